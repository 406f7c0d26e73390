//! Tools of cargo's that are built once and kept beside the target folder.

use crate::{places, process};
use anyhow::{Context, Result};
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

const DENY: &str = "cargo-deny";
const DENY_VERSION: &str = "0.20.2";
/// Longest a look for advisories may take: where there is no network, it says so late.
const LOOK: Duration = Duration::from_secs(60);

/// `cargo-deny`: of this machine, else built once.
pub fn deny() -> Result<PathBuf> {
    if let Some(found) = process::on_path(DENY) {
        return Ok(found);
    }
    let tools = places::target().join("tools");
    let program = tools.join("bin").join(DENY);
    if program.is_file() {
        return Ok(program);
    }
    let mut install = process::cargo();
    install.args(["install", DENY, "--locked", "--version", DENY_VERSION, "--debug", "--root"]).arg(&tools);
    // Its own folder, taken away afterwards: nothing else is built from these sources.
    let built_in = tools.join("build");
    install.env("CARGO_TARGET_DIR", &built_in).env_remove("RUSTFLAGS");
    process::run(&mut install).context("cargo-deny cannot be installed")?;
    std::fs::remove_dir_all(&built_in).ok();
    Ok(program)
}

/// Whether the database of advisories is here or can be fetched.
pub fn has_advisories(deny: &Path) -> bool {
    let mut fetch = Command::new(deny);
    process::forget_outer_package(&mut fetch);
    process::run_within(fetch.current_dir(places::root()).args(["fetch", "db"]), LOOK)
}
