use super::*;
use crate::search::search_tests::{person, record};
use crate::store::replica::apply;
use crate::store::{open_replica, open_replica_to_ask};
use crate::testing::order_rows;
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::ids::{LinkId, OrderId, PersonRecordId};
use cordon_core::rules::person::{LinkBasis, OrderLink, PersonRecord, RecordLink, Role, SubjectCategory, Warning};
use cordon_core::rules::time::{Day, Timestamp};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

const PEOPLE: u64 = 5;
pub const SCOPES: [&str; 2] = ["here", "there"];

pub fn a_store() -> (Connection, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (open_replica(&folder.path().join("replica"), &[7; 32]).unwrap(), folder)
}

/// Numbers that look random and come again alike.
pub struct Drawn(pub u64);

impl Drawn {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn id(table: u128, number: u64) -> Uuid {
    Uuid::from_u128(table << 64 | u128::from(number))
}

/// Any row that changes what a hit shows: put, put again otherwise, or taken away.
pub fn any_row(drawn: &mut Drawn, revision: u64) -> FeedRow {
    let kinds = [RowKind::Record, RowKind::RecordLink, RowKind::Order, RowKind::OrderLink];
    let kind = kinds[drawn.below(4) as usize];
    let number = drawn.below(6);
    let state = match drawn.below(5) {
        0 => [RowState::Withdrawn, RowState::Sealed, RowState::LeftScope][drawn.below(3) as usize],
        _ => RowState::Put,
    };
    let (id, body) = if kind == RowKind::Record {
        (id(1, number), serde_json::to_value(a_record(drawn, number)).unwrap())
    } else if kind == RowKind::RecordLink {
        (id(2, number), serde_json::to_value(a_link(drawn, number)).unwrap())
    } else if kind == RowKind::Order {
        (id(3, number), an_order(drawn, number))
    } else {
        (id(4, number), serde_json::to_value(a_role(drawn, number)).unwrap())
    };
    FeedRow { kind, id: id.to_string(), revision, state, body: Some(body) }
}

fn a_record(drawn: &mut Drawn, number: u64) -> PersonRecord {
    let name = [("Alan", "Smith"), ("Beth", "Jones"), ("", "Specimen")][drawn.below(3) as usize];
    let mut record = record(name, ["1988-04-12", "1990-01-31", ""][drawn.below(3) as usize]);
    record.id = PersonRecordId(id(1, number));
    if drawn.below(2) == 0 {
        let on = Day::new(2026, 1, 1 + drawn.below(28) as u32).unwrap();
        record.warnings.push(Warning { marker: "Weapons".into(), detail: "".into(), on, source: "test".into() });
    }
    record
}

fn a_link(drawn: &mut Drawn, number: u64) -> RecordLink {
    let at = Timestamp::from_millis(0);
    RecordLink {
        id: LinkId(id(2, number)),
        record: PersonRecordId(id(1, drawn.below(6))),
        person: person(u128::from(drawn.below(PEOPLE))),
        basis: LinkBasis::First,
        at,
        revoked_at: (drawn.below(4) == 0).then_some(at),
    }
}

fn an_order(drawn: &mut Drawn, number: u64) -> Value {
    let mut body = order_rows(1).remove(0).body.unwrap();
    body["id"] = json!(OrderId(id(3, number)));
    if drawn.below(3) == 0 {
        body["versions"] = json!([]);
    }
    body
}

fn a_role(drawn: &mut Drawn, number: u64) -> OrderLink {
    OrderLink {
        id: LinkId(id(4, number)),
        person: person(u128::from(drawn.below(PEOPLE))),
        order: OrderId(id(3, drawn.below(6))),
        role: [Role::BoundBy, Role::ProtectedBy, Role::Child, Role::Witness][drawn.below(4) as usize],
        category: SubjectCategory::Suspect,
    }
}

#[test]
fn what_was_prepared_is_what_the_whole_records_say() {
    let (mut prepared, mut dropped) = (0, 0);
    for seed in 1..=12 {
        let (db, _folder) = a_store();
        let mut drawn = Drawn(seed);
        for revision in 1..=120 {
            let slice = Transaction::new_unchecked(&db, TransactionBehavior::Immediate).unwrap();
            for row in 0..=drawn.below(4) {
                apply::row(&db, SCOPES[drawn.below(2) as usize], &any_row(&mut drawn, revision * 10 + row)).unwrap();
            }
            if drawn.below(40) == 0 {
                apply::forget_scope(&db, SCOPES[drawn.below(2) as usize]).unwrap();
            }
            // Within the slice a row is right or missing.
            for number in 0..PEOPLE {
                let person = person(u128::from(number));
                let whole = from_records(&db, person).unwrap();
                match find(&db, person).unwrap() {
                    Some(row) => assert_eq!(Some(row), whole, "seed {seed}, revision {revision}"),
                    None => dropped += usize::from(whole.is_some()),
                }
                assert_eq!(of(&db, person).unwrap(), whole, "missing is not absent");
            }
            make_changed(&db).unwrap();
            slice.commit().unwrap();
            for number in 0..PEOPLE {
                let person = person(u128::from(number));
                let whole = from_records(&db, person).unwrap();
                prepared += usize::from(whole.is_some());
                assert_eq!(find(&db, person).unwrap(), whole, "seed {seed}, revision {revision}");
            }
        }
    }
    assert!(prepared > 1_000 && dropped > 100, "{prepared} {dropped}");
}

#[test]
fn rows_of_another_edition_are_made_anew_at_opening() {
    let (db, folder) = a_store();
    let mut drawn = Drawn(7);
    let link =
        RecordLink { record: PersonRecordId(id(1, 1)), person: person(1), revoked_at: None, ..a_link(&mut drawn, 1) };
    let body = serde_json::to_value(a_record(&mut drawn, 1)).unwrap();
    for (kind, id, body) in
        [(RowKind::Record, id(1, 1), body), (RowKind::RecordLink, id(2, 1), serde_json::to_value(&link).unwrap())]
    {
        let row = FeedRow { kind, id: id.to_string(), revision: 1, state: RowState::Put, body: Some(body) };
        apply::row(&db, "here", &row).unwrap();
    }
    make_changed(&db).unwrap();
    let whole = find(&db, person(1)).unwrap();
    assert!(whole.is_some());
    db.execute_batch("update prepared set body = '{}'; update prepared_edition set edition = 0;").unwrap();
    assert_eq!(of(&db, person(1)).unwrap(), whole, "what does not read is read whole");
    drop(db);
    let db = open_replica(&folder.path().join("replica"), &[7; 32]).unwrap();
    assert_eq!(find(&db, person(1)).unwrap(), whole);
}

#[test]
fn rows_kept_for_whoever_types_on_are_never_older_than_the_copy() {
    let mut kept = 0;
    for seed in 1..=6 {
        let (db, folder) = a_store();
        let asking = open_replica_to_ask(&folder.path().join("replica"), &[7; 32]).unwrap();
        let (mut rows, mut drawn) = (Rows::default(), Drawn(seed));
        for revision in 1..=60 {
            // Now and then nothing is written between two questions.
            if drawn.below(3) > 0 {
                let slice = Transaction::new_unchecked(&db, TransactionBehavior::Immediate).unwrap();
                apply::row(&db, SCOPES[0], &any_row(&mut drawn, revision)).unwrap();
                make_changed(&db).unwrap();
                slice.commit().unwrap();
            }
            let view = Transaction::new_unchecked(&asking, TransactionBehavior::Deferred).unwrap();
            rows.renew(&asking).unwrap();
            for number in 0..PEOPLE {
                let person = person(u128::from(number));
                kept += usize::from(rows.read.contains_key(&person));
                let row = rows.of(&asking, person).unwrap();
                assert_eq!(row.as_deref(), from_records(&asking, person).unwrap().as_ref(), "seed {seed}, {revision}");
            }
            view.commit().unwrap();
        }
    }
    assert!(kept > 100, "{kept}");
}
