use super::super::assess::builders::{a_condition, a_version, a_zone, an_order, at, facts_at, the_circle};
use super::super::assess::{NoticeAnswer, assess};
use super::super::condition::Term;
use super::super::ids::{OrderId, VersionId};
use super::super::order::OrderKind;
use super::super::place::Disclosure;
use super::super::question::Question;
use super::super::term::NoContact;
use super::*;

const ACT: &str = "2026-11-22T12:00:00Z";

fn order() -> Order {
    an_order(OrderKind::Spo, vec![a_condition(a_zone(the_circle(), Disclosure::Shown))])
}

fn assessed() -> Assessment {
    assess(&order(), &facts_at(ACT).seen_north_by(0, 10.0))
}

fn bytes(assessment: &Assessment) -> Vec<u8> {
    serde_json::to_vec(assessment).unwrap()
}

#[track_caller]
fn check(assessment: &Assessment, order: &Order, expected: &Replay) {
    assert_eq!(&replay(&bytes(assessment), order), expected);
}

fn differs(at: &str) -> Replay {
    Replay::Differs { at: at.to_owned() }
}

#[test]
fn the_same_order_and_facts_give_the_same_bytes() {
    check(&assessed(), &order(), &Replay::Same);
}

#[test]
fn an_answer_that_was_changed_is_found_by_its_path() {
    let mut assessment = assessed();
    assessment.terms[0].p_inside = Some(0.5);
    check(&assessment, &order(), &differs("terms[0].p_inside"));
    let mut assessment = assessed();
    assessment.terms.clear();
    check(&assessment, &order(), &differs("terms[0]"));
    let mut assessment = assessed();
    assessment.terms[0].why.truncate(0);
    check(&assessment, &order(), &differs("terms[0].why[0]"));
}

#[test]
fn facts_that_were_changed_change_the_answers() {
    let mut assessment = assessed();
    assessment.facts.sighting = None;
    assert!(matches!(replay(&bytes(&assessment), &order()), Replay::Differs { .. }));
}

#[test]
fn an_order_whose_words_were_changed_is_found() {
    let mut changed = order();
    changed.versions[0].conditions[0].paragraph = "2".to_owned();
    check(&assessed(), &changed, &differs("terms[0].paragraph"));
}

#[test]
fn bytes_that_are_written_otherwise_are_not_the_same() {
    let mut spaced = bytes(&assessed());
    spaced.push(b' ');
    assert_eq!(replay(&spaced, &order()), differs("bytes"));
}

#[test]
fn an_engine_or_law_table_that_is_not_held_is_named() {
    for engine in ["0", "2", "5"] {
        let other = Assessment { engine: engine.to_owned(), ..assessed() };
        check(&other, &order(), &Replay::OtherEngine { engine: engine.to_owned() });
    }
    for table in ["2025-01", "2026-11.2", ""] {
        let other = Assessment { law_table: table.to_owned(), ..assessed() };
        check(&other, &order(), &Replay::OtherLawTable { law_table: table.to_owned() });
    }
}

/// As the last build assessed: by engine 3 under edition 2026-11.3.
fn assessed_before(order: &Order) -> Assessment {
    let before = Made { engine: Engine::Three, edition: Edition::named("2026-11.3").unwrap() };
    assess_as(before, order, &facts_at(ACT))
}

#[test]
fn what_the_engine_before_asked_replays_though_this_one_asks_otherwise() {
    let term = NoContact { whom: vec!["Beta Specimen".to_owned()], channels: Vec::new(), indirect: false };
    let contact = an_order(OrderKind::NonMolestation, vec![a_condition(Term::NoContact(term))]);
    let before = assessed_before(&contact);
    assert_eq!((before.engine.as_str(), before.law_table.as_str()), ("3", "2026-11.3"));
    assert_eq!(before.terms[0].ask, [Question::DidTheProtectedPersonStartIt, Question::DidHeContact]);
    check(&before, &contact, &Replay::Same);
    // The same bytes as this engine's own would be found out.
    let renamed = Assessment { engine: Engine::NOW.name().to_owned(), ..before };
    check(&renamed, &contact, &differs("terms[0].ask[0]"));
}

#[test]
fn notice_of_an_injunction_against_harassment_replays_by_the_rule_of_its_day() {
    let injunction = an_order(OrderKind::HarassmentInjunction, vec![a_condition(Term::WordsOnly)]);
    let before = assessed_before(&injunction);
    assert_eq!(before.notice, NoticeAnswer::NoneHeld);
    check(&before, &injunction, &Replay::Same);
    let now = assess(&injunction, &facts_at(ACT));
    assert_eq!(now.notice, NoticeAnswer::NotNeeded);
    check(&now, &injunction, &Replay::Same);
    // By the rule of another day the answer would be another.
    let misnamed = Assessment { law_table: now.law_table, ..before };
    check(&misnamed, &injunction, &differs("notice"));
}

#[test]
fn another_order_or_version_is_not_replayed() {
    let other = Order { id: OrderId::derived(&[b"other"]), ..order() };
    check(&assessed(), &other, &Replay::WrongOrder);
    let version = Assessment { version: Some(VersionId::derived(&[b"other"])), ..assessed() };
    check(&version, &order(), &Replay::WrongVersion);
}

#[test]
fn what_is_no_assessment_is_unreadable() {
    let unreadable: [&[u8]; 5] = [b"", b"{}", b"null", b"\xff", b"[1,"];
    for stored in unreadable {
        assert_eq!(replay(stored, &order()), Replay::Unreadable);
    }
}

#[test]
fn a_version_that_hq_learnt_later_changes_nothing_that_was_said() {
    let mut varied = order();
    let mut second = a_version("second", Vec::new());
    second.based_on = vec![varied.versions[0].id];
    second.hq_learnt_at = at("2026-11-25T09:00:00Z");
    varied.versions.push(second.clone());
    check(&assessed(), &varied, &Replay::Same);
    // An assessment of the order as it is held now replays too, whatever it says it was known by.
    let now = assess(&varied, &facts_at(ACT));
    assert_eq!(now.version, Some(second.id));
    check(&now, &varied, &Replay::Same);
}

#[test]
fn what_was_judged_without_any_version_replays() {
    let mut none = order();
    none.versions.clear();
    check(&assess(&none, &facts_at(ACT)), &none, &Replay::Same);
}
