//! A device's folder in other hands between two sittings, and what its officer finds and HQ gets.

use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::entry::{Body, ClearFile, LockedBecause};
use cordon_core::rules::time::ClockTrust;
use cordon_core::wire::{self, FaultKind};
use cordon_device::files::device::DeviceFile;
use cordon_device::{House, enrol};
use cordon_tests::officer::{Officer, passphrase};
use cordon_tests::photo;
use cordon_tests::world::{MILL_LANE, World, restraining_order};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The same device after its program ended and began again.
fn restarted(world: &World, officer: Officer) -> Officer {
    let Officer { name, slot, house } = officer;
    let home = house.home().to_owned();
    drop(house);
    Officer { house: world.house(&home, MILL_LANE), name, slot }
}

/// Writes another device file, as whoever holds the disk can.
fn rewrite(home: &Path, change: impl FnOnce(&mut DeviceFile)) {
    let place = home.join("device.json");
    let mut file: DeviceFile = serde_json::from_slice(&fs::read(&place).expect("the file")).expect("a device's file");
    change(&mut file);
    fs::write(&place, serde_json::to_vec(&file).expect("JSON")).expect("the file is written");
}

#[test]
fn a_device_file_that_names_another_hq_is_put_right_before_anything_is_sealed_by_it() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.lock();
    let whole = ada.device_file();
    rewrite(ada.house.home(), |file| {
        file.seal_key = HexBytes(vec![9; 32]);
        file.sign_key = HexBytes(vec![8; 32]);
        file.slots[0].shown = "PC other".to_owned();
    });
    let ada = restarted(&world, ada);
    let fault = ada.refused(wire::Unlock { slot: ada.slot, passphrase: passphrase("ada") });
    assert_eq!(fault.kind, FaultKind::Refused);
    assert!(fault.to_string().contains("unlock again"), "{fault:?}");
    assert_eq!(ada.device_file(), whole, "the file is as it was");
    ada.unlock();
    let journal = ada.journal();
    let told = journal.iter().find_map(|body| {
        let Body::FilePutRight { file: ClearFile::Device, fields } = body else { return None };
        Some(fields.join(", "))
    });
    assert_eq!(told.as_deref(), Some("seal_key, sign_key, slot 1"));
    assert!(journal.contains(&Body::LockedUp { why: LockedBecause::FileChanged }));
    assert_eq!(ada.ask(wire::GetSession {}).officer.unwrap().shown, "PC ada");
    ada.sync();
    assert!(ada.verify().holds);
    let at_hq = world.hq.verify().unwrap();
    assert_eq!(at_hq.devices[0].entries, journal.len() as u64, "all of it is sealed to hq and to nobody else");
}

#[test]
fn a_capture_file_that_was_changed_is_told_before_it_is_put_right() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let place = ada.house.home().join("capture.json");
    let whole = fs::read(&place).unwrap();
    let mut changed: serde_json::Value = serde_json::from_slice(&whole).unwrap();
    changed["seal_key"] = serde_json::json!("09".repeat(32));
    fs::write(&place, changed.to_string()).unwrap();
    ada.unlock();
    assert_eq!(fs::read(&place).unwrap(), whole);
    let fields = vec!["seal_key".to_owned()];
    assert!(ada.journal().contains(&Body::FilePutRight { file: ClearFile::Capture, fields }));
    ada.lock();
    ada.unlock();
    let told = ada.journal_kinds().iter().filter(|kind| **kind == "file_put_right").count();
    assert_eq!(told, 1);
}

