use super::super::assess::builders::{a_condition, an_order, at, facts_at};
use super::super::assess::{Answer, Facts, assess};
use super::super::condition::{ArrestAttached, Condition, Nature, Reading, Term};
use super::super::ids::{ConditionId, VersionId};
use super::super::law::{Meanwhile, PowerFrom, PowerId, ROWS, RecallReason};
use super::super::order::{Hearing, InForce, InForceCause, InForceScope, OnNotice, OrderKind, Reference, StatedEnd};
use super::super::time::Interval;
use super::*;
use crate::words::english;

/// An act in the life of the orders of the builders, which runs from 1 November to 1 December 2026.
const ACT: &str = "2026-11-20T10:00:00Z";

fn moments(act: &str, decision: &str) -> Moments {
    Moments {
        act_from: at(act),
        act_until: at(act),
        decision_time: at(decision),
        decision_from: at(decision),
        decision_until: at(decision),
        is_assumed: false,
    }
}

fn nothing_else() -> Found<'static> {
    Found {
        identity: Identity::Confirmed,
        in_force: InForceAnswer::Yes,
        notice: NoticeAnswer::NotNeeded,
        terms: None,
        dapn: DapnHere::ByInstrument,
        ages: AgeFacts::default(),
        recalled: None,
        when_made: DapnHere::ByInstrument,
    }
}

fn noticed(notice: NoticeAnswer) -> Found<'static> {
    Found { notice, ..nothing_else() }
}

#[track_caller]
fn check(kind: OrderKind, act: &str, decision: &str, expected: &[(&str, PowerStanding)]) {
    let order = an_order(kind, Vec::new());
    let powers = powers_now(&order, moments(act, decision), nothing_else());
    let found: Vec<(&str, PowerStanding)> = powers.iter().map(|power| (power.id.as_str(), power.standing)).collect();
    assert_eq!(found, expected);
}

/// The kinds that have a row, each with it.
fn kinds() -> Vec<(OrderKind, &'static LawRow)> {
    let kind = |id: &str| serde_json::from_value::<OrderKind>(id.into()).unwrap();
    ROWS.iter().map(|row| kind(row.kind_id)).map(|kind| (kind.clone(), row_for(&kind).unwrap())).collect()
}

/// Those of which the law makes orders on the day of the builders' orders.
fn kinds_made_today() -> Vec<(OrderKind, &'static LawRow)> {
    let made = at("2026-11-01T00:00:00Z").london_day();
    let is_none_made = |row: &LawRow| row.dated.made_on(made) == Some(MadeDoubt::NotMakeableThen);
    kinds().into_iter().filter(|(_, row)| !is_none_made(row)).collect()
}

/// A condition of a paragraph and a nature.
fn paragraph(printed: &str, nature: Nature) -> Condition {
    Condition {
        id: ConditionId::derived(&[printed.as_bytes()]),
        paragraph: printed.to_owned(),
        nature,
        ..a_condition(Term::WordsOnly)
    }
}

/// An answer to each condition of an order.
fn answers(order: &Order, given: &[Answer]) -> Vec<TermAnswer> {
    let mut terms = assess(order, &facts_at(ACT)).terms;
    assert_eq!(terms.len(), given.len());
    for (term, answer) in terms.iter_mut().zip(given) {
        term.answer = *answer;
    }
    terms
}

/// The standings paragraph by paragraph of an order's only power.
fn standings(powers: &[Power]) -> Vec<(&str, PowerStanding)> {
    assert_eq!(powers.len(), 1);
    powers[0].for_conditions.iter().map(|each| (each.paragraph.as_str(), each.standing)).collect()
}

#[test]
fn an_offence_stays_one_after_the_order_has_ended() {
    let met = [("pace_s24", PowerStanding::IfTestMet)];
    check(OrderKind::Spo, ACT, "2026-11-20T10:01:00Z", &met);
    check(OrderKind::Spo, ACT, "2027-03-20T10:00:00Z", &met);
    let not = [("pace_s24", PowerStanding::NotInForce)];
    check(OrderKind::Spo, "2026-12-20T10:00:00Z", "2026-12-20T10:01:00Z", &not);
}

/// LAW 11.1: no Act counts minutes; only where the order has ended since is it doubtful.
#[test]
fn is_in_breach_is_doubtful_only_once_the_order_has_ended() {
    let standing = |standing| [("csa_s28_9", standing)];
    let met = standing(PowerStanding::IfTestMet);
    for decision in ["2026-11-20T10:05:00Z", "2026-11-20T10:06:00Z", "2026-11-23T10:00:00Z", "2026-11-30T23:59:00Z"] {
        check(OrderKind::Dvpo, ACT, decision, &met);
    }
    let doubtful = standing(PowerStanding::Doubtful);
    check(OrderKind::Dvpo, "2026-11-30T23:59:00Z", "2026-12-01T00:01:00Z", &doubtful);
    let not = standing(PowerStanding::NotInForce);
    check(OrderKind::Dvpo, "2026-12-02T10:00:00Z", "2026-12-02T10:01:00Z", &not);
}

#[test]
fn bail_may_have_been_broken_or_be_likely_to_be() {
    // The limbs on surrender and surety are of live bail, as a likely breach is.
    let both = |broken, likely| {
        [("bail_s7_3", broken), ("bail_s7_3_likely", likely), ("bail_s7_3_a", likely), ("bail_s7_3_c", likely)]
    };
    let live = both(PowerStanding::IfTestMet, PowerStanding::IfTestMet);
    check(OrderKind::CourtBail, ACT, "2026-11-22T10:00:00Z", &live);
    let ended = both(PowerStanding::Doubtful, PowerStanding::NotInForce);
    check(OrderKind::CourtBail, ACT, "2026-12-22T10:00:00Z", &ended);
    let before = both(PowerStanding::NotInForce, PowerStanding::IfTestMet);
    check(OrderKind::CourtBail, "2026-10-20T10:00:00Z", ACT, &before);
}

#[test]
fn versions_in_conflict_and_unknown_ends_settle_nothing() {
    let mut order = an_order(OrderKind::Dvpo, Vec::new());
    for version in &mut order.versions {
        version.in_force.clear();
    }
    let standing = |order: &Order| powers_now(order, moments(ACT, ACT), nothing_else())[0].standing;
    assert_eq!(standing(&order), PowerStanding::CannotTell);
    let mut order = an_order(OrderKind::Dvpo, Vec::new());
    order.versions[0].in_force[0].interval.until = None;
    order.versions[0].in_force[0].cause = InForceCause::EndUnknown;
    assert_eq!(standing(&order), PowerStanding::CannotTell);
    let mut order = an_order(OrderKind::Dvpo, Vec::new());
    let mut other = order.versions[0].clone();
    other.id = VersionId::derived(&[b"other"]);
    order.versions.push(other);
    assert_eq!(standing(&order), PowerStanding::CannotTell);
}

#[test]
fn what_has_no_row_or_is_an_undertaking_has_no_power_to_show() {
    let other = OrderKind::Other { title: "Civil restraint order".to_owned(), court: String::new() };
    check(other, ACT, ACT, &[]);
    check(OrderKind::Undertaking, ACT, ACT, &[]);
}

