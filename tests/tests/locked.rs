//! Recording without unlocking: whoever holds a locked device can record, sealed to HQ and to the
//! device's own store; nothing held is shown, nothing made is readable, and an officer takes it up.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::CaptureId;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{
    self, DraftBrief, ExhibitKind, Fault, FaultKind, ItemKind, ItemState, LockedCaptureForm, LockedCaptureOpened,
    LockedExhibit, Mode, PlaceInput, RecordForm, Saved,
};
use cordon_device::Serve as _;
use cordon_tests::officer::{Officer, incident_of};
use cordon_tests::photo;
use cordon_tests::world::{MILL_LANE, World};
use std::fs;
use std::path::{Path, PathBuf};

const ACCOUNT: &str = "He hammered on the green door and shouted her name";
const WHO: &str = "a man in a scarlet anorak";
const PLACE: &str = "the back lane behind the chapel";

fn form() -> LockedCaptureForm {
    LockedCaptureForm {
        account: ACCOUNT.to_owned(),
        who: WHO.to_owned(),
        at: None,
        about: true,
        place: Some(PlaceInput::Here),
        place_words: PLACE.to_owned(),
    }
}

#[track_caller]
fn open(officer: &Officer) -> LockedCaptureOpened {
    officer.ask(wire::LockedCaptureOpen { slot: Some(officer.slot) })
}

fn file(id: CaptureId, kind: ExhibitKind, bytes: &[u8]) -> wire::LockedCaptureAdd {
    wire::LockedCaptureAdd { id, kind, name: "a photo.png".into(), bytes: STANDARD.encode(bytes) }
}

#[track_caller]
fn add(officer: &Officer, id: CaptureId, bytes: &[u8]) -> LockedExhibit {
    officer.ask(file(id, ExhibitKind::Photo, bytes))
}

#[track_caller]
fn save(officer: &Officer, id: CaptureId, form: LockedCaptureForm) -> Saved {
    officer.ask(wire::LockedCaptureSave { id, form })
}

#[track_caller]
fn save_refused(officer: &Officer, id: CaptureId, form: LockedCaptureForm) -> Fault {
    officer.refused(wire::LockedCaptureSave { id, form })
}

/// Records without unlocking, from the open form to "Saved".
#[track_caller]
fn record(officer: &Officer) -> CaptureId {
    let id = open(officer).id;
    save(officer, id, form());
    id
}

#[track_caller]
fn drafts(officer: &Officer) -> Vec<DraftBrief> {
    officer.ask(wire::Drafts {}).drafts
}

