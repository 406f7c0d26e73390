//! "What power have I now": answered apart from the assessment, from the law rows.
//!
//! A standing says what the law makes of a power, by the order's life, the paragraph and the time.
//! Whether the officer's own test is met is never answered here. Whether the force has signed the row
//! off is said once, at the row's foot, and makes no power doubtful. A row that force legal recalled is
//! open, and says what to do meanwhile; none of its powers goes.

use super::age::AgeFacts;
use super::assess::{Assessment, Identity, NoticeAnswer, TermAnswer, spread_of};
use super::clock::ClockRule;
use super::ids::ConditionId;
use super::law::{
    BailOffence, Custody, DapnHere, DoubtStep, LawAt, LawRow, MadeDoubt, Moment, PowerFrom, PowerId, PowerRow,
    RecallNow, row_for,
};
use super::order::{InForceAnswer, Order};
use super::time::{ClockTrust, Now, Timestamp};
use crate::text_key;
use crate::words::{Text, TextKey, Verbatim};
use serde::{Deserialize, Serialize};

mod ages;
mod arrest;
mod depends;
mod life;
mod otherwise;
mod paragraphs;
mod recalled;
mod safeguard;

pub use super::law::{Tense, Test};
pub use ages::ages_of;
pub use arrest::{ArrestFor, arrest_for, stands_now};
pub use otherwise::{Otherwise, nothing_held, otherwise, stands_first};
pub use safeguard::SafeguardPrompt;

use life::Life;

/// One power that the law rows hold for an order, with everything its use turns on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Power {
    /// The row's id: `pace_s24`, `bail_s7_3`.
    pub id: PowerId,
    /// Its source: "s.24 PACE 1984".
    pub source: String,
    /// What the breach must be in time.
    pub tense: Tense,
    /// What the officer must hold.
    pub test: Test,
    /// Whether necessity is needed (PACE s.24(5)).
    pub needs_necessity: bool,
    /// The power to enter to make the arrest, if one is listed.
    pub entry: Option<Text>,
    /// Where whoever was arrested must be taken.
    pub custody: Custody,
    /// Which clock starts at its use; where what the bail is for decides it, that of an offence which is
    /// not known: the shorter ([`Power::clock_for`]).
    pub clock: Option<ClockRule>,
    /// Which starts in its place where the bail is for murder (Bail Act 1976 s.7(8)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_if_murder: Option<ClockRule>,
    /// The event from which that clock runs, such as the time of the arrest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_starts: Option<TextKey>,
    /// The furthest that it reaches for any paragraph in play, and why no further.
    pub standing: PowerStanding,
    /// Its standing for each paragraph of the version that governs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_conditions: Vec<ConditionPower>,
    /// What its use turns on that is not shown by what we hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns_on: Vec<TurnsOn>,
    /// What an officer should do or know before its use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<PowerNote>,
}

/// A power's standing for one paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionPower {
    /// Which condition.
    pub condition: ConditionId,
    /// Its paragraph as printed.
    pub paragraph: Verbatim,
    /// The standing for a breach of it.
    pub standing: PowerStanding,
}

/// How far a power reaches now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PowerStanding {
    /// The row holds, if the officer's test is met.
    IfTestMet,
    /// It stood at the act, and the order or the attached power has ended since (R6a): whether it may
    /// still be used is open.
    Doubtful,
    /// Force legal has recalled the row: whether it may be used is open, and the recall says what to do
    /// meanwhile.
    Recalled,
    /// The order was not in force.
    NotInForce,
    /// What we hold does not settle it.
    CannotTell,
    /// A requirement, where only doing what is prohibited is the offence: no arrest for it (R1).
    NotForRequirements,
    /// The power of arrest is attached to other paragraphs and not to this one (FLA 1996 s.47(2)).
    NotListed,
    /// The power of arrest that was attached had ended at the act, or had not begun, though the order may
    /// run (FLA 1996 s.47(4)).
    PowerEnded,
    /// The term was not operating at the time of the act.
    NotOperating,
    /// By the ages held, the notice cannot have been validly given (Crime and Security Act 2010 s.24(1); Domestic
    /// Abuse Act 2021 s.22(2), (6)).
    NotValidlyGiven,
    /// They were under 10 at the act: nobody so young can be guilty of an offence (Children and Young Persons
    /// Act 1933 s.50).
    UnderTen,
}

