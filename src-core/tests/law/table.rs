//! The table of cases as it is written: `tests/data/law-scenarios.csv`, read as `law-scenarios.md` says.

use cordon_core::rules::time::{Day, Timestamp};
use serde::Deserialize;

const TABLE: &str = include_str!("../../../tests/data/law-scenarios.csv");

/// One case: an order, what happened, and the right answer. Columns that are not compared are left out.
#[derive(Deserialize)]
pub struct Case {
    /// "S001".
    pub id: String,
    /// Where its answer is written.
    pub source: String,
    /// What happened, in a sentence.
    pub title: String,
    /// Of what kind the order is, as the table names kinds.
    pub kind: String,
    /// When it was made, issued or granted: a day or an instant.
    pub made: String,
    /// When it was served: an instant, "not served" or "unknown".
    pub served: String,
    /// Whether it was made without notice: "yes" or "no".
    pub without_notice: String,
    /// Whether the respondent knew of it before the act: "yes", "no", "unknown", "na".
    pub aware: String,
    /// Its last whole day, "further order" or "none".
    pub ends: String,
    /// The hearing ahead or the date of police bail; may be empty.
    pub hearing: String,
    /// The paragraphs to which a power of arrest is attached: "1,3"; may be empty.
    pub poa_paragraphs: String,
    /// In whose area the decision is made.
    pub force: String,
    /// "prohibition", "requirement" or "duty".
    pub nature: String,
    /// When the act was: an instant, "likely" or "none".
    pub act: String,
    /// What was done.
    pub act_words: String,
    /// When the officer decides.
    pub decision: String,
    /// How old the respondent was at the act, in whole years.
    pub respondent_age_at_act: u32,
    /// What else is known.
    pub other: String,
    /// "yes", "no" or "cannot_tell".
    pub in_force_at_act: String,
    /// The same at the decision.
    pub in_force_now: String,
    /// The power that the order gives, "none" or "open".
    pub power: String,
    /// "suspecting", "believing", "none" or "na".
    pub test: String,
    /// Whether necessity is needed: "yes" or "no".
    pub necessity: String,
    /// The power of entry that is listed, "none_listed" or "na".
    pub entry: String,
    /// The clock by its letter and length.
    pub clock: String,
    /// What starts it: a day, an instant or words.
    pub clock_starts: String,
    /// Its limit; may be empty.
    pub clock_limit: String,
    /// Its target; may be empty.
    pub clock_target: String,
    /// Where whoever was arrested must first be taken.
    pub court: String,
    /// "no", "awareness", "for_contempt" or "service_in_person".
    pub notice_needed: String,
    /// "yes", "no" or "na".
    pub police_bail_possible: String,
}

/// Every case of the table.
pub fn cases() -> Result<Vec<Case>, String> {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    reader.deserialize().collect::<Result<Vec<Case>, csv::Error>>().map_err(|error| error.to_string())
}

/// A day of the table.
pub fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| format!("no day: {text:?}"))
}

/// An instant of the table, or the first of a day.
pub fn instant(text: &str) -> Result<Timestamp, String> {
    let read = Timestamp::parse(text).or_else(|| Day::parse(text).map(Day::start));
    read.ok_or_else(|| format!("no instant: {text:?}"))
}
