//! The force's lawyers sign rows of the law off, recall them and lift that, each on a device of their own; a third
//! device hears it (ADR 0031).

use cordon_core::rules::policy::Role;
use cordon_core::rules::time::Day;
use cordon_core::wire::{
    self, FaultKind, LawSaid, Meanwhile, PowerStanding, RecallReason, RowWord, SignOffNow, Token, TurnsOn, says,
};
use cordon_core::words::English;
use cordon_tests::officer::Officer;
use cordon_tests::world::{MILL_LANE, World, restraining_order};

/// Somebody of a role with a device of their own.
fn enrolled(world: &World, name: &str, role: Role) -> Officer {
    let house = world.house(&world.place(name), MILL_LANE);
    world.enrolled_as(name, house, role, None)
}

/// Lea of force legal, Adi the administrator, and Ada on patrol.
fn three(world: &World) -> (Officer, Officer, Officer) {
    let (lea, adi) = (enrolled(world, "lea", Role::Legal), enrolled(world, "adi", Role::Administrator));
    let ada = world.device("ada");
    for each in [&lea, &adi, &ada] {
        each.sync();
    }
    (lea, adi, ada)
}

fn kinds() -> Vec<Token> {
    vec!["restraining_conviction".into()]
}

fn sign_off(until: &str) -> wire::SignLawOff {
    wire::SignLawOff { kinds: kinds(), valid_until: Day::parse(until).expect("a day") }
}

fn recall() -> wire::RecallLaw {
    wire::RecallLaw {
        kinds: kinds(),
        edition: None,
        reason: RecallReason::BeingChecked,
        words: "Ring the duty solicitor.".into(),
        meanwhile: Meanwhile::AskFirst,
    }
}

fn second(of: &LawSaid) -> wire::SecondLaw {
    wire::SecondLaw { entry: of.entry, digest: of.digest.clone() }
}

/// What is said of the row of the demo's restraining order, after a sync.
#[track_caller]
fn heard(ada: &Officer) -> RowWord {
    ada.sync();
    ada.open_order(restraining_order()).brief.word
}

#[test]
fn two_on_devices_of_their_own_sign_a_row_off_and_a_third_device_says_so_until_its_day_has_passed() {
    let world = World::with_demo_orders();
    let (lea, adi, ada) = three(&world);
    assert_eq!(heard(&ada).sign_off, SignOffNow::NotSigned);
    let said = lea.ask(sign_off("2026-11-22"));
    lea.sync();
    assert_eq!(heard(&ada).sign_off, SignOffNow::NotSigned, "one signature does not count");

    adi.sync();
    let waiting = adi.ask(wire::LawStatus {}).waiting;
    assert_eq!(waiting, std::slice::from_ref(&said), "the second reads what the first signed");
    let approved = adi.ask(second(&said));
    assert_eq!(adi.ask(second(&said)), approved, "a repeat returns the first signature");
    adi.sync();
    let signed = heard(&ada).sign_off;
    let foot = says::sign_off(English, &signed);
    assert_eq!(foot, "Signed off for Derbyshire by PC lea and PC adi to 22 Nov 2026");
    assert_eq!(adi.ask(wire::LawStatus {}).waiting, []);

    ada.lock();
    world.pass_minutes(180);
    ada.unlock();
    assert!(matches!(heard(&ada).sign_off, SignOffNow::Expired { .. }), "it is Monday");
}

#[test]
fn nobody_signs_as_their_own_second_on_whatever_device_and_a_patrol_officer_signs_nothing() {
    let world = World::with_demo_orders();
    let (lea, _adi, ada) = three(&world);
    let said = lea.ask(sign_off("2027-06-03"));
    assert_eq!(lea.refused(second(&said)).kind, FaultKind::Refused);
    lea.sync();
    let house = world.house(&world.place("lea's other"), MILL_LANE);
    let again = world.enrolled_as("lea", house, Role::Legal, None);
    again.sync();
    assert_eq!(again.ask(wire::LawStatus {}).waiting.len(), 1);
    assert_eq!(again.refused(second(&said)).kind, FaultKind::Refused);
    assert_eq!(heard(&ada).sign_off, SignOffNow::NotSigned);

    for kind in [
        ada.refused(sign_off("2027-06-03")).kind,
        ada.refused(recall()).kind,
        ada.refused(wire::LiftLawRecall { kinds: kinds() }).kind,
        ada.refused(second(&said)).kind,
    ] {
        assert_eq!(kind, FaultKind::Denied);
    }
    assert_eq!(lea.refused(sign_off("2026-11-21")).kind, FaultKind::Invalid, "its last day has passed");
    let unknown = wire::SignLawOff { kinds: vec!["asbo".into()], ..sign_off("2027-06-03") };
    assert_eq!(lea.refused(unknown).kind, FaultKind::Invalid, "no such row");
}

#[test]
fn two_slots_of_one_device_are_two_people() {
    let world = World::with_demo_orders();
    let (lea, _adi, ada) = three(&world);
    let sam = world.enrolled_as("sam", lea.house.clone(), Role::Administrator, None);
    sam.lock();
    lea.unlock();
    lea.sync();
    let said = lea.ask(sign_off("2027-06-03"));
    lea.lock();
    sam.unlock();
    assert_eq!(sam.ask(wire::LawStatus {}).waiting, std::slice::from_ref(&said), "HQ has not heard of it");
    sam.ask(second(&said));
    sam.sync();
    assert!(matches!(heard(&ada).sign_off, SignOffNow::Signed { .. }));
}

#[test]
fn a_recall_by_one_reaches_a_third_device_hides_nothing_and_is_lifted_by_two() {
    let world = World::with_demo_orders();
    let (lea, adi, ada) = three(&world);
    let order = restraining_order();
    assert_eq!(heard(&ada).recall, None);
    let (before, assessed) = (ada.powers(order), ada.assess_here(order));
    lea.ask(recall());
    lea.sync();

    let recalled = heard(&ada).recall.expect("it is recalled");
    let said = says::recalled(English, &recalled);
    assert!(said.starts_with("Open: recalled by force legal on 22 Nov 2026"), "{said}");
    assert!(said.contains("Meanwhile: ask the on-call solicitor") && said.ends_with("Ring the duty solicitor."));
    let sheet = ada.powers(order);
    assert_eq!(sheet.powers.len(), before.powers.len(), "no power goes");
    assert_eq!(sheet.law, before.law, "nor does the row");
    for power in &sheet.powers {
        assert_eq!(power.standing, PowerStanding::Recalled, "{}", power.id);
        assert_eq!(power.turns_on.first(), Some(&TurnsOn::Recalled { recall: recalled.clone() }));
    }
    let again = ada.assess_here(order);
    assert_eq!((again.in_force, again.notice), (assessed.in_force, assessed.notice));
    assert_eq!(again.terms, assessed.terms, "no assessment reads it");

    adi.sync();
    let lift = adi.ask(wire::LiftLawRecall { kinds: kinds() });
    adi.sync();
    assert!(heard(&ada).recall.is_some(), "one signature lifts nothing");
    lea.sync();
    assert_eq!(lea.ask(wire::LawStatus {}).waiting[0].lifts, [recalled], "the second reads what they lift");
    lea.ask(second(&lift));
    lea.sync();
    assert_eq!(heard(&ada).recall, None);
    assert_eq!(ada.powers(order).powers, before.powers);
    adi.sync();
    assert_eq!(adi.refused(wire::LiftLawRecall { kinds: kinds() }).kind, FaultKind::Refused, "nothing is left to lift");
}
