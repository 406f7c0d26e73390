//! Which files are read, and by which reader.

use crate::failure::{Failure, Result};
use crate::feeds::acro::{self, Paper, Papers, Unnamed};
use crate::feeds::{Courts, Outcome, Reading, as_utf8, libra, of_another_program};
use crate::store::refused::Spot;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

const READ: [&str; 6] = ["xml", "csv", "zip", "json", "jsonl", "ndjson"];
const PAPER_BYTES: u64 = 32 << 20;

/// What a path names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// What is read, in order of name.
    pub files: Vec<PathBuf>,
    /// What lies there and is not read, in order of name, each with why.
    pub passed_over: Vec<(PathBuf, Text)>,
}

/// A file itself, or the files in a folder and its folders that have a reader. Of the rest each is named, but
/// the papers that a row of a manifest beside them names, which are read with it.
pub fn list(path: &Path) -> Result<Listed> {
    let about = fs::metadata(path).map_err(|error| Failure::file("find", path, error))?;
    let mut listed = Listed::default();
    if !about.is_dir() {
        listed.files.push(path.to_path_buf());
        return Ok(listed);
    }
    let mut folders = vec![path.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let mut beside = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|error| Failure::file("list", &folder, error))? {
            let entry = entry.map_err(|error| Failure::file("list", &folder, error))?;
            let kind = entry.file_type().map_err(|error| Failure::file("list", &folder, error))?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                beside.push(entry.path());
            } else {
                // Links are not followed, so a loop of them cannot trap the walk.
                listed.passed_over.push((entry.path(), text!("feed.passed_over_link")));
            }
        }
        sort_out(beside, &mut listed);
    }
    listed.files.sort();
    listed.passed_over.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(listed)
}

/// Why a path that was named could not be looked into.
pub fn why_not_listed(error: &io::Error) -> Text {
    if error.kind() == io::ErrorKind::NotFound {
        return text!("feed.file_not_there");
    }
    text!("feed.file_unread", why = Verbatim::from(error.kind().to_string()))
}

/// The files of one folder: what is read, and what is passed over.
fn sort_out(beside: Vec<PathBuf>, listed: &mut Listed) {
    let papers = Beside::of(&beside);
    for file in beside {
        let ending = extension(&file);
        if READ.contains(&ending.as_str()) {
            listed.files.push(file);
            continue;
        }
        let why = if ending == "pdf" { papers.passed_over(&file) } else { Some(passed_over(&file)) };
        listed.passed_over.extend(why.map(|why| (file, why)));
    }
}

/// The papers of one folder, as the manifests in it name them.
enum Beside {
    /// No manifest lies there.
    NoManifest,
    /// The names of the papers that no row of a manifest names.
    Unnamed(Unnamed),
}

impl Beside {
    fn of(files: &[PathBuf]) -> Self {
        let of_kind = |kind| files.iter().filter(move |file| extension(file) == kind);
        if of_kind("csv").next().is_none() {
            return Self::NoManifest;
        }
        let papers: Vec<String> = of_kind("pdf").map(|file| own_name(file)).collect();
        if papers.is_empty() {
            return Self::Unnamed(Unnamed::ByAny(papers));
        }
        // What cannot be read names nothing, and is told for itself when it is imported.
        let manifests: Vec<Option<Vec<u8>>> = of_kind("csv").map(|file| fs::read(file).ok()).collect();
        Self::Unnamed(acro::unnamed(&manifests, papers))
    }

    /// Why a paper is not read, where it is not.
    fn passed_over(&self, paper: &Path) -> Option<Text> {
        let name = own_name(paper);
        match self {
            Self::NoManifest => Some(text!("feed.passed_over_paper")),
            Self::Unnamed(Unnamed::ByAny(names)) => names.contains(&name).then(|| text!("feed.passed_over_unnamed")),
            Self::Unnamed(Unnamed::ByThoseRead(names)) => {
                names.contains(&name).then(|| text!("feed.passed_over_untold"))
            }
        }
    }
}

