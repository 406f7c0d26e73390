//! Why something was refused or could not be done, and what of it crosses a boundary.

use cordon_core::proof::envelope::EntryError;
use cordon_core::rules::policy::Denied;
use cordon_core::text;
use cordon_core::wire::{Fault, FaultKind, Unreached};
use cordon_core::words::english;
use std::io;

/// The domain says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The stores are locked.
    #[error("locked")]
    Locked,
    /// No officer is enrolled.
    #[error("not enrolled")]
    NotEnrolled,
    /// The passphrase does not open the slot.
    #[error("wrong passphrase: {tries_left} tries left before this slot is destroyed")]
    WrongPassphrase {
        /// Tries left.
        tries_left: u32,
    },
    /// The passphrase does not leave the locked view.
    #[error("wrong passphrase: {tries_left} tries left before this device locks")]
    WrongShowPassphrase {
        /// Tries left before the device locks.
        tries_left: u32,
    },
    /// The policy says no.
    #[error(transparent)]
    Denied(Denied),
    /// The respondent is being shown the screen: nothing else is served.
    #[error("the screen is being shown to somebody: leave that view first")]
    BeingShown,
    /// Too soon after a wrong try.
    #[error("too soon after a wrong try")]
    TooSoon {
        /// Seconds to wait.
        wait_s: u64,
    },
    /// The slot was destroyed.
    #[error("this slot was destroyed after ten wrong tries")]
    SlotDestroyed,
    /// HQ did not take the one-time code.
    #[error("hq did not take this code: it is wrong, used or expired")]
    Code,
    /// It was not opened under a reason, or the grant has ended.
    #[error("open it under a reason first")]
    ReasonNeeded,
    /// What a grant released has changed since.
    #[error("it changed since it was looked at")]
    Stale,
    /// There is no such thing.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// A value cannot be read or is missing.
    #[error("{what}")]
    Invalid {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// It must not be done.
    #[error("{0}")]
    No(&'static str),
}

/// It was refused, or could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A store failed.
    #[error("store: {0}")]
    Store(#[from] rusqlite::Error),
    /// A store cannot be opened: wrong key, truncated, or not encrypted.
    #[error("{0} is damaged or is not this device's")]
    Damaged(&'static str),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] refinery::Error),
    /// A file operation failed.
    #[error("{what}: {source}")]
    File {
        /// Doing what.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
    /// Another process holds the stores.
    #[error("the stores are held by {0}")]
    Held(String),
    /// It could not be kept who was found, so nobody is shown.
    #[error("not shown: {0}")]
    NotShown(Box<Failure>),
    /// Kept bytes cannot be read.
    #[error("{what} cannot be read")]
    Unreadable {
        /// What.
        what: &'static str,
    },
    /// An entry could not be signed or does not stand.
    #[error("entry: {0}")]
    Entry(#[from] EntryError),
    /// Keys could not be made or opened.
    #[error("keys: {0}")]
    Keys(&'static str),
    /// HQ cannot be reached.
    #[error("hq cannot be reached: {0:?}")]
    Unreachable(Unreached),
    /// HQ answers, and could not take in what was sent.
    #[error("hq could not take this in: {0:?}")]
    HqUnable(Unreached),
    /// HQ said no.
    #[error("hq refused: {0}")]
    HqRefused(String),
}

impl Failure {
    /// A value that cannot be read.
    pub fn invalid(field: &'static str, what: impl Into<String>) -> Self {
        Self::Refused(Refusal::Invalid { field, what: what.into() })
    }

    /// A missing thing.
    pub fn missing(what: &'static str) -> Self {
        Self::Refused(Refusal::NotFound(what))
    }

    /// Names what was being done when a file operation failed.
    pub fn file(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { what, source }
    }

    /// Whether the disk was full.
    fn is_disk_full(&self) -> bool {
        match self {
            Self::File { source, .. } => source.kind() == io::ErrorKind::StorageFull,
            Self::Store(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull),
            Self::Refused(_)
            | Self::Damaged(_)
            | Self::Migration(_)
            | Self::Held(_)
            | Self::NotShown(_)
            | Self::Unreadable { .. }
            | Self::Entry(_)
            | Self::Keys(_)
            | Self::Unreachable(_)
            | Self::HqUnable(_)
            | Self::HqRefused(_) => false,
        }
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        failure.as_fault()
    }
}

impl Failure {
    /// What of it crosses a boundary.
    pub fn as_fault(&self) -> Fault {
        let of = |kind, what: &str| Fault::new(kind, what);
        if self.is_disk_full() {
            return of(FaultKind::DiskFull, "the disk is full; nothing was changed");
        }
        match self {
            Self::Refused(refusal) => refusal.clone().into(),
            Self::Damaged(store) => of(FaultKind::StoreDamaged, store),
            Self::Held(by) => of(FaultKind::HeldElsewhere, by),
            Self::Unreachable(why) => Fault::new(FaultKind::HqUnreachable { why: *why }, english(why.text())),
            Self::HqUnable(why) => {
                Fault::new(FaultKind::HqUnable { why: *why }, english(text!("frame.fault_hq_unable", why = why.text())))
            }
            Self::HqRefused(why) => of(FaultKind::HqRefused, why),
            Self::NotShown(_) => of(FaultKind::NotShown, "it could not be kept who was found, so nobody is shown"),
            Self::Store(_) => of(FaultKind::Failed, "the store failed; nothing was changed"),
            Self::Migration(_) => of(FaultKind::StoreDamaged, "the store's layout could not be brought up to date"),
            Self::File { what, .. } => Fault::new(FaultKind::Failed, format!("{what} failed; nothing was changed")),
            Self::Unreadable { what } => Fault::new(FaultKind::StoreDamaged, format!("{what} cannot be read")),
            Self::Entry(_) => of(FaultKind::JournalUnwritable, "the journal could not be written"),
            Self::Keys(what) => of(FaultKind::Failed, what),
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        let what = refusal.to_string();
        match refusal {
            Refusal::Locked => Self::new(FaultKind::Locked, what),
            Refusal::NotEnrolled => Self::new(FaultKind::NotEnrolled, what),
            Refusal::WrongPassphrase { tries_left } => {
                Self::new(FaultKind::WrongPassphrase { tries_left }, what).at("passphrase")
            }
            Refusal::WrongShowPassphrase { tries_left } => {
                Self::new(FaultKind::WrongShowPassphrase { tries_left }, what).at("passphrase")
            }
            Refusal::Denied(_) => Self::new(FaultKind::Denied, what),
            Refusal::BeingShown => Self::new(FaultKind::BeingShown, what),
            Refusal::TooSoon { wait_s } => Self::new(FaultKind::TooSoon { wait_s }, what).at("passphrase"),
            Refusal::SlotDestroyed => Self::new(FaultKind::SlotDestroyed, what),
            Refusal::Code => Self::new(FaultKind::CodeRefused, what).at("code"),
            Refusal::ReasonNeeded => Self::new(FaultKind::ReasonNeeded, what),
            Refusal::Stale => Self::new(FaultKind::Stale, what),
            Refusal::NotFound(_) => Self::new(FaultKind::NotFound, what),
            Refusal::Invalid { field, .. } => Self::new(FaultKind::Invalid, what).at(field),
            Refusal::No(_) => Self::new(FaultKind::Refused, what),
        }
    }
}
