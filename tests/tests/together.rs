//! Several orders on one person, and the points to prove of a record while it is written.

use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{AssessmentId, DraftId, OrderId};
use cordon_core::rules::incident::{AllegedAgainst, Incident};
use cordon_core::wire::{
    self, Answer, Claimed, Clash, ClauseTogether, ExhibitKind, FaultKind, FileNotes, Have, Identity, Missing, Mode,
    PermittedBy, PlaceInput, PointId, PointSheet, PointState, PointsSheet, RecordForm, SayingForm, SayingKind, TermRef,
    Timestamp, TogetherSheet,
};
use cordon_tests::officer::{self, Officer, incident_of, seen_here};
use cordon_tests::photo;
use cordon_tests::world::{World, demo_orders, hidden_order, restraining_order, smith, specimen};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the further order permits.
const HANDOVER: &str = "save for the handover of the children at school";

/// HQ takes in a further order: SMITH's restraining order, its first paragraph alone, with other values
/// in some places.
fn import_further(world: &World, values: Vec<(&str, Value)>) -> OrderId {
    let text = std::fs::read_to_string(demo_orders()).expect("the demo's orders");
    let line = text.lines().find(|line| line.starts_with("{\"order\"")).expect("an order");
    let mut line: Value = serde_json::from_str(line).expect("an order in json");
    for (place, value) in values {
        *line.pointer_mut(place).expect(place) = value;
    }
    let conditions = line.pointer_mut("/order/versions/0/conditions").and_then(Value::as_array_mut);
    conditions.expect("conditions").truncate(1);
    let id = line.pointer("/order/id").and_then(Value::as_str).expect("an id").to_owned();
    let file = world.place("further").join(format!("{id}.jsonl"));
    std::fs::write(&file, line.to_string()).expect("a file");
    assert_eq!(world.import(&file).files.first().map(|file| file.orders.new), Some(1));
    id.parse().expect("an order id")
}

/// A further order that binds SMITH: no contact with the same person, save for the handover of the
/// children.
fn import_handover_order(world: &World) -> OrderId {
    let permits = json!({ "kind": "handover", "windows": [] });
    let values = vec![
        ("/order/id", json!("01936c00-0000-7000-8000-000000000033")),
        ("/order/kind", json!("non_molestation")),
        ("/order/versions/0/id", json!("01936c00-0000-7000-8000-000000000043")),
        ("/order/versions/0/conditions/0/id", json!("01936c00-0000-7000-8000-000000000057")),
        ("/order/versions/0/conditions/0/verbatim", json!(format!("Not to contact Beta Specimen, {HANDOVER}."))),
        ("/order/versions/0/conditions/0/exceptions", json!([{ "words": HANDOVER, "permits": permits }])),
    ];
    import_further(world, values)
}

/// A further order that binds SMITH and another.
fn import_order_of_two(world: &World) -> OrderId {
    let values = vec![
        ("/order/id", json!("01936c00-0000-7000-8000-000000000034")),
        ("/order/kind", json!("non_molestation")),
        ("/order/respondents", json!([smith(), specimen()])),
        ("/order/protected", json!([])),
        ("/order/versions/0/id", json!("01936c00-0000-7000-8000-000000000044")),
        ("/order/versions/0/conditions/0/id", json!("01936c00-0000-7000-8000-000000000058")),
    ];
    import_further(world, values)
}

#[track_caller]
fn clause<'a>(sheet: &'a TogetherSheet, order: OrderId, paragraph: &str) -> &'a ClauseTogether {
    let order = sheet.orders.iter().find(|one| one.order.order == order).expect("the order");
    order.clauses.iter().find(|clause| clause.term.paragraph == paragraph).expect("the paragraph")
}

/// The assessments of a journal from an entry on, with the orders they are of; nothing else is there.
#[track_caller]
fn assessed(journal: &[Body], from: usize) -> BTreeSet<(AssessmentId, OrderId)> {
    let entries = journal.iter().skip(from).map(|body| {
        let Body::Assessed { id, assessment } = body else { return None };
        Some((*id, assessment.order))
    });
    entries.map(|entry| entry.expect("an assessment")).collect()
}

