//! What became of an import, in words for whoever ran it.

use crate::feeds::Told;
use crate::import::{FileOutcome, Imported, RefusedPart, Summary, Taken};
use crate::store::items::Became;
use cordon_core::words::{Text, Verbatim, english, plain};
use cordon_core::{text, text_key};

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
    lines.extend(below(&file.refused, &file.told));
    lines.join("\n")
}

/// What was released with what was taken, and under it every row refused and everything to be known.
pub fn released(number: u64, taken: &Taken) -> String {
    let line = match counted(&taken.orders, taken.people, taken.refused.len()) {
        Some(counted) => text!("hq.released_counted", number = number, counted = Verbatim::from(counted)),
        None => text!("hq.released", number = number),
    };
    std::iter::once(english(line)).chain(below(&taken.refused, &taken.told)).collect::<Vec<_>>().join("\n")
}

fn below<'p>(refused_parts: &'p [RefusedPart], told: &'p [Told]) -> impl Iterator<Item = String> + 'p {
    let parts = refused_parts.iter().map(|part| english(refused(part)));
    parts.chain(told.iter().map(|told| english(note(told))))
}

fn refused(part: &RefusedPart) -> Text {
    let (reason, file) = (part.reason.clone(), |file: &str| Verbatim::from(plain(file)));
    match part.spot() {
        (Some(within), Some(line)) => {
            text!("hq.refused_in_file_line", file = file(within), line = line, reason = reason)
        }
        (Some(within), None) => text!("hq.refused_in_file", file = file(within), reason = reason),
        (None, Some(line)) => text!("hq.refused_in_line", line = line, reason = reason),
        (None, None) => text!("hq.refused", reason = reason),
    }
}

/// What has to be known of how something was read.
fn note(told: &Told) -> Text {
    let (what, file) = (told.what.clone(), |file: &str| Verbatim::from(plain(file)));
    match (told.within.as_deref(), told.line) {
        (Some(within), Some(line)) => {
            text!("hq.note_in_file_line", file = file(within), line = line, what = what)
        }
        (Some(within), None) => text!("hq.note_in_file", file = file(within), what = what),
        (None, Some(line)) => text!("hq.note_on_line", line = line, what = what),
        (None, None) => text!("hq.note", what = what),
    }
}

fn outcome(file: &FileOutcome) -> String {
    let refused = file.refused.len();
    if file.outcome == Became::AlreadyImported {
        let before = match counted(&file.orders, 0, 0) {
            Some(counted) => {
                text!("hq.imported_before_papers", count = file.taken_before, counted = Verbatim::from(counted))
            }
            None => text!("hq.imported_before", count = file.taken_before),
        };
        return english(match refused {
            0 => before,
            rows => text!("hq.imported_before_in_part", before = before, count = rows),
        });
    }
    if let (Some(reason), 0, false) = (&file.reason, refused, file.took_something()) {
        return english(text!("hq.nothing_for_us", reason = reason.clone()));
    }
    counted(&file.orders, file.people, refused).unwrap_or_else(|| english(text_key!("hq.nothing_in_it")))
}

/// What was taken and refused, counted; none where there is nothing.
fn counted(orders: &Summary, people: u64, refused: usize) -> Option<String> {
    let counted = [
        (orders.new, text!("hq.orders_new", count = orders.new)),
        (orders.changed, text!("hq.orders_changed", count = orders.changed)),
        (orders.unchanged, text!("hq.orders_unchanged", count = orders.unchanged)),
        (orders.waiting, text!("hq.orders_to_match", count = orders.waiting)),
        (people, text!("hq.statements_of_people", count = people)),
        (refused as u64, text!("hq.rows_refused", count = refused)),
    ];
    let said: Vec<String> =
        counted.into_iter().filter(|(count, _text)| *count > 0).map(|(_count, text)| english(text)).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_names_the_file_of_the_archive_that_it_is_of_as_a_refusal_does() {
        let told = |within: Option<&str>, line| Told {
            within: within.map(str::to_owned),
            line,
            what: text!("feed.papers_missing"),
        };
        let notes = vec![
            told(Some("b/manifest.csv"), Some(2)),
            told(Some("b/manifest.csv"), None),
            told(None, Some(2)),
            told(None, None),
        ];
        let shown = released(1, &Taken { told: notes, ..Taken::default() });
        let begins = shown.lines().skip(1).map(|line| line.split(" the paper").next());
        let expected = ["  note, b/manifest.csv, line 2:", "  note, b/manifest.csv:", "  note, line 2:", "  note,"];
        assert!(begins.eq(expected.map(Some)), "{shown}");
    }
}
