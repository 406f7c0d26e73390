//! HQ under load: many devices that ask whether there is news, over TLS 1.3 with a certificate each, on
//! loopback. HQ is its own program, as is the bare route beside which it is measured; both share the machine
//! with what asks. Everything is bounded in time and number.

mod bare;
mod devices;
mod hq;
mod line;

pub use bare::serve as serve_bare;

use crate::figures::Figures;
use crate::seeded::Seeded;
use anyhow::{Context, Result, ensure};
use cordon_hq::{Hq, StoreKey};
use devices::Device;
use line::{Line, Road};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{MissedTickBehavior, interval, sleep};

/// How much is measured.
#[derive(Clone, Copy)]
pub struct Extent {
    /// For how long each figure is taken.
    each: Duration,
    /// Connections that are held beside.
    held: usize,
    /// Orders that HQ holds.
    orders: u64,
}

impl Extent {
    /// For publication.
    pub const WHOLE: Self = Self { each: Duration::from_secs(10), held: 10_000, orders: 10_000 };
    /// For a look.
    pub const QUICK: Self = Self { each: Duration::from_secs(2), held: 1_000, orders: 1_000 };
}

/// Devices that ask at one time.
const ASKING: usize = 128;
/// Connections of one device among those that are held: it may have eight.
const LINES_OF_DEVICE: usize = 5;
/// Every so many of them sends a head that does not end; the others have asked once and are silent.
const SLOW: usize = 10;
/// Between two questions of one device, where they are asked at a steady pace.
const PACE: Duration = Duration::from_millis(80);
/// Descriptors that this program and HQ need beside their lines.
const OWN_FILES: u64 = 1_024;

/// Measures all of it.
pub fn measure(folder: &Path, extent: Extent, figures: &mut Figures) -> Result<()> {
    let held = extent.held.min(usize::try_from(files()?.saturating_sub(OWN_FILES)).unwrap_or(0));
    if held < extent.held {
        println!("this system lets a program open so few files that {held} connections are held, not {}", extent.held);
    }
    let key = StoreKey::new([7; 32]);
    let hq = Hq::open(&folder.join("hq"), &key)?;
    let seeded = Seeded::write(&folder.join("seed.jsonl"), extent.orders)?;
    hq.import_path(&seeded.path)?;
    let server = hq::Program::start(folder)?;
    let bare = bare::Program::start(folder, &hq.ca_pem_file())?;
    // Groups that ask by turns, for each device may ask only so often; and those that only hold lines.
    let began = Instant::now();
    let devices = devices::enrol(&hq, server.address, 5 * ASKING + held.div_ceil(LINES_OF_DEVICE))?;
    println!("{} devices enrolled in {:.0} s", devices.len(), began.elapsed().as_secs_f64());
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let road = |device: &Device| device.road(server.address, hq.ca_pem(), "/v1/scopes");
    let groups: Vec<Vec<Road>> =
        devices.chunks(ASKING).take(5).map(|group| group.iter().map(road).collect()).collect::<Result<_>>()?;
    let [first, second, third, fourth, fifth] = groups.as_slice() else { anyhow::bail!("too few devices") };
    let to_bare: Vec<Road> = devices
        .iter()
        .take(ASKING)
        .map(|device| device.road(bare.address, &bare.ca_pem, "/bare"))
        .collect::<Result<_>>()?;

    let peer = runtime.block_on(ask(&to_bare, extent.each, None))?;
    let ours = runtime.block_on(ask(first, extent.each, None))?;
    let again = runtime.block_on(ask(&to_bare, extent.each, None))?;
    peer.tell("peer: a bare route over the same TLS", "", figures);
    again.tell("peer: a bare route, once more", "", figures);
    ours.tell("no-op syncs", ">= 15000", figures);
    let of_peer = ours.per_second() / peer.per_second().max(again.per_second());
    figures.add("no-op syncs beside the bare route", of_peer, "x", "reported");

    let writing = runtime.block_on(async { beside_writes(&hq, second, extent.each).await })?;
    writing.tell("no-op syncs while 50 commits a second forget what is known", "", figures);
    let alone = runtime.block_on(ask(third, extent.each, Some(PACE)))?;
    alone.tell("at a steady pace", "", figures);
    figures.add("HQ's memory before connections are held", server.memory_mib()?, "MiB", "");
    let holders: Vec<Road> = devices.get(5 * ASKING..).unwrap_or_default().iter().map(road).collect::<Result<_>>()?;
    let beside = beside_held(&runtime, &holders, held, (fourth, fifth), extent, &server, figures)?;
    figures.add("p99 beside them, of p99 without", beside.percentile(99) / alone.percentile(99), "x", "<= 2");
    Ok(())
}

