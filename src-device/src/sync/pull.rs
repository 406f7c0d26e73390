//! Pull: fetch what the plan says, check it, apply it in short slices.

use super::access;
use super::filling::Filling;
use super::plan::{Held, Step, steps};
use crate::Failure;
use crate::house::House;
use crate::link::Hq;
use crate::session::Session;
use crate::store::replica::{apply, coverage, prepared};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{ScopeState, ScopesReply, SegmentRef};
use cordon_core::proof::segment::{self, FeedRow, RowKind};
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::{HashMap, HashSet};

/// Rows applied per slice: readers wait no longer than that.
const SLICE: usize = 500;

/// Pulls every scope. Returns whether anything new was applied.
pub fn run(house: &House, hq: &Hq) -> Result<bool, Failure> {
    let reply = hq.scopes()?;
    house.learn_time(reply.now)?;
    access::take(house, &house.device()?, &reply.officers)?;
    if access::is_over(house) {
        return Ok(false);
    }
    pull_all(house, &|hash| hq.segment(hash), &reply)
}

fn pull_all(house: &House, source: Source<'_>, reply: &ScopesReply) -> Result<bool, Failure> {
    let mut touched = Touched::default();
    let mut news = false;
    let mut pulled = Ok(());
    for stated in &reply.scopes {
        if ScopeState::digest_of(&stated.segments) != stated.digest {
            pulled = Err(Failure::Unreadable { what: text_key!("fault.hqs_statement_of_a_scope") });
            break;
        }
        match pull_scope(house, source, stated, reply.now, &mut touched) {
            Ok(new) => news |= new,
            Err(failure) => {
                pulled = Err(failure);
                break;
            }
        }
    }
    // What was applied before a failure stays applied, and is found.
    let filled = touched.filling.take().map_or(Ok(()), |filling| filling.finish(house));
    touched.tell(house)?;
    pulled.and(filled).map(|()| news)
}

/// Whom a pull made findable by something else than before.
#[derive(Default)]
struct Touched {
    people: HashSet<PersonId>,
    orders: bool,
    all: bool,
    /// While a copy is filled: nobody is found by it before its end.
    filling: Option<Filling>,
}

impl Touched {
    /// After each slice: what is in memory of the people and areas that it changed goes or is made again.
    fn follow(&mut self, house: &House) -> Result<(), Failure> {
        let people = std::mem::take(&mut self.people);
        house.with_session(|session| {
            if self.orders {
                session.shelf.areas_change();
                session.nearby = None;
            }
            // Where everybody is read anew, no index answers until the end.
            if self.all { Ok(()) } else { session.shelf.changed(&session.replica, people) }
        })
    }

    /// At the end of a pull, whatever became of it.
    fn tell(self, house: &House) -> Result<(), Failure> {
        if !self.orders && !self.all {
            return Ok(());
        }
        house.with_session(|session| {
            session.nearby = None;
            session.shelf.areas_changed();
            if self.all {
                session.shelf.all_changed();
            }
            Ok(())
        })
    }
}

/// Gives a segment's bytes.
type Source<'a> = &'a dyn Fn(Digest) -> Result<Vec<u8>, Failure>;

fn pull_scope(
    house: &House,
    source: Source<'_>,
    stated: &ScopeState,
    as_of: Timestamp,
    touched: &mut Touched,
) -> Result<bool, Failure> {
    let plan = house.with_session(|session| {
        let held = Held {
            whole: coverage::find(&session.replica, &stated.scope)?.map(|held| held.epoch),
            begun: coverage::begun(&session.replica, &stated.scope)?,
            applied: coverage::last_revision(&session.replica, &stated.scope)?,
        };
        Ok(steps(held, stated))
    })?;
    let mut news = false;
    let mut brought: HashMap<Digest, Vec<u8>> = HashMap::new();
    for step in plan {
        match step {
            Step::Bring { segment } => {
                let bytes = source(segment.hash)?;
                rows_of(&bytes, stated, &segment)?;
                brought.insert(segment.hash, bytes);
            }
            Step::Forget => {
                touched.read_anew(house, stated)?;
                touched.in_slice(house, |db| {
                    apply::forget_scope(db, &stated.scope)?;
                    coverage::begin(db, stated)
                })?;
            }
            Step::Fetch { segment, after } => {
                touched.go_on(house, stated)?;
                let bytes = match brought.remove(&segment.hash) {
                    Some(bytes) => Ok(bytes),
                    None => source(segment.hash),
                };
                if let Some(filling) = &mut touched.filling {
                    // What came before a signal was lost is put in.
                    match bytes {
                        Ok(bytes) => filling.take(house, rows_of, stated, (&segment, bytes, after))?,
                        Err(lost) => return filling.put(house, rows_of).and(Err(lost)),
                    }
                } else {
                    put(house, stated, &segment, rows_of(&bytes?, stated, &segment)?, after, touched)?;
                }
                news = true;
            }
            Step::Mark => touched.mark(house, stated, as_of)?,
        }
    }
    Ok(news)
}

