//! Reads one condition's words as a typed term. What does not fit a known shape stays words.

use super::ReadPeriod;
use super::cut::{category_at, label_at, label_text};
use super::numbers::{date_at, distance_at, period_at};
use super::people::names;
use super::times::{time_at, windows};
use super::words::Words;
use crate::rules::condition::{Channel, Nature, Term};
use crate::rules::place::{Disclosure, Shape, Zone};

const EXCEPTIONS: [&str; 20] = [
    "save",
    "except",
    "excepting",
    "unless",
    "other than",
    "apart from",
    "with the exception of",
    "until he",
    "until she",
    "until they",
    "until you",
    "until the defendant",
    "without prior",
    "without the prior",
    "without the written",
    "without written",
    "without leave",
    "without the leave",
    "without permission",
    "without the permission",
];

const TAGS: [&str; 6] = [
    "electronically monitored",
    "electronic monitoring",
    "electronic tag",
    "electronically tagged",
    "be tagged",
    "gps tag",
];

/// What one piece of prose was read as.
pub(super) struct Parts {
    /// The paragraph label printed before it.
    pub label: Option<String>,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// Exceptions, verbatim.
    pub exceptions: Vec<String>,
    /// The term.
    pub term: Term,
    /// Its own dates.
    pub period: Option<ReadPeriod>,
}

