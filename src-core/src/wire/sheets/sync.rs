//! What waits for HQ, and what became of it.

use super::session::StatusChip;
use super::stamp::{Coverage, Stamp};
use crate::wire::fault::Fault;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// An item's way to HQ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ItemState {
    /// Saved on this device and queued.
    Queued,
    /// Being sent.
    Sending {
        /// Bytes that HQ has.
        sent: u64,
        /// Bytes in all.
        of: u64,
    },
    /// HQ signed a receipt.
    Received {
        /// When.
        at: Stamp,
        /// The receipt's short form: "7Q4K-M2XA".
        receipt: Verbatim,
    },
    /// HQ has it but set it aside: a person must look.
    NeedsYou {
        /// Why.
        why: Text,
    },
    /// Received from HQ: not this device's own.
    FromHq,
}

/// The sync centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncSheet {
    /// The chip.
    pub status: StatusChip,
    /// When the oldest waiting item was saved.
    pub oldest: Option<Stamp>,
    /// Items that wait.
    pub waiting: Vec<SyncItem>,
    /// Items that need the officer.
    pub needs_you: Vec<SyncItem>,
    /// Items received, newest first, at most fifty.
    pub received: Vec<SyncItem>,
    /// How many were received today.
    pub received_today: u32,
    /// Whether a run is under way.
    pub running: bool,
    /// The last failure, as a catalogue key, if the last run failed.
    pub last_fault: Option<Fault>,
    /// When a run last did all that it should; absent where none ever did.
    pub last_worked: Option<Stamp>,
    /// What there is to say of this copy since the program began: that it was marked as damaged and found sound, or
    /// was damaged and is begun anew. Absent where nothing is.
    pub copy: Option<Text>,
    /// This copy's age and scope; absent while locked.
    pub coverage: Option<Coverage>,
}

/// What an item on its way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A record of an incident.
    Incident,
    /// A decision.
    Decision,
    /// A notice event.
    Notice,
    /// A file kept as evidence.
    Exhibit,
    /// A record made while the device was locked.
    Capture,
    /// Every look that waits, together.
    Lookups,
    /// The device's own housekeeping.
    Device,
}

impl ItemKind {
    /// Its name among programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Decision => "decision",
            Self::Notice => "notice",
            Self::Exhibit => "exhibit",
            Self::Capture => "capture",
            Self::Lookups => "lookups",
            Self::Device => "device",
        }
    }
}

/// One item on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncItem {
    /// What it is.
    pub what: ItemKind,
    /// A reference, count or short id to tell it by: "AB/1", "12", "3F2A-91C0".
    pub shown: Verbatim,
    /// When it was saved.
    pub saved: Stamp,
    /// Its state.
    pub state: ItemState,
}
