//! The points that papers and checks prove: who, which order, which words, which power.

use super::matter::Matter;
use super::{Have, Missing, Weighed, Weighing};
use crate::rules::assess::Identity;
use crate::rules::condition::Condition;
use crate::rules::identifiers::{CONFIRM, agreeing};
use crate::rules::order::{Heads, InForceAnswer};
use crate::rules::visibility::without_a_tap;
use crate::words::Verbatim;

/// He is the person the order names.
pub(super) fn identity(matter: &Matter<'_>) -> Weighed {
    let by = &matter.known.confirmed_by;
    let have = (!by.is_empty()).then(|| Have::Identifiers { by: by.iter().map(|by| by.as_str().into()).collect() });
    // Two may have been confirmed after the facts were set against the words.
    let was_confirmed = matter.assessment.is_some_and(|assessment| assessment.facts.identity == Identity::Confirmed);
    if was_confirmed || agreeing(by.iter().map(String::as_str)) >= CONFIRM {
        return Weighing::default().has(have).enough();
    }
    Weighing::default().has(have).lacks([Missing::ConfirmIdentifiers]).open()
}

/// The order was in force at the time. What nobody checked is confirmed with control first.
pub(super) fn in_force(matter: &Matter<'_>) -> Weighed {
    let in_force = matter.in_force() == InForceAnswer::Yes;
    let version = matter.version.filter(|_| in_force).map(|version| Have::InForce { version: version.id });
    let weighing = Weighing::default().has(version).has(checked(matter)).has(live(matter));
    if in_force && is_verified(matter) {
        return weighing.enough();
    }
    weighing.lacks(conflict(matter)).lacks([Missing::CheckItIsLive]).open()
}

/// The exact term, in the version then in force.
pub(super) fn exact_term(matter: &Matter<'_>) -> Weighed {
    let version = matter.version.map(|version| version.id);
    let terms = matter.conditions.iter().filter_map(|condition| {
        let (paragraph, words) = (condition.paragraph.as_str().into(), without_a_tap(&condition.pieces()).into());
        Some(Have::Term { paragraph, words, version: version? })
    });
    let weighing = Weighing::default().has(terms);
    if matter.conditions.is_empty() {
        return weighing.lacks(conflict(matter)).lacks([Missing::NameTheParagraph]).open();
    }
    if is_checked_against_the_order(matter) {
        return weighing.enough();
    }
    weighing.lacks([Missing::CompareTheWords]).open()
}

/// A power of arrest is attached to the paragraph (Family Law Act 1996 s.47(2)).
pub(super) fn power_attached(matter: &Matter<'_>) -> Weighed {
    let listed: Vec<Have> = matter.conditions.iter().filter_map(|condition| attached(condition)).collect();
    let ran = matter.conditions.iter().all(|condition| arrest_ran(matter, condition));
    let is_whole = ran && !listed.is_empty() && listed.len() == matter.conditions.len();
    let weighing = Weighing::default().has(listed);
    if is_whole { weighing.enough() } else { weighing.lacks([Missing::CheckArrestSheet]).open() }
}

/// A certified copy is admissible proof of making and contents (R4).
pub(super) fn certified_copy(matter: &Matter<'_>) -> Weighed {
    let weighing = Weighing::default().has(copy(matter)).has(checked(matter));
    match &matter.known.copy {
        Some(copy) if copy.certified => weighing.enough(),
        Some(_) => weighing.lacks([Missing::AskForCertifiedCopy]).open(),
        None => weighing.lacks([Missing::AskForCertifiedCopy, Missing::PhotographTheOrder]).open(),
    }
}

/// The offence for which he is on bail: arrest for bail is for that offence (PACE 1984 s.34(7)).
pub(super) fn original_offence(matter: &Matter<'_>) -> Weighed {
    match said(matter.known.original_offence.as_deref()) {
        Some(words) => Weighing::default().has([Have::OriginalOffence { words }]).enough(),
        None => Weighing::default().lacks([Missing::NoteTheBailOffence]).open(),
    }
}

/// Somebody confirmed that the order is live.
pub(super) fn verify_live(matter: &Matter<'_>) -> Weighed {
    match live(matter) {
        Some(confirmed) => Weighing::default().has([confirmed]).enough(),
        None => Weighing::default().lacks([Missing::CheckItIsLive]).open(),
    }
}

/// Under which statute it was made: the offence code turns on it.
pub(super) fn making_statute(matter: &Matter<'_>) -> Weighed {
    match said(matter.known.made_under.as_deref()) {
        Some(statute) => Weighing::default().has([Have::MadeUnder { statute }]).enough(),
        None => Weighing::default().lacks([Missing::CheckUnderWhichAct]).open(),
    }
}

/// Whether somebody stands behind its life: a check of the record, a certified copy, or control.
fn is_verified(matter: &Matter<'_>) -> bool {
    matter.known.live.is_some() || is_checked_against_the_order(matter)
}

fn is_checked_against_the_order(matter: &Matter<'_>) -> bool {
    let has_certified = matter.known.copy.as_ref().is_some_and(|copy| copy.certified);
    has_certified || is_checked_since_it_was_made(matter)
}

/// A check is of the order as it stood: one from before the version that governed says nothing of it.
fn is_checked_since_it_was_made(matter: &Matter<'_>) -> bool {
    let verified = matter.order.provenance.verified.as_ref();
    verified.is_some_and(|verified| matter.version.is_some_and(|version| verified.at >= version.made_at))
}

fn checked(matter: &Matter<'_>) -> Option<Have> {
    let verified = matter.order.provenance.verified.as_ref()?;
    Some(Have::CheckedAgainstOrder { by: verified.by.as_str().into(), at: verified.at })
}

fn live(matter: &Matter<'_>) -> Option<Have> {
    let live = matter.known.live.as_ref()?;
    Some(Have::ConfirmedLive { by: live.by.as_str().into(), at: live.at })
}

fn copy(matter: &Matter<'_>) -> Option<Have> {
    let copy = matter.known.copy.as_ref()?;
    Some(Have::Copy { sha256: copy.sha256.as_str().into(), certified: copy.certified })
}

/// Whether the power attached to a paragraph had not ended at the act: it may be shorter than the
/// order (Family Law Act 1996 s.47(4)).
fn arrest_ran(matter: &Matter<'_>, condition: &Condition) -> bool {
    let (Some(at), Some(arrest)) = (matter.act_at(), condition.arrest.as_ref()) else { return false };
    let of_version = matter.version.and_then(|version| version.arrest_in_force_at(at));
    arrest.until.is_none_or(|until| at < until) && of_version.is_none_or(|answer| answer == InForceAnswer::Yes)
}

fn attached(condition: &Condition) -> Option<Have> {
    let arrest = condition.arrest.as_ref()?;
    let (paragraph, source) = (condition.paragraph.as_str().into(), arrest.source.as_str().into());
    Some(Have::ArrestAttached { paragraph, until: arrest.until, source })
}

/// The question of which version governs, where two do.
fn conflict(matter: &Matter<'_>) -> Option<Missing> {
    let heads = matter.act_at().map_or_else(|| matter.order.heads(), |at| matter.order.version_at(at));
    match heads {
        Heads::Several(_) => Some(Missing::AskWhichVersion),
        Heads::None | Heads::One(_) => None,
    }
}

fn said(text: Option<&str>) -> Option<Verbatim> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(Verbatim::from)
}
