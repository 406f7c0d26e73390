//! The rows against LAW 1A–1C, written out by hand.

use super::*;
use crate::words::{Verbatim, Wording, english};

fn known_kinds() -> Vec<OrderKind> {
    vec![
        OrderKind::Dvpn,
        OrderKind::Dvpo,
        OrderKind::Dapn,
        OrderKind::Dapo,
        OrderKind::Spo,
        OrderKind::InterimSpo,
        OrderKind::NonMolestation,
        OrderKind::Occupation,
        OrderKind::OccupationWithArrest,
        OrderKind::RestrainingConviction,
        OrderKind::RestrainingAcquittal,
        OrderKind::Shpo,
        OrderKind::InterimShpo,
        OrderKind::Sro,
        OrderKind::InterimSro,
        OrderKind::Sopo,
        OrderKind::Rosho,
        OrderKind::ForeignTravel,
        OrderKind::ForcedMarriage,
        OrderKind::Fgm,
        OrderKind::HarassmentInjunction,
        OrderKind::PoliceBail,
        OrderKind::CourtBail,
        OrderKind::Cbo,
        OrderKind::InterimCbo,
        OrderKind::Svro,
        OrderKind::Kcpo,
        OrderKind::InterimKcpo,
        OrderKind::Voo,
        OrderKind::InterimVoo,
        OrderKind::AsbInjunction,
        OrderKind::GangInjunction,
        OrderKind::HighCourtInjunction,
        OrderKind::Undertaking,
        OrderKind::SentenceRequirement,
        OrderKind::Licence,
        OrderKind::Recalled,
        OrderKind::UnlawfullyAtLarge,
        OrderKind::Warrant,
        OrderKind::FamilyWarrant,
        OrderKind::RespectOrder,
        OrderKind::YouthInjunction,
        OrderKind::HousingInjunction,
        OrderKind::ConditionalCaution,
        OrderKind::Dispersal,
        OrderKind::ClosureNotice,
        OrderKind::ClosureOrder,
        OrderKind::Cpn,
        OrderKind::Pspo,
        OrderKind::FootballBanning,
        OrderKind::Scpo,
        OrderKind::Stpo,
        OrderKind::InterimStpo,
        OrderKind::Stro,
        OrderKind::InterimStro,
        OrderKind::NonHarassment,
        OrderKind::NonMolestationNi,
        OrderKind::ExclusionRequirement,
        OrderKind::ChildArrangements,
    ]
}

/// Kinds whose breach is an offence of which no CJS code is held.
const UNCODED: [OrderKind; 14] = [
    OrderKind::RespectOrder,
    OrderKind::Dispersal,
    OrderKind::ClosureNotice,
    OrderKind::ClosureOrder,
    OrderKind::Cpn,
    OrderKind::Pspo,
    OrderKind::FootballBanning,
    OrderKind::Scpo,
    OrderKind::Stpo,
    OrderKind::InterimStpo,
    OrderKind::Stro,
    OrderKind::InterimStro,
    OrderKind::NonHarassment,
    OrderKind::NonMolestationNi,
];

/// Kinds whose breach is an offence that is tried summarily alone, or of which the mode was not read: entry
/// under PACE s.17(1)(b) is not listed for it.
const NO_ENTRY_FOR_THE_OFFENCE: [OrderKind; 7] = [
    OrderKind::RespectOrder,
    OrderKind::Dispersal,
    OrderKind::ClosureNotice,
    OrderKind::ClosureOrder,
    OrderKind::Cpn,
    OrderKind::Pspo,
    OrderKind::FootballBanning,
];

/// Kinds whose breach is an offence of another part of the United Kingdom: what police do here is a warrant.
const TRIED_ELSEWHERE: [OrderKind; 2] = [OrderKind::NonHarassment, OrderKind::NonMolestationNi];

/// Kinds whose breach is an offence, with its code today.
fn offences() -> Vec<(OrderKind, &'static str)> {
    vec![
        (OrderKind::Dapo, "DA21001"),
        (OrderKind::Spo, "ST19001"),
        (OrderKind::InterimSpo, "ST19001"),
        (OrderKind::NonMolestation, "FL96001"),
        (OrderKind::RestrainingConviction, "SE20002"),
        (OrderKind::RestrainingAcquittal, "PH97012"),
        (OrderKind::Shpo, "SE20012"),
        (OrderKind::InterimShpo, "SX03244"),
        (OrderKind::Sro, "SX03245"),
        (OrderKind::InterimSro, "SX03245"),
        (OrderKind::Sopo, "SX03247"),
        (OrderKind::Rosho, "SX03246"),
        (OrderKind::ForeignTravel, "SX03247"),
        (OrderKind::ForcedMarriage, "FL96002"),
        (OrderKind::Fgm, "FG03006"),
        (OrderKind::HarassmentInjunction, "PH97001"),
        (OrderKind::Cbo, "SE20001"),
        (OrderKind::InterimCbo, "SE20001"),
        (OrderKind::Svro, "SE20013"),
        (OrderKind::Kcpo, "OW19009"),
        (OrderKind::InterimKcpo, "OW19009"),
        (OrderKind::Voo, "CJ08005"),
        (OrderKind::InterimVoo, "CJ08005"),
    ]
}

