//! Sources as their compiler sees them.

use anyhow::{Context, Result, ensure};
use cordon_tests::stage::root;
use std::fs;
use std::path::{Path, PathBuf};

/// A source as its compiler sees it, without comments and tests; its texts stand apart.
pub struct Source {
    /// Its path from the root of the work tree.
    pub path: String,
    /// Its code.
    pub code: String,
    /// What stands in quotes.
    pub texts: Vec<String>,
}

/// The Rust sources of some houses, but for files of tests.
pub fn sources(folders: &[&str]) -> Result<Vec<Source>> {
    let all = files(folders, "rs")?;
    ensure!(!all.is_empty(), "no sources in {folders:?}");
    all.iter()
        .filter(|file| !is_of_tests(file))
        .map(|file| {
            let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            let (code, texts) = taken_apart(&without_tests(&text));
            Ok(Source { path: shown(file), code, texts })
        })
        .collect()
}

/// Whether a file holds tests alone, or what they are built from.
fn is_of_tests(file: &Path) -> bool {
    shown(file).ends_with("_tests.rs") || file.ends_with("testing.rs") || file.ends_with("builders.rs")
}

/// The files of some folders with an ending, in order.
pub fn files(folders: &[&str], ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let path = entry?.path();
            let is_foreign = path.ends_with("node_modules") || path.ends_with("gen") || path.ends_with("target");
            if path.is_dir() && !is_foreign {
                waiting.push(path);
            } else if path.extension().is_some_and(|kind| kind == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A path from the root of the work tree.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

/// Leaves out the modules under `#[cfg(test)]` at the margin, and those for tests with a feature.
pub fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line != "#[cfg(test)]" && !line.starts_with("#[cfg(all(test, ") {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let item = lines.by_ref().find(|line| !line.starts_with("#["));
        if item.is_some_and(|item| item.ends_with('{')) {
            lines.by_ref().take_while(|line| *line != "}").for_each(drop);
        }
    }
    kept
}

/// Code without comments and texts, and the texts.
pub fn taken_apart(source: &str) -> (String, Vec<String>) {
    let mut code = String::new();
    let mut texts = Vec::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').and_then(|end| rest.get(end..)).unwrap_or_default();
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_comment, after)| after);
        } else if let Some((text, after)) = raw_text(rest).or_else(|| plain_text(rest)) {
            texts.push(text.to_owned());
            code.push_str("\"\"");
            rest = after;
        } else if let Some(after) = after_letter(rest) {
            code.push_str("' '");
            rest = after;
        } else {
            code.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    (code, texts)
}

/// `r"…"` or `r#"…"#`, and what follows it.
fn raw_text(rest: &str) -> Option<(&str, &str)> {
    let marked = rest.strip_prefix('r')?;
    let opened = marked.trim_start_matches('#');
    let closing = format!("\"{}", "#".repeat(marked.len() - opened.len()));
    opened.strip_prefix('"')?.split_once(closing.as_str())
}

/// `"…"`, and what follows it.
fn plain_text(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.strip_prefix('"')?;
    let mut is_escaped = false;
    let end = inside.find(|letter| {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        is_end
    })?;
    Some((inside.get(..end)?, inside.get(end + 1..)?))
}

/// What follows a letter in quotes. A lifetime is none.
fn after_letter(rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix('\'')?;
    let mut letters = inside.strip_prefix('\\').unwrap_or(inside).chars();
    letters.next()?;
    if inside.starts_with('\\') {
        return letters.as_str().split_once('\'').map(|(_escape, after)| after);
    }
    letters.as_str().strip_prefix('\'')
}
