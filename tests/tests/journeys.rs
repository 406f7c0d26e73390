//! Whole days: devices and HQ in one process, over real TLS and on real encrypted stores.

#[path = "journeys/addresses.rs"]
mod addresses;
#[path = "journeys/attributed.rs"]
mod attributed;
#[path = "journeys/beside.rs"]
mod beside;
#[path = "journeys/confirmed.rs"]
mod confirmed;
#[path = "journeys/doors.rs"]
mod doors;
#[path = "journeys/enrolling.rs"]
mod enrolling;
#[path = "journeys/finding.rs"]
mod finding;
#[path = "journeys/found_cases.rs"]
mod found_cases;
#[path = "journeys/hidden.rs"]
mod hidden;
#[path = "journeys/lawyers.rs"]
mod lawyers;
#[path = "journeys/leaving.rs"]
mod leaving;
#[path = "journeys/limits.rs"]
mod limits;
#[path = "journeys/looks.rs"]
mod looks;
#[path = "journeys/named.rs"]
mod named;
#[path = "journeys/reach.rs"]
mod reach;
#[path = "journeys/renewal.rs"]
mod renewal;
#[path = "journeys/restored.rs"]
mod restored;
#[path = "journeys/screens.rs"]
mod screens;
#[path = "journeys/spoilt.rs"]
mod spoilt;
#[path = "journeys/taken_out.rs"]
mod taken_out;
#[path = "journeys/thief.rs"]
mod thief;
#[path = "journeys/words.rs"]
mod words;

use cordon_core::proof::entry::Body;
use cordon_core::proof::protocol::{PushAnswer, Receipt, SealedEntry};
use cordon_core::proof::value::name_of_value;
use cordon_core::rules::ids::{IncidentId, VersionId};
use cordon_core::rules::incident::AllegedAgainst;
use cordon_core::wire::{
    self, Answer, AssessmentSheet, FaultKind, HistoryItem, Identity, InForceAnswer, ItemState, PlaceInput, Reason,
    ReasonKind, TermSheet, Understood, Why,
};
use cordon_tests::officer::{Officer, at_scene, incident_of, passphrase, seen_here};
use cordon_tests::photo;
use cordon_tests::world::{HIDDEN_AREA, World, feeds, hidden_order, restraining_order, smith, specimen};
use std::sync::Arc;

fn term<'a>(sheet: &'a AssessmentSheet, paragraph: &str) -> &'a TermSheet {
    sheet.terms.iter().find(|term| term.paragraph == paragraph).expect("the paragraph")
}

fn is_received(state: &ItemState) -> bool {
    matches!(state, ItemState::Received { .. })
}

/// The incidents in a person's history, each once.
fn incidents(history: &[HistoryItem]) -> Vec<IncidentId> {
    let mut found: Vec<IncidentId> = history.iter().map(|item| item.incident).collect();
    found.sort();
    found.dedup();
    found
}

fn sorted(mut incidents: Vec<IncidentId>) -> Vec<IncidentId> {
    incidents.sort();
    incidents
}

#[test]
fn a_breach_recorded_without_hq_is_received_once_it_is_back() {
    let mut world = World::new();
    let (ada, ben) = (world.device("ada"), world.device("ben"));
    ada.sync();
    world.stop_hq();

    let person = ada.find("smith alan 12/04/1988");
    assert_eq!(person, smith());
    let sheet = ada.open_person(person);
    assert_eq!(sheet.identity, Identity::Possible);
    assert_eq!(ada.confirm_two(&sheet).identity, Identity::Confirmed);
    let order = restraining_order();
    assert_eq!(ada.open_order(order).brief.in_force, InForceAnswer::Yes);
    let assessment = ada.assess_here(order);
    assert_eq!(assessment.identity, Identity::Confirmed);
    assert_eq!(term(&assessment, "1").answer, Answer::CannotTell);
    assert_eq!(term(&assessment, "2").answer, Answer::FactsFit);
    assert_eq!(term(&assessment, "3").answer, Answer::FactsFit);
    let draft = ada.begin(order, "He stood at the gate of number 9.");
    let exhibit = ada.add_photo(draft, &photo::png(64, 48));
    assert_eq!((exhibit.reference.as_str(), exhibit.state), ("AD/1", ItemState::Queued));
    let saved = ada.record(draft);

    assert!(matches!(ada.sync_fails().kind, FaultKind::HqUnreachable { .. }));
    assert_eq!(ada.records()[0].state, ItemState::Queued);
    assert_eq!(world.hq.status().unwrap().incidents, 0);

    world.start_hq();
    ada.sync();
    let incident = incident_of(&saved);
    let status = world.hq.status_of(incident).unwrap();
    assert_eq!((status.received, status.exhibits, status.evidence_verified), (Some(true), Some(1), Some(true)));
    assert_eq!((status.set_aside, status.forks), (0, 0));
    let record = ada.records().remove(0);
    assert!(is_received(&record.state), "{:?}", record.state);
    assert_eq!((record.incident, record.exhibits), (incident, 1));
    assert!(ada.verify().holds);
    assert!(world.hq.verify().unwrap().journal_verified);

    ben.sync();
    assert_eq!(incidents(&ben.history()), [incident]);
}

