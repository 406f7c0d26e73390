//! What the screens are given to show: the law row in full, clocks with their rule, what an assessment
//! was made with, and what else there is.

use super::term;
use cordon_core::rules::assess::{ENGINE, Question};
use cordon_core::rules::clock::{ClockRule, ExcludedBecause, ExcludedIn};
use cordon_core::rules::law::{BailOffence, DapnHere, LAW_TABLE, PowerId};
use cordon_core::rules::notice::NoticeKind;
use cordon_core::rules::power::{Otherwise, nothing_held};
use cordon_core::rules::sighting::SightingBasis;
use cordon_core::rules::time::{ClockTrust, Timestamp};
use cordon_core::text_key;
use cordon_core::wire::{self, ArrestForm, ClockSheet, DecisionForm, PlaceInput, RecordForm, Saved, Understood, says};
use cordon_core::words::{English, Reader as _, english};
use cordon_tests::officer::{Officer, passphrase};
use cordon_tests::world::{World, demo_orders, feeds, hidden_order, restraining_order, specimen};

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("an instant")
}

/// Target and limit.
#[track_caller]
fn ends(clock: &ClockSheet) -> (Timestamp, Timestamp) {
    (clock.target.as_ref().expect("a target").at, clock.limit.as_ref().expect("a limit").at)
}

/// Shows the order to him, and says that it was done so.
#[track_caller]
fn give_notice(ada: &Officer, done: NoticeKind) -> Saved {
    let order = hidden_order();
    let shown = ada.ask(wire::ShowOpen { order });
    ada.ask(wire::ShowDone {
        id: shown.id,
        order,
        done: vec![done],
        language: "English".to_owned(),
        understood: Understood::Yes,
        passphrase: passphrase(&ada.name),
    })
}

#[test]
fn the_powers_page_holds_the_law_row_in_full() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let order = restraining_order();
    ada.open_order(order);
    let sheet = ada.powers(order);
    let law = sheet.law.expect("the row");
    assert_eq!(law.edition.as_str(), LAW_TABLE);
    assert!(!law.open.is_empty(), "its open questions");
    assert_eq!(sheet.order.word, wire::RowWord::default(), "nobody signed it off, and nobody recalled it");
    // LAW 11.5: section 24 is settled law, and its line carries no warning.
    let said: Vec<String> = sheet.powers.iter().map(|power| says::power(English, power)).collect();
    assert!(said.iter().all(|line| line.starts_with("Arrest ") && !line.contains("signed off")), "{said:?}");
    // Made on 3 March 2025: under the Sentencing Act 2020, unless the conviction came before it (LAW 1B).
    let said = |parts: &[wire::LawPart]| {
        parts.iter().flat_map(|part| &part.lines).map(|line| English.wording(line)).collect::<Vec<_>>().join("\n")
    };
    let breach = said(&law.breach);
    assert!(["PH97003", "SE20002", "SE20002A"].iter().all(|code| breach.contains(code)), "{breach}");
    assert!(breach.contains(&english(text_key!("law.decided_by_act"))), "{breach}");
    assert!(breach.contains(&english(text_key!("law.covers_prohibitions"))), "{breach}");
    assert!(said(&law.ways).contains(&english(text_key!("law.route_charge"))), "{}", said(&law.ways));
    assert!(sheet.otherwise.contains(&Otherwise::ControlRoom));
}

#[test]
fn the_card_names_the_sections_that_the_order_may_be_broken_under() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let restraining = ada.open_order(restraining_order()).brief.breach.expect("what a breach is");
    let either = "Protection from Harassment Act 1997 s.5(5) or Sentencing Act 2020 s.363(1)";
    assert_eq!((english(restraining.source).as_str(), restraining.code), (either, None));
    let stalking = ada.open_order(hidden_order()).brief.breach.expect("what a breach is");
    assert_eq!(english(stalking.source), "Stalking Protection Act 2019 s.8");
    assert_eq!(stalking.code.as_deref(), Some("ST19001"));
}

