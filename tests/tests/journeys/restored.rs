//! HQ put back from its backup, as docs/operating.md has it done.

use super::*;
use std::fs;
use std::path::Path;

/// Copies a folder as `cp -a` does.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("its type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn an_hq_put_back_from_its_backup_holds_what_it_held_and_its_devices_go_on() {
    let mut world = World::new();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate of number 9.");
    ada.add_photo(draft, &photo::png(64, 48));
    let saved = ada.record(draft);
    ada.sync();
    let before = world.hq.status_of(incident_of(&saved)).unwrap();
    assert_eq!((before.received, before.evidence_verified), (Some(true), Some(true)));

    let backup = world.place("backup");
    world.stop_hq();
    copy(&world.hq_folder(), &backup);
    // The machine is gone, and what stands in its place was never HQ.
    world.put_back(&backup);

    assert_eq!(world.hq.status_of(incident_of(&saved)).unwrap(), before);
    assert!(world.hq.verify().unwrap().journal_verified);
    let more = ada.record_breach(restraining_order(), "He was there again.");
    ada.sync();
    let after = world.hq.status_of(more).unwrap();
    assert_eq!((after.received, after.incidents, after.set_aside, after.forks), (Some(true), 2, 0, 0));
    assert!(ada.records().iter().all(|record| is_received(&record.state)));
    // Whoever enrols now trusts the same authority.
    let ben = world.device("ben");
    ben.sync();
    assert_eq!(ben.open_person(smith()).identity, Identity::Possible);
}

#[test]
fn a_backup_without_its_key_opens_for_nobody() {
    let mut world = World::with_demo_orders();
    let backup = world.place("backup");
    world.stop_hq();
    copy(&world.hq_folder(), &backup);
    assert!(cordon_hq::Hq::open_held(&backup, &cordon_hq::StoreKey::new([8; 32])).is_err());
    let bytes = fs::read(backup.join("hq.db")).unwrap();
    assert!(!bytes.windows(5).any(|window| window == b"SMITH"), "a name stands in the copy");
}
