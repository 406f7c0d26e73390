//! What the force's own lawyers say of the rows, under their signatures: a row is signed off until a day, by two;
//! a row is recalled, by one, for that cannot wait; a recall is lifted, by two. None of it changes a row or hides
//! one, and no assessment reads it.

use crate::rules::ids::{DeviceId, EntryId, OfficerId};
use crate::rules::time::{Day, Timestamp};
use crate::words::{Text, TextKey, Verbatim};
use crate::{says_its_text, text, text_key};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Most kinds of one word.
const MOST_KINDS: usize = 100;
/// Most characters of the name of a kind, or of an edition.
const MOST_NAME: usize = 100;
/// Most recalls that one word lifts.
const MOST_RECALLS: usize = 1_000;
/// Most characters of what whoever recalls a row adds.
const MOST_WORDS: usize = 500;
/// Most days of a sign-off from the day it is made: three years. Rows are read again by then.
const MOST_DAYS: u64 = 1_096;

/// Rows are signed off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawSignOff {
    /// The edition that was read: it counts for no other.
    pub edition: Verbatim,
    /// Of which kinds of order, by their ids.
    pub kinds: Vec<Verbatim>,
    /// The last day on which it counts, in London.
    pub valid_until: Day,
}

/// Rows are recalled: what they say is open until a lawyer has looked at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawRecall {
    /// In this edition alone; absent for every edition until it is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Verbatim>,
    /// Of which kinds of order, by their ids.
    pub kinds: Vec<Verbatim>,
    /// Why.
    pub reason: RecallReason,
    /// What the lawyer adds in their own words; empty where nothing.
    #[serde(default)]
    pub words: Verbatim,
    /// What an officer does until it is lifted.
    pub meanwhile: Meanwhile,
}

/// A recall is lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawRecallLift {
    /// For which kinds of order, by their ids.
    pub kinds: Vec<Verbatim>,
    /// Which recalls, each by its entry: one that came later than what was read stands.
    pub recalls: Vec<LawWordId>,
}

/// Why a row is recalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecallReason {
    /// What it says is wrong.
    Wrong,
    /// The law has changed since it was read.
    LawChanged,
    /// A court has said otherwise, or is asked to.
    BeforeACourt,
    /// It is being checked.
    BeingChecked,
    /// Another, or one that this edition does not know.
    #[serde(other)]
    Other,
}

/// What an officer does until a recall is lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meanwhile {
    /// They use other powers where they have them.
    OtherPowers,
    /// They report it, and it goes by the court.
    ReportForCourt,
    /// They go by the words of the Act and the order, and note their grounds.
    GoByTheAct,
    /// They ask first; also of what this edition does not know.
    #[serde(other)]
    AskFirst,
}

impl RecallReason {
    /// Each of them.
    pub const ALL: &'static [Self] =
        &[Self::Wrong, Self::LawChanged, Self::BeforeACourt, Self::BeingChecked, Self::Other];

    /// Its name on command lines.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::LawChanged => "law-changed",
            Self::BeforeACourt => "before-a-court",
            Self::BeingChecked => "being-checked",
            Self::Other => "other",
        }
    }

    /// It in words.
    pub const fn text(self) -> TextKey {
        match self {
            Self::Wrong => text_key!("law.recall_wrong"),
            Self::LawChanged => text_key!("law.recall_law_changed"),
            Self::BeforeACourt => text_key!("law.recall_before_a_court"),
            Self::BeingChecked => text_key!("law.recall_being_checked"),
            Self::Other => text_key!("law.recall_another_reason"),
        }
    }
}

impl Meanwhile {
    /// Each of them.
    pub const ALL: &'static [Self] = &[Self::AskFirst, Self::OtherPowers, Self::ReportForCourt, Self::GoByTheAct];

    /// Its name on command lines.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AskFirst => "ask-first",
            Self::OtherPowers => "other-powers",
            Self::ReportForCourt => "report-for-court",
            Self::GoByTheAct => "go-by-the-act",
        }
    }

    /// It in words.
    pub const fn text(self) -> TextKey {
        match self {
            Self::AskFirst => text_key!("law.meanwhile_ask_first"),
            Self::OtherPowers => text_key!("law.meanwhile_other_powers"),
            Self::ReportForCourt => text_key!("law.meanwhile_report_for_court"),
            Self::GoByTheAct => text_key!("law.meanwhile_go_by_the_act"),
        }
    }
}

