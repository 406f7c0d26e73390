//! Numbers, distances, dates and periods as courts write them.

use super::words::Words;
use super::{Period, PeriodUnit};
use crate::rules::time::{Day, MONTHS};

const MILE_M: f64 = 1609.344;

/// A number and how many tokens it takes: "100", "1,000", "1/2", "half", "twelve".
fn number_at(words: &Words<'_>, index: usize) -> Option<(f64, usize)> {
    let text = words.lower(index);
    if let Some(value) = digits(text) {
        // "1 1/2".
        if value.fract() == 0.0
            && let Some(part) = fraction(words.lower(index + 1))
        {
            return Some((value + part, 2));
        }
        // "one and a half" in figures.
        if let Some(more) = words.any_at(index + 1, &["and a half", "and half"]) {
            return Some((value + 0.5, 1 + more));
        }
        return Some((value, 1));
    }
    if let Some(value) = fraction(text) {
        return Some((value, 1));
    }
    let value = word_number(text)?;
    if words.lower(index + 1) == "hundred" {
        return Some((value * 100.0, 2));
    }
    if matches!(words.lower(index + 1), "quarters" | "quarter") && (1.0..=3.0).contains(&value) {
        return Some((value * 0.25, 2));
    }
    let more = words.any_at(index + 1, &["and a half", "and half"]);
    Some(more.map_or((value, 1), |more| (value + 0.5, 1 + more)))
}

fn digits(text: &str) -> Option<f64> {
    // "1½".
    if let Some((last, part)) = text.char_indices().next_back().and_then(|(at, mark)| Some((at, vulgar(mark)?))) {
        let before = text.get(..last).filter(|before| !before.is_empty())?;
        return before
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| before.parse().ok())?
            .map(|whole: f64| whole + part);
    }
    // "1.000" may be one or a thousand, and "1,5" fifteen or one and a half.
    let is_three = |part: &str| part.len() == 3;
    let is_either = text.split_once('.').is_some_and(|(whole, part)| is_three(part) && whole != "0");
    if is_either || !text.split(',').skip(1).all(|part| is_three(part.split('.').next().unwrap_or_default())) {
        return None;
    }
    let plain: String = text.chars().filter(|letter| *letter != ',').collect();
    let is_number = plain.starts_with(|letter: char| letter.is_ascii_digit())
        && plain.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    if is_number { plain.parse().ok() } else { None }
}

fn fraction(text: &str) -> Option<f64> {
    let mut marks = text.chars();
    if let (Some(part), None) = (marks.next().and_then(vulgar), marks.next()) {
        return Some(part);
    }
    let (top, bottom) = text.split_once('/')?;
    let (top, bottom): (u32, u32) = (top.parse().ok()?, bottom.parse().ok()?);
    (bottom > 0 && bottom <= 16 && top < bottom).then(|| f64::from(top) / f64::from(bottom))
}

/// A fraction that is one character.
fn vulgar(mark: char) -> Option<f64> {
    match mark {
        '½' => Some(0.5),
        '¼' => Some(0.25),
        '¾' => Some(0.75),
        '⅓' => Some(1.0 / 3.0),
        '⅔' => Some(2.0 / 3.0),
        _ => None,
    }
}

fn word_number(text: &str) -> Option<f64> {
    const WORDS: [(&str, f64); 32] = [
        ("half", 0.5),
        ("quarter", 0.25),
        ("a", 1.0),
        ("an", 1.0),
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("thirteen", 13.0),
        ("fourteen", 14.0),
        ("fifteen", 15.0),
        ("sixteen", 16.0),
        ("seventeen", 17.0),
        ("eighteen", 18.0),
        ("nineteen", 19.0),
        ("twenty", 20.0),
        ("twenty-four", 24.0),
        ("thirty", 30.0),
        ("forty", 40.0),
        ("fifty", 50.0),
        ("sixty", 60.0),
        ("seventy", 70.0),
        ("eighty", 80.0),
        ("ninety", 90.0),
    ];
    WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
}

