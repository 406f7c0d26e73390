//! Being enrolled again: an officer stays what and who they are, a device that was lost for months gets its
//! certificate whatever its clock says, and each refusal is told as what it is.

use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::EnrolRequest;
use cordon_core::proof::short_number::commitment;
use cordon_core::proof::sign::{Purpose, public_key, sign};
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::rules::time::{ClockTrust, Timestamp};
use cordon_core::wire::{self, FaultKind};
use cordon_device::clock::Clock;
use cordon_device::files::device::load_transport;
use cordon_device::keys::{certificate_request, new_transport_key};
use cordon_device::link::client;
use cordon_device::{Enrolment, House, Options, enrol};
use cordon_hq::{CodeFor, RankSaid, RoleChange};
use cordon_tests::officer::Officer;
use cordon_tests::world::{MILL_LANE, World, collar, restraining_order};
use std::sync::Arc;

const DAY: i64 = 24 * 60;

/// What the command line asks for where no role is said.
fn asked(name: &str) -> CodeFor {
    let known = cordon_hq::Officer {
        collar: collar(name),
        shown: format!("PC {name}"),
        initials: "AD".to_owned(),
        role: Role::Officer,
        rank: None,
    };
    CodeFor { role: None, rank: RankSaid::Nothing, ..(&known).into() }
}

/// Ada, an inspector who answers for the records of others.
fn inspector(world: &World, place: &str) -> Officer {
    let house = world.house(&world.place(place), MILL_LANE);
    world.enrolled_as("ada", house, Role::Supervisor, Some(Rank::Inspector))
}

#[test]
fn a_second_code_takes_nothing_from_an_officer_and_loses_no_record_of_their_first_device() {
    let world = World::with_demo_orders();
    let ada = inspector(&world, "first");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    world.pass_minutes(60);

    // Nothing said of the role, it is what it was; another one has to be meant.
    let code = world.hq.mint(&asked("ada")).unwrap();
    assert_eq!((code.actor.role, code.actor.rank, code.devices), (Role::Supervisor, Some(Rank::Inspector), 1));
    let lawyer = CodeFor { role: Some(Role::Legal), rank: RankSaid::None, ..asked("ada") };
    let said = world.hq.mint(&lawyer).unwrap_err().to_string();
    assert!(said.contains("supervisor (inspector)") && said.contains("legal"), "{said}");
    world.hq.mint(&CodeFor { change: RoleChange::Meant, ..lawyer }).unwrap();

    world.pass_minutes(60);
    ada.sync();
    let status = world.hq.status().unwrap();
    assert_eq!((status.incidents, status.set_aside), (1, 0), "she made it as an inspector");
    assert!(ada.ask(wire::SyncStatus {}).needs_you.is_empty());
}

#[test]
fn what_an_old_role_let_them_record_since_waits_for_a_person_who_can_put_it_right() {
    let world = World::with_demo_orders();
    let ada = inspector(&world, "first");
    ada.sync();
    let became = |role, rank| {
        world.hq.mint(&CodeFor { role: Some(role), rank, change: RoleChange::Meant, ..asked("ada") }).unwrap();
    };
    became(Role::Legal, RankSaid::None);
    world.pass_minutes(60);
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    // A lawyer holds no copy: the rest is refused, and what was recorded comes all the same.
    let _no_copy = cordon_device::sync::run_once(&ada.house);
    assert_eq!(world.hq.status().unwrap().incidents, 0);
    assert!(world.hq.list_set_aside().unwrap().iter().any(|entry| entry.kind == "incident_recorded"));

    became(Role::Supervisor, RankSaid::Is(Rank::Inspector));
    let retried = world.hq.retry_set_aside(None, None).unwrap();
    assert!(retried.taken > 0 && retried.stay.is_empty(), "{retried:?}");
    assert_eq!(world.hq.status().unwrap().incidents, 1);
    ada.sync();
    assert!(ada.ask(wire::SyncStatus {}).needs_you.is_empty(), "and their device is told");
}

#[test]
fn an_officer_who_is_enrolled_again_while_unlocked_keeps_their_slot_their_drafts_and_their_records() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    let draft = ada.draft(None, Some(restraining_order())).id;
    let sergeant = CodeFor {
        role: Some(Role::Supervisor),
        rank: RankSaid::Is(Rank::Sergeant),
        change: RoleChange::Meant,
        ..asked("ada")
    };
    let code = world.hq.mint(&sergeant).unwrap().code;
    let passphrase = "another passphrase of hers".to_owned();
    let again = Enrolment { passphrase: passphrase.clone(), ..world.enrolment_by("ada", code) };
    let sheet = enrol(&ada.house, &again).unwrap();
    assert_eq!(sheet.slot, ada.slot, "the slot is hers, and there is no second one");
    let session = ada.ask(wire::GetSession {});
    assert_eq!(session.slots.len(), 1);
    assert!(session.may.contains(&wire::Deed::ApproveRecord), "as what she is now");
    assert_eq!(ada.reopen(draft).id, draft);
    assert_eq!(ada.records().len(), 1);

    ada.lock();
    let old = wire::Unlock { slot: ada.slot, passphrase: cordon_tests::officer::passphrase("ada") };
    assert!(matches!(ada.refused(old).kind, FaultKind::WrongPassphrase { .. }), "the old passphrase opens nothing");
    world.pass_minutes(10);
    ada.ask(wire::Unlock { slot: ada.slot, passphrase });
    world.confirm("ada", &sheet);
    ada.sync();
    assert_eq!(world.hq.status().unwrap().set_aside, 0);
    assert!(world.hq.verify().unwrap().journal_verified);
    assert!(ada.verify().holds);
}

