//! Enrolment: a one-time code, a key the device made, a certificate in return.

use crate::acts::{self, Did};
use crate::attempts::Source;
use crate::authority::Signed;
use crate::confirmation;
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::minting::{CODE_LENGTH, HEAD_LENGTH, Officer, hash};
use crate::random;
use crate::store::Writes;
use crate::store::codes::OpenCode;
use crate::store::devices::{Device, Given, Named, OfficerKey};
use crate::store::enrolments::NewEnrolment;
use crate::store::feed::{Covers, NewScope, device_scope};
use chrono::TimeDelta;
use cordon_core::proof::crockford;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::protocol::{self, DeviceCertificate, EnrolReply, EnrolRequest, RenewRequest};
use cordon_core::proof::short_number::Covered;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::Actor;
use cordon_core::rules::time::Timestamp;
use std::net::IpAddr;
use std::time::Duration;

/// Wrong tries that spend a code.
const TRIES: i64 = 5;

/// Why an enrolment was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The code is wrong, used, expired or out of tries: which of these is not said.
    Code,
    /// Too many codes were wrong that came from where this one did: it was not looked at.
    TooManyTries {
        /// How long it is to wait.
        wait: Duration,
    },
    /// The one who asks does not hold the device key.
    Proof,
    /// The device is enrolled with another key.
    OtherKey,
    /// The device was revoked.
    Revoked,
    /// The certificate request or a key cannot be used.
    Request,
}

/// Codes that could still be used, in order of their numbers.
pub fn list_codes(hq: &Hq) -> Result<Vec<OpenCode>> {
    hq.store().read(|db| db.list_open_codes(hq.now(), TRIES))
}

/// Cancels a code by its number; whether one of that number could still be used.
pub fn cancel_code(hq: &Hq, number: u64, why: &str) -> Result<bool> {
    hq.store().write(|tx| {
        let Some(collar) = tx.cancel_code(number, hq.now())? else { return Ok(false) };
        let object = format!("collar {collar}, code {number}");
        acts::keep(hq, tx, Did::CancelCode, &object, why.trim()).map(|()| true)
    })
}

/// Enrols a device, or another officer on an enrolled one.
pub fn enrol(hq: &Hq, request: &EnrolRequest, peer: IpAddr) -> Result<std::result::Result<EnrolReply, Refusal>> {
    if !request.is_proven() {
        return Ok(Err(Refusal::Proof));
    }
    let now = hq.now();
    let held = hq.store().read(|db| db.find_device(request.device))?;
    let is_enrolled = held.is_some_and(|device| !device.revoked && device.key == request.device_key);
    let source = if is_enrolled { Source::Device(request.device) } else { Source::of(peer) };
    if let Some(wait) = hq.attempts().wait(source, now) {
        return Ok(Err(Refusal::TooManyTries { wait }));
    }
    // A refusal is committed as well: it counts a try.
    let done = hq.store().write(|tx| take(hq, tx, request, now))?;
    if matches!(done, Err(Refusal::Code)) {
        hq.attempts().count(source, now);
    }
    Ok(done)
}

