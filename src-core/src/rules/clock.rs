//! Statutory clocks A, B and C of the reckoning rules: start, target, limit, what was excluded.

use super::calendar::{is_bank_holiday, is_christmas_day, is_good_friday, is_statutory_boxing_day, is_sunday};
use super::time::{Day, Timestamp};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Which rule a clock runs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockRule {
    /// DVPN arrest: Crime and Security Act 2010 s.26.
    DvpnArrest,
    /// DVPN to DVPO hearing: Crime and Security Act 2010 s.27(3)–(4).
    DvpnHearing,
    /// DVPO arrest: Crime and Security Act 2010 s.29.
    DvpoArrest,
    /// Occupation order arrest: Family Law Act 1996 s.47(7).
    OccupationArrest,
    /// Bail arrest: Bail Act 1976 s.7(4).
    BailArrest,
    /// Notification after an SPO: Stalking Protection Act 2019 s.9.
    SpoNotification,
}

/// A clock that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Under which rule.
    pub rule: ClockRule,
    /// From when.
    pub start: Timestamp,
    /// The cautious time to aim at.
    pub target: Timestamp,
    /// The statutory limit.
    pub limit: Timestamp,
    /// Days that did not count, with the reason.
    pub excluded: Vec<Excluded>,
}

/// A day that did not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// The day.
    pub day: Day,
    /// Why.
    pub why: ExcludedBecause,
}

/// Why a day does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExcludedBecause {
    /// A Sunday.
    Sunday,
    /// Christmas Day.
    ChristmasDay,
    /// Good Friday.
    GoodFriday,
    /// A bank holiday in England and Wales.
    BankHoliday,
}

/// Why a clock gives no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    /// A day lies beyond the table of bank holidays: no time is given, the rule is shown instead.
    #[error("bank holidays are not known for this clock: reckon it under {}", .rule.source())]
    CalendarExpired {
        /// The rule to reckon by hand.
        rule: ClockRule,
    },
}

impl ClockRule {
    /// Every rule.
    pub const ALL: [Self; 6] = [
        Self::DvpnArrest,
        Self::DvpnHearing,
        Self::DvpoArrest,
        Self::OccupationArrest,
        Self::BailArrest,
        Self::SpoNotification,
    ];

    /// Where the rule is written.
    pub fn source(self) -> &'static str {
        match self {
            Self::DvpnArrest => "Crime and Security Act 2010 s.26(1)(a), (4)",
            Self::DvpnHearing => "Crime and Security Act 2010 s.27(3)–(4)",
            Self::DvpoArrest => "Crime and Security Act 2010 s.29",
            Self::OccupationArrest => "Family Law Act 1996 s.47(7)",
            Self::BailArrest => "Bail Act 1976 s.7(4)",
            Self::SpoNotification => "Stalking Protection Act 2019 s.9",
        }
    }

    fn length(self) -> Length {
        match self {
            Self::DvpnArrest | Self::DvpoArrest => Length::Hours { hours: 24, bank_holidays_count: false },
            Self::DvpnHearing => Length::Hours { hours: 48, bank_holidays_count: false },
            Self::OccupationArrest | Self::BailArrest => Length::Hours { hours: 24, bank_holidays_count: true },
            Self::SpoNotification => Length::Days { days: 3 },
        }
    }
}

/// Runs a clock from its start.
///
/// Excluded London days contribute no time. The limit is the statutory reading: a start on an
/// excluded day counts from the next counted midnight. The target is the cautious one: the day of
/// the start counts even so, and 26 December counts where gov.uk does not list it. A clock under
/// the Bail Act for a murder charge (s.7(8)) is another and is not reckoned here.
pub fn run(rule: ClockRule, start: Timestamp) -> Result<Clock, ClockError> {
    match rule.length() {
        Length::Days { days } => Ok(run_days(rule, start, days)),
        Length::Hours { hours, bank_holidays_count } => {
            let calendar = Calendar { rule, bank_holidays_count };
            run_hours(calendar, start, TimeDelta::hours(hours))
        }
    }
}

/// How long a clock runs.
enum Length {
    /// Hours from the start: clocks A, and B where bank holidays count.
    Hours { hours: i64, bank_holidays_count: bool },
    /// Days "beginning with" the day of the start: clock C.
    Days { days: u64 },
}

