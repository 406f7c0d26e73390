//! Ends and lengths as courts write them, and what each must yield.

use super::*;
use crate::rules::clock::{Period, PeriodUnit};

#[track_caller]
fn check(text: &str, expected: &[ReadDuration]) {
    assert_eq!(read_durations(text), expected, "{text}");
}

fn months(count: u32) -> ReadDuration {
    ReadDuration::For(Period { count, unit: PeriodUnit::Months })
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn until(text: &str) -> ReadDuration {
    ReadDuration::Until(day(text))
}

#[test]
fn durations_are_read() {
    check("This order lasts until further order.", &[ReadDuration::UntilFurtherOrder]);
    check("This order lasts until 31/07/2027.", &[until("2027-07-31")]);
    check("until 23:59 on 3 March 2027", &[until("2027-03-03")]);
    check("This order lasts until midnight on 12 June 2028.", &[until("2028-06-12")]);
    check("This order lasts until the end of 12 June 2028.", &[until("2028-06-12")]);
    check("This order lasts until midnight at the end of 12 June 2028.", &[until("2028-06-12")]);
    check("This order lasts for an indefinite period.", &[ReadDuration::UntilFurtherOrder]);
    check("Exclusion order made for 6 Months.", &[months(6)]);
    check("for a period of 12 months", &[months(12)]);
    check("This order lasts 12 months.", &[months(12)]);
    check("until further order. Made on 03/03/2025.", &[ReadDuration::UntilFurtherOrder]);
    check("This order lasts until 12 June 2028 or further order.", &[until("2028-06-12")]);
    check("This order lasts until 12 June 2028 unless varied or discharged.", &[until("2028-06-12")]);
    check("This order lasts for 12 months or until further order.", &[months(12)]);
    check("This order lasts indefinitely.", &[ReadDuration::UntilFurtherOrder]);
    check("Order lasts for life.", &[ReadDuration::ForLife]);
    check("This order is made on conviction.", &[]);
    check("Restraining order made for the defendant in the following terms:", &[]);
    check("This order lasts for 12 months until 31/07/2027.", &[months(12), until("2027-07-31")]);
}

#[test]
fn an_order_for_years_and_months_lasts_for_both() {
    for text in [
        "This order lasts for 2 years and 6 months.",
        "This order lasts for 2 years 6 months.",
        "This order lasts for 2 years and a half.",
        "This order lasts for two and a half years.",
        "This order lasts for a period of 2 years, 6 months from the date of this order.",
    ] {
        check(text, &[months(30)]);
    }
    check("This order lasts for 24 calendar months.", &[months(24)]);
    check("This order lasts for twelve (12) months.", &[months(12)]);
    check("This order lasts for 12months.", &[months(12)]);
}

#[test]
fn a_length_that_begins_on_another_day_ends_as_much_later() {
    check("This order lasts for 12 months from 1 January 2026.", &[until("2026-12-31")]);
    check("This order lasts for 2 years with effect from 1 January 2027.", &[until("2028-12-31")]);
}

#[test]
fn a_stated_length_that_is_not_read_whole_is_unread() {
    for text in [
        "This order lasts for 18 months 2 weeks.",
        "This order lasts for 2 years, 6 months and 1 day.",
        "This order lasts for 12 months from release from custody.",
        "This order lasts for 2 years from release from custody.",
        "This order lasts for 12 (six) months.",
        "This order lasts for up to 2 years.",
        "This order lasts for XX months.",
        "This order lasts for 12 months or until the trial, whichever is the sooner.",
        "This order lasts for 2 years and 6.",
    ] {
        assert_eq!(read_durations(text).first(), Some(&ReadDuration::Unread), "{text}");
    }
}

#[test]
fn a_stated_end_that_is_not_read_is_unread() {
    for text in [
        "This order lasts until 31 April 2028.",
        "This order lasts until 06/13/2028.",
        "This order lasts until XX/XX/XXXX.",
        "This order lasts until .",
        "This order lasts until 12 June.",
        "This order lasts until June 2028.",
        "This order lasts until 2028.",
        "This order lasts until 12-06-28.",
        "This order lasts until the trial on 12 June 2028.",
        "This order lasts until 12 June 2028 and not 12 June 2029.",
        "This order lasts until 9.00 on 12 June 2028.",
        "This order lasts until 2028-06-12T00:00:00Z.",
        "until DATE_OF_HEARING",
        "This order lasts until further order or 12 June 2028.",
    ] {
        check(text, &[ReadDuration::Unread]);
    }
}

#[test]
fn an_hour_beside_the_day_ends_the_order_at_that_hour() {
    let four = ReadDuration::At(day("2028-06-12").at(NaiveTime::from_hms_opt(16, 0, 0).unwrap()));
    for text in [
        "This order lasts until 16:00 on 12 June 2028.",
        "This order lasts until 4 pm on 12 June 2028.",
        "This order lasts until 4pm on 12 June 2028.",
        "This order lasts until 12 June 2028 at 16:00.",
        "This order lasts until 12/06/2028 16:00.",
        "This order lasts until 12 June 2028 at 4 p.m.",
    ] {
        check(text, &[four]);
    }
    let noon = ReadDuration::At(day("2028-06-12").at(NaiveTime::from_hms_opt(12, 0, 0).unwrap()));
    check("This order lasts until noon on 12 June 2028.", &[noon]);
    check("This order lasts until 24:00 on 12 June 2028.", &[until("2028-06-12")]);
}

#[test]
fn a_penalty_is_no_end() {
    check("If you do not obey this order you may be sent to prison for up to five years.", &[]);
}
