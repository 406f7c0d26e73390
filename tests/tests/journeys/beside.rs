//! What hangs on no order and a record must be able to name (LAW 11.18): which clock each starts, and for whom.

use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::law::BESIDE;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{
    self, ArrestForm, DecisionForm, FaultKind, PlaceOfSafetyForm, PoliceProtectionForm, RecordForm, Saved,
};
use cordon_tests::officer::{Officer, incident_of};
use cordon_tests::world::{World, restraining_order};

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("an instant")
}

/// Fills the decision of a record about the restraining order.
fn decided(ada: &Officer, decision: DecisionForm) -> wire::DraftId {
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He shouted at the door while the children hid upstairs.");
    let form = ada.reopen(draft).form;
    ada.ask(wire::DraftSave { id: draft, form: RecordForm { decision: Some(decision), ..form } });
    draft
}

fn with_grounds(decision: DecisionForm) -> DecisionForm {
    DecisionForm { grounds: "I saw and heard it.".to_owned(), ..decision }
}

fn recorded(ada: &Officer, decision: DecisionForm) -> Saved {
    let draft = decided(ada, decision);
    ada.record(draft)
}

/// Mental Health Act 1983 s.136(2A): from the arrival. Children Act 1989 s.46(6): from when the child was taken.
#[test]
fn what_is_done_to_safeguard_somebody_starts_its_clock_for_whom_the_officer_named() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let safety = PlaceOfSafetyForm {
        who: "Dana Example".to_owned(),
        at: Some(at("2026-11-22T19:40:00Z")),
        arrived: Some(at("2026-11-22T20:10:00Z")),
    };
    let child = PoliceProtectionForm { who: "the younger child".to_owned(), ..PoliceProtectionForm::default() };
    let decision =
        DecisionForm { place_of_safety: Some(safety), police_protection: Some(child), ..DecisionForm::default() };
    let saved = recorded(&ada, with_grounds(decision));
    let limit = |clock: &wire::ClockSheet| clock.limit.as_ref().expect("a limit").at;
    let started: Vec<(ClockRule, &str, Timestamp)> =
        saved.clocks.iter().map(|clock| (clock.rule, clock.who.as_str(), limit(clock))).collect();
    assert_eq!(
        started,
        [
            (ClockRule::PlaceOfSafety, "Dana Example", at("2026-11-23T20:10:00Z")),
            (ClockRule::PoliceProtection, "the younger child", at("2026-11-25T21:30:00Z")),
        ]
    );
    ada.sync();
    let status = world.hq.status_of(incident_of(&saved)).expect("a status");
    assert_eq!((status.received, status.set_aside), (Some(true), 0), "HQ reads what it says");
}

/// Mental Health Act 1983 s.136(2A): somebody still on the way has no clock.
#[test]
fn a_place_of_safety_that_is_not_reached_starts_no_clock() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let decision = DecisionForm { place_of_safety: Some(PlaceOfSafetyForm::default()), ..DecisionForm::default() };
    assert_eq!(recorded(&ada, with_grounds(decision)).clocks, []);
}

/// LAW 11.17, 11.18: none has a clock of a court, and none is asked for necessity.
#[test]
fn an_arrest_under_a_power_of_no_order_is_recorded_and_starts_no_clock() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let arrest = |power| ArrestForm { power: Some(power), ..ArrestForm::default() };
    let arrests = BESIDE.iter().map(|row| arrest(row.id)).collect();
    let saved = recorded(&ada, with_grounds(DecisionForm { arrests, ..DecisionForm::default() }));
    assert_eq!(saved.clocks, []);
}

/// Children Act 1989 s.46: the record is about whoever is suspected, so the child is named.
#[test]
fn police_protection_of_nobody_is_not_recorded() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let decision = DecisionForm { police_protection: Some(PoliceProtectionForm::default()), ..DecisionForm::default() };
    let draft = decided(&ada, with_grounds(decision));
    let fault = ada.refused(wire::Record { id: draft });
    assert_eq!(fault.kind, FaultKind::Invalid);
    assert_eq!(fault.field.as_ref().map(wire::Token::as_str), Some("police-protection-who"));
}
