//! A moment as a person enters it: a date and a time of London's clocks, typed, pasted whole, or a day by
//! its name. It is read as one instant, or refused with the part that is at fault; a year is never
//! completed and an hour never chosen for somebody.
//!
//! It works without tables of time zones, which would weigh more than the rest of the page.

mod london;
mod parts;
mod pasted;

use super::Timestamp;
use crate::words::Text;
use crate::{says_its_text, text_key};
use london::{Wall, instants};
use serde::{Deserialize, Serialize};

/// The first year in which a moment may lie: London's clocks have changed by one rule since the Summer
/// Time Act 1972, and nothing recorded here happened before.
pub const FIRST_YEAR: i32 = 1972;

/// The last year in which a moment may lie.
pub const LAST_YEAR: i32 = 2099;

/// A moment as typed: every part is text until all are read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// Day of the month: "22", "22nd".
    pub day: String,
    /// Month: "11", "Nov", "November".
    pub month: String,
    /// Year, in four figures.
    pub year: String,
    /// Time: "14:31", "1431", "2.31 pm".
    pub time: String,
    /// Which of two, where the clocks go over this time twice.
    pub hour: Option<WhichHour>,
}

/// Which of two equal wall-clock times in the night in which the clocks go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhichHour {
    /// Before the clocks went back: summer time.
    First,
    /// After: Greenwich time.
    Second,
}

/// A day that goes by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedDay {
    /// The day that it is in London.
    Today,
    /// The day before it.
    Yesterday,
}

/// A part of a moment as entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnteredPart {
    /// Day of the month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
    /// Time of day.
    Time,
}

/// Why a moment cannot be read, and in which part the fault lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The part to mend.
    pub part: EnteredPart,
    /// What is wrong with it.
    pub why: UnreadBecause,
}

impl Unread {
    /// It in words; the part is for whoever shows it beside its field.
    #[must_use]
    pub fn text(self) -> Text {
        self.why.text()
    }
}

says_its_text!(Unread);

/// What is wrong with a part of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadBecause {
    /// Nothing is entered.
    Empty,
    /// It is not written as such a part is.
    NotRead,
    /// A year in fewer figures: which century is not for a program to say.
    YearNotInFull,
    /// A year in which nothing recorded here lies.
    YearOutOfReach,
    /// The month has no such day.
    NoSuchDay,
    /// The clocks went forward over this time.
    Skipped,
    /// The clocks went back over this time, and nobody has said which of the two is meant.
    CameTwice,
}

impl UnreadBecause {
    /// It in words that say what to do.
    #[must_use]
    pub fn text(self) -> Text {
        let key = match self {
            Self::Empty => text_key!("record.moment_unread"),
            Self::NotRead => text_key!("record.moment_not_read"),
            Self::YearNotInFull => text_key!("record.moment_year"),
            Self::YearOutOfReach => text_key!("record.moment_reach"),
            Self::NoSuchDay => text_key!("record.moment_no_day"),
            Self::Skipped => text_key!("record.moment_skipped"),
            Self::CameTwice => text_key!("record.moment_twice"),
        };
        key.into()
    }
}

says_its_text!(UnreadBecause);

impl Entered {
    /// What would be entered for an instant, to the minute, as London shows it.
    pub fn of(at: Timestamp) -> Self {
        let wall = Wall::of(at);
        let hour = match instants(&wall) {
            (Some(first), Some(_)) if at.millis() < first + 60_000 => Some(WhichHour::First),
            (Some(_), Some(_)) => Some(WhichHour::Second),
            (Some(_) | None, None) | (None, Some(_)) => None,
        };
        Self {
            day: wall.day.to_string(),
            month: wall.month.to_string(),
            year: wall.year.to_string(),
            time: format!("{:02}:{:02}", wall.hour, wall.minute),
            hour,
        }
    }

    /// The date of a day by its name, without a time.
    pub fn on(day: NamedDay, now: Timestamp) -> Self {
        let before = match day {
            NamedDay::Today => 0,
            NamedDay::Yesterday => 1,
        };
        let wall = Wall::days_before(now, before);
        let (day, month, year) = (wall.day.to_string(), wall.month.to_string(), wall.year.to_string());
        Self { day, month, year, ..Self::default() }
    }

