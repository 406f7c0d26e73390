//! Records made on locked devices. Each is first checked, stored and receipted; what it says is read
//! afterwards, or set aside with a reason. It stays nobody's record, outside every chain and feed,
//! until an officer takes it up on their device.

use crate::acts::{self, Did};
use crate::evidence::{self, SaidBy, Stated, Told};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::intake;
use crate::refused::{self, Turned, Weighed};
use crate::report;
use crate::store::captures::{Closed, Decided, Filled, Head, Held, Outline, Settled, Step};
use crate::store::devices::{Calling, Device, Standing};
use crate::store::feed::{self, device_scope};
use crate::store::refused::CameFrom;
use crate::store::{Reads, Writes};
use cordon_core::proof::capture::{
    Capture, CaptureAnswer, CaptureError, CaptureExhibit, CaptureReceipt, SealedCapture, SignedCapture,
};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{CaptureRefusal, ReleaseReceipt, SignedReceipt, SignedRefusal};
use cordon_core::proof::seal;
use cordon_core::proof::segment::RowKind;
use cordon_core::proof::verdict::{RefusedBecause, SetAsideBecause};
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, ExhibitId, OfficerId};
use cordon_core::rules::time::Timestamp;
use std::collections::BTreeSet;

/// Most records of one device that no officer has taken up, and most bytes of them: a stolen device cannot fill HQ.
const MOST_UNTAKEN: u64 = 500;
const MOST_UNTAKEN_BYTES: u64 = 64 << 20;

/// A record made on a locked device, as a list tells of it: without what it says of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureReport {
    /// On which device.
    pub device: DeviceId,
    /// Which.
    pub capture: CaptureId,
    /// When HQ stored it.
    pub received_at: Timestamp,
    /// The officer it claims to be from: a claim, not proof.
    pub claimed: Option<OfficerId>,
    /// Why it was set aside, where it was.
    pub set_aside: Option<SetAsideBecause>,
    /// The draft it became, and who took it up.
    pub taken: Option<(DraftId, OfficerId)>,
    /// That nothing is to be done with it, where a person said so.
    pub closed: Option<Closed>,
    /// When it was saved and how many files it names; absent where that cannot be read.
    pub outline: Option<Outline>,
}

/// All that HQ holds of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptureSheet {
    /// What a list tells of it.
    pub report: CaptureReport,
    /// What it says; absent where that cannot be read.
    pub content: Option<Capture>,
    /// Whether all of its files are held and are what was captured; absent where not all are held.
    pub evidence_verified: Option<bool>,
    /// What persons decided of it, in order.
    pub steps: Vec<Step>,
}

/// Takes a record in, and reads what it can. `None` where too many of this device wait to be taken up,
/// or were refused: the device keeps it and offers it again.
pub fn receive(hq: &Hq, calling: &Calling, sealed: &SealedCapture) -> Result<Option<CaptureAnswer>> {
    let device = &calling.device;
    let Some(answer) = hq.store().write(|tx| take(hq, tx, calling, sealed))? else { return Ok(None) };
    // The receipt is durable already: what cannot be read now is tried at the next one.
    let brought = vec![sealed.capture.to_string()];
    let read = interpret_waiting(hq, Some(device.id)).and_then(|()| intake::interpret_awaiting(hq, brought));
    if let Err(failure) = read {
        tracing::error!(device = %device.id, %failure, "interpretation failed");
    }
    Ok(Some(answer))
}

fn take(hq: &Hq, tx: &dyn Writes, calling: &Calling, sealed: &SealedCapture) -> Result<Option<CaptureAnswer>> {
    let device = &calling.device;
    let signed = match check(hq, calling, sealed) {
        Ok(signed) => signed,
        Err(because) => return refuse(hq, tx, device.id, sealed, because),
    };
    let is_new = tx.find_capture_digest(device.id, sealed.capture)?.is_none();
    if is_new && !has_room(tx, device.id, sealed, &signed)? {
        return Ok(None);
    }
    match keep(hq, tx, sealed, &signed)? {
        Ok(receipt) => Ok(Some(CaptureAnswer::Received { receipt })),
        Err(because) => refuse(hq, tx, device.id, sealed, because),
    }
}

/// Whether a device may bring another record. What is set aside has a part of its own: it takes no officer's place.
fn has_room(tx: &dyn Writes, device: DeviceId, sealed: &SealedCapture, signed: &SignedCapture) -> Result<bool> {
    let untaken = tx.count_untaken_captures(device)?;
    let bytes = signed.capture.0.len() as u64;
    if !takes(untaken.kept, bytes) {
        return Ok(false);
    }
    Ok(takes(untaken.set_aside, bytes) || compared(tx, device, sealed.capture, &signed.capture.0)?.is_ok())
}

