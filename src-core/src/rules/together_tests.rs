use super::super::assess::builders::{a_condition, a_zone, an_order, at, facts_at, shown, the_circle};
use super::super::assess::{Facts, Question, Reply, Told, assess};
use super::super::condition::Nature;
use super::super::condition::Term;
use super::super::ids::PersonId;
use super::super::order::OrderKind;
use super::super::place::{LonLat, Shape};
use super::super::time::Interval;
use super::super::visibility::{Span, Visibility};
use super::*;
use serde_json::json;

const NOON: &str = "2026-11-22T12:00:00Z";
const NIGHT: &str = "2026-11-22T23:00:00Z";

/// An order of its own, by a name.
fn named(name: &str, conditions: Vec<Condition>) -> Order {
    Order { id: OrderId::derived(&[name.as_bytes()]), ..an_order(OrderKind::Spo, conditions) }
}

/// A condition of its own, by its paragraph.
fn paragraph(printed: &str, term: Term) -> Condition {
    let id = ConditionId::derived(&[printed.as_bytes()]);
    Condition { id, paragraph: printed.to_owned(), ..a_condition(term) }
}

/// With an exception that permits a handover of the children, somewhere or at a place.
fn except_handover(condition: Condition, place: Option<&Zone>) -> Condition {
    let permits = json!({ "kind": "handover", "windows": [], "place": place });
    let stated = json!([{ "words": "save for the handover of the children", "permits": permits }]);
    Condition { exceptions: serde_json::from_value(stated).unwrap(), ..condition }
}

/// With an exception that the court stated.
fn except(condition: Condition, words: &str) -> Condition {
    Condition { exceptions: serde_json::from_value(json!([words])).unwrap(), ..condition }
}

fn zone(printed: &str) -> Condition {
    paragraph(printed, a_zone(the_circle(), Disclosure::Shown))
}

fn contact(printed: &str) -> Condition {
    let term = json!({ "kind": "no_contact", "whom": ["B. Specimen"], "channels": [], "indirect": false });
    paragraph(printed, serde_json::from_value(term).unwrap())
}

/// To live at a place so many thousandths of a degree north of the market place.
fn home(printed: &str, north: i32) -> Condition {
    let centre = LonLat::new(-1.476, f64::from(52_922 + north) / 1e3).unwrap();
    let zone = shown(Shape::Circle { centre, radius_m: 20.0 });
    lives_at(printed, &zone)
}

fn lives_at(printed: &str, zone: &Zone) -> Condition {
    let term = json!({ "kind": "residence", "place": "home", "zone": zone });
    Condition { nature: Nature::Requirement, ..paragraph(printed, serde_json::from_value(term).unwrap()) }
}

fn curfew(printed: &str) -> Condition {
    let night = json!([{ "from": "21:00:00", "until": "07:00:00", "days": [] }]);
    let zone = shown(the_circle());
    let term = json!({ "kind": "curfew", "place": "home", "zone": zone, "windows": night, "tagged": false });
    Condition { nature: Nature::Requirement, ..paragraph(printed, serde_json::from_value(term).unwrap()) }
}

fn of(orders: &[Order], facts: &Facts) -> Together {
    let assessed: Vec<Assessment> = orders.iter().map(|order| assess(order, facts)).collect();
    let pairs: Vec<(&Order, &Assessment)> = orders.iter().zip(&assessed).collect();
    together(&pairs)
}

/// The clashes, as the paragraph that forbids, the other one, and why.
#[track_caller]
fn check_clashes(orders: &[Order], facts: &Facts, expected: &[(&str, &str, Clash)]) {
    let found = of(orders, facts).clashes;
    let pairs: Vec<(&str, &str, Clash)> =
        found.iter().map(|each| (each.forbids.paragraph.as_str(), each.other.paragraph.as_str(), each.why)).collect();
    assert_eq!(pairs, expected);
}

/// The paragraphs that would permit, and by what.
#[track_caller]
fn check_permits(orders: &[Order], facts: &Facts, expected: &[(&str, PermittedBy)]) {
    let found = of(orders, facts).permits;
    let permits: Vec<(&str, PermittedBy)> =
        found.iter().map(|each| (each.clause.paragraph.as_str(), each.by.clone())).collect();
    assert_eq!(permits, expected);
}

