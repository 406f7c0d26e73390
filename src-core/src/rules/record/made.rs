//! What a record is made of: the act, where he was, and the officer's decision, as the form gives them.

use super::{ArrestForm, DecisionForm, PlaceInput, RecordForm};
use crate::rules::assess::Facts;
use crate::rules::clock::ClockRule;
use crate::rules::decision::{Action, Decision};
use crate::rules::identifiers::is_blank;
use crate::rules::ids::{ActId, AllegationId, DecisionId, DraftId, IncidentId, OrderId, SightingId};
use crate::rules::incident::{
    Act, ActBasis, ActTime, Allegation, AllegedAgainst, ExhibitRef, FileNotes, Incident, Mode, Outcome, Respondent,
    Saying,
};
use crate::rules::law::row_for;
use crate::rules::order::Order;
use crate::rules::place::Position;
use crate::rules::sighting::{Sighting, SightingBasis};
use crate::rules::time::Timestamp;

/// The ids of what a record is made of, each fresh.
#[derive(Clone, Copy, Debug)]
pub struct IncidentIds {
    /// The incident.
    pub incident: IncidentId,
    /// The draft it is saved from.
    pub draft: DraftId,
    /// Its act.
    pub act: ActId,
    /// Where he was.
    pub sighting: SightingId,
}

/// What is known beside a form when it is saved.
#[derive(Clone, Debug)]
pub struct Beside {
    /// When it is saved.
    pub at: Timestamp,
    /// Its place, where that was found to be a position.
    pub place: Option<Position>,
    /// By which identifiers he was confirmed, where he is a held person.
    pub identified_by: Vec<String>,
    /// What the act is set against, each with a fresh id.
    pub alleged: Vec<(AllegationId, AllegedAgainst)>,
    /// What is kept as evidence.
    pub exhibits: Vec<ExhibitRef>,
}

/// A form and an assessment are of the same act where they lie less than so many milliseconds
/// apart: a time that is typed has no seconds.
const SAME_ACT_MS: u64 = 60_000;

/// How long, in milliseconds, the same words without a time are taken to be typed twice: a day later they are of
/// another visit.
const TYPED_TWICE_MS: u64 = 24 * 60 * 60 * 1000;

/// The incident that a form is saved as.
pub fn incident(form: &RecordForm, ids: IncidentIds, beside: Beside) -> Incident {
    let act = form.act(ids.act, ids.sighting, beside.place, beside.at);
    let allege = |(id, to)| Allegation { id, act: ids.act, to, outcome: Outcome::Alleged };
    Incident {
        id: ids.incident,
        draft: ids.draft,
        mode: form.mode.unwrap_or(Mode::Found),
        number: form.number(),
        account: form.account.clone(),
        respondent: match form.person {
            Some(person) => Respondent::Identified { person, by: beside.identified_by },
            None => Respondent::Unknown { description: form.description.clone() },
        },
        acts: vec![act],
        allegations: beside.alleged.into_iter().map(allege).collect(),
        exhibits: beside.exhibits,
        said: form.sayings(beside.at),
        file: form.notes(),
        entered_at: beside.at,
    }
}

impl RecordForm {
    /// The offences beside the orders that the act is set against, in words.
    pub fn offences_alleged(&self) -> impl Iterator<Item = AllegedAgainst> {
        let stated = self.offences.iter().filter(|words| !is_blank(words));
        stated.map(|words| AllegedAgainst::Offence { code: None, words: words.clone() })
    }

    /// The orders whose terms are ticked, each once.
    pub fn orders_named(&self) -> Vec<OrderId> {
        let mut named: Vec<OrderId> = Vec::new();
        for term in &self.terms {
            if !named.contains(&term.order) {
                named.push(term.order);
            }
        }
        named
    }

    /// Whether it says where he was.
    pub fn is_placed(&self) -> bool {
        let is_given = match &self.place {
            Some(PlaceInput::Here | PlaceInput::Fix { .. }) => true,
            Some(PlaceInput::GridReference { text } | PlaceInput::Words { text }) => !is_blank(text),
            Some(PlaceInput::Unknown) | None => false,
        };
        is_given || !is_blank(&self.place_words)
    }

    /// Whether facts that were assessed are of the act that it records.
    pub fn is_of_the_act(&self, facts: &Facts) -> bool {
        match self.act_at {
            Some(at) => at.millis().abs_diff(facts.act_from.millis()) < SAME_ACT_MS,
            None => facts.act_from == facts.decision_time.earliest,
        }
    }

