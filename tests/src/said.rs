//! What a program said, driven from outside.

use anyhow::{Context, Result};
use std::process::{Command, Stdio};

/// What a program said, and with which code it ended.
#[derive(Debug)]
pub struct Said {
    /// Its code; none where it was killed.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs a program to its end, nothing on its standard input.
pub fn run(command: &mut Command) -> Result<Said> {
    let done = command.stdin(Stdio::null()).output().context("the program does not start")?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(Said { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) })
}
