//! Bad input: each gets an error that names the thing, nothing is lost and nothing else stops.

use cordon_core::proof::digest::{Digest, HexBytes, commit};
use cordon_core::proof::entry::{BODY_VERSION, Body, LockedBecause};
use cordon_core::proof::envelope::{ENVELOPE_VERSION, Envelope, SignedEntry, Signers};
use cordon_core::proof::protocol::{PushAnswer, Refusal, SealedEntry, SignedRefusal};
use cordon_core::proof::seal;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::EntryId;
use cordon_core::rules::time::{ClockTrust, Timestamp};
use cordon_core::wire::{self, Fault, FaultKind, ItemState};
use cordon_core::words::english;
use cordon_device::{Enrolment, House, Serve, enrol};
use cordon_hq::{Became, FileOutcome, Imported};
use cordon_tests::disk::SmallDisk;
use cordon_tests::line::Line;
use cordon_tests::officer::{Officer, at_scene, incident_of, passphrase, photo};
use cordon_tests::world::{MILL_LANE, World, demo_orders, feeds, restraining_order, smith};
use serde_json::Value;
use std::fs::{self, File, OpenOptions};
use std::path::Path;

fn court_message(name: &str) -> String {
    fs::read_to_string(feeds().join(name)).expect("a court message")
}

fn restraining_message() -> String {
    court_message("01-restraining-order-conviction.xml")
}

/// The demo's restraining order on a line of its own, its zone changed.
fn order_line(change: impl FnOnce(&mut Vec<Value>)) -> String {
    let text = fs::read_to_string(demo_orders()).expect("the demo's orders");
    let line = text.lines().find(|line| line.starts_with("{\"order\"")).expect("an order");
    let mut order: Value = serde_json::from_str(line).expect("an order in json");
    let ring = order.pointer_mut("/order/versions/0/conditions/1/term/zone/shape/rings/0");
    change(ring.and_then(Value::as_array_mut).expect("a ring"));
    order.to_string()
}

fn thirty_columns() -> String {
    let text = fs::read_to_string(feeds().join("acro/manifest-20261110.csv")).expect("a manifest");
    let header = text.lines().next().expect("a header");
    let (all_but_last, _last) = header.rsplit_once(',').expect("columns");
    format!("{all_but_last}\n")
}

fn outcome<'a>(imported: &'a Imported, name: &str) -> &'a FileOutcome {
    imported.files.iter().find(|file| file.file.ends_with(name)).expect("the file has an outcome")
}

#[track_caller]
fn is_broken(imported: &Imported, name: &str, reason: &str) {
    let file = outcome(imported, name);
    let said = said(file);
    assert_eq!((file.outcome, file.broken), (Became::Broken, 1), "{name}: {said}");
    assert!(said.contains(reason), "{name}: {said}");
}