#[test]
fn two_officers_who_record_on_one_person_see_both_records() {
    let world = World::with_demo_orders();
    let both = [world.device("ada"), world.device("ben")];
    let recorded: Vec<IncidentId> = both
        .iter()
        .map(|officer| {
            officer.sync();
            officer.open_order(restraining_order());
            officer.record_breach(restraining_order(), &format!("{} saw him at the gate.", officer.name))
        })
        .collect();
    for _round in 0..2 {
        both.iter().for_each(|officer| {
            officer.sync();
        });
    }
    assert_eq!(world.hq.status().unwrap().incidents, 2);
    assert_eq!(world.hq.status().unwrap().set_aside, 0);
    for officer in &both {
        assert_eq!(incidents(&officer.history()), sorted(recorded.clone()), "{}", officer.name);
        assert_eq!(officer.records().len(), 1, "own records are the officer's own");
    }
}

#[test]
fn two_officers_who_share_a_machine_keep_their_drafts_apart() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let hers = ada.begin(restraining_order(), "for ada alone");
    ada.lock();
    let locked_out = cordon_device::enrol(&ada.house, &world.enrolment("ben")).map(|sheet| sheet.slot);
    assert!(locked_out.is_err(), "a locked device takes nobody new");
    ada.unlock();

    let ben = world.enrolled("ben", Arc::clone(&ada.house));
    assert_ne!(ben.slot, ada.slot);
    assert!(ben.ask(wire::Drafts {}).drafts.is_empty());
    assert_eq!(ben.refused(wire::DraftReopen { id: hers, reason: Some(at_scene()) }).kind, FaultKind::NotFound);
    ben.open_order(restraining_order());
    let his = ben.begin(restraining_order(), "for ben alone");
    ben.lock();

    let crossed = ada.refused(wire::Unlock { slot: ada.slot, passphrase: passphrase("ben") });
    assert_eq!(crossed.kind, FaultKind::WrongPassphrase { tries_left: 9 });
    ada.unlock();
    let drafts: Vec<_> = ada.ask(wire::Drafts {}).drafts.into_iter().map(|draft| draft.id).collect();
    assert_eq!(drafts, [hers]);
    assert_eq!(ada.refused(wire::Record { id: his }).kind, FaultKind::NotFound);
    ada.record(hers);
    ada.sync();
    assert!(ada.verify().holds);
    assert!(world.hq.verify().unwrap().journal_verified);
    assert_eq!(world.hq.status().unwrap().devices, 1);
}

#[test]
fn a_double_tap_returns_the_first_record() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate.");
    let first = ada.record(draft);
    world.pass_seconds(2);
    assert_eq!(ada.record(draft), first);
    ada.sync();
    assert_eq!(world.hq.incident_ids().unwrap(), [incident_of(&first)]);
}

#[test]
fn two_taps_at_once_make_one_record() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate.");
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(|| ada.record(draft));
        let other = scope.spawn(|| ada.record(draft));
        (one.join().unwrap(), other.join().unwrap())
    });
    assert_eq!(one, other);
    ada.sync();
    assert_eq!(world.hq.incident_ids().unwrap(), [incident_of(&one)]);
}

