//! Who may, who is there, and what HQ's word is worth: two officers at one device, the view that the
//! respondent holds, settings, approvals, and the command line's passphrases.

use cordon_core::proof::approval::Approved;
use cordon_core::proof::entry::{Body, LockedBecause, SearchSettled};
use cordon_core::rules::ids::EntryId;
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::wire::{self, EntrySays, Fault, FaultKind, Settings, Theme, Understood};
use cordon_device::Serve as _;
use cordon_device::store::open_own;
use cordon_device::store::own::journal;
use cordon_tests::officer::{Officer, at_scene, passphrase};
use cordon_tests::stage::program;
use cordon_tests::world::{MILL_LANE, World, restraining_order, smith};
use std::process::{Command, Output};

#[track_caller]
fn leave(ada: &Officer, shown: &wire::ShowSheet, given: &str) -> Result<wire::Saved, Fault> {
    let command = wire::ShowDone {
        id: shown.id,
        order: shown.order,
        done: Vec::new(),
        language: "English".to_owned(),
        understood: Understood::Unknown,
        passphrase: given.to_owned(),
    };
    cordon_device::Serve::serve(ada.house.as_ref(), command).map_err(Fault::from)
}

fn last_locked(officer: &Officer) -> Option<LockedBecause> {
    officer.journal().into_iter().rev().find_map(|body| {
        let Body::LockedUp { why } = body else { return None };
        Some(why)
    })
}

#[test]
fn a_second_slot_that_opens_locks_the_first_under_its_officers_signature() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let ben = world.enrolled("ben", ada.house.clone());
    ben.lock();
    ada.unlock();
    ada.sync();
    let search = ada.ask(wire::SearchOpen { reason: at_scene() }).search;
    ada.house.wait_for_index().unwrap();
    ada.ask(wire::Search { search, text: "smith".to_owned() });
    ben.unlock();
    let bodies = ada.journal();
    let [.., settled, locked, unlocked] = bodies.as_slice() else { panic!("three entries") };
    assert!(matches!(settled, Body::SearchSettled(SearchSettled { search: of, .. }) if *of == search), "{settled:?}");
    assert_eq!(*locked, Body::LockedUp { why: LockedBecause::AnotherOfficer });
    assert!(matches!(unlocked, Body::Unlocked { .. }));
    let officers = officers_of(&ada);
    let [.., of_settled, of_locked, of_unlocked] = officers.as_slice() else { panic!("three entries") };
    assert_eq!(of_settled, of_locked);
    assert_ne!(of_locked, of_unlocked, "ada signed that she was locked out, ben that he is in");
    assert!(ben.verify().holds);
    let refused = ada.refused(wire::Search { search, text: "smith".to_owned() });
    assert_eq!(refused.kind, FaultKind::Refused, "ben has no part in ada's search");
}

fn officers_of(officer: &Officer) -> Vec<cordon_core::rules::ids::OfficerId> {
    entries(officer).into_iter().map(|(_id, officer, _kind)| officer).collect()
}

/// Id, officer and kind of every entry.
fn entries(officer: &Officer) -> Vec<(EntryId, cordon_core::rules::ids::OfficerId, String)> {
    let own = open_own(&officer.paths().own(), &officer.keys().own).expect("the own store opens");
    let entries = journal::all(&own).expect("the journal is read");
    let read = entries.iter().map(|entry| entry.read().expect("an envelope"));
    read.map(|envelope| (envelope.id, envelope.officer, envelope.kind)).collect()
}

