//! Exceptions that the court stated: facts fit a term only outside all of them. Hours or a place can
//! rule one out; that one applies, only the officer can say.

use super::case::{Case, Finding};
use super::presence::is_surely_elsewhere;
use super::{Answer, Question, Reply, Why};
use crate::rules::condition::{Condition, Reading};
use crate::rules::exception::{Exception, Permit};
use crate::rules::place::Zone;
use crate::rules::window::{Openness, Window, open_in};
use crate::words::Verbatim;

/// Sets what fits the words against the exceptions. What does not fit stays as it is: an exception
/// never makes anything fit.
pub(super) fn outside_exceptions(case: &Case<'_>, finding: Finding) -> Finding {
    if finding.answer != Answer::FactsFit || case.condition.exceptions.is_empty() {
        return finding;
    }
    let (ruled_out, open) = sorted(case);
    let question = Question::WasItExcepted;
    let said = |reply| Why::OfficerSaid { question, reply };
    match case.said(question) {
        Some(Reply::No) => finding.with_reasons_behind(vec![said(Reply::No)]).with_reasons_behind(ruled_out),
        // What the officer says and what the hours or the place say contradict one another.
        Some(Reply::Yes) if open.is_empty() => Finding { answer: Answer::CannotTell, ..finding }
            .with_reasons(ruled_out)
            .with_reasons(vec![said(Reply::Yes)]),
        Some(Reply::Yes) => {
            let why = [vec![said(Reply::Yes)], finding.why].concat();
            Finding { answer: Answer::FactsDoNotFit, why, ..finding }
        }
        Some(Reply::Unknown) | None if open.is_empty() => finding.with_reasons_behind(ruled_out),
        Some(Reply::Unknown) | None => Finding { answer: Answer::CannotTell, ..finding }
            .with_reasons(open)
            .with_reasons_behind(ruled_out)
            .asking(question),
    }
}

/// Each exception as a reason: those that surely do not apply, and those that may.
fn sorted(case: &Case<'_>) -> (Vec<Why>, Vec<Why>) {
    let (mut ruled_out, mut open) = (Vec::new(), Vec::new());
    for exception in &case.condition.exceptions {
        match ruled_out_by(case, exception) {
            Some(why) => ruled_out.push(why),
            None => open.push(Why::ExceptionStated { words: shown(case.condition, exception) }),
        }
    }
    (ruled_out, open)
}

/// Why an exception surely does not apply, if that is sure.
fn ruled_out_by(case: &Case<'_>, exception: &Exception) -> Option<Why> {
    // Hours that a machine read and nobody confirmed may be fewer than the court gave.
    match &case.condition.reading {
        Reading::Confirmed { .. } => {}
        Reading::Machine | Reading::WordsOnly => return None,
    }
    let words = || shown(case.condition, exception);
    let (windows, place): (&[Window], Option<&Zone>) = match &exception.permits {
        Permit::Window { windows } => (windows, None),
        Permit::Handover { windows, place } => (windows, place.as_ref()),
        Permit::Place { zone, .. } => (&[], Some(zone)),
        Permit::WordsOnly
        | Permit::ThroughSolicitor
        | Permit::ThroughThirdParty { .. }
        | Permit::Written { .. }
        | Permit::CourtDates
        | Permit::Emergency => return None,
    };
    if is_surely_closed(case, windows) {
        return Some(Why::ExceptionNotOpen { words: words() });
    }
    place.is_some_and(|zone| is_surely_elsewhere(case, zone)).then(|| Why::ExceptionElsewhere { words: words() })
}

/// Whether hours are known and none of them touches the act.
fn is_surely_closed(case: &Case<'_>, windows: &[Window]) -> bool {
    !windows.is_empty() && open_in(windows, case.from, case.until) == Openness::Closed
}

