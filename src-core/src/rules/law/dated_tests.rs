use super::super::history::{GENERAL_LIMITS, general_limit_on};
use super::*;
use crate::rules::law::{PowerId, ROWS, row_for};
use crate::rules::order::OrderKind;
use crate::words::english;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn row(kind: &OrderKind) -> &'static LawRow {
    row_for(kind).unwrap()
}

fn section(breach: Breach) -> &'static str {
    match breach {
        Breach::Offence { section, .. } | Breach::Contempt { section, .. } | Breach::NoOffence { section, .. } => {
            section
        }
    }
}

#[track_caller]
fn check_breach(kind: &OrderKind, moment: Moment, expected: &str) {
    assert_eq!(section(row(kind).at(moment).breach()), expected, "{kind:?} {moment:?}");
}

fn made(on: &str) -> Moment {
    Moment::made_on(Some(day(on)))
}

fn act(on: &str) -> Moment {
    Moment { act: Some(day(on)), ..Moment::default() }
}

#[test]
fn every_day_of_the_law_is_a_day_and_every_dated_fact_has_a_source() {
    let spans = ROWS.iter().flat_map(|row| {
        let lives = row.dated.life.iter().map(|life| life.made);
        lives.chain(row.dated.changes.iter().map(|change| change.span))
    });
    for span in spans.chain(GENERAL_LIMITS.iter().map(|change| change.span)) {
        for each in [span.from, span.until].into_iter().flatten() {
            assert!(each.day().is_some(), "{span:?}");
        }
        assert!(span.from.is_some() || span.until.is_some(), "{span:?}");
        assert!(span.from.zip(span.until).is_none_or(|(from, until)| from < until), "{span:?}");
        assert!(!span.source.is_empty(), "{span:?}");
    }
}

#[test]
fn a_row_without_a_day_is_that_of_today() {
    for row in ROWS {
        let today = row.at(Moment::default());
        assert_eq!((today.breach(), today.powers()), (row.breach, row.powers), "{}", row.kind_id);
        assert_eq!((today.notice(), today.covers()), (row.notice, row.covers), "{}", row.kind_id);
        assert_eq!((today.clocks(), today.duties()), (row.clocks, row.duties), "{}", row.kind_id);
        assert_eq!(today.made_by(), row.made_by, "{}", row.kind_id);
    }
}

/// Sentencing Act 2020 s.2; Protection from Harassment Act 1997 s.5(5): made under old law, breached under new.
#[test]
fn an_order_made_before_the_sentencing_code_is_broken_under_its_own_act() {
    let kind = OrderKind::RestrainingConviction;
    let old = "Protection from Harassment Act 1997 s.5(5)";
    check_breach(&kind, Moment { act: Some(day("2026-11-20")), ..made("2019-05-01") }, old);
    check_breach(&kind, made("2020-11-30"), old);
    check_breach(&kind, made("2020-12-01"), "Sentencing Act 2020 s.363(1)");
    check_breach(
        &OrderKind::RestrainingAcquittal,
        made("2019-03-03"),
        "Protection from Harassment Act 1997 s.5(5), by s.5A",
    );
    check_breach(&OrderKind::Shpo, made("2019-03-03"), "Sexual Offences Act 2003 s.103I");
    let cbo = "Anti-social Behaviour, Crime and Policing Act 2014 s.30";
    check_breach(&OrderKind::Cbo, made("2016-01-01"), cbo);
    check_breach(&OrderKind::InterimCbo, made("2016-01-01"), cbo);
}

