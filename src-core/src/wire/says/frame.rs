//! The frame: faults, ages, coverage, items on their way, the status chip.

use super::{Reader, law::join, say};
use crate::wire::{
    AccuracyLevel, ClockDoubt, ClockTrust, Coverage, Fault, FixAge, FixReply, ItemKind, ItemState, NoFix, NotHeld,
    Reason, ReasonKind, Stamp, StatusChip, SyncItem, Theme,
};

/// What went wrong and what to do.
pub fn fault(reader: impl Reader, fault: &Fault) -> String {
    reader.text(&fault.text())
}

/// How long ago: "5 h ago".
pub fn ago(reader: impl Reader, then_ms: i64, now_ms: i64) -> String {
    let seconds = now_ms.saturating_sub(then_ms) / 1_000;
    match seconds {
        // Two clocks of which one is a minute ahead: neither is "just now".
        ..-60 => say!(reader, frame.ago_ahead),
        -60..60 => say!(reader, frame.ago_now),
        60..3_600 => say!(reader, frame.ago_minutes, n = seconds / 60),
        3_600..86_400 => say!(reader, frame.ago_hours, n = seconds / 3_600),
        _ => say!(reader, frame.ago_days, count = seconds / 86_400),
    }
}

/// Day and time: "Sun 22 Nov 2026 14:31".
pub fn stamp(stamp: &Stamp) -> String {
    format!("{} {}", stamp.day, stamp.time)
}

/// A size: "4.2 MB".
pub fn bytes(reader: impl Reader, size: u64) -> String {
    let size = size as f64;
    if size < 1_000.0 {
        return say!(reader, frame.size_bytes, n = format!("{size:.0}"));
    }
    if size < 1_000_000.0 {
        return say!(reader, frame.size_kb, n = format!("{:.0}", size / 1_000.0));
    }
    say!(reader, frame.size_mb, n = format!("{:.1}", size / 1_000_000.0))
}

/// "As HQ knew it 02:10, 5 h ago", or that nothing was ever received.
pub fn hq_knew(reader: impl Reader, coverage: &Coverage, now_ms: i64) -> String {
    const DAY_MS: i64 = 86_400_000;
    let Some(knew) = &coverage.hq_knew_at else { return say!(reader, frame.never_pulled) };
    let age = ago(reader, knew.epoch_ms, now_ms);
    let when = if now_ms.saturating_sub(knew.epoch_ms) < DAY_MS { knew.time.clone() } else { stamp(knew) };
    say!(reader, frame.hq_knew, when = when, age = age)
}

/// Age and scope in one line: "As HQ knew it 02:10, 5 h ago · Derbyshire · no feed of police bail: ask control".
pub fn coverage(reader: impl Reader, coverage: &Coverage, now_ms: i64) -> String {
    let areas = if coverage.areas.is_empty() { say!(reader, frame.no_areas) } else { coverage.areas.join(", ") };
    let (unfed, unread): (Vec<_>, Vec<_>) = coverage.not_held.iter().partition(|missing| missing.is_of_a_feed());
    let named = |missing: Vec<&NotHeld>| {
        missing.into_iter().map(|missing| reader.wording(&missing.said())).collect::<Vec<_>>().join(", ")
    };
    let missing = if unfed.is_empty() { String::new() } else { say!(reader, frame.holds_no, what = named(unfed)) };
    let said = |doubt| join([clock_doubt(reader, doubt), reader.key(ClockDoubt::what_to_do())]);
    let doubt = coverage.clock.map(said).unwrap_or_default();
    let old = if coverage.is_old(now_ms) { say!(reader, frame.copy_old) } else { String::new() };
    join([hq_knew(reader, coverage, now_ms), old, doubt, areas, missing, named(unread)])
}

/// An item's way to HQ. Never "submitted" before HQ's receipt.
pub fn item_state(reader: impl Reader, state: &ItemState) -> String {
    match state {
        ItemState::Queued => say!(reader, frame.item_queued),
        ItemState::Sending { sent, of } => {
            say!(reader, frame.item_sending, sent = bytes(reader, *sent), total = bytes(reader, *of))
        }
        ItemState::Received { at, receipt } => {
            say!(reader, frame.item_received, when = stamp(at), receipt = receipt.clone())
        }
        ItemState::NeedsYou { why } => say!(reader, frame.item_needs_you, why = reader.text(why)),
        ItemState::FromHq => say!(reader, frame.item_from_hq),
    }
}

/// What an item is.
pub fn item_what(reader: impl Reader, what: ItemKind) -> String {
    match what {
        ItemKind::Incident => say!(reader, frame.item_incident),
        ItemKind::Decision => say!(reader, frame.item_decision),
        ItemKind::Notice => say!(reader, frame.item_notice),
        ItemKind::Exhibit => say!(reader, frame.item_exhibit),
        ItemKind::Capture => say!(reader, frame.item_capture),
        ItemKind::Lookups => say!(reader, frame.item_lookups),
        ItemKind::Device => say!(reader, frame.item_device),
    }
}

