//! The family courts' nightly manifest to ACRO: a ZIP with a CSV of non-molestation orders and a PDF
//! for each. The manifest carries no terms and says nothing of service; the PDF is kept as it came,
//! its text is read by machine, and every such order says "read the order" until a person has.

mod papers;
mod row;

use super::{Outcome, Reading};
use cordon_core::rules::time::Timestamp;
use row::Row;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The name of this feed in records and ids.
pub const SYSTEM: &str = "ACRO manifest";

const TITLE: &str = "family court manifest";
const MAX_FILES: usize = 10_000;
const MAX_FILE_BYTES: u64 = 32 * 1024 * 1024;
const MAX_TOTAL_BYTES: u64 = 512 * 1024 * 1024;

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

/// Reads a nightly archive: one reading per row of its manifest.
pub fn read_zip(bytes: &[u8], password: Option<&str>, learnt_at: Timestamp) -> Vec<Reading> {
    let files = match files(bytes, password) {
        Ok(files) => files,
        Err(reason) => return vec![Reading::broken(TITLE, None, reason)],
    };
    let manifests = files.iter().filter(|(name, _)| name.starts_with("manifest-") && name.ends_with(".csv"));
    let readings: Vec<Reading> = manifests.flat_map(|(_, csv)| read_manifest(csv, &files, learnt_at)).collect();
    if readings.is_empty() {
        return vec![Reading::broken(TITLE, None, "no manifest in the archive")];
    }
    readings
}

/// Reads a manifest: one reading per row.
pub fn read_manifest(csv_bytes: &[u8], attachments: &BTreeMap<String, Vec<u8>>, learnt_at: Timestamp) -> Vec<Reading> {
    let Ok(text) = std::str::from_utf8(csv_bytes) else {
        return vec![Reading::broken(TITLE, None, "not UTF-8")];
    };
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = rows.records();
    match records.next() {
        Some(Ok(header)) => {
            if let Err(reason) = check_header(&header) {
                return vec![Reading::broken(TITLE, Some(1), reason)];
            }
        }
        Some(Err(_)) => return vec![Reading::broken(TITLE, Some(1), "not a CSV file")],
        None => return vec![Reading::broken(TITLE, None, "an empty file")],
    }
    let mut readings: Vec<Reading> = Vec::new();
    for record in records {
        readings.push(match record {
            Ok(record) => read_row(&record, attachments, learnt_at),
            Err(_) => Reading::broken(TITLE, None, "a row that is not CSV"),
        });
    }
    if readings.is_empty() {
        return vec![Reading::nothing(TITLE, NO_ORDERS)];
    }
    readings
}

const NO_ORDERS: &str = "a night without orders";

fn read_row(record: &csv::StringRecord, attachments: &BTreeMap<String, Vec<u8>>, learnt_at: Timestamp) -> Reading {
    let line = record.position().and_then(|position| u32::try_from(position.line()).ok());
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return Reading::nothing(TITLE, NO_ORDERS);
    }
    if record.len() != COLUMNS.len() {
        return Reading::broken(TITLE, line, column_count(record));
    }
    let row = Row { record };
    let title = format!("{TITLE}, case {}", row.case().chars().take(40).collect::<String>());
    match row.order(attachments, learnt_at) {
        Ok(order) => Reading { outcome: Outcome::Orders(vec![order]), title },
        Err(reason) => Reading::broken(&title, line, reason),
    }
}

fn check_header(header: &csv::StringRecord) -> Result<(), String> {
    if header.len() != COLUMNS.len() {
        return Err(column_count(header));
    }
    let wrong = header.iter().zip(COLUMNS).position(|(found, expected)| found.trim() != expected);
    match wrong {
        Some(column) => {
            let expected = COLUMNS.get(column).copied().unwrap_or_default();
            Err(format!("column {} is not {expected}", column + 1))
        }
        None => Ok(()),
    }
}

fn column_count(record: &csv::StringRecord) -> String {
    format!("{} columns where {} are expected", record.len(), COLUMNS.len())
}

/// Unpacks an archive within bounds, by the last part of each name: nothing is written anywhere.
fn files(bytes: &[u8], password: Option<&str>) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| describe(&error))?;
    if archive.len() > MAX_FILES {
        return Err(format!("more than {MAX_FILES} files in the archive"));
    }
    let mut files = BTreeMap::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let Some(Ok(path)) = archive.name_for_index(index).map(|name| name.map(|name| name.into_owned())) else {
            continue;
        };
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        // A paper that cannot be unpacked is as one that is missing: its row says so. A manifest must be read.
        let needed = name.ends_with(".csv");
        let opened = match password {
            Some(password) => archive.by_index_decrypt(index, password.as_bytes()),
            None => archive.by_index(index),
        };
        let file = match opened {
            Ok(file) => file,
            Err(error) if needed => return Err(describe(&error)),
            Err(_) => continue,
        };
        if file.is_dir() {
            continue;
        }
        let mut content = Vec::new();
        let read = file.take(MAX_FILE_BYTES + 1).read_to_end(&mut content);
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        total = total.saturating_add(size);
        if total > MAX_TOTAL_BYTES || (needed && size > MAX_FILE_BYTES) {
            return Err("the archive unpacks to more than is accepted".to_owned());
        }
        match read {
            Ok(_) if size <= MAX_FILE_BYTES => {
                files.insert(name, content);
            }
            Err(_) if needed => return Err("a file is damaged, or the password is wrong".to_owned()),
            Ok(_) | Err(_) => {}
        }
    }
    Ok(files)
}

fn describe(error: &ZipError) -> String {
    if matches!(error, ZipError::InvalidPassword) {
        return "wrong password".to_owned();
    }
    format!("not a readable archive: {error}")
}

#[cfg(test)]
#[path = "acro_tests.rs"]
mod acro_tests;
