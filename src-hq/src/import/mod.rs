//! Files from courts and forces, read and taken in. A file is known by its bytes, so importing it
//! again changes nothing; what cannot be read goes to quarantine and stops nothing else.

mod exchange;
mod files;
mod orders;

pub use orders::take as take_orders;

use crate::FORCE_SCOPE;
use crate::failure::Result;
use crate::feeds::{Outcome, Reading};
use crate::hq::Hq;
use crate::intake;
use crate::scopes;
use crate::store::items::{self, Item, Refused};
use cordon_core::proof::digest::Digest;
use serde::Serialize;
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
    /// `orders`, `needs_a_person`, `nothing_for_us`, `broken` or `already_imported`.
    pub outcome: String,
    /// What it is.
    pub title: String,
    /// Why nothing was taken, where nothing was.
    pub reason: Option<String>,
    /// What became of its orders.
    pub orders: Summary,
    /// How many of its parts could not be read.
    pub broken: u64,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// File by file.
    pub files: Vec<FileOutcome>,
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

/// Imports files, and every file in folders.
pub fn paths(hq: &Hq, paths: &[PathBuf], password: Option<&str>) -> Result<Imported> {
    let mut imported = Imported::default();
    for path in paths {
        for file in files::list(path)? {
            imported.files.push(file_at(hq, &file, password)?);
        }
    }
    settle(hq)?;
    Ok(imported)
}

/// Lets entries that waited for an order be interpreted, and cuts the feed.
pub fn settle(hq: &Hq) -> Result<()> {
    intake::interpret_waiting(hq, None)?;
    scopes::current(hq, FORCE_SCOPE)?;
    Ok(())
}

fn file_at(hq: &Hq, path: &Path, password: Option<&str>) -> Result<FileOutcome> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        // Nothing is written down, so it is tried again; it stops no other file.
        Err(error) => {
            return Ok(FileOutcome {
                file: path.display().to_string(),
                outcome: "broken".to_owned(),
                title: "unread file".to_owned(),
                reason: Some(format!("the file cannot be read: {}", error.kind())),
                orders: Summary::default(),
                broken: 1,
            });
        }
    };
    let sha256 = Digest::of(&bytes).to_string();
    let mut outcome = FileOutcome {
        file: path.display().to_string(),
        outcome: "already_imported".to_owned(),
        title: String::new(),
        reason: None,
        orders: Summary::default(),
        broken: 0,
    };
    let before = hq.store().read(|db| items::find_outcome(db, &sha256))?;
    if before.is_some_and(|before| before != "broken") {
        return Ok(outcome);
    }
    if files::is_exchange(path) {
        exchange::take(hq, &bytes, &mut outcome)?;
    } else {
        for reading in files::read(path, &bytes, password, hq.now()) {
            take_reading(hq, &bytes, reading, &mut outcome)?;
        }
    }
    outcome.outcome = word(&outcome).to_owned();
    keep(hq, &sha256, &outcome)?;
    tracing::info!(
        outcome = outcome.outcome,
        orders = outcome.orders.taken(),
        broken = outcome.broken,
        "imported a file"
    );
    Ok(outcome)
}

fn take_reading(hq: &Hq, bytes: &[u8], reading: Reading, outcome: &mut FileOutcome) -> Result<()> {
    outcome.title = reading.title;
    match reading.outcome {
        Outcome::Orders(orders) => outcome.orders.add(take_orders(hq, &orders)?),
        Outcome::NothingForUs { reason } => outcome.reason = Some(reason),
        Outcome::Broken { line, reason } => quarantine(hq, bytes, line, &reason, outcome)?,
    }
    Ok(())
}

fn quarantine(hq: &Hq, bytes: &[u8], line: Option<u32>, reason: &str, outcome: &mut FileOutcome) -> Result<()> {
    let refused = Refused { source: &outcome.file, line: line.map(u64::from), reason, bytes };
    hq.store().write(|tx| items::quarantine(tx, &refused, hq.now()))?;
    outcome.broken += 1;
    outcome.reason = Some(match line {
        Some(line) => format!("line {line}: {reason}"),
        None => reason.to_owned(),
    });
    Ok(())
}

fn word(outcome: &FileOutcome) -> &'static str {
    if outcome.orders.taken() > 0 {
        "orders"
    } else if outcome.orders.waiting > 0 {
        "needs_a_person"
    } else if outcome.broken > 0 {
        "broken"
    } else {
        "nothing_for_us"
    }
}

fn keep(hq: &Hq, sha256: &str, outcome: &FileOutcome) -> Result<()> {
    let name = Path::new(&outcome.file).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let item = Item {
        sha256,
        file: name,
        outcome: &outcome.outcome,
        title: &outcome.title,
        reason: outcome.reason.as_deref(),
        orders: outcome.orders.taken(),
    };
    hq.store().write(|tx| items::insert(tx, &item, hq.now()))
}
