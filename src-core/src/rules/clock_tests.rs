//! Clocks against cases worked by hand from the Acts, and against a count of single minutes.

use super::hours::advance;
use super::*;
use crate::rules::calendar::is_sunday;
use crate::words::english;
use chrono::NaiveTime;
use proptest::prelude::*;

const LIFE: Given = Given { days: Some(28), hours: None, hearing: None };

/// A London time: "2026-06-12 10:00".
fn london(text: &str) -> Timestamp {
    let (date, time) = text.split_once(' ').unwrap();
    Day::parse(date).unwrap().at(NaiveTime::parse_from_str(time, "%H:%M").unwrap())
}

#[track_caller]
fn check(rule: &str, start: &str, target: &str, limit: &str, excluded: &[&str]) -> Clock {
    check_given(Given::default(), rule, start, target, limit, excluded)
}

#[track_caller]
fn check_given(given: Given, rule: &str, start: &str, target: &str, limit: &str, excluded: &[&str]) -> Clock {
    let clock = run_given(ClockRule::parse(rule).unwrap(), london(start), &given).unwrap();
    assert_eq!((clock.target, clock.limit), (london(target), london(limit)), "{rule} {start}: {clock:?}");
    let days: Vec<String> = clock.excluded.iter().map(|each| each.day.to_string()).collect();
    assert_eq!(days, excluded, "{rule} {start}");
    clock
}

/// The same time for target and limit.
#[track_caller]
fn check_one(rule: &str, start: &str, both: &str, excluded: &[&str]) -> Clock {
    check(rule, start, both, both, excluded)
}

#[test]
fn an_ordinary_week_passes_over_its_sunday() {
    check_one("dvpn-hearing", "2026-06-12 10:00", "2026-06-15 10:00", &["2026-06-14"]);
    check_one("dapn-hearing", "2026-06-12 10:00", "2026-06-15 10:00", &["2026-06-14"]);
    check_one("dvpn-arrest", "2026-06-12 10:00", "2026-06-13 10:00", &[]);
    check_one("dapn-arrest", "2026-06-13 10:00", "2026-06-15 10:00", &["2026-06-14"]);
    check_one("murder-bail-arrest", "2026-06-12 10:00", "2026-06-15 10:00", &["2026-06-13", "2026-06-14"]);
    check_one("dvpo-arrest", "2026-08-29 00:00", "2026-08-30 00:00", &[]);
    check_one("dvpn-hearing", "2026-08-28 00:00", "2026-08-30 00:00", &[]);
}

#[test]
fn easter_2026_is_passed_over_and_its_monday_counts_for_bail() {
    let easter = ["2026-04-03", "2026-04-05", "2026-04-06"];
    check_one("dvpn-hearing", "2026-04-02 14:00", "2026-04-07 14:00", &easter);
    check_one("dvpo-arrest", "2026-04-04 14:00", "2026-04-07 14:00", &["2026-04-05", "2026-04-06"]);
    check_one("bail-arrest", "2026-04-04 14:00", "2026-04-06 14:00", &["2026-04-05"]);
    check_one("occupation-arrest", "2026-04-04 14:00", "2026-04-06 14:00", &["2026-04-05"]);
    check_one("bail-arrest", "2026-04-02 14:00", "2026-04-04 14:00", &["2026-04-03"]);
    let all_four = ["2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06"];
    let clock = check_one("murder-bail-arrest", "2026-04-02 14:00", "2026-04-07 14:00", &all_four);
    let why: Vec<ExcludedBecause> = clock.excluded.iter().map(|each| each.why).collect();
    let expected =
        [ExcludedBecause::GoodFriday, ExcludedBecause::Saturday, ExcludedBecause::Sunday, ExcludedBecause::BankHoliday];
    assert_eq!(why, expected);
}

