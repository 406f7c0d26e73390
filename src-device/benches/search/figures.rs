//! What came of the queries, as a table and as a line of JSON.

use crate::crowd::Question;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

/// A tail of one in a hundred is told of at least as many times.
const FEWEST_FOR_P99: usize = 100;

/// One query asked.
pub struct Asked {
    /// What, and who was meant.
    pub query: Question,
    /// Where the right answer stood, from 0.
    pub place: Option<usize>,
    /// How many were listed.
    pub listed: usize,
    /// How long it took; nothing where it had been asked before, whole.
    pub took: Option<Duration>,
}

/// All of a run.
pub struct Figures {
    /// The queries.
    pub asked: Vec<Asked>,
    /// What each keystroke took, where they were asked for.
    pub keystrokes: Vec<Duration>,
    /// From unlock until names can be searched.
    pub build: Duration,
    /// What the index takes, in MB.
    pub memory_mb: f64,
    /// What the process held before and after it was made, in MB.
    pub resident_mb: (f64, f64),
}

struct Slice<'a>(Vec<&'a Asked>);

impl Figures {
    /// The table: all, then slices by kind and by origin.
    pub fn print(&self, misses: usize) {
        let all = Slice(self.asked.iter().collect());
        println!(
            "index: ready {:.0} ms after unlock, {:.1} MB (the process grew from {:.0} to {:.0} MB)",
            ms(self.build),
            self.memory_mb,
            self.resident_mb.0,
            self.resident_mb.1
        );
        println!(
            "{:<28} {:>8} {:>8} {:>9} {:>6} {:>11} {:>8} {:>8} {:>8}",
            "", "queries", "recall@1", "recall@10", "mrr", "false clear", "p50 ms", "p99 ms", "max ms"
        );
        all.print("all");
        for (name, slice) in slices(&self.asked, |asked| &asked.query.kind) {
            slice.print(&format!("kind: {name}"));
        }
        let origins = slices(&self.asked, |asked| &asked.query.origin);
        for (name, slice) in &origins {
            slice.print(&format!("origin: {name}"));
        }
        if !self.keystrokes.is_empty() {
            let [p50, p95, p99] = [0.50, 0.95, 0.99].map(|quantile| at(&self.keystrokes, quantile));
            let count = self.keystrokes.len();
            println!("keystrokes, the engine alone: {count}, p50 {p50:.3} ms, p95 {p95:.3} ms, p99 {p99:.3} ms");
        }
        let worst = origins.values().map(|slice| slice.recall(10)).min_by(f64::total_cmp);
        if let Some(worst) = worst {
            let mean = origins.values().map(|slice| slice.recall(10)).sum::<f64>() / origins.len() as f64;
            println!("origins: the worst recall@10 is {:.3} of the mean {mean:.4} (goal 0.95)", worst / mean);
        }
        for asked in self.asked.iter().filter(|asked| asked.place.is_none_or(|place| place >= 10)).take(misses) {
            println!(
                "missed: {:?} ({}) place {:?} of {}",
                asked.query.text, asked.query.kind, asked.place, asked.listed
            );
        }
    }

    /// The line.
    pub fn json(&self) -> Value {
        let all = Slice(self.asked.iter().collect());
        json!({
            "queries": self.asked.len(),
            "recall@1": all.recall(1),
            "recall@10": all.recall(10),
            "mrr": all.mrr(),
            "false_clear": all.false_clear(),
            "p50_ms": all.time(0.50),
            "p99_ms": all.time(0.99),
            "max_ms": all.time(1.0),
            "keystrokes": self.keystrokes.len(),
            "keystroke_p50_ms": self.keystroke(0.50),
            "keystroke_p95_ms": self.keystroke(0.95),
            "keystroke_p99_ms": self.keystroke(0.99),
            "memory_mb": self.memory_mb,
            "build_ms": ms(self.build),
        })
    }

    fn keystroke(&self, quantile: f64) -> Option<f64> {
        (!self.keystrokes.is_empty()).then(|| at(&self.keystrokes, quantile))
    }
}

fn slices<'a>(asked: &'a [Asked], by: impl Fn(&'a Asked) -> &'a String) -> BTreeMap<&'a str, Slice<'a>> {
    let mut slices: BTreeMap<&str, Slice<'_>> = BTreeMap::new();
    for each in asked.iter().filter(|each| !by(each).is_empty()) {
        slices.entry(by(each)).or_insert_with(|| Slice(Vec::new())).0.push(each);
    }
    slices
}

impl Slice<'_> {
    fn print(&self, name: &str) {
        println!(
            "{name:<28} {:>8} {:>8.4} {:>9.4} {:>6.4} {:>11.4} {:>8.3} {:>8.3} {:>8.3}",
            self.0.len(),
            self.recall(1),
            self.recall(10),
            self.mrr(),
            self.false_clear(),
            self.time(0.50),
            self.time(0.99),
            self.time(1.0)
        );
    }

    fn share(&self, count: impl Fn(&Asked) -> f64) -> f64 {
        self.0.iter().map(|asked| count(asked)).sum::<f64>() / self.0.len().max(1) as f64
    }

    fn recall(&self, among: usize) -> f64 {
        self.share(|asked| f64::from(u8::from(asked.place.is_some_and(|place| place < among))))
    }

    fn mrr(&self) -> f64 {
        self.share(|asked| asked.place.map_or(0.0, |place| 1.0 / (place + 1) as f64))
    }

    /// Queries of somebody held that list nobody at all.
    fn false_clear(&self) -> f64 {
        self.share(|asked| f64::from(u8::from(asked.listed == 0)))
    }

    fn time(&self, quantile: f64) -> f64 {
        let times: Vec<Duration> = self.0.iter().filter_map(|asked| asked.took).collect();
        at(&times, quantile)
    }
}

/// A quantile of some times, in milliseconds. Of none it is no number, and of fewer than a hundred p99 is none: it
/// would be the slowest of them all, which is told as such.
fn at(times: &[Duration], quantile: f64) -> f64 {
    if quantile > 0.95 && quantile < 1.0 && times.len() < FEWEST_FOR_P99 {
        return f64::NAN;
    }
    let mut times = times.to_vec();
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get((last as f64 * quantile).round() as usize).copied().map_or(f64::NAN, ms)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
