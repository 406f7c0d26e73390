use super::builders::{
    a_condition, a_version, a_zone, an_order, at, check, facts_at, facts_over, in_english, night, one_term, shown,
    the_circle,
};
use super::*;
use crate::rules::condition::{Reading, Term};
use crate::rules::ids::{NoticeId, PersonId, VersionId};
use crate::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use crate::rules::order::{InForce, InForceCause, InForceScope, OnNotice, OrderKind, StatedEnd};
use crate::rules::place::{AccuracyLevel, Disclosure, PositionSource, Shape};
use crate::rules::term::{Curfew, NoContact, NotRead, Reporting};
use crate::rules::time::{Interval, Now};

/// A Sunday evening.
const EVENING: &str = "2026-11-22T21:30:00Z";
/// The noon before it.
const NOON: &str = "2026-11-22T12:00:00Z";

fn zone() -> Condition {
    a_condition(a_zone(the_circle(), Disclosure::Shown))
}

fn hidden_zone() -> Condition {
    a_condition(a_zone(the_circle(), Disclosure::Hidden))
}

fn contact(indirect: bool) -> Condition {
    a_condition(Term::NoContact(NoContact { whom: vec!["A".to_owned()], channels: Vec::new(), indirect }))
}

fn curfew(shape: Shape) -> Condition {
    let (place, zone) = ("home".to_owned(), shown(shape));
    a_condition(Term::Curfew(Curfew { place, zone, windows: night(), tagged: false, doorstep: false }))
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
fn a_sighting_and_a_reply_that_contradict_settle_nothing() {
    let seen_outside = facts_at(NOON).seen_north_by(5000, 10.0);
    check(zone(), &seen_outside.told(Question::DidHeEnter, Reply::Yes), Answer::CannotTell);
    let seen_inside = facts_at(NOON).seen_north_by(0, 10.0);
    check(zone(), &seen_inside.told(Question::DidHeEnter, Reply::No), Answer::CannotTell);
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
fn what_nothing_was_read_from_is_words_whatever_stands_beside_them() {
    let unread = Condition { reading: Reading::WordsOnly, ..zone() };
    let term = check(unread.clone(), &facts_at(NOON).seen_north_by(0, 10.0), Answer::CannotTell);
    assert_eq!((term.why.first(), term.ask), (Some(&Why::WordsNotRead), vec![Question::DidHeDoIt]));
    assert_eq!(unread.questions(), [Question::DidHeDoIt]);
    assert_eq!(unread.in_plain_words(), Term::WordsOnly.in_plain_words());
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
    let backwards = Interval { from: Some(from), until: Some(at("2026-11-20T00:00:00Z")) };
    let term = check(Condition { period: Some(backwards), ..zone() }, &facts_at(NOON), Answer::CannotTell);
    assert_eq!(term.operating, Operating::Unknown);
}

#[test]
fn a_time_that_was_not_read_leaves_open_whether_the_term_operated() {
    let unread = || Condition { unread_period: Some("until trial".to_owned()), ..zone() };
    let seen = facts_at(NOON).seen_north_by(0, 10.0);
    let term = check(unread(), &seen, Answer::FactsFit);
    assert_eq!(term.operating, Operating::Unknown);
    assert!(term.why.contains(&Why::PeriodNotRead));
    assert!(in_english(unread().in_plain_words()).contains("“until trial”"));
    // What was read of it still rules out the time before.
    let later = Interval::from(at("2026-11-25T00:00:00Z"));
    check(Condition { period: Some(later), ..unread() }, &seen, Answer::NotOperating);
}

#[test]
fn a_list_of_people_that_is_not_whole_leaves_open_whether_he_contacted_another() {
    let unread = vec![NotRead::People("gamma sample".to_owned())];
    let partly = || Condition { unread: unread.clone(), ..contact(false) };
    let did_not = facts_at(NOON).told(Question::DidHeContact, Reply::No);
    check(contact(false), &did_not, Answer::FactsDoNotFit);
    let term = check(partly(), &did_not, Answer::CannotTell);
    assert!(term.why.contains(&Why::PartsNotRead));
    check(partly(), &facts_at(NOON).told(Question::DidHeContact, Reply::Yes), Answer::FactsFit);
    assert!(in_english(partly().in_plain_words()).contains("not complete"));
    let far = Condition { unread: vec![NotRead::Distance("within 50 paces".to_owned())], ..contact(false) };
    assert!(in_english(far.in_plain_words()).contains("a distance that the machine could not read: “within 50 paces”"));
    let more = Condition { unread: vec![NotRead::More("reside at 1 Model Road".to_owned())], ..contact(false) };
    assert!(check(more.clone(), &did_not, Answer::CannotTell).why.contains(&Why::PartsNotRead));
    assert!(in_english(more.in_plain_words()).contains("require more that the machine did not read"));
    // Whoever answers of the words themselves has read them.
    let words = Condition { term: Term::WordsOnly, reading: Reading::WordsOnly, ..partly() };
    check(words, &facts_at(NOON).told(Question::DidHeDoIt, Reply::No), Answer::FactsDoNotFit);
    // What was read whole is stored as before.
    assert!(!serde_json::to_string(&contact(false)).unwrap().contains("unread"));
}

#[test]
fn plain_words_say_when_a_condition_holds() {
    let until = Interval { from: None, until: Some(at("2026-11-02T00:00:00Z")) };
    let words = in_english(Condition { period: Some(until), ..zone() }.in_plain_words());
    assert!(words.contains("This applies until the end of Sun 1 Nov 2026."), "{words}");
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
        how: HowGiven::InPerson,
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

#[test]
fn notice_says_nothing_of_two_men_of_a_variation_or_of_a_time_in_doubt() {
    let before = || vec![notice(NoticeKind::ToldOfExistence, "2026-11-22T11:00:00Z")];
    let mut of_two = an_order(OrderKind::Dvpo, Vec::new());
    of_two.respondents.push(PersonId::derived(&[b"another"]));
    let told = Facts { notice: before(), ..facts_at(NOON) };
    assert_eq!(assess(&of_two, &told).notice, NoticeAnswer::Unknown, "which of the two was told");
    let mut varied = an_order(OrderKind::Dapo, Vec::new());
    let first = varied.versions[0].clone();
    let second = Version { id: VersionId::derived(&[b"second"]), based_on: vec![first.id], ..first };
    varied.versions.push(second);
    assert_eq!(assess(&varied, &told).notice, NoticeAnswer::Unknown, "the variation may have been without notice");
    let mut in_doubt = Facts { notice: vec![notice(NoticeKind::ToldOfExistence, NOON)], ..facts_at(NOON) };
    in_doubt.decision_time.latest = in_doubt.decision_time.earliest.plus(TimeDelta::hours(1));
    in_doubt.decision_time.trust = ClockTrust::LowerBound;
    let order = an_order(OrderKind::Dvpo, Vec::new());
    assert_eq!(assess(&order, &in_doubt).notice, NoticeAnswer::Unknown, "he may have been told before");
}

#[test]
fn he_knows_of_a_variation_once_its_words_have_reached_him() {
    let mut varied = an_order(OrderKind::Dapo, Vec::new());
    let first = varied.versions[0].clone();
    varied.versions.push(Version {
        id: VersionId::derived(&[b"second"]),
        based_on: vec![first.id],
        made_at: at("2026-11-10T00:00:00Z"),
        hq_learnt_at: at("2026-11-12T09:00:00Z"),
        ..first
    });
    let said = |order: &Order, kind, when: &str| {
        assess(order, &Facts { notice: vec![notice(kind, when)], ..facts_at(NOON) }).notice
    };
    let (held, unknown) = (NoticeAnswer::EvidenceHeld, NoticeAnswer::Unknown);
    assert_eq!(said(&varied, NoticeKind::CopyHanded, "2026-11-11T00:00:00Z"), held);
    assert_eq!(said(&varied, NoticeKind::CopyHanded, "2026-11-10T12:00:00Z"), unknown, "papers give the day alone");
    assert_eq!(said(&varied, NoticeKind::TermsRead, "2026-11-12T10:00:00Z"), held);
    assert_eq!(said(&varied, NoticeKind::TermsRead, "2026-11-11T10:00:00Z"), unknown, "HQ had no other words yet");
    assert_eq!(said(&varied, NoticeKind::ToldOfExistence, "2026-11-20T10:00:00Z"), unknown);
    assert_eq!(said(&varied, NoticeKind::CopyHanded, "2026-11-22T12:00:01Z"), unknown);
    let mut of_two = varied.clone();
    of_two.respondents.push(PersonId::derived(&[b"another"]));
    assert_eq!(said(&of_two, NoticeKind::CopyHanded, "2026-11-11T00:00:00Z"), unknown);
    varied.versions[1].in_force[0].interval.from = Some(at("2026-11-25T00:00:00Z"));
    let not_begun = said(&varied, NoticeKind::ToldOfExistence, "2026-11-20T10:00:00Z");
    assert_eq!(not_begun, NoticeAnswer::NotNeeded, "what was made on notice stands until then");
}

#[test]
fn an_end_that_nobody_stated_is_not_until_further_order() {
    let mut order = an_order(OrderKind::NonMolestation, Vec::new());
    let version = &mut order.versions[0];
    for row in &mut version.in_force {
        row.interval.until = None;
        row.cause = InForceCause::EndUnknown;
    }
    assert_eq!(version.in_force_at(at(NOON)), InForceAnswer::Unknown);
    version.in_force[0].cause = InForceCause::Made;
    assert_eq!(version.in_force_at(at(NOON)), InForceAnswer::Yes);
}

/// An order of one condition, of which nobody stated the end.
fn without_an_end(condition: Condition) -> Order {
    let mut order = an_order(OrderKind::NonMolestation, vec![condition]);
    for row in &mut order.versions[0].in_force {
        row.interval.until = None;
        row.cause = InForceCause::EndUnknown;
    }
    order
}

/// Crime and Security Act 2010 s.27(3)–(4): within 48 hours of service, Sundays and bank holidays left out.
/// What a missed hearing does to the notice is in no section.
#[test]
fn a_police_notice_past_the_time_for_its_hearing_cannot_be_told_to_run() {
    for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
        let mut order = Order { kind, ..without_an_end(zone()) };
        order.versions[0].stated_end = StatedEnd::UntilDecided;
        let served_on = |when| vec![notice(NoticeKind::FormallyServed, when)];
        let made = |engine, notice, act| {
            let facts = Facts { notice, ..facts_at(act).seen_north_by(0, 10.0) };
            assess_as(Made { engine, ..Made::NOW }, &order, &facts)
        };
        let life = |notice, act| made(Engine::NOW, notice, act).in_force;
        let tuesday = "2026-11-03T19:00:00Z";
        assert_eq!(life(served_on(tuesday), "2026-11-05T18:59:59Z"), InForceAnswer::Yes);
        assert_eq!(life(served_on(tuesday), "2026-11-05T19:00:00Z"), InForceAnswer::Unknown);
        // Over a Sunday, which does not count.
        let friday = "2026-11-06T19:00:00Z";
        assert_eq!(life(served_on(friday), "2026-11-08T20:00:00Z"), InForceAnswer::Yes);
        assert_eq!(life(served_on(friday), "2026-11-09T20:00:00Z"), InForceAnswer::Unknown);
        // A copy handed over is no service, and starts no 48 hours.
        let handed = vec![notice(NoticeKind::CopyHanded, tuesday)];
        assert_eq!(life(handed, "2026-11-06T09:30:00Z"), InForceAnswer::Yes);
        // The facts are judged all the same, and engine 3 answers as it did.
        let past = made(Engine::Four, served_on(tuesday), "2026-11-06T09:30:00Z");
        assert_eq!((past.terms[0].answer, past.terms[0].operating), (Answer::FactsFit, Operating::Unknown));
        assert_eq!(past.terms[0].why.last(), Some(&Why::InForceUnknown));
        let before = made(Engine::Three, served_on(tuesday), "2026-11-06T09:30:00Z");
        assert_eq!((before.in_force, before.terms[0].operating), (InForceAnswer::Yes, Operating::Yes));
    }
}

#[test]
fn a_police_notice_whose_end_is_known_runs_to_it() {
    let mut order = an_order(OrderKind::Dvpn, vec![zone()]);
    order.versions[0].stated_end = StatedEnd::UntilDecided;
    let facts = Facts { notice: vec![notice(NoticeKind::FormallyServed, "2026-11-03T19:00:00Z")], ..facts_at(NOON) };
    assert_eq!(assess(&order, &facts).in_force, InForceAnswer::Yes, "its end is known: 1 December");
}

#[test]
fn an_end_that_nobody_stated_leaves_the_facts_to_be_judged() {
    let order = without_an_end(zone());
    for (north, answer) in [(0, Answer::FactsFit), (5000, Answer::FactsDoNotFit)] {
        let assessment = assess(&order, &facts_at(NOON).seen_north_by(north, 10.0));
        let term = &assessment.terms[0];
        assert_eq!((assessment.in_force, term.answer), (InForceAnswer::Unknown, answer));
        assert_eq!((term.operating, term.why.last()), (Operating::Unknown, Some(&Why::InForceUnknown)));
    }
    let reporting = Term::Reporting(Reporting { place: "St Mary's Wharf".to_owned(), windows: night() });
    let did_not = facts_at(NOON).told(Question::DidHeReport, Reply::No);
    let reported = assess(&without_an_end(a_condition(reporting)), &did_not);
    assert_eq!(reported.terms[0].answer, Answer::FactsFit, "the hours that closed last");
}

#[test]
fn an_end_that_nobody_stated_turns_no_hours_on() {
    let by_day = assess(&without_an_end(curfew(the_circle())), &facts_at(NOON));
    assert_eq!(by_day.terms[0].operating, Operating::No { next: None });
    assert_eq!(by_day.terms[0].why, [Why::OutsideWindow]);
}

#[test]
fn whatever_else_leaves_the_life_of_an_order_open_leaves_the_facts_open() {
    let mut order = without_an_end(zone());
    let inside = |from: &str, until: &str| facts_over(from, until).seen_north_by(0, 10.0);
    let before = assess(&order, &inside("2026-10-20T10:00:00Z", "2026-10-20T11:00:00Z"));
    assert_eq!((before.in_force, before.terms[0].answer), (InForceAnswer::NotYet, Answer::NotOperating));
    let stay = Interval { from: Some(at("2026-11-22T11:00:00Z")), until: Some(at("2026-11-22T12:00:00Z")) };
    order.versions[0].in_force.push(InForce {
        scope: InForceScope::Version,
        interval: stay,
        cause: InForceCause::Stayed,
        source: "order".to_owned(),
    });
    let across = assess(&order, &inside("2026-11-22T10:00:00Z", "2026-11-22T13:00:00Z"));
    assert_eq!((across.in_force, across.terms[0].answer), (InForceAnswer::Unknown, Answer::CannotTell));
    assert_eq!(across.terms[0].why, [Why::InForceUnknown]);
}
