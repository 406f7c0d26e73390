//! Fields that the format does not know. A misspelt one would be lost in silence, and with `untill` the end of an
//! order: each is refused by its name.

use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use serde::Serialize;
use serde_json::{Map, Value};

/// Fields that are left out where they say nothing, and what each says then. Elsewhere `null`, `false` and an empty
/// list say it.
const LEFT_OUT: [(&str, &[&str]); 16] = [
    ("arrest", &[]),
    ("by", &[]),
    ("clock", &[]),
    ("doorstep", &[]),
    ("duties", &[]),
    ("duty", &["live_and_sleep", "unclear"]),
    ("moving", &["unknown"]),
    ("place", &[]),
    ("season", &["always"]),
    ("speed_m_s", &[]),
    ("stated_end", &["not_stated"]),
    ("through_others", &[]),
    ("unread", &[]),
    ("unread_period", &[]),
    ("whom", &[]),
    ("zone", &[]),
];

/// The fields of an exception, which is written as its words alone where nothing more was read.
const OF_WORDS: [&str; 2] = ["words", "permits"];

/// Refuses a document with a field that was not read.
///
/// # Errors
///
/// Names the first one by its path.
pub(super) fn check<T: Serialize>(given: &str, read: &T) -> Result<(), Text> {
    // What is no JSON is told by the reader itself.
    let (Ok(given), Ok(read)) = (serde_json::from_str::<Value>(given), serde_json::to_value(read)) else {
        return Ok(());
    };
    match unknown(&given, &read, "") {
        Some(field) => {
            let field = field.chars().filter(|mark| !mark.is_control()).take(120).collect::<String>();
            Err(text!("feed.exchange_unknown_field", field = Verbatim::from(field)))
        }
        None => Ok(()),
    }
}

/// The path of the first field of one document that stands nowhere in the other, which was read from it.
fn unknown(given: &Value, read: &Value, at: &str) -> Option<String> {
    match (given, read) {
        (Value::Object(given), Value::Object(read)) => {
            given.iter().find_map(|(name, value)| in_object(name, value, read, &below(at, name)))
        }
        (Value::Object(given), Value::String(_)) => {
            let other = given.keys().find(|name| !OF_WORDS.contains(&name.as_str()));
            other.map(|name| below(at, name))
        }
        (Value::Array(given), Value::Array(read)) if given.len() == read.len() => {
            let mut both = given.iter().zip(read).enumerate();
            both.find_map(|(index, (given, read))| unknown(given, read, &format!("{at}[{index}]")))
        }
        (
            Value::Object(_) | Value::Array(_) | Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null,
            Value::Object(_) | Value::Array(_) | Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null,
        ) => None,
    }
}

fn in_object(name: &str, value: &Value, read: &Map<String, Value>, at: &str) -> Option<String> {
    match read.get(name) {
        Some(read) => unknown(value, read, at),
        None => (!is_left_out(name, value)).then(|| at.to_owned()),
    }
}

/// Whether a field is one that is left out where it says nothing, and says nothing.
fn is_left_out(name: &str, value: &Value) -> bool {
    let Some((_, words)) = LEFT_OUT.iter().find(|(known, _)| *known == name) else { return false };
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(values) => values.is_empty(),
        Value::String(word) => words.contains(&word.as_str()),
        Value::Object(fields) => {
            fields.len() == 1 && fields.get("kind").and_then(Value::as_str).is_some_and(|kind| words.contains(&kind))
        }
        Value::Bool(true) | Value::Number(_) => false,
    }
}

fn below(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check_field(given: &Value, read: &Value, expected: Option<&str>) {
        assert_eq!(unknown(given, read, "").as_deref(), expected, "{given}");
    }

    #[test]
    fn a_field_that_was_not_read_is_named_by_its_path() {
        let read = json!({ "rows": [{ "from": null, "until": null }], "words": "x" });
        check_field(&json!({ "rows": [{ "from": null, "untill": "x" }] }), &read, Some("rows[0].untill"));
        check_field(&json!({ "rows": [{ "until": null }], "colour": null }), &read, Some("colour"));
        check_field(&json!({ "words": { "words": "x", "permits": { "kind": "words_only" } } }), &read, None);
        check_field(&json!({ "words": { "words": "x", "hours": 1 } }), &read, Some("words.hours"));
    }

    #[test]
    fn a_field_that_says_nothing_may_be_left_out_by_whoever_writes_it_again() {
        for given in [
            json!({ "stated_end": "not_stated", "unread": [], "zone": null, "doorstep": false }),
            json!({ "season": { "kind": "always" }, "duty": { "kind": "unclear" } }),
        ] {
            check_field(&given, &json!({}), None);
        }
        check_field(&json!({ "stated_end": "for_life" }), &json!({}), Some("stated_end"));
        check_field(&json!({ "doorstep": true }), &json!({}), Some("doorstep"));
    }
}
