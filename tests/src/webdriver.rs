//! A hand on a real window: a small W3C WebDriver client (<https://www.w3.org/TR/webdriver2/>).

mod http;

use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{
    fmt, fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The key under which an element's reference travels.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const POLL: Duration = Duration::from_millis(30);

/// A driver program on a port of its own; it ends with this value.
pub struct Driver {
    child: Child,
    port: u16,
}

/// What a driver answered where it could not do what was asked.
#[derive(Debug)]
pub struct Refused {
    /// The standard's code: "no such element".
    pub code: String,
    /// In the driver's words.
    pub message: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Refused {}

impl Driver {
    /// Starts WebKitWebDriver; `set` gives the program it will open its environment.
    pub fn webkit(set: impl FnOnce(&mut Command)) -> Result<Self> {
        Self::start("WebKitWebDriver", &["--host=127.0.0.1"], |command| {
            // Tauri lets itself be driven only where it is told so.
            command.env("TAURI_WEBVIEW_AUTOMATION", "true");
            set(command);
        })
    }

    /// Starts chromedriver.
    pub fn chrome(set: impl FnOnce(&mut Command)) -> Result<Self> {
        Self::start("chromedriver", &["--silent"], set)
    }

    fn start(program: &str, arguments: &[&str], set: impl FnOnce(&mut Command)) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
        set(&mut command);
        let child = command.spawn().with_context(|| format!("cannot start {program}"))?;
        let driver = Self { child, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > Duration::from_secs(20) {
                bail!("{program} does not listen on port {port}");
            }
            thread::sleep(POLL);
        }
        Ok(driver)
    }

    /// Asks the driver, and returns the reply's `value`.
    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let text = body.map(Value::to_string);
        let (status, reply) =
            http::ask(self.port, method, path, text.as_deref()).with_context(|| format!("{method} {path}"))?;
        let mut reply: Value =
            serde_json::from_slice(&reply).with_context(|| format!("{method} {path} gave no JSON"))?;
        let value = reply.get_mut("value").map(Value::take).unwrap_or_default();
        if status < 400 {
            return Ok(value);
        }
        let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Err(Refused { code: field("error"), message: field("message") }.into())
    }
}

/// How long the program that a driver opened may take to end after its session.
const LETTING_GO: Duration = Duration::from_secs(5);

/// Whether a process still has one that it began.
fn has_children(process: u32) -> bool {
    let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else { return false };
    let has_any = |thread: fs::DirEntry| {
        fs::read_to_string(thread.path().join("children")).is_ok_and(|children| !children.trim().is_empty())
    };
    threads.flatten().any(has_any)
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It answers that a session is over before it has ended the program: killed by then, it would leave that
        // running, and whatever the program holds held.
        let start = Instant::now();
        while has_children(self.child.id()) && start.elapsed() < LETTING_GO {
            thread::sleep(POLL);
        }
        // Both fail only where it has ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A window under our hand; it closes with this value.
pub struct Session {
    driver: Driver,
    id: String,
}

/// What a browser passes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A phone: touch, and a viewport of its own.
    Phone,
    /// A desktop.
    Desktop,
}

/// An element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Element {
    fn reference(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    fn of(value: &Value) -> Result<Self> {
        let id = value.get(ELEMENT).and_then(Value::as_str).context("not an element")?;
        Ok(Self(id.to_owned()))
    }
}

impl Session {
    /// Opens the app in its real window. The environment for it is set on the driver.
    pub fn app(driver: Driver, app: &Path) -> Result<Self> {
        // No browserName: WebKitGTK calls itself MiniBrowser and refuses every other name.
        Self::open(driver, &json!({ "webkitgtk:browserOptions": { "binary": app, "args": [] } }))
    }

    /// Opens headless Chromium as a phone or desktop of that size.
    pub fn chrome(driver: Driver, width: u32, height: u32, screen: Screen) -> Result<Self> {
        let options = chrome_options(width, height, screen);
        Self::open(driver, &json!({ "browserName": "chrome", "goog:chromeOptions": options }))
    }

