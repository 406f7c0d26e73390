use super::*;
use crate::rules::assess::builders::{a_condition, a_zone, an_order, at, facts_at, the_circle};
use crate::rules::assess::{Identity, NoticeAnswer, assess};
use crate::rules::condition::{Condition, Nature};
use crate::rules::ids::{ConditionId, VersionId};
use crate::rules::law::{Custody, PowerId, ROWS, kind_from_id, row_for};
use crate::rules::order::{InForceAnswer, OrderKind};
use crate::rules::place::Disclosure;
use crate::rules::points::{Known, points};
use crate::rules::power::powers_now;
use crate::rules::time::Now;
use crate::words::{Text, english};

/// The orders of the builders run from 1 November to 1 December 2026.
const BEFORE: &str = "2026-10-20T10:00:00Z";
const DURING: &str = "2026-11-20T10:00:00Z";
const AFTER: &str = "2026-12-20T10:00:00Z";

/// So many characters of a line are read at a glance.
const GLANCE: usize = 120;

fn zone() -> Condition {
    a_condition(a_zone(the_circle(), Disclosure::Shown))
}

/// A second paragraph, which requires.
fn a_requirement() -> Condition {
    let id = ConditionId::derived(&[b"two"]);
    Condition { id, paragraph: "2".to_owned(), nature: Nature::Requirement, ..zone() }
}

fn card_of(order: &Order, now: &str) -> OrderCard {
    let bare = assess(order, &facts_at(now));
    let moments = Moments::now(Now::trusted(at(now)));
    let found = Found::before_facts(&bare);
    let powers = powers_now(order, moments, found);
    let points = points(order, Some(&bare), &Known::default());
    OrderCard::of(order, moments, found, (&powers, &points))
}

fn said(texts: impl IntoIterator<Item = Text>) -> Vec<String> {
    texts.into_iter().map(english).collect()
}

fn arrest(card: &OrderCard) -> Vec<String> {
    said(card.arrest.iter().map(ArrestLine::text))
}

fn every_line(card: &OrderCard) -> Vec<String> {
    let enter = card.enter.iter().map(EnterLine::text);
    let clock = card.clock.iter().map(|line| line.text());
    let secure = card.secure_now.iter().map(SecureNow::text);
    let first = [card.in_force.text()].into_iter().chain(card.arrest.iter().map(ArrestLine::text));
    said(first.chain(enter).chain(clock).chain(secure))
}

/// Each kind of the edition, before, during and after its life, and with two versions that conflict.
fn every_card() -> Vec<(&'static str, OrderCard)> {
    let mut cards = Vec::new();
    for row in ROWS {
        let kind = kind_from_id(row.kind_id).unwrap();
        let mut order = an_order(kind, vec![zone(), a_requirement()]);
        cards.extend([BEFORE, DURING, AFTER].map(|now| (row.kind_id, card_of(&order, now))));
        let second = VersionId::derived(&[b"second"]);
        let mut version = order.versions[0].clone();
        version.id = second;
        order.versions.push(version);
        cards.push((row.kind_id, card_of(&order, DURING)));
    }
    cards
}

#[test]
fn every_line_of_every_card_is_read_at_a_glance() {
    for (kind, card) in every_card() {
        for line in every_line(&card) {
            assert!(line.chars().count() <= GLANCE, "{kind}, {} characters: {line}", line.chars().count());
        }
    }
    for row in ROWS {
        let card = OrderCard { in_force: InForceLine::Stayed, ..OrderCard::of_row(row) };
        for line in every_line(&card) {
            assert!(line.chars().count() <= GLANCE, "{}, {} characters: {line}", row.kind_id, line.chars().count());
        }
    }
}

#[test]
fn no_card_is_without_a_line_and_none_asks_for_more_than_three_things() {
    for (kind, card) in every_card() {
        let OrderCard { arrest, enter, clock, secure_now, .. } = &card;
        assert!(!arrest.is_empty() && !enter.is_empty() && !clock.is_empty(), "{kind}");
        assert!(secure_now.len() <= 3, "{kind}: {secure_now:?}");
    }
}

/// What is open never sends the officer to somebody else and leaves it at that (R6a).
#[test]
fn whatever_is_open_says_what_to_do_meanwhile() {
    for (kind, card) in every_card() {
        for line in card.arrest.iter().filter(|line| matches!(line, ArrestLine::Open { .. })) {
            let said = english(line.text());
            assert!(said.contains("Meanwhile") && said.contains("safeguarding"), "{kind}: {said}");
        }
    }
}

/// PACE 1984 s.24(5): suspicion and necessity; entry s.17(1)(b); no clock until the station.
#[test]
fn arrest_for_an_offence_says_test_and_necessity_and_cites_last() {
    let card = card_of(&an_order(OrderKind::Spo, vec![zone()]), DURING);
    let wanted = "Yes, if you have reasonable grounds to suspect an offence by them, done or about to be, and it is \
                  necessary: s.24 PACE";
    assert_eq!(arrest(&card), [wanted]);
    assert_eq!(english(card.in_force.text()), "Yes, to Mon 30 Nov 2026");
    assert!(said(card.enter.iter().map(EnterLine::text))[0].ends_with("s.17(1)(b)"));
    assert_eq!(card.clock, [ClockLine::AtTheStation]);
}