/// The program is ended without a word, and started again.
fn killed_and_reopened(world: &World, officer: Officer) -> Officer {
    let Officer { name, slot, house } = officer;
    let home = house.home().to_owned();
    drop(house);
    Officer { name, slot, house: world.house(&home, MILL_LANE) }
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).expect("a folder") {
        let path = item.expect("a file").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The notes of files of records that are not saved, with their bytes.
fn notes(officer: &Officer) -> Vec<(PathBuf, Vec<u8>)> {
    let mut places = files(&officer.paths().captures());
    places.retain(|place| place.extension().is_some_and(|ending| ending == "loose"));
    places.sort();
    places.into_iter().map(|place| (place.clone(), fs::read(place).expect("a note"))).collect()
}

#[track_caller]
fn lies_nowhere_in_clear(home: &Path) {
    for place in files(home) {
        let bytes = match fs::read(&place) {
            Ok(bytes) => bytes,
            // A log of a store that has just closed: what is gone lies nowhere.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            read => read.expect("a file's bytes"),
        };
        for words in [ACCOUNT, WHO, PLACE] {
            let as_hex: String = words.bytes().map(|byte| format!("{byte:02x}")).collect();
            for needle in [words.as_bytes(), as_hex.as_bytes(), STANDARD.encode(words).as_bytes()] {
                let found = bytes.windows(needle.len()).any(|window| window == needle);
                assert!(!found, "{words:?} in {}", place.display());
            }
        }
    }
}

#[test]
fn a_record_made_while_locked_outlives_a_kill_reaches_hq_and_becomes_a_draft() {
    let mut world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.lock();
    world.stop_hq();

    let picture = photo::png(64, 48);
    let sha256 = Digest::of(&picture).to_string();
    let id = open(&ada).id;
    let kept = add(&ada, id, &picture);
    assert_eq!((kept.number, kept.sha256.as_str(), kept.size_bytes), (1, sha256.as_str(), picture.len() as u64));
    let saved = save(&ada, id, form());
    assert_eq!((saved.id.as_str(), saved.at.at), (id.to_string().as_str(), world.now()));
    let waiting = ada.ask(wire::SyncStatus {}).waiting;
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].what, waiting[0].shown.as_str()), (ItemKind::Capture, id.short().as_str()));
    assert!(matches!(ada.sync_fails().kind, FaultKind::HqUnreachable { .. }));
    lies_nowhere_in_clear(ada.house.home());

    let ada = killed_and_reopened(&world, ada);
    assert!(ada.ask(wire::GetSession {}).status.waiting > 0);
    world.start_hq();
    assert!(!ada.sync().pulled, "it stays locked");
    let held = world.hq.captures().unwrap().remove(0);
    let sheet = world.hq.capture(held.device, held.capture).unwrap().expect("hq holds it");
    let content = sheet.content.expect("hq reads it");
    assert_eq!((content.account.as_str(), content.who.as_str(), content.place.as_str()), (ACCOUNT, WHO, PLACE));
    assert_eq!((content.exhibits[0].sha256.as_str(), sheet.evidence_verified), (sha256.as_str(), Some(true)));
    let officer = ada.device_file().slots[0].officer;
    assert_eq!((held.capture, held.claimed, held.taken), (id, Some(officer), None));
    assert_eq!((world.hq.status().unwrap().captures, world.hq.status().unwrap().incidents), (1, 0));
    let sheet = ada.ask(wire::SyncStatus {});
    assert_eq!((sheet.status.waiting, sheet.waiting.len()), (0, 0));
    assert!(matches!(sheet.received[0].state, ItemState::Received { .. }), "{:?}", sheet.received);

    ada.unlock();
    let brief = ada.mine().drafts.remove(0);
    let mark = brief.captured.expect("a mark");
    assert_eq!((mark.capture, mark.claimed.as_deref(), mark.about, mark.saved), (id, Some("PC ada"), true, true));
    let draft = ada.reopen(brief.id);
    let filled = &draft.form;
    assert_eq!((filled.account.as_str(), filled.description.as_str()), (ACCOUNT, WHO));
    assert_eq!((filled.place_words.as_str(), filled.act_at), (PLACE, Some(content.at)));
    assert!(matches!(filled.place, Some(PlaceInput::Fix { .. })));
    assert_eq!((filled.mode, filled.decision.is_none(), filled.declared), (None, true, false));
    assert_eq!((draft.exhibits[0].reference.as_str(), draft.exhibits[0].sha256.as_str()), ("AD/1", sha256.as_str()));
    assert_eq!(files(&ada.paths().captures()), Vec::<PathBuf>::new(), "its draft is durable");

    let form = RecordForm { mode: Some(Mode::WithHim), declared: true, ..draft.form };
    ada.ask(wire::DraftSave { id: brief.id, form });
    let incident = incident_of(&ada.record(brief.id));
    ada.sync();
    let status = world.hq.status_of(incident).unwrap();
    assert_eq!((status.capture, status.exhibits, status.evidence_verified), (Some(id), Some(1), Some(true)));
    assert_eq!((status.set_aside, status.captures_set_aside, status.forks), (0, 0, 0));
    assert_eq!(world.hq.captures().unwrap()[0].taken, Some((brief.id, officer)));
    assert_eq!(ada.journal_kinds().iter().filter(|kind| **kind == "capture_taken").count(), 1);
    assert!(ada.verify().holds && world.hq.verify().unwrap().journal_verified);
    lies_nowhere_in_clear(ada.house.home());
}

