//! The floor plan of ARCHITECTURE.md: who may import whom, and what stays in which room.

#[path = "floor_plan/circles.rs"]
mod circles;
#[path = "floor_plan/clocks.rs"]
mod clocks;
#[path = "floor_plan/imports.rs"]
mod imports;
#[path = "floor_plan/rooms.rs"]
mod rooms;
#[path = "floor_plan/rooms_of_hq.rs"]
mod rooms_of_hq;
#[path = "floor_plan/source.rs"]
mod source;
#[path = "floor_plan/words.rs"]
mod words;

use anyhow::{Context, Result, ensure};
use circles::{Arrows, circle, way};
use cordon_tests::stage::root;
use imports::{Modules, named};
use rooms::{CORE, DEVICE, OTHERS, PLANS, Plan};
use rooms_of_hq::HQ;
use serde_json::Value;
use source::{files, shown, sources, taken_apart, without_tests};
use std::{collections::BTreeMap, fs, process::Command};

/// Every house, and the houses it may import.
const IMPORTS: [(&str, &[&str]); 8] = [
    ("cordon-core", &[]),
    ("cordon-device", &["cordon-core"]),
    ("cordon-hq", &["cordon-core"]),
    ("cordon-app", &["cordon-core", "cordon-device"]),
    ("cordon-ui", &["cordon-core", "cordon-markup"]),
    ("cordon-markup", &[]),
    ("cordon-tests", &["cordon-core", "cordon-device", "cordon-hq"]),
    ("xtask", &[]),
];

/// Where the one body of HQ's store stands.
const HQS_BODY: &str = "src-hq/src/store/sqlite/";

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
fn rooms_import_only_whom_they_may() -> Result<()> {
    for plan in PLANS {
        let modules = modules(plan)?;
        let seen = seen(plan, &modules);
        let planned: Vec<&str> = plan.rooms.iter().map(|(room, _)| *room).collect();
        for (at, room) in planned.iter().enumerate() {
            assert!(seen.arrows.contains_key(*room), "no room {room} in {}: mend the plan", plan.folder);
            assert!(planned.get(..at).is_none_or(|above| !above.contains(room)), "{room} stands twice in the plan");
        }
        let allows =
            |from: &str, to: &str| plan.rooms.iter().any(|(room, allowed)| *room == from && allowed.contains(&to));
        let strays = seen.examples.iter().filter(|((from, to), _)| !allows(from, to));
        let strays: String = strays.map(|((from, to), example)| format!("\n  {from} -> {to}: {example}")).collect();
        assert_eq!(strays, "", "imports that the plan of {} does not allow", plan.folder);
        for (at, (room, allowed)) in plan.rooms.iter().enumerate() {
            for other in *allowed {
                let is_below = planned.get(..at).is_some_and(|lower| lower.contains(other));
                assert!(is_below, "the line of {room} names {other}, which does not stand before it");
            }
        }
    }
    Ok(())
}

#[test]
fn no_rooms_import_one_another_in_a_circle() -> Result<()> {
    for plan in PLANS.into_iter().chain(&OTHERS) {
        let seen = seen(plan, &modules(plan)?);
        if let Some(circle) = circle(&seen.arrows) {
            panic!("a circle of rooms in {}: {}", plan.folder, told(&circle, &seen));
        }
    }
    Ok(())
}

#[test]
fn a_circle_that_is_put_back_is_named() -> Result<()> {
    let put_back: [(&Plan, &str, &str); 3] = [
        (&CORE, "rules/term/mod.rs", "crate::rules::assess::Answer"),
        (&DEVICE, "store/open.rs", "crate::house::House"),
        (&HQ, "intake/check.rs", "crate::quarantine::Many"),
    ];
    for (plan, file, import) in put_back {
        let mut sources = sources(&[plan.folder])?;
        let source = sources.iter_mut().find(|source| source.path.ends_with(file));
        source.with_context(|| format!("no {file}"))?.code.push_str(&format!("use {import};"));
        let seen = seen(plan, &Modules::of(plan.folder, &sources));
        let circle = circle(&seen.arrows).with_context(|| format!("{import} in {file} makes no circle"))?;
        let told = told(&circle, &seen);
        assert!(told.contains(&format!("{file} names {import}")), "{told}");
    }
    Ok(())
}

#[test]
fn rooms_that_are_kept_apart_do_not_reach_each_other() -> Result<()> {
    for plan in PLANS {
        let seen = seen(plan, &modules(plan)?);
        for (room, others, why) in plan.apart {
            for other in *others {
                ensure!(seen.arrows.contains_key(*room) && seen.arrows.contains_key(*other), "no {room} or no {other}");
                if let Some(way) = way(&seen.arrows, room, other) {
                    panic!("{room} reaches {other}, but {why}: {}", told(&way, &seen));
                }
            }
        }
    }
    Ok(())
}

