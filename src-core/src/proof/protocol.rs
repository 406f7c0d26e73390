//! The bodies that devices and HQ exchange over mutual TLS 1.3, as JSON; by which routes says
//! [`route`](super::route).

use super::access::SignedAccess;
use super::crockford;
use super::digest::{Digest, HexBytes};
use super::sign::{Purpose, Statement, state, stated, verify};
use super::verdict::{RefusedBecause, Verdict};
use crate::rules::coverage::NotHeld;
use crate::rules::ids::{CaptureId, DeviceId, EntryId, ExhibitId, OfficerId};
use crate::rules::policy::{Rank, Role};
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A device or another officer asks to be enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// The one-time code: ten Crockford characters, any case, hyphens ignored.
    pub code: String,
    /// The device, minted by itself.
    pub device: DeviceId,
    /// Certificate request for the device's TLS key, PEM. There is one with each enrolment: whether the last
    /// certificate has run out, a device whose clock was lost cannot tell.
    pub csr_pem: String,
    /// The device's public signing key.
    pub device_key: HexBytes,
    /// The officer's new public signing key.
    pub officer_key: HexBytes,
    /// The public signing key of whoever has the device unlocked. Where the code is theirs they stay who they
    /// are, under this key.
    pub held_key: Option<HexBytes>,
    /// What the device commits to of its random number, until it knows HQ's: see
    /// [`short_number`](super::short_number).
    pub commitment: Digest,
    /// Over all of it, the device's id included, but for the device key, by that key: the one who asks holds it.
    pub proof: HexBytes,
}

/// A device's certificate and how long it holds: a device reads no certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceCertificate {
    /// In PEM.
    pub pem: String,
    /// When HQ gave it out.
    pub issued_at: Timestamp,
    /// From when on HQ takes it no longer, but for what the device owes.
    pub expires_at: Timestamp,
}

impl DeviceCertificate {
    /// Whether it is to be renewed.
    pub fn is_due(&self, now: Timestamp) -> bool {
        is_due(self.issued_at, self.expires_at, now)
    }
}

/// Whether a certificate that was given out and ends so is to be renewed: two thirds of its time are over. The
/// one rule for HQ, which refuses to renew it earlier, and for the device, which asks from then on.
pub fn is_due(issued_at: Timestamp, expires_at: Timestamp, now: Timestamp) -> bool {
    now >= issued_at.plus((expires_at.since(issued_at) * 2) / 3)
}

/// An enrolled device asks for its next certificate, over the one that still holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewRequest {
    /// Certificate request for a new TLS key, PEM.
    pub csr_pem: String,
    /// Over the device and the request, by the device key, which is at hand only while a slot is open: a
    /// copy of a locked device's disk renews nothing.
    pub proof: HexBytes,
}

impl RenewRequest {
    /// What the proof is made over.
    pub fn proven_bytes(device: DeviceId, csr_pem: &str) -> Vec<u8> {
        [device.0.as_bytes(), csr_pem.as_bytes()].concat()
    }

    /// Whether the one who asks holds the device's key.
    pub fn is_proven(&self, device: DeviceId, key: &HexBytes) -> bool {
        verify(key, Purpose::Renewal, &Self::proven_bytes(device, &self.csr_pem), &self.proof)
    }
}

/// What HQ gives an enrolled device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolReply {
    /// The officer: one id for each set of keys.
    pub officer: OfficerId,
    /// The force's number for the officer, which tells two officers apart: it stays through a promotion, a
    /// new name and new keys.
    pub collar: String,
    /// Rank, collar number and name, as shown.
    pub shown: String,
    /// Initials, for exhibit references.
    pub initials: String,
    /// What the officer is to the force.
    pub role: Role,
    /// Their police rank, where they have one.
    pub rank: Option<Rank>,
    /// The device's next certificate.
    pub certificate: DeviceCertificate,
    /// HQ's certificate authority, PEM.
    pub ca_pem: String,
    /// HQ's public sealing key.
    pub seal_key: HexBytes,
    /// HQ's public signing key.
    pub sign_key: HexBytes,
    /// HQ's random number for the short number, 32 bytes.
    pub nonce: HexBytes,
    /// HQ's time.
    pub now: Timestamp,
}

