//! The family courts' nightly manifest to ACRO: a ZIP with a CSV of non-molestation orders and a PDF
//! for each. The manifest carries no terms and says nothing of service; the PDF is kept as it came,
//! its text is read by machine, and every such order says "read the order" until a person has.

mod apart;
mod archive;
mod case_numbers;
mod cells;
mod claims;
mod day_order;
mod expiry;
mod fits;
mod header;
mod lines;
mod papers;
mod row;
mod totals;

pub use papers::{Paper, Papers};

use super::{Outcome, Reading, Told, foreign};
use apart::Apart;
use cells::Row as Cells;
use claims::Claims;
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Text, TextKey, Verbatim};
use cordon_core::{text, text_key};
use day_order::DayOrder;
use row::Row;
use std::collections::{BTreeMap, BTreeSet};

/// The name of this feed in records and ids.
pub const SYSTEM: &str = "ACRO manifest";

const TITLE: &str = "family court manifest";

/// The manifest's columns, in order.
pub const COLUMNS: [&str; 31] = [
    "Case No. FamilyMan",
    "Case No. Manage Cases",
    "Court Name/Location",
    "Court Code",
    "Order Name",
    "Court Date",
    "Order Expiry Date",
    "Respondent Surname",
    "Respondent Forename(s)",
    "Respondent DOB",
    "Respondent 1st Line of Address",
    "Respondent 2nd Line of Address",
    "Respondent Postcode",
    "Respondent Phone",
    "Respondent Email",
    "Is Respondent Address Confidential",
    "Is Respondent Phone Confidential",
    "Is Respondent Email Confidential",
    "Applicant Surname",
    "Applicant Forename(s)",
    "Applicant DOB",
    "Applicant 1st Line of Address",
    "Applicant 2nd Line of Address",
    "Applicant Postcode",
    "Applicant Phone",
    "Applicant Safe Time to Call",
    "Applicant Email",
    "Is Applicant Address Confidential",
    "Is Applicant Phone Confidential",
    "Is Applicant Email Confidential",
    "Order File Name",
];

/// Reads a nightly archive: one reading per row of its manifests.
pub fn read_zip(bytes: &[u8], password: Option<&str>, learnt_at: Timestamp) -> Vec<Reading> {
    let unpacked = foreign::document(bytes).map_or_else(|| archive::unpack(bytes, password), Err);
    let papers = match unpacked {
        Ok(papers) => papers,
        Err(reason) => return vec![Reading::broken(TITLE, None, reason)],
    };
    let mut manifests: Vec<Result<Manifest, Reading>> = Vec::new();
    for paper in papers.manifests() {
        manifests.push(match &paper.content {
            Ok(csv) => Manifest::read(csv),
            Err(reason) => Err(Reading::broken(TITLE, None, text!("feed.acro_manifest", why = reason.clone()))),
        });
    }
    if manifests.is_empty() {
        return vec![Reading::broken(TITLE, None, papers.instead())];
    }
    let mut readings: Vec<Reading> = Vec::new();
    for (paper, of_it) in papers.manifests().zip(readings_of(&manifests, &papers, learnt_at)) {
        readings.extend(of_it.into_iter().map(|reading| lies_within(reading, &paper.path)));
    }
    let files: Vec<&str> = manifests.iter().flatten().flat_map(Manifest::files).collect();
    let all_read = manifests.iter().all(|manifest| manifest.as_ref().is_ok_and(Manifest::is_whole));
    for left in papers.unnamed(&files) {
        let name = left.shown();
        if left.may_hold_orders() {
            let reason = left.foreign();
            let reason = reason.unwrap_or_else(|| text!("feed.acro_not_a_manifest", file = Verbatim::from(name)));
            readings.push(Reading::broken(TITLE, None, reason));
        } else if let Some(first) = readings.first_mut() {
            let file = Verbatim::from(name);
            let what = if all_read {
                text!("feed.acro_unnamed_file", file = file)
            } else {
                text!("feed.acro_untold_file", file = file)
            };
            first.told.push(Told { within: None, line: None, what });
        }
    }
    readings
}

/// A reading of a file of an archive, and what is told of it.
fn lies_within(reading: Reading, path: &str) -> Reading {
    let within = || Some(path.to_owned());
    let told = reading.told.into_iter().map(|told| Told { within: within(), ..told }).collect();
    Reading { within: within(), told, ..reading }
}

