//! A text with its arguments, and somebody's own words.

use super::TextKey;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A text of the catalogue with its arguments: what crosses the wire in place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Which text.
    #[serde(with = "super::key::name")]
    pub key: TextKey,
    /// Its arguments by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<String, Argument>,
}

impl Text {
    /// A text, its arguments to come.
    #[must_use]
    pub const fn new(key: TextKey) -> Self {
        Self { key, arguments: BTreeMap::new() }
    }

    /// The text with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.insert(name.to_owned(), value.into());
        self
    }
}

impl From<TextKey> for Text {
    fn from(key: TextKey) -> Self {
        Self::new(key)
    }
}

/// A text of the catalogue, or in its place somebody's own words: a title that the court wrote where no
/// law row names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Wording {
    /// A text.
    Text(Text),
    /// Somebody's own words.
    Verbatim(Verbatim),
}

impl From<Text> for Wording {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<TextKey> for Wording {
    fn from(key: TextKey) -> Self {
        Self::Text(Text::new(key))
    }
}

impl From<Verbatim> for Wording {
    fn from(words: Verbatim) -> Self {
        Self::Verbatim(words)
    }
}

impl From<Wording> for Argument {
    fn from(wording: Wording) -> Self {
        match wording {
            Wording::Text(text) => Self::from(text),
            Wording::Verbatim(words) => Self::Verbatim(words),
        }
    }
}

/// What fills a place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// A whole number, which also chooses the plural's form where it is `count`.
    Number(i64),
    /// Somebody's own words, a name, a reference.
    Verbatim(Verbatim),
    /// Another text.
    Text(Box<Text>),
}

impl From<Text> for Argument {
    fn from(text: Text) -> Self {
        Self::Text(Box::new(text))
    }
}

impl From<TextKey> for Argument {
    fn from(key: TextKey) -> Self {
        Self::from(Text::new(key))
    }
}

impl From<Verbatim> for Argument {
    fn from(words: Verbatim) -> Self {
        Self::Verbatim(words)
    }
}

macro_rules! numbers {
    ($($Number:ty),+) => {$(
        impl From<$Number> for Argument {
            fn from(number: $Number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}

numbers!(u8, u16, u32, u64, usize, i32, i64);

/// Somebody's own words, or a name, number or reference as it was written: never translated, shown
/// escaped, kept as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Verbatim(pub String);

impl Verbatim {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Verbatim {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Verbatim {
    fn from(words: String) -> Self {
        Self(words)
    }
}

impl From<&str> for Verbatim {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl std::borrow::Borrow<str> for Verbatim {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Verbatim {
    fn eq(&self, words: &str) -> bool {
        self.0 == words
    }
}

impl PartialEq<&str> for Verbatim {
    fn eq(&self, words: &&str) -> bool {
        self.0 == *words
    }
}

impl From<Verbatim> for String {
    fn from(words: Verbatim) -> Self {
        words.0
    }
}

impl fmt::Display for Verbatim {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_arguments_across_the_wire() {
        let text = crate::text!("law.roles_live", role = Verbatim::from("bound by"), count = 2_u32);
        let written = serde_json::to_string(&text).unwrap();
        assert_eq!(serde_json::from_str::<Text>(&written).unwrap(), text);
        let bare = Text::from(crate::text_key!("law.in_force_yes"));
        assert_eq!(serde_json::to_string(&bare).unwrap(), r#"{"key":"law.in_force_yes"}"#);
    }
}
