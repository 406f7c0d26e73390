//! Orders taken out: what every copy holds of them afterwards, and how they come back.

use super::*;
use crate::testing::World;
use cordon_core::proof::segment::{self, FeedRow, RowKind, RowState};
use cordon_core::rules::order::Order;
use cordon_core::rules::person::{OrderLink, PersonRecord};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const MADE: &str = include_str!("../../tests/feeds/01-restraining-order-conviction.xml");

/// A variation of that order, in favour of the same person.
fn varied() -> String {
    let sample = include_str!("../../tests/feeds/04-restraining-order-varied.xml");
    sample.replace(" or to arrange contact with the child through Iota Sample", "")
}

/// A world late enough for both messages.
fn world() -> World {
    let world = World::new();
    world.pass_minutes(275 * 24 * 60);
    world
}

fn put(folder: &Path, name: &str, text: &str) -> PathBuf {
    let place = folder.join(name);
    std::fs::write(&place, text).unwrap();
    place
}

/// Imports a message under a name of its own, so that its bytes are as they are given.
fn import(world: &World, text: &str) -> crate::import::FileOutcome {
    let folder = tempfile::tempdir().unwrap();
    world.hq.import_path(&put(folder.path(), "a.xml", text)).unwrap().files.remove(0)
}

fn imported(world: &World) -> OrderId {
    import(world, MADE);
    only_order(world)
}

fn only_order(world: &World) -> OrderId {
    let ids: std::collections::BTreeSet<String> =
        copied(world).into_iter().filter(|row| row.kind == RowKind::Order).map(|row| row.id).collect();
    assert_eq!(ids.len(), 1);
    ids.into_iter().next().unwrap().parse().unwrap()
}

/// The bytes of every segment that is listed.
fn listed(world: &World) -> Vec<Vec<u8>> {
    let state = scopes::current(&world.hq, world.hq.scope()).unwrap();
    let find = |hash: String| world.hq.store().read(|db| db.find_segment(&hash, &state.scope)).unwrap().unwrap();
    state.segments.iter().map(|cut| find(cut.hash.to_string())).collect()
}

/// Every row of the copies.
fn copied(world: &World) -> Vec<FeedRow> {
    listed(world).iter().flat_map(|bytes| segment::read(bytes).unwrap().1).collect()
}

/// What a device has after all rows: by kind and id, the last state and words.
fn held(world: &World) -> BTreeMap<(RowKind, String), (RowState, Option<serde_json::Value>)> {
    copied(world).into_iter().map(|row| ((row.kind, row.id), (row.state, row.body))).collect()
}

/// Everything that is put, as a device has it after all rows.
fn standing_rows(world: &World) -> BTreeMap<(RowKind, String), Option<serde_json::Value>> {
    held(world)
        .into_iter()
        .filter(|(_, (state, _))| *state == RowState::Put)
        .map(|(id, (_, body))| (id, body))
        .collect()
}

fn order_of(world: &World, id: OrderId) -> Option<Order> {
    world.hq.store().read(|db| crate::store::feed::find_order(db, world.hq.scope(), id)).unwrap()
}

#[test]
fn each_reason_reaches_the_copies_as_itself() {
    for why in [TakenOut::Withdrawn, TakenOut::Sealed, TakenOut::LeftScope] {
        let world = world();
        let order = imported(&world);
        assert!(world.hq.take_out(order, why, "the court asked").unwrap());
        let (state, body) = held(&world).remove(&(RowKind::Order, order.to_string())).unwrap();
        let gone: segment::Gone = serde_json::from_value(body.unwrap()).unwrap();
        assert_eq!((state, gone.at), (why.state(), world.hq.now()));
        assert!(!world.hq.take_out(order, why, "the court asked").unwrap(), "it is taken out once");
        assert_eq!(order_of(&world, order), None, "nothing is recorded against it meanwhile");
    }
}

#[test]
fn of_an_order_that_is_out_no_segment_holds_a_word_or_a_name_and_the_old_ones_are_gone() {
    for why in [TakenOut::Withdrawn, TakenOut::Sealed, TakenOut::LeftScope] {
        let world = world();
        let order = imported(&world);
        let before = scopes::current(&world.hq, world.hq.scope()).unwrap();
        let text = |world: &World| String::from_utf8_lossy(&listed(world).concat()).to_lowercase();
        for word in ["mill lane", "smith", "beta"] {
            assert!(text(&world).contains(word), "{word}");
        }
        world.hq.take_out(order, why, "the court asked").unwrap();
        for word in ["mill lane", "smith", "beta", "specimen", "peel street"] {
            assert!(!text(&world).contains(word), "{why:?}: {word}");
        }
        for cut in before.segments {
            let found = world.hq.store().read(|db| db.find_segment(&cut.hash.to_string(), &before.scope)).unwrap();
            assert_eq!(found, None, "nobody who knows its address is given it");
        }
        let after = scopes::current(&world.hq, world.hq.scope()).unwrap();
        assert_eq!(after.epoch, before.epoch, "no device has to fetch the whole feed again");
        assert!(after.revision > before.revision && standing_rows(&world).is_empty(), "each is told, nobody is found");
    }
}

