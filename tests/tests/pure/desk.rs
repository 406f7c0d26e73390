//! A folder in which the real `cordon` is run as somebody without a device would run it.

use anyhow::{Context, Result, ensure};
use cordon_tests::stage::program;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The folder. A home that the program made would lie in it.
pub struct Desk(TempDir);

/// What a run came to.
pub struct Said {
    /// Its exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Result<Self> {
        Ok(Self(TempDir::new()?))
    }

    /// Where a device's home would lie.
    pub fn home(&self) -> PathBuf {
        self.0.path().join("home")
    }

    /// Puts a file on it, and says where.
    pub fn file(&self, name: &str, text: &str) -> Result<String> {
        let place = self.0.path().join(name);
        fs::write(&place, text)?;
        Ok(place.to_string_lossy().into_owned())
    }

    /// The program, with arguments.
    pub fn command(&self, args: &[&str]) -> Result<Command> {
        let mut cordon = Command::new(program("CORDON_BIN", "cordon")?);
        cordon.args(args).current_dir(self.0.path()).stdin(Stdio::null());
        cordon.env("CORDON_HOME", self.home()).env_remove("CORDON_PASSPHRASE");
        Ok(cordon)
    }

    /// Runs it without input.
    pub fn run(&self, args: &[&str]) -> Result<Said> {
        self.run_with(args, b"")
    }

    /// Runs it with something on standard input. No home may come of it.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Result<Said> {
        let mut cordon = self.command(args)?;
        cordon.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = cordon.spawn().context("cannot start cordon")?;
        // A program that refuses its arguments reads nothing.
        let _unread = running.stdin.take().context("no input")?.write_all(input);
        let output = running.wait_with_output()?;
        ensure!(!self.home().exists(), "{args:?} made a device's home");
        Ok(Said {
            code: output.status.code(),
            out: String::from_utf8(output.stdout)?,
            err: String::from_utf8(output.stderr)?,
        })
    }

    /// What it prints as JSON where it succeeds.
    pub fn json(&self, args: &[&str]) -> Result<Value> {
        let said = self.run(args)?;
        ensure!(said.code == Some(0), "{args:?}: {:?} {}{}", said.code, said.out, said.err);
        said.json()
    }

    /// Runs what has to be refused, and returns the fault that it prints as JSON.
    pub fn refused(&self, args: &[&str]) -> Result<Value> {
        let said = self.run(args)?;
        ensure!(said.code == Some(2), "{args:?}: {:?} {}", said.code, said.out);
        let printed = said.json()?;
        ensure!(printed.as_object().is_some_and(|fields| !fields.contains_key("assessment")), "{printed}");
        printed.get("fault").cloned().with_context(|| format!("{args:?}: no fault in {printed}"))
    }
}

impl Said {
    /// Standard output as one JSON value.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.out).with_context(|| format!("not JSON: {}{}", self.out, self.err))
    }

    /// Standard output as a JSON value to a line.
    pub fn lines(&self) -> Result<Vec<Value>> {
        let read = |line: &str| serde_json::from_str(line).with_context(|| format!("not JSON: {line}"));
        self.out.lines().map(read).collect()
    }
}

/// The kind of a fault.
pub fn kind_of(fault: &Value) -> &str {
    text_at(fault, "/kind/kind")
}

/// The words of a fault.
pub fn words_of(fault: &Value) -> &str {
    text_at(fault, "/what")
}

/// A text within a value; empty where there is none.
pub fn text_at<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}
