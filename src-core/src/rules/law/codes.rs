//! CJS offence codes: several for one kind, chosen by the Act an order was made under and by its day.
//!
//! A code is only ever offered: where statute and day leave more than one, all are given with what
//! decides between them.

use super::written::day_text;
use super::{Breach, row_for};
use crate::rules::order::OrderKind;
use crate::rules::time::Day;
use serde::{Deserialize, Serialize};

/// One CJS offence code of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OffenceCode {
    /// Seven characters, and A for an attempt.
    pub code: &'static str,
    /// What act it is of.
    pub act: CodeAct,
    /// The offence's section.
    pub section: &'static str,
    /// The Act the order was made under; `None` where that does not matter.
    pub made_under: Option<MadeUnder>,
    /// The first day on which such an order was made, as year, month and day.
    #[serde(serialize_with = "day_text")]
    pub made_from: Option<(i32, u32, u32)>,
    /// The first day on which such an order was no longer made, as year, month and day.
    #[serde(serialize_with = "day_text")]
    pub made_before: Option<(i32, u32, u32)>,
}

/// What act a code is of. Codes of notification offences stand with their duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeAct {
    /// The breach.
    Breach,
    /// An attempt at it.
    Attempt,
}

/// The Act an order was made under, where that decides the code of its breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MadeUnder {
    /// The Sentencing Act 2020 (the Sentencing Code).
    SentencingCode,
    /// The Protection from Harassment Act 1997.
    HarassmentAct,
    /// The Sexual Offences Act 2003.
    SexualOffencesAct,
    /// The Anti-social Behaviour, Crime and Policing Act 2014.
    AntiSocialBehaviourAct,
}

/// Which code fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CodeAnswer {
    /// One.
    One {
        /// The code.
        code: &'static str,
    },
    /// More than one, or none of those held: a person decides.
    Several {
        /// The codes it may be; where the papers disagree, all that are held.
        codes: Vec<&'static str>,
        /// What decides.
        decided_by: CodeDecider,
    },
    /// Such an act is no offence, or has no code of its own.
    NoOffence {
        /// The CJS code of the civil proceedings, where there is one.
        proceedings: Option<&'static str>,
    },
    /// An offence of which the list we hold has no code.
    NotListed,
    /// A kind this edition does not know: ask.
    NotKnown,
}

/// What decides between codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeDecider {
    /// The Act the order was made under.
    MakingStatute,
    /// The day it was made.
    DayMade,
    /// Which of the section's offences was committed: read their wording.
    WhichOffence,
    /// Statute and day as given fit no code: read the order.
    PapersDisagree,
}

/// The code of a breach of an order of a kind, made under an Act (if known) on a day (if known).
pub fn offence_code(kind: &OrderKind, made_under: Option<MadeUnder>, made_at: Option<Day>) -> CodeAnswer {
    let Some(row) = row_for(kind) else {
        return CodeAnswer::NotKnown;
    };
    let held: Vec<&OffenceCode> = row.offence_codes.iter().filter(|code| code.act == CodeAct::Breach).collect();
    if held.is_empty() {
        return uncoded(row.breach);
    }
    let fitting: Vec<&OffenceCode> = held.iter().copied().filter(|code| code.fits(made_under, made_at)).collect();
    match fitting.as_slice() {
        [one] => CodeAnswer::One { code: one.code },
        [] => CodeAnswer::Several { codes: codes_of(&held), decided_by: CodeDecider::PapersDisagree },
        [..] => CodeAnswer::Several { codes: codes_of(&fitting), decided_by: decider(&fitting) },
    }
}

/// The code of an attempt at such a breach: the breach's code with A, where the list holds it.
pub fn attempt_code(kind: &OrderKind, made_under: Option<MadeUnder>, made_at: Option<Day>) -> CodeAnswer {
    match offence_code(kind, made_under, made_at) {
        CodeAnswer::One { code } => {
            attempt_at(kind, code).map_or(CodeAnswer::NotListed, |code| CodeAnswer::One { code })
        }
        CodeAnswer::Several { codes, decided_by } => {
            let codes: Vec<&'static str> = codes.into_iter().filter_map(|code| attempt_at(kind, code)).collect();
            if codes.is_empty() { CodeAnswer::NotListed } else { CodeAnswer::Several { codes, decided_by } }
        }
        other @ (CodeAnswer::NoOffence { .. } | CodeAnswer::NotListed | CodeAnswer::NotKnown) => other,
    }
}

fn attempt_at(kind: &OrderKind, breach: &str) -> Option<&'static str> {
    let attempts = row_for(kind)?.offence_codes.iter().filter(|code| code.act == CodeAct::Attempt);
    attempts.map(|code| code.code).find(|code| code.strip_suffix('A') == Some(breach))
}

fn codes_of(codes: &[&OffenceCode]) -> Vec<&'static str> {
    codes.iter().map(|code| code.code).collect()
}

