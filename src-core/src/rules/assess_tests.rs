use super::builders::{a_condition, a_version, a_zone, an_order, at, facts_at, facts_over, he, shown, the_circle};
use super::*;
use crate::rules::condition::{Channel, Reading, Term};
use crate::rules::ids::{NoticeId, PersonId};
use crate::rules::notice::{NoticeKind, Understood};
use crate::rules::order::{OnNotice, OrderKind};
use crate::rules::place::{AccuracyLevel, Disclosure, LonLat, PositionSource, Shape, Zone};
use crate::rules::time::{ClockTrust, Interval};
use crate::rules::window::Window;
use chrono::NaiveTime;
use proptest::prelude::*;

/// A Sunday evening.
const EVENING: &str = "2026-11-22T21:30:00Z";
/// The noon before it.
const NOON: &str = "2026-11-22T12:00:00Z";

fn one_term(condition: Condition, facts: &Facts) -> TermAnswer {
    let order = an_order(OrderKind::Spo, vec![condition]);
    let mut terms = assess(&order, facts).terms;
    assert_eq!(terms.len(), 1);
    terms.remove(0)
}

#[track_caller]
fn check(condition: Condition, facts: &Facts, expected: Answer) -> TermAnswer {
    let term = one_term(condition, facts);
    assert_eq!(term.answer, expected, "{term:?}");
    assert!(!term.why.is_empty());
    term
}

fn zone() -> Condition {
    a_condition(a_zone(the_circle(), Disclosure::Shown))
}

fn hidden_zone() -> Condition {
    a_condition(a_zone(the_circle(), Disclosure::Hidden))
}

fn contact(indirect: bool) -> Condition {
    a_condition(Term::NoContact { whom: vec!["A".to_owned()], channels: Vec::new(), indirect })
}

fn night() -> Vec<Window> {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    vec![Window::new(hour(21), hour(7), Vec::new())]
}

fn curfew(shape: Shape) -> Condition {
    a_condition(Term::Curfew { place: "home".to_owned(), zone: shown(shape), windows: night(), tagged: false })
}

fn reporting() -> Condition {
    a_condition(Term::Reporting { place: "St Mary's Wharf".to_owned(), windows: night() })
}

#[test]
fn a_zone_is_judged_by_where_he_was_seen() {
    let inside = check(zone(), &facts_at(NOON).seen_north_by(0, 10.0), Answer::FactsFit);
    assert!(matches!(inside.why.first(), Some(Why::InsideBy { edge_m, .. }) if *edge_m == 100.0));
    let outside = check(zone(), &facts_at(NOON).seen_north_by(5000, 10.0), Answer::FactsDoNotFit);
    assert!(matches!(outside.why.first(), Some(Why::OutsideBy { .. })));
    let edge = check(zone(), &facts_at(NOON).seen_north_by(900, 30.0), Answer::CannotTell);
    assert!(matches!(edge.why.first(), Some(Why::EdgeWithinUncertainty { .. })));
    assert_eq!(edge.ask, [Question::DidHeEnter]);
    assert!(edge.p_inside.is_some_and(|p| p > 0.05 && p < 0.95));
}

#[test]
fn nobody_elses_position_bears_on_a_zone() {
    let mut facts = facts_at(NOON).seen_north_by(0, 10.0);
    for whose in [None, Some(PersonId::derived(&[b"officer"]))] {
        facts.sighting.as_mut().unwrap().whose = whose;
        let term = check(zone(), &facts, Answer::CannotTell);
        assert_eq!(term.why.first(), Some(&Why::SightingNotHis));
        assert_eq!(term.p_inside, None);
    }
}

#[test]
fn without_a_sighting_the_officer_is_asked() {
    let term = check(zone(), &facts_at(NOON), Answer::CannotTell);
    assert_eq!((term.why.first(), term.ask.as_slice()), (Some(&Why::NoSighting), [Question::DidHeEnter].as_slice()));
    check(zone(), &facts_at(NOON).told(Question::DidHeEnter, Reply::Yes), Answer::FactsFit);
    check(zone(), &facts_at(NOON).told(Question::DidHeEnter, Reply::No), Answer::FactsDoNotFit);
    check(zone(), &facts_at(NOON).told(Question::DidHeEnter, Reply::Unknown), Answer::CannotTell);
}

