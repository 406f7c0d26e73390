//! Files from courts and forces, read and taken in. A file is known by its bytes, so importing it again changes
//! nothing, but for orders whose papers lacked and came since; what cannot be read goes to quarantine and stops
//! nothing else.

mod again;
mod exchange;
mod files;
mod late;
mod orders;
mod papers;
mod part;
mod stated;
mod waiting;

pub use again::{Again, Taken, again};
#[cfg(test)]
pub use files::papers_beside;
pub use files::row;
pub use orders::take as take_orders;
pub use papers::find as find_paper;
pub use part::{Given, HeldPart};
pub use waiting::{Waiting, close as close_waiting, list as list_waiting, match_to, retry as retry_waiting};

use crate::acts::{self, Did};
use crate::failure::{Failure, Result};
use crate::feeds::acro::{self, Papers};
use crate::feeds::{Outcome, Reading, Told};
use crate::hq::Hq;
use crate::intake;
use crate::progress::Progress;
use crate::scopes;
use crate::store::items::{Became, Item};
use crate::store::refused::{Ending, Held, Spot};
use crate::store::{Reads, Writes};
use cordon_core::proof::digest::Digest;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, Wording};
use part::{Part, refuse};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What became of orders that were taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Orders not held before.
    pub new: u64,
    /// Orders that gained a version.
    pub changed: u64,
    /// Orders held already, as they came.
    pub unchanged: u64,
    /// Orders that a person must match.
    pub waiting: u64,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileOutcome {
    /// Its path.
    pub file: String,
    /// What became of it.
    pub outcome: Became,
    /// What it is.
    pub title: String,
    /// Why nothing was taken, where nothing was and nothing was refused.
    pub reason: Option<Text>,
    /// What became of its orders; of a file that was imported before, of those whose papers came since.
    pub orders: Summary,
    /// How many statements about people it held, where it is of our own exchange format.
    pub people: u64,
    /// How many of its parts could not be read.
    pub broken: u64,
    /// Every part that was refused, now or when the file was imported before.
    pub refused: Vec<RefusedPart>,
    /// What a person has to know of how the rest was read.
    pub told: Vec<Told>,
    /// How many orders an earlier import of the same bytes had taken.
    pub taken_before: u64,
}

/// A part of a file that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedPart {
    /// The file within it, where it is an archive.
    pub within: Option<String>,
    /// Its line, where there are lines.
    pub line: Option<u64>,
    /// Every reason.
    pub reason: Wording,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// File by file.
    pub files: Vec<FileOutcome>,
    /// Files in folders that were not read.
    pub passed_over: Vec<PassedOver>,
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// Its path.
    pub file: String,
    /// Why.
    pub why: Text,
}

impl Imported {
    /// Whether nothing was taken now, though something should have been: rows or files were refused now, or
    /// there was no file at all. A file that holds nothing for us was read, and is no failure; one that was
    /// imported before neither takes nor refuses anything again.
    pub fn took_nothing(&self) -> bool {
        let now = || self.files.iter().filter(|file| file.outcome != Became::AlreadyImported);
        let was_refused = self.files.is_empty() || now().any(|file| !file.refused.is_empty());
        was_refused && !now().any(FileOutcome::took_something)
    }
}

impl RefusedPart {
    /// Where it stands in its file.
    pub fn spot(&self) -> Spot<'_> {
        (self.within.as_deref(), self.line)
    }
}

impl FileOutcome {
    fn of(path: &Path) -> Self {
        Self {
            file: path.display().to_string(),
            outcome: Became::AlreadyImported,
            title: String::new(),
            reason: None,
            orders: Summary::default(),
            people: 0,
            broken: 0,
            refused: Vec::new(),
            told: Vec::new(),
            taken_before: 0,
        }
    }

    /// Whether orders or people were taken from it now, or wait for a person.
    pub fn took_something(&self) -> bool {
        self.orders.taken() + self.orders.waiting + self.people > 0
    }

    fn refuse(&mut self, (within, line): Spot<'_>, reason: Wording) {
        self.broken += 1;
        self.refused.push(RefusedPart { within: within.map(str::to_owned), line, reason });
    }
}

impl Summary {
    fn add(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.waiting += other.waiting;
    }

