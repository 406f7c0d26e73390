//! The floor plan of ARCHITECTURE.md: who may import whom, and what stays in which room.

use anyhow::{Context, Result, ensure};
use cordon_tests::stage::root;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Every house, and the houses it may import.
const IMPORTS: [(&str, &[&str]); 7] = [
    ("cordon-core", &[]),
    ("cordon-device", &["cordon-core"]),
    ("cordon-hq", &["cordon-core"]),
    ("cordon-app", &["cordon-core", "cordon-device"]),
    ("cordon-ui", &["cordon-core"]),
    ("cordon-tests", &["cordon-core", "cordon-device", "cordon-hq"]),
    ("xtask", &[]),
];

const FOLDERS: [&str; 6] = ["src-core", "src-device", "src-hq", "src-tauri", "src-ui", "xtask"];

#[test]
fn houses_import_only_whom_they_may() -> Result<()> {
    let packages = packages()?;
    ensure!(packages.len() == IMPORTS.len(), "a house without a place in the floor plan: {:?}", names(&packages));
    for (house, allowed) in IMPORTS {
        let package = package(&packages, house)?;
        for import in dependencies(package).filter_map(|dependency| dependency.get("name").and_then(Value::as_str)) {
            let is_house = import.starts_with("cordon-") || import == "xtask";
            assert!(!is_house || allowed.contains(&import), "{house} imports {import}");
        }
    }
    Ok(())
}

#[test]
fn only_the_window_depends_on_tauri_and_only_the_stores_on_sqlite() -> Result<()> {
    for package in packages()? {
        let house = package.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        for import in dependencies(&package).filter_map(|dependency| dependency.get("name").and_then(Value::as_str)) {
            assert!(!import.starts_with("tauri") || house == "cordon-app", "{house} depends on {import}");
            let has_store = house == "cordon-device" || house == "cordon-hq";
            assert!(import != "rusqlite" || has_store, "{house} depends on {import}");
        }
    }
    Ok(())
}

#[test]
fn the_bridge_is_in_no_release() -> Result<()> {
    let packages = packages()?;
    let features = package(&packages, "cordon-device")?.get("features").context("no features")?;
    ensure!(features.get("bridge").is_some(), "the bridge's feature has another name: mend this test");
    assert!(!features.get("default").is_some_and(|default| default.to_string().contains("bridge")));
    for package in &packages {
        let house = package.get("name").and_then(Value::as_str).unwrap_or_default();
        let turned_on = dependencies(package)
            .filter(|dependency| dependency.get("name").and_then(Value::as_str) == Some("cordon-device"))
            .any(|dependency| {
                dependency.get("features").is_some_and(|features| features.to_string().contains("bridge"))
            });
        assert!(!turned_on, "{house} turns the bridge on");
        let passed_on =
            package.get("features").is_some_and(|features| features.to_string().contains("cordon-device/bridge"));
        assert!(!passed_on, "a feature of {house} turns the bridge on");
    }
    Ok(())
}

#[test]
fn the_page_sees_the_wire_only() -> Result<()> {
    for source in sources(&["src-ui"])? {
        for (_, after) in
            source.code.match_indices("cordon_core").map(|(at, found)| source.code.split_at(at + found.len()))
        {
            let path: String = after.chars().filter(|letter| !letter.is_whitespace()).take(6).collect();
            assert_eq!(path, "::wire", "{} names more of core than its wire", source.path);
        }
    }
    Ok(())
}

#[test]
fn use_cases_sync_and_store_keep_apart() -> Result<()> {
    let strangers: [(&str, &[&str]); 3] = [
        ("src-device/src/usecases/", &["sync"]),
        ("src-device/src/sync/", &["usecases"]),
        ("src-device/src/store/", &["usecases", "sync"]),
    ];
    let device = sources(&["src-device"])?;
    for (room, others) in strangers {
        let inside: Vec<&Source> = device.iter().filter(|source| source.path.starts_with(room)).collect();
        ensure!(!inside.is_empty(), "nothing in {room}: mend this test");
        for source in inside {
            for other in others {
                assert!(!imports(&source.code).iter().any(|import| import == other), "{} names {other}", source.path);
            }
        }
    }
    Ok(())
}

