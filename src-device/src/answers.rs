//! HQ's answers, which wait as files beside their entries: taken into the own store while it is open.
//! Nothing here asks HQ for anything.

mod evidence;
mod released;

pub use released::take_in_released;

pub use evidence::{EvidenceAnswer, evidence_receipt, is_as_kept, recall_uploads, uploaded};

use crate::Failure;
use crate::files::device::{self, DeviceFile};
use crate::files::paths::Paths;
use crate::files::{answers as waiting, captures, durable};
use crate::house::House;
use crate::session::Session;
use crate::store::own::{answers, captures as rows, gaps, journal};
use crate::write::rebuild_outbox;
use cordon_core::proof::capture::CaptureAnswer;
use cordon_core::proof::entry::{BodyKind, RecordOf};
use cordon_core::proof::protocol::{SealedEntry, SignedReceipt, SignedRefusal};
use cordon_core::text_key;
use cordon_core::wire::{Changes, Part};
use serde::{Deserialize, Serialize};

/// HQ's answer, on disk until the own store has taken it in. The sealed copy stays beside it until then:
/// only the journal can say whether HQ's word is about this entry. On a full disk it makes room for the
/// answer, and is made again from the journal where it is needed.
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
    /// HQ's word on an entry that this device wrote and that its store forgot, being older.
    Forgotten,
}

/// Lets every entry be sealed and sent again of which HQ said only that its seal does not open: whether that
/// was so for good only another try can say. At each unlock, so that nobody is asked without end.
pub fn try_seals_again(session: &Session) -> Result<(), Failure> {
    for (sequence, because) in answers::refused(&session.own)? {
        if because.is_of_the_seal() {
            answers::forget_refusal(&session.own, sequence)?;
        }
    }
    Ok(())
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
        if !journal::holds(&session.own, sequence)? {
            return Ok((of_forgotten(session, sequence, &answer)?, Part::Sync));
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
        (Taken::Forgotten, Answer::Received(_)) => {
            durable::remove(&house.paths.outbox_entry(sequence))?;
            durable::set_aside(&place, waiting::FORGOTTEN)?;
        }
        (Taken::Forgotten, Answer::Refused(_)) => {
            // What the journal no longer holds lies here alone: it is kept, and not sent again.
            durable::set_aside(&house.paths.outbox_entry(sequence), waiting::REFUSED)?;
            durable::set_aside(&place, waiting::REFUSED)?;
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

/// What an answer is to a journal that holds no such entry: HQ's word, where the store forgot the entry.
fn of_forgotten(session: &Session, sequence: u64, answer: &Answer) -> Result<Taken, Failure> {
    let device = &session.device;
    let is_hqs = is_hqs(answer, device, sequence);
    let is_forgotten = gaps::all(&session.own)?.iter().any(|gap| gap.holds(sequence));
    Ok(if is_hqs && is_forgotten { Taken::Forgotten } else { Taken::Stray })
}

/// Sequences of sealed entries that HQ has not answered. One that it answered while the device was locked lies
/// there until the journal was looked at, and is not sent again. A file that HQ did not sign is no answer: it
/// holds nothing up.
pub fn list_unanswered(paths: &Paths, device: &DeviceFile) -> Result<Vec<u64>, Failure> {
    let mut outbox = waiting::list_outbox(paths)?;
    for sequence in waiting::list_waiting(paths)? {
        let found = device::load::<Answer>(&paths.answer(sequence), text_key!("fault.answer"));
        if found.is_ok_and(|found| found.is_some_and(|answer| is_hqs(&answer, device, sequence))) {
            outbox.retain(|waits| *waits != sequence);
        }
    }
    Ok(outbox)
}

/// Whether HQ signed an answer for this device and sequence.
fn is_hqs(answer: &Answer, device: &DeviceFile, sequence: u64) -> bool {
    match answer {
        Answer::Received(_) => is_receipt_for(answer, device, sequence),
        Answer::Refused(refusal) => refusal
            .verify(&device.sign_key)
            .is_some_and(|read| read.device == device.device && read.sequence == sequence),
    }
}

/// How far ahead of the journal a file is believed to be this device's: a name that somebody laid there must
/// not use up the sequences.
const FURTHEST: u64 = 1_000_000;

/// The highest sequence of which the disk shows that this device wrote it: by a sealed copy, or by HQ's signed
/// receipt. A refusal shows nothing: whoever sends rubbish gets one.
pub fn last_written(house: &House, session: &Session) -> Result<u64, Failure> {
    let (paths, device) = (&house.paths, &session.device);
    let head = journal::head(&session.own)?.sequence;
    let is_ahead = |sequence: &u64| (head + 1..=head.saturating_add(FURTHEST)).contains(sequence);
    let mut last = head;
    for sequence in waiting::list_outbox(paths)?.into_iter().filter(is_ahead) {
        let found = device::load::<SealedEntry>(&paths.outbox_entry(sequence), text_key!("fault.sealed_entry"));
        if found
            .is_ok_and(|found| found.is_some_and(|found| found.device == device.device && found.sequence == sequence))
        {
            last = last.max(sequence);
        }
    }
    for sequence in waiting::list_waiting(paths)?.into_iter().filter(is_ahead) {
        let found = device::load::<Answer>(&paths.answer(sequence), text_key!("fault.answer"));
        if found.is_ok_and(|found| found.is_some_and(|answer| is_receipt_for(&answer, device, sequence))) {
            last = last.max(sequence);
        }
    }
    Ok(last)
}

/// Lets the sealed copies go whose receipts are on disk: HQ holds these entries by its own signature, and a copy
/// is made again from the journal where one is needed. Only where that journal is this device's.
pub fn let_received_go(paths: &Paths, holder: &DeviceFile) -> Result<(), Failure> {
    for sequence in waiting::list_outbox(paths)? {
        let found = device::load::<Answer>(&paths.answer(sequence), text_key!("fault.answer"));
        if found.is_ok_and(|found| found.is_some_and(|answer| is_receipt_for(&answer, holder, sequence))) {
            durable::remove(&paths.outbox_entry(sequence))?;
        }
    }
    Ok(())
}

fn is_receipt_for(answer: &Answer, device: &DeviceFile, sequence: u64) -> bool {
    match answer {
        Answer::Received(receipt) => receipt
            .verify(&device.sign_key)
            .is_some_and(|read| read.device == device.device && read.sequence == sequence),
        Answer::Refused(_) => false,
    }
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
