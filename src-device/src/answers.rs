//! HQ's answers, which wait as files beside their entries: taken into the own store while it is open.
//! Nothing here asks HQ for anything.

use crate::Failure;
use crate::files::device::{self, DeviceFile};
use crate::files::{answers as waiting, captures, durable};
use crate::house::House;
use crate::locks::lock_of;
use crate::session::Session;
use crate::store::own::{answers, captures as rows, journal};
use crate::write::rebuild_outbox;
use cordon_core::proof::capture::CaptureAnswer;
use cordon_core::proof::entry::{BodyKind, RecordOf};
use cordon_core::proof::protocol::{EvidenceReceipt, SignedReceipt, SignedRefusal};
use cordon_core::text_key;
use cordon_core::wire::{Changes, Part};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// HQ's answer, on disk until the own store has taken it in. The sealed copy stays beside it until then:
/// only the journal can say whether HQ's word is about this entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Its receipt.
    Received(SignedReceipt),
    /// Why it does not take the entry.
    Refused(SignedRefusal),
}

/// What became of an answer.
enum Taken {
    /// The own store has it.
    In,
    /// It names another entry, or other bytes, than the journal holds.
    Mismatched,
    /// It is about no entry of this journal, or refuses other bytes than this device sealed: a copy that was
    /// altered on the disk, or an answer that was laid there. It counts for nothing.
    Stray,
}

/// Takes HQ's answers into the own store, where it is open. One that cannot be read goes: its entry
/// is sent again, and HQ repeats what it said.
pub fn take_in(house: &House) -> Result<(), Failure> {
    if !house.is_open() {
        return Ok(());
    }
    // News of a look is its way to HQ alone: no page about a person or a record fetches again for it.
    let (mut news, mut failed) = (Changes::default(), Ok(()));
    for sequence in waiting::list_waiting(&house.paths)? {
        match take_in_one(house, sequence) {
            Ok(None) => {}
            Ok(Some(part)) => {
                news.add(Part::Sync);
                news.add(part);
            }
            Err(Failure::Unreadable { what }) => {
                tracing::warn!(sequence, %what, "an answer cannot be read and is asked for again");
                durable::remove(&house.paths.answer(sequence))?;
            }
            Err(failure) => failed = Err(failure),
        }
    }
    house.tell(&news);
    failed
}

/// Compares an answer with the journal, and only then lets the sealed copy go. Returns what it is news
/// of.
fn take_in_one(house: &House, sequence: u64) -> Result<Option<Part>, Failure> {
    let place = house.paths.answer(sequence);
    let Some(answer) = device::load::<Answer>(&place, text_key!("fault.answer"))? else { return Ok(None) };
    let (taken, part) = house.with_session(|session| {
        if journal::head(&session.own)?.sequence < sequence {
            return Ok((Taken::Stray, Part::Sync));
        }
        let taken = match &answer {
            Answer::Received(receipt) => take_in_receipt(session, sequence, receipt),
            Answer::Refused(refusal) => take_in_refusal(session, sequence, refusal),
        }?;
        Ok((taken, part_of(BodyKind::find(&journal::get(&session.own, sequence)?.read()?.kind))))
    })?;
    match (taken, &answer) {
        (Taken::Mismatched, _) => {
            tracing::warn!(sequence, "a receipt is for another entry: it was set aside");
            durable::set_aside(&place, waiting::MISMATCHED)?;
        }
        (Taken::In, Answer::Received(_)) => {
            durable::remove(&house.paths.outbox_entry(sequence))?;
            durable::remove(&place.with_extension(waiting::MISMATCHED))?;
            durable::remove(&place)?;
        }
        (Taken::Stray, _) => {
            tracing::warn!(sequence, "an answer is about other bytes than this device sealed: it counts for nothing");
            durable::remove(&place)?;
            house.with_session(|session| rebuild_outbox(&house.paths, session))?;
        }
        (Taken::In, Answer::Refused(_)) => {
            durable::remove(&house.paths.outbox_entry(sequence))?;
            durable::set_aside(&place, waiting::REFUSED)?;
        }
    }
    Ok(Some(part))
}