#[test]
fn whoever_holds_the_locked_view_spends_none_of_the_officers_tries() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let shown = ada.ask(wire::ShowOpen { order: restraining_order() });
    assert_eq!(ada.ask(wire::GetSession {}).showing, Some(restraining_order()));
    let entries = ada.journal().len();
    assert_eq!(ada.ask(wire::ShowOpen { order: restraining_order() }), shown, "a reload comes back to it");
    assert_eq!(ada.journal().len(), entries, "and is no second showing");
    for command in ["mine_open", "work", "sync_status", "drafts", "unlock", "settings_save", "person_open"] {
        let body = match command {
            "unlock" => serde_json::json!({ "slot": ada.slot, "passphrase": "guessed at the door" }),
            "settings_save" => serde_json::json!({ "settings": { "theme": "day", "lock_after_min": 60 } }),
            "person_open" => serde_json::json!({ "person": smith(), "reason": at_scene() }),
            _ => serde_json::json!({}),
        };
        let refused = cordon_device::dispatch(&ada.house, command, body).unwrap_err();
        assert_eq!(refused.kind, FaultKind::BeingShown, "{command}");
    }
    assert_eq!(leave(&ada, &shown, "").unwrap_err().kind, FaultKind::Invalid, "a key that was struck too early");
    for tries_left in [2, 1] {
        let refused = leave(&ada, &shown, "his own guess").unwrap_err();
        assert_eq!(refused.kind, FaultKind::WrongShowPassphrase { tries_left });
    }
    assert_eq!(leave(&ada, &shown, "his last guess").unwrap_err().kind, FaultKind::Locked);
    let session = ada.ask(wire::GetSession {});
    assert_eq!((session.locked, session.showing), (true, None));
    assert_eq!(session.slots[0].tries_left, 10, "the slot's own tries are untouched");
    assert_eq!(leave(&ada, &shown, &passphrase("ada")).unwrap_err().kind, FaultKind::Locked);
    ada.unlock();
    assert_eq!(last_locked(&ada), Some(LockedBecause::ShowTries));
    ada.open_order(restraining_order());
    let again = ada.ask(wire::ShowOpen { order: restraining_order() });
    assert_eq!(
        leave(&ada, &again, "a slip").unwrap_err().kind,
        FaultKind::WrongShowPassphrase { tries_left: 2 },
        "whoever unlocks has three again"
    );
    leave(&ada, &again, &passphrase("ada")).unwrap();
    leave(&ada, &again, "a repeat opens nothing").unwrap_err();
    assert_eq!(ada.ask(wire::GetSession {}).showing, None);
}

#[test]
fn settings_change_only_while_unlocked_and_say_what_they_were() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let before = ada.ask(wire::GetSession {}).settings;
    let after = Settings { theme: Theme::Night, lock_after_min: 10 };
    ada.ask(wire::SettingsSave { settings: after.clone() });
    ada.ask(wire::SettingsSave { settings: after.clone() });
    let changed: Vec<Body> =
        ada.journal().into_iter().filter(|body| matches!(body, Body::SettingsChanged { .. })).collect();
    assert_eq!(changed, [Body::SettingsChanged { before, after: after.clone() }], "what changes nothing is no entry");
    ada.lock();
    let longer = Settings { lock_after_min: 60, ..after.clone() };
    assert_eq!(ada.refused(wire::SettingsSave { settings: longer }).kind, FaultKind::Locked);
    assert_eq!(ada.ask(wire::GetSession {}).settings, after, "the lock screen shows them");
}