#[test]
fn a_repeat_returns_the_first_result_before_and_after_unlocking() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let id = open(&ada).id;
    let first = add(&ada, id, &photo::png(16, 16));
    assert_eq!(add(&ada, id, &photo::png(16, 16)), first);
    assert_eq!(add(&ada, id, &photo::png(16, 17)).number, 2);
    let saved = save(&ada, id, form());
    world.pass_seconds(5);
    let other = LockedCaptureForm { account: "other words".to_owned(), ..form() };
    assert_eq!(save(&ada, id, other.clone()), saved);
    let ada = killed_and_reopened(&world, ada);
    assert_eq!(save(&ada, id, other.clone()), saved);
    ada.unlock();
    assert_eq!(save(&ada, id, other), saved);
    assert_eq!(drafts(&ada).len(), 1);
    assert_eq!(ada.reopen(drafts(&ada)[0].id).exhibits.len(), 2);
    ada.sync();
    assert_eq!(world.hq.status().unwrap().captures, 1);
}

#[test]
fn two_taps_at_once_make_one_record() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let id = open(&ada).id;
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(|| save(&ada, id, form()));
        let other = scope.spawn(|| save(&ada, id, form()));
        (one.join().unwrap(), other.join().unwrap())
    });
    assert_eq!(one, other);
    ada.unlock();
    assert_eq!(drafts(&ada).len(), 1);
}

#[test]
fn what_cannot_be_recorded_is_refused_by_name() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let unlocked = ada.refused(wire::LockedCaptureOpen { slot: None });
    assert_eq!(unlocked.kind, FaultKind::Refused, "unlocked, one records in the ordinary way");
    ada.lock();
    assert_eq!(ada.refused(wire::LockedCaptureOpen { slot: Some(99) }).kind, FaultKind::NotFound);
    let id = open(&ada).id;
    let unknown = CaptureId::derived(&[b"nobody opened this"]);
    assert_eq!(save_refused(&ada, unknown, form()).kind, FaultKind::NotFound);
    assert_eq!(ada.refused(file(unknown, ExhibitKind::Photo, b"x")).kind, FaultKind::NotFound);

    let field = |form: LockedCaptureForm| save_refused(&ada, id, form).field;
    let long = "x".repeat(20_001);
    assert_eq!(field(LockedCaptureForm { account: long.clone(), ..form() }).as_deref(), Some("account"));
    assert_eq!(field(LockedCaptureForm { who: long.clone(), ..form() }).as_deref(), Some("who"));
    assert_eq!(field(LockedCaptureForm { place_words: long, ..form() }).as_deref(), Some("place_words"));
    assert_eq!(field(LockedCaptureForm { account: " \n".to_owned(), ..form() }).as_deref(), Some("account"));
    let tomorrow = Some(Timestamp::from_millis(world.now().millis() + 86_400_000));
    assert_eq!(field(LockedCaptureForm { at: tomorrow, ..form() }).as_deref(), Some("when"));
    let nowhere = Some(PlaceInput::GridReference { text: "ZZ 12 34".to_owned() });
    assert_eq!(field(LockedCaptureForm { place: nowhere, ..form() }).as_deref(), Some("place"));

    assert_eq!(ada.refused(file(id, ExhibitKind::Photo, b"")).field.as_deref(), Some("bytes"));
    assert_eq!(ada.refused(file(id, ExhibitKind::BodyWornVideo, b"BWV 4417")).field.as_deref(), Some("kind"));
    for number in 0..20_u8 {
        add(&ada, id, &[number]);
    }
    assert_eq!(ada.refused(file(id, ExhibitKind::Photo, b"one more")).kind, FaultKind::Refused);
    save(&ada, id, form());
    assert_eq!(ada.refused(file(id, ExhibitKind::Photo, b"too late")).kind, FaultKind::NotFound);

    let nobodys = world.house(&world.place("nobody's"), MILL_LANE);
    let fault = nobodys.serve(wire::LockedCaptureOpen { slot: None }).map(|opened| opened.id).unwrap_err();
    assert_eq!(Fault::from(fault).kind, FaultKind::NotEnrolled);
}

