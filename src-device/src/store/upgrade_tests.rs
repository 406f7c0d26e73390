//! Stores of every earlier layout are brought to the newest and keep what they held.

use super::*;
use crate::keys::CaptureSecrets;
use crate::store::own::{answers, captures, drafts, exhibits, journal, records};
use crate::store::replica::{coverage, orders};
use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::ids::{IncidentId, OfficerId, OrderId, PersonId};
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use std::path::PathBuf;

const KEY: [u8; 32] = [5; 32];

/// What a device held, under each layout before the newest.
const HELD: &[(u32, &str)] = &[
    (1, include_str!("fixtures/own_v1.sql")),
    (2, include_str!("fixtures/own_v2.sql")),
    (3, include_str!("fixtures/own_v3.sql")),
    (4, include_str!("fixtures/own_v4.sql")),
    (5, include_str!("fixtures/own_v5.sql")),
];

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(tail: &str) -> T {
    format!("01936c00-0000-7000-8000-0000000000{tail}").parse().unwrap()
}

/// An own store as an earlier edition left it.
fn of_layout(place: &Path, layout: u32, held: &str) {
    let mut db = open(place, &KEY, text_key!("fault.own_store")).unwrap();
    let target = refinery::Target::Version(layout.try_into().unwrap());
    own_migrations::migrations::runner().set_target(target).run(&mut db).unwrap();
    assert_eq!(layout_of(&db), layout);
    db.execute_batch(held).unwrap();
}

fn layout_of(db: &Connection) -> u32 {
    db.query_row("select max(version) from refinery_schema_history", [], |row| row.get(0)).unwrap()
}

/// Every table and index with its text.
fn schema_of(db: &Connection) -> Vec<(String, String)> {
    let mut statement = db
        .prepare("select name, coalesce(sql, '') from sqlite_schema where name not like 'refinery%' order by name")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

fn newest() -> u32 {
    own_layouts().into_iter().max().unwrap()
}

fn place_in(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    folder.path().join(name).with_extension("db")
}

#[test]
fn every_earlier_layout_has_a_fixture() {
    let earlier: Vec<u32> = own_layouts().into_iter().filter(|layout| *layout < newest()).collect();
    assert_eq!(HELD.iter().map(|(layout, _held)| *layout).collect::<Vec<_>>(), earlier);
}

#[test]
fn every_earlier_layout_becomes_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = open_own(&place_in(&folder, "fresh"), &KEY).unwrap();
    assert_eq!(layout_of(&fresh), newest());
    for (layout, held) in HELD {
        let place = place_in(&folder, &format!("layout_{layout}"));
        of_layout(&place, *layout, held);
        let upgraded = open_own(&place, &KEY).unwrap();
        assert_eq!(layout_of(&upgraded), newest(), "from {layout}");
        assert_eq!(schema_of(&upgraded), schema_of(&fresh), "from {layout}");
        let sound: String = upgraded.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok", "from {layout}");
        drop(upgraded);
        assert_eq!(layout_of(&open_own(&place, &KEY).unwrap()), newest(), "a second opening changes nothing");
    }
}

#[test]
fn a_store_of_the_first_layout_keeps_what_it_held() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "own");
    let (layout, held) = HELD[0];
    of_layout(&place, layout, held);
    let db = open_own(&place, &KEY).unwrap();
    let officer: OfficerId = id("f1");
    let incident: IncidentId = id("c1");

    assert_eq!(journal::all(&db).unwrap().len(), 3);
    assert_eq!(journal::head(&db).unwrap().sequence, 3);
    assert_eq!(journal::unanswered(&db).unwrap(), [2, 3]);
    assert!(
        matches!(answers::find(&db, 1).unwrap(), Some(answers::Answer::Received { short, .. }) if short == "7Q4K-M2XA")
    );
    let open_drafts = drafts::list_open(&db, officer).unwrap();
    assert_eq!(
        open_drafts.iter().map(|draft| draft.form.account.as_str()).collect::<Vec<_>>(),
        ["still to be written"]
    );
    assert_eq!(exhibits::of_draft(&db, id("d1")).unwrap()[0].body.exhibit.reference, "AD/1");
    let made = records::list_of(&db, officer).unwrap();
    assert_eq!((made.len(), made[0].incident.id, made[0].sequence), (1, incident, 3));
    assert_eq!(records::about_person(&db, id::<PersonId>("11")).unwrap().len(), 1);
    assert_eq!(records::decisions_on(&db, incident).unwrap()[0].grounds, "I saw him there.");
    assert_eq!(records::notices_of(&db, id::<OrderId>("31")).unwrap().len(), 1);
    assert_eq!(records::notices_by(&db, officer).unwrap().len(), 1);
    assert!(records::notices_by(&db, id::<OfficerId>("f2")).unwrap().is_empty());
    assert!(records::clocks(&db, officer).unwrap().is_empty());
    assert!(records::persons_of_clocks(&db, officer).unwrap().is_empty());

    let clock =
        records::Running { incident, rule: ClockRule::BailArrest, start: made[0].at, who: "SMITH, Alan John".into() };
    records::add_clock(&db, &clock).unwrap();
    assert_eq!(records::clocks(&db, officer).unwrap(), [clock]);
    assert_eq!(records::persons_of_clocks(&db, officer).unwrap(), [id::<PersonId>("11")]);

    db.execute("update running_clock set rule = '\"another\"'", []).unwrap();
    assert!(records::clocks(&db, officer).is_err(), "a clock that is not read is left out");
}

