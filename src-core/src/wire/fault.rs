//! What crosses a boundary when something was refused or could not be done. Never personal data.

use super::token::Token;
use crate::rules::policy::Denied;
use crate::words::{Text, TextKey, display};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A refusal or failure, in the shape a screen can explain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What kind, for the catalogue.
    pub kind: FaultKind,
    /// What the kind leaves open, without personal data: which thing is not found, what was refused. Where
    /// the kind says all, the whole of it in words.
    pub what: Text,
    /// The field that is at fault, where one is.
    pub field: Option<Token>,
}

impl std::error::Error for Fault {}

/// In words where the texts are compiled in; a page says them by itself.
impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(&self.text(), to)
    }
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
    /// HQ has ended the officer's access to this device.
    AccessEnded,
    /// The code is wrong, used or expired.
    CodeRefused,
    /// There is no such thing.
    NotFound,
    /// The domain says no.
    Refused,
    /// It was not opened under a reason, or the leave that a reason gave has ended: a reason is asked.
    ReasonNeeded,
    /// What a grant released has changed since: the officer is told, and may look again.
    Stale,
    /// A value cannot be read.
    Invalid,
    /// The disk is full.
    DiskFull,
    /// A store is damaged.
    StoreDamaged,
    /// The journal could not be written, so nothing is shown or changed.
    JournalUnwritable,
    /// It could not be kept who was found, as on a full disk: nobody is shown.
    NotShown,
    /// Another process holds the stores.
    HeldElsewhere,
    /// HQ cannot be reached.
    HqUnreachable {
        /// What stood in the way.
        why: Unreached,
    },
    /// HQ answers, and could not take in what was sent.
    HqUnable {
        /// What came instead of its answer.
        why: Unreached,
    },
    /// HQ answered with a refusal.
    HqRefused,
    /// Something else went wrong; the details are in the local log.
    Failed,
}

impl Denied {
    /// It in words.
    #[must_use]
    pub const fn text(self) -> TextKey {
        match self {
            Self::Role => text_key!("refusal.denied_role"),
            Self::Rank => text_key!("refusal.denied_rank"),
            Self::Scope => text_key!("refusal.denied_scope"),
        }
    }
}

/// What stood between this device and HQ, as far as the device can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "because")]
pub enum Unreached {
    /// No connection: no network, no such name, nobody listening.
    NoConnection,
    /// Connected, and no answer came in time.
    NoAnswer,
    /// The connection broke off before the answer was whole.
    CutOff,
    /// Whoever answers holds a certificate of another authority: it is not HQ.
    NotHq,
    /// Whoever answers holds a certificate for another name.
    OtherName,
    /// Whoever answers speaks no TLS, as a wireless network's sign-in page.
    NotTls,
    /// Whoever answers speaks no TLS 1.3.
    OlderTls,
    /// HQ's certificate is not valid yet by this device's clock, which is behind by at least this.
    ClockBehind {
        /// Whole days, rounded.
        days: u32,
    },
    /// HQ's certificate has ended by this device's clock: it is ahead by at least this, or HQ's
    /// certificate was not renewed.
    ClockAhead {
        /// Whole days, rounded.
        days: u32,
    },
    /// HQ closed the connection over this device's certificate.
    DeviceRefused,
    /// HQ answers that it cannot serve now.
    CannotServe,
    /// HQ has taken or given all it does of one device in so short a time, and said when to come again.
    UsedUp,
}

impl Unreached {
    /// It in words, with what to do next.
    pub fn text(self) -> Text {
        match self {
            Self::NoConnection => text!("frame.unreached_no_connection"),
            Self::NoAnswer => text!("frame.unreached_no_answer"),
            Self::CutOff => text!("frame.unreached_cut_off"),
            Self::NotHq => text!("frame.unreached_not_hq"),
            Self::OtherName => text!("frame.unreached_other_name"),
            Self::NotTls => text!("frame.unreached_not_tls"),
            Self::OlderTls => text!("frame.unreached_older_tls"),
            Self::ClockBehind { days } => text!("frame.unreached_clock_behind", span = span(days)),
            Self::ClockAhead { days } => text!("frame.unreached_clock_ahead", span = span(days)),
            Self::DeviceRefused => text!("frame.unreached_device_refused"),
            Self::CannotServe => text!("frame.unreached_cannot_serve"),
            Self::UsedUp => text!("frame.unreached_used_up"),
        }
    }
}

/// A span of days as a person would say it: years from a year and a half on.
pub fn span(days: u32) -> Text {
    const DAYS_OF_A_YEAR: f64 = 365.25;
    if days < 548 {
        return text!("frame.span_days", count = days);
    }
    let years = (f64::from(days) / DAYS_OF_A_YEAR).round() as u32;
    text!("frame.span_years", count = years)
}

impl Fault {
    /// A fault of a kind about a thing.
    pub fn new(kind: FaultKind, what: impl Into<Text>) -> Self {
        Self { kind, what: what.into(), field: None }
    }

    /// It in words, with what to do next.
    pub fn text(&self) -> Text {
        let what = self.what.clone();
        match self.kind {
            FaultKind::NotFound => text!("frame.fault_not_found", what = what),
            FaultKind::Refused => text!("frame.fault_refused", what = what),
            FaultKind::Invalid => text!("frame.fault_invalid", what = what),
            FaultKind::StoreDamaged => text!("frame.fault_store", what = what),
            FaultKind::HeldElsewhere => text!("frame.fault_held", what = what),
            FaultKind::HqRefused => text!("frame.fault_hq_refused", what = what),
            FaultKind::Failed => text!("frame.fault_failed", what = what),
            FaultKind::Locked
            | FaultKind::NotEnrolled
            | FaultKind::WrongPassphrase { .. }
            | FaultKind::WrongShowPassphrase { .. }
            | FaultKind::Denied
            | FaultKind::BeingShown
            | FaultKind::TooSoon { .. }
            | FaultKind::SlotDestroyed
            | FaultKind::AccessEnded
            | FaultKind::CodeRefused
            | FaultKind::ReasonNeeded
            | FaultKind::Stale
            | FaultKind::DiskFull
            | FaultKind::JournalUnwritable
            | FaultKind::NotShown
            | FaultKind::HqUnreachable { .. }
            | FaultKind::HqUnable { .. } => what,
        }
    }

    /// The same fault, pointing at a field.
    pub fn at(mut self, field: impl Into<Token>) -> Self {
        self.field = Some(field.into());
        self
    }
}

#[cfg(test)]
#[cfg(feature = "texts")]
mod tests {
    use super::*;
    use crate::words::english;

    #[test]
    fn a_clock_two_years_behind_is_said_so() {
        let said = english(Unreached::ClockBehind { days: 729 }.text());
        assert!(said.contains("2 years behind"), "{said}");
        assert!(english(Unreached::ClockAhead { days: 1 }.text()).contains("1 day ahead"));
    }
}
