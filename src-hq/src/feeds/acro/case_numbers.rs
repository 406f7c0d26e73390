//! Case numbers of the family courts, however they are written: 1700-0000-0000-0001 and
//! 1700000000000001 are one case. A number that a spreadsheet altered is none.

use cordon_core::text;
use cordon_core::words::Text;

/// How many figures a Manage Cases number has.
const FIGURES: usize = 16;
/// How many letters and figures a FamilyMan number has.
const FAMILY_MAN: usize = 10;

/// A row's two case numbers as they are compared; empty where none is given.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CaseNumbers {
    /// FamilyMan: DE26F00001.
    pub family_man: String,
    /// Manage Cases: sixteen figures.
    pub manage_cases: String,
}

/// How the case numbers in a paper or its name stand to a row's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// None is given.
    None,
    /// The row's, and no other.
    Own,
    /// One that is not the row's.
    Another,
    /// One that the row has no number to compare with.
    Unknown,
}

/// A FamilyMan number as it is compared.
pub(super) fn family_man(cell: &str) -> String {
    cell.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// A Manage Cases number as it is compared.
///
/// # Errors
///
/// Says what a spreadsheet, or a hand, did to it.
pub(super) fn manage_cases(cell: &str) -> Result<String, Text> {
    let bare: String =
        cell.chars().filter(|mark| !mark.is_whitespace() && !matches!(mark, '-' | '\'' | '’' | '‑' | '–')).collect();
    let all_figures = bare.chars().all(|mark| mark.is_ascii_digit());
    match (bare.len(), all_figures) {
        (0 | FIGURES, true) => Ok(bare),
        (_, true) => Err(text!("feed.case_figures", found = bare.len(), expected = FIGURES)),
        (_, false) if bare.chars().any(|mark| mark.is_ascii_digit()) => Err(text!("feed.case_altered")),
        (_, false) => Err(text!("feed.case_none")),
    }
}

impl CaseNumbers {
    /// Whether the number may be one that a spreadsheet cut to fifteen figures: then it ends in 0.
    pub fn may_be_cut(&self) -> bool {
        self.manage_cases.ends_with('0')
    }

    /// What a paper's name says: `FL404A-<case>-<seconds>.pdf`.
    pub fn in_name(&self, name: &str) -> Named {
        let upper = name.to_uppercase();
        let case = upper.strip_prefix("FL404A-").and_then(|rest| rest.split_once('-')).map(|(case, _)| case);
        match case {
            Some(case) if !case.is_empty() && case.chars().all(|mark| mark.is_ascii_digit()) => {
                // Parted in fours it is longer than its first part, and is found as in a text.
                if case.len() == 4 { self.in_text(name) } else { self.against([case.to_owned()].into_iter()) }
            }
            Some(_) | None => self.in_text(name),
        }
    }

    /// What a paper's text says.
    pub fn in_text(&self, text: &str) -> Named {
        self.against(found_in(text).into_iter())
    }

    fn against(&self, found: impl Iterator<Item = String>) -> Named {
        let mut named = Named::None;
        for number in found {
            let own = if number.starts_with(|first: char| first.is_ascii_digit()) {
                &self.manage_cases
            } else {
                &self.family_man
            };
            named = match (own.is_empty(), *own == number, named) {
                (false, false, _) => return Named::Another,
                (false, true, _) => Named::Own,
                (true, _, Named::None) => Named::Unknown,
                (true, _, before) => before,
            };
        }
        named
    }
}

/// The case numbers in a text: sixteen figures, also in fours, and FamilyMan's two letters, two figures,
/// a letter, five figures.
fn found_in(text: &str) -> Vec<String> {
    let words: Vec<(char, &str)> = words(text);
    let mut found = Vec::new();
    for (index, (_, word)) in words.iter().enumerate() {
        if figures_first(word).len() == FIGURES {
            found.push(figures_first(word).to_owned());
        }
        let fours: Vec<&(char, &str)> = words.iter().skip(index).take(4).collect();
        let is_whole = |place: usize, four: &str| place == 3 || four.len() == 4;
        let parted =
            fours.iter().enumerate().all(|(place, (_, four))| figures_first(four).len() == 4 && is_whole(place, four))
                && fours.iter().skip(1).all(|(before, _)| matches!(before, '-' | '‑' | '–' | ' ' | '\u{a0}'));
        if fours.len() == 4 && parted {
            found.push(fours.iter().map(|(_, four)| figures_first(four)).collect());
        }
        if let Some(number) = family_man_first(word) {
            found.push(number.to_uppercase());
        }
    }
    found
}

/// The words of a text, each with the mark that stands right before it.
fn words(text: &str) -> Vec<(char, &str)> {
    let mut words = Vec::new();
    let mut before = ' ';
    for piece in text.split_inclusive(|mark: char| !mark.is_alphanumeric()) {
        let last = piece.chars().next_back().filter(|mark| !mark.is_alphanumeric());
        let word = last.map_or(piece, |mark| piece.strip_suffix(mark).unwrap_or(piece));
        // Two marks beside each other part more than one does.
        if word.is_empty() {
            before = '|';
            continue;
        }
        words.push((before, word));
        before = last.unwrap_or('|');
    }
    words
}

/// The figures that a word begins with. What a PDF says on two lines may come as one word.
fn figures_first(word: &str) -> &str {
    let end = word.find(|mark: char| !mark.is_ascii_digit()).unwrap_or(word.len());
    word.get(..end).unwrap_or_default()
}

/// The FamilyMan number that a word begins with.
fn family_man_first(word: &str) -> Option<&str> {
    let (number, rest) = word.split_at_checked(FAMILY_MAN)?;
    (is_family_man(number) && !rest.starts_with(|mark: char| mark.is_ascii_digit())).then_some(number)
}

fn is_family_man(word: &str) -> bool {
    let shape: String = word
        .chars()
        .map(|mark| {
            if mark.is_ascii_digit() {
                '9'
            } else if mark.is_ascii_alphabetic() {
                'A'
            } else {
                '?'
            }
        })
        .collect();
    shape == "AA99A99999"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> CaseNumbers {
        CaseNumbers { family_man: "DE26F00001".to_owned(), manage_cases: "1700000000000001".to_owned() }
    }

    #[test]
    fn a_case_number_is_its_figures_however_they_are_written() {
        for cell in ["1700000000000001", "1700-0000-0000-0001", "'1700000000000001", "1700 0000 0000 0001"] {
            assert_eq!(manage_cases(cell).as_deref(), Ok("1700000000000001"), "{cell}");
        }
        assert_eq!(manage_cases("").as_deref(), Ok(""));
        for cell in ["1,700,000,000,000,001", "1700000000000001.0", "1.7E+15", "170000000000001", "17000000000000012"] {
            assert!(manage_cases(cell).is_err(), "{cell}");
        }
        assert_eq!(family_man(" de26-F00001"), "DE26F00001");
    }

    #[test]
    fn another_case_in_a_paper_or_its_name_is_told_from_the_rows_own() {
        for (text, named) in [
            ("Case No: 1700000000000001, (DE26F00001)", Named::Own),
            ("Case No. 1700-0000-0000-0001.", Named::Own),
            ("Case No: 1700 0000 0000 0002", Named::Another),
            ("Case 1700 0000 0000 0002The respondent", Named::Another),
            ("Case No: DE26F01111The respondent", Named::Another),
            ("Case No: DE26F000019", Named::None),
            ("Case DE26F00001, consolidated with de26f00002", Named::Another),
            ("call 07700 900101 on 26 10 2026 or 2027", Named::None),
        ] {
            assert_eq!(own().in_text(text), named, "{text}");
        }
        for (name, named) in [
            ("FL404A-1700000000000001-1793577600.pdf", Named::Own),
            ("fl404a-1700000000000002-1793577600.PDF", Named::Another),
            ("FL404A-1700-0000-0000-0001-1793577600.pdf", Named::Own),
            ("FL404A-9-9.pdf", Named::Another),
            ("paper.pdf", Named::None),
        ] {
            assert_eq!(own().in_name(name), named, "{name}");
        }
        let older = CaseNumbers { manage_cases: String::new(), ..own() };
        assert_eq!(older.in_text("Case 1700000000000001"), Named::Unknown);
        assert_eq!(older.in_text("Case 1700000000000001, DE26F00001"), Named::Own);
    }
}
