//! Reads curfews: the hours, the place before or behind them, and what is asked beside it.

use super::clause::Clause;
use super::clause::TAGS;
use super::places::nowhere;
use super::times::{Found, time_at, windows};
use crate::rules::condition::Term;
use crate::rules::term::Curfew;

const DOORSTEP: [&str; 6] = [
    "answer the door",
    "open the door",
    "open the front door",
    "come to the door",
    "present himself at the door",
    "doorstep",
];

pub(super) fn curfew(clause: &Clause<'_, '_>) -> Option<Term> {
    let remain = clause.find(&[
        "remain indoors at",
        "remain inside",
        "remain at",
        "remain indoors",
        "curfew at",
        "curfewed to",
        "curfewed at",
    ]);
    let named = clause.category == "curfew" || clause.has(&["curfew"]);
    // "Frequency: 2" is a code that says on which days; it is not understood.
    if (!named && remain.is_none()) || clause.has(&["frequency"]) || (clause.forbids && !named) {
        return None;
    }
    let found = windows(clause.words, clause.from, clause.to).filter(|found| found.has_hours)?;
    let at_home = remain.or_else(|| clause.find(&["reside at", "live and sleep at", "home address at"]));
    let start = at_home.map(|(at, length)| at + length).or_else(|| place_behind(clause, &found));
    let start = start.map(|start| start + lead_of_a_place(clause, start));
    let place = start.map(|start| clause.words.slice(start, curfew_place_end(clause, &found, start)));
    let place = place.unwrap_or_default();
    let (tagged, doorstep) = (clause.has(&TAGS), clause.has(&DOORSTEP));
    let windows = clause.whole(found);
    Some(Term::Curfew(Curfew { place, zone: nowhere(), windows, tagged, doorstep }))
}

/// How many words lead a place and say nothing of it: "at his home address, 12 Mill Lane".
fn lead_of_a_place(clause: &Clause<'_, '_>, start: usize) -> usize {
    const LEADS: [&str; 9] = [
        "his home address of",
        "his home address at",
        "his home address",
        "the home address of",
        "home address",
        "the address of",
        "the following address",
        "the following place",
        "address",
    ];
    let Some(length) = clause.words.any_at(start, &LEADS) else { return 0 };
    let length = length + usize::from(matches!(clause.words.lower(start + length), "," | ":" | "-"));
    // "his home address" alone is the place.
    let behind = start + length;
    let names_one = clause.words.is_capital(behind) || clause.words.lower(behind).starts_with(char::is_numeric);
    if names_one && behind < clause.to { length } else { 0 }
}

/// Where a place begins that stands behind "at" and is no time: "between 7pm and 7am at 12 Mill Lane".
fn place_behind(clause: &Clause<'_, '_>, found: &Found) -> Option<usize> {
    const NO_PLACE: [&str; 15] = [
        "all",
        "any",
        "each",
        "every",
        "night",
        "nights",
        "noon",
        "midnight",
        "midday",
        "the door",
        "the front door",
        "the times",
        "the hours",
        "least",
        "other",
    ];
    let is_place = |at: usize| {
        let led = clause.words.lower(at) == "at" && !found.holds(at) && !clause.marks.holds(at);
        let behind = at + 1;
        let is_time = time_at(clause.words, behind)
            .is_some_and(|(_, length)| !clause.words.is_capital(behind + length))
            || clause.words.any_at(behind, &NO_PLACE).is_some();
        led && behind < clause.to && !is_time
    };
    // "Curfew to 12 Mill Lane": "curfew to 7am" is a time.
    let to_a_place = || {
        let (at, length) = clause.find(&["curfew to"])?;
        let is_house = clause.words.lower(at + length).starts_with(|mark: char| mark.is_ascii_digit())
            && clause.words.is_capital(at + length + 1);
        (is_house && time_at(clause.words, at + length).is_none()).then_some(at + length)
    };
    (clause.from..clause.to).find(|at| is_place(*at)).map(|at| at + 1).or_else(to_a_place)
}

/// Where the place of a curfew ends: at its hours or days, its period, what else is asked, or a full stop.
fn curfew_place_end(clause: &Clause<'_, '_>, found: &Found, start: usize) -> usize {
    const ELSE: [&str; 17] = [
        "to be",
        "and to",
        "and must",
        "and shall",
        "and not",
        "and be",
        "and is",
        "and will",
        "and answer",
        "and open",
        "and come",
        "and present",
        "monitored",
        "electronically",
        "with electronic",
        "with a tag",
        "save",
    ];
    let ends = |at: &usize| {
        found.holds(*at)
            || clause.marks.begins_at(*at)
            || clause.words.any_at(*at, &ELSE).is_some()
            || clause.words.any_at(*at, &TAGS).is_some()
            || matches!(clause.words.lower(*at), "between" | "daily" | "nightly")
            || (clause.words.lower(*at) == "." && !is_short(clause.words.before(*at)))
    };
    (start + 1..clause.to).find(ends).unwrap_or(clause.to)
}

/// Whether a full stop behind these letters may shorten a word: "St.", "Rd.", "Ave.".
fn is_short(word: &str) -> bool {
    const SHORTENED: [&str; 10] = ["st", "rd", "ave", "ln", "dr", "mr", "mrs", "ms", "no", "nr"];
    SHORTENED.contains(&word)
}
