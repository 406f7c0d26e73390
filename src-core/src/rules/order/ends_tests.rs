use super::*;
use crate::rules::assess::builders::{self, at};
use crate::rules::order::{InForce, InForceAnswer, OrderKind};
use crate::rules::time::{Day, Interval};
use crate::words::english;

#[track_caller]
fn check(until: Timestamp, wanted: &str) {
    assert_eq!(english(Ends::At { until }.text()), wanted);
}

#[test]
fn an_end_at_midnight_names_the_day_before_it() {
    check(Day::parse("2027-03-03").unwrap().end(), "to Wed 3 Mar 2027");
    check(at("2027-03-04T00:00:00Z"), "to Wed 3 Mar 2027");
    check(at("2027-01-01T00:00:00Z"), "to Thu 31 Dec 2026");
}

#[test]
fn on_its_last_day_an_order_is_said_to_run_until_midnight() {
    let last = Day::parse("2026-11-30").unwrap();
    let ends = Ends::At { until: last.end() };
    assert_eq!(english(ends.text_on(last)), "to the end of today, Mon 30 Nov 2026 (midnight)");
    assert_eq!(english(ends.text_on(last.minus_days(1))), "to Mon 30 Nov 2026");
    let noon = Ends::At { until: at("2026-11-30T12:00:00Z") };
    assert_eq!(english(noon.text_on(last)), "to Mon 30 Nov 2026, 12:00");
}

#[test]
fn midnight_is_that_of_london_on_either_side_of_summer_time() {
    check(at("2027-07-31T23:00:00Z"), "to Sat 31 Jul 2027");
    check(at("2027-08-01T00:00:00Z"), "to Sun 1 Aug 2027, 01:00");
    // The day on which the clocks go back begins in summer time and ends in UTC.
    check(at("2027-11-01T00:00:00Z"), "to Sun 31 Oct 2027");
}

#[test]
fn an_end_within_a_day_names_the_day_and_the_time() {
    check(at("2027-03-03T12:00:00Z"), "to Wed 3 Mar 2027, 12:00");
    check(at("2027-03-03T23:59:59Z"), "to Wed 3 Mar 2027, 23:59");
}

fn a_version(stated_end: StatedEnd, until: Option<&str>) -> Version {
    let mut version = builders::a_version("first", Vec::new());
    version.stated_end = stated_end;
    version.in_force = vec![InForce {
        scope: InForceScope::Version,
        interval: Interval { from: Some(at("2026-11-01T00:00:00Z")), until: until.map(at) },
        cause: InForceCause::Made,
        source: "order".to_owned(),
    }];
    version
}

fn a_hearing() -> Hearing {
    Hearing { day: Day::parse("2027-03-03").expect("a day"), at: None }
}

/// LAW 11.4: bail is often renewed at its hearing.
#[test]
fn after_its_hearing_a_version_cannot_be_told_and_never_ended() {
    let bail = a_version(StatedEnd::UntilHearing(a_hearing()), None);
    assert_eq!(bail.in_force_at(at("2027-03-03T23:59:59Z")), InForceAnswer::Yes);
    assert_eq!(bail.in_force_at(at("2027-03-04T00:00:00Z")), InForceAnswer::Unknown);
    assert_eq!(bail.in_force_at(at("2026-10-01T00:00:00Z")), InForceAnswer::NotYet);
    assert!(bail.only_its_end_is_open_at(at("2027-03-04T00:00:00Z")), "what it says still operates");
    let timed = Hearing { at: Some(at("2027-03-03T10:00:00Z")), ..a_hearing() };
    let timed = a_version(StatedEnd::UntilHearing(timed), None);
    assert_eq!(timed.in_force_at(at("2027-03-03T09:59:59Z")), InForceAnswer::Yes);
    assert_eq!(timed.in_force_at(at("2027-03-03T10:00:00Z")), InForceAnswer::Unknown);
}

#[test]
fn an_officer_is_told_whom_to_ask_after_a_hearing_and_whoever_is_bound_the_hearing_alone() {
    let day = |text: &str| Day::parse(text).unwrap();
    let ends = Ends::UntilHearing { hearing: a_hearing() };
    let passed = "hearing or bail date Wed 3 Mar 2027; after that, cannot tell: probably renewed, ask control";
    assert_eq!(english(ends.text_on(day("2027-03-04"))), passed);
    assert_eq!(english(ends.text_on(day("2027-03-03"))), passed);
    assert_eq!(english(ends.text_on(day("2027-03-02"))), "to the hearing or bail date, Wed 3 Mar 2027");
    assert_eq!(english(ends.text_when(InForceAnswer::Unknown)), passed);
    assert_eq!(english(ends.text_when(InForceAnswer::Yes)), "to the hearing or bail date, Wed 3 Mar 2027");
    let timed = Ends::UntilHearing { hearing: Hearing { at: Some(at("2027-03-03T10:00:00Z")), ..a_hearing() } };
    assert_eq!(english(timed.text()), "to the hearing, Wed 3 Mar 2027, 10:00");
    assert!(english(timed.text_when(InForceAnswer::Unknown)).contains("10:00; after that, cannot tell"));
    let further = Ends::UntilFurtherOrder;
    assert_eq!(further.text_when(InForceAnswer::Unknown), further.text());
}

