//! Whole files that HQ keeps beside its store: evidence, and the papers that came with orders. They lie
//! in a local folder, through the crate `object_store`; another place that it knows, such as S3, is another
//! body of these three functions. Whatever is put is on the disk, its name included, before `put` returns.
//! Nothing lies here in clear: evidence comes encrypted, and papers are before they are put.

mod threads;

use crate::failure::{Failure, Result};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Location;
use object_store::{GetOptions, ObjectStore as _, PutOptions};
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::iter;
use std::path::{Path, PathBuf};
use threads::Threads;

/// The files of one kind.
pub struct Objects {
    /// Where they lie, in full.
    folder: PathBuf,
    files: LocalFileSystem,
    threads: Threads,
}

impl Objects {
    /// The files in a folder, which is made where there is none.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        make_folder(folder)?;
        let opened = fs::canonicalize(folder).and_then(|folder| Ok((durable(&folder)?, folder)));
        let (files, folder) = opened.map_err(|error| Failure::file("open folder", folder, error))?;
        let threads = Threads::start().map_err(|error| Failure::file("start threads for", &folder, error))?;
        Ok(Self { folder, files, threads })
    }

    /// Puts a file, whole or not at all, in place of one of this name.
    pub fn put(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let (location, path) = self.place(name)?;
        let files = self.files.clone();
        let work = async move { files.put_opts(&location, bytes.into(), PutOptions::default()).await };
        // A folder that is gone would be made anew, where a disk is missing that was mounted there.
        let put = must_be_folder(&self.folder).and_then(|()| self.threads.wait_for(work)?.map_err(told));
        put.map_err(|error| Failure::file("write", &path, error))?;
        Ok(())
    }

    /// A file's bytes, where there is one of this name.
    pub fn find(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let (location, path) = self.place(name)?;
        let files = self.files.clone();
        let work = async move { files.get_opts(&location, GetOptions::default()).await?.bytes().await };
        let found = self.threads.wait_for(work).and_then(|found| self.found(found, &path));
        Ok(found.map_err(|error| Failure::file("read", &path, error))?.map(Vec::from))
    }

    /// How many bytes a file has, where there is one of this name.
    pub fn size(&self, name: &str) -> Result<Option<u64>> {
        let (location, path) = self.place(name)?;
        let files = self.files.clone();
        let work = async move { files.get_opts(&location, GetOptions::new().with_head(true)).await };
        let found = self.threads.wait_for(work).and_then(|found| self.found(found, &path));
        Ok(found.map_err(|error| Failure::file("find", &path, error))?.map(|found| found.meta.size))
    }

    /// Names are ids and digests: nothing else reaches the disk as a path.
    fn place(&self, name: &str) -> Result<(Location, PathBuf)> {
        let is_fit = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        if name.is_empty() || !name.chars().all(is_fit) {
            return Err(Failure::Missing("a file's name"));
        }
        Ok((Location::from(name), self.folder.join(name)))
    }

    /// None where there is no such file; any other failure stays one.
    fn found<T>(&self, found: object_store::Result<T>, path: &Path) -> io::Result<Option<T>> {
        match found {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => self.must_be_absent(path).map(|()| None),
            Err(error) => Err(told(error)),
        }
    }

    /// Fails where something other than a file lies there, or its folder does not: the crate calls a folder
    /// in a file's place not found, and so it calls a file on a disk that is no longer mounted.
    fn must_be_absent(&self, path: &Path) -> io::Result<()> {
        match fs::symlink_metadata(path) {
            // It was put after it had been asked for.
            Ok(about) if about.is_file() => Ok(()),
            Ok(_) => Err(io::Error::new(ErrorKind::InvalidData, "what lies there is no file")),
            Err(error) if error.kind() == ErrorKind::NotFound => must_be_folder(&self.folder),
            Err(error) => Err(error),
        }
    }
}

/// The files in a folder, each synced, and its name after it, before a put of it returns. How a file is
/// called until it is whole is the crate's (`name#1`): no name of an object has that sign, and what a crash
/// leaves of one is nobody's. It is not swept away: another process of HQ's may be writing it.
fn durable(folder: &Path) -> io::Result<LocalFileSystem> {
    Ok(LocalFileSystem::new_with_prefix(folder).map_err(told)?.with_fsync(true))
}

/// What the system said, where it said something: that is shorter, and all that a person can act on.
fn told(error: object_store::Error) -> io::Error {
    let first: &(dyn Error + 'static) = &error;
    let mut causes = iter::successors(Some(first), |&cause| cause.source());
    let said =
        causes.find_map(|cause| cause.downcast_ref::<io::Error>()).map(|said| (said.raw_os_error(), said.kind()));
    match said {
        Some((Some(code), _)) => io::Error::from_raw_os_error(code),
        Some((None, kind)) => io::Error::new(kind, error),
        None => io::Error::other(error),
    }
}

fn must_be_folder(folder: &Path) -> io::Result<()> {
    if fs::metadata(folder)?.is_dir() { Ok(()) } else { Err(ErrorKind::NotADirectory.into()) }
}

/// Makes a folder where there is none, its name on the disk.
pub fn make_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let made = fs::create_dir_all(folder).and_then(|()| fs::canonicalize(folder));
    let made = made.and_then(|folder| folder.parent().map_or(Ok(()), sync_folder));
    made.map_err(|error| Failure::file("make folder", folder, error))
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
mod objects_tests;