/// Why nothing was taken of a file, and why each part was refused, in words.
fn said(file: &FileOutcome) -> String {
    let refused = file.refused.iter().map(|part| {
        let reason = english(part.reason.clone());
        part.line.map_or_else(|| reason.clone(), |line| format!("line {line}: {reason}"))
    });
    file.reason.clone().map(english).into_iter().chain(refused).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_broken_file_says_what_is_wrong_and_stops_no_other() {
    let world = World::empty();
    let inbox = world.place("inbox");
    let put = |name: &str, bytes: &[u8]| fs::write(inbox.join(name), bytes).unwrap();
    let good = restraining_message();
    put("a-malformed.xml", court_message("21-malformed.xml").as_bytes());
    put("b-other-encoding.xml", good.replace("UTF-8", "KOI8-R").as_bytes());
    let latin = good.replace("Peel", "P~el").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == b'~' { 0xE9 } else { byte }).collect();
    put("c-not-utf-8.xml", &latin);
    put("d-long-name.xml", good.replace("SMITH", &"S".repeat(10 << 20)).as_bytes());
    put("e-thirty-columns.csv", thirty_columns().as_bytes());
    put("f-crossing.jsonl", order_line(|ring| ring.swap(1, 3)).as_bytes());
    let far_north = |ring: &mut Vec<Value>| ring[2]["lat"] = Value::from(200.0);
    put("g-latitude-200.jsonl", order_line(far_north).as_bytes());
    put("z-good.xml", good.as_bytes());

    let imported = world.import(&inbox);
    assert_eq!(imported.files.len(), 8);
    is_broken(&imported, "a-malformed.xml", "not well-formed");
    is_broken(&imported, "a-malformed.xml", "line ");
    is_broken(&imported, "b-other-encoding.xml", "encoding koi8-r");
    is_broken(&imported, "c-not-utf-8.xml", "not UTF-8");
    is_broken(&imported, "d-long-name.xml", "name longer than 300 characters");
    is_broken(&imported, "e-thirty-columns.csv", "30 columns where 31 are expected");
    is_broken(&imported, "f-crossing.jsonl", "crosses itself");
    is_broken(&imported, "g-latitude-200.jsonl", "latitude out of range");
    assert_eq!(outcome(&imported, "z-good.xml").orders.new, 1);
    let status = world.hq.status().unwrap();
    assert_eq!((status.orders, status.quarantine), (1, 7));
    for file in &imported.files {
        assert!(!said(file).contains("SMITH"), "{}: a name in a reason", file.file);
    }
}

#[test]
fn markup_and_sql_in_a_name_stay_a_name() {
    let world = World::with_demo_orders();
    world.import(&feeds().join("22-markup-in-a-name.xml"));
    let ada = world.device("ada");
    ada.sync();
    let held = ada.list_orders("").held;
    for text in ["osample", "<script>alert('x')</script> O'SAMPLE'); DROP TABLE orders;--"] {
        let results = ada.search(text);
        let names: Vec<&str> = results.hits.iter().map(|hit| hit.name.as_str()).collect();
        assert_eq!(names.first(), Some(&"O'SAMPLE'); DROP TABLE ORDERS;--, <script>alert('x')</script>"), "{text}");
    }
    for text in ["' OR 1=1 --", "\" OR words : \"a", "NEAR(a b) *", "\u{202e}\u{0}", "name_words"] {
        ada.search(text);
    }
    let after = ada.list_orders("").held;
    assert_eq!((held, after), (3, 3));
}

#[test]
fn a_missing_birth_date_is_not_known_and_not_made_up() {
    let world = World::empty();
    world.import(&feeds().join("23-no-birth-date.xml"));
    let ada = world.device("ada");
    ada.sync();
    let results = ada.search("pattern mike");
    let hit = results.hits.first().unwrap();
    assert_eq!((hit.name.as_str(), hit.age), ("PATTERN, Mike", None));
    assert_eq!(hit.born_text(), None, "nothing is said of a birth that no record tells");
    let sheet = ada.open_person(hit.person);
    assert_eq!((sheet.born, sheet.age), (None, None));
    assert!(sheet.clues.iter().all(|clue| clue.kind != wire::ClueKind::BirthDate));
}

#[test]
fn every_published_sample_has_an_outcome() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/libra");
    if !samples.is_dir() {
        println!("skipped: the courts' samples are not beside this tree");
        return;
    }
    let world = World::empty();
    let imported = world.import(&samples);
    let files = count_files(&samples, "xml");
    assert!(files > 0);
    assert_eq!(imported.files.iter().filter(|file| file.file.ends_with(".xml")).count(), files);
    for file in &imported.files {
        let repeated = file.outcome == Became::AlreadyImported;
        assert_ne!(file.outcome, Became::People, "{}: none of them states people alone", file.file);
        let came_of_it = file.orders.new + file.orders.changed + file.orders.unchanged + file.orders.waiting > 0;
        let says_why = !said(file).is_empty();
        assert!(came_of_it || says_why || repeated, "{}", file.file);
        // Templates whose dates were never filled in.
        let template = file.file.contains("TRPR0003") || file.file.contains("HO100209");
        assert!(file.outcome != Became::Broken || template, "{}: {}", file.file, said(file));
    }
    println!("{files} samples, {} orders", world.hq.status().unwrap().orders);
}

