use super::Refusal;
use crate::minting::Officer;
use crate::testing::{Ada, World, officer};
use cordon_core::proof::protocol::EnrolRequest;
use cordon_core::proof::sign::{Purpose, public_key, sign};
use std::time::Duration;

#[test]
fn a_code_enrols_once() {
    let world = World::new();
    let code = world.code();
    let reply = world.enrol(&Ada::new().request(&code)).unwrap();
    assert_eq!(reply.shown, "PC 1234 Example");
    assert!(reply.certificate.expires_at > world.hq.now());
    assert_eq!(world.enrol(&Ada::new().request(&code)).unwrap_err(), Refusal::Code);
}

#[test]
fn a_code_is_read_in_any_case_and_with_hyphens() {
    let world = World::new();
    let code = world.code().to_lowercase();
    let (head, tail) = code.split_at(5);
    assert!(world.enrol(&Ada::new().request(&format!("{head}-{tail}"))).is_ok());
}

#[test]
fn a_code_is_refused_after_fifteen_minutes() {
    let world = World::new();
    let code = world.code();
    world.pass_minutes(15);
    assert_eq!(world.enrol(&Ada::new().request(&code)).unwrap_err(), Refusal::Code);
}

#[test]
fn five_wrong_tries_spend_a_code() {
    let world = World::new();
    let code = world.code();
    let last = if code.ends_with('0') { '1' } else { '0' };
    let wrong = format!("{}{last}", code.get(..9).unwrap());
    for _ in 0..5 {
        assert_eq!(world.enrol(&Ada::new().request(&wrong)).unwrap_err(), Refusal::Code);
    }
    assert_eq!(world.enrol(&Ada::new().request(&code)).unwrap_err(), Refusal::Code);
}

#[test]
fn four_wrong_tries_do_not() {
    let world = World::new();
    let code = world.code();
    let last = if code.ends_with('0') { '1' } else { '0' };
    for _ in 0..4 {
        let wrong = format!("{}{last}", code.get(..9).unwrap());
        assert!(world.enrol(&Ada::new().request(&wrong)).is_err());
    }
    assert!(world.enrol(&Ada::new().request(&code)).is_ok());
}

#[test]
fn whoever_does_not_hold_the_device_key_is_refused() {
    let world = World::new();
    let mut request = Ada::new().request(&world.code());
    request.officer_key.0[0] ^= 1;
    assert_eq!(world.enrol(&request).unwrap_err(), Refusal::Proof);
}

#[test]
fn an_enrolled_device_with_another_key_is_refused() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let mut thief = Ada::new();
    thief.device = ada.device;
    assert_eq!(world.enrol(&thief.request(&world.code())).unwrap_err(), Refusal::OtherKey);
}

#[test]
fn another_key_of_the_same_officer_on_a_device_is_another_id() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let first = ada.reply.clone().unwrap().officer;
    ada.officer_secret = [5; 32];
    let second = world.enrol(&ada.request(&world.code())).unwrap().officer;
    assert_ne!(first, second);
}

#[test]
fn whoever_has_the_device_unlocked_stays_who_they_are_and_nobody_else_becomes_them() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let first = ada.reply.clone().unwrap().officer;
    let again = |held: [u8; 32], code: &str| {
        let mut request = ada.request(code);
        request.officer_key = public_key(&[5; 32]);
        request.held_key = Some(public_key(&held));
        request.proof = sign(&ada.device_secret, Purpose::Enrolment, &request.proven_bytes());
        world.enrol(&request).unwrap()
    };
    let reply = again(ada.officer_secret, &world.code());
    assert_eq!(reply.officer, first);
    assert_eq!(world.hq.enrolments().unwrap().len(), 1);
    let other = Officer { collar: "5678".to_owned(), shown: "PC 5678 Other".to_owned(), ..officer() };
    let code = world.hq.mint_code(&other).unwrap().code;
    assert_ne!(again(ada.officer_secret, &code).officer, first, "another's code, while she has it unlocked");
    assert_ne!(again([8; 32], &world.code()).officer, first, "a key that is not hers");
    let key = world.hq.store().read(|db| db.find_officer_key(ada.device, first)).unwrap();
    assert_eq!(key, Some(public_key(&ada.officer_secret)), "what she signed still verifies");
}

