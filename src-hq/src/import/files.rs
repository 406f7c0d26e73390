//! Which files are read, and by which reader.

use crate::failure::{Failure, Result};
use crate::feeds::acro::{self, Paper, Papers};
use crate::feeds::{Courts, Outcome, Reading, libra};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

const READ: [&str; 6] = ["xml", "csv", "zip", "json", "jsonl", "ndjson"];
const PAPER_BYTES: u64 = 32 << 20;

/// A file itself, or the files in a folder and its folders that have a reader, in order of name.
pub fn list(path: &Path) -> Result<Vec<PathBuf>> {
    let about = fs::metadata(path).map_err(|error| Failure::file("find", path, error))?;
    if !about.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| Failure::file("list", &folder, error))? {
            let entry = entry.map_err(|error| Failure::file("list", &folder, error))?;
            let kind = entry.file_type().map_err(|error| Failure::file("list", &folder, error))?;
            // Links are not followed, so a loop of them cannot trap the walk.
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() && READ.contains(&extension(&entry.path()).as_str()) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file is of our own exchange format, by its name.
pub fn is_exchange(path: &Path) -> bool {
    ["json", "jsonl", "ndjson"].contains(&extension(path).as_str())
}

/// What a court's file is read with.
pub struct With<'w> {
    /// Opens archives.
    pub password: Option<&'w str>,
    /// What its courts are called.
    pub courts: &'w Courts,
    /// The papers that came with it.
    pub papers: &'w Papers,
}

/// Reads a court's file.
pub fn read(path: &Path, bytes: &[u8], with: &With<'_>, now: Timestamp) -> Vec<Reading> {
    match extension(path).as_str() {
        "xml" => libra::read(bytes, now, with.courts),
        "zip" => acro::read_zip(bytes, with.password, now),
        "csv" => acro::read_manifest(bytes, with.papers, now),
        _ => vec![Reading {
            outcome: Outcome::Broken { line: None, reason: text!("feed.file_kind") },
            title: "unknown file".to_owned(),
            told: Vec::new(),
        }],
    }
}

/// Whether papers of a file by this name lie beside it, and not within.
pub fn has_papers_beside(path: &Path) -> bool {
    extension(path) == "csv"
}

/// The row that is meant, where the file has rows; else the whole of it. Of an archive the whole: which of its
/// files a line is of cannot be told.
pub fn row(path: &Path, bytes: Vec<u8>, line: Option<u64>) -> Vec<u8> {
    let row = match (line, extension(path).as_str()) {
        (Some(line), "csv") => {
            let rows = acro::lines_at(&bytes, &BTreeSet::from([line]));
            rows.map(|rows| rows.concat().into_bytes())
        }
        (Some(line), _) if is_exchange(path) => {
            let index = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
            let lines = || bytes.split(|byte| *byte == b'\n');
            index.and_then(|index| lines().nth(index)).map(<[u8]>::to_vec)
        }
        (Some(_) | None, _) => None,
    };
    match row {
        Some(row) => [row.trim_ascii_end(), b"\n"].concat(),
        None => bytes,
    }
}

fn extension(path: &Path) -> String {
    path.extension().and_then(|text| text.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// Papers that lie in a manifest's folder. One that cannot be read says so in its order; where the folder
/// cannot be read it is not known which papers there are.
pub fn papers_beside(path: &Path) -> io::Result<Papers> {
    // Of a name without a folder the folder is the one that HQ stands in.
    let path = std::path::absolute(path)?;
    path.parent().map_or_else(|| Ok(Papers::default()), papers_in)
}

/// Papers that lie in a folder.
pub fn papers_in(folder: &Path) -> io::Result<Papers> {
    let mut papers = Papers::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if extension(&entry.path()) != "pdf" {
            continue;
        }
        if let Some(content) = content(&entry) {
            papers.add(Paper { path: name, content });
        }
    }
    Ok(papers)
}

fn content(entry: &fs::DirEntry) -> Option<std::result::Result<Vec<u8>, Text>> {
    let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
    if about.len() > PAPER_BYTES {
        return Some(Err(text!("feed.file_too_large")));
    }
    Some(
        fs::read(entry.path())
            .map_err(|error| text!("feed.paper_unread", why = Verbatim::from(error.kind().to_string()))),
    )
}
