//! The parts of a moment as people write them.

use super::{FIRST_YEAR, LAST_YEAR, UnreadBecause};
use crate::rules::time::MONTHS;

/// "22", "22nd".
pub fn day(text: &str) -> Result<u32, UnreadBecause> {
    let lower = text.to_lowercase();
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
    match number(figures, 1..=2)? {
        day @ 1..=31 => Ok(day),
        _ => Err(UnreadBecause::NotRead),
    }
}

/// "11", "nov", "Nov.", "November".
pub fn month(text: &str) -> Result<u32, UnreadBecause> {
    if let Some(named) = named_month(text) {
        return Ok(named);
    }
    match number(text, 1..=2)? {
        month @ 1..=12 => Ok(month),
        _ => Err(UnreadBecause::NotRead),
    }
}

/// A month by its name, or by the first three letters or more of it.
pub fn named_month(text: &str) -> Option<u32> {
    let name = text.trim_end_matches('.').to_lowercase();
    let at = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(&name))?;
    u32::try_from(at + 1).ok()
}

/// A year in four figures.
pub fn year(text: &str) -> Result<i32, UnreadBecause> {
    if (1..=3).contains(&text.len()) && text.chars().all(|at| at.is_ascii_digit()) {
        return Err(UnreadBecause::YearNotInFull);
    }
    let year = i32::try_from(number(text, 4..=4)?).map_err(|_| UnreadBecause::NotRead)?;
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(year) } else { Err(UnreadBecause::YearOutOfReach) }
}

/// Hour and minute: "14:31", "14.31", "1431", "0931", "9pm", "9.30 p.m.".
pub fn time(text: &str) -> Result<(u32, u32), UnreadBecause> {
    let lower = text.to_lowercase();
    let packed: String = lower.chars().filter(|at| !at.is_whitespace()).collect();
    let (clock, half) = half_of_day(&packed);
    let clock = clock.strip_suffix("hrs").or_else(|| clock.strip_suffix('h')).unwrap_or(clock);
    let (hour, minute) = hour_and_minute(clock, half)?;
    let hour = match half {
        Half::NotSaid => hour,
        Half::Morning | Half::Afternoon if !(1..=12).contains(&hour) => return Err(UnreadBecause::NotRead),
        Half::Morning => hour % 12,
        Half::Afternoon => hour % 12 + 12,
    };
    if hour < 24 && minute < 60 { Ok((hour, minute)) } else { Err(UnreadBecause::NotRead) }
}

/// Which half of the day was said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    NotSaid,
    Morning,
    Afternoon,
}

fn half_of_day(text: &str) -> (&str, Half) {
    for (end, half) in
        [("am", Half::Morning), ("a.m.", Half::Morning), ("pm", Half::Afternoon), ("p.m.", Half::Afternoon)]
    {
        if let Some(clock) = text.strip_suffix(end) {
            return (clock, half);
        }
    }
    (text, Half::NotSaid)
}

/// An hour alone is a time only where its half of the day was said: "9" may be either.
fn hour_and_minute(clock: &str, half: Half) -> Result<(u32, u32), UnreadBecause> {
    if let Some((hour, rest)) = clock.split_once([':', '.']) {
        // Seconds, where somebody gave them, are left out: an instant is entered to the minute.
        let minute = match rest.split_once([':', '.']) {
            Some((minute, seconds)) if number(seconds, 2..=2)? < 60 => minute,
            Some(_) => return Err(UnreadBecause::NotRead),
            None => rest,
        };
        return Ok((number(hour, 1..=2)?, number(minute, 2..=2)?));
    }
    if half != Half::NotSaid && clock.len() <= 2 {
        return Ok((number(clock, 1..=2)?, 0));
    }
    let figures = number(clock, 3..=4)?;
    Ok((figures / 100, figures % 100))
}

/// A number of so many figures.
fn number(text: &str, figures: std::ops::RangeInclusive<usize>) -> Result<u32, UnreadBecause> {
    let is_number = figures.contains(&text.len()) && text.chars().all(|at| at.is_ascii_digit());
    if is_number { text.parse().map_err(|_| UnreadBecause::NotRead) } else { Err(UnreadBecause::NotRead) }
}