    /// As [`chrome`](Self::chrome), its tasks traced for [`performance_log`](Self::performance_log).
    pub fn traced(driver: Driver, width: u32, height: u32, screen: Screen) -> Result<Self> {
        let mut options = chrome_options(width, height, screen);
        let traced = json!({ "traceCategories": "blink.user_timing,disabled-by-default-devtools.timeline" });
        if let Some(options) = options.as_object_mut() {
            options.insert("perfLoggingPrefs".into(), traced);
        }
        let logged = json!({ "performance": "ALL" });
        Self::open(
            driver,
            &json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": logged }),
        )
    }

    /// Gives Chromium a command of its own protocol.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// The events of Chromium's trace from the beginning. To be asked for once: a trace begins again only
    /// some time after.
    pub fn performance_log(&self) -> Result<Vec<Value>> {
        let entries = self.post("/se/log", &json!({ "type": "performance" }))?;
        let entries = entries.as_array().context("no log")?;
        let messages = entries.iter().filter_map(|entry| entry.get("message")?.as_str());
        let read = messages.filter_map(|message| serde_json::from_str::<Value>(message).ok());
        let traced = |message: &Value| message.pointer("/message/method") == Some(&json!("Tracing.dataCollected"));
        Ok(read.filter(traced).filter_map(|message| message.pointer("/message/params").cloned()).collect())
    }

    /// Opens a window with the given capabilities, trying twice: a cold start can be slow.
    pub fn open(driver: Driver, capabilities: &Value) -> Result<Self> {
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let reply = match driver.ask("POST", "/session", Some(&body)) {
            Ok(reply) => reply,
            Err(_) => driver.ask("POST", "/session", Some(&body)).context("no session")?,
        };
        let id = reply.get("sessionId").and_then(Value::as_str).context("a session without an id")?.to_owned();
        let session = Self { driver, id };
        session.post("/timeouts", &json!({ "script": 60_000, "pageLoad": 60_000, "implicit": 0 }))?;
        Ok(session)
    }

    /// Goes to an address.
    pub fn go(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// The address.
    pub fn url(&self) -> Result<String> {
        text_of(self.get("/url")?)
    }

    /// The page's source as it stands.
    pub fn source(&self) -> Result<String> {
        text_of(self.get("/source")?)
    }

    /// The first element that a CSS selector finds.
    pub fn find(&self, css: &str) -> Result<Element> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": css }));
        Element::of(&found.with_context(|| format!("find {css}"))?)
    }

