//! The parts of a law row in words. As texts they stand in `wire::law::lines`.

use super::Reader;
use crate::wire::law::lines;
use crate::wire::{Covers, Doubt, Form, LawRow, NotificationDuty, OffenceCode, OrderLaw, PowerFrom, Route, RowClock};
use crate::words::Wording;

/// Which terms a breach may be of (R1).
pub fn covers(reader: impl Reader, covers: Covers) -> String {
    reader.key(lines::covers(covers))
}

/// Whence a power of arrest comes.
pub fn power_from(reader: impl Reader, from: PowerFrom) -> String {
    reader.key(lines::power_from(from))
}

/// Whether notice is an element (R2), and which events count.
pub fn notice_needed(reader: impl Reader, law: &LawRow) -> Vec<String> {
    said(reader, lines::notice_needed(law))
}

/// The CJS codes, and what decides between them.
pub fn codes(reader: impl Reader, law: &OrderLaw) -> Vec<String> {
    said(reader, lines::codes(law))
}

/// A CJS code, what it is of and for orders of which days; where no order is looked at.
pub fn code_alone(reader: impl Reader, code: &OffenceCode) -> String {
    said(reader, lines::code_alone(code)).concat()
}

/// A clock of the row, and what starts it.
pub fn row_clock(reader: impl Reader, row: &RowClock) -> String {
    said(reader, lines::row_clock(row)).concat()
}

/// A duty to notify police, a line for each part of it.
pub fn duty(reader: impl Reader, duty: &NotificationDuty) -> Vec<String> {
    said(reader, lines::duty(duty))
}

/// A way before a court, and what bars it (R3).
pub fn route(reader: impl Reader, route: &Route) -> Vec<String> {
    said(reader, lines::route(route))
}

/// A form, and what it is.
pub fn form(reader: impl Reader, form: &Form) -> String {
    reader.wording(&lines::form(form))
}

/// What is open in a row, and what to do until it is answered.
pub fn doubt(reader: impl Reader, doubt: &Doubt) -> String {
    reader.wording(&lines::doubt(doubt))
}

/// "label: words".
pub fn labelled(label: &str, words: &str) -> String {
    format!("{label}: {words}")
}

fn said(reader: impl Reader, lines: impl IntoIterator<Item = Wording>) -> Vec<String> {
    lines.into_iter().map(|line| reader.wording(&line)).collect()
}