fn said(keys: &[TextKey]) -> String {
    keys.iter().map(|&key| english(key)).collect::<Vec<_>>().join(" | ")
}

fn row(kind: &OrderKind) -> &'static LawRow {
    row_for(kind).unwrap()
}

#[test]
fn ids_are_those_of_the_records() {
    for kind in known_kinds() {
        assert_eq!(serde_json::to_value(&kind).unwrap(), kind_id(&kind), "{kind:?}");
    }
}

#[test]
fn every_known_kind_has_its_own_row() {
    assert_eq!(known_kinds().len(), ROWS.len());
    let ids: std::collections::BTreeSet<&str> = ROWS.iter().map(|row| row.kind_id).collect();
    assert_eq!(ids.len(), ROWS.len());
    for kind in known_kinds() {
        assert!(ROWS.iter().any(|listed| listed.kind_id == row(&kind).kind_id), "{kind:?}");
        assert_eq!(Wording::from(row(&kind).title), title(&kind));
    }
}

#[test]
fn every_row_is_whole() {
    for row in ROWS {
        let id = row.kind_id;
        assert!(!row.statute.is_empty() && !row.source.is_empty(), "{id}");
        assert!(!row.routes.is_empty() && !row.notes.is_empty(), "{id}");
    }
}

#[test]
fn every_row_has_the_core_points_each_once() {
    for row in ROWS {
        let ids: Vec<PointId> = row.points_to_prove.iter().map(|point| point.id).collect();
        for core in [PointId::Identity, PointId::InForce, PointId::ExactTerm, PointId::WithinTerm] {
            assert_eq!(ids.iter().filter(|id| **id == core).count(), 1, "{} {core:?}", row.kind_id);
        }
        assert!(ids.iter().all(|id| ids.iter().filter(|other| *other == id).count() == 1), "{}", row.kind_id);
        // Football Spectators Act 1989 s.14J and Protection from Harassment Act 1997 s.9 know no excuse.
        let has_none = ["football_banning", "non_harassment"].contains(&row.kind_id);
        let excuse = matches!(row.breach, Breach::Offence { .. }) && !has_none;
        assert_eq!(ids.contains(&PointId::NoReasonableExcuse), excuse, "{}", row.kind_id);
    }
}

#[track_caller]
fn check_points(kind: OrderKind, has: &[PointId], lacks: &[PointId]) {
    let ids: Vec<PointId> = row(&kind).points_to_prove.iter().map(|point| point.id).collect();
    assert!(has.iter().all(|id| ids.contains(id)), "{kind:?}: {ids:?}");
    assert!(lacks.iter().all(|id| !ids.contains(id)), "{kind:?}: {ids:?}");
}

#[test]
fn each_kind_has_the_extra_points_of_the_law() {
    check_points(OrderKind::Dvpn, &[PointId::PersonalService], &[PointId::Awareness, PointId::CertifiedCopy]);
    check_points(OrderKind::Dapn, &[PointId::PersonalService], &[PointId::Awareness]);
    check_points(OrderKind::Dvpo, &[PointId::Awareness], &[PointId::PersonalService]);
    check_points(OrderKind::Dapo, &[PointId::Awareness, PointId::CertifiedCopy], &[]);
    check_points(OrderKind::Spo, &[PointId::CertifiedCopy], &[PointId::Awareness]);
    check_points(OrderKind::Cbo, &[PointId::CertifiedCopy, PointId::MakingStatute], &[PointId::Awareness]);
    check_points(OrderKind::NonMolestation, &[PointId::Awareness], &[PointId::MakingStatute]);
    check_points(OrderKind::OccupationWithArrest, &[PointId::PowerAttached, PointId::Awareness], &[]);
    check_points(OrderKind::Occupation, &[PointId::Awareness], &[PointId::PowerAttached]);
    check_points(OrderKind::RestrainingConviction, &[PointId::MakingStatute], &[PointId::Awareness]);
    check_points(OrderKind::RestrainingAcquittal, &[PointId::MakingStatute], &[PointId::Awareness]);
    check_points(OrderKind::Shpo, &[PointId::MakingStatute], &[PointId::Awareness]);
    check_points(OrderKind::PoliceBail, &[PointId::OriginalOffence], &[PointId::Awareness]);
    check_points(OrderKind::Svro, &[PointId::VerifyLive], &[]);
    check_points(OrderKind::Kcpo, &[PointId::VerifyLive], &[]);
    check_points(OrderKind::AsbInjunction, &[PointId::PowerAttached], &[]);
}

