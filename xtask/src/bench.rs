//! Measures against the budgets of DESIGN §9.

use crate::{places, process, ui};
use anyhow::Result;
use clap::Args;
use std::{env, fs, process::Command};

/// How to measure.
#[derive(Args)]
pub struct Options {
    /// Small data sets: for a look, not for publication.
    #[arg(long)]
    quick: bool,
    /// Passed on to cordon-bench.
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Measures speeds, then sizes.
pub fn run(options: &Options) -> Result<()> {
    ui::build(ui::Edition::Release)?;
    // One build of all programs, so that they share one set of features.
    process::run(process::cargo().args([
        "build",
        "--locked",
        "--release",
        "--workspace",
        "--exclude",
        "cordon-ui",
        "--bins",
    ]))?;
    let mut bench = Command::new(places::built("release", "cordon-bench"));
    bench.current_dir(places::root()).args(options.quick.then_some("--quick")).args(&options.rest);
    bench.env("CORDON_XTASK_BIN", env::current_exe()?);
    bench.env("CORDON_BIN", places::built("release", "cordon"));
    bench.env("CORDON_HQ_BIN", places::built("release", "cordon-hq"));
    bench.env("CORDON_APP_BIN", places::built("release", "cordon-app"));
    let measured = process::run(&mut bench);
    for program in ["cordon", "cordon-hq", "cordon-app"] {
        let bytes = fs::metadata(places::built("release", program))?.len();
        println!("size: {program:<12} {:6.1} MiB", bytes as f64 / (1024.0 * 1024.0));
    }
    ui::print_sizes()?;
    measured
}
