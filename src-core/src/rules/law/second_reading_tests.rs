//! The rows and their texts against LAW 11, the second reading of 30 November 2026.

use super::*;
use crate::words::{Catalogue, Language, english};

fn row(kind: &OrderKind) -> &'static LawRow {
    row_for(kind).expect("every known kind has a row")
}

fn said(keys: &[TextKey]) -> String {
    keys.iter().map(|&key| english(key)).collect::<Vec<_>>().join(" | ")
}

/// What is open in a row.
fn open(row: &LawRow) -> String {
    said(&row.doubts.iter().map(|doubt| doubt.what).collect::<Vec<_>>())
}

/// Every text of the catalogue with its key, its places unfilled.
fn texts() -> Vec<(&'static str, &'static str)> {
    Catalogue::of(Language::English).expect("the English catalogue").all().collect()
}

fn text(key: &str) -> &'static str {
    Catalogue::of(Language::English).and_then(|all| all.template(key)).expect("a text of the catalogue")
}

/// LAW 11.6.
#[test]
fn a_requirement_of_a_sentence_gives_no_power_and_a_recalled_prisoner_is_another_matter() {
    let row = row(&OrderKind::SentenceRequirement);
    let notes = said(row.notes);
    assert!(row.powers.is_empty() && notes.contains("no power to arrest for it without a warrant"), "{notes}");
    assert!(notes.contains("After recall they are unlawfully at large") && notes.contains("s.254"), "{notes}");
    assert!(notes.contains("Breach of a licence is no power to arrest") && notes.contains("s.17(1)(cb)"), "{notes}");
    assert!(!open(row).contains("memory"), "it is settled");
}

/// LAW 11.7.
#[test]
fn what_became_an_act_is_not_called_a_bill() {
    for (key, text) in texts() {
        assert!(!text.contains("Policing Bill"), "{key}: {text}");
    }
    for kind in [OrderKind::Spo, OrderKind::AsbInjunction] {
        let open = open(row(&kind));
        assert!(open.contains("Crime and Policing Act 2026"), "{kind:?}: {open}");
    }
    for kind in [OrderKind::PoliceBail, OrderKind::CourtBail, OrderKind::Cbo] {
        assert!(!open(row(&kind)).contains("Crime and Policing"), "{kind:?}");
    }
}

/// LAW 11.8.
#[test]
fn no_real_prospect_of_custody_is_for_the_court_and_no_bar_to_an_arrest() {
    let notes = said(row(&OrderKind::CourtBail).notes);
    assert!(notes.contains("For the court, not for your arrest: s.7(5A)"), "{notes}");
    assert!(notes.contains("adults not yet convicted only") && notes.contains("22 March 2026"), "{notes}");
}

/// LAW 11.17.
#[test]
fn an_arrest_under_a_notice_or_its_order_is_custody_without_police_bail() {
    for (kind, section) in [(OrderKind::Dvpn, "s.26(1)"), (OrderKind::Dvpo, "s.29(1)")] {
        let notes = said(row(&kind).notes);
        assert!(notes.contains("Held in custody") && notes.contains("no police bail"), "{kind:?}: {notes}");
        assert!(notes.contains(section), "{kind:?}: {notes}");
    }
}

/// LAW 11.19.
#[test]
fn the_general_limit_goes_by_the_date_of_conviction() {
    let limit = text("kind.general_limit");
    assert!(limit.contains("date of conviction") && limit.contains("Sch 23 para 14A(2)"), "{limit}");
    assert!(!limit.contains("for offences from"), "{limit}");
}

/// LAW 11.21.
#[test]
fn molestation_is_more_than_harassment() {
    let said = text("law.term_molestation");
    for part in ["violence", "threats", "intimidation", "harassment", "pestering"] {
        assert!(said.contains(part), "{said}");
    }
}

/// LAW 11.25.
#[test]
fn the_orders_of_the_magistrates_that_came_before_have_their_own_maker_and_length() {
    for kind in [OrderKind::Rosho, OrderKind::ForeignTravel] {
        let maker = english(row(&kind).made_by);
        assert!(
            maker.contains("magistrates' court") && maker.contains("none made since March 2015"),
            "{kind:?}: {maker}"
        );
    }
    let travel = row(&OrderKind::ForeignTravel).duration;
    assert!(!travel.until_further_order && english(travel.words).contains("ended by its statute"));
    let most: Vec<Option<Length>> = travel.limits.iter().map(|limit| limit.most).collect();
    assert_eq!(most, [Some(Length::Years { count: 5 })]);
    assert!(row(&OrderKind::Sopo).duration.until_further_order);
}

/// LAW 11.27.
#[test]
fn a_notice_whose_hearing_was_missed_is_open_and_has_not_lapsed() {
    let row = row(&OrderKind::Dvpn);
    let all = [said(row.notes), open(row), english(row.duration.words)].join(" | ");
    assert!(!all.contains("laps"), "{all}");
    assert!(all.contains("what becomes of the notice is open") && all.contains("safeguard meanwhile"), "{all}");
    let service = english(row.service);
    assert!(service.contains("s.25(2)") && service.contains("s.25(3)"), "{service}");
    assert!(service.contains("on a screen is not service"), "{service}");
}

/// LAW 11.28.
#[test]
fn the_age_for_a_notice_is_that_at_its_issue() {
    for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
        let maker = english(row(&kind).made_by);
        assert!(maker.contains("18 or over when it is issued"), "{kind:?}: {maker}");
    }
}

/// LAW 11.30.
#[test]
fn telling_them_of_an_order_waits_for_the_safety_plan_and_comes_before_an_arrest() {
    for key in ["law.else_inform", "law.else_ask_then_inform"] {
        let said = text(key);
        assert!(said.contains("ask control") && said.contains("safety plan"), "{said}");
    }
    let said = text("law.else_inform");
    assert!(said.contains("fair chance to comply"), "{said}");
}

/// LAW 11.2.
#[test]
fn contempt_of_a_protection_order_is_never_the_protected_persons_to_bring() {
    for (key, text) in texts() {
        assert!(!text.contains("usually the applicant"), "{key}: {text}");
    }
}

/// LAW 11.13: contact begun by somebody else is said of nobody in particular, and blames nobody.
#[test]
fn an_invitation_blames_nobody() {
    let said = text("law.why_invitation");
    assert!(said.contains("somebody else") && said.contains("What the respondent did"), "{said}");
}

/// Whoever is told to ask is told what to do until they are answered.
#[test]
fn ask_force_legal_never_stands_alone() {
    for (key, text) in texts() {
        let asks = text.to_lowercase().contains("ask force legal");
        let meanwhile = ["duty inspector", "on-call solicitor", "meanwhile", "Meanwhile"];
        assert!(!asks || meanwhile.iter().any(|each| text.contains(each)), "{key}: {text}");
    }
}
