//! The made-up data set, and people of it to look for.

use anyhow::{Context, Result, ensure};
use cordon_tests::stage::root;
use serde_json::Value;
use std::{
    collections::HashMap,
    env,
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// How many people are looked for.
const SOUGHT: u64 = 500;

/// The data set as written.
pub struct Seeded {
    /// Where it lies.
    pub path: PathBuf,
    /// People spread over it.
    pub sought: Vec<Sought>,
}

/// Somebody to look for.
pub struct Sought {
    /// "smith alan 12/04/1988".
    pub query: String,
    /// Who ought to be found.
    pub person: String,
}

impl Seeded {
    /// Lets xtask write it: as many orders as people.
    pub fn write(path: &Path, people: u64) -> Result<Self> {
        let count = people.to_string();
        let mut seed = xtask();
        seed.args(["seed", "--people", &count, "--orders", &count, "--out"]).arg(path).stdout(Stdio::null());
        ensure!(seed.status().context("cannot start xtask seed")?.success(), "xtask seed failed");
        Self::read(path, people)
    }

    /// One that is written already, of so many people.
    pub fn read(path: &Path, people: u64) -> Result<Self> {
        Ok(Self { path: path.to_owned(), sought: sought(path, people / SOUGHT)? })
    }
}

fn xtask() -> Command {
    if let Some(program) = env::var_os("CORDON_XTASK_BIN") {
        return Command::new(program);
    }
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(["run", "--locked", "--quiet", "-p", "xtask", "--"]);
    cargo
}

fn sought(path: &Path, every: u64) -> Result<Vec<Sought>> {
    let mut queries: HashMap<String, String> = HashMap::new();
    let mut found = Vec::new();
    let mut records = 0_u64;
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        if line.starts_with("{\"record\":") {
            records += 1;
            if records.is_multiple_of(every.max(1)) {
                queries.extend(record_of(&line)?);
            }
        } else if line.starts_with("{\"record_link\":") {
            let line: Value = serde_json::from_str(&line)?;
            let link = line.get("record_link").context("no link")?;
            let query = text(link, "record").and_then(|record| queries.remove(&record));
            found.extend(query.zip(text(link, "person")).map(|(query, person)| Sought { query, person }));
        }
    }
    ensure!(!found.is_empty(), "nobody in the seed has a birth date");
    Ok(found)
}

/// A record's id and what an officer would type, where its name and day of birth are known.
fn record_of(line: &str) -> Result<Option<(String, String)>> {
    let line: Value = serde_json::from_str(line)?;
    let record = line.get("record").context("no record")?;
    Ok(text(record, "id").zip(query(record)))
}

fn query(record: &Value) -> Option<String> {
    let name = record.get("names")?.get(0)?;
    let (given, family) = (text(name, "given")?, text(name, "family")?);
    let born = text(record.get("born")?, "known")?;
    let mut parts = born.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let first = given.split(' ').next()?;
    Some(format!("{} {} {day}/{month}/{year}", family.to_lowercase(), first.to_lowercase()))
}

fn text(value: &Value, field: &str) -> Option<String> {
    value.get(field).and_then(Value::as_str).map(str::to_owned)
}
