//! Asks other search engines for the same people as Cordon's own search, over the same files:
//! Tantivy, SQLite's FTS5 and PostgreSQL's pg_trgm. `cargo xtask bench peers search` starts it.
//!
//! It knows nothing of Cordon, so that no peer can be tuned by it.

mod measure;
mod people;
mod report;
mod rows;
mod spelling;
mod store;

use anyhow::{Context, Result, ensure};
use clap::{Parser, ValueEnum};
use measure::{Task, measure};
use report::Report;
use std::{collections::HashSet, path::PathBuf, process::ExitCode};
use store::{bm25::Bm25, cluster::Cluster, fts5::Fts5, pg_trgm::PgTrgm};

/// Measures how well and how fast other engines find people.
#[derive(Parser)]
struct Options {
    /// Who can be found: id,name,dob and perhaps postcode. Rows may share an id.
    #[arg(long, value_name = "P.csv")]
    people: PathBuf,
    /// Who is looked for: the same columns, where id is the right answer, and perhaps kind.
    #[arg(long, value_name = "Q.csv")]
    queries: PathBuf,
    /// Only the first so many queries; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 0)]
    limit_queries: usize,
    /// Who is asked.
    #[arg(long, value_enum, default_value_t = Peer::All)]
    engine: Peer,
    /// Print one line of JSON per engine, and nothing else.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Peer {
    Tantivy,
    Fts5,
    #[value(name = "pg_trgm")]
    PgTrgm,
    All,
}

fn main() -> ExitCode {
    match compare(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("search-peers: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn compare(options: &Options) -> Result<()> {
    let people = people::people(&options.people)?;
    let queries = people::queries(&options.queries, options.limit_queries)?;
    let task = Task { people, queries };
    ensure_answerable(&task)?;
    let mut report = if options.json { Report::json() } else { Report::table() };
    let wants = |peer: Peer| options.engine == peer || options.engine == Peer::All;
    if wants(Peer::Tantivy) {
        report.add(&measure("tantivy", &task, Bm25::build).context("tantivy")?, &task);
    }
    if wants(Peer::Fts5) {
        let folder = tempfile::tempdir()?;
        report.add(&measure("fts5", &task, |rows| Fts5::build(folder.path(), rows)).context("fts5")?, &task);
    }
    if wants(Peer::PgTrgm) {
        match Cluster::missing() {
            Some(why) => report.skip("pg_trgm", why),
            None => {
                let cluster = Cluster::start()?;
                report.add(&measure("pg_trgm", &task, |rows| PgTrgm::build(&cluster, rows)).context("pg_trgm")?, &task);
            }
        }
    }
    report.end();
    Ok(())
}

/// A query without a right answer would count as a loss of every engine.
fn ensure_answerable(task: &Task) -> Result<()> {
    let known: HashSet<&str> = task.people.iter().map(|person| person.id.as_str()).collect();
    let strangers = task.queries.iter().filter(|query| !known.contains(query.sought.id.as_str())).count();
    ensure!(strangers == 0, "{strangers} queries are for somebody who is not among the people");
    Ok(())
}