impl Touched {
    /// All of a scope is about to be read anew. Where no other area is held, the copy is filled.
    fn read_anew(&mut self, house: &House, stated: &ScopeState) -> Result<(), Failure> {
        self.all = true;
        let is_alone = house.with_session(|session| {
            session.shelf.pause();
            Ok(!coverage::holds_another_area(&session.replica, &stated.scope)?)
        })?;
        if is_alone && self.filling.is_none() {
            self.filling = Some(Filling::begin(house)?);
        }
        Ok(())
    }

    /// Rows of a scope are about to be put in. A first pull that was cut goes on as it began.
    fn go_on(&mut self, house: &House, stated: &ScopeState) -> Result<(), Failure> {
        let is_cut = house.with_session(|session| Ok(coverage::begun(&session.replica, &stated.scope)?.is_some()))?;
        if is_cut && self.filling.is_none() { self.read_anew(house, stated) } else { Ok(()) }
    }

    /// Says that a scope is held, at once or as soon as it is.
    fn mark(&mut self, house: &House, stated: &ScopeState, as_of: Timestamp) -> Result<(), Failure> {
        if let Some(filling) = &mut self.filling {
            filling.put(house, rows_of)?;
            filling.mark(stated, as_of);
            return Ok(());
        }
        in_slice(house, |session| coverage::save(&session.replica, stated, as_of))
    }

    fn in_slice(&self, house: &House, work: impl FnOnce(&Connection) -> Result<(), Failure>) -> Result<(), Failure> {
        match &self.filling {
            Some(filling) => filling.write(work),
            None => in_slice(house, |session| work(&session.replica)),
        }
    }
}

/// The rows of the segment that was wanted.
fn rows_of(bytes: &[u8], stated: &ScopeState, wanted: &SegmentRef) -> Result<Vec<FeedRow>, Failure> {
    let unreadable = || Failure::Unreadable { what: text_key!("fault.segment") };
    let (header, rows) = segment::read(bytes)
        .map_err(|error| if error.is_of_another_edition() { Failure::OtherEdition } else { unreadable() })?;
    let is_wanted = header.hash == wanted.hash && (header.from, header.to) == (wanted.from, wanted.to);
    if !is_wanted || header.scope != stated.scope || header.epoch != stated.epoch {
        return Err(unreadable());
    }
    // Rows that the header does not speak for would be skipped, or never asked for again.
    let in_place = (wanted.from..=wanted.to).eq(rows.iter().map(|row| row.revision));
    if in_place { Ok(rows) } else { Err(unreadable()) }
}

fn put(
    house: &House,
    stated: &ScopeState,
    segment: &SegmentRef,
    rows: Vec<FeedRow>,
    after: u64,
    touched: &mut Touched,
) -> Result<(), Failure> {
    let fresh: Vec<FeedRow> = rows.into_iter().filter(|row| row.revision > after).collect();
    for slice in fresh.chunks(SLICE) {
        in_slice(house, |session| {
            for row in slice {
                apply::row(&session.replica, &stated.scope, row)?;
                touched.people.extend(apply::people_touched(&session.replica, row)?);
                touched.orders |= changes_orders(row.kind);
            }
            prepared::make_changed(&session.replica)
        })?;
        touched.follow(house)?;
    }
    in_slice(house, |session| coverage::mark_applied(&session.replica, &stated.scope, segment.hash, segment.to))
}

/// Whether what orders answer, or where their areas lie, may be another after a row of a kind.
fn changes_orders(kind: RowKind) -> bool {
    matches!(kind, RowKind::Order | RowKind::OrderLink | RowKind::ForceLaw | RowKind::LawWord)
}

fn in_slice(house: &House, work: impl FnOnce(&Session) -> Result<(), Failure>) -> Result<(), Failure> {
    house.with_session(|session| {
        let slice = Transaction::new_unchecked(&session.replica, TransactionBehavior::Immediate)?;
        work(session)?;
        Ok(slice.commit()?)
    })
}

#[cfg(test)]
#[path = "pull_tests.rs"]
mod pull_tests;
