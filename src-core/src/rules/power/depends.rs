//! What a power's use turns on that is not shown, and what to know before it is used.

use super::ages;
use super::paragraphs::{Paragraph, is_attached, needs_a_prohibition};
use super::{Asked, PowerNote, PowerStanding, TurnsOn};
use crate::rules::assess::{Answer, Identity, NoticeAnswer};
use crate::rules::condition::{Nature, Reading};
use crate::rules::law::{
    Aspect, BailOffence, DapnHere, Doubt, LawRow, NoticeRule, PowerFrom, PowerId, PowerRow, bail_offence_held, entry,
};
use crate::rules::notice::NoticeKind;
use crate::words::{Text, Verbatim};

/// What is not shown: of notice (R2), of the person and of the paragraphs in play.
pub(super) fn turns_on(asked: Asked<'_>, power: &PowerRow, in_play: &[&Paragraph<'_>]) -> Vec<TurnsOn> {
    let mut on = Vec::new();
    on.extend(of_commencement(asked.row));
    on.extend(of_notice(asked));
    on.extend(of_murder(asked, power));
    if asked.found.identity != Identity::Confirmed {
        on.push(TurnsOn::IdentityNotConfirmed);
    }
    if power.tense.is_of_a_condition() && is_shown_to_fit_nothing(asked) {
        on.push(TurnsOn::NoTermShownToFit);
    }
    on.extend(in_play.iter().flat_map(|paragraph| of_paragraph(asked, power, paragraph)));
    let open = asked.row.doubts.iter().filter(|doubt| !is_told_already(asked.row, doubt));
    on.extend(open.filter(|doubt| bears(asked, power, doubt)).map(told));
    on
}

/// What to do or know before the power is used.
pub(super) fn notes(asked: Asked<'_>, power: &PowerRow, standing: PowerStanding) -> Vec<PowerNote> {
    let mut notes = Vec::new();
    if standing == PowerStanding::Doubtful {
        notes.push(PowerNote::OpenMeanwhile);
    }
    if standing == PowerStanding::Doubtful || standing == PowerStanding::NotForRequirements {
        notes.push(PowerNote::CourtRoute);
    }
    if tells_the_applicant(power.id) {
        notes.push(PowerNote::InformApplicant);
        notes.extend(ages::of_the_justice(asked));
    }
    if is_attached(asked.row, power) {
        notes.push(PowerNote::CheckListedParagraphs);
    }
    notes.extend(of_entry(asked, power));
    notes.push(ages::of_a_youth(asked));
    notes
}

/// That what gives the power may not be in force yet.
fn of_commencement(row: &LawRow) -> Option<TurnsOn> {
    (row.power_from == PowerFrom::IfCommenced).then_some(TurnsOn::NotConfirmedInForce)
}

/// That the clock is another, where the power's turns on it and the papers list a charge of murder.
fn of_murder(asked: Asked<'_>, power: &PowerRow) -> Option<TurnsOn> {
    let turns_on_it = power.clock.if_murder().is_some();
    let is_charged = turns_on_it && bail_offence_held(asked.order) == BailOffence::Murder;
    is_charged.then_some(TurnsOn::MurderCharged)
}

/// Whether whoever used the power must inform whoever applied for the injunction (Anti-social Behaviour,
/// Crime and Policing Act 2014 s.9(2); Policing and Crime Act 2009 s.43(3)).
fn tells_the_applicant(id: PowerId) -> bool {
    match id {
        PowerId::AsbcpaS9 | PowerId::PcaS43 => true,
        PowerId::PaceS24
        | PowerId::PaceS46a1a
        | PowerId::PaceS46a1
        | PowerId::PaceS30d2a
        | PowerId::PaceS30d1
        | PowerId::BailS7Broken
        | PowerId::BailS7Likely
        | PowerId::BailS7Surrender
        | PowerId::BailS7Surety
        | PowerId::CsaS25
        | PowerId::CsaS28
        | PowerId::DaaS26
        | PowerId::FlaS47
        | PowerId::BreachOfThePeace
        | PowerId::Warrant
        | PowerId::UnlawfullyAtLarge
        | PowerId::CjaS24a
        | PowerId::CaS38a
        | PowerId::CjpoaS136 => false,
    }
}

