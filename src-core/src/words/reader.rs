//! Whoever reads the catalogue out to a person.

use super::{Language, Text, TextKey, Wording, fill, form_of, render};
use std::fmt::Display;

/// A way to the texts of one language: a page's own, or those compiled in.
pub trait Reader: Copy {
    /// Its language.
    fn language(self) -> Language;

    /// The words of a key, places and all; the forms of a plural stand under `key#form`.
    fn template(self, key: &str) -> Option<String>;

    /// A text with its arguments by name; `count` chooses the form of a plural.
    fn say(self, key: TextKey, arguments: &[(&str, &dyn Display)]) -> String {
        let argument = |wanted: &str| {
            arguments.iter().find(|(name, _value)| *name == wanted).map(|(_name, value)| value.to_string())
        };
        let count = argument("count").and_then(|count| count.parse().ok());
        let words = form_of(self.language(), key.name(), count, &|key| self.template(key));
        fill(&words.unwrap_or_else(|| key.name().to_owned()), &argument)
    }

    /// A text without arguments.
    fn key(self, key: TextKey) -> String {
        self.say(key, &[])
    }

    /// A text, or the words that stand in its place.
    fn wording(self, wording: &Wording) -> String {
        match wording {
            Wording::Text(text) => self.text(text),
            Wording::Verbatim(words) => words.0.clone(),
        }
    }

    /// A text as a command's reply holds it.
    fn text(self, text: &Text) -> String {
        render(self.language(), text, &|key| self.template(key))
    }
}
