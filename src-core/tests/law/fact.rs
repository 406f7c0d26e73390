//! One fact of a case, in the table's words.

use super::table::instant;
use cordon_core::rules::time::Timestamp;

/// One fact of a case: what the table expects and what the program answers.
pub struct Fact {
    /// The table's column.
    pub column: &'static str,
    /// What it holds.
    pub expected: String,
    /// What the program answers, in the table's words.
    pub got: String,
}

impl Fact {
    /// A fact of a column.
    pub fn new(column: &'static str, expected: impl Into<String>, got: impl Into<String>) -> Self {
        Self { column, expected: expected.into(), got: got.into() }
    }
}

/// An instant of the table in London time; nothing where it is blank.
pub fn in_london(text: &str) -> Result<String, String> {
    if text.is_empty() { Ok(String::new()) } else { instant(text).map(Timestamp::london_rfc3339) }
}

/// An instant of the program in London time; nothing where it gives none.
pub fn written(at: Option<Timestamp>) -> String {
    at.map_or_else(String::new, Timestamp::london_rfc3339)
}
