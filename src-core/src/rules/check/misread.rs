//! Why something cannot be read where it stands in JSON, in our own words: a parser's are for programmers, and some
//! of them repeat what stands there.

use crate::text;
use crate::words::{Text, Verbatim};

/// How a message begins that is the parser's own; others are ours, said by what was read.
const PARSERS: [&str; 5] =
    ["invalid type: ", "invalid value: ", "invalid length ", "unknown variant ", "data did not "];
/// Most characters of the names that are told.
const NAMES: usize = 200;

/// What a message of serde's says, without the place that it names and without what stood there.
pub fn misread(said: &str) -> Text {
    let said = said.rsplit_once(" at line ").map_or(said, |(what, _place)| what);
    let named = |start: &str| said.strip_prefix(start).and_then(|rest| rest.split('`').nth(1)).map(Verbatim::from);
    if let Some(field) = named("missing field ") {
        return text!("unread.json_lacks", field = field);
    }
    if let Some(field) = named("duplicate field ") {
        return text!("unread.json_twice", field = field);
    }
    if let Some(field) = named("unknown field ") {
        return text!("unread.json_unknown", field = field);
    }
    if said.starts_with("UUID parsing failed") {
        return text!("unread.json_id");
    }
    if !PARSERS.iter().any(|start| said.starts_with(start)) {
        return text!("unread.json_says", why = Verbatim::from(said));
    }
    expected(said.rsplit_once(", expected ").map(|(_found, expected)| expected).unwrap_or_default())
}

/// What belongs there, by what the parser expected.
fn expected(expected: &str) -> Text {
    const NUMBERS: [&str; 9] = ["u8", "u16", "u32", "u64", "usize", "i32", "i64", "f32", "f64"];
    match expected {
        "a string" | "a borrowed string" | "string" => text!("unread.json_text"),
        "a boolean" => text!("unread.json_bool"),
        "a sequence" => text!("unread.json_list"),
        "a map" => text!("unread.json_fields"),
        "a UUID string" | "a formatted UUID string" => text!("unread.json_id"),
        number if NUMBERS.contains(&number) => text!("unread.json_number"),
        fields if fields.starts_with("struct ") || fields.contains(" enum ") => text!("unread.json_fields"),
        names if names.contains('`') => {
            let names: String = names.trim_start_matches("one of ").replace('`', "").chars().take(NAMES).collect();
            text!("unread.json_names", names = Verbatim::from(names))
        }
        _ => text!("unread.json_shape"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::ids::OrderId;
    use crate::rules::time::Timestamp;
    use crate::words::english;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "it is read for the errors alone")]
    struct Form {
        #[serde(default)]
        text: String,
        #[serde(default)]
        is_so: bool,
        #[serde(default)]
        many: Vec<u32>,
        #[serde(default)]
        which: Option<Which>,
        #[serde(default)]
        order: Option<OrderId>,
        #[serde(default)]
        at: Option<Timestamp>,
        needed: u8,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Which {
        This,
        That,
    }

    #[track_caller]
    fn check(json: &str, says: &str) {
        let error = serde_json::from_str::<Form>(json).unwrap_err().to_string();
        let said = english(misread(&error));
        assert!(said.contains(says), "{error}: {said}");
        for parsers in ["invalid", "expected", "Una Example", " at line ", "struct", "`"] {
            assert!(!said.contains(parsers), "{error}: {said}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_said_in_our_words_and_without_what_stood_there() {
        assert!(serde_json::from_str::<Form>(r#"{"needed":1,"which":"this"}"#).is_ok());
        assert!(serde_json::from_str::<Form>(r#"{"needed":1,"which":"that"}"#).is_ok());
        check("{}", "needed is missing");
        check(r#"{"needed":1,"needed":2}"#, "needed is given twice");
        check(r#"{"needed":1,"neded":2}"#, "no field neded");
        check(r#"{"needed":1,"text":7}"#, "a text belongs there");
        check(r#"{"needed":1,"is_so":"Una Example"}"#, "true or false belongs there");
        check(r#"{"needed":1,"many":"Una Example"}"#, "a list belongs there");
        check(r#"{"needed":"Una Example"}"#, "a number belongs there");
        check(r#"{"needed":1,"which":"Una Example"}"#, "this or that");
        check(r#"{"needed":1,"order":"Una Example"}"#, "an id belongs there");
        check(r#"{"needed":1,"at":"Una Example"}"#, "RFC 3339");
        check(r#""Una Example""#, "fields belongs there");
    }
}
