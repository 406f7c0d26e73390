//! Scopes: what a device may pull, cut into segments. The tail is cut again when the feed has grown; a full
//! segment changes only where something in it was taken out: it is cut again without, and the old one goes.

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::store::feed::{Covers, device_scope};
use crate::store::{Reads, Writes};
use chrono::TimeDelta;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{ScopeState, ScopesReply};
use cordon_core::proof::segment;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::policy::{Actor, Deed, Scope};
use cordon_core::rules::time::Timestamp;
use std::collections::HashSet;

const ROWS_PER_SEGMENT: usize = 2_000;
const TAIL_KEPT_HOURS: i64 = 1;

/// Who asks for a scope.
pub struct Holder<'a> {
    /// With which device.
    pub device: DeviceId,
    /// What the officers of that device are to the force.
    pub actors: &'a [Actor],
}

/// Who may hold a copy of a scope: of an area whose device has an officer who may, of a device itself alone.
pub fn may_hold(holder: &Holder<'_>, name: &str, covers: Covers) -> bool {
    match covers {
        Covers::Area => holder.actors.iter().any(|actor| actor.may(Deed::HoldCopy, Scope::Area).is_ok()),
        Covers::Device => name == device_scope(holder.device),
    }
}

/// The scopes a device is entitled to, by its officers who were confirmed and have not left.
pub fn entitled(db: &dyn Reads, device: DeviceId) -> Result<Vec<String>> {
    let holder = Holder { device, actors: &db.list_present_actors(device)? };
    let areas = db.list_areas()?.into_iter().map(|name| (name, Covers::Area));
    let offered = areas.chain([(device_scope(device), Covers::Device)]);
    Ok(offered.filter(|(name, covers)| may_hold(&holder, name, *covers)).map(|(name, _)| name).collect())
}

/// What a device may pull, as it is cut so far: a scope whose feed has grown since is not fresh.
pub fn held(hq: &Hq, device: DeviceId) -> Result<ScopesReply> {
    let read = |db: &dyn Reads| {
        let scopes = entitled(db, device)?.iter().map(|scope| state(db, scope)).collect::<Result<_>>()?;
        Ok((scopes, db.list_access(device)?))
    };
    let (scopes, officers) = hq.store().read(read)?;
    Ok(ScopesReply { now: hq.now(), scopes, officers })
}

/// What a device may pull, as it stands now.
pub fn list(hq: &Hq, device: DeviceId) -> Result<ScopesReply> {
    let mut reply = held(hq, device)?;
    for stale in reply.scopes.iter_mut().filter(|state| !is_fresh(state)) {
        *stale = current(hq, &stale.scope)?;
    }
    Ok(reply)
}

