//! Numbers and marks: what finds exactly, and plates and postcodes, which may be misread.

use super::{PossiblePlate, PostcodeClue, Query, birth, bit};
use crate::rules::find::plate::LONGEST_PLATE;
use crate::rules::identifiers::{
    Asn, Cro, Email, Outward, PncId, PtiUrn, Vrm, VrmForm, as_figures, is_driver_number, is_nhs_number, is_nino,
    is_prison_number, normalise_case_number, normalise_phone, normalise_plate, phone_as_meant, postcode_as_meant,
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
            Self::Exact(numbers) => {
                let mark = query.marks.last().map_or(0, |last| last + 1);
                query.marks.extend(std::iter::repeat_n(mark, numbers.len()));
                query.identifiers.extend(numbers);
            }
        }
    }
}

/// The mark that these tokens make, all of them together.
pub fn read(tokens: &[&str], today: Day) -> Option<Mark> {
    let text = tokens.join(" ");
    if let Some(mark) = personal(tokens) {
        return Some(mark);
    }
    match tokens {
        [token] => alone(token, today),
        [one, other] => postcode_of_two(one, other, &text)
            .or_else(|| plate_of_two(one, other))
            .or_else(|| phone(&text))
            .or_else(|| pnc(&format!("{one}/{other}"), today)),
        [_, _, _] => plate_of_three(tokens).or_else(|| phone(&text)),
        [..] => phone(&text),
    }
}

/// A National Insurance, NHS, driver or prison number: their figures are no birth.
fn personal(tokens: &[&str]) -> Option<Mark> {
    let compact = normalise_plate(&tokens.concat());
    let of = |kind: IdentifierKind| Some(Mark::Exact(vec![(kind, compact.clone())]));
    let groups: Vec<usize> = tokens.iter().map(|token| token.len()).collect();
    if is_nino(&compact) {
        return of(IdentifierKind::NiNumber);
    }
    if is_driver_number(&compact) {
        return of(IdentifierKind::DriverNumber);
    }
    // In one group it may be another number: that is read with the numbers.
    if groups == [3, 3, 4] && is_nhs_number(&compact) {
        return of(IdentifierKind::NhsNumber);
    }
    let is_prison = tokens.len() == 1 && is_prison_number(&compact);
    is_prison.then(|| {
        let kinds = [IdentifierKind::PrisonNumber, IdentifierKind::CaseNumber];
        Mark::Exact(kinds.map(|kind| (kind, compact.clone())).to_vec())
    })
}

/// Whether these tokens make such a number.
pub fn is_personal(tokens: &[&str]) -> bool {
    personal(tokens).is_some()
}

fn alone(token: &str, today: Day) -> Option<Mark> {
    if let Some(mark) = pnc(token, today) {
        return Some(mark);
    }
    if let Some(postcode) = postcode_as_meant(token) {
        return Some(Mark::Postcode(PostcodeClue::Whole(compact(&postcode))));
    }
    if let Ok(outward) = Outward::parse(token) {
        return Some(Mark::Postcode(PostcodeClue::Begins(outward.as_str().to_owned())));
    }
    if token.contains('@') {
        let address = token.trim_start_matches(['<', '\'']).trim_end_matches(['>', '\'']);
        let address = address.strip_prefix("mailto:").unwrap_or(address);
        let email = Email::parse(address).ok()?;
        return Some(Mark::Exact(vec![(IdentifierKind::Email, email.as_str().to_owned())]));
    }
    plate(token).or_else(|| phone(token)).or_else(|| number(token))
}

/// A PNC id, its parts held apart by any mark or by none.
fn pnc(token: &str, today: Day) -> Option<Mark> {
    let slashed = token.replace(['-', '\\', '.', '_', '|'], "/");
    let whole =
        slashed.split_at_checked(4).filter(|_| slashed.len() == 12).map(|(year, rest)| format!("{year}/{rest}"));
    let read = PncId::parse(&slashed, today.0.year()).ok();
    let read = read.or_else(|| PncId::parse(&whole?, today.0.year()).ok());
    // The check letter says whether a letter was typed for a figure; no check letter is an O or an I.
    let read = read.or_else(|| PncId::parse(&as_figures(&slashed)?, today.0.year()).ok());
    read.map(|id| Mark::Exact(vec![(IdentifierKind::PncId, id.as_str().to_owned())]))
}

fn postcode_of_two(one: &str, other: &str, text: &str) -> Option<Mark> {
    if let Some(whole) = postcode_as_meant(text) {
        return Some(Mark::Postcode(PostcodeClue::Whole(compact(&whole))));
    }
    let outward = Outward::parse(one).ok()?;
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
        VrmForm::Current
        | VrmForm::Prefix
        | VrmForm::Suffix
        | VrmForm::Q
        | VrmForm::Irish
        | VrmForm::Diplomat
        | VrmForm::Accredited => Some(Mark::Plate(compact)),
        VrmForm::Dateless | VrmForm::NorthernIreland if compact.len() >= 5 => Some(Mark::Plate(compact)),
        VrmForm::Dateless | VrmForm::NorthernIreland | VrmForm::Other => None,
    }
}

