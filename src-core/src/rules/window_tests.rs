//! Windows against examples, and against a watch that is looked at every minute of two years.

use super::*;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use std::sync::LazyLock;

fn window(from: (u32, u32), until: (u32, u32), days: &[Weekday]) -> Window {
    let time = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    Window::new(time(from), time(until), days.to_vec())
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn range(first: &str, last: &str) -> DayRange {
    DayRange { first: Day::parse(first).unwrap(), last: Day::parse(last).unwrap() }
}

/// The terms of a school that does not exist, from September 2026 to March 2027.
fn terms() -> Vec<DayRange> {
    vec![
        range("2026-09-02", "2026-10-23"),
        range("2026-11-02", "2026-12-18"),
        range("2027-01-04", "2027-02-12"),
        range("2027-02-22", "2027-03-25"),
    ]
}

fn school(holidays: bool) -> Season {
    Season::SchoolTerm { of: "Specimen School".to_owned(), terms: terms(), holidays }
}

#[track_caller]
fn check(window: &Window, instant: &str, state: Openness) {
    assert_eq!(window.state_at(at(instant)), state, "{instant}");
}

#[test]
fn a_night_window_belongs_to_the_day_it_opens() {
    let friday_night = window((21, 0), (7, 0), &[Weekday::Friday]);
    check(&friday_night, "2026-11-20T20:59:59Z", Openness::Closed);
    check(&friday_night, "2026-11-20T21:00:00Z", Openness::AllOpen);
    check(&friday_night, "2026-11-21T06:59:59Z", Openness::AllOpen);
    check(&friday_night, "2026-11-21T07:00:00Z", Openness::Closed);
    check(&friday_night, "2026-11-21T21:00:00Z", Openness::Closed);
}

#[test]
fn equal_times_make_a_whole_day() {
    let sunday = window((9, 0), (9, 0), &[Weekday::Sunday]);
    check(&sunday, "2026-11-22T08:59:00Z", Openness::Closed);
    check(&sunday, "2026-11-22T09:00:00Z", Openness::AllOpen);
    check(&sunday, "2026-11-23T08:59:00Z", Openness::AllOpen);
    check(&sunday, "2026-11-23T09:00:00Z", Openness::Closed);
}

#[test]
fn summer_hours_are_london_hours() {
    let evening = window((19, 0), (23, 0), &[]);
    check(&evening, "2026-07-01T17:59:00Z", Openness::Closed);
    check(&evening, "2026-07-01T18:00:00Z", Openness::AllOpen);
    check(&evening, "2026-07-01T22:00:00Z", Openness::Closed);
}

#[test]
fn a_window_that_the_clocks_skip_does_not_open_that_day() {
    let skipped = window((1, 15), (1, 45), &[]);
    check(&skipped, "2026-03-29T01:00:00Z", Openness::Closed);
    assert_eq!(skipped.next_opening(at("2026-03-28T12:00:00Z")), Some(at("2026-03-30T00:15:00Z")));
}

#[test]
fn a_window_in_the_hour_that_comes_twice_opens_the_first_time_alone() {
    let twice = window((1, 15), (1, 45), &[]);
    check(&twice, "2026-10-25T00:20:00Z", Openness::AllOpen);
    check(&twice, "2026-10-25T01:20:00Z", Openness::Closed);
}

#[test]
fn the_next_opening_is_found_across_a_week() {
    let monday = window((10, 0), (12, 0), &[Weekday::Monday]);
    assert_eq!(monday.next_opening(at("2026-11-23T10:00:00Z")), Some(at("2026-11-30T10:00:00Z")));
    assert_eq!(monday.next_opening(at("2026-11-22T10:00:00Z")), Some(at("2026-11-23T10:00:00Z")));
}

#[test]
fn the_next_opening_is_found_across_a_season() {
    let ranges = vec![range("2026-12-01", "2026-12-10"), range("2027-11-01", "2027-11-30")];
    let dated = window((21, 0), (7, 0), &[]).in_season(Season::Dates { ranges });
    assert_eq!(dated.next_opening(at("2026-12-11T06:00:00Z")), Some(at("2027-11-01T21:00:00Z")));
    check(&dated, "2026-12-11T06:59:00Z", Openness::AllOpen);
    check(&dated, "2026-12-11T21:30:00Z", Openness::Closed);
    assert_eq!(dated.next_opening(at("2027-12-01T12:00:00Z")), None);
}

#[test]
fn a_term_whose_dates_are_not_given_is_neither_open_nor_closed() {
    let lessons = window((8, 0), (16, 0), &[]).in_season(school(false));
    check(&lessons, "2026-09-02T09:00:00Z", Openness::AllOpen);
    check(&lessons, "2026-10-26T09:00:00Z", Openness::Closed);
    check(&lessons, "2026-09-01T09:00:00Z", Openness::Unknown);
    check(&lessons, "2027-03-26T09:00:00Z", Openness::Unknown);
    check(&lessons, "2027-03-26T22:00:00Z", Openness::Closed);
    let never_given = Season::SchoolTerm { of: "Specimen School".to_owned(), terms: Vec::new(), holidays: false };
    check(&window((8, 0), (16, 0), &[]).in_season(never_given), "2026-09-02T09:00:00Z", Openness::Unknown);
}

#[test]
fn dates_that_run_backwards_or_are_none_tell_nothing() {
    for ranges in [vec![range("2026-12-31", "2026-12-01")], Vec::new()] {
        let broken = window((8, 0), (16, 0), &[]).in_season(Season::Dates { ranges });
        check(&broken, "2026-12-10T09:00:00Z", Openness::Unknown);
        assert_eq!(broken.next_opening(at("2026-12-10T09:00:00Z")), None);
    }
}

#[test]
fn the_next_opening_is_not_told_past_one_that_may_come_first() {
    let holidays = window((20, 0), (8, 0), &[]).in_season(school(true));
    assert_eq!(holidays.next_opening(at("2026-09-20T12:00:00Z")), Some(at("2026-10-24T19:00:00Z")));
    assert_eq!(holidays.next_opening(at("2027-03-20T12:00:00Z")), None);
    let mondays = window((10, 0), (12, 0), &[Weekday::Monday]);
    let both = [holidays, mondays];
    assert_eq!(next_opening(&both, at("2026-09-20T12:00:00Z")), Some(at("2026-09-21T09:00:00Z")));
    assert_eq!(next_opening(&both, at("2027-03-25T23:00:00Z")), None);
    assert_eq!(next_opening(&[], at("2027-03-25T23:00:00Z")), None);
}

#[test]
fn what_is_not_known_matters_only_where_it_would_change_the_answer() {
    let night = [window((21, 0), (7, 0), &[])];
    let unknown = [window((22, 0), (6, 0), &[]).in_season(school(false))];
    let [night_and_unknown, noon_and_unknown] =
        [(21, 7), (12, 13)].map(|(from, until)| [window((from, 0), (until, 0), &[]), unknown[0].clone()]);
    let asked = |windows: &[Window], from, until| open_in(windows, at(from), at(until));
    let (from, until) = ("2028-01-10T21:00:00Z", "2028-01-11T07:00:00Z");
    assert_eq!(asked(&night_and_unknown, from, until), Openness::AllOpen);
    assert_eq!(asked(&unknown, from, until), Openness::Unknown);
    assert_eq!(asked(&unknown, "2028-01-10T10:00:00Z", "2028-01-10T12:00:00Z"), Openness::Closed);
    assert_eq!(asked(&noon_and_unknown, "2028-01-10T10:00:00Z", until), Openness::PartlyOpen);
    let moment = "2028-01-10T22:00:00Z";
    assert_eq!(asked(&night, moment, moment), Openness::AllOpen);
    assert_eq!(asked(&night_and_unknown, moment, moment), Openness::AllOpen);
    assert_eq!(asked(&unknown, moment, moment), Openness::Unknown);
}

#[test]
fn an_act_may_lie_within_across_or_outside() {
    let night = [window((21, 0), (7, 0), &[])];
    let asked = |from, until| open_in(&night, at(from), at(until));
    assert_eq!(asked("2026-11-22T21:00:00Z", "2026-11-23T07:00:00Z"), Openness::AllOpen);
    assert_eq!(asked("2026-11-22T20:00:00Z", "2026-11-22T22:00:00Z"), Openness::PartlyOpen);
    assert_eq!(asked("2026-11-22T08:00:00Z", "2026-11-22T21:00:00Z"), Openness::Closed);
    assert_eq!(asked("2026-11-22T22:00:00Z", "2026-11-23T22:00:00Z"), Openness::PartlyOpen);
    assert_eq!(open_in(&[], at("2026-11-22T08:00:00Z"), at("2036-11-22T09:00:00Z")), Openness::Closed);
}

#[test]
fn windows_that_meet_are_open_throughout() {
    let both = [window((21, 0), (0, 0), &[]), window((0, 0), (7, 0), &[])];
    assert_eq!(open_in(&both, at("2026-11-22T22:00:00Z"), at("2026-11-23T06:00:00Z")), Openness::AllOpen);
    let always = [window((0, 0), (0, 0), &[])];
    assert_eq!(open_in(&always, at("2026-03-27T05:00:00Z"), at("2026-04-02T06:00:00Z")), Openness::AllOpen);
}

#[test]
fn a_plain_window_is_written_as_it_always_was() {
    let night = window((21, 0), (7, 0), &[Weekday::Friday]);
    let text = r#"{"from":"21:00:00","until":"07:00:00","days":["friday"]}"#;
    assert_eq!(serde_json::to_string(&night).unwrap(), text);
    assert_eq!(serde_json::from_str::<Window>(text).unwrap(), night);
    let ranges = vec![range("2026-12-01", "2026-12-10")];
    let dated = night.in_season(Season::Dates { ranges });
    let text = r#"{"from":"21:00:00","until":"07:00:00","days":["friday"],"season":{"kind":"dates","ranges":[{"first":"2026-12-01","last":"2026-12-10"}]}}"#;
    assert_eq!(serde_json::to_string(&dated).unwrap(), text);
    assert_eq!(serde_json::from_str::<Window>(text).unwrap(), dated);
    let in_term = window((8, 0), (16, 0), &[]).in_season(school(false));
    let again: Window = serde_json::from_str(&serde_json::to_string(&in_term).unwrap()).unwrap();
    assert_eq!(again, in_term);
}

// The watch: minutes since 1970 and a table of four clock changes, without the code under test.

const DAY: i64 = 24 * 60;
/// 1 January 2026, 00:00 UTC.
const FIRST: i64 = 29_453_760;
/// 1 January 2028, 00:00 UTC.
const LAST: i64 = 30_504_960;
/// 29 March to 25 October 2026, 28 March to 31 October 2027, each at 01:00 UTC.
const SUMMERS: [(i64, i64); 2] = [(29_579_100, 29_881_500), (30_103_260, 30_415_740)];

/// For each minute, the furthest that the clock on the wall has been: a window opens and closes
/// when the wall first shows its times.
fn watch() -> Vec<i64> {
    let mut furthest = 0;
    let wall = |minute| if SUMMERS.iter().any(|(from, until)| (*from..*until).contains(&minute)) { 60 } else { 0 };
    (FIRST..LAST)
        .map(|minute| {
            furthest = furthest.max(minute + wall(minute));
            furthest
        })
        .collect()
}

/// Whether a day is one on which the window opens.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    No,
    Yes,
    Perhaps,
}

