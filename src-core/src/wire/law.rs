//! The law row of an order's kind, with what the day on which the order was made decides.

pub(in crate::wire) mod lines;
mod sheet;

pub use sheet::{LawPart, LawSheet};

use crate::rules::law::{self, Change, CodeAnswer, CodeDecider, LAW_TABLE, LawRow, Life, Moment, general_limits};
use crate::rules::order::OrderKind;
use crate::rules::time::Day;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// The law row of a kind, for an order made on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLaw {
    /// The edition of the rows.
    pub edition: Verbatim,
    /// The row. It is sent whole, and received by its kind.
    pub row: &'static LawRow,
    /// The CJS codes of the row that fit the day the order was made.
    pub fitting: Vec<Verbatim>,
    /// What decides between the codes that fit, where more than one does.
    pub code_decided_by: Option<CodeDecider>,
    /// The CJS code of civil proceedings, where a breach is no offence and they have one.
    pub proceedings: Option<Verbatim>,
    /// When an order of the kind can be made, or could.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<Text>,
    /// What is otherwise for this order than the row of today says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_this: Vec<Text>,
    /// What was otherwise on other days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_days: Vec<Text>,
}

impl OrderLaw {
    /// The row of a kind, for an order made on a day where that is known; `None` only for a kind that
    /// this edition does not know.
    pub fn of(kind: &OrderKind, made: Option<Day>) -> Option<Self> {
        Self::at(kind, Moment::made_on(made))
    }

    /// The same, for an act and a decision on days that may be known.
    pub fn at(kind: &OrderKind, moment: Moment) -> Option<Self> {
        let row = law::row_for(kind)?;
        let made = moment.made;
        let breach = law::offence_code(kind, None, made);
        let (mut fitting, code_decided_by) = offered(&breach);
        fitting.extend(offered(&law::attempt_code(kind, None, made)).0);
        Some(Self {
            edition: LAW_TABLE.into(),
            row,
            fitting: fitting.into_iter().map(Verbatim::from).collect(),
            code_decided_by,
            proceedings: proceedings(&breach),
            made: row.dated.life.iter().map(Life::text).collect(),
            for_this: row.at(moment).changes().map(Change::text).collect(),
            other_days: other_days(row, moment),
        })
    }
}

/// What was otherwise on days that are not this order's, with the general limit of what is triable either way.
fn other_days(row: &'static LawRow, moment: Moment) -> Vec<Text> {
    let law = row.at(moment);
    let others = row.dated.changes.iter().filter(|change| !law.applies(change)).map(Change::text);
    others.chain(general_limits(law.breach()).iter().map(Change::text)).collect()
}

/// The codes that are offered, and what decides between them.
pub(super) fn offered(answer: &CodeAnswer) -> (Vec<&'static str>, Option<CodeDecider>) {
    match answer {
        CodeAnswer::One { code } => (vec![*code], None),
        CodeAnswer::Several { codes, decided_by } => (codes.clone(), Some(*decided_by)),
        CodeAnswer::NoOffence { .. } | CodeAnswer::NotListed | CodeAnswer::NotKnown => (Vec::new(), None),
    }
}

/// The code of the proceedings where a breach is no offence.
fn proceedings(answer: &CodeAnswer) -> Option<Verbatim> {
    match answer {
        CodeAnswer::NoOffence { proceedings } => proceedings.map(Verbatim::from),
        CodeAnswer::One { .. } | CodeAnswer::Several { .. } | CodeAnswer::NotListed | CodeAnswer::NotKnown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::{ROWS, kind_from_id};
    use crate::words::english;

    #[track_caller]
    fn check(kind: &OrderKind, made: Option<&str>, fits: &[&str], decided_by: Option<CodeDecider>) {
        let law = OrderLaw::of(kind, made.and_then(Day::parse)).unwrap();
        assert_eq!((law.fitting, law.code_decided_by), (fits.iter().map(|&code| code.into()).collect(), decided_by));
    }

    #[test]
    fn every_row_crosses_the_wire() {
        for row in ROWS {
            let law = OrderLaw::of(&kind_from_id(row.kind_id).unwrap(), None).unwrap();
            let text = serde_json::to_string(&law).unwrap();
            assert_eq!(serde_json::from_str::<OrderLaw>(&text).unwrap(), law, "{}", row.kind_id);
            assert!(row.offence_codes.is_empty() || !law.fitting.is_empty(), "{}", row.kind_id);
        }
        assert_eq!(OrderLaw::of(&OrderKind::Other { title: "Order".to_owned(), court: String::new() }, None), None);
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

    /// Sentencing Act 2020 s.2; Sch 23 para 14A(2).
    #[test]
    fn what_was_otherwise_stands_with_the_order_that_it_applies_to() {
        let law = |made: &str| OrderLaw::of(&OrderKind::RestrainingConviction, Day::parse(made)).unwrap();
        let said = |lines: &[Text]| lines.iter().cloned().map(english).collect::<Vec<_>>().join(" | ");
        let (old, new) = (law("2019-03-03"), law("2025-03-03"));
        assert!(said(&old.for_this).contains("s.5(5)") && !said(&old.other_days).contains("s.5(5)"));
        assert!(new.for_this.is_empty() && said(&new.other_days).contains("Made before 1 Dec 2020"));
        assert!(said(&old.other_days).contains("Convicted since 18 Nov 2024"));
        let dvpo = OrderLaw::of(&OrderKind::Dvpo, None).unwrap();
        assert_eq!((dvpo.for_this.len(), dvpo.other_days.len(), dvpo.made.len()), (0, 0, 1));
        let summary = OrderLaw::of(&OrderKind::Dispersal, None).unwrap();
        assert!(summary.other_days.is_empty(), "the general limit is of what is triable either way");
    }

    #[test]
    fn without_a_day_more_than_one_code_fits_and_it_says_what_decides() {
        let law = OrderLaw::of(&OrderKind::RestrainingConviction, None).unwrap();
        assert_eq!(law.fitting, ["PH97003", "SE20002", "SE20002A"].map(Verbatim::from));
        assert!(law.code_decided_by.is_some());
    }

    #[test]
    fn a_breach_that_is_no_offence_has_the_code_of_its_proceedings() {
        // LAW 1B: a DVPO is civil contempt, MC80530.
        let law = OrderLaw::of(&OrderKind::Dvpo, None).unwrap();
        assert_eq!((law.fitting, law.proceedings), (Vec::new(), Some("MC80530".into())));
        assert_eq!(OrderLaw::of(&OrderKind::RestrainingConviction, None).unwrap().proceedings, None);
    }
}
