//! What is read under a look is what the look showed: a draft, a name of a value and a refusal give
//! nothing away that was not looked at.

use cordon_core::proof::entry::Body;
use cordon_core::rules::decision::Necessity;
use cordon_core::rules::ids::{DraftId, OrderId};
use cordon_core::rules::incident::{Mode, Respondent};
use cordon_core::rules::law::PowerId;
use cordon_core::rules::look::Subject;
use cordon_core::wire::{
    self, ArrestForm, Clue, ClueKind, DecisionForm, Fault, FaultKind, Identity, PersonSheet, Reason, ReasonKind,
    RecordForm, TermRef,
};
use cordon_tests::officer::{Officer, at_scene};
use cordon_tests::world::{World, restraining_order, smith};
use serde_json::json;

/// HQ learns of a further record of SMITH, with this date of birth and mark.
fn import_record(world: &World, number: u32, born: &str, mark: &str) {
    let id = |tail: u32| format!("01936c00-0000-7000-8000-{tail:012}");
    let at = "2025-03-05T02:10:00.000Z";
    let record = json!({ "record": {
        "id": id(700 + number),
        "source": { "system": "Niche", "reference": format!("N000600{number}"), "learnt_at": at },
        "names": [{ "given": "John", "family": "SMITH", "kind": "alias" }],
        "born": { "known": born },
        "gender": "not_stated",
        "identifiers": [],
        "addresses": [],
        "warnings": [],
        "marks": [mark],
    }});
    let link = json!({ "record_link": {
        "id": id(800 + number),
        "record": id(700 + number),
        "person": smith(),
        "basis": "first",
        "at": at,
        "revoked_at": null,
    }});
    let file = world.place("further").join(format!("record-{number}.jsonl"));
    std::fs::write(&file, format!("{record}\n{link}\n")).expect("a file");
    assert_eq!(world.import(&file).files.first().map(|file| file.broken), Some(0));
}

fn why(incident: &str) -> Reason {
    Reason { kind: ReasonKind::AtScene, words: None, incident_number: Some(incident.to_owned()) }
}

fn count(ada: &Officer, kind: &str) -> usize {
    ada.journal_kinds().into_iter().filter(|written| *written == kind).count()
}

#[test]
fn a_draft_that_gains_a_person_shows_nothing_of_them_before_it_is_looked_at() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.ask(wire::OrderOpen { order: restraining_order(), reason: why("417") });
    let grant = ada.ask(wire::DraftOpen { person: None, order: None }).id;
    let draft = ada.ask(wire::DraftSheetOf { grant });
    assert!(draft.orders.is_empty());

    ada.ask(wire::DraftSave { id: draft.id, form: RecordForm { person: Some(smith()), ..draft.form } });
    assert_eq!(ada.refused(wire::DraftSheetOf { grant }).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::RecordPoints { grant }).kind, FaultKind::ReasonNeeded);
    assert_eq!(count(&ada, "draft_opened"), 0, "what was typed is kept, and nothing is shown");

    let grant = ada.ask(wire::DraftReopen { id: draft.id, reason: None });
    assert_eq!(grant.reason, Some(why("417")), "under the reason of the order that names him");
    assert_eq!(ada.ask(wire::DraftSheetOf { grant: grant.id }).orders.len(), 2);
    let opened = ada.journal().into_iter().find(|body| matches!(body, Body::DraftOpened { .. }));
    let expected = Body::DraftOpened { id: draft.id, person: Some(smith()), reason: Some(why("417")) };
    assert_eq!(opened, Some(expected));

    ada.ask(wire::OrderOpen { order: restraining_order(), reason: why("999") });
    assert_eq!(ada.refused(wire::DraftSheetOf { grant: grant.id }).kind, FaultKind::ReasonNeeded, "another incident");
}

#[test]
fn keeping_a_draft_releases_nothing_that_changed_meanwhile() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_person(smith());
    let grant = ada.ask(wire::DraftOpen { person: Some(smith()), order: None }).id;
    let draft = ada.ask(wire::DraftSheetOf { grant });
    assert_eq!(count(&ada, "draft_opened"), 0, "no more than the look at him showed");
    import_record(&world, 1, "1961-01-02", "a scar");
    ada.sync();
    for _autosave in 0..3 {
        ada.ask(wire::DraftSave { id: draft.id, form: draft.form.clone() });
        assert_eq!(ada.refused(wire::DraftSheetOf { grant }).kind, FaultKind::Stale);
    }
    assert_eq!(count(&ada, "looked_again"), 0);
    ada.ask(wire::LookAgain { grant });
    ada.ask(wire::DraftSheetOf { grant });
    assert_eq!(count(&ada, "looked_again"), 1);

    // The look at him himself is stale still: another draft about him shows more than it did.
    ada.ask(wire::DraftOpen { person: Some(smith()), order: None });
    assert_eq!(count(&ada, "draft_opened"), 1);
}

#[test]
fn a_record_of_ones_own_hides_no_other_change_of_the_list() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    let grant = ada.ask(wire::MineOpen {}).id;
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood there again.");
    assert_eq!(ada.ask(wire::MineSheetOf { grant }).records.len(), 2, "what she did herself is no change");
    import_record(&world, 1, "1961-01-02", "a scar");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "And once more.");
    assert_eq!(ada.refused(wire::MineSheetOf { grant }).kind, FaultKind::Stale);
}

fn born(sheet: &PersonSheet) -> Vec<Clue> {
    sheet.clues.iter().filter(|clue| clue.kind == ClueKind::BirthDate).cloned().collect()
}

