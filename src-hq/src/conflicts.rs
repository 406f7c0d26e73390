//! Orders that stand in several current versions, which contradict one another: a person must say which holds.

use crate::failure::Result;
use crate::hq::Hq;
use crate::store::Reads;
use crate::store::feed::find_order;
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::order::{Ends, Heads, Order, OrderKind, Version};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// Most characters of a reference that are shown.
const REFERENCE_CHARACTERS: usize = 40;

/// An order whose versions are in conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// Which order.
    pub order: OrderId,
    /// Of which kind.
    pub kind: OrderKind,
    /// Its first reference; empty where it has none.
    pub case: String,
    /// Its current versions.
    pub versions: Vec<Current>,
}

/// One of several current versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Current {
    /// Which version.
    pub version: VersionId,
    /// When the court made it.
    pub made_at: Timestamp,
    /// When HQ learnt it.
    pub learnt_at: Timestamp,
    /// When it ends.
    pub ends: Ends,
}

/// Every order in the copies whose versions are in conflict, in order of their ids.
pub fn list(hq: &Hq) -> Result<Vec<Conflict>> {
    hq.store().read(|db| all(db, hq.scope()))
}

/// How many orders are in conflict.
pub fn count(db: &dyn Reads, scope: &str) -> Result<u64> {
    Ok(all(db, scope)?.len() as u64)
}

fn all(db: &dyn Reads, scope: &str) -> Result<Vec<Conflict>> {
    let mut found = Vec::new();
    for order in db.list_contested_orders()? {
        // What was settled since, or taken out, is none.
        found.extend(find_order(db, scope, order)?.as_ref().and_then(conflict));
    }
    Ok(found)
}

fn conflict(order: &Order) -> Option<Conflict> {
    let Heads::Several(heads) = order.heads() else { return None };
    let case = order.references.first().map(|reference| reference.value.chars().take(REFERENCE_CHARACTERS).collect());
    Some(Conflict {
        order: order.id,
        kind: order.kind.clone(),
        case: case.unwrap_or_default(),
        versions: heads.into_iter().map(current).collect(),
    })
}

fn current(version: &Version) -> Current {
    let Version { id, made_at, hq_learnt_at, .. } = version;
    Current { version: *id, made_at: *made_at, learnt_at: *hq_learnt_at, ends: version.ends() }
}

#[cfg(test)]
mod tests {
    use crate::feeds::acro::COLUMNS;
    use crate::taken_out::TakenOut;
    use crate::testing::World;
    use cordon_core::rules::ids::VersionId;
    use cordon_core::rules::order::{Heads, Order, Version};

    const ROW: &str = "DE26F00001,1700000000000001,Invented Court,195520,FL401,26/02/2026,26/10/2027_23:59,Example,Una,\
                       1988-04-12,1 Sample Street,Derby,DE1 2AB,,,No,No,No,Specimen,Beta,,9 Model Road,Derby,DE22 1ZZ,,,,\
                       Yes,Yes,Yes,";

    #[test]
    fn an_order_in_conflict_is_listed_and_counted_until_a_person_says_which_version_holds() {
        let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
        let import = |name: &str, text: &str| {
            let place = folder.path().join(name);
            std::fs::write(&place, text).unwrap();
            world.hq.import_path(&place).unwrap();
        };
        assert!(world.hq.conflicts().unwrap().is_empty());
        let other = ROW.replace("26/10/2027", "26/10/2028");
        import("manifest-a.csv", &[&COLUMNS.join(","), ROW, &other].join("\r\n"));
        let [conflict] = world.hq.conflicts().unwrap().try_into().unwrap();
        assert_eq!((conflict.case.as_str(), conflict.versions.len()), ("DE26F00001", 2));
        assert_ne!(conflict.versions[0].ends, conflict.versions[1].ends);
        assert_eq!(world.hq.status().unwrap().orders_in_conflict, 1);
        world.hq.take_out(conflict.order, TakenOut::Withdrawn, "the court asked").unwrap();
        assert_eq!(world.hq.status().unwrap().orders_in_conflict, 0, "what is out is in no copy");
        world.hq.restore(conflict.order, "a mistake").unwrap();
        assert_eq!(world.hq.status().unwrap().orders_in_conflict, 1);
        let held =
            world.hq.store().read(|db| super::find_order(db, world.hq.scope(), conflict.order)).unwrap().unwrap();
        let Heads::Several(heads) = held.heads() else { panic!("{held:?}") };
        let both = heads.iter().map(|head| head.id).collect();
        let settling = Version { id: VersionId::derived(&[b"settles"]), based_on: both, ..heads[0].clone() };
        let settled = Order { versions: vec![settling], ..held.clone() };
        import("settled.jsonl", &serde_json::json!({ "order": settled }).to_string());
        assert!(world.hq.conflicts().unwrap().is_empty());
        assert_eq!(world.hq.status().unwrap().orders_in_conflict, 0);
    }
}