#[test]
fn a_place_that_was_not_located_is_for_the_officer() {
    let unlocated = || a_condition(a_zone(Shape::None, Disclosure::Shown));
    let seen = facts_at(NOON).seen_north_by(0, 10.0);
    let term = check(unlocated(), &seen, Answer::CannotTell);
    assert_eq!(term.why.first(), Some(&Why::PlaceNotLocated));
    check(unlocated(), &seen.told(Question::DidHeEnter, Reply::Yes), Answer::FactsFit);
}

#[test]
fn a_sighting_and_a_reply_that_contradict_settle_nothing() {
    let seen_outside = facts_at(NOON).seen_north_by(5000, 10.0);
    check(zone(), &seen_outside.told(Question::DidHeEnter, Reply::Yes), Answer::CannotTell);
    let seen_inside = facts_at(NOON).seen_north_by(0, 10.0);
    check(zone(), &seen_inside.told(Question::DidHeEnter, Reply::No), Answer::CannotTell);
}

#[test]
fn one_moment_outside_does_not_answer_for_an_evening() {
    let mut facts = facts_over("2026-11-22T18:00:00Z", EVENING).seen_north_by(5000, 10.0);
    check(zone(), &facts, Answer::FactsDoNotFit);
    facts.sighting.as_mut().unwrap().until = at("2026-11-22T19:00:00Z");
    let term = check(zone(), &facts, Answer::CannotTell);
    assert_eq!(term.ask, [Question::DidHeEnter]);
}

#[test]
fn an_old_fix_settles_less() {
    let mut facts = facts_at(NOON).seen_north_by(0, 10.0);
    let sighting = facts.sighting.as_mut().unwrap();
    sighting.position.as_mut().unwrap().fixed_at = at("2026-11-22T11:50:00Z");
    check(zone(), &facts, Answer::CannotTell);
    facts.sighting.as_mut().unwrap().position.as_mut().unwrap().source = PositionSource::Chosen;
    check(zone(), &facts, Answer::FactsFit);
}

#[test]
fn an_assumed_accuracy_says_so() {
    let mut facts = facts_at(NOON).seen_north_by(0, 10.0);
    facts.sighting.as_mut().unwrap().position.as_mut().unwrap().accuracy.level = AccuracyLevel::Assumed;
    assert!(one_term(zone(), &facts).why.contains(&Why::AccuracyAssumed));
}

#[test]
fn a_hidden_zone_answers_a_live_fix_and_nothing_else() {
    let live = facts_at(NOON).seen_north_by(0, 10.0);
    let term = check(hidden_zone(), &live, Answer::FactsFit);
    assert_eq!((term.why, term.p_inside), (vec![Why::HiddenArea], None));
    let stale = Facts { live_fix: false, ..live.clone() };
    let term = check(hidden_zone(), &stale, Answer::CannotTell);
    assert_eq!((term.why, term.ask), (vec![Why::HiddenAreaNeedsLiveFix], Vec::new()));
    let mut chosen = live;
    chosen.sighting.as_mut().unwrap().position.as_mut().unwrap().source = PositionSource::Chosen;
    assert_eq!(check(hidden_zone(), &chosen, Answer::CannotTell).why, [Why::HiddenAreaNeedsLiveFix]);
    let not_seen = facts_at(NOON).told(Question::DidHeEnter, Reply::Yes);
    check(hidden_zone(), &not_seen, Answer::CannotTell);
}