#[test]
fn a_store_of_the_second_layout_keeps_its_clock_and_takes_capture_keys_once() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "own");
    let (layout, held) = HELD[1];
    of_layout(&place, layout, held);
    let db = open_own(&place, &KEY).unwrap();
    assert_eq!(records::clocks(&db, id::<OfficerId>("f1")).unwrap()[0].who, "EXAMPLE, Alan");

    assert!(captures::find_secrets(&db).unwrap().is_none());
    let secrets = CaptureSecrets::make().unwrap();
    captures::add_secrets(&db, &secrets).unwrap();
    assert_eq!(captures::find_secrets(&db).unwrap().unwrap().open_key, secrets.open_key);
    assert!(captures::add_secrets(&db, &secrets).is_err(), "there is one set of keys");
}

/// A replica as an earlier edition left it: read to the third revision, at ten past two.
fn replica_of_the_first_layout(place: &Path) {
    let mut db = open(place, &KEY, text_key!("fault.replica")).unwrap();
    replica_migrations::migrations::runner().set_target(refinery::Target::Version(1)).run(&mut db).unwrap();
    db.execute_batch(include_str!("fixtures/replica_v1.sql")).unwrap();
}

#[test]
fn a_replica_of_the_first_layout_keeps_its_orders_and_its_age_until_it_is_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "replica");
    replica_of_the_first_layout(&place);
    let db = open_replica(&place, &KEY).unwrap();
    assert_eq!(orders::count(&db).unwrap(), 1);
    assert_eq!(coverage::known_as_of(&db).unwrap(), Some(Timestamp::parse("2026-11-21T02:10:00Z").unwrap()));
    let held = coverage::find(&db, "force:derbyshire").unwrap().unwrap();
    let last = coverage::last_revision(&db, "force:derbyshire").unwrap();
    assert_eq!((held.epoch, held.revision, last), (0, 3, 0), "no epoch of hq's: it is read anew");
}

#[test]
fn a_replica_that_came_to_its_layout_by_other_words_opens() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "replica");
    replica_of_the_first_layout(&place);
    let db = open_replica(&place, &KEY).unwrap();
    db.execute("update refinery_schema_history set checksum = '1' where version = 2", []).unwrap();
    drop(db);
    assert_eq!(orders::count(&open_replica(&place, &KEY).unwrap()).unwrap(), 1);
}

#[test]
fn an_own_store_without_its_key_or_cut_short_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "own");
    drop(open_own(&place, &KEY).unwrap());
    assert!(matches!(open_own(&place, &[6; 32]), Err(Failure::Damaged(what)) if what == text_key!("fault.own_store")));
    let file = std::fs::OpenOptions::new().write(true).open(&place).unwrap();
    file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    assert!(matches!(open_own(&place, &KEY), Err(Failure::Damaged(what)) if what == text_key!("fault.own_store")));
}

#[test]
fn a_store_whose_files_cannot_be_made_is_not_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "own");
    drop(open_own(&place, &KEY).unwrap());
    std::fs::create_dir(place.with_extension("db-wal")).unwrap();
    assert!(matches!(open_own(&place, &KEY), Err(Failure::Store(_))));
}

#[test]
fn a_plain_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let place = place_in(&folder, "own");
    let turn = lock_of(&OPENING);
    let plain = Connection::open(&place).unwrap();
    plain.execute_batch("create table one (two)").unwrap();
    drop((plain, turn));
    assert!(matches!(open_own(&place, &KEY), Err(Failure::Damaged(what)) if what == text_key!("fault.own_store")));
}
