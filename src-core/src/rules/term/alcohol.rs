//! Not to drink alcohol: what was seen or said, and what a test or a tag showed.

use super::TermRules;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};

/// Not to drink alcohol.
pub(in crate::rules) struct Alcohol;

impl TermRules for Alcohol {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told_any(&self.questions(), Reply::Yes)
    }

    fn questions(&self) -> Vec<Question> {
        vec![Question::DidHeDrink, Question::DidATestShowAlcohol]
    }

    fn in_plain_words(&self) -> String {
        "He must not drink alcohol. A test or a tag may show it.".to_owned()
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
