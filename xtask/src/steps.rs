//! A run of named steps, each with its time.

use anyhow::{Result, bail};
use std::{env, thread, time::Instant};

/// Runs one step and says how long it took; a failure ends the run.
pub fn timed<T>(name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("── {name}");
    let start = Instant::now();
    let outcome = step();
    let word = if outcome.is_ok() { "done" } else { "FAILED" };
    println!("── {name}: {word} in {:.1} s", start.elapsed().as_secs_f64());
    outcome
}

/// Steps of which each runs whatever became of the others.
#[derive(Default)]
pub struct Steps {
    summary: Vec<String>,
    failed: usize,
}

/// What may be left out where a submission is judged: what has to be fetched and cannot be there, and
/// cargo-machete, which nothing fetches. In everything else to leave out is to fail.
const MAY_BE_SKIPPED: [&str; 5] =
    ["advisories", "cargo-machete", "cargo-deny", "core and device for iOS", "core and device for Android"];

/// Whether this run judges a submission.
pub fn is_gate() -> bool {
    env::var_os("CORDON_GATE").is_some_and(|value| value == "1")
}

impl Steps {
    /// Runs a step, keeps its outcome, and says whether it succeeded.
    pub fn run(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> bool {
        self.outcome(name, step).is_ok()
    }

    /// Runs a step, keeps its outcome and hands it on, for what may be a reason to end here.
    pub fn outcome(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        let start = Instant::now();
        let outcome = timed(name, step);
        let seconds = start.elapsed().as_secs_f64();
        match &outcome {
            Ok(()) => self.summary.push(format!("ok      {seconds:7.1} s  {name}")),
            Err(error) => {
                self.failed += 1;
                self.summary.push(format!("FAILED  {seconds:7.1} s  {name}: {error:#}"));
            }
        }
        outcome
    }

    /// Runs two lanes of steps at the same time: they must not share a target folder.
    pub fn beside(&mut self, one: impl FnOnce(&mut Self) + Send, other: impl FnOnce(&mut Self)) {
        let mut first = Self::default();
        thread::scope(|scope| {
            scope.spawn(|| one(&mut first));
            other(self);
        });
        self.summary.append(&mut first.summary);
        self.failed += first.failed;
    }

    /// Notes a step that was left out, and why. Where a submission is judged that fails, unless it is listed.
    pub fn skip(&mut self, name: &str, why: &str) {
        let word = if is_gate() && !MAY_BE_SKIPPED.contains(&name) {
            self.failed += 1;
            "LEFT OUT"
        } else {
            "skipped "
        };
        self.summary.push(format!("{word}           {name}: {why}"));
    }

    /// Prints one line per step and fails if any step failed.
    pub fn finish(self) -> Result<()> {
        println!();
        for line in &self.summary {
            println!("{line}");
        }
        match self.failed {
            0 => Ok(()),
            1 => bail!("1 step failed"),
            failed => bail!("{failed} steps failed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_in_either_lane_fails_the_run() {
        let fails = |steps: &mut Steps| {
            steps.run("one", || bail!("no"));
        };
        let holds = |steps: &mut Steps| {
            steps.run("other", || Ok(()));
        };
        let mut steps = Steps::default();
        steps.beside(fails, holds);
        assert_eq!((steps.failed, steps.summary.len()), (1, 2));
        assert!(steps.finish().is_err());
        let mut steps = Steps::default();
        steps.beside(holds, fails);
        assert!(steps.finish().is_err());
    }
}
