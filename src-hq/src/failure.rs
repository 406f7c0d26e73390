//! What HQ could not do. None of it carries personal data.

use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

/// Why HQ could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The store refused.
    #[error("store: {0}")]
    Store(#[source] Box<dyn Error + Send + Sync>),
    /// The store's layout could not be brought up to date.
    #[error("store layout: {0}")]
    Layout(#[source] Box<dyn Error + Send + Sync>),
    /// The store is not encrypted, or the cipher is missing.
    #[error("store is not encrypted: {0}")]
    NotEncrypted(&'static str),
    /// The key for the store cannot be used.
    #[error("store key: {0}")]
    Key(String),
    /// A file or folder.
    #[error("{what}: {source}")]
    File {
        /// Which, and what was wanted of it.
        what: String,
        /// What the system said.
        source: io::Error,
    },
    /// A certificate could not be made.
    #[error("certificate: {0}")]
    Certificate(#[from] rcgen::Error),
    /// The TLS settings do not stand.
    #[error("tls: {0}")]
    Tls(#[from] rustls::Error),
    /// Something held does not read as what it was written as.
    #[error("held text does not read")]
    Held,
    /// The system gave no random numbers.
    #[error("the system gave no random numbers")]
    Random,
    /// A folder in which no HQ was ever made.
    #[error("{}", text!("hq.no_hq", folder = Verbatim::from(.0.display().to_string())))]
    NoHq(PathBuf),
    /// A setting is missing or wrong.
    #[error("{0}")]
    Setting(Text),
    /// Something that should be there is not.
    #[error("{0} is missing or malformed")]
    Missing(&'static str),
    /// The work was stopped half way.
    #[error("the work was stopped")]
    Stopped,
}

impl From<serde_json::Error> for Failure {
    /// The error itself goes: it quotes what it found.
    fn from(_quoting: serde_json::Error) -> Self {
        Self::Held
    }
}

/// What HQ's own work returns.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A file failure that says what was wanted.
    pub fn file(what: &str, path: &Path, source: io::Error) -> Self {
        Self::File { what: format!("{what} {}", path.display()), source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_text_that_does_not_read_is_not_quoted() {
        let failure = Failure::from(serde_json::from_str::<u32>("\"SMITH, Alan\"").unwrap_err());
        assert!(!format!("{failure} {failure:?}").contains("SMITH"), "{failure:?}");
    }
}
