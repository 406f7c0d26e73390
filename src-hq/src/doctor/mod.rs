//! Looks at an HQ from outside and says what is wrong and what to do. It changes nothing, makes nothing, and
//! what it cannot look into it calls unknown.

mod about;
mod beside;
#[cfg(test)]
mod doctor_tests;
mod files;
mod held;
mod served;
mod unit;

use crate::failure::Failure;
use crate::folder;
use crate::key::StoreKey;
use crate::store::Store;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, Wording};
use serde::Serialize;
use std::net::SocketAddr;
use std::path::Path;

/// What is looked into, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// HQ's folder: there, and closed to others.
    Folder,
    /// Room on its disk.
    Space,
    /// The file with the store's key.
    Key,
    /// The store: it opens, and every page of it is sound.
    Store,
    /// Its layout.
    Layout,
    /// The journals of devices.
    Journals,
    /// The certificate authority.
    Authority,
    /// The authority's certificate as a file.
    AuthorityFile,
    /// The force that is served.
    Force,
    /// The machine's clock.
    Clock,
    /// Files of evidence beside the store.
    Evidence,
    /// Papers beside the store.
    Papers,
    /// What was refused and is kept.
    Quarantine,
    /// What was received and could not be taken in.
    SetAside,
    /// Orders that wait for a person.
    Waiting,
    /// Enrolments that wait to be confirmed.
    Enrolments,
    /// Searches that nobody closed.
    Searches,
    /// The address for devices.
    Port,
    /// The certificate that devices are shown.
    Certificate,
    /// How many files may be open.
    OpenFiles,
    /// The last backup.
    Backup,
    /// The systemd unit.
    Unit,
}

/// How it stands with what was looked into, from the best on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// As it should be.
    Fine,
    /// Worth knowing; nothing has to be done.
    Note,
    /// It could not be looked into.
    Unknown,
    /// Somebody has to look after it.
    Look,
    /// HQ does not work so, or loses something.
    Wrong,
}

/// What was found of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Of what.
    pub check: Check,
    /// How it stands.
    pub level: Level,
    /// What was found.
    pub says: Wording,
    /// What to do, where something is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Text>,
}

/// Everything that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The worst of it.
    pub worst: Level,
    /// One by one.
    pub findings: Vec<Finding>,
}

/// What is looked at, and as what.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// HQ's folder.
    pub folder: &'a Path,
    /// The file with the store's key, where one is named.
    pub key_file: Option<&'a Path>,
    /// Where devices should reach it.
    pub listen: SocketAddr,
    /// The names under which they should.
    pub hosts: &'a [String],
    /// The systemd unit, where there is one.
    pub unit: &'a Path,
    /// The time.
    pub now: Timestamp,
}

/// Looks at everything.
pub fn examine(asked: &Asked<'_>) -> Report {
    let mut findings = files::folder(asked.folder);
    let store = match files::key(asked.key_file) {
        (key, Some(read)) => {
            findings.push(key);
            open(asked.folder, &read)
        }
        (key, None) => {
            findings.push(key);
            Err(unknown(Check::Store, text!("doctor.no_key").into()))
        }
    };
    match &store {
        Ok(store) => findings.extend(held::examine(asked, store)),
        Err(finding) => findings.push(finding.clone()),
    }
    findings.extend(served::examine(asked, store.as_ref().ok()));
    findings.push(files::backup(asked.folder, asked.now));
    findings.extend(unit::examine(asked.unit));
    let worst = findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Unknown);
    Report { worst, findings }
}

/// Opens the store as it stands: one that lies where nothing can be written is read as every other command reads
/// it.
fn open(folder: &Path, key: &StoreKey) -> Result<Store, Finding> {
    let opened = match folder::holds_store(folder) {
        Ok(true) if folder::is_read_only(folder) => Store::open_read_only(&folder::store_in(folder), key),
        Ok(true) => Store::open_as_it_is(&folder::store_in(folder), key),
        Ok(false) => Err(Failure::NoHq(folder.to_path_buf())),
        Err(failure) => Err(failure),
    };
    opened.map_err(|failure| not_opened(&failure))
}

/// A store that does not open.
fn not_opened(failure: &Failure) -> Finding {
    let says = text!("doctor.store_does_not_open", why = Verbatim::from(failure.to_string()));
    wrong_because(Check::Store, says, failure, text!("doctor.store_key_or_backup"))
}

/// What is wrong because of a failure. Where its own words say what to do, a second remedy would be another one.
fn wrong_because(check: Check, says: Text, failure: &Failure, next: Text) -> Finding {
    let next = (!says_what_to_do(failure)).then_some(next);
    Finding { check, level: Level::Wrong, says: says.into(), next }
}

/// Whether a failure's own words say what to do.
fn says_what_to_do(failure: &Failure) -> bool {
    match failure {
        Failure::Key(_) | Failure::NoHq(_) | Failure::Setting(_) => true,
        Failure::Store(_)
        | Failure::Layout(_)
        | Failure::NotEncrypted(_)
        | Failure::File { .. }
        | Failure::Certificate(_)
        | Failure::Tls(_)
        | Failure::Held
        | Failure::Random
        | Failure::Missing(_)
        | Failure::Stopped => false,
    }
}

fn fine(check: Check, says: Text) -> Finding {
    Finding { check, level: Level::Fine, says: says.into(), next: None }
}

fn note(check: Check, says: Text) -> Finding {
    Finding { check, level: Level::Note, says: says.into(), next: None }
}

fn unknown(check: Check, says: Wording) -> Finding {
    Finding { check, level: Level::Unknown, says, next: None }
}

fn look(check: Check, says: Text, next: Text) -> Finding {
    Finding { check, level: Level::Look, says: says.into(), next: Some(next) }
}

fn wrong(check: Check, says: Text, next: Text) -> Finding {
    Finding { check, level: Level::Wrong, says: says.into(), next: Some(next) }
}

/// What could not be looked into, and why: the failure's own words, which name no person.
fn failed(check: Check, failure: &Failure) -> Finding {
    unknown(check, text!("doctor.not_looked_into", why = Verbatim::from(failure.to_string())).into())
}
