//! Builders for tests: an HQ in a temporary folder whose clock is set by hand, and an officer with a
//! device that talks to it.

use crate::confirmation::{self, Confirmation};
use crate::enrolment::{self, Refusal};
use crate::hq::Hq;
use crate::intake;
use crate::key::StoreKey;
use crate::minting::{CodeFor, Officer, RoleChange, SamePerson};
use crate::store::devices::{Calling, Standing};
use crate::store::entries::NewEntry;
use cordon_core::proof::digest::{Digest, HexBytes, commit};
use cordon_core::proof::entry::{BODY_VERSION, Body};
use cordon_core::proof::envelope::{ENVELOPE_VERSION, Envelope, SignedEntry, Signers};
use cordon_core::proof::protocol::{CommitmentOpened, EnrolReply, EnrolRequest, PushAnswer, SealedEntry};
use cordon_core::proof::seal;
use cordon_core::proof::short_number::{Covered, ShortNumber, commitment};
use cordon_core::proof::sign::{Purpose, public_key, sign};
use cordon_core::rules::ids::{DeviceId, EntryId};
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::rules::time::{ClockTrust, Timestamp};
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// What the devices of these tests draw for their short numbers.
pub const NONCE: [u8; 32] = [6; 32];

pub const PEER: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

pub struct World {
    pub hq: Hq,
    clock: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let start = Timestamp::parse("2026-03-01T22:00:00Z").unwrap();
        let clock = Arc::new(AtomicI64::new(start.millis()));
        let hands = Arc::clone(&clock);
        let read = Arc::new(move || Timestamp::from_millis(hands.load(Ordering::SeqCst)));
        let hq = Hq::open_with_clock(folder.path(), &StoreKey::new([7; 32]), read).unwrap();
        Self { hq, clock, folder }
    }

    /// Where HQ keeps everything.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    pub fn code(&self) -> String {
        self.hq.mint_code(&officer()).unwrap().code
    }

    pub fn enrol(&self, request: &EnrolRequest) -> Result<EnrolReply, Refusal> {
        enrolment::enrol(&self.hq, request, PEER).unwrap()
    }
}

pub fn officer() -> Officer {
    Officer {
        collar: "1234".to_owned(),
        shown: "PC 1234 Example".to_owned(),
        initials: "AE".to_owned(),
        role: Role::Officer,
        rank: Some(Rank::Constable),
    }
}

/// Ada with a device.
pub struct Ada {
    pub device: DeviceId,
    pub device_secret: [u8; 32],
    pub officer_secret: [u8; 32],
    pub tls_key_pem: String,
    pub csr_pem: String,
    pub reply: Option<EnrolReply>,
    pub sequence: u64,
    pub previous: Digest,
    /// When what she makes is made, by her device's clock.
    pub at: Timestamp,
}

impl Ada {
    pub fn new() -> Self {
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(Vec::<String>::new()).unwrap();
        let random: [u8; 32] = crate::random::bytes().unwrap();
        Self {
            device: DeviceId::derived(&[&random]),
            device_secret: random,
            officer_secret: crate::random::bytes().unwrap(),
            tls_key_pem: key.serialize_pem(),
            csr_pem: params.serialize_request(&key).unwrap().pem().unwrap(),
            reply: None,
            sequence: 0,
            previous: Digest::ZERO,
            at: Timestamp::parse("2026-03-01T21:59:00Z").unwrap(),
        }
    }

    pub fn enrolled(world: &World) -> Self {
        let mut ada = Self::new();
        ada.enrol_as(world, &officer());
        ada
    }

    /// Enrols an officer of these particulars on the device, whatever they were before.
    pub fn enrol_as(&mut self, world: &World, officer: &Officer) {
        let meant = CodeFor { change: RoleChange::Meant, same: SamePerson::Meant, ..officer.into() };
        let code = world.hq.mint(&meant).unwrap().code;
        self.reply = Some(world.enrol(&self.request(&code)).unwrap());
        let Confirmation::Confirmed(_) = world.hq.confirm(&officer.collar, self.open(world)).unwrap() else {
            panic!("not confirmed")
        };
    }

    /// Opens what the device committed to, and returns the number that its screen shows.
    pub fn open(&self, world: &World) -> ShortNumber {
        let reply = self.reply.as_ref().unwrap();
        let opened = CommitmentOpened { officer: reply.officer, nonce: HexBytes(NONCE.to_vec()) };
        assert!(confirmation::open(&world.hq, self.device, &opened).unwrap().is_some());
        self.number(&world.hq.authority().certificate())
    }

