//! The officer's own records.

use super::clocks::ClockSheet;
use super::record::DraftBrief;
use super::stamp::Stamp;
use super::sync::ItemState;
use crate::rules::ids::IncidentId;
use crate::rules::incident::Mode;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// How much is to be done, in numbers. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkSheet {
    /// Statutory clocks that run.
    pub clocks: u32,
    /// The next limit or target among them.
    pub next_limit: Option<Stamp>,
    /// The drafts kept, by the officer's own words.
    pub drafts: Vec<DraftBrief>,
    /// Records that HQ has not received whole.
    pub waiting: u32,
}

/// The officer's own records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MineSheet {
    /// Records, newest first.
    pub records: Vec<RecordBrief>,
    /// Drafts.
    pub drafts: Vec<DraftBrief>,
    /// Clocks that run.
    pub clocks: Vec<ClockSheet>,
}

/// A record in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBrief {
    /// Which incident.
    pub incident: IncidentId,
    /// When it happened.
    pub at: Stamp,
    /// How it is known.
    pub mode: Mode,
    /// Who, as shown.
    pub who: Verbatim,
    /// The first words of the account.
    pub account: Verbatim,
    /// How many exhibits.
    pub exhibits: u32,
    /// Whether a decision was recorded.
    pub decided: bool,
    /// Its way to HQ.
    pub state: ItemState,
}
