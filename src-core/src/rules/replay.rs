//! Every stored assessment replays byte for byte: the same order, facts, engine and law table give
//! the same bytes again.
//!
//! # Engines
//!
//! | engine | what it answers | its golden answers |
//! |---|---|---|
//! | 1 | the five questions, apart | `tests/golden/assess-engine-1.jsonl` |
//! | 2 | as 1, but: hours that nobody confirmed rule no exception out; where only an end is not stated the facts are judged; a report is judged by the hours that closed last, and says which; notice is told apart of several respondents and of a varied DAPO | `tests/golden/assess-engine-2.jsonl` |
//! | 3 | as 2, but: a place or an area outside the United Kingdom tells nothing; a source that states no accuracy is taken for 52 m at 68 % | `tests/golden/assess-engine-3.jsonl` |
//! | 4 | as 3, but: of a ban on contact the respondent's own acts are asked about, contact first and then a reply; who made first contact is no question of the assessment; a police notice without a known end cannot be told to run once the time for its hearing has run out | `tests/golden/assess-engine-4.jsonl` |
//!
//! An engine whose answers change gets a new number, in [`Engine`] and in this table. Its golden file
//! is a new one; the file of the engine before is never written again. From engine 3 on the engines
//! before stay, and so do the editions of the law's rows from 2026-11.3 on ([`Edition`]): an assessment
//! is made again by its own engine under its own edition. One of an engine or edition that this build
//! does not hold is not replayed: it is said to be another's, which is no finding against it.
//! New fields that an older assessment does not have are written only where they hold something, so
//! that what was stored before reads and writes as it was.

use super::assess::{Assessment, Engine, Made, assess_as};
use super::law::Edition;
use super::order::{Order, Version};
use super::time::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What came of replaying a stored assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Replay {
    /// The same bytes again.
    Same,
    /// Other bytes: where they first differ.
    Differs {
        /// The path of the first field that differs, as `terms[0].answer`; `bytes` where every field
        /// is equal and only the writing is not.
        at: String,
    },
    /// An engine made it that is not held.
    OtherEngine {
        /// Which.
        engine: String,
    },
    /// It was made under an edition of the law rows that is not held.
    OtherLawTable {
        /// Which.
        law_table: String,
    },
    /// It is of another order.
    WrongOrder,
    /// The version that it names is not held.
    WrongVersion,
    /// The bytes are no assessment.
    Unreadable,
}

/// Replays an assessment, from its exact bytes, against the order as it was known then: versions
/// that HQ learnt later are left aside. Where only the order as it is held now gives the same bytes,
/// they are the same.
pub fn replay(stored: &[u8], order: &Order) -> Replay {
    let Ok(assessment) = serde_json::from_slice::<Assessment>(stored) else {
        return Replay::Unreadable;
    };
    let made = match made(&assessment) {
        Ok(made) => made,
        Err(other) => return other,
    };
    if let Some(refused) = refusal(&assessment, order) {
        return refused;
    }
    let again = |order: &Order| replay_with(stored, &assess_as(made, order, &assessment.facts));
    let then = again(&as_known(order, assessment.facts.known_as_of));
    if then == Replay::Same || again(order) == Replay::Same { Replay::Same } else { then }
}

/// With what it was made; or which of it is not held.
fn made(assessment: &Assessment) -> Result<Made, Replay> {
    let Some(engine) = Engine::named(&assessment.engine) else {
        return Err(Replay::OtherEngine { engine: assessment.engine.clone() });
    };
    let Some(edition) = Edition::named(&assessment.law_table) else {
        return Err(Replay::OtherLawTable { law_table: assessment.law_table.clone() });
    };
    Ok(Made { engine, edition })
}

/// Why it is not replayed with this order.
fn refusal(assessment: &Assessment, order: &Order) -> Option<Replay> {
    if assessment.order != order.id {
        return Some(Replay::WrongOrder);
    }
    let is_held = assessment.version.is_none_or(|version| order.version(version).is_some());
    (!is_held).then_some(Replay::WrongVersion)
}

/// The order without the versions that HQ learnt after a time.
fn as_known(order: &Order, known_as_of: Timestamp) -> Order {
    let known = |version: &&Version| version.hq_learnt_at <= known_as_of;
    Order { versions: order.versions.iter().filter(known).cloned().collect(), ..order.clone() }
}

/// What was stored, beside what was made again.
fn replay_with(stored: &[u8], again: &Assessment) -> Replay {
    let Ok(again) = serde_json::to_vec(again) else {
        return Replay::Unreadable;
    };
    if again == stored {
        return Replay::Same;
    }
    match (serde_json::from_slice::<Value>(stored), serde_json::from_slice::<Value>(&again)) {
        (Ok(one), Ok(other)) => Replay::Differs { at: first_difference(&one, &other) },
        (Err(_), _) | (_, Err(_)) => Replay::Unreadable,
    }
}

/// The path of the first field that differs, in the order of the fields' names.
fn first_difference(one: &Value, other: &Value) -> String {
    let path = difference(one, other).unwrap_or_default();
    let path = path.trim_start_matches('.');
    if path.is_empty() { "bytes".to_owned() } else { path.to_owned() }
}

fn difference(one: &Value, other: &Value) -> Option<String> {
    if one == other {
        return None;
    }
    let inner = match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names.sort_unstable();
            names.into_iter().find_map(|name| within(format!(".{name}"), one.get(name), other.get(name)))
        }
        (Value::Array(one), Value::Array(other)) => {
            let longest = one.len().max(other.len());
            (0..longest).find_map(|index| within(format!("[{index}]"), one.get(index), other.get(index)))
        }
        _ => None,
    };
    Some(inner.unwrap_or_default())
}

/// The difference of two fields under one step of a path.
fn within(step: String, one: Option<&Value>, other: Option<&Value>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => difference(one, other).map(|rest| step + &rest),
        (Some(_), None) | (None, Some(_)) => Some(step),
        (None, None) => None,
    }
}

#[cfg(test)]
#[path = "replay_tests.rs"]
mod tests;
