//! Push: every sealed entry, in order, until HQ's signed receipt is on disk. Works while locked.

use super::client::Hq;
use crate::Failure;
use crate::files::answers as folder;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::house::House;
use crate::session::Session;
use crate::store::own::{answers, journal};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{PushAnswer, PushRequest, SealedEntry, SignedReceipt, SignedRefusal};
use cordon_core::wire::{Changes, Part};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Entries per request.
const BATCH: usize = 64;
/// Bytes of sealed entries per request, about: HQ takes 4 MiB. One larger entry goes alone.
const BATCH_BYTES: u64 = 1 << 20;

/// HQ's answer, on disk until the own store has taken it in. The sealed copy stays beside it until then:
/// only the journal can say whether HQ's word is about this entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Received(SignedReceipt),
    Refused(SignedRefusal),
}

/// What became of an answer.
enum Taken {
    /// The own store has it.
    In,
    /// It names another entry, or other bytes, than the journal holds.
    Mismatched,
}

/// The ending of a sealed copy that cannot be read: its entry is sealed again from the journal.
const UNREAD: &str = "unread";

/// Pushes all that waits. Returns how many entries HQ answered. What cannot be read, and what HQ does
/// not take, does not hold up the others.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<usize, Failure> {
    let mut answered = 0;
    let mut failed = Ok(());
    for batch in batches(house, &folder::list_unanswered(&house.paths)?) {
        let mut entries = Vec::new();
        for sequence in batch {
            match read(house, sequence) {
                Ok(found) => entries.extend(found),
                Err(failure) => failed = Err(spoilt(house, sequence, failure)),
            }
        }
        match send(house, hq, device, entries) {
            Ok(count) => answered += count,
            Err(Failure::Unreachable(why)) => return Err(Failure::Unreachable(why)),
            Err(failure) => failed = Err(failure),
        }
    }
    failed.map(|()| answered)
}

fn send(house: &House, hq: &Hq, device: &DeviceFile, entries: Vec<SealedEntry>) -> Result<usize, Failure> {
    if entries.is_empty() {
        return Ok(0);
    }
    let mut answered = 0;
    let sent = entries.iter().map(|entry| (entry.sequence, Digest::of(&entry.sealed.0))).collect();
    for answer in hq.push(&PushRequest { entries })?.answers {
        answered += usize::from(keep(house, device, &sent, answer)?);
    }
    house.take_in_answers()?;
    Ok(answered)
}

/// A copy that cannot be read makes room for a new one, where the journal it is made of is open.
fn spoilt(house: &House, sequence: u64, failure: Failure) -> Failure {
    if !matches!(failure, Failure::Unreadable { .. }) || !house.is_open() {
        return failure;
    }
    tracing::warn!(sequence, "a sealed entry cannot be read and is sealed again");
    match durable::set_aside(&house.paths.outbox_entry(sequence), UNREAD) {
        Ok(()) => failure,
        Err(other) => other,
    }
}

fn batches(house: &House, sequences: &[u64]) -> Vec<Vec<u64>> {
    let mut batches: Vec<Vec<u64>> = Vec::new();
    let mut room = 0;
    for sequence in sequences {
        let size = std::fs::metadata(house.paths.outbox_entry(*sequence)).map_or(0, |file| file.len());
        match batches.last_mut() {
            Some(batch) if batch.len() < BATCH && size <= room => {
                batch.push(*sequence);
                room -= size;
            }
            Some(_) | None => {
                batches.push(vec![*sequence]);
                room = BATCH_BYTES.saturating_sub(size);
            }
        }
    }
    batches
}

fn read(house: &House, sequence: u64) -> Result<Option<SealedEntry>, Failure> {
    device::load(&house.paths.outbox_entry(sequence), "sealed entry")
}

