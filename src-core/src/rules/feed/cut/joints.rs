//! Where a new prohibition or requirement begins within a sentence.

use super::super::words::Words;
use super::leads::{Demand, demand_at, forbids_at};

const FORBIDDEN_VERBS: [&str; 9] = ["to", "go", "enter", "contact", "attend", "approach", "be", "visit", "use"];

/// What a ban of contact goes on to forbid of places.
const GOES: [&str; 18] = [
    "to go within",
    "go within",
    "to come within",
    "come within",
    "approach within",
    "to be within",
    "be within",
    "to enter",
    "enter",
    "to go to",
    "go to",
    "to go near",
    "go near",
    "to attend",
    "attend",
    "to visit",
    "visit",
    "return to",
];

/// What leads another prohibition behind "and".
const MUST_NOT: [&str; 8] = [
    "must not enter",
    "must not contact",
    "must not go",
    "must not attend",
    "must not approach",
    "must not visit",
    "must not come within",
    "must not return to",
];

/// Words that the next one belongs to: no new term begins behind them.
const HELD_BY: [&str; 48] = [
    "must", "shall", "is", "are", "may", "do", "does", "will", "should", "can", "has", "was", "you", ":", "the", "a",
    "an", "this", "that", "his", "her", "their", "of", "with", "under", "to", "for", "by", "in", "at", "from",
    "between", "no", "not", "any", "such", "either", "if", "when", "unless", "who", "be", "he", "she", "and", "or",
    "nor", "but",
];

/// What leads a sentence whose main clause comes behind a comma.
const LEADS_A_CLAUSE: [&str; 11] =
    ["save", "except", "unless", "until", "without", "other", "apart", "during", "when", "while", "if"];

/// A term of its own behind a joint, a full stop without a capital, or on a line of its own: "Not to contact
/// A and curfew 9pm to 7am", "not to enter B / reside at C".
pub(super) fn new_term(words: &Words<'_>, index: usize, start: usize) -> Option<usize> {
    const MARKS: [&str; 5] = ["/", "|", "*", "•", "+"];
    let before = words.before(index);
    let joined = matches!(words.lower(index), "and" | "&" | "plus");
    let first = index + usize::from(joined);
    let is_line = words.is_line_start(index) && !HELD_BY.contains(&before);
    let stands = is_line || before == "." || MARKS.contains(&before);
    let is_parted =
        (joined || stands || matches!(before, "," | "-" | "–")) && !LEADS_A_CLAUSE.contains(&words.lower(start));
    let is_new = match demand_at(words, first) {
        // "not to enter, live at or approach": the "not" may go on.
        Some((Demand::Home, _))
            if !stands && !matches!(words.lower(first), "to" | "must") && forbids(words, start, index) =>
        {
            false
        }
        Some((demand, _)) => asks_another(words, start, index, demand),
        None if !forbids_at(words, first) => false,
        None => {
            let is_plain = before == "," && words.lower(first) == "no" && begins(words, start, index);
            stands || is_plain || demands(words, start, index)
        }
    };
    (is_parted && is_new).then_some(index)
}

fn forbids(words: &Words<'_>, start: usize, index: usize) -> bool {
    (start..index).any(|at| forbids_at(words, at))
}

/// Whether a requirement is not what the piece so far asks already: a curfew may say where he is to live, and
/// any may be tagged.
fn asks_another(words: &Words<'_>, start: usize, index: usize, demand: Demand) -> bool {
    let has = |phrases: &[&str]| words.has(start, index, phrases);
    match demand {
        Demand::Curfew => !has(&["curfew", "remain"]) && begins(words, start, index),
        Demand::Home => !has(&["curfew", "remain", "reside", "live", "sleep"]) && begins(words, start, index),
        Demand::Reporting => !has(&["report"]) && begins(words, start, index),
        Demand::Papers => !has(&["passport", "passports", "travel"]) && begins(words, start, index),
        Demand::Tag => has(&["not"]) && !has(&["curfew", "remain"]) && begins(words, start, index),
    }
}

/// Whether the piece so far forbids or demands anything: a title does not.
fn begins(words: &Words<'_>, start: usize, index: usize) -> bool {
    forbids(words, start, index) || demands(words, start, index)
}

/// Whether the piece so far demands something.
fn demands(words: &Words<'_>, start: usize, index: usize) -> bool {
    (start..index).any(|at| demand_at(words, at).is_some_and(|(_, length)| at + length <= index))
        || words.has(start, index, &["remain at", "remain indoors"])
}

/// "not to …" within a sentence that already forbids something, or "Not to …" with a capital.
pub(super) fn new_prohibition(words: &Words<'_>, index: usize, start: usize) -> Option<usize> {
    let forbids = |at: usize| words.lower(at) == "not" && FORBIDDEN_VERBS.contains(&words.lower(at + 1));
    let before = words.before(index);
    let held = words.has(start, index, &["not"]);
    if forbids(index) && before == "," && held {
        return Some(index);
    }
    let forbids_more = |at: usize| forbids_at(words, at) || words.any_at(at, &MUST_NOT).is_some();
    if words.lower(index) == "and" && (forbids(index + 1) || forbids_more(index + 1)) {
        return Some(index);
    }
    if matches!(words.lower(index), "or" | "nor" | "and") && held {
        let again = forbids(index + 1);
        let goes = words.any_at(index + 1, &GOES).is_some();
        if again || (goes && words.has(start, index, &["contact"])) {
            return Some(index);
        }
    }
    const NOT_FRESH: [&str; 17] = [
        "must", "shall", "is", "are", "may", "do", "does", "will", "should", "can", "has", "was", "and", "or", "you",
        ":", "-",
    ];
    let fresh = forbids(index) && words.is_capital(index) && !NOT_FRESH.contains(&before) && before != ",";
    fresh.then_some(index)
}
