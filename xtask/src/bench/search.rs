//! Finding people, measured: our index over an encrypted replica, and what others do with the same.

use crate::{crowd, places, process};
use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::Value;
use std::{
    collections::{HashMap, hash_map::RandomState},
    fs,
    hash::BuildHasher,
    path::PathBuf,
    process::Command,
};

/// With whom to measure.
#[derive(Args)]
pub struct Options {
    /// People: `id,name,dob[,postcode][,plate]`. Without it, a crowd is made up.
    #[arg(long, requires = "queries")]
    people: Option<PathBuf>,
    /// Queries: the same columns, the id being the right answer.
    #[arg(long, requires = "people")]
    queries: Option<PathBuf>,
    /// How large a crowd to make up.
    #[arg(long, default_value_t = 1_000_000, conflicts_with = "people")]
    crowd: u64,
    /// Which crowd to make up, and which queries with it. Without it ours is measured on two: the first, which
    /// everybody who changed the search could look at, and one that is drawn for this run, which nobody could. Beside
    /// peers it is the first alone.
    #[arg(long, conflicts_with = "people")]
    seed: Option<u64>,
    /// Type so many of the queries letter by letter too, and time every keystroke of the engine alone.
    #[arg(long, default_value_t = 0)]
    keystrokes: usize,
    /// Ask by names alone.
    #[arg(long)]
    names_only: bool,
    /// Print this many queries that were answered wrongly.
    #[arg(long, default_value_t = 0)]
    misses: usize,
    /// End with a line of JSON, one for each crowd.
    #[arg(long)]
    json: bool,
}

/// The same crowd in every run. Whoever changes the search sees what becomes of it, and may suit it unawares.
const KNOWN_SEED: u64 = 1;
/// Seeds that are drawn are below this, so that one can be read out and given again.
const DRAWN_BELOW: u64 = 1_000_000_000;
/// Queries of each kind asked of a made-up crowd.
const QUERIES: u64 = 1_000;
/// Queries of each kind asked of the peers too.
const PEER_QUERIES: usize = 100;
/// What is compared with peers: the key, and whether less is better.
const COMPARED: [(&str, bool); 7] = [
    ("recall@1", false),
    ("recall@10", false),
    ("mrr", false),
    ("false_clear", true),
    ("p50_ms", true),
    ("p99_ms", true),
    ("build_ms", true),
];

/// Measures ours, on files that are named or on made-up crowds.
pub fn measure(options: &Options) -> Result<()> {
    if let Some(files) = named(options)? {
        return process::run(&mut ours(options, &files, options.json));
    }
    let crowds = match options.seed {
        Some(seed) => vec![(seed, format!("seed {seed}"))],
        None => {
            let drawn = drawn_seed();
            vec![
                (KNOWN_SEED, format!("seed {KNOWN_SEED}, the same in every run")),
                (drawn, format!("seed {drawn}, drawn for this run and seen by nobody before")),
            ]
        }
    };
    for (seed, told) in crowds {
        let files = crowd_of(options.crowd, seed)?;
        println!("crowd: {told}");
        process::run(&mut ours(options, &files, options.json))?;
        if seed != KNOWN_SEED && options.seed.is_none() {
            // Nobody asks for it by chance again, and it is large.
            fs::remove_dir_all(crowd_folder(options.crowd, seed))?;
        }
    }
    Ok(())
}

/// Measures ours and every peer on the same files, and prints the ratios, losses too.
pub fn beside_peers(options: &Options) -> Result<()> {
    let files = match named(options)? {
        Some(files) => files,
        None => crowd_of(options.crowd, options.seed.unwrap_or(KNOWN_SEED))?,
    };
    let files = few_of_each(files)?;
    let mut measured = results(&mut ours(options, &files, true))?;
    ensure!(!measured.is_empty(), "the bench ended without figures");
    if let Some(Value::Object(ours)) = measured.first_mut() {
        ours.insert("engine".to_owned(), Value::from("cordon"));
    }
    let mut peers = process::cargo();
    peers.args(["run", "--release", "--locked", "--manifest-path"]);
    peers.arg(places::root().join("tests/peers/search/Cargo.toml"));
    // Beside the workspace's own: the two locks agree on nothing.
    peers.arg("--target-dir").arg(places::root().join("target/peers"));
    peers.arg("--").arg("--people").arg(&files.people).arg("--queries").arg(&files.queries).arg("--json");
    measured.extend(results(&mut peers)?);
    compare(&measured);
    println!("ours reads an encrypted store and lists up to 50 people; the peers read plain ones, 40 rows each");
    if options.json {
        println!("{}", Value::from(measured));
    }
    Ok(())
}

struct Files {
    people: PathBuf,
    queries: PathBuf,
}

