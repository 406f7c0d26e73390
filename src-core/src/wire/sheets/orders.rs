//! Orders in a list.

use super::ages::AgesSheet;
use super::card::CardRow;
use super::stamp::{Coverage, Stamp};
use crate::rules::assess::{Identity, NoticeAnswer};
use crate::rules::card::OrderCard;
use crate::rules::condition::Condition;
use crate::rules::ids::{ConditionId, OrderId};
use crate::rules::law::{self, Breach, LawRow, Moment, RowWord, in_force_by_law};
use crate::rules::order::{Ends, InForceAnswer, Order};
use crate::rules::place::Shape;
use crate::rules::points::Point;
use crate::rules::power::{Found, Moments, Power, in_force_now, powers_now};
use crate::rules::term::TermBrief;
use crate::rules::time::{Now, Timestamp};
use crate::rules::visibility::HIDDEN;
use crate::text;
use crate::wire::law::offered;
use crate::wire::paper::Paper;
use crate::words::{Text, Verbatim, Wording};
use serde::{Deserialize, Serialize};

/// An order in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderBrief {
    /// Which.
    pub order: OrderId,
    /// "Restraining order (on conviction)".
    pub title: Wording,
    /// What it is, by which the words about it are chosen.
    pub paper: Paper,
    /// Whether it is in force now, as far as the law let it be made as its papers say.
    pub in_force: InForceAnswer,
    /// Who is bound, as shown.
    pub binds: Vec<Verbatim>,
    /// Question 1: whether whom it binds is confirmed.
    pub identity: Identity,
    /// Who is protected, as shown: "B. Specimen".
    pub protects: Vec<Verbatim>,
    /// Breach and powers in one line of citations: "Offence: s.363 Sentencing Act 2020"; absent where
    /// no law row is written.
    pub breach: Option<BreachBrief>,
    /// What is read first of it, in the one order of reading.
    pub card: Vec<CardRow>,
    /// Its conditions, a line each; none where no one version governs.
    pub lines: Vec<ConditionLine>,
    /// Powers of arrest, first the strongest.
    pub powers: Vec<Power>,
    /// What the ages of those whom it names make of it.
    pub ages: AgesSheet,
    /// What the force's lawyers say of the law row; nothing is signed off or recalled where nothing is held.
    #[serde(default)]
    pub word: RowWord,
    /// When it ends, as far as that is known.
    pub ends: Ends,
    /// Question 5.
    pub notice: NoticeAnswer,
    /// How many conditions.
    pub conditions: u32,
    /// How many of them have an area.
    pub areas: u32,
    /// Who made it.
    pub court: Verbatim,
    /// When it was made.
    pub made: Option<Stamp>,
}

/// The names of an order's people, as they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderNames {
    /// Who is bound.
    pub binds: Vec<Verbatim>,
    /// Who is protected: "B. Specimen".
    pub protects: Vec<Verbatim>,
}

impl OrderBrief {
    /// An order as it stands now, by what its assessment answers when nothing but the time is given.
    pub fn of(order: &Order, names: OrderNames, (found, points): (Found<'_>, &[Point]), now: Now) -> Self {
        let version = order.one_version_at(now.shown());
        let conditions = version.map(|version| version.conditions.as_slice()).unwrap_or_default();
        let powers = powers_now(order, Moments::now(now), found);
        Self {
            order: order.id,
            title: law::title(&order.kind),
            paper: Paper::of(order),
            in_force: in_force_by_law(order, in_force_now(order, now), found.when_made, now.shown()),
            binds: names.binds,
            identity: found.identity,
            protects: names.protects,
            breach: law::row_for(&order.kind).map(|row| BreachBrief::of(order, row)),
            card: CardRow::all_of(&OrderCard::of(order, Moments::now(now), found, (&powers, points))),
            lines: conditions.iter().map(ConditionLine::of).collect(),
            powers,
            ages: AgesSheet::of(&order.kind, &found.ages),
            word: RowWord::default(),
            ends: order.ends_as_of(now.shown()),
            notice: found.notice,
            conditions: u32::try_from(conditions.len()).unwrap_or(u32::MAX),
            areas: u32::try_from(conditions.iter().filter(|each| has_area(each)).count()).unwrap_or(u32::MAX),
            court: order.court.name.as_str().into(),
            made: version.map(|version| Stamp::of(version.made_at)),
        }
    }

    /// With what is held of the lawyers' words on its row.
    #[must_use]
    pub fn with_word(self, word: RowWord) -> Self {
        Self { word, ..self }
    }
}

/// A condition in one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConditionLine {
    /// Which.
    pub condition: ConditionId,
    /// Its paragraph as printed.
    pub paragraph: Verbatim,
    /// What it was read as.
    pub term: TermBrief,
}

