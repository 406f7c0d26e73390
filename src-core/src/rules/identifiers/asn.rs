//! The number of an arrest or a summons.

use super::IdError;
use super::reading::{
    all_digits, all_letters_or_digits, compact, full_year, has_length, number, split_check_letter, verify,
};
use crate::text_key;
use serde::{Deserialize, Serialize};

/// An arrest/summons number whose check letter is right, unprinted: `1101ZD0100000410769X`. The
/// year (2), the force (2), its unit (2), the system (2), the sequence (11) and the letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Asn(String);

text_id!(Asn, Asn::parse);

impl Asn {
    /// Reads a number with or without slashes; its sequence may lack leading noughts.
    ///
    /// # Errors
    ///
    /// Says which character is wrong, or which check letter the digits ask for.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        let (body, letter) = split_check_letter(&written)?;
        let [year, station, system, sequence] = parts(body)?;
        let sequence = number(sequence)?;
        let force = station.get(..2).unwrap_or_default();
        // The unit is left out, and so is a force or a system that is not a number.
        let reckoned = format!("{}{}{year}{sequence:011}", numeric(force), numeric(system));
        verify(number(&reckoned)?, letter)?;
        Ok(Self(format!("{year}{station}{system}{sequence:011}{letter}")))
    }

    /// As it is printed: `11/01ZD/01/00000410769X`.
    pub fn printed(&self) -> String {
        let part = |from: usize, until: usize| self.0.get(from..until).unwrap_or_default();
        [part(0, 2), part(2, 6), part(6, 8), part(8, 20)].join("/")
    }

    /// The code of the force.
    pub fn force(&self) -> &str {
        self.0.get(2..4).unwrap_or_default()
    }

    /// Its year in full: of this century unless that lies after `this_year`.
    pub fn year(&self, this_year: i32) -> i32 {
        full_year(self.0.get(..2).and_then(|digits| digits.parse().ok()).unwrap_or_default(), this_year)
    }
}

/// Year, force with unit, system and sequence, each of its length and its kind of character.
fn parts(body: &str) -> Result<[&str; 4], IdError> {
    let gap = usize::from(body.contains('/'));
    if gap == 0 {
        all_letters_or_digits(body, 1)?;
        has_length(body, text_key!("unread.part_number"), 9, 19)?;
    }
    let found = if gap == 0 { plain_parts(body) } else { printed_parts(body) };
    let [year, station, system, sequence] = found.ok_or(IdError::UnknownForm)?;
    all_digits(year, 1)?;
    all_letters_or_digits(station, 3 + gap)?;
    all_letters_or_digits(system, 7 + 2 * gap)?;
    all_digits(sequence, 9 + 3 * gap)?;
    has_length(sequence, text_key!("unread.part_sequence"), 1, 11)?;
    Ok([year, station, system, sequence])
}

fn printed_parts(body: &str) -> Option<[&str; 4]> {
    let mut parts = body.split('/');
    let found = [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
    let lengths = found.map(|part| part.chars().count());
    (parts.next().is_none() && matches!(lengths, [2, 4, 2, _])).then_some(found)
}

fn plain_parts(body: &str) -> Option<[&str; 4]> {
    let (year, rest) = body.split_at_checked(2)?;
    let (station, rest) = rest.split_at_checked(4)?;
    let (system, sequence) = rest.split_at_checked(2)?;
    Some([year, station, system, sequence])
}

/// The part where it is a number, else nothing.
fn numeric(part: &str) -> &str {
    if part.chars().all(|mark| mark.is_ascii_digit()) { part } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, IdError>) {
        let found = Asn::parse(text);
        assert_eq!(found.as_ref().map(Asn::as_str).map_err(|error| *error), expected, "{text}");
    }

    #[test]
    fn a_check_letter_is_reckoned_without_the_unit() {
        check("1101ZD0100000410769X", Ok("1101ZD0100000410769X"));
        check("1101ZE0100000410769X", Ok("1101ZE0100000410769X"));
        check("1101ZD0100000410769Y", Err(IdError::WrongCheckLetter { expected: 'X', found: 'Y' }));
        check("1102ZD0100000410769X", Err(IdError::WrongCheckLetter { expected: 'C', found: 'X' }));
    }

    #[test]
    fn however_it_is_written_it_is_one_number() {
        for text in ["11/01ZD/01/00000410769X", "11/01zd/01/410769x", "1101ZD01410769X", " 1101 ZD01 00000410769 X"] {
            check(text, Ok("1101ZD0100000410769X"));
        }
    }

    #[test]
    fn it_prints_with_slashes_and_tells_force_and_year() {
        let asn = Asn::parse("1101ZD01410769X").unwrap();
        assert_eq!(asn.printed(), "11/01ZD/01/00000410769X");
        assert_eq!((asn.force(), asn.year(2026), asn.year(2010)), ("01", 2011, 1911));
        assert_eq!(Asn::parse(&asn.printed()), Ok(asn));
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        let refused = [
            ("", IdError::Empty),
            ("1101ZD0100000410769", IdError::NoCheckLetter),
            ("1101ZDX", IdError::TooShort { what: text_key!("unread.part_number"), least: 9 }),
            ("1101ZD01000004107690X", IdError::TooLong { what: text_key!("unread.part_number"), most: 19 }),
            ("11/01ZD/01/000004107690X", IdError::TooLong { what: text_key!("unread.part_sequence"), most: 11 }),
            ("11/01ZD/01/X", IdError::TooShort { what: text_key!("unread.part_sequence"), least: 1 }),
            ("11/01/ZD/01/410769X", IdError::UnknownForm),
            ("1I01ZD0100000410769X", IdError::NotADigit { at: 2 }),
            ("11/01-D/01/410769X", IdError::NotALetterOrDigit { at: 6 }),
            ("11/01ZD/01/41O769X", IdError::NotADigit { at: 14 }),
        ];
        for (text, error) in refused {
            check(text, Err(error));
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "\\PC*") {
            if let Ok(asn) = Asn::parse(&text) {
                prop_assert_eq!(Asn::parse(&asn.printed()), Ok(asn.clone()));
            }
        }

        #[test]
        fn one_letter_of_twenty_three_is_right(head in "[0-9]{2}(01|06|30|ZZ)[A-Z]{2}(01|00|ZZ)", sequence in 1..99_999_999_999_u64) {
            let right = ('A'..='Z').filter(|letter| Asn::parse(&format!("{head}{sequence}{letter}")).is_ok()).count();
            prop_assert_eq!(right, 1);
        }
    }
}
