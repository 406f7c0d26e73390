//! Vehicle registration marks.

use super::IdError;
use super::reading::shape;
use crate::text_key;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// No mark of any country has more characters than this.
const LONGEST: usize = 12;
/// What may stand between the characters of a mark and says nothing.
const GAPS: &str = "-.·";
/// Never given out as the letter of a year, as a prefix or as a suffix (DVLA); Q is apart.
const NO_YEAR_LETTER: &str = "IOQUZ";
/// Never among the letters of a current mark (DVLA): too like 1 and 0.
const NO_CURRENT_LETTER: &str = "IQ";

/// A registration mark, letters and digits alone, in capitals: `AB12CDE`. A mark of no known form
/// is taken too, with a doubt: it may be foreign, military or a trade plate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Vrm(String);

text_id!(Vrm, Vrm::parse);

/// The form of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VrmForm {
    /// `AB12 CDE`, given out since September 2001.
    Current,
    /// `A123 BCD`, 1983 to 2001.
    Prefix,
    /// `ABC 123D`, 1963 to 1983.
    Suffix,
    /// Letters and up to four figures, in either order, without a year.
    Dateless,
    /// `Q123 ABC`: age or identity not known.
    Q,
    /// Two or three letters with an I or a Z among them, and up to four figures.
    NorthernIreland,
    /// `101 D 234`: a diplomat's.
    Diplomat,
    /// `101 X 234`: of an international body or of a mission's other staff.
    Accredited,
    /// `181-D-12345`: of the Republic of Ireland, given out since 1987.
    Irish,
    /// None of these.
    Other,
}

impl VrmForm {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Current => "current form, given out since September 2001",
            Self::Prefix => "prefix form, 1983 to 2001",
            Self::Suffix => "suffix form, 1963 to 1983",
            Self::Dateless => "form without a year",
            Self::Q => "Q plate: age or identity not known",
            Self::NorthernIreland => "Northern Ireland form (older marks of the Republic look alike)",
            Self::Diplomat => "diplomatic form, D",
            Self::Accredited => "diplomatic form, X",
            Self::Irish => "Irish form, given out since 1987",
            Self::Other => "no form known here",
        }
    }
}

