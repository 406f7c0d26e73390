//! Figures: a name, a value, a goal and whether it was met, and the peers beside it.

use crate::stopwatch::Spread;
use serde_json::{Value, json};

/// The figures of a run, printed as they come.
#[derive(Default)]
pub struct Figures(Vec<Value>);

/// One figure.
pub struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    at_most: Option<f64>,
    peers: Vec<Peer>,
    note: String,
}

/// The same work, done by somebody else in the same run.
#[derive(Clone)]
pub struct Peer {
    /// Who, and how.
    pub name: String,
    /// Its value, in the unit of the figure.
    pub value: f64,
}

/// A unit of time, and how many nanoseconds it has.
#[derive(Clone, Copy)]
pub enum Unit {
    /// Nanoseconds.
    Nanoseconds,
    /// Microseconds.
    Microseconds,
}

impl Figures {
    /// Prints a figure and keeps it.
    pub fn add(&mut self, figure: &Figure) {
        println!("{}", figure.line());
        self.0.push(figure.json());
    }

    /// Adds the middle and the tail of some times; the goal, if there is one, is held against both.
    pub fn add_spread(&mut self, name: &str, spread: Spread, unit: Unit, at_most: Option<f64>) {
        let note = format!("{} runs", spread.runs);
        for (which, value_ns) in [("median", spread.median_ns), ("p99", spread.p99_ns)] {
            let figure = Figure::new(format!("{name}: {which}"), value_ns / unit.in_ns(), unit.text());
            self.add(&Figure { at_most, ..figure }.noting(note.clone()));
        }
    }

    /// Every figure of the run.
    pub fn into_json(self) -> Value {
        Value::Array(self.0)
    }
}

impl Unit {
    /// How many nanoseconds it has.
    pub fn in_ns(self) -> f64 {
        match self {
            Self::Nanoseconds => 1.0,
            Self::Microseconds => 1_000.0,
        }
    }

    /// As it is printed.
    pub fn text(self) -> &'static str {
        match self {
            Self::Nanoseconds => "ns",
            Self::Microseconds => "µs",
        }
    }
}

impl Figure {
    /// A figure without a goal, alone.
    pub fn new(name: String, value: f64, unit: &'static str) -> Self {
        Self { name, value, unit, at_most: None, peers: Vec::new(), note: String::new() }
    }

    /// With a goal.
    pub fn at_most(self, most: f64) -> Self {
        Self { at_most: Some(most), ..self }
    }

    /// Beside its peers.
    pub fn beside(self, peers: Vec<Peer>) -> Self {
        Self { peers, ..self }
    }

    /// With a word on how it came about.
    pub fn noting(self, note: String) -> Self {
        Self { note, ..self }
    }

    fn is_met(&self) -> Option<bool> {
        self.at_most.map(|most| self.value <= most)
    }

    fn line(&self) -> String {
        let goal = self.at_most.map_or("no goal".to_owned(), |most| format!("<= {}", shown(most)));
        let verdict = match self.is_met() {
            None => "",
            Some(true) => "met",
            Some(false) => "missed",
        };
        let value = shown(self.value);
        let figure = format!("{:<78} {value:>9} {:<6} {goal:<10} {verdict:<6}", self.name, self.unit);
        let peers = self.peers.iter().map(|peer| {
            let (ratio, value) = (shown(self.value / peer.value), shown(peer.value));
            format!("  {ratio} x {} ({value} {})", peer.name, self.unit)
        });
        let note = if self.note.is_empty() { String::new() } else { format!("  [{}]", self.note) };
        let line: String = std::iter::once(figure).chain(peers).chain([note]).collect();
        line.trim_end().to_owned()
    }

    fn json(&self) -> Value {
        let peers = self.peers.iter().map(|peer| {
            let ratio = self.value / peer.value;
            json!({ "name": peer.name, "value": peer.value, "ratio": ratio })
        });
        json!({
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "goal": self.at_most,
            "met": self.is_met(),
            "peers": peers.collect::<Vec<Value>>(),
            "note": self.note,
        })
    }
}

/// A number with about three digits that tell.
fn shown(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 {
        "0".to_owned()
    } else if size >= 100.0 {
        format!("{value:.0}")
    } else if size >= 0.01 {
        format!("{value:.2}")
    } else {
        format!("{value:.1e}")
    }
}