#[test]
fn a_breach_is_an_offence_of_these_kinds_alone() {
    for kind in known_kinds() {
        let expected = offences().into_iter().find(|(offence, _)| *offence == kind).map(|(_, code)| code);
        match row(&kind).breach {
            Breach::Offence { code: Some(code), mode, .. } => {
                assert_eq!((Some(code), english(mode).as_str()), (expected, "Either way"), "{kind:?}");
                let listed = row(&kind).offence_codes.iter().any(|listed| listed.code == code);
                assert!(listed, "{kind:?}");
            }
            Breach::Offence { code: None, .. } => {
                assert!(UNCODED.contains(&kind) && expected.is_none(), "{kind:?}");
                assert!(row(&kind).offence_codes.is_empty(), "{kind:?}");
                let open = open(&kind);
                assert!(TRIED_ELSEWHERE.contains(&kind) || open.contains("Which CJS code"), "{kind:?}: {open}");
            }
            Breach::Contempt { .. } | Breach::NoOffence { .. } => {
                assert_eq!(expected, None, "{kind:?}");
                assert!(row(&kind).offence_codes.is_empty(), "{kind:?}");
            }
        }
    }
}

#[track_caller]
fn check_contempt(kind: OrderKind, penalty: &str, code: Option<&str>) {
    let Breach::Contempt { penalty: found, code: coded, .. } = row(&kind).breach else {
        panic!("{kind:?}");
    };
    assert_eq!((english(found).as_str(), coded), (penalty, code), "{kind:?}");
}

#[test]
fn a_breach_is_contempt_alone_of_these_kinds() {
    check_contempt(OrderKind::Dvpo, "£50 a day up to £5,000, or 2 months", Some("MC80530"));
    for kind in [
        OrderKind::Occupation,
        OrderKind::OccupationWithArrest,
        OrderKind::AsbInjunction,
        OrderKind::GangInjunction,
        OrderKind::HighCourtInjunction,
        OrderKind::Undertaking,
        OrderKind::YouthInjunction,
        OrderKind::HousingInjunction,
        OrderKind::ExclusionRequirement,
        OrderKind::ChildArrangements,
    ] {
        check_contempt(kind, "2 years for contempt", None);
    }
}

#[test]
fn a_breach_is_neither_of_notices_bail_and_sentences() {
    for (kind, expected) in [
        (OrderKind::Dvpn, Some("CS10503")),
        (OrderKind::Dapn, Some("DA21503")),
        (OrderKind::CourtBail, Some("BA76005")),
        (OrderKind::PoliceBail, None),
        (OrderKind::SentenceRequirement, None),
        (OrderKind::Licence, None),
        (OrderKind::Recalled, None),
        (OrderKind::UnlawfullyAtLarge, None),
        (OrderKind::Warrant, None),
        (OrderKind::FamilyWarrant, None),
        (OrderKind::ConditionalCaution, None),
    ] {
        let Breach::NoOffence { code, .. } = row(&kind).breach else {
            panic!("{kind:?}");
        };
        assert_eq!(code, expected, "{kind:?}");
    }
}

#[track_caller]
fn check_power(kind: OrderKind, id: &str, tense: Tense, test: Test, entry: Option<&str>, clock: Option<ClockRule>) {
    let power = row(&kind).powers.iter().find(|power| power.id.as_str() == id).unwrap();
    let starts = power.clock.rule(BailOffence::NotKnown);
    assert_eq!((power.tense, power.test, starts), (tense, test, clock), "{kind:?} {id}");
    match (entry, power.entry) {
        (Some(part), Some(found)) => assert!(found.contains(part), "{kind:?} {found}"),
        (expected, found) => assert_eq!(found, expected, "{kind:?}"),
    }
}

#[test]
fn arrest_for_an_offence_is_under_section_24_on_suspicion_with_necessity() {
    for (kind, _) in offences() {
        assert_eq!(row(&kind).powers.len(), 1, "{kind:?}");
        check_power(kind.clone(), "pace_s24", Tense::Offence, Test::Suspecting, Some("s.17(1)(b)"), None);
        let rules: Vec<ClockRule> = row(&kind).clocks.iter().map(|clock| clock.rule).collect();
        assert!(rules.starts_with(&[ClockRule::PaceDetention, ClockRule::ChargedToCourt]), "{kind:?}");
    }
}

