//! Pull: fetch what the plan says, check it, apply it in short slices.

use super::client::Hq;
use super::plan::{Step, steps};
use crate::Failure;
use crate::house::House;
use crate::session::Session;
use crate::store::replica::{apply, coverage};
use cordon_core::proof::protocol::{ScopeState, SegmentRef};
use cordon_core::proof::segment::{self, FeedRow};
use cordon_core::rules::time::Timestamp;
use rusqlite::{Transaction, TransactionBehavior};

/// Rows applied per slice: readers wait no longer than that.
const SLICE: usize = 500;

/// Pulls every scope. Returns whether anything new was applied.
pub fn run(house: &House, hq: &Hq) -> Result<bool, Failure> {
    let reply = hq.scopes()?;
    house.learn_time(reply.now)?;
    let mut news = false;
    for stated in &reply.scopes {
        if ScopeState::digest_of(&stated.segments) != stated.digest {
            return Err(Failure::Unreadable { what: "hq's statement of a scope" });
        }
        news |= pull_scope(house, hq, stated, reply.now)?;
    }
    Ok(news)
}

fn pull_scope(house: &House, hq: &Hq, stated: &ScopeState, as_of: Timestamp) -> Result<bool, Failure> {
    let plan = house.with_session(|session| {
        let held = coverage::find(&session.replica, &stated.scope)?;
        let applied = coverage::last_revision(&session.replica, &stated.scope)?;
        Ok(steps(held.as_ref(), applied, stated))
    })?;
    let mut news = false;
    for step in plan {
        match step {
            Step::Forget => in_slice(house, |session| apply::forget_scope(&session.replica, &stated.scope))?,
            Step::Fetch { segment, after } => {
                let rows = fetch(hq, stated, &segment)?;
                put(house, stated, &segment, rows, after)?;
                news = true;
            }
            Step::Mark => in_slice(house, |session| coverage::save(&session.replica, stated, as_of))?,
        }
    }
    Ok(news)
}

fn fetch(hq: &Hq, stated: &ScopeState, wanted: &SegmentRef) -> Result<Vec<FeedRow>, Failure> {
    let bytes = hq.segment(wanted.hash)?;
    let (header, rows) = segment::read(&bytes).map_err(|_| Failure::Unreadable { what: "segment" })?;
    if header.hash != wanted.hash || header.scope != stated.scope || header.epoch != stated.epoch {
        return Err(Failure::Unreadable { what: "segment" });
    }
    Ok(rows)
}

fn put(
    house: &House,
    stated: &ScopeState,
    segment: &SegmentRef,
    rows: Vec<FeedRow>,
    after: u64,
) -> Result<(), Failure> {
    let fresh: Vec<FeedRow> = rows.into_iter().filter(|row| row.revision > after).collect();
    for slice in fresh.chunks(SLICE) {
        in_slice(house, |session| slice.iter().try_for_each(|row| apply::row(&session.replica, &stated.scope, row)))?;
    }
    in_slice(house, |session| coverage::mark_applied(&session.replica, &stated.scope, segment.hash, segment.to))
}

fn in_slice(house: &House, work: impl FnOnce(&Session) -> Result<(), Failure>) -> Result<(), Failure> {
    house.with_session(|session| {
        let slice = Transaction::new_unchecked(&session.replica, TransactionBehavior::Immediate)?;
        work(session)?;
        Ok(slice.commit()?)
    })
}
