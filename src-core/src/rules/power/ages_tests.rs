use super::*;
use crate::rules::age::Age;
use crate::rules::assess::builders::{an_order, at};
use crate::rules::assess::{Identity, NoticeAnswer};
use crate::rules::law::DapnHere;
use crate::rules::order::{InForceAnswer, OrderKind};
use crate::rules::person::BirthDate;
use crate::rules::power::{Found, Otherwise, Power, otherwise, powers_now, stands_now};
use crate::rules::time::{Day, Now};

/// In the life of the orders of the builders, which were made on 1 November 2026.
const NOW: &str = "2026-11-20T10:00:00Z";

fn found(ages: AgeFacts) -> Found<'static> {
    Found {
        identity: Identity::Confirmed,
        in_force: InForceAnswer::Yes,
        notice: NoticeAnswer::EvidenceHeld,
        terms: None,
        dapn: DapnHere::ByInstrument,
        when_made: DapnHere::ByInstrument,
        ages,
        recalled: None,
    }
}

fn years(years: u8) -> Age {
    Age::Years { years }
}

/// A respondent of so many years, ever since the order was made.
fn aged(age: Age) -> AgeFacts {
    AgeFacts { at_issue: age, at_act: None, now: age, protected_at_issue: Age::NotKnown }
}

fn powers(kind: OrderKind, ages: AgeFacts) -> Vec<Power> {
    powers_now(&an_order(kind, Vec::new()), Moments::now(Now::trusted(at(NOW))), found(ages))
}

fn first(kind: OrderKind, ages: AgeFacts) -> Power {
    powers(kind, ages).remove(0)
}

fn asks_the_age(power: &Power) -> bool {
    power.turns_on.iter().any(|on| matches!(on, TurnsOn::AgeAtIssue { .. }))
}

/// Crime and Security Act 2010 s.24(1); Domestic Abuse Act 2021 s.22(6); LAW 11.28.
#[test]
fn a_notice_issued_to_somebody_of_17_gives_no_arrest_and_says_why() {
    for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
        let power = first(kind.clone(), aged(years(17)));
        assert_eq!(power.standing, PowerStanding::NotValidlyGiven, "{kind:?}");
        assert!(asks_the_age(&power) && !stands_now(&power));
        let adult = first(kind, aged(years(18)));
        assert_eq!(adult.standing, PowerStanding::IfTestMet);
        assert!(!asks_the_age(&adult));
    }
}

/// LAW 11.28: the age at issue counts, and not that at the act or now.
#[test]
fn the_age_at_issue_decides_whatever_they_are_now() {
    let since = AgeFacts { at_issue: years(17), at_act: Some(years(18)), now: years(18), ..AgeFacts::default() };
    assert_eq!(first(OrderKind::Dvpn, since).standing, PowerStanding::NotValidlyGiven);
}

/// Domestic Abuse Act 2021 s.22(2).
#[test]
fn a_dapn_for_somebody_of_15_gives_no_arrest() {
    let ages = |protected_at_issue| AgeFacts { protected_at_issue, ..aged(years(30)) };
    assert_eq!(first(OrderKind::Dapn, ages(years(15))).standing, PowerStanding::NotValidlyGiven);
    assert_eq!(first(OrderKind::Dapn, ages(years(16))).standing, PowerStanding::IfTestMet);
    assert_eq!(first(OrderKind::Dapn, ages(Age::NotKnown)).standing, PowerStanding::IfTestMet);
}

/// Crime and Security Act 2010 s.27(1); Domestic Abuse Act 2021 s.32.
#[test]
fn a_court_s_order_on_somebody_of_17_and_births_that_differ_are_open() {
    for kind in [OrderKind::Dvpo, OrderKind::Dapo, OrderKind::Svro] {
        let power = first(kind, aged(years(17)));
        assert_eq!(power.standing, PowerStanding::CannotTell);
        assert!(asks_the_age(&power) && stands_now(&power));
    }
    let unsettled = first(OrderKind::Dvpn, aged(Age::Between { least: 17, most: 40 }));
    assert_eq!(unsettled.standing, PowerStanding::CannotTell);
    assert!(asks_the_age(&unsettled));
}

