//! What persons did at HQ.

use crate::failure::Result;
use crate::operator::Operator;
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Act {
    /// Its place among all, from 1.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    #[serde(flatten)]
    pub by: Operator,
    /// What, as the command is typed.
    pub command: String,
    /// Of what: an id, a collar number, a file.
    pub object: String,
    /// Why, in their words; empty where no reason is asked for.
    pub why: String,
}

/// An act about to be kept.
pub struct NewAct<'a> {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: &'a Operator,
    /// What, as the command is typed.
    pub command: &'a str,
    /// Of what.
    pub object: &'a str,
    /// Why.
    pub why: &'a str,
}

/// What is read of acts.
pub trait ActReads {
    /// Every act, the oldest first.
    fn list_acts(&self) -> Result<Vec<Act>>;
}

/// What is written of acts: they are added, never changed and never taken away.
pub trait ActWrites {
    /// Keeps an act, under a number one higher than the last, and returns that.
    fn keep_act(&self, act: &NewAct<'_>) -> Result<u64>;
}
