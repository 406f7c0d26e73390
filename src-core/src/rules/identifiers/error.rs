//! What is wrong with an identifier.

use crate::words::{Text, TextKey, Verbatim};
use crate::{says_its_text, text};
/// What is wrong with an identifier, and where. A place (`at`) counts the characters from 1, and
/// leaves out spaces. Beside a single letter nothing of the identifier is repeated, so that an
/// error may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Nothing but spaces.
    Empty,
    /// None of the forms that such an identifier has.
    UnknownForm,
    /// The form is right, the check letter is another's: some character is mistaken.
    WrongCheckLetter {
        /// The letter that the digits ask for.
        expected: char,
        /// The letter that is written.
        found: char,
    },
    /// It ends with a digit where a check letter belongs.
    NoCheckLetter,
    /// A part has too many characters.
    TooLong {
        /// Which part.
        what: TextKey,
        /// How many it may have.
        most: usize,
    },
    /// A part has too few characters.
    TooShort {
        /// Which part.
        what: TextKey,
        /// How many it must have.
        least: usize,
    },
    /// Something else stands where a digit belongs.
    NotADigit {
        /// Where.
        at: usize,
    },
    /// Something else stands where a letter belongs.
    NotALetter {
        /// Where.
        at: usize,
    },
    /// Neither a letter nor a digit.
    NotALetterOrDigit {
        /// Where.
        at: usize,
    },
    /// A character that such an identifier does not have, or not there.
    StrayCharacter {
        /// Where.
        at: usize,
    },
    /// A letter that is never used in that place.
    LetterNotUsed {
        /// The letter.
        letter: char,
        /// Where.
        at: usize,
    },
    /// A year of one digit, or of three.
    YearLength,
    /// A year before the first or after the last that can be meant.
    YearOutOfRange {
        /// The first.
        first: i32,
        /// The last.
        last: i32,
    },
    /// The parts are not told apart by a slash.
    NoSlash,
    /// A number of noughts.
    OnlyNoughts,
    /// The outward half of a postcode without the inward one.
    OnlyOutward,
    /// A telephone number with neither a leading 0 nor a country.
    NoPrefix,
    /// A range of United Kingdom numbers that is not in use.
    RangeNotUsed {
        /// The digit after the 0.
        digit: char,
    },
    /// No `@`, or several.
    AtSigns {
        /// How many there are.
        found: usize,
    },
    /// A part between dots, or before or after the `@`, is empty.
    EmptyPart {
        /// Which part.
        what: TextKey,
    },
    /// A part of a domain begins or ends with a hyphen.
    HyphenAtEdge,
    /// A domain of one part.
    NoDot,
}

impl IdError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Empty => text!("unread.id_empty"),
            Self::UnknownForm => text!("unread.id_unknown_form"),
            Self::WrongCheckLetter { expected, found } => text!(
                "unread.id_wrong_check_letter",
                expected = Verbatim::from(expected.to_string()),
                found = Verbatim::from(found.to_string())
            ),
            Self::NoCheckLetter => text!("unread.id_no_check_letter"),
            Self::TooLong { what, most } => text!("unread.id_too_long", what = what, most = most),
            Self::TooShort { what, least } => text!("unread.id_too_short", what = what, least = least),
            Self::NotADigit { at } => text!("unread.id_not_a_digit", at = at),
            Self::NotALetter { at } => text!("unread.id_not_a_letter", at = at),
            Self::NotALetterOrDigit { at } => text!("unread.id_not_a_letter_or_digit", at = at),
            Self::StrayCharacter { at } => text!("unread.id_stray_character", at = at),
            Self::LetterNotUsed { letter, at } => {
                text!("unread.id_letter_not_used", letter = Verbatim::from(letter.to_string()), at = at)
            }
            Self::YearLength => text!("unread.id_year_length"),
            Self::YearOutOfRange { first, last } => text!("unread.id_year_out_of_range", first = first, last = last),
            Self::NoSlash => text!("unread.id_no_slash"),
            Self::OnlyNoughts => text!("unread.id_only_noughts"),
            Self::OnlyOutward => text!("unread.id_only_outward"),
            Self::NoPrefix => text!("unread.id_no_prefix"),
            Self::RangeNotUsed { digit } => {
                text!("unread.id_range_not_used", digit = Verbatim::from(digit.to_string()))
            }
            Self::AtSigns { found } => text!("unread.id_at_signs", found = found),
            Self::EmptyPart { what } => text!("unread.id_empty_part", what = what),
            Self::HyphenAtEdge => text!("unread.id_hyphen_at_edge"),
            Self::NoDot => text!("unread.id_no_dot"),
        }
    }
}

says_its_text!(IdError);
