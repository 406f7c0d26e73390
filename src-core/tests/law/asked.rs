//! Cases that ask of a clock or a life alone: nobody did anything, and no power is asked for.

use super::fact::{Fact, in_london, written};
use super::held::Held;
use super::names;
use super::table::{Case, day, instant};
use cordon_core::rules::clock::{ClockRule, ClockStart, Given, Period, PeriodUnit, end_of_period, run, run_given};
use cordon_core::rules::ids::NoticeId;
use cordon_core::rules::law::{LawRow, Length, clocks_started};
use cordon_core::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use cordon_core::rules::time::{Day, Timestamp};

/// When the clock that a case asks of starts, and its limit and target; nothing where it asks of none.
pub fn clock(case: &Case, held: &Held, row: &LawRow) -> Result<Vec<Fact>, String> {
    match case.clock.as_str() {
        "none" => Ok(Vec::new()),
        "D" => life(case, row),
        _ => started(case, held, row),
    }
}

/// A clock of the row that notice of the order starts, or shows to have started.
fn started(case: &Case, held: &Held, row: &LawRow) -> Result<Vec<Fact>, String> {
    let is_asked = |rule: ClockRule| names::clock(rule) == case.clock;
    if case.served == "not served" {
        let waits = row.clocks.iter().any(|clock| is_asked(clock.rule) && starts_at_service(clock.rule));
        let got = if waits && held.facts.notice.is_empty() { "service" } else { "has started" };
        return Ok(vec![Fact::new("clock_starts", &case.clock_starts, got)]);
    }
    let event = held.service.clone().unwrap_or_else(|| served_at(held.decision, held));
    let started = clocks_started(&held.order, &event).into_iter().find(|(rule, _start)| is_asked(*rule));
    let Some((rule, start)) = started else {
        return Ok(vec![Fact::new("clock", &case.clock, "none")]);
    };
    let clock = run(rule, start).ok();
    let mut facts = vec![
        Fact::new("clock", &case.clock, names::clock(rule)),
        Fact::new("clock_starts", &case.clock_starts, as_exact(start, &case.clock_starts)),
    ];
    facts.extend(limits(case, clock.as_ref().map(|clock| (clock.limit, clock.target)))?);
    Ok(facts)
}

fn starts_at_service(rule: ClockRule) -> bool {
    match rule.starts_with() {
        ClockStart::Service | ClockStart::NoticeGiven => true,
        ClockStart::Arrest
        | ClockStart::DayMade
        | ClockStart::ArrivalAtStation
        | ClockStart::Charge
        | ClockStart::ArrivalAtPlaceOfSafety
        | ClockStart::TakenIntoProtection => false,
    }
}

/// Service at an instant, for an order whose clock runs from the day it was made whenever that is.
fn served_at(at: Timestamp, held: &Held) -> NoticeEvent {
    NoticeEvent {
        id: NoticeId::derived(&[b"served"]),
        order: held.order.id,
        kind: NoticeKind::FormallyServed,
        at,
        by: "A constable".to_owned(),
        how: HowGiven::InPerson,
        language: String::new(),
        proof: String::new(),
        understood: Understood::Unknown,
    }
}

/// A start written as exactly as the table writes it: a day, or an instant.
fn as_exact(start: Timestamp, expected: &str) -> String {
    if expected.contains('T') { start.london_rfc3339() } else { iso(start.london_day()) }
}

fn iso(day: Day) -> String {
    day.0.format("%Y-%m-%d").to_string()
}

/// How long an order, its least time or a tag lasts: D.
fn life(case: &Case, row: &LawRow) -> Result<Vec<Fact>, String> {
    let made = instant(&case.made)?.london_day();
    let ends = if row.clocks.iter().any(|clock| clock.rule == ClockRule::DvpoLife) {
        let given = Given { days: Some(days_of(made, day(&case.ends)?)), ..Given::default() };
        run_given(ClockRule::DvpoLife, made.start(), &given).ok().map(|clock| clock.limit)
    } else {
        limited(row).map(|period| end_of_period(made, period))
    };
    limits(case, ends.map(|at| (at, at)))
}

/// How many days a life has, its first and its last among them.
fn days_of(first: Day, last: Day) -> u32 {
    let days = last.0.signed_duration_since(first.0).num_days() + 1;
    u32::try_from(days).unwrap_or_default()
}

/// The length that the row limits: at the most, or else at the least.
fn limited(row: &LawRow) -> Option<Period> {
    let length = row.duration.limits.iter().find_map(|limit| limit.most.or(limit.least))?;
    Some(match length {
        Length::Days { count } => Period { count: u32::from(count), unit: PeriodUnit::Days },
        Length::Months { count } => Period { count: u32::from(count), unit: PeriodUnit::Months },
        Length::Years { count } => Period { count: u32::from(count), unit: PeriodUnit::Years },
    })
}

fn limits(case: &Case, ends: Option<(Timestamp, Timestamp)>) -> Result<Vec<Fact>, String> {
    Ok(vec![
        Fact::new("clock_limit", in_london(&case.clock_limit)?, written(ends.map(|(limit, _target)| limit))),
        Fact::new("clock_target", in_london(&case.clock_target)?, written(ends.map(|(_limit, target)| target))),
    ])
}
