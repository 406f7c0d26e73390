//! When an order ends, as the manifest writes it: `26/10/2027_23:59`, and what programs make of it.

use chrono::NaiveTime;
use cordon_core::rules::dates;
use cordon_core::rules::feed::SaidRead;
use cordon_core::rules::time::{Day, Local, at_london};
use cordon_core::text_key;
use cordon_core::words::TextKey;

/// An end as read, and what has to be told of it.
pub(super) struct Expiry {
    /// The end.
    pub read: SaidRead,
    /// Why it is not as plain as it looks.
    pub told: Option<TextKey>,
}

/// Reads the cell of an order made on a day.
pub(super) fn read(text: &str, made: Day) -> Expiry {
    let (date, time) = parts(text);
    let day = dates::read_end(date, made).ok();
    let Some(time) = time else { return plain(day.map_or(SaidRead::Unread, SaidRead::Day)) };
    match (day, clock(time)) {
        (Some(day), Some(time)) if is_last_minute(time) => plain(SaidRead::Day(day)),
        // A program that holds only days writes their first moment; the manifest's own mark is "_".
        (Some(day), Some(time)) if time == NaiveTime::MIN && !text.contains('_') => {
            Expiry { read: SaidRead::Day(day), told: Some(RESAVED) }
        }
        (Some(day), Some(time)) => at(day, time),
        (_, _) => plain(SaidRead::Unread),
    }
}

const RESAVED: TextKey = text_key!("feed.expiry_midnight");

fn plain(read: SaidRead) -> Expiry {
    Expiry { read, told: None }
}

fn at(day: Day, time: NaiveTime) -> Expiry {
    let told = match at_london(day, time) {
        Local::One(_) => None,
        Local::Twice { .. } => Some(text_key!("feed.expiry_twice")),
        Local::Skipped { .. } => Some(text_key!("feed.expiry_skipped")),
    };
    Expiry { read: SaidRead::At(day.at(time)), told }
}

/// The date and the time; a text without a colon is a date as a whole, for months hold a T as well.
fn parts(text: &str) -> (&str, Option<&str>) {
    if let Some((date, time)) = text.split_once('_') {
        return (date, Some(time));
    }
    let hour = text.split_once(':').map_or(text.len(), |(before, _)| before.len());
    let cut = text.get(..hour).filter(|_| hour < text.len()).and_then(|before| before.rfind([' ', 'T', 't']));
    match cut.and_then(|cut| Some((text.get(..cut)?, text.get(cut + 1..)?))) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    }
}

fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_uppercase();
    ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f", "%I:%M %p", "%I:%M:%S %p", "%I:%M%p"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(&text, form).ok())
}

/// 23:59 is how the manifest writes the end of a day.
fn is_last_minute(time: NaiveTime) -> bool {
    NaiveTime::from_hms_opt(23, 59, 0).is_some_and(|last| time >= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (String, bool) {
        let expiry = read(text, Day::new(2026, 10, 26).unwrap());
        let read = match expiry.read {
            SaidRead::Day(day) => day.to_string(),
            SaidRead::At(at) => at.to_string(),
            other @ (SaidRead::For(_) | SaidRead::UntilFurtherOrder | SaidRead::ForLife | SaidRead::Unread) => {
                format!("{other:?}")
            }
        };
        (read, expiry.told.is_some())
    }

    #[test]
    fn an_end_is_the_day_or_the_minute_that_was_written() {
        let day = "2027-10-26";
        for text in [
            "26/10/2027_23:59",
            "26/10/2027 23:59:00",
            "26/10/2027 11:59 PM",
            "26/10/2027",
            "26 October 2027",
            "26-OCT-2027",
            "26 Oct 2027 23:59",
            "2027-10-26T23:59:00",
        ] {
            assert_eq!(shown(text), (day.to_owned(), false), "{text}");
        }
        assert_eq!(shown("26/10/2027_16:00"), ("2027-10-26T15:00:00.000Z".to_owned(), false));
        for text in ["26/10/2027_25:00", "26/10/2027_", "_23:59", "26/10/2027 23.59", "sometime", "until 26: never"] {
            assert_eq!(shown(text), ("Unread".to_owned(), false), "{text}");
        }
    }

    #[test]
    fn a_day_that_a_spreadsheet_wrote_with_midnight_does_not_end_a_day_early() {
        for text in ["26/10/2027 00:00", "26/10/2027 00:00:00", "2027-10-26T00:00:00", "2027-10-26 0:00"] {
            assert_eq!(shown(text), ("2027-10-26".to_owned(), true), "{text}");
        }
        // The court's own midnight is a minute like any other.
        assert_eq!(shown("26/10/2027_00:00"), ("2027-10-25T23:00:00.000Z".to_owned(), false));
    }

    #[test]
    fn an_hour_that_comes_twice_or_not_at_all_is_told() {
        assert_eq!(shown("31/10/2027_01:30"), ("2027-10-31T00:30:00.000Z".to_owned(), true));
        assert_eq!(shown("28/03/2027_01:30"), ("2027-03-28T01:00:00.000Z".to_owned(), true));
        assert!(!shown("31/10/2027_02:30").1 && !shown("28/03/2027_02:30").1);
    }
}