/// Crime and Security Act 2010 ss.28(9), 29: belief, no entry, 24 hours without bank holidays, no police bail.
#[test]
fn a_dvpo_needs_belief_and_starts_its_clock_at_the_arrest() {
    let card = card_of(&an_order(OrderKind::Dvpo, vec![zone()]), DURING);
    let lines = arrest(&card);
    assert!(lines[0].contains("to believe, not only suspect") && lines[0].ends_with("s.28(9) CSA 2010"), "{lines:?}");
    assert_eq!(card.enter, [EnterLine::NoneListed]);
    let clock = english(card.clock[0].text());
    assert!(clock.contains("24 hours of arrest") && clock.contains("no police bail"), "{clock}");
}

/// Bail Act 1976 s.7(3): four limbs, each with its own test, none before another.
#[test]
fn each_power_that_may_be_used_has_a_line_of_its_own() {
    let card = card_of(&an_order(OrderKind::CourtBail, vec![zone()]), DURING);
    let may_use = card.arrest.iter().filter(|line| matches!(line, ArrestLine::MayUse { .. }));
    assert_eq!(may_use.count(), 4, "{:?}", card.arrest);
    assert_eq!(card.clock.len(), 1, "{:?}", card.clock);
}

/// R1: where only doing what is prohibited is the offence, no arrest follows a failed requirement.
#[test]
fn a_requirement_beside_a_prohibition_is_named_as_one_that_no_arrest_follows() {
    let order = an_order(OrderKind::RestrainingConviction, vec![zone(), a_requirement()]);
    let lines = arrest(&card_of(&order, DURING));
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("Not for paragraph 2:"), "{lines:?}");
    let only = card_of(&an_order(OrderKind::NonMolestation, vec![a_requirement()]), DURING);
    assert!(matches!(&only.arrest[..], [ArrestLine::NoPower { why: NoPower::Requirement, .. }]), "{:?}", only.arrest);
}

/// Family Law Act 1996 s.46: to an undertaking no power of arrest may attach.
#[test]
fn an_undertaking_has_no_power_and_says_what_there_is_instead() {
    let card = card_of(&an_order(OrderKind::Undertaking, vec![zone()]), DURING);
    let lines = arrest(&card);
    assert!(lines[0].starts_with("No power for breach: it is a promise to a court."), "{lines:?}");
    assert!(lines[0].ends_with("other offences still count"), "{lines:?}");
    assert_eq!((&card.enter[..], &card.clock[..]), (&[EnterLine::NoArrest][..], &[ClockLine::NoArrest][..]));
}

/// Crime and Security Act 2010 s.25(2); Domestic Abuse Act 2021 s.25(3).
#[test]
fn a_notice_of_which_no_service_is_held_asks_for_it_before_anything_else() {
    for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
        let card = card_of(&an_order(kind.clone(), vec![zone()]), DURING);
        assert_eq!(card.in_force, InForceLine::OnlyOnceServed, "{kind:?}");
        // Whether a notice under the Act of 2021 could be given on its day is not confirmed.
        let first = if kind == OrderKind::Dvpn { "Once served, if" } else { "Open: by its date" };
        assert!(arrest(&card)[0].starts_with(first), "{kind:?}");
        let missing: Vec<String> = said(card.secure_now.iter().map(SecureNow::text));
        assert!(missing.iter().any(|line| line.contains("Which constable served it")), "{missing:?}");
    }
}

#[test]
fn an_order_that_has_ended_leaves_an_offence_before_its_end_open_and_a_dvpo_without_power() {
    let spo = card_of(&an_order(OrderKind::Spo, vec![zone()]), AFTER);
    assert!(english(spo.in_force.text()).starts_with("No: it ran to"), "{:?}", spo.in_force);
    let open = ArrestLine::Open { powers: vec![PowerId::PaceS24], why: ArrestOpen::WhenNotEntered };
    assert_eq!(spo.arrest, [open]);
    let dvpo = card_of(&an_order(OrderKind::Dvpo, vec![zone()]), AFTER);
    let none = ArrestLine::NoPower { why: NoPower::NotInForce, instead: Instead::Offences };
    assert_eq!(dvpo.arrest, [none]);
    let early = card_of(&an_order(OrderKind::Dvpo, vec![zone()]), BEFORE);
    assert_eq!(english(early.in_force.text()), "No: it begins on Sun 1 Nov 2026");
}

/// LAW 11.25: no risk of sexual harm order was made since March 2015.
#[test]
fn an_order_dated_when_none_could_be_made_cannot_be_told_and_is_open_and_is_not_called_void() {
    let card = card_of(&an_order(OrderKind::Rosho, vec![zone()]), DURING);
    assert_eq!(card.in_force, InForceLine::CannotTell { why: InForceDoubt::OutsideTheLaw });
    let open = ArrestLine::Open { powers: vec![PowerId::PaceS24], why: ArrestOpen::OutsideTheLaw };
    assert_eq!(card.arrest, [open]);
}

