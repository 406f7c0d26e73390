//! The page in Chromium at the sizes of phones and desktops, over the loopback bridge: axe-core finds
//! nothing serious on any page in any theme, nothing overflows, every target can be hit with a thumb,
//! and the bridge answers its own page only.

#[path = "browser/doors.rs"]
mod doors;
#[path = "browser/here.rs"]
mod here;
#[path = "browser/hour.rs"]
mod hour;
#[path = "browser/keys.rs"]
mod keys;
#[path = "browser/layout.rs"]
mod layout;
#[path = "browser/people.rs"]
mod people;
#[path = "browser/typing.rs"]
mod typing;

use anyhow::{Context, Result, ensure};
use cordon_tests::{
    hand::{Hand, PATIENCE, named},
    photo,
    stage::{MILL_LANE, PASSPHRASE, Stage, may_open_windows, target},
    webdriver::{Driver, Screen, Session},
};
use serde_json::{Value, json};
use std::{
    env, fs,
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// One browser at a time: two cores are not many.
static TURN: Mutex<()> = Mutex::new(());

const NAME: &str = "SMITH, Alan John";
const QUERY: &str = "smith alan 12/04/1988";
const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/// Rules of good practice that are held to as well, whatever weight axe gives them.
const HELD: [&str; 8] = [
    "aria-allowed-role",
    "empty-heading",
    "heading-order",
    "landmark-one-main",
    "landmark-unique",
    "page-has-heading-one",
    "region",
    "target-size",
];

#[test]
fn every_page_can_be_read_and_hit_on_the_smallest_phone() -> Result<()> {
    on_a_screen(360, 640, Screen::Phone)
}

#[test]
fn every_page_can_be_read_and_hit_on_an_ordinary_phone() -> Result<()> {
    on_a_screen(390, 844, Screen::Phone)
}

#[test]
fn every_page_can_be_read_and_hit_on_a_phone_on_its_side() -> Result<()> {
    on_a_screen(844, 390, Screen::Phone)
}

#[test]
fn every_page_can_be_read_and_hit_on_a_wide_desktop() -> Result<()> {
    on_a_screen(1920, 1080, Screen::Desktop)
}

#[test]
fn the_list_of_orders_can_be_read_on_a_desktop() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, 1280, 800, Screen::Desktop)?;
    session.resize(1280, 800)?;
    let mut walk = Walk::new(&session, &bridge, "1280x800", 1280)?;
    let walked = session.journey(&walk.pictures.clone(), |_| station(&mut walk));
    walked?;
    walk.end()
}

#[test]
fn a_page_with_faults_is_found_out() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, 360, 640, Screen::Phone)?;
    let mut walk = Walk::new(&session, &bridge, "spoilt", 360)?;
    walk.go("/", "lock-page")?;
    session.execute(SPOIL, &[])?;
    walk.look("lock")?;
    for fault in ["image-alt", "color-contrast", "is 20.0 px high, not 44", "'uncovered' is", "900 px wide"] {
        ensure!(walk.findings.iter().any(|finding| finding.contains(fault)), "nobody saw {fault}: {:?}", walk.findings);
    }
    Ok(())
}

#[test]
fn the_bridge_answers_its_own_page_only() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let own = bridge.origin.as_str();
    let token = bridge.token()?;
    let token = token.as_str();
    assert!(token.len() >= 32, "a token that can be guessed");
    let call =
        |headers: &[(&str, &str)]| Ok::<u16, anyhow::Error>(bridge.ask("POST", "/call/session", headers, "{}")?.0);
    assert_eq!(call(&[("Origin", own), ("X-Cordon-Token", token)])?, 200);
    let wrong = "0".repeat(token.len());
    assert_eq!(call(&[("Origin", own), ("X-Cordon-Token", wrong.as_str())])?, 403, "a wrong token");
    assert_eq!(call(&[("Origin", own)])?, 403, "no token");
    assert_eq!(call(&[("Origin", "http://evil.example"), ("X-Cordon-Token", token)])?, 403, "a wrong origin");
    assert_eq!(call(&[("X-Cordon-Token", token)])?, 403, "no origin");
    assert_eq!(bridge.ask("GET", &format!("/events?token={wrong}"), &[], "")?.0, 403, "events under a wrong token");
    assert_eq!(bridge.ask("GET", "/events", &[], "")?.0, 403, "events without a token");
    let unlisted = [("Origin", own), ("X-Cordon-Token", token)];
    let (status, said) = bridge.ask("POST", "/call/no_such", &unlisted, "{}")?;
    assert!(status == 422 && said.contains("not_found"), "an unlisted command: {status} {said}");
    Ok(())
}