fn run_days(rule: ClockRule, start: Timestamp, days: u64) -> Clock {
    let limit = start.london_day().plus_days(days).start();
    Clock { rule, start, target: limit, limit, excluded: Vec::new() }
}

fn run_hours(calendar: Calendar, start: Timestamp, length: TimeDelta) -> Result<Clock, ClockError> {
    let first = start.london_day();
    let (limit, excluded) = advance(start, length, |day| calendar.excluded_by_statute(day))?;
    let (target, _) =
        advance(start, length, |day| if day == first { Ok(None) } else { calendar.excluded_as_listed(day) })?;
    Ok(Clock { rule: calendar.rule, start, target, limit, excluded })
}

/// Which days do not count for a rule.
#[derive(Clone, Copy)]
struct Calendar {
    rule: ClockRule,
    bank_holidays_count: bool,
}

impl Calendar {
    /// For the limit: every listed day, and 26 December unless a Sunday (1971 Act Sch 1).
    fn excluded_by_statute(self, day: Day) -> Result<Option<ExcludedBecause>, ClockError> {
        let listed = self.excluded_as_listed(day)?;
        let boxing_day = !self.bank_holidays_count && is_statutory_boxing_day(day);
        Ok(listed.or(boxing_day.then_some(ExcludedBecause::BankHoliday)))
    }

    /// For the target: only what gov.uk lists.
    fn excluded_as_listed(self, day: Day) -> Result<Option<ExcludedBecause>, ClockError> {
        let is_holiday = !self.bank_holidays_count && self.is_listed(day)?;
        Ok(if is_sunday(day) {
            Some(ExcludedBecause::Sunday)
        } else if is_christmas_day(day) {
            Some(ExcludedBecause::ChristmasDay)
        } else if is_good_friday(day) {
            Some(ExcludedBecause::GoodFriday)
        } else {
            is_holiday.then_some(ExcludedBecause::BankHoliday)
        })
    }

    fn is_listed(self, day: Day) -> Result<bool, ClockError> {
        is_bank_holiday(day).ok_or(ClockError::CalendarExpired { rule: self.rule })
    }
}

