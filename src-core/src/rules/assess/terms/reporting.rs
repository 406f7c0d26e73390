//! To report somewhere within hours.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::hours::closed;
use crate::rules::assess::{Answer, Question, Reply, Why};
use crate::rules::order::InForceAnswer;
use crate::rules::term::Reporting;
use crate::rules::time::Timestamp;
use crate::rules::window::{LastClosing, Openness, last_closing, open_in};
use chrono::TimeDelta;

impl AssessTerm for Reporting {
    /// While the hours are still open he may yet report; once they have closed, the last are judged.
    fn assess(&self, case: &Case<'_>) -> Finding {
        if !self.windows.is_empty() {
            match open_in(&self.windows, case.from, case.until) {
                Openness::Closed => return self.after_hours(case),
                Openness::Unknown => return Finding::unsettled(Why::HoursNotKnown),
                Openness::AllOpen | Openness::PartlyOpen => {}
            }
        }
        let told = case.told(Question::DidHeReport, Reply::No);
        if told.answer == Answer::FactsFit && self.is_open_at_the_end(case) {
            return Finding { answer: Answer::CannotTell, ..told }
                .with_reasons(vec![Why::MayYetDoIt])
                .asking(Question::DidHeReport);
        }
        told
    }
}

impl Reporting {
    /// Whether he reported in the hours that closed last before the act, where the term stood then; and
    /// which these were.
    fn after_hours(&self, case: &Case<'_>) -> Finding {
        match last_closing(&self.windows, case.from) {
            LastClosing::At(closing) if stood_until(case, closing) => {
                let which = Why::HoursClosed { at: closing };
                case.told(Question::DidHeReport, Reply::No).with_reasons_behind(vec![which])
            }
            LastClosing::At(_) | LastClosing::None => closed(case, &self.windows),
            LastClosing::Unknown => Finding::unsettled(Why::HoursNotKnown),
        }
    }

    /// Whether the hours are open, or may be, when the act ends.
    fn is_open_at_the_end(&self, case: &Case<'_>) -> bool {
        open_in(&self.windows, case.until, case.until) != Openness::Closed
    }
}

/// Whether the version and the condition's own period ran to the close of some hours; a version whose
/// end nobody stated may have.
fn stood_until(case: &Case<'_>, closing: Timestamp) -> bool {
    let last = closing.plus(TimeDelta::milliseconds(-1));
    let is_in_period = case.condition.period.is_none_or(|period| period.holds(last));
    let may_have_run =
        case.version.in_force_at(last) == InForceAnswer::Yes || case.version.only_its_end_is_open_at(last);
    is_in_period && may_have_run
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, at, check, facts_at, facts_over, in_english, night};
    use crate::rules::assess::{Answer, Facts, Question, Reply, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::term::Reporting;
    use crate::rules::time::Interval;
    use crate::rules::window::{Weekday, Window};

    const EVENING: &str = "2026-11-22T21:30:00Z";

    fn reporting(windows: Vec<Window>) -> Condition {
        a_condition(Term::Reporting(Reporting { place: "St Mary's Wharf".to_owned(), windows }))
    }

    fn did_not(facts: Facts) -> Facts {
        facts.told(Question::DidHeReport, Reply::No)
    }

    #[test]
    fn he_may_report_while_the_hours_are_open() {
        let term = check(reporting(night()), &did_not(facts_at(EVENING)), Answer::CannotTell);
        assert_eq!((term.why.first(), term.ask), (Some(&Why::MayYetDoIt), vec![Question::DidHeReport]));
        let reported = facts_at(EVENING).told(Question::DidHeReport, Reply::Yes);
        check(reporting(night()), &reported, Answer::FactsDoNotFit);
    }

    #[test]
    fn once_they_have_closed_he_has_not_reported() {
        let all_night = || facts_over("2026-11-21T21:00:00Z", "2026-11-22T07:00:00Z");
        check(reporting(night()), &did_not(all_night()), Answer::FactsFit);
        check(reporting(night()), &all_night(), Answer::CannotTell);
    }

    #[test]
    fn after_the_hours_the_last_that_closed_are_judged() {
        let noon = || facts_at("2026-11-22T12:00:00Z");
        check(reporting(night()), &did_not(noon()), Answer::FactsFit);
        check(reporting(night()), &noon().told(Question::DidHeReport, Reply::Yes), Answer::FactsDoNotFit);
        let unasked = check(reporting(night()), &noon(), Answer::CannotTell);
        assert_eq!(unasked.ask, vec![Question::DidHeReport]);
        assert_eq!(unasked.why.last(), Some(&Why::HoursClosed { at: at("2026-11-22T07:00:00Z") }));
    }

    #[test]
    fn before_any_hours_have_closed_nothing_was_to_be_done() {
        let friday = vec![Window { days: vec![Weekday::Friday], ..night().remove(0) }];
        check(reporting(friday), &did_not(facts_at("2026-11-02T12:00:00Z")), Answer::NotOperating);
        let period = Some(Interval::from(at("2026-11-22T08:00:00Z")));
        let later = Condition { period, ..reporting(night()) };
        check(later, &did_not(facts_at("2026-11-22T12:00:00Z")), Answer::NotOperating);
    }

    #[test]
    fn without_hours_the_officers_word_holds() {
        check(reporting(Vec::new()), &did_not(facts_at(EVENING)), Answer::FactsFit);
        check(reporting(Vec::new()), &facts_at(EVENING), Answer::CannotTell);
    }

    #[test]
    fn its_plain_words_name_place_and_hours() {
        assert_eq!(
            in_english(reporting(night()).term.in_plain_words()),
            "They must report at St Mary's Wharf: every day 21:00 to 07:00."
        );
    }
}