#[track_caller]
fn recorded(ada: &Officer, saved: &wire::Saved) -> Incident {
    let incident = incident_of(saved);
    let found = ada.journal().into_iter().find_map(|body| {
        let Body::IncidentRecorded(recorded) = body else { return None };
        (recorded.id == incident).then_some(*recorded)
    });
    found.expect("the incident is journalled")
}

#[test]
fn orders_that_say_different_things_stand_apart_and_each_is_journalled() {
    let world = World::with_demo_orders();
    let handover = import_handover_order(&world);
    let ada = world.device("ada");
    ada.sync();
    assert_eq!(ada.open_person(smith()).bound_by.len(), 3);
    let before = ada.journal().len();
    let sheet = ada.ask(wire::AssessTogether { person: smith(), facts: seen_here() }).sheet;

    let journalled = assessed(&ada.journal(), before);
    let shown: BTreeSet<_> = sheet.orders.iter().map(|one| (one.assessment, one.order.order)).collect();
    assert_eq!(journalled, shown, "each order is assessed and journalled once, as if it were asked alone");
    let orders: BTreeSet<OrderId> = shown.iter().map(|(_id, order)| *order).collect();
    assert_eq!(orders, BTreeSet::from([restraining_order(), hidden_order(), handover]));

    let clashes: Vec<_> = sheet.clashes.iter().filter(|clash| clash.why == Clash::HandoverInsideZone).collect();
    assert_eq!(clashes.len(), 1, "{:?}", sheet.clashes);
    let (forbids, other) = (&clashes[0].forbids, &clashes[0].other);
    assert_eq!((forbids.order, forbids.paragraph.as_str()), (restraining_order(), "2"));
    assert_eq!((other.order, other.paragraph.as_str()), (handover, "1"));
    assert!(other.words.iter().any(|piece| piece.text.contains(HANDOVER)), "{:?}", other.words);

    let zone = clause(&sheet, restraining_order(), "2");
    assert_eq!((zone.term.answer, zone.forbids), (Answer::FactsFit, true), "what another permits lifts nothing");
    assert!(zone.permits.is_empty());
    let contact = clause(&sheet, handover, "1");
    assert_eq!((contact.term.answer, contact.forbids), (Answer::CannotTell, true));
    assert_eq!(contact.permits, [PermittedBy::ExceptionOpen { words: HANDOVER.into() }]);
    let written = serde_json::to_value(&sheet).unwrap();
    let merged = ["answer", "terms", "powers", "in_force"].map(|field| written.get(field).is_some());
    assert_eq!(merged, [false; 4], "there is no answer over all of them");
    let hidden = sheet.orders.iter().find(|one| one.order.order == hidden_order()).unwrap();
    let hidden = serde_json::to_string(hidden).unwrap();
    assert!(!hidden.contains("edge_m") && !hidden.contains("53.0304"), "{hidden}");
}

#[test]
fn that_one_of_two_respondents_is_confirmed_says_nothing_of_the_other() {
    let world = World::with_demo_orders();
    let of_two = import_order_of_two(&world);
    let ada = world.device("ada");
    ada.sync();
    let smith_shown = ada.open_person(smith());
    ada.confirm_two(&smith_shown);
    ada.open_person(specimen());
    assert_eq!(ada.open_order(of_two).identity, Identity::Possible, "which of the two stands here");

    let identity_of = |person| {
        let before = ada.journal().len();
        ada.ask(wire::AssessTogether { person, facts: seen_here() });
        let made = ada.journal().into_iter().skip(before).find_map(|body| {
            let Body::Assessed { assessment, .. } = body else { return None };
            (assessment.order == of_two).then_some(assessment.facts.identity)
        });
        made.expect("the order is assessed")
    };
    assert_eq!(identity_of(smith()), Identity::Confirmed);
    assert_eq!(identity_of(specimen()), Identity::Possible);
}

#[test]
fn a_record_names_the_assessment_that_was_made_together() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_person(smith());
    let sheet = ada.ask(wire::AssessTogether { person: smith(), facts: seen_here() }).sheet;
    let of_his = sheet.orders.iter().find(|one| one.order.order == restraining_order()).unwrap().assessment;
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate.");
    let incident = recorded(&ada, &ada.record(draft));
    let named = incident.allegations.iter().map(|allegation| match &allegation.to {
        AllegedAgainst::Condition { assessment, .. } => *assessment,
        AllegedAgainst::Offence { .. } => None,
    });
    assert_eq!(named.collect::<Vec<_>>(), [Some(of_his)]);
}