    /// Every element that a CSS selector finds, in the page's order.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": css }))?;
        found.as_array().context("not a list")?.iter().map(Element::of).collect()
    }

    /// Whether anything on the page matches.
    pub fn has(&self, css: &str) -> Result<bool> {
        Ok(!self.find_all(css)?.is_empty())
    }

    /// Waits until a CSS selector finds something.
    pub fn wait_for(&self, css: &str, limit: Duration) -> Result<Element> {
        self.wait_until(css, limit, |_| Ok(true))
    }

    /// Waits until an element stands there whose text holds `words`.
    pub fn wait_for_text(&self, css: &str, words: &str, limit: Duration) -> Result<Element> {
        self.wait_until(css, limit, |element| Ok(self.text(element)?.contains(words)))
            .with_context(|| format!("no {css} that says {words:?}"))
    }

    /// Waits until one of the elements that a CSS selector finds is as wanted. An element that went
    /// stale in between is looked for again.
    pub fn wait_until(
        &self,
        css: &str,
        limit: Duration,
        is_wanted: impl Fn(&Element) -> Result<bool>,
    ) -> Result<Element> {
        let start = Instant::now();
        loop {
            for element in self.find_all(css)? {
                if is_wanted(&element).unwrap_or(false) {
                    return Ok(element);
                }
            }
            if start.elapsed() > limit {
                bail!("waited {:.0} s for {css}", limit.as_secs_f64());
            }
            thread::sleep(POLL);
        }
    }

    /// Clicks. Where a bar lies over the element it is brought to the middle first.
    pub fn click(&self, element: &Element) -> Result<()> {
        let path = format!("/element/{}/click", element.0);
        match self.post(&path, &json!({})) {
            Ok(_) => Ok(()),
            Err(error) if error.downcast_ref::<Refused>().is_some_and(is_in_the_way) => {
                self.execute("arguments[0].scrollIntoView({ block: 'center' })", &[element.reference()])?;
                self.post(&path, &json!({})).map(drop)
            }
            Err(error) => Err(error),
        }
    }

    /// Types into an element; into a file input, the path of a file.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<()> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }

    /// Empties a field.
    pub fn clear(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/clear", element.0), &json!({})).map(drop)
    }

    /// The text that an element shows.
    pub fn text(&self, element: &Element) -> Result<String> {
        text_of(self.get(&format!("/element/{}/text", element.0))?)
    }

    /// An attribute, as written in the page.
    pub fn attribute(&self, element: &Element, name: &str) -> Result<Option<String>> {
        let value = self.get(&format!("/element/{}/attribute/{name}", element.0))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// A property, as the page's scripts see it.
    pub fn property(&self, element: &Element, name: &str) -> Result<Value> {
        self.get(&format!("/element/{}/property/{name}", element.0))
    }

    /// Runs a script with arguments and returns what it returns.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that calls its last argument back, and returns what it hands over.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script on an element: it is the script's first argument.
    pub fn execute_on(&self, script: &str, element: &Element, rest: &[Value]) -> Result<Value> {
        let arguments: Vec<Value> = std::iter::once(element.reference()).chain(rest.iter().cloned()).collect();
        self.execute(script, &arguments)
    }

    /// Makes the page's own area so many CSS pixels wide and high, whatever frame the window has.
    pub fn resize(&self, width: i64, height: i64) -> Result<()> {
        let mut outer = (width, height);
        for _ in 0..3 {
            self.post("/window/rect", &json!({ "x": 0, "y": 0, "width": outer.0, "height": outer.1 }))?;
            thread::sleep(Duration::from_millis(200));
            let (inner_width, inner_height) = self.viewport()?;
            if (inner_width, inner_height) == (width, height) {
                return Ok(());
            }
            outer = (outer.0 + width - inner_width, outer.1 + height - inner_height);
        }
        Ok(())
    }

    /// Width and height of the page's own area in CSS pixels.
    pub fn viewport(&self) -> Result<(i64, i64)> {
        let size = self.execute("return [window.innerWidth, window.innerHeight]", &[])?;
        let side = |at: usize| size.get(at).and_then(Value::as_i64).context("no viewport");
        Ok((side(0)?, side(1)?))
    }

    /// A picture of the page, as PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        let text = text_of(self.get("/screenshot")?)?;
        STANDARD.decode(text).context("a picture that is not base64")
    }

    /// Keeps a picture of the page.
    pub fn keep_screenshot(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, self.screenshot()?).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Runs a journey; where it fails, keeps a picture and the source of the page as it stood.
    pub fn journey<T>(&self, keep: &Path, walk: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        walk(self).map_err(|error| match self.keep_state(keep) {
            Ok(picture) => error.context(format!("see {}", picture.display())),
            Err(_) => error,
        })
    }

    fn keep_state(&self, folder: &Path) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("failed.html"), self.source()?)?;
        let picture = folder.join("failed.png");
        self.keep_screenshot(&picture)?;
        Ok(picture)
    }

    /// Closes the window and waits for the driver to say so.
    pub fn close(self) {
        drop(self);
    }

    fn get(&self, path: &str) -> Result<Value> {
        self.driver.ask("GET", &format!("/session/{}{path}", self.id), None)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.driver.ask("POST", &format!("/session/{}{path}", self.id), Some(body))
    }
}

fn chrome_options(width: u32, height: u32, screen: Screen) -> Value {
    let metrics = json!({ "width": width, "height": height, "pixelRatio": 2, "touch": true, "mobile": true });
    let mut options = json!({ "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // A page kept for "back" keeps its stream of events, and with it one of six connections.
        "--disable-features=BackForwardCache",
        format!("--window-size={width},{height}"),
    ]});
    if let (Screen::Phone, Some(options)) = (screen, options.as_object_mut()) {
        options.insert("mobileEmulation".into(), json!({ "deviceMetrics": metrics }));
    }
    options
}

impl Drop for Session {
    fn drop(&mut self) {
        // Where the window has gone already there is nothing to close.
        self.driver.ask("DELETE", &format!("/session/{}", self.id), None).ok();
    }
}

fn is_in_the_way(refused: &Refused) -> bool {
    ["element click intercepted", "element not interactable", "move target out of bounds"]
        .contains(&refused.code.as_str())
}

fn text_of(value: Value) -> Result<String> {
    let Value::String(text) = value else { bail!("not a text: {value}") };
    Ok(text)
}