/// Reads one piece; `inherits` where the sentence before it forbids and this one goes on ("or go …").
pub(super) fn read(text: &str, inherits: Inherits) -> Parts {
    let words = Words::of(text);
    let label_length = label_at(&words, 0);
    let after_label = label_length.unwrap_or(0);
    let category = category_at(&words, after_label);
    let from = after_label + category.unwrap_or(0);
    let to = words.find(from + 1, words.len(), &EXCEPTIONS).map_or(words.len(), |(at, _)| at);
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
        exceptions: Some(words.slice(to, words.len())).filter(|words| !words.is_empty()).into_iter().collect(),
        period: clause.period(),
        term,
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
struct Clause<'w, 'a> {
    words: &'w Words<'a>,
    from: usize,
    to: usize,
    forbids: bool,
    category: &'w str,
}

impl Clause<'_, '_> {
    fn has(&self, phrases: &[&str]) -> bool {
        self.words.has(self.from, self.to, phrases)
    }

    fn find(&self, phrases: &[&str]) -> Option<(usize, usize)> {
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

    fn nature(&self, term: &Term) -> Nature {
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
        if self.forbids {
            return Nature::Prohibition;
        }
        let read = !matches!(term, Term::WordsOnly);
        let leads = self.words.any_at(self.from, &DEMANDS).is_some();
        let asks = self.has(&["must", "shall", "is to", "are to", "is required", "to comply"]);
        if read || leads || asks { Nature::Requirement } else { Nature::Unclear }
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
    fn place(&self, from: usize) -> String {
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
    fn has_times(&self) -> bool {
        windows(self.words, self.from, self.to).is_some()
    }

    /// Where a place that follows its hours ends: at the next full stop.
    fn place_end(&self, from: usize) -> usize {
        self.words.find(from, self.to, &["."]).map_or(self.to, |(at, _)| at)
    }
}

/// A place in words only: it was not located.
fn nowhere() -> Zone {
    Zone { shape: Shape::None, disclosure: Disclosure::Shown }
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
    Some(Term::Curfew { place, zone: nowhere(), windows: found.windows, tagged: clause.has(&TAGS) })
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
    // "at 10:00 on Mondays" names an hour that is no window: the days alone would say too much.
    let exact = clause.has(&["at"]) && found.as_ref().is_some_and(|found| !found.has_hours) && has_clock(clause, end);
    let windows = found.filter(|_| !exact).map(|found| found.windows).unwrap_or_default();
    (!place.is_empty()).then_some(Term::Reporting { place, windows })
}

fn has_clock(clause: &Clause<'_, '_>, from: usize) -> bool {
    (from..clause.to).any(|at| time_at(clause.words, at).is_some())
}

fn contact(clause: &Clause<'_, '_>) -> Option<Term> {
    if !clause.forbids || clause.has_times() {
        return None;
    }
    let (start, channels) = match clause.find(&["contact", "contacting", "communicate", "communicating"]) {
        Some((at, length)) => (at + length, Vec::new()),
        None => only_channels(clause)?,
    };
    let whom = names(clause.words, start, clause.to);
    let indirect = clause.has(&["indirectly", "indirect", "third party", "any means", "any method"]);
    (!whom.is_empty()).then_some(Term::NoContact { whom, channels, indirect })
}

/// "not to telephone or text NAME": where the names begin, and by which channels.
fn only_channels(clause: &Clause<'_, '_>) -> Option<(usize, Vec<Channel>)> {
    let (not, _) = clause.find(&["not to", "must not", "shall not"])?;
    let mut at = not + 2;
    let mut channels = Vec::new();
    while at < clause.to {
        match clause.words.lower(at) {
            "telephone" | "phone" | "call" => channels.push(Channel::Call),
            "text" | "message" => channels.push(Channel::Message),
            "email" | "e-mail" => channels.push(Channel::Email),
            "write" => channels.push(Channel::Letter),
            "," | "or" | "and" if !channels.is_empty() => {}
            _ => break,
        }
        at += 1;
    }
    (!channels.is_empty()).then_some((at, channels))
}

fn stay_away(clause: &Clause<'_, '_>) -> Option<Term> {
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
    let after = after + usize::from(clause.words.lower(after) == "radius");
    if !matches!(clause.words.lower(after), "of" | "from") || after >= clause.to {
        return None;
    }
    let of = clause.place(after + 1);
    (!of.is_empty()).then(|| Term::StayAway { of, distance_m, zone: nowhere() })
}

fn tag(clause: &Clause<'_, '_>) -> Option<Term> {
    (clause.has(&TAGS) && !clause.has(&["enter"])).then_some(Term::ElectronicTag)
}

fn residence(clause: &Clause<'_, '_>) -> Option<Term> {
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
    (!place.is_empty()).then(|| Term::Residence { place, zone: nowhere() })
}

fn molestation(clause: &Clause<'_, '_>) -> Option<Term> {
    const VERBS: [&str; 7] = ["violence", "harass", "pester", "intimidate", "molest", "threaten", "assault"];
    if !clause.forbids || clause.has(&["damage", "property"]) {
        return None;
    }
    let last = (clause.from..clause.to).rfind(|at| VERBS.contains(&clause.words.lower(*at)))?;
    let start =
        clause.words.find(last, clause.to, &["against", "towards", "toward"]).map_or(last + 1, |(at, _)| at + 1);
    Some(Term::NoMolestation { whom: names(clause.words, start, clause.to) })
}

/// What a verb is about, where the order forbids it.
fn forbidden_thing(clause: &Clause<'_, '_>, verbs: &[&str]) -> Option<String> {
    let (at, length) = clause.find(verbs).filter(|_| clause.forbids)?;
    let what = clause.place(at + length);
    (!what.is_empty()).then_some(what)
}

fn possession(clause: &Clause<'_, '_>) -> Option<Term> {
    forbidden_thing(clause, &["in possession of", "have in your possession", "possess", "possessing", "carry"])
        .map(|what| Term::PossessionBan { what })
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
    (fits && !what.is_empty()).then_some(Term::Travel { what })
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
    (thing && uses && clause.forbids && !what.is_empty()).then_some(Term::DeviceBan { what })
}

fn notification(clause: &Clause<'_, '_>) -> Option<Term> {
    let (at, _) =
        clause.find(&["notify", "notification"]).filter(|_| !clause.forbids && clause.has(&["police", "station"]))?;
    let what = clause.words.slice(at, clause.to);
    (!what.is_empty()).then_some(Term::Notification { what })
}

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

fn exclusion(clause: &Clause<'_, '_>) -> Option<Term> {
    if !clause.forbids {
        return None;
    }
    let (at, length) = clause.find(&ENTER)?;
    let no_place = clause.has(&["employment", "contract", "relationship", "agreement", "correspondence"]);
    if no_place { None } else { zone_from(clause, at + length) }
}

/// "excluded from PLACE for a period of 12 months".
fn excluded(clause: &Clause<'_, '_>) -> Option<Term> {
    let (at, length) = clause.find(&["excluded from", "prohibited from entering"])?;
    zone_from(clause, at + length)
}

fn zone_from(clause: &Clause<'_, '_>, from: usize) -> Option<Term> {
    if clause.has_times() {
        return None;
    }
    let mut start = from;
    while let Some(length) = clause.words.any_at(start, &ON_THE_WAY) {
        start += length;
    }
    let place = clause.place(start);
    (start < clause.to && !place.is_empty()).then(|| Term::ExclusionZone { place, zone: nowhere() })
}

fn programme(clause: &Clause<'_, '_>) -> Option<Term> {
    let fits = clause.has(&["programme", "course"]) && clause.has(&["attend", "complete", "participate", "take part"]);
    let what = clause.words.slice(clause.from, clause.to);
    (fits && !clause.forbids && !what.is_empty()).then_some(Term::Programme { what })
}

fn premises(clause: &Clause<'_, '_>) -> Option<Term> {
    let fits = clause.has(&["must leave", "vacate", "must allow", "occupy"]);
    let what = clause.words.slice(clause.from, clause.to);
    (fits && !what.is_empty()).then_some(Term::Premises { what })
}
