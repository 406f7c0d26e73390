//! Reads a query: which parts are a date, an age, an identifier, a postcode, a plate, and which are
//! words of a name or a street.

mod birth;
mod groups;
mod name;
mod number;
mod place;

use super::born::BornClue;
use crate::rules::identifiers::{in_ascii, is_unseen};
use crate::rules::names;
use crate::rules::person::IdentifierKind;
use crate::rules::time::Day;

pub use place::{AddressSense, is_house_number};

/// Longest query that is read, in characters; the rest is left.
const LONGEST: usize = 200;
/// Words of names or streets that count; the rest is left.
const MOST_WORDS: usize = 8;
/// Groups of one number, at most: a telephone number with its extension.
const MOST_GROUPS: usize = 7;

/// A postcode, or the beginning of one, in capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostcodeClue {
    /// All of it, without the space: `DE12AB`.
    Whole(String),
    /// The district, `DE1`, or the sector, `DE1 2`.
    Begins(String),
}

/// A part of a query, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clue {
    /// Words of a name or a street.
    Words(String),
    /// House number and street.
    Address(String),
    /// Of a birth.
    Born(BornClue),
    /// Of a postcode.
    Postcode(PostcodeClue),
    /// A vehicle registration mark.
    Plate(String),
    /// A number that finds exactly, in the form it is compared in.
    Identifier(IdentifierKind, String),
    /// Written as a date of birth, and none that can be: nothing is looked for by it.
    NoBirthDate(String),
}

/// House number and street, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressClue {
    /// The number of the house, folded: `4`, `221b`.
    pub number: String,
    /// Its words among the words of the query: from, and up to, not including.
    pub words: (usize, usize),
    /// How surely it was meant.
    pub sense: AddressSense,
}

/// A month's name that is a given name too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthClue {
    /// Its place among the words of the query, where it stands as a name.
    pub word: usize,
    /// The birth that was meant if it is the month.
    pub born: BornClue,
}

/// What may be a plate, and finds only whoever holds just that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossiblePlate {
    /// Letters and figures.
    pub mark: String,
    /// The words of the query that are part of it: a bit each.
    pub words: u16,
    /// Whether it has the form of one and is all that was typed.
    pub is_told: bool,
}

/// A query as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Folded words of a name or a street, as typed.
    pub words: Vec<String>,
    /// Whether the last word may be unfinished: nothing was typed after it.
    pub open: bool,
    /// Of a birth.
    pub born: Option<BornClue>,
    /// Of a postcode.
    pub postcode: Option<PostcodeClue>,
    /// The birth by another reading: a word is the name of a month.
    pub month: Option<MonthClue>,
    /// House number and street; its words are among the words.
    pub address: Option<AddressClue>,
    /// A vehicle registration mark, letters and figures.
    pub plate: Option<String>,
    /// Whatever else may be one.
    pub possible_plates: Vec<PossiblePlate>,
    /// Exact identifiers.
    pub identifiers: Vec<(IdentifierKind, String)>,
    /// Which number that was typed each of these is, in one of the forms and kinds that it may be.
    marks: Vec<usize>,
    /// Dates of birth that cannot be, as typed: a day that no month has, or one ahead.
    pub no_births: Vec<String>,
}

impl Query {
    /// Its parts, for the screen.
    pub fn clues(&self) -> Vec<Clue> {
        let (from, to) = self.address.as_ref().map_or((0, 0), |address| address.words);
        let is_named = |(at, _): &(usize, &String)| !(from..to).contains(at);
        let named: Vec<&str> = self.words.iter().enumerate().filter(is_named).map(|(_, word)| word.as_str()).collect();
        let words = (!named.is_empty()).then(|| Clue::Words(named.join(" ")));
        let address = self.address.as_ref().map(|address| {
            let street = self.words.get(from..to).unwrap_or_default().join(" ");
            Clue::Address([address.number.as_str(), street.as_str()].join(" "))
        });
        let month = self.month.map(|month| Clue::Born(month.born));
        let born = self.born.map(Clue::Born).into_iter().chain(month);
        let possible = self.possible_plates.iter().filter(|plate| plate.is_told);
        let possible = possible.map(|plate| Clue::Plate(plate.mark.clone()));
        let postcode = self.postcode.clone().map(Clue::Postcode);
        let plate = self.plate.clone().map(Clue::Plate);
        let mut kinds: Vec<&str> = Vec::new();
        let mut exact = Vec::new();
        for (kind, value) in &self.identifiers {
            // One number may be of several kinds; the screen names it once.
            if !kinds.contains(&value.as_str()) {
                kinds.push(value);
                exact.push(Clue::Identifier(*kind, value.clone()));
            }
        }
        let known = words.into_iter().chain(address).chain(born).chain(postcode).chain(plate).chain(possible);
        known.chain(exact).chain(self.no_births.iter().cloned().map(Clue::NoBirthDate)).collect()
    }