/// Reads a manifest: one reading per row.
pub fn read_manifest(csv_bytes: &[u8], papers: &Papers, learnt_at: Timestamp) -> Vec<Reading> {
    readings_of(&[Manifest::read(csv_bytes)], papers, learnt_at).concat()
}

/// Papers that no row of some manifests names which was read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unnamed {
    /// Every row was read: no row names these.
    ByAny(Vec<String>),
    /// Some were not: whether one of them names these cannot be told.
    ByThoseRead(Vec<String>),
}

/// The names of papers that no row of some manifests names. A manifest that is not there could not be read.
pub fn unnamed(manifests: &[Option<Vec<u8>>], names: Vec<String>) -> Unnamed {
    let all: Vec<Option<Manifest>> = manifests.iter().map(|csv| Manifest::read(csv.as_ref()?).ok()).collect();
    let all_read = all.iter().all(|manifest| manifest.as_ref().is_some_and(Manifest::is_whole));
    let read: Vec<Manifest> = all.into_iter().flatten().collect();
    let files: Vec<&str> = read.iter().flat_map(Manifest::files).collect();
    let mut papers = Papers::default();
    names.into_iter().for_each(|path| papers.add(Paper { path, content: Ok(Vec::new()) }));
    let left = papers.unnamed(&files).into_iter().map(|paper| paper.path.clone()).collect();
    if all_read { Unnamed::ByAny(left) } else { Unnamed::ByThoseRead(left) }
}

/// A row of a manifest in an archive that needs no password, as it lies there.
pub fn line_within(zip_bytes: &[u8], within: &str, number: u64) -> Option<String> {
    let papers = archive::unpack(zip_bytes, None).ok()?;
    let mut named = papers.all().filter(|paper| paper.path == within);
    // Of two under one path it cannot be told which is meant.
    let csv = named.next().filter(|_first| named.next().is_none())?.content.as_ref().ok()?;
    lines_at(csv, &BTreeSet::from([number]))?.pop()
}

/// Some rows of a manifest by their first lines, as they lie there, each with every line that is its own; none
/// where one of them is no text or is not there.
pub fn lines_at(csv_bytes: &[u8], numbers: &BTreeSet<u64>) -> Option<Vec<String>> {
    let lines = lines::lines(csv_bytes).lines;
    let several = cells::rows(&lines, COLUMNS.len()).into_iter().filter(|row| row.last > row.line);
    let last_of: BTreeMap<u64, u64> = several.map(|row| (row.line.into(), row.last.into())).collect();
    numbers.iter().map(|first| row_of(&lines, *first, last_of.get(first).copied().unwrap_or(*first))).collect()
}

/// The lines from one to another.
fn row_of(lines: &[lines::Line], first: u64, last: u64) -> Option<String> {
    let index = |number: u64| usize::try_from(number).ok()?.checked_sub(1);
    let own = lines.get(index(first)?..=index(last)?)?;
    let texts: Vec<&str> = own.iter().map(|line| line.text.as_deref().ok()).collect::<Option<_>>()?;
    Some(texts.join("\n"))
}

/// The rows of a manifest below its header, and what has to be told of how it was read.
struct Manifest {
    rows: Vec<Cells>,
    told: Option<Text>,
    /// Rows that are no orders, by line.
    passed: Vec<Told>,
    /// What was taken out of lines, by their numbers.
    notes: Vec<(u32, Text)>,
    /// How its dates are written.
    days: DayOrder,
}

/// The columns that hold dates.
const DATES: [&str; 4] = ["Court Date", "Order Expiry Date", "Respondent DOB", "Applicant DOB"];

impl Manifest {
    fn read(csv_bytes: &[u8]) -> Result<Self, Reading> {
        if let Some(reason) = foreign::instead(csv_bytes) {
            return Err(Reading::broken(TITLE, None, reason));
        }
        let read = lines::lines(csv_bytes);
        let mut rows = cells::rows(&read.lines, COLUMNS.len()).into_iter();
        let Some(header) = rows.next() else { return Err(Reading::broken(TITLE, None, text!("feed.acro_empty"))) };
        let first = read.lines.iter().find(|line| line.number == header.line);
        let names = first.and_then(|line| line.text.as_deref().ok()).unwrap_or_default();
        if let Err(reason) = header::check(&header, names) {
            return Err(Reading::broken(TITLE, Some(header.line), reason));
        }
        let notes = read.lines.into_iter().filter_map(|line| Some((line.number, line.told?))).collect();
        let Apart { rows, told: passed } = apart::parted(rows.collect());
        let columns: Vec<usize> =
            COLUMNS.iter().enumerate().filter(|(_, name)| DATES.contains(name)).map(|(index, _)| index).collect();
        let whole = rows.iter().filter_map(|row| row.cells.as_ref().ok());
        let dates = whole.flat_map(|cells| columns.iter().filter_map(|column| cells.get(*column)));
        let days = DayOrder::of(dates.map(String::as_str));
        Ok(Self { rows, told: read.told, passed, notes, days })
    }

