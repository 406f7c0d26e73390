//! The keyboard, and where the focus goes: Esc throws nothing away, a blank screen lets nobody reach what
//! lies behind it, and what closes gives the focus back.

use super::{
    NAME, PASSPHRASE, QUERY,
    doors::has_focus,
    layout::{holds, to_the_person, unlocked},
};
use anyhow::{Result, ensure};
use cordon_tests::hand::{Hand, PATIENCE, named};
use serde_json::{Value, json};

const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";

/// Strikes a key where the focus is.
fn strike(hand: &Hand<'_>, key: &str) -> Result<()> {
    let focused = hand.window.find(":focus")?;
    hand.window.type_into(&focused, key)
}

#[test]
fn escape_in_the_search_box_keeps_the_search() -> Result<()> {
    unlocked(390, 844, |hand| {
        hand.tap("search-open")?;
        hand.tap("reason-at_scene")?;
        hand.write("search-box", QUERY)?;
        hand.see_words("hit", NAME)?;
        hand.write("search-box", ESCAPE)?;
        hand.see("search-box")?;
        hand.tap("nav-find")?;
        has_focus(hand, "search-box")?;
        ensure!(!hand.has("reason-sheet")?, "the reason is asked again");
        holds(
            hand,
            "the way to Find is the current one",
            "return !!document.querySelector('[data-test=nav-find][aria-current]')",
        )
    })
}

#[test]
fn escape_keeps_a_form_and_the_home_page() -> Result<()> {
    unlocked(390, 844, |hand| {
        hand.window.execute("document.activeElement.blur()", &[])?;
        hand.window.execute(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))",
            &[],
        )?;
        hand.see("search-open")?;
        hand.tap("menu")?;
        hand.tap("enrol-another")?;
        hand.write("enrol-code", "ABCDE")?;
        hand.write("enrol-code", ESCAPE)?;
        let code = hand.see("enrol-code")?;
        ensure!(hand.window.property(&code, "value")? == json!("ABCDE"), "what was typed is gone");
        hand.tap("enrol-cancel")?;
        hand.tap("nav-record")?;
        hand.tap("record-new")?;
        hand.write("account", "He rang the bell.")?;
        hand.write("account", ESCAPE)?;
        let account = hand.see("account")?;
        ensure!(hand.window.property(&account, "value")? == json!("He rang the bell."), "the account is left");
        Ok(())
    })
}

#[test]
fn a_blank_screen_takes_no_tab_and_gives_the_focus_back() -> Result<()> {
    unlocked(390, 844, |hand| {
        hand.tap("blank")?;
        has_focus(hand, "blanked")?;
        let behind = "
            const focused = document.activeElement;
            return focused === document.body || !!focused.closest('dialog[open]') || focused.outerHTML.slice(0, 80);";
        for _ in 0..4 {
            if hand.window.has(":focus")? {
                strike(hand, TAB)?;
            }
            holds(hand, "a stop behind the blank screen", behind)?;
        }
        hand.tap("blanked")?;
        has_focus(hand, "blank")?;
        hand.see_gone("blanked")
    })
}

#[test]
fn a_menu_that_is_closed_gives_the_focus_back() -> Result<()> {
    unlocked(390, 844, |hand| {
        hand.tap("menu")?;
        hand.see("menu-sheet")?;
        hand.tap("sheet-close")?;
        has_focus(hand, "menu")?;
        hand.see_gone("menu-sheet")
    })
}

#[test]
fn a_sync_that_was_asked_for_keeps_the_focus_and_says_how_it_ended() -> Result<()> {
    unlocked(390, 844, |hand| {
        hand.tap("status-chip")?;
        hand.see("sync-state")?;
        hand.tap("sync-now")?;
        has_focus(hand, "sync-now")?;
        let is_said = |line: &_| {
            let words = hand.window.property(line, "textContent")?;
            Ok(words.as_str().is_some_and(|words| words.contains("Online")))
        };
        hand.window.wait_until(&named("sync-said"), PATIENCE, is_said)?;
        has_focus(hand, "sync-now")
    })
}