/// The files that were named.
fn named(options: &Options) -> Result<Option<Files>> {
    let (Some(people), Some(queries)) = (&options.people, &options.queries) else { return Ok(None) };
    // The bench runs in its own folder.
    let whole = |path: &PathBuf| path.canonicalize().with_context(|| format!("no file {}", path.display()));
    Ok(Some(Files { people: whole(people)?, queries: whole(queries)? }))
}

/// A made-up crowd, written where it is not yet.
fn crowd_of(people: u64, seed: u64) -> Result<Files> {
    let folder = crowd_folder(people, seed);
    let files = Files { people: folder.join("people.csv"), queries: folder.join("queries.csv") };
    if !files.people.is_file() || !files.queries.is_file() {
        crowd::run(&crowd::Options { people, queries: QUERIES, seed, out: folder })?;
    }
    Ok(files)
}

fn crowd_folder(people: u64, seed: u64) -> PathBuf {
    let name = if seed == KNOWN_SEED { people.to_string() } else { format!("{people}-{seed}") };
    places::root().join("target/crowd").join(name)
}

/// A seed that is another in every run: the standard library keys its maps at random, and no clock is asked.
fn drawn_seed() -> u64 {
    // Not the one that is known.
    KNOWN_SEED + 1 + RandomState::new().hash_one(KNOWN_SEED) % DRAWN_BELOW
}

/// The slowest peers take a fifth of a second a query: of each kind some are asked, and no plates,
/// which the peers do not know. Queries of no kind are all asked.
fn few_of_each(files: Files) -> Result<Files> {
    let text = fs::read_to_string(&files.queries)?;
    let Some(header) = text.lines().next().filter(|header| header.ends_with(",kind")) else { return Ok(files) };
    let mut asked: HashMap<&str, usize> = HashMap::new();
    let kept = text.lines().skip(1).filter(|line| {
        let kind = line.rsplit(',').next().unwrap_or_default();
        let count = asked.entry(kind).or_default();
        *count += 1;
        !kind.starts_with("plate") && *count <= PEER_QUERIES
    });
    let few: Vec<&str> = std::iter::once(header).chain(kept).collect();
    let queries = places::root().join("target/crowd/peer-queries.csv");
    fs::create_dir_all(places::root().join("target/crowd"))?;
    fs::write(&queries, few.join("\n"))?;
    Ok(Files { queries, ..files })
}

fn ours(options: &Options, files: &Files, json: bool) -> Command {
    let mut bench = process::cargo();
    bench.args(["bench", "--locked", "-p", "cordon-device", "--bench", "search", "--"]);
    bench.arg("--people").arg(&files.people).arg("--queries").arg(&files.queries);
    bench.args(options.names_only.then_some("--names-only")).args(json.then_some("--json"));
    bench.arg("--misses").arg(options.misses.to_string());
    bench.arg("--keystrokes").arg(options.keystrokes.to_string());
    bench
}

/// Runs a program, shows what it prints, and returns its lines of JSON.
fn results(command: &mut Command) -> Result<Vec<Value>> {
    let mut lines = Vec::new();
    let succeeded = process::each_line(command, |line| match serde_json::from_str::<Value>(&line) {
        Ok(value @ Value::Object(_)) => lines.push(value),
        _ => println!("{line}"),
    })?;
    ensure!(succeeded, "it did not end well");
    Ok(lines)
}

/// One line an engine, then each peer beside ours: above 1, ours is that many times better.
fn compare(measured: &[Value]) {
    let figure = |of: &Value, key: &str| of.get(key).and_then(Value::as_f64);
    let name = |of: &Value| of.get("engine").and_then(Value::as_str).unwrap_or("?").to_owned();
    let row = |title: &str, cell: &dyn Fn(&str, bool) -> Option<f64>| {
        let cells = COMPARED.map(|(key, less)| cell(key, less).map_or("-".to_owned(), |value| format!("{value:.4}")));
        println!("{title:<22} {}", cells.map(|cell| format!("{cell:>11}")).join(" "));
    };
    println!("{:<22} {}", "", COMPARED.map(|(key, _)| format!("{key:>11}")).join(" "));
    for each in measured {
        if let Some(why) = each.get("skipped") {
            println!("{:<22} skipped: {why}", name(each));
            continue;
        }
        row(&name(each), &|key, _| figure(each, key));
    }
    let Some((ours, peers)) = measured.split_first() else { return };
    for peer in peers.iter().filter(|peer| peer.get("skipped").is_none()) {
        row(&format!("ours beside {}", name(peer)), &|key, less| {
            let (ours, theirs) = (figure(ours, key)?, figure(peer, key)?);
            let (better, worse) = if less { (theirs, ours) } else { (ours, theirs) };
            (worse > 0.0).then(|| better / worse)
        });
    }
}