/// LAW 11.1 and R6a, for every row: a past act under a live order may be arrested for, and where the power
/// is for somebody who "is in breach", what is usual is said.
#[test]
fn every_rows_tense_decides_what_a_past_act_leaves() {
    for (kind, row) in kinds_made_today() {
        let order = an_order(kind, Vec::new());
        let an_hour_on = powers_now(&order, moments(ACT, "2026-11-20T11:00:00Z"), nothing_else());
        assert_eq!(an_hour_on.len(), row.powers.len(), "{}", row.kind_id);
        for power in an_hour_on {
            let is_open = power.tense == Tense::FailedToAttend || row.power_from == PowerFrom::IfCommenced;
            let expected = if is_open { PowerStanding::CannotTell } else { PowerStanding::IfTestMet };
            assert_eq!(power.standing, expected, "{} {}", row.kind_id, power.id);
            let is_said = power.tense == Tense::IsInBreach && !is_open;
            assert_eq!(power.notes.contains(&PowerNote::PastActOrderLive), is_said, "{}", row.kind_id);
            assert!(!power.notes.contains(&PowerNote::OpenMeanwhile), "{}", row.kind_id);
        }
    }
}

/// LAW 11.1: an act that goes on, or of which nobody said when it was, is not called past.
#[test]
fn what_is_usual_of_a_past_act_is_said_of_a_past_act_alone() {
    let order = an_order(OrderKind::Dvpn, Vec::new());
    let is_said = |moments| {
        let power = powers_now(&order, moments, nothing_else()).remove(0);
        power.notes.contains(&PowerNote::PastActOrderLive)
    };
    assert!(is_said(moments(ACT, "2026-11-20T10:00:01Z")));
    assert!(!is_said(moments(ACT, ACT)));
    assert!(!is_said(Moments::now(Now::trusted(at(ACT)))));
    assert!(!is_said(moments("2026-11-30T23:59:00Z", "2026-12-01T00:01:00Z")), "the notice has ended: it is open");
}

/// LAW 11.1: where the order has ended since, that stands beside the power, with what to do meanwhile.
#[test]
fn a_power_whose_order_has_ended_since_the_act_is_open_and_says_so() {
    let order = an_order(OrderKind::Dvpo, Vec::new());
    let ended = moments("2026-11-30T23:59:00Z", "2026-12-01T00:01:00Z");
    let power = powers_now(&order, ended, nothing_else()).remove(0);
    assert!(power.turns_on.contains(&TurnsOn::OrderHasEnded) && power.notes.contains(&PowerNote::OpenMeanwhile));
}

/// A recall takes no power away, and makes none reach further than it did.
#[test]
fn every_power_of_a_recalled_row_stays_is_open_and_says_first_what_to_do_meanwhile() {
    let recall = RecallNow {
        on: at(ACT).london_day(),
        by: "A. Solicitor".into(),
        reason: RecallReason::Wrong,
        words: Verbatim::default(),
        meanwhile: Meanwhile::OtherPowers,
    };
    for (kind, row) in kinds() {
        let order = an_order(kind, Vec::new());
        let plain = powers_now(&order, moments(ACT, ACT), nothing_else());
        let open = powers_now(&order, moments(ACT, ACT), nothing_else().where_recalled(Some(&recall)));
        assert_eq!(open.len(), plain.len(), "{}", row.kind_id);
        for (open, plain) in open.iter().zip(&plain) {
            let is_plain = plain.standing == PowerStanding::IfTestMet;
            let expected = if is_plain { PowerStanding::Recalled } else { plain.standing };
            assert_eq!((open.standing, stands_now(open)), (expected, stands_now(plain)), "{}", row.kind_id);
            assert_eq!(open.turns_on.first(), Some(&TurnsOn::Recalled { recall: recall.clone() }));
            assert_eq!(open.turns_on.get(1..), Some(plain.turns_on.as_slice()));
            assert_eq!((&open.entry, open.clock), (&plain.entry, plain.clock), "{}", row.kind_id);
        }
    }
}

#[test]
fn every_power_of_every_row_says_what_it_lacks() {
    for (kind, row) in kinds() {
        for power in powers_now(&an_order(kind, Vec::new()), moments(ACT, ACT), nothing_else()) {
            let named = format!("{} {}", row.kind_id, power.id);
            let is_said = |note| power.notes.contains(&note);
            let none = is_said(PowerNote::NoEntryListed) || is_said(PowerNote::EntryNotConfirmedHere);
            assert_eq!(none, power.entry.is_none(), "{named}");
            assert_eq!(power.needs_necessity, power.tense == Tense::Offence, "{named}");
            assert_eq!(power.clock_starts.is_some(), power.clock.is_some(), "{named}");
        }
    }
}

/// What arrest for an offence is worth for a prohibition and for a requirement of a kind, where the
/// kind has a row.
#[track_caller]
fn check_natures(kind: OrderKind, for_a_requirement: PowerStanding) {
    if row_for(&kind).is_none() {
        return;
    }
    let conditions = vec![paragraph("1", Nature::Prohibition), paragraph("2", Nature::Requirement)];
    let powers = powers_now(&an_order(kind, conditions), moments(ACT, ACT), nothing_else());
    let offence: Vec<Power> = powers.into_iter().filter(|power| power.tense == Tense::Offence).collect();
    assert_eq!(standings(&offence), [("1", PowerStanding::IfTestMet), ("2", for_a_requirement)]);
}

/// R1: every kind of order.
#[test]
fn a_failed_requirement_is_an_offence_only_where_the_statute_says_so() {
    for kind in [
        OrderKind::NonMolestation,
        OrderKind::ForcedMarriage,
        OrderKind::Fgm,
        OrderKind::HarassmentInjunction,
        OrderKind::RestrainingConviction,
        OrderKind::RestrainingAcquittal,
    ] {
        check_natures(kind, PowerStanding::NotForRequirements);
    }
    for kind in
        [OrderKind::Dapo, OrderKind::Spo, OrderKind::InterimSpo, OrderKind::Cbo, OrderKind::Shpo, OrderKind::Sro]
    {
        check_natures(kind, PowerStanding::IfTestMet);
    }
}

#[test]
fn where_only_a_requirement_fits_no_arrest_follows_for_the_offence() {
    let conditions = vec![paragraph("1", Nature::Prohibition), paragraph("2", Nature::Requirement)];
    let order = an_order(OrderKind::NonMolestation, conditions);
    let standing = |given: &[Answer]| {
        let terms = answers(&order, given);
        let power = powers_now(&order, moments(ACT, ACT), Found { terms: Some(&terms), ..nothing_else() }).remove(0);
        (power.standing, power.notes.contains(&PowerNote::CourtRoute))
    };
    let none = (PowerStanding::NotForRequirements, true);
    assert_eq!(standing(&[Answer::FactsDoNotFit, Answer::FactsFit]), none);
    assert_eq!(standing(&[Answer::NotOperating, Answer::FactsFit]), none);
    let met = (PowerStanding::IfTestMet, false);
    assert_eq!(standing(&[Answer::CannotTell, Answer::FactsFit]), met);
    assert_eq!(standing(&[Answer::FactsFit, Answer::FactsFit]), met);
    // That the facts do not fit is the machine's answer, and not the officer's test.
    assert_eq!(standing(&[Answer::FactsDoNotFit, Answer::FactsDoNotFit]), met);
}

#[test]
fn words_that_may_forbid_or_require_settle_nothing_where_that_matters() {
    let unclear = |kind| an_order(kind, vec![paragraph("4", Nature::Unclear)]);
    let restraining = powers_now(&unclear(OrderKind::RestrainingConviction), moments(ACT, ACT), nothing_else());
    assert_eq!(standings(&restraining), [("4", PowerStanding::CannotTell)]);
    assert_eq!(restraining[0].standing, PowerStanding::CannotTell);
    assert!(restraining[0].turns_on.contains(&TurnsOn::NatureUnclear { paragraph: "4".into() }));
    let stalking = powers_now(&unclear(OrderKind::Spo), moments(ACT, ACT), nothing_else());
    assert_eq!(standings(&stalking), [("4", PowerStanding::IfTestMet)]);
    assert!(!stalking[0].turns_on.contains(&TurnsOn::NatureUnclear { paragraph: "4".into() }));
}

