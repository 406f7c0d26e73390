use super::Refusal;
use crate::testing::{Ada, World};

#[test]
fn a_code_enrols_once() {
    let world = World::new();
    let code = world.code();
    let reply = world.enrol(&Ada::new().request(&code)).unwrap();
    assert_eq!(reply.shown, "PC 1234 Example");
    assert!(reply.certificate.is_some());
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