#[test]
fn contact_is_what_he_did() {
    let noon = || facts_at(NOON);
    let term = check(contact(false), &noon(), Answer::CannotTell);
    assert_eq!(term.ask, [Question::DidHeContact]);
    check(contact(false), &noon().told(Question::DidHeContact, Reply::Yes), Answer::FactsFit);
    let did_not = noon().told(Question::DidHeContact, Reply::No);
    check(contact(false), &did_not, Answer::FactsDoNotFit);
    let term = check(contact(true), &did_not, Answer::CannotTell);
    assert_eq!(term.ask, [Question::DidHeUseAThirdParty]);
    let neither = did_not.told(Question::DidHeUseAThirdParty, Reply::No);
    check(contact(true), &neither, Answer::FactsDoNotFit);
    check(contact(true), &noon().told(Question::DidHeUseAThirdParty, Reply::Yes), Answer::FactsFit);
    let through_others = Term::NoContact { whom: Vec::new(), channels: vec![Channel::ThirdParty], indirect: false };
    assert_eq!(check(a_condition(through_others), &noon(), Answer::CannotTell).ask.len(), 2);
}

#[test]
fn an_exception_holds_until_the_officer_says() {
    let excepted = || Condition { exceptions: vec!["save through solicitors".to_owned()], ..contact(false) };
    let did = || facts_at(NOON).told(Question::DidHeContact, Reply::Yes);
    let term = check(excepted(), &did(), Answer::CannotTell);
    assert_eq!(term.why.first(), Some(&Why::ExceptionStated { words: "save through solicitors".to_owned() }));
    assert_eq!(term.ask, [Question::WasItExcepted]);
    check(excepted(), &did().told(Question::WasItExcepted, Reply::Yes), Answer::FactsDoNotFit);
    check(excepted(), &did().told(Question::WasItExcepted, Reply::No), Answer::FactsFit);
    // A permission the court did not state overrides nothing.
    check(contact(false), &did().told(Question::WasItExcepted, Reply::Yes), Answer::FactsFit);
    let asked = check(excepted(), &facts_at(NOON), Answer::CannotTell).ask;
    assert_eq!(asked, [Question::DidHeContact, Question::WasItExcepted]);
}

#[test]
fn an_exceptions_words_stay_hidden_where_the_condition_is() {
    let hidden = Condition {
        exceptions: vec!["save at 9 Model Road".to_owned()],
        visibility: crate::rules::visibility::Visibility::NeedToKnow,
        ..hidden_zone()
    };
    let term = check(hidden, &facts_at(NOON).seen_north_by(0, 10.0), Answer::CannotTell);
    assert_eq!(term.why, [Why::ExceptionStated { words: String::new() }, Why::HiddenArea]);
}

#[test]
fn a_curfew_operates_in_its_windows() {
    let at_noon = check(curfew(the_circle()), &facts_at(NOON), Answer::NotOperating);
    assert_eq!(at_noon.operating, Operating::No { next: Some(at("2026-11-22T21:00:00Z")) });
    check(curfew(the_circle()), &facts_at(EVENING).seen_north_by(5000, 10.0), Answer::FactsFit);
    check(curfew(the_circle()), &facts_at(EVENING).seen_north_by(0, 10.0), Answer::FactsDoNotFit);
    check(curfew(Shape::None), &facts_at(EVENING).told(Question::WasHeThere, Reply::No), Answer::FactsFit);
    check(curfew(Shape::None), &facts_at(EVENING).told(Question::WasHeThere, Reply::Yes), Answer::FactsDoNotFit);
    let unseen = check(curfew(Shape::None), &facts_at(EVENING), Answer::CannotTell);
    assert_eq!(unseen.ask, [Question::WasHeThere]);
    let across = facts_over("2026-11-22T20:00:00Z", EVENING).seen_north_by(5000, 10.0);
    check(curfew(the_circle()), &across, Answer::CannotTell);
}

#[test]
fn a_curfew_has_no_next_opening_beyond_the_orders_life() {
    let last_day = check(curfew(Shape::None), &facts_at("2026-11-30T12:00:00Z"), Answer::NotOperating);
    assert_eq!(last_day.operating, Operating::No { next: Some(at("2026-11-30T21:00:00Z")) });
    let ended = Condition {
        period: Some(Interval { from: None, until: Some(at("2026-11-22T20:00:00Z")) }),
        ..curfew(Shape::None)
    };
    assert_eq!(check(ended, &facts_at(NOON), Answer::NotOperating).operating, Operating::No { next: None });
}