/// Whether a part takes another record of so many bytes.
fn takes(filled: Filled, bytes: u64) -> bool {
    filled.records < MOST_UNTAKEN && filled.bytes.saturating_add(bytes) <= MOST_UNTAKEN_BYTES
}

/// Keeps a record that was checked, and gives its receipt: the same again gets the same.
fn keep(
    hq: &Hq,
    tx: &dyn Writes,
    sealed: &SealedCapture,
    signed: &SignedCapture,
) -> Result<std::result::Result<SignedReceipt, RefusedBecause>> {
    let (device, capture, body) = (sealed.device, sealed.capture, signed.digest());
    match tx.find_capture_digest(device, capture)? {
        None => tx.keep_capture(device, capture, signed, hq.now())?,
        Some(held) if held == body.to_string() => {}
        Some(_) => return Ok(Err(RefusedBecause::CaptureIsHeld)),
    }
    // Made of what is held, so that a repeat gets the same receipt.
    let received_at = tx.find_capture_received_at(device, capture)?.ok_or(Failure::Missing("capture"))?;
    let receipt = CaptureReceipt { device, capture, sealed: Digest::of(&sealed.sealed.0), body, received_at };
    let receipt = SignedReceipt::sign_capture(&receipt, &hq.secrets().sign_secret);
    Ok(Ok(receipt.ok_or(Failure::Missing("receipt"))?))
}

/// Whether a record is sealed to HQ, by this device, and signed by a key that the device vouches for.
fn check(hq: &Hq, calling: &Calling, sealed: &SealedCapture) -> std::result::Result<SignedCapture, RefusedBecause> {
    let device = &calling.device;
    if sealed.device != device.id {
        return Err(RefusedBecause::CaptureOfAnotherDevice);
    }
    let signed = open(hq, sealed)?;
    match signed.verify(device.id, &device.key) {
        Ok(()) => calling.kept_out().map_or(Ok(signed), Err),
        Err(CaptureError::Unreadable) => Err(RefusedBecause::CaptureUnreadable),
        Err(CaptureError::Certificate) => Err(RefusedBecause::CaptureKeyNotVouchedFor),
        Err(CaptureError::Signature) => Err(RefusedBecause::CaptureSignature),
    }
}

/// Opens the seal.
fn open(hq: &Hq, sealed: &SealedCapture) -> std::result::Result<SignedCapture, RefusedBecause> {
    let bound = SealedCapture::bound(sealed.device, sealed.capture);
    let bytes = seal::open(&hq.secrets().seal_private, &bound, &sealed.sealed.0)
        .map_err(|_| RefusedBecause::SealedBytesDoNotOpen)?;
    serde_json::from_slice(&bytes).map_err(|_| RefusedBecause::CaptureUnreadable)
}

/// Refuses a record and keeps it in quarantine, as it came; `None` where the device filled its part.
fn refuse(
    hq: &Hq,
    tx: &dyn Writes,
    device: DeviceId,
    sealed: &SealedCapture,
    because: RefusedBecause,
) -> Result<Option<CaptureAnswer>> {
    let (now, capture) = (hq.now(), sealed.capture);
    let from = CameFrom::Capture { device: sealed.device, capture };
    let is_kept = refused::keep(tx, Turned { by: device, from, bytes: &sealed.sealed.0 }, because, now)?;
    tracing::warn!(%device, %capture, reason = because.name(), is_kept, "record refused");
    if !is_kept {
        return Ok(None);
    }
    let refusal = CaptureRefusal { device, capture, sealed: Digest::of(&sealed.sealed.0), because, refused_at: now };
    let refusal = SignedRefusal::sign_capture(&refusal, &hq.secrets().sign_secret);
    Ok(Some(CaptureAnswer::Refused { refusal: refusal.ok_or(Failure::Missing("refusal"))? }))
}

/// What can be said of a record that opens, for a person to weigh.
pub fn weigh(hq: &Hq, sealed: &SealedCapture) -> Result<Option<Weighed>> {
    let Ok(signed) = open(hq, sealed) else { return Ok(None) };
    let Ok(capture) = signed.read() else { return Ok(None) };
    let (device, shown) = hq.store().read(|db| {
        let shown = capture.claimed.map(|officer| db.find_officer_shown(officer)).transpose()?;
        Ok((db.find_device(sealed.device)?, shown.flatten()))
    })?;
    let signatures_stand = device.is_some_and(|device| signed.verify(device.id, &device.key).is_ok());
    let (what, officer, at) = ("capture".to_owned(), capture.claimed, capture.saved_at);
    Ok(Some(Weighed { what, officer, shown, at, signatures_stand }))
}