/// The entry that says it: each device gives its own ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LawWordId {
    /// On whose chain.
    pub device: DeviceId,
    /// Which.
    pub entry: EntryId,
}

impl fmt::Display for LawWordId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}", self.device, self.entry)
    }
}

/// Somebody who signed for it, as HQ enrolled them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawSigner {
    /// The officer: one id for each set of keys.
    pub officer: OfficerId,
    /// The force's number for them, which tells two people apart.
    pub collar: Verbatim,
    /// Rank, collar number and name, as shown.
    pub shown: Verbatim,
    /// When they signed, by their device's clock.
    pub at: Timestamp,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "said")]
pub enum LawSays {
    /// Rows are signed off.
    SignOff(LawSignOff),
    /// Rows are recalled.
    Recall(LawRecall),
    /// A recall is lifted.
    Lift(LawRecallLift),
}

/// What was said of rows, and who has signed for it, as HQ hands it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawWord {
    /// Which.
    pub id: LawWordId,
    /// The force that it is of, as shown.
    pub force: Verbatim,
    /// Who said it.
    pub by: LawSigner,
    /// The second person who signed for it, once one has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<LawSigner>,
    /// What.
    pub says: LawSays,
}

/// Why a word on the law cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawWordFault {
    /// It names no kind of order, or too many.
    Kinds,
    /// It names no edition.
    NoEdition,
    /// It ends before the day it is made.
    EndsBefore,
    /// It runs longer than three years.
    TooLong,
    /// What is added is too long.
    TooManyWords,
    /// It lifts nothing.
    NothingLifted,
    /// It lifts too much at once.
    TooManyRecalls,
}

impl LawWordFault {
    /// It in words.
    pub fn text(self) -> Text {
        match self {
            Self::Kinds => text!("law.word_kinds", most = MOST_KINDS),
            Self::NoEdition => text!("law.word_no_edition"),
            Self::EndsBefore => text!("law.word_ends_before"),
            Self::TooLong => text!("law.word_too_long"),
            Self::TooManyWords => text!("law.word_words", most = MOST_WORDS),
            Self::NothingLifted => text!("law.word_lifts_nothing"),
            Self::TooManyRecalls => text!("law.word_recalls", most = MOST_RECALLS),
        }
    }
}

says_its_text!(LawWordFault);

impl LawSays {
    /// Whether it counts only once a second person has signed for it. A recall does not wait.
    pub fn needs_second(&self) -> bool {
        match self {
            Self::SignOff(_) | Self::Lift(_) => true,
            Self::Recall(_) => false,
        }
    }

    /// The kinds of order that it is about.
    pub fn kinds(&self) -> &[Verbatim] {
        match self {
            Self::SignOff(said) => &said.kinds,
            Self::Recall(said) => &said.kinds,
            Self::Lift(said) => &said.kinds,
        }
    }

    /// What is wrong with it, made on a day, if anything. Whether its kinds have rows is the edition's to know.
    pub fn fault(&self, made: Day) -> Option<LawWordFault> {
        let kinds = self.kinds();
        if kinds.is_empty() || kinds.len() > MOST_KINDS || kinds.iter().any(|kind| is_longer(kind, MOST_NAME)) {
            return Some(LawWordFault::Kinds);
        }
        match self {
            Self::SignOff(said) => said.fault(made),
            Self::Recall(said) => said.fault(),
            Self::Lift(said) => said.fault(),
        }
    }
}

impl LawSignOff {
    fn fault(&self, made: Day) -> Option<LawWordFault> {
        if self.edition.trim().is_empty() || is_longer(&self.edition, MOST_NAME) {
            return Some(LawWordFault::NoEdition);
        }
        if self.valid_until < made {
            return Some(LawWordFault::EndsBefore);
        }
        (self.valid_until > made.plus_days(MOST_DAYS)).then_some(LawWordFault::TooLong)
    }
}

impl LawRecall {
    fn fault(&self) -> Option<LawWordFault> {
        if self.edition.as_ref().is_some_and(|edition| is_longer(edition, MOST_NAME)) {
            return Some(LawWordFault::NoEdition);
        }
        is_longer(&self.words, MOST_WORDS).then_some(LawWordFault::TooManyWords)
    }
}

impl LawRecallLift {
    fn fault(&self) -> Option<LawWordFault> {
        if self.recalls.is_empty() {
            return Some(LawWordFault::NothingLifted);
        }
        (self.recalls.len() > MOST_RECALLS).then_some(LawWordFault::TooManyRecalls)
    }
}

fn is_longer(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_some()
}
