use super::*;
use crate::rules::assess::builders::{a_version, an_order};
use crate::rules::ids::{PersonRecordId, VersionId};
use crate::rules::order::{Heads, InForce, InForceCause, InForceScope, OrderKind, Version};
use crate::rules::person::{Address, Identifier, NameKind, Source};
use crate::rules::time::Interval;
use crate::rules::visibility::Visibility;
use proptest::prelude::*;

/// Days of a fortnight, so that random edges often meet.
fn day(day: i64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + day * 86_400_000)
}

fn rows() -> impl Strategy<Value = Vec<InForce>> {
    use InForceCause::{Discharged, EndUnknown, Made, Stayed};
    let edge = || proptest::option::of(0_i64..14);
    let cause = prop::sample::select(vec![Made, Stayed, EndUnknown, Discharged]);
    let scope = prop::sample::select(vec![InForceScope::Version, InForceScope::Version, InForceScope::PowerOfArrest]);
    let row = (edge(), edge(), cause, scope).prop_map(|(from, until, cause, scope)| InForce {
        scope,
        interval: Interval { from: from.map(day), until: until.map(day) },
        cause,
        source: String::new(),
    });
    prop::collection::vec(row, 0..4)
}

fn orders() -> impl Strategy<Value = Order> {
    let version = (0_i64..14, rows(), proptest::option::of(0_usize..4));
    prop::collection::vec(version, 0..4).prop_map(|all| {
        let id = |at: usize| VersionId::derived(&[&[at as u8]]);
        let versions = all.into_iter().enumerate().map(|(at, (made, in_force, varies))| Version {
            id: id(at),
            based_on: varies.filter(|other| *other < at).map(id).into_iter().collect(),
            made_at: day(made),
            in_force,
            ..a_version("any", Vec::new())
        });
        Order { versions: versions.collect(), ..an_order(OrderKind::Spo, Vec::new()) }
    })
}

proptest! {
    #[test]
    fn the_steps_of_an_order_answer_as_the_order_does(order in orders(), hours in -48_i64..400, ms in -1_i64..2) {
        let at = Timestamp::from_millis(day(0).millis() + hours / 24 * 86_400_000 + (hours % 24) * 3_600_000 * (ms % 2) + ms);
        let whole = match order.version_at(at) {
            Heads::One(version) => version.in_force_at(at),
            Heads::None | Heads::Several(_) => InForceAnswer::Unknown,
        };
        let steps = InForceSteps::of(&order);
        prop_assert_eq!(steps.at(at), whole);
        let kept: InForceSteps = serde_json::from_str(&serde_json::to_string(&steps).unwrap()).unwrap();
        prop_assert_eq!(kept, steps);
    }
}

#[test]
fn a_clock_that_may_stand_on_either_side_of_an_end_leaves_it_open() {
    let steps = InForceSteps::of(&an_order(OrderKind::Spo, Vec::new()));
    let at = |text: &str| Timestamp::parse(text).unwrap();
    let (before, after) = (at("2026-11-30T23:00:00Z"), at("2026-12-01T01:00:00Z"));
    assert_eq!(steps.within(before, before), InForceAnswer::Yes);
    assert_eq!(steps.within(after, after), InForceAnswer::Ended);
    assert_eq!(steps.within(before, after), InForceAnswer::Unknown);
}

#[test]
fn an_order_that_is_stayed_or_still_to_begin_is_counted_apart_from_live_ones() {
    use InForceCause::{EndUnknown, Made, Stayed};
    let row = |from, until: Option<i64>, cause| InForce {
        scope: InForceScope::Version,
        interval: Interval { from: Some(day(from)), until: until.map(day) },
        cause,
        source: String::new(),
    };
    let bound = |in_force| {
        let version = Version { in_force, made_at: day(0), ..a_version("any", Vec::new()) };
        (Role::BoundBy, Order { versions: vec![version], ..an_order(OrderKind::Spo, Vec::new()) })
    };
    let orders = [
        bound(vec![row(0, Some(9), Made)]),
        bound(vec![row(0, Some(9), Made), row(1, Some(3), Stayed)]),
        bound(vec![row(4, Some(9), Made)]),
        bound(vec![row(0, Some(1), Made)]),
        bound(vec![row(0, None, EndUnknown)]),
    ];
    let prepared = Prepared::of(&[record(&[], Visibility::PoliceOnly)], &orders, Vec::new()).unwrap();
    let counted = Counted { role: Role::BoundBy, live: 1, not_now: 2, ended: 1, unknown: 1, undertakings: 0 };
    assert_eq!(prepared.counted(day(2), day(2)), [counted]);
}

