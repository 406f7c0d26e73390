//! The duration that a result carries as data beside its words.

use super::super::super::xml::Node;
use super::extend;
use cordon_core::rules::feed::{Period, PeriodUnit, SaidEnd, SaidRead};

/// The duration that a result carries as data, as written.
#[derive(Clone, Default)]
pub(super) struct Coded {
    /// Every beginning, every end date and every length, each once.
    pub starts: Vec<String>,
    pub ends: Vec<String>,
    pub lengths: Vec<SaidEnd>,
    /// The next hearing, until which bail runs.
    pub hearing: Option<SaidEnd>,
}

/// What a result says as data of its beginning, its end and its length.
pub(super) fn coded(result: &Node) -> Coded {
    let mut coded = Coded::default();
    for duration in result.all("Outcome").flat_map(|outcome| outcome.all("Duration")) {
        let texts = |name: &str| -> Vec<String> {
            let all = duration.all(name).map(|node| node.text.trim().to_owned());
            all.filter(|text| !text.is_empty()).collect()
        };
        extend(&mut coded.starts, texts("DurationStartDate"));
        extend(&mut coded.ends, texts("DurationEndDate"));
        let (values, units) = (texts("DurationValue"), texts("DurationUnit"));
        let pairs = (0..values.len().max(units.len())).map(|index| (values.get(index), units.get(index)));
        extend(&mut coded.lengths, pairs.filter_map(|(value, unit)| length(value, unit)).collect());
    }
    coded
}

/// A length as it is coded: of what cannot be read as one, that it stands there.
fn length(value: Option<&String>, unit: Option<&String>) -> Option<SaidEnd> {
    // Hours and sessions are how much is to be done by another result: no end.
    const NO_END: [&str; 2] = ["H", "S"];
    let value = value.map(String::as_str).unwrap_or_default();
    let unit = unit.map(String::as_str).unwrap_or_default();
    if NO_END.contains(&unit) {
        return None;
    }
    let is_count = value.bytes().all(|byte| byte.is_ascii_digit());
    let count = value.parse().ok().filter(|count| *count > 0 && is_count);
    let period = |unit| count.map_or(SaidRead::Unread, |count| SaidRead::For(Period { count, unit }));
    let read = match unit {
        "L" => SaidRead::ForLife,
        "D" => period(PeriodUnit::Days),
        "W" => period(PeriodUnit::Weeks),
        "M" => period(PeriodUnit::Months),
        "Y" => period(PeriodUnit::Years),
        _ => SaidRead::Unread,
    };
    Some(SaidEnd { read, written: format!("duration as written: {value} {unit}").trim().to_owned() })
}
