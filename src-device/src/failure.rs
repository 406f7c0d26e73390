//! Why something was refused or could not be done, and what of it crosses a boundary.

use cordon_core::proof::access::Access;
use cordon_core::proof::envelope::EntryError;
use cordon_core::proof::problem::ProblemKind;
use cordon_core::rules::policy::Denied;
use cordon_core::rules::reason::ReasonFault;
use cordon_core::rules::record::{TEXT_CHARACTERS, TextFault};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::bounds::TooLarge;
use cordon_core::wire::{Fault, FaultKind, Unreached};
use cordon_core::words::{Text, TextKey, Verbatim};
use cordon_core::{text, text_key};
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// The domain says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The stores are locked.
    Locked,
    /// No officer is enrolled.
    NotEnrolled,
    /// The passphrase does not open the slot.
    WrongPassphrase {
        /// Tries left.
        tries_left: u32,
    },
    /// The passphrase does not leave the locked view.
    WrongShowPassphrase {
        /// Tries left before the device locks.
        tries_left: u32,
    },
    /// The policy says no.
    Denied(Denied),
    /// The respondent is being shown the screen: nothing else is served.
    BeingShown,
    /// The disk is too full to count a try, so none was made.
    NoRoomToTry,
    /// Too soon after a wrong try.
    TooSoon {
        /// Seconds to wait.
        wait_s: u64,
    },
    /// The slot was destroyed.
    SlotDestroyed,
    /// HQ has ended the officer's access.
    AccessEnded {
        /// When.
        at: Timestamp,
    },
    /// The file that says who this device is was changed on the disk. It was put right.
    DeviceFileChanged,
    /// HQ did not take the one-time code.
    Code,
    /// HQ did not look at the one-time code: too many wrong ones came from this device's address.
    TooManyCodes {
        /// Seconds until it looks at one again.
        wait_s: u64,
    },
    /// It was not opened under a reason, or the grant has ended.
    ReasonNeeded,
    /// What a grant released has changed since.
    Stale,
    /// There is no such thing.
    NotFound(TextKey),
    /// It is no longer held, and what became of it.
    Gone(Text),
    /// A value cannot be read or is missing.
    Invalid {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        what: Text,
    },
    /// It must not be done.
    No(Text),
}

impl Refusal {
    /// It in words, nothing personal.
    pub fn text(&self) -> Text {
        match self {
            Self::Locked => text!("frame.fault_locked"),
            Self::NotEnrolled => text!("frame.fault_not_enrolled"),
            Self::WrongPassphrase { tries_left } => text!("frame.fault_passphrase", count = *tries_left),
            Self::WrongShowPassphrase { tries_left } => text!("frame.fault_show_passphrase", count = *tries_left),
            Self::Denied(why) => text!("frame.fault_denied", why = why.text()),
            Self::BeingShown => text!("frame.fault_being_shown"),
            Self::NoRoomToTry => text!("frame.fault_not_tried"),
            Self::TooSoon { wait_s } => text!("frame.fault_too_soon", count = *wait_s),
            Self::SlotDestroyed => text!("frame.fault_slot"),
            Self::AccessEnded { at } => {
                // An access that ended always has something to say.
                Access::Ended { at: *at }.text(None).unwrap_or_else(|| text!("frame.fault_slot"))
            }
            Self::DeviceFileChanged => text!("fault.device_file_was_changed"),
            Self::Code => text!("frame.fault_code"),
            Self::TooManyCodes { wait_s } => text!("frame.fault_too_many_codes", count = wait_s.div_ceil(60)),
            Self::ReasonNeeded => text!("frame.fault_reason"),
            Self::Stale => text!("frame.changed"),
            Self::NotFound(what) => (*what).into(),
            Self::Gone(what) => what.clone(),
            Self::Invalid { what, .. } | Self::No(what) => what.clone(),
        }
    }
}

impl From<ReasonFault> for Failure {
    fn from(fault: ReasonFault) -> Self {
        Self::invalid(fault.field(), fault.text())
    }
}

impl From<TextFault> for Failure {
    fn from(fault: TextFault) -> Self {
        match fault {
            TextFault::TooLong(field) => {
                Self::invalid(field, text!("refusal.longer_than_characters", most = TEXT_CHARACTERS))
            }
            TextFault::Control(field) => Self::invalid(field, text!("refusal.holds_a_control_character")),
        }
    }
}

impl From<TooLarge> for Failure {
    fn from(what: TooLarge) -> Self {
        Self::Refused(Refusal::No(what.text()))
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(to)
    }
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
    Damaged(TextKey),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] refinery::Error),
    /// A file operation failed.
    #[error("{what} {}: {source}", .path.display())]
    File {
        /// Doing what.
        what: TextKey,
        /// With which.
        path: PathBuf,
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
        what: TextKey,
    },
    /// HQ's copy comes in a form that this edition does not read: of another version, or encrypted.
    #[error("HQ's copy is of another edition")]
    OtherEdition,
    /// An entry could not be signed or does not stand.
    #[error("entry: {0}")]
    Entry(#[from] EntryError),
    /// Keys could not be made or opened.
    #[error("keys: {0}")]
    Keys(TextKey),
    /// HQ cannot be reached.
    #[error("{}", .0.text())]
    Unreachable(Unreached),
    /// HQ answers, and could not take in what was sent.
    #[error("hq could not take this in: {}", .0.text())]
    HqUnable(Unreached),
    /// What HQ answered is not what it should have.
    #[error("hq refused: {0}")]
    HqRefused(Text),
    /// HQ said no, and of which kind its answer was.
    #[error("hq refused: {1}")]
    HqSaidNo(ProblemKind, Text),
}

