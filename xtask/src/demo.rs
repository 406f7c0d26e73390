//! The whole of Cordon in one command: HQ, its orders, an enrolled device and the real window.

use crate::{
    display::Display,
    places,
    process::{self, Running},
    seed, setup,
    steps::timed,
    test, ui,
};
use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use serde_json::{Value, json};
use std::{
    env,
    fs::{self, File, OpenOptions},
    io::{Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
    vec,
};

/// How to show it.
#[derive(Args)]
pub struct Options {
    /// Let the driver play the officer, on a display of its own.
    #[arg(long)]
    headless: bool,
    /// A folder of court feeds to take in beside those of tests/feeds.
    #[arg(long)]
    feeds: Option<PathBuf>,
}

const PASSPHRASE: &str = "blue heron above the weir";
const COLLAR: &str = "1234";
const OFFICER: [&str; 6] = ["--officer", "PC 1234 Example", "--collar", COLLAR, "--initials", "AE"];

/// Where the demo keeps its things.
struct Stage {
    folder: PathBuf,
}

impl Stage {
    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// A running HQ and where it listens.
struct Hq {
    process: Running,
    port: u16,
}

/// What enrolment needs from HQ.
struct Invitation {
    code: String,
    ca: PathBuf,
}

/// Shows it.
pub fn run(options: &Options) -> Result<()> {
    let stage = Stage { folder: places::root().join("target/demo") };
    let steps: Vec<&str> = STEPS.into_iter().chain((!shows_window(options)).then_some(AT_THE_DOOR)).collect();
    let mut way = Way { steps: steps.into_iter(), done: 0 };
    way.step(setup::all)?;
    way.step(build)?;
    // Who sits at the screen needs no driver.
    let windows: &[&str] = if shows_window(options) { &["cordon-app"] } else { &["cordon-app", "cordon-drive"] };
    way.step(|| test::programs_alone(windows))?;
    way.step(|| set(&stage))?;
    let hq = way.step(|| start_hq(&stage))?;
    way.step(|| import(&stage, options))?;
    let invitation = way.step(|| invite(&stage))?;
    let number = way.step(|| enrol(&stage, &hq, &invitation))?;
    way.step(|| confirm(&stage, &number))?;
    way.step(|| sync(&stage))?;
    if shows_window(options) {
        timed("over to you", || show(&stage))?;
        return hq.process.stop();
    }
    let report = way.step(|| drive(&stage, &hq))?;
    println!("{report}");
    Ok(())
}

/// What is done, in this order.
const STEPS: [&str; 10] = [
    "set-up",
    "page, and the programs without a window",
    "the window",
    "an empty stage",
    "HQ starts",
    "HQ takes orders in",
    "HQ invites an officer",
    "the device enrols",
    "HQ confirms the number on its screen",
    "the device syncs",
];
/// And last, where nobody sits at the screen.
const AT_THE_DOOR: &str = "an officer at the door";

/// How far the demo is.
struct Way {
    steps: vec::IntoIter<&'static str>,
    done: usize,
}

impl Way {
    /// The next step, under its name.
    fn step<T>(&mut self, step: impl FnOnce() -> Result<T>) -> Result<T> {
        let name = self.steps.next().context("a step without a name")?;
        self.done += 1;
        timed(&format!("{} of {}: {name}", self.done, self.done + self.steps.len()), step)
    }
}

/// Whether there is a screen, and a person is to sit at it.
fn shows_window(options: &Options) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !options.headless && ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(is_set)
}

/// The page and what does not embed it, at the same time: the end of the page's build keeps one core only.
fn build() -> Result<()> {
    let (page, programs) = thread::scope(|scope| {
        let page = scope.spawn(|| ui::build(ui::Edition::Release));
        let programs = test::programs_alone(&["cordon", "cordon-hq"]);
        (page.join(), programs)
    });
    programs?;
    page.unwrap_or_else(|_| bail!("the page's build ended of itself"))
}

fn set(stage: &Stage) -> Result<()> {
    if stage.folder.exists() {
        fs::remove_dir_all(&stage.folder)?;
    }
    fs::create_dir_all(&stage.folder)?;
    write_secret(&stage.at("hq.key"), &random_hex()?)?;
    write_secret(&stage.at("passphrase"), PASSPHRASE)?;
    seed::run(&seed::Options { people: 300, orders: 200, seed: 1, out: stage.at("seed.jsonl") })
}

/// 32 random bytes as hex.
fn random_hex() -> Result<String> {
    let mut bytes = [0_u8; 32];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(hex::encode(bytes))
}

fn write_secret(path: &Path, text: &str) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{text}")?;
    Ok(())
}

fn start_hq(stage: &Stage) -> Result<Hq> {
    let port_file = stage.at("hq.port");
    let log = File::create(stage.at("hq.log"))?;
    let mut serve = hq_command(stage, "serve");
    serve.args(["--init", "--listen", "127.0.0.1:0", "--port-file"]).arg(&port_file);
    serve.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    let mut process = Running(serve.spawn().context("cannot start cordon-hq")?);
    fs::write(stage.at("hq.pid"), process.0.id().to_string())?;
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        if let Some(port) = fs::read_to_string(&port_file).ok().and_then(|text| read_port(&text)) {
            return Ok(Hq { process, port });
        }
        if let Some(status) = process.0.try_wait()? {
            bail!("HQ ended at once ({status}): see {}", stage.at("hq.log").display());
        }
        thread::sleep(Duration::from_millis(50));
    }
    bail!("HQ did not say its port within a minute: see {}", stage.at("hq.log").display())
}

/// A port, written alone or behind an address.
fn read_port(text: &str) -> Option<u16> {
    text.trim().rsplit(':').next()?.parse().ok()
}

