//! Identifiers as police and courts write them, brought to one form so that equal ones are equal.

use std::fmt;

/// Check letters of the Police National Computer: no I, O or S.
const CHECK_LETTERS: &str = "ZABCDEFGHJKLMNPQRTUVWXY";

/// A PNC id whose check letter is right, as `2002/0073319Z`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PncId(String);

/// Why an identifier is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// It does not have the shape of one.
    #[error("not a pnc id")]
    NotAPncId,
    /// It has the shape, but the check letter is another.
    #[error("pnc id has the wrong check letter")]
    WrongCheckLetter,
}

impl PncId {
    /// The normal form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PncId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads a PNC id: `YYYY/NNNNNNNC` or `YY/N…C`, with or without the slash, in any case.
///
/// Without a slash ten digits or more begin with a year of four; fewer with one of two. A year of
/// two digits is of this century unless it lies after `this_year`.
pub fn parse_pnc_id(text: &str, this_year: i32) -> Result<PncId, IdError> {
    let (year, serial, letter) = pnc_parts(text).ok_or(IdError::NotAPncId)?;
    let full_year = full_year(&year, this_year).ok_or(IdError::NotAPncId)?;
    let short_year = full_year.rem_euclid(100);
    let serial: u64 = serial.parse().map_err(|_| IdError::NotAPncId)?;
    let checked = u64::from(short_year.unsigned_abs()) * 10_000_000 + serial;
    if check_letter(checked) != Some(letter) {
        return Err(IdError::WrongCheckLetter);
    }
    Ok(PncId(format!("{full_year:04}/{serial:07}{letter}")))
}

/// A vehicle's registration mark: letters and digits alone, in capitals.
pub fn normalise_plate(text: &str) -> String {
    letters_and_digits(text)
}

/// A postcode as `DE1 2AB`; `None` where it does not have the shape of one.
pub fn normalise_postcode(text: &str) -> Option<String> {
    let letters = compact(text);
    let cut = letters.len().checked_sub(3)?;
    let (outward, inward) = letters.split_at_checked(cut)?;
    let outward_is_right =
        matches!(shape(outward).as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A") || outward == "GIR";
    (outward_is_right && shape(inward) == "9AA").then(|| format!("{outward} {inward}"))
}

/// A telephone number as `+44…`, or with the country it was written with; `None` where it does not
/// have the shape of one.
pub fn normalise_phone(text: &str) -> Option<String> {
    let written = text.trim().replace("(0)", "");
    let has_strangers = written.chars().any(|mark| !mark.is_ascii_digit() && !" +-().\u{a0}".contains(mark));
    if has_strangers {
        return None;
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let number = if written.starts_with('+') {
        digits
    } else if let Some(abroad) = digits.strip_prefix("00") {
        abroad.to_owned()
    } else {
        format!("44{}", digits.strip_prefix('0')?)
    };
    let number = number.strip_prefix("440").map_or_else(|| number.clone(), |rest| format!("44{rest}"));
    is_phone(&number).then(|| format!("+{number}"))
}

/// A court's case or order number: without spaces and slashes, in capitals.
pub fn normalise_case_number(text: &str) -> String {
    let kept = text.chars().filter(|mark| !mark.is_whitespace() && *mark != '/' && *mark != '\\');
    kept.flat_map(char::to_uppercase).collect()
}

/// The year, the serial and the check letter of what looks like a PNC id.
fn pnc_parts(text: &str) -> Option<(String, String, char)> {
    let written = compact(text);
    let letter = written.chars().next_back().filter(char::is_ascii_uppercase)?;
    let body = written.strip_suffix(letter)?;
    let (year, serial) = match body.split_once('/') {
        Some(parts) => parts,
        None if body.len() >= 10 => body.split_at_checked(4)?,
        None => body.split_at_checked(2)?,
    };
    let is_shaped = matches!(year.len(), 2 | 4) && (1..=7).contains(&serial.len());
    let is_numeric = year.chars().chain(serial.chars()).all(|mark| mark.is_ascii_digit());
    (is_shaped && is_numeric).then(|| (year.to_owned(), serial.to_owned(), letter))
}

/// Four digits stand for themselves; two are of this century unless that lies ahead.
fn full_year(year: &str, this_year: i32) -> Option<i32> {
    let number: i32 = year.parse().ok()?;
    if year.len() == 4 {
        return (1900..=2099).contains(&number).then_some(number);
    }
    let century = this_year - this_year.rem_euclid(100);
    let is_ahead = number > this_year.rem_euclid(100);
    Some(if is_ahead { century - 100 + number } else { century + number })
}

/// The check letter of a number (Home Office `PNCID`: the remainder by 23).
fn check_letter(number: u64) -> Option<char> {
    CHECK_LETTERS.chars().nth(usize::try_from(number % 23).ok()?)
}

/// Eight to fifteen digits (ITU-T E.164), and for this country nine or ten after 44.
fn is_phone(number: &str) -> bool {
    match number.strip_prefix("44") {
        Some(national) => matches!(national.len(), 9 | 10),
        None => (8..=15).contains(&number.len()),
    }
}

/// Without spaces, in capitals.
fn compact(text: &str) -> String {
    text.chars().filter(|mark| !mark.is_whitespace()).map(|mark| mark.to_ascii_uppercase()).collect()
}

fn letters_and_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|mark| mark.to_ascii_uppercase()).collect()
}

/// A letter as `A`, a digit as `9`, anything else as itself.
fn shape(text: &str) -> String {
    let class = |mark: char| match mark {
        'A'..='Z' => 'A',
        '0'..='9' => '9',
        other => other,
    };
    text.chars().map(class).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_pnc(text: &str, expected: Result<&str, IdError>) {
        let found = parse_pnc_id(text, 2026);
        assert_eq!(found.as_ref().map(PncId::as_str).map_err(|error| *error), expected, "{text}");
    }

    #[test]
    fn check_letters_are_those_of_the_pnc() {
        check_pnc("2002/0073319Z", Ok("2002/0073319Z"));
        check_pnc("1979/0163001B", Ok("1979/0163001B"));
        check_pnc("1967/9893091D", Ok("1967/9893091D"));
        check_pnc("2001/0171310S", Err(IdError::WrongCheckLetter));
        check_pnc("2001/0171310W", Ok("2001/0171310W"));
    }

    #[test]
    fn however_it_is_written_it_is_one_id() {
        for text in ["02/73319Z", " 02/0073319z", "2002/73319Z", "20020073319Z", "0273319Z", "02 0073319 Z"] {
            check_pnc(text, Ok("2002/0073319Z"));
        }
        check_pnc("79/163001b", Ok("1979/0163001B"));
    }

    #[test]
    fn a_year_of_two_digits_is_not_ahead_of_this_year() {
        let letter = check_letter(260_000_001).unwrap();
        assert_eq!(parse_pnc_id(&format!("26/1{letter}"), 2026).unwrap().as_str(), format!("2026/0000001{letter}"));
        assert_eq!(parse_pnc_id(&format!("26/1{letter}"), 2025).unwrap().as_str(), format!("1926/0000001{letter}"));
    }

    #[test]
    fn what_is_no_pnc_id_is_refused() {
        for text in [
            "",
            "Z",
            "/Z",
            "2002/Z",
            "02/12345678Z",
            "202/0073319Z",
            "2002/0073319",
            "2002/00733I9Z",
            "2002/0073319Ż",
            "３/1Z",
        ] {
            check_pnc(text, Err(IdError::NotAPncId));
        }
    }

    #[test]
    fn plates_postcodes_phones_and_case_numbers_have_one_form() {
        assert_eq!(normalise_plate(" ab12 cde "), "AB12CDE");
        let postcodes =
            [("de12ab", "DE1 2AB"), ("SW1A 1AA", "SW1A 1AA"), ("m1  1ae", "M1 1AE"), ("ec1a1bb", "EC1A 1BB")];
        for (text, expected) in postcodes {
            assert_eq!(normalise_postcode(text).as_deref(), Some(expected));
        }
        for text in ["", "DE1", "DE1 2A", "1DE 2AB", "DE1 22B", "£1 2AB", "DERBY"] {
            assert_eq!(normalise_postcode(text), None, "{text}");
        }
        for text in ["07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700-900123", "+4407700900123"] {
            assert_eq!(normalise_phone(text).as_deref(), Some("+447700900123"), "{text}");
        }
        assert_eq!(normalise_phone("+353 1 496 0123").as_deref(), Some("+35314960123"));
        for text in ["", "999", "7700900123x", "07700", "DE1 2AB"] {
            assert_eq!(normalise_phone(text), None, "{text}");
        }
        assert_eq!(normalise_case_number(" 26/4312/00 1234a"), "264312001234A");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_readers(text in "\\PC*") {
            let _ = parse_pnc_id(&text, 2026);
            let _ = (normalise_plate(&text), normalise_postcode(&text), normalise_phone(&text), normalise_case_number(&text));
        }

        #[test]
        fn a_normal_form_is_normal(year in 1930..2026_i32, serial in 0..10_000_000_u64) {
            let letter = check_letter(u64::from((year % 100).unsigned_abs()) * 10_000_000 + serial).unwrap();
            let text = format!("{year}/{serial:07}{letter}");
            let id = parse_pnc_id(&text, 2026).unwrap();
            prop_assert_eq!(id.as_str(), &text);
        }
    }
}
