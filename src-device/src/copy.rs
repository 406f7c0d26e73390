//! The copy of HQ's where it is damaged. HQ has all of it: it is thrown away and fetched again, so that
//! nothing that an officer recorded, or could still do, is held up by it.
//!
//! Whoever meets the damage marks it. A mark is no proof: whoever can write in the folder can make one, and with no
//! signal a sound copy is all that an officer has. The copy is looked through first, and only one that fails is begun
//! anew: by the round of sync that met it, once it has ended, by the next one, or by the next unlock; never beside a
//! round that is filling it. The officer is told which it was.

use crate::Failure;
use crate::files::durable;
use crate::files::paths::Paths;
use crate::grants::Grants;
use crate::house::House;
use crate::link::CopyFound;
use crate::locks::lock_of;
use crate::nearby::HiddenAnswers;
use crate::search::Shelf;
use crate::store::replica::{coverage, filling};
use crate::store::{is_damaged_within, open_replica, open_replica_to_ask, open_replica_to_read};
use cordon_core::text_key;
use cordon_core::wire::{Changes, Part};
use rusqlite::Connection;
use std::io::ErrorKind;
use zeroize::Zeroizing;

/// Opens the copy. One that is marked is looked through first; a damaged one is thrown away, and an empty one
/// stands in its place. With it comes what there is to tell of it.
pub fn open(paths: &Paths, key: &[u8; 32]) -> Result<(Connection, Option<CopyFound>), Failure> {
    if !is_marked(paths)? {
        return or_anew(paths, key, open_as_it_is(paths, key).map(|db| (db, None)));
    }
    // Where a crash came between the old copy and the new one, nothing stands to be looked through.
    if !stands(paths)? {
        return anew(paths, key).map(|db| (db, Some(CopyFound::BegunAnew)));
    }
    let looked_through = open_as_it_is(paths, key).and_then(|db| {
        if is_damaged_within(&db)? {
            return Err(Failure::Damaged(text_key!("fault.replica")));
        }
        unmark(paths);
        Ok((db, Some(CopyFound::Sound)))
    });
    or_anew(paths, key, looked_through)
}

fn open_as_it_is(paths: &Paths, key: &[u8; 32]) -> Result<Connection, Failure> {
    let db = open_replica(&paths.replica(), key)?;
    // What unlocking goes on to ask: whether it can be read at all.
    coverage::last_as_of(&db)?;
    filling::is_under_way(&db)?;
    Ok(db)
}

/// What was opened, or an empty copy where that is damaged. What fails otherwise, as on a full disk, says nothing
/// against the copy: it stays, and so does its mark.
fn or_anew(
    paths: &Paths,
    key: &[u8; 32],
    opened: Result<(Connection, Option<CopyFound>), Failure>,
) -> Result<(Connection, Option<CopyFound>), Failure> {
    match opened {
        Err(failure) if failure.is_damage() => {
            tracing::warn!("the replica was damaged and is begun anew");
            anew(paths, key).map(|db| (db, Some(CopyFound::BegunAnew)))
        }
        other => other,
    }
}

/// Keeps what was found of a marked copy, for the officer to be told.
pub fn note(house: &House, found: CopyFound) {
    lock_of(&house.sync).copy = Some(found);
    house.tell(&Changes::of(Part::Sync));
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

/// Looks a copy through that was marked, where a slot is open, and begins it anew where it is damaged; whether it
/// was. Only a round of sync calls it.
pub fn renew_if_marked(house: &House) -> Result<bool, Failure> {
    if !is_marked(&house.paths)? || !house.is_open() {
        return Ok(false);
    }
    if is_found_sound(house)? {
        unmark(&house.paths);
        note(house, CopyFound::Sound);
        return Ok(false);
    }
    tracing::warn!("the replica is damaged and is begun anew");
    renew(house)?;
    note(house, CopyFound::BegunAnew);
    Ok(true)
}

/// Whether nothing is wrong with the copy of the open session. It is read through a door of its own: whoever asks
/// something meanwhile does not wait for it.
fn is_found_sound(house: &House) -> Result<bool, Failure> {
    let key = house.with_session(|session| Ok(Zeroizing::new(session.keys.replica)))?;
    let found = open_replica_to_read(&house.paths.replica(), &key).and_then(|db| is_damaged_within(&db));
    match found {
        Ok(is_damaged) => Ok(!is_damaged),
        Err(failure) if failure.is_damage() => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Whether a copy lies there at all.
fn stands(paths: &Paths) -> Result<bool, Failure> {
    let place = paths.replica();
    place.try_exists().map_err(Failure::file(text_key!("fault.reading_a_folder"), &place))
}

/// Takes the mark away. One that cannot be taken away costs the next unlock the look through it, and nothing else:
/// it keeps no officer out of a sound copy.
fn unmark(paths: &Paths) {
    if let Err(failure) = durable::remove(&paths.replica_damaged()) {
        tracing::warn!(%failure, "the mark of a damaged replica stays: the replica is looked through again");
    }
}

/// Whether the copy is marked. Only a file is a mark: nothing here makes a folder or a link of that name.
fn is_marked(paths: &Paths) -> Result<bool, Failure> {
    let mark = paths.replica_damaged();
    match mark.symlink_metadata() {
        Ok(found) => Ok(found.is_file()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Failure::file(text_key!("fault.reading_a_folder"), &mark)(error)),
    }
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
    unmark(paths);
    Ok(db)
}

#[cfg(test)]
#[path = "copy_tests.rs"]
mod copy_tests;
