//! What became of an import, in words for whoever ran it.

use crate::import::{FileOutcome, Imported};
use crate::quarantine::said;
use crate::store::items::{Became, Held};
use cordon_core::words::{Text, Verbatim, Wording, english, plain};
use cordon_core::{text, text_key};
use serde_json::Value;

/// Every file with what was taken, and under it every row refused and everything to be known.
pub fn shown(imported: &Imported) -> String {
    let none = imported.files.is_empty().then(|| english(text_key!("hq.no_file")));
    let passed_over = imported.passed_over.iter().map(|passed| {
        let (file, why) = (Verbatim::from(passed.file.as_str()), passed.why.clone());
        english(text!("hq.passed_over", file = file, why = why))
    });
    none.into_iter().chain(imported.files.iter().map(file)).chain(passed_over).collect::<Vec<_>>().join("\n")
}

fn file(file: &FileOutcome) -> String {
    let name = Verbatim::from(plain(&file.file));
    let mut lines = vec![english(text!("hq.file_outcome", file = name, outcome = Verbatim::from(outcome(file))))];
    lines.extend(file.refused.iter().map(|part| english(refused(part.line, part.reason.clone()))));
    lines.extend(file.told.iter().map(|told| english(note(told.line.map(u64::from), told.what.clone()))));
    lines.join("\n")
}

fn refused(line: Option<u64>, reason: Wording) -> Text {
    match line {
        Some(line) => text!("hq.refused_in_line", line = line, reason = reason),
        None => text!("hq.refused", reason = reason),
    }
}

fn note(line: Option<u64>, what: Text) -> Text {
    match line {
        Some(line) => text!("hq.note_on_line", line = line, what = what),
        None => text!("hq.note", what = what),
    }
}

fn outcome(file: &FileOutcome) -> String {
    let refused = file.refused.len();
    if file.outcome == Became::AlreadyImported {
        let before = text!("hq.imported_before", count = file.taken_before);
        return english(match refused {
            0 => before,
            rows => text!("hq.imported_before_in_part", before = before, count = rows),
        });
    }
    if let (Some(reason), 0, false) = (&file.reason, refused, file.took_something()) {
        return english(text!("hq.nothing_for_us", reason = reason.clone()));
    }
    let orders = &file.orders;
    let counted = [
        (orders.new, text!("hq.orders_new", count = orders.new)),
        (orders.changed, text!("hq.orders_changed", count = orders.changed)),
        (orders.unchanged, text!("hq.orders_unchanged", count = orders.unchanged)),
        (orders.waiting, text!("hq.orders_to_match", count = orders.waiting)),
        (file.people, text!("hq.statements_of_people", count = file.people)),
        (refused as u64, text!("hq.rows_refused", count = refused)),
    ];
    let said: Vec<String> =
        counted.into_iter().filter(|(count, _text)| *count > 0).map(|(_count, text)| english(text)).collect();
    if said.is_empty() { english(text_key!("hq.nothing_in_it")) } else { said.join(", ") }
}

/// Everything in quarantine, a line for each.
pub fn quarantine(held: &[Held]) -> String {
    if held.is_empty() {
        return english(text_key!("hq.nothing_in_quarantine"));
    }
    held.iter().map(|held| english(quarantined(held))).collect::<Vec<_>>().join("\n")
}

/// Everything in quarantine as JSON, each reason as it is said.
pub fn quarantine_in_json(held: &[Held]) -> serde_json::Result<Value> {
    let one = |held: &Held| {
        let mut value = serde_json::to_value(held)?;
        if let (Some(fields), because) = (value.as_object_mut(), held.why()) {
            fields.insert("reason".to_owned(), serde_json::to_value(because)?);
        }
        Ok(value)
    };
    held.iter().map(one).collect()
}

fn quarantined(held: &Held) -> Text {
    match &held.ended {
        None => in_quarantine(held),
        Some(ended) => {
            let (at, why) = (Verbatim::from(ended.at.to_string()), Verbatim::from(ended.why.as_str()));
            text!("hq.ended", what = in_quarantine(held), how = said(ended.how), at = at, why = why)
        }
    }
}

fn in_quarantine(held: &Held) -> Text {
    let [at, source] = [held.at.to_string(), plain(&held.source)].map(Verbatim::from);
    let (number, reason, bytes) = (held.id, held.why(), held.bytes);
    match held.line {
        Some(line) => text!(
            "hq.quarantined_line",
            number = number,
            at = at,
            source = source,
            line = line,
            reason = reason,
            bytes = bytes,
        ),
        None => text!("hq.quarantined", number = number, at = at, source = source, reason = reason, bytes = bytes),
    }
}
