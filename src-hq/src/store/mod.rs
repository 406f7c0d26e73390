//! The store as the rest of HQ sees it: traits per aggregate, over a transaction of HQ's own. What a body
//! of it must do is said here and held by `conformance`; how one does it stands in its own folder, and
//! nothing outside that folder names its database (ADR 0021).

pub mod acts;
pub mod approvals;
pub mod calls;
pub mod captures;
pub mod codes;
#[cfg(test)]
mod conformance;
pub mod devices;
pub mod enrolments;
pub mod entries;
pub mod evidence;
pub mod examined;
pub mod feed;
pub mod items;
pub mod people;
pub mod refused;
pub mod roles;
pub mod searches;
pub mod secrets;
pub mod segments;
mod sqlite;
pub mod totals;
pub mod waiting;

use crate::failure::{Failure, Result};
use crate::key::StoreKey;
use std::path::Path;

/// Everything that can be read of one consistent state.
pub trait Reads:
    acts::ActReads
    + approvals::ApprovalReads
    + calls::CallReads
    + captures::CaptureReads
    + codes::CodeReads
    + devices::DeviceReads
    + enrolments::EnrolmentReads
    + entries::EntryReads
    + evidence::EvidenceReads
    + examined::ExaminedReads
    + feed::FeedReads
    + items::ItemReads
    + people::PersonReads
    + refused::RefusedReads
    + roles::RoleReads
    + searches::SearchReads
    + secrets::SecretReads
    + segments::SegmentReads
    + totals::TotalReads
    + waiting::WaitingReads
{
}

/// Everything that can be written in one transaction. It reads what it has written.
pub trait Writes:
    Reads
    + acts::ActWrites
    + approvals::ApprovalWrites
    + calls::CallWrites
    + captures::CaptureWrites
    + codes::CodeWrites
    + devices::DeviceWrites
    + enrolments::EnrolmentWrites
    + entries::EntryWrites
    + evidence::EvidenceWrites
    + feed::FeedWrites
    + items::ItemWrites
    + people::PersonWrites
    + refused::RefusedWrites
    + roles::RoleWrites
    + searches::SearchWrites
    + secrets::SecretWrites
    + segments::SegmentWrites
    + waiting::WaitingWrites
{
}

/// Work that a body does in a transaction; what it finds is left with whoever asked.
type Reading<'w> = &'w mut dyn FnMut(&dyn Reads) -> Result<()>;
type Writing<'w> = &'w mut dyn FnMut(&dyn Writes) -> Result<()>;

/// The state that was committed last. Where two marks are alike, nothing was committed between them, by
/// whichever process; where they differ, something may have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(i64);

/// A database that keeps HQ's store.
trait Body: Send + Sync {
    /// Lets work see one consistent state: the last that was committed. It waits for no writer.
    fn read(&self, work: Reading<'_>) -> Result<()>;

    /// Does work once, in one transaction that is durable when this returns. Writers follow one another.
    /// Where the work fails, or the commit does, nothing of it is kept.
    fn write(&self, work: Writing<'_>) -> Result<()>;

    /// The mark of what is committed, `None` where it cannot be had at once: it is asked for at every
    /// request, and waits for nobody.
    fn mark(&self) -> Option<Mark>;

    /// Looks all of it through for what is wrong.
    fn examine(&self) -> Result<examined::Examined>;
}

/// The open store.
pub struct Store {
    body: Box<dyn Body>,
}

impl Store {
    /// Opens the embedded store, making it where there is none, and brings its layout up to date.
    pub fn open(path: &Path, key: &StoreKey) -> Result<Self> {
        Ok(Self { body: Box::new(sqlite::Sqlite::open(path, key)?) })
    }

    /// As [`open`](Self::open), where one stands: none is made.
    pub fn open_held(path: &Path, key: &StoreKey) -> Result<Self> {
        Ok(Self { body: Box::new(sqlite::Sqlite::open_held(path, key)?) })
    }

    /// Opens the embedded store where nothing can be written, and writes nothing.
    pub fn open_read_only(path: &Path, key: &StoreKey) -> Result<Self> {
        Ok(Self { body: Box::new(sqlite::ReadOnly::open(path, key)?) })
    }

    /// Opens the embedded store as it is, to be read: nothing is made, and its layout stays what it is.
    pub fn open_as_it_is(path: &Path, key: &StoreKey) -> Result<Self> {
        Ok(Self { body: Box::new(sqlite::Sqlite::open_as_it_is(path, key)?) })
    }

    /// Looks all of it through for what is wrong.
    pub fn examine(&self) -> Result<examined::Examined> {
        self.body.examine()
    }

    /// Reads one consistent state.
    pub fn read<T>(&self, work: impl FnOnce(&dyn Reads) -> Result<T>) -> Result<T> {
        let (mut work, mut found) = (Some(work), None);
        self.body.read(&mut |db| {
            let work = work.take().ok_or(Failure::Stopped)?;
            found = Some(work(db)?);
            Ok(())
        })?;
        found.ok_or(Failure::Stopped)
    }

    /// Does work in one transaction that is durable when this returns.
    pub fn write<T>(&self, work: impl FnOnce(&dyn Writes) -> Result<T>) -> Result<T> {
        let (mut work, mut done) = (Some(work), None);
        self.body.write(&mut |tx| {
            let work = work.take().ok_or(Failure::Stopped)?;
            done = Some(work(tx)?);
            Ok(())
        })?;
        done.ok_or(Failure::Stopped)
    }

    /// The mark of what is committed. What was read after it was taken still stands while it is the same;
    /// `None` says nothing, and what was read must be read again.
    pub fn mark(&self) -> Option<Mark> {
        self.body.mark()
    }
}
