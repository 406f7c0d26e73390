//! To tell police of something within a time.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Question, Reply};
use crate::rules::term::Notification;

impl AssessTerm for Notification {
    /// Whether the time was kept is in the question: where it runs from is not in the term.
    fn assess(&self, case: &Case<'_>) -> Finding {
        case.told(Question::DidHeTellPolice, Reply::No)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check_told, in_english};
    use crate::rules::assess::{Answer, Question, Reply};
    use crate::rules::clock::ClockRule;
    use crate::rules::condition::{Condition, Term};
    use crate::rules::term::Notification;

    fn notification(clock: Option<ClockRule>) -> Condition {
        a_condition(Term::Notification(Notification { what: "any change of address".to_owned(), clock }))
    }

    #[test]
    fn it_fits_when_he_did_not_tell_police_in_time() {
        check_told(&notification(None), &[], Answer::CannotTell, &[Question::DidHeTellPolice]);
        check_told(&notification(None), &[(Question::DidHeTellPolice, Reply::No)], Answer::FactsFit, &[]);
        check_told(&notification(None), &[(Question::DidHeTellPolice, Reply::Yes)], Answer::FactsDoNotFit, &[]);
    }

    #[test]
    fn its_plain_words_name_what_and_the_clock() {
        assert_eq!(
            in_english(notification(Some(ClockRule::SpoNotification)).term.in_plain_words()),
            format!(
                "They must tell police within the time allowed under {}: any change of address.",
                ClockRule::SpoNotification.source()
            )
        );
        assert!(in_english(notification(None).term.in_plain_words()).ends_with("allowed: any change of address."));
    }
}
