//! Windows in the catalogue's words.

use super::{DayRange, Season, Weekday, Window};
use crate::rules::time::Day;
use crate::words::{Argument, Text, TextKey, Verbatim, listed};
use crate::{text, text_key};
use chrono::{NaiveTime, Timelike};

/// A window as it is said: "every day 21:00 to 07:00", "Mon, Thu 13:00 to 15:00, 1 Dec 2026 to
/// 31 Jan 2027", "every day 08:00 to 16:00, in term time (Specimen School)", "at all times".
pub fn words(window: &Window) -> Text {
    let said = match (days_text(&window.days), is_whole_day(window)) {
        (None, true) => text_key!("window.all_times").into(),
        (None, false) => text!("window.every_day", hours = hours_text(window)),
        (Some(days), true) => text!("window.days_all_day", days = days),
        (Some(days), false) => text!("window.days", days = days, hours = hours_text(window)),
    };
    in_season(said, &window.season)
}

/// A window as a line shows it: "21:00–07:00", "13:00–15:00 Mon, Thu", with its season after it.
pub fn brief(window: &Window) -> Text {
    let (from, until) = (clock(window.from), clock(window.until));
    let line = match days_text(&window.days) {
        None => text!("window.line", from = from, until = until),
        Some(days) => text!("window.line_days", from = from, until = until, days = days),
    };
    in_season(line, &window.season)
}

fn is_whole_day(window: &Window) -> bool {
    window.from == NaiveTime::MIN && window.until == NaiveTime::MIN
}

fn hours_text(window: &Window) -> Text {
    if window.from == window.until {
        return text!("window.hours_round", from = said(window.from));
    }
    text!("window.hours", from = said(window.from), until = said(window.until))
}

fn said(time: NaiveTime) -> Argument {
    if time == NaiveTime::MIN { text_key!("window.midnight").into() } else { clock(time).into() }
}

fn clock(time: NaiveTime) -> Verbatim {
    let form = if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    time.format(form).to_string().into()
}

/// The days; none for every day.
fn days_text(days: &[Weekday]) -> Option<Argument> {
    let days: Vec<Argument> = days.iter().map(|day| day_text(*day).into()).collect();
    listed(&days, &|first, next| text!("window.list_days", first = first, next = next))
}

fn day_text(day: Weekday) -> TextKey {
    match day {
        Weekday::Monday => text_key!("window.monday"),
        Weekday::Tuesday => text_key!("window.tuesday"),
        Weekday::Wednesday => text_key!("window.wednesday"),
        Weekday::Thursday => text_key!("window.thursday"),
        Weekday::Friday => text_key!("window.friday"),
        Weekday::Saturday => text_key!("window.saturday"),
        Weekday::Sunday => text_key!("window.sunday"),
    }
}

/// A window with its season; as it was for all the year round.
fn in_season(window: Text, season: &Season) -> Text {
    match season_text(season) {
        None => window,
        Some(season) => text!("window.in_season", window = window, season = season),
    }
}

fn season_text(season: &Season) -> Option<Argument> {
    match season {
        Season::Always => None,
        Season::Dates { ranges } => {
            let ranges: Vec<Argument> = ranges.iter().map(range_text).collect();
            let dates = listed(&ranges, &|first, next| text!("window.list_dates", first = first, next = next));
            Some(dates.unwrap_or_else(|| text_key!("window.no_date").into()))
        }
        Season::SchoolTerm { of, terms, holidays } => {
            let when = if *holidays { text_key!("window.holidays") } else { text_key!("window.term_time") };
            let school = Verbatim::from(of.trim());
            Some(match (school.is_empty(), terms.is_empty()) {
                (true, true) => text!("window.not_held", season = when).into(),
                (true, false) => when.into(),
                (false, true) => text!("window.of_school_not_held", season = when, school = school).into(),
                (false, false) => text!("window.of_school", season = when, school = school).into(),
            })
        }
    }
}

fn range_text(range: &DayRange) -> Argument {
    let day = |day: Day| Verbatim::from(day.short_text());
    if range.first == range.last {
        return day(range.first).into();
    }
    text!("window.dates", first = day(range.first), last = day(range.last)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;

    fn window(from: &str, until: &str, days: &[Weekday]) -> Window {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M:%S").unwrap();
        Window::new(time(from), time(until), days.to_vec())
    }

    fn range(first: &str, last: &str) -> DayRange {
        DayRange { first: Day::parse(first).unwrap(), last: Day::parse(last).unwrap() }
    }

    #[track_caller]
    fn check(window: &Window, said: &str, shown: &str) {
        assert_eq!((english(words(window)).as_str(), english(brief(window)).as_str()), (said, shown));
    }

    #[test]
    fn a_weekly_window_is_said_and_shown() {
        check(&window("21:00:00", "07:00:00", &[]), "every day 21:00 to 07:00", "21:00–07:00");
        let two = [Weekday::Monday, Weekday::Thursday];
        check(&window("13:00:00", "15:00:00", &two), "Mon, Thu 13:00 to 15:00", "13:00–15:00 Mon, Thu");
        check(&window("00:00:00", "00:00:00", &[]), "at all times", "00:00–00:00");
        check(&window("00:00:00", "00:00:00", &two), "Mon, Thu all day", "00:00–00:00 Mon, Thu");
        check(&window("21:00:00", "00:00:00", &[]), "every day 21:00 to midnight", "21:00–00:00");
        check(&window("09:00:00", "09:00:00", &[]), "every day 09:00 to the same time the next day", "09:00–09:00");
        check(&window("00:00:00", "23:59:59", &[]), "every day midnight to 23:59:59", "00:00–23:59:59");
    }

    #[test]
    fn dates_follow_the_hours() {
        let ranges = vec![range("2026-12-01", "2027-01-31"), range("2027-03-29", "2027-03-29")];
        let dated = window("13:00:00", "15:00:00", &[Weekday::Monday]).in_season(Season::Dates { ranges });
        check(
            &dated,
            "Mon 13:00 to 15:00, 1 Dec 2026 to 31 Jan 2027 and 29 Mar 2027",
            "13:00–15:00 Mon, 1 Dec 2026 to 31 Jan 2027 and 29 Mar 2027",
        );
    }

    #[test]
    fn terms_name_their_school_and_say_when_their_dates_are_not_held() {
        let term = |of: &str, terms: &[DayRange], holidays| {
            let season = Season::SchoolTerm { of: of.to_owned(), terms: terms.to_vec(), holidays };
            english(words(&window("08:00:00", "16:00:00", &[]).in_season(season)))
        };
        let autumn = [range("2026-09-01", "2026-10-23")];
        assert_eq!(term("Specimen School", &autumn, false), "every day 08:00 to 16:00, in term time (Specimen School)");
        assert_eq!(term("", &autumn, true), "every day 08:00 to 16:00, in the school holidays");
        assert_eq!(
            term("Specimen School", &[], true),
            "every day 08:00 to 16:00, in the school holidays (Specimen School; dates not held)"
        );
        assert_eq!(term(" ", &[], false), "every day 08:00 to 16:00, in term time (dates not held)");
    }
}
