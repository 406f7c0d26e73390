//! Plays an officer in the real window, from the lock screen to HQ's receipt, with HQ stopped in
//! between: `cordon-drive demo`. `cargo xtask demo` sets the stage and says where things are.

mod arrest;
mod him;
mod hq;
mod officer;
mod pages;
mod pictures;

use anyhow::{Context, Result, bail};
use cordon_tests::webdriver::{Driver, Session};
use hq::Hq;
use officer::Officer;
use pages::Seen;
use serde_json::{Value, json};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long a closed window may take to end and let its stores go.
const LONGEST_CLOSING: Duration = Duration::from_secs(30);

/// Where xtask put things.
struct Stage {
    app: PathBuf,
    cordon: PathBuf,
    home: PathBuf,
    out: PathBuf,
    passphrase_file: PathBuf,
}

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() != Some("demo") {
        println!("usage: cordon-drive demo (started by `cargo xtask demo`)");
        return ExitCode::from(2);
    }
    let mut steps = Vec::new();
    let report = match demo(&mut steps) {
        Ok(report) => report,
        Err(error) => json!({ "failed": format!("{error:#}"), "steps": steps }),
    };
    println!("{report}");
    if is_as_wanted(&report) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn is_as_wanted(report: &Value) -> bool {
    let is = |key: &str, wanted: &Value| report.get(key) == Some(wanted);
    is("assessment", &json!("fits")) && is("received_by_hq", &json!(true)) && is("journal_verified", &json!(true))
}

fn demo(steps: &mut Vec<Value>) -> Result<Value> {
    let stage = Stage {
        app: from_env("CORDON_APP_BIN")?.into(),
        cordon: from_env("CORDON_BIN")?.into(),
        home: from_env("CORDON_HOME")?.into(),
        out: from_env("CORDON_DEMO_OUT")?.into(),
        passphrase_file: from_env("CORDON_DEMO_PASSPHRASE_FILE")?.into(),
    };
    let mut hq = Hq::from_env()?;
    let seen = at_the_door(&stage, &mut hq, steps)?;
    let received = hq.has_received(&seen.breach)?;
    let verified = journal_verifies(&stage)?;
    Ok(json!({
        "can_i_arrest": seen.arrest.json(),
        "searched_ms": seen.searched_ms,
        "assessment": seen.assessment,
        "saved_ms": seen.saved_ms,
        "breach_id": seen.breach,
        "received_by_hq": received,
        "journal_verified": verified,
        "steps": steps,
    }))
}

/// The journey in the window, which is closed at its end: one process holds a device's stores.
fn at_the_door(stage: &Stage, hq: &mut Hq, steps: &mut Vec<Value>) -> Result<Seen> {
    let passphrase = std::fs::read_to_string(&stage.passphrase_file).context("no passphrase file")?;
    // The window inherits the driver's environment: whose device, and where it stands.
    let window = Session::app(Driver::webkit(|_| ())?, &stage.app)?;
    let seen = window.journey(&stage.out, |window| {
        let mut officer = Officer::new(window, &stage.out, steps);
        pages::walk(&mut officer, hq, passphrase.trim())
    });
    window.close();
    seen
}

fn journal_verifies(stage: &Stage) -> Result<bool> {
    let mut verify = Command::new(&stage.cordon);
    verify.args(["verify", "journal", "--json", "--home"]).arg(&stage.home);
    verify.arg("--passphrase-file").arg(&stage.passphrase_file);
    let reply = once_let_go(|| json_from(&mut verify))?;
    Ok(reply.get("holds") == Some(&Value::Bool(true)))
}

/// Asks again while the closed window still holds the stores: it may take its time to end.
fn once_let_go(mut ask: impl FnMut() -> Result<Value>) -> Result<Value> {
    let start = Instant::now();
    loop {
        match ask() {
            Err(error) if error.to_string().contains("held_elsewhere") && start.elapsed() < LONGEST_CLOSING => {
                thread::sleep(Duration::from_millis(100));
            }
            answered => return answered,
        }
    }
}

/// Runs a program that answers in JSON.
fn json_from(command: &mut Command) -> Result<Value> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {command:?}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        bail!("{}: {command:?}: {text}", output.status);
    }
    serde_json::from_str(text.trim()).with_context(|| format!("no JSON from {command:?}: {text}"))
}

fn from_env(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: start this with `cargo xtask demo`"))
}

/// Whether something listens on a port of this machine.
fn listens(port: u16) -> bool {
    std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