#[test]
fn other_powers_have_their_own_tense_test_entry_and_clock() {
    let (is, has, likely) = (Tense::IsInBreach, Tense::HasBroken, Tense::LikelyToBreak);
    let (believing, suspecting) = (Test::Believing, Test::Suspecting);
    let (cza, cab) = (Some("s.17(1)(cza)"), Some("s.17(1)(cab)"));
    check_power(OrderKind::Dvpn, "csa_s25_1_b", is, believing, None, Some(ClockRule::DvpnArrest));
    check_power(OrderKind::Dvpo, "csa_s28_9", is, believing, None, Some(ClockRule::DvpoArrest));
    check_power(OrderKind::Dapn, "daa_s26_1", is, believing, cza, Some(ClockRule::DapnArrest));
    let occupation = OrderKind::OccupationWithArrest;
    check_power(occupation, "fla_s47_6", is, suspecting, None, Some(ClockRule::OccupationArrest));
    check_power(OrderKind::CourtBail, "bail_s7_3", has, suspecting, cab, Some(ClockRule::BailArrest));
    check_power(OrderKind::CourtBail, "bail_s7_3_likely", likely, believing, cab, Some(ClockRule::BailArrest));
    check_power(OrderKind::PoliceBail, "pace_s46a_1a", has, suspecting, cab, None);
    check_power(OrderKind::PoliceBail, "pace_s30d_2a", has, suspecting, cab, None);
    let (surrender, surety) = (Tense::LikelyNotToSurrender, Tense::SuretyNotified);
    check_power(OrderKind::CourtBail, "bail_s7_3_a", surrender, believing, cab, Some(ClockRule::BailArrest));
    check_power(OrderKind::CourtBail, "bail_s7_3_c", surety, Test::Fact, cab, Some(ClockRule::BailArrest));
    check_power(OrderKind::PoliceBail, "pace_s46a_1", Tense::FailedToAttend, Test::Fact, cab, None);
    check_power(OrderKind::PoliceBail, "pace_s30d_1", Tense::FailedToAttend, Test::Fact, cab, None);
    check_power(OrderKind::AsbInjunction, "asbcpa_s9", is, suspecting, None, Some(ClockRule::AsbArrest));
    check_power(OrderKind::GangInjunction, "pca_s43", is, suspecting, None, Some(ClockRule::GangArrest));
    for kind in [OrderKind::YouthInjunction, OrderKind::HousingInjunction] {
        check_power(kind, "asbcpa_s9", is, suspecting, None, Some(ClockRule::AsbArrest));
    }
    // Criminal Justice Act 2003 s.24A(1); Children Act 1989 s.38A(8)–(9).
    check_power(OrderKind::ConditionalCaution, "cja_s24a", has, believing, None, None);
    let exclusion = OrderKind::ExclusionRequirement;
    check_power(exclusion, "ca_s38a", is, believing, None, Some(ClockRule::OccupationArrest));
}

/// Prison Act 1952 s.49(1); Magistrates' Courts Act 1980 s.125; Criminal Justice and Public Order Act 1994
/// s.136(2); entry by PACE 1984 s.17(1)(a)(i) on a warrant of criminal proceedings, and by s.17(1)(cb).
#[test]
fn who_is_wanted_is_arrested_on_a_fact_and_goes_where_the_law_or_the_warrant_says() {
    let (at_large, out) = (Tense::AtLarge, Tense::WarrantOut);
    for kind in [OrderKind::Recalled, OrderKind::UnlawfullyAtLarge] {
        check_power(kind.clone(), "unlawfully_at_large", at_large, Test::Fact, Some("s.17(1)(cb)"), None);
        assert_eq!(row(&kind).powers[0].custody, Custody::ReturnedToPrison, "{kind:?}");
        assert!(row(&kind).clocks.is_empty(), "{kind:?}: no clock of PACE");
    }
    check_power(OrderKind::Warrant, "warrant", out, Test::Fact, Some("s.17(1)(a)"), None);
    check_power(OrderKind::FamilyWarrant, "warrant", out, Test::Fact, None, None);
    for kind in TRIED_ELSEWHERE {
        check_power(kind, "cjpoa_s136", out, Test::Fact, None, None);
    }
    for row in ROWS.iter().filter(|row| row.power_from == PowerFrom::ByWarrant) {
        assert!(row.powers.iter().all(|power| power.custody == Custody::AsTheWarrantSays), "{}", row.kind_id);
    }
}

/// Criminal Justice Act 2003 s.254 (LAW 11.6): recall decides, and before it there is no power.
#[test]
fn a_licence_gives_no_power_until_it_is_recalled() {
    let notes = said(row(&OrderKind::Licence).notes);
    assert!(row(&OrderKind::Licence).powers.is_empty() && notes.contains("no power to arrest"), "{notes}");
    assert!(
        notes.contains("Tell probation") && notes.contains("s.254") && notes.contains("is not a recall"),
        "{notes}"
    );
    let recalled = said(row(&OrderKind::Recalled).notes);
    assert!(recalled.contains("no bail") && recalled.contains("s.17(1)(cb)"), "{recalled}");
}

/// PACE 1984 s.17(1)(b) is of indictable offences: Anti-social Behaviour, Crime and Policing Act 2014 ss.39, 48,
/// 63, 67, 86 and Football Spectators Act 1989 s.14J are summary; Serious Crime Act 2007 s.25 and Modern Slavery
/// Act 2015 s.30 are triable either way.
#[test]
fn a_summary_offence_is_arrested_for_under_section_24_without_a_listed_entry() {
    for kind in UNCODED.into_iter().filter(|kind| !TRIED_ELSEWHERE.contains(kind)) {
        let entry = if NO_ENTRY_FOR_THE_OFFENCE.contains(&kind) { None } else { Some("s.17(1)(b)") };
        check_power(kind.clone(), "pace_s24", Tense::Offence, Test::Suspecting, entry, None);
        let Breach::Offence { mode, .. } = row(&kind).breach else { panic!("{kind:?}") };
        let is_indictable = english(mode) == "Either way";
        assert_eq!(is_indictable, entry.is_some(), "{kind:?}");
        let rules: Vec<ClockRule> = row(&kind).clocks.iter().map(|clock| clock.rule).collect();
        assert_eq!(rules, [ClockRule::PaceDetention, ClockRule::ChargedToCourt], "{kind:?}");
    }
}

