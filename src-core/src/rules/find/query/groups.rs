//! Numbers typed in groups: "01 / 12345 / 25", "DE26 F00011", "1700 1234 5678 9012".

use super::birth;
use super::number::{self, Mark};
use crate::rules::identifiers::{Asn, PtiUrn, is_street_type, normalise_case_number, normalise_phone};
use crate::rules::time::Day;

/// Figures of groups that a slash between spaces joins, at least: "3 / 4 Peel Street" is two numbers.
const LEAST_FIGURES: usize = 5;

/// A query with a space for each slash that parts two telephone numbers: "07700900200/07700900201".
pub(super) fn with_phones_parted(text: &str) -> String {
    let mut pieces = text.split('/');
    let mut parted = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        parted.push(if ends_with_phone(&parted) && begins_with_phone(piece) { ' ' } else { '/' });
        parted.push_str(piece);
    }
    parted
}

fn is_of_a_phone(mark: char) -> bool {
    mark.is_ascii_digit() || matches!(mark, ' ' | '+' | '(' | ')' | '-' | '.')
}

fn ends_with_phone(text: &str) -> bool {
    let from = text.char_indices().rev().take_while(|(_, mark)| is_of_a_phone(*mark)).last().map(|(at, _)| at);
    is_phone(from.and_then(|from| text.get(from..)).unwrap_or_default())
}

fn begins_with_phone(text: &str) -> bool {
    let to = text.find(|mark| !is_of_a_phone(mark)).unwrap_or(text.len());
    is_phone(text.get(..to).unwrap_or_default())
}

fn is_phone(text: &str) -> bool {
    figures(text) >= 10 && normalise_phone(text).is_some()
}

/// The tokens of a query, groups that a slash or a dash holds apart as one: "2002 / 0073319Z". A mark that
/// stands alone is nothing.
pub(super) fn joined(parts: &[&str]) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = parts;
    while let Some((first, behind)) = rest.split_first() {
        let run = run_length(rest);
        let run_of = rest.get(..run).unwrap_or_default();
        let text = run_of.concat();
        if run > 1 && figures(&text) >= LEAST_FIGURES {
            tokens.push(text);
            rest = rest.get(run..).unwrap_or_default();
            continue;
        }
        if first.chars().any(char::is_alphanumeric) {
            tokens.push((*first).to_owned());
        }
        rest = behind;
    }
    tokens
}

/// How many parts a first one makes with those that marks join to it; each has a figure.
fn run_length(parts: &[&str]) -> usize {
    let has_figure = |part: &str| figures(part) > 0;
    let is_mark = |part: &str| matches!(part, "/" | "\\" | "-" | "\u{2013}");
    let opens = |part: &str| part.starts_with(['/', '\\']) && has_figure(part);
    let closes = |part: &str| part.ends_with(['/', '\\']);
    let mut taken = 1;
    if !parts.first().is_some_and(|first| has_figure(first)) {
        return taken;
    }
    loop {
        let before = taken.checked_sub(1).and_then(|at| parts.get(at)).copied().unwrap_or_default();
        match (parts.get(taken), parts.get(taken + 1)) {
            (Some(mark), Some(next)) if is_mark(mark) && has_figure(next) => taken += 2,
            (Some(next), _) if opens(next) || (closes(before) && has_figure(next)) => taken += 1,
            (Some(_) | None, _) => return taken,
        }
    }
}

fn figures(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// A number in groups that has the form of one whatever stands beside it: a case of the family court or of
/// its case management, a reference of prosecutors, an arrest or summons number.
pub(super) fn read(tokens: &[&str], today: Day) -> Option<Mark> {
    let compact = whole(tokens)?;
    let is_one = is_family_case(&compact)
        || is_managed_case(&compact)
        || (PtiUrn::parse(&compact).is_ok() && compact.get(..4)?.bytes().any(|mark| mark.is_ascii_alphabetic()))
        || Asn::parse(&compact).is_ok();
    let holds_a_date = (1..=3).any(|count| tokens.windows(count).any(|some| is_firm(some, today)));
    if !is_one || (holds_a_date && !is_managed_case(&compact)) { None } else { number::number(&compact) }
}

/// Any number in groups, which may be no other thing: nothing else was typed.
pub(super) fn read_alone(tokens: &[&str], today: Day) -> Option<Mark> {
    let compact = whole(tokens)?;
    let each_has_figures = tokens.iter().all(|token| figures(token) > 0);
    let holds_a_date = (1..=3).any(|count| tokens.windows(count).any(|some| is_firm(some, today)));
    let cannot_be = (2..=3).any(|count| tokens.windows(count).any(|some| birth::cannot_be(some, today)));
    let is_street = tokens.iter().any(|token| is_street_type(&token.to_lowercase()));
    let are_phones = (1..tokens.len()).any(|cut| {
        tokens.split_at_checked(cut).is_some_and(|(first, rest)| number::is_phone(first) && number::is_phone(rest))
    });
    if each_has_figures && !holds_a_date && !cannot_be && !is_street && !are_phones {
        number::number(&compact)
    } else {
        None
    }
}

/// Two groups or more without what holds them apart.
fn whole(tokens: &[&str]) -> Option<String> {
    let compact = normalise_case_number(&tokens.concat());
    (tokens.len() > 1 && compact.bytes().all(|mark| mark.is_ascii_alphanumeric())).then_some(compact)
}

/// Whether tokens say a year of birth, or more of a birth than two figures do.
fn is_firm(tokens: &[&str], today: Day) -> bool {
    birth::read(tokens, today).is_some_and(|born| birth::firmness(born) > 0)
}

/// Court, year, F and a number: `DE26F00011`.
fn is_family_case(compact: &str) -> bool {
    let class = |mark: char| if mark.is_ascii_digit() { '9' } else { 'A' };
    compact.chars().map(class).collect::<String>() == "AA99A99999"
}

/// Sixteen figures, as the courts' case management gives them out; none begins with a nought, as telephone
/// numbers do.
fn is_managed_case(compact: &str) -> bool {
    compact.len() == 16 && figures(compact) == 16 && !compact.starts_with('0')
}
