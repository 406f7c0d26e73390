//! Telephone numbers, by the shapes of the National Telephone Numbering Plan (Ofcom) and E.164.

use super::IdError;
use super::reading::{has_length, is_unseen};
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// What may stand between the digits, beside spaces, and says nothing: dashes of every length too.
const GAPS: &str = "+-()[].·\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}";
/// What parts a number from its extension, the longer before the shorter.
const EXTENDS: [&str; 6] = ["extension", "extn", "ext", "x", "#", ";"];
/// Digits of an extension, at most.
const LONGEST_EXTENSION: usize = 8;
/// Childline's, the one number in use that is shorter than its range (0800 1111).
const CHILDLINE: &str = "8001111";
/// Ranges that Ofcom keeps free for drama, after the 0: nobody answers them.
const DRAMA: [&str; 6] = ["7700900", "1632960", "2079460", "8081570", "9098790", "3069990"];

/// A telephone number with its country, `+447700900123` (ITU-T E.164).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

text_id!(Phone, Phone::parse);

/// What kind of number its first digits say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    /// 01 and 02.
    Landline,
    /// 03.
    UkWide,
    /// 055.
    Corporate,
    /// 056.
    Internet,
    /// 070: follows a person, often to a mobile, at a price.
    FollowMe,
    /// 076, but for the Isle of Man's 07624.
    Pager,
    /// The rest of 07.
    Mobile,
    /// 0800 and 0808.
    Freephone,
    /// The rest of 08.
    Service,
    /// 09.
    Premium,
    /// Of another country.
    Abroad,
}

impl PhoneKind {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Landline => "landline",
            Self::UkWide => "UK-wide number",
            Self::Corporate => "corporate number",
            Self::Internet => "internet telephone",
            Self::FollowMe => "follow-me number",
            Self::Pager => "pager",
            Self::Mobile => "mobile number",
            Self::Freephone => "freephone number",
            Self::Service => "service number",
            Self::Premium => "premium-rate number",
            Self::Abroad => "number of another country",
        }
    }
}

/// The numbers that begin so, after the 0: the longer beginning stands before the shorter.
struct Range {
    begins: &'static str,
    least: usize,
    most: usize,
    kind: PhoneKind,
}

/// Digits after the 0, as the numbering plan gives them out.
static RANGES: [Range; 13] = [
    Range { begins: "1", least: 9, most: 10, kind: PhoneKind::Landline },
    Range { begins: "2", least: 10, most: 10, kind: PhoneKind::Landline },
    Range { begins: "3", least: 10, most: 10, kind: PhoneKind::UkWide },
    Range { begins: "55", least: 10, most: 10, kind: PhoneKind::Corporate },
    Range { begins: "56", least: 10, most: 10, kind: PhoneKind::Internet },
    Range { begins: "70", least: 10, most: 10, kind: PhoneKind::FollowMe },
    Range { begins: "7624", least: 10, most: 10, kind: PhoneKind::Mobile },
    Range { begins: "76", least: 10, most: 10, kind: PhoneKind::Pager },
    Range { begins: "7", least: 10, most: 10, kind: PhoneKind::Mobile },
    Range { begins: "800", least: 9, most: 10, kind: PhoneKind::Freephone },
    Range { begins: "808", least: 10, most: 10, kind: PhoneKind::Freephone },
    Range { begins: "8", least: 10, most: 10, kind: PhoneKind::Service },
    Range { begins: "9", least: 10, most: 10, kind: PhoneKind::Premium },
];

