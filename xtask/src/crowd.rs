//! Writes a made-up crowd as large as a county's, and what officers would type to find people of
//! it, so that a search can be measured. The same seed gives the same bytes. Nothing here may know
//! how a search works.

mod born;
mod ear;
mod nicknames;
mod person;
mod plates;
mod postcodes;
mod queries;
mod typing;

use crate::seed::{
    names::{Names, spelling::plain, table::Table},
    random::Ids,
};
use anyhow::{Context, Result, ensure};
use clap::Args;
use person::Person;
use plates::Plates;
use postcodes::District;
use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    time::Instant,
};

/// What to write.
#[derive(Args)]
pub struct Options {
    /// How many people.
    #[arg(long, default_value_t = 1_000_000)]
    pub people: u64,
    /// How many queries of each kind.
    #[arg(long, default_value_t = 2000)]
    pub queries: u64,
    /// Which made-up crowd.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The folder to write people.csv and queries.csv into.
    #[arg(long)]
    pub out: PathBuf,
}

/// Everything that a person or a query depends on beside its number.
struct Crowd {
    ids: Ids,
    names: Names,
    ages: Table<i64>,
    districts: Table<District>,
    plates: Plates,
    people: u64,
}

impl Crowd {
    fn new(seed: u64, people: u64) -> Self {
        Self {
            ids: Ids::new(seed),
            names: Names::new(),
            ages: born::ages(),
            districts: postcodes::districts(),
            plates: Plates::new(),
            people,
        }
    }
}

/// What was written of the people.
#[derive(Default)]
struct Tally {
    rows: u64,
    /// The distinct parts of names, without capitals and marks.
    tokens: HashSet<String>,
}

/// Writes both files.
pub fn run(options: &Options) -> Result<()> {
    ensure!(options.people > 0, "a crowd needs somebody: --people 1 at least");
    let started = Instant::now();
    let crowd = Crowd::new(options.seed, options.people);
    let tally = to_file(&options.out, "people.csv", |file| write_people(&crowd, file))?;
    to_file(&options.out, "queries.csv", |file| write_queries(&crowd, options.queries, file))?;
    println!(
        "crowd: {} people in {} rows, {} distinct parts of names, {:.1} s",
        options.people,
        tally.rows,
        tally.tokens.len(),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}

fn to_file<T>(folder: &Path, name: &str, write: impl FnOnce(&mut BufWriter<File>) -> Result<T>) -> Result<T> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join(name);
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut file = BufWriter::with_capacity(1 << 20, file);
    let written = write(&mut file)?;
    file.flush()?;
    Ok(written)
}

/// A row for each person, and for three of a hundred another with another name of theirs.
fn write_people(crowd: &Crowd, file: &mut impl Write) -> Result<Tally> {
    let mut tally = Tally::default();
    write_row(file, &["id", "name", "dob", "postcode", "plate", "origin"])?;
    for number in 0..crowd.people {
        let person = Person::of(crowd, number);
        let dob = person.born.text().unwrap_or_default();
        for name in [Some(person.name.full()), person.other.clone()].into_iter().flatten() {
            write_row(file, &[&person.id, &name, &dob, person.postcode(), person.plate(), person.name.origin.name])?;
            tally.take(&name);
        }
    }
    Ok(tally)
}

/// So many rows for each kind of query.
fn write_queries(crowd: &Crowd, count: u64, file: &mut impl Write) -> Result<()> {
    write_row(file, &["id", "name", "dob", "postcode", "plate", "origin", "kind"])?;
    for (kind, place) in queries::KINDS.iter().zip(0_u64..) {
        for number in 0..count {
            let (person, asked) = kind.query(crowd, (place << 32) | number)?;
            let (dob, origin) = (&asked.dob, person.name.origin.name);
            write_row(file, &[&person.id, &asked.name, dob, &asked.postcode, &asked.plate, origin, kind.name])?;
        }
    }
    Ok(())
}

fn write_row(file: &mut impl Write, fields: &[&str]) -> io::Result<()> {
    let mut comma = "";
    for field in fields {
        if field.contains(['"', ',', '\n']) {
            write!(file, "{comma}\"{}\"", field.replace('"', "\"\""))?;
        } else {
            write!(file, "{comma}{field}")?;
        }
        comma = ",";
    }
    file.write_all(b"\n")
}

impl Tally {
    fn take(&mut self, name: &str) {
        self.rows += 1;
        for token in plain(name).to_lowercase().split([' ', '-']) {
            if !self.tokens.contains(token) {
                self.tokens.insert(token.to_owned());
            }
        }
    }
}

#[cfg(test)]
#[path = "crowd_tests.rs"]
mod tests;
