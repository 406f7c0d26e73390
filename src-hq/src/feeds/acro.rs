//! The family courts' nightly manifest to ACRO: a ZIP with a CSV of non-molestation orders and a PDF
//! for each. The manifest carries no terms and says nothing of service; the PDF is kept as it came,
//! its text is read by machine, and every such order says "read the order" until a person has.

mod archive;
mod cells;
mod lines;
mod papers;
mod row;

pub use papers::{Paper, Papers};

use super::{Outcome, Reading, Told};
use cells::Row as Cells;
use cordon_core::rules::time::Timestamp;
use row::Row;

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
    let papers = match archive::unpack(bytes, password) {
        Ok(papers) => papers,
        Err(reason) => return vec![Reading::broken(TITLE, None, reason)],
    };
    let mut readings: Vec<Reading> = Vec::new();
    for manifest in papers.manifests() {
        match &manifest.content {
            Ok(csv) => readings.extend(read_manifest(csv, &papers, learnt_at)),
            Err(reason) => readings.push(Reading::broken(TITLE, None, format!("the manifest: {reason}"))),
        }
    }
    if readings.is_empty() {
        return vec![Reading::broken(TITLE, None, papers.instead())];
    }
    readings
}

/// Reads a manifest: one reading per row.
pub fn read_manifest(csv_bytes: &[u8], papers: &Papers, learnt_at: Timestamp) -> Vec<Reading> {
    let read = lines::lines(csv_bytes);
    let rows = cells::rows(&read.lines, COLUMNS.len());
    let Some((header, rows)) = rows.split_first() else {
        return vec![Reading::broken(TITLE, None, "an empty file")];
    };
    if let Err(reason) = check_header(header) {
        return vec![Reading::broken(TITLE, Some(header.line), reason)];
    }
    let mut readings: Vec<Reading> = rows.iter().map(|row| read_row(row, papers, learnt_at)).collect();
    if readings.is_empty() {
        readings.push(Reading::nothing(TITLE, NO_ORDERS));
    }
    if let (Some(told), Some(first)) = (read.told, readings.first_mut()) {
        first.told.insert(0, Told { line: None, what: told });
    }
    readings
}

const NO_ORDERS: &str = "a night without orders";

fn read_row(row: &Cells, papers: &Papers, learnt_at: Timestamp) -> Reading {
    let cells = match &row.cells {
        Ok(cells) => cells,
        Err(reason) => return Reading::broken(TITLE, Some(row.line), reason.clone()),
    };
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Reading::nothing(TITLE, NO_ORDERS);
    }
    let read = Row { cells };
    let title = format!("{TITLE}, case {}", read.case().chars().take(40).collect::<String>());
    match read.order(papers, learnt_at) {
        Ok((order, told)) => {
            let told = told.into_iter().map(|what| Told { line: Some(row.line), what }).collect();
            Reading { outcome: Outcome::Orders(vec![order]), title, told }
        }
        Err(reasons) => Reading::broken(&title, Some(row.line), reasons.join("; ")),
    }
}

fn check_header(header: &Cells) -> Result<(), String> {
    let cells = header.cells.as_ref().map_err(Clone::clone)?;
    let wrong = cells.iter().zip(COLUMNS).position(|(found, expected)| found.trim() != expected);
    match wrong {
        Some(column) => {
            let expected = COLUMNS.get(column).copied().unwrap_or_default();
            Err(format!("column {} is not {expected}", column + 1))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
#[path = "acro_tests.rs"]
mod acro_tests;
