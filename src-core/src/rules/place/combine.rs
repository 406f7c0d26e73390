//! Several fixes of one encounter as one position.

use super::plane::{Plane, Point};
use super::{Accuracy, AccuracyLevel, LonLat, Moving, Position, PositionSource, radius_in_sigmas};
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::f64::consts::FRAC_1_SQRT_2;

/// Two fixes of one place lie within this many sigmas of their difference 999 times in a thousand:
/// the radius that holds 99.9 % of a 2-D Gaussian, √(−2 ln 0.001).
const AGREE_SHARE: f64 = 0.999;

/// What several fixes say together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Combined {
    /// Where, how certain, and as of when.
    pub position: Position,
    /// How many fixes it rests on.
    pub fixes: u32,
    /// Whether every two of them can be of one place. Where they cannot, the position is wide enough
    /// to hold the 95 % circle of each.
    pub agree: bool,
}

/// Combines the fixes of one encounter, as of an instant. None gives `None`; one is returned as it
/// is.
///
/// Each is widened by its age and weighs by its inverse variance. The result is dated `at`, as its
/// age is within its accuracy already. Errors of successive fixes by satellite share their cause
/// (the same sky, the same walls) and do not average out, so the sigma is never below that of the
/// best fix divided by √2, however many there are.
///
/// The claim is the weakest of them: assumed if any accuracy is assumed, at 68 % if any is; chosen
/// if any was chosen; as fast as the fastest.
pub fn combine(fixes: &[Position], at: Timestamp) -> Option<Combined> {
    let (first, others) = fixes.split_first()?;
    if others.is_empty() {
        return Some(Combined { position: *first, fixes: 1, agree: true });
    }
    let plane = Plane::around(first.at);
    let seen: Vec<Fix> = fixes.iter().map(|fix| Fix { at: plane.place(fix.at), sigma_m: fix.sigma_m_at(at) }).collect();
    let centre = weighted_mean(&seen);
    let agree = all_agree(&seen);
    let sigma_m = if agree { shared_sigma_m(&seen) } else { covering_sigma_m(&seen, centre) };
    let position = together(fixes, plane.unplace(centre).unwrap_or(first.at), sigma_m, at);
    Some(Combined { position, fixes: u32::try_from(fixes.len()).unwrap_or(u32::MAX), agree })
}

/// A fix on the plane, as wide as it is by now.
struct Fix {
    at: Point,
    sigma_m: f64,
}

impl Fix {
    fn weight(&self) -> f64 {
        1.0 / (self.sigma_m * self.sigma_m)
    }

    /// Whether two fixes lie no farther apart than two of one place do.
    fn agrees(&self, other: &Self) -> bool {
        let apart_m = self.at.minus(other.at).distance();
        apart_m <= radius_in_sigmas(AGREE_SHARE) * self.sigma_m.hypot(other.sigma_m)
    }
}

fn all_agree(seen: &[Fix]) -> bool {
    seen.iter().enumerate().all(|(place, fix)| seen.iter().skip(place + 1).all(|later| fix.agrees(later)))
}

fn weighted_mean(seen: &[Fix]) -> Point {
    let total: f64 = seen.iter().map(Fix::weight).sum();
    seen.iter().fold(Point::ORIGIN, |mean, fix| mean.plus(fix.at, fix.weight() / total))
}

fn shared_sigma_m(seen: &[Fix]) -> f64 {
    let total: f64 = seen.iter().map(Fix::weight).sum();
    let best_m = seen.iter().map(|fix| fix.sigma_m).fold(f64::INFINITY, f64::min);
    (1.0 / total.sqrt()).max(best_m * FRAC_1_SQRT_2)
}

/// The sigma whose 95 % circle around the centre holds the 95 % circle of every fix.
fn covering_sigma_m(seen: &[Fix], centre: Point) -> f64 {
    let share95 = radius_in_sigmas(AccuracyLevel::Percent95.share());
    let needed = |fix: &Fix| fix.at.minus(centre).distance() / share95 + fix.sigma_m;
    seen.iter().map(needed).fold(0.0, f64::max)
}

fn together(fixes: &[Position], at: LonLat, sigma_m: f64, as_of: Timestamp) -> Position {
    let level = weakest(fixes.iter().map(|fix| fix.accuracy.level), doubt).unwrap_or(AccuracyLevel::Assumed);
    Position {
        at,
        accuracy: Accuracy { radius_m: sigma_m * radius_in_sigmas(level.share()), level },
        fixed_at: as_of,
        source: weakest(fixes.iter().map(|fix| fix.source), remove).unwrap_or(PositionSource::Chosen),
        moving: weakest(fixes.iter().map(|fix| fix.moving), haste).unwrap_or_default(),
        speed_m_s: fastest_m_s(fixes),
    }
}

/// The fastest that any of them may have gone, where any was measured.
fn fastest_m_s(fixes: &[Position]) -> Option<f64> {
    let is_measured = fixes.iter().any(|fix| fix.speed_m_s.is_some());
    is_measured.then(|| fixes.iter().map(Position::drift_m_s).fold(0.0, f64::max))
}

fn weakest<T: Copy>(claims: impl Iterator<Item = T>, weakness: fn(T) -> u8) -> Option<T> {
    claims.max_by_key(|claim| weakness(*claim))
}

fn doubt(level: AccuracyLevel) -> u8 {
    match level {
        AccuracyLevel::Percent95 => 0,
        AccuracyLevel::Percent68 => 1,
        AccuracyLevel::Assumed => 2,
    }
}

/// How far a source is from having measured the place.
fn remove(source: PositionSource) -> u8 {
    match source {
        PositionSource::Platform => 0,
        PositionSource::Simulated => 1,
        PositionSource::GridReference => 2,
        PositionSource::Chosen => 3,
    }
}

fn haste(moving: Moving) -> u8 {
    match moving {
        Moving::OnFoot => 0,
        Moving::Unknown => 1,
        Moving::InVehicle => 2,
    }
}

#[cfg(test)]
#[path = "combine_tests.rs"]
mod tests;