/// The version that an allegation of a journalled incident names.
fn version_alleged(ada: &Officer, incident: IncidentId) -> VersionId {
    let recorded = ada.journal().into_iter().find_map(|body| {
        let Body::IncidentRecorded(recorded) = body else { return None };
        (recorded.id == incident).then_some(recorded)
    });
    let recorded = recorded.expect("the incident is journalled");
    match &recorded.allegations.first().expect("an allegation").to {
        AllegedAgainst::Condition { version, .. } => *version,
        AllegedAgainst::Offence { words, .. } => unreachable!("an offence in words: {words}"),
    }
}

#[test]
fn an_order_varied_while_a_device_is_away_is_old_with_its_age_and_then_new() {
    let world = World::empty();
    world.import(&feeds().join("01-restraining-order-conviction.xml"));
    let ada = world.device("ada");
    ada.sync();
    let pulled_at = world.now();
    let order = ada.open_person(ada.find("2006/0142857V")).bound_by[0].order;
    world.pass_minutes(90);
    let varied = world.import(&feeds().join("04-restraining-order-varied.xml"));
    assert_eq!(varied.files[0].orders.changed, 1, "{varied:?}");

    let old = ada.open_order(order);
    assert_eq!((old.versions_held, old.shown[0].number, old.shown[0].conditions.len()), (1, 1, 2));
    assert_eq!(old.coverage.hq_knew_at.as_ref().map(|stamp| stamp.at), Some(pulled_at));
    let incident = ada.record_breach(order, "He called her by telephone.");
    let before = ada.held_order(order);
    assert_eq!(version_alleged(&ada, incident), before.versions[0].id);

    ada.sync();
    let new = ada.open_order(order);
    assert_eq!((new.versions_held, new.shown[0].number, new.shown[0].conditions.len(), new.shown.len()), (2, 2, 3, 1));
    assert_eq!(new.coverage.hq_knew_at.map(|stamp| stamp.at), Some(world.now()));
    assert_eq!(version_alleged(&ada, incident), before.versions[0].id, "what was alleged stays as it was");
    let status = world.hq.status_of(incident).unwrap();
    assert_eq!((status.received, status.set_aside), (Some(true), 0));
    assert_eq!(incidents(&new.history), [incident]);
}

fn receipts(answers: Vec<PushAnswer>) -> Vec<(u64, String)> {
    let mut receipts: Vec<(u64, String)> = answers
        .into_iter()
        .map(|answer| match answer {
            PushAnswer::Received { receipt } => {
                let read: Receipt = serde_json::from_slice(&receipt.receipt.0).expect("a receipt");
                (read.sequence, receipt.short())
            }
            PushAnswer::Refused { refusal } => unreachable!("refused: {refusal:?}"),
        })
        .collect();
    receipts.sort();
    receipts
}

#[test]
fn entries_pushed_again_and_out_of_order_change_nothing() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    let waiting = ada.outbox();
    let copies: Vec<SealedEntry> = waiting.iter().map(|(_place, entry)| entry.clone()).collect();
    assert!(copies.len() > 1);

    let first = receipts(ada.push(copies.iter().rev().cloned().collect()));
    let held = world.hq.status().unwrap();
    assert_eq!((held.incidents, held.quarantine, held.forks), (1, 0, 0));
    world.pass_minutes(5);
    assert_eq!(ada.sync().pushed, copies.len(), "the device pushes them once more");
    assert_eq!(receipts(ada.push(copies.clone())), first);

    for (place, entry) in &waiting {
        std::fs::write(place, serde_json::to_vec(entry).unwrap()).unwrap();
    }
    assert_eq!(ada.sync().pushed, copies.len());
    assert!(ada.outbox().is_empty());
    assert_eq!(world.hq.status().unwrap(), held);
    assert!(world.hq.verify().unwrap().journal_verified);
    assert!(is_received(&ada.records()[0].state));
}

