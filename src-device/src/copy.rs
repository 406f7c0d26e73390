//! The copy of HQ's where it is damaged. HQ has all of it: it is thrown away and fetched again, so that
//! nothing that an officer recorded, or could still do, is held up by it.
//!
//! Whoever meets the damage marks it; the copy is begun anew by the round of sync that met it, once it has
//! ended, by the next one, or by the next unlock; never beside a round that is filling it.

use crate::Failure;
use crate::files::durable;
use crate::files::paths::Paths;
use crate::grants::Grants;
use crate::house::House;
use crate::nearby::HiddenAnswers;
use crate::search::Shelf;
use crate::store::replica::{coverage, filling};
use crate::store::{is_damaged_within, open_replica, open_replica_to_ask};
use cordon_core::text_key;
use cordon_core::wire::{Changes, Part};
use rusqlite::Connection;

/// Opens the copy; a damaged one is thrown away, and an empty one stands in its place.
pub fn open(paths: &Paths, key: &[u8; 32]) -> Result<Connection, Failure> {
    if is_marked(paths)? {
        return anew(paths, key);
    }
    let opened = open_replica(&paths.replica(), key).and_then(|db| {
        // What unlocking goes on to ask: whether it can be read at all.
        coverage::last_as_of(&db)?;
        filling::is_under_way(&db)?;
        Ok(db)
    });
    match opened {
        Err(failure) if failure.is_damage() => {
            tracing::warn!("the replica was damaged and is begun anew");
            anew(paths, key)
        }
        other => other,
    }
}

/// Does it; where it fails on a damaged copy, the copy is marked, and the failure names it.
pub fn told<T>(house: &House, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    match work() {
        Err(failure) if failure.is_damage() && is_found_damaged(house) => {
            Err(Failure::Damaged(text_key!("fault.replica_thrown_away")))
        }
        other => other,
    }
}

/// Begins the copy anew where it was marked and a slot is open; whether it was. Only a round of sync calls it.
pub fn renew_if_marked(house: &House) -> Result<bool, Failure> {
    let is_due = is_marked(&house.paths)? && house.is_open();
    if is_due {
        renew(house)?;
    }
    Ok(is_due)
}

fn is_marked(paths: &Paths) -> Result<bool, Failure> {
    let mark = paths.replica_damaged();
    mark.try_exists().map_err(Failure::file(text_key!("fault.reading_a_folder"), &mark))
}

fn is_found_damaged(house: &House) -> bool {
    let found = house.with_session(|session| is_damaged_within(&session.replica));
    if !matches!(found, Ok(true)) {
        return false;
    }
    tracing::warn!("the replica is damaged and will be begun anew");
    if let Err(failure) = durable::write(&house.paths.replica_damaged(), b"") {
        tracing::warn!(%failure, "that the replica is damaged is not kept: whoever meets it next will say so");
    }
    house.ask_for_sync();
    true
}

/// Throws the copy of the open session away. What was looked at in it has to be opened again.
fn renew(house: &House) -> Result<(), Failure> {
    let finder = house.finder()?;
    let teller = house.teller(Changes::of(Part::Search));
    let resting = house.with_session(|session| {
        let place = house.paths.replica();
        let resting = session.shelf.resting();
        session.replica = anew(&house.paths, &session.keys.replica)?;
        session.shelf = Shelf::begin(place.clone(), session.keys.replica, teller);
        finder.begin_anew(session.shelf.asking(), open_replica_to_ask(&place, &session.keys.replica)?);
        session.grants = Grants::default();
        session.hidden = HiddenAnswers::new();
        session.here.clear();
        session.assessed.clear();
        session.nearby = None;
        Ok(resting)
    })?;
    // No thread may still read the old copy when the program ends.
    resting.wait();
    house.tell(&Changes::of(Part::Session).and(Part::Orders).and(Part::Records).and(Part::Search));
    Ok(())
}

/// An empty copy in place of the one that stands. The mark goes last.
fn anew(paths: &Paths, key: &[u8; 32]) -> Result<Connection, Failure> {
    for ending in ["db", "db-wal", "db-shm"] {
        durable::remove(&paths.replica().with_extension(ending))?;
    }
    let db = open_replica(&paths.replica(), key)?;
    durable::remove(&paths.replica_damaged())?;
    Ok(db)
}