/// What an answer to an entry of a kind is news of: a record's way to HQ is shown beside it.
fn part_of(kind: Option<BodyKind>) -> Part {
    match kind.and_then(BodyKind::record_of) {
        Some(RecordOf::Incident | RecordOf::Decision | RecordOf::Notice | RecordOf::Exhibit) => Part::Records,
        None => Part::Sync,
    }
}

fn take_in_receipt(session: &Session, sequence: u64, receipt: &SignedReceipt) -> Result<Taken, Failure> {
    let read =
        receipt.verify(&session.device.sign_key).ok_or(Failure::Unreadable { what: text_key!("fault.receipt") })?;
    let entry = journal::get(&session.own, sequence)?;
    let envelope = entry.read()?;
    let is_ours = read.device == envelope.chain && read.sequence == sequence && read.entry == envelope.id;
    if !is_ours || read.envelope != entry.digest() {
        return Ok(Taken::Mismatched);
    }
    answers::add_receipt(&session.own, sequence, receipt, read.received_at)?;
    Ok(Taken::In)
}

fn take_in_refusal(session: &Session, sequence: u64, refusal: &SignedRefusal) -> Result<Taken, Failure> {
    let read =
        refusal.verify(&session.device.sign_key).ok_or(Failure::Unreadable { what: text_key!("fault.refusal") })?;
    if read.device != session.device.device || read.sequence != sequence {
        return Err(Failure::Unreadable { what: text_key!("fault.refusal") });
    }
    if !journal::is_sealed_as(&session.own, sequence, read.sealed)? {
        return Ok(Taken::Stray);
    }
    answers::add_refusal(&session.own, sequence, read.because)?;
    Ok(Taken::In)
}

/// Takes HQ's answers to records made while locked into the own store, where it is open.
pub fn take_in_captures(house: &House) -> Result<(), Failure> {
    if !house.is_open() {
        return Ok(());
    }
    let mut taken = false;
    for (id, answer) in captures::list_answers(&house.paths)? {
        let held = house.with_session(|session| match &answer {
            CaptureAnswer::Received { receipt } => {
                let read = receipt.verify_capture(&session.device.sign_key);
                let Some(read) = read.filter(|read| read.capture == id) else { return Ok(false) };
                rows::add_receipt(&session.own, id, receipt, read.received_at).map(|()| true)
            }
            CaptureAnswer::Refused { refusal } => {
                let read = refusal.verify_capture(&session.device.sign_key);
                let Some(read) = read.filter(|read| read.capture == id) else { return Ok(false) };
                rows::add_refusal(&session.own, id, read.because).map(|()| true)
            }
        })?;
        if !held {
            tracing::warn!("a kept receipt does not verify");
            continue;
        }
        durable::remove(&house.paths.capture_answer(id))?;
        taken = true;
    }
    if taken {
        house.tell(&Changes::of(Part::Sync).and(Part::Drafts));
    }
    Ok(())
}

/// HQ's receipt for an exhibit's file, where one is kept that HQ signed for this device.
pub fn evidence_receipt(place: &Path, device: &DeviceFile) -> Option<EvidenceReceipt> {
    let kept: SignedReceipt = device::load(place, text_key!("fault.evidence_answer")).ok().flatten()?;
    kept.verify_evidence(&device.sign_key).filter(|receipt| receipt.device == device.device)
}

/// Remembers from disk what HQ holds of each exhibit, as after unlocking.
pub fn recall_uploads(house: &House) -> Result<(), Failure> {
    let device = house.device()?;
    let files = std::fs::read_dir(house.paths.answers())
        .map_err(Failure::file(text_key!("fault.reading_the_answers"), &house.paths.answers()))?;
    for file in files.filter_map(Result::ok) {
        let is_evidence = file.file_name().to_str().is_some_and(|name| name.ends_with(".evidence.json"));
        if !is_evidence {
            continue;
        }
        let Some(receipt) = evidence_receipt(&file.path(), &device) else {
            tracing::warn!("a receipt for evidence that cannot be verified was left out");
            continue;
        };
        if let Some(session) = lock_of(&house.session).as_mut() {
            session.uploads.insert(receipt.exhibit, receipt.length);
        }
    }
    Ok(())
}
