//! The rooms whose words have moved to the catalogue hold keys: no sentence stands in their code.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, as files and folders under `src/rules`.
const ROOMS: [&str; 11] =
    ["law", "power", "clock", "points", "together", "term", "window", "condition", "exception", "person", "visibility"];

/// Words that no screen says of its own: the name of an area as a table has it, causes of errors, and a
/// title that is stored in an order which a message did not name whole.
const DATA: [&str; 7] = [
    "London boroughs of Bromley, Croydon and Sutton",
    "area {} names no force",
    "area {} ends before it begins",
    "no such kind of order in this edition",
    "not a JSON object: {error}",
    "the words of an exception, or its words and what they permit",
    "{RESTRAINING} (made on conviction or acquittal: not stated)",
];

/// What a citation has in it: an Act, a section, an instrument, rules of court, a list of codes.
const CITED: [&str; 7] =
    [" Act ", "PACE 1984 s", "PHA 1997 s", "S.I. ", "FPR 2010", "CJS offence codes", " (Northern Ireland) Order "];

#[test]
fn no_sentence_stands_in_a_room_whose_words_moved() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let (mut files, mut found) = (0, Vec::new());
    for room in ROOMS {
        let mut paths = vec![rules.join(format!("{room}.rs"))];
        paths.extend(files_of(&rules.join(room)));
        for path in paths.iter().filter(|path| path.is_file()) {
            files += 1;
            let code = fs::read_to_string(path).unwrap();
            let sentences = literals(&code).into_iter().filter(|literal| is_sentence(literal));
            found.extend(sentences.map(|literal| format!("{}: {literal}", path.display())));
        }
    }
    assert!(files > 30, "only {files} files were read");
    assert!(found.is_empty(), "these belong in the catalogue:\n{}", found.join("\n"));
}

#[test]
fn a_sentence_is_told_from_a_citation_a_comment_and_an_error() {
    let code = r#"
        /// "Doc comments say what they like here."
        #[error("why something failed, for a log")]
        const SECTION: &str = "Family Law Act 1996 s.47(6)"; // "nor do these count, here"
        const SAID: &str = "He broke it \"again\" \
            today";
        const QUOTE: char = '"';
        #[cfg(test)]
        mod tests { const TOLD: &str = "a test says what it likes"; }
    "#;
    let found: Vec<String> = literals(code).into_iter().filter(|literal| is_sentence(literal)).collect();
    assert_eq!(found, [r#"He broke it \"again\" today"#]);
}

/// More than three words that cite nothing.
fn is_sentence(literal: &str) -> bool {
    let words = literal.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    words > 3 && !DATA.contains(&literal) && !CITED.iter().any(|mark| literal.contains(mark))
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a folder of the sources is read").path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(files_of(&path));
        } else if name.ends_with(".rs") && !name.ends_with("_tests.rs") {
            files.push(path);
        }
    }
    files
}

/// The string literals of a file's code before its tests, but for those of attributes, whose words are
/// causes of errors and reasons of lints.
fn literals(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some((_before, at)) = rest.find(['"', '/', '\'', '#']).and_then(|place| rest.split_at_checked(place)) {
        rest = if at.starts_with("//") {
            at.split_once('\n').map_or("", |(_comment, after)| after)
        } else if at.starts_with("#[") {
            attribute_end(at)
        } else if let Some(after) = at.strip_prefix("'\"'") {
            after
        } else if let Some(after) = at.strip_prefix('"') {
            let (literal, after) = literal(after);
            found.push(literal);
            after
        } else {
            without_first(at)
        };
    }
    found
}

/// What stands after an attribute that is the first in a text: its brackets are counted outside literals.
fn attribute_end(text: &str) -> &str {
    let (mut depth, mut rest) = (0, text);
    while let Some((_before, at)) = rest.find(['[', ']', '"']).and_then(|place| rest.split_at_checked(place)) {
        rest = if let Some(after) = at.strip_prefix('"') {
            literal(after).1
        } else {
            depth += if at.starts_with('[') { 1 } else { -1 };
            without_first(at)
        };
        if depth == 0 {
            break;
        }
    }
    rest
}

fn without_first(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next();
    letters.as_str()
}

/// A literal up to its closing quotation mark, its broken lines joined, and what follows it.
fn literal(text: &str) -> (String, &str) {
    let mut escaped = false;
    let end = text.find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    let end = end.unwrap_or(text.len());
    let mut lines = text.get(..end).unwrap_or_default().split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    let joined = lines.fold(first, |said, line| said + line.trim_start());
    (joined, text.get(end + 1..).unwrap_or_default())
}
