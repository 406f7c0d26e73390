//! The header of a manifest: where it is another table's, which columns that has and which it lacks.

use super::COLUMNS;
use super::cells::Row as Cells;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, plain};

/// Most names of columns that are told, and most characters of each.
const NAMES: usize = 12;
const CHARACTERS: usize = 40;

/// Refuses a header that is no manifest's: says what is wrong with it, which columns its line names and which of a
/// manifest's are not among them. A line that holds data is not repeated: it may be somebody's.
pub(super) fn check(header: &Cells, line: &str) -> Result<(), Text> {
    let Err(what) = as_expected(header) else { return Ok(()) };
    let found: Vec<&str> = names(line).collect();
    let lacks: Vec<&str> = COLUMNS.into_iter().filter(|name| !found.contains(name)).collect();
    let sought = if lacks.is_empty() { listed(&COLUMNS) } else { listed(&lacks) };
    if found.iter().any(|name| is_data(name)) {
        return Err(text!("feed.acro_header_data", what = what, sought = sought));
    }
    Err(if lacks.is_empty() {
        text!("feed.acro_header_turned", what = what, found = listed(&found))
    } else {
        text!("feed.acro_header", what = what, found = listed(&found), sought = sought)
    })
}

fn as_expected(header: &Cells) -> Result<(), Text> {
    let cells = header.cells.as_ref().map_err(Clone::clone)?;
    let wrong = cells.iter().zip(COLUMNS).position(|(found, expected)| found.trim() != expected);
    match wrong {
        Some(column) => {
            let expected = COLUMNS.get(column).copied().unwrap_or_default();
            Err(text!("feed.acro_column", number = column + 1, expected = Verbatim::from(expected)))
        }
        None => Ok(()),
    }
}

/// The names that a line has, whatever parts them.
fn names(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', '\t', '|']).map(|name| name.trim().trim_matches('"').trim())
}

/// Whether something is no name of a column: it holds a figure or an at sign, and is no column of a manifest's.
fn is_data(name: &str) -> bool {
    !COLUMNS.contains(&name) && name.chars().any(|letter| letter.is_numeric() || letter == '@')
}

/// Some names, cut long, and nothing in them that drives a terminal.
fn listed(names: &[&str]) -> Verbatim {
    let shown = names.iter().take(NAMES).map(|name| {
        let cut: String = name.chars().take(CHARACTERS).collect();
        if cut.len() < name.len() { format!("{}…", plain(&cut)) } else { plain(&cut) }
    });
    let more = (names.len() > NAMES).then(|| "…".to_owned());
    Verbatim::from(shown.chain(more).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::{Papers, read_manifest};
    use super::*;
    use crate::feeds::Outcome;
    use cordon_core::rules::time::Timestamp;

    #[track_caller]
    fn refused(line: &str) -> String {
        let learnt_at = Timestamp::parse("2026-11-22T02:10:00Z").unwrap();
        let mut readings = read_manifest(format!("{line}\r\n").as_bytes(), &Papers::default(), learnt_at);
        match readings.remove(0).outcome {
            Outcome::Broken { line: Some(1), reason } => reason.to_string(),
            other @ (Outcome::Broken { .. } | Outcome::Orders(_) | Outcome::NothingForUs { .. }) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_table_of_other_columns_is_told_with_those_it_has_and_those_it_lacks() {
        let said = refused("Surname,Forename,Court Date");
        assert!(said.contains("3 columns where 31 are expected"), "{said}");
        assert!(said.contains("It has the columns Surname, Forename, Court Date;"), "{said}");
        assert!(said.contains("Case No. FamilyMan, Case No. Manage Cases") && said.ends_with('…'), "{said}");
        let mut turned = COLUMNS;
        turned.swap(7, 18);
        let said = refused(&turned.join(","));
        assert!(said.contains("column 8 is not Respondent Surname") && said.contains("another order"), "{said}");
    }

    #[test]
    fn names_are_cut_and_drive_no_terminal_and_data_is_not_repeated() {
        let said = refused(&format!("Sur\u{85}name,{}", "x".repeat(500)));
        assert!(!said.contains('\u{85}') && !said.contains(&"x".repeat(CHARACTERS + 1)), "{said}");
        let said = refused("EXAMPLE,Una,1988-04-12,una@example.org");
        assert!(!said.contains("EXAMPLE") && !said.contains("una@") && said.contains("Court Date"), "{said}");
    }
}
