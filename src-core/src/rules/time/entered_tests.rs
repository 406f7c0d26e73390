use super::*;

fn entered(day: &str, month: &str, year: &str, time: &str) -> Entered {
    Entered { day: day.into(), month: month.into(), year: year.into(), time: time.into(), hour: None }
}

#[track_caller]
fn reads(entered: &Entered, expected: &str) {
    assert_eq!(entered.read().map(|at| at.to_string()), Ok(expected.to_owned()), "{entered:?}");
}

#[track_caller]
fn refuses(entered: &Entered, part: EnteredPart, why: UnreadBecause) {
    assert_eq!(entered.read(), Err(Unread { part, why }), "{entered:?}");
}

#[test]
fn summer_is_an_hour_ahead_and_winter_is_not() {
    reads(&entered("1", "7", "2026", "14:31"), "2026-07-01T13:31:00.000Z");
    reads(&entered("22", "11", "2026", "14:31"), "2026-11-22T14:31:00.000Z");
}

#[test]
fn a_year_in_two_figures_is_asked_in_four() {
    refuses(&entered("12", "11", "26", "14:31"), EnteredPart::Year, UnreadBecause::YearNotInFull);
    refuses(&entered("12", "11", "026", "14:31"), EnteredPart::Year, UnreadBecause::YearNotInFull);
    refuses(&entered("12", "11", "0026", "14:31"), EnteredPart::Year, UnreadBecause::YearOutOfReach);
    refuses(&entered("12", "11", "1926", "14:31"), EnteredPart::Year, UnreadBecause::YearOutOfReach);
    refuses(&entered("12", "11", "2126", "14:31"), EnteredPart::Year, UnreadBecause::YearOutOfReach);
    refuses(&entered("12", "11", "20266", "14:31"), EnteredPart::Year, UnreadBecause::NotRead);
    refuses(&entered("12", "11", "-026", "14:31"), EnteredPart::Year, UnreadBecause::NotRead);
}

#[test]
fn a_time_that_came_twice_is_asked_and_then_read_as_was_said() {
    let mut twice = entered("25", "10", "2026", "01:30");
    refuses(&twice, EnteredPart::Time, UnreadBecause::CameTwice);
    twice.hour = Some(WhichHour::First);
    reads(&twice, "2026-10-25T00:30:00.000Z");
    twice.hour = Some(WhichHour::Second);
    reads(&twice, "2026-10-25T01:30:00.000Z");
    twice.put(EnteredPart::Time, "02:30");
    assert_eq!(twice.hour, None, "what was said of one time says nothing of another");
    reads(&twice, "2026-10-25T02:30:00.000Z");
}

#[test]
fn a_time_that_the_clocks_skipped_is_no_time() {
    refuses(&entered("29", "3", "2026", "01:30"), EnteredPart::Time, UnreadBecause::Skipped);
    reads(&entered("29", "3", "2026", "02:00"), "2026-03-29T01:00:00.000Z");
    reads(&entered("29", "3", "2026", "00:59"), "2026-03-29T00:59:00.000Z");
}

#[test]
fn a_day_that_the_month_does_not_have_is_tied_to_the_day() {
    refuses(&entered("31", "2", "2026", "10:00"), EnteredPart::Day, UnreadBecause::NoSuchDay);
    refuses(&entered("29", "2", "2026", "10:00"), EnteredPart::Day, UnreadBecause::NoSuchDay);
    reads(&entered("29", "2", "2024", "10:00"), "2024-02-29T10:00:00.000Z");
    refuses(&entered("31", "4", "2026", "10:00"), EnteredPart::Day, UnreadBecause::NoSuchDay);
    refuses(&entered("32", "4", "2026", "10:00"), EnteredPart::Day, UnreadBecause::NotRead);
    refuses(&entered("0", "4", "2026", "10:00"), EnteredPart::Day, UnreadBecause::NotRead);
    refuses(&entered("1", "13", "2026", "10:00"), EnteredPart::Month, UnreadBecause::NotRead);
}

#[test]
fn the_first_part_that_is_missing_is_named() {
    refuses(&Entered::default(), EnteredPart::Day, UnreadBecause::Empty);
    refuses(&entered("1", " ", "2026", "10:00"), EnteredPart::Month, UnreadBecause::Empty);
    refuses(&entered("1", "2", "2026", ""), EnteredPart::Time, UnreadBecause::Empty);
}

