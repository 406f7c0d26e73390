use super::super::prepared::prepared_tests::{Drawn, SCOPES, a_store, any_row};
use super::*;
use crate::store::open_replica;
use cordon_core::proof::segment::FeedRow;

const KEY: [u8; 32] = [7; 32];

/// Rows as a feed may state them, each with the scope that it came in.
fn rows(seed: u64) -> Vec<(&'static str, FeedRow)> {
    let mut drawn = Drawn(seed);
    let scope = |drawn: &mut Drawn| SCOPES[drawn.below(2) as usize];
    (1..=200).map(|revision| (scope(&mut drawn), any_row(&mut drawn, revision))).collect()
}

/// All that a copy holds and finds by, and its layout; an area by what it is of, whatever its row's number.
fn all_of(db: &Connection) -> Vec<String> {
    let asked = [
        "select json_array(order_id, scope, revision, state, body) from orders order by 1",
        "select json_array(record_id, scope, revision, state, body) from record order by 1",
        "select json_array(link_id, scope, record_id, person_id, revoked) from record_link order by 1",
        "select json_array(link_id, scope, person_id, order_id, role) from order_link order by 1",
        "select json_array(scope, revision, body) from unknown_row order by 1",
        "select json_array(record_id, clues) from clue order by 1",
        "select json_array(kind, value, record_id, order_id) from identifier order by 1",
        "select json_array(order_id, condition_id, west, east, south, north)
         from zone join zone_box using (zone_row) order by 1",
        "select json_array(person_id, body) from prepared order by 1",
        "select person_id from unprepared order by 1",
        "select json_array(step, after) from filling",
        "select json_array(name, sql) from sqlite_schema where name not like 'zone_box_%' order by 1",
    ];
    asked
        .iter()
        .flat_map(|sql| {
            let mut statement = db.prepare(sql).unwrap();
            let found: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            found
        })
        // The layout that is made again is spelled otherwise, and is the same.
        .map(|each| each.replace(" if not exists", ""))
        .collect()
}

fn kept_row_by_row(rows: &[(&str, FeedRow)]) -> Vec<String> {
    let (db, _folder) = a_store();
    for (scope, row) in rows {
        apply::row(&db, scope, row).unwrap();
        prepared::make_changed(&db).unwrap();
    }
    all_of(&db)
}

#[test]
fn a_copy_that_was_filled_is_as_one_that_was_kept_row_by_row() {
    for seed in 1..=8 {
        let rows = rows(seed);
        let (db, _folder) = a_store();
        // Some are there already, as where an earlier pull was cut.
        let (early, late) = rows.split_at(60);
        for (scope, row) in early {
            apply::row(&db, scope, row).unwrap();
        }
        prepared::make_changed(&db).unwrap();
        begin(&db).unwrap();
        for (scope, row) in late {
            apply::row_alone(&db, scope, row).unwrap();
        }
        assert!(is_under_way(&db).unwrap());
        while make_some(&db).unwrap() {
            assert!(is_under_way(&db).unwrap());
        }
        assert!(!is_under_way(&db).unwrap());
        assert!(!make_some(&db).unwrap(), "nothing is left");
        assert_eq!(all_of(&db), kept_row_by_row(&rows), "seed {seed}");
    }
}

#[test]
fn a_copy_that_a_kill_left_half_prepared_is_prepared_to_the_end() {
    let rows = rows(3);
    for kills in 0..8 {
        let (db, folder) = a_store();
        begin(&db).unwrap();
        for (scope, row) in &rows {
            apply::row_alone(&db, scope, row).unwrap();
        }
        let mut db = db;
        for _ in 0..kills {
            make_some(&db).unwrap();
            drop(db);
            db = open_replica(&folder.path().join("replica"), &KEY).unwrap();
        }
        while make_some(&db).unwrap() {}
        assert_eq!(all_of(&db), kept_row_by_row(&rows), "after {kills} kills");
    }
}

#[test]
fn rows_that_come_after_a_copy_was_filled_are_found_at_once() {
    let rows = rows(5);
    let (early, late) = rows.split_at(120);
    let (db, _folder) = a_store();
    begin(&db).unwrap();
    for (scope, row) in early {
        apply::row_alone(&db, scope, row).unwrap();
    }
    while make_some(&db).unwrap() {}
    for (scope, row) in late {
        apply::row(&db, scope, row).unwrap();
        prepared::make_changed(&db).unwrap();
    }
    assert_eq!(all_of(&db), kept_row_by_row(&rows));
}
