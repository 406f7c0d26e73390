//! Exceptions as courts write them: "save via a solicitor", "except to hand over the children on
//! Saturdays between 10:00 and 10:30". What is not plain stays words. Hours are read only where all
//! of them are: those that are missed would rule out an exception that applies.

use super::people::{is_name, names, untitled};
use super::times::{Found, windows};
use super::words::Words;
use crate::rules::exception::{Exception, Permit};

const LEADS: [&str; 20] = [
    "save",
    "except",
    "excepting",
    "unless",
    "other than",
    "apart from",
    "with the exception of",
    "until he",
    "until she",
    "until they",
    "until you",
    "until the defendant",
    "without prior",
    "without the prior",
    "without the written",
    "without written",
    "without leave",
    "without the leave",
    "without permission",
    "without the permission",
];

/// What permits something behind a clause, other than by "save" and its like.
const PERMISSIONS: [&str; 22] = [
    "but may",
    "but he may",
    "but she may",
    "but they may",
    "but you may",
    "but the respondent may",
    "but the defendant may",
    "but is permitted",
    "but are permitted",
    "but he is permitted",
    "but she is permitted",
    "but you are permitted",
    "but the respondent is permitted",
    "but the defendant is permitted",
    "but is allowed",
    "but he is allowed",
    "but she is allowed",
    "but you are allowed",
    "this does not prevent",
    "this does not prohibit",
    "this does not apply",
    "this shall not prevent",
];

/// Where the clause behind a leading exception forbids.
const MAIN_FORBIDS: [&str; 7] =
    ["not to", "must not", "shall not", "may not", "do not", "will not", "is prohibited from"];
/// Where the clause behind a leading exception begins, after a comma.
const MAIN_DEMANDS: [&str; 10] =
    ["to", "must", "the respondent", "the defendant", "you", "he", "she", "live", "remain", "report"];

/// More than one thing is permitted, or it is not said plainly.
const ALTERNATIVES: [&str; 10] =
    ["or", "unless", "save", "except", "other than", "otherwise", "also", "in addition", "as well as", ";"];

/// Times that no weekly window can hold.
const OTHER_TIMES: [&str; 24] = [
    "agreed",
    "agreement",
    "arranged",
    "arrangement",
    "alternate",
    "alternating",
    "every other",
    "fortnight",
    "fortnightly",
    "first",
    "second",
    "third",
    "last",
    "month",
    "monthly",
    "holiday",
    "holidays",
    "term",
    "christmas",
    "easter",
    "birthday",
    "birthdays",
    "such",
    "time to time",
];

const HANDOVER: [&str; 2] = ["handover", "hand-over"];
const HANDS_OVER: [&str; 7] =
    ["hand over", "handing over", "collect", "collecting", "collection", "drop off", "dropping off"];
const CHILDREN: [&str; 8] = ["child", "children", "son", "sons", "daughter", "daughters", "baby", "grandchildren"];
const SOLICITORS: [&str; 6] =
    ["solicitor", "solicitors", "legal representative", "legal representatives", "lawyer", "lawyers"];
const COURT: [&str; 6] =
    ["attend court", "attending court", "attendance at court", "court hearing", "court hearings", "court proceedings"];
const LEAVE: [&str; 10] = [
    "written consent",
    "written permission",
    "written agreement",
    "prior consent",
    "prior permission",
    "prior agreement",
    "consent of",
    "permission of",
    "leave of",
    "agreement of",
];
/// Capital words behind "via" that name nobody.
const MEANS: [&str; 11] =
    ["email", "e-mail", "text", "letter", "post", "message", "phone", "telephone", "whatsapp", "court", "police"];

/// Where the exceptions of a piece begin, at or after a token; its end where it has none.
pub(super) fn begin_at(words: &Words<'_>, from: usize) -> usize {
    (from..words.len())
        .find(|at| words.any_at(*at, &LEADS).is_some() || permission_at(words, *at))
        .unwrap_or(words.len())
}

/// "but may", not "but may not".
fn permission_at(words: &Words<'_>, at: usize) -> bool {
    words.any_at(at, &PERMISSIONS).is_some_and(|length| words.lower(at + length) != "not")
}