fn count_files(folder: &Path, extension: &str) -> usize {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut count = 0;
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let is_one = path.extension().is_some_and(|ending| ending == extension);
        count += if path.is_dir() { count_files(&path, extension) } else { usize::from(is_one) };
    }
    count
}

/// An entry of the officer's device, sealed to HQ as the device would, and signed with keys that are
/// not the device's.
fn forged(officer: &Officer, sequence: u64) -> SealedEntry {
    let device = officer.device_file();
    let body = serde_json::to_vec(&Body::LockedUp { why: LockedBecause::Asked }).expect("a body");
    let salt = [9; 32];
    let envelope = Envelope {
        layout: ENVELOPE_VERSION,
        id: EntryId::derived(&[b"forged"]),
        chain: device.device,
        sequence,
        at: Timestamp::from_millis(0),
        clock: ClockTrust::Trusted,
        officer: device.slots.first().expect("a slot").officer,
        kind: "locked_up".to_owned(),
        version: BODY_VERSION,
        commitment: commit(&salt, &body),
        previous: Digest::ZERO,
    };
    let signers = Signers { device: &[1; 32], officer: &[2; 32] };
    let signed = SignedEntry::sign(&envelope, body, salt, signers).expect("an entry");
    let plain = serde_json::to_vec(&signed).expect("an entry in json");
    let mut rng = getrandom::rand_core::UnwrapErr(getrandom::SysRng);
    let bound = SealedEntry::bound(device.device, sequence);
    let sealed = seal::seal(&device.seal_key, &bound, &plain, &mut rng).expect("sealing");
    SealedEntry { device: device.device, sequence, sealed: HexBytes(sealed) }
}

fn refusal(answer: &PushAnswer) -> Option<RefusedBecause> {
    match answer {
        PushAnswer::Received { .. } => None,
        PushAnswer::Refused { refusal } => Some(reason_of(refusal)),
    }
}

fn reason_of(refusal: &SignedRefusal) -> RefusedBecause {
    serde_json::from_slice::<Refusal>(&refusal.refusal.0).expect("a refusal").because
}

#[test]
fn a_forged_or_replayed_entry_blocks_no_other() {
    let world = World::with_demo_orders();
    let (ada, ben) = (world.device("ada"), world.device("ben"));
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    let waiting: Vec<SealedEntry> = ada.outbox().into_iter().map(|(_place, entry)| entry).collect();
    let next = waiting.iter().map(|entry| entry.sequence).max().unwrap() + 1;
    let good = waiting[0].clone();
    let mut moved = good.clone();
    moved.sequence = next;
    let of_another = forged(&ben, 1);

    let answers = ada.push(vec![forged(&ada, next), moved, of_another, good.clone(), good]);
    let said: Vec<Option<RefusedBecause>> = answers.iter().map(refusal).collect();
    let expected = [
        Some(RefusedBecause::DeviceSignature),
        Some(RefusedBecause::SealedBytesDoNotOpen),
        Some(RefusedBecause::EntryOfAnotherDevice),
        None,
        None,
    ];
    assert_eq!(said, expected);
    assert_eq!(answers[3], answers[4], "the same entry again gets the same receipt");

    ada.sync();
    let status = world.hq.status().unwrap();
    assert_eq!((status.incidents, status.set_aside, status.forks), (1, 0, 0));
    assert!(status.quarantine >= 3);
    assert!(world.hq.verify().unwrap().journal_verified);
    assert!(matches!(ada.records()[0].state, ItemState::Received { .. }));
}

#[test]
fn an_outbox_file_that_is_changed_is_sealed_again_and_reaches_hq() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    let (place, mut entry) = ada.outbox().pop().unwrap();
    entry.sealed.0[40] ^= 1;
    fs::write(&place, serde_json::to_vec(&entry).unwrap()).unwrap();
    ada.sync();
    assert!(matches!(ada.records()[0].state, ItemState::Received { .. }));
    assert!(ada.ask(wire::SyncStatus {}).needs_you.is_empty());
    assert_eq!(world.hq.status().unwrap().incidents, 1);
    assert!(ada.verify().holds, "the device's own journal is whole");
}