/// Whether what stands from here is a distance, read or not: "1.000 metres", "a radius", "fifty paces".
pub(super) fn looks_measured(words: &Words<'_>, index: usize) -> bool {
    const MEASURES: [&str; 19] = [
        "radius", "distance", "pace", "paces", "step", "steps", "stride", "strides", "furlong", "furlongs", "yrd",
        "yrds", "sight", "earshot", "throw", "hundred", "thousand", "dozen", "inches",
    ];
    const UNCOUNTED: [&str; 3] = ["some", "several", "few"];
    let measures =
        |at: usize| unit_m(words.lower(at)).is_some() || (MEASURES.contains(&words.lower(at)) && !words.is_capital(at));
    let number = words.lower(index);
    // "within one of the areas" counts areas.
    let counts = word_number(number).is_some() && !matches!(number, "a" | "an") && words.lower(index + 1) != "of";
    number.starts_with(char::is_numeric) || counts || UNCOUNTED.contains(&number) || (index..index + 6).any(measures)
}

/// Whether a number from here counts time: "7 days", "24hrs". A walk of so many minutes is a distance.
pub(super) fn measures_time(words: &Words<'_>, index: usize) -> bool {
    const UNITS: [&str; 13] =
        ["minute", "minutes", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks", "month", "months", "years"];
    let near = || index..index + 4;
    let glued = words.lower(index).trim_start_matches(|mark: char| mark.is_ascii_digit());
    let has_unit = near().any(|at| UNITS.contains(&words.lower(at))) || UNITS.contains(&glued);
    let is_on_the_way =
        (index..index + 6).any(|at| matches!(words.lower(at), "walk" | "walking" | "drive" | "driving"));
    has_unit && !is_on_the_way
}

fn unit_m(text: &str) -> Option<f64> {
    match text {
        "m" | "metre" | "metres" | "meter" | "meters" | "mtr" | "mtrs" => Some(1.0),
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Some(1000.0),
        "mile" | "miles" => Some(MILE_M),
        "yard" | "yards" | "yd" | "yds" => Some(0.9144),
        "foot" | "feet" | "ft" => Some(0.3048),
        _ => None,
    }
}

/// A distance in metres and how many tokens it takes: "100 metres", "1/2 mile", "half a mile",
/// "100m".
pub(super) fn distance_at(words: &Words<'_>, index: usize) -> Option<(f64, usize)> {
    if let Some(metres) = glued_distance(words.lower(index)) {
        return Some((metres, 1));
    }
    if matches!(words.lower(index), "half-mile" | "half-a-mile") {
        return Some((MILE_M / 2.0, 1));
    }
    // "a quarter of a mile", "a half mile": the article is not the number.
    let skipped = usize::from(
        matches!(words.lower(index), "a" | "an") && matches!(words.lower(index + 1), "half" | "quarter" | "hundred"),
    );
    let at = index + skipped;
    let (number, length) = if words.lower(at) == "hundred" { (100.0, 1) } else { number_at(words, at)? };
    let mut unit = at + length;
    unit += usize::from(words.lower(unit) == "-");
    if number < 1.0 {
        while matches!(words.lower(unit), "of" | "a" | "an") && unit < at + length + 2 {
            unit += 1;
        }
    }
    let metres = number * unit_m(words.lower(unit))?;
    (metres > 0.0 && metres.is_finite()).then(|| (metres, unit + 1 - index))
}

fn glued_distance(text: &str) -> Option<f64> {
    let split = text.find(|letter: char| letter.is_alphabetic())?;
    let (number, unit) = text.split_at_checked(split)?;
    let metres = digits(number)? * unit_m(unit)?;
    (metres > 0.0).then_some(metres)
}

/// A day and how many tokens it takes: "31/07/2026", "2026-07-31", "31st July 2026".
pub(super) fn date_at(words: &Words<'_>, index: usize) -> Option<(Day, usize)> {
    let text = words.lower(index);
    for mark in ['/', '.'] {
        let parts: Vec<&str> = text.split(mark).collect();
        if let [day, month, year] = parts.as_slice() {
            return Some((day_of(day, month_number(month)?, year)?, 1));
        }
    }
    if words.lower(index + 1) == "-" && words.lower(index + 3) == "-" {
        return dashed(text, words.lower(index + 2), words.lower(index + 4)).map(|day| (day, 5));
    }
    let (day, month, length) = day_month_at(words, index)?;
    let year_at = index + length + usize::from(words.lower(index + length) == ",");
    Some((day_of(&day.to_string(), month, words.lower(year_at))?, year_at + 1 - index))
}

/// A day of the month, its month, and how many tokens they take: "1 July", "1st day of July".
pub(super) fn day_month_at(words: &Words<'_>, index: usize) -> Option<(u32, u32, usize)> {
    let day = ordinal(words.lower(index)).parse().ok()?;
    let on_the_way = words.any_at(index + 1, &["day of", "of"]).unwrap_or(0);
    let month = month_name(words.lower(index + 1 + on_the_way))?;
    Some((day, month, on_the_way + 2))
}

/// Whether what stands here is written as a day, though there may be no such day, or no year.
pub(super) fn looks_dated(words: &Words<'_>, index: usize) -> bool {
    let text = words.lower(index);
    let figures = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
    let parted = |mark: char| text.split(mark).count() == 3 && text.split(mark).all(figures);
    let year = |at: usize| {
        let year = words.lower(at);
        year.len() == 4 && figures(year) && (year.starts_with("19") || year.starts_with("20"))
    };
    let dashed = figures(text) && words.lower(index + 1) == "-" && words.lower(index + 3) == "-";
    // "1 March Street" is no day.
    let day = day_month_at(words, index).is_some_and(|(_, _, length)| {
        let behind = index + length;
        figures(words.lower(behind)) || !words.is_capital(behind)
    });
    let month = month_name(text).is_some() && year(index + 1 + usize::from(words.lower(index + 1) == ","));
    parted('/') || parted('.') || dashed || day || month || year(index)
}

fn dashed(first: &str, middle: &str, last: &str) -> Option<Day> {
    let month = month_number(middle)?;
    // "27-06-12" may be either way round.
    match (first.len(), last.len()) {
        (4, _) => day_of(last, month, first),
        (_, 4) => day_of(first, month, last),
        (_, _) => None,
    }
}

fn ordinal(text: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}

fn month_number(text: &str) -> Option<u32> {
    text.parse().ok()
}

fn month_name(text: &str) -> Option<u32> {
    MONTHS.iter().zip(1..).find(|(month, _)| **month == text || month.get(..3) == Some(text)).map(|(_, number)| number)
}

fn day_of(day: &str, month: u32, year: &str) -> Option<Day> {
    let year_number: i32 = year.parse().ok()?;
    let full = match year.len() {
        4 => year_number,
        2 => 2000 + year_number,
        _ => return None,
    };
    Day::new(full, month, day.parse().ok()?)
}

/// A length of time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// In one unit, all its parts together.
    Read(Period),
    /// In units that do not add up to one ("18 months 2 weeks"), in two numbers that differ ("12 (six)
    /// months"), or of no time at all.
    Unread,
}

