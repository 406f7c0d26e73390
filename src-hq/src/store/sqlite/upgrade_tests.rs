//! Stores of every earlier layout are brought to the newest.

use super::*;
use std::path::PathBuf;

/// What HQ held, under each layout before the newest, in SQL: `include_str!("fixtures/hq_v1.sql")`.
const HELD: &[(u32, &str)] = &[];

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
fn schema_of(store: &Sqlite) -> Vec<(String, String)> {
    let connection = store.writer();
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
    let fresh = schema_of(&Sqlite::open(&place_in(&folder, "fresh"), &key()).unwrap());
    for (version, held) in HELD {
        let place = place_in(&folder, &format!("layout_{version}"));
        of_layout(&place, *version, held);
        assert_eq!(schema_of(&Sqlite::open(&place, &key()).unwrap()), fresh, "from {version}");
    }
}
