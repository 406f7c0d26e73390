//! Reads terms that are about a place: an area, a distance, a home. A place is words until a person
//! locates it.

use super::clause::Clause;
use super::numbers::{distance_at, looks_measured};
use crate::rules::condition::Term;
use crate::rules::place::{Disclosure, Shape, Zone};
use crate::rules::term::{ExclusionZone, Residence, ResidenceDuty, StayAway};

const ENTER: [&str; 17] = [
    "enter",
    "entering",
    "go to",
    "go into",
    "go onto",
    "go on",
    "go near",
    "go within",
    "going to",
    "attend",
    "attend at",
    "visit",
    "return to",
    "be within",
    "remain in",
    "remain on",
    "loiter in",
];

/// Words between "not to enter" and the place.
const ON_THE_WAY: [&str; 22] = [
    "within the boundary of",
    "within the boundaries of",
    "the boundary of",
    "or attempt to enter",
    "attempt to enter",
    "or remain in",
    "or remain within",
    "or remain on",
    "or go to",
    "or approach",
    "or be in",
    "enter",
    "attend",
    "approach",
    "remain",
    ",",
    "or",
    "into",
    "onto",
    "upon",
    "at",
    "in",
];

/// A place in words only: it was not located.
pub(super) fn nowhere() -> Zone {
    Zone { shape: Shape::None, disclosure: Disclosure::Shown }
}

pub(super) fn stay_away(clause: &Clause<'_, '_>) -> Option<Term> {
    if !clause.forbids || clause.has_times() {
        return None;
    }
    let (within, _) = clause.find(&["within"])?;
    let lead = clause
        .words
        .any_at(within + 1, &["a radius of", "a distance of", "the distance of", "a distance", "approximately"])
        .unwrap_or(0);
    let at = within + 1 + lead;
    let ((distance_m, length), skipped) = match distance_at(clause.words, at) {
        Some(found) => (found, 0),
        None if matches!(clause.words.lower(at), "a" | "the") => (distance_at(clause.words, at + 1)?, 1),
        None => return None,
    };
    let after = at + skipped + length;
    let after = after + usize::from(matches!(clause.words.lower(after), "radius" | "."));
    if !matches!(clause.words.lower(after), "of" | "from") || after >= clause.to {
        return None;
    }
    let of = clause.place(after + 1);
    (!of.is_empty()).then(|| Term::StayAway(StayAway { of, distance_m, zone: nowhere() }))
}

pub(super) fn residence(clause: &Clause<'_, '_>) -> Option<Term> {
    if clause.forbids {
        return None;
    }
    let (lives, _) = clause.find(&[
        "live and sleep",
        "live , and sleep",
        "reside and sleep",
        "sleep each night",
        "sleep every night",
        "must live",
        "to live",
        "live at",
        "must reside",
        "to reside",
        "reside at",
    ])?;
    let (at, _) = clause.words.find(lives, clause.to, &["at"])?;
    let start = if clause.words.lower(at + 1) == "at" { at + 2 } else { at + 1 };
    let place = clause.place(start);
    let sleeps = clause.has(&["sleep", "overnight", "each night", "every night"]);
    let duty = if sleeps { ResidenceDuty::LiveAndSleep } else { ResidenceDuty::Live };
    (!place.is_empty()).then(|| Term::Residence(Residence { place, zone: nowhere(), duty }))
}

pub(super) fn exclusion(clause: &Clause<'_, '_>) -> Option<Term> {
    if !clause.forbids {
        return None;
    }
    let (at, length) = clause.find(&ENTER)?;
    let no_place = clause.has(&["employment", "contract", "relationship", "agreement", "correspondence"]);
    if no_place { None } else { zone_from(clause, at + length) }
}

/// "excluded from PLACE for a period of 12 months".
pub(super) fn excluded(clause: &Clause<'_, '_>) -> Option<Term> {
    let (at, length) = clause.find(&["excluded from", "prohibited from entering"])?;
    zone_from(clause, at + length)
}

fn zone_from(clause: &Clause<'_, '_>, from: usize) -> Option<Term> {
    if clause.has_times() {
        return None;
    }
    // A distance that was not read is no place: "within 1.000 metres of".
    let is_distance = |at: usize| clause.words.lower(at) == "within" && looks_measured(clause.words, at + 1);
    if (clause.from..clause.to).any(is_distance) {
        return None;
    }
    let mut start = from;
    while let Some(length) = clause.words.any_at(start, &ON_THE_WAY) {
        start += length;
    }
    let place = clause.place(start);
    (start < clause.to && !place.is_empty()).then(|| Term::ExclusionZone(ExclusionZone { place, zone: nowhere() }))
}