/// Crime and Policing Act 2026 ss.1–2: the commencement is told before any other doubt of the row.
#[test]
fn a_power_that_may_not_be_in_force_yet_says_so_and_a_doubt_beside_one_that_stands_stays_under_the_card() {
    let respect = card_of(&an_order(OrderKind::RespectOrder, vec![zone()]), DURING);
    let open = ArrestLine::Open { powers: vec![PowerId::PaceS24], why: ArrestOpen::NotCommenced };
    assert_eq!(respect.arrest, [open]);
    let scottish = card_of(&an_order(OrderKind::NonHarassment, vec![zone()]), DURING);
    assert!(matches!(scottish.arrest[0], ArrestLine::MayUse { .. }), "{:?}", scottish.arrest);
}

#[test]
fn what_conflicts_cannot_be_told_and_says_who_settles_it() {
    for (kind, card) in every_card().into_iter().skip(3).step_by(4) {
        let said = english(card.in_force.text());
        assert!(said.contains("Ask control") || said.contains("ask control"), "{kind}: {said}");
    }
}

#[test]
fn a_kind_that_is_not_known_is_open_and_says_what_to_do_meanwhile() {
    let other = OrderKind::Other { title: "Order of the court".to_owned(), court: String::new() };
    let card = card_of(&an_order(other, vec![zone()]), DURING);
    assert_eq!(card.arrest, [ArrestLine::Open { powers: Vec::new(), why: ArrestOpen::NoRow }]);
}

#[test]
fn what_is_secured_first_is_who_it_is_and_is_gone_once_two_identifiers_are_confirmed() {
    let order = an_order(OrderKind::Spo, vec![zone()]);
    let confirmed = card_of(&order, DURING).secure_now;
    assert!(confirmed.iter().all(|each| each.missing != crate::rules::points::Missing::ConfirmIdentifiers));
    let facts = crate::rules::assess::Facts { identity: Identity::Possible, ..facts_at(DURING) };
    let points = points(&order, Some(&assess(&order, &facts)), &Known::default());
    assert_eq!(secure::chosen(&points)[0].missing, crate::rules::points::Missing::ConfirmIdentifiers);
}

/// The short line of a clock leaves out the days that its rule leaves out, and "no police bail" is said of
/// whoever is held to a court alone (PACE 1984 s.34; Bail Act 1976 s.7(4); CSA 2010 ss.26, 29).
#[test]
fn the_short_line_of_a_clock_agrees_with_its_rule() {
    for row in ROWS {
        for power in row.powers {
            for rule in [power.clock.rule(Default::default()), power.clock.if_murder()].into_iter().flatten() {
                assert_eq!(power.custody, Custody::CourtOnly, "{}", row.kind_id);
                let said = english(ClockLine::Starts { rule }.text());
                let leaves_out = match rule.letter() {
                    "A" => "Sundays and public holidays",
                    "B" => "Christmas Day",
                    _ => "weekends and public holidays",
                };
                assert!(said.contains(leaves_out) && said.contains("no police bail"), "{}: {said}", rule.name());
            }
        }
    }
}

#[test]
fn a_police_notice_whose_hearing_is_over_cannot_be_told_and_its_power_is_open() {
    let order = an_order(OrderKind::Dvpn, vec![zone()]);
    let moments = Moments::now(Now::trusted(at(DURING)));
    let found = Found {
        ages: Default::default(),
        recalled: None,
        identity: Identity::Confirmed,
        in_force: InForceAnswer::Unknown,
        notice: NoticeAnswer::EvidenceHeld,
        terms: None,
        dapn: crate::rules::law::DapnHere::NotConfirmed,
        when_made: crate::rules::law::DapnHere::NotConfirmed,
    };
    let powers = powers_now(&order, moments, found);
    let card = OrderCard::of(&order, moments, found, (&powers, &[]));
    assert_eq!(card.in_force, InForceLine::CannotTell { why: InForceDoubt::NoticeHearingPassed });
    assert_eq!(card.arrest, [ArrestLine::Open { powers: vec![PowerId::CsaS25], why: ArrestOpen::LiveNotKnown }]);
}

/// Family Law Act 1996 s.47(2): of the kind alone it is known only that the court lists the paragraphs.
#[test]
fn the_card_of_a_kind_says_what_its_row_says() {
    let of = |kind: OrderKind| OrderCard::of_row(row_for(&kind).unwrap());
    assert!(arrest(&of(OrderKind::OccupationWithArrest))[0].starts_with("Listed terms only"));
    assert!(arrest(&of(OrderKind::Dvpn))[0].starts_with("Once served"));
    assert!(arrest(&of(OrderKind::Occupation))[0].starts_with("No power for breach"));
    assert_eq!(of(OrderKind::Dapn).enter, [EnterLine::NotConfirmedHere]);
}

#[test]
fn a_card_crosses_the_wire() {
    for (kind, card) in every_card() {
        let written = serde_json::to_string(&card).unwrap();
        assert_eq!(serde_json::from_str::<OrderCard>(&written).unwrap(), card, "{kind}");
    }
}