/// A length of time with all its parts, and how many tokens it takes: "12 months", "a period of 2 years",
/// "2 years and 6 months", "two and a half years", "2 (two) years", "24 calendar months", "12months".
pub(super) fn length_at(words: &Words<'_>, index: usize) -> Option<(Length, usize)> {
    const LEADS: [&str; 6] =
        ["a period of", "the period of", "a further period of", "a term of", "a total of", "a total period of"];
    let mut at = index + words.any_at(index, &LEADS).unwrap_or(0);
    let mut total = Total::default();
    let (first, taken) = part_at(words, at)?;
    total.add(first);
    at += taken;
    while let Some((part, taken)) = next_part(words, at) {
        total.add(part);
        at += taken;
    }
    Some((total.length(), at - index))
}

/// Whether a token is a unit in which lengths of time are written.
pub(super) fn is_unit_of_time(text: &str) -> bool {
    unit_of(text).is_some()
}

/// The part of a length behind another: "and 6 months", ", 1 day".
fn next_part(words: &Words<'_>, index: usize) -> Option<(Part, usize)> {
    let comma = usize::from(words.lower(index) == ",");
    let and = usize::from(matches!(words.lower(index + comma), "and" | "&" | "plus"));
    let joint = comma + and;
    let (part, taken) = part_at(words, index + joint)?;
    Some((part, joint + taken))
}

