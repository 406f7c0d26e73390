//! A display without a screen, and a session bus of one's own.

use anyhow::{Context, Result, ensure};
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

/// An Xvfb that ends with this value.
pub struct Display {
    name: String,
    server: Child,
}

impl Display {
    /// Starts Xvfb on a free display: it picks the number and tells it on its standard output.
    pub fn start() -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let stdout = server.stdout.take();
        let mut display = Self { name: String::new(), server };
        let mut number = String::new();
        BufReader::new(stdout.context("Xvfb has no output")?).read_line(&mut number)?;
        let number: u32 = number.trim().parse().context("Xvfb did not say its display")?;
        display.name = format!(":{number}");
        Ok(display)
    }

    /// Its name, for `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// A session bus that ends with this value.
pub struct Bus {
    address: String,
    daemon: Child,
}

impl Bus {
    /// Starts a bus, which tells its address on its standard output.
    pub fn start() -> Result<Self> {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start dbus-daemon")?;
        let stdout = daemon.stdout.take();
        let mut bus = Self { address: String::new(), daemon };
        BufReader::new(stdout.context("the bus has no output")?).read_line(&mut bus.address)?;
        bus.address = bus.address.trim().to_owned();
        Ok(bus)
    }

    /// Its address, for `DBUS_SESSION_BUS_ADDRESS`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Sends a signal with one argument, as `dbus-send` writes it: "boolean:true".
    pub fn signal(&self, path: &str, name: &str, argument: &str) -> Result<()> {
        let mut send = Command::new("dbus-send");
        send.args(["--session", "--type=signal", path, name, argument]).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        ensure!(send.status()?.success(), "the signal {name} was not sent");
        Ok(())
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        self.daemon.kill().ok();
        self.daemon.wait().ok();
    }
}

/// Wraps a program in a session bus of its own.
pub fn on_own_bus(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(program);
    command
}
