//! What is printed: a table and what was lost, or lines of JSON.

use crate::measure::{Outcome, PLACES, Task};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Prints each engine as it comes.
pub struct Report {
    format: Format,
    losses: Vec<String>,
}

enum Format {
    Table,
    Json,
}

impl Report {
    /// For a reader: a table, and then what was lost.
    pub fn table() -> Self {
        Self { format: Format::Table, losses: Vec::new() }
    }

    /// For a program: one line per engine.
    pub fn json() -> Self {
        Self { format: Format::Json, losses: Vec::new() }
    }

    /// Adds an engine.
    pub fn add(&mut self, outcome: &Outcome, task: &Task) {
        let figures = figures(outcome);
        match self.format {
            Format::Json => println!("{figures}"),
            Format::Table => {
                if self.losses.is_empty() {
                    print_row(&figures, |(name, _)| name.clone());
                }
                print_row(&figures, |(_, value)| shown(value));
                self.losses.extend(losses(outcome, task));
            }
        }
    }

    /// Says why an engine is not here.
    pub fn skip(&self, engine: &str, why: &str) {
        match self.format {
            Format::Json => println!("{}", json!({ "engine": engine, "skipped": why })),
            Format::Table => println!("{engine:>11} skipped: {why}"),
        }
    }

    /// Prints what is not printed yet.
    pub fn end(self) {
        if !self.losses.is_empty() {
            println!("\nLost, which is not among the first {PLACES} people:\n{}", self.losses.join("\n"));
        }
    }
}

fn figures(outcome: &Outcome) -> Value {
    json!({
        "engine": outcome.engine,
        "queries": outcome.answers.len(),
        "recall@1": outcome.recall(1),
        "recall@10": outcome.recall(PLACES),
        "mrr": outcome.mean_reciprocal_rank(),
        "false_clear": outcome.false_clear(),
        "p50_ms": outcome.percentile(50),
        "p99_ms": outcome.percentile(99),
        "max_ms": outcome.percentile(100),
        "build_ms": outcome.build_ms,
        "memory_mb": outcome.bytes as f64 / 1e6,
    })
}

fn print_row(figures: &Value, cell: impl Fn((&String, &Value)) -> String) {
    let cells: Vec<String> =
        figures.as_object().into_iter().flatten().map(|figure| format!("{:>11}", cell(figure))).collect();
    println!("{}", cells.join(" "));
}

/// Fractions to four places, everything else as it is.
fn shown(value: &Value) -> String {
    let fraction = value.as_f64().filter(|_| value.is_f64());
    match (value.as_str(), fraction) {
        (Some(text), _) => text.to_owned(),
        (None, Some(fraction)) => format!("{fraction:.4}"),
        (None, None) => value.to_string(),
    }
}

/// How many were lost, and of which kinds where the queries say so.
fn losses(outcome: &Outcome, task: &Task) -> Vec<String> {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (query, answer) in task.queries.iter().zip(&outcome.answers) {
        let (lost, asked) = kinds.entry(query.kind.as_str()).or_default();
        *lost += usize::from(answer.place.is_none());
        *asked += 1;
    }
    let lost: usize = kinds.values().map(|(lost, _)| lost).sum();
    let empty = outcome.answers.iter().filter(|answer| answer.is_empty).count();
    let all = outcome.answers.len();
    let whole = format!("{}: {lost} of {all}; for {empty} nobody at all was found", outcome.engine);
    let named = kinds.into_iter().filter(|(kind, _)| !kind.is_empty());
    std::iter::once(whole).chain(named.map(|(kind, (lost, asked))| format!("  {kind}: {lost} of {asked}"))).collect()
}
