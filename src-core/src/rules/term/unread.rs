//! What a condition's words set besides what was read of them.

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
}

impl NotRead {
    /// That it was not read, in a sentence.
    pub fn in_plain_words(&self) -> String {
        match self {
            Self::People(words) => {
                format!("The list of people is not whole: the court's words name more that was not read: “{words}”.")
            }
            Self::Distance(words) => format!("The court's words set a distance that was not read: “{words}”."),
        }
    }
}