#[test]
fn a_locked_device_pushes_and_does_not_pull() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let draft = ada.begin(restraining_order(), "He stood at the gate.");
    ada.add_photo(draft, &photo::png(16, 16));
    let incident = incident_of(&ada.record(draft));
    ada.lock();
    let outcome = ada.sync();
    assert!(outcome.pushed > 0 && !outcome.pulled, "{outcome:?}");
    assert_eq!(world.hq.status_of(incident).unwrap().evidence_verified, Some(true));
    assert_eq!(ada.ask(wire::GetSession {}).status.waiting, 0);
    assert_eq!(ada.refused(wire::MineOpen {}).kind, FaultKind::Locked);
    ada.unlock();
    assert!(is_received(&ada.records()[0].state));
}

#[test]
fn a_search_before_the_first_pull_says_that_nothing_is_held() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    let before = ada.search("smith");
    assert!(before.hits.is_empty());
    assert_eq!((before.coverage.hq_knew_at, before.coverage.areas), (None, Vec::new()));
    ada.sync();
    let after = ada.search("nobody of that name");
    assert!(after.hits.is_empty());
    assert_eq!(after.coverage.hq_knew_at.map(|stamp| stamp.at), Some(world.now()));
    assert_eq!(after.coverage.areas, ["Derbyshire"]);
}

fn other(words: &str) -> Reason {
    Reason { kind: ReasonKind::Other, words: Some(words.to_owned()), incident_number: None }
}

#[test]
fn nothing_is_opened_without_a_reason() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let before = ada.journal_kinds().len();

    let short = ada.refused(wire::PersonOpen { person: smith(), reason: other("ab") });
    assert_eq!((short.kind, short.field.as_deref()), (FaultKind::Invalid, Some("reason-words")));
    let padded = ada.refused(wire::OrderOpen { order: restraining_order(), reason: other("  ab  ") });
    assert_eq!(padded.kind, FaultKind::Invalid);
    let long = ada.refused(wire::SearchOpen { reason: other(&"x".repeat(251)) });
    assert_eq!(long.kind, FaultKind::Invalid);

    let order = restraining_order();
    assert_eq!(ada.refused(wire::Assess { order, facts: seen_here() }).kind, FaultKind::ReasonNeeded);
    let together = wire::AssessTogether { person: smith(), facts: seen_here() };
    assert_eq!(ada.refused(together).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::PowersOpen { order }).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::ShowOpen { order }).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::DraftOpen { person: None, order: Some(order) }).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::DraftOpen { person: Some(smith()), order: None }).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.refused(wire::PersonConfirm { person: smith(), clues: Vec::new() }).kind, FaultKind::ReasonNeeded);
    let field = "address_1".to_owned();
    assert_eq!(ada.refused(wire::Reveal { person: specimen(), field: field.into() }).kind, FaultKind::ReasonNeeded);
    assert_eq!(ada.journal_kinds().len(), before, "what was refused was not looked at");

    ada.ask(wire::PersonOpen { person: smith(), reason: other("abc") });
}

#[test]
fn a_sitting_ends_with_the_lock() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    ada.assess_here(restraining_order());
    ada.lock();
    ada.unlock();
    let order = restraining_order();
    assert_eq!(ada.refused(wire::Assess { order, facts: seen_here() }).kind, FaultKind::ReasonNeeded);
}

