//! Cordon's tooling: `cargo xtask …` sets a machine up, builds, checks, shows and measures.
//!
//! One file per task. It knows the programs by their names and flags only: it imports no cordon
//! crate, so it builds before any of them does.

mod alike;
mod bench;
mod check;
mod crowd;
mod deb;
mod demo;
mod dev;
mod display;
mod glue;
mod icons;
mod module;
mod openapi;
mod phone;
mod places;
mod process;
mod seed;
mod setup;
mod steps;
mod test;
mod texts;
mod tools;
mod ui;
mod wasm;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Cordon's tooling.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what this machine lacks (Debian, as root), then the page's npm packages.
    Setup(setup::Options),
    /// Build the page into target/ui.
    Ui(ui::Options),
    /// Run every test: set-up, page, programs, houses, the real window and the browser.
    Test,
    /// Run what is too long for every test: the package, an hour of sync over each page, two thousand kills,
    /// spoilt input and simulations by the hundred thousand. Needs `test` before it.
    Soak,
    /// Check form: rustfmt, clippy, the floor plan, core and device for phones, licences.
    Check,
    /// Build the page for development and open the app.
    Dev,
    /// Show it working: HQ, a device, a search, an assessment, a breach recorded and received.
    Demo(demo::Options),
    /// Make a Debian package of the window.
    Deb(deb::Options),
    /// Write a made-up data set for tests and measurements.
    Seed(seed::Options),
    /// Write a made-up crowd as large as a county's, and what officers type to find people of it.
    Crowd(crowd::Options),
    /// Measure against the budgets.
    Bench(bench::Options),
    /// List every text of the catalogue with its place.
    Texts,
    /// Write docs/openapi.json, what HQ serves, from its routes.
    Openapi,
    /// Draw the app's icons from icons/cordon.svg.
    Icons,
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("xtask: {error:#}");
            ExitCode::from(if error.is::<setup::Missing>() { 2 } else { 1 })
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Setup(options) => setup::run(&options),
        Task::Ui(options) => ui::run(&options),
        Task::Test => test::run(),
        Task::Soak => test::soak(),
        Task::Check => check::run(),
        Task::Dev => dev::run(),
        Task::Demo(options) => demo::run(&options),
        Task::Deb(options) => deb::run(&options),
        Task::Seed(options) => seed::run(&options),
        Task::Crowd(options) => crowd::run(&options),
        Task::Bench(options) => bench::run(&options),
        Task::Texts => texts::list(),
        Task::Openapi => openapi::run(),
        Task::Icons => icons::run(),
    }
}