    /// Whether a record that was made says the same already: in the same words, of the same person, known in the
    /// same way and of the same time. Where neither states one, it was entered less than a day before `now`.
    pub fn is_said_by(&self, made: &Incident, now: Timestamp) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_same_person = match (&made.respondent, self.person) {
            (Respondent::Identified { person, .. }, Some(asked)) => *person == asked,
            (Respondent::Unknown { description }, None) => words(description) == words(&self.description),
            (Respondent::Identified { .. }, None) | (Respondent::Unknown { .. }, Some(_)) => false,
        };
        let is_recent = now.millis().abs_diff(made.entered_at.millis()) < TYPED_TWICE_MS;
        is_same_person
            && self.mode == Some(made.mode)
            && words(&self.account) == words(&made.account)
            && made.acts.iter().any(|act| act.when == self.when(made.entered_at))
            && (self.act_at.is_some() || is_recent)
    }

    /// The act, where the form was saved at an instant and its place was found to be a position.
    pub fn act(&self, id: ActId, sighting: SightingId, place: Option<Position>, saved_at: Timestamp) -> Act {
        Act {
            id,
            when: self.when(saved_at),
            what: self.account.clone(),
            basis: self.act_basis(),
            sighting: self.sighting(sighting, place, saved_at),
        }
    }

    /// When the act was; a form that gives no time means the moment of saving.
    pub fn when(&self, saved_at: Timestamp) -> ActTime {
        let (from, to) = self.span(saved_at);
        match self.times {
            Some(times) if times > 1 => ActTime::Count { times, from, to },
            Some(_) | None if to > from => ActTime::Between { from, to },
            Some(_) | None => ActTime::At(from),
        }
    }

    /// On what basis it is said where he was: whoever is with him saw it, whoever was told was told.
    pub fn basis_of_sighting(&self) -> SightingBasis {
        self.sighting_basis.unwrap_or(match self.mode {
            Some(Mode::WithHim) => SightingBasis::SeenHere,
            Some(Mode::Reported | Mode::Found) | None => SightingBasis::Told,
        })
    }

    /// What he said, each as of the moment of saving.
    pub fn sayings(&self, saved_at: Timestamp) -> Vec<Saying> {
        let saying = |said: &super::SayingForm| Saying { kind: said.kind, words: said.words.clone(), at: saved_at };
        self.said.iter().map(saying).collect()
    }

    /// What is kept more for the file: a line of nothing names no witness.
    fn notes(&self) -> FileNotes {
        let mut notes = self.file.clone();
        notes.witnesses.retain(|witness| !is_blank(witness));
        notes
    }

    /// The force's number; absent where none was typed.
    pub fn number(&self) -> Option<String> {
        Some(self.incident_number.trim().to_owned()).filter(|number| !is_blank(number))
    }

    fn span(&self, saved_at: Timestamp) -> (Timestamp, Timestamp) {
        let from = self.act_at.unwrap_or(saved_at);
        (from, self.act_until.unwrap_or(from))
    }

    fn act_basis(&self) -> ActBasis {
        match (self.basis, self.mode) {
            (Some(basis), _) => basis,
            (None, Some(Mode::WithHim)) => ActBasis::Seen,
            (None, Some(Mode::Found)) => ActBasis::Recovered,
            (None, Some(Mode::Reported) | None) => ActBasis::Reported,
        }
    }

    /// Where he was; nothing where neither a position nor words say it.
    fn sighting(&self, id: SightingId, place: Option<Position>, saved_at: Timestamp) -> Option<Sighting> {
        let words = self.place_in_words();
        if place.is_none() && words.is_empty() {
            return None;
        }
        let (from, until) = self.span(saved_at);
        let basis = self.basis_of_sighting();
        // Whoever saw him here stood where he stood.
        let observer = place.filter(|_| basis == SightingBasis::SeenHere);
        let whose = self.person;
        Some(Sighting {
            id,
            whose,
            position: place,
            place: words.to_owned(),
            from,
            until,
            basis,
            observer,
            more: Vec::new(),
        })
    }

    fn place_in_words(&self) -> &str {
        match &self.place {
            Some(PlaceInput::Words { text } | PlaceInput::GridReference { text }) if self.place_words.is_empty() => {
                text
            }
            Some(_) | None => &self.place_words,
        }
    }
}

impl DecisionForm {
    /// Whether anything was done.
    pub fn has_acted(&self) -> bool {
        let is_ticked = self.voluntary_interview || self.report || self.warrant || self.notice;
        is_ticked || !self.arrests.is_empty() || self.has_safeguarded()
    }

