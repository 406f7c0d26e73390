//! A passphrase that is typed at a terminal: a test's own, beside the program.

use super::*;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};
use std::os::fd::OwnedFd;
use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

/// A program at a terminal, and the end of the terminal at which somebody types.
struct Typing {
    typist: OwnedFd,
    terminal: OwnedFd,
    program: Child,
}

impl Typing {
    fn at_a_terminal(mut cordon: Command) -> Result<Self> {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let typist = openpt(flags)?;
        grantpt(&typist)?;
        unlockpt(&typist)?;
        let terminal = ioctl_tiocgptpeer(&typist, flags)?;
        cordon.env_remove("CORDON_PASSPHRASE").stdin(terminal.try_clone()?).stderr(terminal.try_clone()?);
        let program = cordon.stdout(Stdio::null()).spawn().context("the program does not start")?;
        Ok(Self { typist, terminal, program })
    }

    /// Whether the terminal shows what is typed.
    fn shows(&self) -> Result<bool> {
        Ok(tcgetattr(&self.terminal)?.local_modes.contains(LocalModes::ECHO))
    }

    /// Waits until the passphrase is asked for.
    fn asked(&mut self) -> Result<()> {
        let start = Instant::now();
        while self.shows()? {
            ensure!(self.program.try_wait()?.is_none(), "it ended without asking");
            ensure!(start.elapsed() < Duration::from_secs(30), "it never asked");
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// Waits until the program has ended.
    fn ended(&mut self) -> Result<ExitStatus> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.program.try_wait()? {
                return Ok(status);
            }
            ensure!(start.elapsed() < Duration::from_secs(30), "it goes on");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        // One that has ended cannot be ended again.
        let _ended = self.program.kill();
        let _waited = self.program.wait();
    }
}

#[test]
fn a_signal_while_a_passphrase_is_typed_leaves_a_terminal_that_shows_what_is_typed() -> Result<()> {
    let place = tempfile::tempdir()?;
    let (home, ca) = (place.path().join("device"), place.path().join("ca.pem"));
    fs::write(&ca, "-----BEGIN CERTIFICATE-----\n")?;
    let ca = ca.to_string_lossy().into_owned();
    let enrol = ["enrol", "--hq", "https://localhost:1", "--ca", &ca, "--code", "ABCDE-FGHJK"];
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT] {
        let mut typing = Typing::at_a_terminal(command(&home, &enrol)?)?;
        ensure!(typing.shows()?, "the terminal begins as one that shows it");
        typing.asked()?;
        ensure!(!home.exists(), "nothing is made before there is a passphrase");
        kill_process(Pid::from_child(&typing.program), signal)?;
        let status = typing.ended()?;
        ensure!(!status.success() && typing.shows()?, "{signal:?}: {status:?}");
    }
    Ok(())
}

#[test]
fn while_somebody_types_a_passphrase_the_device_is_free_for_others() -> Result<()> {
    let stage = in_touch()?;
    for asked in [&["search", "smith", "--reason", "at-scene"][..], &["sync"], &["verify", "journal"]] {
        let mut typing = Typing::at_a_terminal(command(&stage.home(), asked)?)?;
        typing.asked()?;
        let beside = run(&mut command(&stage.home(), &["status"])?)?;
        ensure!(beside.code == Some(0), "{asked:?}: {beside:?}");
        rustix::io::write(&typing.typist, format!("{PASSPHRASE}\n").as_bytes())?;
        let status = typing.ended()?;
        ensure!(status.success() && typing.shows()?, "{asked:?}: {status:?}");
    }
    Ok(())
}
