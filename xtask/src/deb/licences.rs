//! Under which terms a package is handed out: ours, and those of everything that is compiled into it, each
//! with its own words, as most of them ask.

use crate::{places, process, wasm};
use anyhow::{Context, Result};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// How the files begin in which a crate says its terms.
const NAMES: [&str; 8] =
    ["licence", "license", "copying", "copyright", "notice", "unlicense", "ostn15_license", "authors"];

/// What of npm stands in the page: its styles.
const FROM_NPM: (&str, &str) = ("govuk-frontend 6.6", "MIT");

/// The file `copyright` in Debian's own form.
pub fn copyright() -> Result<String> {
    let mit = fs::read_to_string(places::root().join("LICENSE-MIT"))?;
    let holder = mit.lines().find(|line| line.starts_with("Copyright")).context("LICENSE-MIT names nobody")?;
    let holder = holder.trim_start_matches("Copyright").trim();
    let mut text = format!(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: cordon\n\
         Comment: third-party beside this file names every crate that is compiled in, with its terms;\n \
         data.md.gz names the sources of compiled-in facts.\n\n\
         Files: *\nCopyright: {holder}\nLicense: MIT or Apache-2.0\n\nLicense: MIT\n"
    );
    for line in mit.lines().skip_while(|line| !line.starts_with("Permission")) {
        writeln!(text, " {}", if line.is_empty() { "." } else { line })?;
    }
    text.push_str("\nLicense: Apache-2.0\n On Debian the whole text is in /usr/share/common-licenses/Apache-2.0.\n");
    Ok(text)
}

/// Every crate that is compiled in, and then every text of terms with the crates that it is of.
pub fn of_others() -> Result<String> {
    let mut crates = closure(&["cordon-app"], &host()?)?;
    crates.extend(closure(&["cordon-ui"], wasm::TARGET)?);
    let mut text = "What others made and Cordon's programs hold, each with its terms.\n\n".to_owned();
    let mut terms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for each in &crates {
        let shown = format!("{} {}", each.name, each.version);
        writeln!(text, "{shown}: {}", each.licence)?;
        for words in texts_in(&each.folder)? {
            terms.entry(words).or_default().insert(shown.clone());
        }
    }
    writeln!(text, "{}: {}, Copyright (C) 2017 Crown Copyright (Government Digital Service)", FROM_NPM.0, FROM_NPM.1)?;
    for (words, of) in terms {
        let of: Vec<String> = of.into_iter().collect();
        write!(text, "\n{}\n{}\n\n{words}\n", "-".repeat(72), of.join(", "))?;
    }
    Ok(text)
}

/// A crate of somebody else.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Foreign {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// The target of rustc's own machine.
fn host() -> Result<String> {
    let said = process::text(std::process::Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}

/// What some of our crates are built with for a target, but for what only their tests use.
fn closure(ours: &[&str], target: &str) -> Result<BTreeSet<Foreign>> {
    let mut metadata = process::cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", target]);
    let said: Value = serde_json::from_str(&process::text(&mut metadata)?)?;
    let packages: HashMap<&str, &Value> = list(&said, "/packages").filter_map(|each| Some((id(each)?, each))).collect();
    let nodes: HashMap<&str, &Value> =
        list(&said, "/resolve/nodes").filter_map(|each| Some((id(each)?, each))).collect();
    let is_ours = |each: &&Value| word(each, "name").is_some_and(|name| ours.contains(&name));
    let mut waiting: Vec<&str> = packages.values().copied().filter(is_ours).filter_map(id).collect();
    let mut seen = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        if seen.insert(next) {
            let node = nodes.get(next).context("cargo metadata does not resolve what it lists")?;
            waiting.extend(list(node, "/deps").filter(|each| is_built_with(each)).filter_map(|each| word(each, "pkg")));
        }
    }
    let is_foreign = |each: &&Value| each.get("source").is_some_and(|source| !source.is_null());
    let found = seen.into_iter().filter_map(|id| packages.get(id).copied()).filter(is_foreign);
    found.map(|each| foreign(each).context("cargo metadata names no licence")).collect()
}

fn foreign(package: &Value) -> Option<Foreign> {
    let licence = word(package, "license").or_else(|| word(package, "license_file"))?;
    Some(Foreign {
        name: word(package, "name")?.to_owned(),
        version: word(package, "version")?.to_owned(),
        licence: licence.to_owned(),
        folder: Path::new(word(package, "manifest_path")?).parent()?.to_path_buf(),
    })
}

/// Whether a dependency is one of the build itself, and not of tests alone.
fn is_built_with(dependency: &Value) -> bool {
    list(dependency, "/dep_kinds").any(|kind| word(kind, "kind") != Some("dev"))
}

fn list<'v>(value: &'v Value, at: &str) -> impl Iterator<Item = &'v Value> {
    value.pointer(at).and_then(Value::as_array).into_iter().flatten()
}

fn id(value: &Value) -> Option<&str> {
    word(value, "id")
}

fn word<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name)?.as_str()
}

/// How far down a crate keeps the terms of what it brings along itself.
const DEPTH: usize = 2;

/// The texts of terms that lie in a crate's folder.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("no crate in {}", folder.display()))? {
            let entry = entry?;
            if entry.file_type()?.is_dir() && depth < DEPTH {
                folders.push((entry.path(), depth + 1));
            } else if entry.file_type()?.is_file() && is_of_terms(&entry.file_name().to_string_lossy()) {
                let text = String::from_utf8_lossy(&fs::read(entry.path())?).replace("\r\n", "\n");
                texts.push(text.trim().to_owned());
            }
        }
    }
    Ok(texts)
}

fn is_of_terms(file: &str) -> bool {
    let name = file.to_lowercase();
    let is_code = [".rs", ".toml", ".html", ".py"].iter().any(|end| name.ends_with(end));
    !is_code && NAMES.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_package_holds_of_others_is_named_with_the_words_of_its_terms() -> Result<()> {
        let text = of_others()?;
        for named in ["rusqlite 0.41", "tauri 2.", "leptos 0.8", "govuk-frontend", "ZETETIC", "Ordnance Survey"] {
            assert!(text.contains(named), "{named}");
        }
        assert!(!text.contains("proptest 1"), "what only tests use is not handed out");
        Ok(())
    }

    #[test]
    fn our_own_terms_are_in_debians_form() -> Result<()> {
        let text = copyright()?;
        assert!(text.starts_with("Format: ") && text.contains("License: MIT or Apache-2.0"), "{text}");
        assert!(text.contains("\n .\n") && text.contains(" Permission is hereby granted"), "{text}");
        Ok(())
    }
}
