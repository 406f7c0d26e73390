//! Whether the own store is older than what this device wrote: an older copy of it was put back, or a disk
//! forgot. What the disk still has of the entries between is sent as it lies, and their places are not
//! given again.

use crate::Failure;
use crate::answers;
use crate::house::House;
use crate::session::Session;
use crate::store::own::{gaps, journal};
use crate::write::Write;
use cordon_core::proof::entry::Body;

/// Keeps the places of entries that the store forgot. To be asked before anything is written.
pub fn keep_places(house: &House, session: &Session) -> Result<Option<gaps::Gap>, Failure> {
    let ended = journal::head(&session.own)?.sequence;
    let written = answers::last_written(house, session)?;
    if written <= ended {
        return Ok(None);
    }
    tracing::warn!(ended, written, "the store is older than what this device wrote");
    let gap = gaps::Gap { ended, written, found_at: house.now().shown() };
    gaps::add(&session.own, &gap)?;
    Ok(Some(gap))
}

/// Says so in the journal: the first entry behind the places that are kept.
pub fn journal_it(write: &mut Write<'_>, gap: Option<gaps::Gap>) -> Result<(), Failure> {
    if let Some(gap) = gap {
        write.journal(&Body::StoreWasOlder { ended: gap.ended, written: gap.written })?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "older_tests.rs"]
mod older_tests;