#[test]
fn what_cannot_be_assessed_together_is_refused_and_nothing_is_journalled() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let before = ada.journal().len();
    let unopened = wire::AssessTogether { person: smith(), facts: seen_here() };
    assert_eq!(ada.refused(unopened).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.journal().len(), before);

    ada.open_person(smith());
    ada.open_person(specimen());
    let before = ada.journal().len();
    let mut facts = seen_here();
    facts.he_is = PlaceInput::GridReference { text: "no such place".to_owned() };
    assert_eq!(ada.refused(wire::AssessTogether { person: smith(), facts }).field.as_deref(), Some("place"));
    let mut facts = seen_here();
    facts.act_at = Some(Timestamp::from_millis(world.now().millis() + 300_000));
    assert_eq!(ada.refused(wire::AssessTogether { person: smith(), facts }).field.as_deref(), Some("when"));
    let of_nobody_bound = ada.ask(wire::AssessTogether { person: specimen(), facts: seen_here() }).sheet;
    assert!(of_nobody_bound.orders.is_empty() && of_nobody_bound.coverage.hq_knew_at.is_some());
    assert_eq!(ada.journal().len(), before);
}

/// A point of the one order that a sheet is about.
#[track_caller]
fn point(sheet: &PointsSheet, id: PointId) -> &PointSheet {
    assert_eq!(sheet.orders.len(), 1, "one order");
    let mut points = sheet.orders.iter().flat_map(|order| &order.points);
    points.find(|point| point.id == id).expect("the point")
}

/// SMITH's restraining order and the paragraph about Mill Lane.
#[track_caller]
fn mill_lane(draft: &wire::DraftSheet) -> TermRef {
    let order = draft.orders.iter().find(|each| each.order.order == restraining_order()).expect("the order");
    let term = order.terms.iter().find(|(_condition, paragraph, _words)| paragraph == "2").expect("the paragraph");
    TermRef { order: restraining_order(), condition: term.0 }
}

/// A form in which everything is filled that an officer can fill at the scene.
fn filled(form: RecordForm, at: Timestamp) -> RecordForm {
    RecordForm {
        mode: Some(Mode::WithHim),
        account: "He stood at the gate of number 9.".to_owned(),
        incident_number: "DP-20261122-0417".to_owned(),
        place: Some(PlaceInput::Here),
        said: vec![SayingForm { kind: SayingKind::ReplyToCaution, words: "I know.".to_owned() }],
        file: FileNotes {
            witnesses: vec!["B. Specimen".to_owned()],
            cautioned_at: Some(at),
            made_under: "Sentencing Act 2020 s.360".to_owned(),
            claimed: "he may collect the children".to_owned(),
            claimed_by: "a solicitor's letter".to_owned(),
            ..FileNotes::default()
        },
        declared: true,
        ..form
    }
}

