//! A run of named steps, each with its time.

use anyhow::{Result, bail};
use std::time::Instant;

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

    /// Notes a step that was left out, and why.
    pub fn skip(&mut self, name: &str, why: &str) {
        self.summary.push(format!("skipped            {name}: {why}"));
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
