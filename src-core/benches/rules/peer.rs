//! The peer: shapely, asked about the same points by `tests/peers/shapely_contains.py`.

use crate::Outcome;
use crate::figures::Peer;
use cordon_core::rules::place::LonLat;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, process};

/// What shapely made of a polygon and some points.
pub struct Shapely {
    /// Its name and version, and those of GEOS.
    pub version: String,
    /// What preparing the polygon took, in nanoseconds.
    pub prepare_ns: f64,
    /// Whether it found each point inside.
    pub answers: Vec<bool>,
    at_once_ns: f64,
    one_by_one_ns: f64,
}

impl Shapely {
    /// Its two ways: all points in one call, and a call for each point.
    pub fn peers(&self) -> Vec<Peer> {
        let peer = |way: &str, value| Peer { name: format!("{} {way}", self.version), value };
        vec![peer("all at once", self.at_once_ns), peer("one by one", self.one_by_one_ns)]
    }
}

/// Asks it; nothing where no script is named, or the machine has no shapely, which is said.
pub fn shapely(script: Option<&Path>, ring: &[LonLat], points: &[LonLat]) -> Outcome<Option<Shapely>> {
    let Some(script) = script else {
        println!("peer: not asked for (--peer FILE)");
        return Ok(None);
    };
    let folder = Folder::new()?;
    let files = ["polygon.json", "points.f64", "answers.u8"].map(|name| folder.0.join(name));
    let [polygon, listed, answered] = &files;
    let corners: Vec<[f64; 2]> = ring.iter().map(|at| [at.lon(), at.lat()]).collect();
    fs::write(polygon, json!(corners).to_string())?;
    let numbers = points.iter().flat_map(|at| [at.lon(), at.lat()]);
    fs::write(listed, numbers.flat_map(f64::to_le_bytes).collect::<Vec<u8>>())?;
    let Some(told) = ask(Command::new("python3").arg(script).args(&files))? else { return Ok(None) };
    let answers: Vec<bool> = fs::read(answered)?.into_iter().map(|answer| answer == 1).collect();
    if answers.len() != points.len() {
        return Err("the peer's script did not answer for every point".into());
    }
    let shapely = read(&told, answers)?;
    println!("peer: {}", shapely.version);
    Ok(Some(shapely))
}

/// What the script told; nothing where the machine lacks what it needs.
fn ask(python: &mut Command) -> Outcome<Option<Value>> {
    let Ok(output) = python.stdin(Stdio::null()).stderr(Stdio::inherit()).output() else {
        println!("peer: not installed (no python3)");
        return Ok(None);
    };
    if !output.status.success() {
        return Err(format!("the peer's script ended with {}", output.status).into());
    }
    let told: Value = serde_json::from_slice(&output.stdout)?;
    if let Some(missing) = told.get("missing").and_then(Value::as_str) {
        println!("peer: not installed (pip install {missing})");
        return Ok(None);
    }
    Ok(Some(told))
}

fn read(told: &Value, answers: Vec<bool>) -> Outcome<Shapely> {
    let field = |name: &str| told.get(name).ok_or_else(|| format!("the peer told no {name}"));
    let text = |name: &str| Ok::<String, String>(field(name)?.as_str().unwrap_or_default().to_owned());
    let number = |name: &str| Ok::<f64, String>(field(name)?.as_f64().unwrap_or(f64::NAN));
    Ok(Shapely {
        version: format!("shapely {} (GEOS {})", text("shapely")?, text("geos")?),
        prepare_ns: number("prepare_ns")?,
        answers,
        at_once_ns: number("at_once_ns")?,
        one_by_one_ns: number("one_by_one_ns")?,
    })
}

/// A folder of our own that goes with us.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Outcome<Self> {
        let folder = env::temp_dir().join(format!("cordon-bench-{}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // It fails only where somebody else has taken it away.
        fs::remove_dir_all(&self.0).ok();
    }
}
