//! The parts that plain words are made of: people, places, hours and exceptions.

use crate::rules::exception::{Exception, Permit};
use crate::rules::place::Disclosure;
use crate::rules::time::{Interval, Timestamp};
use crate::rules::window::{Window, words};
use crate::words::{Argument, Text, Verbatim, listed};
use crate::{text, text_key};
use chrono::TimeDelta;

/// A place as an officer may say it; a hidden one is not named.
pub(super) fn place(words: &str, disclosure: Disclosure) -> Argument {
    match disclosure {
        Disclosure::Hidden => text_key!("term.place_hidden").into(),
        Disclosure::Shown if words.trim().is_empty() => text_key!("term.place_unnamed").into(),
        Disclosure::Shown => Verbatim::from(words.trim()).into(),
    }
}

/// People as the court named them.
pub(super) fn people(whom: &[String]) -> Argument {
    let named: Vec<Argument> = whom.iter().map(|whom| Verbatim::from(whom.as_str()).into()).collect();
    one_of(&named).unwrap_or_else(|| text_key!("term.people_unnamed").into())
}

/// Something the court described; its words where it described nothing that was read.
pub(super) fn thing(what: &str) -> Argument {
    let what = what.trim();
    if what.is_empty() { text_key!("term.thing_unnamed").into() } else { Verbatim::from(what).into() }
}

/// "a", "a or b", "a, b or c"; none of nothing.
pub(super) fn one_of(items: &[Argument]) -> Option<Argument> {
    let (last, before) = items.split_last()?;
    let before = listed(before, &|first, next| text!("term.list", first = first, next = next));
    Some(match before {
        Some(before) => text!("term.list_or", first = before, next = last.clone()).into(),
        None => last.clone(),
    })
}

/// Hours as an officer may say them: "every day 21:00 to 07:00".
pub(super) fn hours(windows: &[Window]) -> Argument {
    let said: Vec<Argument> = windows.iter().map(|window| words(window).into()).collect();
    listed(&said, &|first, next| text!("term.list_hours", first = first, next = next))
        .unwrap_or_else(|| text_key!("term.hours_unread").into())
}

/// The time within which a condition holds; nothing where it has no end and no beginning.
pub(in crate::rules) fn when(period: Interval) -> Option<Text> {
    let last = |until: Timestamp| Verbatim::from(until.plus(TimeDelta::milliseconds(-1)).london_date_text());
    let first = |from: Timestamp| Verbatim::from(from.london_date_text());
    match (period.from, period.until) {
        (Some(from), Some(until)) => Some(text!("term.holds_within", from = first(from), last = last(until))),
        (Some(from), None) => Some(text!("term.holds_from", from = first(from))),
        (None, Some(until)) => Some(text!("term.holds_until", last = last(until))),
        (None, None) => None,
    }
}

/// A time that the court set and that was not read.
pub(in crate::rules) fn when_unread(words: &str) -> Text {
    text!("term.period_unread", words = Verbatim::from(words))
}

/// What an exception permits.
pub(in crate::rules) fn permitted(exception: &Exception) -> Text {
    match &exception.permits {
        Permit::WordsOnly => text!("term.permits_words", words = Verbatim::from(exception.words.as_str())),
        Permit::Window { windows } => text!("term.permits_hours", hours = hours(windows)),
        Permit::Place { place: words, zone } => text!("term.permits_place", place = place(words, zone.disclosure)),
        Permit::Handover { windows, .. } => text!("term.permits_handover", hours = hours(windows)),
        Permit::ThroughSolicitor => text_key!("term.permits_solicitor").into(),
        Permit::ThroughThirdParty { who } => text!("term.permits_third_party", who = thing(who)),
        Permit::Written { what } => text!("term.permits_written", what = thing(what)),
        Permit::CourtDates => text_key!("term.permits_court").into(),
        Permit::Emergency => text_key!("term.permits_emergency").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::{night, shown, the_circle};
    use crate::words::english;

    #[track_caller]
    fn check(permits: Permit, said: &str) {
        let exception = Exception { words: "save as agreed".to_owned(), permits };
        assert_eq!(english(permitted(&exception)), said);
    }

    #[test]
    fn every_exception_is_said() {
        let (named, zone) = (|text: &str| text.to_owned(), shown(the_circle()));
        check(Permit::WordsOnly, "There is an exception in the court's words: “save as agreed”.");
        check(Permit::Window { windows: night() }, "The court made an exception: every day 21:00 to 07:00.");
        check(
            Permit::Window { windows: [night(), night()].concat() },
            "The court made an exception: every day 21:00 to 07:00; every day 21:00 to 07:00.",
        );
        check(
            Permit::Place { place: named("Mill Lane"), zone: zone.clone() },
            "The court made an exception: at Mill Lane.",
        );
        check(
            Permit::Handover { windows: Vec::new(), place: Some(zone) },
            "The court made an exception: to hand over children, at the times in the court's words.",
        );
        check(Permit::ThroughSolicitor, "The court made an exception: through a solicitor.");
        check(
            Permit::ThroughThirdParty { who: named(" ") },
            "The court made an exception: through what the court's words say.",
        );
        check(Permit::Written { what: named("leave") }, "The court made an exception: with leave.");
        check(Permit::CourtDates, "The court made an exception: to attend court.");
        check(Permit::Emergency, "The court made an exception: in an emergency.");
    }

    #[test]
    fn people_are_listed_as_one_names_them() {
        let said = |whom: &[&str]| {
            let whom: Vec<String> = whom.iter().map(|name| (*name).to_owned()).collect();
            english(text!("term.premises_let_occupy", whom = people(&whom), what = thing("a flat")))
        };
        assert_eq!(said(&[]), "They must let anyone the order protects live at the premises: a flat.");
        assert_eq!(said(&["Ann"]), "They must let Ann live at the premises: a flat.");
        assert_eq!(said(&["Ann", "Bea", "Cy", "Di"]), "They must let Ann, Bea, Cy or Di live at the premises: a flat.");
    }

    #[test]
    fn a_period_is_said_by_its_ends() {
        let at = crate::rules::assess::builders::at;
        let (from, until) = (Some(at("2026-10-01T00:00:00Z")), Some(at("2026-11-02T00:00:00Z")));
        let said = |from, until| when(Interval { from, until }).map(english);
        assert_eq!(said(None, None), None);
        assert_eq!(said(from, None).unwrap(), "This applies from Thu 1 Oct 2026 on.");
        assert_eq!(said(from, until).unwrap(), "This applies from Thu 1 Oct 2026 until the end of Sun 1 Nov 2026.");
    }
}