/// An item by name: "Evidence AD/1", "4 look-ups".
pub fn item_named(reader: impl Reader, item: &SyncItem) -> String {
    match item.shown.0.parse::<u64>() {
        Ok(count) if item.what == ItemKind::Lookups => say!(reader, frame.item_lookups_many, count = count),
        Ok(_) | Err(_) if item.shown.is_empty() => item_what(reader, item.what),
        Ok(_) | Err(_) => format!("{} {}", item_what(reader, item.what), item.shown.0),
    }
}

/// Why somebody looks, in one line: the incident first where its number is known, then their own words or the
/// kind of reason.
pub fn reason(reader: impl Reader, reason: &Reason) -> String {
    let words = reason.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let why = words.map_or_else(|| reason_kind(reader, reason.kind), str::to_owned);
    match reason.incident() {
        Some(number) => say!(reader, frame.reason_line, number = number, why = why),
        None => why,
    }
}

/// A kind of reason.
pub fn reason_kind(reader: impl Reader, kind: ReasonKind) -> String {
    match kind {
        ReasonKind::AtScene => say!(reader, frame.reason_at_scene),
        ReasonKind::Report => say!(reader, frame.reason_report),
        ReasonKind::Visit => say!(reader, frame.reason_visit),
        ReasonKind::Custody => say!(reader, frame.reason_custody),
        ReasonKind::Other => say!(reader, frame.reason_in_words),
    }
}

/// A theme.
pub fn theme(reader: impl Reader, theme: Theme) -> String {
    match theme {
        Theme::Day => say!(reader, frame.theme_day),
        Theme::Night => say!(reader, frame.theme_night),
        Theme::Glare => say!(reader, frame.theme_glare),
    }
}

/// What there is to say of a clock that nothing has checked.
pub fn clock_doubt(reader: impl Reader, doubt: ClockDoubt) -> String {
    reader.text(&doubt.text())
}

/// How far the clock was trusted when an answer was made; empty where it was.
pub fn clock_trust(reader: impl Reader, trust: ClockTrust) -> String {
    match trust {
        ClockTrust::Trusted => String::new(),
        ClockTrust::LowerBound => say!(reader, frame.clock_lower_bound),
        ClockTrust::Contradicted => say!(reader, frame.clock_contradicted),
        ClockTrust::Unknown => say!(reader, frame.clock_not_set),
    }
}

/// A position: "SK 3512 3641 · ±12 m · just now", or why there is none.
pub fn fix(reader: impl Reader, fix: &FixReply, now_ms: i64) -> String {
    match fix {
        FixReply::None { why } => no_fix(reader, *why),
        FixReply::Fix { lon, lat, accuracy_m, level, at, grid, .. } => {
            let place = grid.as_deref().map_or_else(|| format!("{lat:.5}, {lon:.5}"), str::to_owned);
            let accuracy = say!(reader, frame.accuracy, metres = format!("{accuracy_m:.0}"));
            let assumed = match level {
                AccuracyLevel::Percent68 | AccuracyLevel::Percent95 => String::new(),
                AccuracyLevel::Assumed => say!(reader, frame.accuracy_assumed),
            };
            let age = ago(reader, at.epoch_ms, now_ms);
            match fix.age(now_ms) {
                FixAge::Fresh => join([place, accuracy, assumed, age]),
                FixAge::Old => say!(reader, frame.fix_old, age = age, place = place),
                FixAge::Ahead => say!(reader, frame.fix_ahead, place = place),
            }
        }
    }
}

/// Why there is no fix.
pub fn no_fix(reader: impl Reader, why: NoFix) -> String {
    match why {
        NoFix::NoSource => say!(reader, frame.fix_no_source),
        NoFix::Refused => say!(reader, frame.fix_refused),
        NoFix::TimedOut => say!(reader, frame.fix_timed_out),
        NoFix::NoTime => say!(reader, frame.fix_no_time),
        NoFix::Elsewhere => say!(reader, frame.fix_elsewhere),
        NoFix::NotGiven => say!(reader, frame.fix_not_given),
    }
}

/// The status chip's words.
pub fn chip(reader: impl Reader, chip: &StatusChip) -> String {
    let reached = match (chip.online, &chip.since) {
        (None, _) => say!(reader, frame.chip_never),
        (Some(true), _) => say!(reader, frame.chip_online),
        (Some(false), Some(since)) => say!(reader, frame.chip_offline_since, time = since.time.clone()),
        (Some(false), None) => say!(reader, frame.chip_offline),
    };
    let waiting = match chip.waiting {
        0 => String::new(),
        waiting => say!(reader, frame.chip_waiting, n = waiting),
    };
    let needs = match chip.needs_you {
        0 => String::new(),
        needs => say!(reader, frame.chip_needs, count = needs),
    };
    join([reached, waiting, needs])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::English;

    #[track_caller]
    fn said(kind: ReasonKind, words: Option<&str>, number: Option<&str>, expected: &str) {
        let given = Reason { kind, words: words.map(str::to_owned), incident_number: number.map(str::to_owned) };
        assert_eq!(reason(English, &given), expected);
    }

    #[test]
    fn a_reason_is_one_line_with_its_incident_first_and_its_own_words_where_it_has_some() {
        said(ReasonKind::AtScene, None, Some(" 0417 "), "INC 0417 · At the scene");
        said(ReasonKind::Visit, Some("  "), None, "A visit");
        said(ReasonKind::Other, Some("a neighbour rang"), Some(""), "a neighbour rang");
    }
}
