//! Durable writes: a file is whole and on disk, or it is not there.

use crate::Failure;
use cordon_core::text_key;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A file written and synced under a temporary name, waiting to be put in its place.
#[derive(Debug)]
pub struct Pending {
    temporary: PathBuf,
    place: PathBuf,
}

/// Writes and syncs bytes beside their place; [`Pending::put`] moves them there.
pub fn prepare(place: &Path, bytes: &[u8]) -> Result<Pending, Failure> {
    let temporary = place.with_extension("part");
    let pending = Pending { temporary: temporary.clone(), place: place.to_owned() };
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&temporary)
        .map_err(Failure::file(text_key!("fault.creating_a_file"), &temporary))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(source) = written {
        pending.discard();
        return Err(Failure::file(text_key!("fault.writing_a_file"), &temporary)(source));
    }
    Ok(pending)
}

impl Pending {
    /// Puts the file in its place. The folder is synced by [`sync_folder`] or [`Pending::put`].
    pub fn rename(self) -> Result<(), Failure> {
        std::fs::rename(&self.temporary, &self.place)
            .map_err(Failure::file(text_key!("fault.placing_a_file"), &self.place))
    }

    /// Puts the file in its place and syncs the folder.
    pub fn put(self) -> Result<(), Failure> {
        let place = self.place.clone();
        self.rename()?;
        sync_folder(folder_of(&place))
    }

    /// Takes the temporary file away.
    pub fn discard(self) {
        // Best effort: what stays is swept at the next start.
        let _swept_later = std::fs::remove_file(&self.temporary);
    }
}

/// Writes a file in one durable step.
pub fn write(place: &Path, bytes: &[u8]) -> Result<(), Failure> {
    prepare(place, bytes)?.put()
}

/// The folder that holds a place; a bare name lies in the current one.
fn folder_of(place: &Path) -> &Path {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder that is its owner's alone, with those above it, where it is not there yet.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(Failure::file(text_key!("fault.making_a_folder"), folder))
}

/// Syncs a folder, so that the names in it are on disk.
pub fn sync_folder(folder: &Path) -> Result<(), Failure> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(Failure::file(text_key!("fault.syncing_a_folder"), folder))
}

/// Takes a file away durably; one that is not there is fine.
pub fn remove(place: &Path) -> Result<(), Failure> {
    match std::fs::remove_file(place) {
        Ok(()) => sync_folder(folder_of(place)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Failure::file(text_key!("fault.removing_a_file"), place)(source)),
    }
}

/// Gives a file another ending durably: it stays, and is no longer found under the one it had.
pub fn set_aside(place: &Path, ending: &str) -> Result<(), Failure> {
    std::fs::rename(place, place.with_extension(ending))
        .map_err(Failure::file(text_key!("fault.setting_a_file_aside"), place))?;
    sync_folder(folder_of(place))
}

/// Reads a file that may not be there.
pub fn read(place: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match std::fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Failure::file(text_key!("fault.reading_a_file"), place)(source)),
    }
}

/// Sweeps temporary files that a crash left behind.
pub fn sweep(folder: &Path) -> Result<(), Failure> {
    for item in std::fs::read_dir(folder).map_err(Failure::file(text_key!("fault.reading_a_folder"), folder))? {
        let path = item.map_err(Failure::file(text_key!("fault.reading_a_folder"), folder))?.path();
        if path.extension().is_some_and(|ending| ending == "part") {
            std::fs::remove_file(&path).map_err(Failure::file(text_key!("fault.sweeping_a_folder"), &path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.sealed");
        let pending = prepare(&place, b"bytes").unwrap();
        assert_eq!(read(&place).unwrap(), None);
        pending.put().unwrap();
        assert_eq!(read(&place).unwrap().unwrap(), b"bytes");
    }

    #[test]
    fn a_folder_that_is_made_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("device/outbox");
        make_folder(&folder).unwrap();
        make_folder(&folder).unwrap();
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }

    #[test]
    fn what_is_set_aside_stays_under_another_ending() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.sealed");
        write(&place, b"bytes").unwrap();
        set_aside(&place, "refused").unwrap();
        assert_eq!(read(&place).unwrap(), None);
        assert_eq!(read(&folder.path().join("a.refused")).unwrap().unwrap(), b"bytes");
    }

    #[test]
    fn what_a_crash_left_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.sealed");
        std::mem::forget(prepare(&place, b"half").unwrap());
        sweep(folder.path()).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