    fn orders(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().filter_map(|row| Some(Row { cells: row.cells.as_ref().ok()?, days: self.days }))
    }

    /// Whether every row was read for its cells, so that no other paper is named.
    fn is_whole(&self) -> bool {
        self.rows.iter().all(|row| row.cells.is_ok())
    }

    /// The papers that its rows name.
    fn files(&self) -> impl Iterator<Item = &str> {
        let last = COLUMNS.len() - 1;
        self.rows.iter().filter_map(move |row| row.cells.as_ref().ok()?.get(last)).map(|cell| cell.trim())
    }

    fn readings(&self, papers: &Papers, claims: &Claims, learnt_at: Timestamp) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::new();
        // A spreadsheet keeps rows of nothing below the others; alone, one says that there are no orders.
        let has_orders = self.rows.iter().any(|row| !is_blank(row));
        for row in self.rows.iter().filter(|row| !has_orders || !is_blank(row)) {
            let mut reading = self.read_row(row, papers, claims, learnt_at);
            let notes = self.notes.iter().filter(|(line, _)| *line == row.line);
            reading.told.extend(notes.map(|(line, what)| Told { within: None, line: Some(*line), what: what.clone() }));
            readings.push(reading);
        }
        if readings.is_empty() {
            // The courts send a row of nothing on a night without orders.
            let mut reading = Reading::nothing(TITLE, text_key!("feed.acro_no_row"));
            reading.told.push(Told { within: None, line: None, what: text!("feed.acro_header_alone") });
            readings.push(reading);
        }
        let blank = self.rows.iter().filter(|row| has_orders && is_blank(row)).count();
        let blank = (blank > 0).then(|| text!("feed.acro_blank_rows", count = blank));
        let turned = (self.days == DayOrder::MonthFirst).then(|| text!("feed.acro_month_first"));
        if let Some(first) = readings.first_mut() {
            let of_all = self.told.iter().cloned().chain(turned).chain(blank).map(|what| Told {
                within: None,
                line: None,
                what,
            });
            first.told.splice(0..0, of_all.chain(self.passed.iter().cloned()));
        }
        readings
    }

    fn read_row(&self, row: &Cells, papers: &Papers, claims: &Claims, learnt_at: Timestamp) -> Reading {
        let cells = match &row.cells {
            Ok(cells) => cells,
            Err(reason) => return Reading::broken(TITLE, Some(row.line), reason.clone()),
        };
        if is_blank(row) {
            return Reading::nothing(TITLE, NO_ORDERS);
        }
        let read = Row { cells, days: self.days };
        let title = format!("{TITLE}, case {}", read.case().chars().take(40).collect::<String>());
        match read.order(papers, claims, learnt_at) {
            Ok((mut order, told)) => {
                order.lines.push(row.line);
                let told = told.into_iter().map(|what| Told { within: None, line: Some(row.line), what }).collect();
                Reading { outcome: Outcome::Orders(vec![order]), title, within: None, told }
            }
            Err(reasons) => Reading::broken(&title, Some(row.line), reasons),
        }
    }
}

/// Whether nothing stands in a row.
fn is_blank(row: &Cells) -> bool {
    row.cells.as_ref().is_ok_and(|cells| cells.iter().all(|cell| cell.trim().is_empty()))
}

/// The readings of each of a delivery's manifests; a paper that two of its orders name belongs to neither.
fn readings_of(manifests: &[Result<Manifest, Reading>], papers: &Papers, learnt_at: Timestamp) -> Vec<Vec<Reading>> {
    let mut claims = Claims::default();
    for row in manifests.iter().flatten().flat_map(Manifest::orders) {
        row.claim(&mut claims, papers);
    }
    let of_one = |manifest: &Result<Manifest, Reading>| match manifest {
        Ok(manifest) => manifest.readings(papers, &claims, learnt_at),
        Err(broken) => vec![broken.clone()],
    };
    manifests.iter().map(of_one).collect()
}

const NO_ORDERS: TextKey = text_key!("feed.acro_no_orders");

#[cfg(test)]
#[path = "acro_tests.rs"]
mod acro_tests;