#[test]
fn one_sighting_elsewhere_does_not_say_where_he_lives() {
    let home = || a_condition(Term::Residence { place: "home".to_owned(), zone: shown(the_circle()) });
    let elsewhere = facts_at(NOON).seen_north_by(5000, 10.0);
    check(home(), &elsewhere, Answer::CannotTell);
    check(home(), &elsewhere.told(Question::DidHeDoIt, Reply::Yes), Answer::FactsFit);
}

#[test]
fn he_may_report_while_the_window_is_open() {
    let did_not = |facts: Facts| facts.told(Question::DidHeReport, Reply::No);
    check(reporting(), &did_not(facts_at(EVENING)), Answer::CannotTell);
    check(reporting(), &facts_at(EVENING).told(Question::DidHeReport, Reply::Yes), Answer::FactsDoNotFit);
    let all_night = facts_over("2026-11-21T21:00:00Z", "2026-11-22T07:00:00Z");
    check(reporting(), &did_not(all_night.clone()), Answer::FactsFit);
    check(reporting(), &all_night, Answer::CannotTell);
    check(reporting(), &did_not(facts_at(NOON)), Answer::NotOperating);
}

#[test]
fn words_are_for_the_officer_to_read() {
    let words = || a_condition(Term::WordsOnly);
    assert_eq!(check(words(), &facts_at(NOON), Answer::CannotTell).why.first(), Some(&Why::WordsNotRead));
    check(words(), &facts_at(NOON).told(Question::DidHeDoIt, Reply::Yes), Answer::FactsFit);
    let unread = Condition { reading: Reading::WordsOnly, ..zone() };
    check(unread, &facts_at(NOON).seen_north_by(0, 10.0), Answer::CannotTell);
    check(a_condition(Term::Alcohol), &facts_at(NOON).told(Question::DidHeDoIt, Reply::No), Answer::FactsDoNotFit);
}

#[test]
fn what_a_machine_read_says_so_and_never_first() {
    let read = Condition { reading: Reading::Machine, ..zone() };
    let term = check(read, &facts_at(NOON).seen_north_by(0, 10.0), Answer::FactsFit);
    assert_eq!(term.why.last(), Some(&Why::ReadByMachine));
    assert!(term.why.len() > 1);
}

#[test]
fn a_version_that_has_ended_does_not_operate() {
    let term = check(zone(), &facts_at("2026-12-02T12:00:00Z").seen_north_by(0, 10.0), Answer::NotOperating);
    assert_eq!(term.why, [Why::VersionNotInForce]);
    let across = facts_over("2026-11-30T23:00:00Z", "2026-12-01T01:00:00Z").seen_north_by(0, 10.0);
    assert_eq!(check(zone(), &across, Answer::CannotTell).why, [Why::InForceUnknown]);
    let mut order = an_order(OrderKind::Spo, vec![zone()]);
    order.versions[0].in_force.clear();
    let unknown = assess(&order, &facts_at(NOON).seen_north_by(0, 10.0));
    assert_eq!(unknown.in_force, InForceAnswer::Unknown);
    assert_eq!(unknown.terms[0].why, [Why::InForceUnknown]);
}

#[test]
fn a_condition_has_its_own_period() {
    let from = at("2026-11-25T00:00:00Z");
    let later = || Condition { period: Some(Interval::from(from)), ..zone() };
    let term = check(later(), &facts_at(NOON).seen_north_by(0, 10.0), Answer::NotOperating);
    assert_eq!(term.operating, Operating::No { next: Some(from) });
    check(later(), &facts_at("2026-11-26T12:00:00Z").seen_north_by(0, 10.0), Answer::FactsFit);
}

#[test]
fn versions_in_conflict_list_every_term_and_answer_none() {
    let mut order = an_order(OrderKind::Spo, vec![zone()]);
    order.versions.push(a_version("second", vec![zone(), contact(true)]));
    let assessment = assess(&order, &facts_at(NOON).seen_north_by(0, 10.0));
    assert_eq!((assessment.version, assessment.in_force), (None, InForceAnswer::Unknown));
    assert_eq!(assessment.terms.len(), 2);
    for term in assessment.terms {
        assert_eq!((term.answer, term.why), (Answer::CannotTell, vec![Why::VersionsConflict]));
    }
}

