//! Records made while locked as screens show them: on their way to HQ, and as marks on drafts.

use crate::Failure;
use crate::files::captures as folder;
use crate::session::Session;
use crate::store::own::answers::Answer;
use crate::store::own::captures;
use crate::view::{Ungranted, View};
use cordon_core::proof::capture::CaptureAnswer;
use cordon_core::rules::ids::{CaptureId, DraftId, OfficerId};
use cordon_core::wire::{CaptureMark, ItemKind, ItemState, Stamp, SyncItem, Verbatim};
use cordon_core::{text, text_key};

/// Records made while locked, by where they stand. A locked device can tell all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Items {
    /// HQ has not answered.
    pub waiting: Vec<SyncItem>,
    /// HQ refused, or this device cannot open what it kept.
    pub needs_you: Vec<SyncItem>,
    /// HQ signed a receipt.
    pub received: Vec<SyncItem>,
}

/// Records made while locked on their way to HQ.
pub fn items(house: &View<'_>) -> Result<Items, Failure> {
    let mut items = Items::default();
    let waiting = folder::list_sealed(house.paths)?;
    items.waiting.extend(waiting.into_iter().map(|id| item(id, ItemState::Queued)));
    for id in folder::list_unopened(house.paths)? {
        let why = text!("refusal.unopened_here");
        items.needs_you.push(item(id, ItemState::NeedsYou { why }));
    }
    for (id, answer) in answers(house)? {
        match answer {
            Answer::Received { at, short } => {
                items.received.push(item(id, ItemState::Received { at: Stamp::of(at), receipt: short.into() }));
            }
            Answer::Refused(because) => {
                items.needs_you.push(item(id, ItemState::NeedsYou { why: because.text().into() }));
            }
        }
    }
    Ok(items)
}

fn item(id: CaptureId, state: ItemState) -> SyncItem {
    SyncItem { what: ItemKind::Capture, shown: id.short().into(), saved: Stamp::of(id.minted_at()), state }
}

/// HQ's answers: those the own store took in, where it is open, and those that wait as files.
fn answers(house: &View<'_>) -> Result<Vec<(CaptureId, Answer)>, Failure> {
    let read = |session: &Session| captures::list_answers(&session.own);
    let mut found = if house.is_open() { house.ungranted(Ungranted::Owed, read)? } else { Vec::new() };
    for (id, answer) in folder::list_answers(house.paths)? {
        if found.iter().any(|(held, _answer)| *held == id) {
            continue;
        }
        match answer {
            CaptureAnswer::Refused { refusal } => {
                let read = refusal.verify_capture(&house.device()?.sign_key);
                found.extend(read.map(|read| (id, Answer::Refused(read.because))));
            }
            CaptureAnswer::Received { receipt } => {
                let read = receipt.verify_capture(&house.device()?.sign_key);
                found.extend(read.map(|read| (id, Answer::Received { at: read.received_at, short: receipt.short() })));
            }
        }
    }
    Ok(found)
}

/// Says of a draft that it was made while locked, where it was.
pub fn mark(session: &Session, draft: DraftId) -> Result<Option<CaptureMark>, Failure> {
    let Some(taken) = captures::find_by_draft(&session.own, draft)? else { return Ok(None) };
    let capture = taken.signed.read().map_err(|_| Failure::Unreadable { what: text_key!("fault.capture") })?;
    Ok(Some(CaptureMark {
        capture: capture.id,
        made: Stamp::of(capture.made_at),
        claimed: capture.claimed.and_then(|officer| shown(session, officer)).map(Verbatim::from),
        about: capture.about,
        saved: capture.saved,
    }))
}

fn shown(session: &Session, officer: OfficerId) -> Option<String> {
    session.device.slots.iter().find(|slot| slot.officer == officer).map(|slot| slot.shown.clone())
}