/// Something a power's use turns on that what we hold does not show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TurnsOn {
    /// Force legal has recalled the row.
    Recalled {
        /// Why, and what to do until it is lifted.
        recall: RecallNow,
    },
    /// The order has ended since the act (R6a).
    OrderHasEnded,
    /// The power of arrest that was attached has ended since the act (FLA 1996 s.47(4)).
    PowerHasEnded,
    /// Notice is an element, and no evidence is held that it came before the act (R2).
    NoticeNotShown,
    /// Whether notice is an element, or came before the act, cannot be told (R2).
    NoticeUnknown,
    /// A police notice bites only once a constable has served it in person, and no evidence is held that one
    /// did before the act (Crime and Security Act 2010 s.25(2); Domestic Abuse Act 2021 s.25(3)).
    ServiceNotShown,
    /// They are not confirmed to be the person the order names.
    IdentityNotConfirmed,
    /// No term is shown to fit on the facts entered: the test is for the officer, on all they know.
    NoTermShownToFit,
    /// The hearing or the bail date that the papers state has passed: bail was probably renewed or
    /// extended, and may have ended.
    HearingHasPassed,
    /// Whether the part of the Act that gives the power is in force yet is not confirmed.
    NotConfirmedInForce,
    /// The papers list a charge of murder: the arrest goes before a judge of the Crown Court, on a clock of
    /// its own (Bail Act 1976 s.7(8)).
    MurderCharged,
    /// The ages when it was made or issued stand against it, or are not held.
    AgeAtIssue {
        /// What stands against it, by which rule, and what there is meanwhile.
        said: Text,
    },
    /// What its papers state of its making is not what the law let a court or police make, or may not be.
    OutsideTheLaw {
        /// Why.
        why: MadeDoubt,
    },
    /// Something that is open in the law and bears on this power, its entry or its clock.
    OpenDoubt {
        /// What is open.
        what: TextKey,
        /// What to do until it is answered.
        meanwhile: Vec<DoubtStep>,
    },
    /// Nobody has confirmed the reading of this paragraph, or that it forbids or requires.
    MachineRead {
        /// The paragraph as printed.
        paragraph: Verbatim,
    },
    /// Whether this paragraph forbids or requires cannot be told from its words (R1).
    NatureUnclear {
        /// The paragraph as printed.
        paragraph: Verbatim,
    },
}

/// What an officer should do or know before a power's use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PowerNote {
    /// The act is past and the order still runs: officers usually arrest (LAW 11.1).
    PastActOrderLive,
    /// Whether it may be used is open: whom to ask, and what to do until they answer (R6a).
    OpenMeanwhile,
    /// A court can still deal with it: summons, warrant or committal.
    CourtRoute,
    /// The constable must inform whoever applied for the injunction (Anti-social Behaviour, Crime and
    /// Policing Act 2014 s.9(2)).
    InformApplicant,
    /// Under 18, usually a justice of the peace takes the place of the judge (2014 Act s.9(3)).
    JusticeUnder18,
    /// The same, of somebody whose age is not known or not settled.
    JusticeIfUnder18,
    /// Under 18: an appropriate adult (PACE Code C 11.15), and the penalties shown are an adult's.
    Youth,
    /// Their age is not known or not settled: who appears to be under 18 is treated so (PACE Code C 1.5).
    YouthIfUnder18,
    /// Grown up: an appropriate adult where they may be vulnerable (PACE Code C 1.4).
    Vulnerable,
    /// No power of entry is listed for this arrest: consider PACE 1984 s.17(1)(e), life or limb, or a
    /// breach of the peace (R6).
    NoEntryListed,
    /// Check the sheet that lists the paragraphs with a power of arrest, and until when (form FL406).
    CheckListedParagraphs,
    /// Entry under PACE 1984 s.17(1)(cza) was commenced for areas and periods only, and not for here and now
    /// as far as is known: consider s.17(1)(e), life or limb (DAA 2021 s.26(9)).
    EntryNotConfirmedHere,
}

/// The times that a power turns on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moments {
    /// When the act began.
    pub act_from: Timestamp,
    /// When it ended; equal to `act_from` for an instant.
    pub act_until: Timestamp,
    /// When the power would be used.
    pub decision_time: Timestamp,
    /// The earliest that may be; earlier than `decision_time` on a clock in doubt alone.
    pub decision_from: Timestamp,
    /// The latest that may be; later than `decision_time` on a contradicted clock alone.
    pub decision_until: Timestamp,
    /// Whether the act is only assumed: nobody entered when it was, and it may be past.
    pub is_assumed: bool,
}