/// A window, and apart from it on which days it opens: by number from Monday, and by date.
struct Case {
    window: Window,
    week_days: &'static [i64],
    dates: fn(&str) -> Told,
}

fn told(case: &Case, day: i64) -> Told {
    // 1 January 1970 was a Thursday.
    if !case.week_days.contains(&(day + 3).rem_euclid(7)) {
        return Told::No;
    }
    let date = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(day);
    (case.dates)(&date.to_string())
}

fn in_terms(date: &str) -> Told {
    let terms = [
        "2026-09-02".."2026-10-24",
        "2026-11-02".."2026-12-19",
        "2027-01-04".."2027-02-13",
        "2027-02-22".."2027-03-26",
    ];
    if !("2026-09-02".."2027-03-26").contains(&date) {
        Told::Perhaps
    } else if terms.iter().any(|term| term.contains(&date)) {
        Told::Yes
    } else {
        Told::No
    }
}

fn between_terms(date: &str) -> Told {
    match in_terms(date) {
        Told::Yes => Told::No,
        Told::No => Told::Yes,
        Told::Perhaps => Told::Perhaps,
    }
}

fn cases() -> Vec<Case> {
    let every_day: &'static [i64] = &[0, 1, 2, 3, 4, 5, 6];
    let always = |_: &str| Told::Yes;
    let weekend = [Weekday::Saturday, Weekday::Sunday];
    let week = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
    let ranges = vec![range("2026-03-20", "2026-04-10"), range("2026-10-20", "2027-04-02")];
    let dated = |date: &str| {
        let within = ("2026-03-20"..="2026-04-10").contains(&date) || ("2026-10-20"..="2027-04-02").contains(&date);
        if within { Told::Yes } else { Told::No }
    };
    vec![
        Case { window: window((21, 0), (7, 0), &[]), week_days: every_day, dates: always },
        Case { window: window((0, 30), (1, 30), &weekend), week_days: &[5, 6], dates: always },
        Case { window: window((23, 30), (1, 30), &weekend), week_days: &[5, 6], dates: always },
        Case { window: window((1, 30), (6, 0), &[Weekday::Sunday]), week_days: &[6], dates: always },
        Case { window: window((0, 0), (0, 0), &[Weekday::Sunday]), week_days: &[6], dates: always },
        Case {
            window: window((1, 15), (1, 45), &[]).in_season(Season::Dates { ranges }),
            week_days: every_day,
            dates: dated,
        },
        Case {
            window: window((8, 0), (16, 0), &week).in_season(school(false)),
            week_days: &[0, 1, 2, 3, 4],
            dates: in_terms,
        },
        Case {
            window: window((20, 0), (8, 0), &[]).in_season(school(true)),
            week_days: every_day,
            dates: between_terms,
        },
    ]
}