#[test]
fn a_start_on_a_day_that_does_not_count_has_a_cautious_target_and_a_later_limit() {
    for rule in ["dvpn-arrest", "bail-arrest", "occupation-arrest", "dapn-arrest"] {
        let clock = check(rule, "2026-11-22 09:00", "2026-11-23 09:00", "2026-11-24 00:00", &["2026-11-22"]);
        assert_eq!(clock.excluded[0].reading, ExcludedIn::Limit);
    }
    let easter = ["2026-04-05", "2026-04-06"];
    let clock = check("dvpn-arrest", "2026-04-05 09:00", "2026-04-07 09:00", "2026-04-08 00:00", &easter);
    assert_eq!(clock.excluded[1].reading, ExcludedIn::LimitAndTarget);
    check("bail-arrest", "2026-04-05 09:00", "2026-04-06 09:00", "2026-04-07 00:00", &["2026-04-05"]);
    check("dvpo-arrest", "2026-04-03 08:00", "2026-04-04 08:00", "2026-04-05 00:00", &["2026-04-03"]);
    let good_friday_on = ["2026-04-03", "2026-04-05", "2026-04-06"];
    check("dvpn-hearing", "2026-04-03 08:00", "2026-04-07 08:00", "2026-04-08 00:00", &good_friday_on);
    let weekend = ["2026-06-13", "2026-06-14"];
    check("murder-bail-arrest", "2026-06-13 10:00", "2026-06-15 10:00", "2026-06-16 00:00", &weekend);
    check("dvpo-arrest", "2026-08-31 00:00", "2026-09-01 00:00", "2026-09-02 00:00", &["2026-08-31"]);
}

#[test]
fn christmas_2026_lets_the_saturday_run_in_the_target_alone() {
    let all = ["2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"];
    let clock = check("dvpo-arrest", "2026-12-24 10:00", "2026-12-26 10:00", "2026-12-29 10:00", &all);
    assert_eq!(clock.excluded[1].why, ExcludedBecause::BankHoliday);
    check("dvpn-hearing", "2026-12-24 10:00", "2026-12-29 10:00", "2026-12-30 10:00", &all);
    check("dapn-arrest", "2026-12-25 12:00", "2026-12-26 12:00", "2026-12-30 00:00", &all);
    check("dvpo-arrest", "2026-12-26 12:00", "2026-12-29 12:00", "2026-12-30 00:00", &all[1..]);
    check("dvpo-arrest", "2026-12-28 09:00", "2026-12-29 09:00", "2026-12-30 00:00", &["2026-12-28"]);
    // A Saturday does not count for murder, whatever else it is.
    let clock = check_one("murder-bail-arrest", "2026-12-24 10:00", "2026-12-29 10:00", &all);
    assert_eq!(clock.excluded[1].why, ExcludedBecause::Saturday);
    check("murder-bail-arrest", "2026-12-26 12:00", "2026-12-29 12:00", "2026-12-30 00:00", &all[1..]);
}

#[test]
fn bank_holidays_at_christmas_and_new_year_count_for_bail() {
    check_one("bail-arrest", "2026-12-24 10:00", "2026-12-26 10:00", &["2026-12-25"]);
    check("bail-arrest", "2026-12-25 12:00", "2026-12-26 12:00", "2026-12-27 00:00", &["2026-12-25"]);
    check_one("bail-arrest", "2026-12-26 12:00", "2026-12-28 12:00", &["2026-12-27"]);
    check_one("bail-arrest", "2026-12-28 09:00", "2026-12-29 09:00", &[]);
    check_one("bail-arrest", "2026-12-31 18:00", "2027-01-01 18:00", &[]);
    check_one("dvpn-arrest", "2026-12-31 18:00", "2027-01-02 18:00", &["2027-01-01"]);
    let weekend = ["2027-01-01", "2027-01-02", "2027-01-03"];
    check_one("murder-bail-arrest", "2026-12-31 18:00", "2027-01-04 18:00", &weekend);
}

#[test]
fn christmas_2027_has_two_substitutes() {
    let all = ["2027-12-25", "2027-12-26", "2027-12-27", "2027-12-28"];
    check_one("dvpo-arrest", "2027-12-24 10:00", "2027-12-29 10:00", &all);
    check_one("murder-bail-arrest", "2027-12-24 10:00", "2027-12-29 10:00", &all);
    check_one("dvpn-hearing", "2027-12-24 10:00", "2027-12-30 10:00", &all);
    check_one("bail-arrest", "2027-12-24 10:00", "2027-12-27 10:00", &all[..2]);
}

