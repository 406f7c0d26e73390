//! A calendar of its own, beside the program's: days by number, London time by the last Sundays of March and
//! October, and holidays by the Acts and proclamations. Years 2019 to 2028.

/// Easter Sunday of each year, as month and day.
const EASTER: [(i64, i64, i64); 10] = [
    (2019, 4, 21),
    (2020, 4, 12),
    (2021, 4, 4),
    (2022, 4, 17),
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
];

/// Holidays proclaimed once: the jubilee of 2022, a funeral and a coronation.
const ONCE: [(i64, i64, i64); 3] = [(2022, 6, 3), (2022, 9, 19), (2023, 5, 8)];

/// The first and the last year.
pub const YEARS: (i64, i64) = (2019, 2028);

const SUNDAY: i64 = 0;
const MONDAY: i64 = 1;
const SATURDAY: i64 = 6;

/// The number of a day: days since 1 January 1970.
pub fn number(year: i64, month: i64, day: i64) -> i64 {
    let leaps = |year: i64| year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let of_years = 365 * (year - 1970) + leaps(year - 1) - leaps(1969);
    let of_months: i64 = (1..month).map(|each| length(year, each)).sum();
    of_years + of_months + day - 1
}

fn length(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The year that holds a day.
pub fn year_of(day: i64) -> i64 {
    let mut year = 1970 + day.div_euclid(366);
    while number(year + 1, 1, 1) <= day {
        year += 1;
    }
    year
}

/// The day of the week, Sunday the first: 1 January 1970 was a Thursday.
fn weekday(day: i64) -> i64 {
    (day + 4).rem_euclid(7)
}

/// The first Monday of a month.
fn first_monday(year: i64, month: i64) -> i64 {
    let first = number(year, month, 1);
    first + (MONDAY - weekday(first)).rem_euclid(7)
}

/// The last of a weekday in a month.
fn last(of: i64, year: i64, month: i64) -> i64 {
    let last = number(year, month, length(year, month));
    last - (weekday(last) - of).rem_euclid(7)
}

/// The Sundays on which the clocks of a year change: forward, and back.
pub fn clock_changes(year: i64) -> (i64, i64) {
    (last(SUNDAY, year, 3), last(SUNDAY, year, 10))
}

/// The day in London at a minute since 1970: an hour ahead from 01:00 of the one Sunday to 01:00 of the other.
pub fn london_day(minute: i64) -> i64 {
    let (forward, back) = clock_changes(year_of(minute.div_euclid(1440)));
    let is_summer = (forward * 1440 + 60..back * 1440 + 60).contains(&minute);
    let ahead = if is_summer { 60 } else { 0 };
    (minute + ahead).div_euclid(1440)
}

/// The minute at which a day begins in London.
pub fn midnight(day: i64) -> i64 {
    let an_hour_before = day * 1440 - 60;
    if london_day(an_hour_before) == day { an_hour_before } else { day * 1440 }
}

/// Whether no counted clock counts a day: a Sunday, Christmas Day or Good Friday.
pub fn is_never_counted(day: i64) -> bool {
    let year = year_of(day);
    weekday(day) == SUNDAY || day == number(year, 12, 25) || easter(year).is_some_and(|easter| day == easter - 2)
}

/// Whether a day is a Saturday.
pub fn is_saturday(day: i64) -> bool {
    weekday(day) == SATURDAY
}

/// Whether a day is 26 December and no Sunday, which the Act of 1971 makes a bank holiday, whatever is listed.
pub fn is_boxing_day_of_the_act(day: i64) -> bool {
    day == number(year_of(day), 12, 26) && weekday(day) != SUNDAY
}

/// Whether a day is published as a bank holiday of England and Wales.
pub fn is_published(day: i64) -> bool {
    published(year_of(day)).contains(&day)
}

/// The bank holidays of a year: by the Act of 1971, or proclaimed, each day that falls on a weekend moved on.
pub fn published(year: i64) -> Vec<i64> {
    let new_year = number(year, 1, 1);
    let christmas = number(year, 12, 25);
    let mut days = vec![match weekday(new_year) {
        SATURDAY => new_year + 2,
        SUNDAY => new_year + 1,
        _ => new_year,
    }];
    if let Some(easter) = easter(year) {
        days.extend([easter - 2, easter + 1]);
    }
    // In 2020 the first holiday of May was put on the 8th, in 2022 the last put off to 2 June.
    days.push(if year == 2020 { number(2020, 5, 8) } else { first_monday(year, 5) });
    days.push(if year == 2022 { number(2022, 6, 2) } else { last(MONDAY, year, 5) });
    days.push(last(MONDAY, year, 8));
    days.extend(match weekday(christmas) {
        // A Friday: the 26th is a Saturday, and the Monday after stands for it.
        5 => [christmas, christmas + 3],
        // A Saturday: the 27th and the 28th stand for both.
        SATURDAY => [christmas + 2, christmas + 3],
        // A Sunday: the 26th is itself, and the 27th stands for Christmas Day.
        SUNDAY => [christmas + 1, christmas + 2],
        _ => [christmas, christmas + 1],
    });
    days.extend(ONCE.iter().filter(|(of, _, _)| *of == year).map(|(year, month, day)| number(*year, *month, *day)));
    days
}

fn easter(year: i64) -> Option<i64> {
    EASTER.iter().find(|(of, _, _)| *of == year).map(|(year, month, day)| number(*year, *month, *day))
}
