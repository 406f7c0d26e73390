//! What holds on every screen: bars that let go where it is low, no stop of the focus under them, choices
//! that show by shape, names of documents, a sheet that leaves nothing behind, and dates as they are typed.

use super::{Bridge, NAME, PASSPHRASE, QUERY, may_open_windows, turn};
use anyhow::{Context, Result, ensure};
use cordon_tests::{
    hand::{Hand, PATIENCE, named},
    webdriver::{Driver, Screen, Session},
};
use serde_json::{Value, json};

/// An unlocked page on a screen of that size.
pub fn unlocked(width: u32, height: u32, walk: impl FnOnce(&Hand<'_>) -> Result<()>) -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, width, height, Screen::Phone)?;
    session.go(&format!("{}/", bridge.origin))?;
    let hand = Hand { window: &session };
    hand.unlock(PASSPHRASE)?;
    let kept = cordon_tests::stage::target()?.join("layout");
    session.journey(&kept, |_| walk(&hand))
}

pub fn to_the_person(hand: &Hand<'_>) -> Result<()> {
    hand.tap("search-open")?;
    hand.tap("reason-at_scene")?;
    hand.write("search-box", QUERY)?;
    hand.tap_words("hit-link", NAME)?;
    hand.see("person-brief").map(drop)
}

pub fn to_the_assessment(hand: &Hand<'_>) -> Result<()> {
    to_the_person(hand)?;
    hand.open_demo_order()?;
    hand.see("order-brief")?;
    hand.tap("assess-now")?;
    hand.see("assess-term").map(drop)
}

pub fn holds(hand: &Hand<'_>, what: &str, script: &str) -> Result<()> {
    let said = hand.window.execute(script, &[])?;
    ensure!(said == Value::Bool(true), "{what}: {said}");
    Ok(())
}

/// The page's title names it, and nobody.
fn is_called(hand: &Hand<'_>, name: &str) -> Result<()> {
    let title = hand.window.execute("return document.title", &[])?;
    ensure!(title == json!(format!("{name} · Cordon")), "this document is called {title}, not {name}");
    Ok(())
}

const NOTHING_STICKS: &str = "
    const bars = [...document.querySelectorAll('.bar, .bottom, .actions')].filter((bar) => bar.checkVisibility());
    const stuck = bars.filter((bar) => getComputedStyle(bar).position === 'sticky');
    return stuck.length === 0 && bars.length > 0 || stuck.map((bar) => bar.className);
";

#[test]
fn on_a_low_screen_no_bar_takes_the_page_away() -> Result<()> {
    for (width, height) in [(320, 200), (844, 390)] {
        unlocked(width, height, |hand| {
            holds(hand, "bars on the home page", NOTHING_STICKS)?;
            to_the_person(hand)?;
            holds(hand, "bars on a person's page", NOTHING_STICKS)
        })?;
    }
    Ok(())
}

/// Of what binds, the first stands whole enough to be read and tapped above the actions.
const ORDER_SEEN: &str = "
    const link = document.querySelector('[data-test=bound-by] [data-test=order-link]').getBoundingClientRect();
    const actions = document.querySelector('.actions').getBoundingClientRect();
    return link.top > 0 && link.bottom <= actions.top || `the order is at ${link.top} to ${link.bottom}, the actions at ${actions.top}`;
";

#[test]
fn the_first_order_that_binds_is_on_the_first_screen() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_person(hand)?;
        holds(hand, "the first order", ORDER_SEEN)
    })
}

/// All five rows of the card stand above the actions, before anything is scrolled.
const CARD_SEEN: &str = "
    const row = (name) => document.querySelector(`[data-test=card] [data-test=card-${name}]`).getBoundingClientRect();
    const [first, last] = [row('in-force'), row('secure-now')];
    const actions = document.querySelector('.actions').getBoundingClientRect();
    return first.top > 0 && last.bottom <= actions.top
        || `the card is at ${first.top} to ${last.bottom}, the actions at ${actions.top}`;
";

#[test]
fn the_five_rows_of_an_order_are_on_the_first_screen() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_person(hand)?;
        hand.open_demo_order()?;
        hand.see("card")?;
        holds(hand, "the card", CARD_SEEN)
    })
}

