//! What a prohibition or a requirement of its own begins with.

use super::super::words::Words;

/// What leads a prohibition that stands for itself.
const FORBIDS: [&str; 14] = [
    "not to",
    "not go",
    "not enter",
    "not contact",
    "not attend",
    "not approach",
    "not visit",
    "not use",
    "not associate",
    "not communicate",
    "not leave",
    "no contact",
    "no direct or indirect",
    "no direct contact",
];

/// What leads a requirement that stands for itself, by what it asks.
const DEMANDS: [(Demand, &[&str]); 5] = [
    (
        Demand::Curfew,
        &[
            "curfew",
            "a curfew",
            "be under a curfew",
            "to observe a curfew",
            "observe a curfew",
            "to keep a curfew",
            "to be subject to a curfew",
            "subject to a curfew",
            "to comply with a curfew",
        ],
    ),
    (
        Demand::Home,
        &[
            "reside at",
            "to reside",
            "reside and sleep",
            "live and sleep",
            "live , and sleep",
            "to live and sleep",
            "live at",
            "to live at",
            "sleep at",
            "must reside",
            "must live",
        ],
    ),
    (Demand::Reporting, &["report to", "to report to", "report at", "report daily to", "must report"]),
    (Demand::Papers, &["surrender", "to surrender", "must surrender", "hand in", "to hand in"]),
    (Demand::Tag, &["to be electronically monitored", "electronically monitored", "be tagged", "to be tagged"]),
];

/// What a requirement asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::rules::feed) enum Demand {
    Curfew,
    Home,
    Reporting,
    Papers,
    Tag,
}

/// The requirement that begins with a token, and how many tokens lead it.
pub(in crate::rules::feed) fn demand_at(words: &Words<'_>, index: usize) -> Option<(Demand, usize)> {
    DEMANDS.iter().find_map(|(demand, phrases)| Some((*demand, words.any_at(index, phrases)?)))
}

/// Whether a prohibition of its own begins with a token.
pub(in crate::rules::feed) fn forbids_at(words: &Words<'_>, index: usize) -> bool {
    words.any_at(index, &FORBIDS).is_some()
}
