//! What persons do at HQ, written down in the transaction that does it: when, who, what, of what, and why. Rows
//! are added and never changed (ADR 0029).

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::store::Writes;
use crate::store::acts::{Act, NewAct};
use cordon_core::rules::identifiers::is_blank;
use cordon_core::text;

/// What somebody did, by the command that did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// Took an order out of the copies.
    Withdraw,
    /// Put one back.
    Restore,
    /// Revoked a device.
    Revoke,
    /// Minted an enrolment code.
    Enrol,
    /// Made a collar number's officer something else to the force.
    ChangeRole,
    /// Took an officer back who had left.
    TakeBack,
    /// Cancelled an enrolment code.
    CancelCode,
    /// Confirmed an enrolment.
    Confirm,
    /// Gave a number that was not an enrolment's.
    ConfirmWrongly,
    /// Gave the last wrong number: the enrolment ended, and its device was revoked where nobody else is on it.
    GiveUp,
    /// Ended an officer's access.
    Offboard,
    /// Took in something that had been refused.
    Release,
    /// Closed something that had been refused.
    CloseRefused,
    /// Put something that was closed back into quarantine.
    ReopenRefused,
    /// Closed a record made while locked.
    CloseCapture,
    /// Opened one again.
    ReopenCapture,
    /// Imported a file.
    Import,
    /// Put a statement that waits to its order.
    MatchWaiting,
    /// Closed a statement that waits.
    CloseWaiting,
    /// Had entries read again that were set aside.
    RetrySetAside,
}

impl Did {
    /// Its name: the command, as it is typed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Withdraw => "withdraw",
            Self::Restore => "restore",
            Self::Revoke => "revoke",
            Self::Enrol => "enrol",
            Self::ChangeRole => "enrol --change-role",
            Self::TakeBack => "enrol --return",
            Self::CancelCode => "codes cancel",
            Self::Confirm => "confirm",
            Self::ConfirmWrongly => "confirm, wrong number",
            Self::GiveUp => "confirm, last wrong number",
            Self::Offboard => "offboard",
            Self::Release => "quarantine release",
            Self::CloseRefused => "quarantine close",
            Self::ReopenRefused => "quarantine reopen",
            Self::CloseCapture => "captures close",
            Self::ReopenCapture => "captures reopen",
            Self::Import => "import",
            Self::MatchWaiting => "waiting match",
            Self::CloseWaiting => "waiting close",
            Self::RetrySetAside => "set-aside retry",
        }
    }
}

/// Writes an act down, of whoever runs this program: in the transaction that does it, so that neither stands
/// without the other.
pub fn keep(hq: &Hq, tx: &dyn Writes, did: Did, object: &str, why: &str) -> Result<()> {
    keep_numbered(hq, tx, did, object, why).map(|_number| ())
}

/// As [`keep`], for whatever names the act by its number.
pub fn keep_numbered(hq: &Hq, tx: &dyn Writes, did: Did, object: &str, why: &str) -> Result<u64> {
    tx.keep_act(&NewAct { at: hq.now(), by: hq.operator(), command: did.name(), object, why })
}

/// Every act, the oldest first.
pub fn list(hq: &Hq) -> Result<Vec<Act>> {
    hq.store().read(|db| db.list_acts())
}

/// A person's reason.
pub fn reason(why: &str) -> Result<&str> {
    let why = why.trim();
    if is_blank(why) { Err(Failure::Setting(text!("hq.needs_a_reason"))) } else { Ok(why) }
}

#[cfg(test)]
#[path = "acts_tests.rs"]
mod acts_tests;
