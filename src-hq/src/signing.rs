//! What the force's lawyers sign of the law's rows, handed on (ADR 0031): to whoever may sign, at once, so that a
//! second of them can; to the area's devices, as soon as it counts. Each word stands in the scope of the device
//! that made it, whatever else it stands in.

use crate::failure::Result;
use crate::store::feed::{self, About, Feed, device_scope};
use crate::store::{Reads, Writes};
use cordon_core::proof::approval::{Approval, Approved};
use cordon_core::proof::attributed::Author;
use cordon_core::proof::envelope::{Envelope, SignedEntry};
use cordon_core::proof::law_word::LawWordRow;
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::law::{LawSays, LawSigner, LawWord, LawWordId};
use cordon_core::rules::policy::{Actor, Deed, Scope};
use cordon_core::rules::time::Timestamp;

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was handed on.
    Yes,
    /// Another is held under its id.
    IsHeld,
    /// It names nothing, or runs too long.
    Unfit,
}

/// Who says something, in which entry, and when HQ reads it.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// Its envelope.
    pub envelope: &'a Envelope,
    /// Its officer, as HQ enrolled them.
    pub author: &'a Author,
    /// Now.
    pub now: Timestamp,
}

impl Said<'_> {
    /// When it was signed, by its device's clock; by HQ's where that is ahead of it. A word from years to come would
    /// run for as many years longer, and stand before every later one.
    fn at(self) -> Timestamp {
        self.envelope.at.min(self.now)
    }
}

/// Takes a word in, and hands it on: a recall to every device; what needs two to whoever may sign as the second.
pub fn take(force: Feed<'_>, said: Said<'_>, says: LawSays) -> Result<Taken> {
    let envelope = said.envelope;
    if says.fault(said.at().london_day()).is_some() {
        return Ok(Taken::Unfit);
    }
    let id = LawWordId { device: envelope.chain, entry: envelope.id };
    if find(force.tx, id)?.is_some() {
        return Ok(Taken::IsHeld);
    }
    let asked = if says.needs_second() { find_signed(force.tx, envelope)? } else { None };
    let shown = force.tx.find_scope(force.scope)?.map(|scope| scope.shown).unwrap_or_default();
    let word = LawWord { id, force: shown.into(), by: signer(said), second: None, says };
    hand_on(force, &LawWordRow { word, asked })?;
    Ok(Taken::Yes)
}

/// Hands a word on that a second officer has signed for, by an approval that stands. Whether the word was taken in:
/// until then an approval waits.
pub fn second(force: Feed<'_>, approval: &Approval, said: Said<'_>) -> Result<bool> {
    let Approved::Entry { device, entry } = approval.of else { return Ok(true) };
    let Some(row) = find(force.tx, LawWordId { device, entry })? else { return Ok(false) };
    if row.word.second.is_some() {
        return Ok(true);
    }
    if row.asked.as_ref().is_some_and(|asked| asked.digest() != approval.digest) {
        return Ok(false);
    }
    let word = LawWord { second: Some(signer(said)), ..row.word };
    hand_on(force, &LawWordRow { word, asked: None })?;
    Ok(true)
}

/// Hands everything that was ever said to a device of which an officer may sign, as one who was just confirmed.
pub fn tell(tx: &dyn Writes, device: DeviceId) -> Result<()> {
    if !may_sign(tx, device)? {
        return Ok(());
    }
    let scope = device_scope(device);
    for row in list(tx)? {
        feed::put(tx, &scope, RowKind::LawWord, &row.word.id.to_string(), &row)?;
    }
    Ok(())
}

/// Every word that was taken in, the oldest first.
pub fn list(db: &dyn Reads) -> Result<Vec<LawWordRow>> {
    let mut rows = Vec::new();
    for device in db.list_devices()? {
        let scope = device_scope(device.id);
        for id in db.list_in_state(&scope, RowKind::LawWord, RowState::Put)? {
            rows.extend(find_in(db, &scope, &id)?.filter(|row| row.word.id.device == device.id));
        }
    }
    rows.sort_by_key(|row| row.word.by.at);
    Ok(rows)
}

fn hand_on(force: Feed<'_>, row: &LawWordRow) -> Result<()> {
    let (tx, id) = (force.tx, row.word.id.to_string());
    if row.word.second.is_some() || !row.word.says.needs_second() {
        force.put(RowKind::LawWord, &id, row)?;
    }
    for device in tx.list_devices()? {
        let is_its_own = device.id == row.word.id.device;
        if is_its_own || (!device.revoked && may_sign(tx, device.id)?) {
            feed::put(tx, &device_scope(device.id), RowKind::LawWord, &id, row)?;
        }
    }
    Ok(())
}

fn find(db: &dyn Reads, id: LawWordId) -> Result<Option<LawWordRow>> {
    find_in(db, &device_scope(id.device), &id.to_string())
}

fn find_in(db: &dyn Reads, scope: &str, id: &str) -> Result<Option<LawWordRow>> {
    feed::find_last_put(db, About { scope, kind: RowKind::LawWord, id })
}

/// Whether somebody who may sign for rows of the law is on a device: confirmed, and not gone.
fn may_sign(db: &dyn Reads, device: DeviceId) -> Result<bool> {
    let may = |actor: &Actor| actor.may(Deed::SignLaw, Scope::Force).is_ok();
    Ok(db.list_present_actors(device)?.iter().any(may))
}

/// The entry of an envelope, whole.
fn find_signed(db: &dyn Reads, envelope: &Envelope) -> Result<Option<SignedEntry>> {
    let is_it = |signed: &SignedEntry| signed.read().is_ok_and(|read| read == *envelope);
    Ok(db.list_chain(envelope.chain)?.into_iter().find(is_it))
}

fn signer(said: Said<'_>) -> LawSigner {
    let Author { officer, collar, shown } = said.author;
    LawSigner { officer: *officer, collar: collar.as_str().into(), shown: shown.as_str().into(), at: said.at() }
}

#[cfg(test)]
#[path = "signing_tests.rs"]
mod signing_tests;