/// Crime and Policing Act 2026 ss.1–2 (LAW 11.7): commencement is not confirmed, and the row says so first.
#[test]
fn what_may_not_be_in_force_says_so_in_its_status_and_in_its_power() {
    for row in ROWS {
        let waits = ["respect_order", "youth_injunction", "housing_injunction"].contains(&row.kind_id);
        assert_eq!(row.power_from == PowerFrom::IfCommenced, waits, "{}", row.kind_id);
        assert_eq!(said(row.status).contains("Not confirmed to be in force"), waits, "{}", row.kind_id);
    }
    let respect = said(row(&OrderKind::RespectOrder).status);
    assert!(respect.contains("29 June 2026") && respect.contains("S.I. 2026/689"), "{respect}");
    let asb = said(row(&OrderKind::AsbInjunction).status);
    assert!(asb.contains("stays what it was made as") && asb.contains("not confirmed"), "{asb}");
    assert!(
        row(&OrderKind::GangInjunction).status.is_empty() && row(&OrderKind::HighCourtInjunction).status.is_empty()
    );
}

/// PACE 1984 ss.46A(1A), 30D(2A), 34(7).
#[test]
fn police_bail_is_arrested_for_once_broken_and_not_for_a_likely_breach() {
    let bail = row(&OrderKind::PoliceBail);
    assert!(bail.powers.iter().all(|power| power.tense != Tense::LikelyToBreak));
    assert!(bail.powers.iter().all(|power| power.custody == Custody::StationForOriginalOffence));
    let notes = said(bail.notes);
    assert!(notes.contains("only likely") && notes.contains("s.34(7)") && notes.contains("Up to 3 hours"), "{notes}");
    assert!(bail.doubts_on(Aspect::Clock).all(|doubt| doubt.meanwhile.contains(&DoubtStep::EarlierTime)));
    assert!(notes.contains("Live link bail"), "{notes}");
}

/// Criminal Justice and Public Order Act 1994 s.136; Protection from Harassment Act 1997 s.9.
#[test]
fn an_order_of_scotland_or_northern_ireland_is_acted_on_here_by_warrant_or_for_an_offence_of_here() {
    for kind in TRIED_ELSEWHERE {
        let notes = said(row(&kind).notes);
        assert!(notes.contains("look first for offences here") && notes.contains("s.136(2)"), "{kind:?}: {notes}");
        let open = open(&kind);
        assert!(open.contains("breaches an order made there") && open.contains("137A"), "{kind:?}: {open}");
    }
}

#[test]
fn undertakings_and_bare_contempts_are_never_arrestable() {
    for kind in [
        OrderKind::Undertaking,
        OrderKind::Occupation,
        OrderKind::HighCourtInjunction,
        OrderKind::SentenceRequirement,
        OrderKind::Licence,
        OrderKind::ChildArrangements,
    ] {
        assert!(row(&kind).powers.is_empty(), "{kind:?}");
    }
    for row in ROWS {
        assert_eq!(row.power_from == PowerFrom::Nobody, row.powers.is_empty(), "{}", row.kind_id);
    }
    assert_eq!(row(&OrderKind::OccupationWithArrest).power_from, PowerFrom::ListedProvisions);
    assert_eq!(row(&OrderKind::AsbInjunction).power_from, PowerFrom::OnlyIfAttached);
    assert_eq!(row(&OrderKind::GangInjunction).power_from, PowerFrom::OnlyIfAttached);
    assert_eq!(row(&OrderKind::ExclusionRequirement).power_from, PowerFrom::OnlyIfAttached);
}

#[test]
fn necessity_belongs_to_section_24_alone() {
    for power in ROWS.iter().flat_map(|row| row.powers) {
        assert_eq!(power.needs_necessity, power.id == PowerId::PaceS24, "{}", power.id);
    }
}

#[test]
fn a_clock_that_a_power_starts_is_among_its_rows_clocks() {
    for row in ROWS {
        let each = |power: &PowerRow| [power.clock.rule(BailOffence::NotKnown), power.clock.if_murder()];
        for rule in row.powers.iter().flat_map(each).flatten() {
            assert!(row.clocks.iter().any(|clock| clock.rule == rule), "{} {rule:?}", row.kind_id);
        }
    }
    let rules = |kind: &OrderKind| row(kind).clocks.iter().map(|clock| clock.rule).collect::<Vec<_>>();
    assert!(rules(&OrderKind::CourtBail).contains(&ClockRule::MurderBailArrest));
    assert!(rules(&OrderKind::Dvpn).contains(&ClockRule::DvpnHearing));
    assert!(rules(&OrderKind::Dapn).contains(&ClockRule::DapnHearing));
    assert!(rules(&OrderKind::Dvpo).contains(&ClockRule::DvpoLife));
    assert!(rules(&OrderKind::Dapo).contains(&ClockRule::DapoNotification));
    assert!(rules(&OrderKind::InterimSpo).contains(&ClockRule::SpoNotification));
}