/// One number with its unit; `None` where the number is said twice and differs.
#[derive(Clone, Copy)]
struct Part {
    count: Option<f64>,
    unit: PeriodUnit,
}

fn part_at(words: &Words<'_>, index: usize) -> Option<(Part, usize)> {
    const QUALIFIED: [&str; 5] = ["calendar", "full", "whole", "clear", "-"];
    if let Some((count, unit)) = glued_length(words.lower(index)) {
        return Some((Part { count: Some(count), unit }, 1));
    }
    let (mut count, mut taken) = counted_at(words, index)?;
    while QUALIFIED.contains(&words.lower(index + taken)) {
        taken += 1;
    }
    let unit = unit_of(words.lower(index + taken))?;
    taken += 1;
    // "2 years and a half".
    if let Some(more) = words.any_at(index + taken, &["and a half", "and half"]) {
        count = count.map(|count| count + 0.5);
        taken += more;
    }
    Some((Part { count, unit }, taken))
}

/// A number, also where it is said again in brackets: "twelve (12)".
fn counted_at(words: &Words<'_>, index: usize) -> Option<(Option<f64>, usize)> {
    let (count, length) = number_at(words, index)?;
    if words.lower(index + length) != "(" {
        return Some((Some(count), length));
    }
    let again = index + length + 1;
    let close = (again..again + 4).find(|at| words.lower(*at) == ")")?;
    let same = number_at(words, again)
        .is_some_and(|(other, taken)| again + taken == close && (other - count).abs() < f64::EPSILON);
    Some((same.then_some(count), close + 1 - index))
}

/// "12months".
fn glued_length(text: &str) -> Option<(f64, PeriodUnit)> {
    let split = text.find(|letter: char| letter.is_alphabetic()).filter(|split| *split > 0)?;
    let (number, unit) = text.split_at_checked(split)?;
    Some((digits(number)?, unit_of(unit)?))
}

fn unit_of(text: &str) -> Option<PeriodUnit> {
    match text {
        "day" | "days" => Some(PeriodUnit::Days),
        "week" | "weeks" | "wk" | "wks" => Some(PeriodUnit::Weeks),
        "month" | "months" | "mth" | "mths" | "mnth" | "mnths" => Some(PeriodUnit::Months),
        "year" | "years" | "yr" | "yrs" => Some(PeriodUnit::Years),
        _ => None,
    }
}

/// What the parts of a length come to.
#[derive(Default)]
struct Total {
    months: f64,
    days: f64,
    parts: u32,
    years: f64,
    is_unread: bool,
}

impl Total {
    fn add(&mut self, part: Part) {
        self.parts += 1;
        let Some(count) = part.count else {
            self.is_unread = true;
            return;
        };
        match part.unit {
            PeriodUnit::Days => self.days += count,
            PeriodUnit::Weeks => self.days += count * 7.0,
            PeriodUnit::Months => self.months += count,
            PeriodUnit::Years => {
                self.years += count;
                self.months += count * 12.0;
            }
        }
    }

    /// Months and days do not add up: a month has no fixed number of them.
    fn length(&self) -> Length {
        let is_mixed = self.months > 0.0 && self.days > 0.0;
        let of = |number: f64, unit| whole(number).map_or(Length::Unread, |count| Length::Read(Period { count, unit }));
        match (self.is_unread || is_mixed, self.days > 0.0) {
            (true, _) => Length::Unread,
            (false, true) => of(self.days, PeriodUnit::Days),
            (false, false) if self.parts == 1 && self.years >= 1.0 && self.years.fract() == 0.0 => {
                of(self.years, PeriodUnit::Years)
            }
            (false, false) => of(self.months, PeriodUnit::Months),
        }
    }
}

