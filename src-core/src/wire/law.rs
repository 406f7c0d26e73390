//! The law row of an order's kind, as the powers page shows it in full.
//!
//! The row's own words and citations, and what the catalogue words. What a breach is stands in
//! [`super::BreachBrief`], and each power in [`super::Power`].

use crate::rules::law::sheet::{CodeSheet, DutySheet, Named, NoticeNeeded, RouteSheet, RowClockSheet};
use crate::rules::law::{self, CodeAct, CodeAnswer, CodeDecider, Covers, MadeUnder, PowerFrom};
use crate::rules::notice::NoticeKind;
use crate::rules::order::OrderKind;
use crate::rules::time::Day;
use serde::{Deserialize, Serialize};

/// The law row of a kind, for an order made on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawBrief {
    /// The edition of the rows.
    pub edition: String,
    /// The statute under which it is made.
    pub statute: String,
    /// Who makes it.
    pub made_by: String,
    /// When it bites.
    pub takes_effect: String,
    /// How it is served, and whether it must be.
    pub service: String,
    /// Whether notice is an element.
    pub notice: NoticeNeeded,
    /// The notice events that count.
    pub notice_counts: Vec<NoticeKind>,
    /// How long it may run, and whether it can be renewed.
    pub duration: String,
    /// What it may contain.
    pub may_contain: String,
    /// Which terms a breach may be of.
    pub covers: Covers,
    /// Whence a power to arrest without warrant comes.
    pub power_from: PowerFrom,
    /// Whether it has effect throughout the United Kingdom.
    pub uk_wide: bool,
    /// The CJS codes of breach and attempt; none where a breach is no offence.
    pub codes: Vec<CodeBrief>,
    /// What decides between the codes that fit, where more than one does.
    pub code_decided_by: Option<CodeDecider>,
    /// The CJS code of civil proceedings, where a breach is no offence and they have one.
    pub proceedings: Option<String>,
    /// Every clock that its use may start, and when.
    pub clocks: Vec<RowClockSheet>,
    /// Duties to notify police.
    pub duties: Vec<DutySheet>,
    /// The ways before a court, and what bars each.
    pub routes: Vec<RouteSheet>,
    /// Forms.
    pub forms: Vec<Named>,
    /// What else an officer should know, and where the kind stands.
    pub notes: Vec<String>,
    /// Whether a solicitor has yet to sign the row off.
    pub needs_sign_off: bool,
    /// What was not read in the statute, or is an open question.
    pub unsure: Vec<String>,
    /// Where the row was read.
    pub source: String,
}

/// One CJS code of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeBrief {
    /// The code.
    pub code: String,
    /// What act it is of.
    pub act: CodeAct,
    /// The offence's section.
    pub section: String,
    /// The Act the order was made under, where that matters.
    pub made_under: Option<MadeUnder>,
    /// The first day of such orders, as text.
    pub made_from: Option<String>,
    /// The first day without such orders, as text.
    pub made_before: Option<String>,
    /// Whether it fits the day the order was made.
    pub fits: bool,
}

impl LawBrief {
    /// The row of a kind, for an order made on a day where that is known; `None` only for a kind that
    /// this edition does not know.
    pub fn of(kind: &OrderKind, made: Option<Day>) -> Option<Self> {
        let row = law::sheet(kind)?;
        let breach = law::offence_code(kind, None, made);
        let (mut fitting, decided_by) = offered(&breach);
        fitting.extend(offered(&law::attempt_code(kind, None, made)).0);
        Some(Self {
            edition: row.edition,
            statute: row.statute,
            made_by: row.made_by,
            takes_effect: row.takes_effect,
            service: row.service,
            notice: row.notice,
            notice_counts: row.notice_counts,
            duration: row.duration.words,
            may_contain: row.may_contain,
            covers: row.covers,
            power_from: row.power_from,
            uk_wide: row.uk_wide,
            codes: row.codes.into_iter().map(|code| CodeBrief::of(code, &fitting)).collect(),
            code_decided_by: decided_by,
            proceedings: proceedings(&breach),
            clocks: row.clocks,
            duties: row.duties,
            routes: row.routes,
            forms: row.forms,
            notes: [row.notes, row.status].concat(),
            needs_sign_off: row.needs_sign_off,
            unsure: row.unsure,
            source: row.source,
        })
    }
}