/// R1: of these the offence is doing what is prohibited, and nothing else.
#[test]
fn requirements_count_but_for_the_kinds_that_only_prohibit() {
    let only = [
        OrderKind::NonMolestation,
        OrderKind::ForcedMarriage,
        OrderKind::Fgm,
        OrderKind::HarassmentInjunction,
        OrderKind::RestrainingConviction,
        OrderKind::RestrainingAcquittal,
    ];
    for kind in known_kinds() {
        let offence = matches!(row(&kind).breach, Breach::Offence { .. });
        let expected = match (only.contains(&kind), offence) {
            (true, _) => Covers::Prohibitions,
            (false, true) => Covers::ProhibitionsAndRequirements,
            (false, false) => Covers::EveryTerm,
        };
        assert_eq!(row(&kind).covers, expected, "{kind:?}");
    }
}

/// R2: which orders need notice, and which event counts.
#[test]
fn notice_is_an_element_of_these_kinds_alone() {
    let without = [OrderKind::Dapo, OrderKind::NonMolestation, OrderKind::ForcedMarriage, OrderKind::Fgm];
    let always = [
        OrderKind::Dvpo,
        OrderKind::Occupation,
        OrderKind::OccupationWithArrest,
        OrderKind::AsbInjunction,
        OrderKind::GangInjunction,
        OrderKind::HighCourtInjunction,
        OrderKind::Undertaking,
        OrderKind::YouthInjunction,
        OrderKind::HousingInjunction,
        OrderKind::ExclusionRequirement,
        OrderKind::ChildArrangements,
    ];
    let served = [OrderKind::Dvpn, OrderKind::Dapn];
    for kind in known_kinds() {
        let expected = if without.contains(&kind) {
            NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts: ANY_NOTICE }
        } else if always.contains(&kind) {
            NoticeRule::Awareness { when: AwarenessWhen::Always, counts: ANY_NOTICE }
        } else if served.contains(&kind) {
            NoticeRule::Awareness { when: AwarenessWhen::Always, counts: &[NoticeKind::FormallyServed] }
        } else {
            NoticeRule::NotNeeded
        };
        assert_eq!(row(&kind).notice, expected, "{kind:?}");
    }
}

/// R10.
#[test]
fn these_kinds_have_effect_throughout_the_united_kingdom() {
    let wide: Vec<&str> = ROWS.iter().filter(|row| row.uk_wide).map(|row| row.kind_id).collect();
    let expected = ["dapn", "dapo", "spo", "interim_spo", "shpo", "interim_shpo", "sro", "interim_sro"];
    assert_eq!(wide, expected);
}

#[track_caller]
fn check_limit(kind: OrderKind, of: &str, least: Option<Length>, most: Option<Length>) {
    let limit = row(&kind).duration.limits.iter().find(|limit| english(limit.of) == of).unwrap();
    assert_eq!((limit.least, limit.most), (least, most), "{kind:?}");
}

#[test]
fn lengths_are_those_of_the_statutes() {
    let days = |count| Some(Length::Days { count });
    let months = |count| Some(Length::Months { count });
    let years = |count| Some(Length::Years { count });
    check_limit(OrderKind::Dvpo, "the order", days(14), days(28));
    assert!(row(&OrderKind::Dvpo).duration.beginning_with_day_made);
    assert_eq!(row(&OrderKind::Dvpo).duration.renewal, Renewal::No);
    check_limit(OrderKind::Dapo, "electronic monitoring", None, months(12));
    assert!(row(&OrderKind::Dapo).duration.until_further_order);
    check_limit(OrderKind::Spo, "the order", years(2), None);
    check_limit(OrderKind::Shpo, "the order", years(5), None);
    check_limit(OrderKind::Sro, "the order", years(2), None);
    check_limit(OrderKind::Cbo, "the order", years(2), None);
    check_limit(OrderKind::Cbo, "the order, under 18", years(1), years(3));
    check_limit(OrderKind::Svro, "the order", months(6), years(2));
    check_limit(OrderKind::Kcpo, "the order", months(6), years(2));
    check_limit(OrderKind::Voo, "the order", years(2), years(5));
    check_limit(OrderKind::PoliceBail, "the first period", None, months(3));
    check_limit(OrderKind::ClosureOrder, "the order", None, months(3));
    check_limit(OrderKind::ClosureOrder, "the order, extended", None, months(6));
    check_limit(OrderKind::Pspo, "the order, extendable", None, years(3));
    check_limit(OrderKind::FootballBanning, "on conviction, with immediate imprisonment", years(6), years(10));
    check_limit(OrderKind::Scpo, "the order", None, years(5));
    check_limit(OrderKind::Stpo, "the order", years(5), None);
    check_limit(OrderKind::Stro, "the order", years(2), None);
    for kind in [
        OrderKind::InterimSpo,
        OrderKind::InterimShpo,
        OrderKind::InterimSro,
        OrderKind::InterimVoo,
        OrderKind::InterimStpo,
        OrderKind::InterimStro,
    ] {
        assert!(!row(&kind).duration.until_further_order, "{kind:?}");
        assert!(row(&kind).duration.limits.is_empty(), "{kind:?}");
    }
}

