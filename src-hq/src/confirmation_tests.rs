use super::{Confirmation, open};
use crate::enrolment::Refusal;
use crate::minting::Officer;
use crate::scopes;
use crate::store::devices::Standing;
use crate::store::enrolments::State;
use crate::store::feed::device_scope;
use crate::testing::{Ada, NONCE, World, officer};
use cordon_core::proof::access::Access;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::protocol::{CommitmentOpened, PushAnswer};
use cordon_core::proof::short_number::ShortNumber;
use cordon_core::rules::ids::DeviceId;

const COLLAR: &str = "1234";
const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

/// A device with an officer whom nobody has confirmed, and the number on its screen.
fn waiting(world: &World) -> (Ada, ShortNumber) {
    let mut ada = Ada::new();
    ada.reply = Some(world.enrol(&ada.request(&world.code())).unwrap());
    let number = ada.open(world);
    (ada, number)
}

fn another(number: ShortNumber) -> ShortNumber {
    let digits = number.to_string();
    let last = if digits.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", digits.get(..6).unwrap()).parse().unwrap()
}

fn scopes_of(world: &World, device: DeviceId) -> Vec<String> {
    world.hq.store().read(|db| scopes::entitled(db, device)).unwrap()
}

fn said(world: &World, ada: &Ada) -> Access {
    let reply = scopes::list(&world.hq, ada.device).unwrap();
    reply.officers[0].verify(&world.hq.secrets().sign_key, ada.device).unwrap().access
}

fn wrong(tries_left: u32) -> Confirmation {
    Confirmation::Wrong { tries_left }
}

fn waits_at_hq(world: &World) -> u64 {
    world.hq.store().read(|db| db.list_received_entries(None)).unwrap().len() as u64
}

#[test]
fn until_its_number_is_confirmed_a_device_reads_nothing_and_what_it_hands_in_waits() {
    let world = World::new();
    let (mut ada, number) = waiting(&world);
    assert_eq!(scopes_of(&world, ada.device), [device_scope(ada.device)]);
    assert!(matches!(said(&world, &ada), Access::Waits { .. }));
    assert!(matches!(ada.push(&world, &LOCKED), PushAnswer::Received { .. }), "it is received");
    assert_eq!((waits_at_hq(&world), world.hq.status().unwrap().set_aside), (1, 0), "and nothing is made of it yet");
    let listed = world.hq.enrolments().unwrap();
    assert_eq!(listed[0].number, Some(number), "HQ shows the number of the device's screen");
    assert_eq!((listed[0].state, listed[0].shown.as_str()), (State::Waits, "PC 1234 Example"));

    assert!(matches!(world.hq.confirm(COLLAR, number).unwrap(), Confirmation::Confirmed(_)));
    assert_eq!(scopes_of(&world, ada.device).len(), 2);
    assert_eq!(said(&world, &ada), Access::Confirmed { at: world.hq.now() });
    assert_eq!(waits_at_hq(&world), 0, "what waited is taken up");
    let again = world.hq.confirm(COLLAR, number).unwrap_err();
    assert!(again.to_string().contains("nobody"), "{again}");
}

#[test]
fn whoever_put_another_authority_or_key_in_between_shows_another_number() {
    let world = World::new();
    let (mut ada, number) = waiting(&world);
    let authority = world.hq.authority().certificate();
    assert_eq!(ada.number(&authority), number);
    assert_ne!(ada.number(b"another authority"), number);
    let whole = ada.reply.clone();
    ada.reply.as_mut().unwrap().seal_key = HexBytes(vec![9; 32]);
    assert_ne!(ada.number(&authority), number, "the seal key");
    ada.reply = whole;
    ada.csr_pem = Ada::new().csr_pem;
    assert_ne!(ada.number(&authority), number, "the certificate request");
}

#[test]
fn a_certificate_request_put_in_on_the_way_is_not_what_the_device_signed() {
    let world = World::new();
    let ada = Ada::new();
    let mut request = ada.request(&world.code());
    request.csr_pem = Ada::new().csr_pem;
    assert_eq!(world.enrol(&request).unwrap_err(), Refusal::Proof);
    let mut request = ada.request(&world.code());
    request.commitment.0[0] ^= 1;
    assert_eq!(world.enrol(&request).unwrap_err(), Refusal::Proof);
}

