//! Simulated weeks: several devices and an HQ, over lines that break after any byte, with entries that come
//! twice and in any order, devices that end and begin again, clocks that are put back and forward, and an HQ
//! that stops. Whatever a device had acknowledged is at HQ afterwards, once, and every chain holds.
//! `cargo xtask soak` does it for longer; `CORDON_SEED` does a run again.

use anyhow::{Context, Result, ensure};
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::rules::ids::IncidentId;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire;
use cordon_device::clock::Clock;
use cordon_device::sync;
use cordon_device::{Enrolment, House, Options, Serve, enrol};
use cordon_tests::chance::Chance;
use cordon_tests::line::Line;
use cordon_tests::officer::{Officer, at_scene, incident_of, passphrase};
use cordon_tests::world::{MILL_LANE, World, restraining_order};
use std::env;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Longest that a clock is ever put back or forward.
const SHIFT_SECONDS: u64 = 6 * 3_600;

/// A device's own clock: the world's, and how far it is put from it.
struct Shifted {
    world: Arc<dyn Clock>,
    seconds: Arc<AtomicI64>,
}

impl Clock for Shifted {
    fn wall(&self) -> Timestamp {
        Timestamp::from_millis(self.world.wall().millis() + self.seconds.load(Ordering::SeqCst) * 1_000)
    }

    fn boot(&self) -> (String, i64) {
        self.world.boot()
    }
}

/// A device with its officer, and what was acknowledged on it.
struct Carried {
    home: PathBuf,
    name: String,
    slot: u32,
    officer: Option<Officer>,
    line: Line,
    shift: Arc<AtomicI64>,
    saved: Vec<IncidentId>,
    /// Sealed entries that were copied from it on the way, to come again later.
    copies: Vec<SealedEntry>,
}

impl Carried {
    fn enrolled(world: &World, name: &str) -> Result<Self> {
        let home = world.place(name);
        let line = Line::to(world.address);
        let shift = Arc::new(AtomicI64::new(0));
        let house = Arc::new(House::open(&home, options(world, &shift))?);
        let given = Enrolment { hq: format!("https://{}", line.address), ..world.enrolment(name) };
        let sheet = enrol(&house, &given)?;
        world.confirm(name, &sheet);
        let slot = sheet.slot;
        let officer = Some(Officer { name: name.to_owned(), slot, house });
        Ok(Self { home, name: name.to_owned(), slot, officer, line, shift, saved: Vec::new(), copies: Vec::new() })
    }

    /// The officer at the device, which is opened and unlocked where it was not.
    fn officer(&mut self, world: &World) -> Result<&Officer> {
        if self.officer.is_none() {
            let house = Arc::new(House::open(&self.home, options(world, &self.shift))?);
            self.officer = Some(Officer { name: self.name.clone(), slot: self.slot, house });
        }
        let officer = self.officer.as_ref().context("an officer")?;
        let unlock = wire::Unlock { slot: officer.slot, passphrase: passphrase(&officer.name) };
        officer.house.serve(unlock).map_err(|failure| anyhow::anyhow!("{failure:?}"))?;
        Ok(officer)
    }

    fn record(&mut self, world: &World, number: u64) -> Result<()> {
        let officer = self.officer(world)?;
        officer.open_order(restraining_order());
        let draft = officer.begin(restraining_order(), &format!("He stood at the gate, the {number}th time."));
        let saved = incident_of(&officer.record(draft));
        self.saved.push(saved);
        Ok(())
    }

    /// Tries to reach HQ; whether that works is the line's affair.
    fn tries_to_sync(&mut self, world: &World) -> Result<()> {
        let officer = self.officer(world)?;
        let copied: Vec<SealedEntry> = officer.outbox().into_iter().map(|(_place, sealed)| sealed).collect();
        let _reached_or_not = sync::run_once(&officer.house);
        self.copies.extend(copied);
        self.copies.truncate(200);
        Ok(())
    }
}

fn options(world: &World, shift: &Arc<AtomicI64>) -> Options {
    let options = world.options(MILL_LANE);
    let clock = Shifted { world: Arc::clone(&options.clock), seconds: Arc::clone(shift) };
    Options { clock: Arc::new(clock), ..options }
}