#[test]
fn of_a_long_feed_only_what_held_the_order_is_cut_again() {
    let world = world();
    let filler = |from: u32, to: u32| {
        world.hq.store().write(|tx| {
            let feed = Feed { tx, scope: world.hq.scope() };
            (from..to).try_for_each(|number| feed.put(RowKind::Notice, &number.to_string(), &number).map(|_| ()))
        })
    };
    filler(0, 2_500).unwrap();
    let order = imported(&world);
    filler(2_500, 6_500).unwrap();
    let hashes = || -> Vec<_> {
        let state = scopes::current(&world.hq, world.hq.scope()).unwrap();
        state.segments.iter().map(|cut| (cut.from, cut.hash)).collect()
    };
    let before = hashes();
    world.hq.take_out(order, TakenOut::Sealed, "the court asked").unwrap();
    let after = hashes();
    let changed: Vec<u64> = before.iter().filter(|cut| !after.contains(cut)).map(|(from, _)| *from).collect();
    assert_eq!((changed, before.len(), after.len()), (vec![2_001, 6_001], 4, 4), "what held it, and the tail");
    let revisions: Vec<u64> = copied(&world).iter().map(|row| row.revision).collect();
    assert!(revisions.iter().copied().eq(1..=revisions.len() as u64), "no row is missing between");
}

#[test]
fn whoever_another_order_holds_stays_findable_and_goes_with_the_last() {
    let world = world();
    let order = imported(&world);
    let second = MADE.replace("30DE0004125", "30DE0004126");
    import(&world, &second);
    let kinds = |world: &World| -> Vec<RowKind> { standing_rows(world).keys().map(|(kind, _)| *kind).collect() };
    let count = |world: &World, kind| kinds(world).iter().filter(|each| **each == kind).count();
    let other: OrderId = copied(&world)
        .into_iter()
        .filter(|row| row.kind == RowKind::Order && row.id != order.to_string())
        .map(|row| row.id.parse().unwrap())
        .next()
        .unwrap();
    world.hq.take_out(order, TakenOut::Sealed, "the court asked").unwrap();
    let named: Vec<String> = standing_rows(&world)
        .into_iter()
        .filter(|((kind, _), _)| *kind == RowKind::Record)
        .map(|(_, body)| serde_json::from_value::<PersonRecord>(body.unwrap()).unwrap().names[0].family.clone())
        .collect();
    assert!(named.iter().any(|family| family.eq_ignore_ascii_case("smith")), "{named:?}");
    assert_eq!(count(&world, RowKind::Order), 1);
    world.hq.take_out(other, TakenOut::Withdrawn, "the court asked").unwrap();
    assert!(standing_rows(&world).is_empty(), "{:?}", kinds(&world));
    import(&world, &MADE.replace("30DE0004125", "30DE0004127"));
    assert!(count(&world, RowKind::Record) >= 2, "a third order brings their records back");
    assert_eq!(count(&world, RowKind::Order), 1);
}

#[test]
fn a_sealed_order_that_comes_again_waits_for_a_person_and_a_restored_one_is_as_it_was() {
    for why in [TakenOut::Sealed, TakenOut::LeftScope] {
        let world = world();
        let order = imported(&world);
        let before = standing_rows(&world);
        world.hq.take_out(order, why, "the court asked").unwrap();
        let again = import(&world, &MADE.replace("<Message>", "<Message>\n"));
        assert_eq!((again.orders.new, again.orders.waiting), (0, 1), "{again:?}");
        assert!(standing_rows(&world).is_empty(), "it is not put by itself");
        world.hq.import_orders(&[]).unwrap();
        let [waits] = world.hq.waiting().unwrap().try_into().unwrap();
        assert!(waits.why.to_string().contains("stated again"), "{}", waits.why);
        assert_eq!(world.hq.status().unwrap().needs_a_person, 1);
        assert!(world.hq.match_waiting(&waits.id, order, "the court rang").is_err(), "first it is restored");
        assert!(world.hq.restore(order, "a mistake").unwrap());
        assert_eq!(standing_rows(&world), before);
        assert!(world.hq.waiting().unwrap().is_empty(), "what was stated meanwhile is in it");
        assert!(!world.hq.restore(order, "a mistake").unwrap(), "it is restored once");
    }
}

#[test]
fn a_withdrawn_order_that_is_stated_again_has_every_version_it_had() {
    let world = world();
    let order = imported(&world);
    assert_eq!(import(&world, &varied()).orders.changed, 1);
    let before = order_of(&world, order).unwrap();
    assert_eq!(before.versions.len(), 2);
    world.hq.take_out(order, TakenOut::Withdrawn, "the court asked").unwrap();
    let again = import(&world, &MADE.replace("<Message>", "<Message>\n"));
    assert!(again.told.iter().any(|told| told.what.to_string().contains("is back with")), "{again:?}");
    assert_eq!(order_of(&world, order).unwrap(), before);
    assert!(standing_rows(&world).keys().any(|(kind, _)| *kind == RowKind::OrderLink), "and who stands to it");
}