impl CodeBrief {
    fn of(code: CodeSheet, fitting: &[&'static str]) -> Self {
        Self {
            fits: fitting.contains(&code.code.as_str()),
            code: code.code,
            act: code.act,
            section: code.section,
            made_under: code.made_under,
            made_from: code.made_from.map(Day::short_text),
            made_before: code.made_before.map(Day::short_text),
        }
    }
}

/// The codes that are offered, and what decides between them.
fn offered(answer: &CodeAnswer) -> (Vec<&'static str>, Option<CodeDecider>) {
    match answer {
        CodeAnswer::One { code } => (vec![*code], None),
        CodeAnswer::Several { codes, decided_by } => (codes.clone(), Some(*decided_by)),
        CodeAnswer::NoOffence { .. } | CodeAnswer::NotListed | CodeAnswer::NotKnown => (Vec::new(), None),
    }
}

/// The code of the proceedings where a breach is no offence.
fn proceedings(answer: &CodeAnswer) -> Option<String> {
    match answer {
        CodeAnswer::NoOffence { proceedings } => proceedings.map(str::to_owned),
        CodeAnswer::One { .. } | CodeAnswer::Several { .. } | CodeAnswer::NotListed | CodeAnswer::NotKnown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::{ROWS, kind_from_id};

    #[track_caller]
    fn check(kind: &OrderKind, made: Option<&str>, fits: &[&str], decided_by: Option<CodeDecider>) {
        let brief = LawBrief::of(kind, made.and_then(Day::parse)).unwrap();
        let fitting: Vec<&str> = brief.codes.iter().filter(|code| code.fits).map(|code| code.code.as_str()).collect();
        assert_eq!((fitting.as_slice(), brief.code_decided_by), (fits, decided_by));
    }

    #[test]
    fn every_row_has_its_brief_and_says_what_is_unsure() {
        for row in ROWS {
            let kind = kind_from_id(row.kind_id).unwrap();
            let brief = LawBrief::of(&kind, None).unwrap();
            assert_eq!(brief.unsure, row.unsure, "{}", row.kind_id);
            assert_eq!(brief.notes.len(), row.notes.len() + row.status.len(), "{}", row.kind_id);
            let text = serde_json::to_string(&brief).unwrap();
            assert_eq!(serde_json::from_str::<LawBrief>(&text).unwrap(), brief, "{}", row.kind_id);
        }
        assert_eq!(LawBrief::of(&OrderKind::Other { title: "Order".to_owned(), court: String::new() }, None), None);
    }

    #[test]
    fn the_day_it_was_made_chooses_the_code_as_far_as_it_can() {
        // LAW 1B: before 1 December 2020 a restraining order was made under PHA 1997 s.5; since then it is
        // where the conviction came before.
        check(&OrderKind::RestrainingConviction, Some("2019-03-03"), &["PH97003"], None);
        let either = ["PH97003", "SE20002", "SE20002A"];
        let by = Some(CodeDecider::MakingStatute);
        check(&OrderKind::RestrainingConviction, Some("2025-03-03"), &either, by);
        check(&OrderKind::Spo, Some("2025-03-03"), &["ST19001"], None);
    }

    #[test]
    fn without_a_day_more_than_one_code_fits_and_it_says_what_decides() {
        let brief = LawBrief::of(&OrderKind::RestrainingConviction, None).unwrap();
        let fitting = brief.codes.iter().filter(|code| code.fits && code.act == CodeAct::Breach).count();
        assert_eq!(fitting, 2);
        assert!(brief.code_decided_by.is_some());
    }

    #[test]
    fn a_breach_that_is_no_offence_has_the_code_of_its_proceedings() {
        // LAW 1B: a DVPO is civil contempt, MC80530.
        let brief = LawBrief::of(&OrderKind::Dvpo, None).unwrap();
        assert_eq!((brief.codes, brief.proceedings.as_deref()), (Vec::new(), Some("MC80530")));
        assert_eq!(LawBrief::of(&OrderKind::RestrainingConviction, None).unwrap().proceedings, None);
    }
}