fn on_a_screen(width: u32, height: u32, screen: Screen) -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let _turn = turn();
    let bridge = Bridge::start()?;
    let session = Session::chrome(Driver::chrome(|_| ())?, width, height, screen)?;
    if screen == Screen::Desktop {
        session.resize(width.into(), height.into())?;
    }
    let mut walk = Walk::new(&session, &bridge, &format!("{width}x{height}"), width)?;
    let walked = session.journey(&walk.pictures.clone(), |_| patrol(&mut walk));
    walked?;
    walk.end()
}

fn turn() -> MutexGuard<'static, ()> {
    // A test that failed has ended its own browser.
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From the lock page through every room of a patrol, and back to the lock page.
fn patrol(walk: &mut Walk<'_>) -> Result<()> {
    walk.go("/", "lock-page")?;
    walk.look("lock")?;
    capture(walk)?;
    walk.hand.unlock(PASSPHRASE)?;
    walk.look("home")?;
    find(walk)?;
    order(walk)?;
    record(walk)?;
    let rooms = [
        ("/mine", "mine-record", "mine"),
        ("/clocks", "title", "clocks"),
        ("/sync", "sync-state", "sync"),
        ("/here", "here-fix", "here"),
        ("/record", "record-new", "record-start"),
        ("/settings", "lock-now", "settings"),
    ];
    for (path, test, page) in rooms {
        walk.go(path, test)?;
        walk.look(page)?;
    }
    walk.hand.tap("lock-now")?;
    walk.hand.see("lock-page").map(drop)
}

/// The record without unlocking, from the lock page and back to it.
fn capture(walk: &mut Walk<'_>) -> Result<()> {
    walk.hand.tap("lock-capture")?;
    walk.hand.see("capture-page")?;
    walk.hand.write("capture-account", "He rang the bell of number 9 and would not leave.")?;
    let input = walk.hand.window.wait_for("input[data-test='capture-photo']:enabled", PATIENCE)?;
    walk.hand.window.type_into(&input, &walk.photo.to_string_lossy())?;
    walk.hand.see("capture-kept")?;
    walk.look("capture")?;
    walk.hand.tap("capture-save")?;
    walk.hand.see("capture-saved")?;
    walk.look("capture-saved")?;
    walk.hand.tap("capture-unlock")?;
    walk.hand.see("lock-page").map(drop)
}

/// The search, its hits, the person, and all the orders that bind him.
fn find(walk: &mut Walk<'_>) -> Result<()> {
    walk.hand.tap("search-open")?;
    walk.hand.see("reason-sheet")?;
    walk.look("reason")?;
    walk.hand.tap("reason-at_scene")?;
    walk.hand.write("search-box", QUERY)?;
    walk.hand.see_words("hit", NAME)?;
    walk.look("results")?;
    walk.hand.tap_words("hit-link", NAME)?;
    walk.hand.see("person-brief")?;
    walk.look("person")?;
    walk.hand.tap("check-together")?;
    walk.hand.choose("he-is-here")?;
    walk.hand.see("together-order")?;
    walk.look("together")?;
    walk.hand.tap("back")?;
    walk.hand.see("person-brief").map(drop)
}

