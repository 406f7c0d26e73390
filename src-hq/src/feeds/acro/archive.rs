//! The night's archive, unpacked within bounds: nothing is written anywhere, and what cannot be
//! unpacked is named with its own reason.

use super::papers::{Paper, Papers};
use cordon_core::text;
use cordon_core::words::{Argument, Text, Verbatim};
use std::io::{Cursor, Read};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;
use zip::{CompressionMethod, ZipReadOptions};

/// How much an archive may unpack to.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    /// Files, folders among them.
    files: usize,
    /// Bytes of one file.
    file_bytes: u64,
    /// Bytes of all files, those among them that are refused for being too large.
    total_bytes: u64,
}

const BOUNDS: Bounds = Bounds { files: 10_000, file_bytes: 32 * 1024 * 1024, total_bytes: 512 * 1024 * 1024 };

/// Every file of an archive, also where two lie under one name.
pub(super) fn unpack(bytes: &[u8], password: Option<&str>) -> Result<Papers, Text> {
    unpack_within(bytes, password, BOUNDS)
}

fn unpack_within(bytes: &[u8], password: Option<&str>, bounds: Bounds) -> Result<Papers, Text> {
    let mut archive =
        ZipIterable::try_new(Cursor::new(bytes), zip::read::Config::default()).map_err(|error| describe(&error))?;
    if archive.len() > bounds.files {
        return Err(text!("feed.archive_too_many", most = bounds.files));
    }
    let mut papers = Papers::default();
    let mut total = 0_u64;
    for entry in archive.files().map_err(|error| describe(&error))? {
        let entry = entry.map_err(|error| describe(&error))?;
        let path = entry
            .name()
            .map_or_else(|_| String::from_utf8_lossy(entry.name_raw()).into_owned(), |name| name.into_owned());
        if entry.is_dir() || is_of_the_system(&path) {
            continue;
        }
        let method = entry.compression();
        let lock = Lock { is_locked: entry.encrypted() };
        let mut reader = Cursor::new(bytes);
        let options = ZipReadOptions::new().password(password.map(str::as_bytes));
        let left = bounds.total_bytes.saturating_sub(total);
        let content = match (unread_method(method), lock.is_locked && password.is_none()) {
            (_, true) => Err(text!("feed.archive_no_password")),
            (Some(reason), false) => Err(reason),
            (None, false) => match entry.with_reader(&mut reader, options) {
                Ok(file) => {
                    let (content, unpacked) = read(file, &lock, bounds.file_bytes.min(left));
                    // What is refused was unpacked as well: a thousand of them must not cost the night.
                    total = total.saturating_add(unpacked);
                    content
                }
                Err(error) => Err(why(&error)),
            },
        };
        papers.add(Paper { path, content });
    }
    Ok(papers)
}

/// Whether a file is encrypted.
struct Lock {
    is_locked: bool,
}

/// A file of at most so many bytes, and how many were unpacked.
fn read(file: impl Read, lock: &Lock, most: u64) -> (Result<Vec<u8>, Text>, u64) {
    let mut content = Vec::new();
    let read = file.take(most.saturating_add(1)).read_to_end(&mut content);
    let unpacked = u64::try_from(content.len()).unwrap_or(u64::MAX);
    if unpacked > most {
        return (Err(text!("feed.archive_too_much")), unpacked);
    }
    let content = match (read, lock.is_locked) {
        (Ok(_), _) => Ok(content),
        (Err(_), true) => Err(text!("feed.archive_damaged_or_password")),
        (Err(_), false) => Err(text!("feed.archive_damaged")),
    };
    (content, unpacked)
}

fn why(error: &ZipError) -> Text {
    if matches!(error, ZipError::InvalidPassword) {
        return text!("feed.archive_password");
    }
    text!("feed.archive_damaged_how", why = Verbatim::from(error.to_string()))
}

/// Why a file packed by a method cannot be read, where it cannot.
fn unread_method(method: CompressionMethod) -> Option<Text> {
    let is_read = matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated);
    (!is_read).then(|| text!("feed.archive_packed", method = name_of(method)))
}

fn name_of(method: CompressionMethod) -> Argument {
    let known = [
        (CompressionMethod::DEFLATE64, "Deflate64"),
        (CompressionMethod::BZIP2, "bzip2"),
        (CompressionMethod::LZMA, "LZMA"),
        (CompressionMethod::ZSTD, "Zstandard"),
        (CompressionMethod::XZ, "XZ"),
    ];
    let named = known.iter().find(|(known, _)| *known == method).map(|(_, name)| Verbatim::from(*name).into());
    named.unwrap_or_else(|| text!("feed.archive_unknown_method", method = Verbatim::from(method.to_string())).into())
}

/// What desktop systems put beside files of their own accord.
fn is_of_the_system(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| {
        part == "__MACOSX" || part.starts_with("._") || part == ".DS_Store" || part.eq_ignore_ascii_case("thumbs.db")
    })
}

fn describe(error: &ZipError) -> Text {
    // Its directory stands at the end, and is looked for first.
    if matches!(error, ZipError::InvalidArchive(why) if why.contains("EOCD")) {
        return text!("feed.archive_cut");
    }
    text!("feed.archive_unreadable", why = Verbatim::from(error.to_string()))
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod archive_tests;
