//! Reads a query: which parts are a date, a year, an identifier, a name.

use cordon_core::rules::person::IdentifierKind;
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::rules::{identifiers, names};
use cordon_core::wire::ReadAs;

/// Longest query that is read; the rest is left.
const LONGEST: usize = 200;

/// A query as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words of a name.
    pub words: Vec<String>,
    /// A date of birth.
    pub born: Option<Day>,
    /// A year of birth.
    pub year: Option<i32>,
    /// Exact identifiers.
    pub identifiers: Vec<(IdentifierKind, String)>,
    /// How it was read, for the screen.
    pub read_as: Vec<ReadAs>,
}

/// Reads a query. Control characters fall away; nothing in it is ever taken as an instruction.
pub fn read(text: &str, now: Timestamp) -> Query {
    let clean: String = text.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    let mut query = Query::default();
    let rest = take_identifiers(&mut query, &clean, now);
    let rest = take_dates(&mut query, &rest, now);
    let name = names::words(&rest);
    if !name.is_empty() {
        query.read_as.push(ReadAs::Name(name.join(" ")));
        query.words = name;
    }
    query
}

fn this_year(now: Timestamp) -> i32 {
    now.london_day().to_string().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026)
}

fn take_identifiers(query: &mut Query, text: &str, now: Timestamp) -> String {
    let whole = text.trim();
    if let Some(found) = whole_identifier(whole, this_year(now)) {
        note(query, found.0, found.1);
        return String::new();
    }
    let mut rest: Vec<&str> = Vec::new();
    for token in whole.split_whitespace() {
        match whole_identifier(token, this_year(now)) {
            Some((kind, value)) if token.len() > 4 && as_date(token).is_none() => note(query, kind, value),
            Some(_) | None => rest.push(token),
        }
    }
    rest.join(" ")
}

fn note(query: &mut Query, kind: IdentifierKind, value: String) {
    query.read_as.push(match kind {
        IdentifierKind::PncId => ReadAs::PncId(value.clone()),
        IdentifierKind::Plate => ReadAs::Plate(value.clone()),
        IdentifierKind::Postcode => ReadAs::Postcode(value.clone()),
        IdentifierKind::Phone => ReadAs::Phone(value.clone()),
        IdentifierKind::CaseNumber
        | IdentifierKind::Cro
        | IdentifierKind::Asn
        | IdentifierKind::PtiUrn
        | IdentifierKind::Email => ReadAs::CaseNumber(value.clone()),
    });
    query.identifiers.push((kind, value));
}

fn whole_identifier(text: &str, this_year: i32) -> Option<(IdentifierKind, String)> {
    if let Ok(id) = identifiers::PncId::parse(text, this_year) {
        return Some((IdentifierKind::PncId, id.as_str().to_owned()));
    }
    if let Some(postcode) = identifiers::normalise_postcode(text) {
        return Some((IdentifierKind::Postcode, postcode));
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits >= 10
        && let Some(phone) = identifiers::normalise_phone(text)
    {
        return Some((IdentifierKind::Phone, phone));
    }
    let compact = identifiers::normalise_case_number(text);
    if is_plate(&compact) {
        return Some((IdentifierKind::Plate, compact));
    }
    let letters = compact.chars().filter(char::is_ascii_alphabetic).count();
    if (7..=20).contains(&compact.len()) && digits >= 4 && letters >= 1 && !text.contains(' ') {
        return Some((IdentifierKind::CaseNumber, compact));
    }
    None
}

/// The current series of registration marks: two letters, two digits, three letters.
fn is_plate(compact: &str) -> bool {
    let shape: String = compact
        .chars()
        .map(|letter| {
            if letter.is_ascii_digit() {
                '9'
            } else if letter.is_ascii_alphabetic() {
                'A'
            } else {
                '?'
            }
        })
        .collect();
    matches!(shape.as_str(), "AA99AAA" | "A9AAA" | "A99AAA" | "A999AAA" | "AAA9A" | "AAA99A" | "AAA999A")
}

fn take_dates(query: &mut Query, text: &str, now: Timestamp) -> String {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut rest: Vec<&str> = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let three = tokens.get(index..index + 3).map(|three| three.join(" "));
        if let Some(day) = as_date(token) {
            query.born = Some(day);
            query.read_as.push(ReadAs::BirthDate(day.short_text()));
        } else if let Some(day) = three.as_deref().and_then(spelt_date) {
            query.born = Some(day);
            query.read_as.push(ReadAs::BirthDate(day.short_text()));
            index += 2;
        } else if let Some(year) = as_year(token, this_year(now)) {
            query.year = Some(year);
            query.read_as.push(ReadAs::BirthYear(year.to_string()));
        } else {
            rest.push(token);
        }
        index += 1;
    }
    rest.join(" ")
}

/// "12/04/1988", "12-4-88", "1988-04-12", "12041988".
fn as_date(token: &str) -> Option<Day> {
    let parts: Vec<&str> = token.split(['/', '-', '.']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        [day, month, year] => Day::new(full_year(year)?, month.parse().ok()?, day.parse().ok()?),
        [digits] if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            let (day, rest) = digits.split_at_checked(2)?;
            let (month, year) = rest.split_at_checked(2)?;
            Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        [..] => None,
    }
}

/// "12 apr 1988", "12 april 88".
fn spelt_date(text: &str) -> Option<Day> {
    let mut parts = text.split(' ');
    let day: u32 = parts.next()?.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).parse().ok()?;
    let month = parts.next()?.to_lowercase();
    let year = full_year(parts.next()?)?;
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let index = MONTHS.iter().position(|name| month.starts_with(name))?;
    Day::new(year, u32::try_from(index).ok()? + 1, day)
}

fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(if year > 30 { 1900 + year } else { 2000 + year }),
        _ => None,
    }
}

fn as_year(token: &str, this_year: i32) -> Option<i32> {
    if !token.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(token.len(), 2 | 4) {
        return None;
    }
    full_year(token).filter(|year| (1900..=this_year).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_now(text: &str) -> Query {
        read(text, Timestamp::parse("2026-11-22T12:00:00Z").unwrap())
    }

    #[test]
    fn a_name_with_a_date_in_any_spelling() {
        for text in ["smith alan 12/04/1988", "smith alan 12-4-88", "1988-04-12 smith alan", "smith 12 apr 1988 alan"] {
            let query = read_now(text);
            assert_eq!(query.words.len(), 2, "{text}");
            assert_eq!(query.born, Day::new(1988, 4, 12), "{text}");
        }
    }

    #[test]
    fn identifiers_are_told_apart() {
        let kind = |text: &str| read_now(text).identifiers.first().map(|found| found.0);
        assert_eq!(kind("2002/0073319Z"), Some(IdentifierKind::PncId));
        assert_eq!(kind("de1 2ab"), Some(IdentifierKind::Postcode));
        assert_eq!(kind("AB12 CDE"), Some(IdentifierKind::Plate));
        assert_eq!(kind("07700 900101"), Some(IdentifierKind::Phone));
        assert_eq!(kind("DE26F00011"), Some(IdentifierKind::CaseNumber));
        assert_eq!(kind("smith"), None);
    }

    #[test]
    fn nothing_typed_breaks_it() {
        for text in
            ["", " ", "\u{0}\u{202e}", "\"' OR 1=1 --", "NEAR(* AND) :", &"x".repeat(10_000), "🦀🦀", "////", "--"]
        {
            let _read = read_now(text);
        }
    }
}