/// Takes in a record that a person releases from quarantine, or says why it stays there. That its device was
/// revoked, or came late, is for that person to have weighed; every other check stands. What the device may
/// not exceed does not hold it: a person asks for it. What `taken` writes is written with it, or not at all.
pub fn release(
    hq: &Hq,
    device: &Device,
    sealed: &SealedCapture,
    taken: impl FnOnce(&dyn Writes) -> Result<()>,
) -> Result<std::result::Result<(), RefusedBecause>> {
    let weighed = Calling { device: device.clone(), standing: Standing::Good };
    let signed = match check(hq, &weighed, sealed) {
        Ok(signed) => signed,
        Err(because) => return Ok(Err(because)),
    };
    let kept = hq.store().write(|tx| {
        let kept = keep(hq, tx, sealed, &signed)?;
        // Its device sends nothing again that was refused: the receipt lies in its scope.
        if let Ok(receipt) = &kept {
            let (capture, receipt) = (sealed.capture, receipt.clone());
            let body = ReleaseReceipt::Capture { capture, receipt };
            feed::put(tx, &device_scope(device.id), RowKind::Receipt, &capture.to_string(), &body)?;
            taken(tx)?;
        }
        Ok(kept)
    })?;
    interpret_waiting(hq, Some(device.id))?;
    intake::interpret_awaiting(hq, vec![sealed.capture.to_string()])?;
    Ok(kept.map(|_receipt| ()))
}

/// Reads records that wait: of one device, or of all. One at a time is in memory.
pub fn interpret_waiting(hq: &Hq, device: Option<DeviceId>) -> Result<()> {
    for (device, capture) in hq.store().read(|db| db.list_received_captures(device))? {
        let exhibits = hq.store().write(|tx| one(tx, device, capture))?;
        for exhibit in exhibits {
            evidence::settle(hq, device, exhibit)?;
        }
    }
    Ok(())
}

/// Reads one record, and returns the exhibits whose files it brings the keys of.
fn one(tx: &dyn Writes, device: DeviceId, capture: CaptureId) -> Result<Vec<ExhibitId>> {
    let held = tx.find_capture(device, capture)?.ok_or(Failure::Missing("capture"))?;
    let outline = content(&held).as_ref().map(outline);
    let (settled, exhibits) = match read(tx, &held)? {
        Err(reason) => (Settled { reason: Some(reason), claimed: None, outline }, Vec::new()),
        Ok(capture) => {
            let exhibits = capture.exhibits.iter().map(|exhibit| exhibit.id).collect();
            (Settled { reason: None, claimed: capture.claimed, outline }, exhibits)
        }
    };
    tx.settle_capture(device, capture, &settled)?;
    Ok(exhibits)
}

/// What a record says, where it can be read.
fn content(held: &Held) -> Option<Capture> {
    serde_json::from_slice(&held.body).ok()
}

fn outline(capture: &Capture) -> Outline {
    Outline { saved_at: capture.saved_at, exhibits: capture.exhibits.len() as u64 }
}

/// Reads a record and names its files: none of one that is set aside.
fn read(tx: &dyn Writes, held: &Held) -> Result<std::result::Result<Capture, SetAsideBecause>> {
    let device = held.head.device;
    let found = compared(tx, device, held.head.capture, &held.body)?;
    if let Ok(capture) = &found {
        for exhibit in &capture.exhibits {
            if let Some(reason) = evidence::expect(tx, device, &told_of(capture, exhibit))? {
                return Ok(Err(reason));
            }
        }
    }
    Ok(found)
}

/// What a record says, or why nothing in it is taken up, its files compared. One that names a file twice is malformed.
fn compared(
    tx: &dyn Writes,
    device: DeviceId,
    place: CaptureId,
    body: &[u8],
) -> Result<std::result::Result<Capture, SetAsideBecause>> {
    let capture = match read_for(tx, device, place, body)? {
        Ok(capture) => capture,
        Err(because) => return Ok(Err(because)),
    };
    let mut seen = BTreeSet::new();
    for exhibit in &capture.exhibits {
        if !seen.insert(exhibit.id) {
            return Ok(Err(SetAsideBecause::ExhibitMalformed));
        }
        if let Some(reason) = evidence::contradicted(tx, device, &told_of(&capture, exhibit))? {
            return Ok(Err(reason));
        }
    }
    Ok(Ok(capture))
}

