//! A power of a row that force legal recalled: it stays listed, it is plain no more, and it says first what to do
//! until the recall is lifted. Whether to use it is the officer's to decide.

use super::{Power, PowerStanding, TurnsOn};
use crate::rules::law::RecallNow;

/// A power as it stands under a recall.
pub(super) fn open(power: Power, recall: &RecallNow) -> Power {
    let mut power = power;
    power.standing = narrowed(power.standing);
    for each in &mut power.for_conditions {
        each.standing = narrowed(each.standing);
    }
    power.turns_on.insert(0, TurnsOn::Recalled { recall: recall.clone() });
    power
}

/// What reached further is open; what reached less far already keeps its own reason.
fn narrowed(standing: PowerStanding) -> PowerStanding {
    if standing.reach() > PowerStanding::Recalled.reach() { PowerStanding::Recalled } else { standing }
}
