//! Whole files that HQ keeps beside its store: evidence, and the papers that came with orders. They lie
//! in a local folder; another place for them is another body of these three functions. Whatever is put
//! is on the disk, its name included, before `put` returns. Nothing lies here in clear: evidence comes
//! encrypted, and papers are before they are put.

use crate::failure::{Failure, Result};
use crate::random;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The files of one kind.
pub struct Objects {
    folder: PathBuf,
}

impl Objects {
    /// The files in a folder, which is made where there is none.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| Failure::file("make folder", folder, error))?;
        Ok(Self { folder: folder.to_path_buf() })
    }

    /// Puts a file, whole or not at all, in place of one of this name.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.path(name)?;
        // A name of its own: two that put the same file at once must not write into one another's.
        let growing = self.folder.join(format!("{}{GROWING}", hex::encode(random::bytes::<8>()?)));
        let put = write(&growing, bytes).and_then(|()| fs::rename(&growing, &path));
        let put = put.and_then(|()| sync_folder(&self.folder));
        put.map_err(|error| {
            // Where it cannot be taken away it is nobody's.
            let _ = fs::remove_file(&growing);
            Failure::file("write", &path, error)
        })
    }

    /// A file's bytes, where there is one of this name.
    pub fn find(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.path(name)?;
        found(fs::read(&path)).map_err(|error| Failure::file("read", &path, error))
    }

    /// How many bytes a file has, where there is one of this name.
    pub fn size(&self, name: &str) -> Result<Option<u64>> {
        let path = self.path(name)?;
        let about = found(fs::metadata(&path)).map_err(|error| Failure::file("find", &path, error))?;
        Ok(about.map(|about| about.len()))
    }

    /// Names are ids and digests: nothing else reaches the disk as a path.
    fn path(&self, name: &str) -> Result<PathBuf> {
        let is_fit = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        if name.is_empty() || !name.chars().all(is_fit) {
            return Err(Failure::Missing("a file's name"));
        }
        Ok(self.folder.join(name))
    }
}

/// How a file is called until it is whole: no name of an object ends so, and what a crash leaves of one
/// is nobody's. It is not swept away: another process of HQ's may be writing it.
const GROWING: &str = ".part";

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// None where there is no such file; any other failure stays one.
fn found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts the names in a folder on the disk.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Puts the names in a folder on the disk.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn a_file_that_was_put_is_found_whole_and_put_again_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("evidence");
        let objects = Objects::in_folder(&place).unwrap();
        assert_eq!((objects.find("one").unwrap(), objects.size("one").unwrap()), (None, None));
        objects.put("one", &[0, 1, 2]).unwrap();
        objects.put("one", &[7; 4]).unwrap();
        objects.put("none", &[]).unwrap();
        let again = Objects::in_folder(&place).unwrap();
        assert_eq!((again.find("one").unwrap(), again.size("one").unwrap()), (Some(vec![7; 4]), Some(4)));
        assert_eq!((again.find("none").unwrap(), again.size("none").unwrap()), (Some(Vec::new()), Some(0)));
        assert_eq!(fs::read_dir(&place).unwrap().count(), 2, "nothing else lies there");
    }

    #[test]
    fn what_a_crash_left_half_written_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("one.part"), [2]).unwrap();
        let objects = Objects::in_folder(folder.path()).unwrap();
        assert_eq!(objects.find("one").unwrap(), None);
        objects.put("one", &[1]).unwrap();
        assert_eq!(objects.find("one").unwrap(), Some(vec![1]));
    }

    #[test]
    fn a_file_that_cannot_be_read_or_written_is_a_failure_and_not_none() {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::in_folder(folder.path()).unwrap();
        fs::create_dir(folder.path().join("one")).unwrap();
        assert!(objects.find("one").is_err());
        assert!(objects.put("one", &[1]).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "what was begun is taken away");
        fs::remove_dir(folder.path().join("one")).unwrap();
        assert_eq!(objects.find("one").unwrap(), None);
    }

    #[test]
    fn a_name_that_is_a_path_reaches_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::in_folder(&folder.path().join("evidence")).unwrap();
        for name in ["", ".", "..", "../one", "a/b", "a\\b", "a.part", "\u{e9}"] {
            assert!(objects.put(name, &[1]).is_err() && objects.find(name).is_err(), "{name}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn two_that_put_the_same_file_at_once_leave_one_whole() {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::in_folder(folder.path()).unwrap();
        let each = [vec![1; 100_000], vec![2; 100_000]];
        thread::scope(|scope| {
            for bytes in &each {
                let objects = &objects;
                scope.spawn(move || (0..20).for_each(|_| objects.put("one", bytes).unwrap()));
            }
        });
        assert!(each.contains(&objects.find("one").unwrap().unwrap()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