    /// The numbers that it was read as, each in the kinds that it may be of; a plate that has the form
    /// of one among them. Somebody has such a number just so, or nobody held has it.
    pub fn exact(&self) -> Vec<Vec<(IdentifierKind, String)>> {
        let mut numbers: Vec<Vec<(IdentifierKind, String)>> = Vec::new();
        let told = self.possible_plates.iter().filter(|plate| plate.is_told).map(|plate| &plate.mark);
        // What is no plate as it stands, or a postcode too, is looked for as one and not said to be one.
        let is_postcode = |mark: &String| self.postcode == Some(PostcodeClue::Whole(mark.clone()));
        let whole = self.plate.iter().filter(|mark| number::has_known_form(mark) && !is_postcode(mark));
        let plates = whole.chain(told).map(|mark| (IdentifierKind::Plate, mark.clone()));
        let mut marks: Vec<usize> = Vec::new();
        for ((kind, value), mark) in self.identifiers.iter().cloned().zip(&self.marks) {
            match marks.iter().position(|other| other == mark).and_then(|at| numbers.get_mut(at)) {
                Some(kinds) => kinds.push((kind, value)),
                None => {
                    marks.push(*mark);
                    numbers.push(vec![(kind, value)]);
                }
            }
        }
        for (kind, value) in plates {
            match numbers.iter_mut().find(|kinds| kinds.iter().any(|(_, other)| *other == value)) {
                Some(kinds) => kinds.push((kind, value)),
                None => numbers.push(vec![(kind, value)]),
            }
        }
        numbers
    }

    /// Whether nothing in it can be looked for.
    pub fn is_empty(&self) -> bool {
        self.clues().iter().all(|clue| matches!(clue, Clue::NoBirthDate(_)))
    }
}

/// Reads a query, typed on a day. Control characters fall away; nothing in it is ever taken as an
/// instruction.
pub fn read(text: &str, today: Day) -> Query {
    let clean: String = text.chars().filter(|letter| !is_unseen(*letter)).take(LONGEST).collect();
    let clean = groups::with_phones_parted(&in_ascii(&clean));
    let parts: Vec<&str> = clean
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .map(|each| without_sheet_mark(each.trim_matches(['(', ')', '[', ']', '.', ':', '"'])))
        .filter(|each| !each.is_empty())
        .collect();
    let joined = groups::joined(&parts);
    let tokens: Vec<&str> = joined.iter().map(String::as_str).collect();
    let mut query = Query { open: clean.ends_with(char::is_alphanumeric), ..Query::default() };
    // From which word to which each token added.
    let mut added: Vec<(usize, usize)> = Vec::new();
    while added.len() < tokens.len() {
        let rest = tokens.get(added.len()..).unwrap_or_default();
        let before = query.words.len();
        let taken = take(&mut query, rest, today).max(1);
        let span = (before, query.words.len());
        added.extend(std::iter::repeat_n(span, taken));
    }
    number::note_possible_plates(&mut query, &tokens, &added);
    if tokens.last().is_none_or(|last| names::words(last).last() != query.words.last()) {
        query.open = false;
    }
    query.words.truncate(MOST_WORDS);
    query.month = query.month.filter(|month| month.word < MOST_WORDS);
    if let Some(address) = &mut query.address {
        address.words.1 = address.words.1.min(MOST_WORDS);
    }
    query
}

/// A number without the mark by which a spreadsheet is told that it is a text: "'07700900200".
fn without_sheet_mark(part: &str) -> &str {
    let rest = part.trim_start_matches(['\'', '’', '‘', '=']);
    if rest.starts_with(|mark: char| mark.is_ascii_digit() || mark == '+') {
        rest.trim_end_matches(['\'', '’'])
    } else {
        part
    }
}

impl Query {
    /// Words that are part of an address which was surely meant: a bit each.
    pub fn street_words(&self) -> u16 {
        self.address.as_ref().filter(|address| address.sense == AddressSense::Surely).map_or(0, AddressClue::mask)
    }
}

/// The bit of a word.
fn bit(at: usize) -> u16 {
    u32::try_from(at).ok().and_then(|at| 1_u16.checked_shl(at)).unwrap_or(0)
}

/// Takes the clue that the first tokens make, longest first; says how many it took. Beyond three only
/// numbers are so many groups long.
fn take(query: &mut Query, tokens: &[&str], today: Day) -> usize {
    if let Some(taken) = place::take(query, tokens).or_else(|| birth::take_month(query, tokens, today)) {
        return taken;
    }
    let dated = |some: &&[&str]| {
        let last = some.last().filter(|_| some.len() > 1);
        birth::read(some, today).is_some()
            || birth::cannot_be(some, today)
            || last.is_some_and(|last| birth::read(&[last], today).is_some())
    };
    let some = |count: usize| tokens.get(..count).filter(|some| !dated(some) && !number::is_personal(some));
    let misread = || (1..=2).rev().find_map(|count| some(count).and_then(number::misread_plate));
    query.plate = query.plate.take().or_else(misread);
    for count in (1..=MOST_GROUPS.min(tokens.len())).rev() {
        let Some(some) = tokens.get(..count) else { continue };
        if let Some(born) = birth::read(some, today)
            && query.born.is_none_or(|held| birth::firmness(born) > birth::firmness(held))
        {
            query.born = Some(born);
            return count;
        }
        if birth::cannot_be(some, today) {
            query.no_births.push(some.join(" "));
            return count;
        }
        if let Some(mark) = number::read(some, today) {
            mark.note(query);
            return count;
        }
        let is_all = count == tokens.len() && query.is_empty();
        if let Some(mark) = groups::read(some, today).or_else(|| groups::read_alone(some, today).filter(|_| is_all)) {
            mark.note(query);
            return count;
        }
    }
    if let Some(token) = tokens.first() {
        name::take(query, token);
    }
    1
}

#[cfg(test)]
#[path = "query/query_tests.rs"]
mod query_tests;