#[test]
fn what_fits_and_what_cannot_be_told_is_listed_order_by_order() {
    let orders = [named("A", vec![zone("A1"), contact("A2")]), named("B", vec![zone("B1")])];
    let inside = of(&orders, &facts_at(NOON).seen_north_by(0, 10.0));
    let listed: Vec<(&str, Answer)> =
        inside.forbids.iter().map(|each| (each.clause.paragraph.as_str(), each.answer)).collect();
    assert_eq!(listed, [("A1", Answer::FactsFit), ("A2", Answer::CannotTell), ("B1", Answer::FactsFit)]);
    assert_eq!(inside.forbids[2].clause.order, orders[1].id);
    assert_eq!(inside.forbids[2].clause.version, Some(orders[1].versions[0].id));
    let outside = of(&orders, &facts_at(NOON).seen_north_by(5000, 10.0)).forbids;
    assert_eq!(outside.len(), 1);
}

#[test]
fn an_order_that_had_ended_takes_no_part() {
    let orders = [named("A", vec![zone("A1")]), named("B", vec![home("B1", 0)])];
    let after = of(&orders, &facts_at("2026-12-02T12:00:00Z").seen_north_by(0, 10.0));
    assert_eq!(after, Together::default());
}

#[test]
fn a_home_within_a_forbidden_area_clashes_wherever_he_was_seen() {
    let elsewhere = facts_at(NOON).seen_north_by(5000, 10.0);
    let inside = [named("A", vec![zone("A1")]), named("B", vec![home("B1", 0)])];
    check_clashes(&inside, &elsewhere, &[("A1", "B1", Clash::MustBeWhereForbidden)]);
    let outside = [named("A", vec![zone("A1")]), named("B", vec![home("B1", 2)])];
    check_clashes(&outside, &elsewhere, &[]);
    // Both in one order: that is for the court that made it, and no clash of two.
    check_clashes(&[named("A", vec![zone("A1"), home("A2", 0)])], &elsewhere, &[]);
}

#[test]
fn a_polygon_that_he_must_live_in_stands_by_its_first_corner() {
    let corner =
        |east: i32, north: i32| LonLat::new(f64::from(-1_476 + east) / 1e3, f64::from(52_922 + north) / 1e3).unwrap();
    let ring = vec![corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 0)];
    let shape = Shape::Polygon { rings: vec![ring] };
    let orders = [named("A", vec![zone("A1")]), named("B", vec![lives_at("B1", &shown(shape))])];
    check_clashes(&orders, &facts_at(NOON), &[("A1", "B1", Clash::MustBeWhereForbidden)]);
}

#[test]
fn a_curfew_within_a_forbidden_area_clashes_by_day_too() {
    let orders = [named("A", vec![zone("A1")]), named("B", vec![curfew("B1")])];
    for when in [NOON, NIGHT] {
        check_clashes(&orders, &facts_at(when), &[("A1", "B1", Clash::MustBeWhereForbidden)]);
    }
}

#[test]
fn a_clause_whose_period_is_over_clashes_with_nothing() {
    let over = Interval { from: None, until: Some(at("2026-11-10T00:00:00Z")) };
    let ended = Condition { period: Some(over), ..zone("A1") };
    check_clashes(&[named("A", vec![ended]), named("B", vec![home("B1", 0)])], &facts_at(NOON), &[]);
}

#[test]
fn a_hidden_area_says_nothing_of_where_it_is() {
    let hidden = paragraph("A1", a_zone(the_circle(), Disclosure::Hidden));
    let handover = except_handover(contact("B2"), Some(&shown(the_circle())));
    let orders = [named("A", vec![hidden]), named("B", vec![home("B1", 0), handover])];
    check_clashes(&orders, &facts_at(NOON).seen_north_by(0, 10.0), &[]);
}

#[test]
fn an_exception_of_another_order_permits_and_clashes_and_lifts_nothing() {
    let excepted = except(contact("B1"), "save through solicitors");
    let orders = [named("A", vec![contact("A1")]), named("B", vec![excepted])];
    let did = facts_at(NOON).told(Question::DidHeContact, Reply::Yes);
    let did = to_all(did, &orders);
    let by = PermittedBy::ExceptionOpen { words: "save through solicitors".into() };
    check_permits(&orders, &did, &[("B1", by)]);
    let said = to_all(
        facts_at(NOON).told(Question::DidHeContact, Reply::Yes).told(Question::WasItExcepted, Reply::Yes),
        &orders,
    );
    check_permits(&orders, &said, &[("B1", PermittedBy::Exception { words: "save through solicitors".into() })]);
    check_clashes(&orders, &did, &[("A1", "B1", Clash::ContactPermittedElsewhere)]);
    let first = &of(&orders, &did).forbids[0];
    assert_eq!((first.clause.paragraph.as_str(), first.answer), ("A1", Answer::FactsFit));
}

