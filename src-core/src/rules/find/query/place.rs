//! House number and street: "4 peel street", "flat 2, 4 Peel St".

use super::{AddressClue, Query, birth, bit};
use crate::rules::find::born::BornClue;
use crate::rules::identifiers::{Vrm, VrmForm, is_street_type};
use crate::rules::names;

/// Words between the number and what kind of street it is, at most.
const MOST_WORDS: usize = 4;
/// Kinds of street that are family names too: behind a number they may be somebody's age and name.
const NAMES_TOO: [&str; 15] = [
    "close", "court", "drive", "grove", "hill", "house", "lane", "place", "rise", "row", "view", "walk", "way", "yard",
    "gardens",
];
/// Parts of a house, named with a number of their own before that of the house.
const PARTS: [&str; 6] = ["flat", "apartment", "apt", "unit", "room", "floor"];

/// How surely an address was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressSense {
    /// A number, and a street said to be one.
    Surely,
    /// It may be a name with something before it.
    Perhaps,
}

impl AddressClue {
    /// Its words among the words of the query: a bit each.
    pub fn mask(&self) -> u16 {
        (self.words.0..self.words.1).fold(0, |all, at| all | bit(at))
    }
}

/// A house number and its street; a number that may be an age is one too.
pub fn take(query: &mut Query, tokens: &[&str]) -> Option<usize> {
    let read = read(tokens).filter(|_| query.address.is_none())?;
    let from = query.words.len();
    query.words.extend(read.words.iter().flat_map(|word| names::words(word)));
    let figures = read.number.parse().ok().filter(|_| read.number.len() == 2);
    if let Some(figures) = figures.filter(|_| read.sense == AddressSense::Perhaps) {
        query.born = query.born.or(Some(BornClue::TwoFigures(figures)));
    }
    let words = (from, query.words.len());
    query.address = Some(AddressClue { number: read.number.to_lowercase(), words, sense: read.sense });
    Some(read.tokens)
}

/// An address as it stands at the beginning of the tokens.
struct Read<'a> {
    /// How many tokens it takes.
    tokens: usize,
    /// The number of the house.
    number: &'a str,
    /// The words of the street, what kind it is among them.
    words: &'a [&'a str],
    /// How surely.
    sense: AddressSense,
}

/// The address that these tokens begin with; `None` where they begin otherwise.
fn read<'a>(tokens: &'a [&'a str]) -> Option<Read<'a>> {
    let before = part_of_house(tokens);
    let (number, rest) = tokens.get(before..)?.split_first()?;
    if !is_house_number(number) {
        return None;
    }
    let is_word = |token: &&&str| token.chars().all(|mark| mark.is_alphabetic() || matches!(mark, '\'' | '’' | '-'));
    let words = rest.iter().take(MOST_WORDS).take_while(is_word).count();
    let is_kind = |at: &usize| rest.get(*at).is_some_and(|word| is_kind(word));
    let kind = (1..words).find(is_kind).map(|first| (first..words).take_while(is_kind).last().unwrap_or(first));
    let count = match kind {
        Some(kind) => kind + 1,
        None if before > 0 && words > 0 => words,
        None if begins_one(number, rest, words) => words,
        None => return None,
    };
    let words = rest.get(..count)?;
    let is_sure = before > 0 || words.last().is_some_and(|last| is_kind_alone(last));
    let sense = if is_sure { AddressSense::Surely } else { AddressSense::Perhaps };
    Some(Read { tokens: before + 1 + count, number, words, sense })
}

/// "flat 2": so many tokens.
fn part_of_house(tokens: &[&str]) -> usize {
    match tokens {
        [part, number, house, ..]
            if PARTS.contains(&part.to_lowercase().as_str()) && is_house_number(number) && is_house_number(house) =>
        {
            2
        }
        [part, number, ..] if PARTS.contains(&part.to_lowercase().as_str()) && is_house_number(number) => 1,
        [..] => 0,
    }
}

/// "4", "12", "221b".
pub fn is_house_number(token: &str) -> bool {
    let digits = token.trim_end_matches(|mark: char| mark.is_ascii_alphabetic());
    let letters = token.len() - digits.len();
    letters <= 1 && (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_kind(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_street_type(&lower) && !PARTS.contains(&lower.as_str()) && lower != "the"
}

fn is_kind_alone(word: &str) -> bool {
    is_kind(word) && !NAMES_TOO.contains(&word.to_lowercase().as_str())
}

/// Whether a number with words alone behind it may be an address not yet typed out: two figures may be
/// an age or a year, a short word part of a plate, a month part of a date.
fn begins_one(number: &str, rest: &[&str], words: usize) -> bool {
    let Some(first) = rest.first() else { return false };
    let is_plate = Vrm::parse(&[number, *first].concat()).is_ok_and(|mark| mark.form() != VrmForm::Other);
    let is_all = words == rest.len() && (1..=2).contains(&words);
    is_all && number.len() != 2 && first.chars().count() > 2 && !is_plate && !birth::is_month(first)
}
