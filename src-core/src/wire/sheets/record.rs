//! A record being written, its drafts and its exhibits.

use super::capture::CaptureMark;
use super::clocks::ClockSheet;
use super::orders::OrderBrief;
use super::stamp::Stamp;
use super::sync::ItemState;
use crate::rules::ids::{ConditionId, DraftId, EntryId, ExhibitId};
use crate::rules::incident::ExhibitKind;
use crate::rules::record::RecordForm;
use crate::wire::token::Token;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// That a draft is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftKept {
    /// Since when.
    pub kept: Stamp,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftSheet {
    /// Which: the id of the command that will save it.
    pub id: DraftId,
    /// Its contents.
    pub form: RecordForm,
    /// When it was last kept.
    pub kept: Stamp,
    /// Exhibits held for it.
    pub exhibits: Vec<ExhibitSheet>,
    /// Who it is about, as shown.
    pub person: Option<Verbatim>,
    /// The orders that bind that person, to choose terms from.
    pub orders: Vec<OrderTerms>,
    /// Where it was made while this device was locked: by whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<CaptureMark>,
}

/// An order's terms, to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderTerms {
    /// The order.
    pub order: OrderBrief,
    /// Condition, paragraph, and the words with a mark for what needs a tap.
    pub terms: Vec<(ConditionId, Verbatim, Verbatim)>,
}

/// The drafts kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftsSheet {
    /// Newest first.
    pub drafts: Vec<DraftBrief>,
}

/// A draft in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBrief {
    /// Which.
    pub id: DraftId,
    /// Where or about whom, as far as it is filled.
    pub shown: Verbatim,
    /// When it was last kept.
    pub kept: Stamp,
    /// Where it was made while this device was locked: by whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<CaptureMark>,
}

/// An exhibit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExhibitSheet {
    /// Which.
    pub id: ExhibitId,
    /// `ABC/1`.
    pub reference: Verbatim,
    /// What, by its content.
    pub kind: ExhibitKind,
    /// The file's own name; empty where it has none.
    pub name: Verbatim,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the original, hex.
    pub sha256: Token,
    /// Its way to HQ.
    pub state: ItemState,
}

/// Saved means on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The record.
    pub id: Token,
    /// Its entry in this device's journal, which a second officer reads and signs for. None of a record
    /// made while locked, before it is taken up, and where nothing was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// When it was saved on this device.
    pub at: Stamp,
    /// Clocks it started.
    pub clocks: Vec<ClockSheet>,
}
