//! What a clause names and its term does not hold: people who were not understood, a distance in a unit
//! that is not known, something else that it forbids or demands.

use super::clause::{Clause, towards};
use super::contact;
use super::cut::{Demand, demand_at, forbids_at};
use super::numbers::{distance_at, looks_measured, measures_time};
use super::people;
use crate::rules::condition::{NotRead, Term};

/// What leads a distance whose unit may be any.
const LEADS: [&str; 3] = ["within", "closer than", "nearer than"];

/// Words of a distance at most, as it is told.
const MOST_WORDS: usize = 8;

/// The parts of a clause that its term does not hold.
pub(super) fn unread(clause: &Clause<'_, '_>, term: &Term) -> Vec<NotRead> {
    people_of(clause, term)
        .map(NotRead::People)
        .into_iter()
        .chain(distance(clause, term).map(NotRead::Distance))
        .chain(more(clause, term).map(NotRead::More))
        .collect()
}

/// What a clause forbids or demands besides what its term holds; nothing of words that were not read at all.
pub(super) fn more(clause: &Clause<'_, '_>, term: &Term) -> Option<String> {
    let own = Own::of(term)?;
    let mut forbidden = 0;
    let is_more = |at: &usize| {
        let is_demand = demand_at(clause.words, *at).is_some_and(|(demand, _)| !own.demands.contains(&demand));
        let is_ban = is_ban(clause, *at, own.stays);
        forbidden += usize::from(is_ban);
        is_demand || (is_ban && forbidden > own.bans)
    };
    let at = (clause.from..clause.to).find(is_more)?;
    Some(clause.words.slice(at, clause.to))
}

/// Whether a prohibition stands at a token, other than one of letting others do it.
fn is_ban(clause: &Clause<'_, '_>, at: usize, stays: Stays) -> bool {
    const LETS: [&str; 9] =
        ["instruct", "encourage", "cause", "permit", "allow", "suggest", "limited", "otherwise", "do"];
    const STAYS: [&str; 6] = ["leave", "absent", "be", "go", "vacate", "tamper"];
    let words = clause.words;
    let is_not = words.lower(at) == "not";
    let begins = forbids_at(words, at) || (is_not && matches!(words.before(at), "must" | "shall"));
    let verb = at + 1 + usize::from(words.lower(at + 1) == "to");
    let lets = is_not && LETS.contains(&words.lower(verb));
    // "not to leave", "not be absent", "not go out" say again that he is to stay.
    let is_out = words.lower(verb) != "go" || words.lower(verb + 1) == "out";
    let says_again = stays == Stays::Said && is_not && STAYS.contains(&words.lower(verb)) && is_out;
    begins && !lets && !says_again
}

/// Whether a term has him stay somewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stays {
    Said,
    Unsaid,
}

/// What of a clause is its term's own.
struct Own {
    demands: &'static [Demand],
    /// How many prohibitions.
    bans: usize,
    stays: Stays,
}

impl Own {
    fn of(term: &Term) -> Option<Self> {
        let own = |demands, bans, stays| Some(Self { demands, bans, stays });
        match term {
            Term::WordsOnly | Term::WordsNotHeld => None,
            Term::Curfew(_) => own(&[Demand::Curfew, Demand::Home, Demand::Tag], 0, Stays::Said),
            Term::Residence(_) => own(&[Demand::Home, Demand::Tag], 0, Stays::Said),
            Term::Reporting(_) => own(&[Demand::Reporting, Demand::Tag], 0, Stays::Unsaid),
            Term::ElectronicTag => own(&[Demand::Tag], 0, Stays::Said),
            Term::Travel(_) => own(&[Demand::Papers, Demand::Tag], 1, Stays::Unsaid),
            Term::Notification(_) | Term::Programme(_) => own(&[Demand::Reporting, Demand::Tag], 0, Stays::Unsaid),
            Term::Premises(_) => own(&[Demand::Home, Demand::Tag], 1, Stays::Unsaid),
            Term::NoContact(_)
            | Term::NoMolestation(_)
            | Term::ExclusionZone(_)
            | Term::StayAway(_)
            | Term::PossessionBan(_)
            | Term::DeviceBan(_)
            | Term::Alcohol => own(&[Demand::Tag], 1, Stays::Unsaid),
        }
    }
}

/// People whom a ban names and who were not all read.
fn people_of(clause: &Clause<'_, '_>, term: &Term) -> Option<String> {
    let from = match term {
        Term::NoMolestation(_) => towards(clause),
        Term::NoContact(_) => contact::names_from(clause),
        Term::WordsOnly if clause.forbids => contact::names_from(clause),
        Term::WordsOnly
        | Term::WordsNotHeld
        | Term::ElectronicTag
        | Term::Alcohol
        | Term::ExclusionZone(_)
        | Term::StayAway(_)
        | Term::Residence(_)
        | Term::Curfew(_)
        | Term::Reporting(_)
        | Term::Notification(_)
        | Term::PossessionBan(_)
        | Term::DeviceBan(_)
        | Term::Programme(_)
        | Term::Travel(_)
        | Term::Premises(_) => None,
    };
    people::unread(clause.words, from?, clause.to)
}

/// The first distance that is not the one that the term holds.
fn distance(clause: &Clause<'_, '_>, term: &Term) -> Option<String> {
    let words = clause.words;
    let mut is_held = matches!(term, Term::StayAway(_));
    let mut at = clause.from;
    while at < clause.to {
        let led = words.any_at(at, &LEADS).filter(|length| {
            looks_measured(words, at + length) && !measures_time(words, at + length) && at + length < clause.to
        });
        let is_number = words.lower(at).starts_with(|mark: char| mark.is_ascii_digit());
        let bare = is_number && distance_at(words, at).is_some_and(|(_, length)| !is_speed(clause, at + length));
        if led.is_none() && !bare {
            at += 1;
        } else if is_held {
            is_held = false;
            at = end_of(clause, at);
        } else {
            return Some(words.slice(at, end_of(clause, at)));
        }
    }
    None
}

/// "10 miles per hour" is no distance.
fn is_speed(clause: &Clause<'_, '_>, behind: usize) -> bool {
    clause.words.any_at(behind, &["per hour", "an hour"]).is_some()
}

/// Where the words of a distance end: at what it is measured from.
fn end_of(clause: &Clause<'_, '_>, from: usize) -> usize {
    let until = clause.to.min(from + MOST_WORDS);
    let is_end = |at: &usize| matches!(clause.words.lower(*at), "from" | "away" | "." | ",") || of_a_place(clause, *at);
    (from + 1..until).find(is_end).unwrap_or(until)
}

/// "of" before a place: not that of "half of a mile" or "a radius of".
fn of_a_place(clause: &Clause<'_, '_>, at: usize) -> bool {
    clause.words.lower(at) == "of"
        && !matches!(clause.words.before(at), "quarter" | "half" | "third" | "radius" | "distance")
}