impl ConditionLine {
    fn of(condition: &Condition) -> Self {
        Self { condition: condition.id, paragraph: condition.paragraph.as_str().into(), term: term_shown(condition) }
    }
}

/// What a condition was read as; what it names is a mark where a part of its words needs a tap.
pub fn term_shown(condition: &Condition) -> TermBrief {
    let is_shown = condition.may_be_shown();
    let named = |text: &str| Verbatim::from(if text.is_empty() || is_shown { text } else { HIDDEN });
    let mut brief = condition.term.brief(&named);
    if let (TermBrief::ExclusionZone { disclosure, .. }, Some(zone)) = (&mut brief, condition.term.zone()) {
        *disclosure = condition.disclosure_of(zone);
    }
    brief
}

/// Whether it keeps him out of an area that has a shape.
fn has_area(condition: &Condition) -> bool {
    condition.term.forbidden_zone().is_some_and(|zone| zone.shape != Shape::None)
}

/// What a breach is, in the law row's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachBrief {
    /// `offence`, `contempt` or `not_an_offence`.
    pub is: BreachIs,
    /// The section; where more than one may be broken, each.
    pub source: Wording,
    /// Penalty and mode of trial.
    pub penalty: Text,
    /// CJS offence code, where there is just one that fits.
    pub code: Option<String>,
}

impl BreachBrief {
    /// What a breach of an order is, by its law row and the day on which it was made.
    pub fn of(order: &Order, row: &'static LawRow) -> Self {
        let made = order.first_made_at().map(Timestamp::london_day);
        match row.at(Moment::made_on(made)).breach() {
            Breach::Offence { section, penalty, mode, .. } => {
                let (codes, _decided_by) = offered(&law::offence_code(&order.kind, None, made));
                Self {
                    is: BreachIs::Offence,
                    source: sections_of(row, &codes).unwrap_or_else(|| cited(section)),
                    penalty: text!("kind.penalty_and_mode", penalty = penalty, mode = mode),
                    code: match codes.as_slice() {
                        [one] => Some((*one).to_owned()),
                        [..] => None,
                    },
                }
            }
            Breach::Contempt { section, penalty, code } => Self {
                is: BreachIs::Contempt,
                source: cited(section),
                penalty: penalty.into(),
                code: code.map(str::to_owned),
            },
            Breach::NoOffence { section, consequence, code } => Self {
                is: BreachIs::NotAnOffence,
                source: cited(section),
                penalty: consequence.into(),
                code: code.map(str::to_owned),
            },
        }
    }
}

/// The sections that codes are of, each once.
fn sections_of(row: &LawRow, codes: &[&str]) -> Option<Wording> {
    let mut sections: Vec<&str> = Vec::new();
    for code in row.offence_codes.iter().filter(|code| codes.contains(&code.code)) {
        if !sections.contains(&code.section) {
            sections.push(code.section);
        }
    }
    let (last, before) = sections.split_last()?;
    let either = |next: Wording, first: &&str| text!("kind.either_section", first = cited(first), next = next).into();
    Some(before.iter().rev().fold(cited(last), either))
}

/// A section as it is cited.
fn cited(section: &str) -> Wording {
    Verbatim::from(section).into()
}

/// What a breach is in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachIs {
    /// An offence.
    Offence,
    /// A civil contempt.
    Contempt,
    /// Neither.
    NotAnOffence,
}

/// A list of orders, for the station.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderListSheet {
    /// The orders.
    pub orders: Vec<OrderBrief>,
    /// How many are held in all.
    pub held: u64,
    /// Whether orders are held that were not looked through: more may fit.
    pub more: bool,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::order::OrderKind;

    fn breach_of(kind: OrderKind) -> BreachBrief {
        use crate::rules::assess::builders::an_order;
        let order = an_order(kind, Vec::new());
        BreachBrief::of(&order, law::row_for(&order.kind).unwrap())
    }

    #[test]
    fn a_breach_names_its_code_only_where_one_alone_fits() {
        let spo = breach_of(OrderKind::Spo);
        assert_eq!((spo.is, spo.code.as_deref()), (BreachIs::Offence, Some("ST19001")));
        // Made in 2026: by the day of conviction under either of two Acts (LAW 1B).
        let restraining = breach_of(OrderKind::RestrainingConviction);
        assert_eq!((restraining.is, restraining.code), (BreachIs::Offence, None));
        let source = crate::words::english(restraining.source);
        assert!(source.contains(" or ") && source.contains("Sentencing Act 2020 s.363"), "{source}");
    }

    #[test]
    fn a_contempt_and_what_is_neither_are_told_apart_from_an_offence() {
        assert_eq!(breach_of(OrderKind::Dvpo).is, BreachIs::Contempt);
        assert_eq!(breach_of(OrderKind::CourtBail).is, BreachIs::NotAnOffence);
    }
}
