//! The journey, page by page.

use crate::{
    arrest::{Arrest, put_away},
    him::{NAME, QUERY, tap_him},
    hq::Hq,
    officer::{Hand, Officer, PATIENCE, named},
};
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use cordon_tests::{photo, webdriver::Element};
use serde_json::Value;
use std::{fs, path::PathBuf, time::Duration};

/// How the page says that two identifiers were confirmed.
const CONFIRMED: &str = "Confirmed by two";
const ACCOUNT: &str = "Seen by me at the gate of number 9 Mill Lane, ringing the bell. He said he only wanted to talk.";
const GROUNDS: &str = "I know him, I have read the order, and I saw him inside the area on the plan.";
const NONE_BECAUSE: &str = "Demo: no arrest is made here. A supervisor was told.";

/// What the journey saw.
pub struct Seen {
    /// How soon it was read whether they can arrest.
    pub arrest: Arrest,
    /// From the first key to his name, in milliseconds.
    pub searched_ms: u64,
    /// "fits" where a term's facts fit.
    pub assessment: &'static str,
    /// From the tap to "Saved on this device", in milliseconds.
    pub saved_ms: u64,
    /// The record's id.
    pub breach: String,
}

/// From the lock screen to HQ's receipt.
pub fn walk(officer: &mut Officer<'_>, hq: &mut Hq, passphrase: &str) -> Result<Seen> {
    officer.step("lock screen", |hand| hand.see("unlock-passphrase"))?;
    officer.picture("lock")?;
    officer.step("unlock", |hand| hand.unlock(passphrase))?;
    let arrest = Arrest::asked(officer)?;
    officer.step("put away and unlocked again", |hand| {
        put_away(hand)?;
        hand.unlock(passphrase)
    })?;
    officer.picture("home")?;
    officer.step("open the search, at the scene", open_search)?;
    let ((), searched_ms) = officer.step("search", search)?;
    officer.picture("results")?;
    officer.step("open the person", open_person)?;
    officer.step("confirm two clues", confirm)?;
    officer.picture("person")?;
    officer.step("open the order", open_order)?;
    officer.picture("order")?;
    let (assessment, _) = officer.step("assess here and now", assess)?;
    officer.picture("assess")?;
    officer.step("HQ goes away", |_| hq.stop())?;
    officer.step("record a breach", record)?;
    let photo = photo_file()?;
    officer.step("add a photo", |hand| add_photo(hand, &photo))?;
    officer.step("decide", decide)?;
    officer.picture("record")?;
    officer.step("check the answers", check)?;
    officer.picture("check")?;
    officer.step("declare", |hand| hand.choose("declare"))?;
    let (breach, saved_ms) = officer.step("save", save)?;
    officer.picture("saved")?;
    officer.step("HQ comes back", |_| hq.start())?;
    officer.step("sync now", sync)?;
    officer.picture("sync")?;
    officer.step("HQ's receipt", receipt)?;
    officer.picture("received")?;
    Ok(Seen { arrest, searched_ms, assessment, saved_ms, breach })
}

fn open_search(hand: &Hand<'_>) -> Result<()> {
    hand.tap("search-open")?;
    hand.tap("reason-at_scene")?;
    hand.see("search-box").map(drop)
}

fn search(hand: &Hand<'_>) -> Result<()> {
    hand.write("search-box", QUERY)?;
    hand.see_words("hit", NAME).map(drop)
}

fn open_person(hand: &Hand<'_>) -> Result<()> {
    tap_him(hand)?;
    hand.see("person-brief")?;
    hand.see("clue").map(drop)
}

/// Confirms the first two clues. The page may be drawn anew after each, so it is looked at anew.
fn confirm(hand: &Hand<'_>) -> Result<()> {
    let is_open = |clue: &Element| -> Result<bool> {
        let checked = hand.window.property(clue, "checked")?;
        Ok(checked == Value::Bool(false))
    };
    for _ in 0..2 {
        let clue = hand.window.wait_until(&named("clue"), PATIENCE, is_open)?;
        hand.window.click(&clue)?;
    }
    hand.see_words("identity", CONFIRMED).map(drop)
}

fn open_order(hand: &Hand<'_>) -> Result<()> {
    hand.open_demo_order()?;
    hand.see("order-brief").map(drop)
}

fn assess(hand: &Hand<'_>) -> Result<&'static str> {
    hand.tap("assess-now")?;
    hand.choose("he-is-here")?;
    let fits = format!("{}[data-answer='fits']", named("assess-term"));
    hand.window.wait_for(&fits, PATIENCE).context("no term that the facts fit")?;
    Ok("fits")
}

fn record(hand: &Hand<'_>) -> Result<()> {
    hand.tap("record-now")?;
    hand.choose("mode-with_him")?;
    hand.write("account", ACCOUNT)
}

fn photo_file() -> Result<PathBuf> {
    let path = std::env::temp_dir().join(format!("cordon-demo-{}.png", std::process::id()));
    fs::write(&path, photo::png(320, 240))?;
    Ok(path)
}

/// Gives a file to the input as a person would; where the driver cannot, by script.
fn add_photo(hand: &Hand<'_>, photo: &std::path::Path) -> Result<()> {
    let css = "input[type=file][data-test='evidence-photo'], [data-test='evidence-photo'] input[type=file]";
    let input = hand.window.wait_for(css, PATIENCE)?;
    let given = hand.window.type_into(&input, &photo.to_string_lossy());
    let arrived = given.is_ok() && hand.window.wait_for(&named("exhibit"), Duration::from_secs(8)).is_ok();
    if !arrived {
        println!("           (the driver gave no file to the page: given by script)");
        let input = hand.window.find(css)?;
        let bytes = STANDARD.encode(fs::read(photo)?);
        hand.window.execute_on(GIVE_FILE, &input, &[Value::String(bytes)])?;
        hand.see("exhibit")?;
    }
    fs::remove_file(photo)?;
    Ok(())
}

const GIVE_FILE: &str = "
    const [input, text] = arguments;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const given = new DataTransfer();
    given.items.add(new File([bytes], 'photo.png', { type: 'image/png' }));
    input.files = given.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
";

fn decide(hand: &Hand<'_>) -> Result<()> {
    let task = hand.window.wait_for("[data-test='task-decision'] summary", PATIENCE)?;
    hand.window.click(&task)?;
    hand.write("decision-grounds", GROUNDS)?;
    hand.write("decision-none", NONE_BECAUSE)
}

fn check(hand: &Hand<'_>) -> Result<()> {
    hand.tap("to-check")?;
    hand.see("declare")?;
    if hand.has("missing")? {
        bail!("the record is not complete: {}", hand.window.text(&hand.see("missing")?)?);
    }
    Ok(())
}

/// Taps save, waits for the words, and reads the record's id from the page's address.
fn save(hand: &Hand<'_>) -> Result<String> {
    hand.tap("save-record")?;
    hand.see("saved")?;
    let said = hand.window.text(&hand.see("saved-at")?)?;
    println!("            {said}");
    let path = hand.window.execute("return location.pathname", &[])?;
    let id = path.as_str().and_then(|path| path.strip_prefix("/saved/")).context("the page names no record")?;
    Ok(id.to_owned())
}

fn sync(hand: &Hand<'_>) -> Result<()> {
    hand.tap("status-chip")?;
    hand.tap("sync-now")
}

/// Goes back to the record and waits for its own receipt.
fn receipt(hand: &Hand<'_>) -> Result<()> {
    hand.tap("back")?;
    hand.see("record-state")?;
    hand.see("receipt").map(drop)
}
