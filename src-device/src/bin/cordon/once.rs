//! JSON in which no field stands twice in one object: of two, one would be lost without a word.

use cordon_core::text;
use cordon_core::words::{Verbatim, english};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// A document of any shape, read only for the error that a repeated field is.
pub struct EachFieldOnce;

impl<'de> Deserialize<'de> for EachFieldOnce {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = EachFieldOnce;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(EachFieldOnce)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(EachFieldOnce)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(EachFieldOnce)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(EachFieldOnce)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(EachFieldOnce)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(EachFieldOnce)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<EachFieldOnce>()?.is_some() {}
        Ok(EachFieldOnce)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut names: BTreeSet<String> = BTreeSet::new();
        while let Some(name) = fields.next_key::<String>()? {
            if names.contains(&name) {
                let field = Verbatim::from(name);
                return Err(A::Error::custom(english(text!("cordon.field_twice", field = field))));
            }
            names.insert(name);
            fields.next_value::<EachFieldOnce>()?;
        }
        Ok(EachFieldOnce)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_stands_twice_is_named_wherever_it_stands() {
        let twice = |text: &str| serde_json::from_str::<EachFieldOnce>(text).err().map(|error| error.to_string());
        assert_eq!(twice(r#"{"a":1,"b":[{"a":null,"b":"x"}],"c":{"a":-1.5,"b":true}}"#), None);
        for text in [
            r#"{"account":"a","account":"b"}"#,
            r#"{"x":{"account":1,"account":1}}"#,
            r#"[{"account":1,"\u0061ccount":1}]"#,
        ] {
            let said = twice(text).unwrap_or_default();
            assert!(said.contains("account is given twice"), "{text}: {said}");
        }
    }
}
