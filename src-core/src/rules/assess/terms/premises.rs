//! To leave premises, not to enter them, or to let somebody live there.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::presence::{PlaceRule, at_place, beside_sighting};
use crate::rules::assess::{Question, Reply, Why};
use crate::rules::term::{Premises, PremisesDuty};
use crate::rules::time::Timestamp;

impl AssessTerm for Premises {
    fn assess(&self, case: &Case<'_>) -> Finding {
        match (self.duty, &self.zone) {
            (PremisesDuty::Unclear, _) => case.told(Question::DidHeDoIt, Reply::Yes),
            (PremisesDuty::Leave { by }, _) => self.left(case, by),
            (PremisesDuty::NotEnter, Some(zone)) => at_place(case, zone, PlaceRule::KeepOut, Question::DidHeEnter),
            (PremisesDuty::NotEnter, None) => case.told(Question::DidHeEnter, Reply::Yes),
            (PremisesDuty::LetOccupy, _) => case.told(Question::DidHeLetThemOccupy, Reply::No),
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
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::Question::{DidHeDoIt, DidHeEnter, DidHeLetThemOccupy, HasHeLeft};
    use crate::rules::assess::builders::{a_condition, at, check, check_told, facts_at, in_english, shown, the_circle};
    use crate::rules::assess::{Answer, Operating, Reply, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::term::{Premises, PremisesDuty};

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
        let words = |duty| in_english(premises(duty).term.in_plain_words());
        assert_eq!(
            words(PremisesDuty::Leave { by: Some(at("2026-07-01T13:00:00Z")) }),
            "They must leave the premises by 14:00 on Wed 1 Jul 2026: 9 Model Road, Matlock."
        );
        assert_eq!(
            words(PremisesDuty::LetOccupy),
            "They must let Beta Specimen live at the premises: 9 Model Road, Matlock."
        );
        assert!(words(PremisesDuty::NotEnter).contains("must not enter the premises: 9 Model Road, Matlock"));
        assert_eq!(words(PremisesDuty::Unclear), "", "nothing was read: the court's own words say more");
    }
}
