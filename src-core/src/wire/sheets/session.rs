//! The frame of every page: who is signed in, the lock, the chip.

use super::stamp::{Coverage, Stamp};
use crate::rules::ids::{OfficerId, OrderId};
use crate::rules::policy::Deed;
use crate::rules::settings::Settings;
use crate::rules::time::ClockTrust;
use crate::wire::doubt::ClockDoubt;
use crate::wire::token::Token;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// What the frame of every page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionSheet {
    /// Whether any officer is enrolled.
    pub enrolled: bool,
    /// Whether the stores are locked.
    pub locked: bool,
    /// Who is signed in.
    pub officer: Option<OfficerBrief>,
    /// The slots that can be opened.
    pub slots: Vec<SlotBrief>,
    /// The status chip.
    pub status: StatusChip,
    /// This device's settings.
    pub settings: Settings,
    /// Whether a hardware keystore holds half the key; where not, a passphrase is needed.
    pub hardware_keystore: bool,
    /// Now, as the device knows it.
    pub now: Stamp,
    /// How far the clock is trusted.
    pub clock_trust: ClockTrust,
    /// What there is to say of it, locked too; absent where it is trusted.
    pub clock: Option<ClockDoubt>,
    /// This copy's age and scope; absent while locked.
    pub coverage: Option<Coverage>,
    /// The edition of this program.
    pub edition: Token,
    /// HQ's address, as it was enrolled with; absent before that.
    pub hq: Option<Verbatim>,
    /// What the officer who is signed in may do; empty while locked.
    pub may: Vec<Deed>,
    /// What there is to say of the access of the officer who is signed in: that HQ is still to confirm their
    /// enrolment, and by which number. Absent while locked, and where nothing is.
    pub access: Option<Text>,
    /// The order whose terms the respondent is being shown, while that view is open.
    pub showing: Option<OrderId>,
}

/// An officer as the frame names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficerBrief {
    /// Who.
    pub id: OfficerId,
    /// Rank and name: "PC 1234 Example".
    pub shown: Verbatim,
    /// Initials, for exhibit references.
    pub initials: Verbatim,
}

/// A slot as the lock screen names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotBrief {
    /// Its number.
    pub slot: u32,
    /// Whose, as shown.
    pub shown: Verbatim,
    /// Tries left before it is destroyed.
    pub tries_left: u32,
    /// What there is to say of the officer's access: that HQ is still to confirm it, or that it ended.
    pub access: Option<Text>,
}

/// The chip that is always visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusChip {
    /// Whether HQ was reached at the last try; absent before the first.
    pub online: Option<bool>,
    /// Since when it is so.
    pub since: Option<Stamp>,
    /// How many items wait.
    pub waiting: u32,
    /// How many need the officer.
    pub needs_you: u32,
}

/// What enrolment gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolledSheet {
    /// The new slot.
    pub slot: u32,
    /// Six digits that HQ confirms.
    pub compare: Verbatim,
    /// Whose, as shown.
    pub shown: Verbatim,
}