#[test]
fn an_order_without_versions_has_no_terms() {
    let mut order = an_order(OrderKind::Spo, Vec::new());
    order.versions.clear();
    let assessment = assess(&order, &facts_at(NOON));
    assert!(assessment.terms.is_empty());
    assert_eq!((assessment.version, assessment.in_force), (None, InForceAnswer::Unknown));
}

/// An act "now", on a clock that may be late by some minutes.
fn doubtful(act: &str, minutes: i64) -> Facts {
    let mut facts = facts_at(act).seen_north_by(5000, 10.0);
    let latest = facts.act_from.plus(chrono::TimeDelta::minutes(minutes));
    facts.decision_time = Now { earliest: facts.act_from, latest, trust: ClockTrust::LowerBound };
    facts
}

#[test]
fn a_doubtful_clock_matters_only_where_it_changes_the_answer() {
    check(curfew(the_circle()), &doubtful(EVENING, 60), Answer::FactsFit);
    let term = check(curfew(the_circle()), &doubtful("2026-11-22T20:45:00Z", 60), Answer::CannotTell);
    assert_eq!(term.why.first(), Some(&Why::ClockUncertain));
    // Closed at both ends, open in between.
    check(curfew(the_circle()), &doubtful("2026-11-22T20:45:00Z", 11 * 60), Answer::CannotTell);
    check(zone(), &doubtful(NOON, 600), Answer::FactsDoNotFit);
    let past = Facts { act_from: at(NOON), act_until: at(NOON), ..doubtful("2026-11-22T20:45:00Z", 60) };
    check(curfew(the_circle()), &past, Answer::NotOperating);
}

fn notice(kind: NoticeKind, when: &str) -> NoticeEvent {
    NoticeEvent {
        id: NoticeId::derived(&[when.as_bytes()]),
        order: an_order(OrderKind::Spo, Vec::new()).id,
        kind,
        at: at(when),
        by: "PC 1".to_owned(),
        how: "in person".to_owned(),
        language: "English".to_owned(),
        proof: "BWV".to_owned(),
        understood: Understood::Yes,
    }
}

#[track_caller]
fn check_notice(kind: OrderKind, on_notice: OnNotice, events: Vec<NoticeEvent>, expected: NoticeAnswer) {
    let order = Order { on_notice, ..an_order(kind, Vec::new()) };
    let facts = Facts { notice: events, ..facts_at(NOON) };
    assert_eq!(assess(&order, &facts).notice, expected);
}

#[test]
fn notice_is_asked_of_the_kinds_that_need_it() {
    let before = || vec![notice(NoticeKind::ToldOfExistence, "2026-11-22T11:00:00Z")];
    let after = || vec![notice(NoticeKind::FormallyServed, "2026-11-22T12:00:01Z")];
    check_notice(OrderKind::Spo, OnNotice::WithoutNotice, after(), NoticeAnswer::NotNeeded);
    check_notice(OrderKind::NonMolestation, OnNotice::OnNotice, Vec::new(), NoticeAnswer::NotNeeded);
    check_notice(OrderKind::NonMolestation, OnNotice::WithoutNotice, before(), NoticeAnswer::EvidenceHeld);
    check_notice(OrderKind::NonMolestation, OnNotice::WithoutNotice, after(), NoticeAnswer::NoneHeld);
    check_notice(OrderKind::NonMolestation, OnNotice::Unknown, Vec::new(), NoticeAnswer::Unknown);
    check_notice(OrderKind::NonMolestation, OnNotice::Unknown, before(), NoticeAnswer::EvidenceHeld);
    check_notice(OrderKind::Dvpo, OnNotice::OnNotice, Vec::new(), NoticeAnswer::NoneHeld);
    check_notice(OrderKind::Dvpn, OnNotice::OnNotice, before(), NoticeAnswer::NoneHeld);
    check_notice(OrderKind::Dapo, OnNotice::WithoutNotice, after(), NoticeAnswer::NoneHeld);
    let unknown = OrderKind::Other { title: "Order".to_owned(), court: String::new() };
    check_notice(unknown, OnNotice::OnNotice, before(), NoticeAnswer::Unknown);
}