fn wrong_try(officer: &Officer) -> FaultKind {
    officer.refused(wire::Unlock { slot: officer.slot, passphrase: "not the passphrase".to_owned() }).kind
}

#[test]
fn ten_wrong_passphrases_destroy_a_slot_and_no_other() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let ben = world.enrolled("ben", ada.house.clone());
    ben.lock();
    for tries_left in [9, 8, 7] {
        assert_eq!(wrong_try(&ada), FaultKind::WrongPassphrase { tries_left });
    }
    assert_eq!(wrong_try(&ada), FaultKind::TooSoon { wait_s: 2 });
    let right = wire::Unlock { slot: ada.slot, passphrase: passphrase("ada") };
    assert_eq!(ada.refused(right.clone()).kind, FaultKind::TooSoon { wait_s: 2 }, "the right one waits as well");
    for tries_left in (1..=6).rev() {
        world.pass_seconds(256);
        assert_eq!(wrong_try(&ada), FaultKind::WrongPassphrase { tries_left });
    }
    world.pass_seconds(256);
    assert_eq!(wrong_try(&ada), FaultKind::SlotDestroyed);
    world.pass_minutes(60);
    assert_eq!(ada.refused(right).kind, FaultKind::SlotDestroyed);
    let slots = ada.ask(wire::GetSession {}).slots;
    assert_eq!(slots.iter().map(|slot| slot.tries_left).collect::<Vec<_>>(), [0, 10]);
    ben.unlock();
    assert!(ben.verify().holds);
    ben.sync();
}

#[test]
fn an_empty_passphrase_is_no_try() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let refused = ada.refused(wire::Unlock { slot: ada.slot, passphrase: String::new() });
    assert_eq!((refused.kind, refused.field.as_deref()), (FaultKind::Invalid, Some("passphrase")));
    assert_eq!(ada.ask(wire::GetSession {}).slots[0].tries_left, 10);
    ada.unlock();
    assert_eq!(ada.journal().last(), Some(&Body::Unlocked { wrong_tries: 0 }));
}

#[test]
fn wrong_tries_are_forgotten_and_journalled_once_the_slot_opens() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    assert_eq!(wrong_try(&ada), FaultKind::WrongPassphrase { tries_left: 9 });
    ada.unlock();
    assert_eq!(ada.ask(wire::GetSession {}).slots[0].tries_left, 10);
    assert_eq!(ada.journal().last(), Some(&Body::Unlocked { wrong_tries: 1 }));
}

#[track_caller]
fn enrolment_refused(house: &House, given: &Enrolment) -> Fault {
    match enrol(house, given) {
        Ok(sheet) => unreachable!("slot {} was enrolled", sheet.slot),
        Err(failure) => failure.into(),
    }
}

#[test]
fn an_expired_or_used_code_enrols_nobody() {
    let world = World::with_demo_orders();
    let ada = world.house(&world.place("ada"), MILL_LANE);
    let expired = world.enrolment("ada");
    world.pass_minutes(16);
    let fault = enrolment_refused(&ada, &expired);
    assert!(matches!(fault.kind, FaultKind::HqRefused | FaultKind::CodeRefused), "{fault:?}");
    assert!(fault.to_string().contains("code"), "{fault:?}");

    let fresh = world.enrolment("ada");
    enrol(&ada, &fresh).unwrap();
    let ben = world.house(&world.place("ben"), MILL_LANE);
    let fault = enrolment_refused(&ben, &fresh);
    assert!(fault.to_string().contains("code"), "{fault:?}");
    assert!(!ben.serve(wire::GetSession {}).unwrap().enrolled);
    assert_eq!(world.hq.status().unwrap().devices, 1);
}

