//! Times that terms state, as courts write them, and what must not be taken for one.

use super::*;
use crate::rules::condition::Term;
use crate::rules::feed::{read_conditions, read_order_text};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// What one condition of an order of 12 June 2026 says of its time.
fn said(period: Option<&ReadPeriod>) -> String {
    let Some(period) = period else { return "always".to_owned() };
    let (interval, unread) = period.resolve(Some(day("2026-06-12")));
    let from = interval.and_then(|interval| interval.from).map(|from| format!("from {}", from.london_day()));
    let until = interval.and_then(|interval| interval.until).map(|until| format!("until {}", until.london_rfc3339()));
    let unread = unread.map(|words| format!("unread {words}"));
    [from, until, unread].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let found = read_conditions(text);
    let last: Vec<String> = found.iter().map(|condition| said(condition.period.as_ref())).collect();
    assert_eq!(last, [expected], "{text}");
}

const TO_NOVEMBER: &str = "until 2026-11-02T00:00:00+00:00";

#[test]
fn a_time_of_a_term_ends_with_its_last_day_in_london() {
    check("Not to contact Beta Specimen until 01/11/2026.", TO_NOVEMBER);
    check("Not to contact Beta Specimen until 31/07/2026.", "until 2026-08-01T00:00:00+01:00");
    check("Until 1 November 2026, not to contact Beta Specimen.", TO_NOVEMBER);
    check("Not to enter Derby until 1/11/26.", TO_NOVEMBER);
    check("Not to enter Derby until 1st November 2026.", TO_NOVEMBER);
    check("Not to enter Derby until midnight on the 1st day of November 2026.", TO_NOVEMBER);
    check("Not to enter Derby until 23:59 on Sunday 1 November 2026.", TO_NOVEMBER);
    check("Not to enter Derby up to and including 1 November 2026.", TO_NOVEMBER);
    check("Not to enter Derby until 1 November 2026 or further order.", TO_NOVEMBER);
    check("Not to enter Derby before 2 November 2026.", TO_NOVEMBER);
    check("Curfew between 9pm and 7am at 9 Model Road until 01/11/2026.", TO_NOVEMBER);
}

#[test]
fn a_time_of_a_term_begins_with_its_first_day() {
    let november = format!("from 2026-07-01 {TO_NOVEMBER}");
    check("Not to contact Beta Specimen between 1 July 2026 and 1 November 2026.", &november);
    check("Not to contact Beta Specimen between 1 July and 1 November 2026.", &november);
    check("Not to contact Beta Specimen from 1 July 2026 to 1 November 2026.", &november);
    check("Not to contact Beta Specimen from 1 July 2026 until 1 November 2026.", &november);
    check("From 1 January 2027 not to contact Beta Specimen.", "from 2027-01-01");
    check("Not to enter Derby after 31 December 2026.", "from 2027-01-01");
    check("Not to enter Derby on 1 November 2026.", &format!("from 2026-11-01 {TO_NOVEMBER}"));
}

#[test]
fn a_length_of_time_runs_from_the_order_or_the_day_that_is_named() {
    check("Not to contact Beta Specimen for 3 months.", "until 2026-09-12T00:00:00+01:00");
    check(
        "Not to contact Beta Specimen for a period of 3 months directly or indirectly.",
        "until 2026-09-12T00:00:00+01:00",
    );
    check("Not to enter Derby for 3 months from 1 July 2026.", "from 2026-07-01 until 2026-10-01T00:00:00+01:00");
    let variation = ReadPeriod {
        from: None,
        until: None,
        lasting: Some(Period { count: 3, unit: crate::rules::clock::PeriodUnit::Months }),
        is_whole: true,
        words: "for 3 months".to_owned(),
    };
    assert_eq!(variation.resolve(None), (None, Some("for 3 months".to_owned())));
}

#[test]
fn a_time_that_is_not_read_whole_is_kept_in_the_courts_words() {
    for (text, words) in [
        ("Not to enter Derby until 31/09/2026.", "until 31/09/2026"),
        ("Not to enter Derby until 1 November.", "until 1 November"),
        ("Not to enter Derby until November 2026.", "until November 2026"),
        ("Not to enter Derby until trial.", "until trial"),
        ("Not to enter Derby until 1 November 2026 or the end of the trial.", "until 1 November 2026"),
        ("Not to enter Derby until 10:00 on 1 November 2026.", "until 10:00 on 1 November 2026"),
        ("Not to enter Derby until 01/11/0026.", "until 01/11/0026"),
        ("Not to enter Derby until 01/11/2016.", "until 01/11/2016"),
        ("Not to enter Derby from 1 July.", "from 1 July"),
        (
            "Not to contact Beta Specimen from 1 November 2026 until 1 July 2026.",
            "from 1 November 2026, until 1 July 2026",
        ),
        ("Not to contact Beta Specimen for the duration of the proceedings.", "for the duration of the proceedings"),
        ("Not to contact Beta Specimen during school term.", "during school term"),
        ("Not to contact Beta Specimen while on bail.", "while on bail"),
        ("Not to remain in Derby for 2 days.", "for 2 days"),
        ("Not to enter Derby for 2 days in any week.", "for 2 days in any week"),
    ] {
        check(text, &format!("unread {words}"));
    }
}

#[test]
fn what_sets_no_time_is_none() {
    for text in [
        "Not to contact Beta Specimen until further order.",
        "Not to contact Beta Specimen save from 1 January.",
        "Not to contact Beta Specimen for the duration of this order.",
        "Not to go within 100 metres from 9 Model Road.",
        "Not to enter the area between 1 March Street and 3 King Street, Belper.",
        "Not to remain away from 9 Model Road.",
        "Curfew from 9pm until 7am at 9 Model Road.",
        "Not to harass Beta Specimen as set out in the order made on 3 March 2025.",
        "To leave 9 Model Road before 1 July 2026.",
    ] {
        check(text, "always");
    }
}

#[test]
fn a_place_does_not_take_the_words_of_a_time() {
    for text in [
        "Not to enter Derby until 01/11/2026.",
        "Not to enter Derby before 1 January 2027.",
        "Not to enter Derby from 1 July 2026 to 1 November 2026.",
        "Not to enter Derby during school term.",
    ] {
        let found = read_conditions(text);
        let Some(Term::ExclusionZone(zone)) = found.first().map(|condition| &condition.term) else { panic!("{text}") };
        assert_eq!(zone.place, "Derby", "{text}");
    }
}

#[track_caller]
fn check_all(text: &str, expected: &[&str]) {
    let found: Vec<String> = read_conditions(text).iter().map(|condition| said(condition.period.as_ref())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_time_that_leads_a_sentence_is_that_of_all_its_terms() {
    check_all(
        "Until 1 November 2026, not to contact Beta Specimen or go within 100 metres of 9 Model Road. Not to enter Derby.",
        &[TO_NOVEMBER, TO_NOVEMBER, "always"],
    );
    check_all(
        "Not to contact Beta Specimen or go within 100 metres of 9 Model Road until 1 November 2026.",
        &["unread until 1 November 2026", TO_NOVEMBER],
    );
    check_all("Not to enter Belper. Not to enter Derby until 1 November 2026.", &["always", TO_NOVEMBER]);
}

#[test]
fn the_end_of_a_term_is_not_that_of_its_order() {
    let order = read_order_text(
        "Restraining order made for the defendant in the following terms: Not to contact Beta Specimen until \
         01/11/2026. This order is made on conviction.",
    );
    assert_eq!(order.durations, []);
}
