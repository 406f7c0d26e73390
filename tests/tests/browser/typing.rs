//! Typing on a phone slowed to a quarter, a name that many have and an account: what is shown, and how long
//! the page was busy at a stretch. The time is printed and not asserted.

use super::{Bridge, PASSPHRASE, layout::to_the_assessment, may_open_windows, people, turn};
use anyhow::{Result, ensure};
use cordon_tests::{
    hand::{Hand, PATIENCE, named},
    stage::Stage,
    webdriver::{Driver, Element, Screen, Session},
};
use serde_json::{Value, json};
use std::{collections::HashMap, fs, thread, time::Duration};

/// People called Smith beside the demo's own.
const SMITHS: u32 = 60;
/// Longest a task may take, in microseconds.
const GOAL_US: f64 = 16_000.0;
/// As fast as two thumbs type.
const A_LETTER: Duration = Duration::from_millis(120);
/// The mark in the trace where typing begins.
const BEGUN: &str = "typing";
/// Hits built before anybody scrolls.
const A_SCREEN: usize = 8;

#[test]
fn a_name_that_many_have_is_built_as_far_as_it_is_looked_at() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = with_smiths()?;
    let session = Session::traced(Driver::chrome(|_| ())?, 390, 844, Screen::Phone)?;
    let hand = Hand { window: &session };
    session.go(&format!("{}/", bridge.origin))?;
    hand.unlock(PASSPHRASE)?;
    hand.tap("search-open")?;
    hand.tap("reason-at_scene")?;
    let field = hand.see("search-box")?;

    slowly(&session, &field, "smith jo")?;
    hand.see_words("read-as", "smith jo")?;
    hand.see("show-more")?;
    told(&session, "a name in Find")?;

    let hits = || -> Result<usize> { Ok(session.find_all("[data-test='hit']")?.len()) };
    session.wait_until("[data-test='hit']", PATIENCE, |_| Ok(hits()? == A_SCREEN))?;
    session.execute("window.scrollTo(0, document.body.scrollHeight)", &[])?;
    session.wait_until("[data-test='hit']", PATIENCE, |_| Ok(hits()? > A_SCREEN)).map(drop)
}

#[test]
fn whoever_goes_back_to_the_hits_is_where_they_were() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = with_smiths()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, 390, 844, Screen::Phone)?;
    let hand = Hand { window: &session };
    session.go(&format!("{}/", bridge.origin))?;
    hand.unlock(PASSPHRASE)?;
    hand.tap("search-open")?;
    hand.tap("reason-at_scene")?;
    hand.write("search-box", "smith jo")?;
    let hits = || -> Result<usize> { Ok(session.find_all("[data-test='hit']")?.len()) };
    session.wait_until("[data-test='hit']", PATIENCE, |_| Ok(hits()? == A_SCREEN))?;
    session.execute("window.scrollTo(0, document.body.scrollHeight)", &[])?;
    session.wait_until("[data-test='hit']", PATIENCE, |_| Ok(hits()? > A_SCREEN))?;
    let scrolled = || -> Result<f64> { Ok(session.execute("return scrollY", &[])?.as_f64().unwrap_or(0.0)) };
    let before = scrolled()?;
    ensure!(before > 300.0, "the page did not scroll: {before}");
    // By its own event: the driver would scroll to what it clicks.
    let open = "
        const seen = [...document.querySelectorAll('[data-test=hit-link]')]
            .find((link) => link.getBoundingClientRect().top > 100);
        seen.click();";
    session.execute(open, &[])?;
    hand.see("person-brief")?;
    hand.tap("back")?;
    session.wait_until("[data-test='hit']", PATIENCE, |_| Ok((scrolled()? - before).abs() < 40.0)).map(drop)
}

/// With many people of one name.
fn with_smiths() -> Result<Bridge> {
    let stage = Stage::with_orders()?;
    let people = stage.at("smiths.jsonl");
    fs::write(&people, smiths())?;
    stage.hq.import_path(&people)?;
    Bridge::of(stage)
}