/// "101 D 234", "181 D 12345", "PMN 123 A": forms that no name with a number has.
fn plate_of_three(tokens: &[&str]) -> Option<Mark> {
    let compact = normalise_plate(&tokens.concat());
    let mark = Vrm::parse(&compact).ok()?;
    let has_two_gaps = match mark.form() {
        VrmForm::Irish | VrmForm::Diplomat | VrmForm::Accredited => true,
        VrmForm::Suffix => tokens.iter().map(|token| token.len()).eq([3, 3, 1]),
        VrmForm::Current
        | VrmForm::Prefix
        | VrmForm::Q
        | VrmForm::Dateless
        | VrmForm::NorthernIreland
        | VrmForm::Other => false,
    };
    has_two_gaps.then_some(Mark::Plate(compact))
}

/// Notes whatever else may be a plate; `added` says from which word to which each token added.
pub fn note_possible_plates(query: &mut Query, tokens: &[&str], added: &[(usize, usize)]) {
    for (from, to, mark) in possible_plates(tokens) {
        let spans = added.get(from..to).unwrap_or_default();
        let words = spans.iter().flat_map(|(from, to)| *from..*to).fold(0, |all, at| all | bit(at));
        let is_all = to - from == tokens.len() && query.born.is_none_or(|born| birth::firmness(born) == 0);
        let is_told =
            is_all && query.no_births.is_empty() && query.plate.as_ref() != Some(&mark) && has_known_form(&mark);
        if is_told && query.plate.as_ref().is_some_and(|part| mark.contains(part.as_str())) {
            query.plate = None;
        }
        query.possible_plates.push(PossiblePlate { mark, words, is_told });
    }
}

/// What may be a plate of any form, though it reads as something else: neighbouring tokens with a
/// figure among them, as from which to which, and in letters and figures. Only one that is held just
/// so finds anybody.
fn possible_plates(tokens: &[&str]) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    for from in 0..tokens.len() {
        for to in from + 1..=tokens.len().min(from + MOST_PARTS) {
            let mark = normalise_plate(&tokens.get(from..to).unwrap_or_default().concat());
            let figures = mark.bytes().filter(u8::is_ascii_digit).count();
            // Up to four figures alone are a year, an age or a house.
            let is_one = figures > 0 && (figures < mark.len() || figures > 4);
            if is_one && (2..=LONGEST_PLATE).contains(&mark.len()) {
                found.push((from, to, mark));
            }
        }
    }
    found
}

/// Whether a mark has a form that is told though nobody holds it: with nothing else typed.
pub fn has_known_form(mark: &str) -> bool {
    Vrm::parse(mark).is_ok_and(|mark| mark.form() != VrmForm::Other)
}

/// Gaps do not part a plate into more.
const MOST_PARTS: usize = 4;

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
    let has_figures = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() >= 10;
    let is_long = has_figures(text) || as_figures(text).is_some_and(|mended| has_figures(&mended));
    let number = phone_as_meant(text).filter(|_| is_long)?;
    Some(Mark::Exact(vec![(IdentifierKind::Phone, number)]))
}

/// Whether these tokens make a telephone number.
pub fn is_phone(tokens: &[&str]) -> bool {
    phone(&tokens.join(" ")).is_some()
}

/// A number of an order, a case or a record: several kinds may be written alike.
pub fn number(token: &str) -> Option<Mark> {
    let compact = normalise_case_number(token);
    let is_figures = |text: &str| text.bytes().all(|mark| mark.is_ascii_digit());
    let compact = as_figures(&compact).filter(|mended| is_figures(mended)).unwrap_or(compact);
    let digits = compact.bytes().filter(u8::is_ascii_digit).count();
    let letters = compact.bytes().filter(u8::is_ascii_alphabetic).count();
    if !(7..=24).contains(&compact.len())
        || digits < 4
        || (letters < 1 && compact.len() < 9)
        || digits + letters != compact.len()
    {
        return None;
    }
    let mut numbers = Vec::new();
    if is_nhs_number(&compact) {
        numbers.push((IdentifierKind::NhsNumber, compact.clone()));
    }
    // Tables drop the nought that a mobile number begins with.
    if digits == 10 && compact.len() == 10 && compact.starts_with('7') {
        numbers.extend(normalise_phone(&format!("0{compact}")).map(|number| (IdentifierKind::Phone, number)));
    }
    numbers.push((IdentifierKind::CaseNumber, compact.clone()));
    numbers.push((IdentifierKind::PncId, compact));
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
