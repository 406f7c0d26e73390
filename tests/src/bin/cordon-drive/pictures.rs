//! Pictures of each page: as a phone and as a desktop, by day and by night.

use anyhow::{Result, ensure};
use cordon_tests::{hand::PATIENCE, webdriver::Session};
use serde_json::json;
use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

const PATROL: (&str, i64, i64) = ("patrol", 390, 844);
const STATION: (&str, i64, i64) = ("station", 1280, 800);
const THEMES: [&str; 2] = ["day", "night"];

/// Takes the four of them, and leaves the page as a phone in the theme it had.
pub fn take(window: &Session, folder: &Path, page: &str) -> Result<()> {
    let own = window.execute("return document.documentElement.dataset.theme || 'day'", &[])?;
    for (layout, width, height) in [STATION, PATROL] {
        window.resize(width, height)?;
        laid_out(window, width)?;
        for theme in THEMES {
            put_on(window, &json!(theme))?;
            window.keep_screenshot(&folder.join(format!("{layout}-{theme}-{page}.png")))?;
        }
    }
    put_on(window, &own)
}

/// Waits until the page is laid out as wide as its window: the window takes its size first.
fn laid_out(window: &Session, width: i64) -> Result<()> {
    let start = Instant::now();
    let is_wide = "return [innerWidth, matchMedia('(min-width: 64rem)').matches]";
    while window.execute(is_wide, &[])? != json!([width, width >= 1024]) {
        ensure!(start.elapsed() < PATIENCE, "the page is not laid out {width} wide");
        thread::sleep(Duration::from_millis(20));
    }
    // WebKit asks the style sheet anew for the other width only once a style changes.
    window.execute("document.documentElement.dataset.theme = 'glare'", &[])?;
    // Two frames: one is on its way, the next is drawn as laid out.
    let frames = "const done = arguments[arguments.length - 1]; \
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
    window.execute_async(frames, &[]).map(drop)
}

fn put_on(window: &Session, theme: &serde_json::Value) -> Result<()> {
    window.execute("document.documentElement.dataset.theme = arguments[0]", std::slice::from_ref(theme))?;
    // Colours may fade over, for a tenth of a second at most.
    thread::sleep(Duration::from_millis(150));
    Ok(())
}
