//! Numbers and marks: what finds exactly, and plates and postcodes, which may be misread.

use super::{PostcodeClue, Query};
use crate::rules::identifiers::{
    Asn, Cro, Email, Outward, PncId, PtiUrn, Vrm, VrmForm, normalise_case_number, normalise_phone, normalise_plate,
    normalise_postcode,
};
use crate::rules::person::IdentifierKind;
use crate::rules::time::Day;
use chrono::Datelike as _;

/// One mark.
pub enum Mark {
    /// Of a postcode.
    Postcode(PostcodeClue),
    /// A plate.
    Plate(String),
    /// A number, in each form and kind it may be.
    Exact(Vec<(IdentifierKind, String)>),
}

impl Mark {
    /// Adds it to a query. Of two postcodes or plates the first is kept.
    pub fn note(self, query: &mut Query) {
        match self {
            Self::Postcode(clue) => query.postcode = query.postcode.take().or(Some(clue)),
            Self::Plate(plate) => query.plate = query.plate.take().or(Some(plate)),
            Self::Exact(numbers) => query.identifiers.extend(numbers),
        }
    }
}

/// The mark that these tokens make, all of them together.
pub fn read(tokens: &[&str], today: Day) -> Option<Mark> {
    let text = tokens.join(" ");
    match tokens {
        [token] => alone(token, today),
        [one, other] => {
            postcode_of_two(one, other, &text).or_else(|| plate_of_two(one, other)).or_else(|| phone(&text))
        }
        [..] => phone(&text),
    }
}

fn alone(token: &str, today: Day) -> Option<Mark> {
    if let Ok(id) = PncId::parse(token, today.0.year()) {
        let whole = normalise_case_number(id.as_str());
        return Some(Mark::Exact(vec![(IdentifierKind::PncId, whole)]));
    }
    if let Some(postcode) = normalise_postcode(token) {
        return Some(Mark::Postcode(PostcodeClue::Whole(compact(&postcode))));
    }
    if let Ok(outward) = Outward::parse(token) {
        return Some(Mark::Postcode(PostcodeClue::Begins(outward.as_str().to_owned())));
    }
    if token.contains('@') {
        let email = Email::parse(token).ok()?;
        return Some(Mark::Exact(vec![(IdentifierKind::Email, email.as_str().to_owned())]));
    }
    plate(token).or_else(|| phone(token)).or_else(|| number(token))
}

fn postcode_of_two(one: &str, other: &str, text: &str) -> Option<Mark> {
    let outward = Outward::parse(one).ok()?;
    if let Some(whole) = normalise_postcode(text) {
        return Some(Mark::Postcode(PostcodeClue::Whole(compact(&whole))));
    }
    let is_sector = other.len() == 1 && other.bytes().all(|byte| byte.is_ascii_digit());
    is_sector.then(|| Mark::Postcode(PostcodeClue::Begins(format!("{} {other}", outward.as_str()))))
}

/// "AB12 CDE", typed with its gap. Each half has to look like half a plate: "Lee 12" is a name.
fn plate_of_two(one: &str, other: &str) -> Option<Mark> {
    let has_figures = |half: &str| half.bytes().any(|byte| byte.is_ascii_digit());
    let is_current = one.len() == 4 && other.len() == 3 && has_figures(one);
    let is_older = has_figures(one) != has_figures(other) && one.len() <= 4 && other.len() <= 4 && has_figures(one);
    if !is_current && !is_older {
        return None;
    }
    plate(&format!("{one}{other}"))
}

fn plate(text: &str) -> Option<Mark> {
    let compact = normalise_plate(text);
    let mark = Vrm::parse(&compact).ok()?;
    let as_typed = || Mark::Plate(compact.clone());
    match mark.form() {
        VrmForm::Current | VrmForm::Prefix | VrmForm::Suffix | VrmForm::Q => Some(as_typed()),
        // A figure where a letter stands, or the other way about, is a common slip in the current form.
        VrmForm::Other if compact.len() == 7 && misread(&compact) => Some(as_typed()),
        VrmForm::Dateless | VrmForm::NorthernIreland if compact.len() >= 5 => Some(as_typed()),
        VrmForm::Dateless | VrmForm::NorthernIreland | VrmForm::Diplomat | VrmForm::Accredited | VrmForm::Other => None,
    }
}

/// Whether a mark of seven characters is one or two look-alikes away from the current form.
fn misread(compact: &str) -> bool {
    const LETTERS_AS_FIGURES: &str = "OIZSGBQDLTA";
    const FIGURES_AS_LETTERS: &str = "0125684";
    let fits = |(at, mark): (usize, char)| {
        let wants_figure = (2..4).contains(&at);
        match (wants_figure, mark.is_ascii_digit()) {
            (true, true) | (false, false) => Some(0),
            (true, false) => LETTERS_AS_FIGURES.contains(mark).then_some(1),
            (false, true) => FIGURES_AS_LETTERS.contains(mark).then_some(1),
        }
    };
    let slips: Option<u32> = compact.chars().enumerate().map(fits).sum();
    slips.is_some_and(|slips| (1..=2).contains(&slips)) && compact.bytes().any(|byte| byte.is_ascii_digit())
}

fn phone(text: &str) -> Option<Mark> {
    let only_numbers = text.chars().all(|mark| mark.is_ascii_digit() || matches!(mark, ' ' | '+' | '(' | ')' | '-'));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let number = (only_numbers && digits >= 10).then(|| normalise_phone(text))??;
    Some(Mark::Exact(vec![(IdentifierKind::Phone, number)]))
}

/// A number of an order, a case or a record: several kinds may be written alike.
fn number(token: &str) -> Option<Mark> {
    let compact = normalise_case_number(token);
    let digits = compact.bytes().filter(u8::is_ascii_digit).count();
    let letters = compact.bytes().filter(u8::is_ascii_alphabetic).count();
    if !(7..=24).contains(&compact.len()) || digits < 4 || letters < 1 || digits + letters != compact.len() {
        return None;
    }
    let mut numbers = vec![(IdentifierKind::CaseNumber, compact)];
    let known = [
        Cro::parse(token).ok().map(|id| (IdentifierKind::Cro, id.as_str().to_owned())),
        Asn::parse(token).ok().map(|id| (IdentifierKind::Asn, id.as_str().to_owned())),
        PtiUrn::parse(token).ok().map(|id| (IdentifierKind::PtiUrn, id.as_str().to_owned())),
    ];
    let known = known.into_iter().flatten().map(|(kind, value)| (kind, normalise_case_number(&value)));
    numbers.extend(known);
    Some(Mark::Exact(numbers))
}

fn compact(postcode: &str) -> String {
    postcode.chars().filter(|mark| !mark.is_whitespace()).collect()
}