    /// The decision on an incident, where the form was saved at an instant.
    pub fn decision(&self, id: DecisionId, incident: IncidentId, saved_at: Timestamp) -> Decision {
        let mut actions: Vec<Action> = self.arrests.iter().filter_map(|arrest| arrest.action(saved_at)).collect();
        let others = [
            (self.voluntary_interview, Action::VoluntaryInterview),
            (self.report, Action::Report),
            (self.warrant, Action::WarrantApplication),
            (self.notice, Action::Notice),
        ];
        actions.extend(others.into_iter().filter(|(chosen, _action)| *chosen).map(|(_chosen, action)| action));
        actions.extend(self.safeguarding(saved_at));
        let none_because = Some(self.none_because.clone()).filter(|why| !is_blank(why));
        Decision { id, incident, at: saved_at, grounds: self.grounds.clone(), actions, none_because }
    }
}

impl ArrestForm {
    /// When; a form that gives no time means the moment of saving.
    pub fn made_at(&self, saved_at: Timestamp) -> Timestamp {
        self.at.unwrap_or(saved_at)
    }

    /// The clock that it starts, by the law's rows for the order it was made under and by what the bail
    /// is for; where that is not known, the shorter. A power that hangs on no order starts none by its use.
    pub fn clock(&self, order: &Order) -> Option<ClockRule> {
        let power = row_for(&order.kind)?.powers.iter().find(|power| Some(power.id) == self.power)?;
        power.clock.rule(self.bail_for)
    }

