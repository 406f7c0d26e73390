//! Dates of birth, whole or in part, and ages, as officers type them.

use super::{MonthClue, Query};
use crate::rules::dates::born_fault;
use crate::rules::find::born::BornClue;
use crate::rules::names;
use crate::rules::person::BirthDate;
use crate::rules::time::{Day, MONTHS};
use chrono::Datelike as _;

/// Months that are given names too: beside a year alone they are read as names, and as months.
const NAMES_TOO: [&str; 8] = ["jan", "may", "april", "june", "august", "maja", "mai", "medi"];
/// The months in Welsh, and in Polish as in a date; without their marks.
const WELSH: [&str; 12] = [
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
];
const POLISH: [&str; 12] = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "wrzesnia",
    "pazdziernika",
    "listopada",
    "grudnia",
];
/// The months as numbers of Rome: "12.iv.1988".
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
/// Oldest age that is read as one.
const OLDEST: i32 = 120;

/// A birth that these tokens say, all of them together, as far as somebody may have been born then.
pub fn read(tokens: &[&str], today: Day) -> Option<BornClue> {
    let born = match tokens {
        [one] => alone(one, today),
        [one, other] => pair(one, other, today),
        [day, month, year] => triple(day, month, year, today),
        [..] => None,
    };
    born.filter(|born| match born {
        BornClue::Day(day) => born_fault(BirthDate::Known(*day), today).is_none(),
        BornClue::DayMonth { .. }
        | BornClue::MonthYear { .. }
        | BornClue::Year(_)
        | BornClue::Age(_)
        | BornClue::TwoFigures(_) => true,
    })
}

/// Whether these tokens are written as a birth and are none: 31 February, a day ahead, a month of a year to
/// come.
pub fn cannot_be(tokens: &[&str], today: Day) -> bool {
    if read(tokens, today).is_some() {
        return false;
    }
    match tokens {
        [one] => {
            let parts: Vec<&str> = one.split(['/', '-', '.']).collect();
            match parts.as_slice() {
                [year, month, day] if year.len() == 4 => is_written(day, month, year, today),
                [day, month, year] => is_written(day, month, year, today),
                [month, year] if year.len() == 4 => month_number(month).is_some() && is_ahead(year, today),
                [day, month] => day_number(day).is_some() && month_number(month).is_some(),
                [digits] if digits.len() == 8 && number_of(digits) => {
                    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
                    is_written(part(0, 2), part(2, 4), part(4, 8), today)
                        || is_written(part(6, 8), part(4, 6), part(0, 4), today)
                }
                [year] => year.len() == 4 && is_ahead(year, today),
                [..] => false,
            }
        }
        [one, other] => {
            let by_day = day_number(one).is_some() && month_name(other).is_some();
            by_day || (month_name(one).is_some() && other.len() == 4 && is_ahead(other, today))
        }
        [day, month, year] => is_written(day, month, year, today),
        [..] => false,
    }
}

/// Whether three parts are written as a day, a month and a year of somebody's life or of days to come.
fn is_written(day: &str, month: &str, year: &str, today: Day) -> bool {
    let is_month = month_of_any_kind(month).is_some() || day_number(month).is_some();
    let is_year = match year.len() {
        4 => number(year).is_some(),
        2 => full_year(year, today).is_some(),
        _ => false,
    };
    day_number(day).is_some() && is_month && is_year
}

/// Whether four figures are a year to come, in this century.
fn is_ahead(year: &str, today: Day) -> bool {
    number(year).is_some_and(|year| (today.0.year() + 1..2100).contains(&year))
}

fn number_of(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A month that is a name too, with a year or a day: both readings are kept.
pub fn take_month(query: &mut Query, tokens: &[&str], today: Day) -> Option<usize> {
    let [name, other, ..] = tokens else { return None };
    let born = name_or_month(name, other, today)?;
    // "May 12 1988" is a date.
    let is_longer = tokens.get(..3).is_some_and(|three| read(three, today).is_some());
    let alone = read(&[*other], today);
    if is_longer || query.born.is_some_and(|held| alone.is_some_and(|alone| firmness(alone) <= firmness(held))) {
        return None;
    }
    query.month = Some(MonthClue { word: query.words.len(), born });
    query.words.extend(names::words(name));
    query.born = alone.or(query.born);
    Some(2)
}

/// How sure it is that a birth was meant: a whole date stands before two figures that may be a house's.
pub fn firmness(born: BornClue) -> u8 {
    match born {
        BornClue::Day(_) => 2,
        BornClue::DayMonth { .. } | BornClue::MonthYear { .. } | BornClue::Year(_) | BornClue::Age(_) => 1,
        BornClue::TwoFigures(_) => 0,
    }
}

/// A month that is a given name too, with a year or a day behind it: the birth it says if a month was
/// meant. As a name, the second token alone speaks of the birth.
fn name_or_month(name: &str, other: &str, today: Day) -> Option<BornClue> {
    let is_name_too = NAMES_TOO.contains(&name.to_lowercase().as_str());
    let month = month_name(name).filter(|_| is_name_too)?;
    if other.len() == 4 {
        return year_of_birth(other, today).map(|year| BornClue::MonthYear { month, year });
    }
    day_month(day_number(other)?, month)
}

/// Whether a token is the name of a month.
pub fn is_month(token: &str) -> bool {
    month_name(token).is_some()
}

fn alone(token: &str, today: Day) -> Option<BornClue> {
    let parts: Vec<&str> = token.split(['/', '-', '.']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && number(year).is_some() => {
            Day::new(number(year)?, unsigned(month)?, unsigned(day)?).map(BornClue::Day)
        }
        [day, month, year] => {
            Day::new(full_year(year, today)?, month_of_any_kind(month)?, day_number(day)?).map(BornClue::Day)
        }
        [month, year] if year.len() == 4 => {
            Some(BornClue::MonthYear { month: month_of_year(month)?, year: year_of_birth(year, today)? })
        }
        [day, month] => day_month(day_number(day)?, month_number(month)?),
        [digits] if digits.len() == 8 && number(digits.get(..4)?).is_some() => eight(digits),
        [digits] if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            let year = full_year(digits.get(4..)?, today)?;
            Day::new(year, unsigned(digits.get(2..4)?)?, unsigned(digits.get(..2)?)?).map(BornClue::Day)
        }
        [digits] if digits.len() == 4 && number(digits).is_some() => year_of_birth(digits, today).map(BornClue::Year),
        [digits] if digits.len() == 2 && number(digits).is_some() => number(digits).map(BornClue::TwoFigures),
        [age] => age_with_unit(age),
        [..] => None,
    }
}

