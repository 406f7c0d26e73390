//! Arrest? A line for each power that may be used, what it is not for, or why there is none.

mod none;
mod not_for;
mod open;
mod test;

pub use none::{Instead, NoPower};
pub use not_for::NotFor;
pub use open::ArrestOpen;

use super::case::{Case, waits_for_service};
use super::cited::cited;
use super::in_force::InForceLine;
use crate::rules::law::{LawRow, PowerId, Tense, Test};
use crate::rules::power::{Power, PowerStanding};
use crate::text;
use crate::words::{Argument, Text, Verbatim, listed};
use serde::{Deserialize, Serialize};

/// One line of the answer. Nothing in it is ranked: several powers may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ArrestLine {
    /// It may be used, if the officer's test is met.
    MayUse {
        /// Which.
        power: PowerId,
        /// What the officer must hold.
        test: Test,
        /// Of what.
        tense: Tense,
    },
    /// The same, once a constable has served the notice, of which none is held.
    OnceServed {
        /// Which.
        power: PowerId,
        /// What the officer must hold.
        test: Test,
        /// Of what.
        tense: Tense,
    },
    /// Of a kind alone: it may be used for the paragraphs that the court listed for it (Family Law Act 1996
    /// s.47(2)).
    IfListed {
        /// Which.
        power: PowerId,
        /// What the officer must hold.
        test: Test,
        /// Of what.
        tense: Tense,
    },
    /// Whether these may be used is open.
    Open {
        /// Which; none where the kind has no row.
        powers: Vec<PowerId>,
        /// Why; its text says what to do meanwhile.
        why: ArrestOpen,
    },
    /// None of them is for these paragraphs.
    NotFor {
        /// As printed.
        paragraphs: Vec<Verbatim>,
        /// Why.
        why: NotFor,
    },
    /// There is no power for a breach.
    NoPower {
        /// Why.
        why: NoPower,
        /// What there is instead.
        instead: Instead,
    },
}

impl ArrestLine {
    /// It in words, the section last.
    pub fn text(&self) -> Text {
        match self {
            Self::MayUse { power, test, tense } => {
                text!("card.arrest_may", test = test::words(*test, *tense), source = cited(*power))
            }
            Self::OnceServed { power, test, tense } => {
                text!("card.arrest_once_served", test = test::words(*test, *tense), source = cited(*power))
            }
            Self::IfListed { power, test, tense } => {
                text!("card.arrest_if_listed", test = test::words(*test, *tense), source = cited(*power))
            }
            Self::Open { why, .. } => why.text(),
            Self::NotFor { paragraphs, why } => why.text(one_after_another(paragraphs), paragraphs.len()),
            Self::NoPower { why, instead } => {
                text!("card.no_power", why = why.text(), instead = instead.text())
            }
        }
    }
}

/// Paragraphs as they are printed, with a comma between.
fn one_after_another(paragraphs: &[Verbatim]) -> Argument {
    let each: Vec<Argument> = paragraphs.iter().cloned().map(Argument::from).collect();
    let two = |first: Argument, next: Argument| text!("card.list", first = first, next = next);
    listed(&each, &two).unwrap_or_else(|| Argument::from(Verbatim::default()))
}

/// That a kind gives none.
pub(super) fn none_given(row: &LawRow) -> ArrestLine {
    none::of_row(row)
}

/// The lines of a case: what may be used, what is open, what it is not for.
pub(super) fn lines(case: &Case<'_>, in_force: &InForceLine) -> Vec<ArrestLine> {
    let mut lines: Vec<ArrestLine> = Vec::new();
    for power in case.usable() {
        add(&mut lines, of_power(case, power, in_force));
    }
    if lines.is_empty() {
        return vec![none::line(case)];
    }
    lines.extend(not_for::lines(case));
    lines
}

/// What is open for the same reason is one line; what may be used has one each.
fn add(lines: &mut Vec<ArrestLine>, line: ArrestLine) {
    if let ArrestLine::Open { powers: more, why } = &line {
        for held in lines.iter_mut() {
            if let ArrestLine::Open { powers, why: held_why } = held
                && held_why == why
            {
                powers.extend(more.iter().copied());
                return;
            }
        }
    }
    if !lines.contains(&line) {
        lines.push(line);
    }
}

fn of_power(case: &Case<'_>, power: &Power, in_force: &InForceLine) -> ArrestLine {
    let (id, test, tense) = (power.id, power.test, power.tense);
    match power.standing {
        PowerStanding::IfTestMet if in_force.is_open() && open::needs_a_live_order(tense) => {
            ArrestLine::Open { powers: vec![id], why: ArrestOpen::LiveNotKnown }
        }
        PowerStanding::IfTestMet if waits_for_service(power) => ArrestLine::OnceServed { power: id, test, tense },
        PowerStanding::IfTestMet => ArrestLine::MayUse { power: id, test, tense },
        PowerStanding::Doubtful
        | PowerStanding::CannotTell
        | PowerStanding::Recalled
        | PowerStanding::NotValidlyGiven
        | PowerStanding::UnderTen
        | PowerStanding::NotInForce
        | PowerStanding::NotForRequirements
        | PowerStanding::NotListed
        | PowerStanding::PowerEnded
        | PowerStanding::NotOperating => ArrestLine::Open { powers: vec![id], why: open::why(case, power) },
    }
}
