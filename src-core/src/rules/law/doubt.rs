//! What is open in a row, fact by fact: a named doubt, the questions that it bears on, and what to do
//! meanwhile.
//!
//! What an Act in force says in plain words that nobody disputes is settled, and has no doubt here, whether
//! or not a force has signed the row off. A doubt is told beside the answers that it bears on, and nowhere
//! else.

use super::LawRow;
use crate::rules::clock::{Clock, ClockRule, ExcludedIn, run};
use crate::rules::time::Timestamp;
use crate::text_key;
use crate::words::TextKey;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// One question that is asked of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// What a breach is, and under which section.
    Offence,
    /// What it may be punished with.
    Penalty,
    /// Whether somebody may be arrested for it.
    Arrest,
    /// Whether a place may be entered for that arrest.
    Entry,
    /// Which clock an event starts, and how it is reckoned.
    Clock,
    /// What the respondent must have known (R2).
    Notice,
    /// What they must notify to police, and by when.
    Duty,
    /// Which CJS code is whose.
    Code,
    /// Who makes it, and of whom.
    Maker,
    /// How it is served.
    Service,
    /// How long it may run.
    Duration,
    /// Before which court a breach comes, and who brings it there (R3).
    Route,
    /// Whether such an order still runs.
    InForce,
    /// Where in the United Kingdom it has effect (R10).
    Reach,
}

/// What to do while a doubt stands: to ask somebody is never all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtStep {
    /// Other offences, and a breach of the peace.
    OtherPowers,
    /// Safeguarding of whoever is at risk.
    Safeguarding,
    /// The duty inspector decides.
    DutyInspector,
    /// CPS Direct advises.
    CpsDirect,
    /// The on-call solicitor advises.
    OnCallSolicitor,
    /// Control asks whoever made it.
    AskControl,
    /// What the order itself says is followed.
    CheckThePapers,
    /// The earlier of two times is worked to.
    EarlierTime,
    /// Nothing turns on it at the scene: it is for the charge, and for the court.
    ForTheCourt,
    /// The force is asked for its source, with its day.
    ForceSource,
}

impl DoubtStep {
    /// It in words, as a part of a sentence.
    pub fn text(self) -> TextKey {
        match self {
            Self::OtherPowers => text_key!("law.meanwhile_other_offences"),
            Self::Safeguarding => text_key!("law.meanwhile_safeguarding"),
            Self::DutyInspector => text_key!("law.meanwhile_duty_inspector"),
            Self::CpsDirect => text_key!("law.meanwhile_cps_direct"),
            Self::OnCallSolicitor => text_key!("law.meanwhile_on_call_solicitor"),
            Self::AskControl => text_key!("law.meanwhile_ask_control"),
            Self::CheckThePapers => text_key!("law.meanwhile_check_the_papers"),
            Self::EarlierTime => text_key!("law.meanwhile_earlier_time"),
            Self::ForTheCourt => text_key!("law.meanwhile_for_the_court"),
            Self::ForceSource => text_key!("law.meanwhile_force_source"),
        }
    }
}

/// How far a fact of a row can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The Act's words, in force, and read alike by everybody.
    Settled,
    /// A named doubt bears on it.
    Open,
}

/// Something that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// What is open, in a sentence.
    pub what: TextKey,
    /// The questions that it bears on; at least one.
    pub on: &'static [Aspect],
    /// On which events of those.
    pub bears: Bears,
    /// What to do until it is answered; at least one thing.
    pub meanwhile: &'static [DoubtStep],
}

/// On which events a doubt bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bears {
    /// On all of them.
    Always,
    /// On a clock that starts on a day which does not count.
    StartOnADayLeftOut,
    /// On a clock that comes to 26 December where target and limit read that day differently.
    OverBoxingDay,
}

impl Bears {
    /// Whether it bears on a clock of a rule that starts at an instant. Where no time can be given, no
    /// reading of it is doubtful.
    pub fn on_clock(self, rule: ClockRule, start: Timestamp) -> bool {
        let clock = || run(rule, start).ok();
        match self {
            Self::Always => true,
            Self::StartOnADayLeftOut => clock().is_some_and(|clock| starts_on_a_day_left_out(&clock)),
            Self::OverBoxingDay => clock().is_some_and(|clock| reads_boxing_day_twice(&clock)),
        }
    }
}

fn starts_on_a_day_left_out(clock: &Clock) -> bool {
    clock.excluded.iter().any(|excluded| excluded.day == clock.start.london_day())
}

fn reads_boxing_day_twice(clock: &Clock) -> bool {
    clock.excluded.iter().any(|excluded| {
        let (month, day) = (excluded.day.0.month(), excluded.day.0.day());
        let in_the_limit_alone = excluded.reading == ExcludedIn::Limit;
        (month, day) == (12, 26) && in_the_limit_alone && excluded.day != clock.start.london_day()
    })
}

impl LawRow {
    /// What is open that bears on a question.
    pub fn doubts_on(&self, aspect: Aspect) -> impl Iterator<Item = &'static Doubt> {
        self.doubts.iter().filter(move |doubt| doubt.on.contains(&aspect))
    }

    /// How far what the row says to a question can be relied on.
    pub fn tier(&self, aspect: Aspect) -> Tier {
        if self.doubts_on(aspect).next().is_none() { Tier::Settled } else { Tier::Open }
    }
}

/// A doubt that bears on whatever is asked of its questions.
pub(super) const fn doubt(what: TextKey, on: &'static [Aspect], meanwhile: &'static [DoubtStep]) -> Doubt {
    Doubt { what, on, bears: Bears::Always, meanwhile }
}

#[cfg(test)]
#[path = "doubt_tests.rs"]
mod tests;
