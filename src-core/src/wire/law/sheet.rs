//! A law row as the page shows it: in parts, each of them what it is about and its lines.

use super::{OrderLaw, lines};
use crate::rules::law::LawRow;
use crate::text_key;
use crate::words::{Text, TextKey, Verbatim, Wording};
use serde::{Deserialize, Serialize};

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawPart {
    /// What it is about.
    pub about: TextKey,
    /// The lines; none where the row says nothing of it.
    pub lines: Vec<Wording>,
}

/// The law row of an order in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawSheet {
    /// The edition of the rows.
    pub edition: Verbatim,
    /// What a breach turns on.
    pub breach: Vec<LawPart>,
    /// The law of other days; empty where nothing of it was otherwise.
    pub dated: Vec<LawPart>,
    /// How long it runs, what it may contain, who makes it.
    pub life: Vec<LawPart>,
    /// Clocks, duties, forms and ways before a court.
    pub ways: Vec<LawPart>,
    /// What else to know, and where it was read.
    pub source: Vec<LawPart>,
    /// What is open in it, and what to do until it is answered.
    pub open: Vec<Wording>,
}

impl LawSheet {
    /// The parts of an order's law.
    pub fn of(law: &OrderLaw) -> Self {
        let row = law.row;
        Self {
            edition: law.edition.clone(),
            breach: of_a_breach(law),
            dated: if law.made.is_empty() && law.other_days.is_empty() { Vec::new() } else { of_other_days(law) },
            life: of_its_life(row),
            ways: of_its_ways(row),
            source: of_its_source(law),
            open: row.doubts.iter().map(lines::doubt).collect(),
        }
    }
}

fn part(about: TextKey, lines: impl IntoIterator<Item = Wording>) -> LawPart {
    LawPart { about, lines: lines.into_iter().collect() }
}

fn texts(texts: &[Text]) -> impl Iterator<Item = Wording> {
    texts.iter().cloned().map(Wording::from)
}

fn keys(keys: &[TextKey]) -> impl Iterator<Item = Wording> {
    keys.iter().copied().map(Wording::from)
}

fn of_a_breach(law: &OrderLaw) -> Vec<LawPart> {
    let row = law.row;
    vec![
        part(text_key!("record.law_for_this"), texts(&law.for_this)),
        part(text_key!("record.law_covers"), [lines::covers(row.covers).into()]),
        part(text_key!("record.law_codes"), lines::codes(law)),
        part(text_key!("record.law_notice"), lines::notice_needed(row)),
        part(text_key!("record.law_power"), [lines::power_from(row.power_from).into()]),
    ]
}

fn of_other_days(law: &OrderLaw) -> Vec<LawPart> {
    vec![
        part(text_key!("record.law_made_when"), texts(&law.made)),
        part(text_key!("record.law_other_days"), texts(&law.other_days)),
    ]
}

fn of_its_life(row: &LawRow) -> Vec<LawPart> {
    let reach = if row.uk_wide { text_key!("record.law_uk") } else { text_key!("record.law_not_uk") };
    vec![
        part(text_key!("record.law_takes_effect"), [row.takes_effect.into()]),
        part(text_key!("record.law_duration"), [row.duration.words.into()]),
        part(text_key!("record.law_contains"), [row.may_contain.into()]),
        part(text_key!("record.law_made_by"), [row.made_by.into(), lines::cited(row.statute)]),
        part(text_key!("record.law_reach"), [reach.into()]),
    ]
}

fn of_its_ways(row: &LawRow) -> Vec<LawPart> {
    vec![
        part(text_key!("record.law_clocks"), row.clocks.iter().filter_map(lines::row_clock)),
        part(text_key!("record.law_duties"), row.duties.iter().flat_map(lines::duty)),
        part(text_key!("record.law_forms"), row.forms.iter().map(lines::form)),
        part(text_key!("record.law_routes"), row.routes.iter().flat_map(lines::route)),
    ]
}

fn of_its_source(law: &OrderLaw) -> Vec<LawPart> {
    let row = law.row;
    vec![
        part(text_key!("record.law_notes"), keys(row.notes).chain(keys(row.status))),
        part(text_key!("record.law_source"), [lines::cited(row.source), law.edition.clone().into()]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::{ROWS, kind_from_id};
    use crate::words::{English, Reader as _};

    #[test]
    fn every_row_crosses_the_wire_in_texts_and_none_of_its_lines_is_empty() {
        for row in ROWS {
            let kind = kind_from_id(row.kind_id).unwrap();
            let sheet = LawSheet::of(&OrderLaw::of(&kind, None).unwrap());
            let written = serde_json::to_string(&sheet).unwrap();
            assert_eq!(serde_json::from_str::<LawSheet>(&written).unwrap(), sheet, "{}", row.kind_id);
            let parts = [&sheet.breach, &sheet.dated, &sheet.life, &sheet.ways, &sheet.source];
            let lines = parts.into_iter().flatten().flat_map(|part| &part.lines).chain(&sheet.open);
            for line in lines {
                let said = English.wording(line);
                assert!(!said.trim().is_empty() && !said.contains("{{"), "{}: {said}", row.kind_id);
            }
        }
    }
}
