//! The powers that hang on no order, and those that safeguard somebody.

use super::{Reader, custody, law::custody_in_short, law::join, row_clock, say, test_in_words};
use crate::wire::{BesideRow, Otherwise, ProtectRow, SafeguardPrompt};

/// A power in one line, to choose it by: its name, source and test, and that there is no police bail where
/// there is none.
pub fn beside_line(reader: impl Reader, row: &BesideRow) -> String {
    let (title, test) = (reader.key(row.title), reader.key(row.test_words));
    join([title, row.source.to_owned(), test, custody_in_short(reader, row.custody)])
}

/// What its use turns on and what follows it, a line each: entry, necessity, clock and custody, what to note,
/// and that nobody has signed it off.
pub fn beside_lines(reader: impl Reader, row: &BesideRow) -> Vec<String> {
    let necessity =
        if row.needs_necessity { say!(reader, beside.necessity) } else { say!(reader, beside.no_necessity) };
    let (entry, clock) = (reader.key(row.entry_words), reader.key(row.clock_words));
    let mut lines = vec![test_in_words(reader, row.test), necessity, entry, clock];
    lines.extend(row.clocks.iter().map(|clock| row_clock(reader, clock)));
    lines.push(custody(reader, row.custody));
    lines.extend(row.notes.iter().map(|note| reader.key(*note)));
    lines.push(say!(reader, law.not_signed_off));
    lines
}

/// A power that hangs on no order, as the record of an arrest names it.
pub fn arrested_beside(reader: impl Reader, row: &BesideRow) -> String {
    reader.key(row.recorded)
}

/// A power to safeguard somebody, a line for each part: its test, what it allows, entry, clock, what the force
/// must do, and that nobody has signed it off.
pub fn protect(reader: impl Reader, row: &ProtectRow) -> Vec<String> {
    let what = join([row.source.to_owned(), reader.key(row.test_words)]);
    let mut lines = vec![what, reader.key(row.allows), reader.key(row.entry_words), row_clock(reader, &row.clock)];
    lines.extend(row.must.iter().map(|duty| reader.key(*duty)));
    lines.push(say!(reader, law.not_signed_off));
    lines
}

/// What stands under a line of what else there is: of a breach of the peace, its test and what follows it.
pub fn otherwise_lines(reader: impl Reader, otherwise: Otherwise) -> Vec<String> {
    let Some(row) = otherwise.beside() else { return Vec::new() };
    let test = reader.key(row.test_words);
    std::iter::once(join([row.source.to_owned(), test])).chain(beside_lines(reader, row)).collect()
}

/// What stands under what safeguarding asks: of a power, its parts.
pub fn safeguard_lines(reader: impl Reader, prompt: SafeguardPrompt) -> Vec<String> {
    prompt.protect().map(|row| protect(reader, row)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{BESIDE, Custody, PROTECT};
    use crate::words::English;

    /// LAW 11.17, 11.18: whoever is arrested under one of these is bailed by police under one alone.
    #[test]
    fn a_power_without_police_bail_says_so_where_it_is_chosen() {
        for row in BESIDE {
            let says = beside_line(English, row).contains("bail");
            assert_eq!(says, row.custody != Custody::StationThenPolice, "{}", row.id);
        }
    }

    /// LAW 11.18: each has its own test, necessity, entry, clock and custody.
    #[test]
    fn every_power_says_all_of_its_parts_and_that_it_is_not_signed_off() {
        for row in BESIDE {
            let lines = beside_lines(English, row);
            let parts = [row.entry_words, row.clock_words].map(|key| English.key(key));
            assert!(parts.iter().all(|part| lines.contains(part)), "{lines:?}");
            assert!(lines.contains(&custody(English, row.custody)), "{lines:?}");
            assert_eq!(lines.iter().filter(|line| line.contains("Not signed off")).count(), 1);
        }
        for row in PROTECT {
            let lines = protect(English, row);
            assert!(lines.iter().any(|line| line.contains(row.clock.rule.source())), "{lines:?}");
            assert!(lines.len() > row.must.len() + 3, "{lines:?}");
        }
    }

    #[test]
    fn a_breach_of_the_peace_and_the_powers_to_safeguard_are_said_in_full_where_they_are_prompted() {
        assert!(!otherwise_lines(English, Otherwise::BreachOfThePeace).is_empty());
        assert!(otherwise_lines(English, Otherwise::ControlRoom).is_empty());
        let said = SafeguardPrompt::ALL.into_iter().filter(|prompt| !safeguard_lines(English, *prompt).is_empty());
        let said: Vec<SafeguardPrompt> = said.collect();
        assert_eq!(said, [SafeguardPrompt::PlaceOfSafety, SafeguardPrompt::PoliceProtection]);
    }

    #[test]
    fn no_word_of_them_says_he() {
        let of_beside =
            BESIDE.iter().flat_map(|row| beside_lines(English, row).into_iter().chain([beside_line(English, row)]));
        let of_both = of_beside.chain(PROTECT.iter().flat_map(|row| protect(English, row)));
        for line in of_both {
            assert!(!line.split(|at: char| !at.is_alphabetic()).any(|word| word == "he" || word == "his"), "{line}");
        }
    }
}