#[test]
fn an_enrolment_that_cannot_be_is_refused_before_hq_is_asked() {
    let world = World::empty();
    let house = world.house(&world.place("ada"), MILL_LANE);
    let good = world.enrolment("ada");
    let short = Enrolment { passphrase: "eleven char".to_owned(), ..good.clone() };
    assert_eq!(enrolment_refused(&house, &short).field.as_deref(), Some("passphrase"));
    let plain = Enrolment { hq: good.hq.replace("https", "http"), ..good.clone() };
    assert_eq!(enrolment_refused(&house, &plain).field.as_deref(), Some("hq"));
    let nowhere = Enrolment { ca_pem: String::new(), ..good.clone() };
    assert_eq!(enrolment_refused(&house, &nowhere).field.as_deref(), Some("ca"));
    enrol(&house, &good).unwrap();
}

fn cut_in_half(place: &Path) {
    let file = OpenOptions::new().write(true).open(place).expect("the store's file");
    let length = file.metadata().expect("its size").len();
    file.set_len(length / 2).expect("cutting it");
}

fn unlock_fault(officer: &Officer) -> Fault {
    officer.refused(wire::Unlock { slot: officer.slot, passphrase: passphrase(&officer.name) })
}

#[test]
fn a_truncated_own_store_is_named_and_nothing_is_touched() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    ada.lock();
    let (own, replica) = (ada.paths().own(), ada.paths().replica());
    let whole = fs::read(&own).unwrap();
    let copy = fs::read(&replica).unwrap();
    let waiting = ada.outbox().len();
    cut_in_half(&own);

    let fault = unlock_fault(&ada);
    assert_eq!(fault.kind, FaultKind::StoreDamaged);
    assert!(fault.to_string().contains("own store"), "{fault:?}");
    assert!(ada.ask(wire::GetSession {}).locked);
    assert_eq!(fs::metadata(&own).unwrap().len(), whole.len() as u64 / 2, "it is left for whoever repairs it");
    assert_eq!(fs::read(&replica).unwrap(), copy);
    assert_eq!(ada.outbox().len(), waiting);
    assert!(ada.sync().pushed > 0, "what was sealed reaches hq even so");
    assert_eq!(world.hq.status().unwrap().incidents, 1);

    fs::write(&own, whole).unwrap();
    ada.unlock();
    assert_eq!(ada.records().len(), 1);
    assert!(ada.verify().holds);
}

#[test]
fn an_own_store_cut_to_nothing_is_not_taken_for_a_new_one() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let whole = fs::read(ada.paths().own()).unwrap();
    File::create(ada.paths().own()).unwrap();
    assert_eq!(unlock_fault(&ada).kind, FaultKind::StoreDamaged);
    fs::write(ada.paths().own(), whole).unwrap();
    ada.unlock();
    assert!(ada.verify().holds);
}

#[test]
fn a_damaged_store_does_not_cost_the_officer_their_slot() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let whole = fs::read(ada.paths().own()).unwrap();
    cut_in_half(&ada.paths().own());
    for _try in 0..3 {
        assert_eq!(unlock_fault(&ada).kind, FaultKind::StoreDamaged);
        world.pass_seconds(256);
    }
    assert_eq!(ada.ask(wire::GetSession {}).slots[0].tries_left, 10, "the passphrase was right");
    fs::write(ada.paths().own(), whole).unwrap();
    ada.unlock();
}

#[test]
fn a_truncated_replica_is_begun_anew() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    ada.lock();
    cut_in_half(&ada.paths().replica());
    ada.unlock();
    let empty = ada.search("smith");
    assert_eq!((empty.hits.len(), empty.coverage.hq_knew_at), (0, None), "it says that nothing is held");
    assert_eq!(ada.records().len(), 1, "what was made here is kept");
    ada.sync();
    assert_eq!(ada.find("smith"), smith());
    assert!(ada.verify().holds);
}

