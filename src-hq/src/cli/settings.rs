//! Settings: a flag goes before the environment, the environment before the settings file.

use crate::failure::{Failure, Result};
use crate::http::Limits;
use clap::Args;
use cordon_core::text;
use cordon_core::words::Verbatim;
use serde::Deserialize;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What every command takes. A flag goes before the environment, that before the settings file.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// HQ's folder.
    #[arg(long, env = "CORDON_HQ_DATA")]
    pub data: Option<PathBuf>,
    /// File with the store's key: 64 hex digits, readable by HQ only.
    #[arg(long, env = "CORDON_HQ_KEY_FILE")]
    pub key_file: Option<PathBuf>,
    /// Settings file, TOML.
    #[arg(long, env = "CORDON_HQ_CONFIG")]
    pub config: Option<PathBuf>,
}

/// What is listed, and how.
#[derive(Debug, Args)]
pub struct Listing {
    /// What was released, taken up or closed too.
    #[arg(long)]
    pub all: bool,
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What the settings file may hold, with what flags and environment said laid over it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// HQ's folder.
    pub data: Option<PathBuf>,
    /// File with the store's key.
    pub key_file: Option<PathBuf>,
    /// Address for devices.
    pub listen: Option<SocketAddr>,
    /// File to write the port to.
    pub port_file: Option<PathBuf>,
    /// Names beside localhost.
    #[serde(default)]
    pub host: Vec<String>,
    /// Loopback address for metrics.
    pub metrics_listen: Option<SocketAddr>,
    /// File with the password of the ACRO archives.
    pub acro_password_file: Option<PathBuf>,
    /// What one device may do.
    #[serde(default)]
    pub limits: Limits,
}

impl Settings {
    /// The settings file, where one is named, under the common arguments.
    pub fn of(common: &Common) -> Result<Self> {
        let mut settings = match &common.config {
            Some(path) => Self::read(path)?,
            None => Self::default(),
        };
        settings.data = common.data.clone().or(settings.data);
        settings.key_file = common.key_file.clone().or(settings.key_file);
        Ok(settings)
    }

    fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| Failure::file("read settings", path, error))?;
        toml::from_str(&text).map_err(|error| {
            let why = Verbatim::from(error.message());
            Failure::Setting(text!("hq.settings_unread", file = Verbatim::from(path.display().to_string()), why = why))
        })
    }

    /// HQ's folder, which must be named somewhere.
    pub fn data_folder(&self) -> Result<PathBuf> {
        self.data.clone().ok_or_else(|| Failure::Setting(text!("hq.folder_not_named")))
    }

    /// The password of the ACRO archives, where a file of it is named.
    pub fn acro_password(&self, named: Option<&Path>) -> Result<Option<Zeroizing<String>>> {
        let Some(path) = named.or(self.acro_password_file.as_deref()) else { return Ok(None) };
        let text = fs::read_to_string(path).map_err(|error| Failure::file("read password file", path, error))?;
        let text = Zeroizing::new(text);
        Ok(Some(Zeroizing::new(text.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_that_a_settings_file_names_stand_beside_those_it_leaves_out() {
        let read = |text: &str| toml::from_str::<Settings>(text).map(|settings| settings.limits);
        let named = read("[limits]\nconnections = 3\nevidence_bytes = { at_once = 8589934592, per_hour = 5 }").unwrap();
        let usual = Limits::default();
        assert_eq!((named.connections, named.entries), (3, usual.entries));
        assert_eq!((named.evidence_bytes.at_once, named.evidence_bytes.per_hour), (8 << 30, 5));
        assert_eq!(read("").unwrap(), usual);
        assert!(read("[limits]\nentrys = { at_once = 1, per_hour = 1 }").is_err(), "a slip is told");
        assert!(read("[limits]\nentries = { at_once = 1 }").is_err(), "half a measure is none");
    }
}