#[test]
fn two_identifiers_ticked_at_once_are_both_confirmed() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_person(hand)?;
        let ticks = "[...document.querySelectorAll('[data-test=clue]')].slice(0, 2).forEach((clue) => clue.click())";
        hand.window.execute(ticks, &[])?;
        hand.see_words("identity", "Confirmed by two").map(drop)
    })
}

#[test]
fn how_many_were_found_is_said_once_typing_rests() -> Result<()> {
    unlocked(390, 844, |hand| {
        hand.tap("search-open")?;
        hand.tap("reason-at_scene")?;
        hand.see("results-count")?;
        let listen = "
            window.said = [];
            const count = document.querySelector('[data-test=results-count]');
            const hear = () => { if (count.textContent) said.push(count.textContent); };
            new MutationObserver(hear).observe(count, { childList: true, characterData: true, subtree: true });";
        hand.window.execute(listen, &[])?;
        hand.write("search-box", QUERY)?;
        hand.see_words("hit", NAME)?;
        let is_said = |count: &_| {
            let words = hand.window.property(count, "textContent")?;
            Ok(words.as_str().is_some_and(|words| words.contains("possible match")))
        };
        hand.window.wait_until(&named("results-count"), PATIENCE, is_said)?;
        let said = hand.window.execute("return said.length", &[])?;
        ensure!(said == json!(1), "it was said {said} times");
        Ok(())
    })
}

#[test]
fn the_header_is_one_line() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_person(hand)?;
        holds(
            hand,
            "the header's height",
            "
            const high = document.querySelector('.bar').getBoundingClientRect().height;
            return high <= 60 || high;",
        )
    })
}

/// Walks through all stops of the focus and names those that a bar covers.
const COVERED: &str = "
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter((stop) => stop.checkVisibility() && !stop.disabled && !stop.closest('.bar, .bottom, .actions, .skip'));
    const bars = [...document.querySelectorAll('.bar, .bottom, .actions')];
    const covered = [];
    for (const stop of stops) {
        stop.focus();
        const at = stop.getBoundingClientRect();
        for (const bar of bars) {
            const over = bar.getBoundingClientRect();
            if (at.top >= over.top - 1 && at.bottom <= over.bottom + 1 && over.height > 0) {
                covered.push(stop.dataset.test || stop.outerHTML.slice(0, 80));
            }
        }
    }
    return covered.length === 0 && stops.length > 5 || covered;
";

#[test]
fn no_stop_of_the_focus_lies_under_a_bar() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_assessment(hand)?;
        holds(hand, "stops on the assessment", COVERED)?;
        hand.tap("record-now")?;
        hand.see("account")?;
        holds(hand, "stops on the record", COVERED)
    })
}

#[test]
fn in_forced_colours_choices_and_the_current_room_show_by_shape() -> Result<()> {
    unlocked(360, 640, |hand| {
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        hand.window.cdp("Emulation.setEmulatedMedia", &forced)?;
        holds(
            hand,
            "the current room",
            "
            const edge = (css) => getComputedStyle(document.querySelector(css)).borderTopWidth;
            return edge('.bottom a[aria-current]') === '3px' && edge('.bottom a:not([aria-current])') === '0px';",
        )?;
        to_the_assessment(hand)?;
        holds(
            hand,
            "the chosen segment",
            "
            const chosen = document.querySelector('[data-test=he-is-unknown] + span');
            const other = document.querySelector('[data-test=he-is-here] + span');
            const mark = (span) => getComputedStyle(span, '::before').content;
            const ground = (span) => getComputedStyle(span).backgroundColor;
            return mark(chosen).includes('✓') && mark(other) === 'none' && ground(chosen) !== ground(other);",
        )
    })
}

#[test]
fn a_document_is_called_by_its_page_and_by_nobody() -> Result<()> {
    unlocked(390, 844, |hand| {
        is_called(hand, "Home")?;
        to_the_assessment(hand)?;
        is_called(hand, "Assess")?;
        hand.tap("back")?;
        hand.see("order-brief")?;
        is_called(hand, "Order")?;
        hand.tap("back")?;
        hand.see("person-brief")?;
        is_called(hand, "Person")
    })
}

