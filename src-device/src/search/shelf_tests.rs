use super::*;
use crate::search::search_tests::{living_at, person, record};
use crate::store::open_replica;
use crate::store::replica::apply;
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::find;
use cordon_core::rules::ids::{LinkId, OrderId, PersonRecordId};
use cordon_core::rules::person::{LinkBasis, OrderLink, PersonRecord, RecordLink, Role, SubjectCategory};
use cordon_core::rules::time::Timestamp;
use uuid::Uuid;

const KEY: [u8; 32] = [7; 32];

/// A replica on disk, encrypted, and the folder it lies in.
fn replica() -> (tempfile::TempDir, PathBuf, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("replica.db");
    let db = open_replica(&place, &KEY).unwrap();
    (folder, place, db)
}

fn row(kind: RowKind, id: u128, body: serde_json::Value) -> FeedRow {
    FeedRow { kind, id: Uuid::from_u128(id).to_string(), revision: 1, state: RowState::Put, body: Some(body) }
}

/// Puts a person with one record, and says who was touched.
fn put(db: &Connection, number: u128, record: PersonRecord, revoked: bool) -> HashSet<PersonId> {
    let record = PersonRecord { id: PersonRecordId(Uuid::from_u128(number)), ..record };
    let at = Timestamp::from_millis(0);
    let link = RecordLink {
        id: LinkId(Uuid::from_u128(number + 1_000)),
        record: record.id,
        person: person(number),
        basis: LinkBasis::First,
        at,
        revoked_at: revoked.then_some(at),
    };
    let rows = [
        row(RowKind::Record, number, serde_json::to_value(&record).unwrap()),
        row(RowKind::RecordLink, number + 1_000, serde_json::to_value(&link).unwrap()),
    ];
    let mut touched = HashSet::new();
    for row in rows {
        apply::row(db, "here", &row).unwrap();
        touched.extend(apply::people_touched(db, &row).unwrap());
    }
    touched
}

fn found(shelf: &Shelf, text: &str) -> Vec<PersonId> {
    let today = Day::new(2026, 11, 28).unwrap();
    let found = shelf.find(&find::read(text, today), today, 50).unwrap().expect("an index");
    found.matches.into_iter().map(|each| each.person).collect()
}

#[test]
fn who_comes_changes_or_goes_after_the_index_was_made_is_found_so() {
    let (_folder, place, db) = replica();
    put(&db, 1, record(("Alan", "Smyth"), "1988-04-12"), false);
    let shelf = Shelf::begin(place, KEY, || ());
    shelf.waiting()();
    assert_eq!(found(&shelf, "smyth"), [person(1)]);

    let come = put(&db, 2, record(("Zoe", "Newcomer"), "1990-01-01"), false);
    assert_eq!(come, HashSet::from([person(2)]));
    shelf.changed(&db, come).unwrap();
    assert_eq!(found(&shelf, "newcomer"), [person(2)]);
    assert_eq!(found(&shelf, "smyth"), [person(1)]);

    shelf.changed(&db, put(&db, 1, record(("Alan", "Renamed"), "1988-04-12"), false)).unwrap();
    assert!(found(&shelf, "smyth").is_empty());
    assert_eq!(found(&shelf, "renamed"), [person(1)]);

    shelf.changed(&db, put(&db, 2, record(("Zoe", "Newcomer"), "1990-01-01"), true)).unwrap();
    assert!(found(&shelf, "newcomer").is_empty());
}

#[test]
fn more_changes_than_stand_beside_it_make_the_index_anew() {
    let (_folder, place, db) = replica();
    let (sent, ready) = std::sync::mpsc::channel();
    let shelf = Shelf::begin(place, KEY, move || {
        let _gone = sent.send(());
    });
    shelf.waiting()();
    ready.recv().unwrap();
    let mut touched = HashSet::new();
    for number in 1..=(MOST_RECENT as u128 + 1) {
        touched.extend(put(&db, number, record(("Alan", &format!("Name{number}")), ""), false));
    }
    shelf.changed(&db, touched).unwrap();
    ready.recv().unwrap();
    assert!(lock_of(&shelf.shared.stands).changed.is_empty());
    assert_eq!(found(&shelf, "name77").first(), Some(&person(77)));
}