    fn taken(self) -> u64 {
        self.new + self.changed + self.unchanged
    }
}

/// Imports files, and every file in folders; archives open with the password.
pub fn paths(hq: &Hq, paths: &[PathBuf], password: Option<&str>, watch: &Progress) -> Result<Imported> {
    let mut imported = Imported::default();
    let mut files = Vec::new();
    for path in paths {
        let listed = match files::list(path) {
            Ok(listed) => listed,
            // One path that leads nowhere stops no other.
            Err(Failure::File { source, .. }) => {
                imported.files.push(unread(path, files::why_not_listed(&source)));
                continue;
            }
            Err(failure) => return Err(failure),
        };
        files.extend(listed.files);
        let passed_over = listed.passed_over.into_iter();
        imported
            .passed_over
            .extend(passed_over.map(|(file, why)| PassedOver { file: file.display().to_string(), why }));
    }
    watch.parts.expect(files.len());
    // One delivery: which of its files comes first in the alphabet decides nothing.
    let learnt_at = hq.now();
    for file in files {
        imported.files.push(file_at(hq, &file, password, learnt_at, watch)?);
        watch.parts.did(1);
    }
    settle(hq)?;
    Ok(imported)
}

/// Puts what waited for an order to it, lets entries that waited be interpreted, and cuts the feed.
pub fn settle(hq: &Hq) -> Result<()> {
    waiting::retry(hq)?;
    intake::interpret_waiting(hq, None)?;
    scopes::current(hq, hq.scope())?;
    Ok(())
}

fn file_at(
    hq: &Hq,
    path: &Path,
    password: Option<&str>,
    learnt_at: Timestamp,
    watch: &Progress,
) -> Result<FileOutcome> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        // Nothing is written down, so it is tried again; it stops no other file.
        Err(error) => {
            let why = Verbatim::from(error.kind().to_string());
            return Ok(unread(path, text!("feed.file_unread", why = why)));
        }
    };
    let sha256 = Digest::of(&bytes).to_string();
    // Bytes that came before and were refused stand where they would have stood then.
    let came_first = hq.store().read(|db| db.find_first_came(&sha256))?;
    let learnt_at = came_first.map_or(learnt_at, |first| first.min(learnt_at));
    let mut outcome = FileOutcome::of(path);
    let before = hq.store().read(|db| db.find_file_outcome(&sha256))?;
    if before.is_some_and(|before| before != Became::Broken) {
        return late::again(hq, &late::Repeated { path, bytes: &bytes, sha256: &sha256, password });
    }
    let papers = match beside(path) {
        Ok(papers) => papers,
        // Without them its orders would be taken without their terms, and never again: it is tried again.
        Err(why) => return Ok(unread(path, text!("feed.papers_folder_unread", why = why))),
    };
    // It is taken in several transactions: the act stands before the first.
    let act = hq.store().write(|tx| is_imported(hq, tx, path, &sha256))?;
    let part = Part { bytes: &bytes, file: &sha256, learnt_at, watch };
    if files::is_exchange(path) {
        exchange::take(hq, &part, &mut outcome)?;
    } else {
        let with = files::ReadWith { password, courts: &hq.force().courts, papers: &papers };
        take_readings(hq, &part, files::read(path, &bytes, &with, learnt_at), &mut outcome)?;
    }
    if !outcome.refused.is_empty() {
        papers::keep_beside(hq, &sha256, &papers, &named_in(&bytes, &outcome))?;
    }
    end_those_taken(hq, &sha256, &outcome, act)?;
    if outcome.took_something() {
        outcome.reason = None;
    }
    outcome.outcome = became(&outcome);
    keep(hq, &sha256, &outcome)?;
    tracing::info!(
        outcome = outcome.outcome.name(),
        orders = outcome.orders.taken(),
        broken = outcome.broken,
        "imported a file"
    );
    Ok(outcome)
}

/// Writes down that a person imports a file; the act's number.
fn is_imported(hq: &Hq, tx: &dyn Writes, path: &Path, sha256: &str) -> Result<u64> {
    acts::keep_numbered(hq, tx, Did::Import, &format!("{}, SHA-256 {sha256}", path.display()), "")
}

