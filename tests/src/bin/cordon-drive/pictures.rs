//! Pictures of each page: as a phone and as a desktop, by day and by night.

use anyhow::Result;
use cordon_tests::webdriver::Session;
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

/// Waits until the page is laid out as wide as its window: the window takes its size first, and WebKit asks
/// the style sheet anew a moment later. A picture is not worth more than a few seconds.
fn laid_out(window: &Session, width: i64) -> Result<()> {
    const MOMENT: Duration = Duration::from_secs(3);
    let start = Instant::now();
    let state = "const rail = document.querySelector('.rail');
        const is_wide = innerWidth >= 1024;
        return [innerWidth, !rail || (getComputedStyle(rail).display !== 'none') === is_wide]";
    while window.execute(state, &[])? != json!([width, true]) && start.elapsed() < MOMENT {
        thread::sleep(Duration::from_millis(50));
    }
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