#[test]
fn formal_service_of_a_stalking_order_starts_the_days_to_notify() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(hidden_order());
    assert!(give_notice(&ada, NoticeKind::TermsRead).clocks.is_empty());
    assert!(ada.clocks().is_empty(), "reading it to him starts no clock");

    let started = give_notice(&ada, NoticeKind::FormallyServed).clocks;
    assert_eq!(started.iter().map(|clock| clock.rule).collect::<Vec<_>>(), [ClockRule::SpoNotification]);
    // Served on Sunday 22 November: that day, Monday and Tuesday (LAW 1C, clock C).
    assert_eq!(ends(&started[0]), (at("2026-11-25T00:00:00Z"), at("2026-11-25T00:00:00Z")));
    assert_eq!((started[0].letter.as_str(), started[0].open), ("C", None));
    assert!(english(started[0].words).contains("3 days") && started[0].who.contains("SMITH"));

    world.pass_minutes(60);
    ada.open_order(hidden_order());
    give_notice(&ada, NoticeKind::FormallyServed);
    assert_eq!(ada.clocks(), started, "a second service starts nothing anew");
    assert_eq!(ada.mine().clocks, started);

    ada.lock();
    ada.unlock();
    assert_eq!(ada.clocks(), started);
    assert_eq!(ada.journal_kinds().last(), Some(&"own_records_shown"), "whom it names is journalled");
}

#[test]
fn the_clock_of_an_arrest_carries_its_rule_and_why_a_day_does_not_count() {
    let world = World::empty();
    world.import(&feeds().join("17-bail-conditions.xml"));
    let ada = world.device("ada");
    ada.sync();
    let person = ada.open_person(ada.find("sample alpha 04/04/1994"));
    let order = person.bound_by.iter().find(|order| order.powers.iter().any(|power| power.id == PowerId::BailS7Broken));
    let order = order.expect("court bail").order;
    ada.open_order(order);

    let draft = ada.begin(order, "He stood in Chapel Street.");
    let form = ada.reopen(draft).form;
    let arrest = ArrestForm {
        power: Some(PowerId::BailS7Broken),
        order: Some(order),
        at: None,
        necessity: Vec::new(),
        despite: String::new(),
        ..ArrestForm::default()
    };
    let decision = DecisionForm {
        grounds: "I saw him in the street that his bail keeps him out of.".to_owned(),
        arrests: vec![arrest],
        ..DecisionForm::default()
    };
    ada.ask(wire::DraftSave { id: draft, form: RecordForm { decision: Some(decision), ..form } });
    let clocks = ada.record(draft).clocks;

    let [clock] = clocks.as_slice() else { unreachable!("one clock: {clocks:?}") };
    assert_eq!((clock.rule, clock.letter.as_str()), (ClockRule::BailArrest, "B"));
    // A Sunday arrest: the statute counts from Monday, the cautious reading from the arrest.
    assert_eq!(ends(clock), (at("2026-11-23T21:30:00Z"), at("2026-11-24T00:00:00Z")));
    let sunday = ("Sun 22 Nov 2026".into(), ExcludedBecause::Sunday, ExcludedIn::Limit);
    assert_eq!(clock.excluded, [sunday]);
    assert!(english(clock.words).contains("24 hours") && english(clock.what_counts).contains("bank holidays count"));
    assert!(clock.open.is_some_and(|what| english(what).contains("a day that does not count")));
}

/// Bail Act 1976 s.7(8): the arrest starts the clock of what the bail is for, and the record holds it.
#[test]
fn an_arrest_on_bail_for_murder_starts_the_clock_to_a_judge_of_the_crown_court() {
    let world = World::empty();
    world.import(&feeds().join("17-bail-conditions.xml"));
    let ada = world.device("ada");
    ada.sync();
    let person = ada.open_person(ada.find("sample alpha 04/04/1994"));
    let order =
        person.bound_by.iter().find(|order| order.powers.iter().any(|power| power.id == PowerId::BailS7Surrender));
    let order = order.expect("court bail").order;
    ada.open_order(order);

    let draft = ada.begin(order, "He was packing to leave for the airport.");
    let form = ada.reopen(draft).form;
    let arrest = ArrestForm {
        power: Some(PowerId::BailS7Surrender),
        order: Some(order),
        bail_for: BailOffence::Murder,
        ..ArrestForm::default()
    };
    let decision = DecisionForm {
        grounds: "Tickets for tonight, and a packed bag.".to_owned(),
        arrests: vec![arrest],
        ..DecisionForm::default()
    };
    ada.ask(wire::DraftSave { id: draft, form: RecordForm { decision: Some(decision), ..form } });
    let clocks = ada.record(draft).clocks;

    let [clock] = clocks.as_slice() else { unreachable!("one clock: {clocks:?}") };
    assert_eq!((clock.rule, clock.letter.as_str()), (ClockRule::MurderBailArrest, "B+"));
    assert!(english(clock.words).contains("judge of the Crown Court"));
    assert_eq!(ada.clocks(), clocks, "and so it stands among the officer's clocks");
}