impl Moments {
    /// An act of which nobody entered when it was, taken as now, on a clock that may be in doubt.
    pub fn now(now: Now) -> Self {
        let latest = latest_of(now);
        Self {
            act_from: now.earliest,
            act_until: latest,
            decision_time: now.shown(),
            decision_from: now.earliest,
            decision_until: latest,
            is_assumed: true,
        }
    }

    /// The act of an assessment, and a decision on it at a time. An act that was "now" on a clock in
    /// doubt may have been as late as that clock could be, and a decision as it was shown as early.
    pub fn of(assessment: &Assessment, decision_time: Timestamp) -> Self {
        let facts = &assessment.facts;
        let is_now = facts.act_from == facts.decision_time.earliest;
        let latest = latest_of(facts.decision_time);
        let act_until = if is_now { facts.act_until.max(latest) } else { facts.act_until };
        let as_shown = decision_time == facts.decision_time.shown();
        let decision_from = if as_shown { facts.decision_time.earliest } else { decision_time };
        let decision_until = match facts.decision_time.trust {
            ClockTrust::Contradicted => decision_time.max(latest),
            ClockTrust::Trusted | ClockTrust::LowerBound | ClockTrust::Unknown => decision_time,
        };
        let is_assumed = false;
        Self { act_from: facts.act_from, act_until, decision_time, decision_from, decision_until, is_assumed }
    }
}

/// The latest that a "now" can be, over the span in which its assessment is judged.
fn latest_of(now: Now) -> Timestamp {
    now.earliest.plus(spread_of(now)).max(now.shown())
}

/// What the assessment answered, so far as there is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'a> {
    /// Question 1.
    pub identity: Identity,
    /// Question 2.
    pub in_force: InForceAnswer,
    /// Question 5.
    pub notice: NoticeAnswer,
    /// Questions 3 and 4; absent where no facts were entered.
    pub terms: Option<&'a [TermAnswer]>,
    /// Whether the regime of domestic abuse protection notices runs where and when the decision is made.
    pub dapn: DapnHere,
    /// How old those whom the order names were and are: beside the assessment, which knows nothing of it.
    pub ages: AgeFacts,
    /// The recall of the row, where force legal recalled it. No assessment knows of it.
    pub recalled: Option<&'a RecallNow>,
    /// Whether it ran here on the day the order was made, so far as an instrument or the force says.
    pub when_made: DapnHere,
}

impl<'a> Found<'a> {
    /// Everything that an assessment answered.
    pub fn of(assessment: &'a Assessment) -> Self {
        Self { terms: Some(&assessment.terms), ..Self::before_facts(assessment) }
    }

    /// Person, life and notice only: nothing was entered of what they did.
    pub fn before_facts(assessment: &Assessment) -> Self {
        let Assessment { facts, in_force, notice, .. } = assessment;
        let (dapn, when_made) = (DapnHere::NotConfirmed, DapnHere::NotConfirmed);
        Self {
            identity: facts.identity,
            in_force: *in_force,
            notice: *notice,
            terms: None,
            dapn,
            when_made,
            ages: AgeFacts::default(),
            recalled: None,
        }
    }

    /// With what is known of the regime where the decision is made; an assessment knows nothing of it.
    #[must_use]
    pub fn where_dapn(self, dapn: DapnHere) -> Self {
        Self { dapn, ..self }
    }

    /// With the ages of those whom the order names; an assessment knows nothing of them.
    #[must_use]
    pub fn with_ages(self, ages: AgeFacts) -> Self {
        Self { ages, ..self }
    }

    /// With what is held of a recall of the row.
    #[must_use]
    pub fn where_recalled(self, recalled: Option<&'a RecallNow>) -> Self {
        Self { recalled, ..self }
    }

    /// With what is known of it on the day the order was made.
    #[must_use]
    pub fn when_made(self, when_made: DapnHere) -> Self {
        Self { when_made, ..self }
    }
}

/// Whether an order is in force now; unknown where a doubtful clock would change the answer, as it is
/// for its powers: a contradicted clock may be late by long.
pub fn in_force_now(order: &Order, now: Now) -> InForceAnswer {
    let answer = order.in_force_at(now.earliest);
    if order.in_force_at(Moments::now(now).decision_until) == answer { answer } else { InForceAnswer::Unknown }
}

