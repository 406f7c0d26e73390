//! The officer's hand: steps with their times, and what a step is made of.

use crate::pictures;
use anyhow::{Context, Result};
use cordon_tests::webdriver::Session;
use serde_json::{Value, json};
use std::{path::Path, time::Instant};

pub use cordon_tests::hand::{Hand, PATIENCE, named};

/// Somebody with a device in hand.
pub struct Officer<'a> {
    window: &'a Session,
    out: &'a Path,
    steps: &'a mut Vec<Value>,
}

impl<'a> Officer<'a> {
    /// With a window, a folder for pictures and a list for the steps' times.
    pub fn new(window: &'a Session, out: &'a Path, steps: &'a mut Vec<Value>) -> Self {
        Self { window, out, steps }
    }

    /// Does a step, prints and keeps how long it took, and returns its outcome and milliseconds.
    pub fn step<T>(&mut self, name: &str, act: impl FnOnce(&Hand<'_>) -> Result<T>) -> Result<(T, u64)> {
        let start = Instant::now();
        let done = act(&Hand { window: self.window }).with_context(|| format!("step {name:?}"))?;
        let milliseconds = u64::try_from(start.elapsed().as_millis())?;
        println!("{milliseconds:7} ms  {name}");
        self.steps.push(json!({ "step": name, "ms": milliseconds }));
        Ok((done, milliseconds))
    }

    /// Takes pictures of the page as it stands; no step's time holds them.
    pub fn picture(&self, name: &str) -> Result<()> {
        pictures::take(self.window, self.out, name)
    }
}