#[test]
fn an_account_is_kept_as_it_is_typed_on_a_slow_phone() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::traced(Driver::chrome(|_| ())?, 390, 844, Screen::Phone)?;
    let hand = Hand { window: &session };
    session.go(&format!("{}/", bridge.origin))?;
    hand.unlock(PASSPHRASE)?;
    to_the_assessment(&hand)?;
    hand.tap("record-now")?;
    let field = hand.see("account")?;

    let account = "Seen by me at the gate of number 9, ringing the bell.";
    slowly(&session, &field, account)?;
    session.wait_for(&format!("{}[data-state='kept']", named("kept")), PATIENCE)?;
    told(&session, "an account in Record")?;
    let stands = session.property(&hand.see("account")?, "value")?;
    ensure!(stands == json!(account), "typed was {account:?}, and there stands {stands}");
    Ok(())
}

/// Types letter by letter on a processor slowed to a quarter: as a keyboard does, for what WebDriver runs in
/// the page before each key would be measured too.
fn slowly(session: &Session, field: &Element, text: &str) -> Result<()> {
    session.execute_on("arguments[0].focus()", field, &[])?;
    session.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }))?;
    session.execute("performance.mark(arguments[0])", &[json!(BEGUN)])?;
    for letter in text.chars() {
        let key = letter.to_string();
        session.cdp("Input.dispatchKeyEvent", &json!({ "type": "keyDown", "text": key, "key": key }))?;
        session.cdp("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": key }))?;
        thread::sleep(A_LETTER);
    }
    Ok(())
}

/// Prints how long the page was busy at a stretch since typing began, and gives it its speed again.
fn told(session: &Session, what: &str) -> Result<()> {
    let log = session.performance_log()?;
    session.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }))?;
    for (kind, key) in [("by the clock", "dur"), ("by the processor", "tdur")] {
        let mut tasks = tasks(&log, key);
        ensure!(!tasks.is_empty(), "the trace holds no task of the page: {} events", log.len());
        tasks.sort_by(|one, other| other.total_cmp(one));
        let longest: Vec<String> = tasks.iter().take(5).map(|us| format!("{:.1}", us / 1000.0)).collect();
        let (count, over) = (tasks.len(), tasks.iter().filter(|us| **us > GOAL_US).count());
        println!("typing {what} at a quarter of the speed, {kind}:");
        println!("  {count} tasks, {over} over 16 ms, the longest {} ms", longest.join(", "));
    }
    Ok(())
}

/// Made-up people of one family name.
fn smiths() -> String {
    let given = ["John", "Joan", "Joseph", "Joanna", "Jonathan"];
    (0..SMITHS).zip(given.into_iter().cycle()).map(|(number, given)| people::smith(number, given)).collect()
}

/// The tasks that the page's main thread ran since typing began, in microseconds by one clock.
fn tasks(log: &[Value], clock: &str) -> Vec<f64> {
    let text = |event: &Value, key: &str| event.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let runs_in = |event: &Value| (event.get("pid").and_then(Value::as_u64), event.get("tid").and_then(Value::as_u64));
    let mut names: HashMap<_, String> = HashMap::new();
    for event in log.iter().filter(|event| text(event, "name") == "thread_name") {
        let name = event.pointer("/args/name").and_then(Value::as_str).unwrap_or_default();
        names.insert(runs_in(event), name.to_owned());
    }
    let is_of_page = |event: &&Value| names.get(&runs_in(event)).is_some_and(|name| name == "CrRendererMain");
    let at = |event: &Value| event.get("ts").and_then(Value::as_f64).unwrap_or(0.0);
    let begun = log.iter().find(|event| text(event, "name") == BEGUN).map_or(f64::MAX, at);
    let is_task = |event: &&Value| text(event, "name") == "RunTask" && at(event) > begun;
    log.iter().filter(is_task).filter(is_of_page).filter_map(|event| event.get(clock)?.as_f64()).collect()
}
