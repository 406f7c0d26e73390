//! The real Tauri window under WebKitWebDriver: it opens locked, refuses what is not listed, and
//! holds a draft over a kill; a page whose process is killed begins anew over a locked house.

use anyhow::{Context, Result, ensure};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_device::{
    files::{device::load_device, paths::Paths},
    keys::{NoKeystore, StoreKeys, open_slot},
    store::{open_own, own::journal},
};
use cordon_tests::{
    display::{Bus, Display},
    hand::{Hand, PATIENCE, named},
    stage::{MILL_LANE, PASSPHRASE, Stage, may_open_windows, program, target},
    webdriver::{Driver, Element, Session},
};
use serde_json::{Value, json};
use std::{
    env, fs,
    path::Path,
    process::Command,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// One window at a time.
static TURN: Mutex<()> = Mutex::new(());

const ACCOUNT: &str = "He rang the bell twice and walked off towards the weir.";

#[test]
fn the_window_opens_locked_and_refuses_what_is_not_listed() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let stage = Stage::empty()?;
    drop(stage.enrol()?);
    let screen = Screen::find()?;
    let window = open(&stage.home(), &screen)?;
    let walked = window.journey(&target()?.join("window"), |window| {
        let hand = Hand { window };
        hand.see("lock-page")?;
        ensure!(!hand.has("search-open")?, "a locked window shows a room");
        refuses_the_unlisted(window)?;
        let locked = invoke(window, "drafts", &json!({ "body": {} }))?;
        ensure!(locked.contains("refused") && locked.contains("locked"), "its drafts while locked: {locked}");
        hand.unlock(PASSPHRASE)?;
        refuses_the_unlisted(window)?;
        let listed = invoke(window, "drafts", &json!({ "body": {} }))?;
        ensure!(listed.starts_with("answered"), "a listed command does not answer: {listed}");
        let more = invoke(window, "drafts", &json!({ "body": { "surplus": 1 } }))?;
        ensure!(more.starts_with("refused"), "a field that no command has was taken: {more}");
        Ok(())
    });
    window.close();
    walked
}

#[test]
fn a_killed_window_comes_back_with_the_draft() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let stage = Stage::empty()?;
    drop(stage.enrol()?);
    let screen = Screen::find()?;
    let window = open(&stage.home(), &screen)?;
    let written = window.journey(&target()?.join("window"), |window| {
        let hand = Hand { window };
        hand.unlock(PASSPHRASE)?;
        hand.tap("nav-record")?;
        hand.tap("record-new")?;
        hand.write("account", ACCOUNT)?;
        // It says so for a third of a second after the last letter; a slow machine may miss it.
        window.wait_for(&format!("{}[data-state='changed']", named("kept")), Duration::from_secs(3)).ok();
        window.wait_for(&format!("{}[data-state='kept']", named("kept")), PATIENCE).map(drop)
    });
    let killed = kill(&stage.home());
    window.close();
    written.and(killed)?;

    let window = open(&stage.home(), &screen)?;
    let found = window.journey(&target()?.join("window"), |window| {
        let hand = Hand { window };
        hand.unlock(PASSPHRASE)?;
        hand.tap("nav-record")?;
        hand.tap("draft-open")?;
        let is_as_typed =
            |field: &Element| -> Result<bool> { Ok(window.property(field, "value")?.as_str() == Some(ACCOUNT)) };
        window
            .wait_until(&named("account"), PATIENCE, is_as_typed)
            .context("the draft is not as it was typed")
            .map(drop)
    });
    window.close();
    found
}

#[test]
fn a_page_whose_process_is_killed_begins_anew_over_a_locked_house() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let stage = Stage::empty()?;
    drop(stage.enrol()?);
    let screen = Screen::find()?;
    let window = open(&stage.home(), &screen)?;
    // The driver ends its session with the page that falls, so what follows is seen from outside: the
    // journal, and the processes. What the new page says, the browser's tests read.
    let walked = window.journey(&target()?.join("window"), |window| {
        Hand { window }.unlock(PASSPHRASE)?;
        let keys = keys(&stage.home())?;
        let holder = holder(&stage.home())?;
        let fallen = page_process(holder)?;
        ensure!(!ends_locked(&stage.home(), &keys)?, "the house is not open");
        let killed = Instant::now();
        kill_process(fallen)?;
        let stands = |is: &dyn Fn() -> Result<bool>| -> Result<Duration> {
            while !is()? {
                ensure!(killed.elapsed() < Duration::from_secs(10), "ten seconds later it has not begun anew, locked");
                thread::sleep(Duration::from_millis(50));
            }
            Ok(killed.elapsed())
        };
        let locked = stands(&|| ends_locked(&stage.home(), &keys))?;
        let begun = stands(&|| Ok(page_process(holder).is_ok_and(|page| page != fallen)))?;
        println!("locked {} ms after the kill, a new page begun after {} ms", locked.as_millis(), begun.as_millis());
        Ok(())
    });
    window.close();
    walked
}

