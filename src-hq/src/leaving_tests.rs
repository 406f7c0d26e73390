use crate::enrolment::Refusal;
use crate::import::Taken;
use crate::quarantine::{Given, Released};
use crate::scopes;
use crate::store::refused::Because;
use crate::testing::{Ada, World, officer};
use cordon_core::proof::access::Access;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::protocol::{PushAnswer, Refusal as Refused};
use cordon_core::proof::verdict::RefusedBecause;

const COLLAR: &str = "1234";
const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

fn refused(answer: &PushAnswer) -> Option<RefusedBecause> {
    match answer {
        PushAnswer::Received { .. } => None,
        PushAnswer::Refused { refusal } => Some(serde_json::from_slice::<Refused>(&refusal.refusal.0).unwrap().because),
    }
}

#[test]
fn what_was_made_before_the_officer_left_is_taken_and_what_came_after_is_kept_apart() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    // The entries of these tests are made a minute before HQ's clock began.
    let before = ada.next(&LOCKED);
    world.pass_minutes(10);
    let done = world.hq.offboard(COLLAR, "retired").unwrap().unwrap();
    assert_eq!((done.devices.as_slice(), done.codes), ([ada.device].as_slice(), 0));
    assert_eq!(refused(&ada.offer(&world, 1, &before)), None);
    ada.at = world.hq.now();
    assert_eq!(refused(&ada.push(&world, &LOCKED)), None, "at that very moment it was not over yet");
    world.pass_minutes(1);
    ada.at = world.hq.now();
    assert_eq!(refused(&ada.push(&world, &LOCKED)), Some(RefusedBecause::OfficerHasLeft));
    let [held] = world.hq.quarantine().unwrap().try_into().unwrap();
    assert_eq!(held.because, Because::Intake(RefusedBecause::OfficerHasLeft));
    let released = world.hq.release(held.id, &Given::default()).unwrap();
    assert_eq!(released, Released::TakenIn(Taken::default()), "a person may take it in");
    assert_eq!(world.hq.status().unwrap().entries, 3);
    assert!(world.hq.verify().unwrap().journal_verified);
}

#[test]
fn a_device_of_an_officer_who_left_reads_nothing_and_is_told() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    world.hq.offboard(COLLAR, "retired").unwrap();
    let reply = scopes::list(&world.hq, ada.device).unwrap();
    assert_eq!(reply.scopes.len(), 1, "its own scope alone");
    let said = reply.officers[0].verify(&world.hq.secrets().sign_key, ada.device).unwrap();
    assert_eq!(said.access, Access::Ended { at: world.hq.now() });
    assert_eq!(said.officer, ada.reply.unwrap().officer);
}

#[test]
fn every_device_and_every_key_of_the_number_ends_and_nobody_elses() {
    let world = World::new();
    let (mut one, mut two) = (Ada::enrolled(&world), Ada::enrolled(&world));
    let mut ben = Ada::new();
    ben.enrol_as(&world, &crate::minting::Officer { collar: "12345".to_owned(), ..officer() });
    // A second key of the same officer on the first device.
    one.officer_secret = [5; 32];
    one.enrol_as(&world, &officer());
    world.hq.offboard(COLLAR, "retired").unwrap();
    world.pass_minutes(1);
    for each in [&mut one, &mut two] {
        each.at = world.hq.now();
        assert_eq!(refused(&each.push(&world, &LOCKED)), Some(RefusedBecause::OfficerHasLeft));
    }
    ben.at = world.hq.now();
    assert_eq!(refused(&ben.push(&world, &LOCKED)), None);
    let ended = scopes::list(&world.hq, one.device).unwrap().officers;
    let ended = ended.iter().filter_map(|said| said.verify(&world.hq.secrets().sign_key, one.device));
    assert_eq!(ended.filter(|said| said.access.ended_at().is_some()).count(), 2);
}

#[test]
fn codes_of_whoever_left_are_void_and_new_ones_need_a_return() {
    let world = World::new();
    let code = world.code();
    let done = world.hq.offboard(COLLAR, "resigned").unwrap().unwrap();
    assert_eq!((done.devices.len(), done.codes), (0, 1));
    assert_eq!(world.enrol(&Ada::new().request(&code)).unwrap_err(), Refusal::Code);
    let no = world.hq.mint_code(&officer()).unwrap_err().to_string();
    assert!(no.contains("--return") && no.contains("resigned"), "{no}");
    assert!(world.hq.offboard(COLLAR, "again").is_err(), "whoever left cannot leave");
    assert!(world.hq.take_back(COLLAR).unwrap());
    assert!(!world.hq.take_back(COLLAR).unwrap(), "nor return twice");
    assert!(world.hq.mint_code(&officer()).is_ok());
}

#[test]
fn whoever_returns_is_enrolled_under_a_new_id_and_what_ended_stays_ended() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let first = ada.reply.clone().unwrap().officer;
    world.hq.offboard(COLLAR, "a career break").unwrap();
    world.pass_minutes(60);
    world.hq.take_back(COLLAR).unwrap();
    let mut old = Ada { officer_secret: ada.officer_secret, ..Ada::new() };
    ada.officer_secret = [5; 32];
    let before = ada.reply.clone();
    ada.enrol_as(&world, &officer());
    assert_ne!(ada.reply.as_ref().unwrap().officer, first);
    ada.at = world.hq.now();
    assert_eq!(refused(&ada.push(&world, &LOCKED)), None);
    assert_eq!(scopes::list(&world.hq, ada.device).unwrap().scopes.len(), 2);
    // The key of before signs nothing any more.
    ada.reply = before;
    ada.officer_secret = std::mem::take(&mut old.officer_secret);
    assert_eq!(refused(&ada.push(&world, &LOCKED)), Some(RefusedBecause::OfficerHasLeft));
    assert!(world.hq.offboard(COLLAR, "for good").unwrap().is_some(), "and they may leave again");
}

#[test]
fn nobody_is_off_boarded_by_a_mistyped_number_or_without_a_reason() {
    let world = World::new();
    let _ada = Ada::enrolled(&world);
    assert_eq!(world.hq.offboard("9999", "retired").unwrap(), None);
    assert_eq!(world.hq.offboard("123", "retired").unwrap(), None);
    assert!(world.hq.offboard(COLLAR, "  ").unwrap_err().to_string().contains("--why"));
}

#[test]
fn an_enrolment_of_whoever_left_is_not_confirmed_any_more() {
    let world = World::new();
    let mut ada = Ada::new();
    ada.reply = Some(world.enrol(&ada.request(&world.code())).unwrap());
    let number = ada.open(&world);
    world.hq.offboard(COLLAR, "retired").unwrap();
    assert!(world.hq.confirm(COLLAR, number).is_err());
}