#[test]
fn bail_that_was_discharged_before_its_hearing_has_ended() {
    let mut bail = a_version(StatedEnd::UntilHearing(a_hearing()), Some("2026-12-01T10:00:00Z"));
    bail.in_force[0].cause = InForceCause::Discharged;
    assert_eq!(bail.in_force_at(at("2026-12-02T10:00:00Z")), InForceAnswer::Ended);
    assert_eq!(bail.ends(), Ends::Discharged { at: at("2026-12-01T10:00:00Z") });
}

#[test]
fn a_stated_hearing_is_written_with_its_day_and_time_and_read_again() {
    let stated = StatedEnd::UntilHearing(a_hearing());
    let written = serde_json::to_string(&stated).unwrap();
    assert_eq!(written, r#"{"until_hearing":{"day":"2027-03-03"}}"#);
    assert_eq!(serde_json::from_str::<StatedEnd>(&written).unwrap(), stated);
}

#[test]
fn each_thing_that_papers_say_of_an_end_is_told_apart() {
    let written = || "soon".to_owned();
    let told = [
        (StatedEnd::UntilFurtherOrder, Ends::UntilFurtherOrder),
        (StatedEnd::UntilDecided, Ends::UntilDecided),
        (StatedEnd::UntilHearing(a_hearing()), Ends::UntilHearing { hearing: a_hearing() }),
        (StatedEnd::ForLife, Ends::ForLife),
        (StatedEnd::NotStated, Ends::NotStated),
        (StatedEnd::Dated, Ends::NotStated),
        (StatedEnd::Unread { written: written() }, Ends::Unread),
        (StatedEnd::Conflicting { written: vec![written(), written()] }, Ends::Conflicting),
    ];
    for (stated, wanted) in told {
        assert_eq!(a_version(stated, None).ends(), wanted);
    }
    assert_eq!(english(Ends::ForLife.text()), "for life");
    assert_eq!(english(Ends::UntilFurtherOrder.text()), "until further order");
}

#[test]
fn what_ended_an_order_goes_before_what_its_papers_said() {
    let until = "2026-12-01T00:00:00Z";
    for stated in [StatedEnd::ForLife, StatedEnd::UntilFurtherOrder, StatedEnd::Dated] {
        assert_eq!(a_version(stated, Some(until)).ends(), Ends::At { until: at(until) });
    }
}

#[test]
fn a_discharge_stands_beside_no_other_end() {
    let at_hearing = at("2026-11-20T00:00:00Z");
    for (stated, until) in [(StatedEnd::ForLife, None), (StatedEnd::Dated, Some("2027-12-01T00:00:00Z"))] {
        let mut version = a_version(stated, until);
        version.in_force.push(InForce {
            scope: InForceScope::Version,
            interval: Interval { from: Some(at_hearing), until: Some(at_hearing) },
            cause: InForceCause::Discharged,
            source: "court result 3263".to_owned(),
        });
        assert_eq!(version.ends(), Ends::Discharged { at: at_hearing });
        assert_eq!(english(version.ends().text()), "discharged by the court, Fri 20 Nov 2026");
    }
}

#[test]
fn no_end_is_known_where_no_one_version_governs() {
    let mut order = builders::an_order(OrderKind::Spo, Vec::new());
    let now = at("2026-11-10T00:00:00Z");
    assert_eq!(order.ends_as_of(now), Ends::At { until: at("2026-12-01T00:00:00Z") });
    order.versions.push(builders::a_version("second", Vec::new()));
    assert_eq!(order.ends_as_of(now), Ends::NotKnown);
    order.versions.clear();
    assert_eq!(order.ends_as_of(now), Ends::NotKnown);
}

#[test]
fn a_served_notice_runs_until_its_application_is_decided() {
    let mut notice = a_version(StatedEnd::UntilDecided, None);
    for row in &mut notice.in_force {
        row.cause = InForceCause::EndUnknown;
    }
    assert_eq!(notice.in_force_at(at("2026-10-31T00:00:00Z")), InForceAnswer::NotYet);
    assert_eq!(notice.in_force_at(at("2026-11-09T00:00:00Z")), InForceAnswer::Yes, "served, and no decision known");
    let decided = a_version(StatedEnd::UntilDecided, Some("2026-11-03T11:00:00Z"));
    assert_eq!(decided.in_force_at(at("2026-11-09T00:00:00Z")), InForceAnswer::Ended);
    notice.in_force.clear();
    assert_eq!(notice.in_force_at(at("2026-11-09T00:00:00Z")), InForceAnswer::Unknown, "no service is recorded");
}

#[test]
fn a_notice_that_states_no_end_is_told_by_the_act() {
    for (kind, wanted) in [(OrderKind::Dvpn, Ends::UntilDecided), (OrderKind::Spo, Ends::NotStated)] {
        let order = builders::an_order(kind, Vec::new());
        let order = Order { versions: vec![a_version(StatedEnd::NotStated, None)], ..order };
        assert_eq!(order.ends_as_of(at("2026-11-09T00:00:00Z")), wanted);
    }
}
