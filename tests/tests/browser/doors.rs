//! The doors: unlocking, enrolling, and the way out of the view that the respondent holds. A slip costs
//! no try, what is wrong is told where it stands, and the focus is where the officer goes on.

use super::{
    Bridge, PASSPHRASE,
    layout::{holds, to_the_person, unlocked},
    may_open_windows, turn,
};
use anyhow::{Result, ensure};
use cordon_tests::{
    hand::{Hand, PATIENCE},
    webdriver::{Driver, Screen, Session},
};
use serde_json::{Value, json};

/// A page that stands locked.
fn locked(walk: impl FnOnce(&Hand<'_>) -> Result<()>) -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, 360, 640, Screen::Phone)?;
    session.go(&format!("{}/", bridge.origin))?;
    let hand = Hand { window: &session };
    hand.see("lock-page")?;
    session.journey(&cordon_tests::stage::target()?.join("doors"), |_| walk(&hand))
}

/// Counts how often the page gives a command.
const COUNTED: &str = "
    window.given = 0;
    const fetch = window.fetch.bind(window), name = arguments[0];
    window.fetch = (what, ...rest) => { given += String(what).endsWith(`/call/${name}`); return fetch(what, ...rest); };";

pub fn has_focus(hand: &Hand<'_>, test: &str) -> Result<()> {
    let is_there = |_: &_| {
        let script = "return document.activeElement?.dataset.test === arguments[0]";
        Ok(hand.window.execute(script, &[json!(test)])? == Value::Bool(true))
    };
    hand.window.wait_until("body", PATIENCE, is_there).map(drop)
}

#[test]
fn an_empty_passphrase_asks_nobody_and_is_told_at_its_field() -> Result<()> {
    locked(|hand| {
        hand.window.execute(COUNTED, &[json!("unlock")])?;
        hand.write("unlock-passphrase", "\u{e007}")?;
        hand.see_words("unlock-passphrase-error", "Enter the passphrase")?;
        has_focus(hand, "unlock-passphrase")?;
        hand.tap("unlock")?;
        has_focus(hand, "unlock-passphrase")?;
        ensure!(hand.window.execute("return given", &[])? == json!(0), "an empty passphrase was tried");
        hand.unlock(PASSPHRASE)
    })
}

#[test]
fn after_a_wrong_passphrase_its_field_has_the_focus_and_says_why() -> Result<()> {
    locked(|hand| {
        hand.write("unlock-passphrase", "not the passphrase")?;
        hand.tap("unlock")?;
        hand.see_words("unlock-passphrase-error", "9 tries left")?;
        has_focus(hand, "unlock-passphrase")?;
        let said = hand.window.text(&hand.see("unlock-tries")?)?;
        ensure!(said.is_empty(), "the tries left are said twice: {said}");
        Ok(())
    })
}

fn to_the_end_of_the_view(hand: &Hand<'_>) -> Result<()> {
    to_the_person(hand)?;
    hand.open_demo_order()?;
    hand.open_the_view()?;
    hand.tap("show-finish")?;
    hand.choose("done-copy_handed")?;
    hand.choose("understood-yes")
}

#[test]
fn what_was_done_in_the_view_is_kept_when_it_is_shown_again() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_end_of_the_view(hand)?;
        hand.tap("show-again")?;
        hand.see("show-condition")?;
        hand.tap("show-finish")?;
        let ticked = hand.see("done-copy_handed")?;
        ensure!(hand.window.property(&ticked, "checked")? == Value::Bool(true), "the tick is lost");
        let chosen = hand.see("understood-yes")?;
        ensure!(hand.window.property(&chosen, "checked")? == Value::Bool(true), "the answer is lost");
        Ok(())
    })
}

#[test]
fn a_view_left_without_a_passphrase_costs_no_try_and_a_wrong_one_is_told_at_its_field() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_end_of_the_view(hand)?;
        hand.window.execute(COUNTED, &[json!("show_done")])?;
        hand.tap("show-leave")?;
        hand.see_words("show-passphrase-error", "Enter the passphrase")?;
        has_focus(hand, "errors")?;
        ensure!(hand.window.execute("return given", &[])? == json!(0), "an empty passphrase was tried");
        hand.write("show-passphrase", "his own guess")?;
        hand.tap("show-leave")?;
        hand.see_words("show-passphrase-error", "2 tries left")?;
        ensure!(!hand.has("failed")?, "a wrong passphrase is told as a page that could not be shown");
        hand.write("show-passphrase", PASSPHRASE)?;
        hand.tap("show-leave")?;
        hand.see("order-brief").map(drop)
    })
}

#[test]
fn a_view_that_locked_the_device_says_so_and_leads_back_to_the_order() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_end_of_the_view(hand)?;
        for tries in ["2 tries left", "1 try left"] {
            hand.write("show-passphrase", "his own guess")?;
            hand.tap("show-leave")?;
            hand.see_words("show-passphrase-error", tries)?;
        }
        hand.write("show-passphrase", "his last guess")?;
        hand.tap("show-leave")?;
        hand.see_words("locked-while-shown", "not saved yet")?;
        hand.write("unlock-passphrase", PASSPHRASE)?;
        hand.tap("unlock")?;
        hand.tap("reason-at_scene")?;
        hand.see("order-brief")?;
        ensure!(!hand.window.url()?.contains("show"), "the address is {}", hand.window.url()?);
        holds(hand, "one heading", "return document.querySelectorAll('h1').length === 1")?;
        hand.open_the_view()?;
        hand.tap("show-finish")?;
        let ticked = hand.see("done-copy_handed")?;
        ensure!(hand.window.property(&ticked, "checked")? == Value::Bool(true), "what was ticked is lost");
        hand.write("show-passphrase", PASSPHRASE)?;
        hand.tap("show-leave")?;
        hand.see("order-brief").map(drop)
    })
}

#[test]
fn the_address_of_the_view_without_a_reason_leads_to_its_order() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_person(hand)?;
        hand.open_demo_order()?;
        hand.see("order-brief")?;
        let order = hand.window.url()?;
        hand.tap("menu")?;
        hand.tap("lock")?;
        hand.see("lock-page")?;
        hand.window.go(&format!("{order}/show"))?;
        hand.write("unlock-passphrase", PASSPHRASE)?;
        hand.tap("unlock")?;
        hand.see("reason-sheet")?;
        ensure!(hand.window.url()? == order, "the address is {}", hand.window.url()?);
        Ok(())
    })
}
