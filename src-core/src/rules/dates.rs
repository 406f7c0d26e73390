//! Which days can be a birth, the making or the end of an order, or an act. A file or a form may hold
//! any text; a day out of anybody's life is refused here, before it is signed or kept.

mod life;
mod written;

pub use life::{
    Dated, asked_fault, born_fault, end_fault, entry_fault, made_fault, moment_fault, order_faults, record_faults,
};

use super::person::BirthDate;
use super::time::Day;
use crate::words::Text;
use crate::{says_its_text, text};
use chrono::Datelike as _;
use written::{Written, Year};

/// Nobody held is older, in years. Registers write 1 January 1900 where no birth date is known.
pub const MOST_AGE: i32 = super::age::OLDEST;
/// No order that still matters was made earlier: the first of their kind came with the Domestic Violence
/// and Matrimonial Proceedings Act 1976.
pub const FIRST_ORDERS: i32 = 1976;
/// The law of a day further off than so many years is not written; what is passed begins earlier.
pub const LAW_AHEAD: i32 = 5;
/// An end so many years after the making stands for "no end" in some systems, and is no day.
pub const LONGEST_ORDER: i32 = 60;

/// Why a text or a day is not taken for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It is in none of the forms that can be read without guessing.
    NotADate,
    /// Its year has two figures, and may be of either century.
    EitherCentury,
    /// It stands for "not known".
    Placeholder,
    /// It lies too far back.
    TooEarly,
    /// It lies ahead of the day on which it was learnt.
    Ahead,
    /// It is an end before the beginning.
    BeforeMade,
    /// It is an end further off than any order runs.
    TooFar,
    /// It is a day of which nobody can say what the law will be.
    LawNotKnown,
}

impl DateFault {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::NotADate => text!("unread.date_not_a_date"),
            Self::EitherCentury => text!("unread.date_either_century"),
            Self::Placeholder => text!("unread.date_placeholder"),
            Self::TooEarly => text!("unread.date_too_early"),
            Self::Ahead => text!("unread.date_ahead"),
            Self::BeforeMade => text!("unread.date_before_made"),
            Self::TooFar => text!("unread.date_too_far"),
            Self::LawNotKnown => text!("unread.date_law_not_known"),
        }
    }
}

says_its_text!(DateFault);

/// Reads a date of birth as of a day; an empty text is not known, and no fault.
///
/// A year of two figures is read where only one century makes somebody from 10 to 99 years old.
///
/// # Errors
///
/// Says why it is none: the birth date is then not known, and what was written has to be shown.
pub fn read_born(text: &str, today: Day) -> Result<BirthDate, DateFault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(BirthDate::Unknown);
    }
    if let Some(year) = lone_year(text) {
        let born = BirthDate::Year(year);
        return born_fault(born, today).map_or(Ok(born), Err);
    }
    let written = written::read(text).ok_or(DateFault::NotADate)?;
    let day = match written.year {
        Year::Full(year) => written.in_year(year),
        Year::Short(short) => {
            let grown = |year: &i32| (10..=99).contains(&(today.0.year() - year));
            let year = [1900 + short, 2000 + short].into_iter().find(grown).ok_or(DateFault::EitherCentury)?;
            written.in_year(year)
        }
    };
    let born = BirthDate::Known(day.ok_or(DateFault::NotADate)?);
    born_fault(born, today).map_or(Ok(born), Err)
}

/// Reads the day on which an order was made, as of a day.
///
/// A year of two figures is of this century, or of the last one where that would lie ahead.
///
/// # Errors
///
/// Says why it is none.
pub fn read_made(text: &str, today: Day) -> Result<Day, DateFault> {
    let written = written::read(text.trim()).ok_or(DateFault::NotADate)?;
    let year = match written.year {
        Year::Full(year) => year,
        Year::Short(short) if 2000 + short > today.0.year() => 1900 + short,
        Year::Short(short) => 2000 + short,
    };
    let day = written.in_year(year).ok_or(DateFault::NotADate)?;
    made_fault(day, today).map_or(Ok(day), Err)
}

/// Reads the last day of an order made on a day. A year of two figures is of this century.
///
/// # Errors
///
/// Says why it is none: the end is then not known, and what was written has to be shown.
pub fn read_end(text: &str, made: Day) -> Result<Day, DateFault> {
    let written = written::read(text.trim()).ok_or(DateFault::NotADate)?;
    let year = match written.year {
        Year::Full(year) => year,
        Year::Short(short) => 2000 + short,
    };
    let day = written.in_year(year).ok_or(DateFault::NotADate)?;
    end_fault(day, made).map_or(Ok(day), Err)
}

impl Written {
    fn in_year(&self, year: i32) -> Option<Day> {
        Day::new(year, self.month, self.day)
    }
}

/// Reads a day whose year has four figures.
///
/// # Errors
///
/// Says why it is none.
pub fn read_day(text: &str) -> Result<Day, DateFault> {
    let written = written::read(text.trim()).ok_or(DateFault::NotADate)?;
    match written.year {
        Year::Full(year) => written.in_year(year).ok_or(DateFault::NotADate),
        Year::Short(_) => Err(DateFault::EitherCentury),
    }
}

/// Reads a day for which the law is asked, as of a day. Its year has four figures.
///
/// # Errors
///
/// Says why it is none, or why the law of that day cannot be told.
pub fn read_asked(text: &str, today: Day) -> Result<Day, DateFault> {
    let day = read_day(text)?;
    asked_fault(day, today).map_or(Ok(day), Err)
}

fn lone_year(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod dates_tests;
