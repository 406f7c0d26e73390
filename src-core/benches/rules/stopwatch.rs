//! How long work takes.

use std::hint::black_box;
use std::time::{Duration, Instant};

const WARM_UP: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(1);
/// No spread is of fewer runs: of fewer than a hundred, the p99 is the slowest.
const FEWEST: usize = 100;
/// No spread is of more runs.
const MOST: usize = 5_000;

/// The middle and the tail of some times.
#[derive(Clone, Copy)]
pub struct Spread {
    /// Half of the runs took no longer, in nanoseconds.
    pub median_ns: f64,
    /// 99 of a hundred runs took no longer, in nanoseconds.
    pub p99_ns: f64,
    /// How many runs there were.
    pub runs: usize,
}

impl Spread {
    /// The same, for each of so many pieces that a run is made of.
    pub fn of_each(self, pieces: usize) -> Self {
        let pieces = pieces as f64;
        Self { median_ns: self.median_ns / pieces, p99_ns: self.p99_ns / pieces, ..self }
    }
}

/// Times a piece of work again and again, once it is warm, for about a second.
pub fn spread<T>(mut work: impl FnMut() -> T) -> Spread {
    let warming = now();
    while warming.elapsed() < WARM_UP {
        black_box(work());
    }
    let mut times = Vec::with_capacity(MOST);
    let start = now();
    while times.len() < FEWEST || (times.len() < MOST && start.elapsed() < LONGEST) {
        let each = now();
        black_box(work());
        times.push(each.elapsed().as_secs_f64() * 1e9);
    }
    times.sort_by(f64::total_cmp);
    Spread { median_ns: percentile(&times, 50), p99_ns: percentile(&times, 99), runs: times.len() }
}

/// The nearest rank of sorted times.
fn percentile(sorted: &[f64], share: usize) -> f64 {
    let rank = (sorted.len() * share).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().unwrap_or(f64::NAN)
}

#[expect(clippy::disallowed_methods, reason = "to measure is what a bench is for; core itself has no clock")]
fn now() -> Instant {
    Instant::now()
}
