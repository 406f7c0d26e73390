use super::*;
use crate::rules::law::{ROWS, row_for};
use crate::rules::order::OrderKind;
use crate::words::english;

fn row(kind: &OrderKind) -> &'static LawRow {
    row_for(kind).unwrap()
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// Whether somebody who is asked is not all that is said: something can be done until they answer.
fn helps_meanwhile(step: DoubtStep) -> bool {
    match step {
        DoubtStep::OtherPowers
        | DoubtStep::Safeguarding
        | DoubtStep::CheckThePapers
        | DoubtStep::EarlierTime
        | DoubtStep::ForTheCourt => true,
        DoubtStep::DutyInspector
        | DoubtStep::CpsDirect
        | DoubtStep::OnCallSolicitor
        | DoubtStep::AskControl
        | DoubtStep::ForceSource => false,
    }
}

#[test]
fn every_doubt_names_what_it_bears_on_and_what_to_do_until_it_is_answered() {
    for row in ROWS {
        for doubt in row.doubts {
            let what = english(doubt.what);
            assert!(!doubt.on.is_empty(), "{}: {what}", row.kind_id);
            assert!(doubt.meanwhile.iter().any(|step| helps_meanwhile(*step)), "{}: {what}", row.kind_id);
            assert!(!what.contains("eanwhile"), "{}: it is said by its own words: {what}", row.kind_id);
        }
    }
}

#[test]
fn a_doubt_of_some_days_alone_is_one_of_a_clock() {
    for doubt in ROWS.iter().flat_map(|row| row.doubts).filter(|doubt| doubt.bears != Bears::Always) {
        assert_eq!(doubt.on, [Aspect::Clock], "{}", english(doubt.what));
    }
}

/// Rows of which it is open whether somebody may be arrested, or a place entered for it, and on which of the two.
const NOT_SETTLED: [(&str, &[Aspect]); 6] = [
    ("family_warrant", &[Aspect::Entry]),
    ("respect_order", &[Aspect::Arrest, Aspect::Entry]),
    ("youth_injunction", &[Aspect::Arrest]),
    ("housing_injunction", &[Aspect::Arrest]),
    ("non_harassment", &[Aspect::Arrest, Aspect::Entry]),
    ("non_molestation_ni", &[Aspect::Arrest, Aspect::Entry]),
];

/// PACE 1984 s.24; Crime and Security Act 2010 ss.25(1)(b), 28(9); Bail Act 1976 s.7(3): the Acts' plain words.
#[test]
fn arrest_and_entry_are_settled_but_for_the_act_of_2026_and_warrants_of_others() {
    for row in ROWS {
        let listed = NOT_SETTLED.iter().find(|(kind, _)| *kind == row.kind_id);
        let wanted: &[Aspect] = if let Some((_, open)) = listed { open } else { &[] };
        for aspect in [Aspect::Arrest, Aspect::Entry] {
            let tier = if wanted.contains(&aspect) { Tier::Open } else { Tier::Settled };
            assert_eq!(row.tier(aspect), tier, "{} {aspect:?}", row.kind_id);
        }
    }
}

/// Crime and Policing Act 2026 ss.1–2; LAW 11.7.
#[test]
fn whether_the_act_of_2026_is_in_force_bears_on_the_arrest_and_leaves_nobody_without_help() {
    for kind in [OrderKind::RespectOrder, OrderKind::YouthInjunction, OrderKind::HousingInjunction] {
        let doubts: Vec<&Doubt> = row(&kind).doubts_on(Aspect::Arrest).collect();
        let commencement = doubts.iter().find(|doubt| doubt.on.contains(&Aspect::InForce)).unwrap();
        for step in [DoubtStep::AskControl, DoubtStep::OtherPowers, DoubtStep::Safeguarding] {
            assert!(commencement.meanwhile.contains(&step), "{kind:?} {step:?}");
        }
    }
}

#[test]
fn a_fact_is_open_only_where_a_doubt_bears_on_it() {
    let restraining = row(&OrderKind::RestrainingConviction);
    assert_eq!(restraining.tier(Aspect::Offence), Tier::Settled);
    assert_eq!(restraining.tier(Aspect::Penalty), Tier::Open);
    let open: Vec<TextKey> = restraining.doubts_on(Aspect::Penalty).map(|doubt| doubt.what).collect();
    assert_eq!(open, [text_key!("kind.general_limit")]);
    assert_eq!(row(&OrderKind::Svro).tier(Aspect::InForce), Tier::Open);
    assert_eq!(row(&OrderKind::Dapo).tier(Aspect::Maker), Tier::Open);
    assert_eq!(row(&OrderKind::NonMolestation).tier(Aspect::Reach), Tier::Settled);
}

#[track_caller]
fn bears(bears: Bears, rule: ClockRule, start: &str, expected: bool) {
    assert_eq!(bears.on_clock(rule, at(start)), expected, "{bears:?} {rule:?} {start}");
}

/// LAW 9.11.
#[test]
fn how_a_sunday_is_reckoned_bears_on_an_arrest_of_that_day_alone() {
    let rule = ClockRule::BailArrest;
    bears(Bears::StartOnADayLeftOut, rule, "2026-11-22T09:00:00Z", true);
    bears(Bears::StartOnADayLeftOut, rule, "2026-11-20T09:00:00Z", false);
    bears(Bears::StartOnADayLeftOut, rule, "2026-11-21T14:00:00Z", false);
}

/// LAW 9.10: a bank holiday counts on the clock of bail, and not on that of a notice (LAW 2, A and B).
#[test]
fn a_saturday_26_december_bears_on_clocks_that_leave_out_bank_holidays() {
    bears(Bears::OverBoxingDay, ClockRule::DvpoArrest, "2026-12-24T10:00:00Z", true);
    bears(Bears::OverBoxingDay, ClockRule::BailArrest, "2026-12-24T10:00:00Z", false);
    bears(Bears::OverBoxingDay, ClockRule::DvpoArrest, "2026-11-20T10:00:00Z", false);
}