/// An exception's words, unless only a tap that is journalled may show them.
fn shown(condition: &Condition, exception: &Exception) -> Verbatim {
    if condition.may_be_shown() { exception.words.as_str().into() } else { Verbatim::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::{a_condition, a_zone, check, facts_at, facts_over, shown, the_circle};
    use crate::rules::assess::{Facts, TermAnswer};
    use crate::rules::condition::Term;
    use crate::rules::place::{Disclosure, Zone};
    use crate::rules::term::NoContact;
    use crate::rules::visibility::{Span, Visibility};
    use crate::rules::window::{Season, Weekday};
    use chrono::NaiveTime;

    /// A Saturday.
    const HANDOVER: &str = "2026-11-21T10:15:00Z";
    /// The next day.
    const SUNDAY: &str = "2026-11-22T10:15:00Z";

    fn contact(permits: Vec<Permit>) -> Condition {
        let term = NoContact { whom: vec!["Beta Specimen".to_owned()], channels: Vec::new(), indirect: false };
        let stated = permits.into_iter().map(|permits| Exception { words: "save so".to_owned(), permits });
        Condition { exceptions: stated.collect(), ..a_condition(Term::NoContact(term)) }
    }

    fn saturdays() -> Vec<Window> {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        vec![Window::new(time(10, 0), time(10, 30), vec![Weekday::Saturday])]
    }

    fn handover() -> Permit {
        Permit::Handover { windows: saturdays(), place: None }
    }

    fn stated() -> Why {
        Why::ExceptionStated { words: "save so".into() }
    }

    fn not_open() -> Why {
        Why::ExceptionNotOpen { words: "save so".into() }
    }

    fn did(act: &str) -> Facts {
        facts_at(act).told(Question::DidHeContact, Reply::Yes)
    }

    #[track_caller]
    fn asked(term: &TermAnswer, why: Why) {
        assert_eq!((term.why.first(), term.ask.as_slice()), (Some(&why), [Question::WasItExcepted].as_slice()));
    }

    #[test]
    fn words_hold_until_the_officer_says() {
        let excepted = || contact(vec![Permit::WordsOnly]);
        asked(&check(excepted(), &did(SUNDAY), Answer::CannotTell), stated());
        check(excepted(), &did(SUNDAY).told(Question::WasItExcepted, Reply::Yes), Answer::FactsDoNotFit);
        check(excepted(), &did(SUNDAY).told(Question::WasItExcepted, Reply::No), Answer::FactsFit);
        asked(
            &check(excepted(), &did(SUNDAY).told(Question::WasItExcepted, Reply::Unknown), Answer::CannotTell),
            stated(),
        );
        // A permission that the court did not state overrides nothing.
        check(contact(Vec::new()), &did(SUNDAY).told(Question::WasItExcepted, Reply::Yes), Answer::FactsFit);
    }

    #[test]
    fn every_permit_but_hours_and_places_is_for_the_officer() {
        for permits in [
            Permit::ThroughSolicitor,
            Permit::ThroughThirdParty { who: "Iota Sample".to_owned() },
            Permit::Written { what: "the prior written consent of the court".to_owned() },
            Permit::CourtDates,
            Permit::Emergency,
        ] {
            asked(&check(contact(vec![permits]), &did(SUNDAY), Answer::CannotTell), stated());
        }
    }

    #[test]
    fn a_handover_on_saturdays_does_not_excuse_a_sunday() {
        for permits in [handover(), Permit::Window { windows: saturdays() }] {
            let term = check(contact(vec![permits.clone()]), &did(SUNDAY), Answer::FactsFit);
            assert_eq!((term.why.last(), term.ask), (Some(&not_open()), Vec::new()));
            asked(&check(contact(vec![permits]), &did(HANDOVER), Answer::CannotTell), stated());
        }
    }

    #[test]
    fn hours_that_nobody_confirmed_rule_nothing_out() {
        let read = Condition { reading: Reading::Machine, ..contact(vec![handover()]) };
        asked(&check(read, &did(SUNDAY), Answer::CannotTell), stated());
    }

    #[test]
    fn an_act_that_reaches_into_the_hours_is_asked_about() {
        let early = facts_over("2026-11-21T09:30:00Z", HANDOVER).told(Question::DidHeContact, Reply::Yes);
        check(contact(vec![handover()]), &early, Answer::CannotTell);
    }

    #[test]
    fn hours_that_are_not_known_rule_nothing_out() {
        let of = "Specimen School".to_owned();
        let in_term = Season::SchoolTerm { of, terms: Vec::new(), holidays: false };
        let windows = saturdays().into_iter().map(|window| window.in_season(in_term.clone())).collect();
        let term = contact(vec![Permit::Handover { windows, place: None }]);
        asked(&check(term, &did(HANDOVER), Answer::CannotTell), stated());
        let unread = contact(vec![Permit::Window { windows: Vec::new() }]);
        asked(&check(unread, &did(SUNDAY), Answer::CannotTell), stated());
    }

    #[test]
    fn one_exception_that_may_apply_is_enough_to_ask() {
        let term = check(contact(vec![handover(), Permit::ThroughSolicitor]), &did(SUNDAY), Answer::CannotTell);
        asked(&term, stated());
        assert_eq!(term.why.last(), Some(&not_open()));
    }

    #[test]
    fn the_officer_and_the_hours_may_contradict_one_another() {
        let said = did(SUNDAY).told(Question::WasItExcepted, Reply::Yes);
        let term = check(contact(vec![handover()]), &said, Answer::CannotTell);
        let question = Question::WasItExcepted;
        assert_eq!(term.why.get(..2), Some([Why::OfficerSaid { question, reply: Reply::Yes }, not_open()].as_slice()));
    }

    #[test]
    fn an_exception_for_a_place_does_not_excuse_another() {
        let contact =
            || contact(vec![Permit::Place { place: "the contact centre".to_owned(), zone: shown(the_circle()) }]);
        let term = check(contact(), &did(SUNDAY).seen_north_by(5000, 10.0), Answer::FactsFit);
        assert_eq!(term.why.last(), Some(&Why::ExceptionElsewhere { words: "save so".into() }));
        asked(&check(contact(), &did(SUNDAY).seen_north_by(0, 10.0), Answer::CannotTell), stated());
        asked(&check(contact(), &did(SUNDAY), Answer::CannotTell), stated());
    }

    #[test]
    fn a_hidden_place_of_an_exception_says_nothing() {
        let zone = Zone { shape: the_circle(), disclosure: Disclosure::Hidden };
        let permits = Permit::Handover { windows: Vec::new(), place: Some(zone) };
        let term = check(contact(vec![permits]), &did(SUNDAY).seen_north_by(5000, 10.0), Answer::CannotTell);
        asked(&term, stated());
    }

    /// As a whole, and in a part.
    fn behind_a_tap(condition: &Condition) -> [Condition; 3] {
        let whole = |visibility| Condition { visibility, ..condition.clone() };
        let part = Span { from: 0, to: 1, visibility: Visibility::NeedToKnow };
        let in_part = Condition { spans: vec![part], ..condition.clone() };
        [whole(Visibility::NeedToKnow), whole(Visibility::Sealed), in_part]
    }

    #[test]
    fn a_place_of_an_exception_in_words_that_need_a_tap_says_nothing() {
        let permits = Permit::Handover { windows: Vec::new(), place: Some(shown(the_circle())) };
        for condition in behind_a_tap(&contact(vec![permits])) {
            let at =
                |millionths| check(condition.clone(), &did(SUNDAY).seen_north_by(millionths, 10.0), Answer::CannotTell);
            assert_eq!(at(5000), at(0), "wherever he was");
        }
    }

    #[test]
    fn its_words_stay_hidden_where_the_condition_is() {
        let stated = Condition {
            exceptions: vec![Exception::in_words("save at 9 Model Road")],
            ..a_condition(a_zone(the_circle(), Disclosure::Hidden))
        };
        for hidden in behind_a_tap(&stated) {
            let term = check(hidden, &facts_at(SUNDAY).seen_north_by(0, 10.0), Answer::CannotTell);
            assert_eq!(term.why, [Why::ExceptionStated { words: Verbatim::default() }, Why::HiddenArea]);
        }
    }
}