    /// None where no power was chosen: such a form is not taken.
    fn action(&self, saved_at: Timestamp) -> Option<Action> {
        Some(Action::Arrest {
            power: self.power?,
            order: self.order,
            at: self.made_at(saved_at),
            necessity: self.necessity.clone(),
            despite: self.despite.trim().to_owned(),
            bail_for: self.bail_for,
            hearing: self.hearing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::an_order;
    use crate::rules::law::{BailOffence, PowerId};
    use crate::rules::order::OrderKind;
    use crate::rules::place::{Accuracy, AccuracyLevel, LonLat, Moving, PositionSource};
    use uuid::Uuid;

    const AN_ACT: ActId = ActId(Uuid::from_u128(1));
    const A_SIGHTING: SightingId = SightingId(Uuid::from_u128(2));

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn saved() -> Timestamp {
        at("2026-11-22T21:30:00Z")
    }

    #[test]
    fn a_form_without_a_time_means_the_moment_of_saving() {
        assert_eq!(RecordForm::default().when(saved()), ActTime::At(saved()));
        let (from, to) = (at("2026-11-22T20:00:00Z"), at("2026-11-22T21:00:00Z"));
        let lasting = RecordForm { act_at: Some(from), act_until: Some(to), ..RecordForm::default() };
        assert_eq!(lasting.when(saved()), ActTime::Between { from, to });
        let repeated = RecordForm { times: Some(60), ..lasting };
        assert_eq!(repeated.when(saved()), ActTime::Count { times: 60, from, to });
    }

    #[test]
    fn the_same_words_of_the_same_time_are_said_twice_and_of_another_they_are_not() {
        let form = |account: &str| RecordForm {
            mode: Some(Mode::Found),
            account: account.to_owned(),
            ..RecordForm::default()
        };
        let ids = IncidentIds {
            incident: IncidentId(Uuid::from_u128(4)),
            draft: DraftId(Uuid::from_u128(5)),
            act: AN_ACT,
            sighting: A_SIGHTING,
        };
        let made = |form: &RecordForm| {
            let beside = Beside {
                at: saved(),
                place: None,
                identified_by: Vec::new(),
                alleged: Vec::new(),
                exhibits: Vec::new(),
            };
            incident(form, ids, beside)
        };
        let (soon, next_day) = (at("2026-11-22T21:40:00Z"), at("2026-11-23T22:00:00Z"));
        let first = made(&form("He rang the bell."));
        assert!(form("He rang  the bell.\n").is_said_by(&first, soon));
        assert!(!form("He rang the bell.").is_said_by(&first, next_day), "another visit");
        assert!(!form("He rang the bell twice.").is_said_by(&first, soon));
        let reported = RecordForm { mode: Some(Mode::Reported), ..form("He rang the bell.") };
        assert!(!reported.is_said_by(&first, soon), "known in another way");
        let seen = RecordForm { description: "a tall man".to_owned(), ..form("He rang the bell.") };
        assert!(!seen.is_said_by(&first, soon), "somebody else");
        let timed = |text: &str| RecordForm { act_at: Some(at(text)), ..form("He rang the bell.") };
        let at_eight = made(&timed("2026-11-22T20:00:00Z"));
        assert!(timed("2026-11-22T20:00:00Z").is_said_by(&at_eight, next_day), "the same form a day later");
        assert!(!timed("2026-11-22T20:30:00Z").is_said_by(&at_eight, soon), "of another time");
        assert!(!form("He rang the bell.").is_said_by(&at_eight, soon));
    }

    #[test]
    fn whoever_is_with_him_saw_him_here_and_whoever_was_told_did_not() {
        let place = || {
            Some(Position {
                at: LonLat::new(-1.47, 52.92).unwrap(),
                accuracy: Accuracy { radius_m: 10.0, level: AccuracyLevel::Percent68 },
                fixed_at: saved(),
                source: PositionSource::Platform,
                moving: Moving::Unknown,
                speed_m_s: None,
            })
        };
        let by =
            |mode| RecordForm { mode: Some(mode), ..RecordForm::default() }.act(AN_ACT, A_SIGHTING, place(), saved());
        let with_him = by(Mode::WithHim);
        assert_eq!(with_him.basis, ActBasis::Seen);
        assert_eq!(with_him.sighting.unwrap().observer, place());
        let reported = by(Mode::Reported);
        assert_eq!(reported.basis, ActBasis::Reported);
        assert_eq!(reported.sighting.unwrap().observer, None);
    }

    /// Bail Act 1976 s.7(8): the arrest starts the clock, and what the bail is for decides which.
    #[test]
    fn the_arrest_starts_the_clock_of_what_the_bail_is_for() {
        let bail = an_order(OrderKind::CourtBail, Vec::new());
        for power in [PowerId::BailS7Broken, PowerId::BailS7Likely, PowerId::BailS7Surrender, PowerId::BailS7Surety] {
            let started = |bail_for| ArrestForm { power: Some(power), bail_for, ..ArrestForm::default() }.clock(&bail);
            assert_eq!(started(BailOffence::Murder), Some(ClockRule::MurderBailArrest));
            assert_eq!(started(BailOffence::Other), Some(ClockRule::BailArrest));
            assert_eq!(started(BailOffence::NotKnown), Some(ClockRule::BailArrest), "the shorter");
        }
    }

    /// Anti-social Behaviour, Crime and Policing Act 2014 s.9(3); Policing and Crime Act 2009 s.43.
    #[test]
    fn an_arrest_under_an_injunction_starts_its_clock() {
        let injunctions = [
            (OrderKind::AsbInjunction, PowerId::AsbcpaS9, ClockRule::AsbArrest),
            (OrderKind::GangInjunction, PowerId::PcaS43, ClockRule::GangArrest),
        ];
        for (kind, power, rule) in injunctions {
            let arrest = ArrestForm { power: Some(power), ..ArrestForm::default() };
            assert_eq!(arrest.clock(&an_order(kind, Vec::new())), Some(rule));
        }
    }

    #[test]
    fn what_the_bail_is_for_and_the_hearing_ahead_stand_in_the_decision() {
        let hearing = Some(at("2026-11-23T10:00:00Z"));
        let arrest = ArrestForm {
            power: Some(PowerId::BailS7Broken),
            bail_for: BailOffence::Murder,
            hearing,
            ..ArrestForm::default()
        };
        let decision = DecisionForm { arrests: vec![arrest], ..DecisionForm::default() };
        let made = decision.decision(DecisionId(Uuid::from_u128(3)), IncidentId(Uuid::from_u128(4)), saved());
        let Some(Action::Arrest { bail_for, .. }) = made.actions.first() else { panic!("an arrest") };
        assert_eq!(*bail_for, BailOffence::Murder);
        assert_eq!(made.actions.first().and_then(Action::hearing), hearing);
    }

    #[test]
    fn a_place_in_words_alone_is_a_sighting_and_no_place_is_none() {
        let text = "by the mill".to_owned();
        let form = RecordForm { place: Some(PlaceInput::Words { text: text.clone() }), ..RecordForm::default() };
        assert_eq!(form.act(AN_ACT, A_SIGHTING, None, saved()).sighting.unwrap().place, text);
        assert_eq!(RecordForm::default().act(AN_ACT, A_SIGHTING, None, saved()).sighting, None);
    }

    #[test]
    fn an_arrest_is_an_action_at_its_own_time_or_at_that_of_saving() {
        let arrests = vec![ArrestForm { power: Some(PowerId::PaceS24), ..ArrestForm::default() }];
        let decision = DecisionForm { arrests, none_because: " ".to_owned(), ..DecisionForm::default() };
        let made = decision.decision(DecisionId(Uuid::from_u128(3)), IncidentId(Uuid::from_u128(4)), saved());
        assert_eq!(made.actions.first().and_then(Action::arrested_at), Some(saved()));
        assert_eq!(made.none_because, None);
        assert!(decision.has_acted() && !DecisionForm::default().has_acted());
    }
}