/// A file of which nothing was read, and nothing is written down.
fn unread(path: &Path, why: Text) -> FileOutcome {
    let mut outcome = FileOutcome::of(path);
    outcome.outcome = Became::Broken;
    outcome.title = "unread file".to_owned();
    outcome.refuse((None, None), why.into());
    outcome
}

/// The papers that lie beside a file, where its kind has them there; or why that is not known.
fn beside(path: &Path) -> std::result::Result<Papers, Verbatim> {
    if !files::has_papers_beside(path) {
        return Ok(Papers::default());
    }
    files::papers_beside(path).map_err(|error| Verbatim::from(error.kind().to_string()))
}

/// The text in which a refused part names its papers: of rows these alone, else the whole.
fn named_in(bytes: &[u8], outcome: &FileOutcome) -> String {
    let numbers: Option<BTreeSet<u64>> = outcome.refused.iter().map(|part| part.line).collect();
    let rows = numbers.and_then(|numbers| acro::lines_at(bytes, &numbers));
    rows.map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |rows| rows.join("\n"))
}

/// What was refused of a file and is not refused any more leaves the quarantine by the act that imported it: it was
/// read now. What is refused for another reason than before was not.
fn end_those_taken(hq: &Hq, file: &str, outcome: &FileOutcome, act: u64) -> Result<()> {
    let is_refused = |held: &Held| outcome.refused.iter().any(|part| part.spot() == held.spot());
    let held = hq.store().read(|db| db.list_refused_of(file))?;
    hq.store().write(|tx| {
        for held in held.iter().filter(|held| !is_refused(held)) {
            if tx.end_refused(held.id, Ending::Released, "", hq.now())? {
                tx.name_act_of_refused(held.id, act)?;
            }
        }
        Ok(())
    })
}

/// What an earlier import of the same bytes refused and told.
fn recall(db: &dyn Reads, sha256: &str, outcome: &mut FileOutcome) -> Result<()> {
    outcome.taken_before = db.count_taken(sha256)?;
    outcome.told = db.list_told(sha256)?;
    for held in db.list_refused_of(sha256)? {
        outcome.refuse(held.spot(), held.why());
    }
    Ok(())
}

fn take_readings(hq: &Hq, part: &Part<'_>, readings: Vec<Reading>, outcome: &mut FileOutcome) -> Result<()> {
    part.watch.rows.expect(readings.len());
    for reading in readings {
        take_reading(hq, part, reading, outcome)?;
        part.watch.rows.did(1);
    }
    Ok(())
}

fn take_reading(hq: &Hq, part: &Part<'_>, reading: Reading, outcome: &mut FileOutcome) -> Result<()> {
    let within = reading.within.as_deref();
    outcome.title = reading.title;
    outcome.told.extend(reading.told);
    match reading.outcome {
        Outcome::Orders(orders) => {
            let (taken, told) = orders::take_told(hq, &orders)?;
            outcome.orders.add(taken);
            outcome.told.extend(told.into_iter().map(|what| Told { within: None, line: None, what }));
        }
        Outcome::NothingForUs { reason } => outcome.reason = outcome.reason.take().or(Some(reason)),
        Outcome::Broken { line, reason } => refuse(hq, part, (within, line.map(u64::from)), reason, outcome)?,
    }
    Ok(())
}

fn became(outcome: &FileOutcome) -> Became {
    if outcome.orders.taken() > 0 {
        Became::Orders
    } else if outcome.orders.waiting > 0 {
        Became::NeedsAPerson
    } else if outcome.broken > 0 {
        Became::Broken
    } else if outcome.people > 0 {
        Became::People
    } else {
        Became::NothingForUs
    }
}

fn keep(hq: &Hq, sha256: &str, outcome: &FileOutcome) -> Result<()> {
    let name = Path::new(&outcome.file).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let reason = outcome.reason.as_ref().map(serde_json::to_string).transpose()?;
    let item = Item {
        sha256,
        file: name,
        outcome: outcome.outcome,
        title: &outcome.title,
        reason: reason.as_deref(),
        orders: outcome.orders.taken(),
    };
    hq.store().write(|tx| {
        tx.keep_file(&item, hq.now())?;
        tx.set_told(sha256, &outcome.told)
    })
}

#[cfg(test)]
mod contradicted_tests;
#[cfg(test)]
#[path = "import_tests.rs"]
mod import_tests;