/// What a device committed to when it asked to be enrolled, once it knows HQ's random number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentOpened {
    /// Of whose enrolment.
    pub officer: OfficerId,
    /// The device's random number, 32 bytes.
    pub nonce: HexBytes,
}

impl EnrolRequest {
    /// What the proof is made over.
    pub fn proven_bytes(&self) -> Vec<u8> {
        let request = Digest::of(self.csr_pem.as_bytes());
        let code = crockford::normal(&self.code);
        let held: &[u8] = self.held_key.as_ref().map_or(&[], |key| &key.0);
        let device = self.device.0.as_bytes();
        [code.as_bytes(), &self.officer_key.0, device, &self.commitment.0, &request.0, held].concat()
    }

    /// Whether the one who asks holds the device key.
    pub fn is_proven(&self) -> bool {
        verify(&self.device_key, Purpose::Enrolment, &self.proven_bytes(), &self.proof)
    }
}

/// Most entries of one request: devices send far fewer.
pub const MOST_ENTRIES: usize = 256;

/// Entries, each sealed to HQ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushRequest {
    /// In any order; at most [`MOST_ENTRIES`].
    pub entries: Vec<SealedEntry>,
}

/// An entry as it leaves the device: a [`super::envelope::SignedEntry`] in JSON, sealed, bound to
/// [`SealedEntry::bound`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedEntry {
    /// From which device.
    pub device: DeviceId,
    /// Its place in the chain.
    pub sequence: u64,
    /// The sealed bytes.
    pub sealed: HexBytes,
}

impl SealedEntry {
    /// What the sealing is bound to.
    pub fn bound(device: DeviceId, sequence: u64) -> Vec<u8> {
        [b"entry\0".as_slice(), device.0.as_bytes(), &sequence.to_be_bytes()].concat()
    }
}

/// An answer to each entry: a bad one never blocks another. An entry without one stays on its device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushReply {
    /// In the order of the request.
    pub answers: Vec<PushAnswer>,
    /// HQ's time.
    pub now: Timestamp,
}

/// What HQ says of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PushAnswer {
    /// Checked, stored and receipted.
    Received {
        /// The signed receipt.
        receipt: SignedReceipt,
    },
    /// Not taken, and why. The device keeps it and shows it.
    Refused {
        /// The signed refusal.
        refusal: SignedRefusal,
    },
}

/// HQ's refusal of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Of which device.
    pub device: DeviceId,
    /// The place in the chain that it was offered for.
    pub sequence: u64,
    /// SHA-256 of the sealed bytes that were offered: HQ may not have been able to open them.
    pub sealed: Digest,
    /// Why.
    pub because: RefusedBecause,
    /// When.
    pub refused_at: Timestamp,
}

impl Statement for Refusal {
    const PURPOSE: Purpose = Purpose::Refusal;
}

/// HQ's refusal of a record made while locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureRefusal {
    /// Of which device.
    pub device: DeviceId,
    /// Which record.
    pub capture: CaptureId,
    /// SHA-256 of the sealed bytes that were offered.
    pub sealed: Digest,
    /// Why.
    pub because: RefusedBecause,
    /// When.
    pub refused_at: Timestamp,
}

impl Statement for CaptureRefusal {
    const PURPOSE: Purpose = Purpose::CaptureRefusal;
}

/// A refusal's exact bytes with HQ's signature. Without a right one it changes nothing: whoever could
/// invent a refusal could keep a record from being sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedRefusal {
    /// The exact bytes.
    pub refusal: HexBytes,
    /// HQ's signature over them.
    pub signature: HexBytes,
}

impl SignedRefusal {
    /// Signs the refusal of an entry.
    pub fn sign(refusal: &Refusal, secret: &[u8; 32]) -> Option<Self> {
        Self::of(refusal, secret)
    }

    /// The refusal of an entry, where HQ's signature is right.
    pub fn verify(&self, key: &HexBytes) -> Option<Refusal> {
        stated(&self.refusal, &self.signature, key)
    }

    /// Signs the refusal of a record made while locked.
    pub fn sign_capture(refusal: &CaptureRefusal, secret: &[u8; 32]) -> Option<Self> {
        Self::of(refusal, secret)
    }

