//! Postcodes of the United Kingdom (Royal Mail; BS 7666).

use super::IdError;
use super::reading::{all_letters, all_letters_or_digits, compact, has_length, not_empty, shape};
use crate::text_key;
use serde::{Deserialize, Serialize};

/// The one postcode without a figure in its first half.
const GIROBANK: &str = "GIR0AA";
/// Never the first letter.
const NOT_FIRST: &str = "QVX";
/// Never the second letter.
const NOT_SECOND: &str = "IJZ";
/// Never in the second half.
const NOT_INWARD: &str = "CIKMOV";

/// A whole postcode, `DE1 2AB`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(String);

text_id!(Postcode, Postcode::parse);

impl Postcode {
    /// Reads a whole postcode, with or without its space.
    ///
    /// # Errors
    ///
    /// Says which character is wrong, or that the second half is missing.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        not_empty(&written)?;
        all_letters_or_digits(&written, 1)?;
        if Outward::parse(&written).is_ok() {
            return Err(IdError::OnlyOutward);
        }
        has_length(&written, text_key!("unread.part_postcode"), 5, 7)?;
        let (outward, inward) = halves(&written).ok_or(IdError::UnknownForm)?;
        if written != GIROBANK {
            check_outward(outward)?;
            check_inward(inward, outward.len() + 1)?;
        }
        Ok(Self(format!("{outward} {inward}")))
    }

    /// The first half, `DE1`: the district.
    pub fn outward(&self) -> &str {
        self.0.split_once(' ').map_or("", |(outward, _)| outward)
    }

    /// The sector, `DE1 2`.
    pub fn sector(&self) -> &str {
        self.0.get(..self.0.len().saturating_sub(2)).unwrap_or_default()
    }
}

/// The first half of a postcode alone, `DE1`: a district, not an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Outward(String);

text_id!(Outward, Outward::parse);

impl Outward {
    /// Reads the first half of a postcode.
    ///
    /// # Errors
    ///
    /// Says which character is wrong.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        not_empty(&written)?;
        all_letters_or_digits(&written, 1)?;
        check_outward(&written)?;
        Ok(Self(written))
    }
}

/// A postcode as `DE1 2AB` by its shape alone, letters never used included, for imported text is
/// data; `None` where it does not have the shape of one.
pub fn normalise_postcode(text: &str) -> Option<String> {
    let written = compact(text);
    let (outward, inward) = halves(&written)?;
    let has_shape = (has_outward_shape(outward) || outward == "GIR") && shape(inward) == "9AA";
    has_shape.then(|| format!("{outward} {inward}"))
}

/// All but the last three characters, and these.
fn halves(written: &str) -> Option<(&str, &str)> {
    written.split_at_checked(written.len().checked_sub(3)?)
}

fn has_outward_shape(outward: &str) -> bool {
    matches!(shape(outward).as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A")
}

fn check_outward(outward: &str) -> Result<(), IdError> {
    all_letters(outward.get(..1).unwrap_or_default(), 1)?;
    if !has_outward_shape(outward) {
        return Err(IdError::UnknownForm);
    }
    let never = [NOT_FIRST, NOT_SECOND];
    let mut places = (1..).zip(outward.chars().zip(never));
    match places.find(|(_, (letter, never))| never.contains(*letter)) {
        Some((at, (letter, _))) => Err(IdError::LetterNotUsed { letter, at }),
        None => Ok(()),
    }
}

fn check_inward(inward: &str, first: usize) -> Result<(), IdError> {
    let (figure, letters) = inward.split_at_checked(1).ok_or(IdError::UnknownForm)?;
    if !figure.chars().all(|mark| mark.is_ascii_digit()) {
        return Err(IdError::NotADigit { at: first });
    }
    all_letters(letters, first + 1)?;
    match (first + 1..).zip(letters.chars()).find(|(_, letter)| NOT_INWARD.contains(*letter)) {
        Some((at, letter)) => Err(IdError::LetterNotUsed { letter, at }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, IdError>) {
        let found = Postcode::parse(text);
        assert_eq!(found.as_ref().map(Postcode::as_str).map_err(|error| *error), expected, "{text}");
    }

    #[test]
    fn every_shape_is_read() {
        let postcodes = [
            ("m11ae", "M1 1AE"),
            ("B33 8TH", "B33 8TH"),
            ("cr2  6xh", "CR2 6XH"),
            ("DN551PT", "DN55 1PT"),
            ("W1A 0AX", "W1A 0AX"),
            ("ec1a1bb", "EC1A 1BB"),
            ("gir 0aa", "GIR 0AA"),
        ];
        for (text, expected) in postcodes {
            check(text, Ok(expected));
            assert_eq!(normalise_postcode(text).as_deref(), Some(expected));
        }
        let postcode = Postcode::parse("DN551PT").unwrap();
        assert_eq!((postcode.outward(), postcode.sector()), ("DN55", "DN55 1"));
    }

    #[test]
    fn what_is_no_postcode_is_refused_with_its_reason() {
        let refused = [
            ("", IdError::Empty),
            ("DE1", IdError::OnlyOutward),
            ("SW1A", IdError::OnlyOutward),
            ("DERBY", IdError::UnknownForm),
            ("DE10 2ABC", IdError::TooLong { what: text_key!("unread.part_postcode"), most: 7 }),
            ("DEA", IdError::TooShort { what: text_key!("unread.part_postcode"), least: 5 }),
            ("1DE 2AB", IdError::NotALetter { at: 1 }),
            ("DE1 AAB", IdError::NotADigit { at: 4 }),
            ("DE1 22B", IdError::NotALetter { at: 5 }),
            ("DE1 2CB", IdError::LetterNotUsed { letter: 'C', at: 5 }),
            ("DE1 2AO", IdError::LetterNotUsed { letter: 'O', at: 6 }),
            ("QE1 2AB", IdError::LetterNotUsed { letter: 'Q', at: 1 }),
            ("DJ1 2AB", IdError::LetterNotUsed { letter: 'J', at: 2 }),
            ("£1 2AB", IdError::NotALetterOrDigit { at: 1 }),
            ("GIR 1AA", IdError::UnknownForm),
        ];
        for (text, error) in refused {
            check(text, Err(error));
        }
    }

    #[test]
    fn a_first_half_is_a_district() {
        for (text, expected) in [("de1", "DE1"), (" sw1a ", "SW1A"), ("M1", "M1"), ("B33", "B33")] {
            assert_eq!(Outward::parse(text).unwrap().as_str(), expected);
        }
        assert_eq!(Outward::parse("DE"), Err(IdError::UnknownForm));
        assert_eq!(Outward::parse("VE1"), Err(IdError::LetterNotUsed { letter: 'V', at: 1 }));
        assert_eq!(Outward::parse("DE1 2AB"), Err(IdError::UnknownForm));
    }

    #[test]
    fn by_shape_alone_no_letter_is_refused() {
        assert_eq!(normalise_postcode("qe12co").as_deref(), Some("QE1 2CO"));
        for text in ["", "DE1", "DE1 2A", "1DE 2AB", "DE1 22B", "£1 2AB", "DERBY"] {
            assert_eq!(normalise_postcode(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_readers_and_each_postcode_has_the_shape(text in "\\PC{0,10}") {
            let _ = Outward::parse(&text);
            if let Ok(postcode) = Postcode::parse(&text) {
                let normal = normalise_postcode(&text);
                prop_assert_eq!(normal.as_deref(), Some(postcode.as_str()));
                prop_assert_eq!(Postcode::parse(postcode.as_str()), Ok(postcode.clone()));
            }
        }
    }
}
