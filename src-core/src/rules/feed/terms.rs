//! Reads one condition's words as a typed term. What does not fit a known shape stays words.

use super::ReadPeriod;
use super::contact::contact;
use super::cut::{category_at, label_at, label_text};
use super::exceptions;
use super::numbers::{date_at, period_at};
use super::people::names;
use super::places::{excluded, exclusion, nowhere, residence, stay_away};
use super::times::{Found, time_at, windows};
use super::words::Words;
use crate::rules::condition::{Exception, Nature, Term};
use crate::rules::term::{
    Curfew, DeviceBan, NoMolestation, Notification, PossessionBan, Premises, PremisesDuty, Programme, Reporting,
    Travel, TravelDuty,
};
use crate::rules::window::Window;

const TAGS: [&str; 6] = [
    "electronically monitored",
    "electronic monitoring",
    "electronic tag",
    "electronically tagged",
    "be tagged",
    "gps tag",
];

const DOORSTEP: [&str; 6] = [
    "answer the door",
    "open the door",
    "open the front door",
    "come to the door",
    "present himself at the door",
    "doorstep",
];

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
    /// Its own dates.
    pub period: Option<ReadPeriod>,
}

/// Reads one piece; `inherits` where the sentence before it forbids and this one goes on ("or go …").
pub(super) fn read(text: &str, inherits: Inherits) -> Parts {
    let words = Words::of(text);
    let Bounds { label_length, category, leading, from, to } = Bounds::of(&words);
    let after_label = label_length.unwrap_or(0);
    let clause = Clause {
        words: &words,
        from,
        to,
        forbids: inherits == Inherits::Forbidding || forbids(&words, from, to),
        category: category.map_or("", |_| words.lower(after_label)),
    };
    let term = clause.term();
    Parts {
        label: label_length.map(|_| label_text(&words, 0)),
        nature: clause.nature(&term),
        demands: clause.demands(),
        exceptions: leading.into_iter().chain(exceptions::read(&words, to)).collect(),
        period: clause.period(),
        term,
    }
}

/// Where the clause of a piece stands, and what leads it.
pub(super) struct Bounds {
    /// How many tokens its label takes.
    label_length: Option<usize>,
    /// How many tokens its category takes.
    category: Option<usize>,
    /// An exception that leads it.
    leading: Option<Exception>,
    /// Its first token.
    pub(super) from: usize,
    /// The first token of the exceptions behind it.
    pub(super) to: usize,
}

impl Bounds {
    /// The bounds of a piece's clause.
    pub(super) fn of(words: &Words<'_>) -> Self {
        let label_length = label_at(words, 0);
        let after_label = label_length.unwrap_or(0);
        let category = category_at(words, after_label);
        let start = after_label + category.unwrap_or(0);
        let (leading, from) = match exceptions::leading(words, start) {
            Some((exception, from)) => (Some(exception), from),
            None => (None, start),
        };
        let to = exceptions::begin_at(words, from + 1);
        Self { label_length, category, leading, from, to }
    }
}

/// Whether a piece goes on with what the one before it forbids.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inherits {
    /// It goes on forbidding.
    Forbidding,
    /// It stands alone.
    Nothing,
}

fn forbids(words: &Words<'_>, from: usize, to: usize) -> bool {
    // A bare "not" may belong to a clause of a requirement: "report if not at work".
    const FORBID: [&str; 24] = [
        "not to",
        "must not",
        "shall not",
        "may not",
        "do not",
        "will not",
        "not go",
        "not enter",
        "not contact",
        "not attend",
        "not approach",
        "not use",
        "not communicate",
        "not associate",
        "not visit",
        "not be",
        "not leave",
        "never",
        "no contact",
        "no direct or indirect",
        "excluded from",
        "prohibited from",
        "forbidden",
        "refrain from",
    ];
    words.has(from, to, &FORBID)
}

/// One condition's words between its category and its exceptions.
pub(super) struct Clause<'w, 'a> {
    pub(super) words: &'w Words<'a>,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) forbids: bool,
    category: &'w str,
}

impl Clause<'_, '_> {
    pub(super) fn has(&self, phrases: &[&str]) -> bool {
        self.words.has(self.from, self.to, phrases)
    }

    pub(super) fn find(&self, phrases: &[&str]) -> Option<(usize, usize)> {
        self.words.find(self.from, self.to, phrases)
    }

    /// The first shape that fits.
    fn term(&self) -> Term {
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
        READERS.iter().find_map(|reader| reader(self)).unwrap_or(Term::WordsOnly)
    }

    /// Words that were read as no term do not say plainly that they demand: "must" may lead to "stay
    /// away".
    fn nature(&self, term: &Term) -> Nature {
        let read = !matches!(term, Term::WordsOnly);
        match (self.forbids, self.keeps_off(), read) {
            (true, _, _) | (false, true, false) => Nature::Prohibition,
            (false, false, true) => Nature::Requirement,
            (false, true, true) | (false, false, false) => Nature::Unclear,
        }
    }

