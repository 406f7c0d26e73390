//! Laws that hold for every term, and the form in which each is stored.

use super::*;
use crate::rules::assess::builders::{a_condition, an_order, at, facts_at, he, night, one_term, shown, the_circle};
use crate::rules::assess::{Answer, Assessment, Facts, Reply, Settle, Why, assess};
use crate::rules::clock::ClockRule;
use crate::rules::condition::{Condition, Exception, Permit, Reading, Term};
use crate::rules::order::{Order, OrderKind};
use crate::rules::place::{Disclosure, LonLat, Position, Shape, Zone};
use proptest::prelude::*;

#[track_caller]
fn check_stored(term: &Term, stored: &str) {
    assert_eq!(serde_json::to_string(term).unwrap(), stored);
    assert_eq!(&serde_json::from_str::<Term>(stored).unwrap(), term);
}

#[test]
fn terms_are_stored_as_they_always_were() {
    let (place, what) = (|| "place".to_owned(), || "what".to_owned());
    let nowhere = || shown(Shape::None);
    let zone = r#"{"shape":{"kind":"none"},"disclosure":"shown"}"#;
    check_stored(
        &Term::ExclusionZone(ExclusionZone { place: place(), zone: nowhere() }),
        &format!(r#"{{"kind":"exclusion_zone","place":"place","zone":{zone}}}"#),
    );
    check_stored(
        &Term::StayAway(StayAway { of: place(), distance_m: 100.0, zone: nowhere() }),
        &format!(r#"{{"kind":"stay_away","of":"place","distance_m":100.0,"zone":{zone}}}"#),
    );
    check_stored(
        &Term::NoContact(NoContact { whom: vec![place()], channels: vec![Channel::SocialMedia], indirect: true }),
        r#"{"kind":"no_contact","whom":["place"],"channels":["social_media"],"indirect":true}"#,
    );
    check_stored(
        &Term::Residence(Residence { place: place(), zone: nowhere(), duty: ResidenceDuty::LiveAndSleep }),
        &format!(r#"{{"kind":"residence","place":"place","zone":{zone}}}"#),
    );
    check_stored(
        &Term::Curfew(Curfew { place: place(), zone: nowhere(), windows: night(), tagged: true, doorstep: false }),
        &format!(
            r#"{{"kind":"curfew","place":"place","zone":{zone},"windows":[{{"from":"21:00:00","until":"07:00:00","days":[]}}],"tagged":true}}"#
        ),
    );
    check_stored(
        &Term::Reporting(Reporting { place: place(), windows: Vec::new() }),
        r#"{"kind":"reporting","place":"place","windows":[]}"#,
    );
    check_stored(&Term::ElectronicTag, r#"{"kind":"electronic_tag"}"#);
    check_stored(&Term::Alcohol, r#"{"kind":"alcohol"}"#);
    check_stored(&Term::WordsOnly, r#"{"kind":"words_only"}"#);
    check_stored(&Term::WordsNotHeld, r#"{"kind":"words_not_held"}"#);
    let described = [
        (Term::Notification(Notification { what: what(), clock: None }), "notification"),
        (Term::PossessionBan(PossessionBan { what: what() }), "possession_ban"),
        (Term::DeviceBan(DeviceBan { what: what() }), "device_ban"),
        (Term::Programme(Programme { what: what() }), "programme"),
        (Term::Travel(Travel { what: what(), duties: Vec::new() }), "travel"),
        (Term::Premises(premises(PremisesDuty::Unclear)), "premises"),
    ];
    for (term, kind) in described {
        check_stored(&term, &format!(r#"{{"kind":"{kind}","what":"what"}}"#));
    }
    check_stored(
        &Term::NoMolestation(NoMolestation { whom: vec![place()], through_others: false }),
        r#"{"kind":"no_molestation","whom":["place"]}"#,
    );
}

#[test]
fn what_terms_have_learnt_to_hold_is_stored_beside_it() {
    let leave = PremisesDuty::Leave { by: Some(at("2026-11-22T13:00:00Z")) };
    check_stored(
        &Term::Premises(premises(leave)),
        r#"{"kind":"premises","what":"what","duty":{"kind":"leave","by":"2026-11-22T13:00:00.000Z"}}"#,
    );
    check_stored(
        &Term::Travel(Travel { what: "what".to_owned(), duties: vec![TravelDuty::HandInPassport] }),
        r#"{"kind":"travel","what":"what","duties":["hand_in_passport"]}"#,
    );
    check_stored(
        &Term::Notification(Notification { what: "what".to_owned(), clock: Some(ClockRule::SpoNotification) }),
        r#"{"kind":"notification","what":"what","clock":"spo-notification"}"#,
    );
}

fn premises(duty: PremisesDuty) -> Premises {
    Premises { what: "what".to_owned(), duty, whom: Vec::new(), zone: None }
}

fn a_term() -> impl Strategy<Value = Term> {
    prop::sample::select([located_terms(), timed_terms(), told_terms()].concat())
}

fn located_terms() -> Vec<Term> {
    let place = || "place".to_owned();
    let circle = || shown(the_circle());
    let hidden = || Zone { disclosure: Disclosure::Hidden, ..circle() };
    let residence = |duty| Term::Residence(Residence { place: place(), zone: circle(), duty });
    let in_premises = |duty| Term::Premises(Premises { zone: Some(circle()), ..premises(duty) });
    vec![
        Term::ExclusionZone(ExclusionZone { place: place(), zone: circle() }),
        Term::ExclusionZone(ExclusionZone { place: place(), zone: shown(Shape::None) }),
        Term::ExclusionZone(ExclusionZone { place: place(), zone: hidden() }),
        Term::StayAway(StayAway { of: place(), distance_m: 100.0, zone: circle() }),
        residence(ResidenceDuty::LiveAndSleep),
        residence(ResidenceDuty::Live),
        in_premises(PremisesDuty::NotEnter),
        in_premises(PremisesDuty::Leave { by: Some(at("2026-11-20T12:00:00Z")) }),
    ]
}

fn timed_terms() -> Vec<Term> {
    let place = || "place".to_owned();
    let curfew = |windows, doorstep| {
        Term::Curfew(Curfew { place: place(), zone: shown(the_circle()), windows, tagged: true, doorstep })
    };
    vec![
        curfew(night(), false),
        curfew(night(), true),
        curfew(Vec::new(), false),
        Term::Reporting(Reporting { place: place(), windows: night() }),
        Term::Reporting(Reporting { place: place(), windows: Vec::new() }),
    ]
}

fn told_terms() -> Vec<Term> {
    let what = || "what".to_owned();
    let contact = |channels, indirect| Term::NoContact(NoContact { whom: Vec::new(), channels, indirect });
    vec![
        contact(Vec::new(), true),
        contact(vec![Channel::Call], false),
        Term::NoMolestation(NoMolestation { whom: Vec::new(), through_others: true }),
        Term::Notification(Notification { what: what(), clock: None }),
        Term::PossessionBan(PossessionBan { what: what() }),
        Term::DeviceBan(DeviceBan { what: what() }),
        Term::Programme(Programme { what: what() }),
        Term::Travel(Travel { what: what(), duties: vec![TravelDuty::NotLeave, TravelDuty::HandInPassport] }),
        Term::Travel(Travel { what: what(), duties: Vec::new() }),
        Term::Premises(premises(PremisesDuty::LetOccupy)),
        Term::ElectronicTag,
        Term::Alcohol,
        Term::WordsOnly,
        Term::WordsNotHeld,
    ]
}

/// Any question that any term asks.
fn a_question() -> impl Strategy<Value = Question> {
    let terms = [located_terms(), timed_terms(), told_terms()].concat();
    let mut questions: Vec<Question> = terms.iter().flat_map(Term::questions).collect();
    questions.extend([Question::WasItExcepted, Question::DidTheProtectedPersonStartIt]);
    prop::sample::select(questions)
}

fn a_reply() -> impl Strategy<Value = (Question, Reply)> {
    (a_question(), prop::sample::select(vec![Reply::Yes, Reply::No, Reply::Unknown]))
}

prop_compose! {
    fn some_facts()(
        minute in 0..60_000_i64,
        length in prop::sample::select(vec![0_i64, 30, 600]),
        doubt in prop::sample::select(vec![0_i64, 20, 900]),
        seen in prop::option::of((-6000..6000_i32, 1..200_u32)),
        seen_again in prop::option::of(-6000..6000_i32),
        live in any::<bool>(),
        is_his in any::<bool>(),
        replies in prop::collection::vec(a_reply(), 0..5),
    ) -> Facts {
        let from = at("2026-10-28T00:00:00Z").plus(chrono::TimeDelta::minutes(minute));
        let mut facts = facts_at(&from.to_string());
        facts.act_until = from.plus(chrono::TimeDelta::minutes(length));
        facts.decision_time.latest = from.plus(chrono::TimeDelta::minutes(doubt));
        if let Some((north, radius)) = seen {
            facts = facts.seen_north_by(north, f64::from(radius));
            let sighting = facts.sighting.as_mut().unwrap();
            sighting.whose = is_his.then(he);
            if let Some(again) = seen_again {
                let at = LonLat::new(-1.476, f64::from(52_922_000 + again) / 1e6).unwrap();
                sighting.more = sighting.position.map(|fix| Position { at, ..fix }).into_iter().collect();
            }
        }
        facts.live_fix = live;
        replies.into_iter().fold(facts, |facts, (question, reply)| facts.told(question, reply))
    }
}

fn some_exceptions() -> impl Strategy<Value = Vec<Exception>> {
    let exception = |permits| Exception { words: "save so".to_owned(), permits };
    prop::collection::vec(
        prop::sample::select(vec![
            exception(Permit::WordsOnly),
            exception(Permit::Window { windows: night() }),
            exception(Permit::Handover { windows: night(), place: Some(shown(the_circle())) }),
            exception(Permit::Place { place: "place".to_owned(), zone: shown(the_circle()) }),
            exception(Permit::ThroughSolicitor),
        ]),
        0..3,
    )
}

prop_compose! {
    fn some_condition()(
        term in a_term(),
        exceptions in some_exceptions(),
        reading in prop::sample::select(vec![Reading::Machine, Reading::WordsOnly, a_condition(Term::WordsOnly).reading]),
    ) -> Condition {
        Condition { exceptions, reading, ..a_condition(term) }
    }
}

fn measures(why: &Why) -> bool {
    matches!(why, Why::InsideBy { .. } | Why::OutsideBy { .. } | Why::EdgeWithinUncertainty { .. })
}

proptest! {
    #[test]
    fn every_answer_has_a_reason(condition in some_condition(), facts in some_facts()) {
        let term = one_term(condition, &facts);
        prop_assert!(!term.why.is_empty());
        prop_assert!(term.why.first() != Some(&Why::ReadByMachine));
    }

    #[test]
    fn what_is_not_known_is_never_an_all_clear(condition in some_condition(), facts in some_facts()) {
        let blank = Facts { sighting: None, told: Vec::new(), ..facts };
        let answer = one_term(condition, &blank).answer;
        prop_assert!(answer == Answer::CannotTell || answer == Answer::NotOperating);
    }

    #[test]
    fn an_unknown_reply_changes_nothing(condition in some_condition(), facts in some_facts(), asked in a_question()) {
        let before = one_term(condition.clone(), &facts);
        let after = one_term(condition, &facts.told(asked, Reply::Unknown));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_term_asks_what_it_says_that_it_asks(condition in some_condition(), facts in some_facts()) {
        let may_ask = condition.questions();
        let term = one_term(condition, &facts);
        prop_assert!(term.ask.iter().all(|question| may_ask.contains(question)), "{:?}", term);
    }

    #[test]
    fn what_a_term_does_not_ask_changes_nothing(
        condition in some_condition(),
        facts in some_facts(),
        reply in a_reply(),
    ) {
        prop_assume!(!condition.questions().contains(&reply.0));
        let before = one_term(condition.clone(), &facts);
        prop_assert_eq!(before, one_term(condition, &facts.told(reply.0, reply.1)));
    }

    #[test]
    fn an_exception_never_makes_anything_fit(condition in some_condition(), facts in some_facts()) {
        let without = one_term(Condition { exceptions: Vec::new(), ..condition.clone() }, &facts);
        let with = one_term(condition, &facts);
        match without.answer {
            Answer::FactsFit => prop_assert!(with.answer != Answer::NotOperating),
            Answer::FactsDoNotFit | Answer::CannotTell | Answer::NotOperating => {
                prop_assert!(with.answer != Answer::FactsFit);
            }
        }
    }

    #[test]
    fn only_what_cannot_be_told_is_to_be_settled(condition in some_condition(), facts in some_facts()) {
        let term = one_term(condition, &facts);
        prop_assert!(term.answer == Answer::CannotTell || term.settle.is_empty());
    }

    #[test]
    fn a_hidden_zone_never_shows_a_measure(facts in some_facts(), radius_m in 10.0..500.0_f64) {
        let centre = LonLat::new(-1.476, 52.922).unwrap();
        let zone = Zone { shape: Shape::Circle { centre, radius_m }, disclosure: Disclosure::Hidden };
        let hidden = Term::StayAway(StayAway { of: "home".to_owned(), distance_m: radius_m, zone });
        let term = one_term(a_condition(hidden), &facts);
        prop_assert_eq!(term.p_inside, None);
        prop_assert!(!term.why.iter().any(measures));
        prop_assert!(term.settle.iter().all(|settle| *settle == Settle::LiveFix));
    }

    #[test]
    fn an_assessment_replays_byte_for_byte(condition in some_condition(), facts in some_facts()) {
        let order = an_order(OrderKind::NonMolestation, vec![condition]);
        let first = serde_json::to_vec(&assess(&order, &facts)).unwrap();
        let order: Order = serde_json::from_slice(&serde_json::to_vec(&order).unwrap()).unwrap();
        let facts: Facts = serde_json::from_slice(&serde_json::to_vec(&facts).unwrap()).unwrap();
        prop_assert_eq!(&first, &serde_json::to_vec(&assess(&order, &facts)).unwrap());
        let read: Assessment = serde_json::from_slice(&first).unwrap();
        prop_assert_eq!(&first, &serde_json::to_vec(&read).unwrap());
    }
}