#[test]
fn sql_stands_only_under_a_store() -> Result<()> {
    for source in sources(&FOLDERS)?.iter().filter(|source| !is_in_a_store(&source.path)) {
        assert_eq!(source.texts.iter().find(|text| is_sql(text)), None, "{} holds SQL", source.path);
    }
    let scripts = files(&FOLDERS, "sql")?;
    ensure!(!scripts.is_empty(), "no .sql file at all: mend this test");
    for script in scripts {
        assert!(is_in_a_store(&shown(&script)), "{} is not under a store", script.display());
    }
    Ok(())
}

#[test]
fn tauri_stands_only_in_the_window_and_in_the_pages_bridge() -> Result<()> {
    for source in sources(&FOLDERS)? {
        let is_window = source.path.starts_with("src-tauri/");
        assert!(is_window || !has_word(&source.code, "tauri", "::"), "{} names tauri", source.path);
        let named = source.texts.iter().any(|text| text.contains("__TAURI")) || source.code.contains("__TAURI");
        assert!(!named || source.path == "src-ui/src/bridge.rs", "{} touches Tauri's JavaScript", source.path);
    }
    for ending in ["js", "html"] {
        for file in files(&["src-ui"], ending)? {
            assert!(!fs::read_to_string(&file)?.contains("__TAURI"), "{} touches Tauri's JavaScript", file.display());
        }
    }
    Ok(())
}

#[test]
fn core_reads_no_clock_no_file_no_network_and_no_chance() -> Result<()> {
    let core: Vec<Source> = sources(&["src-core"])?;
    let foreign = ["SystemTime", "Instant", "getrandom", "rusqlite", "reqwest", "tokio", "tracing", "OsRng", "SysRng"];
    for source in core.iter().filter(|source| source.path.starts_with("src-core/src/")) {
        for room in ["fs", "net", "env", "process", "thread"] {
            assert!(!names_std(&source.code, room), "{} names std::{room}", source.path);
        }
        for word in foreign {
            assert!(!has_word(&source.code, word, ""), "{} names {word}", source.path);
        }
    }
    Ok(())
}

#[test]
fn nothing_third_party_is_copied_in() -> Result<()> {
    let Ok(listed) = Command::new("git").arg("-C").arg(root()).args(["ls-files"]).output() else {
        println!("skipped: no git on this machine");
        return Ok(());
    };
    if !listed.status.success() {
        println!("skipped: not a git work tree");
        return Ok(());
    }
    let foreign = [".min.js", ".min.css", "node_modules/", "govuk-frontend", ".woff", ".ttf", ".otf", ".wasm", ".map"];
    for file in String::from_utf8(listed.stdout)?.lines() {
        assert!(!foreign.iter().any(|part| file.contains(part)), "{file} looks copied: take it from its package");
    }
    Ok(())
}

/// The workspace's own packages, as cargo tells them.
fn packages() -> Result<Vec<Value>> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).current_dir(root());
    let told = cargo.output().context("cannot start cargo")?;
    ensure!(told.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&told.stderr));
    let mut told: Value = serde_json::from_slice(&told.stdout)?;
    let packages = told.get_mut("packages").map(Value::take).context("no packages")?;
    Ok(serde_json::from_value(packages)?)
}

fn package<'a>(packages: &'a [Value], name: &str) -> Result<&'a Value> {
    let is_it = |package: &&Value| package.get("name").and_then(Value::as_str) == Some(name);
    packages.iter().find(is_it).with_context(|| format!("no package {name}"))
}

fn names(packages: &[Value]) -> Vec<&str> {
    packages.iter().filter_map(|package| package.get("name").and_then(Value::as_str)).collect()
}

/// Of every kind: for the program, its tests and its build.
fn dependencies(package: &Value) -> impl Iterator<Item = &Value> {
    package.get("dependencies").and_then(Value::as_array).into_iter().flatten()
}

/// A source as its compiler sees it, without comments and tests; its texts stand apart.
struct Source {
    path: String,
    code: String,
    texts: Vec<String>,
}

