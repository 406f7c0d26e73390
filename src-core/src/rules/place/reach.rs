//! All that lies within a distance of any of several places, or of a line along a road: a union of
//! discs and of the strips beside straight stretches.
//!
//! Its outline is made of the pieces of their outlines that no other one covers; the integral over
//! an outline ([`super::gaussian`]) and the distance to it then hold as for any shape. Only what
//! lies near the position is looked at: beyond, a circle around the position stands for it.

use super::boxes::{BoxTree, Extent};
use super::gaussian::{FAR_SIGMAS, arc, edge};
use super::plane::{Point, from_segment};
use super::shade::{Circle, Part, Stretch};
use super::spans::Spans;
use std::f64::consts::{PI, TAU};

/// Outlines that run along one another (a road there and back) are told apart by this: of two parts
/// the earlier counts as so much wider, in metres, and its outline stays. It is more than rounding
/// moves a point 100 kilometres away, and moves no answer.
const TIE_M: f64 = 1e-9;
/// How often the search for the nearest edge doubles its range: from a nanometre to beyond any shape.
const DOUBLINGS: u32 = 52;

/// A union of discs and strips of one width.
#[derive(Debug)]
pub(super) struct Reach {
    parts: Vec<Part>,
    within_m: f64,
}

/// A piece of the outline, run with the inside on its left.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Arc { centre: Point, turn: (f64, f64) },
    Straight { from: Point, to: Point },
}

impl Reach {
    /// All within a distance of any of some places.
    pub(super) fn of_places(places: &[Point], within_m: f64) -> Self {
        Self { parts: places.iter().copied().map(Part::Spot).collect(), within_m }
    }

    /// All within a distance of a line.
    pub(super) fn of_line(line: &[Point], within_m: f64) -> Self {
        let spots = line.iter().copied().map(Part::Spot);
        let steps = line.iter().zip(line.iter().skip(1));
        let stretches = steps.filter_map(|(from, to)| Stretch::between(*from, *to)).map(Part::Stretch);
        Self { parts: spots.chain(stretches).collect(), within_m }
    }

    /// How far the origin is from the nearest place or the line.
    pub(super) fn nearest_m(&self) -> f64 {
        self.parts.iter().map(Part::distance).fold(f64::INFINITY, f64::min)
    }

    /// Whether the origin lies in it.
    pub(super) fn holds_origin(&self) -> bool {
        self.nearest_m() <= self.within_m
    }

    /// How far the origin is from the outline at least: right outside, and where one part stands
    /// alone.
    pub(super) fn clear_m(&self) -> f64 {
        (self.nearest_m() - self.within_m).abs()
    }

    /// How far the origin is from the outline of the whole, which is no member's outline where
    /// members overlap.
    pub(super) fn edge_m(&self) -> f64 {
        let clear_m = self.clear_m();
        if !self.holds_origin() {
            return clear_m;
        }
        let mut range_m = 2.0 * clear_m + self.tie_m();
        for _ in 0..DOUBLINGS {
            let pieces = Surroundings::of(self, range_m).outline();
            if !pieces.is_empty() {
                return pieces.iter().map(|piece| piece.distance(self.within_m)).fold(f64::INFINITY, f64::min);
            }
            range_m *= 2.0;
        }
        clear_m
    }

    /// The weight within of a Gaussian at the origin.
    pub(super) fn weight(&self, sigma: f64) -> f64 {
        let around = Surroundings::of(self, FAR_SIGMAS * sigma);
        let turned: f64 = around.outline().iter().map(|piece| piece.turned(self.within_m, sigma)).sum();
        (turned + around.turn_covered()) / TAU
    }

    /// No wider than a thousandth of the width itself.
    fn tie_m(&self) -> f64 {
        TIE_M.min(self.within_m / 1000.0)
    }
}

/// The parts that bear on what lies within a range of the origin.
struct Surroundings<'a> {
    reach: &'a Reach,
    range: Circle,
    parts: Vec<Part>,
    boxes: BoxTree,
}

impl<'a> Surroundings<'a> {
    fn of(reach: &'a Reach, range_m: f64) -> Self {
        let bears = |part: &&Part| part.distance() < range_m + reach.within_m;
        let parts: Vec<Part> = reach.parts.iter().filter(bears).copied().collect();
        let boxes = BoxTree::new(parts.iter().map(|part| extent(part).grown(reach.within_m)).collect());
        Self { reach, range: Circle { centre: Point::ORIGIN, radius: range_m }, parts, boxes }
    }

