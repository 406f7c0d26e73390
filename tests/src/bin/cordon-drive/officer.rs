//! The officer's hand: steps with their times, and what a step is made of.

use crate::pictures;
use anyhow::{Context, Result};
use cordon_tests::webdriver::{Element, Session};
use serde_json::{Value, json};
use std::{
    path::Path,
    time::{Duration, Instant},
};

/// How long anything may take to appear. The journey is slow on a busy machine, never silent.
pub const PATIENCE: Duration = Duration::from_secs(30);

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

/// What a hand can do to a page, by the names in `data-test`.
pub struct Hand<'a> {
    /// The window itself.
    pub window: &'a Session,
}

impl Hand<'_> {
    /// Waits for something to appear.
    pub fn see(&self, test: &str) -> Result<Element> {
        self.window.wait_for(&named(test), PATIENCE)
    }

    /// Waits for something with words in it to appear.
    pub fn see_words(&self, test: &str, words: &str) -> Result<Element> {
        self.window.wait_for_text(&named(test), words, PATIENCE)
    }

    /// Whether something is there now.
    pub fn has(&self, test: &str) -> Result<bool> {
        self.window.has(&named(test))
    }

    /// Taps something, once it is there.
    pub fn tap(&self, test: &str) -> Result<()> {
        let element = self.see(test)?;
        self.window.click(&element).with_context(|| format!("tap {test}"))
    }

    /// Taps something that says so.
    pub fn tap_words(&self, test: &str, words: &str) -> Result<()> {
        let element = self.see_words(test, words)?;
        self.window.click(&element).with_context(|| format!("tap {test} that says {words:?}"))
    }

    /// Chooses a radio or a check box: by itself, or by its label where that covers it.
    pub fn choose(&self, test: &str) -> Result<()> {
        let input = self.see(test)?;
        if self.window.click(&input).is_ok() {
            return Ok(());
        }
        let id = self.window.property(&input, "id")?;
        let css = format!("label[for='{}']", id.as_str().unwrap_or_default());
        let label = self.window.find(&css)?;
        self.window.click(&label).with_context(|| format!("choose {test}"))
    }

    /// Types into a field, once it is there.
    pub fn write(&self, test: &str, text: &str) -> Result<()> {
        let field = self.see(test)?;
        self.window.type_into(&field, text).with_context(|| format!("type into {test}"))
    }
}

/// The selector of a name.
pub fn named(test: &str) -> String {
    format!("[data-test='{test}']")
}
