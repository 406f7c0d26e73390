use super::*;
use crate::rules::age::Age;
use crate::rules::law::{ROWS, kind_from_id};
use crate::words::english;

fn years(years: u8) -> Age {
    Age::Years { years }
}

fn issued_at(respondent: Age, protected: Age) -> AgeFacts {
    AgeFacts { at_issue: respondent, protected_at_issue: protected, now: years(40), at_act: None }
}

#[track_caller]
fn check(kind: OrderKind, (respondent, protected): (Age, Age), expected: Option<IssueDoubt>) {
    let found = issue_age(&kind, &issued_at(respondent, protected)).map(|found| found.doubt);
    assert_eq!(found, expected, "{kind:?} {respondent:?} {protected:?}");
}

/// Crime and Security Act 2010 s.24(1); Domestic Abuse Act 2021 s.22(6); LAW 11.28.
#[test]
fn a_notice_issued_to_somebody_of_17_cannot_have_been_validly_given() {
    for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
        check(kind.clone(), (years(17), years(30)), Some(IssueDoubt::NotValidlyGiven));
        check(kind.clone(), (years(18), years(30)), None);
        check(kind.clone(), (Age::Between { least: 17, most: 18 }, years(30)), Some(IssueDoubt::AgeUnsettled));
        check(kind, (Age::NotKnown, years(30)), Some(IssueDoubt::AgeNotHeld));
    }
}

/// Crime and Security Act 2010 s.27(1); Domestic Abuse Act 2021 s.32; Sentencing Act 2020 s.342A(1).
#[test]
fn a_court_s_order_against_somebody_of_17_is_open_until_a_court_sets_it_aside() {
    for kind in [OrderKind::Dvpo, OrderKind::Dapo, OrderKind::Svro] {
        check(kind.clone(), (years(17), Age::NotKnown), Some(IssueDoubt::OutsideTheAct));
        check(kind, (years(18), Age::NotKnown), None);
    }
    check(OrderKind::Kcpo, (years(11), Age::NotKnown), Some(IssueDoubt::OutsideTheAct));
    check(OrderKind::Kcpo, (years(12), Age::NotKnown), None);
}

/// Domestic Abuse Act 2021 s.22(2); LAW 11.15.
#[test]
fn a_dapn_for_somebody_of_15_is_refused_and_one_whose_birth_is_not_held_is_not() {
    check(OrderKind::Dapn, (years(30), years(15)), Some(IssueDoubt::NotValidlyGiven));
    check(OrderKind::Dapn, (years(30), years(16)), None);
    check(OrderKind::Dapn, (years(30), Age::NotKnown), None);
    check(OrderKind::Dvpn, (years(30), years(15)), None);
}

/// LAW 1A: a stalking protection or a non-molestation order may bind a youth.
#[test]
fn an_order_of_a_kind_without_a_least_age_is_not_doubted() {
    for kind in [OrderKind::Spo, OrderKind::NonMolestation, OrderKind::Cbo, OrderKind::AsbInjunction] {
        check(kind.clone(), (years(15), Age::NotKnown), None);
        check(kind, (Age::NotKnown, Age::NotKnown), None);
    }
}

#[test]
fn what_is_refused_says_what_there_is_instead() {
    for (respondent, protected) in [(years(17), years(30)), (years(30), years(15))] {
        let found = issue_age(&OrderKind::Dapn, &issued_at(respondent, protected)).unwrap();
        let said = english(found.text());
        for part in ["s.24", "reach of the peace", "olice protection", "Domestic Abuse Act 2021 s.22"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    let asked = issue_age(&OrderKind::Dvpn, &issued_at(Age::NotKnown, Age::NotKnown)).unwrap();
    assert!(english(asked.text()).contains("date of birth"));
}

/// Sentencing Act 2020 ss.234–236; LAW 11.23.
#[test]
fn every_row_that_is_an_offence_says_what_a_youth_gets_in_place_of_an_adult_s_maximum() {
    for row in ROWS {
        let lines = for_youths(&kind_from_id(row.kind_id).unwrap());
        assert_eq!(lines.first(), Some(&text_key!("law.youth_adult")), "{}", row.kind_id);
        let is_offence = match row.breach {
            Breach::Offence { .. } => true,
            Breach::Contempt { .. } | Breach::NoOffence { .. } => false,
        };
        assert_eq!(lines.contains(&text_key!("law.youth_detention_training")), is_offence, "{}", row.kind_id);
    }
}

/// Anti-social Behaviour, Crime and Policing Act 2014 s.9(3), Sch 2 paras 1, 14; Policing and Crime Act 2009 Sch 5A.
#[test]
fn an_injunction_of_a_youth_goes_to_a_justice_and_the_youth_court_and_not_to_committal() {
    let of = |kind| for_youths(&kind).into_iter().map(english).collect::<Vec<_>>().join("\n");
    let asb = of(OrderKind::AsbInjunction);
    assert!(asb.contains("justice of the peace") && asb.contains("detention order") && asb.contains("14"), "{asb}");
    assert!(of(OrderKind::GangInjunction).contains("Sch 5A"));
    for kind in [OrderKind::AsbInjunction, OrderKind::GangInjunction] {
        assert!(!for_youths(&kind).contains(&text_key!("law.youth_contempt")));
    }
}

/// Sentencing Act 2020 s.227; no Act lets a court commit somebody under 18 for contempt.
#[test]
fn contempt_of_somebody_under_18_is_no_committal() {
    for kind in
        [OrderKind::Occupation, OrderKind::HighCourtInjunction, OrderKind::Undertaking, OrderKind::NonMolestation]
    {
        assert!(for_youths(&kind).contains(&text_key!("law.youth_contempt")), "{kind:?}");
    }
    assert!(!for_youths(&OrderKind::CourtBail).contains(&text_key!("law.youth_contempt")));
}

fn follows(ages: AgeFacts) -> Vec<TextKey> {
    what_follows(&OrderKind::NonMolestation, &ages)
}

#[test]
fn what_holds_of_a_youth_is_told_unless_they_are_known_to_be_grown_up() {
    let now = |now| follows(AgeFacts { now, ..AgeFacts::default() });
    assert!(now(years(18)).is_empty());
    for age in [years(17), Age::Between { least: 17, most: 18 }, Age::NotKnown] {
        assert_eq!(now(age), for_youths(&OrderKind::NonMolestation), "{age:?}");
    }
}

#[test]
fn whoever_has_grown_up_since_the_act_is_told_of() {
    let ages = AgeFacts { at_act: Some(years(17)), now: years(18), ..AgeFacts::default() };
    assert_eq!(follows(ages), [text_key!("law.youth_grown_up_since")]);
}

/// Children and Young Persons Act 1933 s.50.
#[test]
fn a_child_under_ten_is_said_to_be_guilty_of_nothing() {
    let of = |age| follows(AgeFacts { at_act: Some(age), now: age, ..AgeFacts::default() });
    assert!(of(years(9)).contains(&text_key!("law.youth_under_ten")));
    assert!(!of(years(10)).contains(&text_key!("law.youth_under_ten")));
    assert!(!of(Age::NotKnown).contains(&text_key!("law.youth_under_ten")));
}
