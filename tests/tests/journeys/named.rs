//! To be named on a list of one's own is not to be opened: nothing more is shown of a person without a
//! reason.

use cordon_core::rules::ids::DraftId;
use cordon_core::wire::{self, FaultKind};
use cordon_tests::officer::{Officer, seen_here};
use cordon_tests::world::{World, restraining_order, smith, specimen};

/// Whatever shows more of SMITH is refused.
#[track_caller]
fn is_not_opened(ada: &Officer) {
    let field = "address_1".to_owned();
    assert_eq!(ada.refused(wire::Reveal { person: smith(), field: field.into() }).kind, FaultKind::ReasonNeeded);
    let together = wire::AssessTogether { person: smith(), facts: seen_here() };
    assert_eq!(ada.refused(together).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::PersonConfirm { person: smith(), clues: Vec::new() }).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::DraftOpen { person: Some(smith()), order: None }).kind, FaultKind::ReasonNeeded);
}

/// An officer who recorded him in an earlier sitting, and begun another draft.
fn who_recorded_him(world: &World) -> (Officer, DraftId) {
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    let draft = ada.begin(restraining_order(), "still to be written");
    ada.lock();
    ada.unlock();
    (ada, draft)
}

#[test]
fn whom_an_own_record_names_is_not_opened_by_it() {
    let world = World::with_demo_orders();
    let (ada, _draft) = who_recorded_him(&world);
    assert_eq!(ada.records().len(), 1);
    is_not_opened(&ada);
    ada.records();
    let shown = ada.journal_kinds().iter().filter(|kind| **kind == "own_records_shown").count();
    assert_eq!(shown, 1, "it is journalled once in a sitting");
    ada.open_person(smith());
    ada.ask(wire::AssessTogether { person: smith(), facts: seen_here() });
}

#[test]
fn a_draft_taken_up_again_goes_on_and_opens_nobody() {
    let world = World::with_demo_orders();
    let (ada, draft) = who_recorded_him(&world);
    let form = ada.reopen(draft).form;
    is_not_opened(&ada);
    assert_eq!(ada.points(draft).orders.len(), 1);
    ada.ask(wire::DraftSave { id: draft, form });
    ada.record(draft);
}

#[test]
fn an_opened_order_lets_a_draft_begin_about_whom_it_binds_and_nobody_else() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let order = Some(restraining_order());
    ada.open_order(restraining_order());
    let before = ada.journal_kinds().len();
    assert_eq!(ada.refused(wire::DraftOpen { person: Some(specimen()), order }).kind, FaultKind::ReasonNeeded);
    let draft = ada.draft(Some(smith()), order);
    assert_eq!(ada.journal_kinds().get(before..), Some(["draft_opened"].as_slice()));
    is_not_opened(&ada);
    let form = wire::RecordForm { person: Some(specimen()), ..draft.form };
    assert_eq!(ada.refused(wire::DraftSave { id: draft.id, form }).kind, FaultKind::ReasonNeeded);
}
