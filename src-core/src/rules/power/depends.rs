//! What a power's use turns on that is not shown, and what to know before it is used.

use super::paragraphs::{Paragraph, is_attached, needs_a_prohibition};
use super::{Asked, PowerNote, PowerStanding, TurnsOn};
use crate::rules::assess::{Answer, Identity, NoticeAnswer};
use crate::rules::condition::{Nature, Reading};
use crate::rules::law::{LawRow, PowerRow};
use crate::words::Verbatim;

/// What is not shown: of notice (R2), of the person and of the paragraphs in play.
pub(super) fn turns_on(asked: Asked<'_>, power: &PowerRow, in_play: &[&Paragraph<'_>]) -> Vec<TurnsOn> {
    let mut on = Vec::new();
    on.extend(of_notice(asked.found.notice));
    if asked.found.identity != Identity::Confirmed {
        on.push(TurnsOn::IdentityNotConfirmed);
    }
    if is_shown_to_fit_nothing(asked) {
        on.push(TurnsOn::NoTermShownToFit);
    }
    on.extend(in_play.iter().flat_map(|paragraph| of_paragraph(asked, power, paragraph)));
    on
}

/// What to do or know before the power is used.
pub(super) fn notes(row: &LawRow, power: &PowerRow, standing: PowerStanding) -> Vec<PowerNote> {
    let mut notes = Vec::new();
    if standing == PowerStanding::Doubtful {
        notes.push(PowerNote::OpenMeanwhile);
    }
    if standing == PowerStanding::Doubtful || standing == PowerStanding::NotForRequirements {
        notes.push(PowerNote::CourtRoute);
    }
    if is_attached(row, power) {
        notes.push(PowerNote::CheckListedParagraphs);
    }
    if power.entry.is_none() {
        notes.push(PowerNote::NoEntryListed);
    }
    notes
}

fn of_notice(answer: NoticeAnswer) -> Option<TurnsOn> {
    match answer {
        NoticeAnswer::NotNeeded | NoticeAnswer::EvidenceHeld => None,
        NoticeAnswer::NoneHeld => Some(TurnsOn::NoticeNotShown),
        NoticeAnswer::Unknown => Some(TurnsOn::NoticeUnknown),
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