#[test]
fn what_was_not_operating_carries_no_power_but_may_yet_be_broken() {
    let order = an_order(OrderKind::CourtBail, vec![paragraph("1", Nature::Requirement)]);
    let terms = answers(&order, &[Answer::NotOperating]);
    let powers = powers_now(&order, moments(ACT, ACT), Found { terms: Some(&terms), ..nothing_else() });
    let found: Vec<PowerStanding> = powers.iter().map(|power| power.standing).collect();
    // What they may yet break, not surrendering, and a surety's word turn on no term (Bail Act 1976 s.7(3)(a), (c)).
    let others = [PowerStanding::IfTestMet; 3];
    assert_eq!(found, [[PowerStanding::NotOperating].as_slice(), &others].concat());
}

#[test]
fn notice_not_shown_leaves_the_power_and_says_what_it_turns_on() {
    let order = an_order(OrderKind::NonMolestation, vec![paragraph("1", Nature::Prohibition)]);
    let power = |found| powers_now(&order, moments(ACT, ACT), found).remove(0);
    let none = power(noticed(NoticeAnswer::NoneHeld));
    assert_eq!(none.standing, PowerStanding::IfTestMet);
    assert_eq!(none.turns_on.first(), Some(&TurnsOn::NoticeNotShown));
    assert_eq!(power(noticed(NoticeAnswer::Unknown)).turns_on.first(), Some(&TurnsOn::NoticeUnknown));
    for shown in [NoticeAnswer::NotNeeded, NoticeAnswer::EvidenceHeld] {
        assert_eq!(power(noticed(shown)).turns_on, none.turns_on[1..]);
    }
}

#[test]
fn a_person_not_confirmed_and_a_term_read_by_machine_are_named() {
    let read = Condition { reading: Reading::Machine, ..paragraph("3", Nature::Prohibition) };
    let order = an_order(OrderKind::Spo, vec![read]);
    let terms = answers(&order, &[Answer::CannotTell]);
    let on = |identity, terms| {
        powers_now(&order, moments(ACT, ACT), Found { identity, terms, ..nothing_else() }).remove(0).turns_on
    };
    let machine = TurnsOn::MachineRead { paragraph: "3".into() };
    let confirmed = on(Identity::Confirmed, None);
    assert!(confirmed.contains(&machine) && !confirmed.contains(&TurnsOn::IdentityNotConfirmed));
    let possible = on(Identity::Possible, Some(terms.as_slice()));
    assert!(possible.contains(&TurnsOn::IdentityNotConfirmed) && possible.contains(&TurnsOn::NoTermShownToFit));
}

/// A power as the court attaches it to an occupation order (Family Law Act 1996 s.47(6)).
fn attached_row() -> &'static LawRow {
    let row = row_for(&OrderKind::Dvpo).unwrap();
    let power = PowerRow { id: PowerId::FlaS47, test: Test::Suspecting, ..row.powers[0] };
    let powers = Box::leak(Box::new([power]));
    Box::leak(Box::new(LawRow { power_from: PowerFrom::ListedProvisions, powers, ..*row }))
}

/// What the powers of a row are asked of, with nothing else known.
fn asked<'a>(order: &'a Order, row: &'static LawRow, moments: Moments) -> Asked<'a> {
    Asked { order, row, law: row.at(moment_of(order, moments)), moments, found: nothing_else() }
}

fn listed(until: Option<&str>) -> Option<ArrestAttached> {
    Some(ArrestAttached { until: until.map(at), source: "FL406".to_owned() })
}

/// The standings of paragraphs 1 and 2 of an occupation order whose list holds what is given.
#[track_caller]
fn check_attached(order: &Order, decision: &str, expected: [PowerStanding; 2]) {
    let row = attached_row();
    let powers = powers_of(asked(order, row, moments(decision, decision)));
    let [first, second] = expected;
    assert_eq!(standings(&powers), [("1", first), ("2", second)]);
    assert!(powers[0].notes.contains(&PowerNote::CheckListedParagraphs));
}

#[test]
fn an_attached_power_reaches_the_paragraphs_listed_for_it_while_it_runs() {
    let first = Condition { arrest: listed(Some("2026-11-15T00:00:00Z")), ..paragraph("1", Nature::Prohibition) };
    let mut order = an_order(OrderKind::OccupationWithArrest, vec![first, paragraph("2", Nature::Prohibition)]);
    check_attached(&order, "2026-11-14T10:00:00Z", [PowerStanding::IfTestMet, PowerStanding::NotListed]);
    check_attached(&order, "2026-11-15T00:00:00Z", [PowerStanding::PowerEnded, PowerStanding::NotListed]);
    check_attached(&order, "2026-12-02T10:00:00Z", [PowerStanding::NotInForce; 2]);
    order.versions[0].conditions[0].arrest = listed(None);
    check_attached(&order, "2026-11-20T10:00:00Z", [PowerStanding::IfTestMet, PowerStanding::NotListed]);
}

#[test]
fn a_power_of_arrest_may_be_shorter_than_its_order() {
    let first = Condition { arrest: listed(None), ..paragraph("1", Nature::Prohibition) };
    let second = Condition { arrest: listed(None), ..paragraph("2", Nature::Requirement) };
    let mut order = an_order(OrderKind::OccupationWithArrest, vec![first, second]);
    order.versions[0].in_force.push(InForce {
        scope: InForceScope::PowerOfArrest,
        interval: Interval { from: Some(at("2026-11-01T00:00:00Z")), until: Some(at("2026-11-10T00:00:00Z")) },
        cause: InForceCause::Made,
        source: "FL406".to_owned(),
    });
    check_attached(&order, "2026-11-09T10:00:00Z", [PowerStanding::IfTestMet; 2]);
    check_attached(&order, "2026-11-10T00:00:00Z", [PowerStanding::PowerEnded; 2]);
}

/// The standing of an attached power for an act and a decision, and what it turns on first.
fn attached_then(order: &Order, act: &str, decision: &str) -> (PowerStanding, Option<TurnsOn>) {
    let row = attached_row();
    let power = powers_of(asked(order, row, moments(act, decision))).remove(0);
    (power.standing, power.turns_on.into_iter().next())
}

/// FLA 1996 s.47(4): it ran when the paragraph was broken, and has ended since.
#[test]
fn an_attached_power_that_has_ended_since_the_act_is_open_and_one_that_had_ended_is_none() {
    let (before, after, later) = ("2026-11-09T10:00:00Z", "2026-11-12T10:00:00Z", "2026-11-13T10:00:00Z");
    let ends = "2026-11-10T00:00:00Z";
    let first = Condition { arrest: listed(Some(ends)), ..paragraph("1", Nature::Prohibition) };
    let by_list = an_order(OrderKind::OccupationWithArrest, vec![first.clone()]);
    let still_listed = Condition { arrest: listed(None), ..first };
    let mut by_life = an_order(OrderKind::OccupationWithArrest, vec![still_listed]);
    by_life.versions[0].in_force.push(InForce {
        scope: InForceScope::PowerOfArrest,
        interval: Interval { from: Some(at("2026-11-01T00:00:00Z")), until: Some(at(ends)) },
        cause: InForceCause::Made,
        source: "FL406".to_owned(),
    });
    for order in [by_list, by_life] {
        let open = (PowerStanding::Doubtful, Some(TurnsOn::PowerHasEnded));
        assert_eq!(attached_then(&order, before, after), open);
        assert_eq!(attached_then(&order, after, later).0, PowerStanding::PowerEnded);
        assert_eq!(attached_then(&order, before, before).0, PowerStanding::IfTestMet);
    }
}

