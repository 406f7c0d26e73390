use super::*;
use crate::feeds::acro::COLUMNS;
use crate::testing::{Ada, World};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::words::english;
use zip::unstable::write::FileOptionsExt as _;

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

#[test]
fn an_archive_that_came_without_its_password_is_released_with_it() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let manifest = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/feeds/acro/manifest-20261110.csv");
    let mut writer = zip::write::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().with_deprecated_encryption(b"secret").unwrap();
    writer.start_file("manifest-20261110.csv", options).unwrap();
    std::io::Write::write_all(&mut writer, &std::fs::read(manifest).unwrap()).unwrap();
    let place = folder.path().join("night.zip");
    std::fs::write(&place, writer.finish().unwrap().into_inner()).unwrap();
    assert!(world.hq.import_path(&place).unwrap().took_nothing());
    let kept = world.hq.quarantined(1).unwrap().unwrap().1;
    assert_eq!(kept, std::fs::read(&place).unwrap(), "as it came");
    std::fs::remove_file(&place).unwrap();
    for wrong in [None, Some("wrong")] {
        assert!(matches!(world.hq.release_with(1, wrong).unwrap(), Released::Stays(_)), "{wrong:?}");
    }
    assert_eq!(world.hq.status().unwrap().orders, 0);
    // It opens; its orders are dated after today.
    match world.hq.release_with(1, Some("secret")).unwrap() {
        Released::Stays(why) => assert!(!english(why.clone()).contains("password"), "{}", english(why)),
        Released::TakenIn => panic!("nothing was taken"),
    }
    let refused = world.hq.status().unwrap().quarantine;
    world.pass_minutes(300 * 24 * 60);
    assert_eq!(world.hq.release_with(1, Some("secret")).unwrap(), Released::TakenIn);
    let after = world.hq.status().unwrap();
    assert!(after.orders > 0 && after.quarantine < refused, "{after:?}: the rows that were refused leave with it");
}