#[test]
fn no_files_of_a_room_import_one_another_in_a_circle() -> Result<()> {
    for plan in PLANS.into_iter().chain(&OTHERS) {
        let modules = modules(plan)?;
        let mut seen = Seen::default();
        for (at, module) in &modules.0 {
            for named in &module.names {
                let to = modules.true_owner(named);
                // What holds a module, and what a module holds, are one with it.
                if !at.starts_with(&to) && !to.starts_with(at) && room_of(at) == room_of(&to) {
                    seen.add(&at.join("::"), &to.join("::"), &module.file, named);
                }
            }
        }
        for (knot, _why) in plan.knots {
            let is_in = |file: &String| knot.contains(&file.as_str());
            ensure!(knot.iter().all(|file| seen.arrows.contains_key(*file)), "no such knot any more: {knot:?}");
            for (_, to) in seen.arrows.iter_mut().filter(|(from, _)| is_in(from)) {
                to.retain(|to| !is_in(to));
            }
        }
        if let Some(circle) = circle(&seen.arrows) {
            panic!("a circle of files in {}: {}", plan.folder, told(&circle, &seen));
        }
    }
    Ok(())
}

/// Who imports whom, with a place where it is seen.
#[derive(Default)]
struct Seen {
    arrows: Arrows,
    examples: BTreeMap<(String, String), String>,
}

impl Seen {
    fn add(&mut self, from: &str, to: &str, file: &str, named: &[String]) {
        self.arrows.entry(to.to_owned()).or_default();
        self.arrows.entry(from.to_owned()).or_default().insert(to.to_owned());
        let example = || format!("{file} names crate::{}", named.join("::"));
        self.examples.entry((from.to_owned(), to.to_owned())).or_insert_with(example);
    }
}

fn modules(plan: &Plan) -> Result<Modules> {
    let modules = Modules::of(plan.folder, &sources(&[plan.folder])?);
    ensure!(modules.0.len() > plan.rooms.len(), "hardly a module in {}", plan.folder);
    Ok(modules)
}

/// The imports among rooms.
fn seen(plan: &Plan, modules: &Modules) -> Seen {
    let mut seen = Seen::default();
    for (at, module) in &modules.0 {
        let Some(from) = room_of(at) else { continue };
        seen.arrows.entry(from.clone()).or_default();
        for named in &module.names {
            // What the crate's root lends is its owner's; what a room lends is the room's.
            let owner = modules.owner(named);
            let owner = if owner.is_empty() { modules.true_owner(named) } else { owner };
            if let Some(to) = room_of(&owner).filter(|to| *to != from) {
                seen.add(&from, &to, &module.file, named);
            }
        }
    }
    assert!(!seen.examples.is_empty(), "no imports at all in {}: mend this test", plan.folder);
    seen
}

/// The room that a module stands in; none for the crate's root and the list of rooms under `rules`.
fn room_of(module: &[String]) -> Option<String> {
    match module {
        [] => None,
        [first] if first == "rules" => None,
        [first, second, ..] if first == "rules" => Some(format!("{first}::{second}")),
        [first, ..] => Some(first.clone()),
    }
}

/// A way from room to room, with where each step is seen.
fn told(way: &[String], seen: &Seen) -> String {
    let steps = way.windows(2).filter_map(|step| match step {
        [from, to] => {
            seen.examples.get(&(from.clone(), to.clone())).map(|example| format!("\n  {from} -> {to}: {example}"))
        }
        _ => None,
    });
    steps.collect()
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

/// Another database is a second body beside this one: whoever asks HQ's store must not see which it is.
#[test]
fn hqs_database_is_named_only_by_the_body_that_it_is() -> Result<()> {
    let (body, beside): (Vec<_>, Vec<_>) =
        sources(&["src-hq"])?.into_iter().partition(|source| source.path.starts_with(HQS_BODY));
    for word in ["rusqlite", "refinery", "Connection"] {
        ensure!(
            body.iter().any(|source| has_word(&source.code, word, "")),
            "no {word} under {HQS_BODY}: mend this test"
        );
        for source in &beside {
            assert!(!has_word(&source.code, word, ""), "{} names {word}", source.path);
        }
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
    let core = sources(&["src-core"])?;
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

fn is_in_a_store(path: &str) -> bool {
    ["src-device/src/store/", HQS_BODY].iter().any(|store| path.starts_with(store))
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
    let is_it = |path: &[String]| matches!(path, [first, second, ..] if first == "std" && second == room);
    named(code).iter().any(|named| is_it(&named.path))
}

#[test]
fn the_readers_of_this_test_see_what_they_should() {
    let source = "use crate::{store::a, sync::{b, c}};\n// crate::usecases\nlet q = r#\"select \"a\" from b\"#;\nlet c = '\"';\nlet t: &'static str = \"say \\\"hi\\\"\";\n#[cfg(test)]\nmod tests {\n    use crate::hidden;\n}\nfn last() {}\n";
    let (code, texts) = taken_apart(&without_tests(source));
    assert_eq!(texts, ["select \"a\" from b", "say \\\"hi\\\""]);
    assert!(code.contains("fn last"));
    assert!(!code.contains("hidden"));
    assert!(is_sql("select\n  a\nfrom b") && is_sql("PRAGMA key") && is_sql("begin; delete from x"));
    assert!(!is_sql("selected from the list") && !is_sql("apt-get update, then set up"));
    assert!(names_std("use std::{fmt, fs::File};", "fs") && !names_std("use std::{fmt, str};", "fs"));
    assert!(has_word("let x = Instant::now()", "Instant", "") && !has_word("Instantly", "Instant", ""));
}