#[test]
fn without_a_list_of_paragraphs_it_cannot_be_told_which_carry_arrest() {
    let conditions = vec![paragraph("1", Nature::Prohibition), paragraph("2", Nature::Prohibition)];
    let order = an_order(OrderKind::OccupationWithArrest, conditions);
    check_attached(&order, ACT, [PowerStanding::CannotTell; 2]);
}

#[test]
fn no_other_kinds_power_asks_for_a_list() {
    let attached = [
        OrderKind::OccupationWithArrest,
        OrderKind::AsbInjunction,
        OrderKind::GangInjunction,
        OrderKind::YouthInjunction,
        OrderKind::HousingInjunction,
        OrderKind::ExclusionRequirement,
    ];
    for (kind, row) in kinds_made_today().into_iter().filter(|(kind, _)| !attached.contains(kind)) {
        let order = an_order(kind, vec![paragraph("1", Nature::Prohibition)]);
        for power in powers_now(&order, moments(ACT, ACT), nothing_else()) {
            let is_open = power.tense == Tense::FailedToAttend || row.power_from == PowerFrom::IfCommenced;
            let expected = if is_open { PowerStanding::CannotTell } else { PowerStanding::IfTestMet };
            assert_eq!(power.standing, expected, "{} {}", row.kind_id, power.id);
        }
    }
}

#[test]
fn several_powers_stand_at_once_each_with_its_clock_from_the_arrest() {
    let order = an_order(OrderKind::CourtBail, Vec::new());
    let powers = powers_now(&order, moments(ACT, ACT), nothing_else());
    let clocks: Vec<_> = powers.iter().map(|power| (power.clock, power.clock_starts.map(english))).collect();
    let from = "the time of the arrest".to_owned();
    assert_eq!(clocks, vec![(Some(ClockRule::BailArrest), Some(from)); 4]);
    for power in &powers {
        assert_eq!(power.clock_for(BailOffence::Murder), Some(ClockRule::MurderBailArrest), "{}", power.id);
        assert_eq!(power.clock_for(BailOffence::NotKnown), Some(ClockRule::BailArrest), "{}", power.id);
        assert_eq!(power.custody, Custody::CourtOnly, "{}: Bail Act 1976 s.7(4)", power.id);
    }
}

#[test]
fn a_power_written_before_the_newer_fields_is_still_read() {
    let old = serde_json::json!({
        "id": "csa_s28_9", "source": "Crime and Security Act 2010 s.28(9)", "tense": "is_in_breach",
        "test": "believing", "needs_necessity": false, "entry": null, "clock": null, "custody": "court_only",
        "standing": "if_test_met",
    });
    let power: Power = serde_json::from_value(old.clone()).unwrap();
    assert!(power.for_conditions.is_empty());
    assert_eq!(serde_json::to_value(&power).unwrap(), old);
    let mut asserted = old.clone();
    asserted["asserted"] = true.into();
    assert_eq!(
        serde_json::from_value::<Power>(asserted).unwrap(),
        power,
        "what older ones said besides is passed over"
    );
}

/// What is offered beside an order without notice events, in order.
#[track_caller]
fn check_otherwise(kind: OrderKind, notice: NoticeAnswer, expected: &[Otherwise]) {
    let always = [
        Otherwise::OtherOffences,
        Otherwise::BreachOfThePeace,
        Otherwise::LifeOrLimb,
        Otherwise::Dvpn,
        Otherwise::Dapn,
        Otherwise::ControlRoom,
        Otherwise::Safeguarding,
    ];
    let offered = otherwise(&kind, noticed(notice));
    let others: Vec<Otherwise> = offered.iter().copied().filter(|each| !always.contains(each)).collect();
    assert_eq!(others, expected, "{kind:?}");
    assert!(always.iter().all(|each| offered.contains(each)), "{kind:?}");
}

#[test]
fn what_else_there_is_follows_the_kind_and_the_notice_held() {
    let routes = [Otherwise::WarrantRoute, Otherwise::ContemptRoute];
    check_otherwise(OrderKind::NonMolestation, NoticeAnswer::EvidenceHeld, &routes);
    let inform = [Otherwise::InformHimNow, Otherwise::WarrantRoute, Otherwise::ContemptRoute];
    check_otherwise(OrderKind::NonMolestation, NoticeAnswer::NoneHeld, &inform);
    check_otherwise(OrderKind::NonMolestation, NoticeAnswer::Unknown, &inform);
    // Police are the applicant for a DVPO: its contempt is never the victim's to bring (MCA 1980 s.63(3)).
    check_otherwise(OrderKind::Dvpo, NoticeAnswer::EvidenceHeld, &[Otherwise::ContemptByForceLegal]);
    let of_a_dapo = [Otherwise::WarrantRoute, Otherwise::ContemptByWhoApplied];
    check_otherwise(OrderKind::Dapo, NoticeAnswer::EvidenceHeld, &of_a_dapo);
    check_otherwise(OrderKind::Undertaking, NoticeAnswer::NotNeeded, &[Otherwise::ContemptRoute]);
    check_otherwise(OrderKind::Spo, NoticeAnswer::NotNeeded, &[]);
    // A protection notice must be served: being told is not enough.
    check_otherwise(OrderKind::Dvpn, NoticeAnswer::NoneHeld, &[]);
}

#[test]
fn he_is_told_of_an_order_that_may_have_ended_only_once_it_is_known_to_be_live() {
    let told = |kind: OrderKind, in_force| {
        let offered = otherwise(&kind, Found { in_force, ..noticed(NoticeAnswer::NoneHeld) });
        let telling = |each: &Otherwise| [Otherwise::InformHimNow, Otherwise::AskThenInform].contains(each);
        offered.into_iter().filter(telling).collect::<Vec<_>>()
    };
    let order = || OrderKind::NonMolestation;
    assert_eq!(told(order(), InForceAnswer::Yes), [Otherwise::InformHimNow]);
    assert_eq!(told(order(), InForceAnswer::Unknown), [Otherwise::AskThenInform]);
    assert_eq!(told(order(), InForceAnswer::Ended), []);
    for in_force in [InForceAnswer::Yes, InForceAnswer::Unknown] {
        assert_eq!(told(OrderKind::Undertaking, in_force), [], "he gave the promise himself");
    }
}

#[test]
fn what_else_there_is_stands_first_unless_a_term_fits() {
    let order = an_order(OrderKind::Spo, vec![paragraph("1", Nature::Prohibition)]);
    let first = |answer| {
        let terms = answers(&order, &[answer]);
        stands_first(Found { terms: Some(&terms), ..nothing_else() })
    };
    assert!(first(Answer::NotOperating) && first(Answer::FactsDoNotFit) && first(Answer::CannotTell));
    assert!(!first(Answer::FactsFit));
    assert!(stands_first(nothing_else()));
    assert!(nothing_held(DapnHere::NotHere).contains(&Otherwise::ControlRoom));
}

#[test]
fn a_dvpn_is_offered_everywhere_and_a_dapn_only_where_it_runs() {
    // CSA 2010 s.24; DAA 2021 s.22; LAW 1D, 11.29.
    let dapns = [Otherwise::Dapn, Otherwise::DapnByForce, Otherwise::DapnNotConfirmed];
    let offered = |dapn: DapnHere| {
        let beside = otherwise(&OrderKind::NonMolestation, nothing_else().where_dapn(dapn));
        for list in [&beside, &nothing_held(dapn)] {
            assert!(list.contains(&Otherwise::Dvpn), "{dapn:?}");
        }
        let of_dapn = |list: Vec<Otherwise>| list.into_iter().find(|each| dapns.contains(each));
        assert_eq!(of_dapn(beside.clone()), of_dapn(nothing_held(dapn)));
        of_dapn(beside)
    };
    assert_eq!(offered(DapnHere::ByInstrument), Some(Otherwise::Dapn));
    assert_eq!(offered(DapnHere::ByForce), Some(Otherwise::DapnByForce));
    assert_eq!(offered(DapnHere::NotConfirmed), Some(Otherwise::DapnNotConfirmed));
    assert_eq!(offered(DapnHere::NotHere), None);
}

