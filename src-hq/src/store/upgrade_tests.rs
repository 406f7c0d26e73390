//! Stores of every earlier layout are brought to the newest and keep what they held.

use super::*;
use cordon_core::rules::ids::{DeviceId, ExhibitId};
use std::path::PathBuf;

/// What HQ held, under each layout before the newest.
const HELD: &[(u32, &str)] = &[
    (1, include_str!("fixtures/hq_v1.sql")),
    (2, include_str!("fixtures/hq_v2.sql")),
    (3, include_str!("fixtures/hq_v3.sql")),
    (4, include_str!("fixtures/hq_v4.sql")),
    (5, include_str!("fixtures/hq_v5.sql")),
    (6, include_str!("fixtures/hq_v6.sql")),
];

fn key() -> StoreKey {
    StoreKey::new([7; 32])
}

fn place_in(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    folder.path().join(name).with_extension("db")
}

/// A store as an earlier edition left it.
fn of_layout(place: &Path, version: u32, held: &str) {
    let _turn = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut connection = Connection::open(place).unwrap();
    unlock(&connection, &key()).unwrap();
    settle(&connection).unwrap();
    let target = refinery::Target::Version(version.try_into().unwrap());
    layout::migrations::runner().set_target(target).run(&mut connection).unwrap();
    connection.execute_batch(held).unwrap();
}

/// Every table and index with its text.
fn schema_of(store: &Store) -> Vec<(String, String)> {
    let connection = store.lock();
    let mut statement = connection
        .prepare("select name, coalesce(sql, '') from sqlite_schema where name not like 'refinery%' order by name")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn every_earlier_layout_has_a_fixture_and_becomes_the_newest() {
    let mut layouts: Vec<u32> = layout::migrations::runner()
        .get_migrations()
        .iter()
        .filter_map(|migration| u32::try_from(migration.version()).ok())
        .collect();
    layouts.sort_unstable();
    layouts.pop();
    assert_eq!(HELD.iter().map(|(version, _held)| *version).collect::<Vec<_>>(), layouts);
    let folder = tempfile::tempdir().unwrap();
    let fresh = schema_of(&Store::open(&place_in(&folder, "fresh"), &key()).unwrap());
    for (version, held) in HELD {
        let place = place_in(&folder, &format!("layout_{version}"));
        of_layout(&place, *version, held);
        assert_eq!(schema_of(&Store::open(&place, &key()).unwrap()), fresh, "from {version}");
    }
}

#[test]
fn a_store_of_the_first_layout_keeps_what_it_held() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "hq");
    let (version, held) = HELD[0];
    of_layout(&place, version, held);
    let store = Store::open(&place, &key()).unwrap();
    let totals = store.read(totals::count).unwrap();
    assert_eq!((totals.devices, totals.entries, totals.incidents, totals.quarantine), (1, 1, 1, 1));
    assert_eq!((totals.captures, totals.captures_set_aside), (0, 0));
    let device: DeviceId = "01936c00-0000-7000-8000-000000000082".parse().unwrap();
    assert!(store.read(|db| devices::find(db, device)).unwrap().is_some());
    let exhibit: ExhibitId = "01936c00-0000-7000-8000-000000000073".parse().unwrap();
    assert_eq!(store.read(|db| evidence::find(db, exhibit)).unwrap().unwrap().verified, Some(true));
}

#[test]
fn a_store_of_the_second_layout_tells_what_an_officer_signed_from_what_was_claimed() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "hq");
    let (version, held) = HELD[1];
    of_layout(&place, version, held);
    let store = Store::open(&place, &key()).unwrap();
    let by_officer = |exhibit: &str| {
        let exhibit: ExhibitId = exhibit.parse().unwrap();
        store.read(|db| evidence::find(db, exhibit)).unwrap().unwrap().by_officer
    };
    assert!(by_officer("01936c00-0000-7000-8000-000000000073"));
    assert!(!by_officer("01936c00-0000-7000-8000-000000000075"));
}

#[test]
fn a_store_of_the_third_layout_counts_what_no_officer_signed() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "hq");
    let (version, held) = HELD[2];
    of_layout(&place, version, held);
    let store = Store::open(&place, &key()).unwrap();
    let device: DeviceId = "01936c00-0000-7000-8000-000000000082".parse().unwrap();
    let unsigned = store.read(|db| evidence::count_unsigned(db, device)).unwrap();
    assert_eq!((unsigned.files, unsigned.bytes), (1, 11));
}

#[test]
fn a_store_of_the_fourth_layout_keeps_what_was_refused() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "hq");
    let (version, held) = HELD[3];
    of_layout(&place, version, held);
    let store = Store::open(&place, &key()).unwrap();
    let refused = store.read(items::list_refused).unwrap();
    let [only] = refused.as_slice() else { panic!("{refused:?}") };
    assert_eq!((only.source.as_str(), only.line), ("device x", Some(9)));
    assert_eq!(only.reason, "sealed bytes do not open");
}