#[test]
fn an_exchange_that_broke_off_takes_nothing_from_an_officer_who_was_confirmed() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let held = ada.device_file();
    let anew = world.enrolment("ada");
    // HQ has answered, and the device never opens what it committed to.
    client::enrol(&anew.hq, &anew.ca_pem, &asks_again(&ada, anew.code.clone())).unwrap();
    assert_eq!(ada.device_file(), held);
    ada.sync();
    ada.open_order(restraining_order());
    assert_eq!(ada.ask(wire::GetSession {}).access, None, "she is as confirmed as before");
}

/// Ada's device asks for her to be enrolled again on it.
fn asks_again(ada: &Officer, code: String) -> EnrolRequest {
    let (keys, device) = (ada.keys(), ada.device_file().device);
    let mut request = EnrolRequest {
        code,
        device,
        csr_pem: certificate_request(device, &new_transport_key().expect("a key")).expect("a request"),
        device_key: public_key(&keys.device_secret),
        officer_key: public_key(&[6; 32]),
        held_key: Some(public_key(&keys.officer_secret)),
        commitment: commitment(&[5; 32]),
        proof: HexBytes(Vec::new()),
    };
    request.proof = sign(&keys.device_secret, Purpose::Enrolment, &request.proven_bytes());
    request
}

/// A clock that a flat battery left far behind, in another boot than any that was known.
struct Flat;

impl Clock for Flat {
    fn wall(&self) -> Timestamp {
        Timestamp::parse("2020-01-01T00:00:00Z").expect("a moment")
    }

    fn boot(&self) -> (String, i64) {
        ("after the battery".to_owned(), 5_000)
    }
}

/// Ada's device, opened again with its clock lost, three months later.
fn after_three_months(world: &World) -> Officer {
    let ada = world.device("ada");
    ada.sync();
    ada.lock();
    let Officer { name, slot, house } = ada;
    let home = house.home().to_owned();
    drop(house);
    world.pass_minutes(91 * DAY);
    let options = Options { clock: Arc::new(Flat), ..world.options(MILL_LANE) };
    let house = Arc::new(House::open(&home, options).expect("a house"));
    let ada = Officer { name, slot, house };
    ada.unlock();
    ada
}

#[test]
fn a_device_that_does_not_know_that_its_certificate_has_run_out_gets_one_with_the_code() {
    let world = World::with_demo_orders();
    let ada = after_three_months(&world);
    let sheet = enrol(
        &ada.house,
        &Enrolment { passphrase: cordon_tests::officer::passphrase("ada"), ..world.enrolment("ada") },
    )
    .unwrap();
    assert_eq!(load_transport(&ada.paths()).unwrap().certificate.issued_at, world.now());
    world.confirm("ada", &sheet);
    ada.sync();
    ada.open_order(restraining_order());
}

#[test]
fn a_device_whose_certificate_has_run_out_learns_the_time_from_what_it_hands_in() {
    let world = World::with_demo_orders();
    let ada = after_three_months(&world);
    assert_ne!(ada.ask(wire::GetSession {}).clock_trust, ClockTrust::Trusted);
    let fault = ada.sync_fails();
    assert!(fault.to_string().contains("certificate has run out"), "{fault}");
    let session = ada.ask(wire::GetSession {});
    assert_eq!(session.clock_trust, ClockTrust::Trusted);
    assert_eq!(session.now.epoch_ms, world.now().millis());
}

#[test]
fn a_good_code_after_too_many_wrong_ones_is_told_as_that_and_not_as_wrong() {
    let world = World::with_demo_orders();
    let house = world.house(&world.place("ada"), MILL_LANE);
    let given = |code: &str| world.enrolment_by("ada", code.to_owned());
    let fault = |given: &Enrolment| wire::Fault::from(enrol(&house, given).err().unwrap());
    for _ in 0..30 {
        assert_eq!(fault(&given("ZZZZ000000")).kind, FaultKind::CodeRefused);
    }
    world.pass_minutes(1);
    let good = world.enrolment("ada");
    let told = fault(&good);
    assert_eq!((told.kind, told.field.as_deref()), (FaultKind::HqRefused, Some("code")));
    let said = told.to_string();
    assert!(said.contains("may be right") && said.contains("14 minutes"), "{said}");
    world.pass_minutes(14);
    enrol(&house, &world.enrolment("ada")).unwrap();
}

#[test]
fn a_revoked_device_that_nobody_can_unlock_makes_room_for_another_and_what_it_owed_is_sent() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.lock();
    let first = ada.device_file().device;
    let fault = wire::Fault::from(enrol(&ada.house, &world.enrolment("ada")).err().unwrap());
    assert_eq!(fault.kind, FaultKind::Refused, "while HQ takes it, an officer of it must unlock it: {fault:?}");

    assert!(world.hq.revoke(first, "lost").unwrap());
    let sheet = enrol(&ada.house, &world.enrolment("ada")).unwrap();
    world.confirm("ada", &sheet);
    let ada = Officer { slot: sheet.slot, ..ada };
    assert_ne!(ada.device_file().device, first);
    assert!(ada.paths().before().join("1").join("own.db").exists(), "what the first recorded is kept");
    ada.sync();
    let kept = world.hq.quarantine().unwrap();
    assert!(kept.iter().any(|held| held.because.name() == Some("device_revoked")), "and handed in: {kept:?}");
}
