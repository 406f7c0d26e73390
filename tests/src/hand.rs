//! An officer's hand on a page: what it can do by the names in `data-test`.

use crate::webdriver::{Element, Session};
use anyhow::{Context, Result, bail};
use std::{
    thread,
    time::{Duration, Instant},
};

/// How long anything may take to appear. A journey is slow on a busy machine, never silent.
pub const PATIENCE: Duration = Duration::from_secs(30);

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

    /// Waits for something to be gone.
    pub fn see_gone(&self, test: &str) -> Result<()> {
        let start = Instant::now();
        while self.has(test)? {
            if start.elapsed() > PATIENCE {
                bail!("{test} stays");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
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

    /// Opens the demo's restraining order from a person's page: the one with an area, in Mill Lane. A court's
    /// message brings another of its kind against him that ends on the same day and names no area.
    pub fn open_demo_order(&self) -> Result<()> {
        let is_it = |card: &Element| {
            let words = self.window.text(card)?;
            Ok(["Restraining order", "Wed 3 Mar 2027", "1 area"].iter().all(|part| words.contains(part)))
        };
        let card = self.window.wait_until(&named("order-card"), PATIENCE, is_it)?;
        self.window.click(&card).context("open the demo's order")
    }

    /// Opens the view for the respondent from an order's page, where nobody was confirmed to be him.
    pub fn open_the_view(&self) -> Result<()> {
        self.window.wait_for("[data-test='show-or-read']:enabled", PATIENCE)?;
        self.tap("show-or-read")?;
        self.tap("show-anyway")?;
        self.see("show-condition").map(drop)
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

    /// Unlocks, from the lock page to the home page.
    pub fn unlock(&self, passphrase: &str) -> Result<()> {
        self.write("unlock-passphrase", passphrase)?;
        self.tap("unlock")?;
        self.see("search-open").map(drop)
    }
}

/// The selector of a name.
pub fn named(test: &str) -> String {
    format!("[data-test='{test}']")
}
