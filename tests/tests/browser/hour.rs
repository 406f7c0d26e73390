//! Sync over every page that stands open, for an hour under `cargo xtask soak` and for twelve minutes in the gate:
//! the device pulls news of other people and takes receipts in, the page hears of it and reads again, and nothing of
//! that is a look. Sync runs here as often as its timer would in that time, and the page's own half minutes pass with
//! it; the device's clock does not, so that what the device enters as time goes by (the lock of a device that is left
//! alone, Here at a place that moves) is not counted. The view that is shown to a respondent is told what sync would
//! tell it, for while it stands the device takes no command to sync.

use super::{Bridge, NAME, PASSPHRASE, QUERY, may_open_windows, turn};
use anyhow::{Context, Result, ensure};
use cordon_core::wire::{CommandName, Kind};
use cordon_tests::{
    hand::{Hand, PATIENCE, named},
    webdriver::{Driver, Screen, Session},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

/// Runs of sync, one each half minute: twelve minutes of them, and a whole hour under `cargo xtask soak`.
/// Receipts come in pairs in both, so that each page begins with the settings as they were.
fn rounds() -> u32 {
    if std::env::var_os("CORDON_SOAK").is_some() { 120 } else { 24 }
}

/// A person is new at HQ every so many runs.
const A_PERSON: u32 = 4;
/// Something of this device's own goes to HQ, and its receipt comes, every so many runs.
const A_RECEIPT: u32 = 12;

type Open = fn(&Hand<'_>) -> Result<()>;

/// The pages in the order in which an officer comes to them, each with the way there.
const PAGES: [(&str, Open); 17] = [
    ("home", |hand| hand.see("search-open").map(drop)),
    ("find", find),
    ("person", person),
    ("together", together),
    ("order", order),
    ("show", show),
    ("assess", assess),
    ("powers", powers),
    ("record", record),
    ("check", check),
    ("saved", saved),
    ("mine", |hand| room(hand, "rail-mine", "mine-record")),
    ("clocks", |hand| room(hand, "rail-clocks", "title")),
    ("sync", |hand| room(hand, "rail-sync", "sync-state")),
    ("settings", |hand| room(hand, "rail-settings", "lock-now")),
    ("here", |hand| room(hand, "rail-here", "here-fix")),
    ("orders", orders),
];

#[test]
fn sync_over_an_open_page_is_no_look_however_often_it_runs() -> Result<()> {
    watched(every_page)
}

#[test]
fn a_page_that_looks_whenever_it_hears_of_news_is_found_out() -> Result<()> {
    watched(|desk, hand| {
        hand.window.execute(LOOKS_BY_ITSELF, &[])?;
        desk.round(hand)?;
        let opened = desk.entries()?;
        let (sent, calls) = desk.hour(hand, "home")?;
        let found = judge("home", desk.entries()? - opened - sent, &calls);
        for fault in ["entries in", "gave the command orders_open by itself"] {
            ensure!(found.iter().any(|found| found.contains(fault)), "nobody saw {fault}: {found:?}");
        }
        Ok(())
    })
}

/// An unlocked page whose calls are counted, and the desk on its other side.
fn watched(walk: impl FnOnce(&mut Desk<'_>, &Hand<'_>) -> Result<()>) -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, 1280, 800, Screen::Desktop)?;
    session.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCHED }))?;
    session.go(&format!("{}/", bridge.origin))?;
    let kept = cordon_tests::stage::target()?.join("hour");
    session.journey(&kept, |window| {
        let hand = Hand { window };
        hand.unlock(PASSPHRASE)?;
        let mut desk = Desk::of(&bridge)?;
        desk.settings(&json!({ "theme": "day", "lock_after_min": 60 }))?;
        walk(&mut desk, &hand)
    })
}

