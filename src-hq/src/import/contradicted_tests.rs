//! What one delivery states of one order twice and otherwise comes to the same, whichever comes first.

use super::*;
use crate::feeds::acro::COLUMNS;
use crate::merging::content;
use crate::testing::World;
use cordon_core::rules::order::{Heads, Order};
use std::collections::BTreeSet;

const MADE: &str = include_str!("../../../tests/feeds/01-restraining-order-conviction.xml");
const VARIED: &str = include_str!("../../../tests/feeds/04-restraining-order-varied.xml");

const ROW: &str = "DE26F00001,1700000000000001,Invented Court,195520,FL401,26/02/2026,26/10/2027_23:59,Example,Una,1988-04-12,\
                   1 Sample Street,Derby,DE1 2AB,,,No,No,No,Specimen,Beta,,9 Model Road,Derby,DE22 1ZZ,,,,Yes,Yes,Yes,";

/// What the current versions of the only order say, once files of these texts were imported by one command.
fn current(files: &[(&str, &str)]) -> BTreeSet<String> {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    world.pass_minutes(275 * 24 * 60);
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let imported = world.hq.import_path(folder.path()).unwrap();
    let mut told = imported.files.iter().flat_map(|file| &file.told);
    assert!(told.any(|told| told.what.key.name() == "feed.orders_differ"), "a person is told: {imported:?}");
    let rows = world.hq.store().read(|db| {
        let last = crate::store::feed::last_revision(db, world.hq.scope())?;
        db.list_rows(world.hq.scope(), 1, last)
    });
    let orders = rows.unwrap().into_iter().filter_map(|row| serde_json::from_value::<Order>(row.body?).ok());
    let order = orders.max_by_key(|order| order.versions.len()).unwrap();
    match order.heads() {
        Heads::None => BTreeSet::new(),
        Heads::One(head) => BTreeSet::from([content(head)]),
        Heads::Several(heads) => heads.into_iter().map(content).collect(),
    }
}

#[test]
fn two_rows_of_one_order_with_two_ends_are_both_current_in_either_order() {
    let other = ROW.replace("26/10/2027", "26/10/2028");
    let manifest = |rows: [&str; 2]| format!("{}\r\n{}\r\n", COLUMNS.join(","), rows.join("\r\n"));
    let found = [[ROW, other.as_str()], [other.as_str(), ROW]]
        .map(|rows| current(&[("manifest-a.csv", manifest(rows).as_str())]));
    assert_eq!(found[0].len(), 2, "{found:?}");
    assert_eq!(found[0], found[1]);
}

#[test]
fn two_manifests_of_one_delivery_with_two_ends_come_to_the_same_whatever_they_are_called() {
    let of = |end: &str| format!("{}\r\n{}\r\n", COLUMNS.join(","), ROW.replace("26/10/2027", end));
    let (one, other) = (of("26/10/2027"), of("26/10/2028"));
    let found = [[one.as_str(), other.as_str()], [other.as_str(), one.as_str()]]
        .map(|[first, second]| current(&[("manifest-a.csv", first), ("manifest-b.csv", second)]));
    assert_eq!(found[0].len(), 2, "{found:?}");
    assert_eq!(found[0], found[1]);
}

#[test]
fn two_variations_of_one_day_with_two_ends_are_both_current_in_either_order() {
    let one = VARIED.replace(" or to arrange contact with the child through Iota Sample", "");
    let other = one.replace("2027-03-03", "2028-03-03").replace("03/03/2027", "03/03/2028");
    assert_ne!(one, other);
    let found = [[one.as_str(), other.as_str()], [other.as_str(), one.as_str()]]
        .map(|[first, second]| current(&[("a.xml", MADE), ("b.xml", first), ("c.xml", second)]));
    assert_eq!(found[0].len(), 2, "{found:?}");
    assert_eq!(found[0], found[1]);
}