#[test]
fn a_replica_that_cannot_be_read_is_a_failure_and_not_an_empty_answer() {
    let (_folder, place, db) = replica();
    drop(db);
    let shelf = Shelf::begin(place, [8; 32], || ());
    shelf.waiting()();
    let today = Day::new(2026, 11, 28).unwrap();
    assert!(matches!(shelf.find(&find::read("smyth", today), today, 50), Err(Failure::Damaged(_))));
}

/// An order comes that names a person so.
fn named_as(db: &Connection, number: u128, role: Role) -> HashSet<PersonId> {
    let link = OrderLink {
        id: LinkId(Uuid::from_u128(number + 2_000)),
        person: person(number),
        order: OrderId(Uuid::from_u128(9)),
        role,
        category: SubjectCategory::Victim,
    };
    let row = row(RowKind::OrderLink, number + 2_000, serde_json::to_value(&link).unwrap());
    apply::row(db, "here", &row).unwrap();
    apply::people_touched(db, &row).unwrap().into_iter().collect()
}

/// Found by the whole postcode, as somebody whose address needs a tap, and by no part of the address.
#[track_caller]
fn is_found_whole_alone(shelf: &Shelf) {
    for part in ["walnut grove", "7 walnut grove", "walnut", "de4", "de4 3"] {
        assert!(found(shelf, part).is_empty(), "{part}");
    }
    assert_eq!(found(shelf, "de4 3aa"), [person(1)]);
    let today = Day::new(2026, 11, 28).unwrap();
    let bits = |text: &str| {
        let found = shelf.find(&find::read(text, today), today, 50).unwrap().expect("an index");
        found.matches.first().map(|first| first.bits)
    };
    assert!(bits("hanna quebeck walnut").is_some());
    assert_eq!(bits("hanna quebeck walnut"), bits("hanna quebeck chestnut"), "the street changes nothing");
}

#[test]
fn the_open_address_of_whom_an_order_protects_cannot_be_closed_in_on() {
    for role in [Role::ProtectedBy, Role::Child] {
        let (_folder, place, db) = replica();
        put(&db, 1, living_at(record(("Hanna", "Quebeck"), "1991-02-03"), "7 Walnut Grove", "DE4 3AA"), false);
        let shelf = Shelf::begin(place.clone(), KEY, || ());
        shelf.waiting()();
        assert_eq!(found(&shelf, "walnut grove"), [person(1)], "nobody protects her yet");
        shelf.changed(&db, named_as(&db, 1, role)).unwrap();
        is_found_whole_alone(&shelf);
        let at_unlock = Shelf::begin(place, KEY, || ());
        at_unlock.waiting()();
        is_found_whole_alone(&at_unlock);
    }
}

#[test]
fn the_address_of_whom_an_order_binds_is_found_by_its_street() {
    let (_folder, place, db) = replica();
    put(&db, 1, living_at(record(("Hanna", "Quebeck"), "1991-02-03"), "7 Walnut Grove", "DE4 3AA"), false);
    assert!(named_as(&db, 1, Role::BoundBy).is_empty());
    let shelf = Shelf::begin(place, KEY, || ());
    shelf.waiting()();
    assert_eq!(found(&shelf, "walnut grove"), [person(1)]);
}

#[test]
fn a_dropped_shelf_rests_once_none_of_its_threads_reads() {
    let (_folder, place, db) = replica();
    for number in 1..200 {
        put(&db, number, record(("Alan", "Smyth"), "1988-04-12"), false);
    }
    let shelf = Shelf::begin(place, KEY, || ());
    shelf.areas_changed();
    let (resting, shared) = (shelf.resting(), Arc::clone(&shelf.shared));
    drop(shelf);
    resting.wait();
    assert_eq!(*lock_of(&shared.readers), 0);
}
