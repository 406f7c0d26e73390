//! To wear an electronic tag and keep it charged.

use super::AssessTerm;
use crate::rules::assess::Reply;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::term::ElectronicTag;
use crate::rules::term::TermRules as _;

impl AssessTerm for ElectronicTag {
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told_any(&self.questions(), Reply::No)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::Question::{WasTheTagCharged, WasTheTagWorn};
    use crate::rules::assess::builders::{a_condition, check_told};
    use crate::rules::assess::{Answer, Reply};
    use crate::rules::condition::Term;

    #[test]
    fn it_must_be_worn_and_charged() {
        let tag = a_condition(Term::ElectronicTag);
        check_told(&tag, &[], Answer::CannotTell, &[WasTheTagWorn, WasTheTagCharged]);
        check_told(&tag, &[(WasTheTagWorn, Reply::No)], Answer::FactsFit, &[]);
        check_told(&tag, &[(WasTheTagCharged, Reply::No)], Answer::FactsFit, &[]);
        check_told(&tag, &[(WasTheTagWorn, Reply::Yes)], Answer::CannotTell, &[WasTheTagCharged]);
        let both = [(WasTheTagWorn, Reply::Yes), (WasTheTagCharged, Reply::Yes)];
        check_told(&tag, &both, Answer::FactsDoNotFit, &[]);
    }
}
