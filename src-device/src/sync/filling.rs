//! The first pull of a copy, through a door of its own: many rows are one transaction, and whoever works
//! on the device meanwhile waits for none of them.

use crate::Failure;
use crate::house::House;
use crate::store::open_replica_to_fill;
use crate::store::replica::{apply, coverage, filling};
use cordon_core::proof::protocol::{ScopeState, SegmentRef};
use cordon_core::proof::segment::FeedRow;
use cordon_core::rules::time::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Segments put in by one transaction: rows of many of them fall into the same pages.
const SEGMENTS: usize = 10;

/// A copy that is being filled.
pub struct Filling {
    db: Connection,
    /// What is said to be held once everybody in it is found.
    marks: Vec<(ScopeState, Timestamp)>,
    brought: Vec<Brought>,
}

/// A segment that waits to be put in.
struct Brought {
    scope: ScopeState,
    segment: SegmentRef,
    bytes: Vec<u8>,
    after: u64,
}

/// Reads the rows of a segment's bytes, if they are what is wanted.
pub type Reader = fn(&[u8], &ScopeState, &SegmentRef) -> Result<Vec<FeedRow>, Failure>;

impl Filling {
    /// Begins to fill the copy of the open session, or goes on with it.
    pub fn begin(house: &House) -> Result<Self, Failure> {
        let filling = Self::open(house)?;
        filling.write(filling::begin)?;
        Ok(filling)
    }

    fn open(house: &House) -> Result<Self, Failure> {
        let key = house.with_session(|session| {
            session.shelf.pause();
            Ok(session.keys.replica)
        })?;
        let db = open_replica_to_fill(&house.paths.replica(), &key)?;
        Ok(Self { db, marks: Vec::new(), brought: Vec::new() })
    }

    /// Writes in one transaction.
    pub fn write(&self, work: impl FnOnce(&Connection) -> Result<(), Failure>) -> Result<(), Failure> {
        let all = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        work(&self.db)?;
        Ok(all.commit()?)
    }

    /// Takes a segment's bytes, and puts them in once there are enough.
    pub fn take(
        &mut self,
        house: &House,
        reader: Reader,
        scope: &ScopeState,
        (segment, bytes, after): (&SegmentRef, Vec<u8>, u64),
    ) -> Result<(), Failure> {
        self.brought.push(Brought { scope: scope.clone(), segment: segment.clone(), bytes, after });
        if self.brought.len() < SEGMENTS { Ok(()) } else { self.put(house, reader) }
    }

    /// Puts in what was brought. What comes before one that does not read stays in.
    pub fn put(&mut self, house: &House, reader: Reader) -> Result<(), Failure> {
        let brought = std::mem::take(&mut self.brought);
        let all = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        for each in &brought {
            is_open(house)?;
            let rows = match reader(&each.bytes, &each.scope, &each.segment) {
                Ok(rows) => rows,
                Err(failure) => {
                    all.commit()?;
                    return Err(failure);
                }
            };
            for row in rows.iter().filter(|row| row.revision > each.after) {
                apply::row_alone(&self.db, &each.scope.scope, row)?;
            }
            coverage::mark_applied(&self.db, &each.scope.scope, each.segment.hash, each.segment.to)?;
        }
        Ok(all.commit()?)
    }

    /// All rows of a scope are brought: it is said to be held once everybody in it is found.
    pub fn mark(&mut self, scope: &ScopeState, as_of: Timestamp) {
        self.marks.push((scope.clone(), as_of));
    }

    /// Makes what finds people, slice by slice, and says what is held then.
    pub fn finish(self, house: &House) -> Result<(), Failure> {
        is_open(house)?;
        while filling::make_some(&self.db)? {
            is_open(house)?;
        }
        self.write(|db| self.marks.iter().try_for_each(|(scope, as_of)| coverage::save(db, scope, *as_of)))
    }
}

/// Refused once the device is locked: the store's key goes with the session.
fn is_open(house: &House) -> Result<(), Failure> {
    house.with_session(|_session| Ok(()))
}

/// Makes what finds people where a kill left it half made: it needs no HQ.
pub fn finish_cut(house: &House) -> Result<(), Failure> {
    let is_cut = house.is_open() && house.with_session(|session| filling::is_under_way(&session.replica))?;
    if !is_cut {
        return Ok(());
    }
    let finished = Filling::open(house).and_then(|filling| filling.finish(house));
    house.with_session(|session| {
        session.shelf.all_changed();
        session.nearby = None;
        Ok(())
    })?;
    finished
}
