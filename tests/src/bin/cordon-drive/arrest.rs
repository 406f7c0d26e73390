//! How soon an officer reads whether they can arrest: from the open home page, by their own taps, at the pace
//! of a person.

use crate::{
    him::{NAME, QUERY, tap_him},
    officer::{Hand, Officer, PATIENCE},
    pictures::PATROL,
};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::{thread, time::Duration};

/// At most so many taps.
const GOAL_TAPS: u32 = 4;
/// At most so many milliseconds.
const GOAL_MS: u64 = 8_000;
/// As fast as two thumbs type.
const A_LETTER: Duration = Duration::from_millis(120);
/// What a person takes to see where to tap, and to tap there.
const AIMED: Duration = Duration::from_millis(500);

/// How it went.
pub struct Arrest {
    taps: u32,
    ms: u64,
}

impl Arrest {
    /// From the open home page at 390×844 to the order's own answer. The reason of this incident is given on
    /// the way.
    pub fn asked(officer: &mut Officer<'_>) -> Result<Self> {
        officer.step("the window is a phone's", |hand| hand.window.resize(PATROL.1, PATROL.2))?;
        let (taps, ms) = officer.step("can I arrest", can_i_arrest)?;
        let asked = Self { taps, ms };
        println!("            {}", asked.told());
        Ok(asked)
    }

    /// For the report.
    pub fn json(&self) -> Value {
        json!({ "taps": self.taps, "ms": self.ms, "met": self.is_met() })
    }

    fn is_met(&self) -> bool {
        self.taps <= GOAL_TAPS && self.ms <= GOAL_MS
    }

    fn told(&self) -> String {
        let met = if self.is_met() { "met" } else { "missed" };
        let (taps, seconds, goal) = (self.taps, self.ms as f64 / 1_000.0, GOAL_MS / 1_000);
        format!(
            "can I arrest: {taps} taps, {seconds:.1} s (goal: {GOAL_TAPS} taps and {goal} s, {met}; \
             typed at 120 ms a letter, half a second to each tap)"
        )
    }
}

fn can_i_arrest(hand: &Hand<'_>) -> Result<u32> {
    let mut taps = 0;
    aimed(&mut taps, || hand.tap("search-open"))?;
    aimed(&mut taps, || hand.tap("reason-at_scene"))?;
    let field = hand.see("search-box")?;
    for letter in QUERY.chars() {
        hand.window.type_into(&field, &letter.to_string())?;
        thread::sleep(A_LETTER);
    }
    hand.see_words("hit", NAME)?;
    aimed(&mut taps, || tap_him(hand))?;
    hand.see("order-card")?;
    aimed(&mut taps, || hand.open_demo_order())?;
    let answer = hand.window.wait_for("[data-test='card'] [data-test='card-arrest']", PATIENCE)?;
    let said = hand.window.text(&answer)?;
    ensure!(!said.trim().is_empty(), "the order's card does not say whether they can arrest");
    Ok(taps)
}

/// A tap as a person makes it.
fn aimed(taps: &mut u32, tap: impl FnOnce() -> Result<()>) -> Result<()> {
    thread::sleep(AIMED);
    *taps += 1;
    tap()
}

/// Back to the home page, and locked: what follows begins as a turn of duty does.
pub fn put_away(hand: &Hand<'_>) -> Result<()> {
    hand.tap("back")?;
    hand.see("person-brief")?;
    hand.tap("back")?;
    hand.see("search-box")?;
    hand.tap("back")?;
    hand.see("search-open")?;
    hand.tap("menu")?;
    hand.tap("lock")?;
    hand.see("unlock-passphrase").map(drop)
}
