//! The grammar that reads a court's prose into terms. Pure, and it never drops a word: what is not
//! understood stays as words, and a place is words until a person locates it. Nothing here confirms
//! anything; every term it yields is marked as read by machine.

mod clause;
mod contact;
mod curfew;
mod cut;
mod duration;
mod ending;
mod exceptions;
mod numbers;
mod people;
mod period;
mod places;
mod sheet;
mod terms;
mod times;
mod unread;
mod words;

pub use super::clock::{Period, PeriodUnit};
pub use duration::read_durations;
pub use ending::{Ending, SaidEnd, SaidRead, reconcile};
pub use sheet::{ReadPhones, is_rounded, read_phones};

use super::condition::{Exception, Nature, NotRead, Reading, Term};
use super::time::{Day, Timestamp};
use clause::Inherits;
use serde::{Deserialize, Serialize};
use words::Words;

/// One condition as read from prose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadCondition {
    /// Its printed number, or its place in the order.
    pub paragraph: String,
    /// The court's words, as they came.
    pub verbatim: String,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// Exceptions, each with the court's words.
    pub exceptions: Vec<Exception>,
    /// What it was read as.
    pub term: Term,
    /// Parts of the words that the term does not hold.
    pub unread: Vec<NotRead>,
    /// Read by machine, or left as words; never confirmed.
    pub reading: Reading,
    /// Its own dates, where it states them.
    pub period: Option<ReadPeriod>,
}

/// Dates that a condition states for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPeriod {
    /// Its first day.
    pub from: Option<Day>,
    /// Its last day.
    pub until: Option<Day>,
    /// How long it lasts, from its first day or from when the order begins.
    pub lasting: Option<Period>,
    /// Whether all that the words say of the time was read.
    pub is_whole: bool,
    /// The court's words that say it.
    pub words: String,
}

/// An order's prose, read. Preamble, conditions and duration words together hold every word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadOrder {
    /// What stands before the terms.
    pub preamble: String,
    /// The conditions.
    pub conditions: Vec<ReadCondition>,
    /// Every statement of how long it lasts; empty where the words do not say.
    pub durations: Vec<ReadDuration>,
    /// The court's words about how long it lasts and how it was made.
    pub duration_words: String,
    /// Names of those it protects, as written in the words that forbid contact with them.
    pub protected: Vec<String>,
}

/// One statement of how long an order lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadDuration {
    /// Until the court orders otherwise.
    UntilFurtherOrder,
    /// For the rest of a life.
    ForLife,
    /// Until the end of a day.
    Until(Day),
    /// Until an hour of a day: the first instant after.
    At(Timestamp),
    /// For a period from when it was made.
    For(Period),
    /// An end or a length is stated and cannot be read whole.
    Unread,
}

/// Splits an order's terms into conditions; their words together hold every character that is not
/// white space.
pub fn read_conditions(text: &str) -> Vec<ReadCondition> {
    read_pieces(&cut::prose(text))
}

/// Splits bail conditions as the feed parts them, and each of those as prose is: a court may write several
/// into one. Only the semicolons that part them are not kept: they are the feed's, not the court's.
pub fn read_bail_conditions(text: &str) -> Vec<ReadCondition> {
    let trimmed = |piece: &'_ str| piece.trim_end_matches(|mark: char| mark == ';' || mark.is_whitespace()).len();
    let parted = cut::bail(text).into_iter().filter_map(|piece| piece.get(..trimmed(piece)));
    let mut pieces: Vec<&str> = Vec::new();
    // By which number "conditions numbered 1 & 4" means each piece: as the feed parts them.
    let mut numbers: Vec<usize> = Vec::new();
    for (index, part) in parted.filter(|part| !part.is_empty()).enumerate() {
        for piece in cut::prose(part) {
            pieces.push(piece);
            numbers.push(index + 1);
        }
    }
    let mut conditions = read_pieces(&pieces);
    mark_tagged(&mut conditions, &numbers);
    conditions
}

