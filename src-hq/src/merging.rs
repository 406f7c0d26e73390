//! Joins an order that came again to the one that is held. Versions are added, never changed. Pure.

use cordon_core::rules::ids::VersionId;
use cordon_core::rules::order::{Heads, InForceCause, Order, Version};

/// The held order with the versions it did not have; `None` where it had them all.
pub fn with_new_versions(held: &Order, incoming: &[Version]) -> Option<Order> {
    let mut order = held.clone();
    for version in incoming {
        let mut version = reread(version);
        if let Some(same) = order.version(version.id) {
            if says_the_same(same, &version) {
                continue;
            }
            // The source says something else of what it said before: that is another version, never a
            // change of the held one.
            version.id = VersionId::derived(&[version.id.0.as_bytes(), content(&version).as_bytes()]);
            if order.version(version.id).is_some() {
                continue;
            }
        }
        if version.based_on.is_empty() {
            place(&mut order, &mut version);
        }
        order.versions.push(version);
    }
    (order.versions.len() > held.versions.len()).then_some(order)
}

/// A version as it will be read from the store: a number may differ from the one written in its last digit.
fn reread(version: &Version) -> Version {
    let text = serde_json::to_string(version).ok();
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(|| version.clone())
}

fn says_the_same(one: &Version, other: &Version) -> bool {
    content(one) == content(other)
}

/// Everything a version says, as text: when it runs, its terms, and the words about its end.
pub fn content(version: &Version) -> String {
    let said = (&version.in_force, &version.conditions, &version.duration_words, &version.stated_end);
    serde_json::to_string(&said).unwrap_or_default()
}

/// Where a version that names none of its own belongs among those that are held.
enum Place {
    /// Beneath these, on what they were based on.
    Beneath(Vec<VersionId>),
    /// In conflict with others of its own delivery: on what these are based on. What that delivery states above
    /// them stands beside them all, for it cannot be told which of them it follows.
    Beside { base: Vec<VersionId>, above: Vec<VersionId> },
    /// Beneath the only current version, beside what that replaces already.
    Under(VersionId),
    /// On this one, or on none.
    On(Option<VersionId>),
}

/// Puts a version where the court's dates have it. One that the court made before others, and that came
/// after them, goes beneath the earliest of those: which of two files, or of two rows of one file, came first
/// decides nothing.
fn place(order: &mut Order, version: &mut Version) {
    let found = found(order, version);
    let held = &mut order.versions;
    match found {
        Place::Beneath(above) => {
            for held in held.iter_mut().filter(|held| above.contains(&held.id)) {
                version.based_on = std::mem::replace(&mut held.based_on, vec![version.id]);
            }
        }
        Place::Beside { base, above } => {
            version.based_on = base;
            held.iter_mut().filter(|held| above.contains(&held.id)).for_each(|held| held.based_on.clear());
        }
        Place::Under(head) => {
            held.iter_mut().filter(|held| held.id == head).for_each(|held| held.based_on.push(version.id));
        }
        Place::On(base) => version.based_on.extend(base),
    }
}

/// Looks from the current versions downwards for the earliest that the court made later than this one, that a later
/// delivery states of the same day, or that changes what this one makes.
fn found(order: &Order, version: &Version) -> Place {
    let current = level(order);
    let mut at = current.clone();
    let mut above: Vec<&Version> = Vec::new();
    while let Some(first) = at.first().copied() {
        if stands_beside(first, version) {
            return beside(order, version, first, &above);
        }
        if !stands_above(first, version) {
            // A later delivery's making lies beneath what changed it: where this change belongs is not told.
            let is_later = first.made_at == version.made_at && first.hq_learnt_at > version.hq_learnt_at;
            if is_later && !above.is_empty() {
                return under(order, version);
            }
            break;
        }
        let next = match first.based_on.as_slice() {
            [] => Vec::new(),
            [one] => match order.version(*one) {
                Some(below) => vec![below],
                None => return under(order, version),
            },
            [..] => return under(order, version),
        };
        above = std::mem::replace(&mut at, next);
    }
    match (above.as_slice(), current.as_slice()) {
        ([], [head]) => Place::On(base(head, version)),
        ([], _) => Place::On(None),
        (above, _) => Place::Beneath(ids(above)),
    }
}

/// The current versions, where they stand as one: a single one, or those that one delivery states of one day on the
/// same base. None where others are in conflict.
fn level(order: &Order) -> Vec<&Version> {
    match order.heads() {
        Heads::None => Vec::new(),
        Heads::One(head) => vec![head],
        Heads::Several(heads) => {
            let first = heads.first().copied();
            let is_level = |head: &&Version| {
                first.is_some_and(|first| stands_beside(first, head) && first.based_on == head.based_on)
            };
            if heads.iter().all(is_level) { heads } else { Vec::new() }
        }
    }
}

/// The place of a version that its own delivery contradicts.
fn beside(order: &Order, version: &Version, peer: &Version, above: &[&Version]) -> Place {
    let base = peer.based_on.clone();
    match above.first() {
        Some(first) if first.hq_learnt_at != version.hq_learnt_at => under(order, version),
        Some(_) | None => Place::Beside { base, above: ids(above) },
    }
}

/// The place of a version that finds none of its own beneath the current one: beneath it all the same where that
/// corrects it.
fn under(order: &Order, version: &Version) -> Place {
    match order.heads() {
        Heads::One(head) if corrects(head, version) => Place::Under(head.id),
        Heads::One(_) | Heads::None | Heads::Several(_) => Place::On(None),
    }
}

fn ids(versions: &[&Version]) -> Vec<VersionId> {
    versions.iter().map(|version| version.id).collect()
}

/// Whether a held version and one that comes contradict one another: one delivery states both of the same day, and
/// both make the order or both change it.
fn stands_beside(held: &Version, version: &Version) -> bool {
    is_of_one_delivery(held, version) && changes(held) == changes(version)
}

/// Whether a held version stands above one that comes.
fn stands_above(held: &Version, version: &Version) -> bool {
    let is_changed = is_of_one_delivery(held, version) && changes(held) && !changes(version);
    held.made_at > version.made_at || corrects(held, version) || is_changed
}

/// Whether one delivery states both of the same day.
fn is_of_one_delivery(one: &Version, other: &Version) -> bool {
    one.made_at == other.made_at && one.hq_learnt_at == other.hq_learnt_at
}

/// Whether a held version corrects one that comes: of one day a later delivery's statement does. No making of an
/// order stands above a change of it.
fn corrects(held: &Version, version: &Version) -> bool {
    held.made_at == version.made_at && held.hq_learnt_at > version.hq_learnt_at && (changes(held) || !changes(version))
}

/// Whether a version changes an order that was made before it.
fn changes(version: &Version) -> bool {
    version.in_force.iter().any(|row| matches!(row.cause, InForceCause::Varied | InForceCause::Discharged))
}

/// What a version varies that finds no other above it: the only current one, where the court made that one earlier,
/// or where it corrects it.
fn base(head: &Version, version: &Version) -> Option<VersionId> {
    let is_same_day = head.made_at == version.made_at;
    let is_after = head.made_at < version.made_at
        || (is_same_day && (changes(version) || head.hq_learnt_at < version.hq_learnt_at));
    is_after.then_some(head.id)
}

#[cfg(test)]
#[path = "merging_tests.rs"]
mod merging_tests;