#[test]
fn a_supervisor_signs_for_a_colleagues_record_and_hq_keeps_it() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let sam = world.enrolled_as("sam", ada.house.clone(), Role::Supervisor, Some(Rank::Sergeant));
    sam.lock();
    ada.unlock();
    ada.sync();
    ada.open_order(restraining_order());
    let saved = ada.record(ada.begin(restraining_order(), "He stood at the gate."));
    let all = entries(&ada);
    let of_kind = |kind: &str| all.iter().find(|(_id, _officer, held)| held == kind).expect("an entry").0;
    let (record, look) = (of_kind("incident_recorded"), of_kind("order_opened"));
    assert_eq!(saved.entry, Some(record), "the reply names the entry to sign for");
    for _try in 0..2 {
        assert_eq!(ada.refused(wire::Approve { entry: record }).kind, FaultKind::Refused, "nobody approves their own");
    }
    sam.unlock();
    assert_eq!(sam.refused(wire::Approve { entry: look }).kind, FaultKind::Refused, "a look is not approved");
    assert_eq!(sam.refused(wire::EntryOpen { entry: look, reason: at_scene() }).kind, FaultKind::Refused);
    assert_eq!(sam.refused(wire::Approve { entry: record }).kind, FaultKind::ReasonNeeded, "nobody signs unread");
    let grant = sam.ask(wire::EntryOpen { entry: record, reason: at_scene() }).id;
    let read = sam.ask(wire::EntrySheetOf { grant });
    assert_eq!((read.by.as_str(), read.approved.is_none()), ("PC ada", true));
    let EntrySays::Incident(incident) = &read.says else { unreachable!("an incident: {read:?}") };
    assert_eq!(incident.account, "He stood at the gate.");
    assert!(read.who.is_some_and(|who| who.contains("SMITH")));
    let approved = sam.ask(wire::Approve { entry: record });
    for _repeat in 0..3 {
        assert_eq!(sam.ask(wire::Approve { entry: record }), approved);
    }
    assert_eq!(approved.digest, read.digest);
    assert_eq!(sam.ask(wire::EntrySheetOf { grant }).approved, Some(approved.clone()));
    let written = |kind: &str| sam.journal_kinds().into_iter().filter(|written| *written == kind).count();
    assert_eq!((written("entry_opened"), written("approved")), (1, 1), "one look, and one signature");
    let unknown = "01936c00-0000-7000-8000-0000000000fd".parse().unwrap();
    let elsewhere = sam.refused(wire::EntryOpen { entry: unknown, reason: at_scene() });
    assert_eq!(elsewhere.kind, FaultKind::Refused, "{elsewhere:?}");
    assert_eq!((approved.entry, approved.kind.as_str()), (record, "incident_recorded"));
    sam.sync();
    assert_eq!(world.hq.approvals_of(&Approved::Entry { device: ada.device_file().device, entry: record }).unwrap(), 1);
    assert_eq!(world.hq.status().unwrap().set_aside, 0);
    let ben = world.enrolled("ben", ada.house.clone());
    for _try in 0..2 {
        assert_eq!(ben.refused(wire::Approve { entry: record }).kind, FaultKind::Denied, "a constable may not");
    }
    let refused = ben.journal_kinds().into_iter().filter(|kind| *kind == "refused").count();
    assert_eq!(refused, 1, "and that he tried is in the journal once");
    ben.sync();
    assert_eq!(world.hq.approvals_of(&Approved::Entry { device: ada.device_file().device, entry: record }).unwrap(), 1);
}

#[test]
fn an_officer_is_known_by_the_forces_number_and_not_by_a_name() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let supervisor = |collar: &str, shown: &str| cordon_hq::Officer {
        collar: collar.to_owned(),
        shown: shown.to_owned(),
        initials: "AD".to_owned(),
        role: Role::Supervisor,
        rank: Some(Rank::Sergeant),
    };
    let promoted = world.enrolled_under("promoted", ada.house.clone(), &supervisor("collar of ada", "Sgt Newname"));
    promoted.lock();
    ada.unlock();
    let namesake = world.enrolled_under("namesake", ada.house.clone(), &supervisor("collar of another", "PC ada"));
    namesake.lock();
    ada.unlock();
    ada.sync();
    ada.open_order(restraining_order());
    let saved = ada.record(ada.begin(restraining_order(), "He stood at the gate."));
    let record = saved.entry.expect("its entry");
    ada.lock();
    promoted.unlock();
    let own = promoted.refused(wire::Approve { entry: record });
    assert_eq!(own.kind, FaultKind::Refused, "under another name and with other keys she is herself: {own:?}");
    promoted.lock();
    namesake.unlock();
    namesake.ask(wire::EntryOpen { entry: record, reason: at_scene() });
    assert_eq!(namesake.ask(wire::Approve { entry: record }).entry, record, "of one name with her, and another");
    namesake.sync();
    assert_eq!(
        world.hq.approvals_of(&Approved::Entry { device: ada.device_file().device, entry: record }).unwrap(),
        1,
        "HQ tells them apart as well"
    );
}

#[test]
fn an_administrators_device_holds_no_orders() {
    let world = World::with_demo_orders();
    let house = world.house(&world.place("desk"), MILL_LANE);
    let ida = world.enrolled_as("ida", house, Role::Administrator, None);
    ida.sync();
    let session = ida.ask(wire::GetSession {});
    assert!(!session.may.contains(&wire::Deed::Search) && session.may.contains(&wire::Deed::MintCode));
    assert_eq!(ida.refused(wire::OrdersOpen { reason: at_scene(), text: String::new() }).kind, FaultKind::Denied);
    let held = cordon_device::store::open_replica(&ida.paths().replica(), &ida.keys().replica).unwrap();
    assert!(cordon_device::store::replica::orders::get(&held, restraining_order()).is_err(), "hq gave it none");
}