fn every_page(desk: &mut Desk<'_>, hand: &Hand<'_>) -> Result<()> {
    let mut found = Vec::new();
    println!("entries per open page, over {} runs of sync (an hour has 120):", rounds());
    for (page, open) in PAGES {
        let before = desk.entries()?;
        open(hand).with_context(|| format!("the way to {page}"))?;
        rests(hand, page)?;
        if page == "show" {
            // A run that had begun when the view opened does not bring its entry; the next one does.
            while desk.entries()? == before {
                desk.hear()?;
            }
        } else {
            desk.round(hand)?;
            desk.round(hand)?;
        }
        let opened = desk.entries()?;
        let (sent, calls) = desk.hour(hand, page)?;
        let looks = desk.entries()? - opened - sent;
        let told: Vec<String> = calls.iter().map(|(name, count)| format!("{name} {count}")).collect();
        println!("  {page:9} {looks} (opening it: {}; asked: {})", opened - before, told.join(", "));
        found.extend(judge(page, looks, &calls));
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// What is wrong with so many runs: entries, deeds of the page's own, or a page that heard of nothing.
fn judge(page: &str, looks: u64, calls: &BTreeMap<String, u32>) -> Vec<String> {
    let mut found = Vec::new();
    if looks != 0 {
        found.push(format!("{page}: {looks} entries in {} runs of sync in which nobody did anything", rounds()));
    }
    for name in calls.keys() {
        let kind = CommandName::ALL.iter().find(|known| known.name() == name).map(|known| known.kind());
        if kind.is_none_or(|kind| kind == Kind::Act) {
            found.push(format!("{page}: it gave the command {name} by itself"));
        }
    }
    if calls.get("session").is_none_or(|count| *count < rounds()) {
        found.push(format!("{page}: it did not hear of the runs of sync: {calls:?}"));
    }
    found
}

fn room(hand: &Hand<'_>, way: &str, stands: &str) -> Result<()> {
    hand.tap(way)?;
    hand.see(stands).map(drop)
}

fn find(hand: &Hand<'_>) -> Result<()> {
    hand.tap("search-open")?;
    hand.tap("reason-at_scene")?;
    hand.write("search-box", QUERY)?;
    hand.see_words("hit", NAME)?;
    let start = Instant::now();
    // A search that rests is settled: that entry is of the search.
    while hand.window.execute(SETTLED, &[])? != Value::Bool(true) {
        ensure!(start.elapsed() < PATIENCE, "the search was not settled");
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

fn person(hand: &Hand<'_>) -> Result<()> {
    hand.tap_words("hit-link", NAME)?;
    hand.see("person-brief").map(drop)
}

fn together(hand: &Hand<'_>) -> Result<()> {
    hand.tap("check-together")?;
    hand.choose("he-is-here")?;
    hand.see("together-order").map(drop)
}

fn order(hand: &Hand<'_>) -> Result<()> {
    hand.tap("back")?;
    hand.open_demo_order()?;
    hand.see("order-brief").map(drop)
}

fn show(hand: &Hand<'_>) -> Result<()> {
    hand.open_the_view()
}

fn assess(hand: &Hand<'_>) -> Result<()> {
    hand.tap("show-finish")?;
    hand.choose("done-nothing")?;
    hand.choose("understood-unknown")?;
    hand.write("show-passphrase", PASSPHRASE)?;
    hand.tap("show-leave")?;
    hand.see("order-brief")?;
    hand.tap("assess-now")?;
    hand.choose("he-is-here")?;
    let fits = format!("{}[data-answer='fits']", named("assess-term"));
    hand.window.wait_for(&fits, PATIENCE).map(drop)
}

fn powers(hand: &Hand<'_>) -> Result<()> {
    hand.tap("powers-now")?;
    hand.see("powers-sheet").map(drop)
}

fn record(hand: &Hand<'_>) -> Result<()> {
    hand.tap("back")?;
    hand.see("assess-term")?;
    hand.tap("record-now")?;
    hand.choose("mode-with_him")?;
    hand.write("account", "Seen by me at the gate of number 9 Mill Lane, ringing the bell.")?;
    hand.window.wait_for(&format!("{}[data-state='kept']", named("kept")), PATIENCE).map(drop)
}

fn check(hand: &Hand<'_>) -> Result<()> {
    hand.tap("to-check")?;
    hand.see("declare").map(drop)
}

fn saved(hand: &Hand<'_>) -> Result<()> {
    hand.choose("declare")?;
    hand.tap("save-record")?;
    hand.see("saved").map(drop)
}

fn orders(hand: &Hand<'_>) -> Result<()> {
    hand.tap("rail-orders")?;
    hand.see("orders-count").map(drop)
}

/// Waits until the page has all that it asked for, and shows it.
fn rests(hand: &Hand<'_>, page: &str) -> Result<()> {
    let start = Instant::now();
    while hand.has("loading")? {
        ensure!(start.elapsed() < PATIENCE, "{page} is still loading");
        thread::sleep(Duration::from_millis(30));
    }
    ensure!(!hand.has("failed")?, "{page} says that it failed");
    hand.window.execute_async(RESTS, &[])?;
    Ok(())
}

/// The other side of the page: HQ, and the device's commands as the test gives them.
struct Desk<'a> {
    bridge: &'a Bridge,
    token: String,
    events: BufReader<TcpStream>,
    people: u32,
}

impl<'a> Desk<'a> {
    fn of(bridge: &'a Bridge) -> Result<Self> {
        let token = bridge.token()?;
        let address = bridge.origin.strip_prefix("http://").context("not an http address")?;
        let mut stream = TcpStream::connect(address)?;
        // The device's own timer lets half a minute pass, and a little more.
        stream.set_read_timeout(Some(2 * PATIENCE))?;
        write!(stream, "GET /events?token={token} HTTP/1.1\r\nHost: {address}\r\n\r\n")?;
        Ok(Self { bridge, token, events: BufReader::new(stream), people: 0 })
    }

    fn call(&self, name: &str, body: &Value) -> Result<()> {
        let headers = [("Origin", self.bridge.origin.as_str()), ("X-Cordon-Token", self.token.as_str())];
        let (status, said) = self.bridge.ask("POST", &format!("/call/{name}"), &headers, &body.to_string())?;
        ensure!(status == 200, "{name}: {status} {said}");
        Ok(())
    }

    fn settings(&self, settings: &Value) -> Result<()> {
        self.call("settings_save", &json!({ "settings": settings }))
    }

    /// All that HQ holds of this device's journal.
    fn entries(&self) -> Result<u64> {
        Ok(self.bridge.stage.hq.status()?.entries)
    }

    /// One run of sync, waited for, and half a minute on the page.
    fn round(&mut self, hand: &Hand<'_>) -> Result<()> {
        self.call("sync_now", &json!({}))?;
        self.hear()?;
        hand.window.execute_async(HALF_MINUTE, &[])?;
        Ok(())
    }

    /// A run of sync by the device's own timer.
    fn hear(&mut self) -> Result<()> {
        loop {
            let mut line = String::new();
            ensure!(self.events.read_line(&mut line)? > 0, "the device tells nothing any more");
            // A run says so when it begins (sync), when news came (orders), and when it is over.
            if ["session", "sync"].iter().all(|part| line.contains(part)) {
                return Ok(());
            }
        }
    }

    /// What a run of sync with news tells, told to the page alone. While the respondent holds the screen the
    /// device takes no command to sync, and its timer keeps the time of the day.
    fn as_if(hand: &Hand<'_>) -> Result<()> {
        for parts in [json!(["sync"]), json!(["session", "orders", "records"]), json!(["sync", "session"])] {
            hand.window.execute("cordonTest.tell(arguments[0])", &[parts])?;
        }
        hand.window.execute_async(HALF_MINUTE, &[]).map(drop)
    }

    /// All of them, an hour's where the long tests run. Returns how many entries the test itself made, and what the page asked for.
    fn hour(&mut self, hand: &Hand<'_>, page: &str) -> Result<(u64, BTreeMap<String, u32>)> {
        let is_shown = page == "show";
        let mut sent = 0;
        hand.window.execute("cordonTest.calls = []", &[])?;
        for round in 0..rounds() {
            if round % A_PERSON == 0 {
                self.somebody_else()?;
            }
            if round % A_RECEIPT == 0 && !is_shown {
                let minutes = 59 + round / A_RECEIPT % 2;
                self.settings(&json!({ "theme": "day", "lock_after_min": minutes }))?;
                sent += 1;
            }
            let run = if is_shown { Self::as_if(hand) } else { self.round(hand) };
            run.with_context(|| format!("run {round} over {page}"))?;
        }
        // What was made last is at HQ.
        if is_shown {
            self.hear()?
        } else {
            self.round(hand)?
        }
        ensure!(!hand.has("changed")?, "{page} says that it changed, and only others did");
        rests(hand, page)?;
        let calls = hand.window.execute("return cordonTest.calls", &[])?;
        let mut counted = BTreeMap::new();
        for name in calls.as_array().context("no list of calls")?.iter().filter_map(Value::as_str) {
            *counted.entry(name.to_owned()).or_insert(0) += 1;
        }
        Ok((sent, counted))
    }

    /// HQ learns of a person whom nobody asked about.
    fn somebody_else(&mut self) -> Result<()> {
        let file = self.bridge.stage.at("other.jsonl");
        fs::write(&file, super::people::smith(self.people, "Harriet"))?;
        self.people += 1;
        self.bridge.stage.hq.import_path(&file)?;
        Ok(())
    }
}

/// Set up before the page begins: counts what it asks of the device, holds the half minutes that pass, and
/// can tell it what the device would.
const WATCHED: &str = "
    (() => {
        const seen = window.cordonTest = { calls: [], open: 0, halfMinutes: [], listening: [] };
        window.EventSource = class extends EventSource {
            constructor(...given) { super(...given); seen.listening.push(this); }
        };
        seen.tell = (parts) => seen.listening.forEach((one) =>
            one.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(parts) })));
        const fetch = window.fetch.bind(window);
        window.fetch = async (what, ...rest) => {
            const name = String(what.url || what).split('/call/')[1];
            if (!name) return fetch(what, ...rest);
            seen.calls.push(name);
            seen.open += 1;
            try { return await fetch(what, ...rest); } finally { seen.open -= 1; }
        };
        const every = window.setInterval.bind(window);
        window.setInterval = (act, ms, ...rest) => {
            if (ms >= 10000) seen.halfMinutes.push(act);
            return every(act, ms, ...rest);
        };
    })();