#[test]
fn an_enrolment_that_is_refused_is_told_where_it_can_be_seen() -> Result<()> {
    unlocked(360, 640, |hand| {
        hand.tap("menu")?;
        hand.tap("enrol-another")?;
        hand.write("enrol-code", "ABCDEFGHJK")?;
        hand.write("enrol-passphrase", "a passphrase of some length")?;
        hand.write("enrol-repeat", "a passphrase of some length")?;
        hand.tap("enrol")?;
        // HQ refuses the code; where the test's HQ is not trusted by the device, its address is refused.
        hand.window.wait_for("[data-test='enrol-code-error'], [data-test='enrol-hq-error']", PATIENCE)?;
        has_focus(hand, "errors")?;
        let seen = "
            const at = document.querySelector('[data-test=errors]').getBoundingClientRect();
            return at.top < innerHeight && at.bottom > 0 || `${at.top} to ${at.bottom}`;";
        holds(hand, "the summary is on the screen", seen)?;
        hand.write("enrol-code", "L")?;
        hand.window.wait_until("[data-test=errors]", PATIENCE, |errors| {
            Ok(hand.window.property(errors, "hidden")? == Value::Bool(true))
        })?;
        hand.tap("enrol-cancel")?;
        hand.see("menu").map(drop)
    })
}

#[test]
fn a_reason_is_asked_once_for_an_incident_stays_in_sight_and_is_changed_by_a_tap() -> Result<()> {
    unlocked(360, 640, |hand| {
        hand.tap("search-open")?;
        has_focus(hand, "reason-at_scene")?;
        hand.write("reason-incident", "0417")?;
        hand.tap("reason-other")?;
        has_focus(hand, "reason-words")?;
        let seen = "
            const at = document.getElementById('reason-words').getBoundingClientRect();
            return at.top >= 0 && at.bottom <= innerHeight || `${at.top} to ${at.bottom}`;";
        holds(hand, "the field is on the screen", seen)?;
        hand.tap("reason-go")?;
        has_focus(hand, "reason-words")?;
        hand.write("reason-words", "A neighbour rang.")?;
        hand.tap("reason-go")?;
        hand.write("search-box", QUERY)?;
        hand.tap_words("hit-link", NAME)?;
        hand.see("person-brief")?;
        hand.open_demo_order()?;
        hand.see("order-brief")?;
        ensure!(!hand.has("reason-sheet")?, "the reason is asked again");
        hand.see_words("reason-line", "INC 0417")?;
        hand.tap("reason-line")?;
        let number = hand.see("reason-incident")?;
        ensure!(hand.window.property(&number, "value")? == json!("0417"), "the number is to be typed again");
        hand.window.clear(&number)?;
        hand.window.type_into(&number, "0418")?;
        hand.tap("reason-visit")?;
        hand.see_gone("reason-sheet")?;
        hand.see_words("reason-line", "INC 0418 · A visit")?;
        // What was opened for the incident before is opened anew, for this one.
        hand.see("order-brief")?;
        hand.tap("menu")?;
        hand.tap("lock")?;
        hand.see("lock-page")?;
        hand.write("unlock-passphrase", PASSPHRASE)?;
        hand.tap("unlock")?;
        hand.see("reason-sheet")?;
        ensure!(!hand.has("reason-line")?, "a reason outlives the lock");
        Ok(())
    })
}

#[test]
fn choosing_an_order_leads_to_the_first_that_may_be_in_force() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_person(hand)?;
        hand.tap_words("assess-now", "Choose an order")?;
        has_focus(hand, "order-link")?;
        let seen = "
            const at = document.activeElement.getBoundingClientRect();
            const ring = getComputedStyle(document.activeElement, '::after').outlineWidth;
            return at.top >= 0 && at.bottom <= innerHeight && ring === '3px' || `${at.top} to ${at.bottom}, ring ${ring}`;";
        holds(hand, "the first order is seen to have the focus", seen)
    })
}
