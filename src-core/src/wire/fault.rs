//! What crosses a boundary when something was refused or could not be done. Never personal data.

use serde::{Deserialize, Serialize};

/// A refusal or failure, in the shape a screen can explain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    /// What kind, for the catalogue.
    pub kind: FaultKind,
    /// The thing, in lower case, without personal data: "no such order".
    pub what: String,
    /// The field that is at fault, where one is.
    pub field: Option<String>,
}

/// Kinds of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FaultKind {
    /// The stores are locked.
    Locked,
    /// This device is not enrolled.
    NotEnrolled,
    /// The passphrase does not open the slot.
    WrongPassphrase {
        /// Tries left before the slot is destroyed.
        tries_left: u32,
    },
    /// The passphrase does not leave the locked view.
    WrongShowPassphrase {
        /// Tries left before the device locks.
        tries_left: u32,
    },
    /// The officer's role or rank may not do this.
    Denied,
    /// The respondent is being shown the screen.
    BeingShown,
    /// Too soon after a wrong try.
    TooSoon {
        /// Seconds to wait.
        wait_s: u64,
    },
    /// The slot was destroyed after ten wrong tries.
    SlotDestroyed,
    /// The code is wrong, used or expired.
    CodeRefused,
    /// There is no such thing.
    NotFound,
    /// The domain says no.
    Refused,
    /// A value cannot be read.
    Invalid,
    /// The disk is full.
    DiskFull,
    /// A store is damaged; nothing was changed.
    StoreDamaged,
    /// The journal could not be written, so nothing is shown or changed.
    JournalUnwritable,
    /// It could not be kept who was found, as on a full disk: nobody is shown.
    NotShown,
    /// Another process holds the stores.
    HeldElsewhere,
    /// HQ cannot be reached.
    HqUnreachable,
    /// HQ answered with a refusal.
    HqRefused,
    /// The local index is still loading: not "nothing found".
    StillLoading,
    /// Something else went wrong; the details are in the local log.
    Failed,
}

impl Fault {
    /// A fault of a kind about a thing.
    pub fn new(kind: FaultKind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), field: None }
    }

    /// The same fault, pointing at a field.
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}