fn a_term() -> impl Strategy<Value = Term> {
    let place = || "place".to_owned();
    let circle = || shown(the_circle());
    prop::sample::select(vec![
        a_zone(the_circle(), Disclosure::Shown),
        a_zone(Shape::None, Disclosure::Shown),
        a_zone(the_circle(), Disclosure::Hidden),
        Term::StayAway { of: place(), distance_m: 100.0, zone: circle() },
        Term::NoContact { whom: Vec::new(), channels: Vec::new(), indirect: true },
        Term::Residence { place: place(), zone: circle() },
        Term::Curfew { place: place(), zone: circle(), windows: night(), tagged: true },
        Term::Curfew { place: place(), zone: circle(), windows: Vec::new(), tagged: false },
        Term::Reporting { place: place(), windows: night() },
        Term::Reporting { place: place(), windows: Vec::new() },
        Term::NoMolestation { whom: Vec::new() },
        Term::WordsOnly,
    ])
}

fn a_reply() -> impl Strategy<Value = (Question, Reply)> {
    let questions = vec![
        Question::DidHeEnter,
        Question::DidHeContact,
        Question::DidHeUseAThirdParty,
        Question::WasItExcepted,
        Question::WasHeThere,
        Question::DidHeReport,
        Question::DidHeDoIt,
    ];
    (prop::sample::select(questions), prop::sample::select(vec![Reply::Yes, Reply::No, Reply::Unknown]))
}

prop_compose! {
    fn some_facts()(
        minute in 0..60_000_i64,
        length in prop::sample::select(vec![0_i64, 30, 600]),
        doubt in prop::sample::select(vec![0_i64, 20, 900]),
        seen in prop::option::of((-6000..6000_i32, 1..200_u32)),
        live in any::<bool>(),
        is_his in any::<bool>(),
        replies in prop::collection::vec(a_reply(), 0..4),
    ) -> Facts {
        let from = at("2026-10-28T00:00:00Z").plus(chrono::TimeDelta::minutes(minute));
        let mut facts = facts_at(&from.to_string());
        facts.act_until = from.plus(chrono::TimeDelta::minutes(length));
        facts.decision_time.latest = from.plus(chrono::TimeDelta::minutes(doubt));
        if let Some((north, radius)) = seen {
            facts = facts.seen_north_by(north, f64::from(radius));
            facts.sighting.as_mut().unwrap().whose = is_his.then(he);
        }
        facts.live_fix = live;
        replies.into_iter().fold(facts, |facts, (question, reply)| facts.told(question, reply))
    }
}

prop_compose! {
    fn some_condition()(
        term in a_term(),
        has_exception in any::<bool>(),
        reading in prop::sample::select(vec![Reading::Machine, Reading::WordsOnly, a_condition(Term::WordsOnly).reading]),
    ) -> Condition {
        let exceptions = if has_exception { vec!["save by letter".to_owned()] } else { Vec::new() };
        Condition { exceptions, reading, ..a_condition(term) }
    }
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
    fn a_hidden_zone_never_shows_a_measure(facts in some_facts(), radius_m in 10.0..500.0_f64) {
        let centre = LonLat::new(-1.476, 52.922).unwrap();
        let shape = Shape::Circle { centre, radius_m };
        let zone = Zone { shape, disclosure: Disclosure::Hidden };
        let mut condition = a_condition(Term::WordsOnly);
        condition.term = Term::StayAway { of: "home".to_owned(), distance_m: radius_m, zone };
        let term = one_term(condition, &facts);
        prop_assert_eq!(term.p_inside, None);
        let mut measures = term.why.iter().filter(|why| {
            matches!(why, Why::InsideBy { .. } | Why::OutsideBy { .. } | Why::EdgeWithinUncertainty { .. })
        });
        prop_assert!(measures.next().is_none());
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

    #[test]
    fn an_unknown_reply_changes_nothing(condition in some_condition(), facts in some_facts(), asked in a_reply()) {
        let before = one_term(condition.clone(), &facts);
        let after = one_term(condition, &facts.told(asked.0, Reply::Unknown));
        prop_assert_eq!(before, after);
    }
}
