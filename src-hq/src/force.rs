//! The force that HQ serves: its scope, how that is shown, and its courts. It is a file in HQ's folder,
//! written with the demo's force when HQ is made, and never again: neither another edition's default nor a
//! lost file renames a force.

use crate::failure::{Failure, Result};
use crate::feeds::{self, Courts};
use crate::store::Writes;
use crate::store::feed::{self, Covers, NewScope};
use cordon_core::text;
use cordon_core::words::Verbatim;
use serde::Deserialize;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// The demo's force.
const DEMO: &str = include_str!("force.toml");

/// Where it stands in HQ's folder.
const FILE: &str = "force.toml";

/// Longest name of a scope.
const LONGEST: usize = 64;

/// A force.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Force {
    /// Its scope, by which devices know their copy: `force:` and a word of small letters, digits and hyphens.
    pub scope: String,
    /// What the copy covers, as shown.
    pub shown: String,
    /// Its courts.
    #[serde(default)]
    pub courts: Courts,
}

impl Force {
    /// The force of a new HQ's folder; where none is named there, the demo's is written down first.
    pub fn of_new(folder: &Path) -> Result<Self> {
        if let Some(force) = Self::find(folder)? {
            return Ok(force);
        }
        let path = folder.join(FILE);
        write(&path, DEMO).map_err(|error| Failure::file("write", &path, error))?;
        Self::at(&path, DEMO)
    }

    /// The force of an HQ's folder. Where its file is gone, no other is put in its place: the orders that HQ
    /// holds would stand under another's name, and without its courts.
    pub fn of(folder: &Path) -> Result<Self> {
        let gone = || Failure::Setting(text!("hq.no_force", folder = Verbatim::from(folder.display().to_string())));
        Self::find(folder)?.ok_or_else(gone)
    }

    /// The force of an HQ's folder, where one is named there.
    pub fn find(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(FILE);
        match fs::read_to_string(&path) {
            Ok(written) => Self::at(&path, &written).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::file("read", &path, error)),
        }
    }

    /// Sets the force's scope up. One HQ serves one force: what it holds is never shown as another's. One that
    /// holds nothing yet, and that no device knows, becomes the force that is named.
    pub fn set_up(&self, tx: &dyn Writes) -> Result<()> {
        let (name, shown) = (self.scope.as_str(), self.shown.as_str());
        if let Some(other) = tx.list_areas()?.into_iter().find(|held| held != name) {
            if feed::last_revision(tx, &other)? > 0 || !tx.list_devices()?.is_empty() {
                let (held, named) = (Verbatim::from(other), Verbatim::from(name));
                return Err(Failure::Setting(text!("hq.of_another_force", held = held, named = named)));
            }
            tx.forget_empty_scope(&other)?;
        }
        tx.ensure_scope(&NewScope { name, shown, covers: Covers::Area, not_held: &feeds::not_fed() })?;
        tx.set_shown(name, shown)
    }

    fn at(path: &Path, written: &str) -> Result<Self> {
        Self::read(written).map_err(|why| {
            let file = Verbatim::from(path.display().to_string());
            Failure::Setting(text!("hq.settings_unread", file = file, why = Verbatim::from(why)))
        })
    }

    fn read(written: &str) -> std::result::Result<Self, String> {
        let force: Self = toml::from_str(written).map_err(|error| error.message().to_owned())?;
        if !is_scope(&force.scope) {
            return Err("scope is not \"force:\" and small letters, digits and hyphens".to_owned());
        }
        if force.shown.trim().is_empty() {
            return Err("shown is empty".to_owned());
        }
        Ok(force)
    }
}

fn is_scope(name: &str) -> bool {
    let word = name.strip_prefix("force:").unwrap_or_default();
    let is_fit = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !word.is_empty() && name.len() <= LONGEST && word.chars().all(is_fit)
}

/// Whole or not at all: half a file would be another force, or none.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let beside = path.with_extension("part");
    let mut file = fs::File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_hq_is_the_demos_until_its_file_says_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let demo = Force::of_new(folder.path()).unwrap();
        assert_eq!((demo.scope.as_str(), demo.shown.as_str()), ("force:derbyshire", "Derbyshire"));
        assert_eq!(demo.courts.name("B30PI00"), Some("Southern Derbyshire Magistrates' Court"));
        let path = folder.path().join("force.toml");
        assert_eq!(fs::read_to_string(&path).unwrap(), DEMO);
        fs::write(&path, "scope = 'force:north-2'\nshown = 'The North'").unwrap();
        let other =
            Force { scope: "force:north-2".to_owned(), shown: "The North".to_owned(), courts: Courts::default() };
        assert_eq!(Force::of(folder.path()).unwrap(), other);
    }

    #[test]
    fn an_hq_whose_force_is_gone_is_not_made_the_demos_by_any_command() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("force.toml");
        let key = crate::StoreKey::new([7; 32]);
        fs::write(&path, "scope = 'force:north'\nshown = 'The North'\n[courts]\nB30PI = 'A Court'").unwrap();
        drop(crate::Hq::open(folder.path(), &key).unwrap());
        fs::remove_file(&path).unwrap();
        for opened in [crate::Hq::open_held(folder.path(), &key), crate::Hq::open(folder.path(), &key)] {
            let refused = opened.err().map(|failure| failure.to_string()).unwrap_or_default();
            assert!(refused.contains("force.toml is gone"), "{refused}");
            assert!(!path.exists());
        }
    }

    #[track_caller]
    fn refused(written: &str) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("force.toml"), written).unwrap();
        let refused = Force::of(folder.path()).unwrap_err();
        assert!(refused.to_string().contains("force.toml"), "{refused}");
    }

    #[test]
    fn a_file_that_names_no_force_is_refused_and_is_not_the_demo() {
        refused("");
        refused("scope = 'force:x'");
        refused("scope = 'force:x'\nshown = ' '");
        refused("scope = 'force:x'\nshown = 'X'\ncourt = 1");
        for scope in ["", "x", "force:", "device:x", "force:X", "force:a b", "force:a:b", "force:\u{e9}"] {
            refused(&format!("scope = '{scope}'\nshown = 'X'"));
        }
        refused(&format!("scope = 'force:{}'\nshown = 'X'", "a".repeat(60)));
    }
}