/// The Rust sources of some houses, but for files of tests.
fn sources(folders: &[&str]) -> Result<Vec<Source>> {
    let all = files(folders, "rs")?;
    ensure!(!all.is_empty(), "no sources in {folders:?}");
    all.iter()
        .filter(|file| !shown(file).ends_with("_tests.rs") && !file.ends_with("testing.rs"))
        .map(|file| {
            let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            let (code, texts) = taken_apart(&without_tests(&text));
            Ok(Source { path: shown(file), code, texts })
        })
        .collect()
}

fn files(folders: &[&str], ending: &str) -> Result<Vec<PathBuf>> {
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
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

fn is_in_a_store(path: &str) -> bool {
    ["src-device/src/store/", "src-hq/src/store/"].iter().any(|store| path.starts_with(store))
}

/// Leaves out the modules under `#[cfg(test)]` at the margin.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line != "#[cfg(test)]" {
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
fn taken_apart(source: &str) -> (String, Vec<String>) {
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

fn is_sql(text: &str) -> bool {
    let words = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let begins = |start: &str| {
        words.starts_with(start) || words.contains(&format!(" {start}")) || words.contains(&format!("({start}"))
    };
    let both = |start: &str, then: &str| {
        begins(start) && words.split_once(start).is_some_and(|(_, after)| after.contains(then))
    };
    both("select ", " from ")
        || both("insert ", " into ")
        || begins("insert into ")
        || both("update ", " set ")
        || begins("delete from ")
        || begins("create table ")
        || begins("create index ")
        || begins("pragma ")
}

/// The rooms of the crate that a source imports: the first name after `crate::`, groups opened.
fn imports(code: &str) -> Vec<String> {
    let tight: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut found = Vec::new();
    for after in tight.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => found.extend(members(group)),
            None => found.push(first_name(after)),
        }
    }
    found
}

/// The first names of a group's members, as in `{sync::client,store}`.
fn members(group: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let mut found = Vec::new();
    let mut member = String::new();
    for letter in group.chars() {
        match letter {
            '}' if depth == 0 => break,
            ',' if depth == 0 => found.push(first_name(&std::mem::take(&mut member))),
            _ => {
                depth = match letter {
                    '{' => depth + 1,
                    '}' => depth - 1,
                    _ => depth,
                };
                member.push(letter);
            }
        }
    }
    found.push(first_name(&member));
    found
}

fn first_name(path: &str) -> String {
    path.chars().take_while(|letter| is_of_a_name(*letter)).collect()
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether a word stands in code by itself, with `after` behind it.
fn has_word(code: &str, word: &str, after: &str) -> bool {
    let wanted = format!("{word}{after}");
    code.match_indices(&wanted).any(|(at, found)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        let behind = code.get(at + found.len()..).and_then(|behind| behind.chars().next());
        let ends = !after.is_empty() || !behind.is_some_and(is_of_a_name);
        ends && !before.is_some_and(is_of_a_name)
    })
}

/// Whether code names a room of the standard library: `std::fs`, or `fs` in a group of `std`'s.
fn names_std(code: &str, room: &str) -> bool {
    let tight: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    tight.split("std::").skip(1).any(|after| match after.strip_prefix('{') {
        Some(group) => members(group).iter().any(|member| member == room),
        None => first_name(after) == room,
    })
}

#[test]
fn the_readers_of_this_test_see_what_they_should() {
    let source = "use crate::{store::a, sync::{b, c}};\n// crate::usecases\nlet q = r#\"select \"a\" from b\"#;\nlet c = '\"';\nlet t: &'static str = \"say \\\"hi\\\"\";\n#[cfg(test)]\nmod tests {\n    use crate::hidden;\n}\nfn last() {}\n";
    let (code, texts) = taken_apart(&without_tests(source));
    assert_eq!(texts, ["select \"a\" from b", "say \\\"hi\\\""]);
    assert_eq!(imports(&code), ["store", "sync"]);
    assert!(code.contains("fn last"));
    assert!(!code.contains("hidden"));
    assert!(is_sql("select\n  a\nfrom b") && is_sql("PRAGMA key") && is_sql("begin; delete from x"));
    assert!(!is_sql("selected from the list") && !is_sql("apt-get update, then set up"));
    assert!(names_std("use std::{fmt, fs::File};", "fs") && !names_std("use std::{fmt, str};", "fs"));
    assert!(has_word("let x = Instant::now()", "Instant", "") && !has_word("Instantly", "Instant", ""));
}
