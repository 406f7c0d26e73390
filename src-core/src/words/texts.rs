//! The texts compiled in, for programs without a page.

use super::{Language, Reader, Text, TextKey, Wording, render};
use serde::Deserialize as _;
use serde_json::Value;
use std::fmt;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The texts of one language.
#[derive(Clone, Copy, Debug)]
pub struct Catalogue {
    language: Language,
    texts: &'static [(&'static str, &'static str)],
}

impl Catalogue {
    /// The catalogue of a language; none where it has not been written.
    #[must_use]
    pub fn of(language: Language) -> Option<Self> {
        let held = LANGUAGES.iter().find(|(code, _texts)| *code == language.code());
        held.map(|(_code, texts)| Self { language, texts })
    }

    /// A text as a sentence.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        render(self.language, text, &|key| self.template(key).map(str::to_owned))
    }

    /// The words of a key, places and all; the forms of a plural stand under `key#form`.
    #[must_use]
    pub fn template(self, key: &str) -> Option<&'static str> {
        let place = self.texts.binary_search_by(|(name, _text)| (*name).cmp(key)).ok()?;
        self.texts.get(place).map(|(_name, text)| *text)
    }

    /// Every text with its key, sorted by key.
    pub fn all(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.texts.iter().copied()
    }
}

/// The English texts, read out.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Reader for English {
    fn language(self) -> Language {
        Language::English
    }

    fn template(self, key: &str) -> Option<String> {
        Catalogue::of(Language::English)?.template(key).map(str::to_owned)
    }
}

/// A text as an English sentence; somebody's own words as they are.
#[must_use]
pub fn english(text: impl Into<Wording>) -> String {
    match text.into() {
        Wording::Text(text) => Catalogue::of(Language::English)
            .map_or_else(|| text.key.name().to_owned(), |catalogue| catalogue.say(&text)),
        Wording::Verbatim(words) => words.0,
    }
}

/// A reply as JSON with each text of the catalogue in words.
#[must_use]
pub fn said(value: &Value) -> Value {
    match value {
        Value::Object(fields) => match Text::deserialize(value) {
            Ok(text) => Value::String(english(text)),
            Err(_) => Value::Object(fields.iter().map(|(name, field)| (name.clone(), said(field))).collect()),
        },
        Value::Array(items) => Value::Array(items.iter().map(said).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// A text in English: for errors and logs of programs without a page. A page chooses its language, and
/// has no such way.
impl fmt::Display for Text {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&english(self.clone()))
    }
}

impl fmt::Display for TextKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&english(*self))
    }
}

/// The keys of the catalogue.
pub fn every_key() -> impl Iterator<Item = TextKey> {
    let all = Catalogue::of(Language::English).into_iter().flat_map(Catalogue::all);
    all.filter_map(|(name, _text)| TextKey::find(name.split('#').next().unwrap_or(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Verbatim;

    #[test]
    fn the_number_chooses_the_form() {
        let found = |count: u32| english(crate::text!("find.found", count = count));
        assert_eq!([found(1), found(2)], ["1 possible match", "2 possible matches"]);
    }

    #[test]
    fn a_text_stands_within_another() {
        let role = crate::text_key!("law.in_force_yes");
        let text = crate::text!("law.roles_ended", role = role, count = 1_u32);
        assert!(english(text).contains("In force"));
    }

    #[test]
    fn somebody_s_words_are_never_read_as_a_template() {
        let text = crate::text!("find.protects", who = Verbatim::from("{{ who }}"));
        assert!(english(text).contains("{{ who }}"));
    }

    #[test]
    fn english_is_read_out_as_a_page_reads_it() {
        let key = crate::text_key!("frame.close");
        assert_eq!(English.key(key), english(key));
        let found = TextKey::checked("find.found", &["count"]);
        assert_eq!([1, 2].map(|n| English.say(found, &[("count", &n)])), ["1 possible match", "2 possible matches"]);
    }

    #[test]
    fn every_text_has_words_and_every_key_is_one() {
        let catalogue = Catalogue::of(Language::English).unwrap();
        assert!(catalogue.all().all(|(key, text)| !text.trim().is_empty() || key.ends_with("_empty")));
        assert!(every_key().count() > 900);
        assert!(Catalogue::of(Language::Welsh).is_none());
    }
}