impl Vrm {
    /// Reads a mark. Spaces, hyphens and dots fall away.
    ///
    /// # Errors
    ///
    /// Refuses what has no characters, too many, or others than letters and digits.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let marks = text.chars().filter(|mark| !mark.is_whitespace());
        let stray = (1..).zip(marks).find(|(_, mark)| !mark.is_ascii_alphanumeric() && !GAPS.contains(*mark));
        if let Some((at, _)) = stray {
            return Err(IdError::StrayCharacter { at });
        }
        let written = normalise_plate(text);
        match written.len() {
            0 => Err(IdError::Empty),
            1..=LONGEST => Ok(Self(written)),
            _ => Err(IdError::TooLong { what: text_key!("unread.part_mark"), most: LONGEST }),
        }
    }

    /// Its form.
    pub fn form(&self) -> VrmForm {
        match shape(&self.0).as_str() {
            "AA99AAA" => VrmForm::Current,
            "A9AAA" | "A99AAA" | "A999AAA" if self.0.starts_with('Q') => VrmForm::Q,
            "A9AAA" | "A99AAA" | "A999AAA" => VrmForm::Prefix,
            "AAA9A" | "AAA99A" | "AAA999A" => VrmForm::Suffix,
            "999A999" if self.0.get(3..4) == Some("D") => VrmForm::Diplomat,
            "999A999" if self.0.get(3..4) == Some("X") => VrmForm::Accredited,
            _ if self.is_irish() => VrmForm::Irish,
            _ => self.form_without_year(),
        }
    }

    fn form_without_year(&self) -> VrmForm {
        let Some((head, tail)) = self.halves() else { return VrmForm::Other };
        let (letters, figures) = if shape(head).starts_with('A') { (head, tail) } else { (tail, head) };
        let has_form = matches!(shape(letters).as_str(), "A" | "AA" | "AAA")
            && matches!(shape(figures).as_str(), "9" | "99" | "999" | "9999");
        if !has_form {
            VrmForm::Other
        } else if letters.len() > 1 && letters.contains(['I', 'Z']) {
            VrmForm::NorthernIreland
        } else {
            VrmForm::Dateless
        }
    }

    /// The year, from 2013 on with a 1 or a 2 for its half, then the county, then up to six figures.
    fn is_irish(&self) -> bool {
        const COUNTIES: [&str; 32] = [
            "C", "CE", "CN", "CW", "D", "DL", "G", "KE", "KK", "KY", "L", "LD", "LH", "LK", "LM", "LS", "MH", "MN",
            "MO", "OY", "RN", "SO", "T", "TN", "TS", "W", "WD", "WH", "WT", "WW", "WX", "ZV",
        ];
        let county: String = self.0.chars().filter(char::is_ascii_alphabetic).collect();
        let Some((year, number)) = self.0.split_once(county.as_str()).filter(|_| COUNTIES.contains(&county.as_str()))
        else {
            return false;
        };
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_year = match (year.len(), year.parse::<u32>()) {
            (2, Ok(year)) => year >= 87 || year <= 12,
            (3, Ok(year)) => year >= 131 && matches!(year % 10, 1 | 2),
            _ => false,
        };
        is_year && is_number(number) && (1..=6).contains(&number.len())
    }

    /// The letters and the figures, or the figures and the letters.
    fn halves(&self) -> Option<(&str, &str)> {
        let first = self.0.chars().next()?;
        let cut = self.0.find(|mark: char| mark.is_ascii_digit() != first.is_ascii_digit())?;
        self.0.split_at_checked(cut)
    }

    /// What speaks against the mark as read, though it is taken: no form known here, or a letter
    /// that is never given out in its place and is often a mistaken figure.
    pub fn doubt(&self) -> Option<IdError> {
        let unused = |index: usize| match self.form() {
            VrmForm::Current => NO_CURRENT_LETTER,
            VrmForm::Prefix if index == 0 => NO_YEAR_LETTER,
            VrmForm::Suffix if index + 1 == self.0.len() => NO_YEAR_LETTER,
            VrmForm::Prefix
            | VrmForm::Suffix
            | VrmForm::Dateless
            | VrmForm::Q
            | VrmForm::NorthernIreland
            | VrmForm::Diplomat
            | VrmForm::Accredited
            | VrmForm::Irish
            | VrmForm::Other => "",
        };
        if self.form() == VrmForm::Other {
            return Some(IdError::UnknownForm);
        }
        let found = self.0.chars().enumerate().find(|(index, letter)| unused(*index).contains(*letter));
        found.map(|(index, letter)| IdError::LetterNotUsed { letter, at: index + 1 })
    }

    /// As it stands on the plate: `AB12 CDE`.
    pub fn printed(&self) -> String {
        let from_end = |count: usize| self.0.split_at_checked(self.0.len().saturating_sub(count));
        let parts = match self.form() {
            VrmForm::Current | VrmForm::Prefix | VrmForm::Q => from_end(3),
            VrmForm::Suffix => self.0.split_at_checked(3),
            VrmForm::Dateless | VrmForm::NorthernIreland => self.halves(),
            VrmForm::Diplomat | VrmForm::Accredited => {
                let (head, tail) = from_end(3).unwrap_or_default();
                let (figures, letter) = head.split_at_checked(3).unwrap_or_default();
                return format!("{figures} {letter} {tail}");
            }
            VrmForm::Irish => {
                let county = |mark: char| mark.is_ascii_alphabetic();
                let year = self.0.split(county).next().unwrap_or_default();
                let number = self.0.rsplit(county).next().unwrap_or_default();
                let letters: String = self.0.chars().filter(|mark| county(*mark)).collect();
                return format!("{year}-{letters}-{number}");
            }
            VrmForm::Other => None,
        };
        parts.map_or_else(|| self.0.clone(), |(head, tail)| format!("{head} {tail}"))
    }
}

