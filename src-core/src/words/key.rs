//! The name of a text.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::cmp::Ordering;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The name of a text of the catalogue, such as `law.in_force_yes`: its room, a dot, its own name.
///
/// It is written as the [`Text`](super::Text) without arguments that it is, so that whoever reads a text
/// reads a key too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextKey(&'static str);

impl TextKey {
    /// A key that the catalogue holds, with exactly these arguments; made while compiling, through
    /// [`text!`](crate::text) or [`text_key!`](crate::text_key).
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated by the compiler: a wrong key fails the build")]
    pub const fn checked(name: &'static str, arguments: &[&str]) -> Self {
        let Some(wanted) = arguments_of(name, KEYS) else { panic!("no such text in the catalogue") };
        if wanted.len() != arguments.len() || !each_is_in(arguments, wanted) {
            panic!("not the arguments of this text");
        }
        Self(name)
    }

    /// The key of a name held by this edition's catalogue.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        KEYS.binary_search_by(|(key, _arguments)| (*key).cmp(name))
            .ok()
            .and_then(|place| KEYS.get(place))
            .map(|(key, _arguments)| Self(key))
    }

    /// The names of the arguments of its text.
    #[must_use]
    pub fn arguments(self) -> &'static [&'static str] {
        arguments_of(self.0, KEYS).unwrap_or_default()
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl Serialize for TextKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Alone { key: *self }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for TextKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Alone::deserialize(from).map(|alone| alone.key)
    }
}

/// A key without arguments.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Alone {
    #[serde(with = "name")]
    key: TextKey,
}

/// A key as its bare name, within a text.
pub(super) mod name {
    use super::{Deserialize, Deserializer, Serializer, TextKey, de, received};

    pub fn serialize<S: Serializer>(key: &TextKey, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(key.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<TextKey, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(from)?;
        received(&name).ok_or_else(|| de::Error::custom("no such text in this edition's catalogue"))
    }
}

#[cfg(any(feature = "texts", test))]
fn received(name: &str) -> Option<TextKey> {
    TextKey::find(name)
}

/// A page is spared the list of all keys: it takes what its own shell sends, and keeps one copy of each
/// name, of which there are no more than the catalogue has. A name without a text shows as itself.
#[cfg(not(any(feature = "texts", test)))]
fn received(name: &str) -> Option<TextKey> {
    use std::sync::{Mutex, PoisonError};
    static NAMES: Mutex<std::collections::BTreeSet<&'static str>> = Mutex::new(std::collections::BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let held = names.get(name).copied();
    Some(TextKey(held.unwrap_or_else(|| {
        let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
        names.insert(kept);
        kept
    })))
}

/// Searches the sorted keys by halves, so that the compiler can.
const fn arguments_of(name: &str, mut keys: &[(&str, &'static [&'static str])]) -> Option<&'static [&'static str]> {
    while !keys.is_empty() {
        let (low, high) = keys.split_at(keys.len() / 2);
        let Some(((key, arguments), above)) = high.split_first() else { return None };
        match compare(name, key) {
            Ordering::Equal => return Some(arguments),
            Ordering::Less => keys = low,
            Ordering::Greater => keys = above,
        }
    }
    None
}

const fn compare(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    loop {
        match (one.split_first(), other.split_first()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some((a, _)), Some((b, _))) if *a < *b => return Ordering::Less,
            (Some((a, _)), Some((b, _))) if *a > *b => return Ordering::Greater,
            (Some((_, rest)), Some((_, other_rest))) => (one, other) = (rest, other_rest),
        }
    }
}

const fn each_is_in(mut names: &[&str], wanted: &[&str]) -> bool {
    while let Some((name, rest)) = names.split_first() {
        if !is_in(name, wanted) {
            return false;
        }
        names = rest;
    }
    true
}

const fn is_in(name: &str, mut names: &[&str]) -> bool {
    while let Some((first, rest)) = names.split_first() {
        if matches!(compare(name, first), Ordering::Equal) {
            return true;
        }
        names = rest;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_nothing_else() {
        for (key, arguments) in KEYS {
            assert_eq!(TextKey::find(key).map(TextKey::name), Some(*key));
            assert_eq!(arguments_of(key, KEYS), Some(*arguments));
        }
        assert_eq!(TextKey::find("law.no_such_text"), None);
        assert_eq!(arguments_of("", KEYS), None);
    }

    #[test]
    fn a_key_of_another_edition_is_refused_when_read() {
        assert!(serde_json::from_str::<TextKey>(r#"{"key":"law.in_force_yes"}"#).is_ok());
        assert!(serde_json::from_str::<TextKey>(r#"{"key":"law.in_force_perhaps"}"#).is_err());
    }
}
