//! A law row as plain data, for a screen or for `--json`: everything the row says, and nothing that
//! it does not.

mod fill;

use super::{CodeAct, Covers, DutyStart, Length, MadeUnder, PointId, PowerFrom, Renewal, RouteKind, row_for};
use super::{Tense, Test};
use crate::rules::clock::ClockRule;
use crate::rules::notice::NoticeKind;
use crate::rules::order::OrderKind;
use crate::rules::time::Day;
use serde::{Deserialize, Serialize};

/// Everything a law row says. Fields are those of [`super::LawRow`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawSheet {
    /// The edition of the rows.
    pub edition: String,
    /// The kind's id.
    pub kind: String,
    /// Its plain name.
    pub title: String,
    /// The statute under which it is made.
    pub statute: String,
    /// Who makes it.
    pub made_by: String,
    /// When it bites.
    pub takes_effect: String,
    /// How it is served, and whether it must be.
    pub service: String,
    /// How long it may run.
    pub duration: DurationSheet,
    /// What it may contain.
    pub may_contain: String,
    /// What a breach of it is.
    pub breach: BreachSheet,
    /// Which terms a breach may be of.
    pub covers: Covers,
    /// Whence a power to arrest without warrant comes.
    pub power_from: PowerFrom,
    /// The powers to arrest without warrant.
    pub powers: Vec<PowerSheet>,
    /// Whether notice is an element.
    pub notice: NoticeNeeded,
    /// The notice events that count.
    pub notice_counts: Vec<NoticeKind>,
    /// Whether it has effect throughout the United Kingdom.
    pub uk_wide: bool,
    /// The CJS codes of breach and attempt.
    pub codes: Vec<CodeSheet>,
    /// Every clock that its use may start.
    pub clocks: Vec<RowClockSheet>,
    /// Duties to notify police.
    pub duties: Vec<DutySheet>,
    /// The ways before a court, and what bars each.
    pub routes: Vec<RouteSheet>,
    /// Forms.
    pub forms: Vec<Named>,
    /// What must be proved.
    pub points: Vec<PointSheet>,
    /// What else an officer should know.
    pub notes: Vec<String>,
    /// Where the kind stands.
    pub status: Vec<String>,
    /// Whether a solicitor has yet to sign the row off.
    pub needs_sign_off: bool,
    /// What was not read in the statute, or is an open question.
    pub unsure: Vec<String>,
    /// Where the row was read.
    pub source: String,
}

/// How long an order may run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DurationSheet {
    /// In words.
    pub words: String,
    /// What the law limits.
    pub limits: Vec<LimitSheet>,
    /// Whether the day it is made is the first day of its life.
    pub beginning_with_day_made: bool,
    /// Whether it may run until further order.
    pub until_further_order: bool,
    /// Whether it can be renewed.
    pub renewal: Renewal,
}

/// The least and the most of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitSheet {
    /// What is limited.
    pub of: String,
    /// The least, if one is stated.
    pub least: Option<Length>,
    /// The most, if one is stated.
    pub most: Option<Length>,
}

/// What a breach is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum BreachSheet {
    /// An offence.
    Offence {
        /// Its section.
        section: String,
        /// The maximum penalty.
        penalty: String,
        /// Where it is tried.
        mode: String,
        /// Its CJS code for an order made today.
        code: String,
    },
    /// A contempt of court.
    Contempt {
        /// Its section.
        section: String,
        /// The maximum penalty.
        penalty: String,
        /// The CJS code of its proceedings, if there is one.
        code: Option<String>,
    },
    /// Neither.
    NoOffence {
        /// Its section.
        section: String,
        /// What follows instead.
        consequence: String,
        /// The CJS code of its proceedings, if there is one.
        code: Option<String>,
    },
}

/// One power of arrest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PowerSheet {
    /// Its id.
    pub id: String,
    /// Its source.
    pub source: String,
    /// Its tense.
    pub tense: Tense,
    /// Its test.
    pub test: Test,
    /// Whether necessity is needed.
    pub needs_necessity: bool,
    /// The power of entry, if one is listed.
    pub entry: Option<String>,
    /// The clock that its use starts.
    pub clock: Option<ClockRule>,
}