#[test]
fn an_age_that_is_not_held_is_asked_for_and_takes_no_power_away() {
    let power = first(OrderKind::Dvpn, AgeFacts::default());
    assert_eq!(power.standing, PowerStanding::IfTestMet);
    assert!(asks_the_age(&power));
    assert!(!asks_the_age(&first(OrderKind::Spo, AgeFacts::default())));
}

/// Children and Young Persons Act 1933 s.50.
#[test]
fn a_child_under_ten_is_arrested_for_no_offence() {
    assert_eq!(first(OrderKind::Spo, aged(years(9))).standing, PowerStanding::UnderTen);
    assert_eq!(first(OrderKind::Spo, aged(years(10))).standing, PowerStanding::IfTestMet);
    assert_eq!(first(OrderKind::Spo, aged(Age::NotKnown)).standing, PowerStanding::IfTestMet);
    let at_nine = AgeFacts { at_act: Some(years(9)), ..aged(years(10)) };
    assert_eq!(first(OrderKind::Spo, at_nine).standing, PowerStanding::UnderTen);
}

/// LAW 11.23; PACE Code C 1.4, 1.5, 11.15.
#[test]
fn an_appropriate_adult_is_said_of_a_youth_and_asked_about_where_the_age_is_not_known() {
    for kind in [OrderKind::NonMolestation, OrderKind::Dvpo, OrderKind::CourtBail, OrderKind::AsbInjunction] {
        for (age, note) in [
            (years(17), PowerNote::Youth),
            (Age::Between { least: 17, most: 18 }, PowerNote::YouthIfUnder18),
            (Age::NotKnown, PowerNote::YouthIfUnder18),
            (years(18), PowerNote::Vulnerable),
        ] {
            let powers = powers(kind.clone(), aged(age));
            assert!(!powers.is_empty() && powers.iter().all(|power| power.notes.contains(&note)), "{kind:?} {age:?}");
        }
    }
}

/// Anti-social Behaviour, Crime and Policing Act 2014 s.9(3).
#[test]
fn a_justice_is_not_spoken_of_where_they_are_known_to_be_grown_up() {
    let of = |age| {
        let notes = first(OrderKind::AsbInjunction, aged(age)).notes;
        (notes.contains(&PowerNote::JusticeUnder18), notes.contains(&PowerNote::JusticeIfUnder18))
    };
    assert_eq!(of(years(16)), (true, false));
    assert_eq!(of(Age::NotKnown), (false, true));
    assert_eq!(of(years(34)), (false, false));
}

/// Crime and Security Act 2010 s.24(1); Domestic Abuse Act 2021 s.22(6); Children Act 1989 s.46.
#[test]
fn no_notice_is_offered_against_somebody_under_18_and_what_there_is_instead_stands_in_its_place() {
    let offered = |age| otherwise(&OrderKind::Dvpn, found(aged(age)));
    let youth = offered(years(17));
    assert!(!youth.contains(&Otherwise::Dvpn) && !youth.contains(&Otherwise::Dapn));
    for each in
        [Otherwise::OtherOffences, Otherwise::BreachOfThePeace, Otherwise::NoNoticeUnder18, Otherwise::PoliceProtection]
    {
        assert!(youth.contains(&each), "{each:?}");
    }
    for age in [years(18), Age::NotKnown] {
        assert!(offered(age).contains(&Otherwise::Dvpn) && !offered(age).contains(&Otherwise::PoliceProtection));
    }
}

#[test]
fn ages_are_of_the_day_of_issue_of_the_act_and_of_today() {
    let order = an_order(OrderKind::Dvpn, Vec::new());
    let issued = order.first_made_at().unwrap().london_day();
    // Eighteen on the day after the notice was issued.
    let birthday = issued.plus_days(1);
    let born = Day::parse(&format!("2008{}", birthday.to_string().trim_start_matches("2026"))).unwrap();
    let held = HeldBirths { respondents: vec![vec![BirthDate::Known(born)]], protected: Vec::new() };
    let moments = Moments::now(Now::trusted(at(NOW)));
    let ages = ages_of(&order, moments, &held);
    assert_eq!(ages, AgeFacts { at_issue: years(17), now: years(18), ..AgeFacts::default() });
    let entered = Moments { act_from: issued.start(), act_until: issued.start(), is_assumed: false, ..moments };
    assert_eq!(ages_of(&order, entered, &held).at_act, Some(years(17)));
}
