//! Not to leave the country, or to hand in a passport.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use crate::rules::term::Travel;

impl AssessTerm for Travel {
    fn assess(&self, case: &Case<'_>) -> Finding {
        let findings = self.duties.iter().map(|duty| duty.asked()).map(|(question, fits)| case.told(question, fits));
        findings.reduce(Finding::or).unwrap_or_else(|| case.told(Question::DidHeDoIt, Reply::Yes))
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::Question::{DidHeDoIt, DidHeHandInHisPassport, DidHeTravel};
    use crate::rules::assess::builders::{a_condition, check_told, in_english};
    use crate::rules::assess::{Answer, Reply};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::term::{Travel, TravelDuty};

    fn travel(duties: &[TravelDuty]) -> Condition {
        a_condition(Term::Travel(Travel { what: "not to travel outside Wales".to_owned(), duties: duties.to_vec() }))
    }

    #[test]
    fn to_leave_and_to_keep_the_passport_are_two_things() {
        let both = travel(&[TravelDuty::NotLeave, TravelDuty::HandInPassport]);
        check_told(&both, &[], Answer::CannotTell, &[DidHeTravel, DidHeHandInHisPassport]);
        check_told(&both, &[(DidHeTravel, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&both, &[(DidHeHandInHisPassport, Reply::No)], Answer::FactsFit, &[]);
        check_told(&both, &[(DidHeTravel, Reply::No)], Answer::CannotTell, &[DidHeHandInHisPassport]);
        let neither = [(DidHeTravel, Reply::No), (DidHeHandInHisPassport, Reply::Yes)];
        check_told(&both, &neither, Answer::FactsDoNotFit, &[]);
    }

    #[test]
    fn what_was_not_read_is_for_the_officer() {
        check_told(&travel(&[]), &[], Answer::CannotTell, &[DidHeDoIt]);
        check_told(&travel(&[]), &[(DidHeDoIt, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&travel(&[]), &[(DidHeTravel, Reply::Yes)], Answer::CannotTell, &[DidHeDoIt]);
    }

    #[test]
    fn its_plain_words_name_every_duty_and_the_courts_words() {
        assert_eq!(
            in_english(travel(&[TravelDuty::NotLeave, TravelDuty::HandInPassport]).term.in_plain_words()),
            "They must not leave the country. They must hand in their passport. About travel the court says: not to travel \
             outside Wales."
        );
    }
}
