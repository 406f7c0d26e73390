//! Statutory clocks, one by its arguments or many by their lines.

use super::invalid;
use crate::page::Page;
use crate::print::{Out, reply};
use anyhow::Result;
use cordon_core::rules::clock::{ClockAnswer, ClockAsked, ClockRule, LineError, answer_line};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{Stamp, says};
use cordon_core::words::{English, Text, TextKey, Verbatim, english};
use cordon_core::{text, text_key};
use serde::Serialize;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

/// A clock as it was asked, with its answer and what stands behind it.
#[derive(Serialize)]
struct Answered {
    #[serde(flatten)]
    asked: ClockAsked,
    #[serde(flatten)]
    answer: ClockAnswer,
    source: &'static str,
    what_counts: TextKey,
    open: Option<TextKey>,
}

/// Prints one clock.
pub fn run(asked: ClockAsked, out: Out) -> Result<()> {
    let answer = asked.answer().map_err(|error| invalid(said(error)))?;
    let rule = ClockRule::parse(&asked.rule)?;
    must_take(rule, &asked)?;
    let (source, what_counts) = (rule.source(), rule.what_counts());
    let open = rule.open_question(&answer.target, &answer.limit);
    reply(&Answered { asked, answer, source, what_counts, open }, out, |page, answered| {
        shown(page, rule, answered);
    })
}

/// The clock for a person: what it is for, the limit first, and what was reckoned.
fn shown(page: &mut Page, rule: ClockRule, answered: &Answered) {
    // A moment that cannot be read again stands as it is.
    let when = |at: &str| {
        let stamp = Timestamp::parse(at).map(|at| says::stamp(&Stamp::of(at)));
        Verbatim::from(stamp.unwrap_or_else(|| at.to_owned()))
    };
    let answer = &answered.answer;
    page.title(says::clock(English, rule));
    page.say(text!("cordon.limit", when = when(&answer.limit)));
    page.say(text!("cordon.aim_at", when = when(&answer.target)));
    page.say(text!("cordon.runs_from", when = when(&answered.asked.start)));
    for left_out in &answer.excluded {
        let (day, why) = (Verbatim::from(left_out.day.text()), Verbatim::from(says::excluded(English, left_out.why)));
        page.say(text!("cordon.left_out", day = day, why = why));
    }
    page.say(rule.words());
    page.say(answered.what_counts);
    page.aside(answered.source);
    if let Some(what) = answered.open {
        page.say(text!("record.clock_open", what = what));
    }
}

/// Refuses days, hours and a hearing that the rule would pass over: whoever typed them believes that they count.
fn must_take(rule: ClockRule, asked: &ClockAsked) -> Result<()> {
    let days = asked.days.is_some() && !rule.takes_days();
    let hours = asked.hours.is_some() && !rule.takes_hours();
    let hearing = asked.hearing.is_some() && !rule.takes_a_hearing();
    let rule = Verbatim::from(rule.name());
    if hearing {
        return Err(invalid(text!("cordon.takes_no_hearing", rule = rule)));
    }
    match (days, hours) {
        (false, false) => Ok(()),
        (true, false) => Err(invalid(text!("cordon.takes_no_days", rule = rule))),
        (false, true) => Err(invalid(text!("cordon.takes_no_hours", rule = rule))),
        (true, true) => Err(invalid(text!("cordon.takes_neither", rule = rule))),
    }
}

/// Answers every line of standard input with a line. A broken one is answered with its error and
/// stops no other.
pub fn batch() -> Result<()> {
    let mut lines = BufReader::new(io::stdin().lock());
    let mut out = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            writeln!(out, "{}", answer_bytes(&line))?;
        }
        line.clear();
        // Whoever asks line by line waits for the answer.
        if lines.buffer().is_empty() {
            out.flush()?;
        }
    }
    Ok(out.flush()?)
}

/// Why a line is not answered; where no time can be given, with the rule to reckon by hand.
fn said(error: LineError) -> Text {
    let why = error.text();
    match error.by_hand() {
        Some(rule) => {
            text!("clock.by_hand", why = why, rule = rule.words(), source = Verbatim::from(rule.source()))
        }
        None => text!("cordon.says", what = why),
    }
}

fn answer_bytes(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(line) => answer_line(line.trim_start_matches('\u{feff}'), &|error| english(said(error))),
        Err(_) => serde_json::json!({ "error": english(text_key!("cordon.line_not_utf8")) }).to_string(),
    }
}
