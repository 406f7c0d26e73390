//! `POST /v1/entries`.

use super::allowance::Of;
use super::known::Known;
use super::load;
use super::problem::{Trouble, trouble, unread};
use super::{Answer, blocking};
use crate::hq::Hq;
use crate::intake;
use crate::store::devices::Calling;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::protocol::MOST_ENTRIES;
use cordon_core::proof::route;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use std::fmt;
use std::sync::Arc;

/// A push, its entries unread: one that cannot be read must not spoil the others.
#[derive(Deserialize)]
struct Push {
    #[serde(deserialize_with = "few")]
    entries: Vec<Value>,
}

/// Reads entries until there are more than a device sends, or one is not even an object. The rest is not
/// read: a request of 4 MiB has room for two million of these, and each would be answered under a signature.
fn few<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Value>, D::Error> {
    from.deserialize_seq(Few)
}

struct Few;

impl<'de> Visitor<'de> for Few {
    type Value = Vec<Value>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "at most {MOST_ENTRIES} entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Value>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element::<Map<String, Value>>()? {
            if entries.len() == MOST_ENTRIES {
                return Err(Error::invalid_length(MOST_ENTRIES + 1, &self));
            }
            entries.push(Value::Object(entry));
        }
        Ok(entries)
    }
}

/// Takes a device's entries in.
pub async fn push(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Extension(known): Extension<Arc<Known>>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Trouble> {
    let bytes = body.map_err(|rejection| unread(&rejection, ProblemKind::PushTooLarge))?;
    let Ok(push) = serde_json::from_slice::<Push>(&bytes) else {
        return Err(trouble(ProblemKind::PushUnreadable));
    };
    if let Err(wait) = known.part.take(Of::Entries, push.entries.len() as u64) {
        return Ok(load::used_up(wait));
    }
    let _turn = known.part.turn(calling.standing).await;
    let reply = blocking(&hq, move |hq| intake::receive(hq, &calling, &push.entries)).await?;
    let answer: Answer<route::PushEntries> = Json(reply);
    Ok(answer.into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(entries: &str) -> Result<usize, serde_json::Error> {
        serde_json::from_str::<Push>(&format!("{{\"entries\":{entries}}}")).map(|push| push.entries.len())
    }

    #[test]
    fn a_push_is_read_no_further_than_the_first_that_is_no_entry_or_one_too_many() {
        let many = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
        assert_eq!(read(&many(MOST_ENTRIES)).unwrap(), MOST_ENTRIES);
        let error = read(&many(MOST_ENTRIES + 1)).unwrap_err();
        assert!(error.to_string().contains("at most 256 entries"), "{error}");
        let nonsense = format!("[{}]", vec!["0"; 2_000_000].join(","));
        let error = read(&nonsense).unwrap_err();
        assert!(error.column() < 20, "the first: {error}");
        assert!(read("[{},7]").is_err() && read("{}").is_err() && read("[]").is_ok());
    }
}
