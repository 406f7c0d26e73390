//! Pictures of each page: as a phone and as a desktop, by day and by night.

use anyhow::Result;
use cordon_tests::webdriver::Session;
use serde_json::json;
use std::{path::Path, thread, time::Duration};

/// A phone, and how wide and high it is.
pub const PATROL: (&str, i64, i64) = ("patrol", 390, 844);
const STATION: (&str, i64, i64) = ("station", 1280, 800);
const THEMES: [&str; 2] = ["day", "night"];

/// Takes the four of them, and leaves the page as a phone in the theme it had.
pub fn take(window: &Session, folder: &Path, page: &str) -> Result<()> {
    let own = window.execute("return document.documentElement.dataset.theme || 'day'", &[])?;
    for (layout, width, height) in [STATION, PATROL] {
        window.resize(width, height)?;
        // WebKit asks the style sheet anew for another width only at a change of style that follows a picture:
        // the first is thrown away, under the name of one that follows, and by night comes day.
        put_on(window, &json!("night"))?;
        window.keep_screenshot(&folder.join(format!("{layout}-night-{page}.png")))?;
        for theme in THEMES {
            put_on(window, &json!(theme))?;
            window.keep_screenshot(&folder.join(format!("{layout}-{theme}-{page}.png")))?;
        }
    }
    put_on(window, &own)
}

fn put_on(window: &Session, theme: &serde_json::Value) -> Result<()> {
    window.execute("document.documentElement.dataset.theme = arguments[0]", std::slice::from_ref(theme))?;
    // Colours may fade over, for a tenth of a second at most.
    thread::sleep(Duration::from_millis(150));
    Ok(())
}
