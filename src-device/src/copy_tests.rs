use super::*;
use crate::Serve;
use crate::store::own::journal;
use crate::testing::{Moved, now, open_house_in};
use cordon_core::proof::protocol::ScopeState;
use cordon_core::wire::SyncStatus;
use std::fs::{File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const KEY: [u8; 32] = [2; 32];

fn area() -> ScopeState {
    ScopeState {
        scope: "force:x".to_owned(),
        shown: "X".to_owned(),
        not_held: Vec::new(),
        epoch: 1,
        revision: 0,
        digest: ScopeState::digest_of(&[]),
        segments: Vec::new(),
    }
}

/// A folder with a copy that holds an area, and that nothing has open.
fn with_copy() -> (Paths, TempDir) {
    let folder = tempfile::tempdir().expect("a folder is made");
    let paths = Paths::new(folder.path());
    let db = open_replica(&paths.replica(), &KEY).expect("a copy is made");
    coverage::save(&db, &area(), now()).expect("it holds an area");
    drop(db);
    (paths, folder)
}

fn holds_the_area(db: &Connection) -> bool {
    coverage::find(db, "force:x").expect("it can be asked").is_some()
}

fn mark(paths: &Paths, bytes: &[u8]) {
    durable::write(&paths.replica_damaged(), bytes).expect("it is marked");
}

/// Other bytes in the last page, which opening does not look at.
fn spoil(place: &Path) {
    let pages = File::open(place).and_then(|file| file.metadata()).expect("it lies there").len() / 4096;
    assert!(pages > 3, "{pages}");
    let mut file = OpenOptions::new().write(true).open(place).expect("it can be written");
    file.seek(SeekFrom::Start((pages - 1) * 4096 + 600)).expect("it is long enough");
    file.write_all(&[0xa5; 16]).expect("it is spoilt");
}

#[test]
fn a_sound_copy_outlives_a_mark_that_anybody_may_have_made() {
    for bytes in [&b""[..], b"damaged", &[0; 4096]] {
        let (paths, _folder) = with_copy();
        mark(&paths, bytes);
        let (db, found) = open(&paths, &KEY).unwrap();
        assert_eq!((holds_the_area(&db), found), (true, Some(CopyFound::Sound)));
        assert!(!is_marked(&paths).unwrap(), "it is not looked through again");
        drop(db);
        assert_eq!(open(&paths, &KEY).unwrap().1, None, "and told once");
    }
}

#[test]
fn a_folder_in_the_place_of_the_mark_keeps_nobody_out_of_a_sound_copy() {
    let (paths, folder) = with_copy();
    std::fs::create_dir(paths.replica_damaged()).unwrap();
    let (db, found) = open(&paths, &KEY).unwrap();
    assert_eq!((holds_the_area(&db), found), (true, None));
    drop(db);
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    assert!(!renew_if_marked(&house).unwrap());
}

#[test]
fn a_copy_that_is_begun_anew_opens_beside_a_mark_that_stays() {
    let (paths, _folder) = with_copy();
    spoil(&paths.replica());
    std::fs::create_dir(paths.replica_damaged()).unwrap();
    let db = anew(&paths, &KEY).unwrap();
    assert!(!holds_the_area(&db) && !is_damaged_within(&db).unwrap());
}

#[test]
fn a_marked_copy_that_is_damaged_is_begun_anew() {
    let (paths, _folder) = with_copy();
    spoil(&paths.replica());
    mark(&paths, b"");
    let (db, found) = open(&paths, &KEY).unwrap();
    assert_eq!((holds_the_area(&db), found), (false, Some(CopyFound::BegunAnew)));
    assert!(!is_marked(&paths).unwrap() && !is_damaged_within(&db).unwrap());
}

#[test]
fn a_copy_that_cannot_be_opened_is_begun_anew_and_the_officer_is_told() {
    for is_marked in [true, false] {
        let (paths, _folder) = with_copy();
        File::create(paths.replica()).unwrap().write_all(&[7_u8; 8192]).unwrap();
        if is_marked {
            mark(&paths, b"");
        }
        let (db, found) = open(&paths, &KEY).unwrap();
        assert_eq!((holds_the_area(&db), found), (false, Some(CopyFound::BegunAnew)));
    }
}

#[test]
fn a_crash_between_the_old_copy_and_the_new_one_is_not_told_as_a_sound_copy() {
    let (paths, _folder) = with_copy();
    mark(&paths, b"");
    durable::remove(&paths.replica()).unwrap();
    let (db, found) = open(&paths, &KEY).unwrap();
    assert_eq!((holds_the_area(&db), found), (false, Some(CopyFound::BegunAnew)));
}

#[test]
fn a_round_of_sync_keeps_a_sound_copy_that_is_marked_and_the_officer_is_told() {
    let (paths, folder) = with_copy();
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    assert_eq!(house.serve(SyncStatus {}).unwrap().copy, None);
    mark(&paths, b"");
    assert!(!renew_if_marked(&house).unwrap());
    assert!(!is_marked(&paths).unwrap());
    assert!(house.with_session(|session| Ok(holds_the_area(&session.replica))).unwrap());
    assert_eq!(house.serve(SyncStatus {}).unwrap().copy, Some(CopyFound::Sound.text()));
}

#[test]
fn a_round_of_sync_begins_a_damaged_copy_anew_and_never_what_was_recorded() {
    let (paths, folder) = with_copy();
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    let last = |house: &House| house.with_session(|session| Ok(journal::head(&session.own)?.sequence)).unwrap();
    let why = cordon_core::proof::entry::LockedBecause::Asked;
    house.write(|write| write.journal(&cordon_core::proof::entry::Body::LockedUp { why })).unwrap();
    let before = last(&house);
    spoil(&paths.replica());
    mark(&paths, b"");
    assert!(renew_if_marked(&house).unwrap());
    assert!(!house.with_session(|session| Ok(holds_the_area(&session.replica))).unwrap());
    assert_eq!(house.serve(SyncStatus {}).unwrap().copy, Some(CopyFound::BegunAnew.text()));
    assert!(before > 0 && last(&house) == before);
}

#[test]
fn while_locked_a_mark_waits() {
    let (paths, folder) = with_copy();
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    mark(&paths, b"");
    *lock_of(&house.session) = None;
    assert!(!renew_if_marked(&house).unwrap() && is_marked(&paths).unwrap());
    assert_eq!(house.serve(SyncStatus {}).unwrap().copy, None);
}
