//! The one write door. What is written, its journal entry and its sealed copy become durable
//! together, or nothing does.
//!
//! Order: exhibits' files and the sealed copies are written and synced under temporary names; the
//! own store commits; the copies are renamed into place and their folders synced; only then is the
//! caller answered. A crash after the commit leaves entries without copies: unlocking rebuilds them
//! from the journal.

use crate::files::device;
use crate::files::durable::{self, Pending};
use crate::files::paths::Paths;
use crate::keys::random;
use crate::session::Session;
use crate::store::own::journal;
use crate::{Failure, Refusal};
use cordon_core::proof::digest::{Digest, HexBytes, commit};
use cordon_core::proof::entry::{BODY_VERSION, Body};
use cordon_core::proof::envelope::{ENVELOPE_VERSION, Envelope, SignedEntry};
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::proof::seal;
use cordon_core::rules::ids::EntryId;
use cordon_core::rules::time::{ClockTrust, Now, Timestamp};
use cordon_core::wire::{Changes, Part};
use cordon_core::{text, text_key};
use getrandom::SysRng;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use uuid::Uuid;

/// Bytes of a sealed copy, at most: HQ takes 4 MiB a request, with what stands around the copy. What HQ can
/// never take is refused before anything rests on it.
const LARGEST_COPY: usize = (4 << 20) - (64 << 10);

/// An open write: rows, entries and files that will become durable together.
pub struct Write<'a> {
    session: &'a Session,
    paths: &'a Paths,
    now: Now,
    head: journal::Head,
    files: Vec<Pending>,
    changes: Changes,
}

/// A fresh time-ordered id (UUIDv7, RFC 9562) at the device's time.
pub fn fresh_id(at: Timestamp) -> Result<Uuid, Failure> {
    let random = random::<10>()?;
    Ok(uuid::Builder::from_unix_timestamp_millis(at.millis().unsigned_abs(), &random).into_uuid())
}

impl<'a> Write<'a> {
    /// The own store, in this write's transaction.
    pub fn own(&self) -> &'a Connection {
        &self.session.own
    }

    /// The session.
    pub fn session(&self) -> &'a Session {
        self.session
    }

    /// The time entered in records.
    pub fn at(&self) -> Timestamp {
        self.now.shown()
    }

    /// Says which part of the screens this touches.
    pub fn touches(&mut self, part: Part) {
        self.changes.add(part);
    }

    /// Adds a journal entry; returns its sequence.
    pub fn journal(&mut self, body: &Body) -> Result<u64, Failure> {
        let bytes = serde_json::to_vec(body).map_err(|_| Failure::Unreadable { what: text_key!("fault.entry") })?;
        let salt = random::<32>()?;
        let envelope = self.envelope(body.kind().name(), &salt, &bytes)?;
        let entry = SignedEntry::sign(&envelope, bytes, salt, self.session.signers())?;
        let sealed = seal_entry(self.session, envelope.sequence, &entry)?;
        let copy = bytes_of(&sealed)?;
        if copy.len() > LARGEST_COPY {
            return Err(Failure::Refused(Refusal::No(text!("refusal.larger_than_hq_takes"))));
        }
        journal::add(self.own(), &envelope, &entry, Digest::of(&sealed.sealed.0))?;
        self.files.push(durable::prepare(&self.paths.outbox_entry(envelope.sequence), &copy)?);
        self.head = journal::Head { sequence: envelope.sequence, digest: entry.digest() };
        self.changes.add(Part::Sync);
        Ok(envelope.sequence)
    }

    fn envelope(&self, kind: &str, salt: &[u8; 32], body: &[u8]) -> Result<Envelope, Failure> {
        Ok(Envelope {
            layout: ENVELOPE_VERSION,
            id: EntryId(fresh_id(self.at())?),
            chain: self.session.device.device,
            sequence: self.head.sequence + 1,
            at: self.at(),
            clock: self.now.trust,
            officer: self.session.officer.id,
            kind: kind.to_owned(),
            version: BODY_VERSION,
            commitment: commit(salt, body),
            previous: self.head.digest,
        })
    }
}

