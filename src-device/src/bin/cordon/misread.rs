//! What cannot be read of a record's form: by its line and its field, and in our own words.

use cordon_core::rules::check::misread;
use cordon_core::text;
use cordon_core::wire::{Argument, RecordFault, RecordForm, Text, Verbatim};
use serde_json::error::Category;
use serde_json::{Error, Map, Value};

/// Fields whose own fields may each be left out.
const OF_FIELDS: [&str; 2] = ["file", "decision"];

/// Why a text is no form: it is no JSON from some place on, or what stands on a line says so itself.
pub fn whole(error: &Error) -> Text {
    match error.classify() {
        Category::Data if error.line() == 0 => misread(&error.to_string()),
        Category::Data => text!("cordon.misread_line", line = error.line(), why = misread(&error.to_string())),
        Category::Io | Category::Syntax | Category::Eof => {
            text!("cordon.no_json", line = error.line(), column = error.column())
        }
    }
}

/// The field that cannot be read, and what is said of it: each is tried for itself.
pub fn field(text: &str, given: &Value) -> Option<(String, Text)> {
    let (field, error) = first(given)?;
    let why: Argument = match field.as_str() {
        "times" => RecordFault::NoCount.text().into(),
        _ => misread(&error.to_string()).into(),
    };
    let name = Verbatim::from(field.as_str());
    let said = match line_of(text, &field) {
        Some(line) => text!("cordon.misread_field_line", line = line, field = name, why = why),
        None => text!("cordon.misread_field", field = name, why = why),
    };
    Some((field, said))
}

fn first(given: &Value) -> Option<(String, Error)> {
    let alone = |name: &str, value: Value| Value::Object(Map::from_iter([(name.to_owned(), value)]));
    let fault_of = |form: Value| serde_json::from_value::<RecordForm>(form).err();
    given.as_object()?.iter().find_map(|(name, value)| {
        let why = fault_of(alone(name, value.clone()))?;
        let parts = value.as_object().filter(|_| OF_FIELDS.contains(&name.as_str()));
        let part = parts.into_iter().flatten().find_map(|(part, value)| {
            let why = fault_of(alone(name, alone(part, value.clone())))?;
            Some((format!("{name}.{part}"), why))
        });
        Some(part.unwrap_or_else(|| (name.clone(), why)))
    })
}

/// The line on which a field is named; none where it is written in another way, or more than once.
fn line_of(text: &str, field: &str) -> Option<usize> {
    let name = format!("\"{}\"", field.rsplit('.').next().unwrap_or(field));
    let mut named = text.lines().enumerate().filter(|(_index, line)| line.contains(&name));
    let (index, line) = named.next()?;
    let is_once = named.next().is_none() && line.matches(&name).count() == 1;
    is_once.then_some(index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::words::english;

    #[test]
    fn a_field_is_told_with_its_line_where_it_is_named_once() {
        let said = |text: &str| {
            let (field, said) = field(text, &serde_json::from_str(text).unwrap()).unwrap();
            (field, english(said))
        };
        let (named, told) = said("{\n  \"mode\": \"found\",\n  \"account\": 7\n}");
        assert_eq!(named, "account");
        assert_eq!(told, "line 3, account: a text belongs there, in quotation marks");
        let (named, told) = said("{\n  \"decision\": {\n    \"report\": \"yes\"\n  }\n}");
        assert_eq!(named, "decision.report");
        assert_eq!(told, "line 3, decision.report: true or false belongs there");
        let (_named, told) = said("{\"mode\": \"mode\"}");
        assert!(told.starts_with("mode: one of these belongs there: "), "{told}");
    }

    #[test]
    fn a_text_that_is_no_json_is_told_with_the_place() {
        let error = serde_json::from_str::<Value>("{\n  \"account\": \"a\"\n  \"mode\": 1\n}").unwrap_err();
        assert_eq!(english(whole(&error)), "not JSON, at line 3 column 3");
    }
}
