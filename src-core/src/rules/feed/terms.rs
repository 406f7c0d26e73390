//! Reads one condition's words as a typed term. What does not fit a known shape stays words.

use super::ReadPeriod;
use super::clause::{Bounds, Clause, Inherits, TAGS, towards};
use super::contact::contact;
use super::curfew::curfew;
use super::cut::label_text;
use super::exceptions;
use super::numbers::date_at;
use super::people::names;
use super::places::{excluded, exclusion, residence, stay_away};
use super::times::windows;
use super::unread::{more, unread};
use super::words::Words;
use crate::rules::condition::{Exception, Nature, NotRead, Term};
use crate::rules::term::{
    DeviceBan, NoMolestation, Notification, PossessionBan, Premises, PremisesDuty, Programme, Reporting, Travel,
    TravelDuty,
};

/// What one piece of prose was read as.
pub(super) struct Parts {
    /// The paragraph label printed before it.
    pub label: Option<String>,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// Whether its words ask for something, read or not: a title asks for nothing.
    pub demands: bool,
    /// Exceptions, with their words.
    pub exceptions: Vec<Exception>,
    /// The term.
    pub term: Term,
    /// What the words name and the term does not hold.
    pub unread: Vec<NotRead>,
    /// Its own time.
    pub period: Option<ReadPeriod>,
    /// Whether that time leads its sentence.
    pub period_leads: bool,
}

/// Reads one piece; `inherits` where the sentence before it forbids and this one goes on ("or go …").
pub(super) fn read(text: &str, inherits: Inherits) -> Parts {
    let words = Words::of(text);
    let bounds = Bounds::of(&words);
    let clause = Clause::within(&words, &bounds, inherits);
    let Bounds { label_length, leading, to, .. } = bounds;
    let term = held_whole(&clause, term_of(&clause));
    Parts {
        label: label_length.map(|_| label_text(&words, 0)),
        nature: clause.nature(&term),
        demands: clause.demands(),
        exceptions: leading.into_iter().chain(exceptions::read(&words, to)).collect(),
        period: clause.marks.period(lasts(&clause, &term)),
        period_leads: clause.marks.lead(),
        unread: unread(&clause, &term),
        term,
    }
}

/// A term that is off at some hours, only where nothing else stands in its words: at those hours it would
/// answer for all of them that they are not operating.
fn held_whole(clause: &Clause<'_, '_>, term: Term) -> Term {
    let has_hours = matches!(term, Term::Curfew(_) | Term::Reporting(_));
    if has_hours && more(clause, &term).is_some() { Term::WordsOnly } else { term }
}

/// Whether "for 3 months" is how long the term holds: "to attend for 20 days" is how much is to be done.
fn lasts(clause: &Clause<'_, '_>, term: &Term) -> bool {
    clause.forbids || term.lasts_as_stated()
}

/// The first shape that fits.
fn term_of(clause: &Clause<'_, '_>) -> Term {
    const READERS: [fn(&Clause<'_, '_>) -> Option<Term>; 16] = [
        curfew,
        reporting,
        contact,
        stay_away,
        tag,
        residence,
        molestation,
        possession,
        alcohol,
        travel,
        device,
        notification,
        exclusion,
        programme,
        premises,
        excluded,
    ];
    READERS.iter().find_map(|reader| reader(clause)).unwrap_or(Term::WordsOnly)
}

fn reporting(clause: &Clause<'_, '_>) -> Option<Term> {
    let (at, length) = clause.find(&["report to", "report at", "report daily to"])?;
    let found = windows(clause.words, clause.from, clause.to);
    let station = clause.has(&["police station", "police office", "station", "police"]);
    if clause.forbids || (!station && found.is_none()) {
        return None;
    }
    let start = at + length;
    let first = found.as_ref().map_or(clause.to, |found| found.first);
    let end = (start..clause.to)
        .find(|at| {
            *at >= first.max(start + 1)
                || clause.marks.begins_at(*at)
                || matches!(clause.words.lower(*at), "on" | "every" | "each" | "daily" | "between" | ".")
        })
        .unwrap_or(clause.to);
    let place = clause.words.slice(start, end);
    // A date names one day of all that a window would hold.
    let is_dated = (clause.from..clause.to).any(|at| date_at(clause.words, at).is_some() && !clause.marks.holds(at));
    // "at 10:00 on Mondays" names an hour that is no window: the days alone would say too much.
    let windows = found.filter(|_| !is_dated).map(|found| clause.whole(found)).unwrap_or_default();
    (!place.is_empty()).then_some(Term::Reporting(Reporting { place, windows }))
}

fn tag(clause: &Clause<'_, '_>) -> Option<Term> {
    (clause.has(&TAGS) && !clause.has(&["enter"])).then_some(Term::ElectronicTag)
}