/// The case's files: é composed, é as two letters, a mark and a line end around it, and UTF-16.
const WRITTEN: [(&str, &[u8]); 4] = [
    ("nfc", b"caf\xc3\xa9 example 42"),
    ("nfd", b"cafe\xcc\x81 example 42"),
    ("bom-crlf", b"\xef\xbb\xbfcaf\xc3\xa9 example 42\r\n"),
    ("utf16", b"\xff\xfec\x00a\x00f\x00\xe9\x00 \x004\x002\x00"),
];

#[test]
fn a_passphrase_file_opens_however_it_was_written_or_says_what_is_wrong_with_it() {
    let world = World::with_demo_orders();
    let home = world.place("cli");
    let house = world.house(&home, MILL_LANE);
    let given = cordon_device::Enrolment { passphrase: "caf\u{e9} example 42".to_owned(), ..world.enrolment("ada") };
    cordon_device::enrol(&house, &given).unwrap();
    drop(house);
    let files = world.place("files");
    let cordon = program("CORDON_BIN", "cordon").unwrap();
    let status = |file: &str| -> Output {
        let mut command = Command::new(&cordon);
        command.env_remove("CORDON_PASSPHRASE").arg("--home").arg(&home).arg("--passphrase-file");
        command.arg(files.join(file)).args(["--json", "status"]).output().unwrap()
    };
    for (name, bytes) in WRITTEN {
        std::fs::write(files.join(name), bytes).unwrap();
    }
    std::fs::write(files.join("empty"), b"\xef\xbb\xbf\n").unwrap();
    std::fs::write(files.join("wrong"), b"another passphrase").unwrap();
    for name in ["nfc", "nfd", "bom-crlf"] {
        let output = status(name);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains("\"locked\":false"), "{name}: {said}");
    }
    for (name, words) in [("utf16", "is not UTF-8"), ("nowhere", "cannot be read"), ("empty", "is empty")] {
        let output = status(name);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(said.contains(words), "{name}: {said}");
    }
    let output = status("wrong");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("9 tries left"), "no file above cost a try: {said}");
}

#[test]
fn a_mistyped_folder_is_told_and_nothing_is_made_there() {
    let place = tempfile::tempdir().unwrap();
    let home = place.path().join("no-such-device");
    let cordon = program("CORDON_BIN", "cordon").unwrap();
    for asked in [&["status"][..], &["sync"], &["search", "example", "--reason", "at-scene"], &["verify", "journal"]] {
        let mut command = Command::new(&cordon);
        command.env("CORDON_PASSPHRASE", "twelve letters").arg("--home").arg(&home).args(asked);
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{asked:?}");
        assert!(said.contains("no-such-device") && said.contains("nothing was made"), "{asked:?}: {said}");
        assert!(!home.exists(), "{asked:?} made a folder");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_cause_and_leaves_no_draft() {
    let world = World::with_demo_orders();
    let home = world.place("files-lost");
    let house = world.house(&home, MILL_LANE);
    let given = cordon_device::Enrolment { passphrase: "twelve letters".to_owned(), ..world.enrolment("ada") };
    cordon_device::enrol(&house, &given).unwrap();
    drop(house);
    let form = world.place("forms").join("bad.json");
    std::fs::write(&form, "{\"mode\":").unwrap();
    let cordon = program("CORDON_BIN", "cordon").unwrap();
    let run = |asked: &[&str]| {
        let mut command = Command::new(&cordon);
        command.env("CORDON_PASSPHRASE", "twelve letters").arg("--home").arg(&home).args(asked);
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = run(&["record", "--mode", "found", "--account", "x", "--declare", "--photo", "nope.jpg"]);
    assert!(code == Some(2) && said.contains("nope.jpg cannot be read: No such file"), "{said}");
    let (code, said) = run(&["record", "--declare", "--form", form.to_str().unwrap()]);
    assert!(code == Some(2) && said.contains("bad.json is not a record form: not JSON, at line 1"), "{said}");
    // What is missing is told by the argument that gives it, before a draft begins.
    let (code, said) = run(&["record", "--mode", "found", "--account", "x"]);
    assert!(code == Some(2) && said.contains("declare with --declare"), "{said}");
    let (code, said) = run(&["record", "--mode", "found", "--declare"]);
    assert!(code == Some(2) && said.contains("with --account"), "{said}");
    let house = world.house(&home, MILL_LANE);
    house.serve(cordon_core::wire::Unlock { slot: 1, passphrase: "twelve letters".to_owned() }).unwrap();
    assert!(house.serve(cordon_core::wire::Drafts {}).unwrap().drafts.is_empty());
}