impl Phone {
    /// Reads a number as it is dialled in the United Kingdom (`07700 900123`) or with its country
    /// (`+44 7700 900123`, `0044…`, `+44 (0)7700…`).
    ///
    /// # Errors
    ///
    /// Says which character is wrong, how many digits such a number has, or that its range is not
    /// in use. Spaces at either end are not counted, others are.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        Self::with_extension(text).map(|(number, _)| number)
    }

    /// As [`parse`](Self::parse), with the extension behind it, which is no part of the number:
    /// `ext. 123`, `x123`, `;ext=123` (RFC 3966).
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn with_extension(text: &str) -> Result<(Self, Option<String>), IdError> {
        let Dialled { digits, extension } = dialled(text)?;
        match digits.strip_prefix("44") {
            Some(national) => check_national(national)?,
            None => check_abroad(&digits)?,
        }
        Ok((Self(format!("+{digits}")), extension))
    }

    /// What kind of number it is.
    pub fn kind(&self) -> PhoneKind {
        match self.after_nought() {
            Some(CHILDLINE) => PhoneKind::Freephone,
            Some(national) => range_of(national).map_or(PhoneKind::Abroad, |range| range.kind),
            None => PhoneKind::Abroad,
        }
    }

    /// As it is dialled within the United Kingdom, `07700900123`; `None` for another country's.
    pub fn national(&self) -> Option<String> {
        self.after_nought().map(|national| format!("0{national}"))
    }

    /// Whether it is of a range kept free for drama, so that nobody has it.
    pub fn is_for_drama(&self) -> bool {
        self.after_nought().is_some_and(|national| DRAMA.iter().any(|range| national.starts_with(range)))
    }

    fn after_nought(&self) -> Option<&str> {
        self.0.strip_prefix("+44")
    }
}

/// A telephone number as `+44…`, or with the country it was written with, by its length alone,
/// ranges not in use included, for imported text is data; `None` where it does not have the shape
/// of one.
pub fn normalise_phone(text: &str) -> Option<String> {
    let Dialled { digits, .. } = dialled(text).ok()?;
    let is_long_enough = match digits.strip_prefix("44") {
        Some(national) => matches!(national.len(), 9 | 10),
        None => (8..=15).contains(&digits.len()),
    };
    is_long_enough.then(|| format!("+{digits}"))
}

/// What a written number dials.
struct Dialled {
    /// The digits with the country's before them.
    digits: String,
    /// What is dialled once somebody answers.
    extension: Option<String>,
}

fn dialled(text: &str) -> Result<Dialled, IdError> {
    let seen: String = text.chars().filter(|mark| !is_unseen(*mark)).flat_map(char::to_lowercase).collect();
    let written = seen.trim();
    let number = written.strip_prefix("tel:").unwrap_or(written);
    let before = written.chars().count() - number.chars().count();
    let (number, extension) = split_extension(number);
    if number.is_empty() {
        return Err(IdError::Empty);
    }
    let is_stray = |mark: char| !mark.is_ascii_digit() && !mark.is_whitespace() && !GAPS.contains(mark);
    if let Some(index) = number.chars().position(is_stray) {
        return Err(IdError::StrayCharacter { at: before + index + 1 });
    }
    let digits: String = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let has_plus = number.starts_with('+') || number.trim_start_matches(['(', '[', ' ']).starts_with('+');
    // No country's code begins with a nought: "+0…" is dialled as it would be without its plus.
    let with_country = if has_plus && !digits.starts_with('0') {
        digits
    } else if let Some(abroad) = digits.strip_prefix("00") {
        abroad.to_owned()
    } else if let Some(national) = digits.strip_prefix('0') {
        format!("44{national}")
    } else if is_whole_with_country(&digits) {
        digits
    } else {
        return Err(IdError::NoPrefix);
    };
    let digits = with_country.strip_prefix("440").map_or_else(|| with_country.clone(), |rest| format!("44{rest}"));
    Ok(Dialled { digits, extension })
}

