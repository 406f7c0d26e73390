//! Zones laid along the true road, from its route alone: no receiver's data enters.

use super::road::{Local, Metres, Road, beside, sideways};
use cordon_core::rules::place::{Disclosure, LonLat, Shape, Zone};
use std::fmt;

/// How far from the road the edges lie, in metres.
const EDGES_M: [f64; 7] = [5.0, 10.0, 20.0, 30.0, 50.0, 100.0, 150.0];
/// How many zones of each stretch have their edge at a distance of their own.
const EVERY: usize = 4;

/// One way to lay a zone on each stretch of the road.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lay {
    /// A corridor around the road, of this half-width.
    Around(f64),
    /// A corridor 60 m wide beside the road, from this far on.
    Beside(f64),
    /// A corridor 200 m wide that reaches this far across the road.
    Astride(f64),
    /// A corridor 300 m wide whose edge lies anywhere from 60 m on one side of the road to 60 m on the
    /// other: distances spread evenly over the stretches, so that none is favoured.
    Every(usize),
    /// A circle on the road, of this radius.
    Circle(f64),
    /// A circle of 100 m radius beside the road, from this far on.
    CircleBeside(f64),
    /// A square 200 m wide beside the road, from this far on; across it where negative.
    Square(f64),
    /// A corridor of 30 m half-width around another stretch, where the fix is not.
    Elsewhere,
}

impl Lay {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let around = EDGES_M.map(Self::Around);
        let besides = EDGES_M.map(Self::Beside);
        let astride = [5.0, 10.0, 20.0].map(Self::Astride);
        let every = (0..EVERY).map(Self::Every);
        let circles = [Self::Circle(50.0), Self::Circle(150.0), Self::CircleBeside(10.0), Self::CircleBeside(50.0)];
        let squares = [-20.0, 10.0, 50.0].map(Self::Square);
        let lines = around.into_iter().chain(besides).chain(astride).chain(every);
        lines.chain(circles).chain(squares).chain([Self::Elsewhere]).collect()
    }

    /// A zone for each stretch, on its left and right in turn.
    pub fn zones(self, road: &Road) -> Vec<Zone> {
        let shapes = (0..road.stretches()).map(|index| self.shape(road, index));
        shapes.map(|shape| Zone { shape, disclosure: Disclosure::Shown }).collect()
    }

    fn shape(self, road: &Road, index: usize) -> Shape {
        let side = if index.is_multiple_of(2) { 1.0 } else { -1.0 };
        let (middle, heading) = road.middle(index);
        let band = |off_m: f64, half_width_m: f64| Shape::Corridor {
            line: sideways(&road.stretch(index), side * off_m),
            half_width_m,
        };
        match self {
            Self::Around(half_width_m) => Shape::Corridor { line: road.stretch(index), half_width_m },
            Self::Beside(edge_m) => band(edge_m + 30.0, 30.0),
            Self::Astride(edge_m) => band(100.0 - edge_m, 100.0),
            Self::Every(turn) => band(150.0 + spread(index * EVERY + turn), 150.0),
            Self::Circle(radius_m) => Shape::Circle { centre: middle, radius_m },
            Self::CircleBeside(edge_m) => {
                Shape::Circle { centre: beside(middle, heading, side * (100.0 + edge_m)), radius_m: 100.0 }
            }
            Self::Square(edge_m) => square(beside(middle, heading, side * (100.0 + edge_m)), heading),
            Self::Elsewhere => {
                Shape::Corridor { line: road.stretch((index + 3) % road.stretches()), half_width_m: 30.0 }
            }
        }
    }
}

impl fmt::Display for Lay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Around(half_width_m) => write!(f, "corridor of {half_width_m} m half-width"),
            Self::Beside(edge_m) => write!(f, "corridor beside, from {edge_m} m"),
            Self::Astride(edge_m) => write!(f, "corridor astride, by {edge_m} m"),
            Self::Every(turn) => write!(f, "edge anywhere, {turn}"),
            Self::Circle(radius_m) => write!(f, "circle of {radius_m} m"),
            Self::CircleBeside(edge_m) => write!(f, "circle beside, from {edge_m} m"),
            Self::Square(edge_m) => write!(f, "square, from {edge_m} m"),
            Self::Elsewhere => write!(f, "corridor elsewhere"),
        }
    }
}

/// A distance from −60 to 60 m, evenly spread over its numbers by the golden ratio.
fn spread(number: usize) -> f64 {
    let share = (number as f64 + 0.5) * 0.618_033_988_749_894_9;
    120.0 * share.fract() - 60.0
}

/// A square of 200 m, turned to a heading.
fn square(centre: LonLat, (east, north): Metres) -> Shape {
    let local = Local::around(centre);
    let corners = [(-100.0, -100.0), (100.0, -100.0), (100.0, 100.0), (-100.0, 100.0), (-100.0, -100.0)];
    let turned = corners.map(|(along, left)| local.place((along * east - left * north, along * north + left * east)));
    Shape::Polygon { rings: vec![turned.to_vec()] }
}
