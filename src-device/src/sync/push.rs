//! Push: every sealed entry, in order, until HQ's signed receipt is on disk. Works while locked.

use super::client::Hq;
use crate::Failure;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::house::House;
use crate::store::own::answers;
use cordon_core::proof::protocol::{PushAnswer, PushRequest, SealedEntry, SignedReceipt};
use cordon_core::wire::{Changes, Part};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Entries per request.
const BATCH: usize = 64;
/// Bytes of sealed entries per request, about: HQ takes 4 MiB. One larger entry goes alone.
const BATCH_BYTES: u64 = 1 << 20;

/// HQ's answer, on disk until the own store has taken it in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Received(SignedReceipt),
    Refused(String),
}

/// The ending of a sealed copy that cannot be read: its entry is sealed again from the journal.
const UNREAD: &str = "unread";

/// Pushes all that waits. Returns how many entries HQ answered. What cannot be read, and what HQ does
/// not take, does not hold up the others.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<usize, Failure> {
    let mut answered = 0;
    let mut failed = Ok(());
    for batch in batches(house, &waiting(house)?) {
        let mut entries = Vec::new();
        for sequence in batch {
            match read(house, sequence) {
                Ok(found) => entries.extend(found),
                Err(failure) => failed = Err(spoilt(house, sequence, failure)),
            }
        }
        match send(house, hq, device, entries) {
            Ok(count) => answered += count,
            Err(Failure::Unreachable) => return Err(Failure::Unreachable),
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
    for answer in hq.push(&PushRequest { entries })?.answers {
        answered += usize::from(keep(house, device, answer)?);
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

fn waiting(house: &House) -> Result<Vec<u64>, Failure> {
    let files = std::fs::read_dir(house.paths.outbox()).map_err(Failure::file("reading the outbox"))?;
    let mut sequences: Vec<u64> = files
        .filter_map(Result::ok)
        .filter_map(|file| file.file_name().to_str()?.strip_suffix(".sealed")?.parse().ok())
        .collect();
    sequences.sort_unstable();
    Ok(sequences)
}

fn read(house: &House, sequence: u64) -> Result<Option<SealedEntry>, Failure> {
    device::load(&house.paths.outbox_entry(sequence), "sealed entry")
}

/// Keeps HQ's answer durably before the sealed copy goes. A receipt that does not verify is no answer.
fn keep(house: &House, device: &DeviceFile, answer: PushAnswer) -> Result<bool, Failure> {
    let (sequence, kept) = match answer {
        PushAnswer::Received { receipt } => match receipt.verify(&device.sign_key) {
            Some(read) if read.device == device.device => (read.sequence, Answer::Received(receipt)),
            Some(_) | None => {
                tracing::warn!("a receipt did not verify");
                return Ok(false);
            }
        },
        PushAnswer::Refused { sequence, reason } => (sequence, Answer::Refused(reason)),
    };
    device::save(&house.paths.answer(sequence), &kept, "answer")?;
    durable::remove(&house.paths.outbox_entry(sequence))?;
    Ok(true)
}

impl House {
    /// Takes HQ's answers into the own store, where it is open. One that cannot be read goes: its entry
    /// is sealed again, and HQ repeats what it said.
    pub(crate) fn take_in_answers(&self) -> Result<(), Failure> {
        if !self.is_open() {
            return Ok(());
        }
        let files = std::fs::read_dir(self.paths.answers()).map_err(Failure::file("reading the answers"))?;
        let (mut taken, mut failed) = (false, Ok(()));
        for file in files.filter_map(Result::ok) {
            let Some(sequence) = file
                .file_name()
                .to_str()
                .and_then(|name| name.strip_suffix(".json"))
                .and_then(|name| name.parse().ok())
            else {
                continue;
            };
            match self.take_in_answer(sequence, &file.path()) {
                Ok(()) => taken = true,
                Err(Failure::Unreadable { what }) => {
                    tracing::warn!(sequence, what, "an answer cannot be read and is asked for again");
                    durable::remove(&file.path())?;
                }
                Err(failure) => failed = Err(failure),
            }
        }
        if taken {
            self.tell(&Changes::of(Part::Sync).and(Part::Records));
        }
        failed
    }

    fn take_in_answer(&self, sequence: u64, place: &Path) -> Result<(), Failure> {
        let Some(answer) = device::load::<Answer>(place, "answer")? else { return Ok(()) };
        self.with_session(|session| match &answer {
            Answer::Received(receipt) => {
                let read = receipt.verify(&session.device.sign_key).ok_or(Failure::Unreadable { what: "receipt" })?;
                answers::add_receipt(&session.own, sequence, receipt, read.received_at)
            }
            Answer::Refused(reason) => answers::add_refusal(&session.own, sequence, reason),
        })?;
        durable::remove(place)
    }
}
