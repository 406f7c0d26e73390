//! HQ under load: many devices that ask whether there is news, over TLS 1.3 with a certificate each, on
//! loopback. HQ is its own program, as is the bare route beside which it is measured; both share the machine
//! with what asks. Everything is bounded in time and number.

mod bare;
mod devices;
mod hq;
mod line;

pub use bare::serve as serve_bare;

use crate::figures::{Figures, Goal};
use crate::seeded::Seeded;
use anyhow::{Context, Result, ensure};
use cordon_hq::{Hq, StoreKey};
use devices::Device;
use line::{Line, Road};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{sleep, sleep_until};

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
    pub const WHOLE: Self = Self { each: Duration::from_secs(10), held: HELD_OF_GOAL, orders: 10_000 };
    /// For a look.
    pub const QUICK: Self = Self { each: Duration::from_secs(2), held: 1_000, orders: 1_000 };
}

/// Devices that ask at one time.
const ASKING: usize = 128;
/// Connections of one device among those that are held: it may have eight.
const LINES_OF_DEVICE: usize = 5;
/// Every so many of them sends a head that does not end; the others have asked once and are silent.
const SLOW: usize = 10;
/// Between two questions of one device, where they are asked at a steady pace: some 2,500 a second of them all.
const PACE: Duration = Duration::from_millis(51);
/// Between two commits, where HQ's store is written to meanwhile: fifty a second, if the disk lets it.
const BETWEEN_COMMITS: Duration = Duration::from_millis(20);
/// Beside so many held connections, the tail of the others has a goal.
const HELD_OF_GOAL: usize = 10_000;
/// Descriptors that are no held line: of those that it may open, HQ keeps 256 for itself and up to 1,024 for
/// handshakes; beside the lines of those who ask, this program has some too.
const OWN_FILES: u64 = 2_048;
/// As long may lines that were closed here still be counted as open at HQ.
const CLOSING: Duration = Duration::from_millis(500);

/// How a device asks.
#[derive(Clone, Copy)]
enum Manner {
    /// Again as soon as it is answered: what HQ does not answer is not asked, so its times are of a full house.
    AsAnswered,
    /// Every so often, whether the answer before came in time or not.
    Paced,
}

/// Measures all of it.
pub fn measure(folder: &Path, extent: Extent, figures: &mut Figures) -> Result<()> {
    let held = extent.held.min(usize::try_from(files()?.saturating_sub(OWN_FILES)).unwrap_or(0));
    if held < extent.held {
        let asked = extent.held;
        let few = format!("{held}, not {asked}, for this system lets a program open so few files (`ulimit -Hn`)");
        figures.note("connections that are held", &few);
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

    let peer = runtime.block_on(ask(&to_bare, extent.each, Manner::AsAnswered))?;
    let ours = runtime.block_on(ask(first, extent.each, Manner::AsAnswered))?;
    let again = runtime.block_on(ask(&to_bare, extent.each, Manner::AsAnswered))?;
    peer.tell("peer: a bare route over the same TLS", Goal::Unset, figures);
    again.tell("peer: a bare route, once more", Goal::Unset, figures);
    ours.tell("no-op syncs", Goal::AtLeast(20_000.0), figures);
    let of_peer = ours.per_second() / peer.per_second().max(again.per_second());
    figures.add("no-op syncs, of what the faster bare route answered", of_peer, "x", Goal::Unset);

    let (writing, commits) = runtime.block_on(beside_writes(&hq, second, extent.each))?;
    figures.add("commits meanwhile, of 50 asked for: a second", commits, "/s", Goal::Unset);
    writing.tell("no-op syncs while these commits forget what is known", Goal::Unset, figures);
    let alone = runtime.block_on(ask(third, extent.each, Manner::Paced))?;
    figures.add("asked at a steady pace: a second", paced_rate(), "/s", Goal::Unset);
    alone.tell_paced("at a steady pace", &[(99, 20.0)], figures);
    figures.add("HQ's memory before connections are held", server.memory_mib()?, "MiB", Goal::Unset);
    if held == 0 {
        figures.note("beside held connections", "not measured, for none can be held here");
        return Ok(());
    }
    let holders: Vec<Road> = devices.get(5 * ASKING..).unwrap_or_default().iter().map(road).collect::<Result<_>>()?;
    let beside = beside_held(&runtime, &holders, held, (fourth, fifth), extent, &server, figures)?;
    let goal = Goal::AtMost(2.0).given(|| held >= HELD_OF_GOAL);
    let name = format!("p99 at a steady pace beside {held} held connections, of p99 without");
    figures.add(&name, beside.percentile(99) / alone.percentile(99), "x", goal);
    Ok(())
}

/// While connections are held: at a steady pace, and as fast as it goes. Figures of fewer than were to be held
/// would be of something else: if HQ let go of some before the steady pace was over, there are none.
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
    figures.add(&format!("{held} connections opened, TLS and a question each"), opened_s, "s", Goal::Unset);
    let (slow, idle): (Vec<_>, Vec<_>) = lines.into_iter().enumerate().partition(|(at, _)| at % SLOW == 0);
    let trickling = runtime.spawn(trickle(slow.into_iter().map(|(_, line)| line).collect()));
    let beside = runtime.block_on(ask(paced, extent.each, Manner::Paced))?;
    let still = held_by(server)?;
    ensure!(still >= held as f64, "of {held} connections HQ holds {still} after the steady pace");
    beside.tell_paced(&format!("at a steady pace beside {held} held connections"), &[], figures);
    let rest = runtime.block_on(ask(fast, extent.each, Manner::AsAnswered))?;
    rest.tell(&format!("no-op syncs beside {held} held connections"), Goal::Unset, figures);
    figures.add("of these HQ holds at the end", held_by(server)?, "", Goal::AtLeast(held as f64));
    figures.add("HQ's memory with them", server.memory_mib()?, "MiB", Goal::Unset);
    trickling.abort();
    drop(idle);
    Ok(beside)
}