fn molestation(clause: &Clause<'_, '_>) -> Option<Term> {
    if !clause.forbids || clause.has(&["damage", "property"]) {
        return None;
    }
    let start = towards(clause)?;
    let through_others = clause.has(&["encourage", "instruct", "any other person", "anyone else", "another person"]);
    Some(Term::NoMolestation(NoMolestation { whom: names(clause.words, start, clause.to), through_others }))
}

/// What a verb is about, where the order forbids it.
fn forbidden_thing(clause: &Clause<'_, '_>, verbs: &[&str]) -> Option<String> {
    let (at, length) = clause.find(verbs).filter(|_| clause.forbids)?;
    let what = clause.place(at + length);
    (!what.is_empty()).then_some(what)
}

fn possession(clause: &Clause<'_, '_>) -> Option<Term> {
    forbidden_thing(clause, &["in possession of", "have in your possession", "possess", "possessing", "carry"])
        .map(|what| Term::PossessionBan(PossessionBan { what }))
}

fn alcohol(clause: &Clause<'_, '_>) -> Option<Term> {
    let drinks = clause.has(&[
        "consume alcohol",
        "drink alcohol",
        "consume any alcohol",
        "drink any alcohol",
        "alcohol abstinence",
    ]);
    drinks.then_some(Term::Alcohol)
}

fn travel(clause: &Clause<'_, '_>) -> Option<Term> {
    let fits = clause.category == "travel"
        || clause.has(&[
            "passport",
            "passports",
            "travel documents",
            "travel document",
            "leave the united kingdom",
            "travel outside",
        ]);
    let what = clause.words.slice(clause.from, clause.to);
    (fits && !what.is_empty()).then(|| Term::Travel(Travel { what, duties: travel_duties(clause) }))
}

/// Not to leave, or to hand in a passport; nothing where it is neither plainly.
fn travel_duties(clause: &Clause<'_, '_>) -> Vec<TravelDuty> {
    let leaves = clause.has(&["leave the united kingdom", "leave the uk", "leave the country", "travel outside"]);
    let passport = clause.has(&["passport", "passports", "travel documents", "travel document"]);
    let hands_in = clause.has(&["surrender", "hand in", "hand over", "deposit", "give up"]);
    let not_leave = (leaves && clause.forbids).then_some(TravelDuty::NotLeave);
    let hand_in = (passport && hands_in && (leaves || !clause.forbids)).then_some(TravelDuty::HandInPassport);
    not_leave.into_iter().chain(hand_in).collect()
}

fn device(clause: &Clause<'_, '_>) -> Option<Term> {
    let thing = clause.has(&[
        "internet",
        "computer",
        "device",
        "mobile phone",
        "mobile telephone",
        "social media",
        "facebook",
        "sim card",
        "sim cards",
    ]);
    let uses =
        clause.has(&["not to use", "not use", "not to own", "not to access", "not access", "prohibited from using"]);
    let what = clause.words.slice(clause.from, clause.to);
    (thing && uses && clause.forbids && !what.is_empty()).then_some(Term::DeviceBan(DeviceBan { what }))
}

fn notification(clause: &Clause<'_, '_>) -> Option<Term> {
    let (at, _) =
        clause.find(&["notify", "notification"]).filter(|_| !clause.forbids && clause.has(&["police", "station"]))?;
    let what = clause.words.slice(at, clause.to);
    (!what.is_empty()).then_some(Term::Notification(Notification { what, clock: None }))
}

fn programme(clause: &Clause<'_, '_>) -> Option<Term> {
    let fits = clause.has(&["programme", "course"]) && clause.has(&["attend", "complete", "participate", "take part"]);
    let what = clause.words.slice(clause.from, clause.to);
    (fits && !clause.forbids && !what.is_empty()).then_some(Term::Programme(Programme { what }))
}

fn premises(clause: &Clause<'_, '_>) -> Option<Term> {
    let fits = clause.has(&["must leave", "vacate", "must allow", "occupy"]);
    let what = clause.words.slice(clause.from, clause.to);
    let duty = premises_duty(clause);
    (fits && !what.is_empty()).then(|| Term::Premises(Premises { what, duty, whom: Vec::new(), zone: None }))
}

/// To leave or to let somebody live there; unclear where it is both, or forbidden.
fn premises_duty(clause: &Clause<'_, '_>) -> PremisesDuty {
    let leaves = clause.has(&["must leave", "vacate"]);
    let lets = clause.has(&["must allow", "must permit"]) && clause.has(&["occupy"]);
    match (leaves, lets) {
        (true, false) if !clause.forbids => PremisesDuty::Leave { by: None },
        (false, true) if !clause.forbids => PremisesDuty::LetOccupy,
        (true | false, _) => PremisesDuty::Unclear,
    }
}
