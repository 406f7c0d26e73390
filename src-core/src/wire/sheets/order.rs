//! An order's page.

use super::orders::OrderBrief;
use super::person::HistoryItem;
use super::stamp::{Coverage, Stamp};
use super::sync::ItemState;
use crate::rules::assess::{Identity, Operating};
use crate::rules::condition::Nature;
use crate::rules::ids::{ConditionId, PersonId, VersionId};
use crate::rules::order::{Ends, Enforceability, Jurisdiction, Order, Origin, Version};
use crate::rules::power::Otherwise;
use crate::rules::term::TermBrief;
use crate::rules::visibility::Piece;
use crate::text;
use crate::words::{Text, TextKey, Verbatim};
use serde::{Deserialize, Serialize};

/// A condition's words with what is need-to-know in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevealedWords {
    /// The court's words in pieces; a sealed piece stays empty.
    pub words: Vec<Piece>,
}

/// An order, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderSheet {
    /// The first fact first.
    pub brief: OrderBrief,
    /// Its respondents.
    pub respondents: Vec<PersonId>,
    /// Question 1.
    pub identity: Identity,
    /// Question 3, counted.
    pub operating: OperatingCount,
    /// The versions that govern now with the court's words: one, or as many as conflict, of which a person
    /// must say which holds; none where no version is held.
    pub shown: Vec<VersionSheet>,
    /// How many versions are held.
    pub versions_held: u32,
    /// A variation that has not begun.
    pub coming: Option<ComingVersion>,
    /// How it reached us.
    pub origin: Origin,
    /// Who verified it and when, if anyone.
    pub verified: Option<(Verbatim, Stamp)>,
    /// Points to prove.
    pub points_to_prove: Vec<TextKey>,
    /// Notes of the law row.
    pub notes: Vec<TextKey>,
    /// Where it was made and where it holds, whether it is interim, and the code of its court.
    pub facts: Vec<Text>,
    /// References as kind and value.
    pub references: Vec<(Verbatim, Verbatim)>,
    /// Notice events held.
    pub notice_events: Vec<NoticeSheet>,
    /// Earlier allegations on this order.
    pub history: Vec<HistoryItem>,
    /// What else there is beside it: a term that is not operating is no all-clear.
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// How many of the conditions shown operate now. Each is in one of the three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatingCount {
    /// They do.
    pub now: u32,
    /// They do not.
    pub not_now: u32,
    /// It cannot be told.
    pub unknown: u32,
}

/// A version with the court's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionSheet {
    /// Which.
    pub version: VersionId,
    /// Its place among those held, the first being 1.
    pub number: u32,
    /// When it was made.
    pub made: Stamp,
    /// When it ends, as far as that is known.
    pub ends: Ends,
    /// The court's words about duration.
    pub duration_words: Verbatim,
    /// Its conditions, as printed.
    pub conditions: Vec<ConditionSheet>,
}

/// A variation that has not begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingVersion {
    /// Its place among the versions held.
    pub number: u32,
    /// When it begins.
    pub from: Stamp,
}

/// What an order and the version that is shown say of themselves, beside their terms and their end.
pub fn facts_of(order: &Order, version: Option<&Version>) -> Vec<Text> {
    let interim = version.filter(|version| version.interim).map(|_version| text!("find.fact_interim"));
    let made = match order.made_in {
        Jurisdiction::EnglandAndWales => text!("find.fact_made_in_england_and_wales"),
        Jurisdiction::Scotland => text!("find.fact_made_in_scotland"),
        Jurisdiction::NorthernIreland => text!("find.fact_made_in_northern_ireland"),
    };
    let holds = match order.enforceable_in {
        Enforceability::EnglandAndWales => text!("find.fact_holds_in_england_and_wales"),
        Enforceability::UnitedKingdom => text!("find.fact_holds_in_the_united_kingdom"),
        Enforceability::Unknown => text!("find.fact_where_it_holds_is_not_known"),
    };
    let code = order.court.oucode.as_deref().map(|code| text!("find.fact_court_code", code = Verbatim::from(code)));
    interim.into_iter().chain([made, holds]).chain(code).collect()
}

/// A condition on the order's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConditionSheet {
    /// Which.
    pub condition: ConditionId,
    /// Its paragraph as printed.
    pub paragraph: Verbatim,
    /// The court's words in pieces, each with who may see it; what needs a tap is empty.
    pub words: Vec<Piece>,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// What it was read as.
    pub term: TermBrief,
    /// What it asks of him, in sentences to say aloud; empty where only a tap that is journalled may
    /// show its words.
    pub plain: Vec<Text>,
    /// Whether a person confirmed the reading: by whom and when.
    pub confirmed: Option<(Verbatim, Stamp)>,
    /// Exceptions, in the court's words.
    pub exceptions: Vec<Verbatim>,
    /// Question 3.
    pub operating: Operating,
    /// The next opening as London text.
    pub next: Option<Stamp>,
}

/// A notice event as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSheet {
    /// What happened.
    pub kind: crate::rules::notice::NoticeKind,
    /// When.
    pub at: Stamp,
    /// By whom.
    pub by: Verbatim,
    /// How.
    pub how: crate::rules::notice::HowGiven,
    /// In which language, as the officer wrote it; empty where that is not recorded.
    pub language: Verbatim,
    /// Whether he seemed to understand.
    pub understood: crate::rules::notice::Understood,
    /// Whether it is saved here or received by HQ.
    pub state: ItemState,
}