/// The number, and its extension where digits alone stand behind a word or mark that says so.
fn split_extension(written: &str) -> (&str, Option<String>) {
    let cut = EXTENDS.iter().filter_map(|mark| written.find(mark)).min();
    let Some((number, rest)) = cut.and_then(|cut| written.split_at_checked(cut)) else { return (written, None) };
    let is_of_the_mark = |mark: char| mark.is_ascii_alphabetic() || matches!(mark, ';' | '#' | '=' | '.' | ':' | ' ');
    let digits = rest.trim_start_matches(is_of_the_mark);
    let is_extension =
        (1..=LONGEST_EXTENSION).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_extension { (number.trim_end_matches([' ', ',']), Some(digits.to_owned())) } else { (written, None) }
}

/// Whether it is a number of the United Kingdom with its country, though no + stands before it.
fn is_whole_with_country(digits: &str) -> bool {
    let range = |national: &str| range_of(national).is_some_and(|range| national.len() == range.most);
    digits.strip_prefix("44").is_some_and(range)
}

fn check_national(national: &str) -> Result<(), IdError> {
    const WHAT: TextKey = text_key!("unread.part_number_without_prefix");
    if national == CHILDLINE {
        return Ok(());
    }
    let Some(digit) = national.chars().next() else {
        return Err(IdError::TooShort { what: WHAT, least: 9 });
    };
    let range = range_of(national).ok_or(IdError::RangeNotUsed { digit })?;
    has_length(national, WHAT, range.least, range.most)
}

/// Eight to fifteen digits, the country's first, which is never 0 (ITU-T E.164).
fn check_abroad(digits: &str) -> Result<(), IdError> {
    if digits.starts_with('0') {
        return Err(IdError::UnknownForm);
    }
    has_length(digits, text_key!("unread.part_number_with_country"), 8, 15)
}