#[test]
fn a_screen_that_goes_off_locks_the_house_and_one_that_comes_on_does_not() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let stage = Stage::empty()?;
    drop(stage.enrol()?);
    let (screen, bus) = (Screen::find()?, Bus::start()?);
    let window = open_on(&stage.home(), &screen, Some(&bus))?;
    let walked = window.journey(&target()?.join("window"), |window| {
        let hand = Hand { window };
        hand.unlock(PASSPHRASE)?;
        let keys = keys(&stage.home())?;
        let screen_saver = |on: &str| {
            let active = "org.freedesktop.ScreenSaver.ActiveChanged";
            bus.signal("/org/freedesktop/ScreenSaver", active, on)
        };
        screen_saver("boolean:false")?;
        // Answered after the signal before it was heard: the shell takes both on one loop.
        hand.see("search-open")?;
        ensure!(last(&stage.home(), &keys)?.is_none(), "a screen that came on locked the house");
        screen_saver("boolean:true")?;
        hand.see("lock-page")?;
        let why = last(&stage.home(), &keys)?;
        ensure!(why == Some(LockedBecause::ScreenOff), "the journal says {why:?}");
        Ok(())
    });
    window.close();
    walked
}

/// What the one slot of a device opens.
fn keys(home: &Path) -> Result<StoreKeys> {
    let device = load_device(&Paths::new(home))?.context("not enrolled")?;
    let slot = device.slots.first().context("no slot")?;
    open_slot(slot, device.device, PASSPHRASE, &NoKeystore)?.context("the passphrase opens the slot")
}

/// Whether the last that the journal says is that the device was locked.
fn ends_locked(home: &Path, keys: &StoreKeys) -> Result<bool> {
    Ok(last(home, keys)?.is_some())
}

/// Why the device was locked, where that is the last that the journal says.
fn last(home: &Path, keys: &StoreKeys) -> Result<Option<LockedBecause>> {
    let own = open_own(&Paths::new(home).own(), &keys.own)?;
    let last = journal::all(&own)?.pop().and_then(|entry| entry.body).context("an empty journal")?;
    let Body::LockedUp { why } = serde_json::from_slice(&last.0)? else { return Ok(None) };
    Ok(Some(why))
}

/// The screen that windows open on: the one there is, else one of our own.
struct Screen {
    own: Option<Display>,
}

impl Screen {
    fn find() -> Result<Self> {
        let is_there = env::var_os("DISPLAY").is_some_and(|name| !name.is_empty());
        Ok(Self { own: if is_there { None } else { Some(Display::start()?) } })
    }
}

fn turn() -> MutexGuard<'static, ()> {
    // A test that failed has closed its own window.
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn open(home: &Path, screen: &Screen) -> Result<Session> {
    open_on(home, screen, None)
}

fn open_on(home: &Path, screen: &Screen, bus: Option<&Bus>) -> Result<Session> {
    let app = program("CORDON_APP_BIN", "cordon-app")?;
    // The window inherits the driver's environment.
    let driver = Driver::webkit(|command| {
        command.env("CORDON_HOME", home).env("CORDON_LOCATION", MILL_LANE);
        if let Some(display) = &screen.own {
            command.env("DISPLAY", display.name());
        }
        if let Some(bus) = bus {
            command.env("DBUS_SESSION_BUS_ADDRESS", bus.address());
        }
    })?;
    Session::app(driver, &app)
}

fn refuses_the_unlisted(window: &Session) -> Result<()> {
    let unlisted = [
        "no_such",
        "house_open",
        "plugin:shell|execute",
        "plugin:fs|read_text_file",
        "plugin:event|emit",
        "plugin:webview|create_webview_window",
        "plugin:window|close",
    ];
    for name in unlisted {
        let said = invoke(window, name, &json!({}))?;
        ensure!(said.starts_with("refused"), "{name} was not refused: {said}");
    }
    Ok(())
}

/// Calls the shell as the page does: "answered …" or "refused …".
fn invoke(window: &Session, name: &str, arguments: &Value) -> Result<String> {
    let script = "
        const [name, body, done] = arguments;
        const text = (value) => typeof value === 'string' ? value : JSON.stringify(value);
        window.__TAURI__.core.invoke(name, body).then(
            (reply) => done('answered ' + text(reply)),
            (error) => done('refused ' + text(error)));
    ";
    let said = window.execute_async(script, &[json!(name), arguments.clone()])?;
    Ok(said.as_str().with_context(|| format!("no word on {name}: {said}"))?.to_owned())
}

/// Kills the window's process.
fn kill(home: &Path) -> Result<()> {
    kill_process(holder(home)?)
}

/// The window's process, which the house's lock names.
fn holder(home: &Path) -> Result<u32> {
    let holder = fs::read_to_string(home.join("lock"))?;
    let (who, process) = holder.trim_end_matches(')').split_once(" (process ").context("the lock names no process")?;
    ensure!(who == "the Cordon window", "the house is held by {holder}");
    process.parse().context("no process id")
}

/// The process in which the page of a window runs.
fn page_process(window: u32) -> Result<u32> {
    let running = fs::read_dir("/proc")?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    // "pid (name) state parent …": a name may hold spaces, and ends with the last bracket.
    let is_page = |process: &u32| {
        let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
        let Some((named, rest)) = stat.rsplit_once(')') else { return false };
        let parent = rest.split_whitespace().nth(1).and_then(|parent| parent.parse().ok());
        named.contains("WebKitWebProces") && parent == Some(window)
    };
    running.into_iter().find(is_page).with_context(|| format!("process {window} has no page"))
}

fn kill_process(process: u32) -> Result<()> {
    let status = Command::new("kill").arg("-KILL").arg(process.to_string()).status()?;
    ensure!(status.success(), "cannot kill process {process}");
    Ok(())
}