#[test]
fn an_assessment_says_what_it_was_made_with() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(restraining_order());
    let sheet = ada.assess_here(restraining_order());
    let made = &sheet.made;
    assert_eq!((made.engine.as_str(), made.law_table.as_str()), (ENGINE, LAW_TABLE));
    let version = made.version.as_ref().map(|(number, held, made)| (*number, *held, made.at));
    assert_eq!(version, Some((1, 1, at("2025-03-03T11:00:00Z"))));
    assert_eq!((made.known_as_of.at, made.decided_at.at), (world.now(), world.now()));
    assert_eq!((made.clock_trust, made.basis), (ClockTrust::Trusted, Some(SightingBasis::SeenHere)));

    let contact = term(&sheet, "1");
    let plain = contact.plain.first().cloned().map(english).expect("plain words");
    assert!(plain.starts_with("They must not contact Beta Specimen"), "{plain}");
    assert_eq!(contact.exceptions, ["save via a solicitor to arrange contact with the children"]);
    assert_eq!(contact.questions.first(), Some(&Question::DidHeContact), "his own act first");
    assert!(!contact.questions.contains(&Question::DidTheProtectedPersonStartIt));
    assert_eq!(contact.questions.last(), Some(&Question::WasItExcepted));
    assert!(contact.ask.iter().all(|question| contact.questions.contains(question)));
}

#[test]
fn a_dapn_is_offered_on_a_forces_own_word_and_off_without_it() {
    // DAA 2021 s.22; LAW 11.29: off by default after 31 March 2026 until the force says otherwise.
    let force = "scope = 'force:derbyshire'\nshown = 'Derbyshire'\ncode = '30'\n";
    let offered = |written: &str| {
        let world = World::of_force(written);
        world.import(&demo_orders());
        let ada = world.device("ada");
        ada.sync();
        let person = ada.open_person(specimen());
        let dapns = [Otherwise::Dapn, Otherwise::DapnByForce, Otherwise::DapnNotConfirmed];
        assert!(person.otherwise.contains(&Otherwise::Dvpn), "{written}");
        person.otherwise.into_iter().filter(|each| dapns.contains(each)).collect::<Vec<_>>()
    };
    assert_eq!(offered(force), [Otherwise::DapnNotConfirmed]);
    let word = "[dapn]\nfrom = '2026-06-01'\nsource = 'S.I. 2026/1'";
    assert_eq!(offered(&format!("{force}{word}")), [Otherwise::DapnByForce]);
}

#[test]
fn nothing_held_offers_what_else_there_is() {
    let world = World::with_demo_orders();
    let ada = world.device_at("ada", "52.9225,-1.4746,8");
    ada.sync();
    // The demo's force has said nothing of DAPNs, and no instrument goes on after 31 March 2026.
    let not_confirmed = nothing_held(DapnHere::NotConfirmed);
    let results = ada.search("nobody of that name");
    assert_eq!((results.hits.len(), &results.otherwise), (0, &not_confirmed));
    let here = ada.ask(wire::Here { place: PlaceInput::Here });
    assert_eq!((here.inside.len(), &here.otherwise), (0, &not_confirmed));
    let person = ada.open_person(specimen());
    assert_eq!((person.bound_by.len(), &person.otherwise), (0, &not_confirmed));
}
