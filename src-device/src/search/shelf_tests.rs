use super::*;
use crate::search::search_tests::{person, record};
use crate::store::open_replica;
use crate::store::replica::apply;
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::find;
use cordon_core::rules::ids::{LinkId, PersonRecordId};
use cordon_core::rules::person::{LinkBasis, PersonRecord, RecordLink};
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