/// What is answered of a breach for which no code is held; where it is no offence, with the code of the
/// civil proceedings that follow it.
fn uncoded(breach: Breach) -> CodeAnswer {
    match breach {
        Breach::Offence { .. } => CodeAnswer::NotListed,
        Breach::Contempt { code, .. } | Breach::NoOffence { code, .. } => CodeAnswer::NoOffence { proceedings: code },
    }
}

/// What parts codes that all fit.
fn decider(codes: &[&OffenceCode]) -> CodeDecider {
    let neighbours = || codes.iter().zip(codes.iter().skip(1));
    if neighbours().any(|(one, other)| one.made_under != other.made_under) {
        CodeDecider::MakingStatute
    } else if neighbours().any(|(one, other)| one.days() != other.days()) {
        CodeDecider::DayMade
    } else {
        CodeDecider::WhichOffence
    }
}

impl OffenceCode {
    /// Whether what is known of the order leaves this code open.
    fn fits(&self, made_under: Option<MadeUnder>, made_at: Option<Day>) -> bool {
        let statute = match (self.made_under, made_under) {
            (Some(needed), Some(given)) => needed == given,
            (None, _) | (_, None) => true,
        };
        statute && made_at.is_none_or(|made| self.was_made_on(made))
    }

    /// Whether such orders were made on a day.
    fn was_made_on(&self, made: Day) -> bool {
        let (from, before) = self.days();
        from.is_none_or(|from| from <= made) && before.is_none_or(|before| made < before)
    }

    /// The first day of such orders, and the first day without.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        let day = |date: Option<(i32, u32, u32)>| date.and_then(|(year, month, day)| Day::new(year, month, day));
        (day(self.made_from), day(self.made_before))
    }
}

/// The day on which the Sentencing Code began.
const SENTENCING_CODE_DAY: Option<(i32, u32, u32)> = Some((2020, 12, 1));

/// The code of a breach, whatever the Act and the day.
pub(super) const fn breach(code: &'static str, section: &'static str) -> OffenceCode {
    OffenceCode { code, act: CodeAct::Breach, section, made_under: None, made_from: None, made_before: None }
}

/// The code of an attempt, whatever the Act and the day.
pub(super) const fn attempt(code: &'static str, section: &'static str) -> OffenceCode {
    OffenceCode { act: CodeAct::Attempt, ..breach(code, section) }
}

impl OffenceCode {
    /// The same code, of orders made under one Act.
    pub(super) const fn under(self, made_under: MadeUnder) -> Self {
        Self { made_under: Some(made_under), ..self }
    }

    /// The same code, of orders made before the Sentencing Code.
    pub(super) const fn before_the_code(self) -> Self {
        Self { made_before: SENTENCING_CODE_DAY, ..self }
    }

