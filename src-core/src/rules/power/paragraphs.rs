//! A power paragraph by paragraph: what is forbidden or required, what the court attached it to, and
//! whether the term was operating.

use super::{Asked, ConditionPower, Moments, PowerStanding, Tense};
use crate::rules::assess::{Answer, TermAnswer};
use crate::rules::condition::{ArrestAttached, Condition, Nature, Reading};
use crate::rules::law::{Covers, LawRow, PowerFrom, PowerRow};
use crate::rules::order::{Heads, InForceAnswer, Version};
use crate::rules::time::{Interval, Timestamp};

/// One paragraph, what was answered of it, and how far the power reaches for it.
pub(super) struct Paragraph<'a> {
    pub(super) condition: &'a Condition,
    pub(super) answer: Option<&'a TermAnswer>,
    pub(super) standing: PowerStanding,
}

/// Every paragraph of the version that the power turns on; none where no one version governs, or where
/// the power turns on no condition.
pub(super) fn of<'a>(asked: Asked<'a>, power: &'a PowerRow, whole: PowerStanding) -> Vec<Paragraph<'a>> {
    let at = match power.tense {
        Tense::LikelyNotToSurrender | Tense::SuretyNotified | Tense::AtLarge | Tense::WarrantOut => return Vec::new(),
        Tense::LikelyToBreak | Tense::FailedToAttend => asked.moments.decision_time,
        Tense::IsInBreach | Tense::HasBroken | Tense::Offence => asked.moments.act_from,
    };
    let Heads::One(version) = asked.order.version_at(at) else { return Vec::new() };
    let limits = Limits { asked, power, version, whole };
    version.conditions.iter().map(|condition| limits.paragraph(condition)).collect()
}

/// The paragraphs that the facts may fit; all of them where they fit none.
pub(super) fn in_play<'p, 'a>(paragraphs: &'p [Paragraph<'a>]) -> Vec<&'p Paragraph<'a>> {
    let may_fit: Vec<&Paragraph<'a>> = paragraphs.iter().filter(|paragraph| paragraph.may_fit()).collect();
    if may_fit.is_empty() { paragraphs.iter().collect() } else { may_fit }
}

/// The furthest that a power reaches for any of the paragraphs.
pub(super) fn furthest(paragraphs: &[&Paragraph<'_>]) -> Option<PowerStanding> {
    paragraphs.iter().map(|paragraph| paragraph.standing).max_by_key(|standing| standing.reach())
}

/// Whether the court attaches this power to paragraphs. Arrest for an offence is never attached.
pub(super) fn is_attached(row: &LawRow, power: &PowerRow) -> bool {
    let by_the_court = match row.power_from {
        PowerFrom::ListedProvisions | PowerFrom::OnlyIfAttached | PowerFrom::IfCommenced => true,
        PowerFrom::Statute | PowerFrom::ByWarrant | PowerFrom::Nobody => false,
    };
    by_the_court && power.tense != Tense::Offence
}

/// Whether only a prohibition can carry the power (R1).
pub(super) fn needs_a_prohibition(asked: Asked<'_>, power: &PowerRow) -> bool {
    power.tense == Tense::Offence && asked.law.covers() == Covers::Prohibitions
}

impl Paragraph<'_> {
    /// The standing as it is shown.
    pub(super) fn power(&self) -> ConditionPower {
        ConditionPower {
            condition: self.condition.id,
            paragraph: self.condition.paragraph.as_str().into(),
            standing: self.standing,
        }
    }

    fn may_fit(&self) -> bool {
        self.answer.is_none_or(|term| match term.answer {
            Answer::FactsFit | Answer::CannotTell => true,
            Answer::FactsDoNotFit | Answer::NotOperating => false,
        })
    }
}

/// Whether a list still named a paragraph, through a span of time.
fn listed_through(arrest: &ArrestAttached, from: Timestamp, until: Timestamp) -> PowerStanding {
    let has_ended = |by: Timestamp| arrest.until.is_some_and(|end| end <= by);
    match (has_ended(from), has_ended(until)) {
        (true, _) => PowerStanding::PowerEnded,
        (false, true) => PowerStanding::CannotTell,
        (false, false) => PowerStanding::IfTestMet,
    }
}

/// What limits one power under one version.
struct Limits<'a> {
    asked: Asked<'a>,
    power: &'a PowerRow,
    version: &'a Version,
    whole: PowerStanding,
}

