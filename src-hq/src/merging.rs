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

/// Puts a version where the court's dates have it. One that the court made before others, and that came
/// after them, goes beneath the earliest of those: which of two files came first decides nothing.
fn place(order: &mut Order, version: &mut Version) {
    if let Some(above) = next_above(order, version) {
        version.based_on = std::mem::replace(&mut above.based_on, vec![version.id]);
    } else if let Some(head) = corrected_by(order, version) {
        head.based_on.push(version.id);
    } else {
        version.based_on.extend(base(order, version));
    }
}

/// In an order that is one chain of versions, the earliest that the court made later than this one, or that a later
/// delivery states of the same day.
fn next_above<'o>(order: &'o mut Order, version: &Version) -> Option<&'o mut Version> {
    let Heads::One(head) = order.heads() else { return None };
    let mut above = None;
    let mut at = head;
    loop {
        let is_same_day = at.made_at == version.made_at;
        let is_corrected = corrects(at, version);
        if at.made_at < version.made_at || (is_same_day && above.is_none() && !is_corrected) {
            break;
        }
        if is_same_day && !is_corrected {
            // Two of one delivery stay in conflict.
            if at.hq_learnt_at >= version.hq_learnt_at {
                return None;
            }
            break;
        }
        above = Some(at.id);
        match at.based_on.as_slice() {
            [] => break,
            [one] => at = order.version(*one)?,
            [..] => return None,
        }
    }
    let above = above?;
    order.versions.iter_mut().find(|held| held.id == above)
}

/// The only current version, where it corrects this one, which finds no place of its own beneath it: another of its
/// own delivery lies there.
fn corrected_by<'o>(order: &'o mut Order, version: &Version) -> Option<&'o mut Version> {
    let Heads::One(head) = order.heads() else { return None };
    let id = corrects(head, version).then_some(head.id)?;
    order.versions.iter_mut().find(|held| held.id == id)
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

/// What a version varies: the only current one, where the court made that one earlier. Two that one
/// delivery states of the same day vary neither: both stand as current, and a person must say which.
fn base(order: &Order, version: &Version) -> Option<VersionId> {
    match order.heads() {
        Heads::One(head) if head.made_at < version.made_at => Some(head.id),
        Heads::One(head) if head.made_at == version.made_at && changes(version) => Some(head.id),
        Heads::One(head) if head.made_at == version.made_at && head.hq_learnt_at < version.hq_learnt_at => {
            Some(head.id)
        }
        Heads::One(_) | Heads::None | Heads::Several(_) => None,
    }
}
