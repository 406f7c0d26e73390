//! The numbers of premises and streets.

use super::IdError;
use super::reading::{all_digits, compact, has_length, not_empty, without_noughts};
use crate::text_key;
use serde::{Deserialize, Serialize};

/// A unique property reference number: up to twelve digits, kept as text without leading noughts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uprn(String);

text_id!(Uprn, Uprn::parse);

impl Uprn {
    /// The most digits.
    const MOST: usize = 12;

    /// Reads up to twelve digits; leading noughts fall away.
    ///
    /// # Errors
    ///
    /// Says which character is no digit, or that there are too many.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        digits_of(text, Self::MOST).map(Self)
    }

    /// Padded to twelve digits, as some registers print it.
    pub fn padded(&self) -> String {
        format!("{:0>width$}", self.0, width = Self::MOST)
    }
}

/// A unique street reference number: up to eight digits, kept as text without leading noughts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Usrn(String);

text_id!(Usrn, Usrn::parse);

impl Usrn {
    /// The most digits.
    const MOST: usize = 8;

    /// Reads up to eight digits; leading noughts fall away.
    ///
    /// # Errors
    ///
    /// Says which character is no digit, or that there are too many.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        digits_of(text, Self::MOST).map(Self)
    }

    /// Padded to eight digits, as some registers print it.
    pub fn padded(&self) -> String {
        format!("{:0>width$}", self.0, width = Self::MOST)
    }
}

fn digits_of(text: &str, most: usize) -> Result<String, IdError> {
    let written = compact(text);
    not_empty(&written)?;
    all_digits(&written, 1)?;
    let digits = without_noughts(&written);
    if digits == "0" {
        return Err(IdError::OnlyNoughts);
    }
    has_length(digits, text_key!("unread.part_number"), 1, most)?;
    Ok(digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_padded() {
        for text in ["10070000001", "010070000001", " 1007 0000 001 "] {
            let uprn = Uprn::parse(text).unwrap();
            assert_eq!((uprn.as_str(), uprn.padded().as_str()), ("10070000001", "010070000001"), "{text}");
        }
        let usrn = Usrn::parse("3200001").unwrap();
        assert_eq!((usrn.as_str(), usrn.padded().as_str()), ("3200001", "03200001"));
        assert_eq!(Uprn::parse("1").unwrap().padded(), "000000000001");
    }

    #[test]
    fn what_is_no_number_of_a_place_is_refused_with_its_reason() {
        assert_eq!(Uprn::parse(""), Err(IdError::Empty));
        assert_eq!(Uprn::parse("0000"), Err(IdError::OnlyNoughts));
        assert_eq!(Uprn::parse("1007000000I"), Err(IdError::NotADigit { at: 11 }));
        assert_eq!(Uprn::parse("-1"), Err(IdError::NotADigit { at: 1 }));
        assert_eq!(
            Uprn::parse("1234567890123"),
            Err(IdError::TooLong { what: text_key!("unread.part_number"), most: 12 })
        );
        assert_eq!(Usrn::parse("123456789"), Err(IdError::TooLong { what: text_key!("unread.part_number"), most: 8 }));
        assert!(Uprn::parse("123456789012").is_ok());
        assert!(Usrn::parse("12345678").is_ok());
    }
}
