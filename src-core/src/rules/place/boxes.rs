//! Boxes, found by what they overlap. They keep their order: neighbours along a line are neighbours
//! on the ground, so that a tree of runs of neighbours needs no sorting.

/// How many boxes make one of the level above.
const RUN: usize = 4;

/// A box, in any unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

/// Boxes in a tree.
#[derive(Debug)]
pub(super) struct BoxTree {
    levels: Vec<Vec<Extent>>,
}

impl Extent {
    const NOTHING: Self =
        Self { west: f64::INFINITY, east: f64::NEG_INFINITY, south: f64::INFINITY, north: f64::NEG_INFINITY };

    /// The box around some points, each its x and y.
    pub(super) fn of(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let point = |(x, y)| Self { west: x, east: x, south: y, north: y };
        points.into_iter().map(point).fold(Self::NOTHING, Self::joined)
    }

    /// The same box with a margin all round.
    pub(super) fn grown(self, by: f64) -> Self {
        Self { west: self.west - by, east: self.east + by, south: self.south - by, north: self.north + by }
    }

    fn joined(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            east: self.east.max(other.east),
            south: self.south.min(other.south),
            north: self.north.max(other.north),
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }
}

impl BoxTree {
    /// A tree of boxes, which keep their places.
    pub(super) fn new(boxes: Vec<Extent>) -> Self {
        let mut levels = vec![boxes];
        while let Some(top) = levels.last().filter(|top| top.len() > 1) {
            let above = top.chunks(RUN).map(|run| run.iter().copied().fold(Extent::NOTHING, Extent::joined)).collect();
            levels.push(above);
        }
        Self { levels }
    }

    /// Whether any box that overlaps an extent passes a test, which is given its place.
    pub(super) fn any(&self, extent: &Extent, test: &mut dyn FnMut(usize) -> bool) -> bool {
        self.visit(self.levels.len().saturating_sub(1), 0, extent, test)
    }

    fn visit(&self, level: usize, place: usize, extent: &Extent, test: &mut dyn FnMut(usize) -> bool) -> bool {
        let held = self.levels.get(level).and_then(|boxes| boxes.get(place));
        if !held.is_some_and(|held| held.overlaps(extent)) {
            return false;
        }
        let Some(below) = level.checked_sub(1) else { return test(place) };
        for child in place * RUN..(place + 1) * RUN {
            if self.visit(below, child, extent, test) {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(tree: &BoxTree, extent: &Extent) -> Vec<usize> {
        let mut found = Vec::new();
        let stopped = tree.any(extent, &mut |place| {
            found.push(place);
            false
        });
        assert!(!stopped);
        found
    }

    #[test]
    fn every_box_that_overlaps_is_found_and_no_other() {
        for count in [0_u32, 1, 2, 4, 5, 17, 64, 100] {
            let at = |place: u32| (f64::from(place * 7 % 23), f64::from(place * 5 % 19));
            let boxes: Vec<Extent> = (0..count).map(|place| Extent::of([at(place)]).grown(0.75)).collect();
            let tree = BoxTree::new(boxes.clone());
            for probe in 0..count {
                let extent = Extent::of([at(probe), (0.0, 0.0)]);
                let expected: Vec<usize> = (0..boxes.len()).filter(|place| boxes[*place].overlaps(&extent)).collect();
                assert_eq!(found(&tree, &extent), expected);
            }
        }
    }

    #[test]
    fn the_search_stops_at_the_first_that_passes() {
        let tree = BoxTree::new((0..20).map(|place| Extent::of([(f64::from(place), 0.0)])).collect());
        let mut asked = 0;
        let everything = Extent::of([(0.0, 0.0), (20.0, 0.0)]);
        let is_found = tree.any(&everything, &mut |place| {
            asked += 1;
            place == 3
        });
        assert!(is_found && asked == 4);
    }
}