fn told_of<'e>(capture: &Capture, exhibit: &'e CaptureExhibit) -> Told<'e> {
    let (key, sha256, sealed, length) = (&exhibit.key, &exhibit.sha256, exhibit.sealed, exhibit.sealed_bytes);
    Told { exhibit: exhibit.id, by: SaidBy::Record(capture.claimed), key, sha256, sealed, length }
}

/// What a record says, or why nothing in it is taken up, its files apart.
fn read_for(
    tx: &dyn Writes,
    device: DeviceId,
    place: CaptureId,
    body: &[u8],
) -> Result<std::result::Result<Capture, SetAsideBecause>> {
    let Ok(capture) = serde_json::from_slice::<Capture>(body) else {
        return Ok(Err(SetAsideBecause::CaptureLayout));
    };
    if capture.id != place || capture.device != device {
        return Ok(Err(SetAsideBecause::CaptureOfAnotherPlace));
    }
    if let Some(officer) = capture.claimed
        && tx.find_officer_key(device, officer)?.is_none()
    {
        return Ok(Err(SetAsideBecause::CaptureClaimsAStranger));
    }
    Ok(Ok(capture))
}

/// Closes records that no officer has taken up, those named or all of the device's, and returns how many. They
/// stay, and can be taken up or opened again. Each is a step of its own, with who did it.
pub fn close(hq: &Hq, device: DeviceId, which: &[CaptureId], why: &str) -> Result<u64> {
    let closing = Closed { why: acts::reason(why)?.to_owned(), at: hq.now() };
    let closed = hq.store().write(|tx| {
        let mut closed = 0;
        for Head { capture, .. } in tx.list_captures(Some(device))? {
            let is_meant = which.is_empty() || which.contains(&capture);
            if is_meant && tx.set_capture_closed(device, capture, Some(&closing))? {
                closed += 1;
                decided(hq, tx, (device, capture), Decided::Closed, &closing.why)?;
            }
        }
        Ok(closed)
    })?;
    tracing::info!(%device, closed, "records made while locked were closed");
    Ok(closed)
}

/// Opens a record again that was closed, for a reason; whether it was.
pub fn reopen(hq: &Hq, device: DeviceId, capture: CaptureId, why: &str) -> Result<bool> {
    let why = acts::reason(why)?;
    hq.store().write(|tx| {
        let is_open = tx.set_capture_closed(device, capture, None)?;
        if is_open {
            decided(hq, tx, (device, capture), Decided::Reopened, why)?;
        }
        Ok(is_open)
    })
}

/// Writes a decision about a record down: as an act, and as a step of the record.
fn decided(hq: &Hq, tx: &dyn Writes, (device, capture): (DeviceId, CaptureId), how: Decided, why: &str) -> Result<()> {
    let did = match how {
        Decided::Closed => Did::CloseCapture,
        Decided::Reopened => Did::ReopenCapture,
    };
    let act = acts::keep_numbered(hq, tx, did, &named(device, capture), why)?;
    tx.keep_capture_step(device, capture, how, act)
}

/// A record, as an act names it.
fn named(device: DeviceId, capture: CaptureId) -> String {
    format!("record {capture} of device {device}")
}

/// Every record made on a locked device, oldest form first. What they say is not read for it.
pub fn list(hq: &Hq) -> Result<Vec<CaptureReport>> {
    Ok(hq.store().read(|db| db.list_captures(None))?.into_iter().map(report_of).collect())
}

fn report_of(head: Head) -> CaptureReport {
    CaptureReport {
        device: head.device,
        capture: head.capture,
        received_at: head.received_at,
        claimed: head.claimed,
        set_aside: head.reason,
        taken: head.draft.zip(head.taken_by),
        closed: head.closed,
        outline: head.outline,
    }
}

/// All that HQ holds of one record; none where it holds no such.
pub fn show(hq: &Hq, device: DeviceId, capture: CaptureId) -> Result<Option<CaptureSheet>> {
    hq.store().read(|db| db.find_capture(device, capture)?.map(|held| sheet_of(db, held)).transpose())
}

fn sheet_of(db: &dyn Reads, held: Held) -> Result<CaptureSheet> {
    let (device, capture) = (held.head.device, held.head.capture);
    let content = content(&held);
    let mut verified = Vec::new();
    for exhibit in content.iter().flat_map(|content| content.exhibits.iter()) {
        let stated = Stated { device, exhibit: exhibit.id, by: None, sha256: &exhibit.sha256 };
        verified.push(evidence::is_verified(db, &stated)?);
    }
    Ok(CaptureSheet {
        report: report_of(held.head),
        content,
        evidence_verified: report::together(&verified),
        steps: db.list_capture_steps(device, capture)?,
    })
}

#[cfg(test)]
#[path = "captures_tests.rs"]
mod captures_tests;
