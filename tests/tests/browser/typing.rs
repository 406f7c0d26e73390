//! Typing a name that many have, on a phone slowed to a quarter: what is shown, and how long the page
//! was busy at a stretch. The time is printed and not asserted.

use super::{Bridge, PASSPHRASE, may_open_windows, turn};
use anyhow::{Result, ensure};
use cordon_tests::{
    hand::{Hand, PATIENCE},
    stage::Stage,
    webdriver::{Driver, Screen, Session},
};
use serde_json::{Value, json};
use std::{collections::HashMap, fs};

/// People called Smith beside the demo's own.
const SMITHS: u32 = 60;
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
    let stage = Stage::with_orders()?;
    let people = stage.at("smiths.jsonl");
    fs::write(&people, smiths())?;
    stage.hq.import_path(&people)?;
    let bridge = Bridge::of(stage)?;
    let session = Session::traced(Driver::chrome(|_| ())?, 390, 844, Screen::Phone)?;
    let hand = Hand { window: &session };
    session.go(&format!("{}/", bridge.origin))?;
    hand.unlock(PASSPHRASE)?;
    hand.tap("search-open")?;
    hand.tap("reason-at_scene")?;
    let field = hand.see("search-box")?;

    session.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }))?;
    session.execute("performance.mark(arguments[0])", &[json!(BEGUN)])?;
    for letter in "smith jo".chars() {
        session.type_into(&field, &letter.to_string())?;
    }
    hand.see_words("read-as", "smith jo")?;
    hand.see("show-more")?;
    let log = session.performance_log()?;
    session.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }))?;

    let hits = || -> Result<usize> { Ok(session.find_all("[data-test='hit']")?.len()) };
    session.wait_until("[data-test='hit']", PATIENCE, |_| Ok(hits()? == A_SCREEN))?;
    let (tasks, longest_us) = tasks(&log);
    ensure!(tasks > 0, "the trace holds no task of the page: {} events", log.len());
    println!("typing at a quarter of the speed: {tasks} tasks, the longest {:.1} ms (goal 16)", longest_us / 1000.0);

    session.execute("window.scrollTo(0, document.body.scrollHeight)", &[])?;
    session.wait_until("[data-test='hit']", PATIENCE, |_| Ok(hits()? > A_SCREEN)).map(drop)
}

/// Made-up people of one family name, as lines of the exchange format.
fn smiths() -> String {
    let id = |kind: u32, number: u32| format!("01936c00-0000-7000-8{kind:03}-{number:012}");
    let given = ["John", "Joan", "Joseph", "Joanna", "Jonathan"];
    let mut lines = String::new();
    for (number, given) in (0..SMITHS).zip(given.into_iter().cycle()) {
        let record = json!({ "record": {
            "id": id(1, number),
            "source": { "system": "Niche", "reference": format!("N{number:07}"), "learnt_at": "2025-03-04T02:10:00.000Z" },
            "names": [{ "given": given, "family": "SMITH", "kind": "legal" }],
            "born": { "known": format!("19{}-06-{:02}", 40 + number % 50, 1 + number % 28) },
            "gender": "not_stated", "identifiers": [], "addresses": [], "warnings": [], "marks": [],
        }});
        let link = json!({ "record_link": {
            "id": id(2, number), "record": id(1, number), "person": id(3, number),
            "basis": "first", "at": "2025-03-04T02:10:00.000Z", "revoked_at": null,
        }});
        lines += &format!("{record}\n{link}\n");
    }
    lines
}

/// How many tasks the page's main thread ran since typing began, and the longest in microseconds.
fn tasks(log: &[Value]) -> (usize, f64) {
    let text = |event: &Value, key: &str| event.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let thread = |event: &Value| (event.get("pid").and_then(Value::as_u64), event.get("tid").and_then(Value::as_u64));
    let mut names: HashMap<_, String> = HashMap::new();
    for event in log.iter().filter(|event| text(event, "name") == "thread_name") {
        let name = event.pointer("/args/name").and_then(Value::as_str).unwrap_or_default();
        names.insert(thread(event), name.to_owned());
    }
    let is_of_page = |event: &&Value| names.get(&thread(event)).is_some_and(|name| name == "CrRendererMain");
    let at = |event: &Value| event.get("ts").and_then(Value::as_f64).unwrap_or(0.0);
    let begun = log.iter().find(|event| text(event, "name") == BEGUN).map_or(f64::MAX, at);
    let is_task = |event: &&Value| text(event, "name") == "RunTask" && at(event) > begun;
    let times: Vec<f64> =
        log.iter().filter(is_task).filter(is_of_page).filter_map(|event| event.get("dur")?.as_f64()).collect();
    (times.len(), times.iter().copied().fold(0.0, f64::max))
}
