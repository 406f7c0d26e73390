//! Orders and facts for the tests of the rules.

use super::{Answer, Facts, Identity, Question, Reply, TermAnswer, Told, assess};
use crate::rules::condition::{Condition, Nature, Reading, Term};
use crate::rules::ids::{ConditionId, OrderId, PersonId, SightingId, VersionId};
use crate::rules::order::{
    Court, Enforceability, InForce, InForceCause, InForceScope, Jurisdiction, OnNotice, Order, OrderKind, Origin,
    Provenance, StatedEnd, Version,
};
use crate::rules::place::{Accuracy, AccuracyLevel, Disclosure, LonLat, Moving, Position, PositionSource, Shape, Zone};
use crate::rules::sighting::{Sighting, SightingBasis};
use crate::rules::term::ExclusionZone;
use crate::rules::time::{Interval, Now, Timestamp};
use crate::rules::visibility::Visibility;
use crate::rules::window::Window;
use crate::words::{Text, english};
use chrono::NaiveTime;

/// An instant in RFC 3339.
pub(crate) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// Plain words as English sentences.
pub(in crate::rules) fn in_english(plain: Vec<Text>) -> String {
    plain.into_iter().map(english).collect::<Vec<_>>().join(" ")
}

/// The respondent.
pub(in crate::rules) fn he() -> PersonId {
    PersonId::derived(&[b"he"])
}

/// An order on notice, in force from 1 November to 1 December 2026.
pub(crate) fn an_order(kind: OrderKind, conditions: Vec<Condition>) -> Order {
    Order {
        id: OrderId::derived(&[b"order"]),
        kind,
        court: Court { name: "Southern Derbyshire Magistrates' Court".to_owned(), oucode: None },
        references: Vec::new(),
        provenance: Provenance { origin: Origin::CourtFeed, verified: None },
        made_in: Jurisdiction::EnglandAndWales,
        enforceable_in: Enforceability::EnglandAndWales,
        on_notice: OnNotice::OnNotice,
        respondents: vec![he()],
        protected: Vec::new(),
        versions: vec![a_version("first", conditions)],
    }
}

/// A version without one before it.
pub(in crate::rules) fn a_version(name: &str, conditions: Vec<Condition>) -> Version {
    let interval = Interval { from: Some(at("2026-11-01T00:00:00Z")), until: Some(at("2026-12-01T00:00:00Z")) };
    Version {
        id: VersionId::derived(&[name.as_bytes()]),
        based_on: Vec::new(),
        made_at: at("2026-11-01T00:00:00Z"),
        hq_learnt_at: at("2026-11-01T09:00:00Z"),
        in_force: vec![InForce {
            scope: InForceScope::Version,
            interval,
            cause: InForceCause::Made,
            source: "order".to_owned(),
        }],
        conditions,
        interim: false,
        duration_words: "until 1 December 2026".to_owned(),
        stated_end: StatedEnd::NotStated,
    }
}

/// A confirmed condition without exceptions.
pub(in crate::rules) fn a_condition(term: Term) -> Condition {
    Condition {
        id: ConditionId::derived(&[b"one"]),
        paragraph: "1".to_owned(),
        verbatim: "the court's words".to_owned(),
        visibility: Visibility::PoliceOnly,
        spans: Vec::new(),
        nature: Nature::Prohibition,
        period: None,
        unread_period: None,
        unread: Vec::new(),
        exceptions: Vec::new(),
        term,
        reading: Reading::Confirmed { by: "PC 1".to_owned(), at: at("2026-11-02T09:00:00Z") },
        arrest: None,
    }
}

/// A circle of 100 m around the market place.
pub(in crate::rules) fn the_circle() -> Shape {
    Shape::Circle { centre: LonLat::new(-1.476, 52.922).unwrap(), radius_m: 100.0 }
}

/// An exclusion zone of a shape.
pub(in crate::rules) fn a_zone(shape: Shape, disclosure: Disclosure) -> Term {
    Term::ExclusionZone(ExclusionZone { place: "Market Place".to_owned(), zone: Zone { shape, disclosure } })
}

/// From nine in the evening to seven, every night.
pub(in crate::rules) fn night() -> Vec<Window> {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    vec![Window::new(hour(21), hour(7), Vec::new())]
}

/// A zone that may be drawn.
pub(in crate::rules) fn shown(shape: Shape) -> Zone {
    Zone { shape, disclosure: Disclosure::Shown }
}

/// An act at an instant, decided then, of which nothing else is known.
pub(crate) fn facts_at(act: &str) -> Facts {
    Facts {
        act_from: at(act),
        act_until: at(act),
        decision_time: Now::trusted(at(act)),
        known_as_of: at(act),
        identity: Identity::Confirmed,
        sighting: None,
        live_fix: false,
        hidden_fix: None,
        told: Vec::new(),
        notice: Vec::new(),
    }
}

/// An act over a time, decided at its end.
pub(in crate::rules) fn facts_over(from: &str, until: &str) -> Facts {
    Facts { act_until: at(until), decision_time: Now::trusted(at(until)), ..facts_at(from) }
}

impl Facts {
    /// The respondent was seen so many millionths of a degree north of the market place, all along.
    pub(in crate::rules) fn seen_north_by(mut self, millionths: i32, radius_m: f64) -> Self {
        let lat = f64::from(52_922_000 + millionths) / 1e6;
        let position = Position {
            at: LonLat::new(-1.476, lat).unwrap(),
            accuracy: Accuracy { radius_m, level: AccuracyLevel::Percent95 },
            fixed_at: self.act_from,
            source: PositionSource::Platform,
            moving: Moving::Unknown,
            speed_m_s: None,
        };
        self.sighting = Some(Sighting {
            id: SightingId::derived(&[b"seen"]),
            whose: Some(he()),
            position: Some(position),
            place: "outside the shop".to_owned(),
            from: self.act_from,
            until: self.act_until,
            basis: SightingBasis::SeenHere,
            observer: None,
            more: Vec::new(),
        });
        self.live_fix = true;
        self
    }

    /// The officer answered about the condition of [`a_condition`].
    pub(in crate::rules) fn told(mut self, question: Question, reply: Reply) -> Self {
        self.told.push(Told { condition: ConditionId::derived(&[b"one"]), question, reply });
        self
    }
}

/// The answer of a condition that stands alone in an order.
pub(in crate::rules) fn one_term(condition: Condition, facts: &Facts) -> TermAnswer {
    let order = an_order(OrderKind::Spo, vec![condition]);
    let mut terms = assess(&order, facts).terms;
    assert_eq!(terms.len(), 1);
    terms.remove(0)
}

/// What a condition answers to facts.
#[track_caller]
pub(in crate::rules) fn check(condition: Condition, facts: &Facts, expected: Answer) -> TermAnswer {
    let term = one_term(condition, facts);
    assert_eq!(term.answer, expected, "{term:?}");
    assert!(!term.why.is_empty());
    term
}

/// What a condition answers to replies, and what it asks then.
#[track_caller]
pub(in crate::rules) fn check_told(
    condition: &Condition,
    replies: &[(Question, Reply)],
    expected: Answer,
    asks: &[Question],
) {
    let noon = facts_at("2026-11-22T12:00:00Z");
    let facts = replies.iter().fold(noon, |facts, (question, reply)| facts.told(*question, *reply));
    let term = check(condition.clone(), &facts, expected);
    assert_eq!(term.ask, asks, "{term:?}");
}
