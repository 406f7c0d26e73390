//! Writes a made-up Derbyshire: people, the orders that bind and protect them, as JSON lines in
//! Cordon's exchange format. The same seed gives the same bytes.

pub mod dates;
mod demo;
pub mod names;
mod orders;
mod people;
pub mod random;
mod towns;
mod words;

use anyhow::{Context, Result, ensure};
use clap::Args;
use names::Names;
use random::Ids;
use serde_json::Value;
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

/// What to write.
#[derive(Args)]
pub struct Options {
    /// How many people, two at least.
    #[arg(long, default_value_t = 1000)]
    pub people: u64,
    /// How many orders.
    #[arg(long, default_value_t = 600)]
    pub orders: u64,
    /// Which made-up world.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Where to write it.
    #[arg(long)]
    pub out: PathBuf,
}

/// Everything that a generated line depends on beside its number.
struct World {
    ids: Ids,
    names: Names,
    people: u64,
}

/// Writes the data set.
pub fn run(options: &Options) -> Result<()> {
    ensure!(options.people >= 2, "an order needs two people: --people 2 at least");
    let world = World { ids: Ids::new(options.seed), names: Names::new(), people: options.people };
    let mut file = create(&options.out)?;
    demo::lines(&world.ids).iter().try_for_each(|line| write_line(&mut file, line))?;
    for number in 0..options.people {
        people::lines(&world, number).iter().try_for_each(|line| write_line(&mut file, line))?;
    }
    for number in 0..options.orders {
        orders::lines(&world, number).iter().try_for_each(|line| write_line(&mut file, line))?;
    }
    file.flush()?;
    println!("seed: {} people and {} orders in {}", options.people, options.orders, options.out.display());
    Ok(())
}

fn create(path: &Path) -> Result<BufWriter<File>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(BufWriter::with_capacity(1 << 20, file))
}

fn write_line(file: &mut impl Write, line: &Value) -> Result<()> {
    serde_json::to_writer(&mut *file, line)?;
    file.write_all(b"\n")?;
    Ok(())
}

#[cfg(test)]
#[path = "seed_tests.rs"]
mod tests;