#[test]
fn a_time_written_into_the_clock_file_ends_no_order_and_is_not_signed_as_trusted() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.lock();
    let ada = restarted(&world, ada);
    ada.unlock();
    assert_eq!(ada.ask(wire::GetSession {}).clock_trust, ClockTrust::Trusted, "what this device signed stands");
    ada.lock();
    let place = ada.house.home().join("clock.json");
    let text = fs::read_to_string(&place).unwrap();
    for year in ["2028", "2025"] {
        fs::write(&place, text.replace("2026-", &format!("{year}-"))).unwrap();
    }
    let ada = restarted(&world, ada);
    ada.unlock();
    let frame = ada.ask(wire::GetSession {});
    assert_ne!(frame.clock_trust, ClockTrust::Trusted);
    assert_eq!(frame.now.at.to_string().get(..4), Some("2026"), "the stores know better");
    ada.sync();
    assert_eq!(ada.ask(wire::GetSession {}).clock_trust, ClockTrust::Trusted, "until hq says it again");
}

/// What HQ holds of a device.
fn held(world: &World, device: cordon_core::rules::ids::DeviceId) -> u64 {
    let report = world.hq.verify().expect("a report");
    report.devices.iter().find(|each| each.device == device).map_or(0, |each| each.entries)
}

/// A device with a record and its photograph that HQ has not seen, locked and its program ended.
fn with_a_record_unsent(world: &mut World) -> (std::path::PathBuf, cordon_core::rules::ids::DeviceId, u64) {
    let ada = world.device("ada");
    ada.sync();
    world.stop_hq();
    let order = restraining_order();
    ada.open_order(order);
    let draft = ada.begin(order, "He stood at the gate.");
    ada.add_photo(draft, &photo::png(16, 16));
    ada.record(draft);
    ada.lock();
    let device = ada.device_file().device;
    let entries = {
        ada.unlock();
        let entries = ada.journal_kinds().len() as u64;
        ada.lock();
        entries + 1
    };
    let home = ada.house.home().to_owned();
    drop(ada);
    world.start_hq();
    (home, device, entries)
}

fn enrolled_anew(world: &World, house: Arc<House>) -> Officer {
    let sheet = enrol(&house, &world.enrolment("ada")).expect("another device is enrolled in its place");
    world.confirm("ada", &sheet);
    Officer { name: "ada".to_owned(), slot: sheet.slot, house }
}

#[track_caller]
fn all_comes_to_hq(world: &World, ada: &Officer, old: cordon_core::rules::ids::DeviceId, entries: u64) {
    assert_ne!(ada.device_file().device, old);
    assert!(ada.ask(wire::SyncStatus {}).status.waiting > 1, "what the earlier device owes is counted");
    ada.sync();
    assert_eq!(held(world, old), entries);
    let (report, own) = (world.hq.verify().expect("a report"), ada.device_file().device);
    assert!(report.journal_verified);
    assert!(report.devices.iter().any(|each| each.device == own && each.entries > 0));
    ada.sync();
    assert_eq!(ada.ask(wire::SyncStatus {}).status.waiting, 0, "and is not sent for ever");
    ada.lock();
    ada.unlock();
}

#[test]
fn what_a_device_owed_whose_file_is_gone_comes_to_hq_after_another_is_enrolled_there() {
    let mut world = World::with_demo_orders();
    let (home, old, entries) = with_a_record_unsent(&mut world);
    fs::remove_file(home.join("device.json")).unwrap();
    let ada = enrolled_anew(&world, world.house(&home, MILL_LANE));
    assert!(home.join("before").join("1").join("own.db").exists(), "nothing was destroyed");
    all_comes_to_hq(&world, &ada, old, entries);
}

#[test]
fn after_ten_wrong_tries_another_device_is_enrolled_and_what_the_first_owed_comes_to_hq() {
    let mut world = World::with_demo_orders();
    let (home, old, entries) = with_a_record_unsent(&mut world);
    let house = world.house(&home, MILL_LANE);
    let ada = Officer { name: "ada".to_owned(), slot: 1, house: house.clone() };
    for number in 1..=10 {
        let fault = ada.refused(wire::Unlock { slot: 1, passphrase: "not hers at all".to_owned() });
        assert_eq!(fault.kind == FaultKind::SlotDestroyed, number == 10, "{number}: {fault:?}");
        world.pass_minutes(10);
    }
    let ada = enrolled_anew(&world, house);
    all_comes_to_hq(&world, &ada, old, entries);
}
