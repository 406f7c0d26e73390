//! HQ's folder before the store in it is opened: what stands there, and whether it may be written. An HQ is
//! made where none ever stood, and nowhere else: one that is made in place of a lost one would say of
//! nothing at all that it verifies.

use crate::failure::{Failure, Result};
use cordon_core::text;
use cordon_core::words::Verbatim;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What lies beside a store and was never there without one.
const BESIDE: [&str; 2] = ["evidence", "papers"];

/// Where the store lies.
pub fn store_in(folder: &Path) -> PathBuf {
    folder.join("hq.db")
}

/// Whether a store was begun there. Refused where what lies beside a store stands without one.
pub fn is_begun(folder: &Path) -> Result<bool> {
    let store = store_in(folder);
    match fs::metadata(&store) {
        Ok(about) if about.is_file() => Ok(true),
        Ok(_) => Err(no_store_of(folder)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if has_left_over(folder)? {
                Err(no_store_of(folder))
            } else {
                Ok(false)
            }
        }
        Err(error) => Err(Failure::file("look for", &store, error)),
    }
}

/// Whether a store stands there: an empty file is none. Whoever may make one asks under the lock.
pub fn holds_store(folder: &Path) -> Result<bool> {
    if !is_begun(folder)? {
        return Ok(false);
    }
    let store = store_in(folder);
    let about = fs::metadata(&store).map_err(|error| Failure::file("look for", &store, error))?;
    if about.len() == 0 {
        return Err(Failure::Setting(text!("hq.store_emptied", file = shown(&store))));
    }
    Ok(true)
}

/// Makes the folder where it is not there, and shuts it to everybody else.
pub fn prepare(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, "make folder", error))?;
    close_to_others(folder)
}

/// Held while HQ is opened: two that open at once must not both make it.
pub fn lock_to_open(folder: &Path) -> Result<File> {
    let path = folder.join("open.lock");
    let file = File::create(&path).map_err(|error| unwritable(folder, "make", error))?;
    file.lock().map_err(|error| Failure::file("lock", &path, error))?;
    Ok(file)
}

/// Whether the folder lies where nothing can be written.
pub fn is_read_only(folder: &Path) -> bool {
    let tried = fs::OpenOptions::new().append(true).open(store_in(folder));
    tried.is_err_and(|error| is_of_writing(&error))
}

fn unwritable(folder: &Path, what: &str, error: io::Error) -> Failure {
    if !is_of_writing(&error) {
        return Failure::file(what, folder, error);
    }
    let why = Verbatim::from(error.kind().to_string());
    Failure::Setting(text!("hq.folder_unwritable", folder = shown(folder), why = why))
}

fn is_of_writing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied)
}

/// Whether anything is there that a store once knew of. An empty folder may be a mount.
fn has_left_over(folder: &Path) -> Result<bool> {
    for place in BESIDE.map(|name| folder.join(name)) {
        match holds_file(&place) {
            Ok(true) => return Ok(true),
            Ok(false) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::file("list", &place, error)),
        }
    }
    Ok(false)
}

fn holds_file(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        if entry?.file_type()?.is_file() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn no_store_of(folder: &Path) -> Failure {
    Failure::Setting(text!("hq.store_gone", folder = shown(folder)))
}

fn shown(path: &Path) -> Verbatim {
    Verbatim::from(path.display().to_string())
}

#[cfg(unix)]
fn close_to_others(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let about = fs::metadata(folder).map_err(|error| Failure::file("look at", folder, error))?;
    // A copy on a disk that cannot be written is shut already.
    if about.permissions().mode() & 0o777 == 0o700 {
        return Ok(());
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        .map_err(|error| unwritable(folder, "close to others", error))
}

#[cfg(not(unix))]
fn close_to_others(_folder: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{Hq, StoreKey};
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn key() -> StoreKey {
        StoreKey::new([7; 32])
    }

    /// Every file with its bytes.
    fn held(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                all.extend(held(&entry.path()));
            } else {
                all.insert(entry.path(), fs::read(entry.path()).unwrap());
            }
        }
        all
    }

    #[track_caller]
    fn refused(opened: crate::Result<Hq>, says: &str) {
        let said = opened.err().map(|failure| failure.to_string()).unwrap_or_default();
        assert!(said.contains(says), "{said}");
    }

    #[test]
    fn an_emptied_store_is_no_hq_and_none_is_made_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        drop(Hq::open(folder.path(), &key()).unwrap());
        for ending in ["db-wal", "db-shm"] {
            let _gone = fs::remove_file(folder.path().join("hq").with_extension(ending));
        }
        fs::write(folder.path().join("hq.db"), "").unwrap();
        for of in [key(), StoreKey::new([8; 32])] {
            refused(Hq::open_held(folder.path(), &of), "is empty");
            refused(Hq::open(folder.path(), &of), "is empty");
            refused(Hq::open_to_read(folder.path(), &of), "is empty");
        }
        assert_eq!(fs::metadata(folder.path().join("hq.db")).unwrap().len(), 0);
    }

    #[test]
    fn what_lay_beside_a_store_that_is_gone_gets_no_other_store() {
        for place in ["evidence", "papers"] {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join(place)).unwrap();
            refused(Hq::open_held(folder.path(), &key()), "no HQ is in");
            fs::write(folder.path().join(place).join("one"), "x").unwrap();
            refused(Hq::open(folder.path(), &key()), "hq.db is not");
            refused(Hq::open_held(folder.path(), &key()), "hq.db is not");
            assert!(!folder.path().join("hq.db").exists());
        }
    }

    #[test]
    fn a_copy_is_read_where_nothing_can_be_written_and_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        drop(Hq::open(folder.path(), &key()).unwrap());
        let before = held(folder.path());
        let hq = Hq::open_read_only(folder.path(), &key()).unwrap();
        assert!(hq.verify().unwrap().journal_verified);
        assert_eq!(hq.status().unwrap().orders, 0);
        assert!(hq.quarantine().unwrap().is_empty());
        let officer = crate::Officer {
            collar: "1".to_owned(),
            shown: "PC 1".to_owned(),
            initials: "A".to_owned(),
            role: cordon_core::rules::policy::Role::Officer,
            rank: None,
        };
        let said = hq.mint_code(&officer).err().unwrap().to_string();
        assert!(said.contains("cannot be written"), "{said}");
        drop(hq);
        assert_eq!(held(folder.path()), before);
        fs::write(folder.path().join("hq.db-wal"), "not empty").unwrap();
        refused(Hq::open_read_only(folder.path(), &key()), "hq.db-wal");
    }
}