fn open(kind: &OrderKind) -> String {
    let what: Vec<TextKey> = row(kind).doubts.iter().map(|doubt| doubt.what).collect();
    said(&what)
}

#[track_caller]
fn check_open(kind: OrderKind, parts: &[&str]) {
    let open = open(&kind);
    for part in parts {
        assert!(open.contains(part), "{kind:?} lacks {part:?} in {open}");
    }
}

/// What LAW leaves open in its sections 9 and 11, row by row.
#[test]
fn what_is_open_is_named() {
    for kind in [OrderKind::Dvpn, OrderKind::Dvpo, OrderKind::Dapn, OrderKind::CourtBail] {
        check_open(kind, &["26 December", "does not count"]);
    }
    for kind in [OrderKind::OccupationWithArrest, OrderKind::AsbInjunction, OrderKind::GangInjunction] {
        check_open(kind, &["does not count"]);
    }
    for kind in [OrderKind::Dvpo, OrderKind::OccupationWithArrest] {
        check_open(kind, &["not told of the order"]);
    }
    for kind in [OrderKind::Dapn, OrderKind::Dapo] {
        check_open(kind, &["after 31 March 2026"]);
    }
    for kind in [OrderKind::Spo, OrderKind::InterimSpo] {
        check_open(kind, &["Crime and Policing Act 2026", "shorter or longer than the Act allows"]);
    }
    check_open(OrderKind::AsbInjunction, &["respect orders"]);
    check_open(OrderKind::GangInjunction, &["s.43", "24 hours"]);
    check_open(OrderKind::PoliceBail, &["3 hours"]);
    check_open(OrderKind::Svro, &["October 2025"]);
    check_open(OrderKind::Voo, &["notification"]);
    check_open(OrderKind::Kcpo, &["notification"]);
    check_open(OrderKind::Recalled, &["s.255ZA", "Sentencing Act 2026"]);
    check_open(OrderKind::FamilyWarrant, &["s.17(1)(a)", "without the paper"]);
    check_open(OrderKind::ConditionalCaution, &["Youth conditional cautions"]);
    check_open(OrderKind::ExclusionRequirement, &["moved elsewhere", "does not count"]);
    check_open(OrderKind::RespectOrder, &["Crime and Policing Act 2026", "mode of trial", "general limit"]);
    for kind in [OrderKind::YouthInjunction, OrderKind::HousingInjunction] {
        check_open(kind, &["Crime and Policing Act 2026", "does not count"]);
    }
    for kind in [OrderKind::Shpo, OrderKind::InterimShpo, OrderKind::Sro, OrderKind::InterimSro] {
        check_open(kind, &["guidance"]);
    }
    for kind in [OrderKind::Sro, OrderKind::InterimSro] {
        check_open(kind, &["s.122F", "3 days from service are settled"]);
    }
}

/// LAW 9.3, 11.19: the general limit may have changed again, wherever a breach is triable in either court.
#[test]
fn the_general_limit_is_open_where_a_row_lists_it() {
    let lists = |kind: &OrderKind| open(kind).contains("general limit");
    for kind in [OrderKind::NonMolestation, OrderKind::Dapo, OrderKind::Spo, OrderKind::Cbo, OrderKind::Fgm] {
        assert!(lists(&kind), "{kind:?}");
    }
    for kind in [OrderKind::Dvpo, OrderKind::Occupation, OrderKind::Undertaking, OrderKind::CourtBail] {
        assert!(!lists(&kind), "{kind:?}");
    }
}

/// LAW 11, "Sound on the second reading", and the Acts' plain words.
#[test]
fn what_is_settled_is_not_called_open() {
    for kind in known_kinds() {
        let open = open(&kind);
        for settled in ["lists no power of entry", "5 years, and the mode", "s.14", "Form number", "R1"] {
            assert!(!open.contains(settled), "{kind:?}: {settled:?} in {open}");
        }
    }
}

#[test]
fn ended_pilots_and_uncommenced_repeals_are_said() {
    let status = |kind: &OrderKind| said(row(kind).status);
    assert!(status(&OrderKind::Dapo).contains("31 March 2026"));
    assert!(status(&OrderKind::Dapn).contains("31 March 2026"));
    assert!(status(&OrderKind::Dvpo).contains("not been commenced"));
    assert!(status(&OrderKind::Svro).starts_with("Confirm that it is live"));
    assert!(status(&OrderKind::InterimKcpo).starts_with("Confirm that it is live"));
    assert!(status(&OrderKind::Sopo).contains("Ask control to confirm"));
}