    /// The number as the device makes it, which trusts an authority.
    pub fn number(&self, authority: &[u8]) -> ShortNumber {
        let reply = self.reply.as_ref().unwrap();
        let covered = Covered {
            authority,
            seal_key: &reply.seal_key,
            sign_key: &reply.sign_key,
            device: self.device,
            device_key: &public_key(&self.device_secret),
            csr_pem: &self.csr_pem,
            officer: reply.officer,
            officer_key: &public_key(&self.officer_secret),
            collar: &reply.collar,
            role: reply.role,
            rank: reply.rank,
        };
        ShortNumber::of(covered.digest(), &NONCE, &reply.nonce.array().unwrap())
    }

    /// A device with a certificate of HQ's authority that HQ's store knows nothing of.
    pub fn unknown_to(world: &World) -> Self {
        let mut ghost = Self::enrolled(world);
        let signed = world.hq.authority().sign_device(&ghost.csr_pem, ghost.device, world.hq.now()).unwrap().unwrap();
        ghost.reply.as_mut().unwrap().certificate = signed.certificate;
        ghost
    }

    pub fn request(&self, code: &str) -> EnrolRequest {
        let mut request = EnrolRequest {
            code: code.to_owned(),
            device: self.device,
            csr_pem: self.csr_pem.clone(),
            device_key: public_key(&self.device_secret),
            officer_key: public_key(&self.officer_secret),
            held_key: None,
            commitment: commitment(&NONCE),
            proof: HexBytes(Vec::new()),
        };
        request.proof = sign(&self.device_secret, Purpose::Enrolment, &request.proven_bytes());
        request
    }

    /// The next entry of the chain, signed.
    pub fn next(&mut self, body: &Body) -> SignedEntry {
        self.sequence += 1;
        let bytes = serde_json::to_vec(body).unwrap();
        let signed = self.sign(self.sequence, self.previous, body.kind().name(), bytes);
        self.previous = signed.digest();
        signed
    }

    pub fn sign(&self, sequence: u64, previous: Digest, kind: &str, body: Vec<u8>) -> SignedEntry {
        let salt = [9; 32];
        let envelope = Envelope {
            layout: ENVELOPE_VERSION,
            id: EntryId::derived(&[self.device.0.as_bytes(), &sequence.to_be_bytes(), &body]),
            chain: self.device,
            sequence,
            at: self.at,
            clock: ClockTrust::Trusted,
            officer: self.reply.as_ref().unwrap().officer,
            kind: kind.to_owned(),
            version: BODY_VERSION,
            commitment: commit(&salt, &body),
            previous,
        };
        let signers = Signers { device: &self.device_secret, officer: &self.officer_secret };
        SignedEntry::sign(&envelope, body, salt, signers).unwrap()
    }

    pub fn seal(&self, sequence: u64, signed: &SignedEntry) -> SealedEntry {
        let mut rng = getrandom::rand_core::UnwrapErr(getrandom::SysRng);
        let plain = serde_json::to_vec(signed).unwrap();
        let key = &self.reply.as_ref().unwrap().seal_key;
        let sealed = seal::seal(key, &SealedEntry::bound(self.device, sequence), &plain, &mut rng).unwrap();
        SealedEntry { device: self.device, sequence, sealed: HexBytes(sealed) }
    }

    /// The device as it calls under a certificate that has not run out.
    pub fn calling(&self, world: &World) -> Calling {
        let device = world.hq.store().read(|db| db.find_device(self.device)).unwrap().unwrap();
        let standing = if device.revoked { Standing::Revoked } else { Standing::Good };
        Calling { device, standing }
    }

    /// Offers a signed entry for a place, as the device would over the wire.
    pub fn offer(&self, world: &World, sequence: u64, signed: &SignedEntry) -> PushAnswer {
        let item = serde_json::to_value(self.seal(sequence, signed)).unwrap();
        intake::receive(&world.hq, &self.calling(world), &[item]).unwrap().answers.remove(0)
    }

    /// The store holds the next entry without its body, as one kept it that took what came so.
    pub fn keep_without_body(&mut self, world: &World, body: &Body) {
        let signed = SignedEntry { body: None, salt: None, ..self.next(body) };
        let envelope = signed.read().unwrap();
        let new = NewEntry { envelope: &envelope, signed: &signed, received_at: world.hq.now(), chain_fault: false };
        world.hq.store().write(|tx| tx.keep_entry(&new)).unwrap();
    }

    pub fn push(&mut self, world: &World, body: &Body) -> PushAnswer {
        let signed = self.next(body);
        self.offer(world, self.sequence, &signed)
    }
}