    /// By which name its date goes now, if by any.
    pub fn named_day(&self, now: Timestamp) -> Option<NamedDay> {
        [NamedDay::Today, NamedDay::Yesterday].into_iter().find(|day| Self::on(*day, now).date() == self.date())
    }

    /// The date as one text, as far as it is entered: "22/11/2026".
    pub fn date(&self) -> String {
        let parts = [&self.day, &self.month, &self.year].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
    }

    /// Takes a date that was typed or pasted into one field, with or without its time. What is no three parts
    /// stands as it is, and its day is at fault.
    pub fn put_date(&mut self, text: &str) {
        if self.put_whole(text) {
            return;
        }
        let parts: Vec<&str> = text
            .split(|mark: char| mark.is_whitespace() || "/-.,".contains(mark))
            .filter(|part| !part.is_empty())
            .collect();
        let (day, month, year) = match parts.as_slice() {
            [day, month, year] => (*day, *month, *year),
            [..] => (text.trim(), "", ""),
        };
        let time = std::mem::take(&mut self.time);
        *self = Self { day: day.to_owned(), month: month.to_owned(), year: year.to_owned(), time, hour: None };
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year, &self.time].iter().all(|part| part.trim().is_empty())
    }

    /// Takes what was put into a part. A whole date, or a date with its time, is divided among them.
    pub fn put(&mut self, part: EnteredPart, text: &str) {
        if !self.put_whole(text) {
            *self.part_mut(part) = text.trim().to_owned();
            self.hour = None;
        }
    }

    /// Divides a whole date, with or without a time, among the parts; says whether it was one.
    pub fn put_whole(&mut self, text: &str) -> bool {
        let Some(pasted) = pasted::divide(text) else { return false };
        let time = if pasted.time.is_empty() { std::mem::take(&mut self.time) } else { pasted.time.clone() };
        *self = Self { time, ..pasted };
        true
    }

    /// The instant, or what to mend.
    pub fn read(&self) -> Result<Timestamp, Unread> {
        let wall = self.wall()?;
        let of_time = |why| Unread { part: EnteredPart::Time, why };
        let millis = match (instants(&wall), self.hour) {
            ((Some(only), None), _) | ((None, Some(only)), _) => only,
            ((Some(first), Some(_)), Some(WhichHour::First)) => first,
            ((Some(_), Some(later)), Some(WhichHour::Second)) => later,
            ((Some(_), Some(_)), None) => return Err(of_time(UnreadBecause::CameTwice)),
            ((None, None), _) => return Err(of_time(UnreadBecause::Skipped)),
        };
        Ok(Timestamp::from_millis(millis))
    }

    fn wall(&self) -> Result<Wall, Unread> {
        let day = read_part(EnteredPart::Day, &self.day, parts::day)?;
        let month = read_part(EnteredPart::Month, &self.month, parts::month)?;
        let year = read_part(EnteredPart::Year, &self.year, parts::year)?;
        if day > london::days_in(year, month) {
            return Err(Unread { part: EnteredPart::Day, why: UnreadBecause::NoSuchDay });
        }
        let (hour, minute) = read_part(EnteredPart::Time, &self.time, parts::time)?;
        Ok(Wall { year, month, day, hour, minute })
    }

    fn part_mut(&mut self, part: EnteredPart) -> &mut String {
        match part {
            EnteredPart::Day => &mut self.day,
            EnteredPart::Month => &mut self.month,
            EnteredPart::Year => &mut self.year,
            EnteredPart::Time => &mut self.time,
        }
    }
}

fn read_part<T>(part: EnteredPart, text: &str, read: fn(&str) -> Result<T, UnreadBecause>) -> Result<T, Unread> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Unread { part, why: UnreadBecause::Empty });
    }
    read(text).map_err(|why| Unread { part, why })
}

/// Whether an instant lies where something that a person enters can lie. What is further away is a
/// slip of the year, and no answer may rest on it.
pub fn is_plausible(at: Timestamp) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&Wall::of(at).year)
}

#[cfg(test)]
#[path = "entered_tests.rs"]
mod tests;