#[test]
fn times_are_read_as_people_write_them() {
    for (time, expected) in [
        ("14:31", "14:31"),
        ("14.31", "14:31"),
        ("1431", "14:31"),
        ("1431hrs", "14:31"),
        ("1431 hrs", "14:31"),
        ("14:31:59", "14:31"),
        ("0905", "09:05"),
        ("905", "09:05"),
        ("9:05", "09:05"),
        ("9pm", "21:00"),
        ("9 PM", "21:00"),
        ("9.30 p.m.", "21:30"),
        ("930pm", "21:30"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("12.05am", "00:05"),
        ("00:00", "00:00"),
    ] {
        reads(&entered("22", "11", "2026", time), &format!("2026-11-22T{expected}:00.000Z"));
    }
    for time in ["9", "21", "24:00", "12:60", "13pm", "0am", "midnight", "1:5", "14:31:99", "14:31Z", "-1:30", "1:+5"] {
        refuses(&entered("22", "11", "2026", time), EnteredPart::Time, UnreadBecause::NotRead);
    }
}

#[test]
fn months_are_read_by_name_and_by_number() {
    for month in ["4", "04", "Apr", "april", "APRIL", "Apr."] {
        reads(&entered("12th", month, "1988", "14:31"), "1988-04-12T13:31:00.000Z");
    }
    for month in ["ap", "aprilis", "0", "4th"] {
        refuses(&entered("12", month, "1988", "14:31"), EnteredPart::Month, UnreadBecause::NotRead);
    }
}

#[test]
fn a_whole_date_is_divided_among_the_parts() {
    for text in [
        "12/4/1988 14:31",
        "12/04/1988, 14.31",
        "12-4-1988 at 1431",
        "12.4.1988 2.31pm",
        "1988-04-12 14:31",
        "1988-04-12T14:31",
        "1988-04-12T13:31:07Z",
        "1988-04-12T14:31:00+01:00",
        "12 Apr 1988 14:31",
        "Tue 12 Apr 1988 14:31",
        "Tuesday, 12th April 1988 at 2.31 pm",
        "April 12, 1988 14:31",
        "12-Apr-1988 14:31",
        "14:31 on 12/4/1988",
        "1431 hrs 12 April 1988",
        "on the 12th of April 1988 at 14:31",
    ] {
        let mut typed = Entered::default();
        typed.put(EnteredPart::Day, text);
        reads(&typed, "1988-04-12T13:31:00.000Z");
    }
}

#[test]
fn a_date_without_a_time_leaves_the_time_as_it_was() {
    let mut typed = entered("", "", "", "14:31");
    typed.put(EnteredPart::Day, "12/4/1988");
    reads(&typed, "1988-04-12T13:31:00.000Z");
    typed.put(EnteredPart::Year, "2026");
    reads(&typed, "2026-04-12T13:31:00.000Z");
}

#[test]
fn what_is_no_whole_date_stays_where_it_was_put() {
    for text in ["12/4", "12/4/88", "1/4/88 14:31", "April 1988", "1/2/3/2026", "2026 2027 1 2", "he left at 14:31"] {
        let mut typed = Entered::default();
        typed.put(EnteredPart::Day, text);
        assert_eq!(typed, entered(text, "", "", ""));
        refuses(&typed, EnteredPart::Day, UnreadBecause::NotRead);
    }
}

#[test]
fn an_instant_is_entered_as_london_shows_it() {
    for text in [
        "2026-07-01T08:05:00.000Z",
        "2026-10-25T00:30:00.000Z",
        "2026-10-25T01:30:00.000Z",
        "2026-03-29T01:00:00.000Z",
        "1972-01-01T00:00:00.000Z",
    ] {
        let at = Timestamp::parse(text).unwrap();
        assert_eq!(Entered::of(at).read(), Ok(at), "{text}");
    }
    let nine = Entered::of(Timestamp::parse("2026-07-01T08:05:00Z").unwrap());
    assert_eq!(nine, entered("1", "7", "2026", "09:05"));
}

#[test]
fn an_instant_out_of_reach_is_not_plausible() {
    let is = |text: &str| is_plausible(Timestamp::parse(text).unwrap());
    assert!(is("2026-11-12T14:31:00Z") && is("1972-01-01T00:00:00Z") && is("2099-12-31T23:59:59Z"));
    assert!(!is("0026-11-12T14:31:00Z") && !is("1971-12-31T23:59:59Z") && !is("2126-11-12T14:31:00Z"));
    assert!(!is("9999-12-31T00:00:00Z") && !is_plausible(Timestamp::from_millis(i64::MIN)));
}

#[test]
fn today_and_yesterday_are_london_s_over_midnight_a_new_year_and_the_clocks() {
    let at = |text: &str| Timestamp::parse(text).unwrap();
    let named = [
        (NamedDay::Today, "2026-11-22T14:31:00.000Z", "22/11/2026"),
        (NamedDay::Yesterday, "2026-03-01T00:10:00.000Z", "28/2/2026"),
        (NamedDay::Yesterday, "2027-01-01T09:00:00.000Z", "31/12/2026"),
        // 23:30 in UTC is the next day in London's summer.
        (NamedDay::Today, "2026-07-01T23:30:00.000Z", "2/7/2026"),
        (NamedDay::Yesterday, "2026-07-01T23:30:00.000Z", "1/7/2026"),
        // A day of 25 hours: half an hour before its end, 24 hours earlier is the same day still.
        (NamedDay::Yesterday, "2026-10-25T23:30:00.000Z", "24/10/2026"),
    ];
    for (day, now, expected) in named {
        let on = Entered::on(day, at(now));
        assert_eq!((on.date().as_str(), on.time.as_str()), (expected, ""), "{day:?} at {now}");
        assert_eq!(on.named_day(at(now)), Some(day), "{day:?} at {now}");
    }
    assert_eq!(entered("20", "11", "2026", "").named_day(at("2026-11-22T14:31:00.000Z")), None);
}

#[test]
fn a_date_in_one_field_is_divided_and_what_is_wrong_is_told_of_its_part() {
    let put = |text: &str| {
        let mut typed = entered("", "", "", "14:31");
        typed.put_date(text);
        typed
    };
    for text in ["22/11/2026", "22 11 2026", "22 Nov 2026", "Sun 22 November 2026", "2026-11-22"] {
        reads(&put(text), "2026-11-22T14:31:00.000Z");
    }
    reads(&put("25/10/2026 02:30"), "2026-10-25T02:30:00.000Z");
    refuses(&put("22/11/26"), EnteredPart::Year, UnreadBecause::YearNotInFull);
    refuses(&put("31 2 2026"), EnteredPart::Day, UnreadBecause::NoSuchDay);
    refuses(&put("last week"), EnteredPart::Day, UnreadBecause::NotRead);
    refuses(&put(" "), EnteredPart::Day, UnreadBecause::Empty);
    assert_eq!(put("last week").date(), "last week");
    let mut again = put("12 nov 2026");
    again.put_date(&again.date());
    assert_eq!(again, put("12 nov 2026"), "what stands there is read again as it was");
}
