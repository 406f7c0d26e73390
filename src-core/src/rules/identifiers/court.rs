//! What courts and prosecutors put on a case: its references, the court's code and the offence's.

use super::IdError;
use super::reading::{
    all_digits, all_letters, all_letters_or_digits, compact, full_year, has_length, is_unseen, no_slash, not_empty,
    split_check_letter, without_noughts,
};
use crate::text_key;
use serde::{Deserialize, Serialize};

/// A pre-trial issue's unique reference, `01ZD0303908`: force (2), its unit (2), a sequence (5) and
/// the year (2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PtiUrn(String);

text_id!(PtiUrn, PtiUrn::parse);

impl PtiUrn {
    /// Reads a reference of eleven characters; slashes between its parts fall away.
    ///
    /// # Errors
    ///
    /// Says which character is wrong (slashes are not counted).
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text).replace('/', "");
        not_empty(&written)?;
        all_letters_or_digits(&written, 1)?;
        has_length(&written, text_key!("unread.part_reference"), 11, 11)?;
        all_digits(written.get(4..).unwrap_or_default(), 5)?;
        Ok(Self(written))
    }

    /// The code of the force.
    pub fn force(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// Its year in full: of this century unless that lies after `this_year`.
    pub fn year(&self, this_year: i32) -> i32 {
        full_year(self.0.get(9..).and_then(|digits| digits.parse().ok()).unwrap_or_default(), this_year)
    }
}

/// The code of an organisation unit: of a court seven characters (`B06IS00`), of the police six.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OuCode(String);

text_id!(OuCode, OuCode::parse);

/// The kind of court that a code's first letter tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourtType {
    /// `B`.
    Magistrates,
    /// `C`.
    Crown,
}

impl CourtType {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Magistrates => "magistrates' court",
            Self::Crown => "Crown Court",
        }
    }
}

impl OuCode {
    /// Reads six letters or digits, or seven of which the first is A to J, Z or a digit
    /// (`^[A-JZ0-9]?[A-Z0-9]{6}$`).
    ///
    /// # Errors
    ///
    /// Says which character is wrong.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        let first = written.chars().next().ok_or(IdError::Empty)?;
        all_letters_or_digits(&written, 1)?;
        has_length(&written, text_key!("unread.part_code"), 6, 7)?;
        if written.len() == 7 && !matches!(first, 'A'..='J' | 'Z' | '0'..='9') {
            return Err(IdError::LetterNotUsed { letter: first, at: 1 });
        }
        Ok(Self(written))
    }

    /// The kind of court; `None` for the police and for what the first letter does not tell.
    /// The family court's own sites are not among these codes.
    pub fn court(&self) -> Option<CourtType> {
        match (self.0.len(), self.0.chars().next()) {
            (7, Some('B')) => Some(CourtType::Magistrates),
            (7, Some('C')) => Some(CourtType::Crown),
            _ => None,
        }
    }

    /// The code of the police force or area.
    pub fn force(&self) -> &str {
        let from = self.0.len().saturating_sub(6);
        self.0.get(from..from + 2).unwrap_or_default()
    }
}

/// A court case's reference, `97/1626/008395Q`: year, court, number and letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CourtCaseRef(String);

text_id!(CourtCaseRef, CourtCaseRef::parse);

impl CourtCaseRef {
    /// Reads `YY/CCCC/N…X`, of up to six digits and a letter, and pads the number to six.
    ///
    /// # Errors
    ///
    /// Says which character is wrong.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        let (body, letter) = split_check_letter(&written)?;
        let mut parts = body.split('/');
        let (Some(year), Some(court), Some(serial), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(no_slash(body));
        };
        all_digits(year, 1)?;
        has_length(year, text_key!("unread.part_year"), 2, 2)?;
        all_digits(court, 4)?;
        has_length(court, text_key!("unread.part_court"), 4, 4)?;
        all_digits(serial, 9)?;
        has_length(serial, text_key!("unread.part_number"), 1, 6)?;
        Ok(Self(format!("{year}/{court}/{serial:0>6}{letter}")))
    }

    /// Without leading noughts, as the Law Enforcement Data Service writes it: `97/1626/8395Q`.
    pub fn short(&self) -> String {
        let (head, tail) = self.0.split_at_checked(8).unwrap_or_default();
        let (serial, letter) = tail.split_at_checked(6).unwrap_or_default();
        format!("{head}{}{letter}", without_noughts(serial))
    }
}

/// A code of the criminal justice system's offence list: `TH68010`, `SX03001A`, `COML062`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OffenceCode(String);

text_id!(OffenceCode, OffenceCode::parse);

/// What the letter behind an offence's code makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffenceForm {
    /// No letter: the offence itself.
    Full,
    /// `A`.
    Attempt,
    /// `B`.
    Aid,
    /// `C`.
    Conspire,
    /// `I`.
    Incite,
}

impl OffenceForm {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Full => "the offence itself",
            Self::Attempt => "an attempt",
            Self::Aid => "aiding and abetting",
            Self::Conspire => "conspiracy",
            Self::Incite => "incitement",
        }
    }
}

impl OffenceCode {
    /// Reads two letters of the Act, two digits of its year and three of the offence, or `COML` and
    /// three digits for common law; then A, B, C or I, or nothing.
    ///
    /// # Errors
    ///
    /// Says which character is wrong.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = compact(text);
        not_empty(&written)?;
        all_letters_or_digits(&written, 1)?;
        has_length(&written, text_key!("unread.part_code"), 7, 8)?;
        let (base, form) = written.split_at_checked(7).ok_or(IdError::UnknownForm)?;
        match base.strip_prefix("COML") {
            Some(offence) => all_digits(offence, 5)?,
            None => {
                let (act, numbers) = base.split_at_checked(2).ok_or(IdError::UnknownForm)?;
                all_letters(act, 1)?;
                all_digits(numbers, 3)?;
            }
        }
        all_letters(form, 8)?;
        match form.chars().next() {
            Some(letter) if !"ABCI".contains(letter) => Err(IdError::LetterNotUsed { letter, at: 8 }),
            Some(_) | None => Ok(Self(written)),
        }
    }

    /// Whether it is the offence itself or an attempt at it, aid, conspiracy or incitement.
    pub fn form(&self) -> OffenceForm {
        match self.0.chars().nth(7) {
            Some('A') => OffenceForm::Attempt,
            Some('B') => OffenceForm::Aid,
            Some('C') => OffenceForm::Conspire,
            Some('I') => OffenceForm::Incite,
            Some(_) | None => OffenceForm::Full,
        }
    }

    /// The code of the offence itself.
    pub fn base(&self) -> &str {
        self.0.get(..7).unwrap_or_default()
    }

    /// Whether it is an offence at common law, without an Act.
    pub fn is_common_law(&self) -> bool {
        self.0.starts_with("COML")
    }
}

/// A court's case or order number of any form: without spaces and slashes, in capitals. Nothing is
/// refused, for imported text is data.
pub fn normalise_case_number(text: &str) -> String {
    let parts = |mark: &char| {
        mark.is_whitespace()
            || is_unseen(*mark)
            || "/\\-.,_|\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains(*mark)
    };
    text.chars().filter(|mark| !parts(mark)).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
#[path = "court_tests.rs"]
mod tests;
