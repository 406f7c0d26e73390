//! Which areas named in orders lie about a place: their boxes, in memory. The exact answer is core's.

use crate::store::replica::zones::AreaBox;
use cordon_core::rules::ids::{ConditionId, OrderId};
use rstar::{AABB, RTree, RTreeObject};

impl RTreeObject for AreaBox {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.low, self.high)
    }
}

/// The boxes of all areas a copy holds.
#[derive(Debug, Default)]
pub struct Areas(RTree<AreaBox>);

impl Areas {
    /// Of boxes.
    pub fn of(boxes: Vec<AreaBox>) -> Self {
        Self(RTree::bulk_load(boxes))
    }

    /// Areas whose box comes within so many degrees of a place, in no order that says anything of
    /// how near they are.
    pub fn near(&self, lon: f64, lat: f64, lon_reach: f64, lat_reach: f64) -> Vec<(OrderId, ConditionId)> {
        let about = AABB::from_corners([lon - lon_reach, lat - lat_reach], [lon + lon_reach, lat + lat_reach]);
        let mut found: Vec<(OrderId, ConditionId)> =
            self.0.locate_in_envelope_intersecting(&about).map(|area| area.of).collect();
        found.sort_unstable();
        found
    }
}

/// Where areas lie is overwritten before the memory is given back.
impl Drop for Areas {
    fn drop(&mut self) {
        for area in &mut self.0 {
            (area.low, area.high) = ([0.0; 2], [0.0; 2]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn of(number: u128) -> (OrderId, ConditionId) {
        (OrderId(Uuid::from_u128(number)), ConditionId(Uuid::from_u128(number)))
    }

    fn boxes(corners: &[(f64, f64)]) -> Vec<AreaBox> {
        let numbered = (0_u128..).zip(corners);
        let boxed = numbered.map(|(number, (lon, lat))| AreaBox {
            of: of(number),
            low: [*lon, *lat],
            high: [lon + 0.01, lat + 0.01],
        });
        boxed.collect()
    }

    proptest! {
        #[test]
        fn just_those_whose_box_is_met_are_found(
            corners in proptest::collection::vec((-2.0_f64..-1.0, 52.0_f64..54.0), 0..200),
            lon in -2.0_f64..-1.0,
            lat in 52.0_f64..54.0,
            reach in 0.0_f64..0.2,
        ) {
            let all = boxes(&corners);
            let meets = |area: &&AreaBox| {
                area.low[0] <= lon + reach && area.high[0] >= lon - reach
                    && area.low[1] <= lat + reach && area.high[1] >= lat - reach
            };
            let expected: Vec<_> = all.iter().filter(meets).map(|area| area.of).collect();
            prop_assert_eq!(Areas::of(all.clone()).near(lon, lat, reach, reach), expected);
        }
    }
}
