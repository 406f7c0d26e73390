//! The number of a file at the Criminal Records Office.

use super::IdError;
use super::reading::{
    all_digits, compact, full_year, has_length, no_slash, number, split_check_letter, verify, without_noughts,
};
use crate::text_key;
use serde::{Deserialize, Serialize};

/// A CRO number whose check letter is right: `065656/91H`, or of the file series `SF83/50058Z`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cro(String);

text_id!(Cro, Cro::parse);

impl Cro {
    /// Reads `NNNNNN/YYC` (up to six digits) or, of the file series, `SFYY/N…C`. The slash is
    /// needed: without it the number could be a PNC id.
    ///
    /// # Errors
    ///
    /// Says which character is wrong, or which check letter the digits ask for.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        let (body, letter) = split_check_letter(&written)?;
        match body.strip_prefix("SF") {
            Some(rest) => of_file_series(rest, letter),
            None => standard(body, letter),
        }
    }

    /// Whether it is of the file series (`SF`).
    pub fn is_file_series(&self) -> bool {
        self.0.starts_with("SF")
    }

    /// Without leading noughts, as it is often printed: `65656/91H`.
    pub fn short(&self) -> String {
        let (head, tail) = self.0.split_once('/').unwrap_or_default();
        format!("{}/{tail}", without_noughts(head))
    }

    /// Its year in full: of this century unless that lies after `this_year`.
    pub fn year(&self, this_year: i32) -> i32 {
        let written = if self.is_file_series() { self.0.get(2..4) } else { self.0.get(7..9) };
        full_year(written.and_then(|digits| digits.parse().ok()).unwrap_or_default(), this_year)
    }
}

/// The year is reckoned before the serial, padded to six.
fn standard(body: &str, letter: char) -> Result<Cro, IdError> {
    let (serial, year) = body.split_once('/').ok_or_else(|| no_slash(body))?;
    all_digits(serial, 1)?;
    all_digits(year, serial.len() + 2)?;
    has_length(serial, text_key!("unread.part_serial"), 1, 6)?;
    has_length(year, text_key!("unread.part_year"), 2, 2)?;
    let serial = number(serial)?;
    verify(number(year)? * 1_000_000 + serial, letter)?;
    Ok(Cro(format!("{serial:06}/{year}{letter}")))
}

/// The year is reckoned before the serial without leading noughts.
fn of_file_series(rest: &str, letter: char) -> Result<Cro, IdError> {
    let (year, serial) = rest.split_once('/').ok_or_else(|| no_slash(rest))?;
    all_digits(year, 3)?;
    all_digits(serial, year.len() + 4)?;
    has_length(year, text_key!("unread.part_year"), 2, 2)?;
    has_length(serial, text_key!("unread.part_serial"), 1, 6)?;
    let serial = without_noughts(serial);
    verify(number(&format!("{year}{serial}"))?, letter)?;
    Ok(Cro(format!("SF{year}/{serial}{letter}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, IdError>) {
        let found = Cro::parse(text);
        assert_eq!(found.as_ref().map(Cro::as_str).map_err(|error| *error), expected, "{text}");
    }

    #[test]
    fn check_letters_are_those_of_both_series() {
        // Published samples of HM Prison and Probation Service.
        check("265416/21G", Ok("265416/21G"));
        check("65656/91h", Ok("065656/91H"));
        check("SF05/482703J", Ok("SF05/482703J"));
        check("sf83 / 50058z", Ok("SF83/50058Z"));
        check("85227/65G", Err(IdError::WrongCheckLetter { expected: 'L', found: 'G' }));
    }

    #[test]
    fn the_file_series_is_reckoned_without_padding() {
        check("SF83/050058Z", Ok("SF83/50058Z"));
        check("SF83/50058B", Err(IdError::WrongCheckLetter { expected: 'Z', found: 'B' }));
    }

    #[test]
    fn what_is_no_cro_number_is_refused_with_its_reason() {
        let refused = [
            ("  ", IdError::Empty),
            ("26541621G", IdError::NoSlash),
            ("SF05482703J", IdError::NoSlash),
            ("ADA", IdError::UnknownForm),
            ("265416/21", IdError::NoCheckLetter),
            ("2654167/21G", IdError::TooLong { what: text_key!("unread.part_serial"), most: 6 }),
            ("/21G", IdError::TooShort { what: text_key!("unread.part_serial"), least: 1 }),
            ("265416/1G", IdError::TooShort { what: text_key!("unread.part_year"), least: 2 }),
            ("265416/2021G", IdError::TooLong { what: text_key!("unread.part_year"), most: 2 }),
            ("26541O/21G", IdError::NotADigit { at: 6 }),
            ("SF05/48270BJ", IdError::NotADigit { at: 11 }),
        ];
        for (text, error) in refused {
            check(text, Err(error));
        }
    }

    #[test]
    fn its_year_is_never_ahead() {
        let year = |text: &str| Cro::parse(text).unwrap().year(2026);
        assert_eq!(year("265416/21G"), 2021);
        assert_eq!(year("65656/91H"), 1991);
        assert_eq!(year("SF05/482703J"), 2005);
        assert_eq!(year("SF83/50058Z"), 1983);
    }

    #[test]
    fn the_short_form_reads_back_as_the_same_number() {
        let cro = Cro::parse("065656/91H").unwrap();
        assert_eq!(cro.short(), "65656/91H");
        assert_eq!(Cro::parse(&cro.short()), Ok(cro));
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "\\PC*") {
            if let Ok(cro) = Cro::parse(&text) {
                prop_assert_eq!(Cro::parse(cro.as_str()), Ok(cro.clone()));
                let _ = (cro.year(2026), cro.short());
            }
        }
    }
}
