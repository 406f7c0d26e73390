//! Days as files write them, and what no life holds.

use super::*;
use crate::rules::time::Timestamp;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn today() -> Day {
    day("2026-11-30")
}

#[track_caller]
fn born(text: &str, expected: Result<&str, DateFault>) {
    let found = read_born(text, today());
    let expected = expected.map(|text| BirthDate::Known(day(text)));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_birth_is_read_in_every_form_that_can_mean_one_day_only() {
    for text in [
        "1988-04-12",
        "12/04/1988",
        "12/4/1988",
        "12.04.1988",
        "12-04-1988",
        "1988/04/12",
        "12/04/88",
        "12-Apr-88",
        "12 Apr 1988",
        "12th April 1988",
        "12/04/1988 00:00",
        "1988-04-12T00:00:00",
        "1988-04-12T00:00:00Z",
        "1988-04-12Z",
        "1988-04-12+01:00",
        "19880412",
        " 1988-04-12 ",
    ] {
        born(text, Ok("1988-04-12"));
    }
    born("1988-01-08+01:00", Ok("1988-01-08"));
    // Midnight in London, written as UTC in summer.
    born("1988-06-07T23:00:00Z", Ok("1988-06-08"));
    born("1988-01-12T00:00:00+01:00", Ok("1988-01-12"));
}

#[test]
fn a_birth_that_may_be_another_day_is_not_read() {
    for text in ["27-06-12", "32244", "04/13/1988", "31/02/1988", "12/04/088", "12 Smarch 1988", "1988-04-12T25:00:00"]
    {
        born(text, Err(DateFault::NotADate));
    }
    born("1988-06-07T23:30:00Z", Err(DateFault::NotADate));
    for text in ["12/04/20", "12/04/26", "12/04/17"] {
        born(text, Err(DateFault::EitherCentury));
    }
    born("12/04/16", Ok("2016-04-12"));
    born("12/04/27", Ok("1927-04-12"));
}

#[test]
fn a_birth_out_of_life_is_refused() {
    born("01/01/1900", Err(DateFault::Placeholder));
    born("2030-01-01", Err(DateFault::Ahead));
    born("2026-12-01", Err(DateFault::Ahead));
    born("0088-04-12", Err(DateFault::TooEarly));
    born("1753-01-01", Err(DateFault::TooEarly));
    assert_eq!(read_born("", today()), Ok(BirthDate::Unknown));
    assert_eq!(read_born("1988", today()), Ok(BirthDate::Year(1988)));
    assert_eq!(read_born("2100", today()), Err(DateFault::Ahead));
    assert_eq!(read_born("0026", today()), Err(DateFault::TooEarly));
}

#[test]
fn an_order_is_made_between_the_first_of_its_kind_and_today() {
    assert_eq!(read_made("26/10/2026", today()), Ok(day("2026-10-26")));
    assert_eq!(read_made("26/10/26", today()), Ok(day("2026-10-26")));
    assert_eq!(read_made("26/10/98", today()), Ok(day("1998-10-26")));
    assert_eq!(read_made("26/10/2126", today()), Err(DateFault::Ahead));
    assert_eq!(read_made("26/10/27", today()), Err(DateFault::TooEarly));
    assert_eq!(read_made("26/10/0026", today()), Err(DateFault::TooEarly));
    assert_eq!(read_made("", today()), Err(DateFault::NotADate));
    assert_eq!(read_made("never", today()), Err(DateFault::NotADate));
}

#[test]
fn an_end_comes_after_the_making_and_within_reach() {
    let made = day("2026-10-26");
    assert_eq!(read_end("26/10/27", made), Ok(day("2027-10-26")));
    assert_eq!(read_end("2027-06-12Z", made), Ok(day("2027-06-12")));
    assert_eq!(read_end("27-06-12", made), Err(DateFault::NotADate));
    assert_eq!(read_end("26/10/2025", made), Err(DateFault::BeforeMade));
    assert_eq!(read_end("0027-10-27", made), Err(DateFault::BeforeMade));
    for text in ["31/12/9999", "31/12/2099", "31/12/99"] {
        assert_eq!(read_end(text, made), Err(DateFault::TooFar), "{text}");
    }
}

#[test]
fn a_moment_that_an_officer_records_is_of_this_lifetime() {
    let at = |text: &str| Timestamp::parse(text).unwrap();
    let entered = at("2026-11-12T14:31:00Z");
    assert_eq!(moment_fault(at("0026-11-12T14:29:00Z"), entered), Some(DateFault::TooEarly));
    assert_eq!(moment_fault(at("1926-11-12T14:29:00Z"), entered), Some(DateFault::TooEarly));
    assert_eq!(moment_fault(at("2027-11-12T14:29:00Z"), entered), Some(DateFault::Ahead));
    assert_eq!(moment_fault(at("2026-11-13T09:00:00Z"), entered), None, "clocks differ");
    assert_eq!(moment_fault(at("1974-05-01T00:00:00Z"), entered), None);
}

proptest! {
    #[test]
    fn no_text_yields_a_day_out_of_life(text in "\\PC{0,24}|[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{1,4}[TZ ]?[0-9:+-]{0,9}") {
        if let Ok(BirthDate::Known(born)) = read_born(&text, today()) {
            prop_assert!(born <= today() && born.0.year() >= today().0.year() - MOST_AGE);
        }
        if let Ok(made) = read_made(&text, today()) {
            prop_assert!(made <= today().plus_days(1) && made.0.year() >= FIRST_ORDERS);
            if let Ok(end) = read_end(&text, made) {
                prop_assert!(end >= made);
            }
        }
    }
}

#[test]
fn the_law_is_asked_of_days_of_which_it_can_be_told() {
    let today = Day::new(2026, 11, 30).unwrap();
    for (text, day) in [
        ("2026-11-22", (2026, 11, 22)),
        (" 22/11/2026 ", (2026, 11, 22)),
        ("1976-01-01", (1976, 1, 1)),
        ("2031-12-31", (2031, 12, 31)),
    ] {
        let (year, month, day) = day;
        assert_eq!(read_asked(text, today), Ok(Day::new(year, month, day).unwrap()), "{text}");
    }
    for (text, fault) in [
        ("0026-01-01", DateFault::TooEarly),
        ("1026-11-22", DateFault::TooEarly),
        ("1975-12-31", DateFault::TooEarly),
        ("2032-01-01", DateFault::LawNotKnown),
        ("2126-11-22", DateFault::LawNotKnown),
        ("9999-12-31", DateFault::LawNotKnown),
        ("2026-02-31", DateFault::NotADate),
        ("22/11/26", DateFault::EitherCentury),
        ("", DateFault::NotADate),
    ] {
        assert_eq!(read_asked(text, today), Err(fault), "{text}");
    }
}