#[test]
fn every_look_is_in_the_journal_and_at_hq() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let order = restraining_order();
    ada.search("smith");
    let sheet = ada.open_person(smith());
    ada.confirm_two(&sheet);
    ada.open_order(order);
    ada.list_orders("smith");
    ada.ask(wire::Here { place: PlaceInput::Here });
    ada.open_person(specimen());
    ada.ask(wire::Reveal { person: specimen(), field: "address_1".into() });
    ada.assess_here(order);
    ada.powers(order);
    let shown = ada.ask(wire::ShowOpen { order });
    ada.ask(wire::ShowDone {
        id: shown.id,
        order,
        done: Vec::new(),
        language: String::new(),
        understood: Understood::Unknown,
        passphrase: passphrase("ada"),
    });
    ada.record_breach(order, "He stood at the gate.");
    let draft = ada.begin(order, "still to be written");
    ada.lock();
    ada.unlock();
    ada.records();
    ada.lock();
    ada.unlock();
    ada.reopen(draft);

    let expected = [
        "unlocked",
        "enrolled",
        "search_opened",
        "search_settled",
        "person_opened",
        "identifiers_confirmed",
        "order_opened",
        "orders_listed",
        "here_shown",
        "person_opened",
        "revealed",
        "assessed",
        "powers_shown",
        "show_opened",
        "show_closed",
        "incident_recorded",
        "locked_up",
        "unlocked",
        "own_records_shown",
        "locked_up",
        "unlocked",
        "draft_opened",
    ];
    assert_eq!(ada.journal_kinds(), expected);
    ada.sync();
    let report = ada.verify();
    assert!(report.holds);
    assert_eq!((report.entries, report.verified), (expected.len() as u64, expected.len() as u64));
    let at_hq = world.hq.verify().unwrap();
    assert!(at_hq.journal_verified);
    assert_eq!(at_hq.devices[0].entries, expected.len() as u64);
}

#[test]
fn a_need_to_know_address_is_shown_on_a_tap_and_its_text_is_not_journalled() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let sheet = ada.open_person(specimen());
    assert_eq!(sheet.addresses[0].text, None);
    assert!(!serde_json::to_string(&sheet).unwrap().contains("9 Mill Lane"));
    let field = sheet.addresses[0].field.clone();
    let shown = ada.ask(wire::Reveal { person: specimen(), field: field.clone() });
    assert_eq!(shown.text, "9 Mill Lane, Belper, DE56 1QZ");
    let journal = ada.journal();
    let named = name_of_value(specimen(), "address", &shown.text);
    assert!(journal.contains(&Body::Revealed { person: specimen(), field: named }), "whoever holds it reads it back");
    assert!(!serde_json::to_string(&journal).unwrap().contains("9 Mill Lane"));
}

/// What would give the hidden area away: its corners, its size, or how near its edge is.
#[track_caller]
fn gives_nothing_away(text: &str) {
    for given_away in ["53.0304", "1.4807", "radius_m", "\"centre\"", "\"rings\"", "inside_by", "p_inside"] {
        assert!(!text.contains(given_away), "{given_away} in {text}");
    }
    assert!(!text.replace("\"edge_m\":null", "").contains("edge_m"), "{text}");
}

#[test]
fn a_hidden_area_answers_and_gives_no_measure() {
    let world = World::with_demo_orders();
    let ada = world.device_at("ada", HIDDEN_AREA);
    ada.sync();
    let here = ada.ask(wire::Here { place: PlaceInput::Here });
    assert_eq!(here.inside.iter().map(|area| area.order).collect::<Vec<_>>(), [hidden_order()]);
    gives_nothing_away(&serde_json::to_string(&here).unwrap());

    let order = ada.open_order(hidden_order());
    gives_nothing_away(&serde_json::to_string(&order).unwrap());
    let assessment = ada.assess_here(hidden_order());
    assert_eq!(term(&assessment, "1").answer, Answer::FactsFit);
    assert_eq!(term(&assessment, "1").why, [Why::HiddenArea]);
    gives_nothing_away(&serde_json::to_string(&assessment).unwrap());

    let mut chosen = seen_here();
    chosen.he_is = PlaceInput::GridReference { text: "SK 34846 48088".to_owned() };
    let probed = ada.ask(wire::Assess { order: hidden_order(), facts: chosen }).sheet;
    assert_eq!(term(&probed, "1").answer, Answer::CannotTell, "a point on a map does not probe it");
    assert_eq!(term(&probed, "1").why, [Why::HiddenAreaNeedsLiveFix]);
}

#[test]
fn away_from_an_area_its_terms_do_not_fit() {
    let world = World::with_demo_orders();
    let ada = world.device_at("ada", "52.9225,-1.4746,8");
    ada.sync();
    let here = ada.ask(wire::Here { place: PlaceInput::Here });
    assert!(here.inside.is_empty() && here.near.is_empty());
    ada.open_order(restraining_order());
    assert_eq!(term(&ada.assess_here(restraining_order()), "2").answer, Answer::FactsDoNotFit);
}