fn hq_command(stage: &Stage, task: &str) -> Command {
    let mut command = Command::new(places::built("debug", "cordon-hq"));
    command.args([task, "--data"]).arg(stage.at("hq")).arg("--key-file").arg(stage.at("hq.key"));
    command
}

fn import(stage: &Stage, options: &Options) -> Result<()> {
    let mut command = hq_command(stage, "import");
    command.arg(stage.at("seed.jsonl"));
    let own = places::root().join("tests/feeds");
    if own.is_dir() {
        command.arg(own);
    }
    command.args(&options.feeds);
    // Its outcome is printed for a person: the log would say it again.
    command.env("CORDON_HQ_LOG", "warn");
    process::run(&mut command)
}

fn invite(stage: &Stage) -> Result<Invitation> {
    let reply = process::text(hq_command(stage, "enrol").args(OFFICER).arg("--json"))?;
    let reply: Value = serde_json::from_str(&reply).context("cordon-hq enrol --json gave no JSON")?;
    let field = |name: &str| reply.get(name).and_then(Value::as_str).map(str::to_owned);
    Ok(Invitation {
        code: field("code").context("no code from cordon-hq enrol")?,
        ca: field("ca_pem_file").context("no ca_pem_file from cordon-hq enrol")?.into(),
    })
}

/// Enrols the device, and returns the six digits that its officer reads out.
fn enrol(stage: &Stage, hq: &Hq, invitation: &Invitation) -> Result<String> {
    let mut command = device_command(stage, "enrol");
    command.args(["--hq", &format!("https://127.0.0.1:{}", hq.port), "--ca"]).arg(&invitation.ca);
    command.args(["--code", &invitation.code, "--json"]);
    let reply: Value =
        serde_json::from_str(&process::text(&mut command)?).context("cordon enrol --json gave no JSON")?;
    reply.get("compare").and_then(Value::as_str).map(str::to_owned).context("no number from cordon enrol")
}

fn confirm(stage: &Stage, number: &str) -> Result<()> {
    process::run(hq_command(stage, "confirm").args([COLLAR, number]))
}

fn sync(stage: &Stage) -> Result<()> {
    process::run(&mut device_command(stage, "sync"))
}

fn device_command(stage: &Stage, task: &str) -> Command {
    let mut command = Command::new(places::built("debug", "cordon"));
    command.args([task, "--home"]).arg(stage.at("device")).arg("--passphrase-file").arg(stage.at("passphrase"));
    command
}

/// Opens the window for a person, and says what to try.
fn show(stage: &Stage) -> Result<()> {
    let hq = fs::read_to_string(stage.at("hq.pid"))?;
    println!("{}", guide(hq.trim()));
    let mut app = Command::new(places::built("debug", "cordon-app"));
    at_the_door(&mut app, stage);
    process::run(&mut app)
}

/// What there is to try, a line each, in the order of a call to a door.
fn guide(hq: &str) -> String {
    let lines = [
        format!("1. Unlock with: {PASSPHRASE}"),
        "2. Search for: smith alan 12/04/1988, open him, then his order.".to_owned(),
        "3. You stand in Mill Lane, Belper: check his order against here and now.".to_owned(),
        "4. Record a breach: saved means on this disk, with or without a network.".to_owned(),
        "5. Sync, and look at the record again: HQ's receipt stands beside it.".to_owned(),
        format!("6. Stop HQ (kill {hq}) and do it all again: it goes on, and what waits is counted at the top."),
        "7. Lock: what was shown is gone from the screen, and what you looked at is in the journal.".to_owned(),
        "The window stays until you close it.".to_owned(),
    ];
    lines.join("\n")
}

/// Whose device it is, and where it stands: in Mill Lane, to within eight metres.
fn at_the_door(command: &mut Command, stage: &Stage) {
    command.env("CORDON_HOME", stage.at("device")).env("CORDON_LOCATION", "sim:53.0233,-1.4870,8");
}

/// Lets the driver play the officer and returns the JSON line it ends with.
fn drive(stage: &Stage, hq: &Hq) -> Result<String> {
    let display = Display::start()?;
    let mut driver = display.command(places::built("debug", "cordon-drive"));
    driver.arg("demo");
    test::programs(&mut driver);
    at_the_door(&mut driver, stage);
    driver
        .env("CORDON_DEMO_OUT", &stage.folder)
        .env("CORDON_DEMO_PASSPHRASE_FILE", stage.at("passphrase"))
        .env("CORDON_DEMO_HQ_DATA", stage.at("hq"))
        .env("CORDON_DEMO_HQ_KEY_FILE", stage.at("hq.key"))
        .env("CORDON_DEMO_HQ_PORT", hq.port.to_string())
        .env("CORDON_DEMO_HQ_PID_FILE", stage.at("hq.pid"))
        .env("CORDON_DEMO_HQ_CMD", serve_again(stage, hq.port).to_string());
    let mut report = None;
    let succeeded = process::each_line(&mut driver, |line| {
        if line.starts_with('{') {
            report = Some(line);
        } else {
            println!("{line}");
        }
    })?;
    let report = report.context("the driver gave no report: see target/demo")?;
    ensure!(succeeded, "the demo did not go as it should: {report}");
    Ok(report)
}

/// The command that starts HQ again at the same address, for the driver, which stops it.
fn serve_again(stage: &Stage, port: u16) -> Value {
    let mut serve = hq_command(stage, "serve");
    serve.args(["--listen", &format!("127.0.0.1:{port}"), "--port-file"]).arg(stage.at("hq.port"));
    let words = std::iter::once(serve.get_program()).chain(serve.get_args());
    json!(words.map(|word| word.to_string_lossy()).collect::<Vec<_>>())
}
