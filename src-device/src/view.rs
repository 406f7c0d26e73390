//! What a query may do with a house: read. It reaches neither the write door nor a store that takes a
//! write, so it can neither journal nor change anything.

use crate::files::device::DeviceFile;
use crate::files::paths::Paths;
use crate::house::{House, Options};
use crate::link::SyncState;
use crate::locks::lock_of;
use crate::session::Session;
use crate::{Failure, Refusal};
use cordon_core::rules::time::Now;
use cordon_core::wire::{ClockDoubt, Grant};
use rusqlite::Connection;
use std::sync::Mutex;

/// Why a query reads without a grant. What names anybody but by the officer's own hand is under one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ungranted {
    /// The officer's own drafts, as lists name them: what they typed themselves.
    OwnDrafts,
    /// Numbers of what is to be done, beside the same drafts.
    OwnWork,
    /// How far a record of the officer's own has come: it names nobody.
    OwnRecordState,
    /// What the frame shows of the officer and the device.
    Frame,
    /// What waits to reach HQ, in numbers and by the officer's own short names.
    Owed,
    /// What the force's lawyers say of the law's rows: it is about nobody who is held.
    LawWords,
}

/// A house, for reading.
pub struct View<'a> {
    pub(crate) paths: &'a Paths,
    pub(crate) options: &'a Options,
    pub(crate) device: &'a Mutex<Option<DeviceFile>>,
    pub(crate) sync: &'a Mutex<SyncState>,
    house: &'a House,
}

impl<'a> View<'a> {
    /// A house, for reading.
    pub fn of(house: &'a House) -> Self {
        View { paths: &house.paths, options: &house.options, device: &house.device, sync: &house.sync, house }
    }

    /// Now, as an interval where the clock is not trusted.
    pub fn now(&self) -> Now {
        self.house.now()
    }

    /// What there is to say of a clock that nothing has checked; `None` where it is trusted.
    pub(crate) fn clock_doubt(&self) -> Option<ClockDoubt> {
        self.house.clock_doubt()
    }

    /// Whether a slot is open.
    pub fn is_open(&self) -> bool {
        self.house.is_open()
    }

    /// The device's file, where it is enrolled.
    pub(crate) fn device(&self) -> Result<DeviceFile, Failure> {
        lock_of(self.device).clone().ok_or(Failure::Refused(Refusal::NotEnrolled))
    }

    /// Reads from the open session what needs no grant; refused while locked.
    pub(crate) fn ungranted<T>(
        &self,
        _why: Ungranted,
        read: impl FnOnce(&Session) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.read(read)
    }

    /// Reads from the open session under the grant that `check` finds; refused while locked.
    pub(crate) fn granted<T>(
        &self,
        check: impl FnOnce(&Session) -> Result<Grant, Failure>,
        read: impl FnOnce(&Session, &Grant) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.read(|session| {
            let grant = check(session)?;
            read(session, &grant)
        })
    }

    fn read<T>(&self, read: impl FnOnce(&Session) -> Result<T, Failure>) -> Result<T, Failure> {
        self.house.with_session(|session| {
            let session: &Session = session;
            let _own = ReadOnly::of(&session.own)?;
            let _replica = ReadOnly::of(&session.replica)?;
            read(session)
        })
    }
}

/// A store that refuses to be written to for as long as this lives.
struct ReadOnly<'a>(&'a Connection);

impl<'a> ReadOnly<'a> {
    fn of(db: &'a Connection) -> Result<Self, Failure> {
        db.pragma_update(None, "query_only", true)?;
        Ok(Self(db))
    }
}

impl Drop for ReadOnly<'_> {
    fn drop(&mut self) {
        if let Err(failure) = self.0.pragma_update(None, "query_only", false) {
            tracing::error!(%failure, "a store stays closed to writes");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::store::own::journal;
    use crate::testing::open_house;

    #[test]
    fn a_store_takes_no_write_through_a_view_and_takes_it_afterwards() {
        let (house, _folder) = open_house();
        let write = "create table t (a integer) strict";
        let refused = View::of(&house).read(|session| Ok(session.own.execute(write, [])?));
        assert!(refused.is_err());
        let refused = View::of(&house).read(|session| Ok(session.replica.execute(write, [])?));
        assert!(refused.is_err());
        assert_eq!(View::of(&house).read(|session| Ok(journal::all(&session.own)?.len())).unwrap(), 0);
        house.with_session(|session| Ok(session.own.execute(write, [])?)).unwrap();
    }
}