#[test]
fn the_christmases_before_and_one_day_bank_holidays_are_in_the_table() {
    let four = ["2020-12-25", "2020-12-26", "2020-12-27", "2020-12-28"];
    check("dvpo-arrest", "2020-12-24 10:00", "2020-12-26 10:00", "2020-12-29 10:00", &four);
    let four = ["2021-12-25", "2021-12-26", "2021-12-27", "2021-12-28"];
    check_one("dvpo-arrest", "2021-12-24 10:00", "2021-12-29 10:00", &four);
    check_one("dvpo-arrest", "2022-12-24 10:00", "2022-12-28 10:00", &["2022-12-25", "2022-12-26", "2022-12-27"]);
    check_one("dvpo-arrest", "2025-12-24 10:00", "2025-12-27 10:00", &["2025-12-25", "2025-12-26"]);
    check_one("dvpo-arrest", "2022-09-17 10:00", "2022-09-20 10:00", &["2022-09-18", "2022-09-19"]);
    check_one("dvpn-arrest", "2026-05-02 20:00", "2026-05-05 20:00", &["2026-05-03", "2026-05-04"]);
}

#[test]
fn clock_changes_fall_on_sundays_that_do_not_count() {
    check_one("dvpo-arrest", "2026-03-28 10:00", "2026-03-30 10:00", &["2026-03-29"]);
    check_one("bail-arrest", "2026-10-24 10:00", "2026-10-26 10:00", &["2026-10-25"]);
    // In the target the Sunday counts for as long as it lasts: 23 hours, and 25.
    check("dvpo-arrest", "2026-03-29 00:30", "2026-03-30 01:30", "2026-03-31 00:00", &["2026-03-29"]);
    check("dvpo-arrest", "2026-10-25 00:30", "2026-10-25 23:30", "2026-10-27 00:00", &["2026-10-25"]);
}

#[test]
fn notification_ends_with_the_third_day() {
    check_one("spo-notification", "2026-11-20 23:30", "2026-11-23 00:00", &[]);
    check_one("spo-notification", "2026-11-20 00:00", "2026-11-23 00:00", &[]);
    check_one("spo-notification", "2026-03-28 12:00", "2026-03-31 00:00", &[]);
    check_one("dapo-notification", "2026-12-24 09:00", "2026-12-27 00:00", &[]);
}

#[test]
fn a_dvpo_lasts_the_days_it_states_and_no_other_number() {
    let life = |days, start, end| {
        check_given(Given { days: Some(days), hours: None, hearing: None }, "dvpo-life", start, end, end, &[])
    };
    life(28, "2026-06-01 11:00", "2026-06-29 00:00");
    life(14, "2026-10-20 16:00", "2026-11-03 00:00");
    life(28, "2028-02-10 11:00", "2028-03-09 00:00");
    let refused =
        |days| run_given(ClockRule::DvpoLife, london("2026-06-01 11:00"), &Given { days, hours: None, hearing: None });
    assert_eq!(refused(None), Err(ClockError::DaysNotGiven));
    assert_eq!(run(ClockRule::DvpoLife, london("2026-06-01 11:00")), Err(ClockError::DaysNotGiven));
    for days in [0, 13, 29, u32::MAX] {
        assert_eq!(refused(Some(days)), Err(ClockError::DaysOutOfRange { days }));
    }
}

#[test]
fn detention_runs_through_nights_weekends_and_clock_changes() {
    check_one("pace-detention", "2026-03-28 20:00", "2026-03-29 21:00", &[]);
    check_one("pace-detention", "2026-10-24 20:00", "2026-10-25 19:00", &[]);
    let held = |hours, end| {
        let given = Given { days: None, hours: Some(hours), hearing: None };
        check_given(given, "pace-detention", "2026-06-12 10:00", end, end, &[])
    };
    held(24, "2026-06-13 10:00");
    held(36, "2026-06-13 22:00");
    held(96, "2026-06-16 10:00");
    for hours in [0, 25, 72, 97] {
        let given = Given { days: None, hours: Some(hours), hearing: None };
        let refused = run_given(ClockRule::PaceDetention, london("2026-06-12 10:00"), &given);
        assert_eq!(refused, Err(ClockError::HoursNotAuthorised { hours }));
    }
}