#[test]
fn what_the_device_did_not_commit_to_makes_no_number() {
    let world = World::new();
    let mut ada = Ada::new();
    ada.reply = Some(world.enrol(&ada.request(&world.code())).unwrap());
    let officer = ada.reply.as_ref().unwrap().officer;
    let opened = |device, nonce: Vec<u8>| {
        open(&world.hq, device, &CommitmentOpened { officer, nonce: HexBytes(nonce) }).unwrap()
    };
    assert_eq!(opened(ada.device, vec![7; 32]), None);
    assert_eq!(opened(ada.device, vec![6; 31]), None);
    assert_eq!(opened(Ada::new().device, NONCE.to_vec()), None, "another device");
    let early = world.hq.confirm(COLLAR, "000 000".parse().unwrap()).unwrap_err();
    assert!(early.to_string().contains("sync"), "nothing counts before HQ knows the number: {early}");
    let said = opened(ada.device, NONCE.to_vec()).unwrap();
    assert_eq!(opened(ada.device, NONCE.to_vec()), Some(said), "a repeat is answered alike");
}

#[test]
fn the_third_wrong_number_ends_the_enrolment_and_revokes_a_device_with_nobody_else() {
    let world = World::new();
    let (mut ada, number) = waiting(&world);
    assert_eq!(world.hq.confirm(COLLAR, another(number)).unwrap(), wrong(2));
    assert_eq!(world.hq.confirm(COLLAR, another(number)).unwrap(), wrong(1));
    assert_eq!(world.hq.confirm(COLLAR, another(number)).unwrap(), Confirmation::GivenUp);
    assert_eq!(ada.calling(&world).standing, Standing::Revoked);
    assert!(world.hq.confirm(COLLAR, number).is_err(), "the right one comes too late");
    assert!(matches!(ada.push(&world, &LOCKED), PushAnswer::Refused { .. }));
    assert_eq!(world.hq.status().unwrap().quarantine, 1, "what it owes is kept");
    assert_eq!(world.hq.enrolments().unwrap()[0].state, State::NotConfirmed);
}

#[test]
fn two_wrong_numbers_and_the_right_one_confirm() {
    let world = World::new();
    let (_ada, number) = waiting(&world);
    world.hq.confirm(COLLAR, another(number)).unwrap();
    world.hq.confirm(COLLAR, another(number)).unwrap();
    assert!(matches!(world.hq.confirm(COLLAR, number).unwrap(), Confirmation::Confirmed(_)));
}

#[test]
fn another_officers_wrong_numbers_leave_a_device_its_confirmed_one() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let other = Officer { collar: "5678".to_owned(), shown: "PC 5678 Other".to_owned(), ..officer() };
    let (first, secret) = (ada.reply.clone(), ada.officer_secret);
    ada.officer_secret = [8; 32];
    let code = world.hq.mint_code(&other).unwrap().code;
    ada.reply = Some(world.enrol(&ada.request(&code)).unwrap());
    let number = ada.open(&world);
    for _ in 0..3 {
        world.hq.confirm("5678", another(number)).unwrap();
    }
    assert!(matches!(ada.push(&world, &LOCKED), PushAnswer::Received { .. }), "kept");
    assert_eq!(world.hq.status().unwrap().set_aside, 1, "and set aside");
    assert_eq!(scopes_of(&world, ada.device).len(), 2);
    (ada.reply, ada.officer_secret) = (first, secret);
    assert!(matches!(ada.push(&world, &LOCKED), PushAnswer::Received { .. }));
    assert_eq!(world.hq.status().unwrap().set_aside, 1);
}

#[test]
fn nobody_confirms_an_enrolment_that_waited_three_days() {
    let world = World::new();
    let (mut ada, number) = waiting(&world);
    ada.push(&world, &LOCKED);
    world.pass_minutes(72 * 60 - 1);
    assert_eq!(world.hq.enrolments().unwrap()[0].state, State::Waits);
    world.pass_minutes(1);
    assert_eq!(world.hq.enrolments().unwrap()[0].state, State::Expired);
    assert!(world.hq.confirm(COLLAR, number).is_err());
    ada.push(&world, &LOCKED);
    assert_eq!(world.hq.status().unwrap().set_aside, 2, "what it handed in is kept, for a person");
    assert_eq!(scopes_of(&world, ada.device).len(), 1);
}

#[test]
fn of_two_devices_of_one_officer_the_one_is_confirmed_whose_number_it_is() {
    let world = World::new();
    let (one, first) = waiting(&world);
    let (two, second) = waiting(&world);
    assert_ne!(first, second);
    world.hq.confirm(COLLAR, second).unwrap();
    assert_eq!((scopes_of(&world, one.device).len(), scopes_of(&world, two.device).len()), (1, 2));
    world.hq.confirm(COLLAR, first).unwrap();
    assert_eq!(scopes_of(&world, one.device).len(), 2);
}