    /// The refusal of a record made while locked, where HQ's signature is right.
    pub fn verify_capture(&self, key: &HexBytes) -> Option<CaptureRefusal> {
        stated(&self.refusal, &self.signature, key)
    }

    fn of(refusal: &impl Statement, secret: &[u8; 32]) -> Option<Self> {
        let (refusal, signature) = state(refusal, secret)?;
        Some(Self { refusal, signature })
    }
}

/// HQ's receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// From which device.
    pub device: DeviceId,
    /// Which entry.
    pub entry: EntryId,
    /// Its place in the chain.
    pub sequence: u64,
    /// SHA-256 of its envelope.
    pub envelope: Digest,
    /// When HQ stored it.
    pub received_at: Timestamp,
    /// Up to which sequence without a gap HQ holds this chain durably.
    pub watermark: u64,
}

impl Statement for Receipt {
    const PURPOSE: Purpose = Purpose::Receipt;
}

/// A receipt's exact bytes with HQ's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedReceipt {
    /// The exact bytes.
    pub receipt: HexBytes,
    /// HQ's signature over them.
    pub signature: HexBytes,
}

impl SignedReceipt {
    /// Signs a receipt.
    pub fn sign(receipt: &Receipt, secret: &[u8; 32]) -> Option<Self> {
        let (receipt, signature) = state(receipt, secret)?;
        Some(Self { receipt, signature })
    }

    /// The receipt, where HQ's signature is right.
    pub fn verify(&self, key: &HexBytes) -> Option<Receipt> {
        stated(&self.receipt, &self.signature, key)
    }

    /// The short form an officer can read out: "7Q4K-M2XA".
    pub fn short(&self) -> String {
        let [a, b, c, d, e, f, g, h, ..] = Digest::of(&self.receipt.0).0;
        format!("{}-{}", crockford::letters(&[a, b, c, d]), crockford::letters(&[e, f, g, h]))
    }
}

/// HQ's time in RFC 3339, on an answer without a body: the copy is as of then.
pub const NOW_HEADER: &str = "cordon-now";

/// Header of evidence: how many bytes are held, and at which one a piece begins.
pub const UPLOAD_OFFSET: &str = "upload-offset";

/// Header of evidence: how many bytes the whole file has.
pub const UPLOAD_LENGTH: &str = "upload-length";

/// Header of evidence: SHA-256 of the whole encrypted file. With its length it says which file is meant.
pub const UPLOAD_DIGEST: &str = "upload-digest";

/// What a device may pull.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopesReply {
    /// HQ's time: what the copy is "as of".
    pub now: Timestamp,
    /// The scopes it is entitled to.
    pub scopes: Vec<ScopeState>,
    /// How each of its officers' access stands, in order of their ids.
    pub officers: Vec<SignedAccess>,
}

impl ScopesReply {
    /// Tells whether anything but the time has changed (RFC 9110 §8.8.3, a strong tag).
    pub fn etag(&self) -> String {
        let scopes = self.scopes.iter().map(ScopeState::tagged);
        let officers = self.officers.iter().map(|said| Digest::of(&said.access.0).0.to_vec());
        let parts: Vec<Vec<u8>> = scopes.chain(officers).collect();
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        format!("\"{}\"", Digest::of_parts(&parts))
    }
}

/// A scope's feed as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeState {
    /// Its name: `force:derbyshire`, `device:…`.
    pub scope: String,
    /// What it covers, as shown: "Derbyshire".
    pub shown: String,
    /// What it is known not to hold.
    pub not_held: Vec<NotHeld>,
    /// Its epoch.
    pub epoch: u64,
    /// Its last revision.
    pub revision: u64,
    /// Its segments in order; the last may be the open tail.
    pub segments: Vec<SegmentRef>,
    /// SHA-256 over the segments' hashes in order: ends each pull.
    pub digest: Digest,
}

/// A segment to fetch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentRef {
    /// Its payload's SHA-256, which is its address.
    pub hash: Digest,
    /// First revision.
    pub from: u64,
    /// Last revision.
    pub to: u64,
    /// Size with its header, in bytes.
    pub bytes: u64,
}

