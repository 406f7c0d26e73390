//! What an officer did to safeguard somebody, as the form gives it: no arrest, and each with a clock of its own.

use super::{DecisionForm, MomentField, RecordFault};
use crate::rules::clock::ClockRule;
use crate::rules::decision::Action;
use crate::rules::identifiers::is_blank;
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody taken to a place of safety, or kept at one (Mental Health Act 1983 s.136).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceOfSafetyForm {
    /// Who, in words; empty where it is whom the record is about.
    pub who: String,
    /// When they were taken; absent for the moment of saving.
    pub at: Option<Timestamp>,
    /// When they arrived there, or when it was decided to keep them where they were; absent where they have not
    /// arrived. The clock runs from it.
    pub arrived: Option<Timestamp>,
}

/// A child taken into police protection (Children Act 1989 s.46).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PoliceProtectionForm {
    /// Which child or children, in words.
    pub who: String,
    /// When they were taken into it; absent for the moment of saving. The clock runs from it.
    pub at: Option<Timestamp>,
    /// Which designated officer was told, in words; empty where none was yet.
    pub designated: String,
}

/// A clock that was started to safeguard somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeguardClock {
    /// Under which rule.
    pub rule: ClockRule,
    /// From when.
    pub start: Timestamp,
    /// For whom, in the officer's words; empty where it is whom the record is about.
    pub who: String,
}

impl DecisionForm {
    /// The clocks that what was done to safeguard somebody starts, where the form was saved at an instant. That of
    /// a place of safety runs from the arrival alone: before it there is none.
    pub fn safeguard_clocks(&self, saved_at: Timestamp) -> Vec<SafeguardClock> {
        let safety = self.place_of_safety.iter().filter_map(PlaceOfSafetyForm::clock);
        let protection = self.police_protection.iter().map(|form| form.clock(saved_at));
        safety.chain(protection).collect()
    }

    /// What was done to safeguard somebody, where the form was saved at an instant.
    pub(super) fn safeguarding(&self, saved_at: Timestamp) -> impl Iterator<Item = Action> {
        let safety = self.place_of_safety.iter().map(move |form| form.action(saved_at));
        safety.chain(self.police_protection.iter().map(move |form| form.action(saved_at)))
    }

    /// Whether anything was done to safeguard somebody.
    pub(super) fn has_safeguarded(&self) -> bool {
        self.place_of_safety.is_some() || self.police_protection.is_some()
    }

    /// What is missing from it, or cannot be so.
    pub(super) fn safeguard_faults(&self) -> impl Iterator<Item = RecordFault> {
        let safety = self.place_of_safety.iter().filter_map(PlaceOfSafetyForm::fault);
        safety.chain(self.police_protection.iter().filter_map(PoliceProtectionForm::fault))
    }

    /// Every moment that was given of it.
    pub(super) fn safeguard_moments(&self) -> Vec<(MomentField, Timestamp)> {
        let (safety, protection) = (self.place_of_safety.as_ref(), self.police_protection.as_ref());
        let given = [
            (MomentField::TakenToSafety, safety.and_then(|form| form.at)),
            (MomentField::ArrivedInSafety, safety.and_then(|form| form.arrived)),
            (MomentField::Protected, protection.and_then(|form| form.at)),
        ];
        given.into_iter().filter_map(|(field, at)| Some((field, at?))).collect()
    }

    /// Every text that was typed of it, with the field that takes it.
    pub(super) fn safeguard_texts(&self) -> Vec<(&'static str, &str)> {
        let safety = self.place_of_safety.iter().map(|form| ("place-of-safety-who", form.who.as_str()));
        let protection = self.police_protection.iter().flat_map(|form| {
            [("police-protection-who", form.who.as_str()), ("police-protection-designated", form.designated.as_str())]
        });
        safety.chain(protection).collect()
    }
}

impl PlaceOfSafetyForm {
    fn action(&self, saved_at: Timestamp) -> Action {
        let at = self.at.unwrap_or(saved_at);
        Action::PlaceOfSafety { who: self.who.trim().to_owned(), at, arrived: self.arrived }
    }

    fn clock(&self) -> Option<SafeguardClock> {
        let (rule, who) = (ClockRule::PlaceOfSafety, self.who.trim().to_owned());
        self.arrived.map(|start| SafeguardClock { rule, start, who })
    }

    /// Nobody arrives before they are taken; of somebody who has arrived, the moment of saving is not when they
    /// were taken.
    fn fault(&self) -> Option<RecordFault> {
        let arrived = self.arrived?;
        let is_taken_before = self.at.is_some_and(|at| at <= arrived);
        (!is_taken_before).then_some(RecordFault::ArrivedBeforeTaken)
    }
}

impl PoliceProtectionForm {
    fn action(&self, saved_at: Timestamp) -> Action {
        let designated = self.designated.trim().to_owned();
        Action::PoliceProtection { who: self.who.trim().to_owned(), at: self.at.unwrap_or(saved_at), designated }
    }

    fn clock(&self, saved_at: Timestamp) -> SafeguardClock {
        let (start, who) = (self.at.unwrap_or(saved_at), self.who.trim().to_owned());
        SafeguardClock { rule: ClockRule::PoliceProtection, start, who }
    }