#[test]
fn a_confirmed_identifier_is_a_value_and_no_other_value_is_confirmed_by_it() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let first = ada.open_person(smith());
    let confirmed = ada.confirm_two(&first);
    assert_eq!(confirmed.identity, Identity::Confirmed);
    let keys: Vec<String> =
        confirmed.clues.iter().filter(|clue| clue.confirmed).map(|clue| clue.key.0.clone()).collect();
    let grant = ada.ask(wire::PersonOpen { person: smith(), reason: at_scene() }).id;
    let anew = ada.ask(wire::PersonSheetOf { grant });
    assert_eq!(anew.identity, Identity::Possible, "another look asks again");
    ada.confirm_two(&anew);

    import_record(&world, 1, "1961-01-02", "a scar");
    ada.sync();
    ada.ask(wire::LookAgain { grant });
    let later = ada.ask(wire::PersonSheetOf { grant });
    assert_eq!(born(&later).len(), 2, "{:?}", later.clues);
    let still: Vec<String> = later.clues.iter().filter(|clue| clue.confirmed).map(|clue| clue.key.0.clone()).collect();
    assert_eq!((still.len(), later.identity), (2, Identity::Confirmed));
    assert!(still.iter().all(|key| keys.contains(key)), "the same values and no others: {still:?}");
    for clue in born(&later) {
        assert_eq!(clue.confirmed, keys.contains(&clue.key.0), "{clue:?}");
    }

    let other = wire::OrderOpen { order: restraining_order(), reason: why("999") };
    ada.ask(wire::PersonOpen { person: smith(), reason: why("417") });
    ada.confirm_two(&anew);
    ada.ask(other);
    assert_eq!(ada.refused(wire::PersonSheetOf { grant }).kind, FaultKind::ReasonNeeded);
    let assessed = ada.assess_here(restraining_order());
    assert_eq!(assessed.identity, Identity::Possible, "another incident asks again");
}

#[test]
fn a_record_says_what_was_confirmed_while_it_was_written_though_the_look_has_ended() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let sheet = ada.open_person(smith());
    ada.confirm_two(&sheet);
    let draft = ada.draft(Some(smith()), None);
    world.pass_minutes(31);
    assert_eq!(ada.refused(wire::PersonConfirm { person: smith(), clues: Vec::new() }).kind, FaultKind::ReasonNeeded);
    let form = RecordForm {
        mode: Some(Mode::WithHim),
        account: "He stood at the gate.".to_owned(),
        declared: true,
        ..draft.form
    };
    ada.ask(wire::DraftSave { id: draft.id, form });
    ada.record(draft.id);
    let by = ada.journal().into_iter().find_map(|body| {
        let Body::IncidentRecorded(incident) = body else { return None };
        match incident.respondent {
            Respondent::Identified { by, .. } => Some(by),
            Respondent::Unknown { .. } => None,
        }
    });
    let mut expected: Vec<String> = sheet.clues.iter().take(2).map(|clue| clue.key.0.clone()).collect();
    expected.sort();
    assert_eq!(by, Some(expected));
}

/// The answer to recording a draft about nobody that names this term, or an arrest under this order.
fn answer(ada: &Officer, draft: DraftId, form: RecordForm) -> Fault {
    let form = RecordForm { mode: Some(Mode::Found), account: "Found at the gate.".to_owned(), declared: true, ..form };
    ada.ask(wire::DraftSave { id: draft, form });
    ada.refused(wire::Record { id: draft })
}

#[test]
fn a_record_tells_nothing_of_an_order_that_was_not_looked_at() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let condition = ada.open_order(restraining_order()).shown[0].conditions.first().expect("a condition").condition;
    ada.lock();
    ada.unlock();
    let before = ada.journal().len();
    let draft = ada.draft(None, None);
    let unknown: OrderId = "01936c00-0000-7000-8000-0000000000ff".parse().expect("an id");
    let no_such = "01936c00-0000-7000-8000-0000000000fe".parse().expect("an id");
    let mut answers = Vec::new();
    for order in [unknown, restraining_order()] {
        for condition in [condition, no_such] {
            let form = RecordForm { terms: vec![TermRef { order, condition }], ..draft.form.clone() };
            answers.push(answer(&ada, draft.id, form));
        }
        let arrest = ArrestForm {
            power: Some(PowerId::PaceS24),
            order: Some(order),
            at: None,
            necessity: vec![Necessity::PreventHarm],
            despite: String::new(),
            ..ArrestForm::default()
        };
        let decision = DecisionForm { arrests: vec![arrest], grounds: "seen".to_owned(), ..DecisionForm::default() };
        answers.push(answer(&ada, draft.id, RecordForm { decision: Some(decision), ..draft.form.clone() }));
    }
    assert!(answers.iter().all(|fault| fault.kind == FaultKind::ReasonNeeded), "{answers:?}");
    assert!(answers.iter().all(|fault| *fault == answers[0]), "in the same words: {answers:?}");
    assert_eq!(ada.journal().len(), before);

    ada.open_order(restraining_order());
    let term = TermRef { order: restraining_order(), condition: no_such };
    let fault = answer(&ada, draft.id, RecordForm { terms: vec![term], ..draft.form.clone() });
    assert_eq!(fault.kind, FaultKind::NotFound, "whoever looked at it is told what is wrong: {fault:?}");
    assert!(!fault.to_string().contains("such such"), "{fault}");
    let subject = ada.ask(wire::DraftReopen { id: draft.id, reason: None }).subject;
    assert_eq!(subject, Subject::Draft(draft.id));
}