/// The order, the locked view of it, the assessment and the powers.
fn order(walk: &mut Walk<'_>) -> Result<()> {
    walk.hand.open_demo_order()?;
    walk.hand.see("order-brief")?;
    walk.look("order")?;
    walk.hand.open_the_view()?;
    walk.hand.see_words("show-to", NAME)?;
    walk.look("show")?;
    walk.hand.tap("show-finish")?;
    walk.hand.choose("done-nothing")?;
    walk.hand.choose("understood-unknown")?;
    walk.look("show-finish")?;
    walk.hand.write("show-passphrase", PASSPHRASE)?;
    walk.hand.tap("show-leave")?;
    walk.hand.see("order-brief")?;
    walk.hand.tap("assess-now")?;
    walk.hand.choose("he-is-here")?;
    walk.hand.see("assess-term")?;
    walk.look("assess")?;
    walk.hand.tap("powers-now")?;
    walk.hand.see("powers-sheet")?;
    let folded = walk.hand.window.wait_for(&format!("{} summary", named("law-sheet")), PATIENCE)?;
    walk.hand.window.click(&folded)?;
    walk.look("powers")?;
    walk.hand.tap("back")?;
    walk.hand.see("assess-term").map(drop)
}

/// The record from its form to "Saved on this device".
fn record(walk: &mut Walk<'_>) -> Result<()> {
    walk.hand.tap("record-now")?;
    walk.hand.choose("mode-with_him")?;
    walk.hand.write("account", "Seen by me at the gate of number 9 Mill Lane, ringing the bell.")?;
    let css = "input[type=file][data-test='evidence-photo'], [data-test='evidence-photo'] input[type=file]";
    let input = walk.hand.window.wait_for(css, PATIENCE)?;
    walk.hand.window.type_into(&input, &walk.photo.to_string_lossy())?;
    walk.hand.see("exhibit")?;
    for task in ["task-said", "task-more", "task-file", "task-decision"] {
        let summary = walk.hand.window.wait_for(&format!("{} summary", named(task)), PATIENCE)?;
        walk.hand.window.click(&summary)?;
    }
    walk.hand.write("decision-grounds", "I know him, I have read the order, and I saw him inside the area.")?;
    walk.hand.write("decision-none", "A test: no arrest is made here.")?;
    walk.look("record")?;
    walk.hand.tap("to-check")?;
    walk.hand.see("declare")?;
    ensure!(!walk.hand.has("missing")?, "the record is not complete");
    walk.look("check")?;
    walk.hand.choose("declare")?;
    walk.hand.tap("save-record")?;
    walk.hand.see("saved")?;
    walk.look("saved")
}

/// The list of orders beside the chosen one.
fn station(walk: &mut Walk<'_>) -> Result<()> {
    walk.go("/", "lock-page")?;
    walk.look("lock")?;
    walk.hand.unlock(PASSPHRASE)?;
    walk.look("home")?;
    walk.hand.tap("rail-orders")?;
    walk.hand.tap("reason-at_scene")?;
    walk.hand.see("orders-count")?;
    walk.look("orders")
}

/// A walk through the pages, and what was found wrong on the way.
struct Walk<'a> {
    hand: Hand<'a>,
    origin: &'a str,
    label: String,
    width: u32,
    axe: String,
    photo: PathBuf,
    pictures: PathBuf,
    findings: Vec<String>,
}

impl<'a> Walk<'a> {
    fn new(session: &'a Session, bridge: &'a Bridge, label: &str, width: u32) -> Result<Self> {
        let axe = from_env("CORDON_NODE")?.join("node_modules/axe-core/axe.min.js");
        let photo = bridge.stage.at("photo.png");
        fs::write(&photo, photo::png(320, 240))?;
        Ok(Self {
            hand: Hand { window: session },
            origin: &bridge.origin,
            label: label.to_owned(),
            width,
            axe: fs::read_to_string(&axe).with_context(|| format!("no axe-core at {}", axe.display()))?,
            photo,
            pictures: target()?.parent().context("no target folder")?.join("pictures"),
            findings: Vec::new(),
        })
    }

    fn go(&self, path: &str, test: &str) -> Result<()> {
        self.hand.window.go(&format!("{}{path}", self.origin))?;
        self.hand.see(test).with_context(|| format!("at {path}")).map(drop)
    }

