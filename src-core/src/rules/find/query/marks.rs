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
            Self::Plate(typed) => {
                // One that may only be a plate misread gives way to one that reads as a plate.
                let firm = query.plate.take().filter(|held| plate(held).is_some());
                query.plate = firm.or(Some(typed));
            }
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
        return Some(Mark::Exact(vec![(IdentifierKind::PncId, id.as_str().to_owned())]));
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
    match mark.form() {
        VrmForm::Current | VrmForm::Prefix | VrmForm::Suffix | VrmForm::Q => Some(Mark::Plate(compact)),
        VrmForm::Dateless | VrmForm::NorthernIreland if compact.len() >= 5 => Some(Mark::Plate(compact)),
        VrmForm::Dateless | VrmForm::NorthernIreland | VrmForm::Diplomat | VrmForm::Accredited | VrmForm::Other => None,
    }
}

/// A plate that these tokens may be though they read as something else or as nothing: a letter for a
/// figure that looks like it, or the other way about, at one place, or at two of the current form.
/// What was typed is read on as if it were none.
pub fn misread_plate(tokens: &[&str]) -> Option<String> {
    const FORMS: [(&str, u32); 10] = [
        ("AA99AAA", 2),
        ("A999AAA", 1),
        ("A99AAA", 1),
        ("A9AAA", 1),
        ("AAA999A", 1),
        ("AAA99A", 1),
        ("AAA9A", 1),
        ("AAA9999", 1),
        ("AA9999", 1),
        ("AAA999", 1),
    ];
    let text = tokens.concat();
    let has_figure = text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_figure || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let compact = normalise_plate(&text);
    let is_one =
        |(form, most): &(&str, u32)| slips_from(form, &compact).is_some_and(|slips| (1..=*most).contains(&slips));
    FORMS.iter().any(is_one).then_some(compact)
}

/// How many look-alikes part a mark from a form; `None` where more than look-alikes do.
fn slips_from(form: &str, compact: &str) -> Option<u32> {
    const LETTERS_AS_FIGURES: &str = "OIZSGBQDLTA";
    const FIGURES_AS_LETTERS: &str = "0125684";
    if form.len() != compact.len() {
        return None;
    }
    let slip = |(wanted, mark): (char, char)| match (wanted == '9', mark.is_ascii_digit()) {
        (true, true) | (false, false) => Some(0),
        (true, false) => LETTERS_AS_FIGURES.contains(mark).then_some(1),
        (false, true) => FIGURES_AS_LETTERS.contains(mark).then_some(1),
    };
    form.chars().zip(compact.chars()).map(slip).sum()
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
    if !(7..=24).contains(&compact.len())
        || digits < 4
        || (letters < 1 && compact.len() < 9)
        || digits + letters != compact.len()
    {
        return None;
    }
    let mut numbers = vec![(IdentifierKind::CaseNumber, compact.clone()), (IdentifierKind::PncId, compact)];
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
