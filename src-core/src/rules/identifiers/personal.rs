//! Numbers that a person has for life or for a time: National Insurance, NHS, driver and prison numbers.
//! Orders seldom hold them; they are read so that their figures are not taken for a birth.

use super::IdError;
use super::reading::{compact, shape};
use serde::{Deserialize, Serialize};

/// Never first or second letter of a National Insurance number (HMRC, NIM39110).
const NEVER: &str = "DFIQUV";
/// Pairs of letters that are not given out (HMRC, NIM39110).
const NEVER_TOGETHER: [&str; 7] = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];

/// A National Insurance number, `AB120356C`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nino(String);

text_id!(Nino, Nino::parse);

impl Nino {
    /// Reads a number with its last letter, spaced in any way.
    ///
    /// # Errors
    ///
    /// Refuses another form, and letters that are never given out, with their place.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        if written.is_empty() {
            return Err(IdError::Empty);
        }
        if !is_nino(&written) {
            return Err(IdError::UnknownForm);
        }
        let is_never = |(at, letter): &(usize, char)| NEVER.contains(*letter) || (*at == 2 && *letter == 'O');
        if let Some((at, letter)) = (1..).zip(written.chars().take(2)).find(is_never) {
            return Err(IdError::LetterNotUsed { letter, at });
        }
        if NEVER_TOGETHER.iter().any(|pair| written.starts_with(pair)) {
            return Err(IdError::UnknownForm);
        }
        Ok(Self(written))
    }

    /// As it is printed: `AB 12 03 56 C`.
    pub fn printed(&self) -> String {
        let part = |from: usize, to: usize| self.0.get(from..to).unwrap_or_default();
        [part(0, 2), part(2, 4), part(4, 6), part(6, 8), part(8, 9)].join(" ")
    }
}

/// Whether letters and figures in capitals have the shape of a National Insurance number, whether or
/// not its letters are ever given out: its last letter is A to D.
pub fn is_nino(compact: &str) -> bool {
    shape(compact) == "AA999999A" && compact.ends_with(['A', 'B', 'C', 'D'])
}

/// Whether ten figures are an NHS number: the last is the check figure, by 11 (NHS Data Dictionary).
pub fn is_nhs_number(compact: &str) -> bool {
    let figures: Vec<u32> = compact.chars().filter_map(|mark| mark.to_digit(10)).collect();
    if figures.len() != 10 || compact.len() != 10 {
        return false;
    }
    let sum: u32 = (2..=10).rev().zip(&figures).map(|(weight, figure)| weight * figure).sum();
    figures.last() == Some(&((11 - sum % 11) % 11))
}

/// Whether sixteen letters and figures in capitals have the shape of a driver number of Great Britain
/// (DVLA): five of the family name filled with 9, the birth in six figures, two initials, three more.
/// The month is 1 to 12, and 51 to 62 for a woman.
pub fn is_driver_number(compact: &str) -> bool {
    let part = |from: usize, to: usize| compact.get(from..to).unwrap_or_default();
    let (family, figures, initials) = (part(0, 5), part(5, 11), part(11, 13));
    let name = family.trim_end_matches('9');
    let month: u32 = part(6, 8).parse().unwrap_or(0);
    compact.len() == 16
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_uppercase())
        && shape(figures) == "999999"
        && (1..=12).contains(&(month % 50))
        && month <= 62
        && initials.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'9')
        && compact.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether letters and figures in capitals have the shape of a prison number of England and Wales
/// (`A1234BC`; HM Prison and Probation Service).
pub fn is_prison_number(compact: &str) -> bool {
    shape(compact) == "A9999AA"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_national_insurance_number_is_read_however_it_is_spaced() {
        for text in ["AB120356C", "ab 12 03 56 c", "AB1203 56C"] {
            let found = Nino::parse(text).unwrap();
            assert_eq!((found.as_str(), found.printed().as_str()), ("AB120356C", "AB 12 03 56 C"), "{text}");
        }
    }

    #[test]
    fn what_is_never_given_out_is_refused_with_its_place() {
        assert_eq!(Nino::parse(""), Err(IdError::Empty));
        assert_eq!(Nino::parse("QQ123456C"), Err(IdError::LetterNotUsed { letter: 'Q', at: 1 }));
        assert_eq!(Nino::parse("AO123456C"), Err(IdError::LetterNotUsed { letter: 'O', at: 2 }));
        for text in ["AB120356", "AB120356E", "GB120356C", "A1203456C", "AB1203567"] {
            assert_eq!(Nino::parse(text), Err(IdError::UnknownForm), "{text}");
        }
    }

    #[test]
    fn the_other_numbers_have_their_shapes() {
        assert!(is_nhs_number("9434765919"));
        assert!(!is_nhs_number("9434765918") && !is_nhs_number("943476591") && !is_nhs_number("94347659190"));
        assert!(is_driver_number("SPECI803124A99ZZ") && is_driver_number("FOX99854127BC9AA"));
        assert!(!is_driver_number("SPECI813124A99ZZ".get(..15).unwrap()) && !is_driver_number("1700000000000041"));
        assert!(!is_driver_number("SPECI820124A99ZZ"), "no month is 20");
        assert!(is_prison_number("A1234BC") && !is_prison_number("A123ABC") && !is_prison_number("AB12CDE"));
    }
}