    /// Looks at the page as it stands: its form once, its colours by day, by night and in glare; in forced
    /// colours and at twice the size of text a picture is kept.
    fn look(&mut self, page: &str) -> Result<()> {
        self.wait_until_loaded(page)?;
        let session = self.hand.window;
        session.execute("window.scrollTo(0, 0)", &[])?;
        for theme in ["night", "glare", "day"] {
            put_on(session, theme)?;
            session.keep_screenshot(&self.pictures.join(format!("{}-{theme}-{page}.png", self.label)))?;
            if session.execute("return typeof window.axe === 'undefined'", &[])? == Value::Bool(true) {
                session.execute(&self.axe, &[])?;
            }
            let found = session.execute_async(AXE, &[json!(TAGS), json!(HELD)])?;
            self.note(page, theme, &found)?;
        }
        let found = session.execute(TARGETS, &[])?;
        self.note(page, "targets", &found)?;
        let found = session.execute(OVERFLOW, &[json!(self.width)])?;
        self.note(page, "width", &found)?;
        let forced = |value: &str| json!({ "features": [{ "name": "forced-colors", "value": value }] });
        session.cdp("Emulation.setEmulatedMedia", &forced("active"))?;
        session.keep_screenshot(&self.pictures.join(format!("{}-forced-{page}.png", self.label)))?;
        session.cdp("Emulation.setEmulatedMedia", &forced("none"))?;
        session.execute("document.documentElement.style.fontSize = '200%'", &[])?;
        let found = session.execute(OVERFLOW, &[json!(self.width)])?;
        self.note(page, "width at 200 %", &found)?;
        session.keep_screenshot(&self.pictures.join(format!("{}-large-{page}.png", self.label)))?;
        session.execute("document.documentElement.style.fontSize = ''", &[])?;
        Ok(())
    }

    fn wait_until_loaded(&self, page: &str) -> Result<()> {
        let start = Instant::now();
        while self.hand.has("loading")? {
            ensure!(start.elapsed() < PATIENCE, "{page} is still loading");
            thread::sleep(Duration::from_millis(30));
        }
        ensure!(!self.hand.has("failed")?, "{page} says that it failed");
        Ok(())
    }

    fn note(&mut self, page: &str, what: &str, found: &Value) -> Result<()> {
        let found = found.as_array().with_context(|| format!("no list of findings: {found}"))?;
        let label = &self.label;
        self.findings.extend(found.iter().map(|finding| format!("{label} {page}, {what}: {finding}")));
        Ok(())
    }

    fn end(self) -> Result<()> {
        println!("pictures are in {}", self.pictures.display());
        ensure!(self.findings.is_empty(), "{} findings:\n{}", self.findings.len(), self.findings.join("\n"));
        Ok(())
    }
}

fn put_on(session: &Session, theme: &str) -> Result<()> {
    session.execute("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)])?;
    // Colours may fade over, for a tenth of a second at most.
    thread::sleep(Duration::from_millis(200));
    Ok(())
}

/// What is serious or critical on the page, or against a rule that is held to, each with its id, target and
/// markup.
const AXE: &str = "
    const [values, held, done] = arguments;
    const rules = Object.fromEntries(held.map((rule) => [rule, { enabled: true }]));
    const shown = (found) => found.nodes.map((node) =>
        `${found.id} (${found.impact}) at ${node.target.join(' ')}: ${node.html.slice(0, 300)}`);
    axe.run(document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] }).then(
        (results) => done(results.violations
            .filter((found) => held.includes(found.id) || ['serious', 'critical'].includes(found.impact))
            .flatMap(shown)),
        (error) => done(['axe did not run: ' + error]));
";

/// A picture without words, grey on grey, a button too low, a link that covers no card, and a line too
/// wide.
const SPOIL: &str = "
    document.querySelector('main').insertAdjacentHTML('beforeend', `
        <img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width='40' height='40'>
        <p style='color: #999; background: #aaa'>grey on grey</p>
        <button style='height: 20px; min-height: 0; padding: 0; font-size: 10px'>low</button>
        <div style='position: relative; height: 60px; display: block'><a class='cover' href='/'>uncovered</a></div>
        <div style='width: 900px; position: absolute; left: 0'>wide</div>`);
";

/// What is wider than the screen, which a phone would shrink to fit.
const OVERFLOW: &str = "
    const width = arguments[0];
    const has = document.documentElement.scrollWidth;
    if (has <= width) return [];
    const past = [...document.body.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > width + 1);
    return [`${has} px wide`].concat(past.slice(0, 6).map((element) => element.outerHTML.slice(0, 160)));
