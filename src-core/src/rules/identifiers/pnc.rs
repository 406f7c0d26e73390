//! The Police National Computer's id of a person.

use super::IdError;
use super::reading::{all_digits, compact, full_year, has_length, number, split_check_letter, verify, without_noughts};
use crate::text_key;
use serde::{Deserialize, Serialize};

/// The years that an id of four-digit year may name.
const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2099;

/// A PNC id whose check letter is right, as `2002/0073319Z`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PncId(String);

text_id!(PncId, PncId::with_full_year);

impl PncId {
    /// Reads `YYYY/NNNNNNNC` or `YY/N…C`, with or without the slash, in any case.
    ///
    /// Without a slash ten digits or more begin with a year of four; fewer with one of two. A year
    /// of two digits is of this century unless it lies after `this_year`.
    ///
    /// # Errors
    ///
    /// Says which character is wrong, or which check letter the digits ask for.
    pub fn parse(text: &str, this_year: i32) -> Result<Self, IdError> {
        read(text, Some(this_year))
    }

    /// Reads an id whose year has four digits, so that no year need be told.
    fn with_full_year(text: &str) -> Result<Self, IdError> {
        read(text, None)
    }

    /// The short form, `02/73319Z`.
    pub fn short(&self) -> String {
        let (year, serial, letter) = self.parts();
        format!("{}/{}{letter}", year.get(2..).unwrap_or_default(), without_noughts(serial))
    }

    /// As the Law Enforcement Data Service writes it (`longPersonUrn`), without leading noughts:
    /// `2002/73319Z`.
    pub fn long_person_urn(&self) -> String {
        let (year, serial, letter) = self.parts();
        format!("{year}/{}{letter}", without_noughts(serial))
    }

    /// The year of four digits, the serial of seven, the letter.
    fn parts(&self) -> (&str, &str, &str) {
        let (year, rest) = self.0.split_once('/').unwrap_or_default();
        let (serial, letter) = rest.split_at_checked(7).unwrap_or_default();
        (year, serial, letter)
    }
}

fn read(text: &str, this_year: Option<i32>) -> Result<PncId, IdError> {
    let written = compact(text);
    let (body, letter) = split_check_letter(&written)?;
    let (year, serial) = year_and_serial(body)?;
    let year = year_of(year, this_year)?;
    let serial = number(serial)?;
    verify(u64::from(year.rem_euclid(100).unsigned_abs()) * 10_000_000 + serial, letter)?;
    Ok(PncId(format!("{year:04}/{serial:07}{letter}")))
}

/// The digits of the year and of the serial.
fn year_and_serial(body: &str) -> Result<(&str, &str), IdError> {
    let (year, serial, gap) = match body.split_once('/') {
        Some((year, serial)) => (year, serial, 1),
        None => {
            let cut = if body.len() >= 10 { 4 } else { 2 };
            let (year, serial) = body.split_at_checked(cut).ok_or(IdError::UnknownForm)?;
            (year, serial, 0)
        }
    };
    all_digits(year, 1)?;
    all_digits(serial, year.len() + gap + 1)?;
    if !matches!(year.len(), 2 | 4) {
        return Err(IdError::YearLength);
    }
    has_length(serial, text_key!("unread.part_serial"), 1, 7)?;
    Ok((year, serial))
}

