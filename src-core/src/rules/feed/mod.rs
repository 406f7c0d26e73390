//! The grammar that reads a court's prose into terms. Pure, and it never drops a word: what is not
//! understood stays as words, and a place is words until a person locates it. Nothing here confirms
//! anything; every term it yields is marked as read by machine.

mod clause;
mod contact;
mod curfew;
mod cut;
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
pub use ending::{Ending, SaidEnd, SaidRead, reconcile};
pub use sheet::{ReadPhones, is_rounded, read_phones};

use super::condition::{Exception, Nature, NotRead, Reading, Term};
use super::time::Day;
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
    /// How long it lasts.
    pub duration: ReadDuration,
    /// The court's words about how long it lasts and how it was made.
    pub duration_words: String,
    /// Names of those it protects, as written in the words that forbid contact with them.
    pub protected: Vec<String>,
}

/// How long an order lasts, as its words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadDuration {
    /// Until the court orders otherwise.
    UntilFurtherOrder,
    /// For the rest of a life.
    ForLife,
    /// Until the end of a day.
    Until(Day),
    /// For a period from when it was made.
    For(Period),
    /// The words do not say.
    NotStated,
}

/// Splits an order's terms into conditions; their words together hold every character that is not
/// white space.
pub fn read_conditions(text: &str) -> Vec<ReadCondition> {
    read_pieces(&cut::prose(text))
}

/// Splits bail conditions at their semicolons and categories. Only the semicolons that part them are
/// not kept: they are the feed's, not the court's.
pub fn read_bail_conditions(text: &str) -> Vec<ReadCondition> {
    let pieces: Vec<&str> = cut::bail(text)
        .into_iter()
        .map(|piece| piece.trim_end_matches(|mark: char| mark == ';' || mark.is_whitespace()))
        .filter(|piece| !piece.is_empty())
        .collect();
    let mut conditions = read_pieces(&pieces);
    mark_tagged(&mut conditions);
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
    let duration = match read_duration(&duration_words) {
        ReadDuration::NotStated => preamble_duration(&preamble, &conditions),
        stated @ (ReadDuration::UntilFurtherOrder
        | ReadDuration::ForLife
        | ReadDuration::Until(_)
        | ReadDuration::For(_)) => stated,
    };
    let protected = protected_names(&conditions);
    ReadOrder { preamble, conditions, duration, duration_words, protected }
}

/// Reads how long something lasts from the words that say so.
pub fn read_duration(text: &str) -> ReadDuration {
    let words = Words::of(text);
    until_date(&words)
        .map(ReadDuration::Until)
        .or_else(|| for_period(&words).map(ReadDuration::For))
        .or_else(|| is_open_ended(&words).then_some(ReadDuration::UntilFurtherOrder))
        .or_else(|| words.has(0, words.len(), &["for life"]).then_some(ReadDuration::ForLife))
        .unwrap_or(ReadDuration::NotStated)
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
        let inherits = if goes_on && forbidden { Inherits::Forbidding } else { Inherits::Nothing };
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
fn mark_tagged(conditions: &mut [ReadCondition]) {
    let mut numbers: Vec<String> = Vec::new();
    for condition in conditions.iter().filter(|condition| condition.term == Term::ElectronicTag) {
        let words = Words::of(&condition.verbatim);
        let Some((at, length)) = words.find(0, words.len(), &["numbered"]) else { continue };
        let named = (at + length..words.len()).map(|index| words.lower(index).to_owned());
        numbers.extend(named.take_while(|word| word != "to"));
    }
    for (index, condition) in conditions.iter_mut().enumerate() {
        if numbers.contains(&(index + 1).to_string())
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
    let words = Words::of(piece);
    let about = words.any_at(0, &["this order", "the order", "these orders", "order lasts", "order to last"]).is_some();
    let bare = words.lower(0) == "until" || (words.lower(0) == "for" && numbers::period_at(&words, 1).is_some());
    (about || bare) && !words.has(0, words.len(), &["not", "must", "contact", "curfew", "requires", "prohibits"])
}

/// A duration in the heading, or the end date of an order's only condition.
fn preamble_duration(preamble: &str, conditions: &[ReadCondition]) -> ReadDuration {
    let stated = read_duration(preamble);
    if stated != ReadDuration::NotStated {
        return stated;
    }
    match conditions {
        // "until" within a term says when that term ends, not the order.
        [only] if Words::of(&only.verbatim).has(0, usize::MAX, &["end date", "ending on"]) => {
            let until = only.period.as_ref().and_then(|period| period.until);
            until.map_or(ReadDuration::NotStated, ReadDuration::Until)
        }
        [..] => ReadDuration::NotStated,
    }
}

fn until_date(words: &Words<'_>) -> Option<Day> {
    const LEAD: [&str; 8] =
        ["until", "end date", "expires on", "ends on", "ending on", "up to", "and including", "expires"];
    (0..words.len()).find_map(|index| {
        let at = index + words.any_at(index, &LEAD)?;
        // "until 23:59 on 3 March 2027", "until midnight on …": at most six words stand between.
        let near = (at..at + 7).take_while(|at| !matches!(words.lower(*at), "." | "further" | "made" | ""));
        near.filter_map(|at| numbers::date_at(words, at)).map(|(day, _)| day).next()
    })
}

fn for_period(words: &Words<'_>) -> Option<Period> {
    (0..words.len())
        .filter(|index| words.lower(*index) == "for")
        .find_map(|index| numbers::period_at(words, index + 1))
        .map(|(period, _)| period)
}

fn is_open_ended(words: &Words<'_>) -> bool {
    const OPEN: [&str; 5] = [
        "until further order",
        "until further notice",
        "until further ordered",
        "without limit of time",
        "indefinitely",
    ];
    words.has(0, words.len(), &OPEN)
}

#[cfg(test)]
#[path = "feed_tests.rs"]
mod feed_tests;