    /// The record is about whoever is suspected, and hardly about the child: which one is said.
    fn fault(&self) -> Option<RecordFault> {
        is_blank(&self.who).then_some(RecordFault::NoChild)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::ids::{DecisionId, IncidentId};
    use crate::rules::incident::Mode;
    use crate::rules::record::{RecordForm, TEXT_CHARACTERS, TextFault};
    use uuid::Uuid;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn saved() -> Timestamp {
        at("2026-11-22T21:30:00Z")
    }

    fn taken(since: Option<&str>, arrived: Option<&str>) -> DecisionForm {
        let form = PlaceOfSafetyForm { who: " Dana ".to_owned(), at: since.map(at), arrived: arrived.map(at) };
        DecisionForm { place_of_safety: Some(form), grounds: "seen".to_owned(), ..DecisionForm::default() }
    }

    fn protected(form: PoliceProtectionForm) -> DecisionForm {
        DecisionForm { police_protection: Some(form), ..DecisionForm::default() }
    }

    fn faults(decision: &DecisionForm) -> Vec<RecordFault> {
        decision.safeguard_faults().collect()
    }

    /// Mental Health Act 1983 s.136(2A): the 24 hours begin with the arrival.
    #[test]
    fn the_clock_of_a_place_of_safety_starts_at_the_arrival_and_not_before() {
        assert_eq!(taken(None, None).safeguard_clocks(saved()), []);
        let arrived = taken(Some("2026-11-22T20:30:00Z"), Some("2026-11-22T21:10:00Z"));
        let start = at("2026-11-22T21:10:00Z");
        let wanted = SafeguardClock { rule: ClockRule::PlaceOfSafety, start, who: "Dana".to_owned() };
        assert_eq!(arrived.safeguard_clocks(saved()), [wanted]);
    }

    #[test]
    fn whoever_arrived_was_taken_before() {
        let both = |since, arrived| faults(&taken(since, arrived));
        assert_eq!(both(Some("2026-11-22T20:30:00Z"), Some("2026-11-22T20:30:00Z")), []);
        assert_eq!(both(Some("2026-11-22T20:30:00Z"), None), []);
        assert_eq!(both(None, None), []);
        let wrong = [RecordFault::ArrivedBeforeTaken];
        assert_eq!(both(Some("2026-11-22T20:31:00Z"), Some("2026-11-22T20:30:00Z")), wrong);
        assert_eq!(both(None, Some("2026-11-22T20:30:00Z")), wrong);
    }

    /// Children Act 1989 s.46(6): 72 hours from when the child was taken into it.
    #[test]
    fn the_clock_of_police_protection_starts_when_the_child_was_taken_and_says_which_child() {
        let child = PoliceProtectionForm { who: "the younger child".to_owned(), ..PoliceProtectionForm::default() };
        let clocks = protected(child.clone()).safeguard_clocks(saved());
        assert_eq!((clocks[0].rule, clocks[0].start), (ClockRule::PoliceProtection, saved()));
        let earlier = PoliceProtectionForm { at: Some(at("2026-11-22T19:00:00Z")), ..child };
        assert_eq!(protected(earlier.clone()).safeguard_clocks(saved())[0].start, at("2026-11-22T19:00:00Z"));
        assert_eq!(faults(&protected(earlier)), []);
        assert_eq!(faults(&protected(PoliceProtectionForm::default())), [RecordFault::NoChild]);
    }

    #[test]
    fn what_was_done_stands_in_the_decision_and_is_no_arrest() {
        let child = PoliceProtectionForm {
            who: "Robin ".to_owned(),
            designated: "Inspector Example".to_owned(),
            ..PoliceProtectionForm::default()
        };
        let both = DecisionForm { police_protection: Some(child), ..taken(None, None) };
        assert!(both.has_acted());
        let made = both.decision(DecisionId(Uuid::from_u128(1)), IncidentId(Uuid::from_u128(2)), saved());
        let safety = Action::PlaceOfSafety { who: "Dana".to_owned(), at: saved(), arrived: None };
        let (who, designated) = ("Robin".to_owned(), "Inspector Example".to_owned());
        assert_eq!(made.actions, [safety, Action::PoliceProtection { who, at: saved(), designated }]);
        assert!(made.actions.iter().all(|action| action.arrested_at().is_none() && action.order().is_none()));
    }

    #[test]
    fn its_moments_and_texts_are_checked_as_every_other() {
        let later = taken(Some("2026-11-22T20:30:00Z"), Some("2026-11-22T21:30:01Z"));
        let form = RecordForm { decision: Some(later), ..whole() };
        assert_eq!(form.check(saved()), Err(RecordFault::LaterThanNow(MomentField::ArrivedInSafety)));
        let long = PoliceProtectionForm { who: "é".repeat(TEXT_CHARACTERS + 1), ..PoliceProtectionForm::default() };
        let form = RecordForm { decision: Some(protected(long)), ..whole() };
        assert_eq!(form.check_texts(), Err(TextFault::TooLong("police-protection-who")));
        let blank = PlaceOfSafetyForm { who: " \u{200b}".to_owned(), ..PlaceOfSafetyForm::default() };
        let decision =
            DecisionForm { place_of_safety: Some(blank), grounds: "seen".to_owned(), ..DecisionForm::default() };
        let form = RecordForm { decision: Some(decision), ..whole() };
        assert_eq!(form.check(saved()), Err(RecordFault::Blank("place-of-safety-who")));
    }

    fn whole() -> RecordForm {
        RecordForm {
            mode: Some(Mode::WithHim),
            account: "they stood on the bridge".to_owned(),
            declared: true,
            ..RecordForm::default()
        }
    }
}