/// Keeps HQ's answer durably. A receipt or refusal that HQ did not sign, or that is about something that
/// was not sent, is no answer.
fn keep(house: &House, device: &DeviceFile, sent: &HashMap<u64, Digest>, answer: PushAnswer) -> Result<bool, Failure> {
    let kept = match answer {
        PushAnswer::Received { receipt } => receipt
            .verify(&device.sign_key)
            .filter(|read| read.device == device.device && sent.contains_key(&read.sequence))
            .map(|read| (read.sequence, Answer::Received(receipt))),
        PushAnswer::Refused { refusal } => refusal
            .verify(&device.sign_key)
            .filter(|read| read.device == device.device && sent.get(&read.sequence) == Some(&read.sealed))
            .map(|read| (read.sequence, Answer::Refused(refusal))),
    };
    let Some((sequence, kept)) = kept else {
        tracing::warn!("an answer did not verify");
        return Ok(false);
    };
    device::save(&house.paths.answer(sequence), &kept, "answer")?;
    Ok(true)
}

impl House {
    /// Takes HQ's answers into the own store, where it is open. One that cannot be read goes: its entry
    /// is sent again, and HQ repeats what it said.
    pub(crate) fn take_in_answers(&self) -> Result<(), Failure> {
        if !self.is_open() {
            return Ok(());
        }
        // News of a look is its way to HQ alone: no page about a person or a record fetches again for it.
        let (mut news, mut failed) = (Changes::default(), Ok(()));
        for sequence in folder::list_waiting(&self.paths)? {
            match self.take_in_answer(sequence) {
                Ok(None) => {}
                Ok(Some(part)) => {
                    news.add(Part::Sync);
                    news.add(part);
                }
                Err(Failure::Unreadable { what }) => {
                    tracing::warn!(sequence, what, "an answer cannot be read and is asked for again");
                    durable::remove(&self.paths.answer(sequence))?;
                }
                Err(failure) => failed = Err(failure),
            }
        }
        self.tell(&news);
        failed
    }

    /// Compares an answer with the journal, and only then lets the sealed copy go. Returns what it is news
    /// of.
    fn take_in_answer(&self, sequence: u64) -> Result<Option<Part>, Failure> {
        let place = self.paths.answer(sequence);
        let Some(answer) = device::load::<Answer>(&place, "answer")? else { return Ok(None) };
        let (taken, part) = self.with_session(|session| {
            let taken = match &answer {
                Answer::Received(receipt) => take_in_receipt(session, sequence, receipt),
                Answer::Refused(refusal) => take_in_refusal(session, sequence, refusal),
            }?;
            Ok((taken, part_of(&journal::get(&session.own, sequence)?.read()?.kind)))
        })?;
        match (taken, &answer) {
            (Taken::Mismatched, _) => {
                tracing::warn!(sequence, "a receipt is for another entry: it was set aside");
                durable::set_aside(&place, folder::MISMATCHED)?;
            }
            (Taken::In, Answer::Received(_)) => {
                durable::remove(&self.paths.outbox_entry(sequence))?;
                durable::remove(&place.with_extension(folder::MISMATCHED))?;
                durable::remove(&place)?;
            }
            (Taken::In, Answer::Refused(_)) => {
                durable::remove(&self.paths.outbox_entry(sequence))?;
                durable::set_aside(&place, folder::REFUSED)?;
            }
        }
        Ok(Some(part))
    }
}

/// What an answer to an entry of a kind is news of: a record's way to HQ is shown beside it.
fn part_of(kind: &str) -> Part {
    match kind {
        "incident_recorded" | "decision_recorded" | "notice_given" | "exhibit_kept" => Part::Records,
        _ => Part::Sync,
    }
}

fn take_in_receipt(session: &Session, sequence: u64, receipt: &SignedReceipt) -> Result<Taken, Failure> {
    let read = receipt.verify(&session.device.sign_key).ok_or(Failure::Unreadable { what: "receipt" })?;
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
    let read = refusal.verify(&session.device.sign_key).ok_or(Failure::Unreadable { what: "refusal" })?;
    if read.device != session.device.device || read.sequence != sequence {
        return Err(Failure::Unreadable { what: "refusal" });
    }
    answers::add_refusal(&session.own, sequence, &read.reason)?;
    Ok(Taken::In)
}

#[cfg(test)]
#[path = "push_tests.rs"]
mod push_tests;