/// A file's name without its folder.
fn own_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Why a file is passed over: by its name it is of no kind that is read. Where it begins as one of them does,
/// its name may be all that is wrong with it.
fn passed_over(file: &Path) -> Text {
    let bytes = beginning(file).unwrap_or_default();
    if let Some(what) = of_another_program(&bytes) {
        return what;
    }
    match looks_like(&bytes) {
        Some(ending) => text!("feed.passed_over_named", ending = Verbatim::from(ending)),
        None => text!("feed.passed_over", endings = Verbatim::from(READ.map(|ending| format!(".{ending}")).join(", "))),
    }
}

/// The ending of the kind that a file begins as, where its first bytes show one.
fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    let head = as_utf8(bytes.get(..1024).unwrap_or(bytes)).ok()?;
    let text = head.trim_ascii_start();
    let begins = |with: &str| text.starts_with(with.as_bytes());
    if begins("<") && !begins("<!DOCTYPE html") && !begins("<html") {
        Some(".xml")
    } else if begins("{") && text.contains(&b'"') {
        Some(".jsonl")
    } else {
        text.windows(10).any(|window| window == b"Court Date").then_some(".csv")
    }
}

/// A file's bytes, of a large one the first.
fn beginning(file: &Path) -> io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(PAPER_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file is of our own exchange format, by its name.
pub fn is_exchange(path: &Path) -> bool {
    ["json", "jsonl", "ndjson"].contains(&extension(path).as_str())
}

/// What a court's file is read with.
pub struct ReadWith<'w> {
    /// Opens archives.
    pub password: Option<&'w str>,
    /// What its courts are called.
    pub courts: &'w Courts,
    /// The papers that came with it.
    pub papers: &'w Papers,
}

/// Reads a court's file.
pub fn read(path: &Path, bytes: &[u8], with: &ReadWith<'_>, now: Timestamp) -> Vec<Reading> {
    if bytes.is_empty() {
        let outcome = Outcome::Broken { line: None, reason: text!("feed.file_empty") };
        return vec![Reading { outcome, title: "empty file".to_owned(), within: None, told: Vec::new() }];
    }
    match extension(path).as_str() {
        "xml" => libra::read(bytes, now, with.courts),
        "zip" => acro::read_zip(bytes, with.password, now),
        "csv" => acro::read_manifest(bytes, with.papers, now),
        _ => vec![Reading {
            outcome: Outcome::Broken {
                line: None,
                reason: of_another_program(bytes).unwrap_or_else(|| text!("feed.file_kind")),
            },
            title: "unknown file".to_owned(),
            within: None,
            told: Vec::new(),
        }],
    }
}

/// Whether a file by this name is an archive, which may hold several manifests.
pub fn is_archive(path: &Path) -> bool {
    extension(path) == "zip"
}

/// Whether papers of a file by this name lie beside it, and not within.
pub fn has_papers_beside(path: &Path) -> bool {
    extension(path) == "csv"
}

/// The row that is meant, where the file has rows; else the whole of it. Of an archive the row where no password
/// keeps it.
pub fn row(path: &Path, bytes: Vec<u8>, (within, line): Spot<'_>) -> Vec<u8> {
    let row = match (line, extension(path).as_str()) {
        (Some(line), "zip") => {
            within.and_then(|within| acro::line_within(&bytes, within, line)).map(String::into_bytes)
        }
        (Some(line), "csv") => {
            let rows = acro::lines_at(&bytes, &BTreeSet::from([line]));
            rows.map(|rows| rows.concat().into_bytes())
        }
        (Some(line), _) if is_exchange(path) => {
            let index = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
            let text = as_utf8(&bytes).ok();
            let lines = || text.as_deref().unwrap_or_default().split(|byte| *byte == b'\n');
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
