//! One engine's run over the task: every engine is filled, warmed and asked in the same way.

use crate::{
    people::{Person, Query},
    rows::Rows,
    store::{Engine, Hit},
};
use anyhow::Result;
use fastrand::Rng;
use std::{collections::HashSet, time::Instant};

/// How many people an answer may hold: whoever comes after them is lost.
pub const PLACES: usize = 10;
/// How many queries are asked before any is timed, and themselves never timed.
const WARM_UP: usize = 100;
/// No more than one in so many queries warms up.
const FEWEST_TO_ONE: usize = 10;
/// Where the random orders begin.
const SEED: u64 = 20_261_110;

/// Who can be found, and who is looked for.
pub struct Task {
    pub people: Vec<Person>,
    pub queries: Vec<Query>,
}

/// How an engine did.
pub struct Outcome {
    pub engine: &'static str,
    /// How long it took to load and to index.
    pub build_ms: f64,
    /// What its table and indexes take.
    pub bytes: u64,
    /// One for each query, in their order. Never empty.
    pub answers: Vec<Answer>,
}

/// What became of a query.
pub struct Answer {
    /// The place of the right person among those found, from 1 to 10.
    pub place: Option<usize>,
    /// Whether nobody at all was found.
    pub is_empty: bool,
    /// How long the engine took; nothing where it had been asked before to warm up.
    pub ms: Option<f64>,
}

/// Fills an engine, warms it and asks it everything.
pub fn measure<E: Engine>(
    engine: &'static str,
    task: &Task,
    build: impl FnOnce(&Rows<'_>) -> Result<E>,
) -> Result<Outcome> {
    let mut random =
        Rng::with_seed(engine.bytes().fold(SEED, |seed, letter| seed * 31 % 1_000_000_007 + u64::from(letter)));
    let rows = Rows::shuffled(&task.people, &mut random);
    let (mut built, build_ms) = timed(|| build(&rows))?;
    // Some of every kind, for they stand in the file by kinds.
    let warming = WARM_UP.min(task.queries.len() / FEWEST_TO_ONE);
    let every = (task.queries.len() / warming.max(1)).max(1);
    for query in task.queries.iter().step_by(every).take(warming) {
        built.ask(&query.sought.said)?;
    }
    let mut answers = Vec::with_capacity(task.queries.len());
    for (number, query) in task.queries.iter().enumerate() {
        let has_warmed = number.is_multiple_of(every) && number / every < warming;
        let (hits, ms) = timed(|| built.ask(&query.sought.said))?;
        let is_empty = hits.is_empty();
        let place = place(&query.sought.id, &ranked(hits, &mut random), &rows)?;
        answers.push(Answer { place, is_empty, ms: (!has_warmed).then_some(ms) });
    }
    Ok(Outcome { engine, build_ms, bytes: built.bytes()?, answers })
}

/// The best first, equals in random order.
fn ranked(mut hits: Vec<Hit>, random: &mut Rng) -> Vec<Hit> {
    random.shuffle(&mut hits);
    hits.sort_by(|one, other| other.score.total_cmp(&one.score));
    hits
}

/// The place of a person among the people found: several rows of one person take one place.
fn place(id: &str, hits: &[Hit], rows: &Rows<'_>) -> Result<Option<usize>> {
    let mut found = HashSet::new();
    for hit in hits {
        let person = rows.person(hit.row)?;
        found.insert(person);
        if person == id {
            return Ok(Some(found.len()).filter(|place| *place <= PLACES));
        }
    }
    Ok(None)
}

/// Does something, and says how many milliseconds it took.
fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, f64)> {
    let start = Instant::now();
    let done = work()?;
    Ok((done, start.elapsed().as_secs_f64() * 1000.0))
}

impl Outcome {
    /// The share of queries whose right person is among the first so many.
    pub fn recall(&self, among: usize) -> f64 {
        self.mean(|answer| f64::from(u8::from(answer.place.is_some_and(|place| place <= among))))
    }

    /// The mean of one over the place, where lost counts nothing.
    pub fn mean_reciprocal_rank(&self) -> f64 {
        self.mean(|answer| answer.place.map_or(0.0, |place| 1.0 / place as f64))
    }

    /// The share of queries that end with nobody: all who are sought are there, so each clears wrongly.
    pub fn false_clear(&self) -> f64 {
        self.mean(|answer| f64::from(u8::from(answer.is_empty)))
    }

    /// The nearest rank of the times. Of fewer than a hundred there is no 99th: it would be the slowest.
    pub fn percentile(&self, share: usize) -> f64 {
        let mut times: Vec<f64> = self.answers.iter().filter_map(|answer| answer.ms).collect();
        if share == 99 && times.len() < 100 {
            return f64::NAN;
        }
        times.sort_by(f64::total_cmp);
        let rank = (times.len() * share).div_ceil(100).saturating_sub(1);
        times.get(rank).copied().unwrap_or(f64::NAN)
    }

    fn mean(&self, worth: impl Fn(&Answer) -> f64) -> f64 {
        self.answers.iter().map(worth).sum::<f64>() / self.answers.len() as f64
    }
}
