//! The night's archive, unpacked within bounds: nothing is written anywhere, and what cannot be
//! unpacked is named with its own reason.

use super::papers::{Paper, Papers};
use std::io::{Cursor, Read};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;
use zip::{CompressionMethod, ZipReadOptions};

const MAX_FILES: usize = 10_000;
const MAX_FILE_BYTES: u64 = 32 * 1024 * 1024;
const MAX_TOTAL_BYTES: u64 = 512 * 1024 * 1024;

/// Every file of an archive, also where two lie under one name.
pub(super) fn unpack(bytes: &[u8], password: Option<&str>) -> Result<Papers, String> {
    let mut archive =
        ZipIterable::try_new(Cursor::new(bytes), zip::read::Config::default()).map_err(|error| describe(&error))?;
    if archive.len() > MAX_FILES {
        return Err(format!("more than {MAX_FILES} files in the archive"));
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
        let content = match (unread_method(method), lock.is_locked && password.is_none()) {
            (_, true) => Err("it is encrypted, and no password was given".to_owned()),
            (Some(reason), false) => Err(reason),
            (None, false) => match entry.with_reader(&mut reader, options) {
                Ok(file) => read(file, &lock, MAX_TOTAL_BYTES.saturating_sub(total)),
                Err(error) => Err(why(&error)),
            },
        };
        if let Ok(content) = &content {
            total = total.saturating_add(u64::try_from(content.len()).unwrap_or(u64::MAX));
        }
        papers.add(Paper { path, content });
    }
    Ok(papers)
}

/// Whether a file is encrypted.
struct Lock {
    is_locked: bool,
}

fn read(file: impl Read, lock: &Lock, room: u64) -> Result<Vec<u8>, String> {
    let mut content = Vec::new();
    let most = MAX_FILE_BYTES.min(room);
    let read = file.take(most.saturating_add(1)).read_to_end(&mut content);
    if u64::try_from(content.len()).unwrap_or(u64::MAX) > most {
        return Err("it unpacks to more than is accepted".to_owned());
    }
    match (read, lock.is_locked) {
        (Ok(_), _) => Ok(content),
        (Err(_), true) => Err("it is damaged, or the password is wrong".to_owned()),
        (Err(_), false) => Err("it is damaged".to_owned()),
    }
}

fn why(error: &ZipError) -> String {
    if matches!(error, ZipError::InvalidPassword) {
        return "the password is wrong".to_owned();
    }
    format!("it is damaged ({error})")
}

/// Why a file packed by a method cannot be read, where it cannot.
fn unread_method(method: CompressionMethod) -> Option<String> {
    let is_read = matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated);
    (!is_read)
        .then(|| format!("it is packed with {}, which is not read here: pack it anew with Deflate", name_of(method)))
}

fn name_of(method: CompressionMethod) -> String {
    let known = [
        (CompressionMethod::DEFLATE64, "Deflate64"),
        (CompressionMethod::BZIP2, "bzip2"),
        (CompressionMethod::LZMA, "LZMA"),
        (CompressionMethod::ZSTD, "Zstandard"),
        (CompressionMethod::XZ, "XZ"),
    ];
    let named = known.iter().find(|(known, _)| *known == method).map(|(_, name)| (*name).to_owned());
    named.unwrap_or_else(|| format!("an unknown method ({method})"))
}

/// What desktop systems put beside files of their own accord.
fn is_of_the_system(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| {
        part == "__MACOSX" || part.starts_with("._") || part == ".DS_Store" || part.eq_ignore_ascii_case("thumbs.db")
    })
}

fn describe(error: &ZipError) -> String {
    format!("not a readable archive: {error}")
}
