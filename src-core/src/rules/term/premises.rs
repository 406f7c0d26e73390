//! To leave premises, not to enter them, or to let somebody live there.

use super::{TermRules, plain};
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::presence::{PlaceRule, asked_of, at_place, beside_sighting};
use crate::rules::assess::{Question, Reply, Why};
use crate::rules::place::Zone;
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// To leave premises, not to enter them, or to let somebody live there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Premises {
    /// What, in words.
    pub what: String,
    /// Which of these it is.
    #[serde(default, skip_serializing_if = "PremisesDuty::is_unclear")]
    pub duty: PremisesDuty,
    /// Who is to live there, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub whom: Vec<String>,
    /// Their shape, where they were located.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
}

/// What a premises term asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PremisesDuty {
    /// The words were not read so far: they are for the officer.
    #[default]
    Unclear,
    /// To leave them.
    Leave {
        /// By when, where the court gave a time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Timestamp>,
    },
    /// Not to enter them.
    NotEnter,
    /// To let somebody live there.
    LetOccupy,
}

impl PremisesDuty {
    fn is_unclear(&self) -> bool {
        *self == Self::Unclear
    }
}

impl TermRules for Premises {
    fn assess(&self, case: &Case<'_>) -> Finding {
        match (self.duty, &self.zone) {
            (PremisesDuty::Unclear, _) => case.told(Question::DidHeDoIt, Reply::Yes),
            (PremisesDuty::Leave { by }, _) => self.left(case, by),
            (PremisesDuty::NotEnter, Some(zone)) => at_place(case, zone, PlaceRule::KeepOut, Question::DidHeEnter),
            (PremisesDuty::NotEnter, None) => case.told(Question::DidHeEnter, Reply::Yes),
            (PremisesDuty::LetOccupy, _) => case.told(Question::DidHeLetThemOccupy, Reply::No),
        }
    }

    fn questions(&self) -> Vec<Question> {
        match (self.duty, &self.zone) {
            (PremisesDuty::Unclear, _) => vec![Question::DidHeDoIt],
            (PremisesDuty::Leave { .. }, _) => vec![Question::HasHeLeft],
            (PremisesDuty::NotEnter, Some(zone)) => asked_of(zone, Question::DidHeEnter),
            (PremisesDuty::NotEnter, None) => vec![Question::DidHeEnter],
            (PremisesDuty::LetOccupy, _) => vec![Question::DidHeLetThemOccupy],
        }
    }

    fn in_plain_words(&self) -> String {
        let what = plain::thing(&self.what);
        match self.duty {
            PremisesDuty::Unclear => format!("About premises the court says: {what}."),
            PremisesDuty::Leave { by: None } => format!("He must leave the premises: {what}."),
            PremisesDuty::Leave { by: Some(by) } => {
                let (time, day) = (by.london_hhmm(), by.london_date_text());
                format!("He must leave the premises by {time} on {day}: {what}.")
            }
            PremisesDuty::NotEnter => format!("He must not enter the premises: {what}."),
            PremisesDuty::LetOccupy => {
                format!("He must let {} live at the premises: {what}.", plain::people(&self.whom))
            }
        }
    }
}

impl Premises {
    /// Before the time given nothing is due. After it, to be seen there again is not to have stayed:
    /// only the officer can say whether he left.
    fn left(&self, case: &Case<'_>, by: Option<Timestamp>) -> Finding {
        if let Some(by) = by.filter(|by| case.until < *by) {
            return Finding::not_operating(Why::NotYetDue, Some(by));
        }
        let told = case.told(Question::HasHeLeft, Reply::No);
        match &self.zone {
            Some(zone) => beside_sighting(case, zone, told),
            None => told,
        }
    }

