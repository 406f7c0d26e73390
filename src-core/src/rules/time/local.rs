//! London wall-clock times, which may be one instant, none or two.

use super::{Day, Timestamp};
use chrono::{LocalResult, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Europe::London;

/// What a wall-clock time on a day in London is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// One instant.
    One(Timestamp),
    /// None: the clocks go forward over it.
    Skipped {
        /// The first instant after the hour that does not exist.
        next: Timestamp,
    },
    /// Two: the clocks go back over it.
    Twice {
        /// In summer time.
        first: Timestamp,
        /// An hour later, in Greenwich time.
        second: Timestamp,
    },
}

impl Local {
    /// The instant taken where nobody can be asked: the first after an hour that does not exist, and
    /// the first of two.
    pub fn chosen(self) -> Timestamp {
        match self {
            Self::One(at) | Self::Skipped { next: at } | Self::Twice { first: at, .. } => at,
        }
    }
}

/// The instant or instants of a London wall-clock time on a day.
pub fn at_london(day: Day, time: NaiveTime) -> Local {
    let wall = day.0.and_time(time);
    match instants(wall) {
        LocalResult::Single(at) => Local::One(at),
        LocalResult::Ambiguous(first, second) => Local::Twice { first, second },
        LocalResult::None => Local::Skipped { next: after_gap(wall) },
    }
}

fn instants(wall: NaiveDateTime) -> LocalResult<Timestamp> {
    London.from_local_datetime(&wall).map(|at| Timestamp::from_millis(at.timestamp_millis()))
}

/// London's clocks change on a quarter of an hour, and by no more than two hours.
fn after_gap(wall: NaiveDateTime) -> Timestamp {
    let into_quarter = TimeDelta::seconds(i64::from(wall.num_seconds_from_midnight() % 900));
    let quarter = wall.with_nanosecond(0).and_then(|wall| wall.checked_sub_signed(into_quarter));
    (1..=8)
        .filter_map(|quarters| quarter?.checked_add_signed(TimeDelta::minutes(15 * quarters)))
        .find_map(|later| instants(later).earliest())
        .unwrap_or_else(|| Timestamp::from_millis(wall.and_utc().timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(day: &str, time: &str, expected: &str) -> Local {
        let day = Day::parse(day).unwrap();
        let time = NaiveTime::parse_from_str(time, "%H:%M:%S%.f").unwrap();
        let local = at_london(day, time);
        assert_eq!(local.chosen(), Timestamp::parse(expected).unwrap(), "{day} {time}: {local:?}");
        assert_eq!(day.at(time), local.chosen());
        local
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_time_in_the_hour_that_does_not_exist_is_known_for_it() {
        let next = at("2026-03-29T01:00:00Z");
        for time in ["01:00:00", "01:07:31", "01:30:00", "01:59:59.999"] {
            assert_eq!(check("2026-03-29", time, "2026-03-29T01:00:00Z"), Local::Skipped { next });
        }
        assert_eq!(check("2026-03-29", "02:00:00", "2026-03-29T01:00:00Z"), Local::One(next));
        check("2026-03-29", "00:59:59", "2026-03-29T00:59:59Z");
    }

    #[test]
    fn a_time_that_comes_twice_is_known_for_it() {
        let (first, second) = (at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"));
        assert_eq!(check("2026-10-25", "01:30:00", "2026-10-25T00:30:00Z"), Local::Twice { first, second });
        assert_eq!(check("2026-10-25", "02:00:00", "2026-10-25T02:00:00Z"), Local::One(at("2026-10-25T02:00:00Z")));
        assert_eq!(check("2026-10-25", "00:59:00", "2026-10-24T23:59:00Z"), Local::One(at("2026-10-24T23:59:00Z")));
    }

    #[test]
    fn the_last_day_of_the_calendar_has_an_instant_too() {
        let last = Day(chrono::NaiveDate::MAX);
        assert!(last.at(NaiveTime::MIN) > at("9999-12-31T00:00:00Z"));
    }
}
