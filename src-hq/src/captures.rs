//! Records made on locked devices. Each is first checked, stored and receipted; what it says is read
//! afterwards, or set aside with a reason. It stays nobody's record, outside every chain and feed,
//! until an officer takes it up on their device.

use crate::evidence::{self, Told};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::intake;
use crate::report;
use crate::store::captures::{Held, Settled};
use crate::store::devices::{Calling, Device, Standing};
use crate::store::items::{self, Refused};
use crate::store::{Reads, Writes};
use cordon_core::proof::capture::{Capture, CaptureAnswer, CaptureError, CaptureReceipt, SealedCapture, SignedCapture};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{CaptureRefusal, SignedReceipt, SignedRefusal};
use cordon_core::proof::seal;
use cordon_core::proof::verdict::{RefusedBecause, SetAsideBecause};
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, ExhibitId, OfficerId};
use cordon_core::rules::time::Timestamp;

/// Most records of one device that no officer has taken up: a stolen device cannot fill HQ.
const MOST_UNTAKEN: u64 = 500;

/// A record made on a locked device, as HQ holds it.
#[derive(Clone, Debug, PartialEq)]
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
    /// What it says; absent where that cannot be read.
    pub content: Option<Capture>,
    /// Whether all of its files are held and are what was captured; absent where not all are held.
    pub evidence_verified: Option<bool>,
}

/// Takes a record in, and reads what it can. `None` where too many of this device wait to be taken up,
/// or were refused: the device keeps it and offers it again.
pub fn receive(hq: &Hq, calling: &Calling, sealed: &SealedCapture) -> Result<Option<CaptureAnswer>> {
    let (now, device) = (hq.now(), &calling.device);
    let Some(answer) = hq.store().write(|tx| take(hq, tx, calling, sealed, now))? else { return Ok(None) };
    // The receipt is durable already: what cannot be read now is tried at the next one.
    let brought = vec![sealed.capture.to_string()];
    let read = interpret_waiting(hq, Some(device.id)).and_then(|()| intake::interpret_awaiting(hq, brought));
    if let Err(failure) = read {
        tracing::error!(device = %device.id, %failure, "interpretation failed");
    }
    Ok(Some(answer))
}

fn take(
    hq: &Hq,
    tx: &dyn Writes,
    calling: &Calling,
    sealed: &SealedCapture,
    now: Timestamp,
) -> Result<Option<CaptureAnswer>> {
    let device = &calling.device;
    let signed = match check(hq, calling, sealed) {
        Ok(signed) => signed,
        Err(because) => return refuse(hq, tx, device.id, sealed, because),
    };
    let (capture, body) = (sealed.capture, signed.digest());
    match tx.find_capture_digest(device.id, capture)? {
        None if tx.count_untaken_captures(device.id)? >= MOST_UNTAKEN => return Ok(None),
        None => tx.keep_capture(device.id, capture, &signed, now)?,
        Some(held) if held == body.to_string() => {}
        Some(_) => return refuse(hq, tx, device.id, sealed, RefusedBecause::CaptureIsHeld),
    }
    // Made of what is held, so that a repeat gets the same receipt.
    let received_at = tx.find_capture_received_at(device.id, capture)?.ok_or(Failure::Missing("capture"))?;
    let receipt =
        CaptureReceipt { device: device.id, capture, sealed: Digest::of(&sealed.sealed.0), body, received_at };
    let receipt = SignedReceipt::sign_capture(&receipt, &hq.secrets().sign_secret);
    Ok(Some(CaptureAnswer::Received { receipt: receipt.ok_or(Failure::Missing("receipt"))? }))
}

/// Takes in a record that a person releases from quarantine, or says why it stays there. That its device was
/// revoked, or came late, is for that person to have weighed; every other check stands.
pub fn release(hq: &Hq, device: &Device, sealed: &SealedCapture) -> Result<std::result::Result<(), RefusedBecause>> {
    let weighed = Calling { device: device.clone(), standing: Standing::Good };
    let signed = match check(hq, &weighed, sealed) {
        Ok(signed) => signed,
        Err(because) => return Ok(Err(because)),
    };
    let taken = hq.store().write(|tx| match tx.find_capture_digest(device.id, sealed.capture)? {
        None => tx.keep_capture(device.id, sealed.capture, &signed, hq.now()).map(|()| Ok(())),
        Some(held) if held == signed.digest().to_string() => Ok(Ok(())),
        Some(_) => Ok(Err(RefusedBecause::CaptureIsHeld)),
    })?;
    interpret_waiting(hq, Some(device.id))?;
    intake::interpret_waiting(hq, Some(device.id))?;
    Ok(taken)
}

