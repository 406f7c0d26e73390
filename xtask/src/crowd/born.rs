//! When somebody was born, as far as the records say.

use super::typing;
use crate::seed::{dates, names::table::Table, random::Random};
use std::iter;

/// A date of birth.
#[derive(Clone, Copy)]
pub enum Born {
    /// Nobody knows.
    Unknown,
    /// The year alone.
    Year(i64),
    /// The day, in days since 1970.
    Day(i64),
}

/// Ages by fives, and how many of a thousand people are of each.
const AGES: &[(i64, u64)] = &[
    (10, 64),
    (15, 63),
    (20, 64),
    (25, 69),
    (30, 74),
    (35, 73),
    (40, 70),
    (45, 65),
    (50, 70),
    (55, 75),
    (60, 70),
    (65, 60),
    (70, 54),
    (75, 50),
    (80, 34),
    (85, 20),
    (90, 9),
];

/// The ages of a crowd.
pub fn ages() -> Table<i64> {
    Table::new(AGES.iter().copied())
}

impl Born {
    /// Somebody's: ten years ago at least and ninety-five at most.
    pub fn draw(ages: &Table<i64>, random: &mut Random) -> Self {
        let age = *ages.draw(random);
        let born = dates::TODAY - age * 1461 / 4 - random.below(5 * 1461 / 4) as i64;
        match random.below(100) {
            0..=2 => Self::Unknown,
            3..=4 => Self::Year(dates::year(born)),
            _ => Self::Day(born),
        }
    }

    /// `1988-04-12`, or `1988`.
    pub fn text(self) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => Some(year.to_string()),
            Self::Day(number) => Some(dates::day(number)),
        }
    }

    /// `1988`.
    pub fn year(self) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => Some(year.to_string()),
            Self::Day(number) => Some(dates::year(number).to_string()),
        }
    }

    /// The day with day and month swapped where that is a day too, else with one digit wrong.
    pub fn slipped(self, random: &mut Random) -> Option<String> {
        let Self::Day(number) = self else { return None };
        let (year, month, day) = dates::civil(number);
        if day <= 12 && day != month {
            return Some(format!("{year:04}-{day:02}-{month:02}"));
        }
        let held = dates::day(number);
        iter::repeat_with(|| wrong_digit(&held, random)).find(|text| is_day(text))
    }
}

/// A day with another digit in its year's last two places, its month or its day.
fn wrong_digit(day: &str, random: &mut Random) -> String {
    let at = *random.pick(&[2_usize, 3, 5, 6, 8, 9]);
    typing::with_letter(day, at, |digit| typing::another_of_its_class(digit, random))
}

/// Whether a text is a day of the calendar that has been.
fn is_day(text: &str) -> bool {
    let mut parts = text.split('-').map(str::parse::<i64>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    year <= dates::year(dates::TODAY) && (1..=12).contains(&month) && (1..=days).contains(&day)
}