/// With the same replies to every condition of the orders.
fn to_all(facts: Facts, orders: &[Order]) -> Facts {
    let versions = orders.iter().flat_map(|order| &order.versions);
    let ids: Vec<ConditionId> =
        versions.flat_map(|version| &version.conditions).map(|condition| condition.id).collect();
    let replies = facts.told.iter().flat_map(|told| ids.iter().map(move |id| Told { condition: *id, ..*told }));
    Facts { told: replies.collect(), ..facts }
}

#[test]
fn an_exception_that_the_officer_ruled_out_permits_nothing() {
    let orders = [named("A", vec![contact("A1")]), named("B", vec![except(contact("B1"), "save through solicitors")])];
    let did = facts_at(NOON).told(Question::DidHeContact, Reply::Yes).told(Question::WasItExcepted, Reply::No);
    let did = to_all(did, &orders);
    check_permits(&orders, &did, &[]);
    check_clashes(&orders, &did, &[]);
}

#[test]
fn an_exception_that_hours_rule_out_permits_nothing() {
    let saturdays = json!([{ "from": "10:00:00", "until": "10:30:00", "days": ["saturday"] }]);
    let permits = json!({ "kind": "handover", "windows": saturdays, "place": null });
    let stated = json!([{ "words": "save the handover", "permits": permits }, "save through solicitors"]);
    let stated = serde_json::from_value(stated).unwrap();
    let excepted = Condition { exceptions: stated, ..contact("B1") };
    let orders = [named("A", vec![contact("A1")]), named("B", vec![excepted])];
    // A Sunday.
    let did = to_all(facts_at(NOON).told(Question::DidHeContact, Reply::Yes), &orders);
    let open = PermittedBy::ExceptionOpen { words: "save through solicitors".into() };
    check_permits(&orders, &did, &[("B1", open)]);
}

#[test]
fn orders_that_protect_others_do_not_clash_over_contact() {
    let excepted = || except(contact("B1"), "save through solicitors");
    let protecting = |name: &str, condition: Condition, who: &str| Order {
        protected: vec![PersonId::derived(&[who.as_bytes()])],
        ..named(name, vec![condition])
    };
    let apart = [protecting("A", contact("A1"), "one"), protecting("B", excepted(), "two")];
    check_clashes(&apart, &facts_at(NOON), &[]);
    let alike = [protecting("A", contact("A1"), "one"), protecting("B", excepted(), "one")];
    check_clashes(&alike, &facts_at(NOON), &[("A1", "B1", Clash::ContactPermittedElsewhere)]);
}

#[test]
fn a_handover_permitted_by_one_order_clashes_with_the_area_of_another() {
    let orders = [named("A", vec![zone("A1")]), named("B", vec![except_handover(contact("B1"), None)])];
    let inside = facts_at(NOON).seen_north_by(0, 10.0);
    check_clashes(&orders, &inside, &[("A1", "B1", Clash::HandoverInsideZone)]);
    // Where the handover is, the words do not say: only where he was is known to be forbidden.
    check_clashes(&orders, &facts_at(NOON).seen_north_by(5000, 10.0), &[]);
    check_clashes(&orders, &facts_at(NOON), &[]);
}

#[test]
fn a_handover_at_a_place_within_a_forbidden_area_clashes_wherever_he_was_seen() {
    let at_place = |zone: &Zone| [named("A", vec![self::zone("A1")]), named("B", vec![handover_at(zone)])];
    let elsewhere = facts_at(NOON).seen_north_by(5000, 10.0);
    check_clashes(&at_place(&shown(the_circle())), &elsewhere, &[("A1", "B1", Clash::HandoverInsideZone)]);
    let far = Shape::Circle { centre: LonLat::new(-1.476, 52.95).unwrap(), radius_m: 20.0 };
    check_clashes(&at_place(&shown(far)), &facts_at(NOON).seen_north_by(0, 10.0), &[]);
    let hidden = Zone { shape: the_circle(), disclosure: Disclosure::Hidden };
    check_clashes(&at_place(&hidden), &facts_at(NOON).seen_north_by(0, 10.0), &[]);
    let tapped = Condition { visibility: Visibility::NeedToKnow, ..handover_at(&shown(the_circle())) };
    check_clashes(&[named("A", vec![zone("A1")]), named("B", vec![tapped])], &elsewhere, &[]);
    let over = Interval { from: None, until: Some(at("2026-11-10T00:00:00Z")) };
    let ended = Condition { period: Some(over), ..handover_at(&shown(the_circle())) };
    check_clashes(&[named("A", vec![zone("A1")]), named("B", vec![ended])], &elsewhere, &[]);
}

