//! Statements whose order is not held yet, or not in the copies: tried again, listed, matched, closed.

use super::*;
use crate::feeds::Outcome;
use crate::taken_out::TakenOut;
use crate::testing::World;
use cordon_core::words::english;
use std::path::Path;

const MADE: &str = include_str!("../../../tests/feeds/01-restraining-order-conviction.xml");

/// A variation of that order, in favour of the same person.
fn varied() -> String {
    let sample = include_str!("../../../tests/feeds/04-restraining-order-varied.xml");
    sample.replace(" or to arrange contact with the child through Iota Sample", "")
}

fn world() -> World {
    let world = World::new();
    world.pass_minutes(275 * 24 * 60);
    world
}

/// An ending of the order that both messages are of.
fn discharged() -> String {
    let varied = varied().replace("2026-05-11", "2026-06-22");
    let from = varied.find("<ResultText>").unwrap();
    let to = varied.find("</ResultText>").unwrap();
    let ended = "<ResultText>Restraining order made on conviction on 03/03/2025 discharged.";
    let text = [varied.get(..from).unwrap(), ended, varied.get(to..).unwrap()].concat();
    text.replace("<Outcome><Duration><DurationEndDate>2027-03-03</DurationEndDate></Duration></Outcome>", "")
}

fn put(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

fn import(world: &World, text: &str) -> crate::import::FileOutcome {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.xml", text);
    world.hq.import_path(folder.path()).unwrap().files.remove(0)
}

fn orders(world: &World) -> Vec<Order> {
    let rows = world.hq.store().read(|db| {
        let last = crate::store::feed::last_revision(db, world.hq.scope())?;
        db.list_rows(world.hq.scope(), 1, last)
    });
    let mut orders: Vec<Order> =
        rows.unwrap().into_iter().filter_map(|row| serde_json::from_value(row.body?).ok()).collect();
    orders.reverse();
    orders.sort_by_key(|order| order.id);
    orders.dedup_by_key(|order| order.id);
    orders
}

#[test]
fn a_variation_whose_order_comes_later_in_the_same_delivery_is_put_to_it() {
    let (world, folder) = (world(), tempfile::tempdir().unwrap());
    put(folder.path(), "a.xml", &varied());
    put(folder.path(), "b.xml", MADE);
    let imported = world.hq.import_path(folder.path()).unwrap();
    assert_eq!((imported.files[0].orders.waiting, imported.files[1].orders.new), (1, 1));
    let [order] = orders(&world).try_into().unwrap();
    assert_eq!(order.versions.len(), 2);
    assert!(world.hq.waiting().unwrap().is_empty());
    assert_eq!(world.hq.status().unwrap().needs_a_person, 0);
}

#[test]
fn a_variation_and_a_discharge_that_came_days_before_their_order_are_listed_and_put_to_it() {
    let world = world();
    import(&world, &varied());
    world.pass_minutes(24 * 60);
    import(&world, &discharged());
    let waits = world.hq.waiting().unwrap();
    assert_eq!(waits.iter().map(|one| one.does).collect::<Vec<_>>(), [Effect::Varies, Effect::Ends]);
    assert!(waits.iter().all(|one| one.case.contains("30DE0004125")), "{waits:?}");
    assert!(waits.iter().all(|one| english(one.why.clone()).contains("fits no order")), "{waits:?}");
    world.pass_minutes(24 * 60);
    import(&world, MADE);
    let [order] = orders(&world).try_into().unwrap();
    assert_eq!(order.versions.len(), 3);
    assert!(world.hq.waiting().unwrap().is_empty());
}

#[test]
fn what_waits_is_tried_again_when_hq_is_started() {
    let world = world();
    import(&world, &varied());
    // An order that was put without what follows an import, as where the process was killed between.
    let Outcome::Orders(made) =
        crate::feeds::libra::read(MADE.as_bytes(), world.hq.now(), &Default::default()).remove(0).outcome
    else {
        panic!("no orders")
    };
    orders::take(&world.hq, &made).unwrap();
    assert_eq!(world.hq.waiting().unwrap().len(), 1);
    let running = world.hq.start("127.0.0.1:0".parse().unwrap()).unwrap();
    assert!(world.hq.waiting().unwrap().is_empty());
    running.stop();
}

#[test]
fn a_variation_of_an_order_that_is_out_says_so_and_is_put_to_it_when_it_is_back() {
    for (why, said) in [
        (TakenOut::Withdrawn, "withdrawn on"),
        (TakenOut::Sealed, "sealed on"),
        (TakenOut::LeftScope, "out of the force's area on"),
    ] {
        let world = world();
        import(&world, MADE);
        let [order] = orders(&world).try_into().unwrap();
        world.hq.take_out(order.id, why, "the court asked").unwrap();
        import(&world, &varied());
        let [waits] = world.hq.waiting().unwrap().try_into().unwrap();
        assert!(english(waits.why.clone()).contains(said), "{}", english(waits.why));
        assert!(orders(&world).is_empty());
        world.hq.restore(order.id, "a mistake").unwrap();
        assert_eq!(orders(&world)[0].versions.len(), 2, "{why:?}");
        assert!(world.hq.waiting().unwrap().is_empty());
    }
}

#[test]
fn a_person_matches_one_to_the_order_that_it_means_or_closes_it() {
    let world = world();
    import(&world, &MADE.replace("30DE0004125", "30DE0004126"));
    import(&world, &varied());
    let [waits] = world.hq.waiting().unwrap().try_into().unwrap();
    assert!(world.hq.match_waiting("nothing", orders(&world)[0].id, "the court rang").is_err());
    assert!(world.hq.match_waiting(&waits.id, OrderId::derived(&[b"x"]), "the court rang").is_err());
    assert!(world.hq.match_waiting(&waits.id, orders(&world)[0].id, " ").is_err(), "without a reason");
    world.hq.match_waiting(&waits.id, orders(&world)[0].id, "the court rang").unwrap();
    assert_eq!(orders(&world)[0].versions.len(), 2);
    import(&world, &discharged());
    let [waits] = world.hq.waiting().unwrap().try_into().unwrap();
    assert!(world.hq.close_waiting(&waits.id, "").is_err(), "without a reason");
    world.hq.close_waiting(&waits.id, "a test of theirs").unwrap();
    let whys: Vec<_> = world.hq.acts().unwrap().into_iter().map(|act| (act.command, act.why)).collect();
    let told = |command: &str, why: &str| whys.contains(&(command.to_owned(), why.to_owned()));
    assert!(told("waiting match", "the court rang") && told("waiting close", "a test of theirs"), "{whys:?}");
    assert!(world.hq.waiting().unwrap().is_empty() && world.hq.close_waiting(&waits.id, "a test of theirs").is_err());
    import(&world, MADE);
    assert_eq!(orders(&world).iter().find(|order| order.versions.len() > 2), None, "what was closed stays closed");
}