    /// The outline of the union within the range.
    fn outline(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (place, part) in self.parts.iter().enumerate() {
            match part {
                Part::Spot(centre) => self.outline_of_spot(place, *centre, &mut pieces),
                Part::Stretch(stretch) => self.outline_of_stretch(place, stretch, &mut pieces),
            }
        }
        pieces
    }

    fn outline_of_spot(&self, place: usize, centre: Point, pieces: &mut Vec<Piece>) {
        let circle = Circle { centre, radius: self.reach.within_m };
        let mut within = Spans::default();
        Part::Spot(Point::ORIGIN).shade_circle(self.range.radius, circle, &mut within);
        let mut covered = Spans::default();
        covered.take_what_is_left_by(within, -PI, PI);
        self.each_other(place, |other, within| other.shade_circle(within, circle, &mut covered));
        pieces.extend(covered.gaps_all_round().into_iter().map(|turn| Piece::Arc { centre, turn }));
    }

    fn outline_of_stretch(&self, place: usize, stretch: &Stretch, pieces: &mut Vec<Piece>) {
        let width = self.reach.within_m;
        pieces.extend(self.side(place, &stretch.beside(-width)).map(|(from, to)| Piece::Straight { from, to }));
        pieces.extend(self.side(place, &stretch.beside(width)).map(|(to, from)| Piece::Straight { from, to }));
    }

    /// What no other part covers of one side of a stretch, from its beginning on.
    fn side(&self, place: usize, side: &Stretch) -> impl Iterator<Item = (Point, Point)> {
        let mut within = Spans::default();
        Part::Spot(Point::ORIGIN).shade_line(self.range.radius, side, &mut within);
        let mut covered = Spans::default();
        covered.take_what_is_left_by(within, 0.0, side.length);
        self.each_other(place, |other, within| other.shade_line(within, side, &mut covered));
        let side = *side;
        covered.gaps(0.0, side.length).into_iter().map(move |(from, to)| (side.at(from), side.at(to)))
    }

    /// Every other part whose box touches this one's, with the distance within which it covers.
    fn each_other(&self, place: usize, mut cover: impl FnMut(&Part, f64)) {
        let Some(own) = self.parts.get(place) else { return };
        let tie_m = self.reach.tie_m();
        let width = self.reach.within_m;
        self.boxes.any(&extent(own).grown(width), &mut |other: usize| {
            if let Some(part) = self.parts.get(other).filter(|_| other != place) {
                cover(part, if other < place { width + tie_m } else { width - tie_m });
            }
            false
        });
    }

    /// How much of the circle at the range lies within the union, in radians.
    fn turn_covered(&self) -> f64 {
        let mut covered = Spans::default();
        for part in &self.parts {
            part.shade_circle(self.reach.within_m, self.range, &mut covered);
        }
        let left: f64 = covered.gaps_all_round().iter().map(|(from, to)| to - from).sum();
        TAU - left
    }
}

impl Piece {
    fn turned(&self, radius: f64, sigma: f64) -> f64 {
        let unit = 1.0 / sigma;
        match self {
            Self::Arc { centre, turn } => arc(centre.times(unit), radius * unit, *turn),
            Self::Straight { from, to } => edge(from.times(unit), to.times(unit)),
        }
    }

    fn distance(&self, radius: f64) -> f64 {
        match self {
            Self::Arc { centre, turn: (from, to) } => {
                let towards = centre.times(-1.0).direction();
                if (towards - from).rem_euclid(TAU) <= to - from {
                    return (centre.distance() - radius).abs();
                }
                let end = |angle: f64| Point { x: centre.x + radius * angle.cos(), y: centre.y + radius * angle.sin() };
                end(*from).distance().min(end(*to).distance())
            }
            Self::Straight { from, to } => from_segment(*from, *to),
        }
    }
}

fn extent(part: &Part) -> Extent {
    match part {
        Part::Spot(at) => Extent::of([(at.x, at.y)]),
        Part::Stretch(stretch) => {
            let end = stretch.end();
            Extent::of([(stretch.from.x, stretch.from.y), (end.x, end.y)])
        }
    }
}

#[cfg(test)]
#[path = "reach_tests.rs"]
mod tests;