/// A mark's letters and digits alone, in capitals and without their marks (Ü is U). Nothing is
/// refused, for imported text is data.
pub fn normalise_plate(text: &str) -> String {
    let bare = text.nfd().filter(char::is_ascii_alphanumeric);
    bare.map(|mark| mark.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, printed: &str, form: VrmForm) {
        let vrm = Vrm::parse(text).unwrap();
        assert_eq!((vrm.printed().as_str(), vrm.form()), (printed, form), "{text}");
    }

    #[test]
    fn each_form_is_told_and_printed_as_on_the_plate() {
        check(" ab12 cde ", "AB12 CDE", VrmForm::Current);
        check("A1BCD", "A1 BCD", VrmForm::Prefix);
        check("Y987 XYZ", "Y987 XYZ", VrmForm::Prefix);
        check("q123-abc", "Q123 ABC", VrmForm::Q);
        check("ABC123D", "ABC 123D", VrmForm::Suffix);
        check("ABC1D", "ABC 1D", VrmForm::Suffix);
        check("A1", "A 1", VrmForm::Dateless);
        check("ABC1234", "ABC 1234", VrmForm::Dateless);
        check("1234AB", "1234 AB", VrmForm::Dateless);
        check("aig1234", "AIG 1234", VrmForm::NorthernIreland);
        check("1234 AZ", "1234 AZ", VrmForm::NorthernIreland);
        check("181D12345", "181-D-12345", VrmForm::Irish);
        check("06-ww-1", "06-WW-1", VrmForm::Irish);
        check("101D234", "101 D 234", VrmForm::Diplomat);
        check("101 x 234", "101 X 234", VrmForm::Accredited);
    }

    #[test]
    fn another_form_is_taken_with_a_doubt() {
        for text in ["99AA99", "B-MW 1234E", "ABCD123", "12345", "101A234", "CARSON 12345", "121Q1"] {
            let vrm = Vrm::parse(text).unwrap();
            assert_eq!((vrm.form(), vrm.doubt()), (VrmForm::Other, Some(IdError::UnknownForm)), "{text}");
            assert_eq!(vrm.printed(), vrm.as_str());
        }
    }

    #[test]
    fn a_letter_never_given_out_is_doubted_and_told_where() {
        let doubt = |text: &str| Vrm::parse(text).unwrap().doubt();
        assert_eq!(doubt("AB12CDE"), None);
        assert_eq!(doubt("AB12CZE"), None);
        assert_eq!(doubt("AI12CDE"), Some(IdError::LetterNotUsed { letter: 'I', at: 2 }));
        assert_eq!(doubt("AB12QDE"), Some(IdError::LetterNotUsed { letter: 'Q', at: 5 }));
        assert_eq!(doubt("Z123ABC"), Some(IdError::LetterNotUsed { letter: 'Z', at: 1 }));
        assert_eq!(doubt("ABC123O"), Some(IdError::LetterNotUsed { letter: 'O', at: 7 }));
        assert_eq!(doubt("OUT123A"), None);
        assert_eq!(doubt("Q123ABC"), None);
    }

    #[test]
    fn what_cannot_be_a_mark_is_refused() {
        assert_eq!(Vrm::parse(" - "), Err(IdError::Empty));
        assert_eq!(Vrm::parse("AB12 CDÉ"), Err(IdError::StrayCharacter { at: 7 }));
        assert_eq!(Vrm::parse("AB12/CDE"), Err(IdError::StrayCharacter { at: 5 }));
        assert_eq!(
            Vrm::parse("ABCDEFGHIJKLM"),
            Err(IdError::TooLong { what: text_key!("unread.part_mark"), most: 12 })
        );
        assert_eq!(normalise_plate(" ab12 cdé "), "AB12CDE");
        assert_eq!(normalise_plate("FÜS·AB 123"), "FUSAB123");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader_and_a_printed_mark_is_the_same_mark(text in "\\PC{0,12}") {
            if let Ok(vrm) = Vrm::parse(&text) {
                prop_assert_eq!(Vrm::parse(&vrm.printed()), Ok(vrm.clone()));
                let _ = vrm.doubt();
            }
        }
    }
}