#[test]
fn entry_for_a_dapn_is_listed_only_where_an_instrument_commenced_it() {
    // PACE 1984 s.17(1)(cza), inserted by DAA 2021 s.26(9) for areas and periods only.
    let of_a_dapn = |dapn| {
        let order = an_order(OrderKind::Dapn, Vec::new());
        let within = moments("2025-06-10T10:00:00Z", "2025-06-10T10:00:00Z");
        let power = powers_now(&order, within, nothing_else().where_dapn(dapn)).remove(0);
        assert!(!power.notes.contains(&PowerNote::NoEntryListed), "{dapn:?}");
        (power.entry.is_some(), power.notes.contains(&PowerNote::EntryNotConfirmedHere))
    };
    assert_eq!(of_a_dapn(DapnHere::ByInstrument), (true, false));
    for dapn in [DapnHere::ByForce, DapnHere::NotHere, DapnHere::NotConfirmed] {
        assert_eq!(of_a_dapn(dapn), (false, true), "{dapn:?}");
    }
    let bail = powers_now(
        &an_order(OrderKind::CourtBail, Vec::new()),
        moments(ACT, ACT),
        nothing_else().where_dapn(DapnHere::NotHere),
    );
    assert!(bail.iter().all(|power| power.entry.is_some()), "s.17(1)(cab) is of no area");
}

#[test]
fn what_else_there_is_has_the_keys_of_the_catalogue() {
    let every = [
        Otherwise::InformHimNow,
        Otherwise::AskThenInform,
        Otherwise::OtherOffences,
        Otherwise::BreachOfThePeace,
        Otherwise::LifeOrLimb,
        Otherwise::Dvpn,
        Otherwise::Dapn,
        Otherwise::DapnByForce,
        Otherwise::DapnNotConfirmed,
        Otherwise::WarrantRoute,
        Otherwise::ContemptRoute,
        Otherwise::ContemptByForceLegal,
        Otherwise::ContemptByWhoApplied,
        Otherwise::NoNoticeUnder18,
        Otherwise::PoliceProtection,
        Otherwise::ControlRoom,
        Otherwise::Safeguarding,
    ];
    for each in every {
        assert_eq!(serde_json::to_value(each).unwrap(), each.key());
    }
}

#[test]
fn what_an_assessment_answered_is_what_a_power_is_asked_of() {
    let order = an_order(OrderKind::NonMolestation, vec![paragraph("1", Nature::Prohibition)]);
    let order = Order { on_notice: OnNotice::WithoutNotice, ..order };
    let assessment = assess(&order, &facts_at(ACT));
    let found = Found::of(&assessment);
    assert_eq!((found.identity, found.notice), (Identity::Confirmed, NoticeAnswer::NoneHeld));
    assert_eq!(found.terms, Some(assessment.terms.as_slice()));
    assert_eq!(Found::before_facts(&assessment).terms, None);
    let power = powers_now(&order, Moments::of(&assessment, at(ACT)), found).remove(0);
    assert_eq!(power.turns_on.first(), Some(&TurnsOn::NoticeNotShown));
}

/// The standings, at the latest that a clock can be, of an act that is now on it.
fn standings_now(order: &Order, now: Now) -> Vec<PowerStanding> {
    let facts = Facts { act_from: now.earliest, act_until: now.earliest, decision_time: now, ..facts_at(ACT) };
    let assessment = assess(order, &facts);
    let powers = powers_now(order, Moments::of(&assessment, now.shown()), nothing_else());
    powers.iter().map(|power| power.standing).collect()
}

#[test]
fn an_act_that_is_now_is_not_past_however_wide_the_clocks_doubt() {
    let order = an_order(OrderKind::Dvpo, Vec::new());
    let now = Now { earliest: at(ACT), latest: at("2026-11-20T12:00:00Z"), trust: ClockTrust::LowerBound };
    assert_eq!(standings_now(&order, now), [PowerStanding::IfTestMet]);
    let past = Facts { act_from: at("2026-11-20T09:00:00Z"), act_until: at("2026-11-20T09:00:00Z"), ..facts_at(ACT) };
    let moments = Moments::of(&assess(&order, &past), at(ACT));
    let reported = powers_now(&order, moments, nothing_else()).remove(0);
    assert_eq!(reported.standing, PowerStanding::IfTestMet, "an hour on, the order still runs (LAW 11.1)");
    assert!(reported.notes.contains(&PowerNote::PastActOrderLive));
}

#[test]
fn a_requirement_that_nobody_confirmed_rules_no_arrest_out() {
    for reading in [Reading::Machine, Reading::WordsOnly] {
        let read = Condition { reading, ..paragraph("2", Nature::Requirement) };
        let order = an_order(OrderKind::NonMolestation, vec![read]);
        let powers = powers_now(&order, moments(ACT, ACT), nothing_else());
        assert_eq!(standings(&powers), [("2", PowerStanding::CannotTell)]);
        assert!(powers[0].turns_on.contains(&TurnsOn::MachineRead { paragraph: "2".into() }));
    }
}

#[test]
fn on_a_contradicted_clock_an_order_may_have_ended_since() {
    let mut order = an_order(OrderKind::CourtBail, Vec::new());
    let now = Now { trust: ClockTrust::Contradicted, ..Now::trusted(at(ACT)) };
    assert_eq!(standings_now(&order, now), [PowerStanding::CannotTell; 4]);
    assert_eq!(Moments::now(now).decision_until.since(at(ACT)).num_days(), 366);
    order.versions[0].in_force[0].interval.until = None;
    assert_eq!(standings_now(&order, now), [PowerStanding::IfTestMet; 4]);
}

/// A clock that may be half an hour before midnight, or half an hour after.
fn around_midnight() -> Now {
    let (earliest, latest) = (at("2026-11-30T23:30:00Z"), at("2026-12-01T00:30:00Z"));
    Now { earliest, latest, trust: ClockTrust::LowerBound }
}

/// The standings of an order's powers around the midnight at which it ends, for an act of that day.
fn standings_around_midnight(order: &Order) -> Vec<PowerStanding> {
    let facts = Facts { decision_time: around_midnight(), ..facts_at("2026-11-30T22:00:00Z") };
    let moments = Moments::of(&assess(order, &facts), around_midnight().shown());
    powers_now(order, moments, nothing_else()).iter().map(|power| power.standing).collect()
}

#[test]
fn what_a_clock_in_doubt_may_not_have_reached_is_not_said_to_have_ended() {
    let cannot_tell = PowerStanding::CannotTell;
    assert_eq!(standings_around_midnight(&an_order(OrderKind::CourtBail, Vec::new())), [cannot_tell; 4]);
    assert_eq!(standings_around_midnight(&an_order(OrderKind::Spo, Vec::new())), [PowerStanding::IfTestMet]);
    let bail = an_order(OrderKind::PoliceBail, Vec::new());
    let powers = powers_now(&bail, Moments::now(around_midnight()), nothing_else());
    let mut of_attending = powers.iter().filter(|power| power.tense == Tense::FailedToAttend);
    assert!(of_attending.all(|power| power.standing == cannot_tell), "the date may not have come");
}