/// Four digits stand for themselves; two need to be told what year it is.
fn year_of(digits: &str, this_year: Option<i32>) -> Result<i32, IdError> {
    let year: i32 = digits.parse().map_err(|_| IdError::UnknownForm)?;
    if digits.len() == 2 {
        let this_year = this_year.ok_or(IdError::TooShort { what: text_key!("unread.part_year"), least: 4 })?;
        return Ok(full_year(year, this_year));
    }
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(IdError::YearOutOfRange { first: FIRST_YEAR, last: LAST_YEAR });
    }
    Ok(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, IdError>) {
        let found = PncId::parse(text, 2026);
        assert_eq!(found.as_ref().map(PncId::as_str).map_err(|error| *error), expected, "{text}");
    }

    /// The letter of a right id, reckoned apart from the reader.
    fn letter_for(year: i32, serial: u64) -> char {
        let number: u64 = format!("{:02}{serial:07}", year % 100).parse().unwrap();
        "ZABCDEFGHJKLMNPQRTUVWXY".chars().nth((number % 23) as usize).unwrap()
    }

    #[test]
    fn check_letters_are_those_of_the_pnc() {
        // Published samples of HM Prison and Probation Service.
        for text in ["2002/0073319Z", "1979/0163001B", "1967/9893091D", "2001/0171310W", "2008/0056560Z"] {
            check(text, Ok(text));
        }
        check("2001/0171310S", Err(IdError::WrongCheckLetter { expected: 'W', found: 'S' }));
        check("2001/0171310I", Err(IdError::WrongCheckLetter { expected: 'W', found: 'I' }));
        check("20030011985Z", Err(IdError::WrongCheckLetter { expected: 'X', found: 'Z' }));
    }

    #[test]
    fn however_it_is_written_it_is_one_id() {
        for text in ["02/73319Z", " 02/0073319z", "2002/73319Z", "20020073319Z", "0273319Z", "02 0073319 Z"] {
            check(text, Ok("2002/0073319Z"));
        }
        check("79/163001b", Ok("1979/0163001B"));
        check("81/34U", Ok("1981/0000034U"));
        check("033Y", Ok("2003/0000003Y"));
    }

    #[test]
    fn the_short_and_the_long_form_have_no_leading_noughts() {
        let id = PncId::parse("2021/0000019P", 2026).unwrap();
        assert_eq!(id.short(), "21/19P");
        // The form of a published LEDS message. `2000/410770Y`, often given for it, shows the form
        // only: its digits ask for N.
        assert_eq!(id.long_person_urn(), "2021/19P");
        check("2000/410770Y", Err(IdError::WrongCheckLetter { expected: 'N', found: 'Y' }));
        let nought = PncId::parse("2000/0Z", 2026).unwrap();
        assert_eq!((nought.short(), nought.long_person_urn()), ("00/0Z".to_owned(), "2000/0Z".to_owned()));
    }

    #[test]
    fn a_year_of_two_digits_is_not_ahead_of_this_year() {
        let letter = letter_for(2026, 1);
        let text = format!("26/1{letter}");
        assert_eq!(PncId::parse(&text, 2026).unwrap().as_str(), format!("2026/0000001{letter}"));
        assert_eq!(PncId::parse(&text, 2025).unwrap().as_str(), format!("1926/0000001{letter}"));
    }

    #[test]
    fn what_is_no_pnc_id_is_refused_with_its_reason() {
        let refused = [
            ("", IdError::Empty),
            ("Z", IdError::UnknownForm),
            ("/Z", IdError::YearLength),
            ("2002/Z", IdError::TooShort { what: text_key!("unread.part_serial"), least: 1 }),
            ("02/12345678Z", IdError::TooLong { what: text_key!("unread.part_serial"), most: 7 }),
            ("202/0073319Z", IdError::YearLength),
            ("2002/0073319", IdError::NoCheckLetter),
            ("2002/00733I9Z", IdError::NotADigit { at: 11 }),
            ("2002 00733I9Z", IdError::NotADigit { at: 10 }),
            ("2002/0073319Ż", IdError::StrayCharacter { at: 13 }),
            ("３/1Z", IdError::NotADigit { at: 1 }),
            ("1850/1Z", IdError::YearOutOfRange { first: 1900, last: 2099 }),
        ];
        for (text, error) in refused {
            check(text, Err(error));
        }
    }

    #[test]
    fn an_error_says_where_and_never_what() {
        let error = PncId::parse("2002/00733I9Z", 2026).unwrap_err();
        assert_eq!(error.to_string(), "character 11 should be a digit");
    }

    #[test]
    fn it_is_written_and_read_as_its_text() {
        let id = PncId::parse("02/73319Z", 2026).unwrap();
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"2002/0073319Z\"");
        assert_eq!(serde_json::from_str::<PncId>(&json).unwrap(), id);
        assert!(serde_json::from_str::<PncId>("\"02/73319Z\"").is_err(), "a century may not be guessed");
        assert!(serde_json::from_str::<PncId>("\"2002/0073319A\"").is_err());
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "\\PC*") {
            let _ = PncId::parse(&text, 2026);
        }

        #[test]
        fn every_form_reads_back_as_the_same_id(year in 1930..2026_i32, serial in 0..10_000_000_u64) {
            let text = format!("{year}/{serial:07}{}", letter_for(year, serial));
            let id = PncId::parse(&text, 2026).unwrap();
            prop_assert_eq!(id.as_str(), &text);
            prop_assert_eq!(&PncId::parse(&id.short(), 2026).unwrap(), &id);
            prop_assert_eq!(&PncId::parse(&id.long_person_urn(), 2026).unwrap(), &id);
        }

        #[test]
        fn one_mistaken_digit_is_always_noticed(year in 1930..2026_i32, serial in 0..10_000_000_u64, at in 0..7_usize, by in 1..10_u8) {
            let mut digits: Vec<u8> = format!("{serial:07}").bytes().collect();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let mistaken = String::from_utf8(digits).unwrap();
            let text = format!("{year}/{mistaken}{}", letter_for(year, serial));
            let is_noticed = matches!(PncId::parse(&text, 2026), Err(IdError::WrongCheckLetter { .. }));
            prop_assert!(is_noticed, "{}", text);
        }
    }
}
