//! Stretches of a line, or of the directions around a point, that are taken, and what they leave.

use std::f64::consts::{PI, TAU};

/// What is left between two stretches by rounding alone is not left at all.
const LEAST: f64 = 1e-9;

/// What is taken so far; stretches may overlap.
#[derive(Debug, Default)]
pub(super) struct Spans(Vec<(f64, f64)>);

impl Spans {
    /// Takes a stretch; one that ends before it begins takes nothing.
    pub(super) fn take(&mut self, from: f64, to: f64) {
        if from < to {
            self.0.push((from, to));
        }
    }

    /// Takes the directions between two angles, anticlockwise, as a stretch of [−π, π].
    pub(super) fn take_turn(&mut self, from: f64, to: f64) {
        let length = to - from;
        if length >= TAU {
            self.take_all_round();
        } else {
            let from = (from + PI).rem_euclid(TAU) - PI;
            self.take(from, (from + length).min(PI));
            self.take(-PI, from + length - TAU);
        }
    }

    /// Takes every direction.
    pub(super) fn take_all_round(&mut self) {
        self.take(-PI, PI);
    }

    /// Takes all of a stretch that these leave untaken.
    pub(super) fn take_what_is_left_by(&mut self, others: Self, from: f64, to: f64) {
        self.0.extend(others.gaps(from, to));
    }

    /// What is left of the directions around.
    pub(super) fn gaps_all_round(self) -> Vec<(f64, f64)> {
        self.gaps(-PI, PI)
    }

    /// What is left of a stretch, in order.
    pub(super) fn gaps(mut self, from: f64, to: f64) -> Vec<(f64, f64)> {
        self.0.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut gaps = Vec::new();
        let mut reached = from;
        for (start, end) in self.0 {
            if start.min(to) - reached > LEAST {
                gaps.push((reached, start.min(to)));
            }
            reached = reached.max(end);
        }
        if to - reached > LEAST {
            gaps.push((reached, to));
        }
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_twice_is_taken_once() {
        let mut spans = Spans::default();
        spans.take(4.0, 6.0);
        spans.take(1.0, 3.0);
        spans.take(2.0, 5.0);
        spans.take(9.0, 8.0);
        assert_eq!(spans.gaps(0.0, 10.0), [(0.0, 1.0), (6.0, 10.0)]);
    }

    #[test]
    fn what_lies_beyond_the_stretch_does_not_count() {
        let mut spans = Spans::default();
        spans.take(f64::NEG_INFINITY, 1.0);
        spans.take(12.0, 15.0);
        assert_eq!(spans.gaps(0.0, 10.0), [(1.0, 10.0)]);
        let mut whole = Spans::default();
        whole.take(-5.0, 50.0);
        assert!(whole.gaps(0.0, 10.0).is_empty());
    }

    #[test]
    fn a_turn_across_the_west_is_one_turn() {
        let mut spans = Spans::default();
        spans.take_turn(3.0, 4.0);
        assert_eq!(spans.gaps_all_round(), [(4.0 - TAU, 3.0)]);
        let mut round = Spans::default();
        round.take_turn(1.0, 1.0 + TAU);
        assert!(round.gaps_all_round().is_empty());
    }
}
