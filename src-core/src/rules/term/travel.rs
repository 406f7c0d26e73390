//! Not to leave the country, or to hand in a passport.

use super::{TermRules, plain};
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use serde::{Deserialize, Serialize};

/// Not to travel, or to hand in a passport.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Travel {
    /// What, in words.
    pub what: String,
    /// What of it was read; empty where that is for the officer to read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<TravelDuty>,
}

/// What a travel term asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TravelDuty {
    /// Not to leave the country.
    NotLeave,
    /// To hand in passports and other travel documents.
    HandInPassport,
}

impl TravelDuty {
    /// What is asked, and the reply that fits the words.
    fn asked(self) -> (Question, Reply) {
        match self {
            Self::NotLeave => (Question::DidHeTravel, Reply::Yes),
            Self::HandInPassport => (Question::DidHeHandInHisPassport, Reply::No),
        }
    }

    fn in_plain_words(self) -> &'static str {
        match self {
            Self::NotLeave => "He must not leave the country.",
            Self::HandInPassport => "He must hand in his passport.",
        }
    }
}

impl TermRules for Travel {
    fn assess(&self, case: &Case<'_>) -> Finding {
        let findings = self.duties.iter().map(|duty| duty.asked()).map(|(question, fits)| case.told(question, fits));
        findings.reduce(Finding::or).unwrap_or_else(|| case.told(Question::DidHeDoIt, Reply::Yes))
    }

    fn questions(&self) -> Vec<Question> {
        if self.duties.is_empty() {
            return vec![Question::DidHeDoIt];
        }
        self.duties.iter().map(|duty| duty.asked().0).collect()
    }

    fn in_plain_words(&self) -> String {
        let duties: String = self.duties.iter().map(|duty| format!("{} ", duty.in_plain_words())).collect();
        format!("{duties}About travel the court says: {}.", plain::thing(&self.what))
    }
}

#[cfg(test)]
mod tests {
    use super::{Travel, TravelDuty};
    use crate::rules::assess::Question::{DidHeDoIt, DidHeHandInHisPassport, DidHeTravel};
    use crate::rules::assess::builders::{a_condition, check_told};
    use crate::rules::assess::{Answer, Reply};
    use crate::rules::condition::{Condition, Term};

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
            travel(&[TravelDuty::NotLeave, TravelDuty::HandInPassport]).term.in_plain_words(),
            "He must not leave the country. He must hand in his passport. About travel the court says: not to travel \
             outside Wales."
        );
    }
}
