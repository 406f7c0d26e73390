//! Push: every sealed entry, in order, until HQ's signed receipt is on disk. Works while locked.

use crate::Failure;
use crate::answers::{self, Answer};
use crate::files::answers as folder;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::files::paths::Paths;
use crate::files::reserve;
use crate::house::House;
use crate::link::Hq;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{PushAnswer, PushRequest, SealedEntry};
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use cordon_core::wire::Unreached;
use std::collections::HashMap;

/// Entries per request.
const BATCH: usize = 64;
/// Bytes of sealed entries per request, about: HQ takes 4 MiB. One larger entry goes alone.
const BATCH_BYTES: u64 = 1 << 20;

/// The ending of a sealed copy that cannot be read: its entry is sealed again from the journal.
const UNREAD: &str = "unread";

/// The ending of what an earlier device left and HQ answered, and of the answer.
const ANSWERED: &str = "answered";

/// Pushes all that waits. Returns how many entries HQ answered. What cannot be read, and what HQ does
/// not take, does not hold up the others.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<usize, Failure> {
    let (mut answered, mut cut_off) = (0, false);
    let mut failed = Ok(());
    for batch in batches(&house.paths, &answers::list_unanswered(&house.paths, device)?) {
        let mut entries = Vec::new();
        for sequence in batch {
            match read(&house.paths, device, sequence) {
                Ok(found) => entries.extend(found),
                Err(failure) => failed = Err(spoilt(house, sequence, failure)),
            }
        }
        match send(&house.paths, hq, device, entries, Journal::Here).and_then(|sent| take_in(house, &sent)) {
            Ok(count) => answered += count,
            // HQ may have hung up on this batch alone: what comes behind it is tried as well, unless it
            // hangs up again.
            Err(Failure::Unreachable(Unreached::CutOff)) if !cut_off => {
                cut_off = true;
                failed = Err(Failure::Unreachable(Unreached::CutOff));
            }
            Err(Failure::Unreachable(why)) => return Err(Failure::Unreachable(why)),
            Err(failure) => failed = Err(failure),
        }
    }
    failed.map(|()| answered)
}

/// What HQ answered, and its time, where anything was sent.
#[derive(Default)]
struct Sent {
    answered: usize,
    now: Option<Timestamp>,
}

/// Takes HQ's answers into the store, and its time: a device whose certificate has run out is told it nowhere
/// else, and after a flat battery knows none.
fn take_in(house: &House, sent: &Sent) -> Result<usize, Failure> {
    if let Some(now) = sent.now {
        house.learn_time(now)?;
    }
    answers::take_in(house).map(|()| sent.answered)
}

/// Where the journal of what is sent stands: an entry can be sealed again from it.
#[derive(Clone, Copy)]
enum Journal {
    /// In this device's own store.
    Here,
    /// In one that nobody can open any more: an earlier device's.
    Gone,
}

/// Whether an earlier device left entries that HQ has not answered.
pub fn waits(paths: &Paths, device: &DeviceFile) -> Result<bool, Failure> {
    Ok(!answers::list_unanswered(paths, device)?.is_empty())
}

/// Pushes what an earlier device left. Its answers stay as files: no journal here can say what they are about.
pub fn run_left(paths: &Paths, hq: &Hq, device: &DeviceFile) -> Result<usize, Failure> {
    let mut answered = 0;
    for batch in batches(paths, &answers::list_unanswered(paths, device)?) {
        let mut entries = Vec::new();
        for sequence in batch {
            match read(paths, device, sequence) {
                Ok(found) => entries.extend(found),
                Err(failure) => tracing::warn!(sequence, %failure, "an earlier device's entry is not sent"),
            }
        }
        answered += send(paths, hq, device, entries, Journal::Gone)?.answered;
    }
    put_away(paths, device)?;
    Ok(answered)
}

/// Gives what HQ answered another ending, entry and answer: it is kept, and not looked at again.
fn put_away(paths: &Paths, device: &DeviceFile) -> Result<(), Failure> {
    let waits = answers::list_unanswered(paths, device)?;
    for sequence in folder::list_outbox(paths)?.into_iter().filter(|sequence| waits.binary_search(sequence).is_err()) {
        durable::set_aside(&paths.outbox_entry(sequence), ANSWERED)?;
        durable::set_aside(&paths.answer(sequence), ANSWERED)?;
    }
    Ok(())
}

fn send(
    paths: &Paths,
    hq: &Hq,
    device: &DeviceFile,
    entries: Vec<SealedEntry>,
    journal: Journal,
) -> Result<Sent, Failure> {
    if entries.is_empty() {
        return Ok(Sent::default());
    }
    let mut answered = 0;
    let sent = entries.iter().map(|entry| (entry.sequence, Digest::of(&entry.sealed.0))).collect();
    let reply = hq.push(&PushRequest { entries })?;
    for answer in reply.answers {
        answered += usize::from(keep(paths, device, &sent, answer, journal)?);
    }
    Ok(Sent { answered, now: Some(reply.now) })
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

fn batches(paths: &Paths, sequences: &[u64]) -> Vec<Vec<u64>> {
    let mut batches: Vec<Vec<u64>> = Vec::new();
    let mut room = 0;
    for sequence in sequences {
        let size = std::fs::metadata(paths.outbox_entry(*sequence)).map_or(0, |file| file.len());
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

/// A sealed copy. One under another's name, or of another device, is not the entry's.
fn read(paths: &Paths, device: &DeviceFile, sequence: u64) -> Result<Option<SealedEntry>, Failure> {
    let found: Option<SealedEntry> = device::load(&paths.outbox_entry(sequence), text_key!("fault.sealed_entry"))?;
    match found {
        Some(found) if found.device != device.device || found.sequence != sequence => {
            Err(Failure::Unreadable { what: text_key!("fault.sealed_entry") })
        }
        Some(_) | None => Ok(found),
    }
}

/// Keeps HQ's answer durably. A receipt or refusal that HQ did not sign, or that is about something that
/// was not sent, is no answer.
fn keep(
    paths: &Paths,
    device: &DeviceFile,
    sent: &HashMap<u64, Digest>,
    answer: PushAnswer,
    journal: Journal,
) -> Result<bool, Failure> {
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
    keep_durably(paths, sequence, &kept, journal)?;
    Ok(true)
}

/// Writes an answer down. On a full disk a receipt takes the room of the sealed copy that it is for: HQ
/// holds that entry by its own signature, and the journal, from which it is sealed again should the receipt
/// be about something else. Of a refused entry, and of what an earlier device left, this device alone has the
/// bytes, which stay: that answer takes the space kept back for answers.
fn keep_durably(paths: &Paths, sequence: u64, kept: &Answer, journal: Journal) -> Result<(), Failure> {
    let save = || device::save(&paths.answer(sequence), kept, text_key!("fault.answer"));
    match (save(), kept, journal) {
        (Err(failure), Answer::Received(_), Journal::Here) if failure.is_disk_full() => {
            durable::remove(&paths.outbox_entry(sequence))?;
            save()
        }
        (Err(failure), Answer::Received(_) | Answer::Refused(_), Journal::Here | Journal::Gone)
            if failure.is_disk_full() =>
        {
            reserve::for_answer(paths, save)
        }
        (saved, Answer::Received(_) | Answer::Refused(_), Journal::Here | Journal::Gone) => saved,
    }
}

#[cfg(test)]
#[path = "push_tests.rs"]
mod push_tests;
