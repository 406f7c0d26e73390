use super::*;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::order::{
    Court, Enforceability, InForce, InForceScope, Jurisdiction, OnNotice, OrderKind, Origin, Provenance, StatedEnd,
};
use cordon_core::rules::time::{Interval, Timestamp};
use std::collections::BTreeSet;

const MADE: InForceCause = InForceCause::Made;
const VARIED: InForceCause = InForceCause::Varied;

/// A version that says something of its own, made on a day of May and learnt with a delivery.
fn version(name: &str, cause: InForceCause, day: u32, delivery: i64) -> Version {
    let made_at = Timestamp::parse(&format!("2026-05-{day:02}T10:00:00Z")).unwrap();
    let interval = Interval { from: Some(made_at), until: None };
    Version {
        id: VersionId::derived(&[name.as_bytes()]),
        based_on: Vec::new(),
        made_at,
        hq_learnt_at: Timestamp::from_millis(delivery),
        in_force: vec![InForce { scope: InForceScope::Version, interval, cause, source: "a test".to_owned() }],
        conditions: Vec::new(),
        interim: false,
        duration_words: name.to_owned(),
        stated_end: StatedEnd::NotStated,
    }
}

fn of(versions: &[&Version]) -> Order {
    let none = Order {
        id: OrderId::derived(&[b"an order"]),
        kind: OrderKind::NonMolestation,
        court: Court { name: "Invented Court".to_owned(), oucode: None },
        references: Vec::new(),
        provenance: Provenance { origin: Origin::CourtFeed, verified: None },
        made_in: Jurisdiction::EnglandAndWales,
        enforceable_in: Enforceability::EnglandAndWales,
        on_notice: OnNotice::Unknown,
        respondents: Vec::new(),
        protected: Vec::new(),
        versions: Vec::new(),
    };
    let joined = |order: Order, version: &&Version| with_new_versions(&order, &[(*version).clone()]).unwrap_or(order);
    versions.iter().fold(none, joined)
}

/// What an order comes to, whatever its versions are called: what each says, and on what it is based.
fn state(order: &Order) -> BTreeSet<(String, BTreeSet<String>)> {
    let says = |id: &VersionId| order.version(*id).map(|base| base.duration_words.clone()).unwrap_or_default();
    let of_one = |version: &Version| (version.duration_words.clone(), version.based_on.iter().map(says).collect());
    order.versions.iter().map(of_one).collect()
}

fn current(order: &Order) -> BTreeSet<String> {
    let all = match order.heads() {
        Heads::None => Vec::new(),
        Heads::One(head) => vec![head],
        Heads::Several(heads) => heads,
    };
    all.iter().map(|head| head.duration_words.clone()).collect()
}

/// Every order in which some versions can come.
fn turns<'v>(versions: &[&'v Version]) -> Vec<Vec<&'v Version>> {
    let [first, rest @ ..] = versions else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for turn in turns(rest) {
        for at in 0..=turn.len() {
            let mut longer = turn.clone();
            longer.insert(at, *first);
            all.push(longer);
        }
    }
    all
}

#[track_caller]
fn check(versions: &[Version], expected: &[&str]) {
    let versions: Vec<&Version> = versions.iter().collect();
    let expected: BTreeSet<String> = expected.iter().map(|name| (*name).to_owned()).collect();
    let mut states = BTreeSet::new();
    for turn in turns(&versions) {
        let order = of(&turn);
        let names: Vec<&str> = turn.iter().map(|version| version.duration_words.as_str()).collect();
        assert_eq!(current(&order), expected, "{names:?}");
        assert_eq!(order.versions.len(), versions.len(), "{names:?}: nothing is lost");
        states.insert(state(&order));
    }
    assert_eq!(states.len(), 1, "{states:?}");
}

/// ADR 0017: what one delivery states twice and otherwise is a conflict, never a choice.
#[test]
fn two_statements_of_one_delivery_are_both_current_whichever_comes_first() {
    let made = |name| version(name, MADE, 11, 1);
    let varied = |name| version(name, VARIED, 11, 1);
    let before = || version("before", MADE, 1, 1);
    check(&[made("a"), made("b")], &["a", "b"]);
    check(&[varied("a"), varied("b")], &["a", "b"]);
    check(&[varied("a"), version("b", InForceCause::Discharged, 11, 1)], &["a", "b"]);
    check(&[before(), made("a"), made("b")], &["a", "b"]);
    check(&[before(), varied("a"), varied("b")], &["a", "b"]);
    check(&[varied("a"), varied("b"), varied("c")], &["a", "b", "c"]);
}

#[test]
fn a_change_of_the_day_on_which_an_order_was_made_stands_above_the_making_whichever_comes_first() {
    let before = || version("before", MADE, 1, 1);
    check(&[version("made", MADE, 11, 1), version("varied", VARIED, 11, 1)], &["varied"]);
    check(&[before(), version("made", MADE, 11, 1), version("varied", VARIED, 11, 1)], &["varied"]);
}

#[test]
fn what_one_delivery_states_after_a_contradiction_stands_beside_it_whichever_comes_first() {
    let later = || version("later", VARIED, 12, 1);
    check(&[version("a", MADE, 11, 1), version("b", MADE, 11, 1), later()], &["a", "b", "later"]);
    check(&[version("a", VARIED, 11, 1), version("b", VARIED, 11, 1), later()], &["a", "b", "later"]);
    let third = version("varied", VARIED, 11, 1);
    check(&[version("a", MADE, 11, 1), version("b", MADE, 11, 1), third], &["a", "b", "varied"]);
}

#[test]
fn a_later_delivery_corrects_what_an_earlier_one_stated_of_the_same_day() {
    for cause in [MADE, VARIED] {
        check(&[version("first", cause, 11, 1), version("correction", cause, 11, 2)], &["correction"]);
        check(&[version("before", MADE, 1, 1), version("late", cause, 11, 2)], &["late"]);
    }
}

#[test]
fn an_older_version_that_comes_late_lies_beneath_a_contradiction() {
    let (a, b) = (version("a", MADE, 11, 2), version("b", MADE, 11, 2));
    let order = of(&[&a, &b, &version("older", MADE, 1, 1)]);
    assert_eq!(current(&order), BTreeSet::from(["a", "b"].map(str::to_owned)));
    assert!(order.versions.iter().filter(|version| version.based_on.len() == 1).count() == 2);
}
