//! Windows in plain English.

use super::{DayRange, Season, Weekday, Window};
use chrono::{NaiveTime, Timelike};

/// A window as it is said: "every day 21:00 to 07:00", "Mon, Thu 13:00 to 15:00, 1 Dec 2026 to
/// 31 Jan 2027", "every day 08:00 to 16:00, in term time (Specimen School)", "at all times".
pub fn words(window: &Window) -> String {
    let season = season_text(&window.season);
    match (window.days.is_empty(), is_whole_day(window)) {
        (true, true) => format!("at all times{season}"),
        (true, false) => format!("every day {}{season}", hours_text(window)),
        (false, true) => format!("{} all day{season}", days_text(window)),
        (false, false) => format!("{} {}{season}", days_text(window), hours_text(window)),
    }
}

/// A window as a line shows it: "21:00–07:00", "13:00–15:00 Mon, Thu", with its season after it.
pub fn brief(window: &Window) -> String {
    let hours = format!("{}–{}", clock(window.from), clock(window.until));
    let days = if window.days.is_empty() { String::new() } else { format!(" {}", days_text(window)) };
    format!("{hours}{days}{}", season_text(&window.season))
}

fn is_whole_day(window: &Window) -> bool {
    window.from == NaiveTime::MIN && window.until == NaiveTime::MIN
}

fn hours_text(window: &Window) -> String {
    if window.from == window.until {
        return format!("{} to the same time the next day", said(window.from));
    }
    format!("{} to {}", said(window.from), said(window.until))
}

fn said(time: NaiveTime) -> String {
    if time == NaiveTime::MIN { "midnight".to_owned() } else { clock(time) }
}

fn clock(time: NaiveTime) -> String {
    let form = if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    time.format(form).to_string()
}

fn days_text(window: &Window) -> String {
    window.days.iter().map(|day| day_text(*day)).collect::<Vec<_>>().join(", ")
}

fn day_text(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

/// With the comma that leads it; nothing for all the year round.
fn season_text(season: &Season) -> String {
    match season {
        Season::Always => String::new(),
        Season::Dates { ranges } if ranges.is_empty() => ", on no date".to_owned(),
        Season::Dates { ranges } => format!(", {}", ranges.iter().map(range_text).collect::<Vec<_>>().join(" and ")),
        Season::SchoolTerm { of, terms, holidays } => {
            let when = if *holidays { "in the school holidays" } else { "in term time" };
            let held = if terms.is_empty() { "dates not held" } else { "" };
            let notes: Vec<&str> = [of.trim(), held].into_iter().filter(|note| !note.is_empty()).collect();
            if notes.is_empty() { format!(", {when}") } else { format!(", {when} ({})", notes.join("; ")) }
        }
    }
}

fn range_text(range: &DayRange) -> String {
    if range.first == range.last {
        return range.first.short_text();
    }
    format!("{} to {}", range.first.short_text(), range.last.short_text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::time::Day;

    fn window(from: &str, until: &str, days: &[Weekday]) -> Window {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M:%S").unwrap();
        Window::new(time(from), time(until), days.to_vec())
    }

    fn range(first: &str, last: &str) -> DayRange {
        DayRange { first: Day::parse(first).unwrap(), last: Day::parse(last).unwrap() }
    }

    #[track_caller]
    fn check(window: &Window, said: &str, shown: &str) {
        assert_eq!((words(window).as_str(), brief(window).as_str()), (said, shown));
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
            words(&window("08:00:00", "16:00:00", &[]).in_season(season))
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
