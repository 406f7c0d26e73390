//! Conditions: the court's words, and the typed terms read from them.

use super::ids::ConditionId;
use super::place::{Disclosure, Zone};
use super::question::Question;
use super::term::{permitted, when, when_unread};
use super::time::{Interval, Timestamp};
use super::visibility::{Piece, Span, Visibility, pieces};
use crate::words::Text;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

pub use super::exception::{Exception, Permit};
pub use super::term::{Channel, NotRead, Term};

/// One numbered paragraph of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// This condition, across versions.
    pub id: ConditionId,
    /// Its paragraph number as printed.
    pub paragraph: String,
    /// The court's words, as they came.
    pub verbatim: String,
    /// Who may see the words as a whole.
    pub visibility: Visibility,
    /// Runs of the words that differ from the whole.
    pub spans: Vec<Span>,
    /// Prohibition or requirement: it decides what a breach is (R1).
    pub nature: Nature,
    /// Its own period, where the court gave it one.
    pub period: Option<Interval>,
    /// The court's words that set a time which was not read whole: whether it operated outside what
    /// `period` rules out cannot be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread_period: Option<String>,
    /// Parts of the words that set something else and were not read: people, a distance, another act. The term does
    /// not hold them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<NotRead>,
    /// Exceptions the court stated.
    pub exceptions: Vec<Exception>,
    /// What it was read as.
    pub term: Term,
    /// How the term came to be read, and whether a person confirmed it.
    pub reading: Reading,
    /// The power of arrest that the court attached to this paragraph, where the papers list it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrest: Option<ArrestAttached>,
}

/// A power of arrest attached to one paragraph (Family Law Act 1996 s.47(2); form FL406 lists them).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrestAttached {
    /// The first instant after it, where it is shorter than the order (s.47(4)).
    pub until: Option<Timestamp>,
    /// Where that is written: "FL406 of 2 November 2026".
    pub source: String,
}

/// Whether the words forbid or demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// "Not to …".
    Prohibition,
    /// "To …".
    Requirement,
    /// Cannot be told from the words.
    Unclear,
}

/// How a term was read from the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// A machine read it; nobody has confirmed it.
    Machine,
    /// A person confirmed or typed it.
    Confirmed {
        /// By whom, as shown.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// Nothing was read: the words stand alone.
    WordsOnly,
}

impl Condition {
    /// Every question that it may ask the officer, in the order in which they are asked.
    pub fn questions(&self) -> Vec<Question> {
        let mut asked = self.read_as().questions();
        if self.read_as().zone().is_some_and(|zone| self.disclosure_of(zone) == Disclosure::Hidden) {
            // A reply would stand in for the area's own answer, of which only a live fix is asked.
            asked.retain(|question| !question.is_of_a_place());
        }
        if !self.exceptions.is_empty() {
            asked.push(Question::WasItExcepted);
        }
        asked
    }

    /// What it asks of him and what it leaves him, in sentences that an officer can say aloud. The
    /// court's words always stand beside them.
    pub fn in_plain_words(&self) -> Vec<Text> {
        let exceptions = self.exceptions.iter().map(permitted);
        let period = self.period.and_then(when);
        let unread = self.unread_period.as_deref().map(when_unread);
        let parts = self.unread.iter().map(NotRead::in_plain_words);
        let term = self.read_as().in_plain_words().into_iter();
        term.chain(parts).chain(period).chain(unread).chain(exceptions).collect()
    }

    /// The court's words in pieces, each with who may see it.
    pub fn pieces(&self) -> Vec<Piece> {
        pieces(&self.verbatim, self.visibility, &self.spans)
    }

    /// Whether all that it says may be shown to police without a tap that is journalled: the
    /// strictest of the whole and its spans decides.
    pub fn may_be_shown(&self) -> bool {
        self.visibility.needs_no_tap() && self.spans.iter().all(|span| span.visibility.needs_no_tap())
    }

    /// Whether an area that it names may be measured. Words that need a tap hide their area too, before
    /// the tap and after it: a distance to it would tell what they hide. The one rule for what is around
    /// here, for an assessment with its questions and exceptions, and for orders together.
    pub fn disclosure_of(&self, zone: &Zone) -> Disclosure {
        if self.may_be_shown() { zone.disclosure } else { Disclosure::Hidden }
    }

    /// An area that it names, as it may be measured.
    pub fn as_measured<'a>(&self, zone: &'a Zone) -> Cow<'a, Zone> {
        let disclosure = self.disclosure_of(zone);
        if disclosure == zone.disclosure {
            return Cow::Borrowed(zone);
        }
        Cow::Owned(Zone { disclosure, ..zone.clone() })
    }

    /// Whether any area that it names answers no measure: its term's or an exception's.
    pub fn hides_an_area(&self) -> bool {
        self.zones().any(|zone| self.disclosure_of(zone) == Disclosure::Hidden)
    }

    /// Every place it names as a shape: its term's, and those of its exceptions.
    pub fn zones(&self) -> impl Iterator<Item = &Zone> {
        self.term.zone().into_iter().chain(self.exceptions.iter().filter_map(Exception::zone))
    }

    /// Whether it holds words of the court, and not a note of HQ's of where they are.
    pub fn holds_the_courts_words(&self) -> bool {
        self.term != Term::WordsNotHeld
    }

    /// Its term; words that nothing was read from are words, whatever stands beside them.
    pub(super) fn read_as(&self) -> &Term {
        match self.reading {
            Reading::WordsOnly if self.holds_the_courts_words() => &Term::WordsOnly,
            Reading::WordsOnly | Reading::Machine | Reading::Confirmed { .. } => &self.term,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::{a_condition, shown, the_circle};
    use crate::rules::term::{Premises, PremisesDuty, Residence, ResidenceDuty};

    fn hidden() -> Zone {
        Zone { disclosure: Disclosure::Hidden, ..shown(the_circle()) }
    }

    fn home(zone: Zone) -> Term {
        Term::Residence(Residence { place: "4 Peel Street".to_owned(), zone, duty: ResidenceDuty::Live })
    }

    #[test]
    fn an_area_of_any_term_or_exception_is_hidden_by_one_rule() {
        let premises = |zone| {
            let what = "9 Model Road".to_owned();
            Term::Premises(Premises { what, duty: PremisesDuty::LetOccupy, whom: Vec::new(), zone })
        };
        assert!(a_condition(home(hidden())).hides_an_area());
        assert!(a_condition(premises(Some(hidden()))).hides_an_area());
        assert!(!a_condition(premises(None)).hides_an_area());
        let open = a_condition(home(shown(the_circle())));
        assert!(!open.hides_an_area());
        let permits = Permit::Handover { windows: Vec::new(), place: Some(hidden()) };
        let exceptions = vec![Exception { words: "save so".to_owned(), permits }];
        assert!(Condition { exceptions, ..open.clone() }.hides_an_area());
        assert!(Condition { visibility: Visibility::Sealed, ..open }.hides_an_area());
        assert!(!Condition { visibility: Visibility::Sealed, ..a_condition(Term::WordsOnly) }.hides_an_area());
    }
}
