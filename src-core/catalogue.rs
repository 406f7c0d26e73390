//! Reads a language's folder of the catalogue. Used by core's build script and by `xtask`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{error::Error, fs};

type Failure = Box<dyn Error + Send + Sync>;

/// The forms of a plural (CLDR's categories), as endings of a name.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The texts of a language by key; a plural's forms stand under `key#form`.
pub type Texts = BTreeMap<String, String>;

/// Reads a language: a file a room, a line a text.
pub fn read(folder: &Path) -> Result<Texts, Failure> {
    let mut texts = Texts::new();
    for file in entries(folder)?.into_iter().filter(|entry| entry.extension().is_some_and(|kind| kind == "json")) {
        let room = stem(&file);
        let held: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        for (name, text) in &held {
            texts.insert(format!("{room}.{}", with_form(name, &held)), text.clone());
        }
    }
    Ok(texts)
}

/// `found_one` is the form `one` of `found`, where `found_other` stands beside it.
fn with_form(name: &str, held: &BTreeMap<String, String>) -> String {
    match name.rsplit_once('_') {
        Some((stem, form)) if FORMS.contains(&form) && held.contains_key(&format!("{stem}_other")) => {
            format!("{stem}#{form}")
        }
        Some(_) | None => name.to_owned(),
    }
}

/// What stands in a folder, sorted.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    found.sort();
    Ok(found)
}

/// A file's name without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
