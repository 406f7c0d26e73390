//! Enrolment: a one-time code, a key the device made, a certificate in return.

use crate::acts::{self, Did};
use crate::authority::Signed;
use crate::confirmation;
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::leaving;
use crate::network::network;
use crate::random;
use crate::store::Writes;
use crate::store::codes::{NewCode, OpenCode};
use crate::store::devices::{Device, Given, OfficerKey};
use crate::store::enrolments::NewEnrolment;
use crate::store::feed::{Covers, NewScope};
use chrono::TimeDelta;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::protocol::{self, DeviceCertificate, EnrolReply, EnrolRequest, RenewRequest, normal_code};
use cordon_core::proof::short_number::Covered;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use serde::Serialize;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH: usize = 10;
const HEAD_LENGTH: usize = 4;
const TRIES: i64 = 5;
const MINUTES: i64 = 15;
const WRONG_PER_SOURCE: usize = 30;
/// Sources from which on those are forgotten that have tried nothing of late.
const MOST_SOURCES: usize = 1_000;

/// For whom a code is minted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Collar number.
    pub collar: String,
    /// Rank, collar number and name, as shown.
    pub shown: String,
    /// Initials, for exhibit references.
    pub initials: String,
    /// What they are to the force.
    pub role: Role,
    /// Their police rank, where they have one.
    pub rank: Option<Rank>,
}

/// A freshly minted code. It is shown once and kept as a hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    /// By what it is cancelled.
    pub number: u64,
    /// Ten Crockford characters.
    pub code: String,
    /// From when it is refused.
    pub expires_at: Timestamp,
}

/// Why an enrolment was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The code is wrong, used, expired or out of tries: which of these is not said.
    Code,
    /// The one who asks does not hold the device key.
    Proof,
    /// The device is enrolled with another key.
    OtherKey,
    /// The device was revoked.
    Revoked,
    /// The certificate request or a key cannot be used.
    Request,
}

/// Whose wrong tries are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Source {
    /// A device that is enrolled and has shown that it holds its key: however many others try from its
    /// address, it enrols its next officer.
    Device(DeviceId),
    /// An address. Of IPv6 the network: whoever has one address there has them all (RFC 4291 §2.5.1).
    Address(IpAddr),
}

impl Source {
    fn of(peer: IpAddr) -> Self {
        Self::Address(network(peer))
    }
}

/// Wrong tries of late by their source, so that guessing is slow whatever the code, and nobody's guessing
/// keeps others from being enrolled.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<Source, Vec<Timestamp>>>);

impl Attempts {
    fn are_spent(&self, source: Source, now: Timestamp) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(wrong) = all.get_mut(&source) else { return false };
        wrong.retain(|at| is_of_late(*at, now));
        wrong.len() >= WRONG_PER_SOURCE
    }

    fn count(&self, source: Source, now: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST_SOURCES {
            all.retain(|_source, wrong| wrong.iter().any(|at| is_of_late(*at, now)));
        }
        all.entry(source).or_default().push(now);
    }
}

fn is_of_late(at: Timestamp, now: Timestamp) -> bool {
    now.since(at) < TimeDelta::minutes(MINUTES)
}

/// Mints a code for an officer.
pub fn mint(hq: &Hq, officer: &Officer) -> Result<Code> {
    if officer.role == Role::Feed {
        return Err(Failure::Setting(text!("hq.a_feed_is_no_officer")));
    }
    if [&officer.collar, &officer.shown, &officer.initials].iter().any(|text| text.trim().is_empty()) {
        return Err(Failure::Setting(text!("hq.officer_not_named")));
    }
    // They are printed, signed and shown on every device: nobody's name drives a terminal.
    if [&officer.collar, &officer.shown, &officer.initials].iter().any(|text| text.chars().any(char::is_control)) {
        return Err(Failure::Setting(text!("hq.officer_with_control_characters")));
    }
    let code: String = random::bytes::<CODE_LENGTH>()?
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)).map(|letter| char::from(*letter)))
        .collect();
    let salt = random::bytes::<16>()?;
    let now = hq.now();
    let expires_at = now.plus(TimeDelta::minutes(MINUTES));
    hq.store().read(|db| leaving::refuse_left(db, &officer.collar))?;
    let new = NewCode {
        head: code.get(..HEAD_LENGTH).unwrap_or_default(),
        salt: &salt,
        hash: &hash(&salt, &code),
        minted_at: now,
        expires_at,
        officer,
    };
    let number = hq.store().write(|tx| {
        let number = tx.keep_code(&new)?;
        let object = format!("collar {}, {}, code {number}", officer.collar, officer.role.name());
        acts::keep(hq, tx, Did::Enrol, &object, "").map(|()| number)
    })?;
    Ok(Code { number, code, expires_at })
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