#[test]
fn a_period_or_a_list_that_a_clock_in_doubt_may_not_have_outlived_settles_nothing() {
    let moments = Moments::now(around_midnight());
    let until = at("2026-12-01T00:00:00Z");
    let period = Some(Interval { from: None, until: Some(until) });
    let mut bail = an_order(OrderKind::CourtBail, vec![Condition { period, ..paragraph("1", Nature::Prohibition) }]);
    bail.versions[0].in_force[0].interval.until = None;
    let likely = powers_now(&bail, moments, nothing_else()).remove(1);
    assert_eq!((likely.tense, likely.standing), (Tense::LikelyToBreak, PowerStanding::CannotTell));
    let first = Condition { arrest: listed(Some("2026-12-01T00:00:00Z")), ..paragraph("1", Nature::Prohibition) };
    let mut occupation = an_order(OrderKind::OccupationWithArrest, vec![first]);
    occupation.versions[0].in_force[0].interval.until = None;
    let row = attached_row();
    let powers = powers_of(asked(&occupation, row, moments));
    assert_eq!(standings(&powers), [("1", PowerStanding::CannotTell)]);
    occupation.versions[0].in_force.push(InForce {
        scope: InForceScope::PowerOfArrest,
        interval: Interval { from: None, until: Some(until) },
        cause: InForceCause::Made,
        source: "FL406".to_owned(),
    });
    occupation.versions[0].conditions[0].arrest = listed(None);
    let powers = powers_of(asked(&occupation, row, moments));
    assert_eq!(standings(&powers), [("1", PowerStanding::CannotTell)]);
}

#[test]
fn outside_a_conditions_own_period_it_carries_no_power() {
    let found = |from: Option<&str>, until: Option<&str>| {
        let period = Some(Interval { from: from.map(at), until: until.map(at) });
        let order = an_order(OrderKind::CourtBail, vec![Condition { period, ..paragraph("1", Nature::Prohibition) }]);
        let powers = powers_now(&order, moments(ACT, ACT), nothing_else());
        powers.iter().map(|power| power.standing).collect::<Vec<_>>()
    };
    let (met, off) = (PowerStanding::IfTestMet, PowerStanding::NotOperating);
    // Surrender and surety turn on no condition.
    assert_eq!(found(None, Some("2026-11-25T00:00:00Z")), [met, met, met, met]);
    assert_eq!(found(Some("2026-11-25T00:00:00Z"), None), [off, met, met, met]);
    assert_eq!(found(None, Some("2026-11-15T00:00:00Z")), [off, off, met, met]);
    let backwards = found(Some("2026-11-25T00:00:00Z"), Some("2026-11-15T00:00:00Z"));
    assert_eq!(backwards, [PowerStanding::CannotTell, PowerStanding::CannotTell, met, met]);
}

/// The standings of an order's powers at a time, where nobody entered when the act was.
fn standings_unasked(order: &Order, when: &str) -> Vec<PowerStanding> {
    let powers = powers_now(order, Moments::now(Now::trusted(at(when))), nothing_else());
    powers.iter().map(|power| power.standing).collect()
}

#[test]
fn where_nobody_entered_when_it_was_a_breach_before_the_end_is_not_ruled_out() {
    let order = |kind| an_order(kind, Vec::new());
    let after = "2026-12-01T00:30:00Z";
    assert_eq!(standings_unasked(&order(OrderKind::Spo), after), [PowerStanding::CannotTell]);
    let bail = standings_unasked(&order(OrderKind::CourtBail), after);
    let (doubtful, over) = (PowerStanding::Doubtful, PowerStanding::NotInForce);
    assert_eq!(bail, [doubtful, over, over, over], "has broken, likely to break, surrender, surety");
    assert_eq!(standings_unasked(&order(OrderKind::Dvpo), after), [PowerStanding::NotInForce]);
    let before = standings_unasked(&order(OrderKind::Spo), "2026-10-20T10:00:00Z");
    assert_eq!(before, [PowerStanding::NotInForce], "nothing could be broken before it began");
    // An act that was entered is judged as it was entered.
    check(OrderKind::Spo, after, after, &[("pace_s24", PowerStanding::NotInForce)]);
}

#[test]
fn where_nobody_entered_when_it_was_a_breach_before_the_end_of_a_period_is_not_ruled_out() {
    let ended = |kind| {
        let period = Some(Interval { from: None, until: Some(at("2026-11-20T00:00:00Z")) });
        an_order(kind, vec![Condition { period, ..paragraph("1", Nature::Prohibition) }])
    };
    let (off, cannot_tell) = (PowerStanding::NotOperating, PowerStanding::CannotTell);
    assert_eq!(standings_unasked(&ended(OrderKind::Spo), ACT), [cannot_tell]);
    assert_eq!(
        standings_unasked(&ended(OrderKind::CourtBail), ACT),
        [cannot_tell, off, PowerStanding::IfTestMet, PowerStanding::IfTestMet]
    );
    assert_eq!(standings_unasked(&ended(OrderKind::Dvpo), ACT), [off]);
    assert_eq!(powers_now(&ended(OrderKind::Spo), moments(ACT, ACT), nothing_else())[0].standing, off);
}

#[test]
fn who_fails_to_attend_may_be_arrested_once_bail_has_run_to_its_date() {
    let order = an_order(OrderKind::PoliceBail, vec![paragraph("1", Nature::Prohibition)]);
    let found = |when: &str| {
        let terms = assess(&order, &facts_at(when)).terms;
        let powers = powers_now(&order, moments(when, when), Found { terms: Some(&terms), ..nothing_else() });
        let of_attending = powers.iter().filter(|power| power.tense == Tense::FailedToAttend);
        of_attending.map(|power| (power.id, power.standing)).collect::<Vec<_>>()
    };
    let both = |standing| [(PowerId::PaceS46a1, standing), (PowerId::PaceS30d1, standing)];
    assert_eq!(found(ACT), both(PowerStanding::CannotTell));
    assert_eq!(found("2026-12-01T10:00:00Z"), both(PowerStanding::IfTestMet));
}

/// Bail Act 1976 s.7(3): each limb with its own test, and (a) and (c) whatever the conditions say.
#[test]
fn court_bail_has_three_limbs_and_two_of_them_turn_on_no_condition() {
    let order = an_order(OrderKind::CourtBail, vec![paragraph("1", Nature::Prohibition)]);
    let terms = answers(&order, &[Answer::FactsDoNotFit]);
    let powers = powers_now(&order, moments(ACT, ACT), Found { terms: Some(&terms), ..nothing_else() });
    let limbs: Vec<(&str, Tense, Test)> =
        powers.iter().map(|power| (power.source.as_str(), power.tense, power.test)).collect();
    let (suspecting, believing) = (Test::Suspecting, Test::Believing);
    let expected = [
        ("Bail Act 1976 s.7(3)(b)", Tense::HasBroken, suspecting),
        ("Bail Act 1976 s.7(3)(b)", Tense::LikelyToBreak, believing),
        ("Bail Act 1976 s.7(3)(a)", Tense::LikelyNotToSurrender, believing),
        ("Bail Act 1976 s.7(3)(c)", Tense::SuretyNotified, Test::Fact),
    ];
    assert_eq!(limbs, expected);
    for power in powers.iter().filter(|power| !power.tense.is_of_a_condition()) {
        assert_eq!((power.standing, power.for_conditions.len()), (PowerStanding::IfTestMet, 0), "{}", power.id);
        assert!(!power.turns_on.contains(&TurnsOn::NoTermShownToFit), "{}", power.id);
    }
}

