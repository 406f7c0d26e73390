//! What a condition's words set besides what was read of them.

use crate::text;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// A part of a condition's words that was not read, each with the court's words that say it. What stands
/// beside it in the term is read, and is not the whole of what the court said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "words")]
pub enum NotRead {
    /// People whom the words name: the list of them is not whole.
    People(String),
    /// A distance.
    Distance(String),
    /// Something else that is forbidden or demanded.
    More(String),
}

impl NotRead {
    /// That it was not read, in a sentence.
    pub fn in_plain_words(&self) -> Text {
        match self {
            Self::People(words) => text!("term.people_unread", words = Verbatim::from(words.as_str())),
            Self::Distance(words) => text!("term.distance_unread", words = Verbatim::from(words.as_str())),
            Self::More(words) => text!("term.more_unread", words = Verbatim::from(words.as_str())),
        }
    }
}