#[test]
fn the_key_of_whoever_has_it_unlocked_cannot_be_put_in_on_the_way() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let mut request = ada.request(&world.code());
    request.held_key = Some(public_key(&ada.officer_secret));
    assert_eq!(world.enrol(&request).unwrap_err(), Refusal::Proof);
}

/// Thirty wrong tries with codes of heads that were never minted.
fn wrong_tries(world: &World, peer: &str) {
    for _ in 0..30 {
        assert_eq!(tried_from(world, peer, &Ada::new().request("ZZZZ000000")), Err(Refusal::Code));
    }
}

/// How long whoever tried too many is told to wait.
fn waits(minutes: u64) -> Result<(), Refusal> {
    Err(Refusal::TooManyTries { wait: Duration::from_secs(minutes * 60) })
}

fn tried_from(world: &World, peer: &str, request: &EnrolRequest) -> Result<(), Refusal> {
    super::enrol(&world.hq, request, peer.parse().unwrap()).unwrap().map(|_reply| ())
}

#[test]
fn wrong_tries_of_one_address_keep_no_other_from_being_enrolled() {
    let world = World::new();
    for last in 1..=12 {
        wrong_tries(&world, &format!("192.0.2.{last}"));
    }
    let code = world.code();
    assert_eq!(world.hq.attempts().wrong(), 12 * 30);
    assert_eq!(tried_from(&world, "192.0.2.1", &Ada::new().request(&code)), waits(15));
    assert_eq!(tried_from(&world, "::ffff:192.0.2.1", &Ada::new().request(&code)), waits(15));
    assert_eq!((world.hq.attempts().wrong(), world.hq.attempts().held_back()), (12 * 30, 2));
    assert_eq!(tried_from(&world, "192.0.2.99", &Ada::new().request(&code)), Ok(()));
    world.pass_minutes(14);
    let code = world.code();
    assert_eq!(tried_from(&world, "192.0.2.1", &Ada::new().request(&code)), waits(1), "the good code is not used up");
    world.pass_minutes(1);
    assert_eq!(tried_from(&world, "192.0.2.1", &Ada::new().request(&code)), Ok(()));
}

#[test]
fn whoever_waits_does_so_until_one_of_the_thirty_is_a_quarter_of_an_hour_old() {
    let world = World::new();
    for _ in 0..30 {
        assert_eq!(tried_from(&world, "192.0.2.1", &Ada::new().request("ZZZZ000000")), Err(Refusal::Code));
    }
    world.pass_minutes(10);
    assert_eq!(tried_from(&world, "192.0.2.1", &Ada::new().request("ZZZZ000000")), waits(5));
    world.pass_minutes(5);
    assert_eq!(tried_from(&world, "192.0.2.1", &Ada::new().request("ZZZZ000000")), Err(Refusal::Code));
    assert_eq!(world.hq.attempts().wrong(), 31, "what was not looked at is no wrong code");
}

#[test]
fn addresses_of_one_network_are_one_source() {
    let world = World::new();
    wrong_tries(&world, "2001:db8:0:1::1");
    let code = world.code();
    assert_eq!(tried_from(&world, "2001:db8:0:1:ffff::2", &Ada::new().request(&code)), waits(15));
    assert_eq!(tried_from(&world, "2001:db8:0:2::1", &Ada::new().request(&code)), Ok(()));
}

#[test]
fn an_enrolled_device_enrols_whatever_others_tried_at_its_address() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    wrong_tries(&world, "192.0.2.1");
    let mut liar = Ada::new();
    liar.device = ada.device;
    assert_eq!(tried_from(&world, "192.0.2.1", &liar.request(&world.code())), waits(15), "another's name");
    ada.officer_secret = [5; 32];
    assert_eq!(tried_from(&world, "192.0.2.1", &ada.request(&world.code())), Ok(()));
    for _ in 0..30 {
        assert_eq!(tried_from(&world, "192.0.2.1", &ada.request("ZZZZ000000")), Err(Refusal::Code));
    }
    assert_eq!(tried_from(&world, "192.0.2.1", &ada.request(&world.code())), waits(15), "it guesses as slowly");
}