/// Mental Health Act 1983 s.136(2A): 24 hours beginning with the arrival; s.136B: 12 more at the most.
#[test]
fn a_place_of_safety_keeps_somebody_for_a_day_from_the_arrival_and_half_a_day_more_where_it_is_extended() {
    check_one("place-of-safety", "2026-12-24 20:00", "2026-12-25 20:00", &[]);
    check_one("place-of-safety", "2026-10-24 20:00", "2026-10-25 19:00", &[]);
    let kept = |hours| {
        let given = Given { hours: Some(hours), ..Given::default() };
        run_given(ClockRule::PlaceOfSafety, london("2026-06-12 10:00"), &given).map(|clock| clock.limit)
    };
    assert_eq!(kept(24), Ok(london("2026-06-13 10:00")));
    assert_eq!(kept(36), Ok(london("2026-06-13 22:00")));
    for hours in [12, 25, 72, 96] {
        assert_eq!(kept(hours), Err(ClockError::HoursNotAuthorised { hours }));
    }
    assert_eq!(ClockRule::PlaceOfSafety.starts_with(), ClockStart::ArrivalAtPlaceOfSafety);
    assert!(ClockRule::PlaceOfSafety.takes_hours());
}

/// Children Act 1989 s.46(6): 72 hours, and nobody may extend them.
#[test]
fn police_protection_of_a_child_ends_after_three_days_of_hours_whatever_is_authorised() {
    check_one("police-protection", "2026-06-12 10:00", "2026-06-15 10:00", &[]);
    check_one("police-protection", "2026-03-27 20:00", "2026-03-30 21:00", &[]);
    let given = Given { hours: Some(96), ..Given::default() };
    let kept = run_given(ClockRule::PoliceProtection, london("2026-06-12 10:00"), &given).unwrap();
    assert_eq!(kept.limit, london("2026-06-15 10:00"));
    assert_eq!(ClockRule::PoliceProtection.starts_with(), ClockStart::TakenIntoProtection);
    assert!(!ClockRule::PoliceProtection.takes_hours());
}

#[test]
fn after_charge_the_next_day_on_which_a_court_must_sit_is_the_limit() {
    check_one("charged-to-court", "2026-06-12 16:00", "2026-06-14 00:00", &[]);
    check_one("charged-to-court", "2026-06-14 16:00", "2026-06-16 00:00", &[]);
    check("charged-to-court", "2026-06-13 16:00", "2026-06-15 00:00", "2026-06-16 00:00", &["2026-06-14"]);
    check("charged-to-court", "2026-04-02 20:00", "2026-04-04 00:00", "2026-04-05 00:00", &["2026-04-03"]);
    check("charged-to-court", "2026-04-04 20:00", "2026-04-06 00:00", "2026-04-07 00:00", &["2026-04-05"]);
    check("charged-to-court", "2026-12-24 18:00", "2026-12-26 00:00", "2026-12-27 00:00", &["2026-12-25"]);
    let christmas = ["2027-12-25", "2027-12-26"];
    check("charged-to-court", "2027-12-24 18:00", "2027-12-26 00:00", "2027-12-28 00:00", &christmas);
}

#[test]
fn beyond_the_table_only_the_rule_is_told() {
    let late = london("2028-12-30 10:00");
    for rule in [ClockRule::DvpnArrest, ClockRule::DvpnHearing, ClockRule::DapnHearing, ClockRule::MurderBailArrest] {
        let error = run(rule, late).unwrap_err();
        assert_eq!(error, ClockError::CalendarExpired { rule });
        let told = error.to_string();
        assert!(told.contains("2019 to 2028") && LineError::from(error).by_hand() == Some(rule), "{told}");
    }
    for rule in ClockRule::ALL.into_iter().filter(|rule| !["A", "B+"].contains(&rule.letter())) {
        assert!(run_given(rule, london("2099-12-20 10:00"), &LIFE).is_ok(), "{rule:?}");
    }
    assert!(run(ClockRule::DvpnArrest, london("2018-12-30 10:00")).is_err());
    check_one("dvpo-arrest", "2028-12-30 00:00", "2028-12-31 00:00", &[]);
}

#[test]
fn a_year_whose_clock_changes_are_not_known_is_refused() {
    for start in ["1971-12-31T23:59:59Z", "2100-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
        for rule in ClockRule::ALL {
            let refused = run_given(rule, Timestamp::parse(start).unwrap(), &LIFE);
            assert_eq!(refused, Err(ClockError::StartOutOfReach), "{rule:?} {start}");
        }
    }
    for millis in [i64::MIN, i64::MAX] {
        assert_eq!(run(ClockRule::BailArrest, Timestamp::from_millis(millis)), Err(ClockError::StartOutOfReach));
    }
}

