use super::*;
use crate::rules::assess::builders::{
    a_condition, a_version, a_zone, an_order, at, facts_at, facts_over, night, shown, the_circle,
};
use crate::rules::assess::{Facts, Question, Reply};
use crate::rules::condition::{Condition, Exception, Permit, Term};
use crate::rules::ids::{ConditionId, NoticeId, OrderId, VersionId};
use crate::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use crate::rules::order::{Order, OrderKind};
use crate::rules::place::{Disclosure, LonLat, Shape};
use crate::rules::term::{Curfew, StayAway};
use crate::rules::time::{Interval, Now};
use crate::rules::window::{Season, Window};
use proptest::prelude::*;
use serde_json::{Value, json};

const NOON: &str = "2026-11-22T12:00:00Z";

fn an_order_of(term: Term) -> Order {
    an_order(OrderKind::Spo, vec![a_condition(term)])
}

fn a_circle_of(radius_m: f64) -> Shape {
    Shape::Circle { centre: LonLat::new(-1.476, 52.922).unwrap(), radius_m }
}

fn curfew(windows: Vec<Window>) -> Term {
    let place = "4 Peel Street".to_owned();
    Term::Curfew(Curfew { place, zone: shown(the_circle()), windows, tagged: false, doorstep: false })
}

/// Hours between dates of which there are none.
fn never() -> Window {
    night().remove(0).in_season(Season::Dates { ranges: Vec::new() })
}

fn backwards() -> Interval {
    Interval { from: Some(at("2026-12-01T00:00:00Z")), until: Some(at("2026-11-01T00:00:00Z")) }
}

const BACKWARDS: &str = "it ends on 2026-11-01T00:00:00.000Z before it begins on 2026-12-01T00:00:00.000Z";

#[track_caller]
fn same(found: &[OrderFault], expected: &[(&str, &str)]) {
    let found: Vec<(&str, String)> = found.iter().map(|fault| (fault.at.as_str(), fault.what.to_string())).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(at, what)| (*at, (*what).to_owned())).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn check(order: &Order, expected: &[(&str, &str)]) {
    same(&order_faults(order), expected);
}

#[track_caller]
fn check_condition(change: impl FnOnce(&mut Condition), expected: &[(&str, &str)]) {
    let mut condition = a_condition(Term::WordsOnly);
    change(&mut condition);
    check(&an_order(OrderKind::Spo, vec![condition]), expected);
}

#[test]
fn an_order_that_can_be_assessed_has_no_fault() {
    check(&an_order_of(a_zone(the_circle(), Disclosure::Shown)), &[]);
    check(&an_order_of(a_zone(Shape::None, Disclosure::Hidden)), &[]);
    check(&an_order_of(curfew(night())), &[]);
    check(&an_order_of(Term::WordsOnly), &[]);
}

#[test]
fn an_order_without_a_version_orders_nothing() {
    let order = Order { versions: Vec::new(), ..an_order_of(Term::WordsOnly) };
    check(&order, &[("versions", "there is no version, so nothing is ordered")]);
}

#[test]
fn an_end_before_a_start_is_a_fault_where_it_stands() {
    let mut order = an_order_of(Term::WordsOnly);
    order.versions[0].in_force[0].interval = backwards();
    check(&order, &[("versions[0].in_force[0].interval", BACKWARDS)]);
    check_condition(
        |condition| condition.period = Some(backwards()),
        &[("versions[0].conditions[0].period", BACKWARDS)],
    );
}

#[test]
fn a_shape_that_cannot_be_judged_is_a_fault_hidden_or_not() {
    for disclosure in [Disclosure::Shown, Disclosure::Hidden] {
        check(
            &an_order_of(a_zone(a_circle_of(0.0), disclosure)),
            &[("versions[0].conditions[0].term.zone.shape", "radius is not positive")],
        );
    }
    let open = Shape::Polygon { rings: vec![vec![LonLat::new(-1.476, 52.922).unwrap()]] };
    check(
        &an_order_of(a_zone(open, Disclosure::Shown)),
        &[("versions[0].conditions[0].term.zone.shape", "ring has under four points")],
    );
}

#[test]
fn a_distance_has_a_size() {
    for distance_m in [f64::NAN, f64::INFINITY, 0.0, -100.0] {
        let term = StayAway { of: "her home".to_owned(), distance_m, zone: shown(Shape::None) };
        check(
            &an_order_of(Term::StayAway(term)),
            &[("versions[0].conditions[0].term.distance_m", "distance is not positive")],
        );
    }
}

#[test]
fn hours_that_never_come_are_a_fault() {
    let mut windows = night();
    windows.push(never());
    check(
        &an_order_of(curfew(windows)),
        &[("versions[0].conditions[0].term.windows[1]", "a window without dates never opens")],
    );
}

