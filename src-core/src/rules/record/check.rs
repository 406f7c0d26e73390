//! What must be there before a record is saved. Everything else may come later.

use super::{ArrestForm, DecisionForm, RecordForm};
use crate::rules::power::{Power, stands_now};
use crate::rules::time::Timestamp;
use crate::rules::time::entered::is_plausible;

/// Why a form is not taken as a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFault {
    /// It does not say how the officer knows.
    NoMode,
    /// It does not say what happened.
    NoAccount,
    /// It is not declared to be true.
    NotDeclared,
    /// A moment lies where nothing recorded here can: a slip of the year would be signed as it stands.
    Implausible(MomentField),
    /// A moment is later than now.
    LaterThanNow(MomentField),
    /// The end is before the start.
    EndBeforeStart,
    /// Something was done, and no grounds are given.
    NoGrounds,
    /// Nothing was done, and it is not said why.
    NoReasonForNothing,
    /// An arrest under PACE 1984 s.24 gives no reason of necessity (s.24(4)).
    NoNecessity,
    /// An arrest is under a power that did not stand, and it is not said why.
    PowerDidNotStand,
}

/// A moment that the form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentField {
    /// When the act was.
    When,
    /// Until when it lasted.
    Until,
    /// When he was cautioned.
    Cautioned,
    /// When the order was confirmed live.
    LiveAt,
    /// When he was arrested.
    Arrest,
}

impl RecordFault {
    /// The field that it is about, as the form names it.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoMode => "mode",
            Self::NoAccount => "account",
            Self::NotDeclared => "declare",
            Self::Implausible(moment) | Self::LaterThanNow(moment) => moment.field(),
            Self::EndBeforeStart => "when",
            Self::NoGrounds => "decision-grounds",
            Self::NoReasonForNothing => "decision-none",
            Self::NoNecessity | Self::PowerDidNotStand => "arrests",
        }
    }
}

impl MomentField {
    fn field(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Until => "until",
            Self::Cautioned => "cautioned",
            Self::LiveAt => "live-at",
            Self::Arrest => "arrests",
        }
    }
}

impl RecordForm {
    /// The first thing that keeps it from being saved as a record at an instant. Whether the powers it
    /// names stood is asked of each arrest, with the powers of its order.
    pub fn check(&self, now: Timestamp) -> Result<(), RecordFault> {
        must(self.mode.is_some(), RecordFault::NoMode)?;
        must(!self.account.trim().is_empty(), RecordFault::NoAccount)?;
        must(self.declared, RecordFault::NotDeclared)?;
        self.check_moments()?;
        let start = self.act_at.unwrap_or(now);
        let is_later = start > now || self.act_until.is_some_and(|end| end > now);
        must(!is_later, RecordFault::LaterThanNow(MomentField::When))?;
        must(self.act_until.is_none_or(|end| end >= start), RecordFault::EndBeforeStart)?;
        not_later(self.file.cautioned_at, now, MomentField::Cautioned)?;
        not_later(self.file.live_at, now, MomentField::LiveAt)?;
        self.decision.as_ref().map_or(Ok(()), |decision| decision.check(now))
    }

    /// Whether every moment in it is one that can be recorded here; asked of a draft too.
    pub fn check_moments(&self) -> Result<(), RecordFault> {
        let arrests = self.decision.iter().flat_map(|decision| &decision.arrests);
        let moments = [
            (MomentField::When, self.act_at),
            (MomentField::Until, self.act_until),
            (MomentField::Cautioned, self.file.cautioned_at),
            (MomentField::LiveAt, self.file.live_at),
        ];
        let mut all = moments.into_iter().chain(arrests.map(|arrest| (MomentField::Arrest, arrest.at)));
        all.try_for_each(|(field, at)| must(at.is_none_or(is_plausible), RecordFault::Implausible(field)))
    }
}

impl DecisionForm {
    fn check(&self, now: Timestamp) -> Result<(), RecordFault> {
        if self.has_acted() {
            must(!self.grounds.trim().is_empty(), RecordFault::NoGrounds)?;
        } else {
            must(!self.none_because.trim().is_empty(), RecordFault::NoReasonForNothing)?;
        }
        self.arrests.iter().try_for_each(|arrest| not_later(arrest.at, now, MomentField::Arrest))?;
        must(!self.arrests.iter().any(ArrestForm::lacks_necessity), RecordFault::NoNecessity)
    }
}

impl ArrestForm {
    /// Refuses an arrest under one of an order's powers that does not stand, where no reason is given in
    /// words: the clock that it starts would run from a power that was not there.
    pub fn check(&self, powers: &[Power]) -> Result<(), RecordFault> {
        let power = powers.iter().find(|power| power.id == self.power);
        let needs_words = power.is_some_and(|power| !stands_now(power));
        must(!needs_words || !self.despite.trim().is_empty(), RecordFault::PowerDidNotStand)
    }
}

fn not_later(at: Option<Timestamp>, now: Timestamp, field: MomentField) -> Result<(), RecordFault> {
    must(at.is_none_or(|at| at <= now), RecordFault::LaterThanNow(field))
}