/// What happens next, by chance.
fn step(world: &mut World, devices: &mut [Carried], chance: &mut Chance, number: u64, is_up: &mut bool) -> Result<()> {
    let which = chance.index(devices.len());
    let device = devices.get_mut(which).context("a device")?;
    match chance.below(14) {
        0..=2 => device.record(world, number)?,
        3 => {
            let officer = device.officer(world)?;
            let search = officer.ask(wire::SearchOpen { reason: at_scene() }).search;
            officer.ask(wire::SearchClose { search });
        }
        4..=6 => device.tries_to_sync(world)?,
        7 => device.line.break_after(i64::try_from(chance.below(30_000))?),
        8 => device.line.mend(),
        // Ended where it stood, and begun again at the next use.
        9 => drop(device.officer.take()),
        10 => {
            let shift = i64::try_from(chance.below(2 * SHIFT_SECONDS))? - i64::try_from(SHIFT_SECONDS)?;
            device.shift.store(shift, Ordering::SeqCst);
        }
        11 if *is_up => {
            let mut again: Vec<SealedEntry> = Vec::new();
            for _copy in 0..chance.below(12) {
                again.extend(device.copies.get(chance.index(device.copies.len())).cloned());
            }
            device.line.mend();
            // By a device that holds its certificate: each again, in any order.
            device.officer(world)?.push(again);
        }
        12 if *is_up => {
            world.stop_hq();
            *is_up = false;
        }
        _ => {
            if !*is_up {
                world.start_hq();
                *is_up = true;
            }
            world.pass_seconds(i64::try_from(chance.below(600))?);
        }
    }
    Ok(())
}

/// All that was acknowledged is at HQ, each once, and in the order of its device.
fn is_all_there(world: &World, devices: &mut [Carried]) -> Result<()> {
    for device in devices.iter_mut() {
        device.line.mend();
        device.shift.store(0, Ordering::SeqCst);
        let officer = device.officer(world)?;
        for _time in 0..5 {
            let _said = sync::run_once(&officer.house);
        }
        sync::run_once(&officer.house).map_err(|failure| anyhow::anyhow!("over a whole line: {failure:?}"))?;
        ensure!(officer.outbox().is_empty(), "{} still owes {:?}", officer.name, officer.outbox().len());
    }
    let report = world.hq.verify()?;
    let status = world.hq.status()?;
    ensure!(report.journal_verified && status.forks == 0, "{report:?}");
    ensure!((status.set_aside, status.quarantine) == (0, 0), "{status:?}");
    let mut held = world.hq.incident_ids()?;
    let mut saved: Vec<IncidentId> = devices.iter().flat_map(|device| device.saved.iter().copied()).collect();
    held.sort();
    saved.sort();
    ensure!(held == saved, "hq holds {} incidents of {}", held.len(), saved.len());
    let mut entries = 0;
    for device in devices.iter_mut() {
        let journal = device.officer(world)?.verify();
        ensure!(journal.holds, "{}: {journal:?}", device.name);
        let named = device.officer(world)?.device_file().device;
        let at_hq = report.devices.iter().find(|each| each.device == named).context("a device at hq")?;
        // What the looks just now wrote is on the device alone, yet.
        ensure!(at_hq.entries <= journal.entries, "{}: more at hq than was written", device.name);
        entries += at_hq.entries;
    }
    ensure!(entries == status.entries, "hq counts {} entries, and has {entries}", status.entries);
    Ok(())
}

#[test]
fn whatever_was_acknowledged_is_at_hq_once_however_the_weeks_go() -> Result<()> {
    let is_soak = env::var_os("CORDON_SOAK").is_some();
    let (weeks, devices, steps) = if is_soak { (12, 6, 400) } else { (1, 3, 60) };
    for week in 0..weeks {
        let mut chance = Chance::of_every_run("a simulated week");
        let mut world = World::with_demo_orders();
        let mut carried = Vec::new();
        for number in 0..devices {
            let mut device = Carried::enrolled(&world, &format!("officer{number}"))?;
            // The orders have to be here before anything can be recorded about one.
            device.officer(&world)?.sync();
            carried.push(device);
        }
        let mut is_up = true;
        for number in 0..steps {
            step(&mut world, &mut carried, &mut chance, number, &mut is_up)
                .with_context(|| format!("week {week}, step {number}"))?;
        }
        if !is_up {
            world.start_hq();
        }
        is_all_there(&world, &mut carried).with_context(|| format!("week {week}"))?;
        let saved: usize = carried.iter().map(|device| device.saved.len()).sum();
        println!("week {week}: {saved} incidents of {devices} devices, all at hq once");
        ensure!(saved > 0, "nothing was recorded");
    }
    Ok(())
}