/// No title is of more than two lines in the bar, whatever stands in full below it.
const TITLE_LOW: &str = "
    const title = document.querySelector('[data-test=title]');
    const lines = title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight);
    return lines < 2.5 || `${lines} lines`;
";

#[test]
fn every_page_that_concerns_somebody_names_them_under_a_title_of_two_lines() -> Result<()> {
    unlocked(360, 640, |hand| {
        to_the_person(hand)?;
        hand.see_words("name-line", NAME)?;
        hand.tap("check-together")?;
        hand.see_words("name-line", "SMITH, Alan John · possible match")?;
        hand.tap("back")?;
        hand.open_demo_order()?;
        let line = "SMITH, Alan John · Restraining order";
        for next in ["assess-now", "powers-now"] {
            hand.see_words("name-line", line)?;
            holds(hand, "the title", TITLE_LOW)?;
            hand.tap(next)?;
        }
        hand.see("powers-sheet")?;
        hand.see_words("name-line", line)?;
        hand.tap("back")?;
        hand.see("assess-term")?;
        hand.window.wait_for("[data-test='record-now']:enabled", PATIENCE)?;
        hand.tap("record-now")?;
        hand.see("account")?;
        hand.see_words("name-line", "SMITH, Alan John").map(drop)
    })
}

/// What is asked of the terms that stand open.
const ASKED: &str = "return document.querySelectorAll('[data-test=assess-term][open] [data-test=ask-yes]').length > 0";

#[test]
fn a_term_is_a_line_that_stays_open_over_an_answer_and_what_was_entered_is_kept() -> Result<()> {
    unlocked(390, 844, |hand| {
        to_the_assessment(hand)?;
        holds(hand, "the terms are folded", "return !document.querySelector('[data-test=assess-term][open]')")?;
        hand.choose("he-is-here")?;
        hand.window.wait_for("[data-test='assess-term'][data-answer='fits']", PATIENCE)?;
        let tell = "[data-test='assess-term'][data-answer='cannot_tell'] > summary";
        let asks = hand.window.wait_for(tell, PATIENCE)?;
        hand.window.click(&asks)?;
        holds(hand, "its questions are in sight", ASKED)?;
        let no = hand.window.wait_for("[data-test='assess-term'][open] [data-test='ask-no']", PATIENCE)?;
        hand.window.click(&no)?;
        let answered = "[data-test='assess-term'][open] [data-test='ask-no'][aria-pressed='true']";
        hand.window.wait_for(answered, PATIENCE)?;
        hand.tap("powers-now")?;
        hand.see("powers-sheet")?;
        hand.tap("back")?;
        hand.window.wait_for("[data-test='he-is-here']:checked", PATIENCE)?;
        hand.window.wait_for("[data-test='ask-no'][aria-pressed='true']", PATIENCE).map(drop)
    })
}

#[test]
fn a_sheet_that_is_closed_leaves_no_empty_page() -> Result<()> {
    unlocked(390, 844, |hand| {
        hand.tap("search-open")?;
        hand.see("reason-sheet")?;
        // As the phone's own "back" asks, with the focus anywhere.
        hand.window.execute("document.querySelector('dialog[open]').requestClose()", &[])?;
        hand.see("search-open")?;
        hand.tap("search-open")?;
        hand.see("reason-sheet")?;
        hand.window.execute("document.querySelector('dialog[open]').close()", &[])?;
        hand.see("search-open")?;
        hand.tap("search-open")?;
        hand.tap("reason-at_scene")?;
        hand.see("search-box").map(drop)
    })
}

#[test]
fn the_menu_leads_to_the_settings_and_to_another_officer() -> Result<()> {
    unlocked(360, 640, |hand| {
        hand.tap("menu")?;
        hand.see_words("signed-in", "PC 1234 Example")?;
        hand.tap("menu-settings")?;
        hand.see("lock-now")?;
        hand.see_gone("menu-sheet")?;
        hand.tap("menu")?;
        hand.tap("enrol-another")?;
        let hq = hand.see("enrol-hq")?;
        let known = hand.window.property(&hq, "value")?;
        ensure!(known.as_str().is_some_and(|hq| hq.starts_with("https://127.0.0.1:")), "HQ is not known: {known}");
        hand.tap("enrol-cancel")?;
        hand.see("menu").map(drop)
    })
}