/// Family Law Act 1996 ss.42A, 63CA; Protection from Harassment Act 1997 s.3(6): by the day of the act.
#[test]
fn a_breach_is_an_offence_of_acts_since_its_day() {
    for (kind, before, since, offence) in [
        (OrderKind::NonMolestation, "2007-06-30", "2007-07-01", "Family Law Act 1996 s.42A(1)"),
        (OrderKind::ForcedMarriage, "2014-06-15", "2014-06-16", "Family Law Act 1996 s.63CA"),
        (OrderKind::HarassmentInjunction, "1998-08-31", "1998-09-01", "Protection from Harassment Act 1997 s.3(6)"),
    ] {
        let (old, new) = (row(&kind).at(act(before)), row(&kind).at(act(since)));
        assert!(matches!(old.breach(), Breach::Contempt { .. }) && old.powers().is_empty(), "{kind:?}");
        check_breach(&kind, act(since), offence);
        assert_eq!(new.powers(), row(&kind).powers, "{kind:?}");
        // An older order does not make the offence older.
        let old_order = Moment { made: Some(day("1997-11-03")), ..act(since) };
        check_breach(&kind, old_order, offence);
    }
}

/// PACE 1984 s.17(1)(cza), inserted by Domestic Abuse Act 2021 s.26(9): by the day of the decision.
#[test]
fn entry_for_a_notice_is_that_of_the_day_of_the_decision() {
    let row = row(&OrderKind::Dapn);
    let power = row.powers.iter().find(|power| power.id == PowerId::DaaS26).unwrap();
    let entry = |on: &str| row.at(Moment { decision: Some(day(on)), ..made("2026-03-30") }).entry(power);
    assert_eq!(entry("2026-03-31"), Some("PACE 1984 s.17(1)(cza)"));
    assert_eq!(entry("2026-04-01"), None);
    assert_eq!(entry("2024-11-26"), None);
}

/// Domestic Violence, Crime and Victims Act 2004 s.12(1).
#[test]
fn who_could_make_it_is_that_of_the_day_it_was_made() {
    let row = row(&OrderKind::RestrainingConviction);
    assert!(english(row.at(made("2009-09-29")).made_by()).contains("s.2 or s.4"));
    assert_eq!(row.at(made("2009-09-30")).made_by(), row.made_by);
}

/// Sentencing Act 2020 Sch 23 para 14A(2); LAW 11.19.
#[test]
fn the_general_limit_is_that_of_the_day_of_conviction() {
    for (convicted, months) in [
        ("2022-05-01", 6),
        ("2022-05-02", 12),
        ("2023-03-29", 12),
        ("2023-03-30", 6),
        ("2024-11-17", 6),
        ("2024-11-18", 12),
    ] {
        assert_eq!(general_limit_on(day(convicted)), Some(months), "{convicted}");
    }
    assert!(GENERAL_LIMITS.iter().all(|change| change.by == DatedBy::Conviction));
}

#[test]
fn a_change_is_told_in_a_line_with_its_days_and_its_source() {
    let told =
        |kind: &OrderKind| row(kind).dated.changes.iter().map(|change| english(change.text())).collect::<Vec<_>>();
    let restraining = told(&OrderKind::RestrainingConviction);
    assert_eq!(
        restraining[0],
        "Made before 1 Dec 2020: Offence: Protection from Harassment Act 1997 s.5(5), 5 years on indictment; general limit in a magistrates' court (Sentencing Act 2020 s.2)"
    );
    let police_bail = told(&OrderKind::PoliceBail);
    assert!(police_bail[0].starts_with("Made from 3 Apr 2017 to 27 Oct 2022: "), "{police_bail:?}");
}

#[test]
fn when_it_could_be_made_is_told_in_a_line() {
    let told = |kind: &OrderKind| row(kind).dated.life.iter().map(|life| english(life.text())).collect::<Vec<_>>();
    assert_eq!(
        told(&OrderKind::Spo),
        ["Made since 20 Jan 2020 in England and Wales (Stalking Protection Act 2019 s.1)"]
    );
    let svro = told(&OrderKind::Svro).concat();
    for part in ["from 19 Apr 2023 to 18 Apr 2025", "Merseyside, Sussex", "None made since", "19 Oct 2025"] {
        assert!(svro.contains(part), "{part}: {svro}");
    }
    assert!(told(&OrderKind::Dapo).concat().contains("not confirmed"));
    let respect = told(&OrderKind::RespectOrder).concat();
    assert!(
        respect.starts_with("Whether any is made since 29 Jun 2026 in England and Wales is not confirmed"),
        "{respect}"
    );
}
