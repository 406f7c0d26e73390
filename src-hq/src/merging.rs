//! Joins an order that came again to the one that is held. Versions are added, never changed. Pure.

use cordon_core::rules::ids::VersionId;
use cordon_core::rules::order::{Heads, Order, Version};

/// The held order with the versions it did not have; `None` where it had them all.
pub fn with_new_versions(held: &Order, incoming: &[Version]) -> Option<Order> {
    let mut order = held.clone();
    for version in incoming {
        let mut version = version.clone();
        if let Some(same) = order.version(version.id) {
            if same.in_force == version.in_force {
                continue;
            }
            // The source corrected when it runs: that is another version, never a change of the held one.
            let runs = serde_json::to_string(&version.in_force).unwrap_or_default();
            version.id = VersionId::derived(&[version.id.0.as_bytes(), runs.as_bytes()]);
            if order.version(version.id).is_some() {
                continue;
            }
        }
        if version.based_on.is_empty() {
            let base = base(&order, &version);
            version.based_on.extend(base);
        }
        order.versions.push(version);
    }
    (order.versions.len() > held.versions.len()).then_some(order)
}

/// What a version varies: the only current one, where the court made that one earlier. Otherwise
/// both stand as current, and a person must say which is.
fn base(order: &Order, version: &Version) -> Option<VersionId> {
    match order.heads() {
        Heads::One(head) if head.made_at <= version.made_at => Some(head.id),
        Heads::One(_) | Heads::None | Heads::Several(_) => None,
    }
}