/// An exception that leads its clause, in words only, and where the clause itself begins: "Save via a
/// solicitor, not to contact …".
pub(super) fn leading(words: &Words<'_>, from: usize) -> Option<(Exception, usize)> {
    words.any_at(from, &LEADS)?;
    let main = match words.find(from, words.len(), &MAIN_FORBIDS) {
        Some((at, _)) => (from..at).rfind(|comma| words.lower(*comma) == ",").map_or(at, |comma| comma + 1),
        None => {
            (from..words.len()).find(|at| words.before(*at) == "," && words.any_at(*at, &MAIN_DEMANDS).is_some())?
        }
    };
    Some((Exception::in_words(words.slice(from, main)), main))
}

/// Reads what stands between a token and the end of a piece.
pub(super) fn read(words: &Words<'_>, from: usize) -> Option<Exception> {
    let to = words.len();
    let text = words.slice(from, to);
    (!text.is_empty()).then(|| Exception { words: text, permits: Stated { words, from, to }.permits() })
}

/// One exception's words.
struct Stated<'w, 'a> {
    words: &'w Words<'a>,
    from: usize,
    to: usize,
}

impl Stated<'_, '_> {
    fn permits(&self) -> Permit {
        if permission_at(self.words, self.from) {
            return Permit::WordsOnly;
        }
        if self.words.lower(self.from) == "without" {
            return Permit::Written { what: self.words.slice(self.from + 1, self.to) };
        }
        let lead = self.words.any_at(self.from, &LEADS).unwrap_or(0);
        let inner = Stated { words: self.words, from: self.from + lead, to: self.to };
        if inner.has(&ALTERNATIVES) { Permit::WordsOnly } else { inner.one_thing() }
    }

    fn has(&self, phrases: &[&str]) -> bool {
        self.words.has(self.from, self.to, phrases)
    }

    /// The one thing that is permitted.
    fn one_thing(&self) -> Permit {
        if let Some(found) = windows(self.words, self.from, self.to) {
            return self.within_hours(found);
        }
        let through = matches!(self.words.lower(self.from), "via" | "through" | "by");
        if through && self.has(&SOLICITORS) {
            Permit::ThroughSolicitor
        } else if self.is_handover() {
            // A figure is an hour, a day or an age that was not read: it would be permitted at any time.
            let is_figure = |at: usize| self.words.lower(at).starts_with(|letter: char| letter.is_ascii_digit());
            if (self.from..self.to).any(is_figure) {
                Permit::WordsOnly
            } else {
                Permit::Handover { windows: Vec::new(), place: None }
            }
        } else if self.words.lower(self.from) == "with" && self.has(&LEAVE) {
            Permit::Written { what: self.words.slice(self.from + 1, self.to) }
        } else if self.has(&COURT) {
            Permit::CourtDates
        } else if self.has(&["emergency", "emergencies"]) {
            Permit::Emergency
        } else {
            self.third_party().map_or(Permit::WordsOnly, |who| Permit::ThroughThirdParty { who })
        }
    }

    fn within_hours(&self, found: Found) -> Permit {
        let mixed = self.has(&SOLICITORS) || self.has(&COURT) || self.has(&LEAVE) || self.has(&OTHER_TIMES);
        if mixed || !self.is_all_read(&found) {
            Permit::WordsOnly
        } else if self.is_handover() {
            Permit::Handover { windows: found.windows, place: None }
        } else {
            Permit::Window { windows: found.windows }
        }
    }

    /// Whether every time, every figure and every day of the week is in the windows that were read,
    /// and nothing more is added: an "and" outside them may add a time or an act.
    fn is_all_read(&self, found: &Found) -> bool {
        let is_figure = |at: usize| self.words.lower(at).starts_with(|letter: char| letter.is_ascii_digit());
        let is_more = |at: usize| matches!(self.words.lower(at), "and" | "&" | "plus") || is_figure(at);
        let adds = (self.from..self.to).any(|at| is_more(at) && !found.holds(at));
        !adds && found.is_whole(self.words, self.from, self.to)
    }

    fn is_handover(&self) -> bool {
        self.has(&HANDOVER) || (self.has(&HANDS_OVER) && self.has(&CHILDREN))
    }

