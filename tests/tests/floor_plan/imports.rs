//! Which modules a module imports: `use` trees and paths in the code, read as text.

use crate::source::Source;
use std::collections::BTreeMap;

/// A path of a crate, from its root.
pub type Path = Vec<String>;

/// A module, with every path of its crate that its code names.
pub struct Module {
    /// Where its source lies.
    pub file: String,
    /// The paths it names.
    pub names: Vec<Path>,
    /// What it lends under its own name, by `use`: the name, and the path it stands for.
    lends: BTreeMap<String, Path>,
}

/// The modules of a crate by their paths; the root's is empty.
pub struct Modules(pub BTreeMap<Path, Module>);

impl Modules {
    /// Of the sources under a folder.
    pub fn of(folder: &str, sources: &[Source]) -> Self {
        let places: BTreeMap<Path, &Source> =
            sources.iter().filter_map(|source| Some((module_of(folder, &source.path)?, source))).collect();
        let is_module = |path: &[String]| places.contains_key(path);
        Self(places.iter().map(|(at, source)| (at.clone(), read(at, source, &is_module))).collect())
    }

    /// The module that a path leads to: the longest that begins it.
    pub fn owner(&self, path: &[String]) -> Path {
        (0..=path.len())
            .rev()
            .filter_map(|length| path.get(..length))
            .find(|start| self.0.contains_key(*start))
            .map_or_else(Vec::new, <[String]>::to_vec)
    }

    /// As [`Modules::owner`], through what modules only lend.
    pub fn true_owner(&self, path: &[String]) -> Path {
        let mut path = path.to_vec();
        // Who lends what was lent to him comes to an end after a few.
        for _ in 0..8 {
            let owner = self.owner(&path);
            let lent = path.get(owner.len()).and_then(|name| self.0.get(&owner)?.lends.get(name));
            match lent {
                Some(further) if *further != path => path.clone_from(further),
                Some(_) | None => return owner,
            }
        }
        self.owner(&path)
    }
}

/// The path of the module that a file holds; none where it lies elsewhere or is a program of its own.
fn module_of(folder: &str, file: &str) -> Option<Path> {
    let inside = file.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".rs")?;
    let mut path: Path = inside.split('/').map(str::to_owned).collect();
    if path.first().is_some_and(|first| first == "bin") {
        return None;
    }
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    Some(path)
}

fn read(at: &[String], source: &Source, is_module: &dyn Fn(&[String]) -> bool) -> Module {
    let whole = |named: &Named| whole(at, &named.path, is_module);
    let named = named(&source.code);
    let lends = named.iter().filter(|named| named.is_use);
    let lends = lends.filter_map(|named| Some((named.path.last()?.clone(), whole(named)?))).collect();
    Module { file: source.path.clone(), names: named.iter().filter_map(whole).collect(), lends }
}

/// A path from the crate's root; none where it is another crate's or a name of the code itself.
fn whole(at: &[String], path: &[String], is_module: &dyn Fn(&[String]) -> bool) -> Option<Path> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([at, rest].concat()),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            Some([at.get(..at.len().checked_sub(ups)?)?, path.get(ups..)?].concat())
        }
        _ => {
            let child = [at, std::slice::from_ref(first)].concat();
            is_module(&child).then(|| [child.as_slice(), rest].concat())
        }
    }
}

/// A path as the code has it.
pub struct Named {
    /// Its parts.
    pub path: Path,
    /// Whether a `use` names it.
    pub is_use: bool,
}

/// Every path of two parts and more that code names, groups opened; and the single names of a `use`.
pub fn named(code: &str) -> Vec<Named> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let is_use = *token == "use";
        let begins = is_use || is_name(token) && tokens.get(at + 1) == Some(&"::");
        if !begins {
            at += 1;
            continue;
        }
        let mut paths = Vec::new();
        let from = at + usize::from(is_use);
        at = tree(&tokens, from, &[], &mut paths).max(at + 1);
        found.extend(paths.into_iter().map(|path| Named { path, is_use }));
    }
    found
}

/// Reads one tree of paths; returns where it ends.
fn tree(tokens: &[&str], at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
    match tokens.get(at).copied() {
        Some("{") => {
            let mut at = at + 1;
            while let Some(token) = tokens.get(at).copied().filter(|token| *token != "}") {
                at = if token == "," { at + 1 } else { tree(tokens, at, before, found).max(at + 1) };
            }
            at + 1
        }
        Some(name) if is_name(name) => {
            // `a::{self}` names `a`.
            let path = if name == "self" && !before.is_empty() {
                before.to_vec()
            } else {
                [before, &[name.to_owned()]].concat()
            };
            if tokens.get(at + 1) == Some(&"::") {
                return tree(tokens, at + 2, &path, found);
            }
            found.push(path);
            if tokens.get(at + 1) == Some(&"as") { at + 3 } else { at + 1 }
        }
        Some("*") => {
            found.push(before.to_vec());
            at + 1
        }
        Some(_) | None => {
            found.push(before.to_vec());
            at
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Names, `::`, and every other sign by itself.
fn tokens(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code.trim_start();
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("::") {
            2
        } else if letter.is_alphanumeric() || letter == '_' {
            rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
        } else {
            letter.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        found.push(token);
        rest = after.trim_start();
    }
    found
}

#[test]
fn every_way_to_name_a_module_is_read() {
    let code = "use crate::{store::a, sync::{self, c as d}};\nuse super::*;\npub(in crate::x) fn f() -> crate::y::Z { inner::g::<crate::w::V>(1) }";
    let found: Vec<String> = named(code).iter().map(|named| named.path.join("::")).collect();
    assert_eq!(
        found,
        [
            "crate::store::a",
            "crate::sync",
            "crate::sync::c",
            "super",
            "crate::x",
            "crate::y::Z",
            "inner::g",
            "crate::w::V"
        ]
    );
    let source = |path: &str, code: &str| Source { path: path.to_owned(), code: code.to_owned(), texts: Vec::new() };
    let sources = [
        source("f/lib.rs", "mod a; mod b; pub use a::Lent;"),
        source("f/a/mod.rs", "mod low; pub use low::Lent;"),
        source("f/a/low.rs", "use super::super::b::Thing;"),
        source("f/b.rs", "use crate::Lent;"),
    ];
    let modules = Modules::of("f", &sources);
    let path = |text: &str| text.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Path>();
    let named_by = |at: &str| modules.0.get(&path(at)).unwrap().names.clone();
    assert_eq!(named_by("a/low"), [path("b/Thing")]);
    assert_eq!(modules.owner(&named_by("b")[0]), path(""));
    assert_eq!(modules.true_owner(&named_by("b")[0]), path("a/low"));
}
