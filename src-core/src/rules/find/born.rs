//! What an officer says of a birth, and how it stands to what is held.

use crate::rules::person::BirthDate;
use crate::rules::time::Day;
use chrono::Datelike as _;

/// What was typed of somebody's birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BornClue {
    /// The whole date.
    Day(Day),
    /// Day and month.
    DayMonth {
        /// 1 to 31.
        day: u32,
        /// 1 to 12.
        month: u32,
    },
    /// Month and year.
    MonthYear {
        /// 1 to 12.
        month: u32,
        /// In four figures.
        year: i32,
    },
    /// The year.
    Year(i32),
    /// Whole years of age, as told or guessed.
    Age(i32),
    /// Two figures: an age, a year, or neither.
    TwoFigures(i32),
}

/// How what was typed stands to what is held of a birth, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BornAgreement {
    /// All that was typed agrees with a whole date.
    SameDay,
    /// Day and month changed places.
    Swapped,
    /// One figure differs.
    OneFigure,
    /// Day and month agree, and the year differs or was not typed.
    DayMonth,
    /// Month and year agree.
    MonthYear,
    /// Day and year agree.
    DayYear,
    /// The year agrees, and no more can or does.
    Year,
    /// The age agrees, to the year.
    Age,
    /// The age is within two years.
    AgeNear,
    /// A year beside.
    YearNear,
    /// Nothing was typed or nothing is held: says nothing.
    Neutral,
    /// Two figures that need not have been meant for a birth.
    Unread,
    /// None of it agrees.
    Differs,
}

/// How a clue stands to a held date, seen on a day.
pub fn agreement(clue: BornClue, held: BirthDate, today: Day) -> BornAgreement {
    match held {
        BirthDate::Unknown => BornAgreement::Neutral,
        BirthDate::Known(held) => with_day(clue, held, today),
        BirthDate::Year(year) => with_year(clue, year, today),
    }
}

fn with_day(clue: BornClue, held: Day, today: Day) -> BornAgreement {
    match clue {
        BornClue::Day(typed) => two_days(typed, held),
        BornClue::DayMonth { day, month } if (day, month) == (held.0.day(), held.0.month()) => BornAgreement::DayMonth,
        BornClue::DayMonth { day, month } if (month, day) == (held.0.day(), held.0.month()) => BornAgreement::Swapped,
        BornClue::DayMonth { .. } => BornAgreement::Differs,
        BornClue::MonthYear { month, year } if (month, year) == (held.0.month(), held.0.year()) => {
            BornAgreement::MonthYear
        }
        BornClue::MonthYear { year, .. } | BornClue::Year(year) => two_years(year, held.0.year()),
        BornClue::Age(age) => two_ages(age, held.years_until(today)),
        BornClue::TwoFigures(figures) => {
            two_figures(figures, held.0.year(), two_ages(figures, held.years_until(today)))
        }
    }
}

fn with_year(clue: BornClue, held: i32, today: Day) -> BornAgreement {
    let age = today.0.year() - held;
    let by_age = |typed: i32| if typed == age - 1 { BornAgreement::Age } else { two_ages(typed, age) };
    match clue {
        BornClue::Day(typed) => two_years(typed.0.year(), held),
        BornClue::DayMonth { .. } => BornAgreement::Neutral,
        BornClue::MonthYear { year, .. } | BornClue::Year(year) => two_years(year, held),
        BornClue::Age(typed) => by_age(typed),
        BornClue::TwoFigures(figures) => two_figures(figures, held, by_age(figures)),
    }
}

fn two_days(typed: Day, held: Day) -> BornAgreement {
    if typed == held {
        return BornAgreement::SameDay;
    }
    let same_day = typed.0.day() == held.0.day();
    let same_month = typed.0.month() == held.0.month();
    let same_year = typed.0.year() == held.0.year();
    if same_year && typed.0.day() == held.0.month() && typed.0.month() == held.0.day() {
        return BornAgreement::Swapped;
    }
    if figures_apart(typed, held) == 1 {
        return BornAgreement::OneFigure;
    }
    match (same_day, same_month, same_year) {
        (true, true, _) => BornAgreement::DayMonth,
        (_, true, true) => BornAgreement::MonthYear,
        (true, _, true) => BornAgreement::DayYear,
        (_, _, true) => BornAgreement::Year,
        (_, _, false) => BornAgreement::Differs,
    }
}

