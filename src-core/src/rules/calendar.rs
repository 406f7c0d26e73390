//! Bank holidays, Good Friday and Christmas Day in England and Wales.
//!
//! The table holds the facts of gov.uk's `bank-holidays.json`, division `england-and-wales`, under
//! the Open Government Licence v3.0. It lists Good Friday and Christmas Day (or their substitutes)
//! beside the bank holidays of the Banking and Financial Dealings Act 1971.

use super::time::Day;
use chrono::Datelike;

/// The first day that the table covers, as year, month and day.
pub const BEGINS: (i32, u32, u32) = (2019, 1, 1);
/// The last day that the table covers, as year, month and day.
pub const EXPIRES: (i32, u32, u32) = (2028, 12, 31);

/// Bank holidays by year, month and day, in order.
#[rustfmt::skip]
const BANK_HOLIDAYS: &[(i32, u32, u32)] = &[
    (2019, 1, 1), (2019, 4, 19), (2019, 4, 22), (2019, 5, 6), (2019, 5, 27), (2019, 8, 26), (2019, 12, 25), (2019, 12, 26),
    (2020, 1, 1), (2020, 4, 10), (2020, 4, 13), (2020, 5, 8), (2020, 5, 25), (2020, 8, 31), (2020, 12, 25), (2020, 12, 28),
    (2021, 1, 1), (2021, 4, 2), (2021, 4, 5), (2021, 5, 3), (2021, 5, 31), (2021, 8, 30), (2021, 12, 27), (2021, 12, 28),
    (2022, 1, 3), (2022, 4, 15), (2022, 4, 18), (2022, 5, 2), (2022, 6, 2), (2022, 6, 3), (2022, 8, 29), (2022, 9, 19), (2022, 12, 26), (2022, 12, 27),
    (2023, 1, 2), (2023, 4, 7), (2023, 4, 10), (2023, 5, 1), (2023, 5, 8), (2023, 5, 29), (2023, 8, 28), (2023, 12, 25), (2023, 12, 26),
    (2024, 1, 1), (2024, 3, 29), (2024, 4, 1), (2024, 5, 6), (2024, 5, 27), (2024, 8, 26), (2024, 12, 25), (2024, 12, 26),
    (2025, 1, 1), (2025, 4, 18), (2025, 4, 21), (2025, 5, 5), (2025, 5, 26), (2025, 8, 25), (2025, 12, 25), (2025, 12, 26),
    (2026, 1, 1), (2026, 4, 3), (2026, 4, 6), (2026, 5, 4), (2026, 5, 25), (2026, 8, 31), (2026, 12, 25), (2026, 12, 28),
    (2027, 1, 1), (2027, 3, 26), (2027, 3, 29), (2027, 5, 3), (2027, 5, 31), (2027, 8, 30), (2027, 12, 27), (2027, 12, 28),
    (2028, 1, 3), (2028, 4, 14), (2028, 4, 17), (2028, 5, 1), (2028, 5, 29), (2028, 8, 28), (2028, 12, 25), (2028, 12, 26),
];

/// Whether gov.uk lists the day; `None` for a day that the table does not cover.
pub fn is_bank_holiday(day: Day) -> Option<bool> {
    let date = (day.0.year(), day.0.month(), day.0.day());
    (BEGINS..=EXPIRES).contains(&date).then(|| BANK_HOLIDAYS.contains(&date))
}

/// Whether the day is Good Friday: a common-law holiday, reckoned from Easter for any year.
pub fn is_good_friday(day: Day) -> bool {
    easter_sunday(day.0.year()).is_some_and(|easter| easter.minus_days(2) == day)
}

/// Whether the day is 25 December.
pub fn is_christmas_day(day: Day) -> bool {
    (day.0.month(), day.0.day()) == (12, 25)
}

/// Whether the day is 26 December and no Sunday: a bank holiday by the Banking and Financial
/// Dealings Act 1971 Sch 1, whether or not gov.uk lists a substitute instead.
pub fn is_statutory_boxing_day(day: Day) -> bool {
    (day.0.month(), day.0.day()) == (12, 26) && !is_sunday(day)
}

/// Whether the day is a Saturday.
pub fn is_saturday(day: Day) -> bool {
    day.0.weekday() == chrono::Weekday::Sat
}

/// Whether the day is a Sunday.
pub fn is_sunday(day: Day) -> bool {
    day.0.weekday() == chrono::Weekday::Sun
}

/// Easter Sunday of a Gregorian year (the algorithm of Meeus, Jones and Butcher); `None` outside
/// the years that the calendar holds.
pub fn easter_sunday(year: i32) -> Option<Day> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let leap_skip = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + leap_skip + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * correction + 114;
    Day::new(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/calendar/bank-holidays.json");

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_table_is_gov_uks_own() {
        let Ok(text) = std::fs::read_to_string(TABLE) else {
            println!("skipped: {TABLE} is not here");
            return;
        };
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let listed = json["england-and-wales"]["events"].as_array().unwrap();
        let theirs: Vec<Day> = listed.iter().map(|event| day(event["date"].as_str().unwrap())).collect();
        let mut on = Day::new(BEGINS.0, BEGINS.1, BEGINS.2).unwrap();
        while let Some(ours) = is_bank_holiday(on) {
            assert_eq!(ours, theirs.contains(&on), "{on}");
            on = on.plus_days(1);
        }
        assert_eq!(on, day("2029-01-01"));
    }

    #[test]
    fn beyond_the_table_nothing_is_said() {
        assert_eq!(is_bank_holiday(day("2018-12-31")), None);
        assert_eq!(is_bank_holiday(day("2019-01-01")), Some(true));
        assert_eq!(is_bank_holiday(day("2028-12-31")), Some(false));
        assert_eq!(is_bank_holiday(day("2029-01-01")), None);
    }

    #[test]
    fn easter_is_where_it_was() {
        for sunday in ["1961-04-02", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2026-04-05", "2038-04-25"]
        {
            assert_eq!(easter_sunday(day(sunday).0.year()), Some(day(sunday)));
        }
    }

    #[test]
    fn good_friday_is_listed_in_every_year_of_the_table() {
        for year in 2019..=2028 {
            let friday = easter_sunday(year).unwrap().minus_days(2);
            assert!(is_good_friday(friday));
            assert_eq!(is_bank_holiday(friday), Some(true));
        }
    }

    #[test]
    fn boxing_day_on_a_saturday_is_statutory_though_not_listed() {
        assert_eq!(is_bank_holiday(day("2026-12-26")), Some(false));
        assert!(is_statutory_boxing_day(day("2026-12-26")));
        assert!(!is_statutory_boxing_day(day("2021-12-26")));
    }
}