/// The instant at which so much counted time has run, and the days passed over on the way.
fn advance(
    start: Timestamp,
    length: TimeDelta,
    excluded: impl Fn(Day) -> Result<Option<ExcludedBecause>, ClockError>,
) -> Result<(Timestamp, Vec<Excluded>), ClockError> {
    let mut passed = Vec::new();
    let (mut at, mut day, mut left) = (start, start.london_day(), length);
    loop {
        let end = day.end();
        if end <= at {
            // The calendar itself has ended.
            return Ok((at, passed));
        }
        match excluded(day)? {
            Some(why) => passed.push(Excluded { day, why }),
            None if left <= end.since(at) => return Ok((at.plus(left), passed)),
            None => left -= end.since(at),
        }
        (at, day) = (end, day.plus_days(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;
    use proptest::prelude::*;

    /// A London time: "2026-06-12 10:00".
    fn london(text: &str) -> Timestamp {
        let (date, time) = text.split_once(' ').unwrap();
        Day::parse(date).unwrap().at(NaiveTime::parse_from_str(time, "%H:%M").unwrap())
    }

    #[track_caller]
    fn check(rule: ClockRule, start: &str, target: &str, limit: &str) -> Clock {
        let clock = run(rule, london(start)).unwrap();
        assert_eq!((clock.target, clock.limit), (london(target), london(limit)), "{clock:?}");
        clock
    }

    #[test]
    fn a_notice_served_on_a_friday_is_heard_by_monday() {
        check(ClockRule::DvpnHearing, "2026-06-12 10:00", "2026-06-15 10:00", "2026-06-15 10:00");
    }

    #[test]
    fn a_notice_served_before_easter_is_heard_by_tuesday() {
        let clock = check(ClockRule::DvpnHearing, "2026-04-02 14:00", "2026-04-07 14:00", "2026-04-07 14:00");
        let why: Vec<ExcludedBecause> = clock.excluded.iter().map(|excluded| excluded.why).collect();
        assert_eq!(why, [ExcludedBecause::GoodFriday, ExcludedBecause::Sunday, ExcludedBecause::BankHoliday]);
    }

    #[test]
    fn easter_monday_counts_for_bail_and_not_for_a_dvpo() {
        check(ClockRule::DvpoArrest, "2026-04-04 14:00", "2026-04-07 14:00", "2026-04-07 14:00");
        check(ClockRule::BailArrest, "2026-04-04 14:00", "2026-04-06 14:00", "2026-04-06 14:00");
        check(ClockRule::OccupationArrest, "2026-04-04 14:00", "2026-04-06 14:00", "2026-04-06 14:00");
    }

    #[test]
    fn an_arrest_on_a_sunday_has_a_cautious_target_and_a_later_limit() {
        check(ClockRule::BailArrest, "2026-11-22 09:00", "2026-11-23 09:00", "2026-11-24 00:00");
        check(ClockRule::DvpnArrest, "2026-11-22 09:00", "2026-11-23 09:00", "2026-11-24 00:00");
    }

    #[test]
    fn an_arrest_on_easter_sunday_passes_over_easter_monday() {
        check(ClockRule::DvpnArrest, "2026-04-05 09:00", "2026-04-07 09:00", "2026-04-08 00:00");
    }

    #[test]
    fn boxing_day_on_a_saturday_runs_in_the_target_alone() {
        // Thu 24 Dec 10:00; 25 Christmas; 26 statutory, unlisted; 27 Sunday; 28 listed substitute.
        let clock = check(ClockRule::DvpoArrest, "2026-12-24 10:00", "2026-12-26 10:00", "2026-12-29 10:00");
        let days: Vec<String> = clock.excluded.iter().map(|excluded| excluded.day.to_string()).collect();
        assert_eq!(days, ["2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"]);
        check(ClockRule::BailArrest, "2026-12-24 10:00", "2026-12-26 10:00", "2026-12-26 10:00");
    }

    #[test]
    fn notification_ends_with_the_third_day() {
        check(ClockRule::SpoNotification, "2026-11-20 23:30", "2026-11-23 00:00", "2026-11-23 00:00");
        check(ClockRule::SpoNotification, "2026-11-20 00:00", "2026-11-23 00:00", "2026-11-23 00:00");
    }

    #[test]
    fn beyond_the_table_only_the_rule_is_named() {
        let late = london("2028-12-31 10:00");
        let error = run(ClockRule::DvpoArrest, late).unwrap_err();
        assert_eq!(error, ClockError::CalendarExpired { rule: ClockRule::DvpoArrest });
        assert!(error.to_string().contains("s.29"));
        assert!(run(ClockRule::BailArrest, late).is_ok());
    }

    fn a_rule() -> impl Strategy<Value = ClockRule> {
        prop::sample::select(ClockRule::ALL.to_vec())
    }

    fn a_start() -> impl Strategy<Value = Timestamp> {
        let (from, until) = (london("2019-01-02 00:00").millis(), london("2028-12-01 00:00").millis());
        (from..until).prop_map(Timestamp::from_millis)
    }

    proptest! {
        #[test]
        fn the_target_comes_before_the_limit(rule in a_rule(), start in a_start()) {
            let clock = run(rule, start).unwrap();
            prop_assert!(clock.start < clock.target && clock.target <= clock.limit);
        }

        #[test]
        fn both_are_one_where_the_start_counts_outside_christmas(rule in a_rule(), start in a_start()) {
            let clock = run(rule, start).unwrap();
            let first = start.london_day();
            let is_boxing_week = first.0.format("%m-%d").to_string().as_str() >= "12-22";
            if clock.excluded.first().is_none_or(|excluded| excluded.day != first) && !is_boxing_week {
                prop_assert_eq!(clock.target, clock.limit);
            }
        }

        #[test]
        fn one_more_excluded_day_never_shortens(start in a_start(), hours in 1..72_i64, more in 0..6_u64) {
            let extra = start.london_day().plus_days(more);
            let sunday = |day: Day| Ok(is_sunday(day).then_some(ExcludedBecause::Sunday));
            let with_extra = |day: Day| if day == extra { Ok(Some(ExcludedBecause::BankHoliday)) } else { sunday(day) };
            let (plain, _) = advance(start, TimeDelta::hours(hours), sunday).unwrap();
            let (longer, _) = advance(start, TimeDelta::hours(hours), with_extra).unwrap();
            prop_assert!(longer >= plain);
        }

        #[test]
        fn a_later_start_never_ends_earlier(rule in a_rule(), start in a_start(), minutes in 0..5000_i64) {
            let later = run(rule, start.plus(TimeDelta::minutes(minutes))).unwrap();
            prop_assert!(later.limit >= run(rule, start).unwrap().limit);
        }
    }
}
