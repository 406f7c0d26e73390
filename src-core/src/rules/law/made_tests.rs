use super::*;
use crate::rules::assess::builders::{an_order, at};
use crate::rules::order::OrderKind;
use crate::rules::time::Interval;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[track_caller]
fn check_made(kind: &OrderKind, made: &str, expected: Option<MadeDoubt>) {
    assert_eq!(row_for(kind).unwrap().dated.made_on(day(made)), expected, "{kind:?} {made}");
}

/// The first day of each kind, and the last of those that are no longer made; by the sections of its row.
#[test]
fn an_order_is_made_from_its_first_day_to_its_last() {
    let not = Some(MadeDoubt::NotMakeableThen);
    for (kind, before, first) in [
        (OrderKind::Spo, "2020-01-19", "2020-01-20"),
        (OrderKind::InterimSpo, "2020-01-19", "2020-01-20"),
        (OrderKind::Shpo, "2015-03-07", "2015-03-08"),
        (OrderKind::Sro, "2015-03-07", "2015-03-08"),
        (OrderKind::Fgm, "2015-07-16", "2015-07-17"),
        (OrderKind::ForcedMarriage, "2008-11-24", "2008-11-25"),
        (OrderKind::RestrainingAcquittal, "2009-09-29", "2009-09-30"),
        (OrderKind::Cbo, "2014-10-19", "2014-10-20"),
        (OrderKind::AsbInjunction, "2015-03-22", "2015-03-23"),
        (OrderKind::GangInjunction, "2011-01-30", "2011-01-31"),
        (OrderKind::Dvpo, "2014-03-07", "2014-03-08"),
        (OrderKind::Dapo, "2024-11-26", "2024-11-27"),
        (OrderKind::Svro, "2023-04-18", "2023-04-19"),
        (OrderKind::Kcpo, "2021-07-04", "2021-07-05"),
        (OrderKind::RespectOrder, "2026-06-28", "2026-06-29"),
        (OrderKind::HousingInjunction, "2026-06-28", "2026-06-29"),
        (OrderKind::ConditionalCaution, "2004-07-02", "2004-07-03"),
        (OrderKind::ClosureOrder, "2014-10-19", "2014-10-20"),
        (OrderKind::Pspo, "2014-10-19", "2014-10-20"),
        (OrderKind::FootballBanning, "2000-08-27", "2000-08-28"),
        (OrderKind::Scpo, "2008-04-05", "2008-04-06"),
        (OrderKind::InterimStro, "2015-07-30", "2015-07-31"),
        (OrderKind::ExclusionRequirement, "1997-09-30", "1997-10-01"),
        (OrderKind::ChildArrangements, "1991-10-13", "1991-10-14"),
    ] {
        check_made(&kind, before, not);
        check_made(&kind, first, None);
    }
    for (kind, last, after) in [
        (OrderKind::Sopo, "2015-03-07", "2015-03-08"),
        (OrderKind::Rosho, "2015-03-07", "2015-03-08"),
        (OrderKind::ForeignTravel, "2015-03-07", "2015-03-08"),
        (OrderKind::Svro, "2025-04-18", "2025-04-19"),
        (OrderKind::Kcpo, "2023-03-31", "2023-04-01"),
    ] {
        check_made(&kind, last, None);
        check_made(&kind, after, not);
    }
}

/// S.I. 2025/1222: after 31 March 2026 it is neither known that they are made nor that they are not.
#[test]
fn what_is_not_confirmed_is_not_called_impossible() {
    for kind in [OrderKind::Dapn, OrderKind::Dapo] {
        check_made(&kind, "2026-03-31", None);
        check_made(&kind, "2026-04-01", Some(MadeDoubt::NotConfirmedThen));
    }
    check_made(&OrderKind::CourtBail, "1990-01-01", None);
}

fn lasting(kind: OrderKind, from: &str, until: &str) -> Order {
    let mut order = an_order(kind, Vec::new());
    let version = &mut order.versions[0];
    version.made_at = at(from);
    version.stated_end = StatedEnd::Dated;
    version.in_force[0].interval = Interval { from: Some(at(from)), until: Some(at(until)) };
    order
}

#[track_caller]
fn check_length(order: &Order, on: &str, expected: Option<MadeDoubt>) {
    let found = made_doubt_at(order, DapnHere::NotConfirmed, at(on));
    assert_eq!(found, expected, "{:?} at {on}", order.kind);
}