impl<'a> Limits<'a> {
    /// The narrowest of the limits holds.
    fn paragraph(&self, condition: &'a Condition) -> Paragraph<'a> {
        let terms = self.asked.found.terms.unwrap_or_default();
        let answer = terms.iter().find(|term| term.condition == condition.id);
        let limits = [
            self.whole,
            self.by_nature(condition),
            self.by_attachment(condition),
            self.by_period(condition),
            self.by_hours(answer),
        ];
        let standing = limits.into_iter().min_by_key(|standing| standing.reach()).unwrap_or(self.whole);
        Paragraph { condition, answer, standing }
    }

    /// A failed requirement is no offence where only doing what is prohibited is one (R1). That it is a
    /// requirement, a person must have confirmed.
    fn by_nature(&self, condition: &Condition) -> PowerStanding {
        if !needs_a_prohibition(self.asked, self.power) {
            return PowerStanding::IfTestMet;
        }
        match (condition.nature, &condition.reading) {
            (Nature::Prohibition, _) => PowerStanding::IfTestMet,
            (Nature::Requirement, Reading::Confirmed { .. }) => PowerStanding::NotForRequirements,
            (Nature::Requirement, Reading::Machine | Reading::WordsOnly) | (Nature::Unclear, _) => {
                PowerStanding::CannotTell
            }
        }
    }

    /// An attached power reaches the paragraphs listed for it, for as long as it runs.
    fn by_attachment(&self, condition: &Condition) -> PowerStanding {
        if !is_attached(self.asked.row, self.power) {
            return PowerStanding::IfTestMet;
        }
        let limits = [self.by_attached_life(), self.by_list(condition)];
        limits.into_iter().min_by_key(|standing| standing.reach()).unwrap_or(PowerStanding::CannotTell)
    }

    fn by_attached_life(&self) -> PowerStanding {
        self.ran_at_the_act_and_now(|from, until| self.attached_through(from, until))
    }

    /// An attached power must have run at the act and still run. Ended since, whether it may be used is
    /// open, as it is of an order that has ended (R6a).
    fn ran_at_the_act_and_now(&self, ran: impl Fn(Timestamp, Timestamp) -> PowerStanding) -> PowerStanding {
        let Moments { act_from, act_until, decision_from, decision_until, .. } = self.asked.moments;
        match (ran(act_from, act_until.max(act_from)), ran(decision_from, decision_until)) {
            (PowerStanding::IfTestMet, PowerStanding::PowerEnded) => PowerStanding::Doubtful,
            (PowerStanding::IfTestMet, now) => now,
            (at_act, _) => at_act,
        }
    }

    fn attached_through(&self, from: Timestamp, until: Timestamp) -> PowerStanding {
        let answer = self.version.arrest_in_force_at(from);
        if self.version.arrest_in_force_at(until) != answer {
            return PowerStanding::CannotTell;
        }
        match answer {
            None | Some(InForceAnswer::Yes) => PowerStanding::IfTestMet,
            Some(InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed) => PowerStanding::PowerEnded,
            Some(InForceAnswer::Unknown) => PowerStanding::CannotTell,
        }
    }

    /// A list that names other paragraphs leaves this one out; where no list is held, it cannot be told.
    fn by_list(&self, condition: &Condition) -> PowerStanding {
        match &condition.arrest {
            Some(arrest) => self.ran_at_the_act_and_now(|from, until| listed_through(arrest, from, until)),
            None if self.version.conditions.iter().any(|other| other.arrest.is_some()) => PowerStanding::NotListed,
            None => PowerStanding::CannotTell,
        }
    }

    /// What lay outside the condition's own period could not be broken; it may yet be, unless the
    /// period is over for good. A period that ends before it begins tells nothing.
    fn by_period(&self, condition: &Condition) -> PowerStanding {
        let standing = self.by_read_period(condition);
        let is_unsure = condition.unread_period.is_some() && self.power.tense != Tense::FailedToAttend;
        if is_unsure && standing == PowerStanding::IfTestMet { PowerStanding::CannotTell } else { standing }
    }

    fn by_read_period(&self, condition: &Condition) -> PowerStanding {
        let Some(period) = condition.period else { return PowerStanding::IfTestMet };
        if period.validate().is_err() && self.power.tense != Tense::FailedToAttend {
            return PowerStanding::CannotTell;
        }
        match self.power.tense {
            Tense::FailedToAttend
            | Tense::LikelyNotToSurrender
            | Tense::SuretyNotified
            | Tense::AtLarge
            | Tense::WarrantOut => PowerStanding::IfTestMet,
            Tense::LikelyToBreak => self.until_it_is_over(period),
            Tense::IsInBreach | Tense::HasBroken | Tense::Offence => self.within_it(period),
        }
    }

    fn until_it_is_over(&self, period: Interval) -> PowerStanding {
        let is_over = |by: Timestamp| period.until.is_some_and(|until| until <= by);
        let Moments { decision_from, decision_until, .. } = self.asked.moments;
        match (is_over(decision_from), is_over(decision_until)) {
            (true, _) => PowerStanding::NotOperating,
            (false, true) => PowerStanding::CannotTell,
            (false, false) => PowerStanding::IfTestMet,
        }
    }

    /// An act of which nobody entered when it was may have come before the period's end.
    fn within_it(&self, period: Interval) -> PowerStanding {
        let Moments { act_from, act_until, is_assumed, .. } = self.asked.moments;
        let act_until = act_until.max(act_from);
        let ends_before = period.until.is_some_and(|until| until <= act_from);
        let begins_after = period.from.is_some_and(|from| act_until < from);
        if period.holds(act_from) && period.holds(act_until) {
            PowerStanding::IfTestMet
        } else if ends_before && is_assumed && self.power.tense != Tense::IsInBreach {
            PowerStanding::CannotTell
        } else if ends_before || begins_after {
            PowerStanding::NotOperating
        } else {
            PowerStanding::CannotTell
        }
    }

    /// What was not operating could not be broken; it may yet be, once it operates again. A duty to
    /// attend is none of the conditions.
    fn by_hours(&self, answer: Option<&TermAnswer>) -> PowerStanding {
        let was_off = answer.is_some_and(|term| term.answer == Answer::NotOperating);
        match self.power.tense {
            Tense::IsInBreach | Tense::HasBroken | Tense::Offence if was_off => PowerStanding::NotOperating,
            Tense::IsInBreach
            | Tense::HasBroken
            | Tense::Offence
            | Tense::LikelyToBreak
            | Tense::FailedToAttend
            | Tense::LikelyNotToSurrender
            | Tense::SuretyNotified
            | Tense::AtLarge
            | Tense::WarrantOut => PowerStanding::IfTestMet,
        }
    }
}
