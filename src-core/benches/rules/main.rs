//! Measures the rules against their budgets: `cargo xtask bench core`. What it measures is made up
//! from fixed seeds, so that every run does the same work. The peer, shapely, is measured in the same
//! run, losses included.

mod chance;
mod check;
mod containment;
mod exact;
mod figures;
mod ground;
mod peer;
mod probability;
mod sampled;
mod stopwatch;

use figures::Figures;
use ground::{Spot, Star};
use std::{env, error::Error, path::PathBuf, process::ExitCode};

/// What a step came to; its error says what went wrong.
type Outcome<T> = Result<T, Box<dyn Error>>;

const USAGE: &str = "usage: cargo bench -p cordon-core --bench rules -- [--quick] [--json] [--peer FILE]";

/// How much is measured.
struct Effort {
    /// Points of which it is asked whether a polygon holds them.
    points: usize,
    /// Samples for one probability.
    samples: u32,
}

/// What was asked for.
struct Asked {
    effort: Effort,
    ends_with_json: bool,
    peer: Option<PathBuf>,
}

impl Asked {
    /// Reads the arguments; nothing is asked for by whoever is not `cargo bench`, which says so.
    fn read(mut arguments: impl Iterator<Item = String>) -> Outcome<Option<Self>> {
        let mut asked =
            Self { effort: Effort { points: 1_000_000, samples: 10_000_000 }, ends_with_json: false, peer: None };
        let mut is_bench = false;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--bench" => is_bench = true,
                "--quick" => asked.effort = Effort { points: 100_000, samples: 1_000_000 },
                "--json" => asked.ends_with_json = true,
                "--peer" => asked.peer = Some(arguments.next().ok_or(USAGE)?.into()),
                _ => return Err(USAGE.into()),
            }
        }
        Ok(is_bench.then_some(asked))
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("rules: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<()> {
    let Some(asked) = Asked::read(env::args().skip(1))? else {
        println!("nothing measured: this is for `cargo bench`");
        return Ok(());
    };
    let stars = [star("64-gon", 64)?, star("1,000-gon", 1_000)?];
    let mut figures = Figures::default();
    check::measure(&mut figures)?;
    for star in &stars {
        probability::measure_speed(star, &mut figures)?;
    }
    for star in &stars {
        probability::measure_error(star, asked.effort.samples, &mut figures)?;
    }
    for star in &stars {
        containment::measure(star, asked.effort.points, asked.peer.as_deref(), &mut figures)?;
    }
    if asked.ends_with_json {
        println!("{}", figures.into_json());
    }
    Ok(())
}

/// A star a kilometre wide to each side of the market place.
fn star(name: &'static str, corners: u32) -> Outcome<Star> {
    Star::around(Spot { east: 0.0, north: 0.0 }, name, corners, 1_000.0)
}