#[test]
fn the_points_to_prove_follow_the_record_as_it_fills() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let person = ada.open_person(smith());
    let draft = ada.draft(Some(smith()), None);
    let points = || ada.points(draft.id);
    assert_eq!(points().orders.len(), 2, "every order that binds him, until a term is chosen");

    let form = RecordForm { terms: vec![mill_lane(&draft)], ..draft.form.clone() };
    ada.ask(wire::DraftSave { id: draft.id, form: form.clone() });
    let entries = ada.journal().len();
    let empty = points();
    let within = point(&empty, PointId::WithinTerm);
    let wanted = [
        Missing::SetFactsAgainstTheWords,
        Missing::WriteWhatHeDid,
        Missing::SayWhereHeWas,
        Missing::PhotographThePlace,
        Missing::NoteTheVideo,
        Missing::NoteTheIncidentNumber,
        Missing::AskForWitnesses,
    ];
    assert_eq!((within.state, within.missing.as_slice()), (PointState::Missing, wanted.as_slice()));
    assert_eq!(point(&empty, PointId::Identity).missing, [Missing::ConfirmIdentifiers]);
    assert_eq!(point(&empty, PointId::MakingStatute).state, PointState::Missing);
    assert_eq!(ada.journal().len(), entries, "a look at one's own form");

    ada.open_order(restraining_order());
    ada.assess_here(restraining_order());
    ada.confirm_two(&person);
    ada.add_photo(draft.id, &photo::png(16, 16));
    let video = wire::ExhibitAdd { kind: ExhibitKind::BodyWornVideo, ..officer::photo(draft.id, b"BWV 7") };
    ada.ask(video);
    let form = filled(form, world.now());
    ada.ask(wire::DraftSave { id: draft.id, form: form.clone() });
    let full = points();
    let within = point(&full, PointId::WithinTerm);
    assert_eq!((within.state, within.missing.len()), (PointState::Have, 0), "{:?}", within.missing);
    let has_photo = |have: &Have| matches!(have, Have::Exhibit { reference, .. } if reference == "AD/1");
    assert!(within.have.iter().any(|have| has_photo(&have.what)), "{:?}", within.have);
    assert_eq!(point(&full, PointId::Identity).state, PointState::Have, "confirmed after the assessment");
    assert_eq!(point(&full, PointId::MakingStatute).state, PointState::Have);
    let excuse = point(&full, PointId::NoReasonableExcuse);
    assert_eq!((excuse.state, excuse.missing.len()), (PointState::Partly, 0), "what he says is never weighed");
    let cautioned = excuse.have.iter().find_map(|have| have.at.as_ref());
    assert_eq!(cautioned.map(|stamp| stamp.at), Some(world.now()));

    assert_eq!(point(&full, PointId::CertifiedCopy).state, PointState::Partly, "and yet it is saved");
    let saved = ada.record(draft.id);
    assert_eq!(recorded(&ada, &saved).file, form.file);
    ada.sync();
    let sheet = ada.ask(wire::AssessTogether { person: smith(), facts: seen_here() }).sheet;
    let letter = Claimed { words: "he may collect the children".into(), source: "a solicitor's letter".into() };
    assert_eq!(sheet.claimed, [letter], "held with its source, once, and nothing else changes by it");
    assert_eq!(clause(&sheet, restraining_order(), "2").term.answer, Answer::FactsFit);
}

#[test]
fn an_assessment_of_another_moment_is_not_taken_for_this_act() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_person(smith());
    ada.open_order(restraining_order());
    ada.assess_here(restraining_order());
    let draft = ada.draft(Some(smith()), None);
    let unset = |act_at: Option<Timestamp>| {
        let form = RecordForm { act_at, terms: vec![mill_lane(&draft)], ..draft.form.clone() };
        ada.ask(wire::DraftSave { id: draft.id, form });
        let sheet = ada.points(draft.id);
        point(&sheet, PointId::WithinTerm).missing.contains(&Missing::SetFactsAgainstTheWords)
    };
    let now = world.now();
    let earlier = |seconds: i64| Some(Timestamp::from_millis(now.millis() - seconds * 1000));
    let answers = [None, earlier(30), earlier(3600)].map(unset);
    assert_eq!(answers, [false, false, true]);
}

#[test]
fn points_are_of_ones_own_draft_and_of_a_person_opened() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate.");
    let unknown: DraftId = "01936c00-0000-7000-8000-0000000000ff".parse().unwrap();
    let reopen = |id| wire::DraftReopen { id, reason: None };
    assert_eq!(ada.refused(reopen(unknown)).kind, FaultKind::NotFound);
    let grant = ada.ask(reopen(draft)).id;

    ada.lock();
    assert_eq!(ada.refused(wire::RecordPoints { grant }).kind, FaultKind::Locked);
    ada.unlock();
    assert_eq!(ada.refused(wire::RecordPoints { grant }).kind, FaultKind::ReasonNeeded, "not opened in this sitting");
    assert_eq!(ada.refused(reopen(draft)).kind, FaultKind::ReasonNeeded, "it shows his terms");
    ada.reopen(draft);
    assert_eq!(ada.points(draft).orders.len(), 1);

    let ben = world.enrolled("ben", std::sync::Arc::clone(&ada.house));
    assert_eq!(ben.refused(reopen(draft)).kind, FaultKind::NotFound, "hers alone");
}

#[test]
fn a_caution_that_is_still_to_come_is_refused() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_person(smith());
    let draft = ada.draft(Some(smith()), None);
    let later = Timestamp::from_millis(world.now().millis() + 60_000);
    ada.ask(wire::DraftSave { id: draft.id, form: filled(draft.form.clone(), later) });
    let fault = ada.refused(wire::Record { id: draft.id });
    assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::Invalid, Some("cautioned")));
}
