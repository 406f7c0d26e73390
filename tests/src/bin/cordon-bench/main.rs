//! Measures against the budgets: `cordon-bench [--quick | --people N] [--search [--keep FOLDER] | --load]
//! [--json]`, started by `cargo xtask bench`, which says where the programs are. Every figure names what was
//! measured, and the peers are measured in the same run. With `--keep`, the device that was filled stays in
//! a folder, and searches of it alone are measured the next time.

mod device;
mod disk;
mod figures;
mod load;
mod relay;
mod search;
mod seeded;

use anyhow::{Context, Result, bail};
use cordon_core::wire::Unlock;
use cordon_device::{House, Options, Serve, sync};
use cordon_tests::stage::{PASSPHRASE, Stage};
use figures::{Figures, Goal, timed};
use relay::Relay;
use seeded::Seeded;
use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// For so many orders a first sync has a goal, which is set for no other number.
const ORDERS_OF_GOAL: u64 = 1_000_000;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cordon-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<()> {
    let mut people = 100_000;
    // A tail of one in a hundred takes a hundred times nine megabytes: not for a look.
    let mut with_photos = 100;
    let (mut as_json, mut search_alone, mut load_alone) = (false, false, false);
    let mut keep: Option<PathBuf> = None;
    let mut extent = load::Extent::WHOLE;
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => (people, extent, with_photos) = (10_000, load::Extent::QUICK, 20),
            "--people" => people = arguments.next().context("--people N")?.parse().context("--people N")?,
            "--json" => as_json = true,
            "--search" => search_alone = true,
            "--keep" => keep = Some(arguments.next().context("--keep FOLDER")?.into()),
            "--load" => load_alone = true,
            "--bare-route" => {
                let (devices_ca, ca_file) = arguments.next().zip(arguments.next()).context("--bare-route CA FILE")?;
                return load::serve_bare(Path::new(&devices_ca), Path::new(&ca_file));
            }
            _ => bail!("usage: cordon-bench [--quick | --people N] [--search [--keep FOLDER] | --load] [--json]"),
        }
    }
    if load_alone {
        let folder = tempfile::tempdir()?;
        let mut figures = Figures::new(as_json);
        disk::tell(folder.path(), &mut figures);
        load::measure(folder.path(), extent, &mut figures)?;
        return figures.end();
    }
    let mut figures = Figures::new(as_json);
    if let Some(folder) = keep.as_deref().filter(|folder| folder.join("device").is_dir()) {
        return kept(folder, people, figures);
    }
    let stage = keep.map_or_else(Stage::empty, Stage::kept_in)?;
    let seeded = Seeded::write(&stage.at("seed.jsonl"), people)?;
    let (imported, import_s) = timed(|| stage.hq.import_path(&seeded.path))?;
    let broken: u64 = imported.files.iter().map(|file| file.broken).sum();
    anyhow::ensure!(broken == 0, "HQ could not read {broken} lines of the seed");
    let folder = stage.at("");
    disk::tell(&folder, &mut figures);
    figures.add(&format!("HQ takes in {people} people, {people} orders"), import_s, "s", Goal::Unset);

    let relay = Relay::to(stage.address())?;
    let house = House::open(&stage.home(), Options::plain("cordon-bench"))?;
    stage.enrol_through(&house, relay.address)?;
    first_sync(&house, &relay, &mut figures, people)?;
    if search_alone {
        return searches(&house, &seeded, &folder, figures);
    }
    no_op_sync(&house, &relay, &mut figures)?;
    disk::append_and_sync(&folder, "before", &mut figures)?;
    search::measure(&house, &seeded, &folder, &mut figures)?;
    device::check_orders(&house, &mut figures)?;
    device::save(&house, with_photos, &mut figures)?;
    disk::append_and_sync(&folder, "after", &mut figures)?;
    // One process holds a device's stores.
    drop(house);
    device::cold_start(&stage, &mut figures)?;
    figures.end()
}

/// Searches alone, between two looks at the disk.
fn searches(house: &House, seeded: &Seeded, folder: &Path, mut figures: Figures) -> Result<()> {
    disk::append_and_sync(folder, "before", &mut figures)?;
    search::measure(house, seeded, folder, &mut figures)?;
    disk::append_and_sync(folder, "after", &mut figures)?;
    figures.end()
}

/// Searches of a device that an earlier run filled and kept.
fn kept(folder: &Path, people: u64, mut figures: Figures) -> Result<()> {
    disk::tell(folder, &mut figures);
    let seeded = Seeded::read(&folder.join("seed.jsonl"), people)?;
    let house = House::open(&folder.join("device"), Options::plain("cordon-bench"))?;
    house.serve(Unlock { slot: 1, passphrase: PASSPHRASE.to_owned() })?;
    searches(&house, &seeded, folder, figures)
}

/// To an encrypted store that can be searched, over mutual TLS on loopback.
fn first_sync(house: &House, relay: &Relay, figures: &mut Figures, orders: u64) -> Result<()> {
    let before = relay.bytes();
    let (outcome, seconds) = timed(|| sync::run_once(house))?;
    anyhow::ensure!(outcome.news, "the first sync brought nothing");
    let bytes = relay.bytes().checked_sub(before).context("the relay counts backwards")?;
    let goal = Goal::AtMost(10.0).given(|| orders >= ORDERS_OF_GOAL);
    figures.add(&format!("first sync of {orders} orders"), seconds, "s", goal);
    figures.add("first sync, both ways", bytes as f64 / (1024.0 * 1024.0), "MiB", Goal::Unset);
    Ok(())
}

/// Nothing to push, nothing new, over the connection of the run before.
fn no_op_sync(house: &House, relay: &Relay, figures: &mut Figures) -> Result<()> {
    const TIMES: u32 = 100;
    let is_quiet = |_| sync::run_once(house).is_ok_and(|outcome| outcome.pushed == 0 && !outcome.news);
    anyhow::ensure!((0..10).any(is_quiet), "sync does not come to rest");
    let before = relay.bytes();
    let mut times = Vec::new();
    for _ in 0..TIMES {
        times.push(timed(|| sync::run_once(house))?.1 * 1000.0);
    }
    let bytes = relay.bytes().checked_sub(before).context("the relay counts backwards")?;
    figures.spread("no-op sync", &times, &[(50, 1.0)]);
    let of_each = bytes as f64 / f64::from(TIMES);
    figures.add("no-op sync, both ways, with TLS records", of_each, "B", Goal::AtMost(300.0));
    Ok(())
}