/// Reads the whole prose of an order: what makes it, its terms, and how long it lasts.
pub fn read_order_text(text: &str) -> ReadOrder {
    let (heading, terms) = text.split_at_checked(heading_end(text)).unwrap_or(("", text));
    let (lasting, pieces): (Vec<&str>, Vec<&str>) = cut::prose(terms).into_iter().partition(|piece| is_duration(piece));
    let leading = if heading.is_empty() { leading_title(&pieces) } else { 0 };
    let mut preamble: Vec<&str> = vec![heading.trim()];
    preamble.extend(pieces.iter().take(leading));
    preamble.retain(|words| !words.is_empty());
    let terms: Vec<&str> = pieces.iter().skip(leading).copied().collect();
    let conditions = read_pieces(&terms);
    let preamble = preamble.join(" ");
    let duration_words = lasting.join(" ");
    let mut durations = read_durations(&duration_words);
    if durations.is_empty() {
        durations = preamble_durations(&preamble, &conditions);
    }
    let protected = protected_names(&conditions);
    ReadOrder { preamble, conditions, durations, duration_words, protected }
}

/// Names of those whom conditions protect from contact, as written and without titles. A name stands
/// though the ways of contact behind it were not read.
pub fn protected_names(conditions: &[ReadCondition]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for condition in conditions {
        let whom = protected_by(condition);
        for name in whom.iter().filter(|name| people::is_name(people::untitled(name))) {
            let name = people::untitled(name).to_owned();
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// Whom a condition forbids him to contact, as written.
fn protected_by(condition: &ReadCondition) -> Vec<String> {
    let is_unread_ban = condition.term == Term::WordsOnly && condition.nature == Nature::Prohibition;
    match condition.term.no_contact_with() {
        Some(whom) => whom.to_vec(),
        None if is_unread_ban => contact::whom(&condition.verbatim),
        None => Vec::new(),
    }
}

fn read_pieces(pieces: &[&str]) -> Vec<ReadCondition> {
    let mut conditions: Vec<ReadCondition> = Vec::new();
    let mut leading: Option<ReadPeriod> = None;
    let mut begun = 0;
    for piece in pieces {
        let words = Words::of(piece);
        let goes_on = matches!(words.lower(0), "or" | "and" | "nor");
        let forbidden = conditions.last().is_some_and(|last| last.nature == Nature::Prohibition);
        let asks = goes_on && cut::demand_at(&words, 1).is_some();
        let inherits = if goes_on && forbidden && !asks { Inherits::Forbidding } else { Inherits::Nothing };
        let mut parts = terms::read(piece, inherits);
        let is_one_sentence = goes_on || conditions.last().is_some_and(|last| last.verbatim.ends_with(','));
        if is_one_sentence && parts.label.is_none() {
            let sentence = conditions.get_mut(begun..).unwrap_or_default();
            share_period(sentence, &mut parts, leading.take());
        } else {
            begun = conditions.len();
        }
        leading = parts.period.clone().filter(|_| parts.period_leads);
        let number = conditions.len() + 1;
        let reading = if matches!(parts.term, Term::WordsOnly) { Reading::WordsOnly } else { Reading::Machine };
        conditions.push(ReadCondition {
            paragraph: parts.label.unwrap_or_else(|| number.to_string()),
            verbatim: (*piece).to_owned(),
            nature: parts.nature,
            exceptions: parts.exceptions,
            term: parts.term,
            unread: parts.unread,
            reading,
            period: parts.period,
        });
    }
    conditions
}

/// One sentence may hold several terms. A time that leads it is that of all of them; whether one behind
/// its last term is that of the terms before it cannot be told.
fn share_period(before: &mut [ReadCondition], parts: &mut terms::Parts, leading: Option<ReadPeriod>) {
    match (&parts.period, leading) {
        (None, Some(leading)) => {
            parts.period = Some(leading);
            parts.period_leads = true;
        }
        (Some(own), None) => {
            let unsure =
                ReadPeriod { from: None, until: None, lasting: None, is_whole: false, words: own.words.clone() };
            for condition in before.iter_mut().filter(|condition| condition.period.is_none()) {
                condition.period = Some(unsure.clone());
            }
        }
        (None, None) | (Some(_), Some(_)) => {}
    }
}

/// "Condition(s) numbered 1 & 4 to be electronically monitored": marks the curfews it names.
fn mark_tagged(conditions: &mut [ReadCondition], numbers: &[usize]) {
    let mut tagged: Vec<String> = Vec::new();
    for condition in conditions.iter().filter(|condition| condition.term == Term::ElectronicTag) {
        let words = Words::of(&condition.verbatim);
        let Some((at, length)) = words.find(0, words.len(), &["numbered"]) else { continue };
        let named = (at + length..words.len()).map(|index| words.lower(index).to_owned());
        tagged.extend(named.take_while(|word| word != "to"));
    }
    for (condition, number) in conditions.iter_mut().zip(numbers) {
        if tagged.contains(&number.to_string())
            && let Term::Curfew(curfew) = &mut condition.term
        {
            curfew.tagged = true;
        }
    }
}

/// Where the words that lead the terms end: after "in the following terms:" and the like.
fn heading_end(text: &str) -> usize {
    const MARKS: [&str; 10] = [
        "following terms :",
        "following terms",
        "following conditions :",
        "following prohibitions :",
        "following requirements :",
        "following requirement :",
        "prohibitions and requirements :",
        "terms :",
        "conditions :",
        "prohibitions :",
    ];
    let words = Words::of(text);
    let Some((at, length)) = words.find(0, words.len(), &MARKS) else { return 0 };
    // Terms that stand before such a mark are terms, not a heading.
    if words.has(0, at, &["not to", "must not", "shall not", "curfew"]) { 0 } else { words.start(at + length) }
}

/// How many leading pieces neither forbid nor demand: the order's title, not its terms.
fn leading_title(pieces: &[&str]) -> usize {
    let plain = |piece: &&&str| {
        let parts = terms::read(piece, Inherits::Nothing);
        parts.nature == Nature::Unclear && !parts.demands && parts.label.is_none()
    };
    pieces.iter().take_while(plain).count()
}

/// Whether a piece says how long the order lasts or how it was made, and nothing else.
fn is_duration(piece: &str) -> bool {
    const ASKS: [&str; 9] =
        ["must", "contact", "curfew", "requires", "prohibits", "not to", "shall not", "may not", "does not"];
    let words = Words::of(piece);
    let from = cut::label_at(&words, 0).unwrap_or(0);
    let about =
        words.any_at(from, &["this order", "the order", "these orders", "order lasts", "order to last"]).is_some();
    let says_when = words.any_at(from, &["until", "to last", "lasts", "expires", "ends on", "ending on"]).is_some();
    let bare = says_when || (words.lower(from) == "for" && numbers::length_at(&words, from + 1).is_some());
    (about || bare) && !words.has(0, words.len(), &ASKS)
}

/// Durations in the heading, or the end date of an order's only condition.
fn preamble_durations(preamble: &str, conditions: &[ReadCondition]) -> Vec<ReadDuration> {
    let stated = read_durations(preamble);
    if !stated.is_empty() {
        return stated;
    }
    match conditions {
        // "until" within a term says when that term ends, not the order.
        [only] if Words::of(&only.verbatim).has(0, usize::MAX, &["end date", "ending on"]) => {
            let until = only.period.as_ref().and_then(|period| period.until);
            vec![until.map_or(ReadDuration::Unread, ReadDuration::Until)]
        }
        [..] => Vec::new(),
    }
}

#[cfg(test)]
#[path = "feed_tests.rs"]
mod feed_tests;