fn seal_entry(session: &Session, sequence: u64, entry: &SignedEntry) -> Result<SealedEntry, Failure> {
    let device = session.device.device;
    let plain = serde_json::to_vec(entry).map_err(|_| Failure::Unreadable { what: text_key!("fault.entry") })?;
    let mut rng = getrandom::rand_core::UnwrapErr(SysRng);
    let sealed = seal::seal(&session.device.seal_key, &SealedEntry::bound(device, sequence), &plain, &mut rng)
        .map_err(|_| Failure::Keys(text_key!("fault.the_entry_cannot_be_sealed_to_hq")))?;
    Ok(SealedEntry { device, sequence, sealed: HexBytes(sealed) })
}

fn bytes_of(sealed: &SealedEntry) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(sealed).map_err(|_| Failure::Unreadable { what: text_key!("fault.entry") })
}

/// What a write did, once it is durable.
pub struct Written<T> {
    /// What the work returned.
    pub done: T,
    /// Which parts of the screens it touched.
    pub changes: Changes,
    /// A time that has passed for certain by what was written: on a trusted clock alone. What is entered
    /// on a clock that nobody checked says nothing of how late it is.
    pub passed: Option<Timestamp>,
}

/// One write: `work` adds rows and entries; what it returns is released once all is durable.
pub fn in_transaction<T>(
    paths: &Paths,
    session: &Session,
    now: Now,
    work: impl FnOnce(&mut Write<'_>) -> Result<T, Failure>,
) -> Result<Written<T>, Failure> {
    let transaction = rusqlite::Transaction::new_unchecked(&session.own, TransactionBehavior::Immediate)?;
    let mut write = Write {
        session,
        paths,
        now,
        head: journal::head(&session.own)?,
        files: Vec::new(),
        changes: Changes::default(),
    };
    let worked = work(&mut write);
    let Write { files, changes, .. } = write;
    let done = match worked.and_then(|done| Ok(transaction.commit().map(|()| done)?)) {
        Ok(done) => done,
        Err(failure) => {
            for file in files {
                file.discard();
            }
            return Err(failure);
        }
    };
    // Committed: it must not be reported as undone. The next sync rebuilds a copy not placed.
    if let Err(failure) = place(paths, files) {
        tracing::warn!(%failure, "a sealed copy was not placed");
    }
    let passed = match now.trust {
        ClockTrust::Trusted => Some(now.shown()),
        ClockTrust::LowerBound | ClockTrust::Contradicted | ClockTrust::Unknown => None,
    };
    Ok(Written { done, changes, passed })
}

fn place(paths: &Paths, files: Vec<Pending>) -> Result<(), Failure> {
    if files.is_empty() {
        return Ok(());
    }
    for file in files {
        file.rename()?;
    }
    durable::sync_folder(&paths.outbox())
}

/// Makes sealed copies anew that a crash left unmade or that are not what this device wrote: every entry
/// without HQ's answer has one. Nothing else on this device can open a copy and see that it was altered.
pub fn rebuild_outbox(paths: &Paths, session: &Session) -> Result<(), Failure> {
    for sequence in journal::unanswered(&session.own)? {
        let place = paths.outbox_entry(sequence);
        if paths.answer(sequence).exists() || is_as_sealed(session, &place, sequence)? {
            continue;
        }
        let entry = journal::get(&session.own, sequence)?;
        let sealed = seal_entry(session, sequence, &entry)?;
        // A crash between the two leaves a copy that is not this one: it is made once more.
        journal::note_sealed(&session.own, sequence, Digest::of(&sealed.sealed.0))?;
        durable::write(&place, &bytes_of(&sealed)?)?;
    }
    Ok(())
}

/// Whether the copy at a place is the one that this device sealed last.
fn is_as_sealed(session: &Session, place: &Path, sequence: u64) -> Result<bool, Failure> {
    match device::load::<SealedEntry>(place, text_key!("fault.sealed_entry")) {
        Ok(Some(found)) if found.device == session.device.device && found.sequence == sequence => {
            journal::is_sealed_as(&session.own, sequence, Digest::of(&found.sealed.0))
        }
        Ok(_) | Err(Failure::Unreadable { .. }) => Ok(false),
        Err(failure) => Err(failure),
    }
}