    /// The area he is not to enter, where that is what the term says.
    pub(in crate::rules) fn forbidden_zone(&self) -> Option<&Zone> {
        match self.duty {
            PremisesDuty::NotEnter => self.zone.as_ref(),
            PremisesDuty::Unclear | PremisesDuty::Leave { .. } | PremisesDuty::LetOccupy => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Premises, PremisesDuty};
    use crate::rules::assess::Question::{DidHeDoIt, DidHeEnter, DidHeLetThemOccupy, HasHeLeft};
    use crate::rules::assess::builders::{a_condition, at, check, check_told, facts_at, shown, the_circle};
    use crate::rules::assess::{Answer, Operating, Reply, Why};
    use crate::rules::condition::{Condition, Term};

    const NOON: &str = "2026-11-22T12:00:00Z";

    fn a_home(duty: PremisesDuty) -> Premises {
        let whom = vec!["Beta Specimen".to_owned()];
        Premises { what: "9 Model Road, Matlock".to_owned(), duty, whom, zone: None }
    }

    fn premises(duty: PremisesDuty) -> Condition {
        a_condition(Term::Premises(a_home(duty)))
    }

    fn located(duty: PremisesDuty) -> Condition {
        a_condition(Term::Premises(Premises { zone: Some(shown(the_circle())), ..a_home(duty) }))
    }

    #[test]
    fn words_that_were_not_read_so_far_are_for_the_officer() {
        check_told(&premises(PremisesDuty::Unclear), &[], Answer::CannotTell, &[DidHeDoIt]);
        check_told(&premises(PremisesDuty::Unclear), &[(DidHeDoIt, Reply::Yes)], Answer::FactsFit, &[]);
    }

    #[test]
    fn to_leave_is_not_due_before_its_time() {
        let leave = || premises(PremisesDuty::Leave { by: Some(at("2026-11-22T13:00:00Z")) });
        let early = check(leave(), &facts_at(NOON).told(HasHeLeft, Reply::No), Answer::NotOperating);
        assert_eq!(early.operating, Operating::No { next: Some(at("2026-11-22T13:00:00Z")) });
        assert_eq!(early.why, [Why::NotYetDue]);
        check(leave(), &facts_at("2026-11-22T13:00:00Z").told(HasHeLeft, Reply::No), Answer::FactsFit);
        check(leave(), &facts_at("2026-11-22T13:00:00Z").told(HasHeLeft, Reply::Yes), Answer::FactsDoNotFit);
    }

    #[test]
    fn to_be_seen_there_does_not_say_that_he_never_left() {
        let leave = located(PremisesDuty::Leave { by: None });
        let term = check(leave, &facts_at(NOON).seen_north_by(0, 10.0), Answer::CannotTell);
        assert_eq!(term.ask, [HasHeLeft]);
        assert!(term.why.contains(&Why::OneSightingDoesNotSettle));
    }

    #[test]
    fn not_to_enter_is_judged_by_where_he_was() {
        check_told(&premises(PremisesDuty::NotEnter), &[], Answer::CannotTell, &[DidHeEnter]);
        check_told(&premises(PremisesDuty::NotEnter), &[(DidHeEnter, Reply::Yes)], Answer::FactsFit, &[]);
        let zone = || located(PremisesDuty::NotEnter);
        check(zone(), &facts_at(NOON).seen_north_by(0, 10.0), Answer::FactsFit);
        check(zone(), &facts_at(NOON).seen_north_by(5000, 10.0), Answer::FactsDoNotFit);
    }

    #[test]
    fn to_hinder_who_may_live_there_fits() {
        let let_occupy = premises(PremisesDuty::LetOccupy);
        check_told(&let_occupy, &[], Answer::CannotTell, &[DidHeLetThemOccupy]);
        check_told(&let_occupy, &[(DidHeLetThemOccupy, Reply::No)], Answer::FactsFit, &[]);
        check_told(&let_occupy, &[(DidHeLetThemOccupy, Reply::Yes)], Answer::FactsDoNotFit, &[]);
    }

    #[test]
    fn its_plain_words_name_time_place_and_whom() {
        let words = |duty| premises(duty).term.in_plain_words();
        assert_eq!(
            words(PremisesDuty::Leave { by: Some(at("2026-07-01T13:00:00Z")) }),
            "He must leave the premises by 14:00 on Wed 1 Jul 2026: 9 Model Road, Matlock."
        );
        assert_eq!(
            words(PremisesDuty::LetOccupy),
            "He must let Beta Specimen live at the premises: 9 Model Road, Matlock."
        );
        assert!(words(PremisesDuty::NotEnter).contains("must not enter the premises: 9 Model Road, Matlock"));
    }
}