#[test]
fn a_rule_has_one_name_wherever_it_is_written() {
    for rule in ClockRule::ALL {
        assert_eq!(serde_json::to_string(&rule).unwrap(), format!("\"{}\"", rule.name()));
        assert_eq!(ClockRule::parse(rule.name()), Ok(rule));
    }
    for stranger in ["", "DVPN-ARREST", "dvpn_arrest", " dvpn-arrest"] {
        assert_eq!(ClockRule::parse(stranger), Err(ClockError::UnknownRule));
    }
}

#[test]
fn every_rule_says_where_it_is_written_and_what_it_leaves_open() {
    for rule in ClockRule::ALL {
        assert!(rule.source().contains(" s"), "{rule:?}");
        assert!([rule.words(), rule.what_counts()].iter().all(|&key| english(key).ends_with('.')), "{rule:?}");
        // Children Act 1989 s.46(6) leaves nothing open: 72 hours, whoever asks for more.
        let is_open = !["C", "D"].contains(&rule.letter()) && rule != ClockRule::PoliceProtection;
        assert_eq!(rule.open_question(&1, &2).is_some(), is_open, "{rule:?}");
        let is_not_reckoned = is_open && ["E", "F"].contains(&rule.letter());
        assert_eq!(rule.open_question(&1, &1).is_some(), is_not_reckoned, "{rule:?}: both readings agree");
    }
    let letters: Vec<&str> = ClockRule::ALL.into_iter().map(ClockRule::letter).collect();
    assert_eq!(
        letters,
        ["A", "A", "A", "A", "A", "B", "B", "B", "B", "B+", "C", "C", "C", "C", "D", "E", "F", "E", "E"]
    );
}

/// A clock of a rule that a hearing may end.
fn heard(rule: ClockRule, start: &str, hearing: &str) -> Clock {
    let given = Given { hearing: Some(london(hearing)), ..Given::default() };
    run_given(rule, london(start), &given).unwrap()
}

/// Crime and Security Act 2010 s.26(1), Domestic Abuse Act 2021 s.26: held to the court that will hear the
/// application, within 24 hours or at that hearing if it comes sooner.
#[test]
fn a_notices_arrest_clock_ends_at_the_hearing_where_that_is_sooner() {
    for rule in [ClockRule::DvpnArrest, ClockRule::DapnArrest] {
        let sooner = heard(rule, "2026-06-13 22:00", "2026-06-15 10:00");
        let hearing = london("2026-06-15 10:00");
        assert_eq!((sooner.target, sooner.limit, sooner.excluded.len()), (hearing, hearing, 1));
        let same_day = heard(rule, "2026-06-13 08:00", "2026-06-13 10:00");
        assert_eq!((same_day.limit, same_day.excluded.len()), (london("2026-06-13 10:00"), 0));
        let later = heard(rule, "2026-06-16 09:00", "2026-06-17 14:00");
        assert_eq!(later, run(rule, london("2026-06-16 09:00")).unwrap(), "24 hours come first");
        let over = heard(rule, "2026-06-16 09:00", "2026-06-16 08:59");
        assert_eq!(over.limit, london("2026-06-17 09:00"), "a hearing that is over ends nothing");
    }
}

/// Bail Act 1976 s.7(4)(b): arrested within 24 hours before the time to surrender, to that court; s.7(7)
/// leaves a Sunday out of those hours too.
#[test]
fn bail_is_answered_at_the_court_to_surrender_to_where_that_is_sooner() {
    let limit = |start, surrender| heard(ClockRule::BailArrest, start, surrender).limit;
    assert_eq!(limit("2026-11-10 15:00", "2026-11-11 10:00"), london("2026-11-11 10:00"));
    assert_eq!(limit("2026-11-14 12:00", "2026-11-16 10:00"), london("2026-11-16 10:00"));
    assert_eq!(limit("2026-11-14 09:00", "2026-11-16 10:00"), london("2026-11-16 09:00"));
    assert_eq!(limit("2026-11-13 15:00", "2026-11-16 10:00"), london("2026-11-14 15:00"));
    assert_eq!(limit("2026-11-11 08:00", "2026-11-11 10:00"), london("2026-11-11 10:00"));
}