/// Bail Act 1976 s.7(8).
#[test]
fn bail_whose_papers_list_murder_says_that_its_clock_is_another() {
    let mut order = an_order(OrderKind::CourtBail, Vec::new());
    let says = |order: &Order| {
        let powers = powers_now(order, moments(ACT, ACT), nothing_else());
        powers.iter().filter(|power| power.turns_on.contains(&TurnsOn::MurderCharged)).count()
    };
    assert_eq!(says(&order), 0);
    order.references.push(Reference { kind: "offence".to_owned(), value: "001 COML025".to_owned() });
    assert_eq!(says(&order), 4);
    assert_eq!(says(&Order { kind: OrderKind::PoliceBail, ..order }), 0, "no clock to a court");
}

/// Bail that runs to a hearing at 10:00 on 19 November 2026.
fn bail_to_a_hearing(kind: OrderKind, at_time: Option<&str>) -> Order {
    let mut order = an_order(kind, vec![paragraph("1", Nature::Prohibition)]);
    let day = at("2026-11-19T10:00:00Z").london_day();
    order.versions[0].stated_end = StatedEnd::UntilHearing(Hearing { day, at: at_time.map(at) });
    order.versions[0].in_force[0].interval.until = None;
    order
}

/// LAW 11.4; scenarios S245, S246 and S344.
#[test]
fn after_its_hearing_bail_cannot_be_told_whichever_day_the_act_was() {
    let order = bail_to_a_hearing(OrderKind::CourtBail, Some("2026-11-19T10:00:00Z"));
    let powers = |act, decision| powers_now(&order, moments(act, decision), nothing_else());
    let after = "2026-11-20T12:00:00Z";
    for act in ["2026-11-18T11:00:00Z", "2026-11-19T16:00:00Z", "2026-11-20T11:00:00Z"] {
        for power in powers(act, after) {
            assert_eq!(power.standing, PowerStanding::CannotTell, "{} {act}", power.id);
            assert!(power.turns_on.contains(&TurnsOn::HearingHasPassed), "{} {act}", power.id);
        }
    }
    for power in powers("2026-11-18T11:00:00Z", "2026-11-19T09:59:00Z") {
        assert_eq!(power.standing, PowerStanding::IfTestMet, "{}", power.id);
        assert!(!power.turns_on.contains(&TurnsOn::HearingHasPassed), "{}", power.id);
    }
    assert_eq!(order.in_force_at(at(after)), InForceAnswer::Unknown, "never ended");
}

/// PACE 1984 ss.30D(1), 46A(1): who fails to attend may be arrested once the date has come, though whether
/// bail was extended cannot be told.
#[test]
fn police_bail_to_a_date_is_answered_on_that_date_and_may_have_been_extended_after_it() {
    let order = bail_to_a_hearing(OrderKind::PoliceBail, None);
    assert_eq!(of_attending(&order, "2026-11-18T23:59:00Z"), [PowerStanding::CannotTell; 2]);
    assert_eq!(of_attending(&order, "2026-11-19T16:00:00Z"), [PowerStanding::IfTestMet; 2]);
    let after = "2026-11-20T12:00:00Z";
    assert_eq!(of_attending(&order, after), [PowerStanding::IfTestMet; 2]);
    for power in powers_now(&order, moments(after, after), nothing_else()) {
        assert!(power.turns_on.contains(&TurnsOn::HearingHasPassed), "{}", power.id);
        let expected =
            if power.tense == Tense::HasBroken { PowerStanding::CannotTell } else { PowerStanding::IfTestMet };
        assert_eq!(power.standing, expected, "{}", power.id);
    }
}

/// Crime and Security Act 2010 ss.26(1), 29(1); Domestic Abuse Act 2021 s.26; Family Law Act 1996 s.47(7);
/// Bail Act 1976 s.7(4); Anti-social Behaviour, Crime and Policing Act 2014 s.9(3).
#[test]
fn whom_a_court_must_have_police_do_not_bail() {
    let held = [
        OrderKind::Dvpn,
        OrderKind::Dvpo,
        OrderKind::Dapn,
        OrderKind::OccupationWithArrest,
        OrderKind::CourtBail,
        OrderKind::AsbInjunction,
        OrderKind::GangInjunction,
        OrderKind::YouthInjunction,
        OrderKind::HousingInjunction,
        OrderKind::ExclusionRequirement,
    ];
    for (kind, row) in kinds() {
        for power in row.powers {
            let is_held = power.custody == Custody::CourtOnly;
            assert_eq!(is_held, held.contains(&kind), "{} {}", row.kind_id, power.id);
        }
    }
    let custody = |kind: OrderKind| row_for(&kind).unwrap().powers[0].custody;
    assert_eq!(custody(OrderKind::PoliceBail), Custody::StationForOriginalOffence);
    assert_eq!(custody(OrderKind::Spo), Custody::StationThenPolice);
}

/// Crime and Policing Act 2026 ss.1–2: a power that may not be there yet is never shown as standing; that
/// its order has ended stands all the same.
#[test]
fn a_power_whose_section_may_not_be_in_force_cannot_be_told_and_says_why() {
    for kind in [OrderKind::RespectOrder, OrderKind::YouthInjunction, OrderKind::HousingInjunction] {
        let first = Condition { arrest: listed(None), ..paragraph("1", Nature::Prohibition) };
        let order = an_order(kind, vec![first]);
        let power = powers_now(&order, moments(ACT, ACT), nothing_else()).remove(0);
        assert_eq!(power.standing, PowerStanding::CannotTell, "{}", power.id);
        assert_eq!(standings(std::slice::from_ref(&power)), [("1", PowerStanding::CannotTell)]);
        assert_eq!(power.turns_on.first(), Some(&TurnsOn::NotConfirmedInForce));
        let late = "2026-12-20T10:00:00Z";
        let ended = powers_now(&order, moments(late, late), nothing_else()).remove(0);
        assert_eq!(ended.standing, PowerStanding::NotInForce, "{}", ended.id);
    }
}

/// Prison Act 1952 s.49(1); Magistrates' Courts Act 1980 s.125(1): it turns on what is so now, and on no act and
/// no condition.
#[test]
fn a_warrant_and_a_recall_stand_while_they_run_whatever_was_done() {
    for kind in [OrderKind::Warrant, OrderKind::FamilyWarrant, OrderKind::Recalled, OrderKind::UnlawfullyAtLarge] {
        let order = an_order(kind, vec![paragraph("1", Nature::Prohibition)]);
        let terms = answers(&order, &[Answer::FactsDoNotFit]);
        let found = Found { terms: Some(&terms), ..nothing_else() };
        let power = powers_now(&order, moments("2026-10-20T10:00:00Z", ACT), found).remove(0);
        assert_eq!((power.standing, power.for_conditions.len()), (PowerStanding::IfTestMet, 0), "{}", power.id);
        assert!(!power.turns_on.contains(&TurnsOn::NoTermShownToFit), "{}", power.id);
        let after = powers_now(&order, moments(ACT, "2026-12-02T10:00:00Z"), nothing_else()).remove(0);
        assert_eq!(after.standing, PowerStanding::NotInForce, "{}", after.id);
    }
}

/// Crime and Security Act 2010 s.25(2); Domestic Abuse Act 2021 s.25(3).
#[test]
fn a_police_notice_turns_on_service_in_person_and_not_on_what_they_were_told() {
    for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
        let order = an_order(kind, Vec::new());
        for answer in [NoticeAnswer::NoneHeld, NoticeAnswer::Unknown] {
            let power = powers_now(&order, moments(ACT, ACT), noticed(answer)).remove(0);
            assert!(power.turns_on.contains(&TurnsOn::ServiceNotShown), "{:?}", power.turns_on);
            assert!(!power.turns_on.contains(&TurnsOn::NoticeNotShown), "{:?}", power.turns_on);
            assert!(!power.turns_on.contains(&TurnsOn::NoticeUnknown), "{:?}", power.turns_on);
        }
        let served = powers_now(&order, moments(ACT, ACT), noticed(NoticeAnswer::EvidenceHeld)).remove(0);
        assert!(!served.turns_on.contains(&TurnsOn::ServiceNotShown), "{:?}", served.turns_on);
    }
}

