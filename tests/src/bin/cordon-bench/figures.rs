//! Figures: a name, a value, a goal and whether it was met.

use anyhow::Result;
use serde_json::{Value, json};
use std::time::Instant;

/// A tail of one in a hundred is told of at least as many times: of fewer it is the slowest of them all.
const FEWEST_FOR_P99: usize = 100;

/// What a figure is held against.
#[derive(Clone, Copy)]
pub enum Goal {
    /// Nothing: it is reported.
    Unset,
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
}

/// The figures of a run, printed as they come or as JSON at the end.
pub struct Figures {
    as_json: bool,
    kept: Vec<Value>,
}

impl Goal {
    /// The goal, if the run is large enough for it to mean anything.
    pub fn given(self, is_large_enough: impl FnOnce() -> bool) -> Self {
        if is_large_enough() { self } else { Self::Unset }
    }

    fn is_met_by(self, value: f64) -> Option<bool> {
        match self {
            Self::Unset => None,
            Self::AtMost(most) => Some(value <= most),
            Self::AtLeast(least) => Some(value >= least),
        }
    }

    fn text(self) -> String {
        match self {
            Self::Unset => "no goal".to_owned(),
            Self::AtMost(most) => format!("<= {most}"),
            Self::AtLeast(least) => format!(">= {least}"),
        }
    }
}

impl Figures {
    /// None yet.
    pub fn new(as_json: bool) -> Self {
        Self { as_json, kept: Vec::new() }
    }

    /// Adds one.
    pub fn add(&mut self, name: &str, value: f64, unit: &str, goal: Goal) {
        let is_met = goal.is_met_by(value);
        if !self.as_json {
            let verdict = match is_met {
                None => "",
                Some(true) => "met",
                Some(false) => "missed",
            };
            let line = format!("{name:<84} {value:>11.3} {unit:<4} {:<10} {verdict}", goal.text());
            println!("{}", line.trim_end());
        }
        let goal = is_met.map(|_| goal.text());
        self.kept.push(json!({ "name": name, "value": value, "unit": unit, "goal": goal, "met": is_met }));
    }

    /// Adds the middle and the tail of some times in milliseconds. Each goal names its percentile and how many
    /// milliseconds that may take. Of fewer than a hundred times there is no 99th percentile.
    pub fn spread(&mut self, name: &str, times_ms: &[f64], goals: &[(usize, f64)]) {
        let of = times_ms.len();
        for share in [50, 95, 99] {
            if share == 99 && of < FEWEST_FOR_P99 {
                continue;
            }
            let goal = goals.iter().find(|(named, _)| *named == share);
            let goal = goal.map_or(Goal::Unset, |(_, most)| Goal::AtMost(*most));
            self.add(&format!("{name}: p{share} of {of}"), percentile(times_ms, share), "ms", goal);
        }
        if of < FEWEST_FOR_P99 && goals.iter().any(|(share, _)| *share == 99) {
            self.note(name, &format!("no p99 of {of} times, so its goal is not held against anything"));
        }
    }

    /// Adds what is no number, but has to be known to whoever reads the numbers.
    pub fn note(&mut self, name: &str, text: &str) {
        if !self.as_json {
            println!("{name}: {text}");
        }
        self.kept.push(json!({ "name": name, "note": text }));
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

    #[test]
    fn a_goal_says_whether_it_was_met() {
        let mut figures = Figures::new(true);
        for (value, goal) in [(1.0, Goal::AtMost(1.0)), (1.5, Goal::AtMost(1.0)), (0.9, Goal::AtLeast(1.0))] {
            figures.add("of something", value, "ms", goal);
        }
        figures.add("of nothing", f64::NAN, "ms", Goal::AtMost(1.0));
        figures.add("at another size", 9.0, "ms", Goal::AtMost(1.0).given(|| false));
        let met: Vec<&Value> = figures.kept.iter().map(|figure| &figure["met"]).collect();
        assert_eq!(met, [&json!(true), &json!(false), &json!(false), &json!(false), &Value::Null]);
        assert_eq!(figures.kept[4]["goal"], Value::Null);
    }

    #[test]
    fn few_times_have_no_tail() {
        let mut figures = Figures::new(true);
        figures.spread("many", &[1.0; 100], &[(99, 2.0)]);
        figures.spread("few", &[1.0; 99], &[(99, 2.0)]);
        let names: Vec<&Value> = figures.kept.iter().map(|figure| &figure["name"]).collect();
        let told =
            ["many: p50 of 100", "many: p95 of 100", "many: p99 of 100", "few: p50 of 99", "few: p95 of 99", "few"];
        assert_eq!(names, told);
        assert_eq!(figures.kept[2]["met"], json!(true));
    }
}