/// In how many of its eight figures one date differs from another.
fn figures_apart(one: Day, other: Day) -> usize {
    let [mut one, mut other] =
        [one, other].map(|day| day.0.year().unsigned_abs() * 10_000 + day.0.month() * 100 + day.0.day());
    let mut apart = 0;
    while one > 0 || other > 0 {
        apart += usize::from(one % 10 != other % 10);
        (one, other) = (one / 10, other / 10);
    }
    apart
}

fn two_years(typed: i32, held: i32) -> BornAgreement {
    match (typed - held).abs() {
        0 => BornAgreement::Year,
        1 => BornAgreement::YearNear,
        _ => BornAgreement::Differs,
    }
}

fn two_ages(typed: i32, held: i32) -> BornAgreement {
    match (typed - held).abs() {
        0 => BornAgreement::Age,
        1 | 2 => BornAgreement::AgeNear,
        _ => BornAgreement::Differs,
    }
}

fn two_figures(typed: i32, held_year: i32, by_age: BornAgreement) -> BornAgreement {
    if held_year.rem_euclid(100) == typed {
        return BornAgreement::Year;
    }
    if by_age == BornAgreement::Differs { BornAgreement::Unread } else { by_age }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[track_caller]
    fn check(clue: BornClue, held: &str, expected: BornAgreement) {
        let held = held.parse().map_or_else(|_| BirthDate::Known(day(held)), BirthDate::Year);
        assert_eq!(agreement(clue, held, day("2026-11-28")), expected);
    }

    #[test]
    fn whole_dates() {
        let typed = BornClue::Day(day("1988-04-12"));
        check(typed, "1988-04-12", BornAgreement::SameDay);
        check(typed, "1988-12-04", BornAgreement::Swapped);
        check(typed, "1988-04-13", BornAgreement::OneFigure);
        check(typed, "1978-04-12", BornAgreement::OneFigure);
        check(typed, "1967-04-12", BornAgreement::DayMonth);
        check(typed, "1988-04-25", BornAgreement::MonthYear);
        check(typed, "1988-11-12", BornAgreement::DayYear);
        check(typed, "1988-11-30", BornAgreement::Year);
        check(typed, "1961-11-30", BornAgreement::Differs);
        check(typed, "1988", BornAgreement::Year);
        check(typed, "1989", BornAgreement::YearNear);
    }

    #[test]
    fn parts_of_dates() {
        check(BornClue::DayMonth { day: 12, month: 4 }, "1988-04-12", BornAgreement::DayMonth);
        check(BornClue::DayMonth { day: 4, month: 12 }, "1988-04-12", BornAgreement::Swapped);
        check(BornClue::DayMonth { day: 4, month: 12 }, "1988", BornAgreement::Neutral);
        check(BornClue::MonthYear { month: 4, year: 1988 }, "1988-04-12", BornAgreement::MonthYear);
        check(BornClue::MonthYear { month: 5, year: 1988 }, "1988-04-12", BornAgreement::Year);
        check(BornClue::Year(1989), "1988-04-12", BornAgreement::YearNear);
    }

    #[test]
    fn ages_and_two_figures() {
        check(BornClue::Age(38), "1988-04-12", BornAgreement::Age);
        check(BornClue::Age(40), "1988-04-12", BornAgreement::AgeNear);
        check(BornClue::Age(50), "1988-04-12", BornAgreement::Differs);
        check(BornClue::Age(37), "1988", BornAgreement::Age);
        check(BornClue::TwoFigures(88), "1988-04-12", BornAgreement::Year);
        check(BornClue::TwoFigures(38), "1988-04-12", BornAgreement::Age);
        check(BornClue::TwoFigures(12), "1988-04-12", BornAgreement::Unread);
    }
}