/// Bail Act 1976 s.7(4)(b) with s.7(8): for murder the exception stands, with another judge and other days.
#[test]
fn bail_for_murder_is_answered_at_the_court_to_surrender_to_where_that_is_sooner() {
    let limit = |start, surrender| heard(ClockRule::MurderBailArrest, start, surrender).limit;
    assert_eq!(limit("2026-11-10 15:00", "2026-11-11 10:00"), london("2026-11-11 10:00"));
    assert_eq!(limit("2026-11-13 15:00", "2026-11-16 10:00"), london("2026-11-16 10:00"));
    assert_eq!(limit("2026-11-13 15:00", "2026-11-17 10:00"), london("2026-11-16 15:00"));
}

#[test]
fn other_rules_leave_a_hearing_aside() {
    for rule in ClockRule::ALL.into_iter().filter(|rule| !rule.takes_a_hearing()) {
        let given = Given { hearing: Some(london("2026-06-16 12:00")), ..LIFE };
        assert_eq!(
            run_given(rule, london("2026-06-16 10:00"), &given),
            run_given(rule, london("2026-06-16 10:00"), &LIFE)
        );
    }
}

/// Anti-social Behaviour, Crime and Policing Act 2014 s.9(3)–(4); Policing and Crime Act 2009 s.43 alike.
#[test]
fn the_arrest_under_an_injunction_leaves_out_sundays_and_no_bank_holiday() {
    for rule in ["asb-arrest", "gang-arrest"] {
        check_one(rule, "2026-04-04 14:00", "2026-04-06 14:00", &["2026-04-05"]);
        check_one(rule, "2026-11-20 12:00", "2026-11-21 12:00", &[]);
        check(rule, "2026-06-07 09:00", "2026-06-08 09:00", "2026-06-09 00:00", &["2026-06-07"]);
        check_one(rule, "2026-12-24 14:00", "2026-12-26 14:00", &["2026-12-25"]);
    }
}

/// Sexual Offences Act 2003 ss.122F, 103G(2)–(4): three days, that of service the first.
#[test]
fn sexual_risk_and_harm_orders_are_notified_within_three_days_of_service() {
    for rule in ["sro-notification", "shpo-notification"] {
        check_one(rule, "2026-11-20 23:30", "2026-11-23 00:00", &[]);
        assert_eq!(ClockRule::parse(rule).unwrap().starts_with(), ClockStart::Service);
    }
}

// The count: minutes since 1970, a hand-written list of days, and nothing of the code under test.

const DAY: i64 = 24 * 60;
/// 29 December 2025, 00:00 UTC: the first day of the count.
const FIRST: i64 = 29_449_440;
/// 1 February 2028, 00:00 UTC.
const LAST: i64 = 30_549_600;
/// 29 March to 25 October 2026, 28 March to 31 October 2027, each at 01:00 UTC.
const SUMMERS: [(i64, i64); 2] = [(29_579_100, 29_881_500), (30_103_260, 30_415_740)];

/// Christmas Day and Good Friday.
const FEASTS: [&str; 4] = ["2026-04-03", "2026-12-25", "2027-03-26", "2027-12-25"];
/// As gov.uk lists them, without those above.
const BANK_HOLIDAYS: [&str; 14] = [
    "2026-01-01",
    "2026-04-06",
    "2026-05-04",
    "2026-05-25",
    "2026-08-31",
    "2026-12-28",
    "2027-01-01",
    "2027-03-29",
    "2027-05-03",
    "2027-05-31",
    "2027-08-30",
    "2027-12-27",
    "2027-12-28",
    "2028-01-03",
];

/// The London day of each minute, by its number from the first.
fn days() -> Vec<usize> {
    let is_summer = |minute: i64| SUMMERS.iter().any(|(from, until)| (*from..*until).contains(&minute));
    let ahead = |minute: i64| if is_summer(minute) { 60 } else { 0 };
    (FIRST..LAST).map(|minute| usize::try_from((minute + ahead(minute) - FIRST) / DAY).unwrap()).collect()
}

