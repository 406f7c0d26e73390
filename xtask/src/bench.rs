//! Measures against the budgets: everything, or one part by name.

mod search;

use crate::{places, process, ui};
use anyhow::Result;
use clap::{Args, Subcommand};
use std::{env, fs, process::Command};

/// How to measure.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    /// One part alone.
    #[command(subcommand)]
    part: Option<Part>,
    /// Small data sets: for a look, not for publication.
    #[arg(long)]
    quick: bool,
    /// Arguments for cordon-bench, the program that measures, after `--`.
    #[arg(last = true, value_name = "ARGUMENT")]
    rest: Vec<String>,
}

/// What can be measured alone.
#[derive(Subcommand)]
enum Part {
    /// The rules: the check of an order, P(inside) and its error, containment beside shapely. Builds
    /// core alone.
    Core(CoreOptions),
    /// The law: the table of cases beside what the rules answer, and 720 starts of clocks beside a calendar of
    /// their own. Fails where something is wrong that is not a known gap. Builds core alone.
    Law,
    /// Finding people: recall, times, memory. Without files, two made-up crowds of a million: the same in every
    /// run, and one that is drawn for it.
    Search(search::Options),
    /// HQ under load: syncs without news from many devices over TLS, beside a bare route, and while ten
    /// thousand connections are held, or as many as the system lets it open.
    Load(LoadOptions),
    /// What others do with the same data, in the same run as ours.
    Peers {
        /// At what.
        #[command(subcommand)]
        at: Peers,
    },
}

/// At what others are measured.
#[derive(Subcommand)]
enum Peers {
    /// Finding people: tantivy, SQLite's FTS5 and PostgreSQL's pg_trgm.
    Search(search::Options),
}

/// How to measure HQ under load.
#[derive(Args)]
struct LoadOptions {
    /// Fewer connections and less time: for a look, not for publication.
    #[arg(long)]
    quick: bool,
    /// End with one line of JSON.
    #[arg(long)]
    json: bool,
}

/// How to measure core.
#[derive(Args)]
struct CoreOptions {
    /// Fewer points and samples: for a look, not for publication.
    #[arg(long)]
    quick: bool,
    /// End with one line of JSON.
    #[arg(long)]
    json: bool,
}

/// Measures a part, or every part and then the sizes.
pub fn run(options: &Options) -> Result<()> {
    match &options.part {
        Some(Part::Core(core)) => measure_core(core),
        Some(Part::Law) => compare_law(),
        Some(Part::Load(load)) => measure_load(load),
        Some(Part::Search(options)) => search::measure(options),
        Some(Part::Peers { at: Peers::Search(options) }) => search::beside_peers(options),
        None => {
            let core = measure_core(&CoreOptions { quick: options.quick, json: false });
            let programs = measure_programs(options);
            core.and(programs)
        }
    }
}

/// The bench target of core: cargo builds core and its few dependencies for it, and nothing else.
fn measure_core(options: &CoreOptions) -> Result<()> {
    let mut bench = process::cargo();
    bench.args(["bench", "--locked", "-p", "cordon-core", "--bench", "rules", "--"]);
    bench.args(options.quick.then_some("--quick")).args(options.json.then_some("--json"));
    bench.arg("--peer").arg(places::root().join("tests/peers/shapely_contains.py"));
    process::run(&mut bench)
}

/// Another bench target of core, which measures no time.
fn compare_law() -> Result<()> {
    process::run(process::cargo().args(["bench", "--locked", "-p", "cordon-core", "--bench", "law"]))
}

/// HQ as a program, and what asks it.
fn measure_load(options: &LoadOptions) -> Result<()> {
    let programs = ["--bin", "cordon-hq", "--bin", "cordon-bench"];
    let build = ["build", "--locked", "--release", "--workspace", "--exclude", "cordon-ui"];
    process::run(process::cargo().args(build).args(programs))?;
    let mut bench = Command::new(places::built("release", "cordon-bench"));
    bench.current_dir(places::root()).arg("--load");
    bench.args(options.quick.then_some("--quick")).args(options.json.then_some("--json"));
    bench.env("CORDON_XTASK_BIN", env::current_exe()?);
    bench.env("CORDON_HQ_BIN", places::built("release", "cordon-hq"));
    process::run(&mut bench)
}

/// The programs, on seeded data.
fn measure_programs(options: &Options) -> Result<()> {
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
