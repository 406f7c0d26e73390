//! What a disc or a straight stretch covers of a circle or of a line: the pieces from which the
//! outline of their union is made.

use super::plane::{Point, from_segment};
use super::spans::Spans;
use std::f64::consts::PI;

/// Where between two angles to look on which side an arc lies: not at the middle, where by symmetry
/// it may just touch.
const PROBE: f64 = 0.382;
/// Under this distance two centres are one, in metres.
const SAME_CENTRE_M: f64 = 1e-9;

/// What a shape reaches out from: a place, or a stretch of road.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// A place.
    Spot(Point),
    /// A straight stretch; what lies beside it counts, its ends are spots of their own.
    Stretch(Stretch),
}

/// A straight stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Where it begins.
    pub(super) from: Point,
    /// Its direction, of length one.
    pub(super) along: Point,
    /// Its length.
    pub(super) length: f64,
}

/// A circle to be covered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Circle {
    /// Its centre.
    pub(super) centre: Point,
    /// Its radius.
    pub(super) radius: f64,
}

impl Part {
    /// How far it is from the origin.
    pub(super) fn distance(&self) -> f64 {
        match self {
            Self::Spot(at) => at.distance(),
            Self::Stretch(stretch) => from_segment(stretch.from, stretch.end()),
        }
    }

    /// Takes the directions in which a circle lies within a distance of this part.
    pub(super) fn shade_circle(&self, within: f64, circle: Circle, spans: &mut Spans) {
        match self {
            Self::Spot(at) => shade_circle_by_disc(*at, within, circle, spans),
            Self::Stretch(stretch) => stretch.shade_circle(within, circle, spans),
        }
    }

    /// Takes the stretches of a line that lie within a distance of this part. They are measured from
    /// the line's beginning; where the line ends does not matter.
    pub(super) fn shade_line(&self, within: f64, line: &Stretch, spans: &mut Spans) {
        match self {
            Self::Spot(at) => shade_line_by_disc(*at, within, line, spans),
            Self::Stretch(stretch) => stretch.shade_line(within, line, spans),
        }
    }
}

impl Stretch {
    /// Between two points; `None` where they are one.
    pub(super) fn between(from: Point, to: Point) -> Option<Self> {
        let step = to.minus(from);
        let length = step.distance();
        (length > 0.0).then(|| Self { from, along: step.times(1.0 / length), length })
    }

    /// The point so far along.
    pub(super) fn at(&self, along: f64) -> Point {
        self.from.plus(self.along, along)
    }

    /// Where it ends.
    pub(super) fn end(&self) -> Point {
        self.at(self.length)
    }

    /// The line beside it, so far to its left.
    pub(super) fn beside(&self, to_the_left: f64) -> Self {
        Self { from: self.from.plus(self.along.to_the_left(), to_the_left), ..*self }
    }

    /// A point as seen from the beginning: how far along, and how far to the left.
    fn seen(&self, point: Point) -> (f64, f64) {
        let step = point.minus(self.from);
        (self.along.dot(step), self.along.cross(step))
    }

    /// Between the angles at which the circle passes an end or a side, it is inside or outside whole.
    fn shade_circle(&self, within: f64, circle: Circle, spans: &mut Spans) {
        let (along, left) = self.seen(circle.centre);
        let angles = self.passes(within, (along, left), circle.radius);
        let is_beside = |angle: f64| {
            let at = along + circle.radius * angle.cos();
            at > 0.0 && at < self.length && (left + circle.radius * angle.sin()).abs() < within
        };
        let turn = self.along.direction();
        for (from, to) in angles.iter().zip(angles.iter().skip(1)) {
            if is_beside(from + (to - from) * PROBE) {
                spans.take_turn(turn + from, turn + to);
            }
        }
    }

    /// The angles, in order, at which a circle passes an end or a side of what lies within a
    /// distance.
    fn passes(&self, within: f64, (along, left): (f64, f64), radius: f64) -> Vec<f64> {
        let mut angles = vec![-PI, PI];
        for cosine in [-along / radius, (self.length - along) / radius] {
            if cosine.abs() < 1.0 {
                angles.extend([cosine.acos(), -cosine.acos()]);
            }
        }
        for sine in [(within - left) / radius, (-within - left) / radius] {
            if sine.abs() < 1.0 {
                angles.extend([sine.asin(), PI.copysign(sine) - sine.asin()]);
            }
        }
        angles.sort_by(f64::total_cmp);
        angles
    }

    fn shade_line(&self, within: f64, line: &Self, spans: &mut Spans) {
        let (along, left) = self.seen(line.from);
        let ends = between(along, self.along.dot(line.along), (0.0, self.length));
        let sides = between(left, self.along.cross(line.along), (-within, within));
        if let Some(((from, to), (near, far))) = ends.zip(sides) {
            spans.take(from.max(near), to.min(far));
        }
    }
}

/// For which times `start + rate · time` lies between two bounds.
fn between(start: f64, rate: f64, (low, high): (f64, f64)) -> Option<(f64, f64)> {
    if rate == 0.0 {
        let always = low < start && start < high;
        return always.then_some((f64::NEG_INFINITY, f64::INFINITY));
    }
    let (one, other) = ((low - start) / rate, (high - start) / rate);
    Some((one.min(other), one.max(other)))
}

fn shade_circle_by_disc(at: Point, within: f64, circle: Circle, spans: &mut Spans) {
    let step = at.minus(circle.centre);
    let distance = step.distance();
    if distance < SAME_CENTRE_M {
        if within > circle.radius {
            spans.take_all_round();
        }
        return;
    }
    let radius = circle.radius;
    let cosine = (distance * distance + radius * radius - within * within) / (2.0 * distance * radius);
    if cosine < 1.0 {
        let half = cosine.max(-1.0).acos();
        spans.take_turn(step.direction() - half, step.direction() + half);
    }
}

fn shade_line_by_disc(at: Point, within: f64, line: &Stretch, spans: &mut Spans) {
    let (along, left) = line.seen(at);
    let half = within * within - left * left;
    if half > 0.0 {
        spans.take(along - half.sqrt(), along + half.sqrt());
    }
}