/// The power to enter for a power, as the row lists it. That for a domestic abuse protection notice stands
/// only where and when an instrument of the roll-out brought it in (DAA 2021 s.26(9)): not on a force's word
/// that the regime runs, for what was commenced with it is not known.
pub(super) fn entry_here(asked: Asked<'_>, power: &PowerRow) -> Option<Text> {
    asked.law.entry(power).filter(|_listed| is_entry_commenced(power, asked.found.dapn)).map(entry)
}

/// Whether an open doubt of the row bears on this very power: on the arrest, on the entry that is listed for
/// it, or on the clock that its use at the decision would start.
fn bears(asked: Asked<'_>, power: &PowerRow, doubt: &Doubt) -> bool {
    doubt.on.iter().any(|aspect| match aspect {
        Aspect::Arrest => true,
        Aspect::Entry => asked.law.entry(power).is_some(),
        Aspect::Clock => {
            let rule = power.clock.rule(bail_offence_held(asked.order));
            rule.is_some_and(|rule| doubt.bears.on_clock(rule, asked.moments.decision_time))
        }
        Aspect::Offence
        | Aspect::Penalty
        | Aspect::Notice
        | Aspect::Duty
        | Aspect::Code
        | Aspect::Maker
        | Aspect::Service
        | Aspect::Duration
        | Aspect::Route
        | Aspect::InForce
        | Aspect::Reach => false,
    })
}

/// Whether it is told of the power already, as what may not be in force yet ([`of_commencement`]).
fn is_told_already(row: &LawRow, doubt: &Doubt) -> bool {
    row.power_from == PowerFrom::IfCommenced && doubt.on.contains(&Aspect::InForce)
}

fn told(doubt: &Doubt) -> TurnsOn {
    TurnsOn::OpenDoubt { what: doubt.what, meanwhile: doubt.meanwhile.to_vec() }
}

fn is_entry_commenced(power: &PowerRow, dapn: DapnHere) -> bool {
    power.id != PowerId::DaaS26 || dapn == DapnHere::ByInstrument
}

fn of_entry(asked: Asked<'_>, power: &PowerRow) -> Option<PowerNote> {
    if power.entry.is_none() {
        return Some(PowerNote::NoEntryListed);
    }
    entry_here(asked, power).is_none().then_some(PowerNote::EntryNotConfirmedHere)
}

fn of_notice(asked: Asked<'_>) -> Option<TurnsOn> {
    match asked.found.notice {
        NoticeAnswer::NotNeeded | NoticeAnswer::EvidenceHeld => None,
        NoticeAnswer::NoneHeld | NoticeAnswer::Unknown if needs_service(asked.row) => Some(TurnsOn::ServiceNotShown),
        NoticeAnswer::NoneHeld => Some(TurnsOn::NoticeNotShown),
        NoticeAnswer::Unknown => Some(TurnsOn::NoticeUnknown),
    }
}

/// Whether nothing but service in person counts, as of a police notice: to be told of it is not enough (Crime and
/// Security Act 2010 s.25(2); Domestic Abuse Act 2021 s.25(3)).
fn needs_service(row: &LawRow) -> bool {
    match row.notice {
        NoticeRule::NotNeeded => false,
        NoticeRule::Awareness { counts, .. } => counts == [NoticeKind::FormallyServed],
    }
}

/// Whether facts were entered and fit no term.
fn is_shown_to_fit_nothing(asked: Asked<'_>) -> bool {
    asked.found.terms.is_some_and(|terms| terms.iter().all(|term| term.answer != Answer::FactsFit))
}

fn of_paragraph(asked: Asked<'_>, power: &PowerRow, paragraph: &Paragraph<'_>) -> Vec<TurnsOn> {
    let printed = || Verbatim::from(paragraph.condition.paragraph.as_str());
    let unclear = paragraph.condition.nature == Nature::Unclear && needs_a_prohibition(asked, power);
    let unconfirmed = match paragraph.condition.reading {
        Reading::Machine | Reading::WordsOnly => true,
        Reading::Confirmed { .. } => false,
    };
    let nature = unclear.then(|| TurnsOn::NatureUnclear { paragraph: printed() });
    let reading = unconfirmed.then(|| TurnsOn::MachineRead { paragraph: printed() });
    nature.into_iter().chain(reading).collect()
}