fn must(is_so: bool, fault: RecordFault) -> Result<(), RecordFault> {
    if is_so { Ok(()) } else { Err(fault) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::incident::{FileNotes, Mode};

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn now() -> Timestamp {
        at("2026-11-22T21:30:00Z")
    }

    fn whole() -> RecordForm {
        RecordForm {
            mode: Some(Mode::WithHim),
            account: "he was at the gate".to_owned(),
            declared: true,
            ..RecordForm::default()
        }
    }

    fn arrest() -> ArrestForm {
        ArrestForm { power: String::new(), order: None, at: None, necessity: Vec::new(), despite: String::new() }
    }

    fn decided(decision: DecisionForm) -> RecordForm {
        RecordForm { decision: Some(decision), ..whole() }
    }

    #[track_caller]
    fn refuses(form: &RecordForm, fault: RecordFault) {
        assert_eq!(form.check(now()), Err(fault));
    }

    #[test]
    fn a_record_says_how_it_is_known_what_happened_and_that_it_is_true() {
        assert_eq!(whole().check(now()), Ok(()));
        refuses(&RecordForm { mode: None, ..whole() }, RecordFault::NoMode);
        refuses(&RecordForm { account: " \n".to_owned(), ..whole() }, RecordFault::NoAccount);
        refuses(&RecordForm { declared: false, ..whole() }, RecordFault::NotDeclared);
    }

    #[test]
    fn no_moment_is_later_than_now_and_no_end_before_its_start() {
        let later = Some(at("2026-11-22T21:30:01Z"));
        let file = |file| RecordForm { file, ..whole() };
        refuses(&RecordForm { act_at: later, ..whole() }, RecordFault::LaterThanNow(MomentField::When));
        refuses(&RecordForm { act_until: later, ..whole() }, RecordFault::LaterThanNow(MomentField::When));
        let cautioned = FileNotes { cautioned_at: later, ..FileNotes::default() };
        refuses(&file(cautioned), RecordFault::LaterThanNow(MomentField::Cautioned));
        let live = FileNotes { live_at: later, ..FileNotes::default() };
        refuses(&file(live), RecordFault::LaterThanNow(MomentField::LiveAt));
        let arrests = vec![ArrestForm { at: later, ..arrest() }];
        let decision = DecisionForm { arrests, grounds: "seen".to_owned(), ..DecisionForm::default() };
        refuses(&decided(decision), RecordFault::LaterThanNow(MomentField::Arrest));
        let (act_at, act_until) = (Some(at("2026-11-22T21:00:00Z")), Some(at("2026-11-22T20:00:00Z")));
        refuses(&RecordForm { act_at, act_until, ..whole() }, RecordFault::EndBeforeStart);
        assert_eq!(RecordForm { act_at: Some(now()), act_until: Some(now()), ..whole() }.check(now()), Ok(()));
    }

    #[test]
    fn a_year_that_slipped_is_refused_in_every_moment_of_a_record() {
        let slipped = Timestamp::parse("0026-11-12T14:31:00Z");
        let file = |file| RecordForm { file, ..RecordForm::default() };
        let decision =
            DecisionForm { arrests: vec![ArrestForm { at: slipped, ..arrest() }], ..DecisionForm::default() };
        let forms = [
            (RecordForm { act_at: slipped, ..RecordForm::default() }, MomentField::When, "when"),
            (RecordForm { act_until: slipped, ..RecordForm::default() }, MomentField::Until, "until"),
            (file(FileNotes { cautioned_at: slipped, ..FileNotes::default() }), MomentField::Cautioned, "cautioned"),
            (file(FileNotes { live_at: slipped, ..FileNotes::default() }), MomentField::LiveAt, "live-at"),
            (RecordForm { decision: Some(decision), ..RecordForm::default() }, MomentField::Arrest, "arrests"),
        ];
        for (form, moment, field) in forms {
            let fault = form.check_moments().unwrap_err();
            assert_eq!((fault, fault.field()), (RecordFault::Implausible(moment), field));
        }
        assert_eq!(RecordForm { act_at: Some(now()), ..RecordForm::default() }.check_moments(), Ok(()));
        assert_eq!(RecordForm::default().check_moments(), Ok(()));
    }

    #[test]
    fn what_was_done_needs_grounds_and_what_was_not_a_reason() {
        refuses(&decided(DecisionForm::default()), RecordFault::NoReasonForNothing);
        let nothing = DecisionForm { none_because: "no power stands".to_owned(), ..DecisionForm::default() };
        assert_eq!(decided(nothing).check(now()), Ok(()));
        refuses(&decided(DecisionForm { report: true, ..DecisionForm::default() }), RecordFault::NoGrounds);
        let arrests = vec![ArrestForm { power: "pace_s24".to_owned(), ..arrest() }];
        let decision = DecisionForm { arrests, grounds: "seen".to_owned(), ..DecisionForm::default() };
        refuses(&decided(decision), RecordFault::NoNecessity);
    }
}