#[test]
fn an_exception_has_faults_of_its_own() {
    let permits = Permit::Handover { windows: vec![never()], place: Some(shown(a_circle_of(-1.0))) };
    let handover = Exception { words: "save at handover".to_owned(), permits };
    let place = Permit::Place { place: "court".to_owned(), zone: shown(a_circle_of(0.0)) };
    let at_court = Exception { words: "save at court".to_owned(), permits: place };
    check_condition(
        |condition| condition.exceptions = vec![Exception::in_words("save by letter"), handover, at_court],
        &[
            ("versions[0].conditions[0].exceptions[1].permits.windows[0]", "a window without dates never opens"),
            ("versions[0].conditions[0].exceptions[1].permits.place.shape", "radius is not positive"),
            ("versions[0].conditions[0].exceptions[2].permits.zone.shape", "radius is not positive"),
        ],
    );
}

#[test]
fn what_has_the_same_id_twice_cannot_be_told_apart() {
    let twice = vec![a_condition(Term::WordsOnly), a_condition(Term::Alcohol)];
    let mut order = an_order(OrderKind::Spo, twice);
    order.versions.push(a_version("first", Vec::new()));
    check(
        &order,
        &[
            ("versions[0].conditions[1].id", "an earlier condition of this version has this id"),
            ("versions[1].id", "an earlier version has this id"),
        ],
    );
}

#[test]
fn versions_that_vary_one_another_in_a_round_leave_none_standing() {
    let id = |name: &str| VersionId::derived(&[name.as_bytes()]);
    let mut order = an_order_of(Term::WordsOnly);
    order.versions[0].based_on = vec![id("second"), id("not held")];
    order.versions.push(a_version("second", Vec::new()));
    check(&order, &[]);
    order.versions[1].based_on = vec![id("first")];
    let round = "it varies itself, if only by way of others";
    check(&order, &[("versions[0].based_on", round), ("versions[1].based_on", round)]);
}

#[track_caller]
fn check_facts(facts: &Facts, expected: &[(&str, &str)]) {
    same(&facts_faults(facts), expected);
}

#[test]
fn facts_run_forwards() {
    check_facts(&facts_over("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"), &[]);
    let mut facts = facts_over("2026-12-01T00:00:00Z", "2026-11-01T00:00:00Z").seen_north_by(0, 10.0);
    facts.decision_time = Now { latest: at("2026-11-01T00:00:00Z"), ..Now::trusted(at("2026-12-01T00:00:00Z")) };
    check_facts(
        &facts,
        &[("act_until", BACKWARDS), ("decision_time.latest", BACKWARDS), ("sighting.until", BACKWARDS)],
    );
}

#[test]
fn a_position_has_a_size_and_a_speed_that_can_be() {
    check_facts(&facts_at(NOON).seen_north_by(0, 10.0), &[]);
    for radius_m in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        check_facts(
            &facts_at(NOON).seen_north_by(0, radius_m),
            &[("sighting.position.accuracy.radius_m", "radius is not positive")],
        );
    }
    let mut facts = facts_at(NOON).seen_north_by(0, 10.0);
    let sighting = facts.sighting.as_mut().unwrap();
    let mut fix = sighting.position.unwrap();
    fix.speed_m_s = Some(-1.0);
    sighting.observer = Some(fix);
    fix.speed_m_s = Some(f64::NAN);
    sighting.more = vec![sighting.position.unwrap(), fix];
    let no_speed = "speed is not a number from 0";
    check_facts(&facts, &[("sighting.observer.speed_m_s", no_speed), ("sighting.more[1].speed_m_s", no_speed)]);
}

#[test]
fn a_reply_about_nothing_in_the_order_is_not_left_aside_in_silence() {
    let order = an_order_of(Term::Alcohol);
    let mut facts = facts_at(NOON).told(Question::DidHeDrink, Reply::Yes);
    same(&stray_facts(&order, &facts), &[]);
    facts.told[0].condition = ConditionId::derived(&[b"another"]);
    facts.notice.push(NoticeEvent {
        id: NoticeId::derived(&[b"notice"]),
        order: OrderId::derived(&[b"another"]),
        kind: NoticeKind::TermsRead,
        at: at(NOON),
        by: "PC 1".to_owned(),
        how: HowGiven::Unknown,
        language: "English".to_owned(),
        proof: String::new(),
        understood: Understood::Yes,
    });
    same(
        &stray_facts(&order, &facts),
        &[
            ("told[0].condition", "no version of the order has this condition"),
            ("notice[0].order", "it is of another order"),
        ],
    );
}

fn written() -> Value {
    serde_json::to_value(an_order_of(a_zone(the_circle(), Disclosure::Shown))).unwrap()
}

/// What is found in the order of a circle once something in its JSON is changed.
#[track_caller]
fn check_read(change: impl FnOnce(&mut Value), expected: &[(&str, &str)]) {
    let mut value = written();
    change(&mut value);
    same(&read_order(&value.to_string()).unwrap_err(), expected);
}

