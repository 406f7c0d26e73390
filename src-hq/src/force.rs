//! The force that HQ serves: its scope, how that is shown, and its courts. It is a file in HQ's folder,
//! written with the demo's force when HQ is made, and never again: neither another edition's default nor a
//! lost file renames a force.

use crate::failure::{Failure, Result};
use crate::feeds::{self, Courts};
use crate::store::Writes;
use crate::store::feed::{self, Covers, NewScope};
use cordon_core::proof::segment::RowKind;
use cordon_core::rules::law::{DapnWord, ForceLaw};
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
    /// Its two-digit code: "30"; empty where the file does not say.
    #[serde(default)]
    pub code: String,
    /// Its word that domestic abuse protection notices run in its area, with its source.
    #[serde(default)]
    pub dapn: Option<DapnWord>,
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
        tx.set_shown(name, shown)?;
        self.state_law(tx)
    }

    /// States in the force's feed what it says of the law in its area: a force that never said anything states
    /// nothing, and one that takes its word back states that it says nothing.
    fn state_law(&self, tx: &dyn Writes) -> Result<()> {
        let (scope, law) = (self.scope.as_str(), self.law());
        let is_said = law != ForceLaw::default() || feed::find_latest(tx, scope, RowKind::ForceLaw, scope)?.is_some();
        if is_said {
            feed::put(tx, scope, RowKind::ForceLaw, scope, &law)?;
        }
        Ok(())
    }

    /// What it says of the law in its area.
    pub fn law(&self) -> ForceLaw {
        ForceLaw { code: self.code.clone(), dapn: self.dapn.clone() }
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
        match force.law().fault() {
            Some(fault) => Err(fault.to_string()),
            None => Ok(force),
        }
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
    use cordon_core::rules::law::DapnHere;
    use cordon_core::rules::time::Day;

    #[test]
    fn a_new_hq_is_the_demos_until_its_file_says_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let demo = Force::of_new(folder.path()).unwrap();
        assert_eq!((demo.scope.as_str(), demo.shown.as_str()), ("force:derbyshire", "Derbyshire"));
        assert_eq!(demo.courts.name("B30PI00"), Some("Southern Derbyshire Magistrates' Court"));
        let path = folder.path().join("force.toml");
        assert_eq!(fs::read_to_string(&path).unwrap(), DEMO);
        fs::write(&path, "scope = 'force:north-2'\nshown = 'The North'").unwrap();
        let other = Force {
            scope: "force:north-2".to_owned(),
            shown: "The North".to_owned(),
            code: String::new(),
            dapn: None,
            courts: Courts::default(),
        };
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

    #[test]
    fn a_force_says_from_when_a_dapn_runs_in_its_area_and_by_what() {
        // LAW 11.29: off by default for an area until its force says otherwise with a source.
        let word = "[dapn]\nfrom = '2026-06-01'\nsource = 'S.I. 2026/1'";
        let force = Force::read(&format!("scope = 'force:x'\nshown = 'X'\ncode = '30'\n{word}")).unwrap();
        let on = |day: &str| force.law().dapn_on(Day::parse(day).unwrap());
        assert_eq!((on("2026-05-31"), on("2026-06-01")), (DapnHere::NotConfirmed, DapnHere::ByForce));
        let silent = Force::read("scope = 'force:x'\nshown = 'X'\ncode = '30'").unwrap();
        assert_eq!(silent.law().dapn, None);
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
        refused("scope = 'force:x'\nshown = 'X'\ncode = '99'");
        for dapn in ["from = '2026-06-01'", "source = 'S.I. 2026/1'", "from = '2026-06-01'\nsource = ''"] {
            refused(&format!("scope = 'force:x'\nshown = 'X'\n[dapn]\n{dapn}"));
        }
        let ends_first = "from = '2026-06-01'\nlast_day = '2026-05-31'\nsource = 'S.I. 2026/1'";
        refused(&format!("scope = 'force:x'\nshown = 'X'\n[dapn]\n{ends_first}"));
        for scope in ["", "x", "force:", "device:x", "force:X", "force:a b", "force:a:b", "force:\u{e9}"] {
            refused(&format!("scope = '{scope}'\nshown = 'X'"));
        }
        refused(&format!("scope = 'force:{}'\nshown = 'X'", "a".repeat(60)));
    }
}