    /// "through Iota Sample": one person or body by name.
    fn third_party(&self) -> Option<String> {
        if !matches!(self.words.lower(self.from), "via" | "through") {
            return None;
        }
        let found = names(self.words, self.from + 1, self.to);
        let [who] = found.as_slice() else { return None };
        let is_means = who.split(' ').any(|word| MEANS.contains(&word.to_lowercase().as_str()));
        (is_name(untitled(who)) && !is_means).then(|| who.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::window::{Window, brief};
    use crate::words::english;
    use proptest::prelude::*;

    fn permits(text: &str) -> Permit {
        let words = Words::of(text);
        read(&words, 0).map_or(Permit::WordsOnly, |exception| exception.permits)
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let hours = |windows: &[Window]| windows.iter().map(brief).map(english).collect::<Vec<_>>().join("; ");
        let found = match permits(text) {
            Permit::WordsOnly => "words".to_owned(),
            Permit::Window { windows } => format!("hours {}", hours(&windows)),
            Permit::Handover { windows, place: None } => format!("handover {}", hours(&windows)),
            Permit::Handover { place: Some(_), .. } | Permit::Place { .. } => "place".to_owned(),
            Permit::ThroughSolicitor => "solicitor".to_owned(),
            Permit::ThroughThirdParty { who } => format!("through {who}"),
            Permit::Written { what } => format!("with {what}"),
            Permit::CourtDates => "court".to_owned(),
            Permit::Emergency => "emergency".to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn plain_exceptions_are_read() {
        check("save via a solicitor to arrange contact with child", "solicitor");
        check("save through Ripley Solicitors of King Street, Derby", "solicitor");
        check("except through Iota Sample to arrange contact with the child", "through Iota Sample");
        check("without the prior written consent of the court", "with the prior written consent of the court");
        check(
            "save with the written permission of the officer in the case",
            "with the written permission of the officer in the case",
        );
        check("save for attending court hearings", "court");
        check("except in an emergency", "emergency");
    }

    #[test]
    fn handovers_are_read_with_their_hours() {
        check("save for handover of the children on Saturdays between 10:00 and 10:30", "handover 10:00–10:30 Sat");
        check(
            "except to collect the children between 17:30 and 18:00 on Mondays and Thursdays",
            "handover 17:30–18:00 Mon, Thu",
        );
        check("save between 2 pm and 4 pm on Sundays for contact with his son", "hours 14:00–16:00 Sun");
        check("save on Saturdays", "hours 00:00–00:00 Sat");
        check("save for handover of the child", "handover ");
    }

    #[test]
    fn hours_that_are_not_read_whole_are_not_read_at_all() {
        for text in [
            "save for handover on Saturdays at 10:00",
            "save for handover on alternate Saturdays between 10:00 and 10:30",
            "save for handover on Saturdays between 10:00 and 10:30 and on 25 December",
            "save for handover between 10:00 and 10:30 on Saturdays and 17:00 and 17:30 on Sundays",
            "save for handover on Saturdays for an hour and Sundays between 17:00 and 17:30",
            "save for handover on Saturdays between 10:00 and 10:30 or as agreed",
            "save for handover on Saturdays between 10:00 and 10:30 and at such times as are arranged",
            "save on Saturdays between 10 and 11",
            "save via a solicitor on Mondays",
            "save to email about the children and to hand over the children on Saturdays between 10:00 and 10:30",
            "save for handover on Saturdays between 10:00 and 16:00 and during half-term",
            "save for handover on Saturdays between 10:00 and 16:00 and on Mother's Day",
            "save for handover of the child between 9.00 and 10.00",
            "save for handover of the child between 10 and 11",
        ] {
            check(text, "words");
        }
    }

    #[test]
    fn what_permits_two_things_stays_words() {
        check("save via a solicitor or to arrange contact with the child through Iota Sample", "words");
        check("until he has attended with a police officer", "words");
        check("save via Email", "words");
        check("save to visit his mother", "words");
    }

    proptest! {
        #[test]
        fn the_words_are_kept_whole(text in "(save|except|without prior) [A-Za-z0-9:, ]{1,80}") {
            let words = Words::of(&text);
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            let kept = read(&words, 0).map(|exception| exception.words).unwrap_or_default();
            prop_assert_eq!(letters(&kept), letters(&text));
        }
    }
}