";

/// A page as it once was: what it shows it opens again at every word of news.
const LOOKS_BY_ITSELF: &str = "
    const token = document.querySelector('meta[name=cordon-token]').content;
    const headers = { 'content-type': 'application/json', 'x-cordon-token': token };
    const reason = { kind: 'at_scene', words: null, incident_number: null };
    const body = JSON.stringify({ reason, text: '' });
    new EventSource(`/events?token=${token}`).addEventListener('message', (event) => {
        if (event.data.includes('orders')) fetch('/call/orders_open', { method: 'POST', headers, body });
    });
";

/// Waits until nothing is asked of the device.
const RESTS: &str = "
    const done = arguments[arguments.length - 1];
    const look = () => cordonTest.open === 0
        ? setTimeout(() => cordonTest.open === 0 ? done(null) : look(), 15)
        : setTimeout(look, 5);
    setTimeout(look, 15);
";

/// Half a minute passes on the page, and what it asks for arrives.
const HALF_MINUTE: &str = "
    cordonTest.halfMinutes.forEach((act) => act());
    const done = arguments[arguments.length - 1];
    const look = () => cordonTest.open === 0
        ? setTimeout(() => cordonTest.open === 0 ? done(null) : look(), 15)
        : setTimeout(look, 5);
    setTimeout(look, 15);
";

/// Whether the page has settled its search.
const SETTLED: &str = "return cordonTest.calls.includes('search_settle') && cordonTest.open === 0";