fn take(
    hq: &Hq,
    tx: &dyn Writes,
    request: &EnrolRequest,
    now: Timestamp,
) -> Result<std::result::Result<EnrolReply, Refusal>> {
    let code = crockford::normal(&request.code);
    let Some(head) = code.get(..HEAD_LENGTH).filter(|_| code.len() == CODE_LENGTH) else {
        return Ok(Err(Refusal::Code));
    };
    let live = tx.list_live_codes(head, now, TRIES)?;
    let Some(found) = live.into_iter().find(|live| live.hash == hash(&live.salt, &code)) else {
        tx.count_code_try(head)?;
        return Ok(Err(Refusal::Code));
    };
    let certificate = match certify(hq, tx, request, now)? {
        Ok(certificate) => certificate,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Named { collar, shown, initials } = found.officer.clone();
    let Actor { role, rank } = tx.find_role(&collar)?.ok_or(Failure::Missing("role"))?;
    let named = Officer { collar, shown, initials, role, rank };
    let (officer, key) = officer_on_device(tx, request, &found.officer, now)?;
    tx.mark_code_used(&found.hash, now)?;
    let nonce = await_confirmation(hq, tx, request, (officer, key, &named), now)?;
    tracing::info!(device = %request.device, %officer, "enrolled, and waits to be confirmed");
    Ok(Ok(EnrolReply {
        officer,
        collar: named.collar,
        shown: named.shown,
        initials: named.initials,
        role: named.role,
        rank: named.rank,
        certificate,
        ca_pem: hq.ca_pem().to_owned(),
        seal_key: hq.secrets().seal_key.clone(),
        sign_key: hq.secrets().sign_key.clone(),
        nonce: HexBytes(nonce.to_vec()),
        now,
    }))
}

/// Keeps what the enrolment's short number is made of, and returns HQ's own part of it.
fn await_confirmation(
    hq: &Hq,
    tx: &dyn Writes,
    request: &EnrolRequest,
    (officer, officer_key, named): (OfficerId, &HexBytes, &Officer),
    now: Timestamp,
) -> Result<[u8; 32]> {
    let covered = Covered {
        authority: &hq.authority().certificate(),
        seal_key: &hq.secrets().seal_key,
        sign_key: &hq.secrets().sign_key,
        device: request.device,
        device_key: &request.device_key,
        csr_pem: &request.csr_pem,
        officer,
        officer_key,
        collar: &named.collar,
        role: named.role,
        rank: named.rank,
    };
    let nonce = random::bytes::<32>()?;
    tx.keep_enrolment(&NewEnrolment {
        device: request.device,
        officer,
        covered: covered.digest(),
        commitment: request.commitment,
        nonce: &nonce,
        enrolled_at: now,
        expires_at: now.plus(TimeDelta::hours(confirmation::HOURS)),
    })?;
    Ok(nonce)
}

/// Keeps a new device, or recognises a held one, and gives it a certificate: also one that holds another,
/// for its clock may not know whether that has run out.
fn certify(
    hq: &Hq,
    tx: &dyn Writes,
    request: &EnrolRequest,
    now: Timestamp,
) -> Result<std::result::Result<DeviceCertificate, Refusal>> {
    let held = tx.find_device(request.device)?;
    match &held {
        Some(device) if device.revoked => return Ok(Err(Refusal::Revoked)),
        Some(device) if device.key != request.device_key => return Ok(Err(Refusal::OtherKey)),
        Some(_) | None => {}
    }
    if request.officer_key.array::<32>().is_none() {
        return Ok(Err(Refusal::Request));
    }
    let Some(signed) = hq.secrets().authority.sign_device(&request.csr_pem, request.device, now)? else {
        return Ok(Err(Refusal::Request));
    };
    if held.is_none() {
        tx.keep_device(request.device, &request.device_key, now)?;
        let name = device_scope(request.device);
        tx.ensure_scope(&NewScope { name: &name, shown: "This device", covers: Covers::Device, not_held: &[] })?;
    }
    keep_certificate(tx, request.device, &signed)?;
    Ok(Ok(signed.certificate))
}

fn keep_certificate(tx: &dyn Writes, device: DeviceId, signed: &Signed) -> Result<()> {
    let DeviceCertificate { issued_at, expires_at, .. } = signed.certificate;
    tx.keep_certificate(&Given { fingerprint: signed.fingerprint, device, issued_at, expires_at })
}

/// Why no new certificate is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRenewed {
    /// The one that holds has more than a third of its time before it.
    TooEarly,
    /// The one who asks does not hold the device key.
    Proof,
    /// The certificate request cannot be used.
    Request,
}

/// Gives a device its next certificate, over one that still holds. That one holds on until its own end:
/// wherever the exchange breaks off, the device has one that HQ takes.
pub fn renew(
    hq: &Hq,
    device: &Device,
    over: Digest,
    request: &RenewRequest,
) -> Result<std::result::Result<DeviceCertificate, NotRenewed>> {
    if !request.is_proven(device.id, &device.key) {
        return Ok(Err(NotRenewed::Proof));
    }
    let now = hq.now();
    hq.store().write(|tx| {
        let held = tx.find_certificate(over)?.ok_or(Failure::Missing("certificate"))?;
        if !protocol::is_due(held.issued_at, held.expires_at, now) {
            return Ok(Err(NotRenewed::TooEarly));
        }
        let Some(signed) = hq.authority().sign_device(&request.csr_pem, device.id, now)? else {
            return Ok(Err(NotRenewed::Request));
        };
        keep_certificate(tx, device.id, &signed)?;
        tracing::info!(device = %device.id, "certificate renewed");
        Ok(Ok(signed.certificate))
    })
}

/// The officer's id on this device, and their key there. Whoever has it unlocked and is enrolled again under
/// the same name stays who they are: their drafts, their records and the clocks that they started are theirs by
/// that id. Any other key on the same device is a second id of the same collar number, so that entries signed
/// with the first still verify.
fn officer_on_device<'r>(
    tx: &dyn Writes,
    request: &'r EnrolRequest,
    officer: &Named,
    now: Timestamp,
) -> Result<(OfficerId, &'r HexBytes)> {
    let device = request.device;
    for key in [Some(&request.officer_key), request.held_key.as_ref()].into_iter().flatten() {
        let Some(id) = tx.find_officer_by_key(&officer.collar, device, key)? else { continue };
        if tx.find_author(device, id)?.is_some_and(|author| author.shown == officer.shown) {
            tx.update_officer(id, officer)?;
            return Ok((id, key));
        }
    }
    let id = match tx.find_officer_without_key(&officer.collar, device)? {
        Some(id) => {
            tx.update_officer(id, officer)?;
            id
        }
        None => {
            let id = OfficerId(new_uuid(now)?);
            tx.keep_officer(id, officer, now)?;
            id
        }
    };
    let key = &request.officer_key;
    tx.keep_officer_key(&OfficerKey { device, officer: id, key, shown: &officer.shown }, now)?;
    Ok((id, key))
}

fn new_uuid(now: Timestamp) -> Result<uuid::Uuid> {
    let millis = u64::try_from(now.millis()).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random::bytes::<10>()?).into_uuid())
}

#[cfg(test)]
#[path = "enrolment_tests.rs"]
mod enrolment_tests;