/// Crime and Security Act 2010 s.28(10): 14 to 28 days beginning with the day it is made.
#[test]
fn a_protection_order_beyond_28_days_is_in_doubt_only_after_them() {
    let of_28 = lasting(OrderKind::Dvpo, "2026-11-03T00:00:00Z", "2026-12-01T00:00:00Z");
    check_length(&of_28, "2026-11-30T23:00:00Z", None);
    let of_30 = lasting(OrderKind::Dvpo, "2026-11-03T00:00:00Z", "2026-12-03T00:00:00Z");
    check_length(&of_30, "2026-11-30T23:59:00Z", None);
    check_length(&of_30, "2026-12-01T00:00:00Z", Some(MadeDoubt::LongerThanTheMost));
    let of_13 = lasting(OrderKind::Dvpo, "2026-11-03T00:00:00Z", "2026-11-16T00:00:00Z");
    check_length(&of_13, "2026-11-05T10:00:00Z", Some(MadeDoubt::ShorterThanTheLeast));
}

/// Sentencing Act 2020 s.334: two years, or one to three under 18; age is not asked here.
#[test]
fn a_length_that_the_law_allows_for_somebody_is_left_alone() {
    let one_year = lasting(OrderKind::Cbo, "2026-03-02T00:00:00Z", "2027-03-02T00:00:00Z");
    check_length(&one_year, "2026-11-20T10:00:00Z", None);
    let half = lasting(OrderKind::Cbo, "2026-03-02T00:00:00Z", "2026-12-02T00:00:00Z");
    check_length(&half, "2026-11-20T10:00:00Z", Some(MadeDoubt::ShorterThanTheLeast));
}

/// Anti-social Behaviour, Crime and Policing Act 2014 ss.80(6), 82(6)–(7): three months, and six once extended.
#[test]
fn a_closure_order_that_may_have_been_extended_is_left_alone_until_six_months_are_over() {
    let of_five = lasting(OrderKind::ClosureOrder, "2026-06-10T00:00:00Z", "2026-11-10T00:00:00Z");
    check_length(&of_five, "2026-11-05T12:00:00Z", None);
    let of_eight = lasting(OrderKind::ClosureOrder, "2026-03-10T00:00:00Z", "2026-11-10T00:00:00Z");
    check_length(&of_eight, "2026-11-05T12:00:00Z", Some(MadeDoubt::LongerThanTheMost));
}

/// Where the Act does not say that the day it is made counts, the last day may be a day later.
#[test]
fn the_day_it_is_made_is_not_held_against_an_order() {
    let five = lasting(OrderKind::Voo, "2021-11-02T00:00:00Z", "2026-11-03T00:00:00Z");
    check_length(&five, "2026-11-02T12:00:00Z", None);
}

#[test]
fn a_variation_an_interim_order_and_one_that_was_discharged_state_no_length_of_their_own() {
    let short = || lasting(OrderKind::Spo, "2026-02-02T00:00:00Z", "2027-02-02T00:00:00Z");
    let on = "2026-11-20T10:00:00Z";
    check_length(&short(), on, Some(MadeDoubt::ShorterThanTheLeast));
    let mut discharged = short();
    discharged.versions[0].in_force[0].cause = InForceCause::Discharged;
    check_length(&discharged, on, None);
    let mut interim = short();
    interim.versions[0].interim = true;
    check_length(&interim, on, None);
    let mut varied = short();
    let first = varied.versions[0].id;
    varied.versions[0].based_on = vec![first];
    check_length(&varied, on, None);
}

/// LAW 9.5: the pilot's orders were to be phased out over some six months.
#[test]
fn whether_an_order_of_the_weapons_pilot_still_runs_is_not_known_from_october_2025() {
    let order = lasting(OrderKind::Svro, "2025-03-03T00:00:00Z", "2027-03-03T00:00:00Z");
    check_length(&order, "2025-10-18T12:00:00Z", None);
    check_length(&order, "2025-10-19T12:00:00Z", Some(MadeDoubt::PhasedOut));
}

#[test]
fn a_doubt_about_its_making_says_what_to_do_and_never_that_there_is_no_order() {
    use crate::words::english;
    for doubt in [
        MadeDoubt::NotMakeableThen,
        MadeDoubt::NotConfirmedThen,
        MadeDoubt::PhasedOut,
        MadeDoubt::ShorterThanTheLeast,
        MadeDoubt::LongerThanTheMost,
    ] {
        let said = english(doubt.text());
        assert!(said.contains("control") && said.contains("court"), "{said}");
        assert!(said.contains("Meanwhile") && said.contains("safeguarding"), "{said}");
        assert!(!said.contains("not in force") && !said.contains("void"), "{said}");
    }
}

#[test]
fn what_the_law_doubts_is_unknown_and_what_has_ended_stays_ended() {
    let order = lasting(OrderKind::Rosho, "2016-06-06T00:00:00Z", "2026-12-01T00:00:00Z");
    let by_law = |answer| in_force_by_law(&order, answer, DapnHere::NotConfirmed, at("2026-11-20T10:00:00Z"));
    assert_eq!(by_law(InForceAnswer::Yes), InForceAnswer::Unknown);
    for answer in [InForceAnswer::NotYet, InForceAnswer::Ended, InForceAnswer::Stayed, InForceAnswer::Unknown] {
        assert_eq!(by_law(answer), answer);
    }
}