#[test]
fn a_withdraw_by_mistake_is_undone_though_the_same_file_changes_nothing() {
    let world = world();
    let order = imported(&world);
    import(&world, &varied());
    let before = standing_rows(&world);
    world.hq.take_out(order, TakenOut::Withdrawn, "the court asked").unwrap();
    assert_eq!(import(&world, MADE).taken_before, 1);
    assert!(standing_rows(&world).is_empty());
    assert!(world.hq.restore(order, "a mistake").unwrap());
    assert_eq!(standing_rows(&world), before);
}

#[test]
fn a_withdrawn_order_can_be_sealed_so_that_nothing_brings_it_back() {
    let world = world();
    let order = imported(&world);
    world.hq.take_out(order, TakenOut::Withdrawn, "the court asked").unwrap();
    assert!(world.hq.take_out(order, TakenOut::Sealed, "the court asked").unwrap());
    import(&world, &MADE.replace("<Message>", "<Message>\n"));
    assert!(standing_rows(&world).is_empty());
    assert!(held(&world).values().all(|(state, _)| *state == RowState::Sealed));
}

#[test]
fn what_officers_recorded_goes_with_a_sealed_order_alone_and_comes_back_with_it() {
    let other = OrderId::derived(&[b"another"]);
    let recorded = |world: &World, order: OrderId| {
        world.hq.store().write(|tx| {
            let feed = Feed { tx, scope: world.hq.scope() };
            feed.put(RowKind::Notice, "n", &serde_json::json!({ "order": order }))?;
            feed.put(RowKind::Incident, "of-both", &serde_json::json!({ "to": [order, other] }))?;
            feed.put(RowKind::Decision, "d", &serde_json::json!({ "incident": "of-both" }))?;
            feed.put(RowKind::Incident, "of-another", &serde_json::json!({ "to": [other] }))?;
            feed.put(RowKind::Order, &other.to_string(), &serde_json::json!({}))
        })
    };
    let stands = |world: &World| -> Vec<String> {
        let rows = standing_rows(world);
        ["n", "of-both", "d", "of-another"]
            .into_iter()
            .filter(|id| rows.keys().any(|(_, held)| held == id))
            .map(str::to_owned)
            .collect()
    };
    for (why, left) in
        [(TakenOut::Sealed, vec!["of-another"]), (TakenOut::Withdrawn, vec!["of-both", "d", "of-another"])]
    {
        let world = world();
        let order = imported(&world);
        recorded(&world, order).unwrap();
        world.hq.take_out(order, why, "the court asked").unwrap();
        assert_eq!(stands(&world), left, "{why:?}");
        world.hq.restore(order, "a mistake").unwrap();
        assert_eq!(stands(&world), ["n", "of-both", "d", "of-another"], "{why:?}");
    }
}

#[test]
fn an_order_that_is_not_held_is_not_taken_out() {
    let world = World::new();
    let before = scopes::current(&world.hq, world.hq.scope()).unwrap().revision;
    assert!(!world.hq.take_out(OrderId::derived(&[b"x"]), TakenOut::Withdrawn, "the court asked").unwrap());
    assert!(!world.hq.restore(OrderId::derived(&[b"x"]), "a mistake").unwrap());
    assert_eq!(scopes::current(&world.hq, world.hq.scope()).unwrap().revision, before);
}

/// The demo's orders, people and links as one file of our own format, a line of it left blank.
fn demo(blank: usize) -> String {
    let demo = include_str!("../../tests/fixtures/demo-orders.jsonl");
    demo.lines()
        .enumerate()
        .map(|(index, line)| if index == blank { format!("{line}\n\n") } else { format!("{line}\n") })
        .collect()
}

#[test]
fn an_exchange_file_unseals_nothing_and_brings_back_what_was_withdrawn() {
    let world = world();
    let folder = tempfile::tempdir().unwrap();
    let take = |text: &str, name: &str| world.hq.import_path(&put(folder.path(), name, text)).unwrap().files.remove(0);
    take(&demo(1), "a.jsonl");
    let before = standing_rows(&world);
    let links: Vec<OrderLink> = before
        .iter()
        .filter(|((kind, _), _)| *kind == RowKind::OrderLink)
        .map(|(_, body)| serde_json::from_value(body.clone().unwrap()).unwrap())
        .collect();
    let order = links[0].order;
    world.hq.take_out(order, TakenOut::Sealed, "the court asked").unwrap();
    let sealed = standing_rows(&world);
    let again = take(&demo(2), "b.jsonl");
    assert_eq!((again.orders.new, again.orders.waiting), (0, 1), "{again:?}");
    assert_eq!(standing_rows(&world), sealed, "neither it, nor who stands to it alone");
    assert_eq!(world.hq.waiting().unwrap().len(), 1);
    world.hq.restore(order, "a mistake").unwrap();
    assert_eq!(standing_rows(&world), before);
    world.hq.take_out(order, TakenOut::Withdrawn, "the court asked").unwrap();
    let again = take(&demo(3), "c.jsonl");
    assert_eq!((again.orders.new, again.orders.changed), (0, 1));
    assert_eq!(standing_rows(&world), before);
}