fn range_of(national: &str) -> Option<&'static Range> {
    RANGES.iter().find(|range| national.starts_with(range.begins))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(&str, PhoneKind), IdError>) {
        let found = Phone::parse(text);
        assert_eq!(
            found.as_ref().map(|phone| (phone.as_str(), phone.kind())).map_err(|error| *error),
            expected,
            "{text}"
        );
    }

    #[test]
    fn however_it_is_dialled_it_is_one_number() {
        for text in ["07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700-900123", "+4407700900123"] {
            check(text, Ok(("+447700900123", PhoneKind::Mobile)));
            assert_eq!(normalise_phone(text).as_deref(), Some("+447700900123"), "{text}");
        }
        assert_eq!(Phone::parse("+44 7700 900123").unwrap().national().as_deref(), Some("07700900123"));
    }

    #[test]
    fn a_pasted_number_is_the_same_number_with_its_extension_apart() {
        for (text, number, extension) in [
            ("(+44) 7700 900123", "+447700900123", None),
            ("447700900123", "+447700900123", None),
            ("07700.900.123", "+447700900123", None),
            ("07700\u{2013}900\u{2011}123", "+447700900123", None),
            ("[+44] (0)7700\u{202f}900123", "+447700900123", None),
            ("tel:+44-7700-900123;ext=12", "+447700900123", Some("12")),
            ("TEL:07700900123", "+447700900123", None),
            ("020 7946 0018 ext. 123", "+442079460018", Some("123")),
            ("020 7946 0018 x123", "+442079460018", Some("123")),
            ("020 7946 0018, extension 9", "+442079460018", Some("9")),
            ("020 7946 0018 #4", "+442079460018", Some("4")),
            ("\u{202a}+44 7700 900123\u{202c}", "+447700900123", None),
            ("\u{2068}07700 900\u{fe0d}123\u{2069}", "+447700900123", None),
            ("\u{feff}07700\u{200b}900123", "+447700900123", None),
        ] {
            let (found, told) = Phone::with_extension(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!((found.as_str(), told.as_deref()), (number, extension), "{text:?}");
            assert_eq!(normalise_phone(text).as_deref(), Some(number), "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_with_its_country_is_refused() {
        for text in ["44770090012", "4477009001234", "440000000000", "1700123456", "07700 900123 ext", "x12", "tel:"] {
            assert_eq!(Phone::parse(text).ok(), None, "{text}");
        }
    }

    #[test]
    fn the_first_digits_tell_what_kind_it_is() {
        let kinds = [
            ("020 7946 0123", "+442079460123", PhoneKind::Landline),
            ("01632 960123", "+441632960123", PhoneKind::Landline),
            ("016977 2345", "+44169772345", PhoneKind::Landline),
            ("0306 999 0123", "+443069990123", PhoneKind::UkWide),
            ("055 0000 0123", "+445500000123", PhoneKind::Corporate),
            ("056 0000 0123", "+445600000123", PhoneKind::Internet),
            ("070 0000 0123", "+447000000123", PhoneKind::FollowMe),
            ("076 2400 0123", "+447624000123", PhoneKind::Mobile),
            ("076 0000 0123", "+447600000123", PhoneKind::Pager),
            ("0800 123 456", "+44800123456", PhoneKind::Freephone),
            ("0800 1111", "+448001111", PhoneKind::Freephone),
            ("0808 157 0123", "+448081570123", PhoneKind::Freephone),
            ("0844 000 0123", "+448440000123", PhoneKind::Service),
            ("0909 879 0123", "+449098790123", PhoneKind::Premium),
            ("+353 1 496 0123", "+35314960123", PhoneKind::Abroad),
        ];
        for (text, normal, kind) in kinds {
            check(text, Ok((normal, kind)));
        }
        assert_eq!(Phone::parse("+353 1 496 0123").unwrap().national(), None);
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        const WHAT: TextKey = text_key!("unread.part_number_without_prefix");
        let refused = [
            ("", IdError::Empty),
            ("999", IdError::NoPrefix),
            ("7700900123", IdError::NoPrefix),
            ("07700 90012x", IdError::StrayCharacter { at: 12 }),
            ("07700 90012", IdError::TooShort { what: WHAT, least: 10 }),
            ("07700 9001234", IdError::TooLong { what: WHAT, most: 10 }),
            ("020 7946 012", IdError::TooShort { what: WHAT, least: 10 }),
            ("01632 96", IdError::TooShort { what: WHAT, least: 9 }),
            ("0400 000 0000", IdError::RangeNotUsed { digit: '4' }),
            ("0600 000 0000", IdError::RangeNotUsed { digit: '6' }),
            ("+44", IdError::TooShort { what: WHAT, least: 9 }),
            ("+00 123", IdError::TooShort { what: text_key!("unread.part_number_with_country"), least: 8 }),
            ("+353 1", IdError::TooShort { what: text_key!("unread.part_number_with_country"), least: 8 }),
            ("+1234567890123456", IdError::TooLong { what: text_key!("unread.part_number_with_country"), most: 15 }),
        ];
        for (text, error) in refused {
            check(text, Err(error));
        }
    }

    #[test]
    fn a_number_kept_free_for_drama_is_told() {
        assert!(Phone::parse("07700 900123").unwrap().is_for_drama());
        assert!(!Phone::parse("07700 800123").unwrap().is_for_drama());
        assert!(!Phone::parse("+353 1 496 0123").unwrap().is_for_drama());
    }

    #[test]
    fn by_length_alone_no_range_is_refused() {
        assert_eq!(normalise_phone("0400 000 0000").as_deref(), Some("+444000000000"));
        assert_eq!(normalise_phone("+353 1 496 0123").as_deref(), Some("+35314960123"));
        for text in ["", "999", "7700900123x", "07700", "DE1 2AB"] {
            assert_eq!(normalise_phone(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_readers_and_a_normal_form_is_normal(text in "[ +()0-9.-]{0,20}") {
            let _ = normalise_phone(&text);
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
                if let Some(national) = phone.national() {
                    prop_assert_eq!(Phone::parse(&national), Ok(phone.clone()));
                }
            }
        }

        #[test]
        fn no_writing_breaks_the_readers(text in "\\PC*") {
            let _ = (Phone::parse(&text), normalise_phone(&text));
        }
    }
}
