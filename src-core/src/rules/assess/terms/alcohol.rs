//! Not to drink alcohol: what was seen or said, and what a test or a tag showed.

use super::AssessTerm;
use crate::rules::assess::Reply;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::term::Alcohol;
use crate::rules::term::TermRules as _;

impl AssessTerm for Alcohol {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told_any(&self.questions(), Reply::Yes)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::Question::{DidATestShowAlcohol, DidHeDrink};
    use crate::rules::assess::builders::{a_condition, check_told};
    use crate::rules::assess::{Answer, Reply};
    use crate::rules::condition::Term;

    #[test]
    fn either_a_drink_or_a_test_is_enough() {
        let alcohol = a_condition(Term::Alcohol);
        check_told(&alcohol, &[], Answer::CannotTell, &[DidHeDrink, DidATestShowAlcohol]);
        check_told(&alcohol, &[(DidHeDrink, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&alcohol, &[(DidATestShowAlcohol, Reply::Yes)], Answer::FactsFit, &[]);
        check_told(&alcohol, &[(DidHeDrink, Reply::No)], Answer::CannotTell, &[DidATestShowAlcohol]);
        let neither = [(DidHeDrink, Reply::No), (DidATestShowAlcohol, Reply::No)];
        check_told(&alcohol, &neither, Answer::FactsDoNotFit, &[]);
    }
}