fn hash(salt: &[u8], code: &str) -> [u8; 32] {
    Digest::of_parts(&[salt, code.as_bytes()]).0
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
    if hq.attempts().are_spent(source, now) {
        return Ok(Err(Refusal::Code));
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
    let code = normal_code(&request.code);
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
    let officer = officer_on_device(tx, request, &found.officer, now)?;
    tx.mark_code_used(&found.hash, now)?;
    let nonce = await_confirmation(hq, tx, request, (officer, &found.officer), now)?;
    tracing::info!(device = %request.device, %officer, "enrolled, and waits to be confirmed");
    Ok(Ok(EnrolReply {
        officer,
        collar: found.officer.collar,
        shown: found.officer.shown,
        initials: found.officer.initials,
        role: found.officer.role,
        rank: found.officer.rank,
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
    (officer, named): (OfficerId, &Officer),
    now: Timestamp,
) -> Result<[u8; 32]> {
    let covered = Covered {
        authority: &hq.authority().certificate(),
        seal_key: &hq.secrets().seal_key,
        sign_key: &hq.secrets().sign_key,
        device: request.device,
        device_key: &request.device_key,
        csr_pem: request.csr_pem.as_deref(),
        officer,
        officer_key: &request.officer_key,
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

/// Keeps a new device, or recognises a held one, and signs its key where it asks for that.
fn certify(
    hq: &Hq,
    tx: &dyn Writes,
    request: &EnrolRequest,
    now: Timestamp,
) -> Result<std::result::Result<Option<DeviceCertificate>, Refusal>> {
    let held = tx.find_device(request.device)?;
    match &held {
        Some(device) if device.revoked => return Ok(Err(Refusal::Revoked)),
        Some(device) if device.key != request.device_key => return Ok(Err(Refusal::OtherKey)),
        None if request.csr_pem.is_none() => return Ok(Err(Refusal::Request)),
        Some(_) | None => {}
    }
    if request.officer_key.array::<32>().is_none() {
        return Ok(Err(Refusal::Request));
    }
    let signed = match &request.csr_pem {
        None => None,
        Some(csr) => match hq.secrets().authority.sign_device(csr, request.device, now)? {
            None => return Ok(Err(Refusal::Request)),
            Some(signed) => Some(signed),
        },
    };
    if held.is_none() {
        tx.keep_device(request.device, &request.device_key, now)?;
        let name = device_scope(request.device);
        tx.ensure_scope(&NewScope { name: &name, shown: "This device", covers: Covers::Device, not_held: &[] })?;
    }
    if let Some(signed) = &signed {
        keep_certificate(tx, request.device, signed)?;
    }
    Ok(Ok(signed.map(|signed| signed.certificate)))
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
        if now < protocol::renewed_from(held.issued_at, held.expires_at) {
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

/// A device's own scope.
pub fn device_scope(device: DeviceId) -> String {
    format!("device:{device}")
}

/// The officer's id on this device. A second key on the same device is a second id of the same
/// collar number, so that entries signed with the first still verify.
fn officer_on_device(tx: &dyn Writes, request: &EnrolRequest, officer: &Officer, now: Timestamp) -> Result<OfficerId> {
    let (device, key) = (request.device, &request.officer_key);
    if let Some(id) = tx.find_officer_by_key(&officer.collar, device, key)? {
        return Ok(id);
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
    tx.keep_officer_key(&OfficerKey { device, officer: id, key, shown: &officer.shown }, now)?;
    Ok(id)
}

fn new_uuid(now: Timestamp) -> Result<uuid::Uuid> {
    let millis = u64::try_from(now.millis()).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random::bytes::<10>()?).into_uuid())
}

#[cfg(test)]
#[path = "enrolment_tests.rs"]
mod enrolment_tests;