#[test]
fn a_page_that_cannot_be_read_says_so_and_begins_again() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, 360, 640, Screen::Phone)?;
    let hand = Hand { window: &session };
    session.cdp("Network.enable", &json!({}))?;
    for part in ["*/texts/*", "*/cordon_ui.js", "*.wasm"] {
        session.cdp("Network.setBlockedURLs", &json!({ "urls": [part] }))?;
        session.go(&format!("{}/", bridge.origin))?;
        hand.see_words("cannot-begin", "Cordon cannot start").with_context(|| format!("without {part}"))?;
        session.keep_screenshot(&cordon_tests::stage::target()?.join("layout/cannot-begin.png"))?;
    }
    session.cdp("Network.setBlockedURLs", &json!({ "urls": [] }))?;
    hand.tap("start-again")?;
    hand.see("lock-page").map(drop)
}

/// Every message at a field names its field, and every link of the summary leads to something that takes
/// the focus.
const LINKED: &str = "
    const links = [...document.querySelectorAll('[data-test=errors] a')];
    const wrong = links.filter((link) => {
        const field = document.getElementById(link.getAttribute('href').slice(1));
        const described = (field?.getAttribute('aria-describedby') || '').split(' ');
        link.click();
        const has = field && (field === document.activeElement || field.contains(document.activeElement));
        return !has || !described.some((id) => id.endsWith('-error') && document.getElementById(id));
    });
    return links.length > 0 && wrong.length === 0 || wrong.map((link) => link.getAttribute('href'));
";

/// The summary has the focus, and stands on the screen above the first field.
const SUMMARY_FIRST: &str = "
    const summary = document.querySelector('[data-test=errors]');
    const at = summary.getBoundingClientRect();
    const field = document.querySelector('main fieldset, main textarea').getBoundingClientRect();
    return document.activeElement === summary && at.top >= 0 && at.top < innerHeight && at.bottom <= field.top + 1
        || `${at.top} to ${at.bottom}, first field at ${field.top}`;
";

#[test]
fn what_a_record_lacks_is_told_first_and_at_each_field_and_goes_when_it_is_mended() -> Result<()> {
    unlocked(360, 640, |hand| {
        hand.tap("nav-record")?;
        hand.tap("record-new")?;
        hand.see("account")?;
        let decision = hand.window.wait_for("[data-test=task-decision] summary", PATIENCE)?;
        hand.window.click(&decision)?;
        hand.tap("decision-add-arrest")?;
        hand.tap("to-check")?;
        for field in ["mode-error", "account-error", "decision-grounds-error", "arrest-0-power-error"] {
            hand.see(field)?;
        }
        holds(hand, "the summary of a record", SUMMARY_FIRST)?;
        hand.window.keep_screenshot(&cordon_tests::stage::target()?.join("layout/record-errors.png"))?;
        holds(hand, "the links of a record", LINKED)?;
        hand.write("account", "He rang the bell.")?;
        let gone = |test: &str| -> Result<bool> { Ok(!hand.has(test)?) };
        ensure!(gone("account-error")? && !gone("mode-error")?, "what was mended is told on, or what was not is gone");
        hand.choose("mode-with_him")?;
        hand.tap("arrest-remove")?;
        hand.window.wait_until("[data-test=errors]", PATIENCE, |errors| {
            Ok(hand.window.property(errors, "hidden")? == Value::Bool(true))
        })?;
        ensure!(gone("mode-error")? && gone("decision-grounds-error")?, "faults outlive their mending");
        Ok(())
    })
}

#[test]
fn what_a_record_without_unlocking_lacks_is_told_in_the_same_way() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, 360, 640, Screen::Phone)?;
    let hand = Hand { window: &session };
    session.go(&format!("{}/", bridge.origin))?;
    session.journey(&cordon_tests::stage::target()?.join("layout"), |_| {
        hand.tap("lock-capture")?;
        hand.see("capture-account")?;
        hand.choose("capture-when-other")?;
        session.wait_for("[data-test='capture-save']:enabled", PATIENCE)?;
        hand.tap("capture-save")?;
        hand.see("capture-account-error")?;
        holds(&hand, "the summary of a capture", SUMMARY_FIRST)?;
        holds(&hand, "the links of a capture", LINKED)?;
        hand.choose("capture-when-now")?;
        hand.write("capture-account", "He rang the bell.")?;
        session.wait_until("[data-test=errors]", PATIENCE, |errors| {
            Ok(session.property(errors, "hidden")? == Value::Bool(true))
        })?;
        ensure!(!hand.has("capture-account-error")?, "the fault outlives its mending");
        Ok(())
    })
}

