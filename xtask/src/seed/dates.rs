//! Calendar days by number, so that the data set needs no clock.

/// 20 November 2026, the day on which the made-up world stands still.
pub const TODAY: i64 = 20_777;

/// `YYYY-MM-DD` of a number of days since 1970.
pub fn day(number: i64) -> String {
    let (year, month, day) = civil(number);
    format!("{year:04}-{month:02}-{day:02}")
}

/// "3 March 2027".
pub fn long(number: i64) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = civil(number);
    let name = MONTHS.iter().zip(1..).find(|(_, number)| *number == month).map_or("", |(name, _)| name);
    format!("{day} {name} {year}")
}

/// An instant on a day, in UTC.
pub fn at(number: i64, time: &str) -> String {
    format!("{}T{time}:00.000Z", day(number))
}

/// The year of a day.
pub fn year(number: i64) -> i64 {
    civil(number).0
}

/// Year, month and day of month, by Howard Hinnant's `civil_from_days`.
pub fn civil(number: i64) -> (i64, i64, i64) {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
