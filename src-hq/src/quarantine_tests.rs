use super::*;
use crate::feeds::acro::COLUMNS;
use crate::testing::{Ada, World};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::words::english;

const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

#[test]
fn an_entry_of_a_revoked_device_that_a_person_releases_is_taken_in() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    assert!(world.hq.revoke(ada.device).unwrap());
    ada.push(&world, &LOCKED);
    let before = world.hq.status().unwrap();
    assert_eq!((before.quarantine, before.entries), (1, 0));
    assert_eq!(world.hq.release(1).unwrap(), Released::TakenIn);
    let after = world.hq.status().unwrap();
    assert_eq!((after.quarantine, after.entries), (0, 1));
    assert!(world.hq.verify().unwrap().journal_verified);
    let held = world.hq.ever_quarantined().unwrap();
    assert_eq!(held[0].ended.as_ref().map(|ended| ended.how), Some(Ending::Released));
    assert!(world.hq.release(1).unwrap_err().to_string().contains("released"), "once");
}

#[test]
fn a_row_that_is_still_wrong_stays_with_its_reason_until_it_is_closed_for_one() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let row = "DE26F00001,1700000000000001,Invented Court,195520,FL401,never,26/10/2027_23:59,Example,Una,1988-04-12,\
               1 Sample Street,Derby,DE1 2AB,,,No,No,No,Specimen,Beta,,9 Model Road,Derby,DE22 1ZZ,,,,Yes,Yes,Yes,";
    let place = folder.path().join("manifest-a.csv");
    std::fs::write(&place, format!("{}\r\n{row}\r\n", COLUMNS.join(","))).unwrap();
    let imported = world.hq.import_path(&place).unwrap();
    assert!(imported.took_nothing());
    match world.hq.release(1).unwrap() {
        Released::Stays(why) => assert!(english(why).contains("cannot be read as a date")),
        Released::TakenIn => panic!("taken in"),
    }
    assert_eq!(world.hq.status().unwrap().quarantine, 1, "it is kept once");
    assert!(world.hq.close(1, "  ").is_err(), "without a reason");
    world.hq.close(1, "a test of the court's").unwrap();
    assert!(world.hq.quarantine().unwrap().is_empty());
    let again = world.hq.import_path(&place).unwrap().files.remove(0);
    assert!(again.reason.is_none());
    assert!(world.hq.close(1, "again").is_err() && world.hq.release(9).is_err());
}
