//! What the force's lawyers say of the law's rows, as far as this device's copy holds it.

use crate::Failure;
use crate::store::replica::events;
use cordon_core::rules::law::{LawWords, RecallNow, RowWord, kind_id};
use cordon_core::rules::order::OrderKind;
use cordon_core::rules::power::Moments;
use cordon_core::rules::time::{Day, Now};
use rusqlite::Connection;

/// All that is held of it.
pub fn held(copy: &Connection) -> Result<LawWords, Failure> {
    Ok(LawWords(events::law_words(copy)?.into_iter().map(|row| row.word).collect()))
}

/// What it comes to for a kind of order: a sign-off counts only where it does on every day that it may be.
pub fn of_row(copy: &Connection, kind: &OrderKind, now: Now) -> Result<RowWord, Failure> {
    Ok(held(copy)?.of(kind_id(kind), latest_day(now)))
}

/// That the row of a kind is recalled, where it is.
pub fn recall_of(copy: &Connection, kind: &OrderKind) -> Result<Option<RecallNow>, Failure> {
    Ok(held(copy)?.recall(kind_id(kind)))
}

/// The latest day that it may be, by a clock that may be in doubt.
pub fn latest_day(now: Now) -> Day {
    Moments::now(now).decision_until.london_day()
}
