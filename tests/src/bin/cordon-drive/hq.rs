//! HQ, as the demo stops it, starts it again and asks it.

use crate::{from_env, json_from, listens, write};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The demo's HQ. What we started ends with this value.
pub struct Hq {
    port: u16,
    pid_file: PathBuf,
    serve: Vec<String>,
    program: String,
    data: String,
    key_file: String,
    ours: Option<Child>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Up,
    Down,
}

impl Hq {
    /// As xtask describes it.
    pub fn from_env() -> Result<Self> {
        Ok(Self {
            port: from_env("CORDON_DEMO_HQ_PORT")?.parse().context("CORDON_DEMO_HQ_PORT is no port")?,
            pid_file: from_env("CORDON_DEMO_HQ_PID_FILE")?.into(),
            serve: serde_json::from_str(&from_env("CORDON_DEMO_HQ_CMD")?).context("CORDON_DEMO_HQ_CMD is no list")?,
            program: from_env("CORDON_HQ_BIN")?,
            data: from_env("CORDON_DEMO_HQ_DATA")?,
            key_file: from_env("CORDON_DEMO_HQ_KEY_FILE")?,
            ours: None,
        })
    }

    /// Asks it to end, and waits until nothing listens.
    pub fn stop(&self) -> Result<()> {
        let pid = fs::read_to_string(&self.pid_file).context("no process id of HQ")?;
        let status = Command::new("kill").args(["-TERM", pid.trim()]).status()?;
        ensure!(status.success(), "cannot end HQ");
        self.wait_until(Wanted::Down)
    }

    /// Starts it again where it was.
    pub fn start(&mut self) -> Result<()> {
        let (program, arguments) = self.serve.split_first().context("no command for HQ")?;
        let child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start HQ again")?;
        write(&self.pid_file, &child.id().to_string())?;
        self.ours = Some(child);
        self.wait_until(Wanted::Up)
    }

    /// Whether HQ holds a record that the device made.
    pub fn has_received(&self, breach: &str) -> Result<bool> {
        let mut status = Command::new(&self.program);
        status.args(["status", "--data", &self.data, "--key-file", &self.key_file, "--json", "--breach", breach]);
        let reply = json_from(&mut status)?;
        Ok(reply.get("received") == Some(&Value::Bool(true)))
    }

    fn wait_until(&self, wanted: Wanted) -> Result<()> {
        let start = Instant::now();
        while listens(self.port) != (wanted == Wanted::Up) {
            if start.elapsed() > Duration::from_secs(30) {
                bail!("after 30 s HQ is not {wanted:?} yet");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Hq {
    fn drop(&mut self) {
        if let Some(mut child) = self.ours.take() {
            // Both fail only where it has ended already.
            child.kill().ok();
            child.wait().ok();
        }
    }
}
