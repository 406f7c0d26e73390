//! A display of our own, so that windows open without a screen.

use crate::process::Running;
use anyhow::{Context, Result};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

/// An Xvfb that ends with this value.
pub struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts Xvfb on a free display: it picks the number and tells it on its standard output.
    pub fn start() -> Result<Self> {
        let child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let mut server = Running(child);
        let stdout = server.0.stdout.take().context("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number)?;
        let number: u32 = number.trim().parse().context("Xvfb did not say its display")?;
        Ok(Self { name: format!(":{number}"), _server: server })
    }

    /// Wraps a program in a session bus of its own on this display.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new("dbus-run-session");
        command.arg("--").arg(program);
        command.env("DISPLAY", &self.name).env("NO_AT_BRIDGE", "1").env_remove("WAYLAND_DISPLAY");
        command
    }
}