/// The powers that the law row of an order holds, each with its standing for an act and at the time
/// of the decision (R6, R6a), and for each paragraph (R1). Several may stand at once, each with its
/// own clock. Empty where the kind has no row: control must be asked. Empty for an undertaking, to
/// which no power of arrest may attach (R5).
pub fn powers_now(order: &Order, moments: Moments, found: Found<'_>) -> Vec<Power> {
    match row_for(&order.kind) {
        Some(row) => powers_of(Asked { order, row, law: row.at(moment_of(order, moments)), moments, found }),
        None => Vec::new(),
    }
}

/// The days that decide which law applies: what a breach is, by the act; what may be done, by the decision.
fn moment_of(order: &Order, moments: Moments) -> Moment {
    Moment {
        made: order.first_made_at().map(Timestamp::london_day),
        act: Some(moments.act_from.london_day()),
        decision: Some(moments.decision_time.london_day()),
    }
}

/// What starts the clock of a power of arrest: its use, and nothing later.
const AT_ITS_USE: TextKey = text_key!("kind.from_the_time_of_the_arrest");

/// Everything a power is asked of.
#[derive(Clone, Copy)]
struct Asked<'a> {
    order: &'a Order,
    row: &'a LawRow,
    law: LawAt,
    moments: Moments,
    found: Found<'a>,
}

fn powers_of(asked: Asked<'_>) -> Vec<Power> {
    let life = Life::of(asked.order, asked.moments, asked.found.when_made);
    let powers = asked.law.powers().iter().map(|power| power_of(asked, power, &life));
    match asked.found.recalled {
        Some(recall) => powers.map(|power| recalled::open(power, recall)).collect(),
        None => powers.collect(),
    }
}

fn power_of(asked: Asked<'_>, power: &PowerRow, life: &Life) -> Power {
    let whole = ages::narrowed(asked, power, as_commenced(asked.row, life.standing(power.tense)));
    let each = paragraphs::of(asked, power, whole);
    let in_play = paragraphs::in_play(&each);
    let standing = paragraphs::furthest(&in_play).unwrap_or(whole);
    let mut turns_on = life.doubts(power.tense);
    if standing == PowerStanding::Doubtful && whole != PowerStanding::Doubtful {
        turns_on.push(TurnsOn::PowerHasEnded);
    }
    turns_on.extend(life.outside_the_law(power.tense));
    turns_on.extend(depends::turns_on(asked, power, &in_play));
    turns_on.extend(life.passed_hearing());
    turns_on.extend(ages::at_issue(asked));
    Power {
        id: power.id,
        source: power.source.to_owned(),
        tense: power.tense,
        test: power.test,
        needs_necessity: power.needs_necessity,
        entry: depends::entry_here(asked, power),
        custody: power.custody,
        clock: power.clock.rule(BailOffence::NotKnown),
        clock_if_murder: power.clock.if_murder(),
        clock_starts: power.clock.rule(BailOffence::NotKnown).map(|_| AT_ITS_USE),
        standing,
        for_conditions: each.iter().map(paragraphs::Paragraph::power).collect(),
        turns_on,
        notes: life.note(power.tense, standing).into_iter().chain(depends::notes(asked, power, standing)).collect(),
    }
}

/// A standing under an Act of which it is not confirmed that this part is in force: it cannot be told whether
/// there is such a power yet. That the order was not in force stands all the same.
fn as_commenced(row: &LawRow, standing: PowerStanding) -> PowerStanding {
    let is_confirmed = row.power_from != PowerFrom::IfCommenced;
    let is_narrower = standing.reach() < PowerStanding::CannotTell.reach();
    if is_confirmed || is_narrower { standing } else { PowerStanding::CannotTell }
}

impl Power {
    /// Which clock its use starts, by what the bail is for.
    pub fn clock_for(&self, on_bail_for: BailOffence) -> Option<ClockRule> {
        match on_bail_for {
            BailOffence::Murder => self.clock_if_murder.or(self.clock),
            BailOffence::Other | BailOffence::NotKnown => self.clock,
        }
    }
}

impl PowerStanding {
    /// How far a power of this standing reaches, the least first: the narrower of two limits holds.
    fn reach(self) -> u8 {
        match self {
            Self::NotValidlyGiven => 0,
            Self::NotInForce => 1,
            Self::UnderTen => 2,
            Self::NotForRequirements => 3,
            Self::NotOperating => 4,
            Self::NotListed => 5,
            Self::PowerEnded => 6,
            Self::CannotTell => 7,
            Self::Doubtful => 8,
            Self::Recalled => 9,
            Self::IfTestMet => 10,
        }
    }
}

#[cfg(test)]
#[path = "power_tests.rs"]
mod tests;