#[test]
fn forms_are_those_that_prove_or_carry_the_order() {
    let forms = |kind: &OrderKind| row(kind).forms.iter().map(|form| form.id).collect::<Vec<_>>();
    assert_eq!(forms(&OrderKind::NonMolestation), ["FL404A", "FL415"]);
    assert_eq!(forms(&OrderKind::OccupationWithArrest), ["FL406", "FL415"]);
    assert_eq!(forms(&OrderKind::PoliceBail), ["MG4A"]);
    assert_eq!(forms(&OrderKind::CourtBail), ["MG8", "MG4A"]);
}

#[test]
fn a_kind_is_found_by_its_id_or_by_what_officers_call_it() {
    for kind in known_kinds() {
        assert_eq!(kind_from_id(kind_id(&kind)), Some(kind.clone()), "{kind:?}");
        assert_eq!(kind_from_id(&kind_id(&kind).replace('_', "-").to_uppercase()), Some(kind));
    }
    for (text, kind) in [
        ("ro", OrderKind::RestrainingConviction),
        ("NMO", OrderKind::NonMolestation),
        ("oo", OrderKind::Occupation),
        ("fmpo", OrderKind::ForcedMarriage),
        ("fgmpo", OrderKind::Fgm),
        (" Bail ", OrderKind::CourtBail),
        ("pre-charge bail", OrderKind::PoliceBail),
        ("oo-poa", OrderKind::OccupationWithArrest),
        ("iSPO", OrderKind::InterimSpo),
        ("wanted", OrderKind::Warrant),
        ("UAL", OrderKind::UnlawfullyAtLarge),
        ("FBO", OrderKind::FootballBanning),
        ("NHO", OrderKind::NonHarassment),
    ] {
        assert_eq!(kind_from_id(text), Some(kind), "{text}");
    }
    for text in ["", "other", "asbo", "restraining", "dvpo_"] {
        assert_eq!(kind_from_id(text), None, "{text:?}");
    }
}

#[test]
fn every_other_way_of_writing_leads_to_a_row() {
    for (also, id) in super::kinds::ALSO {
        let kind = kind_from_id(also).unwrap();
        assert_eq!((kind_id(&kind), kind_from_id(id)), (*id, Some(kind.clone())), "{also}");
    }
}

#[test]
fn an_unknown_kind_keeps_the_courts_title() {
    let kind = OrderKind::Other { title: " Civil restraint order ".to_owned(), court: String::new() };
    assert_eq!(title(&kind), Verbatim::from("Civil restraint order").into());
    assert_eq!(kind_id(&kind), "other");
    assert!(row_for(&kind).is_none());
    let untitled = OrderKind::Other { title: String::new(), court: String::new() };
    assert_eq!(english(title(&untitled)), "Order of another kind");
}

#[test]
fn every_interim_kind_is_told_from_its_full_order() {
    for row in ROWS {
        assert_eq!(row.interim, row.kind_id.starts_with("interim_"), "{}", row.kind_id);
    }
    assert_eq!(ROWS.iter().filter(|row| row.interim).count(), 8);
}

#[test]
fn only_an_order_at_the_end_of_a_case_is_made_before_him_by_its_kind() {
    // LAW 1A: of the rest an application may be heard without him, and an interim order always may. A licence, a
    // conditional caution and a direction are handed to him.
    let before_him: Vec<&str> =
        ROWS.iter().filter(|row| row.on_notice == OnNotice::OnNotice).map(|row| row.kind_id).collect();
    let wanted = [
        "restraining_conviction",
        "restraining_acquittal",
        "shpo",
        "court_bail",
        "cbo",
        "svro",
        "sentence_requirement",
        "licence",
        "conditional_caution",
        "dispersal",
    ];
    assert_eq!(before_him, wanted);
    assert!(ROWS.iter().all(|row| row.on_notice != OnNotice::WithoutNotice));
}

#[test]
fn awareness_of_a_variation_is_asked_for_by_the_domestic_abuse_order_alone() {
    // Domestic Abuse Act 2021 s.45(8)–(9).
    let asked: Vec<&str> = ROWS.iter().filter(|row| row.variation_needs_notice).map(|row| row.kind_id).collect();
    assert_eq!(asked, ["dapo"]);
}

#[test]
fn a_restraining_order_is_known_as_one_on_whatever_it_was_made() {
    let titled = |title: &str| OrderKind::Other { title: title.to_owned(), court: String::new() };
    for kind in [
        OrderKind::RestrainingConviction,
        OrderKind::RestrainingAcquittal,
        restraining_of_unstated_basis(),
        titled("Restraining order"),
    ] {
        assert!(is_restraining(&kind), "{kind:?}");
    }
    assert!(!is_restraining(&titled("Exclusion order")) && !is_restraining(&OrderKind::NonMolestation));
}