/// A segment's bytes, where the device is entitled to its scope.
pub fn find_segment(hq: &Hq, device: DeviceId, hash: &Digest) -> Result<Option<Vec<u8>>> {
    let hash = hash.to_string();
    hq.store().read(|db| {
        for scope in entitled(db, device)? {
            if let Some(bytes) = db.find_segment(&hash, &scope)? {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    })
}

/// A scope's state, its tail cut where the feed has grown.
pub fn current(hq: &Hq, scope: &str) -> Result<ScopeState> {
    let read = hq.store().read(|db| state(db, scope))?;
    if is_fresh(&read) {
        return Ok(read);
    }
    let now = hq.now();
    hq.store().write(|tx| {
        let stale = state(tx, scope)?;
        cut(tx, &stale, now)?;
        state(tx, scope)
    })
}

/// Whether every row is in a segment, and each segment is as long as it can be.
pub fn is_fresh(state: &ScopeState) -> bool {
    pieces(state.revision).eq(state.segments.iter().map(|segment| (segment.from, segment.to)))
}

/// From where to where a feed of so many rows is cut.
fn pieces(revision: u64) -> impl Iterator<Item = (u64, u64)> {
    (1..=revision).step_by(ROWS_PER_SEGMENT).map(move |from| {
        let full = from.saturating_add(ROWS_PER_SEGMENT as u64 - 1);
        (from, full.min(revision))
    })
}

fn state(db: &dyn Reads, scope: &str) -> Result<ScopeState> {
    let row = db.find_scope(scope)?.ok_or(Failure::Missing("scope"))?;
    let segments = db.list_segments(scope, row.epoch)?;
    Ok(ScopeState {
        scope: scope.to_owned(),
        shown: row.shown,
        not_held: row.not_held,
        epoch: row.epoch,
        revision: row.revision,
        digest: ScopeState::digest_of(&segments),
        segments,
    })
}

fn cut(tx: &dyn Writes, state: &ScopeState, now: Timestamp) -> Result<()> {
    let held: HashSet<(u64, u64)> = state.segments.iter().map(|segment| (segment.from, segment.to)).collect();
    for (from, to) in pieces(state.revision).filter(|piece| !held.contains(piece)) {
        let rows = tx.list_rows(&state.scope, from, to)?;
        let (header, bytes) =
            segment::write(&state.scope, state.epoch, &rows).map_err(|_| Failure::Missing("a feed's rows"))?;
        tx.keep_segment(&header, &bytes, now)?;
    }
    tx.forget_old_segments(&state.scope, now.plus(-TimeDelta::hours(TAIL_KEPT_HOURS)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::force::Force;
    use crate::store::feed;
    use crate::testing::{Ada, World};
    use cordon_core::proof::entry::{Body, LockedBecause};
    use cordon_core::proof::segment::RowKind;
    use cordon_core::rules::law::ForceLaw;
    use cordon_core::rules::policy::Role;

    #[test]
    fn the_tail_gets_another_hash_when_the_feed_grows() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        let scope = device_scope(ada.device);
        ada.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
        let before = current(&world.hq, &scope).unwrap();
        ada.push(&world, &Body::LockedUp { why: LockedBecause::Asked });
        let after = current(&world.hq, &scope).unwrap();
        assert_eq!((before.revision, after.revision), (1, 2));
        assert_eq!(after.segments.len(), 1);
        assert_ne!(before.digest, after.digest);
        let bytes = find_segment(&world.hq, ada.device, &after.segments[0].hash).unwrap().unwrap();
        assert_eq!(segment::read(&bytes).unwrap().1.len(), 2);
    }

    #[test]
    fn a_forces_word_on_its_law_is_in_its_feed_and_is_taken_back_there() {
        let folder = tempfile::tempdir().unwrap();
        let open = || crate::Hq::open(folder.path(), &crate::StoreKey::new([7; 32])).unwrap();
        let said = |text: &str| std::fs::write(folder.path().join("force.toml"), text).unwrap();
        let force = "scope = 'force:north'\nshown = 'The North'\n";
        let word = "code = '30'\n[dapn]\nfrom = '2026-06-01'\nsource = 'S.I. 2026/1'";
        // The law that stands in the feed, and the feed's last revision.
        let stated = |hq: &crate::Hq| {
            let revision = current(hq, "force:north").unwrap().revision;
            let row = hq.store().read(|db| feed::find_latest(db, "force:north", RowKind::ForceLaw, "force:north"));
            let law =
                row.unwrap().and_then(|row| row.body).map(|body| serde_json::from_value::<ForceLaw>(body).unwrap());
            (law.map(|law| law.dapn.is_some()), revision)
        };
        for (text, expected) in [
            (force.to_owned(), (None, 0)),
            (format!("{force}{word}"), (Some(true), 1)),
            (format!("{force}{word}"), (Some(true), 1)),
            (force.to_owned(), (Some(false), 2)),
        ] {
            said(&text);
            assert_eq!(stated(&open()), expected, "{text}");
        }
    }

    #[test]
    fn an_area_is_held_where_an_officer_may_and_a_devices_own_scope_by_that_device() {
        let (ada, ben) = (DeviceId::derived(&[b"ada"]), DeviceId::derived(&[b"ben"]));
        let officer = [Actor { role: Role::Officer, rank: None }];
        let administrator = [Actor { role: Role::Administrator, rank: None }];
        let may = |actors, name: &str, covers| may_hold(&Holder { device: ada, actors }, name, covers);
        assert!(may(&officer, "force:x", Covers::Area));
        assert!(!may(&administrator, "force:x", Covers::Area) && !may(&[], "force:x", Covers::Area));
        assert!(may(&[], &device_scope(ada), Covers::Device));
        assert!(!may(&officer, &device_scope(ben), Covers::Device));
    }

    #[test]
    fn another_force_in_the_file_opens_no_hq_that_holds_the_first_ones_orders() {
        let folder = tempfile::tempdir().unwrap();
        let open = || crate::Hq::open(folder.path(), &crate::StoreKey::new([7; 32]));
        let said = |text: &str| std::fs::write(folder.path().join("force.toml"), text).unwrap();
        // As it is made: the demo's force stands in its file, and is replaced before anything is taken in.
        drop(open().unwrap());
        said("scope = 'force:north'\nshown = 'The Nort'");
        drop(open().unwrap());
        said("scope = 'force:north'\nshown = 'The North'");
        let hq = open().unwrap();
        assert_eq!(current(&hq, "force:north").unwrap().shown, "The North", "a slip in what is shown is mended");
        let areas = hq.store().read(|db| db.list_areas()).unwrap();
        assert_eq!(areas, ["force:north"], "nothing is left of the demo's");
        let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/demo-orders.jsonl");
        hq.import_path(&demo).unwrap();
        drop(hq);
        said("scope = 'force:south'\nshown = 'The South'");
        let refused = open().err().map(|failure| failure.to_string()).unwrap_or_default();
        assert!(refused.contains("force:north") && refused.contains("force:south"), "{refused}");
    }

    #[test]
    fn another_force_in_the_file_opens_no_hq_whose_devices_know_the_first() {
        let world = World::new();
        let _ada = Ada::enrolled(&world);
        let south = Force { scope: "force:south".to_owned(), ..world.hq.force().clone() };
        let refused = world.hq.store().write(|tx| south.set_up(tx)).unwrap_err().to_string();
        assert!(refused.contains("force:south"), "{refused}");
    }

    #[test]
    fn a_segment_of_another_device_is_not_there() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        let ben = Ada::enrolled(&world);
        ada.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
        let state = current(&world.hq, &device_scope(ada.device)).unwrap();
        assert_eq!(find_segment(&world.hq, ben.device, &state.segments[0].hash).unwrap(), None);
    }
}
