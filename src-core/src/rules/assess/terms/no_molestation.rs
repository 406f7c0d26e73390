//! Not to use or threaten violence, intimidate, harass or pester.

use super::AssessTerm;
use crate::rules::assess::Reply;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::term::NoMolestation;
use crate::rules::term::TermRules as _;

impl AssessTerm for NoMolestation {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told_any(&self.questions(), Reply::Yes)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check, facts_at, in_english};
    use crate::rules::assess::{Answer, Question, Reply, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::term::NoMolestation;

    const ACTS: [Question; 4] =
        [Question::DidHeUseOrThreatenViolence, Question::DidHeIntimidate, Question::DidHeHarass, Question::DidHePester];

    fn molestation(through_others: bool) -> Condition {
        a_condition(Term::NoMolestation(NoMolestation { whom: vec!["Beta Specimen".to_owned()], through_others }))
    }

    #[test]
    fn any_of_its_acts_is_enough() {
        let noon = || facts_at("2026-11-22T12:00:00Z");
        assert_eq!(check(molestation(false), &noon(), Answer::CannotTell).ask, ACTS);
        for question in ACTS {
            let term = check(molestation(false), &noon().told(question, Reply::Yes), Answer::FactsFit);
            assert_eq!(term.why, [Why::OfficerSaid { question, reply: Reply::Yes }]);
        }
    }

    #[test]
    fn only_all_of_them_together_do_not_fit() {
        let noon = facts_at("2026-11-22T12:00:00Z");
        let none = ACTS.iter().fold(noon, |facts, question| facts.told(*question, Reply::No));
        check(molestation(false), &none, Answer::FactsDoNotFit);
        let term = check(molestation(true), &none, Answer::CannotTell);
        assert_eq!(term.ask, [Question::DidHeUseAThirdParty]);
        check(molestation(true), &none.told(Question::DidHeUseAThirdParty, Reply::Yes), Answer::FactsFit);
    }

    #[test]
    fn its_plain_words_name_whom() {
        assert_eq!(
            in_english(molestation(true).term.in_plain_words()),
            "They must not use or threaten violence against Beta Specimen, nor intimidate, harass or pester them. They must \
             not get anyone else to do it."
        );
    }
}