fn pair(one: &str, other: &str, today: Day) -> Option<BornClue> {
    if matches!(one.to_lowercase().as_str(), "age" | "aged") {
        return number(other).filter(|age| (0..=OLDEST).contains(age)).map(BornClue::Age);
    }
    if let (Some(day), Some(month)) = (day_number(one), month_name(other)) {
        return day_month(day, month);
    }
    let month = month_name(one).filter(|_| !NAMES_TOO.contains(&one.to_lowercase().as_str()))?;
    if other.len() == 4 {
        return year_of_birth(other, today).map(|year| BornClue::MonthYear { month, year });
    }
    day_month(day_number(other)?, month)
}

fn triple(day: &str, month: &str, year: &str, today: Day) -> Option<BornClue> {
    let year = full_year(year, today)?;
    let by_name = day_number(day).zip(month_name(month));
    let by_number = || unsigned(day).zip(unsigned(month));
    let (day, month) = by_name.or_else(by_number)?;
    Day::new(year, month, day).map(BornClue::Day)
}

fn day_month(day: u32, month: u32) -> Option<BornClue> {
    // A leap year, so that 29 February is a day.
    Day::new(2000, month, day).map(|_| BornClue::DayMonth { day, month })
}

fn eight(digits: &str) -> Option<BornClue> {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(unsigned);
    let year_last = || Day::new(i32::try_from(part(4, 8)?).ok()?, part(2, 4)?, part(0, 2)?);
    let year_first = || Day::new(i32::try_from(part(0, 4)?).ok()?, part(4, 6)?, part(6, 8)?);
    let is_of_now = |day: &Day| (1880..=2100).contains(&day.0.year());
    year_last().filter(is_of_now).or_else(|| year_first().filter(is_of_now)).map(BornClue::Day)
}

/// "38yo", "38yrs", "38y".
fn age_with_unit(token: &str) -> Option<BornClue> {
    let lower = token.to_lowercase();
    let digits = ["yrs", "yo", "y/o", "yr", "y"].iter().find_map(|unit| lower.strip_suffix(unit))?;
    number(digits).filter(|age| (0..=OLDEST).contains(age)).map(BornClue::Age)
}

/// "12", "12th".
fn day_number(token: &str) -> Option<u32> {
    let digits = token.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = token.strip_prefix(digits)?.to_lowercase();
    let is_ordinal = matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th");
    is_ordinal.then(|| unsigned(digits))?.filter(|day| (1..=31).contains(day))
}

/// As [`month_number`], or "iv".
fn month_of_any_kind(token: &str) -> Option<u32> {
    month_number(token).or_else(|| named_in(&ROMAN, &token.to_lowercase()))
}

fn named_in(months: &[&str; 12], token: &str) -> Option<u32> {
    (1..).zip(months).find(|(_, name)| **name == token).map(|(number, _)| number)
}

/// "apr", "april", or "4".
fn month_number(token: &str) -> Option<u32> {
    month_name(token).or_else(|| month_of_year(token))
}

fn month_of_year(token: &str) -> Option<u32> {
    unsigned(token).filter(|month| (1..=12).contains(month))
}

fn month_name(token: &str) -> Option<u32> {
    let lower = names::words(token).concat();
    if lower == "sept" {
        return Some(9);
    }
    let is_it = |name: &str| lower.len() >= 3 && name.starts_with(&lower);
    let english = (1..).zip(MONTHS).find(|(_, name)| is_it(name)).map(|(number, _)| number);
    english.or_else(|| named_in(&WELSH, &lower)).or_else(|| named_in(&POLISH, &lower))
}

fn full_year(text: &str, today: Day) -> Option<i32> {
    let year = number(text)?;
    match text.len() {
        4 => Some(year),
        // Two figures are of this century where that is past.
        2 if 2000 + year > today.0.year() => Some(1900 + year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn year_of_birth(text: &str, today: Day) -> Option<i32> {
    number(text).filter(|year| (1880..=today.0.year()).contains(year))
}

fn number(text: &str) -> Option<i32> {
    unsigned(text).and_then(|number| i32::try_from(number).ok())
}

fn unsigned(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}