";

/// Targets lower than a thumb needs. A link within a line of text is let be (WCAG 2.2, 2.5.8), and
/// a label counts for its field. A link that covers its card is as high as the card, where it does cover
/// it: a card that is placed nowhere is not what its link is placed in.
const TARGETS: &str = "
    const high = (element) => element.getBoundingClientRect().height;
    const is_shown = (element) => element.checkVisibility() && high(element) > 1 && !element.closest('.skip');
    const is_cover = (element) => element.classList.contains('cover');
    const is_in_text = (element) => element.tagName === 'A' && !is_cover(element)
        && getComputedStyle(element).display === 'inline';
    const covers = (element) => is_cover(element) && element.offsetParent?.matches('.card')
        && getComputedStyle(element, '::after').position === 'absolute';
    const cover = (element) => covers(element) ? [element.offsetParent] : [];
    const reach = (element) => Math.max(...[element, ...cover(element), ...(element.labels || [])].map(high));
    const name = (element) => `${element.tagName.toLowerCase()} ${element.dataset.test || element.id || element.className} '${
        (element.textContent || '').trim().slice(0, 40)}'`;
    return [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
        .filter((element) => is_shown(element) && !is_in_text(element))
        .map((element) => [element, reach(element), element.classList.contains('primary') ? 48 : 44])
        .filter(([, has, needs]) => has < needs - 0.5)
        .map(([element, has, needs]) => `${name(element)} is ${has.toFixed(1)} px high, not ${needs}`);
";

/// The device's program with its bridge open, and the HQ behind it.
struct Bridge {
    origin: String,
    child: Child,
    stage: Stage,
}

impl Bridge {
    /// With an enrolled device that holds the demo's orders and those of `tests/feeds`.
    fn start() -> Result<Self> {
        Self::of(Stage::with_orders()?)
    }

    /// With an enrolled device that holds what a stage's HQ does.
    fn of(stage: Stage) -> Result<Self> {
        let house = stage.enrol()?;
        ensure!(cordon_device::sync::run_once(&house)?.news, "the device pulled nothing");
        // One process holds a device's stores.
        drop(house);
        let address_file = stage.at("address");
        let mut cordon = Command::new(from_env("CORDON_BRIDGE_BIN")?);
        cordon.arg("--home").arg(stage.home()).args(["bridge", "--page"]).arg(from_env("CORDON_UI_DIST")?);
        cordon.arg("--address-file").arg(&address_file).env("CORDON_LOCATION", MILL_LANE);
        let child = cordon.stdin(Stdio::null()).spawn().context("cannot start the bridge")?;
        let mut bridge = Self { origin: String::new(), child, stage };
        let start = Instant::now();
        while !address_file.is_file() {
            ensure!(bridge.child.try_wait()?.is_none(), "the bridge ended at once");
            ensure!(start.elapsed() < PATIENCE, "the bridge did not say its address");
            thread::sleep(Duration::from_millis(20));
        }
        bridge.origin = fs::read_to_string(&address_file)?.trim().to_owned();
        Ok(bridge)
    }

    /// What the page is given to call with.
    fn token(&self) -> Result<String> {
        let (status, page) = self.ask("GET", "/", &[], "")?;
        ensure!(status == 200, "no page: {status}");
        let token = page.split_once("name=\"cordon-token\" content=\"").and_then(|(_, after)| after.split_once('"'));
        token.map(|(token, _)| token.to_owned()).context("the page carries no token")
    }

    /// Asks as no browser would: with headers at will.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Result<(u16, String)> {
        let address = self.origin.strip_prefix("http://").context("not an http address")?;
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(request.as_bytes())?;
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply)?;
        let reply = String::from_utf8_lossy(&reply);
        let (head, body) = reply.split_once("\r\n\r\n").context("no reply")?;
        let status = head.split(' ').nth(1).context("no status")?.parse()?;
        Ok((status, body.to_owned()))
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn from_env(name: &str) -> Result<PathBuf> {
    let path = env::var_os(name).with_context(|| format!("{name} is not set: run `cargo xtask test`"))?;
    Ok(PathBuf::from(path))
}