/// Connections that HQ holds, once those of the devices that asked are closed at its end too.
fn held_by(server: &hq::Program) -> Result<f64> {
    thread::sleep(CLOSING);
    server.metric("cordon_hq_connections")
}

/// How many questions a second a group asks at its pace.
fn paced_rate() -> f64 {
    ASKING as f64 / PACE.as_secs_f64()
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

    fn tell(&self, name: &str, goal: Goal, figures: &mut Figures) {
        figures.add(&format!("{name}: answered a second"), self.per_second(), "/s", goal);
        figures.spread(&format!("{name}, {ASKING} at a time"), &self.times_ms, &[]);
    }

    fn tell_paced(&self, name: &str, goals: &[(usize, f64)], figures: &mut Figures) {
        figures.add(&format!("{name}: answered a second"), self.per_second(), "/s", Goal::Unset);
        figures.spread(&format!("{name}, from when it was due"), &self.times_ms, goals);
    }
}

/// Each device asks over a line of its own until the time is over.
async fn ask(roads: &[Road], during: Duration, manner: Manner) -> Result<Answered> {
    ask_over(open(roads).await?, during, manner).await
}

/// A line of each device, one after another; each has asked once.
async fn open(roads: &[Road]) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(roads.len());
    for road in roads {
        let mut line = Line::open(road).await?;
        line.learn_tag().await?;
        lines.push(line);
    }
    Ok(lines)
}

async fn ask_over(lines: Vec<Line>, during: Duration, manner: Manner) -> Result<Answered> {
    let began = Instant::now();
    let until = began + during;
    let share = PACE / u32::try_from(lines.len().max(1))?;
    let mut askers = Vec::with_capacity(lines.len());
    // At a pace they do not ask all in the same moment.
    for (line, turn) in lines.into_iter().zip(0_u32..) {
        askers.push(match manner {
            Manner::AsAnswered => tokio::spawn(as_answered(line, until)),
            Manner::Paced => tokio::spawn(paced(line, began + share * turn, until)),
        });
    }
    let mut times_ms = Vec::new();
    for asker in askers {
        times_ms.extend(asker.await??);
    }
    ensure!(!times_ms.is_empty(), "nothing was answered");
    Ok(Answered { times_ms, seconds: began.elapsed().as_secs_f64() })
}

async fn as_answered(mut line: Line, until: Instant) -> Result<Vec<f64>> {
    let mut times_ms = Vec::new();
    while Instant::now() < until {
        let asked = Instant::now();
        line.ask_again().await?;
        times_ms.push(ms_since(asked));
    }
    Ok(times_ms)
}

/// Every question that falls due is asked, and none is left out because the one before was answered late: it
/// counts from when it was due. Where the line was free by then it counts from when it is sent, for what the timer
/// oversleeps here is no time of HQ's.
async fn paced(mut line: Line, first: Instant, until: Instant) -> Result<Vec<f64>> {
    let mut times_ms = Vec::new();
    let mut due = first;
    while due < until {
        let waited_for = if Instant::now() < due {
            sleep_until(due.into()).await;
            Instant::now()
        } else {
            due
        };
        line.ask_again().await?;
        times_ms.push(ms_since(waited_for));
        due += PACE;
    }
    Ok(times_ms)
}

fn ms_since(moment: Instant) -> f64 {
    moment.elapsed().as_secs_f64() * 1000.0
}

/// As [`ask`], while something is committed again and again, from when the lines are open to when the last is
/// answered. Returns how many commits a second there were.
async fn beside_writes(hq: &Hq, roads: &[Road], during: Duration) -> Result<(Answered, f64)> {
    let lines = open(roads).await?;
    let over = Arc::new(AtomicBool::new(false));
    let writer = (hq.clone(), Arc::clone(&over));
    let writing = thread::spawn(move || commit_until(&writer.0, &writer.1));
    let answered = ask_over(lines, during, Manner::AsAnswered).await;
    over.store(true, Ordering::Relaxed);
    let commits = writing.join().ok().context("the writer panicked")??;
    Ok((answered?, commits))
}

fn commit_until(hq: &Hq, over: &AtomicBool) -> Result<f64> {
    let began = Instant::now();
    let (mut commits, mut due) = (0_u32, began);
    while !over.load(Ordering::Relaxed) {
        hq.mint_code(&devices::officer(0))?;
        commits += 1;
        due += BETWEEN_COMMITS;
        thread::sleep(due.saturating_duration_since(Instant::now()));
    }
    Ok(f64::from(commits) / began.elapsed().as_secs_f64())
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