#[test]
fn a_stolen_device_takes_fifty_records_and_more_once_hq_has_them() {
    let mut world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.lock();
    world.stop_hq();
    for _record in 0..49 {
        record(&ada);
    }
    let begun = open(&ada).id;
    record(&ada);
    assert_eq!(ada.refused(wire::LockedCaptureOpen { slot: None }).kind, FaultKind::Refused);
    assert_eq!(save_refused(&ada, begun, form()).kind, FaultKind::Refused);
    assert_eq!(ada.ask(wire::SyncStatus {}).waiting.len(), 50);
    world.start_hq();
    ada.sync();
    assert_eq!(world.hq.status().unwrap().captures, 50);
    save(&ada, begun, form());
    ada.unlock();
    assert_eq!(drafts(&ada).len(), 51);
}

#[test]
fn photographs_of_a_record_never_saved_are_found_after_a_kill() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let id = open(&ada).id;
    let pictures = [photo::png(8, 8), photo::png(8, 9)];
    for picture in &pictures {
        add(&ada, id, picture);
    }
    let ada = killed_and_reopened(&world, ada);
    assert_eq!(save_refused(&ada, id, form()).kind, FaultKind::NotFound, "its form went with the program");
    ada.unlock();
    let draft = ada.reopen(drafts(&ada)[0].id);
    let mark = draft.captured.expect("a mark");
    assert_eq!((mark.capture, mark.saved), (id, false));
    assert_eq!(draft.form.account, "");
    let kept: Vec<String> = draft.exhibits.into_iter().map(|exhibit| exhibit.sha256.0).collect();
    assert_eq!(kept, pictures.map(|picture| Digest::of(&picture).to_string()));
    ada.sync();
    let held = world.hq.captures().unwrap().remove(0);
    let sheet = world.hq.capture(held.device, held.capture).unwrap().expect("hq holds it");
    assert_eq!((held.capture, sheet.evidence_verified), (id, Some(true)));
    assert!(!sheet.content.expect("hq reads it").saved);
    assert_eq!(world.hq.status().unwrap().set_aside, 0);
}

#[test]
fn a_record_goes_to_the_officer_it_claims_and_an_unclaimed_one_to_whoever_unlocks() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let ben = world.enrolled("ben", ada.house.clone());
    ben.lock();
    let his = record(&ben);
    let id = ada.ask(wire::LockedCaptureOpen { slot: None }).id;
    save(&ada, id, form());

    ada.unlock();
    let hers = drafts(&ada);
    assert_eq!(
        hers.iter().filter_map(|draft| draft.captured.as_ref()).map(|mark| mark.capture).collect::<Vec<_>>(),
        [id]
    );
    assert_eq!(hers[0].captured.as_ref().and_then(|mark| mark.claimed.clone()), None);
    ada.lock();
    ben.unlock();
    let marks: Vec<_> = drafts(&ben).into_iter().filter_map(|draft| draft.captured).collect();
    assert_eq!(marks.iter().map(|mark| mark.capture).collect::<Vec<_>>(), [his]);
    assert_eq!(marks[0].claimed.as_deref(), Some("PC ben"));
    ben.sync();
    let taken: Vec<_> = world.hq.captures().unwrap().iter().map(|held| held.taken.is_some()).collect();
    assert_eq!(taken, [true, true]);
}

#[test]
fn a_kill_between_the_draft_and_the_removal_makes_no_second_draft() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let id = record(&ada);
    let own = ada.paths().capture_own(id);
    let bytes = fs::read(&own).unwrap();
    ada.unlock();
    ada.lock();
    fs::write(&own, bytes).unwrap();
    ada.unlock();
    assert_eq!(drafts(&ada).len(), 1);
    assert!(!own.exists());
    assert_eq!(ada.journal().iter().filter(|body| matches!(body, Body::CaptureTaken(_))).count(), 1);
}

