use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn born(text: &str) -> BirthDate {
    BirthDate::Known(day(text))
}

fn years(years: u8) -> Age {
    Age::Years { years }
}

fn between(least: u8, most: u8) -> Age {
    Age::Between { least, most }
}

#[track_caller]
fn check(births: &[BirthDate], on: &str, expected: Age) {
    assert_eq!(Age::on(births, day(on)), expected, "{births:?} on {on}");
}

/// Family Law Reform Act 1969 s.9(1).
#[test]
fn an_age_is_attained_as_the_birthday_begins() {
    check(&[born("2008-11-10")], "2026-11-09", years(17));
    check(&[born("2008-11-10")], "2026-11-10", years(18));
}

/// Family Law Reform Act 1969 s.9(1); no anniversary is named for a common year.
#[test]
fn whoever_was_born_on_29_february_is_older_on_1_march_of_a_common_year() {
    check(&[born("2008-02-29")], "2026-02-28", years(17));
    check(&[born("2008-02-29")], "2026-03-01", years(18));
    check(&[born("2008-02-29")], "2028-02-29", years(20));
}

#[test]
fn a_year_of_birth_leaves_a_year_of_age_open() {
    check(&[BirthDate::Year(2008)], "2026-06-15", between(17, 18));
    check(&[BirthDate::Year(2008)], "2026-12-31", years(18));
    check(&[BirthDate::Year(2026)], "2026-06-15", years(0));
}

#[test]
fn a_year_beside_a_day_within_it_adds_nothing_and_births_that_differ_make_a_span() {
    check(&[BirthDate::Year(2008), born("2008-03-01"), BirthDate::Unknown], "2026-06-15", years(18));
    check(&[BirthDate::Year(2009), born("2008-03-01")], "2026-06-15", between(16, 18));
    check(&[born("1986-03-01"), born("2010-03-01")], "2026-06-15", between(16, 40));
}

#[test]
fn what_cannot_be_their_birth_is_passed_over_and_no_birth_is_no_age() {
    check(&[], "2026-06-15", Age::NotKnown);
    check(&[BirthDate::Unknown], "2026-06-15", Age::NotKnown);
    // Registers write 1 January 1900 for "not known".
    check(&[born("1900-01-01")], "2026-06-15", Age::NotKnown);
    check(&[born("1900-01-01"), born("2010-03-01")], "2026-06-15", years(16));
    check(&[born("2026-06-16")], "2026-06-15", Age::NotKnown);
}

#[test]
fn a_clock_in_doubt_makes_a_span_around_a_birthday() {
    let births = [born("2008-11-10")];
    assert_eq!(Age::through(&births, day("2026-11-09"), day("2026-11-11")), between(17, 18));
    assert_eq!(Age::through(&births, day("2026-11-10"), day("2026-11-11")), years(18));
}

#[test]
fn an_age_that_is_not_known_is_never_an_adult_s() {
    let under = |age: Age| age.under(18);
    assert_eq!((under(years(17)), under(years(18))), (Under::Yes, Under::No));
    assert_eq!((under(between(16, 17)), under(between(18, 40))), (Under::Yes, Under::No));
    assert_eq!((under(between(17, 18)), under(Age::NotKnown)), (Under::MayBe, Under::NotKnown));
    for each in [Under::Yes, Under::MayBe, Under::NotKnown] {
        assert!(each.is_not_ruled_out());
    }
    assert!(!Under::No.is_not_ruled_out());
    assert!(!Under::NotKnown.is_or_may_be() && Under::MayBe.is_or_may_be());
}

fn facts(respondents: &[&[BirthDate]], protected: &[&[BirthDate]]) -> AgeFacts {
    let each = |people: &[&[BirthDate]]| people.iter().map(|births| births.to_vec()).collect();
    let held = HeldBirths { respondents: each(respondents), protected: each(protected) };
    let (issue, now) = (day("2026-06-15"), day("2026-11-20"));
    AgeFacts::of(&held, AgeDays { issue: Some(issue), act: None, now: (now, now) })
}

#[test]
fn of_several_respondents_any_may_be_meant_and_of_several_protected_the_oldest_counts() {
    let (youth, adult) = ([born("2009-01-01")], [born("1986-01-01")]);
    assert_eq!(facts(&[&youth], &[]).at_issue, years(17));
    assert_eq!(facts(&[&youth, &adult], &[]).at_issue, between(17, 40));
    assert_eq!(facts(&[&youth, &[]], &[]).at_issue, Age::NotKnown);
    assert_eq!(facts(&[], &[&youth, &adult]).protected_at_issue, years(40));
    assert_eq!(facts(&[], &[]).now, Age::NotKnown);
}

#[test]
fn whoever_is_under_an_age_now_was_so_at_the_act() {
    let ages = AgeFacts { now: years(9), ..AgeFacts::default() };
    assert_eq!(ages.under_at_act(10), Under::Yes);
    let ages = AgeFacts { now: years(10), at_act: Some(years(9)), ..AgeFacts::default() };
    assert_eq!(ages.under_at_act(10), Under::Yes);
    assert_eq!(AgeFacts { now: years(10), ..AgeFacts::default() }.under_at_act(10), Under::No);
    assert_eq!(AgeFacts::default().under_at_act(10), Under::NotKnown);
}
