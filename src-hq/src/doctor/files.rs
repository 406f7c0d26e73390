//! What lies in HQ's folder and beside it: who may read it, and whether there is room.

use super::{Check, Finding, failed, fine, look, note, unknown, wrong, wrong_because};
use crate::failure::Failure;
use crate::key::StoreKey;
use chrono::TimeDelta;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::Verbatim;
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// A backup older than this is nobody's routine.
const BACKUP_HOURS: i64 = 48;
/// What a backup touches once it is done.
const BACKUP: &str = "last-backup";

/// The folder and the room on its disk.
pub fn folder(folder: &Path) -> Vec<Finding> {
    let shown = || Verbatim::from(folder.display().to_string());
    if !folder.join("hq.db").is_file() {
        let says = text!("doctor.no_hq", folder = shown());
        return vec![wrong(Check::Folder, says, text!("doctor.name_the_folder"))];
    }
    let is_open = mode(folder).map(|mode| mode & 0o077 != 0);
    let found = match is_open {
        Ok(false) => fine(Check::Folder, text!("doctor.folder_closed", folder = shown())),
        Ok(true) => look(
            Check::Folder,
            text!("doctor.folder_open", folder = shown()),
            text!("doctor.close_folder", folder = shown()),
        ),
        Err(error) => failed(Check::Folder, &Failure::file("read mode of", folder, error)),
    };
    vec![found, space(folder)]
}

#[cfg(unix)]
fn mode(path: &Path) -> io::Result<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::metadata(path)?.permissions().mode())
}

#[cfg(not(unix))]
fn mode(path: &Path) -> io::Result<u32> {
    fs::metadata(path).map(|_there| 0o700)
}

/// Less than this, and evidence of a few devices fills it within a day.
const ENOUGH_MIB: u64 = 2_048;
/// Less than this, and the next write may fail.
const LEAST_MIB: u64 = 128;

#[cfg(unix)]
fn space(folder: &Path) -> Finding {
    match rustix::fs::statvfs(folder) {
        Ok(disk) => space_of(disk.f_bavail.saturating_mul(disk.f_frsize) >> 20),
        Err(error) => failed(Check::Space, &Failure::file("ask the disk of", folder, error.into())),
    }
}

#[cfg(not(unix))]
fn space(_folder: &Path) -> Finding {
    unknown(Check::Space, text!("doctor.space_unknown").into())
}

/// What is to be said of so much free space.
pub fn space_of(mib: u64) -> Finding {
    if mib < LEAST_MIB {
        wrong(Check::Space, text!("doctor.space_gone", mib = mib), text!("doctor.make_space"))
    } else if mib < ENOUGH_MIB {
        look(Check::Space, text!("doctor.space_little", mib = mib), text!("doctor.make_space"))
    } else {
        fine(Check::Space, text!("doctor.space_free", mib = mib))
    }
}

/// The key file, and the key where it can be read. A file that others may read is told, and read all the same
/// where only its group may.
pub fn key(file: Option<&Path>) -> (Finding, Option<StoreKey>) {
    match (StoreKey::read_of_held(file), file) {
        (Err(failure), _) => {
            let says = text!("doctor.key_unread", why = Verbatim::from(failure.to_string()));
            (wrong_because(Check::Key, says, &failure, text!("doctor.bring_the_key")), None)
        }
        (Ok(key), None) => (fine(Check::Key, text!("doctor.key_of_systemd")), Some(key)),
        (Ok(key), Some(file)) => (key_file(file), Some(key)),
    }
}

fn key_file(file: &Path) -> Finding {
    let shown = || Verbatim::from(file.display().to_string());
    match mode(file) {
        Ok(mode) if mode & 0o077 == 0 => fine(Check::Key, text!("doctor.key_closed", file = shown())),
        Ok(_open) => {
            look(Check::Key, text!("doctor.key_open", file = shown()), text!("doctor.close_key", file = shown()))
        }
        Err(error) => failed(Check::Key, &Failure::file("read mode of", file, error)),
    }
}

/// When the last backup was made, by the file that it touches.
pub fn backup(folder: &Path, now: Timestamp) -> Finding {
    let marker = folder.join(BACKUP);
    let shown = || Verbatim::from(marker.display().to_string());
    let made = match fs::metadata(&marker).and_then(|about| about.modified()) {
        Ok(made) => made,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return note(Check::Backup, text!("doctor.backup_unmarked", file = shown()));
        }
        Err(error) => return failed(Check::Backup, &Failure::file("read", &marker, error)),
    };
    let since = made.duration_since(UNIX_EPOCH).ok().and_then(|since| i64::try_from(since.as_millis()).ok());
    let Some(made) = since.map(Timestamp::from_millis) else {
        return unknown(Check::Backup, text!("doctor.backup_undated", file = shown()).into());
    };
    let at = Verbatim::from(made.london_text());
    if now.since(made) > TimeDelta::hours(BACKUP_HOURS) {
        look(Check::Backup, text!("doctor.backup_old", at = at), text!("doctor.back_up"))
    } else {
        fine(Check::Backup, text!("doctor.backup_made", at = at))
    }
}
