//! Figures: a name, a value, a goal.

use anyhow::Result;
use serde_json::{Value, json};
use std::time::Instant;

/// The figures of a run, printed as they come or as JSON at the end.
pub struct Figures {
    as_json: bool,
    kept: Vec<Value>,
}

impl Figures {
    /// None yet.
    pub fn new(as_json: bool) -> Self {
        Self { as_json, kept: Vec::new() }
    }

    /// Adds one.
    pub fn add(&mut self, name: &str, value: f64, unit: &str, goal: &str) {
        if !self.as_json {
            println!("{name:<56} {value:>11.3} {unit:<4} {goal}");
        }
        self.kept.push(json!({ "name": name, "value": value, "unit": unit, "goal": goal }));
    }

    /// Adds the middle and the tail of some times in milliseconds.
    pub fn spread(&mut self, name: &str, times_ms: &[f64], goal: &str) {
        for share in [50, 95, 99] {
            let goal_of_this = if goal.contains(&format!("p{share} ")) { goal } else { "" };
            self.add(
                &format!("{name}: p{share} of {}", times_ms.len()),
                percentile(times_ms, share),
                "ms",
                goal_of_this,
            );
        }
    }

    /// Prints what is not printed yet.
    pub fn end(self) -> Result<()> {
        if self.as_json {
            println!("{}", Value::Array(self.kept));
        }
        Ok(())
    }
}

/// The nearest rank.
pub fn percentile(times: &[f64], share: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * share).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().unwrap_or(f64::NAN)
}

/// Does something, and says how many seconds it took.
pub fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, f64)>
where
    anyhow::Error: From<E>,
{
    let start = Instant::now();
    let done = work()?;
    Ok((done, start.elapsed().as_secs_f64()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_times() {
        let times: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!([50, 95, 99, 100].map(|share| percentile(&times, share)), [100.0, 190.0, 198.0, 200.0]);
        assert!(percentile(&[], 50).is_nan());
    }
}