    /// "must stay away from": forbids without a "not".
    fn keeps_off(&self) -> bool {
        const OFF: [&str; 10] = [
            "stay away",
            "stay out",
            "stay off",
            "keep away",
            "keep out",
            "keep off",
            "cease",
            "desist",
            "refrain",
            "stop contacting",
        ];
        let leads = |at: usize| at == self.from || matches!(self.words.before(at), "must" | "shall" | "to" | "will");
        (self.from..self.to).any(|at| leads(at) && self.words.any_at(at, &OFF).is_some())
    }

    fn demands(&self) -> bool {
        const DEMANDS: [&str; 17] = [
            "must",
            "shall",
            "required",
            "requirement",
            "is to",
            "are to",
            "to",
            "live",
            "reside",
            "report",
            "remain",
            "give",
            "pay",
            "surrender",
            "attend",
            "provide",
            "curfew",
        ];
        let leads = self.words.any_at(self.from, &DEMANDS).is_some();
        leads || self.has(&["must", "shall", "is to", "are to", "is required", "to comply"])
    }

    fn period(&self) -> Option<ReadPeriod> {
        let dated = |phrases: &[&str]| {
            let (at, length) = self.find(phrases)?;
            date_at(self.words, at + length).map(|(day, _)| day)
        };
        let from = dated(&["start date :", "start date", "starting on", "with effect from"]);
        let until = dated(&["end date :", "end date", "ending on"]);
        (from.is_some() || until.is_some()).then_some(ReadPeriod { from, until })
    }

    /// The words of a place from a token on, up to where a period of time begins.
    pub(super) fn place(&self, from: usize) -> String {
        let mut end = self.to;
        for at in from..self.to {
            let timed = match self.words.lower(at) {
                "for" => period_at(self.words, at + 1).is_some(),
                "until" => true,
                "between" | "from" => time_at(self.words, at + 1).is_some(),
                "." => at > from && self.words.is_capital(at + 1) && self.words.before(at).chars().count() > 3,
                _ => false,
            };
            if timed {
                end = at;
                break;
            }
        }
        self.words.slice(from, end)
    }

    /// Whether hours or days are named: a term that cannot hold them would say too much.
    pub(super) fn has_times(&self) -> bool {
        windows(self.words, self.from, self.to).is_some()
    }

    /// The windows where all hours and days were read; none where some were not, for the officer is
    /// asked then.
    fn whole(&self, found: Found) -> Vec<Window> {
        if found.is_whole(self.words, self.from, self.to) { found.windows } else { Vec::new() }
    }

    /// Where a place that follows its hours ends: at the next full stop.
    fn place_end(&self, from: usize) -> usize {
        self.words.find(from, self.to, &["."]).map_or(self.to, |(at, _)| at)
    }
}

fn curfew(clause: &Clause<'_, '_>) -> Option<Term> {
    let remain =
        clause.find(&["remain indoors at", "remain inside", "remain at", "remain indoors", "curfew at", "curfewed to"]);
    let named = clause.category == "curfew" || clause.has(&["curfew"]);
    // "Frequency: 2" is a code that says on which days; it is not understood.
    if (!named && remain.is_none()) || clause.has(&["frequency"]) || (clause.forbids && !named) {
        return None;
    }
    let found = windows(clause.words, clause.from, clause.to).filter(|found| found.has_hours)?;
    let at_home = remain.or_else(|| clause.find(&["reside at", "live and sleep at", "home address at"]));
    let place = at_home.map(|(at, length)| {
        let start = at + length;
        let end = if found.first > start { found.first } else { clause.place_end(start) };
        clause.words.slice(start, end)
    });
    let place = place.unwrap_or_default();
    let (tagged, doorstep) = (clause.has(&TAGS), clause.has(&DOORSTEP));
    let windows = clause.whole(found);
    Some(Term::Curfew(Curfew { place, zone: nowhere(), windows, tagged, doorstep }))
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
                || matches!(clause.words.lower(*at), "on" | "every" | "each" | "daily" | "between" | ".")
        })
        .unwrap_or(clause.to);
    let place = clause.words.slice(start, end);
    // A date names one day of all that a window would hold.
    let is_dated = clause.period().is_none() && (clause.from..clause.to).any(|at| date_at(clause.words, at).is_some());
    // "at 10:00 on Mondays" names an hour that is no window: the days alone would say too much.
    let windows = found.filter(|_| !is_dated).map(|found| clause.whole(found)).unwrap_or_default();
    (!place.is_empty()).then_some(Term::Reporting(Reporting { place, windows }))
}

fn tag(clause: &Clause<'_, '_>) -> Option<Term> {
    (clause.has(&TAGS) && !clause.has(&["enter"])).then_some(Term::ElectronicTag)
}

fn molestation(clause: &Clause<'_, '_>) -> Option<Term> {
    const VERBS: [&str; 7] = ["violence", "harass", "pester", "intimidate", "molest", "threaten", "assault"];
    if !clause.forbids || clause.has(&["damage", "property"]) {
        return None;
    }
    let last = (clause.from..clause.to).rfind(|at| VERBS.contains(&clause.words.lower(*at)))?;
    let start =
        clause.words.find(last, clause.to, &["against", "towards", "toward"]).map_or(last + 1, |(at, _)| at + 1);
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
