//! One condition's words between its category and its exceptions.

use super::cut::{category_at, label_at};
use super::exceptions;
use super::period::Marks;
use super::times::{Found, time_at, windows};
use super::words::Words;
use crate::rules::condition::{Exception, Nature, Term};
use crate::rules::window::Window;

/// What speaks of a tag.
pub(super) const TAGS: [&str; 6] = [
    "electronically monitored",
    "electronic monitoring",
    "electronic tag",
    "electronically tagged",
    "be tagged",
    "gps tag",
];

/// Where the clause of a piece stands, and what leads it.
pub(super) struct Bounds {
    /// How many tokens its label takes.
    pub(super) label_length: Option<usize>,
    /// How many tokens its category takes.
    category: Option<usize>,
    /// An exception that leads it.
    pub(super) leading: Option<Exception>,
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
    pub(super) category: &'w str,
    /// What it says of its own time.
    pub(super) marks: Marks<'w, 'a>,
}

impl<'w, 'a> Clause<'w, 'a> {
    /// The clause within its bounds.
    pub(super) fn within(words: &'w Words<'a>, bounds: &Bounds, inherits: Inherits) -> Self {
        let (from, to) = (bounds.from, bounds.to);
        let forbids = inherits == Inherits::Forbidding || forbids(words, from, to);
        Self {
            words,
            from,
            to,
            forbids,
            marks: Marks::of(words, from, to, forbids),
            category: bounds.category.map_or("", |_| words.lower(bounds.label_length.unwrap_or(0))),
        }
    }
}

impl Clause<'_, '_> {
    pub(super) fn has(&self, phrases: &[&str]) -> bool {
        self.words.has(self.from, self.to, phrases)
    }

    pub(super) fn find(&self, phrases: &[&str]) -> Option<(usize, usize)> {
        self.words.find(self.from, self.to, phrases)
    }

    /// Words that were read as no term do not say plainly that they demand: "must" may lead to "stay
    /// away".
    pub(super) fn nature(&self, term: &Term) -> Nature {
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

    pub(super) fn demands(&self) -> bool {
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

    /// The words of a place from a token on, up to where a period of time begins.
    pub(super) fn place(&self, from: usize) -> String {
        let mut end = self.to;
        for at in from..self.to {
            let timed = match self.words.lower(at) {
                _ if self.marks.begins_at(at) => true,
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
    pub(super) fn whole(&self, found: Found) -> Vec<Window> {
        if found.is_whole(self.words, self.from, self.to) { found.windows } else { Vec::new() }
    }
}

/// Where the names begin of those whom a ban of violence or pestering is about.
pub(super) fn towards(clause: &Clause<'_, '_>) -> Option<usize> {
    const VERBS: [&str; 7] = ["violence", "harass", "pester", "intimidate", "molest", "threaten", "assault"];
    let last = (clause.from..clause.to).rfind(|at| VERBS.contains(&clause.words.lower(*at)))?;
    let against = clause.words.find(last, clause.to, &["against", "towards", "toward"]);
    Some(against.map_or(last + 1, |(at, _)| at + 1))
}