#[test]
fn an_order_is_read_as_it_was_written() {
    let order = an_order_of(a_zone(the_circle(), Disclosure::Shown));
    let text = serde_json::to_string(&order).unwrap();
    assert_eq!(read_order(&text), Ok(order.clone()));
    assert_eq!(read_order(&format!("\u{feff}{text}")), Ok(order));
    let facts = facts_at(NOON).seen_north_by(0, 10.0);
    assert_eq!(read_facts(&serde_json::to_string(&facts).unwrap()), Ok(facts));
}

#[test]
fn what_reads_and_cannot_be_assessed_is_refused_all_the_same() {
    check_read(
        |order| order["versions"][0]["conditions"][0]["term"]["zone"]["shape"]["radius_m"] = json!(-5),
        &[("versions[0].conditions[0].term.zone.shape", "radius is not positive")],
    );
}

#[test]
fn a_place_off_the_globe_is_named() {
    check_read(
        |order| order["versions"][0]["conditions"][0]["term"]["zone"]["shape"]["centre"]["lat"] = json!(200),
        &[("versions[0].conditions[0].term.zone.shape.centre", "latitude out of range")],
    );
    let mut facts = serde_json::to_value(facts_at(NOON).seen_north_by(0, 10.0)).unwrap();
    facts["sighting"]["position"]["at"]["lon"] = json!(-180.5);
    let found = read_facts(&facts.to_string()).unwrap_err();
    same(&found, &[("sighting.position.at", "longitude out of range")]);
}

#[test]
fn a_time_that_is_none_or_two_is_named_with_its_reason() {
    let skipped = "no offset, and this time does not exist in London: the clocks went forward over it";
    check_read(
        |order| {
            order["versions"][0]["made_at"] = json!("2026-03-29T01:30:00");
            order["versions"][0]["in_force"][0]["interval"]["from"] = json!("2026-11-01");
        },
        &[("versions[0].in_force[0].interval.from", "a day without a time"), ("versions[0].made_at", skipped)],
    );
    let mut facts = serde_json::to_value(facts_at(NOON)).unwrap();
    facts["act_from"] = json!("2026-10-25T01:30:00");
    let found = read_facts(&facts.to_string()).unwrap_err();
    let twice = "no offset, and this time comes twice in London: the first is +01:00, the second +00:00";
    same(&found, &[("act_from", twice)]);
}

#[test]
fn what_is_missing_or_of_another_kind_is_named_by_the_smallest_part() {
    check_read(
        |order| {
            order["versions"][0]["conditions"][0].as_object_mut().unwrap().remove("paragraph");
        },
        &[("versions[0].conditions[0]", "missing field `paragraph`")],
    );
    check_read(
        |order| order["versions"][0]["conditions"][0]["nature"] = json!("Alan Example"),
        &[("versions[0].conditions[0].nature", "expected one of `prohibition`, `requirement`, `unclear`")],
    );
    check_read(|order| order["versions"] = json!("B. Specimen"), &[("", "expected a sequence")]);
    let found = read_facts(r#"{"act_from":"2026-11-22T12:00:00Z","known_as_of":"2026-11-22T12:00:00Z"}"#).unwrap_err();
    same(&found, &[("", "missing field `decision_time`")]);
}

#[test]
fn an_hour_that_no_clock_shows_is_named() {
    let mut order = serde_json::to_value(an_order_of(curfew(night()))).unwrap();
    order["versions"][0]["conditions"][0]["term"]["windows"][0]["from"] = json!("25:00:00");
    let found = read_order(&order.to_string()).unwrap_err();
    let at: Vec<&str> = found.iter().map(|fault| fault.at.as_str()).collect();
    assert_eq!(at, ["versions[0].conditions[0].term.windows[0]"]);
}

#[track_caller]
fn check_text(text: &str, what: &str) {
    let found = read_order(text).unwrap_err();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].at.starts_with("line 1 column ") && found[0].what.to_string() == what, "{found:?}");
}

#[test]
fn a_number_too_great_or_none_at_all_is_no_json() {
    let text = written().to_string();
    assert!(text.contains("\"radius_m\":100.0"), "{text}");
    check_text(&text.replace("\"radius_m\":100.0", "\"radius_m\":1e999"), "not JSON: number out of range");
    check_text(&text.replace("\"radius_m\":100.0", "\"radius_m\":NaN"), "not JSON: expected value");
}

#[test]
fn a_field_that_stands_there_twice_is_not_read_as_the_last() {
    check_text(&written().to_string().replacen('{', "{\"kind\":\"spo\",", 1), "duplicate field `kind`");
}

proptest! {
    #[test]
    fn a_refusal_is_never_without_a_fault(text in "\\PC{0,80}", field in "[a-z_]{1,12}", number in any::<f64>()) {
        let mut order = written();
        order["versions"][0][field.as_str()] = json!(number);
        for text in [text, order.to_string()] {
            prop_assert!(read_order(&text).map_or_else(|faults| !faults.is_empty(), |_| true));
            prop_assert!(read_facts(&text).is_err_and(|faults| !faults.is_empty()));
        }
    }
}
