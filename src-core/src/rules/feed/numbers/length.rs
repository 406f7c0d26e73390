//! Lengths of time as courts write them, with all their parts.

use super::super::words::Words;
use super::super::{Period, PeriodUnit};
use super::{digits, number_at};

/// A length of time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules::feed) enum Length {
    /// In one unit, all its parts together.
    Read(Period),
    /// In units that do not add up to one ("18 months 2 weeks"), in two numbers that differ ("12 (six)
    /// months"), or of no time at all.
    Unread,
}

/// A length of time with all its parts, and how many tokens it takes: "12 months", "a period of 2 years",
/// "2 years and 6 months", "two and a half years", "2 (two) years", "24 calendar months", "12months".
pub(in crate::rules::feed) fn length_at(words: &Words<'_>, index: usize) -> Option<(Length, usize)> {
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
pub(in crate::rules::feed) fn is_unit_of_time(text: &str) -> bool {
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
