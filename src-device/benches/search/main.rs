//! `cargo xtask bench search`: people from a file into an encrypted replica, as sync puts them there;
//! then an index made as at unlock, and every query timed, its right answer known. Last, areas.

mod areas;
mod crowd;
mod figures;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use cordon_core::rules::find;
use cordon_core::rules::time::Day;
use cordon_device::search::{Found, Index, Shelf};
use cordon_device::store::open_replica;
use crowd::{Crowd, Question};
use figures::{Asked, Figures};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// People listed, as the page lists them.
const LISTED: usize = 50;
/// Queries asked before any is timed, and themselves never timed: as many as of the peers, in the same way.
const WARM_UP: usize = 100;
/// No more than one in so many queries warms up.
const FEWEST_TO_ONE: usize = 10;
/// Ages are counted to this day, so that a run repeats.
const TODAY: (i32, u32, u32) = (2026, 11, 28);

/// How to measure.
#[derive(Parser)]
struct Options {
    /// People: `id,name,dob[,postcode][,plate]`; several rows may tell of one id.
    #[arg(long)]
    people: PathBuf,
    /// Queries: the same columns, the id being the right answer; `origin` and `kind` make slices.
    #[arg(long)]
    queries: PathBuf,
    /// Names alone: leave dates and postcodes out of the queries.
    #[arg(long)]
    names_only: bool,
    /// End with one line of JSON.
    #[arg(long)]
    json: bool,
    /// Make the index of the file itself, without a store: for a quick look at changes to the engine.
    #[arg(long)]
    no_store: bool,
    /// Print this many queries whose answer is not among the first ten.
    #[arg(long, default_value_t = 0)]
    misses: usize,
    /// Type so many of the queries letter by letter too, and time every keystroke.
    #[arg(long, default_value_t = 0)]
    keystrokes: usize,
    /// Cargo passes it to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("replica.db");
    let mut key = [0_u8; 32];
    getrandom::fill(&mut key).ok().context("no randomness")?;

    let mut crowd = Crowd::default();
    let (engine, build, resident) = if options.no_store {
        let start = Instant::now();
        let index = crowd.index(&options.people)?;
        (Engine::Index(Box::new(index)), start.elapsed(), (0.0, resident_mb()))
    } else {
        let start = Instant::now();
        crowd.load(&options.people, &mut open_replica(&place, &key)?)?;
        println!("replica: {} people in {} rows, {:.1} s", crowd.people(), crowd.rows(), start.elapsed().as_secs_f64());
        let before = resident_mb();
        let start = Instant::now();
        let shelf = Shelf::begin(place, key, || ());
        shelf.waiting()();
        (Engine::Shelf(shelf), start.elapsed(), (before, resident_mb()))
    };

    let today = Day::new(TODAY.0, TODAY.1, TODAY.2).context("no such day")?;
    let queries = crowd.queries(&options.queries, options.names_only)?;
    ensure!(!queries.is_empty(), "no queries in {}", options.queries.display());
    let warming = Picked::of(WARM_UP.min(queries.len() / FEWEST_TO_ONE), queries.len());
    for query in queries.iter().step_by(warming.every).take(warming.count) {
        engine.find(&query.text, today)?;
    }
    let typing = Picked::of(options.keystrokes.min(queries.len() / 2), queries.len());
    let keystrokes = typed(&engine, queries.iter().step_by(typing.every).take(typing.count), today)?;
    let mut asked = Vec::with_capacity(queries.len());
    for (number, query) in queries.into_iter().enumerate() {
        let start = Instant::now();
        let found = engine.find(&query.text, today)?;
        let took = start.elapsed();
        let is_new = !warming.have(number) && !typing.have(number);
        let place = found.matches.iter().position(|each| each.person == query.answer);
        asked.push(Asked { query, place, listed: found.matches.len(), took: is_new.then_some(took) });
    }
    println!("asked before, and so not timed: {} to warm up, {} typed by letters", warming.count, typing.count);
    let memory_mb = engine.bytes() as f64 / 1e6;
    let figures = Figures { asked, keystrokes, build, memory_mb, resident_mb: resident };
    figures.print(options.misses);
    areas::print()?;
    if options.json {
        println!("{}", figures.json());
    }
    Ok(())
}

/// So many queries spread over all of them: some of every kind, for they stand in the file by kinds.
struct Picked {
    count: usize,
    every: usize,
}

impl Picked {
    fn of(count: usize, queries: usize) -> Self {
        Self { count, every: (queries / count.max(1)).max(1) }
    }

    fn have(&self, number: usize) -> bool {
        number.is_multiple_of(self.every) && number / self.every < self.count
    }
}

/// Types queries letter by letter. Returns what every keystroke took.
fn typed<'a>(engine: &Engine, queries: impl Iterator<Item = &'a Question>, today: Day) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for query in queries {
        for (end, letter) in query.text.char_indices() {
            let text = query.text.get(..end + letter.len_utf8()).context("a letter ends where the next begins")?;
            let start = Instant::now();
            black_box(engine.find(text, today)?);
            times.push(start.elapsed());
        }
    }
    Ok(times)
}

/// What answers.
enum Engine {
    /// A session's, over an encrypted replica.
    Shelf(Shelf),
    /// The index alone.
    Index(Box<Index>),
}

impl Engine {
    fn find(&self, text: &str, today: Day) -> Result<Found> {
        let query = find::read(text, today);
        match self {
            Self::Shelf(shelf) => shelf.find(&query, today, LISTED)?.context("no index"),
            Self::Index(index) => Ok(index.find(&query, today, LISTED, None)),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Shelf(shelf) => shelf.bytes(),
            Self::Index(index) => index.bytes(),
        }
    }
}

/// What the whole process holds in memory, in MB; 0 where the system does not say.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kb = line.and_then(|line| line.split_whitespace().next()).and_then(|kb| kb.parse::<f64>().ok());
    kb.unwrap_or(0.0) / 1000.0
}
