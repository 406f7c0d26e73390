//! The program's clocks beside those reckoned on a calendar of their own.

use super::reckon::{DAYS, Ends, reckoned};
use super::starts::starts;
use cordon_core::rules::clock::{ClockRule, Given, run_given};
use cordon_core::rules::time::Timestamp;
use std::fmt;

/// How many starts came out alike under every rule.
pub struct Counted {
    asked: usize,
    wrong: Vec<String>,
}

/// Runs every rule from every start.
pub fn counted() -> Result<Counted, String> {
    let starts = starts()?;
    let asked = starts.len();
    let wrong = starts.into_iter().filter_map(difference).collect();
    Ok(Counted { asked, wrong })
}

/// The first rule that ends otherwise than it should from a start.
fn difference(start: i64) -> Option<String> {
    ClockRule::ALL.into_iter().find_map(|rule| {
        let expected = reckoned(rule, start)?;
        let got = run(rule, start);
        (got != Some(expected)).then(|| {
            let got = got.map_or_else(|| "no time".to_owned(), in_words);
            format!("{} from {}: expected {}, got {got}", rule.name(), at(start), in_words(expected))
        })
    })
}

fn run(rule: ClockRule, start: i64) -> Option<Ends> {
    let given = Given { days: Some(DAYS), ..Given::default() };
    let clock = run_given(rule, instant(start), &given).ok()?;
    let minute = |at: Timestamp| at.millis().div_euclid(60_000);
    Some(Ends { limit: minute(clock.limit), target: minute(clock.target) })
}

fn instant(minute: i64) -> Timestamp {
    Timestamp::from_millis(minute * 60_000)
}

fn at(minute: i64) -> String {
    instant(minute).london_rfc3339()
}

fn in_words(ends: Ends) -> String {
    format!("limit {} target {}", at(ends.limit), at(ends.target))
}

impl Counted {
    /// Whether all came out alike.
    pub fn is_right(&self) -> bool {
        self.wrong.is_empty()
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { asked, wrong } = self;
        writeln!(
            out,
            "Clocks on a calendar of their own, every rule from each start: {} of {asked}",
            asked - wrong.len()
        )?;
        wrong.iter().try_for_each(|line| writeln!(out, "WRONG {line}"))
    }
}