impl ScopeState {
    /// Every field by which a statement of a scope can differ from an earlier one.
    fn tagged(&self) -> Vec<u8> {
        let not_held: Vec<&str> = self.not_held.iter().map(NotHeld::name).collect();
        let shown = Digest::of_parts(&[self.scope.as_bytes(), self.shown.as_bytes(), not_held.join("\n").as_bytes()]);
        let counts = [self.epoch.to_be_bytes(), self.revision.to_be_bytes()].concat();
        [shown.0.as_slice(), &counts, self.digest.0.as_slice()].concat()
    }

    /// The digest over the segments' hashes.
    pub fn digest_of(segments: &[SegmentRef]) -> Digest {
        let hashes: Vec<&[u8]> = segments.iter().map(|segment| segment.hash.0.as_slice()).collect();
        Digest::of_parts(&hashes)
    }
}

/// What HQ made of one of a device's entries, in the device's own scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryOutcome {
    /// Of which device.
    pub device: DeviceId,
    /// Which entry.
    pub entry: EntryId,
    /// Its place in the chain.
    pub sequence: u64,
    /// What HQ made of it.
    pub verdict: Verdict,
}

impl Statement for EntryOutcome {
    const PURPOSE: Purpose = Purpose::Outcome;
}

/// What HQ made of an entry, by its exact bytes with HQ's signature: what is set aside is refused, and
/// a refusal that HQ did not sign says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedOutcome {
    /// The exact bytes of an [`EntryOutcome`].
    pub outcome: HexBytes,
    /// HQ's signature over them.
    pub signature: HexBytes,
}

impl SignedOutcome {
    /// Signs an outcome.
    pub fn sign(outcome: &EntryOutcome, secret: &[u8; 32]) -> Option<Self> {
        let (outcome, signature) = state(outcome, secret)?;
        Some(Self { outcome, signature })
    }

    /// Reads the outcome, unverified.
    pub fn read(&self) -> Option<EntryOutcome> {
        serde_json::from_slice(&self.outcome.0).ok()
    }

    /// The outcome, where HQ's signature is right and it is this device's.
    pub fn verify(&self, key: &HexBytes, device: DeviceId) -> Option<EntryOutcome> {
        stated(&self.outcome, &self.signature, key).filter(|outcome: &EntryOutcome| outcome.device == device)
    }
}

/// HQ's receipt for what it refused at first and a person there released, in the device's own scope: it
/// outranks the refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ReleaseReceipt {
    /// Of an entry.
    Entry {
        /// Its place in the chain.
        sequence: u64,
        /// The signed receipt.
        receipt: SignedReceipt,
    },
    /// Of a record made while locked.
    Capture {
        /// Which.
        capture: CaptureId,
        /// The signed receipt.
        receipt: SignedReceipt,
    },
}

/// What HQ says when a piece of evidence is whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceReply {
    /// Which exhibit.
    pub exhibit: ExhibitId,
    /// Bytes held of the encrypted file.
    pub offset: u64,
    /// Whether all are held.
    pub complete: bool,
    /// Whether the decrypted original has the SHA-256 of its capture; absent until both file and
    /// entry are held.
    pub verified: Option<bool>,
    /// HQ's signed word for the whole file; absent until all is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<SignedReceipt>,
}

/// HQ's receipt for the encrypted file of an exhibit. Without it a device sends on: whoever could invent
/// "all is held" could keep evidence from being sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceReceipt {
    /// From which device.
    pub device: DeviceId,
    /// Which exhibit.
    pub exhibit: ExhibitId,
    /// Bytes of the encrypted file.
    pub length: u64,
    /// SHA-256 of the encrypted file as HQ holds it, which a locked device can compare with its own.
    pub sealed: Digest,
    /// When HQ said so.
    pub received_at: Timestamp,
}

impl Statement for EvidenceReceipt {
    const PURPOSE: Purpose = Purpose::EvidenceReceipt;
}

impl SignedReceipt {
    /// Signs the receipt for an exhibit's file.
    pub fn sign_evidence(receipt: &EvidenceReceipt, secret: &[u8; 32]) -> Option<Self> {
        let (receipt, signature) = state(receipt, secret)?;
        Some(Self { receipt, signature })
    }

    /// The receipt for an exhibit's file, where HQ's signature is right.
    pub fn verify_evidence(&self, key: &HexBytes) -> Option<EvidenceReceipt> {
        stated(&self.receipt, &self.signature, key)
    }
}
