//! The systemd unit: whether it says what `docs/operating.md` asks of one.

use super::{Check, Finding, failed, fine, look, note};
use crate::failure::Failure;
use cordon_core::text;
use cordon_core::words::Verbatim;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What a unit should say, and the values that are as good; none where any value is.
const WANTED: [(&str, &[&str]); 8] = [
    ("LimitCORE", &["0"]),
    ("LimitNOFILE", &[]),
    ("MemorySwapMax", &["0"]),
    ("NoNewPrivileges", &["yes", "true", "1", "on"]),
    ("ProtectSystem", &["strict"]),
    ("Restart", &["on-failure", "always"]),
    ("StateDirectoryMode", &["0700", "700"]),
    ("User", &[]),
];

/// Looks at the unit.
pub fn examine(unit: &Path) -> Vec<Finding> {
    let shown = || Verbatim::from(unit.display().to_string());
    let written = match fs::read_to_string(unit) {
        Ok(written) => written,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return vec![note(Check::Unit, text!("doctor.no_unit", file = shown()))];
        }
        Err(error) => return vec![failed(Check::Unit, &Failure::file("read", unit, error))],
    };
    let lacking = lacking(&written);
    if lacking.is_empty() {
        return vec![fine(Check::Unit, text!("doctor.unit_is", file = shown()))];
    }
    let says = text!("doctor.unit_lacks", file = shown(), settings = Verbatim::from(lacking.join(", ")));
    vec![look(Check::Unit, says, text!("doctor.see_operating"))]
}

/// Each setting that a unit should have and has not, or has otherwise.
fn lacking(unit: &str) -> Vec<String> {
    let said = settings(unit);
    let is_lacking = |(name, good): &&(&str, &[&str])| match said.get(name) {
        None => true,
        Some(value) => (!good.is_empty() && !good.contains(value)) || (*name == "User" && *value == "root"),
    };
    let shown = |(name, good): &(&str, &[&str])| match (*name, good.first()) {
        ("User", _) => "User= (not root)".to_owned(),
        (name, Some(good)) => format!("{name}={good}"),
        (name, None) => format!("{name}="),
    };
    WANTED.iter().filter(is_lacking).map(shown).collect()
}

/// How many files the unit lets HQ open, where it says so in a number.
pub fn files_allowed(unit: &Path) -> Option<u64> {
    let written = fs::read_to_string(unit).ok()?;
    let limit = *settings(&written).get("LimitNOFILE")?;
    // "soft:hard": HQ goes by the soft one.
    match limit.split(':').next()? {
        "infinity" => Some(u64::MAX),
        soft => soft.parse().ok(),
    }
}

/// What stands under `[Service]`; of a setting that stands there twice the last, as systemd takes it.
fn settings(unit: &str) -> BTreeMap<&str, &str> {
    let mut said = BTreeMap::new();
    let mut is_service = false;
    for line in unit.lines().map(str::trim) {
        if line.starts_with('[') {
            is_service = line == "[Service]";
        } else if let (true, false, Some((name, value))) =
            (is_service, line.starts_with(['#', ';']), line.split_once('='))
        {
            said.insert(name.trim(), value.trim());
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_read_as_systemd_reads_it() {
        let unit = "[Unit]\nUser=root\n[Service]\n# User=root\nUser=cordon-hq\nLimitNOFILE=100:200\nLimitNOFILE = 300:400\n[Install]\nRestart=no";
        let said = settings(unit);
        assert_eq!((said.get("User"), said.get("LimitNOFILE")), (Some(&"cordon-hq"), Some(&"300:400")));
        assert!(!said.contains_key("Restart"));
        let lacking = lacking(unit);
        assert!(lacking.contains(&"LimitCORE=0".to_owned()) && !lacking.iter().any(|each| each.starts_with("User")));
    }

    #[test]
    fn the_unit_of_the_operators_page_lacks_nothing() {
        let page = include_str!("../../../docs/operating.md");
        let unit = page.split("```ini\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        assert_eq!(lacking(unit), Vec::<String>::new());
        assert_eq!(lacking(&unit.replace("User=cordon-hq", "User=root")), ["User= (not root)"]);
        assert_eq!(lacking(&unit.replace("LimitCORE=0", "LimitCORE=infinity")), ["LimitCORE=0"]);
    }
}