#[test]
fn a_place_is_answered_once_its_field_is_left() -> Result<()> {
    unlocked(390, 844, |hand| {
        to_the_assessment(hand)?;
        let counted = "
            window.asked = 0;
            const fetch = window.fetch.bind(window);
            window.fetch = (what, ...rest) => { asked += String(what).endsWith('/call/assess'); return fetch(what, ...rest); };";
        hand.window.execute(counted, &[])?;
        let asked = || hand.window.execute("return asked", &[]);
        hand.choose("he-is-told")?;
        hand.see_words("assess-waits", "place")?;
        hand.write("he-is-place", "the weir below Mill Lane")?;
        hand.see("assess-waits")?;
        let record = hand.see("record-now")?;
        ensure!(
            hand.window.property(&record, "disabled")? == Value::Bool(true),
            "a record can begin with half a place"
        );
        ensure!(asked()? == json!(0), "half a place was assessed: {}", asked()?);
        hand.write("he-is-place", "\u{e004}")?;
        let start = std::time::Instant::now();
        while hand.has("assess-waits")? {
            ensure!(start.elapsed() < PATIENCE, "a place that was left is not answered");
        }
        hand.see("assess-term")?;
        ensure!(asked()? == json!(1), "one place, and it was assessed {} times", asked()?);
        Ok(())
    })
}

fn fill(hand: &Hand<'_>, field: &str, text: &str) -> Result<()> {
    let input = hand.see(field)?;
    hand.window.clear(&input)?;
    hand.window.type_into(&input, &format!("{text}\u{e004}"))
}

#[test]
fn a_date_is_answered_once_it_is_whole_and_its_fault_is_told_at_its_field() -> Result<()> {
    unlocked(390, 844, |hand| {
        to_the_assessment(hand)?;
        let assessed = || -> Result<String> { hand.window.text(&hand.see("assessed-at")?) };
        let before = assessed()?;
        hand.choose("act-at-other")?;
        hand.see("assess-waits")?;
        fill(hand, "act-at-date", "25/10/26")?;
        hand.see_words("act-at-unread", "four figures")?;
        let date = hand.see("act-at-date")?;
        ensure!(hand.window.attribute(&date, "aria-invalid")?.as_deref() == Some("true"), "the date is not marked");
        let described = hand.window.attribute(&date, "aria-describedby")?;
        ensure!(described.as_deref() == Some("act-at-error"), "the fault is not tied to the date: {described:?}");
        fill(hand, "act-at-date", "25/10/2026 01:30")?;
        hand.see_words("act-at-unread", "twice")?;
        ensure!(assessed()? == before, "a date that cannot be read was answered");
        hand.choose("act-at-hour-second")?;
        let is_answered = |_: &_| Ok(!hand.has("assess-waits")? && assessed()?.contains("25 Oct 2026"));
        hand.window.wait_until(&named("assessed-at"), PATIENCE, is_answered)?;
        hand.tap("powers-now")?;
        hand.see("powers-sheet")?;
        hand.tap("back")?;
        hand.see_words("assessed-at", "25 Oct 2026")?;
        let date = hand.see("act-at-date")?;
        ensure!(hand.window.property(&date, "value")? == json!("25/10/2026"), "what was entered is lost");
        hand.choose("act-at-yesterday")?;
        hand.see("act-at-time")?;
        ensure!(!hand.has("act-at-date")?, "the date of a day with a name is asked");
        let is_answered = |_: &_| Ok(!hand.has("assess-waits")? && !assessed()?.contains("25 Oct 2026"));
        hand.window.wait_until(&named("assessed-at"), PATIENCE, is_answered).map(drop)
    })
}