impl Failure {
    /// A value that cannot be read.
    pub fn invalid(field: &'static str, what: impl Into<Text>) -> Self {
        Self::Refused(Refusal::Invalid { field, what: what.into() })
    }

    /// A missing thing.
    pub fn missing(what: TextKey) -> Self {
        Self::Refused(Refusal::NotFound(what))
    }

    /// Names what was being done when a file operation failed.
    pub fn file(what: TextKey, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { what, path, source }
    }

    /// Whether the disk was full.
    pub(crate) fn is_disk_full(&self) -> bool {
        match self.cause() {
            Cause::NoRoom => true,
            Cause::File(error) => matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded),
            Cause::Store(error) => has_no_room(error),
            Cause::Bytes | Cause::Other => false,
        }
    }

    /// Whether what lies on the disk is not what was written there. Which store it is of it may not say.
    pub(crate) fn is_damage(&self) -> bool {
        match self.cause() {
            Cause::Bytes => true,
            Cause::Store(error) => is_damage(error),
            Cause::NoRoom | Cause::File(_) | Cause::Other => false,
        }
    }

    /// What of the disk is behind it.
    fn cause(&self) -> Cause<'_> {
        match self {
            Self::Refused(Refusal::NoRoomToTry) => Cause::NoRoom,
            Self::File { source, .. } => Cause::File(source),
            Self::Store(error) => Cause::Store(error),
            Self::Migration(error) => {
                let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref());
                cause.map_or(Cause::Other, Cause::Store)
            }
            Self::Damaged(_) => Cause::Bytes,
            Self::Refused(_)
            | Self::Held(_)
            | Self::NotShown(_)
            | Self::Unreadable { .. }
            | Self::OtherEdition
            | Self::Entry(_)
            | Self::Keys(_)
            | Self::Unreachable(_)
            | Self::HqUnable(_)
            | Self::HqRefused(_)
            | Self::HqSaidNo(..) => Cause::Other,
        }
    }
}

/// What of the disk is behind a failure.
enum Cause<'f> {
    /// It was too full for what was asked.
    NoRoom,
    /// What a file operation met.
    File(&'f io::Error),
    /// What a store met.
    Store(&'f rusqlite::Error),
    /// The bytes of a store are not those that were written.
    Bytes,
    /// Nothing.
    Other,
}

/// Whether a store is of another key, or cut short, or other bytes than were written. A full disk, or a file
/// that may not be made, is none of these, and is told as what it is.
pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(NotADatabase | DatabaseCorrupt))
        || error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ)
}

/// A store says itself that the disk is full, but where it cannot lengthen the file that its readers share.
fn has_no_room(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
        || error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        failure.as_fault()
    }
}

impl Failure {
    /// What of it crosses a boundary.
    pub fn as_fault(&self) -> Fault {
        // Why no passphrase was tried is told in words of its own.
        if self.is_disk_full() && !matches!(self, Self::Refused(_)) {
            return Fault::new(FaultKind::DiskFull, text_key!("frame.fault_disk"));
        }
        match self {
            Self::Refused(refusal) => refusal.clone().into(),
            Self::Damaged(store) => Fault::new(FaultKind::StoreDamaged, *store),
            Self::Held(by) => {
                Fault::new(FaultKind::HeldElsewhere, text!("fault.held", by = Verbatim::from(by.as_str())))
            }
            Self::Unreachable(why) => Fault::new(FaultKind::HqUnreachable { why: *why }, why.text()),
            Self::HqUnable(why) => {
                Fault::new(FaultKind::HqUnable { why: *why }, text!("frame.fault_hq_unable", why = why.text()))
            }
            Self::HqRefused(why) | Self::HqSaidNo(_, why) => Fault::new(FaultKind::HqRefused, why.clone()),
            Self::NotShown(_) => Fault::new(FaultKind::NotShown, text_key!("frame.fault_not_shown")),
            Self::Store(_) => Fault::new(FaultKind::Failed, text_key!("fault.store_failed")),
            Self::Migration(_) => Fault::new(FaultKind::StoreDamaged, text_key!("fault.not_up_to_date")),
            Self::File { what, .. } => Fault::new(FaultKind::Failed, text!("fault.file_failed", what = *what)),
            Self::Unreadable { what } => Fault::new(FaultKind::StoreDamaged, text!("fault.unreadable", what = *what)),
            Self::OtherEdition => Fault::new(FaultKind::Failed, text_key!("fault.other_edition")),
            Self::Entry(_) => Fault::new(FaultKind::JournalUnwritable, text_key!("frame.fault_journal")),
            Self::Keys(what) => Fault::new(FaultKind::Failed, *what),
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        let what = refusal.text();
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
            Refusal::NoRoomToTry => Self::new(FaultKind::DiskFull, what).at("passphrase"),
            Refusal::TooSoon { wait_s } => Self::new(FaultKind::TooSoon { wait_s }, what).at("passphrase"),
            Refusal::SlotDestroyed => Self::new(FaultKind::SlotDestroyed, what),
            Refusal::AccessEnded { .. } => Self::new(FaultKind::AccessEnded, what),
            Refusal::DeviceFileChanged => Self::new(FaultKind::Refused, what),
            Refusal::Code => Self::new(FaultKind::CodeRefused, what).at("code"),
            Refusal::TooManyCodes { .. } => Self::new(FaultKind::HqRefused, what).at("code"),
            Refusal::ReasonNeeded => Self::new(FaultKind::ReasonNeeded, what),
            Refusal::Stale => Self::new(FaultKind::Stale, what),
            Refusal::NotFound(_) | Refusal::Gone(_) => Self::new(FaultKind::NotFound, what),
            Refusal::Invalid { field, .. } => Self::new(FaultKind::Invalid, what).at(field),
            Refusal::No(_) => Self::new(FaultKind::Refused, what),
        }
    }
}