/// A window, and the minutes at which its state changes, with the state from then on.
struct Walk {
    window: Window,
    changes: Vec<(i64, Openness)>,
}

static WALKS: LazyLock<Vec<Walk>> = LazyLock::new(|| {
    let watch = watch();
    cases().into_iter().map(|case| Walk { changes: walk(&case, &watch), window: case.window }).collect()
});

/// Found by looking at every minute, one after the other.
fn walk(case: &Case, watch: &[i64]) -> Vec<(i64, Openness)> {
    let minute_of = |time: NaiveTime| i64::from(chrono::Timelike::num_seconds_from_midnight(&time) / 60);
    let (from, until) = (minute_of(case.window.from), minute_of(case.window.until));
    let length = if until > from { until - from } else { until + DAY - from };
    let first_day = FIRST / DAY - 1;
    let told: Vec<Told> = (first_day..=LAST / DAY).map(|day| told(case, day)).collect();
    let mut changes: Vec<(i64, Openness)> = Vec::new();
    for (minute, wall) in (FIRST..).zip(watch) {
        let mut state = Openness::Closed;
        for day in [wall / DAY - 1, wall / DAY] {
            let since = wall - day * DAY - from;
            if since < 0 || since >= length {
                continue;
            }
            match told[usize::try_from(day - first_day).unwrap()] {
                Told::No => {}
                Told::Yes => state = Openness::AllOpen,
                Told::Perhaps if state == Openness::Closed => state = Openness::Unknown,
                Told::Perhaps => {}
            }
        }
        if changes.last().is_none_or(|(_, last)| *last != state) {
            changes.push((minute, state));
        }
    }
    changes
}