#[test]
fn a_copy_for_hq_that_a_kill_left_unmade_is_made_at_unlocking() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let id = record(&ada);
    fs::remove_file(ada.paths().capture_sealed(id)).unwrap();
    ada.sync();
    assert_eq!(world.hq.status().unwrap().captures, 0);
    ada.unlock();
    ada.sync();
    let held = world.hq.captures().unwrap().remove(0);
    let content = world.hq.capture(held.device, held.capture).unwrap().and_then(|sheet| sheet.content);
    assert_eq!(content.map(|content| content.account).as_deref(), Some(ACCOUNT));
    assert_eq!(world.hq.status().unwrap().set_aside, 0);
}

#[test]
fn a_note_of_a_file_stays_where_the_record_does_not_hold_the_file() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let id = open(&ada).id;
    add(&ada, id, &photo::png(8, 8));
    let held = notes(&ada);
    add(&ada, id, &photo::png(8, 9));
    let other: Vec<_> = notes(&ada).into_iter().filter(|note| !held.contains(note)).collect();
    assert_eq!((held.len(), other.len()), (1, 1));
    fs::remove_file(&other[0].0).unwrap();
    let ada = killed_and_reopened(&world, ada);
    ada.unlock();
    assert_eq!(ada.reopen(drafts(&ada)[0].id).exhibits.len(), 1);
    ada.lock();

    for (place, bytes) in held.iter().chain(&other) {
        fs::write(place, bytes).unwrap();
    }
    ada.unlock();
    assert_eq!(notes(&ada), other, "it holds the only key of its file");
    assert_eq!(drafts(&ada).len(), 1);
}

#[test]
fn two_hundred_records_that_nobody_took_up_are_all_that_a_locked_device_takes() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let begun = open(&ada).id;
    let kept = |number: u32| ada.paths().capture_own(CaptureId::derived(&[&number.to_be_bytes()]));
    for number in 1..200 {
        fs::write(kept(number), b"sealed").unwrap();
    }
    open(&ada);
    fs::write(kept(200), b"sealed").unwrap();
    let fault = ada.refused(wire::LockedCaptureOpen { slot: None });
    assert_eq!(fault.kind, FaultKind::Refused);
    assert!(fault.to_string().contains("two hundred"), "{fault}");
    assert_eq!(save_refused(&ada, begun, form()).kind, FaultKind::Refused);
    fs::remove_file(kept(200)).unwrap();
    save(&ada, begun, form());
}

#[test]
fn a_spoilt_copy_is_named_and_holds_up_no_other() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let spoilt = record(&ada);
    let good = record(&ada);
    fs::write(ada.paths().capture_own(spoilt), b"half a fi").unwrap();
    ada.unlock();
    let marks: Vec<_> = drafts(&ada).into_iter().filter_map(|draft| draft.captured).collect();
    assert_eq!(marks.iter().map(|mark| mark.capture).collect::<Vec<_>>(), [good]);
    let needs_you = ada.ask(wire::SyncStatus {}).needs_you;
    assert_eq!(needs_you.iter().map(|item| item.shown.as_str()).collect::<Vec<_>>(), [spoilt.short().as_str()]);
    ada.sync();
    assert_eq!(world.hq.status().unwrap().captures, 2, "hq has both");
}

#[test]
fn a_revoked_devices_record_is_heard_once_more_and_stays_with_the_officer() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.lock();
    let id = record(&ada);
    world.hq.revoke(ada.device_file().device, "it was lost").unwrap();
    ada.sync();
    assert_eq!(world.hq.status().unwrap().captures, 0);
    assert!(world.hq.status().unwrap().quarantine > 0);
    let sheet = ada.ask(wire::SyncStatus {});
    assert_eq!((sheet.waiting.len(), sheet.needs_you.len()), (0, 1));
    ada.unlock();
    assert_eq!(drafts(&ada)[0].captured.as_ref().map(|mark| mark.capture), Some(id));
    let needs_you = ada.ask(wire::SyncStatus {}).needs_you;
    assert!(needs_you.iter().any(|item| item.shown.as_str() == id.short()), "{needs_you:?}");
}