#[test]
fn a_full_disk_refuses_and_loses_nothing() {
    let world = World::with_demo_orders();
    let Some(disk) = SmallDisk::mount(world.place("disk")) else {
        println!("skipped: this process may not mount a small disk");
        return;
    };
    let house = world.house(&disk.at().join("ada"), MILL_LANE);
    let ada = world.enrolled("ada", house);
    ada.sync();
    ada.open_order(restraining_order());
    let earlier = ada.record_breach(restraining_order(), "He stood at the gate.");
    let draft = ada.begin(restraining_order(), "He came back.");
    let waiting = ada.outbox().len();
    let first_filler = disk.fill("filler");
    ada.open_order(restraining_order());
    assert!(!disk.at().join("ada/reserve").exists(), "the space set aside went to the journal");
    let waiting_on_reserve = ada.outbox().len();
    assert!(waiting_on_reserve > waiting);
    let waiting = waiting_on_reserve;
    let filler = disk.fill("the reserve too");

    assert_eq!(ada.refused(wire::Record { id: draft }).kind, FaultKind::DiskFull);
    assert_eq!(ada.refused(photo(draft, &[7; 4096])).kind, FaultKind::DiskFull);
    assert_eq!(
        ada.refused(wire::SearchOpen { reason: at_scene() }).kind,
        FaultKind::DiskFull,
        "no look without its entry"
    );
    assert_eq!(ada.refused(wire::MineOpen {}).kind, FaultKind::DiskFull, "nor at one's own records");
    assert!(ada.verify().holds);
    assert_eq!(ada.outbox().len(), waiting, "nothing half made is sent");

    fs::remove_file(filler).unwrap();
    fs::remove_file(first_filler).unwrap();
    let kept: Vec<_> = ada.records().iter().map(|record| record.incident).collect();
    assert_eq!(kept, [earlier]);
    let later = incident_of(&ada.record(draft));
    ada.sync();
    assert_eq!(world.hq.status().unwrap().incidents, 2);
    assert_eq!(world.hq.status_of(later).unwrap().received, Some(true));
    assert!(ada.verify().holds);
    assert!(world.hq.verify().unwrap().journal_verified);
}

#[test]
fn a_second_process_is_told_who_holds_the_stores() {
    let world = World::empty();
    let home = world.place("ada");
    let _first = world.house(&home, MILL_LANE);
    let second = House::open(&home, world.options(MILL_LANE)).map(|house| house.home().to_owned());
    let fault = Fault::from(second.unwrap_err());
    assert_eq!(fault.kind, FaultKind::HeldElsewhere);
    let said = fault.to_string();
    assert!(said.contains("the journeys") && said.contains(&std::process::id().to_string()), "{said}");
}

/// Bytes that do not repeat.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..length.div_ceil(8)).flat_map(|_index| next()).take(length).collect()
}

#[test]
fn evidence_goes_on_where_the_line_broke() {
    let world = World::with_demo_orders();
    let line = Line::to(world.address);
    let house = world.house(&world.place("ada"), MILL_LANE);
    let through = Enrolment { hq: format!("https://{}", line.address), ..world.enrolment("ada") };
    let sheet = enrol(&house, &through).unwrap();
    world.confirm("ada", &sheet);
    let slot = sheet.slot;
    let ada = Officer { name: "ada".to_owned(), slot, house };
    ada.sync();
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He filmed her door.");
    ada.add_photo(draft, &noise(9 << 20));
    let incident = incident_of(&ada.record(draft));

    line.break_after(6 << 20);
    assert!(matches!(ada.sync_fails().kind, FaultKind::HqUnreachable { .. }));
    let status = world.hq.status_of(incident).unwrap();
    assert_eq!((status.received, status.evidence_verified), (Some(true), None));
    let state = ada.records().remove(0).state;
    let (least, most) = (5 << 20, 6 << 20);
    assert!(matches!(state, ItemState::Sending { sent, .. } if (least..=most).contains(&sent)), "{state:?}");

    line.mend();
    let before = line.carried();
    ada.sync();
    assert!(line.carried() - before < 5 << 20, "what hq held was not sent again");
    assert_eq!(world.hq.status_of(incident).unwrap().evidence_verified, Some(true));
    assert!(matches!(ada.records()[0].state, ItemState::Received { .. }));
}