fn instant(minute: i64) -> Timestamp {
    Timestamp::from_millis(minute * 60_000)
}

#[test]
fn every_minute_of_two_years_agrees_with_a_walk() {
    for Walk { window, changes } in WALKS.iter() {
        assert!(changes.len() > 10, "{window:?}");
        let windows = std::slice::from_ref(window);
        for pair in changes.windows(2) {
            let (from, until, state) = (instant(pair[0].0), instant(pair[1].0), pair[0].1);
            assert_eq!(open_in(windows, from, until), state, "{window:?} {from} to {until}");
            assert_eq!(window.state_at(from), state, "{window:?} {from}");
            assert_eq!(window.state_at(until.plus(TimeDelta::milliseconds(-1))), state, "{window:?} before {until}");
        }
    }
}

#[test]
fn every_minute_around_the_clock_changes_agrees_with_a_walk() {
    for Walk { window, changes } in WALKS.iter() {
        for change in SUMMERS.into_iter().flat_map(|(from, until)| [from, until]) {
            for minute in change - 150..change + 150 {
                let index = changes.partition_point(|(from, _)| *from <= minute);
                assert_eq!(window.state_at(instant(minute)), changes[index - 1].1, "{window:?} {}", instant(minute));
            }
        }
    }
}

#[test]
fn the_next_opening_of_two_years_agrees_with_a_walk() {
    for Walk { window, changes } in WALKS.iter() {
        for pair in changes.windows(2).filter(|pair| pair[0].1 == Openness::Closed) {
            let expected = (pair[1].1 == Openness::AllOpen).then(|| instant(pair[1].0));
            assert_eq!(window.next_opening(instant(pair[0].0)), expected, "{window:?}");
        }
    }
}

#[test]
fn a_time_across_a_change_is_partly_open_or_unknown() {
    for Walk { window, changes } in WALKS.iter() {
        for three in changes.windows(3).step_by(7) {
            let is_unknown = three[0].1 == Openness::Unknown || three[1].1 == Openness::Unknown;
            let expected = if is_unknown { Openness::Unknown } else { Openness::PartlyOpen };
            let openness = open_in(std::slice::from_ref(window), instant(three[0].0), instant(three[2].0));
            assert_eq!(openness, expected, "{window:?}");
        }
    }
}

proptest! {
    #[test]
    fn an_instant_is_open_when_the_minute_from_it_begins_open(
        from in 0..1440_u32,
        until in 0..1440_u32,
        minute in 0..20_000_i64,
    ) {
        let window = window((from / 60, from % 60), (until / 60, until % 60), &[]);
        let instant = at("2026-10-20T00:00:00Z").plus(TimeDelta::minutes(minute));
        let after = instant.plus(TimeDelta::minutes(1));
        let is_open = open_in(std::slice::from_ref(&window), instant, after) == Openness::AllOpen;
        prop_assert_eq!(window.state_at(instant) == Openness::AllOpen, is_open);
        if let Some(next) = window.next_opening(instant) {
            prop_assert!(next > instant && window.state_at(next) == Openness::AllOpen);
        }
    }
}