    /// The same code, of orders made from the Sentencing Code's day on.
    pub(super) const fn since_the_code(self) -> Self {
        Self { made_from: SENTENCING_CODE_DAY, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        Some(Day::parse(text).unwrap())
    }

    #[track_caller]
    fn one(kind: OrderKind, made_under: Option<MadeUnder>, made_at: Option<Day>, code: &'static str) {
        assert_eq!(offence_code(&kind, made_under, made_at), CodeAnswer::One { code }, "{kind:?}");
    }

    #[track_caller]
    fn several(kind: OrderKind, under: Option<MadeUnder>, at: Option<Day>, codes: &[&'static str], by: CodeDecider) {
        let expected = CodeAnswer::Several { codes: codes.to_vec(), decided_by: by };
        assert_eq!(offence_code(&kind, under, at), expected, "{kind:?}");
    }

    #[test]
    fn a_restraining_order_made_before_december_2020_has_the_older_code() {
        let conviction = || OrderKind::RestrainingConviction;
        one(conviction(), None, day("2020-11-30"), "PH97003");
        one(conviction(), Some(MadeUnder::HarassmentAct), None, "PH97003");
        one(conviction(), Some(MadeUnder::SentencingCode), None, "SE20002");
        several(conviction(), None, None, &["PH97003", "SE20002"], CodeDecider::MakingStatute);
        let acquittal = || OrderKind::RestrainingAcquittal;
        one(acquittal(), Some(MadeUnder::HarassmentAct), day("2015-06-01"), "PH97005");
        one(acquittal(), None, day("2023-06-01"), "PH97012");
        several(acquittal(), None, None, &["PH97005", "PH97012"], CodeDecider::DayMade);
    }

    #[test]
    fn an_order_made_since_december_2020_may_rest_on_an_earlier_conviction() {
        for kind in [OrderKind::RestrainingConviction, OrderKind::Cbo] {
            let codes = if kind == OrderKind::Cbo { ["AS14001", "SE20001"] } else { ["PH97003", "SE20002"] };
            several(kind.clone(), None, day("2020-12-01"), &codes, CodeDecider::MakingStatute);
            several(kind, None, day("2026-01-01"), &codes, CodeDecider::MakingStatute);
        }
        let older = Some(MadeUnder::HarassmentAct);
        one(OrderKind::RestrainingConviction, older, day("2025-03-03"), "PH97003");
        let code = Some(MadeUnder::SentencingCode);
        one(OrderKind::RestrainingConviction, code, day("2025-03-03"), "SE20002");
    }

    #[test]
    fn an_order_on_conviction_under_both_acts_is_read_again() {
        let given = Some(MadeUnder::SentencingCode);
        let all = &["PH97003", "SE20002"];
        several(OrderKind::RestrainingConviction, given, day("2019-05-01"), all, CodeDecider::PapersDisagree);
    }

    #[test]
    fn sexual_harm_orders_are_coded_by_the_act_they_were_made_under() {
        one(OrderKind::Shpo, Some(MadeUnder::SentencingCode), None, "SE20012");
        one(OrderKind::Shpo, Some(MadeUnder::SexualOffencesAct), day("2024-02-02"), "SX03244");
        one(OrderKind::Shpo, None, day("2018-02-02"), "SX03244");
        several(OrderKind::Shpo, None, day("2024-02-02"), &["SE20012", "SX03244"], CodeDecider::MakingStatute);
        one(OrderKind::InterimShpo, None, None, "SX03244");
        one(OrderKind::Sro, None, None, "SX03245");
        one(OrderKind::InterimSro, None, None, "SX03245");
        one(OrderKind::Rosho, None, None, "SX03246");
        one(OrderKind::Sopo, None, None, "SX03247");
        one(OrderKind::ForeignTravel, None, None, "SX03247");
    }

    #[test]
    fn behaviour_orders_are_coded_by_their_act() {
        one(OrderKind::Cbo, None, day("2016-01-01"), "AS14001");
        one(OrderKind::Cbo, Some(MadeUnder::SentencingCode), day("2026-01-01"), "SE20001");
        one(OrderKind::Cbo, Some(MadeUnder::AntiSocialBehaviourAct), None, "AS14001");
        several(OrderKind::Cbo, None, None, &["AS14001", "SE20001"], CodeDecider::MakingStatute);
        let svro = &["SE20013", "SE20016", "SE20017"];
        several(OrderKind::Svro, None, day("2024-01-01"), svro, CodeDecider::WhichOffence);
    }

    #[test]
    fn attempts_are_coded_where_the_list_has_them() {
        let attempt = |kind: OrderKind, under| attempt_code(&kind, under, None);
        let (code, older) = (Some(MadeUnder::SentencingCode), Some(MadeUnder::HarassmentAct));
        assert_eq!(attempt(OrderKind::NonMolestation, None), CodeAnswer::One { code: "FL96001A" });
        assert_eq!(attempt(OrderKind::RestrainingConviction, code), CodeAnswer::One { code: "SE20002A" });
        assert_eq!(attempt(OrderKind::RestrainingConviction, older), CodeAnswer::NotListed);
        assert_eq!(attempt(OrderKind::InterimShpo, None), CodeAnswer::One { code: "SX03244A" });
        assert_eq!(attempt(OrderKind::Spo, None), CodeAnswer::NotListed);
        assert_eq!(attempt(OrderKind::Dvpo, None), CodeAnswer::NoOffence { proceedings: Some("MC80530") });
        let unsure = CodeAnswer::Several { codes: vec!["SX03244A"], decided_by: CodeDecider::MakingStatute };
        assert_eq!(attempt(OrderKind::Shpo, None), unsure);
    }

    /// Football Spectators Act 1989 s.14J; Serious Crime Act 2007 s.25: offences, whatever their codes.
    #[test]
    fn an_offence_of_which_no_code_is_held_is_not_called_no_offence() {
        for kind in [OrderKind::FootballBanning, OrderKind::Scpo, OrderKind::Dispersal, OrderKind::Cpn] {
            assert_eq!(offence_code(&kind, None, None), CodeAnswer::NotListed, "{kind:?}");
            assert_eq!(attempt_code(&kind, None, None), CodeAnswer::NotListed, "{kind:?}");
        }
        assert_eq!(offence_code(&OrderKind::Licence, None, None), CodeAnswer::NoOffence { proceedings: None });
    }

    #[test]
    fn what_is_no_offence_has_the_code_of_its_proceedings_at_most() {
        let none = |proceedings| CodeAnswer::NoOffence { proceedings };
        assert_eq!(offence_code(&OrderKind::Dvpn, None, None), none(Some("CS10503")));
        assert_eq!(offence_code(&OrderKind::Dvpo, None, None), none(Some("MC80530")));
        assert_eq!(offence_code(&OrderKind::Dapn, None, None), none(Some("DA21503")));
        assert_eq!(offence_code(&OrderKind::CourtBail, None, None), none(Some("BA76005")));
        assert_eq!(offence_code(&OrderKind::PoliceBail, None, None), none(None));
        assert_eq!(offence_code(&OrderKind::Undertaking, None, None), none(None));
        let other = OrderKind::Other { title: "Order".to_owned(), court: String::new() };
        assert_eq!(offence_code(&other, None, None), CodeAnswer::NotKnown);
    }
}
