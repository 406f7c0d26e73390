//! The texts of a form, each with the field that takes it.

use super::{ArrestForm, DecisionForm, LockedCaptureForm, PlaceInput, RecordForm, SayingForm};
use crate::rules::identifiers::is_blank;
use crate::rules::incident::FileNotes;

/// Characters of one text, at most.
pub const TEXT_CHARACTERS: usize = 20_000;

/// A text that is not taken, by the name of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// It is longer than [`TEXT_CHARACTERS`].
    TooLong(&'static str),
    /// It holds a control character, which nobody typed and no file for court may hold.
    Control(&'static str),
}

impl RecordForm {
    /// The first text that is not taken.
    pub fn check_texts(&self) -> Result<(), TextFault> {
        first_fault(self.texts())
    }

    /// The fields in which something stands that nobody can read, but those that are asked for: these say so
    /// themselves.
    pub(super) fn blank_fields(&self) -> impl Iterator<Item = &'static str> {
        let of_decision = self.decision.as_ref().map(DecisionForm::asks_for);
        let is_asked_for_itself = move |field: &str| {
            matches!(field, "account" | "said" | "police-protection-who") || of_decision == Some(field)
        };
        let texts = self.texts().into_iter().filter(move |(field, _text)| !is_asked_for_itself(field));
        texts.filter(|(_field, text)| !text.is_empty() && is_blank(text)).map(|(field, _text)| field)
    }

    /// Every text that somebody typed, with the name of its field on the form.
    fn texts(&self) -> Vec<(&'static str, &str)> {
        let Self {
            mode: _,
            person: _,
            description,
            incident_number,
            account,
            act_at: _,
            act_until: _,
            times: _,
            basis: _,
            place,
            sighting_basis: _,
            place_words,
            terms: _,
            offences,
            said,
            file,
            decision,
            declared: _,
        } = self;
        let mut texts: Vec<(&'static str, &str)> = vec![
            ("description", description),
            ("incident-number", incident_number),
            ("account", account),
            ("place-words-text", place_words),
        ];
        texts.extend(place.iter().filter_map(of_place));
        texts.extend(offences.iter().map(|offence| ("offences", offence.as_str())));
        texts.extend(said.iter().map(|SayingForm { kind: _, words }| ("said", words.as_str())));
        texts.extend(of_file(file));
        texts.extend(decision.iter().flat_map(of_decision));
        texts
    }
}

impl LockedCaptureForm {
    /// The first text that is not taken.
    pub fn check_texts(&self) -> Result<(), TextFault> {
        let Self { account, who, at: _, about: _, place, place_words } = self;
        let place = place.iter().filter_map(of_place).map(|(_field, text)| ("place_words", text));
        let texts = [("account", account.as_str()), ("who", who), ("place_words", place_words)];
        first_fault(texts.into_iter().chain(place))
    }
}

fn first_fault<'a>(texts: impl IntoIterator<Item = (&'static str, &'a str)>) -> Result<(), TextFault> {
    for (field, text) in texts {
        if text.chars().nth(TEXT_CHARACTERS).is_some() {
            return Err(TextFault::TooLong(field));
        }
        if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
            return Err(TextFault::Control(field));
        }
    }
    Ok(())
}

fn of_place(place: &PlaceInput) -> Option<(&'static str, &str)> {
    match place {
        PlaceInput::GridReference { text } => Some(("place-grid-text", text)),
        PlaceInput::Words { text } => Some(("place-words-text", text)),
        PlaceInput::Here | PlaceInput::Fix { .. } | PlaceInput::Unknown => None,
    }
}

fn of_file(file: &FileNotes) -> impl Iterator<Item = (&'static str, &str)> {
    let FileNotes {
        witnesses,
        cautioned_at: _,
        who_can_say,
        live_by,
        live_at: _,
        bail_offence,
        made_under,
        claimed,
        claimed_by,
        first_contact,
        first_contact_by,
    } = file;
    let alone: [(&'static str, &str); 8] = [
        ("who-can-say", who_can_say),
        ("live-by", live_by),
        ("bail-offence", bail_offence),
        ("made-under", made_under),
        ("claimed", claimed),
        ("claimed-by", claimed_by),
        ("first-contact", first_contact),
        ("first-contact-by", first_contact_by),
    ];
    witnesses.iter().map(|witness| ("witnesses", witness.as_str())).chain(alone)
}

fn of_decision(decision: &DecisionForm) -> impl Iterator<Item = (&'static str, &str)> {
    let DecisionForm {
        grounds,
        arrests,
        voluntary_interview: _,
        report: _,
        warrant: _,
        notice: _,
        place_of_safety: _,
        police_protection: _,
        none_because,
    } = decision;
    let arrests = arrests.iter().map(
        |ArrestForm { power: _, order: _, at: _, necessity: _, despite, bail_for: _, hearing: _ }| {
            ("arrests", despite.as_str())
        },
    );
    let own = [("decision-grounds", grounds.as_str()), ("decision-none", none_because.as_str())];
    own.into_iter().chain(arrests).chain(decision.safeguard_texts())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(put: impl FnOnce(&mut RecordForm, String), field: &'static str) {
        let mut form = RecordForm::default();
        put(&mut form, "é".repeat(TEXT_CHARACTERS + 1));
        assert_eq!(form.check_texts(), Err(TextFault::TooLong(field)));
    }

    #[test]
    fn a_text_too_long_is_told_at_its_own_field() {
        check(|form, long| form.account = long, "account");
        check(|form, long| form.offences = vec![String::new(), long], "offences");
        check(|form, long| form.file.live_by = long, "live-by");
        check(|form, long| form.file.first_contact = long, "first-contact");
        check(|form, long| form.file.first_contact_by = long, "first-contact-by");
        check(|form, long| form.place = Some(PlaceInput::Words { text: long }), "place-words-text");
        check(
            |form, long| {
                let arrest = ArrestForm { despite: long, ..ArrestForm::default() };
                form.decision = Some(DecisionForm { arrests: vec![arrest], ..DecisionForm::default() });
            },
            "arrests",
        );
    }

    #[test]
    fn lines_and_other_scripts_are_taken_and_control_characters_are_not() {
        let with = |account: &str| RecordForm { account: account.to_owned(), ..RecordForm::default() }.check_texts();
        assert_eq!(with("He said:\r\n\t\u{5e9}\u{5dc}\u{5d5}\u{5dd}\u{200f}, \u{1f600}"), Ok(()));
        for control in ["\0", "\u{1b}[2K", "\u{85}", "\u{8}"] {
            assert_eq!(with(&format!("at the door{control}")), Err(TextFault::Control("account")), "{control:?}");
        }
    }

    #[test]
    fn a_text_of_spaces_and_unseen_marks_says_nothing() {
        for text in ["", " \t\r\n", "\u{200b}\u{feff}", "\u{a0}\u{3164}\u{2800}", "\u{202e} \u{e0041}"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["–", ".", "a\u{200b}", "\u{5d0}", "\u{1f600}"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn a_text_of_the_full_length_is_taken() {
        let form = RecordForm { account: "é".repeat(TEXT_CHARACTERS), ..RecordForm::default() };
        assert_eq!(form.check_texts(), Ok(()));
        let capture = LockedCaptureForm { who: "é".repeat(TEXT_CHARACTERS + 1), ..LockedCaptureForm::default() };
        assert_eq!(capture.check_texts(), Err(TextFault::TooLong("who")));
    }
}
