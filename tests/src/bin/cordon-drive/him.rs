//! Whom the demo is about, and how they are found among the hits.

use crate::officer::{Hand, PATIENCE, named};
use anyhow::Result;
use cordon_tests::webdriver::Element;

/// As the page names them.
pub const NAME: &str = "SMITH, Alan John";
/// As an officer asks for them.
pub const QUERY: &str = "smith alan 12/04/1988";
/// Of the one whose order names Mill Lane.
const PNC_ID: &str = "2004/0123456B";

/// Two of one name and birth are held, for a court's message brings another record: the PNC id tells them
/// apart.
pub fn tap_him(hand: &Hand<'_>) -> Result<()> {
    // What stands in the page, for WebKit's driver reads no text of a line that may be cut short.
    let is_him = |hit: &Element| -> Result<bool> {
        let words = hand.window.property(hit, "textContent")?;
        Ok(words.as_str().is_some_and(|words| words.contains(PNC_ID)))
    };
    let hit = hand.window.wait_until(&named("hit"), PATIENCE, is_him)?;
    hand.window.click(&hit)
}