/// Whether each day counts for a rule's letter, in the limit or in the target.
fn counted(letter: &str, in_limit: bool) -> Vec<bool> {
    let first = chrono::NaiveDate::from_ymd_opt(2025, 12, 29).unwrap();
    let counts = |day: i64| {
        // The first day of the count is a Monday.
        let (date, week_day) = ((first + TimeDelta::days(day)).to_string(), day % 7);
        let holiday = BANK_HOLIDAYS.contains(&date.as_str()) || (in_limit && date == "2026-12-26");
        let is_holiday_out = letter != "B" && holiday;
        let is_saturday_out = letter == "B+" && week_day == 5;
        !(week_day == 6 || FEASTS.contains(&date.as_str()) || is_holiday_out || is_saturday_out)
    };
    (0..(LAST - FIRST) / DAY + 1).map(counts).collect()
}

/// The end of the last of so many counted minutes.
fn count(days: &[usize], counted: &[bool], also: Option<usize>, start: usize, minutes: u32) -> usize {
    let (mut at, mut left) = (start, minutes);
    while left > 0 {
        if counted[days[at]] || also == Some(days[at]) {
            left -= 1;
        }
        at += 1;
    }
    at
}

#[test]
fn a_count_of_single_minutes_gives_the_same_times() {
    let days = days();
    let instant = |minute: usize| Timestamp::from_millis((FIRST + i64::try_from(minute).unwrap()) * 60_000);
    let rules = [
        (ClockRule::DvpnArrest, 24),
        (ClockRule::DapnHearing, 48),
        (ClockRule::BailArrest, 24),
        (ClockRule::MurderBailArrest, 24),
    ];
    for (rule, hours) in rules {
        let (limits, targets) = (counted(rule.letter(), true), counted(rule.letter(), false));
        for start in (4 * 1440..737 * 1440).step_by(691) {
            let clock = run(rule, instant(start)).unwrap();
            let limit = count(&days, &limits, None, start, hours * 60);
            let target = count(&days, &targets, Some(days[start]), start, hours * 60);
            let expected = (instant(target), instant(limit));
            assert_eq!((clock.target, clock.limit), expected, "{rule:?} from {}", instant(start));
        }
    }
}

fn a_rule() -> impl Strategy<Value = ClockRule> {
    prop::sample::select(ClockRule::ALL.to_vec())
}

fn a_start() -> impl Strategy<Value = Timestamp> {
    let (from, until) = (london("2019-01-02 00:00").millis(), london("2028-12-01 00:00").millis());
    (from..until).prop_map(Timestamp::from_millis)
}

proptest! {
    #[test]
    fn the_target_comes_after_the_start_and_not_after_the_limit(rule in a_rule(), start in a_start()) {
        let clock = run_given(rule, start, &LIFE).unwrap();
        prop_assert!(clock.start < clock.target && clock.target <= clock.limit);
    }

    #[test]
    fn both_are_one_where_the_start_counts_outside_christmas(rule in a_rule(), start in a_start()) {
        let clock = run_given(rule, start, &LIFE).unwrap();
        let first = start.london_day();
        let is_boxing_week = first.0.format("%m-%d").to_string().as_str() >= "12-22";
        let start_counts = clock.excluded.first().is_none_or(|excluded| excluded.day != first);
        if start_counts && !is_boxing_week && rule != ClockRule::ChargedToCourt {
            prop_assert_eq!(clock.target, clock.limit);
        }
    }

    #[test]
    fn one_more_excluded_day_never_shortens(start in a_start(), hours in 1..72_i64, more in 0..6_u64) {
        let extra = start.london_day().plus_days(more);
        let sunday = |day: Day| Ok(is_sunday(day).then_some(ExcludedBecause::Sunday));
        let with_extra = |day: Day| if day == extra { Ok(Some(ExcludedBecause::BankHoliday)) } else { sunday(day) };
        let (plain, _) = advance(start, TimeDelta::hours(hours), sunday).unwrap();
        let (longer, _) = advance(start, TimeDelta::hours(hours), with_extra).unwrap();
        prop_assert!(longer >= plain);
    }

    #[test]
    fn a_later_start_never_ends_earlier(rule in a_rule(), start in a_start(), minutes in 0..5000_i64) {
        let later = run_given(rule, start.plus(TimeDelta::minutes(minutes)), &LIFE).unwrap();
        prop_assert!(later.limit >= run_given(rule, start, &LIFE).unwrap().limit);
    }
}