/// Whether a record is sealed to HQ, by this device, and signed by a key that the device vouches for.
fn check(hq: &Hq, calling: &Calling, sealed: &SealedCapture) -> std::result::Result<SignedCapture, RefusedBecause> {
    if let Some(because) = calling.kept_out() {
        return Err(because);
    }
    let device = &calling.device;
    if sealed.device != device.id {
        return Err(RefusedBecause::CaptureOfAnotherDevice);
    }
    let bound = SealedCapture::bound(device.id, sealed.capture);
    let bytes = seal::open(&hq.secrets().seal_private, &bound, &sealed.sealed.0)
        .map_err(|_| RefusedBecause::SealedBytesDoNotOpen)?;
    let signed: SignedCapture = serde_json::from_slice(&bytes).map_err(|_| RefusedBecause::CaptureUnreadable)?;
    match signed.verify(device.id, &device.key) {
        Ok(()) => Ok(signed),
        Err(CaptureError::Unreadable) => Err(RefusedBecause::CaptureUnreadable),
        Err(CaptureError::Certificate) => Err(RefusedBecause::CaptureKeyNotVouchedFor),
        Err(CaptureError::Signature) => Err(RefusedBecause::CaptureSignature),
    }
}

/// Refuses a record and keeps it in quarantine, as it came; `None` where the device filled its part.
fn refuse(
    hq: &Hq,
    tx: &dyn Writes,
    device: DeviceId,
    sealed: &SealedCapture,
    because: RefusedBecause,
) -> Result<Option<CaptureAnswer>> {
    let source = format!("device {device}");
    if !items::may_keep(tx, &source, &sealed.sealed.0)? {
        tracing::warn!(%device, "its part of the quarantine is full");
        return Ok(None);
    }
    let now = hq.now();
    let bytes = &sealed.sealed.0;
    let capture = Some(sealed.capture);
    let kept = Refused { source: &source, file: None, line: None, capture, reason: because.name(), bytes };
    tx.keep_refused(&kept, now)?;
    tracing::warn!(%device, capture = %sealed.capture, reason = because.name(), "capture refused");
    let (capture, sealed) = (sealed.capture, Digest::of(&sealed.sealed.0));
    let refusal = CaptureRefusal { device, capture, sealed, because, refused_at: now };
    let refusal = SignedRefusal::sign_capture(&refusal, &hq.secrets().sign_secret);
    Ok(Some(CaptureAnswer::Refused { refusal: refusal.ok_or(Failure::Missing("refusal"))? }))
}

/// Reads records that wait: of one device, or of all.
pub fn interpret_waiting(hq: &Hq, device: Option<DeviceId>) -> Result<()> {
    for held in hq.store().read(|db| db.list_received_captures(device))? {
        let exhibits = hq.store().write(|tx| one(tx, &held))?;
        for exhibit in exhibits {
            evidence::settle(hq, exhibit)?;
        }
    }
    Ok(())
}

/// Reads one record, and returns the exhibits whose files it brings the keys of.
fn one(tx: &dyn Writes, held: &Held) -> Result<Vec<ExhibitId>> {
    match read(tx, held)? {
        Err(reason) => {
            tx.settle_capture(held, &Settled { reason: Some(reason), claimed: None })?;
            Ok(Vec::new())
        }
        Ok(capture) => {
            tx.settle_capture(held, &Settled { reason: None, claimed: capture.claimed })?;
            Ok(capture.exhibits.iter().map(|exhibit| exhibit.id).collect())
        }
    }
}

fn read(tx: &dyn Writes, held: &Held) -> Result<std::result::Result<Capture, SetAsideBecause>> {
    let Ok(capture) = serde_json::from_slice::<Capture>(&held.body) else {
        return Ok(Err(SetAsideBecause::CaptureLayout));
    };
    if capture.id != held.capture || capture.device != held.device {
        return Ok(Err(SetAsideBecause::CaptureOfAnotherPlace));
    }
    if let Some(officer) = capture.claimed
        && tx.find_officer_key(held.device, officer)?.is_none()
    {
        return Ok(Err(SetAsideBecause::CaptureClaimsAStranger));
    }
    for exhibit in &capture.exhibits {
        let told = Told { exhibit: exhibit.id, key: &exhibit.key, sha256: &exhibit.sha256, by_officer: false };
        if let Some(reason) = evidence::expect(tx, held.device, &told)? {
            return Ok(Err(reason));
        }
    }
    Ok(Ok(capture))
}

/// Every record made on a locked device, oldest form first.
pub fn list(hq: &Hq) -> Result<Vec<CaptureReport>> {
    hq.store().read(|db| db.list_captures()?.into_iter().map(|held| report_of(db, held)).collect())
}

fn report_of(db: &dyn Reads, held: Held) -> Result<CaptureReport> {
    let content: Option<Capture> = serde_json::from_slice(&held.body).ok();
    let mut verified = Vec::new();
    for exhibit in content.iter().flat_map(|content| content.exhibits.iter()) {
        verified.push(db.find_upload(exhibit.id)?.and_then(|upload| upload.verified));
    }
    Ok(CaptureReport {
        device: held.device,
        capture: held.capture,
        received_at: held.received_at,
        claimed: held.claimed,
        set_aside: held.reason,
        taken: held.draft.zip(held.taken_by),
        content,
        evidence_verified: report::together(&verified),
    })
}

#[cfg(test)]
#[path = "captures_tests.rs"]
mod captures_tests;
