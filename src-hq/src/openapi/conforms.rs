//! Whether a value is as a schema says: as much of JSON Schema as the document uses, and a keyword that is
//! not known here is a fault. What a schema does not name may not stand in a value.

use super::schemas::{DIGEST, HEX};
use serde_json::Value;

/// What is wrong with a value, and where; none where it conforms.
pub fn fault(document: &Value, schema: &Value, value: &Value) -> Option<String> {
    at(document, schema, value, "$".to_owned()).err()
}

type Checked = Result<(), String>;

fn at(document: &Value, schema: &Value, value: &Value, place: String) -> Checked {
    let Some(keywords) = schema.as_object() else { return Err(format!("{place}: no schema: {schema}")) };
    for (keyword, is) in keywords {
        let held = match keyword.as_str() {
            "description" | "contentEncoding" | "contentMediaType" | "contentSchema" => Ok(()),
            "$ref" => at(document, referred(document, is)?, value, place.clone()),
            "type" => of_type(is, value),
            "enum" => said(is.as_array().is_some_and(|all| all.contains(value)), "not one of the names"),
            "const" => said(is == value, "another constant"),
            "minimum" => said(value.as_i64() >= is.as_i64(), "too small"),
            "maximum" => said(value.as_i64() <= is.as_i64(), "too large"),
            "maxItems" => said(value.as_array().map(Vec::len) <= is.as_u64().map(|most| most as usize), "too many"),
            "pattern" => of_pattern(is, value),
            "format" => of_format(is, value),
            "items" => each_item(document, is, value, &place),
            "required" => has_all(is, value),
            "properties" => each_property(document, is, value, &place),
            "oneOf" => one_of(document, is, value, &place),
            "allOf" => all_of(document, is, value, &place),
            _ => Err(format!("the keyword {keyword} is not checked")),
        };
        held.map_err(|why| if why.starts_with('$') { why } else { format!("{place}: {why}") })?;
    }
    Ok(())
}

fn said(holds: bool, why: &str) -> Checked {
    if holds { Ok(()) } else { Err(why.to_owned()) }
}

/// What a reference leads to.
pub fn referred<'d>(document: &'d Value, reference: &Value) -> Result<&'d Value, String> {
    let place = reference.as_str().and_then(|reference| reference.strip_prefix('#'));
    place.and_then(|place| document.pointer(place)).ok_or_else(|| format!("{reference} leads nowhere"))
}

fn of_type(is: &Value, value: &Value) -> Checked {
    let named = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    };
    let holds = is.as_array().map_or_else(|| named(is), |all| all.iter().any(named));
    said(holds, &format!("{value} is not of type {is}"))
}

fn of_pattern(is: &Value, value: &Value) -> Checked {
    let Some(text) = value.as_str() else { return Ok(()) };
    let is_hex = text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    match is.as_str() {
        Some(DIGEST) => said(is_hex && text.len() == 64, "no digest"),
        Some(HEX) => said(is_hex && text.len().is_multiple_of(2), "no hex"),
        _ => Err(format!("the pattern {is} is not checked")),
    }
}

fn of_format(is: &Value, value: &Value) -> Checked {
    let Some(text) = value.as_str() else { return Ok(()) };
    match is.as_str() {
        Some("uuid") => said(uuid::Uuid::parse_str(text).is_ok(), "no UUID"),
        Some("date-time") => said(cordon_core::rules::time::Timestamp::parse(text).is_some(), "no time"),
        _ => Err(format!("the format {is} is not checked")),
    }
}

fn each_item(document: &Value, schema: &Value, value: &Value, place: &str) -> Checked {
    let mut items = value.as_array().into_iter().flatten().enumerate();
    items.try_for_each(|(index, item)| at(document, schema, item, format!("{place}[{index}]")))
}

fn has_all(names: &Value, value: &Value) -> Checked {
    let mut names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
    let missing = names.find(|name| value.get(*name).is_none());
    missing.map_or(Ok(()), |name| Err(format!("{name} is missing")))
}

fn each_property(document: &Value, properties: &Value, value: &Value, place: &str) -> Checked {
    for (name, held) in value.as_object().into_iter().flatten() {
        // What a schema beside it names, as of a problem's type, this one need not.
        match properties.get(name) {
            Some(schema) => at(document, schema, held, format!("{place}.{name}"))?,
            None if properties.as_object().is_some_and(|all| all.len() == 1) => {}
            None => return Err(format!("{name} is not named")),
        }
    }
    Ok(())
}

fn one_of(document: &Value, schemas: &Value, value: &Value, place: &str) -> Checked {
    let all: Vec<&Value> = schemas.as_array().into_iter().flatten().collect();
    let fit = all.iter().filter(|schema| at(document, schema, value, place.to_owned()).is_ok()).count();
    said(fit == 1, &format!("{fit} of {} fit", all.len()))
}

fn all_of(document: &Value, schemas: &Value, value: &Value, place: &str) -> Checked {
    let mut all = schemas.as_array().into_iter().flatten();
    all.try_for_each(|schema| at(document, schema, value, place.to_owned()))
}

#[test]
fn a_value_that_is_not_as_the_schema_says_is_found() {
    let document = super::document();
    let fault_of = |name: &str, value: Value| fault(&document, &super::schemas::named(name), &value);
    let whole = serde_json::json!({
        "hash": "ab".repeat(32), "from": 1, "to": 2, "bytes": 3,
    });
    assert_eq!(fault_of("SegmentRef", whole.clone()), None);
    for (name, value) in [
        ("hash", "ab".into()),
        ("hash", "AB".repeat(32).into()),
        ("from", (-1).into()),
        ("to", "2".into()),
        ("more", 1.into()),
    ] {
        let mut spoilt = whole.clone();
        spoilt[name] = value;
        assert!(fault_of("SegmentRef", spoilt.clone()).is_some(), "{spoilt}");
    }
    let mut cut = whole;
    cut.as_object_mut().unwrap().remove("bytes");
    assert!(fault_of("SegmentRef", cut).unwrap().contains("bytes is missing"));
}