/// Anti-social Behaviour, Crime and Policing Act 2014 s.9(2)–(3).
#[test]
fn whoever_arrests_under_an_injunction_informs_the_applicant() {
    for kind in [OrderKind::AsbInjunction, OrderKind::GangInjunction] {
        let powers = powers_now(&an_order(kind, Vec::new()), moments(ACT, ACT), nothing_else());
        let notes = &powers[0].notes;
        assert!(notes.contains(&PowerNote::InformApplicant) && notes.contains(&PowerNote::JusticeIfUnder18));
    }
    let dvpo = powers_now(&an_order(OrderKind::Dvpo, Vec::new()), moments(ACT, ACT), nothing_else());
    assert!(!dvpo[0].notes.contains(&PowerNote::InformApplicant));
}

/// The standings of the powers for whoever fails to attend.
fn of_attending(order: &Order, when: &str) -> Vec<PowerStanding> {
    let powers = powers_now(order, moments(when, when), nothing_else());
    powers.iter().filter(|power| power.tense == Tense::FailedToAttend).map(|power| power.standing).collect()
}

#[test]
fn bail_that_was_discharged_leaves_nothing_to_attend() {
    let mut order = an_order(OrderKind::PoliceBail, Vec::new());
    for row in &mut order.versions[0].in_force {
        row.cause = InForceCause::Discharged;
    }
    assert_eq!(of_attending(&order, "2026-12-01T10:00:00Z"), [PowerStanding::NotInForce; 2]);
    assert_eq!(of_attending(&order, ACT), [PowerStanding::CannotTell; 2], "it is discharged later");
}

#[test]
fn a_power_of_arrest_that_was_discharged_ends_no_bail() {
    let mut order = an_order(OrderKind::PoliceBail, Vec::new());
    let of_arrest = InForce {
        scope: InForceScope::PowerOfArrest,
        cause: InForceCause::Discharged,
        ..order.versions[0].in_force[0].clone()
    };
    order.versions[0].in_force.push(of_arrest);
    assert_eq!(of_attending(&order, "2026-12-01T10:00:00Z"), [PowerStanding::IfTestMet; 2]);
}

fn made_on(kind: OrderKind, day: &str, until: Option<&str>) -> Order {
    let mut order = an_order(kind, vec![paragraph("1", Nature::Prohibition)]);
    let version = &mut order.versions[0];
    version.made_at = at(day);
    version.stated_end = if until.is_some() { StatedEnd::Dated } else { StatedEnd::UntilFurtherOrder };
    version.in_force[0].interval = Interval { from: Some(at(day)), until: until.map(at) };
    order
}

/// The standing of an order's first power, and what the law says against its making.
fn against(order: &Order, act: &str, found: Found<'_>) -> (PowerStanding, Option<MadeDoubt>) {
    let power = powers_now(order, moments(act, act), found).remove(0);
    let why =
        power.turns_on.iter().find_map(|on| if let TurnsOn::OutsideTheLaw { why } = on { Some(*why) } else { None });
    (power.standing, why)
}

/// LAW 11.25: no risk of sexual harm order was made since March 2015; one of before still runs.
#[test]
fn an_order_dated_when_none_could_be_made_cannot_be_told_and_is_not_called_void() {
    let rosho = |made| against(&made_on(OrderKind::Rosho, made, None), ACT, nothing_else());
    assert_eq!(rosho("2014-06-06T00:00:00Z"), (PowerStanding::IfTestMet, None));
    let doubted = (PowerStanding::CannotTell, Some(MadeDoubt::NotMakeableThen));
    assert_eq!(rosho("2016-06-06T00:00:00Z"), doubted);
}

/// S.I. 2025/1222; LAW 1D, 11.29.
#[test]
fn an_order_of_after_the_pilot_stands_where_the_force_gives_its_source() {
    let dapo =
        |made, when_made| against(&made_on(OrderKind::Dapo, made, None), ACT, nothing_else().when_made(when_made));
    let met = (PowerStanding::IfTestMet, None);
    assert_eq!(dapo("2026-03-30T11:00:00Z", DapnHere::NotConfirmed), met);
    let doubted = (PowerStanding::CannotTell, Some(MadeDoubt::NotConfirmedThen));
    assert_eq!(dapo("2026-07-14T11:00:00Z", DapnHere::NotConfirmed), doubted);
    assert_eq!(dapo("2026-07-14T11:00:00Z", DapnHere::ByForce), met);
}

/// Crime and Security Act 2010 s.28(10); Stalking Protection Act 2019 s.3.
#[test]
fn a_length_that_the_law_does_not_allow_settles_nothing_where_it_bears() {
    let dvpo = made_on(OrderKind::Dvpo, "2026-11-03T00:00:00Z", Some("2026-12-03T00:00:00Z"));
    assert_eq!(against(&dvpo, "2026-11-07T10:00:00Z", nothing_else()), (PowerStanding::IfTestMet, None));
    let too_long = (PowerStanding::CannotTell, Some(MadeDoubt::LongerThanTheMost));
    assert_eq!(against(&dvpo, "2026-12-01T10:00:00Z", nothing_else()), too_long);
    let spo = made_on(OrderKind::Spo, "2026-02-02T00:00:00Z", Some("2027-02-02T00:00:00Z"));
    let too_short = (PowerStanding::CannotTell, Some(MadeDoubt::ShorterThanTheLeast));
    assert_eq!(against(&spo, ACT, nothing_else()), too_short);
}

/// Family Law Act 1996 s.42A, of conduct since 1 July 2007: the order may be older.
#[test]
fn an_order_made_under_old_law_is_answered_by_the_law_of_the_act() {
    let order = made_on(OrderKind::NonMolestation, "2006-03-03T00:00:00Z", None);
    let powers = |act| powers_now(&order, moments(act, ACT), nothing_else());
    assert_eq!(powers("2007-06-30T10:00:00Z"), []);
    let since = powers("2026-11-19T10:00:00Z");
    assert_eq!(since.iter().map(|power| power.id).collect::<Vec<_>>(), [PowerId::PaceS24]);
    assert_eq!(since[0].standing, PowerStanding::IfTestMet);
}

/// LAW 9.11: only an arrest on the day itself.
#[test]
fn how_an_excluded_day_is_reckoned_is_told_beside_an_arrest_of_that_day_alone() {
    let order = an_order(OrderKind::CourtBail, Vec::new());
    let told = |decision| {
        let power = powers_now(&order, moments(ACT, decision), nothing_else()).remove(0);
        power.turns_on.iter().any(|on| matches!(on, TurnsOn::OpenDoubt { .. }))
    };
    assert!(told("2026-11-22T10:00:00Z"), "a Sunday");
    assert!(!told("2026-11-20T10:05:00Z") && !told("2026-11-21T10:00:00Z"));
}

/// PACE 1984 s.24: settled, and without any caution of the law's.
#[test]
fn arrest_for_an_offence_carries_no_open_doubt() {
    for (kind, row) in kinds() {
        for power in powers_now(&an_order(kind, Vec::new()), moments(ACT, ACT), nothing_else()) {
            let doubted = power.turns_on.iter().any(|on| matches!(on, TurnsOn::OpenDoubt { .. }));
            assert!(power.tense != Tense::Offence || !doubted, "{}", row.kind_id);
        }
    }
}