/// While connections are held: at a steady pace, and as fast as it goes.
fn beside_held(
    runtime: &Runtime,
    holders: &[Road],
    held: usize,
    (paced, fast): (&[Road], &[Road]),
    extent: Extent,
    server: &hq::Program,
    figures: &mut Figures,
) -> Result<Answered> {
    let began = Instant::now();
    let lines = runtime.block_on(hold(holders, held))?;
    let opened_s = began.elapsed().as_secs_f64();
    figures.add(&format!("{held} connections opened, TLS and a question each"), opened_s, "s", "");
    let (slow, idle): (Vec<_>, Vec<_>) = lines.into_iter().enumerate().partition(|(at, _)| at % SLOW == 0);
    let trickling = runtime.spawn(trickle(slow.into_iter().map(|(_, line)| line).collect()));
    let beside = runtime.block_on(ask(paced, extent.each, Some(PACE)))?;
    beside.tell("at a steady pace beside them", "", figures);
    let rest = runtime.block_on(ask(fast, extent.each, None))?;
    rest.tell("no-op syncs beside them", "", figures);
    figures.add("of them HQ holds at the end", server.metric("cordon_hq_connections")?, "", "");
    figures.add("HQ's memory with them", server.memory_mib()?, "MiB", "");
    trickling.abort();
    drop(idle);
    Ok(beside)
}

/// What a group of devices was answered.
struct Answered {
    times_ms: Vec<f64>,
    seconds: f64,
}

impl Answered {
    fn per_second(&self) -> f64 {
        self.times_ms.len() as f64 / self.seconds
    }

    fn percentile(&self, share: usize) -> f64 {
        crate::figures::percentile(&self.times_ms, share)
    }

    fn tell(&self, name: &str, goal: &str, figures: &mut Figures) {
        figures.add(&format!("{name}: a second"), self.per_second(), "/s", goal);
        figures.spread(name, &self.times_ms, "");
    }
}

/// Each device asks over a line of its own, at a pace or as fast as it is answered, until the time is over.
async fn ask(roads: &[Road], during: Duration, pace: Option<Duration>) -> Result<Answered> {
    let mut lines = Vec::with_capacity(roads.len());
    for road in roads {
        let mut line = Line::open(road).await?;
        line.learn_tag().await?;
        lines.push(line);
    }
    let began = Instant::now();
    let until = began + during;
    let askers: Vec<_> =
        lines.into_iter().enumerate().map(|(at, line)| tokio::spawn(go_on(line, at, until, pace))).collect();
    let mut times_ms = Vec::new();
    for asker in askers {
        times_ms.extend(asker.await??);
    }
    ensure!(!times_ms.is_empty(), "nothing was answered");
    Ok(Answered { times_ms, seconds: began.elapsed().as_secs_f64() })
}

async fn go_on(mut line: Line, at: usize, until: Instant, pace: Option<Duration>) -> Result<Vec<f64>> {
    let mut times_ms = Vec::new();
    let mut turns = pace.map(interval);
    if let (Some(pace), Some(turns)) = (pace, turns.as_mut()) {
        turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // Not all in the same moment.
        sleep(pace * u32::try_from(at % ASKING).unwrap_or(0) / u32::try_from(ASKING).unwrap_or(1)).await;
        turns.reset();
    }
    while Instant::now() < until {
        if let Some(turns) = turns.as_mut() {
            turns.tick().await;
        }
        let began = Instant::now();
        line.ask_again().await?;
        times_ms.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(times_ms)
}

/// As [`ask`], while something is committed fifty times a second.
async fn beside_writes(hq: &Hq, roads: &[Road], during: Duration) -> Result<Answered> {
    let writer = hq.clone();
    let until = Instant::now() + during;
    let writing = std::thread::spawn(move || -> Result<()> {
        while Instant::now() < until {
            writer.mint_code(&devices::officer(0))?;
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    });
    let answered = ask(roads, during, None).await;
    writing.join().ok().context("the writer panicked")??;
    answered
}

/// Opens lines that have asked once.
async fn hold(roads: &[Road], count: usize) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(count);
    let wanted: Vec<&Road> = roads.iter().cycle().take(count).collect();
    for some in wanted.chunks(64) {
        let opening: Vec<_> = some
            .iter()
            .map(|road| {
                let road = (*road).clone();
                tokio::spawn(async move {
                    let mut line = Line::open(&road).await?;
                    line.learn_tag().await?;
                    anyhow::Ok(line)
                })
            })
            .collect();
        for opened in opening {
            lines.push(opened.await??);
        }
    }
    Ok(lines)
}

/// Heads that never end: a byte every two seconds on each line.
async fn trickle(mut lines: Vec<Line>) {
    loop {
        for line in &mut lines {
            // One that HQ let go is one less.
            line.trickle().await.ok();
        }
        sleep(Duration::from_secs(2)).await;
    }
}

/// How many files a program may open here, after this one has asked for all it may have.
fn files() -> Result<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum })
        .context("the number of open files cannot be raised")?;
    Ok(limit.maximum.unwrap_or(u64::MAX))
}