#[test]
fn an_undertaking_is_counted_among_no_orders() {
    let given = (Role::BoundBy, an_order(OrderKind::Undertaking, Vec::new()));
    let ordered = (Role::BoundBy, an_order(OrderKind::Spo, Vec::new()));
    let records = [record(&[], Visibility::PoliceOnly)];
    let prepared = Prepared::of(&records, &[given, ordered], Vec::new()).unwrap();
    let at = Timestamp::parse("2026-11-20T12:00:00Z").unwrap();
    let counted = Counted { role: Role::BoundBy, live: 1, not_now: 0, ended: 0, unknown: 0, undertakings: 1 };
    assert_eq!(prepared.counted(at, at), [counted]);
}

fn record(lines: &[&str], visibility: Visibility) -> PersonRecord {
    PersonRecord {
        id: PersonRecordId::derived(&[b"record"]),
        source: Source { system: "test".into(), reference: String::new(), learnt_at: day(0) },
        names: vec![Name { given: "Alan".into(), family: "Smith".into(), kind: NameKind::Legal }],
        born: BirthDate::Unknown,
        gender: Gender::NotStated,
        identifiers: vec![Identifier { kind: IdentifierKind::PncId, value: " 02/73319Z ".into() }],
        addresses: vec![Address {
            lines: lines.iter().map(|line| (*line).into()).collect(),
            postcode: None,
            visibility,
        }],
        warnings: Vec::new(),
        marks: Vec::new(),
    }
}

#[test]
fn a_later_record_that_names_nobody_hides_no_name() {
    let named = record(&[], Visibility::PoliceOnly);
    for family in ["", "UNKNOWN", "XNPNC"] {
        let name = Name { given: String::new(), family: family.into(), kind: NameKind::Legal };
        let later = PersonRecord { names: vec![name], ..named.clone() };
        let prepared = Prepared::of(&[later, named.clone()], &[], Vec::new()).unwrap();
        // A name that somebody bears is the newer name.
        let expected = if family == "XNPNC" { "XNPNC" } else { "SMITH, Alan" };
        assert_eq!(prepared.shown_name(), expected);
    }
    let nobody = PersonRecord { names: Vec::new(), ..named };
    assert_eq!(Prepared::of(&[nobody], &[], Vec::new()).unwrap().shown_name(), "");
}

#[test]
fn a_town_is_the_last_place_behind_the_street() {
    let town = |lines: &[&str]| {
        Prepared::of(&[record(lines, Visibility::PoliceOnly)], &[], Vec::new()).and_then(|prepared| prepared.town)
    };
    assert_eq!(town(&["1 Sample Street", "Derby"]).as_deref(), Some("Derby"));
    assert_eq!(town(&["Flat 2", "1 Sample Street", "Littleover", "Derby", "DE1 2AB"]).as_deref(), Some("Derby"));
    assert_eq!(town(&["1 Sample Street, Derby, DE1 2AB"]).as_deref(), Some("Derby"));
    assert_eq!(town(&["9 Heol Fawr", "Caerdydd", "Wales", "United Kingdom"]).as_deref(), Some("Caerdydd"));
    assert_eq!(town(&["Peel House"]), None);
    assert_eq!(town(&["No fixed abode"]), None);
    assert_eq!(town(&[]), None);
}

#[test]
fn where_somebody_lives_is_told_of_nobody_who_is_protected_and_of_no_hidden_address() {
    let town = |visibility, orders: &[(Role, Order)]| {
        Prepared::of(&[record(&["1 Sample Street", "Derby"], visibility)], orders, Vec::new()).unwrap().town
    };
    let order = || an_order(OrderKind::Spo, Vec::new());
    assert_eq!(town(Visibility::NeedToKnow, &[]), None);
    assert_eq!(town(Visibility::Sealed, &[]), None);
    assert_eq!(town(Visibility::PoliceOnly, &[(Role::BoundBy, order())]).as_deref(), Some("Derby"));
    for role in [Role::ProtectedBy, Role::Child] {
        assert_eq!(town(Visibility::PoliceOnly, &[(Role::BoundBy, order()), (role, order())]), None);
    }
    let prepared = Prepared::of(&[record(&[], Visibility::PoliceOnly)], &[], Vec::new()).unwrap();
    assert_eq!(prepared.pnc_id.as_deref(), Some("02/73319Z"));
    assert_eq!(Prepared::of(&[], &[], Vec::new()), None);
}

#[test]
fn a_birth_is_the_newest_that_any_record_tells() {
    let (day, year) = (BirthDate::Known(Day::new(1981, 5, 3).unwrap()), BirthDate::Year(1980));
    let birth = |births: &[BirthDate]| {
        let records: Vec<PersonRecord> =
            births.iter().map(|born| PersonRecord { born: *born, ..record(&[], Visibility::PoliceOnly) }).collect();
        Prepared::of(&records, &[], Vec::new()).unwrap().birth()
    };
    assert_eq!(birth(&[BirthDate::Unknown, day, year]), day);
    assert_eq!(birth(&[year, day]), year);
    assert_eq!(birth(&[BirthDate::Unknown]), BirthDate::Unknown);
}