fn whole(number: f64) -> Option<u32> {
    if number.fract() != 0.0 || !(1.0..=10_000.0).contains(&number) {
        return None;
    }
    format!("{number:.0}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_distance(text: &str, expected: Option<f64>) {
        let found = distance_at(&Words::of(text), 0).map(|(metres, _)| metres);
        match (found, expected) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-6, "{text}: {found}"),
            (found, expected) => assert_eq!(found, expected, "{text}"),
        }
    }

    #[test]
    fn distances_are_read_in_the_courts_spellings() {
        check_distance("100 metres of", Some(100.0));
        check_distance("100m of", Some(100.0));
        check_distance("1,000 metres", Some(1000.0));
        check_distance("1/2 mile", Some(804.672));
        check_distance("half a mile", Some(804.672));
        check_distance("a quarter of a mile", Some(402.336));
        check_distance("a mile", Some(1609.344));
        check_distance("1 1/2 miles", Some(2414.016));
        check_distance("one hundred metres", Some(100.0));
        check_distance("200 yards", Some(182.88));
        check_distance("2km", Some(2000.0));
        check_distance("1½ miles", Some(2414.016));
        check_distance("1 ½ miles", Some(2414.016));
        check_distance("one and a half miles", Some(2414.016));
        check_distance("three quarters of a mile", Some(1207.008));
        check_distance("half-a-mile", Some(804.672));
        check_distance("100 yds of", Some(91.44));
        check_distance("100yds. of", Some(91.44));
        check_distance("0.250 km", Some(250.0));
        check_distance("1.5 km", Some(1500.0));
        check_distance("the boundary", None);
        check_distance("0 metres", None);
        check_distance("1.000 metres", None);
        check_distance("1.500 metres", None);
        check_distance("1,5 km", None);
        check_distance("10,00 metres", None);
    }

    #[track_caller]
    fn check_date(text: &str, expected: Option<&str>) {
        let found = date_at(&Words::of(text), 0).map(|(day, _)| day.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_the_courts_spellings() {
        check_date("31/07/2026.", Some("2026-07-31"));
        check_date("31.07.2026", Some("2026-07-31"));
        check_date("2026-07-31", Some("2026-07-31"));
        check_date("3rd March 2027 at noon", Some("2027-03-03"));
        check_date("3 of March, 2027", Some("2027-03-03"));
        check_date("31/02/2026", None);
        check_date("27-06-12", None);
        check_date("DD/MM/YYYY", None);
        check_date("DATE_OF_HEARING", None);
    }

    #[track_caller]
    fn check_length(text: &str, expected: Option<(u32, PeriodUnit)>) {
        let found = length_at(&Words::of(text), 0).map(|(length, _)| length);
        let expected = expected.map(|(count, unit)| Length::Read(Period { count, unit }));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_length_of_several_parts_is_read_whole() {
        check_length("2 years and 6 months.", Some((30, PeriodUnit::Months)));
        check_length("2 years 6 months", Some((30, PeriodUnit::Months)));
        check_length("a period of 2 years, 6 months", Some((30, PeriodUnit::Months)));
        check_length("2 years and a half", Some((30, PeriodUnit::Months)));
        check_length("two and a half years", Some((30, PeriodUnit::Months)));
        check_length("a year and a half", Some((18, PeriodUnit::Months)));
        check_length("2 weeks and 3 days", Some((17, PeriodUnit::Days)));
        check_length("24 calendar months", Some((24, PeriodUnit::Months)));
        check_length("2 (two) years", Some((2, PeriodUnit::Years)));
        check_length("twelve (12) months", Some((12, PeriodUnit::Months)));
        check_length("12months", Some((12, PeriodUnit::Months)));
        check_length("12 mths", Some((12, PeriodUnit::Months)));
        check_length("12-month", Some((12, PeriodUnit::Months)));
        check_length("the defendant", None);
        check_length("2 people", None);
    }

    #[test]
    fn a_length_whose_parts_do_not_add_up_is_not_read() {
        for text in ["18 months 2 weeks", "2 years, 6 months and 1 day", "12 (six) months", "0 months", "1.5 weeks"] {
            assert_eq!(length_at(&Words::of(text), 0).map(|(length, _)| length), Some(Length::Unread), "{text}");
        }
    }
}