/// For which orders of the kind notice is an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeNeeded {
    /// For none.
    NotNeeded,
    /// For those made without notice.
    OnlyWithoutNotice,
    /// For all.
    Always,
}

/// One CJS code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSheet {
    /// The code.
    pub code: String,
    /// What act it is of.
    pub act: CodeAct,
    /// The offence's section.
    pub section: String,
    /// The Act the order was made under, where that matters.
    pub made_under: Option<MadeUnder>,
    /// The first day of such orders.
    pub made_from: Option<Day>,
    /// The first day without such orders.
    pub made_before: Option<Day>,
}

/// A clock and what starts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowClockSheet {
    /// The rule.
    pub rule: ClockRule,
    /// Where the rule is written.
    pub source: String,
    /// What starts it.
    pub starts: String,
}

/// One duty to notify.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutySheet {
    /// What starts it.
    pub starts: DutyStart,
    /// The same, in words.
    pub starts_words: String,
    /// How many days, that of the start being the first.
    pub days: u16,
    /// The clock that reckons it.
    pub clock: Option<ClockRule>,
    /// What he must notify.
    pub what: String,
    /// Where and how.
    pub how: String,
    /// While what it is waived; empty where nothing is said.
    pub waived_while: String,
    /// The maximum penalty; empty where nothing is said.
    pub penalty: String,
    /// The codes of its offences.
    pub codes: Vec<Named>,
    /// Where it is written.
    pub source: String,
}

/// One route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteSheet {
    /// Which.
    pub route: RouteKind,
    /// Its section.
    pub section: String,
    /// Who brings it.
    pub brought_by: String,
    /// Before which court.
    pub court: String,
    /// Routes whose conviction or punishment bars it.
    pub barred_by: Vec<RouteKind>,
}

/// A form or code, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its number or code.
    pub id: String,
    /// What it is.
    pub what: String,
}

/// One point to prove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointSheet {
    /// What it is about.
    pub id: PointId,
    /// In the row's words.
    pub words: String,
}

/// The sheet of a kind; `None` only for a kind this edition does not know.
pub fn sheet(kind: &OrderKind) -> Option<LawSheet> {
    row_for(kind).map(fill::of_row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::{LAW_TABLE, ROWS, kind_from_id};

    #[test]
    fn a_sheet_survives_json_and_names_its_edition() {
        for row in ROWS {
            let kind = kind_from_id(row.kind_id).unwrap();
            let sheet = sheet(&kind).unwrap();
            let text = serde_json::to_string(&sheet).unwrap();
            assert_eq!(serde_json::from_str::<LawSheet>(&text).unwrap(), sheet, "{}", row.kind_id);
            assert_eq!((sheet.edition.as_str(), sheet.kind.as_str()), (LAW_TABLE, row.kind_id));
        }
        assert_eq!(sheet(&OrderKind::Other { title: "Order".to_owned(), court: String::new() }), None);
    }

    #[test]
    fn a_sheet_is_plain_to_read() {
        let sheet = serde_json::to_value(sheet(&OrderKind::Dvpo).unwrap()).unwrap();
        assert_eq!(sheet["breach"]["kind"], "contempt");
        assert_eq!(sheet["breach"]["code"], "MC80530");
        assert_eq!(sheet["covers"], "every_term");
        assert_eq!(sheet["powers"][0]["test"], "believing");
        assert_eq!(sheet["powers"][0]["tense"], "is_in_breach");
        assert_eq!(sheet["powers"][0]["entry"], serde_json::Value::Null);
        assert_eq!(sheet["powers"][0]["clock"], "dvpo-arrest");
        assert_eq!(sheet["duration"]["limits"][0]["least"]["count"], 14);
        assert_eq!(sheet["notice"], "always");
        assert_eq!(sheet["needs_sign_off"], true);
    }

    #[test]
    fn a_contempt_without_a_code_has_none() {
        let sheet = serde_json::to_value(sheet(&OrderKind::Undertaking).unwrap()).unwrap();
        assert_eq!(sheet["breach"]["code"], serde_json::Value::Null);
        assert_eq!(sheet["powers"], serde_json::json!([]));
        assert_eq!(sheet["power_from"], "nobody");
    }
}
