//! A text's places filled in.

use super::text::Argument;
use super::{Language, Text};
use std::fmt;

/// The sentence of a text, from a language's templates. `template` gives the words of a key, and of
/// `key#form` for the forms of a plural. A text that a language lacks is shown as its key: visible,
/// and never another text's words.
pub fn render(language: Language, text: &Text, template: &dyn Fn(&str) -> Option<String>) -> String {
    let count = match text.arguments.get("count") {
        Some(Argument::Number(number)) => Some(*number),
        Some(Argument::Verbatim(_) | Argument::Text(_)) | None => None,
    };
    let name = text.key.name();
    let words = form_of(language, name, count, template).unwrap_or_else(|| name.to_owned());
    fill(&words, &|argument| text.arguments.get(argument).map(|value| shown(language, value, template)))
}

/// The words of a key, in the form that a count takes where the key is a plural.
pub fn form_of(
    language: Language,
    key: &str,
    count: Option<i64>,
    template: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let form = |ending: &str| template(&format!("{key}#{ending}"));
    let plural = count.and_then(|count| form(language.form(count).ending()).or_else(|| form("other")));
    plural.or_else(|| template(key))
}

/// Writes a text where an error is displayed: in English where the texts are compiled in; a page, which
/// shows no error but by its text, gets the key.
pub fn display(text: &Text, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    #[cfg(any(feature = "texts", test))]
    return fmt::Display::fmt(text, to);
    #[cfg(not(any(feature = "texts", test)))]
    return to.write_str(text.key.name());
}

fn shown(language: Language, value: &Argument, template: &dyn Fn(&str) -> Option<String>) -> String {
    match value {
        Argument::Number(number) => number.to_string(),
        Argument::Verbatim(words) => words.0.clone(),
        Argument::Text(text) => render(language, text, template),
    }
}

/// Fills the places of a template. What fills a place is not read for places again.
pub fn fill(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, after)) = after.split_once("}}") else {
            filled.push_str("{{");
            rest = after;
            continue;
        };
        match value(name.trim()) {
            Some(words) => filled.push_str(&words),
            None => filled.push_str(name),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fills_a_place_is_not_read_for_places_again() {
        let value = |name: &str| (name == "who").then(|| "{{ when }}".to_owned());
        assert_eq!(fill("seen by {{ who }} at {{when}}", &value), "seen by {{ when }} at when");
        assert_eq!(fill("an open {{ stays", &value), "an open {{ stays");
    }
}
