//! JSON in which no name stands twice in one object.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// A document of any shape; read only for the error that a repeated name is.
pub(super) struct EachNameOnce;

impl<'de> Deserialize<'de> for EachNameOnce {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = EachNameOnce;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(EachNameOnce)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(EachNameOnce)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(EachNameOnce)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(EachNameOnce)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(EachNameOnce)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(EachNameOnce)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Self::Value, A::Error> {
        while values.next_element::<EachNameOnce>()?.is_some() {}
        Ok(EachNameOnce)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut names: HashSet<String> = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("a name stands twice"));
            }
            members.next_value::<EachNameOnce>()?;
        }
        Ok(EachNameOnce)
    }
}
