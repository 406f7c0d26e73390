//! Whether the coordinates of a file are written as they belong: latitude and longitude each in its place,
//! and west with its minus.

use super::GpxProblem;
use crate::rules::place::LonLat;

/// Where the points of a file lie, taken together: one abroad is a receiver's placeholder, and most of
/// them are another order of the numbers, or a sign that was lost.
#[derive(Default)]
pub(super) struct Placed {
    /// All that are no noughts.
    points: usize,
    /// In the United Kingdom, west of Greenwich: no sign was lost there.
    west: usize,
    swapped: Suspects,
    sign_lost: Suspects,
}

/// Points that lie in the United Kingdom by another reading alone, and where the first stands.
#[derive(Default)]
struct Suspects {
    points: usize,
    first: Option<u64>,
}

impl Suspects {
    fn add(&mut self, position: u64) {
        self.points += 1;
        self.first = self.first.or(Some(position));
    }

    fn are_most_of(&self, points: usize) -> bool {
        self.points * 2 > points
    }
}

impl Placed {
    pub(super) fn add(&mut self, at: LonLat, position: u64) {
        let (lon, lat) = (at.lon(), at.lat());
        if lon == 0.0 && lat == 0.0 {
            return;
        }
        self.points += 1;
        let would_be = |lon: f64, lat: f64| LonLat::new(lon, lat).is_ok_and(LonLat::is_in_uk);
        if at.is_in_uk() {
            self.west += usize::from(lon < 0.0);
        } else if would_be(-lon, lat) {
            self.sign_lost.add(position);
        } else if would_be(lat, lon) || would_be(-lat, lon) {
            self.swapped.add(position);
        }
    }

    /// What is wrong with most of them, and where the first stands.
    pub(super) fn fault(&self) -> Option<(Option<u64>, GpxProblem)> {
        if self.swapped.are_most_of(self.points) {
            return Some((self.swapped.first, GpxProblem::Swapped));
        }
        let is_lost = self.west == 0 && self.sign_lost.are_most_of(self.points);
        is_lost.then_some((self.sign_lost.first, GpxProblem::SignLost))
    }
}
