//! Chrono's own clock: nobody reads it, and no house asks for it.

use crate::imports::named;
use crate::source::sources;
use crate::{FOLDERS, dependencies, packages};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// It is compiled in wherever HQ is, for `object_store` turns it on: that it is absent holds nobody back there.
#[test]
fn chronos_own_clock_is_read_nowhere_and_asked_for_by_no_house() -> Result<()> {
    for source in sources(&FOLDERS)? {
        assert!(!reads_chronos_clock(&source.code), "{} reads chrono's own clock", source.path);
    }
    let mut asked = 0;
    for package in packages()? {
        let house = package.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        for dependency in dependencies(&package) {
            let import = dependency.get("name").and_then(Value::as_str).unwrap_or_default();
            assert!(import != "object_store" || house == "cordon-hq", "{house} would bring chrono's clock to a device");
            if import == "chrono" {
                asked += 1;
                let features = dependency.get("features").context("no features")?.to_string();
                assert!(!features.contains("clock") && !features.contains("now"), "{house} asks for {features}");
                let defaults = dependency.get("uses_default_features").and_then(Value::as_bool);
                assert_eq!(defaults, Some(false), "{house} asks for chrono's clock by its default features");
            }
        }
    }
    ensure!(asked > 0, "nobody depends on chrono: mend this test");
    Ok(())
}

/// Whether code asks chrono for the time, or for the zone that the machine is set to.
fn reads_chronos_clock(code: &str) -> bool {
    let is_zone = |part: &String| part == "Utc" || part == "Local";
    let asks = |two: &[String]| matches!(two, [zone, now] if is_zone(zone) && now == "now");
    let is_it = |path: &[String]| {
        let is_chronos = path.first().is_some_and(|first| first == "chrono");
        path.windows(2).any(asks) || is_chronos && path.iter().any(|part| part == "Local")
    };
    named(code).iter().any(|named| is_it(&named.path))
}

#[test]
fn every_way_to_read_chronos_clock_is_seen() {
    for code in [
        "let at = chrono::Utc::now();",
        "use chrono::{DateTime, Utc}; fn f() -> DateTime<Utc> { Utc :: now() }",
        "let now = clock.unwrap_or_else(Utc::now);",
        "use chrono::{Datelike, Local as Here};",
        "use chrono::prelude::*; fn f() { g(Local::now()) }",
        "let day = chrono::offset::Local::now().date_naive();",
    ] {
        assert!(reads_chronos_clock(code), "{code}");
    }
    for code in [
        "use chrono::{DateTime, LocalResult, Utc};",
        "use super::{Day, Local}; fn f() -> Local { Local::One(at) }",
        "let moments = Moments::now(now); let at = js_sys::Date::now();",
    ] {
        assert!(!reads_chronos_clock(code), "{code}");
    }
}
