//! Reads the catalogue in `words/` and writes its keys, and its texts for programs without a page.
//! A language that lacks a text of English, or has one that English lacks, fails the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, error::Error, fs};

mod catalogue;

use catalogue::{Texts, entries, read, stem};

type Failure = Box<dyn Error + Send + Sync>;

/// The language that every other is held against.
const FIRST: &str = "en";
#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folders in the environment")]
fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=words");
    println!("cargo::rerun-if-changed=catalogue.rs");
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("words");
    let mut languages: BTreeMap<String, Texts> = BTreeMap::new();
    for language in entries(&folder)?.into_iter().filter(|entry| entry.is_dir()) {
        languages.insert(stem(&language), read(&language)?);
    }
    let first = languages.get(FIRST).ok_or("no English catalogue")?;
    let keys = keys_of(first)?;
    for (language, texts) in &languages {
        let same = keys_of(texts)?;
        if let Some(key) = keys.keys().chain(same.keys()).find(|key| keys.get(*key) != same.get(*key)) {
            return Err(
                format!("{language}: the text {key} is missing, is one too many, or has other arguments").into()
            );
        }
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("keys.rs"), written_keys(&keys)?)?;
    fs::write(out.join("texts.rs"), written_texts(&languages)?)?;
    Ok(())
}

/// Each key with its arguments in order. The forms of a plural may leave the number out, as "one" does.
fn keys_of(texts: &Texts) -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in texts {
        let (key, form) = name.split_once('#').map_or((name.as_str(), None), |(key, form)| (key, Some(form)));
        let arguments = keys.entry(key.to_owned()).or_default();
        arguments.extend(arguments_of(text).map_err(|error| format!("{name}: {error}"))?);
        if form.is_some() {
            arguments.insert("count".to_owned());
        }
    }
    Ok(keys)
}

/// The arguments that a text names.
fn arguments_of(text: &str) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((_before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("an argument without its end")?;
        let name = name.trim();
        if name.is_empty() || !name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_') {
            return Err(format!("{name:?} is no name of an argument").into());
        }
        found.insert(name.to_owned());
        rest = after;
    }
    Ok(found)
}

fn written_keys(keys: &BTreeMap<String, BTreeSet<String>>) -> Result<String, Failure> {
    let mut code =
        String::from("/// Every key with its arguments, sorted.\npub(super) const KEYS: &[(&str, &[&str])] = &[\n");
    for (key, arguments) in keys {
        writeln!(code, "    ({key:?}, &{:?}),", arguments.iter().collect::<Vec<_>>())?;
    }
    code.push_str("];\n");
    Ok(code)
}

fn written_texts(languages: &BTreeMap<String, Texts>) -> Result<String, Failure> {
    let mut code = String::from(
        "/// The texts of each language, sorted by key.\npub(super) static LANGUAGES: &[(&str, &[(&str, &str)])] = &[\n",
    );
    for (language, texts) in languages {
        writeln!(code, "    ({language:?}, &[")?;
        for (key, text) in texts {
            writeln!(code, "        ({key:?}, {text:?}),")?;
        }
        code.push_str("    ]),\n");
    }
    code.push_str("];\n");
    Ok(code)
}