fn handover_at(zone: &Zone) -> Condition {
    except_handover(contact("B1"), Some(zone))
}

#[test]
fn an_exception_that_only_speaks_of_a_child_is_no_handover() {
    let inside = facts_at(NOON).seen_north_by(0, 10.0);
    for words in ["save to attend the child's medical appointments", "save to collect his children's clothes"] {
        let orders = [named("A", vec![zone("A1")]), named("B", vec![except(contact("B1"), words)])];
        check_clashes(&orders, &inside, &[]);
    }
}

#[test]
fn a_term_outside_its_hours_permits_only_what_is_of_its_kind() {
    let of_place = [named("A", vec![zone("A1")]), named("B", vec![curfew("B1")])];
    let inside = facts_at(NOON).seen_north_by(0, 10.0);
    check_permits(&of_place, &inside, &[("B1", PermittedBy::OutsideItsHours)]);
    let of_contact = [named("A", vec![contact("A1")]), named("B", vec![curfew("B1")])];
    check_permits(&of_contact, &inside, &[]);
}

#[test]
fn the_words_of_an_exception_stay_hidden_where_the_condition_is() {
    let hidden = Condition { visibility: Visibility::NeedToKnow, ..except(contact("B1"), "save at 9 Model Road") };
    let orders = [named("A", vec![contact("A1")]), named("B", vec![hidden])];
    check_permits(&orders, &facts_at(NOON), &[("B1", PermittedBy::ExceptionOpen { words: Verbatim::default() })]);
}

#[test]
fn the_words_of_an_exception_stay_hidden_where_a_span_of_the_condition_is() {
    let span = Span { from: 0, to: 1, visibility: Visibility::NeedToKnow };
    let hidden = Condition { spans: vec![span], ..except(contact("B1"), "save at 9 Model Road") };
    let orders = [named("A", vec![contact("A1")]), named("B", vec![hidden])];
    check_permits(&orders, &facts_at(NOON), &[("B1", PermittedBy::ExceptionOpen { words: Verbatim::default() })]);
}

#[test]
fn what_is_claimed_is_held_with_its_source_and_changes_nothing_else() {
    let orders = [named("A", vec![zone("A1")]), named("B", vec![home("B1", 0)])];
    let before = of(&orders, &facts_at(NOON).seen_north_by(0, 10.0));
    let letter = Claimed { words: "he may collect the children".into(), source: "a solicitor's letter".into() };
    let after = before.clone().with_claimed(vec![letter.clone()]);
    assert_eq!(after.claimed, [letter]);
    assert_eq!(Together { claimed: Vec::new(), ..after }, before);
}

#[test]
fn a_claim_noted_for_the_file_has_words_and_perhaps_a_source() {
    let noted = |claimed: &str, by: &str| FileNotes {
        claimed: claimed.to_owned(),
        claimed_by: by.to_owned(),
        ..FileNotes::default()
    };
    assert_eq!(Claimed::of(&noted(" ", "a letter")), None);
    let claim = Claimed::of(&noted("he may collect the children ", "")).unwrap();
    assert_eq!((claim.words.as_str(), claim.source.as_str()), ("he may collect the children", ""));
}

#[test]
fn a_clause_leads_to_its_paragraph_in_its_own_order_only() {
    let orders = [named("A", vec![zone("A1")]), named("B", vec![zone("B1")])];
    let clause = of(&orders, &facts_at(NOON).seen_north_by(0, 10.0)).forbids.remove(0).clause;
    assert_eq!(clause.condition(&orders[0]).map(|condition| condition.paragraph.as_str()), Some("A1"));
    assert_eq!(clause.condition(&orders[1]), None);
}

#[test]
fn there_is_no_answer_over_all_of_the_orders() {
    let written = serde_json::to_value(Together::default()).unwrap();
    let mut fields: Vec<&str> = written.as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["claimed", "clashes", "forbids", "permits"]);
}
