//! Enrolment: the device makes its keys, HQ signs its certificate and names the officer.

use crate::files::access;
use crate::files::device::{self, DeviceFile, SlotFile, TransportFile, load_transport};
use crate::files::{durable, left};
use crate::house::House;
use crate::keys::{StoreKeys, certificate_request, new_transport_key, random, reset_tries, wrap_slot};
use crate::link::authority::certificate_in;
use crate::link::{Hq, client};
use crate::locks::lock_of;
use crate::store::own::known;
use crate::store::{open_own, open_replica};
use crate::usecases::sessions;
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::access::SignedAccess;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::entry::{Body, Enrolled, LockedBecause};
use cordon_core::proof::passphrase::normal_passphrase;
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::protocol::{CommitmentOpened, EnrolReply, EnrolRequest};
use cordon_core::proof::short_number::{Covered, ShortNumber, commitment};
use cordon_core::proof::sign::{Purpose, public_key, sign};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::wire::{Changes, EnrolledSheet, Part};
use cordon_core::{text, text_key};
use rcgen::KeyPair;
use zeroize::Zeroizing;

/// Shortest passphrase, in characters: without a hardware keystore a PIN is not enough.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// What an officer gives to be enrolled. It can be printed nowhere: it holds a passphrase.
#[derive(Clone)]
pub struct Enrolment {
    /// HQ's address, `https://…`.
    pub hq: String,
    /// HQ's certificate authority, PEM: comes with the installation, never from the network.
    pub ca_pem: String,
    /// The one-time code.
    pub code: String,
    /// The officer's new passphrase.
    pub passphrase: String,
}

struct Secrets {
    device_id: DeviceId,
    keys: StoreKeys,
    /// A new key for the connection. There is one with each enrolment: by its own clock alone a device cannot
    /// tell whether its certificate has run out, and a code would be used up in vain.
    tls: KeyPair,
    /// Who has the device unlocked; nobody on one that is enrolled for the first time.
    holder: Option<Holder>,
    /// The device's part of the short number, which HQ sees once its own is known here.
    nonce: [u8; 32],
}

/// Whoever has the device unlocked. Where the code is theirs, HQ says so by their id: they stay who they are,
/// with their drafts and records, and their slot is replaced.
struct Holder {
    officer: OfficerId,
    secret: Zeroizing<[u8; 32]>,
}

impl Secrets {
    /// Whether it is the holder's own slot that the enrolment is of.
    fn is_holders(&self, officer: OfficerId) -> bool {
        self.holder.as_ref().is_some_and(|holder| holder.officer == officer)
    }

    /// With the keys of the officer whom HQ enrolled.
    fn of(self, officer: OfficerId) -> Self {
        let secret = self.holder.as_ref().filter(|holder| holder.officer == officer).map(|holder| *holder.secret);
        let officer_secret = secret.unwrap_or(self.keys.officer_secret);
        Self { keys: StoreKeys { officer_secret, ..self.keys }, ..self }
    }
}

/// Enrols this device, or another officer on it while one of its officers has it unlocked.
pub fn enrol(house: &House, given: &Enrolment) -> Result<EnrolledSheet, Failure> {
    check(given)?;
    let held = lock_of(&house.device).clone();
    let secrets = secrets(house, held.as_ref())?;
    let (held, secrets, (request, reply)) = match ask(given, &secrets) {
        // HQ takes nobody on this device any more. Whoever is enrolled here is on another one: what this one
        // owes is set aside, and goes on being sent.
        Err(Failure::HqSaidNo(ProblemKind::DeviceRevoked, _)) if secrets.holder.is_some() => {
            sessions::lock(house, LockedBecause::AccessEnded)?;
            let anew = new_device(house)?;
            let asked = ask(given, &anew)?;
            (None, anew, asked)
        }
        asked => {
            let held = held.filter(|_| secrets.holder.is_some());
            (held, secrets, asked?)
        }
    };
    house.learn_time(reply.now)?;
    let secrets = secrets.of(reply.officer);
    let (device, slot) = with_slot(house, given, held, &secrets, &reply)?;
    let number = number_of(&device, &request, &reply, &secrets)?;
    let transport = TransportFile { key_pem: secrets.tls.serialize_pem(), certificate: reply.certificate.clone() };
    // What HQ does not know the number of it could not confirm: then nothing of it is kept here.
    let access = open_commitment(&device, &transport, &secrets, &reply)?;
    access::begin(&house.paths, &device, &access, (reply.officer, number))?;
    keep(house, (&device, slot), &secrets, &transport)?;
    *lock_of(&house.device) = Some(device.clone());
    sessions::unlock(house, slot, &given.passphrase)?;
    house.write(|write| {
        write.journal(&Body::Enrolled(Enrolled {
            device_key: device.device_key.clone(),
            officer_key: public_key(&secrets.keys.officer_secret),
            shown: reply.shown.clone(),
            role: reply.role,
            rank: reply.rank,
        }))
    })?;
    house.tell(&Changes::of(Part::Session));
    Ok(EnrolledSheet { slot, compare: number.to_string().into(), shown: reply.shown.into() })
}

fn check(given: &Enrolment) -> Result<(), Failure> {
    if !given.hq.starts_with("https://") {
        return Err(Failure::invalid("hq", text!("refusal.the_address_begins_with_https")));
    }
    if !client::is_address(&given.hq) {
        return Err(Failure::invalid("hq", text!("refusal.not_an_address")));
    }
    if normal_passphrase(&given.passphrase).chars().count() < SHORTEST_PASSPHRASE {
        return Err(Failure::invalid("passphrase", text!("refusal.at_least_12_characters_this_device_has_no")));
    }
    if given.ca_pem.trim().is_empty() {
        return Err(Failure::invalid("ca", text!("refusal.hqs_certificate_authority_is_not_installed_on")));
    }
    certificate_in(&given.ca_pem).map(drop)
}

fn secrets(house: &House, held: Option<&DeviceFile>) -> Result<Secrets, Failure> {
    let Some(device) = held.filter(|device| can_be_opened(device)) else { return new_device(house) };
    let opened = house.with_session(|session| {
        let holder = Holder { officer: session.officer.id, secret: Zeroizing::new(session.keys.officer_secret) };
        Ok((session.keys.clone(), holder))
    });
    let Ok((keys, holder)) = opened else {
        // Nobody here is asked for a passphrase of a device that HQ gives nothing to any more.
        if is_revoked(house, device)? {
            return new_device(house);
        }
        return Err(Failure::Refused(Refusal::No(text!("refusal.an_officer_of_this_device_must_unlock"))));
    };
    let keys = StoreKeys { officer_secret: random()?, ..keys };
    let (tls, nonce) = (new_transport_key()?, random()?);
    Ok(Secrets { device_id: device.device, keys, tls, holder: Some(holder), nonce })
}

fn new_device(house: &House) -> Result<Secrets, Failure> {
    let keys = StoreKeys { own: random()?, replica: random()?, device_secret: random()?, officer_secret: random()? };
    let device_id = DeviceId(fresh_id(house.now().shown())?);
    Ok(Secrets { device_id, keys, tls: new_transport_key()?, holder: None, nonce: random()? })
}

/// Whether HQ says that this device was revoked: asked while nobody has it unlocked. Where HQ says anything else,
/// or is out of reach, it is not known to be.
fn is_revoked(house: &House, device: &DeviceFile) -> Result<bool, Failure> {
    let said = Hq::new(device, &load_transport(&house.paths)?)?.scopes();
    Ok(matches!(said, Err(Failure::HqSaidNo(ProblemKind::DeviceRevoked, _))))
}

/// Whether a slot of the device still holds keys. Where none does its stores are closed for good, and whoever
/// is enrolled here is on another device: what this one recorded is set aside, and goes on being sent.
fn can_be_opened(device: &DeviceFile) -> bool {
    device.slots.iter().any(|slot| slot.wrapped.is_some())
}

fn ask(given: &Enrolment, secrets: &Secrets) -> Result<(EnrolRequest, EnrolReply), Failure> {
    let request = request_of(given, secrets)?;
    let reply = client::enrol(&given.hq, &given.ca_pem, &request)?;
    Ok((request, reply))
}

fn request_of(given: &Enrolment, secrets: &Secrets) -> Result<EnrolRequest, Failure> {
    let device_key = public_key(&secrets.keys.device_secret);
    let mut request = EnrolRequest {
        code: given.code.clone(),
        device: secrets.device_id,
        csr_pem: certificate_request(secrets.device_id, &secrets.tls)?,
        device_key,
        officer_key: public_key(&secrets.keys.officer_secret),
        held_key: secrets.holder.as_ref().map(|holder| public_key(&holder.secret)),
        commitment: commitment(&secrets.nonce),
        proof: HexBytes(Vec::new()),
    };
    request.proof = sign(&secrets.keys.device_secret, Purpose::Enrolment, &request.proven_bytes());
    Ok(request)
}

/// The number that HQ is to confirm, over what was sent, what came back, and what this device will trust: one
/// that is enrolled already keeps to the HQ that it knows, whatever comes back.
fn number_of(
    device: &DeviceFile,
    request: &EnrolRequest,
    reply: &EnrolReply,
    secrets: &Secrets,
) -> Result<ShortNumber, Failure> {
    let hq = reply.nonce.array::<32>().ok_or(Failure::Unreadable { what: text_key!("fault.hqs_reply") })?;
    let covered = Covered {
        authority: &certificate_in(&device.ca_pem)?,
        seal_key: &device.seal_key,
        sign_key: &device.sign_key,
        device: request.device,
        device_key: &request.device_key,
        csr_pem: &request.csr_pem,
        officer: reply.officer,
        officer_key: &public_key(&secrets.keys.officer_secret),
        collar: &reply.collar,
        role: reply.role,
        rank: reply.rank,
    };
    Ok(ShortNumber::of(covered.digest(), &secrets.nonce, &hq))
}

/// Lets HQ know the device's part of the number, and returns HQ's word that the enrolment waits.
fn open_commitment(
    device: &DeviceFile,
    transport: &TransportFile,
    secrets: &Secrets,
    reply: &EnrolReply,
) -> Result<SignedAccess, Failure> {
    let opened = CommitmentOpened { officer: reply.officer, nonce: HexBytes(secrets.nonce.to_vec()) };
    let said = Hq::new(device, transport)?.open_commitment(&opened)?;
    let is_hqs = said.verify(&device.sign_key, device.device).is_some_and(|read| read.officer == reply.officer);
    if is_hqs { Ok(said) } else { Err(Failure::Unreadable { what: text_key!("fault.hqs_reply") }) }
}

fn with_slot(
    house: &House,
    given: &Enrolment,
    held: Option<DeviceFile>,
    secrets: &Secrets,
    reply: &EnrolReply,
) -> Result<(DeviceFile, u32), Failure> {
    let mut device = held.filter(can_be_opened).unwrap_or(DeviceFile {
        device: secrets.device_id,
        hq: given.hq.trim_end_matches('/').to_owned(),
        ca_pem: given.ca_pem.clone(),
        seal_key: reply.seal_key.clone(),
        sign_key: reply.sign_key.clone(),
        device_key: public_key(&secrets.keys.device_secret),
        slots: Vec::new(),
    });
    // The holder's own slot opens with the new passphrase from now on, and there is no second one of theirs.
    let own = device.slots.iter().position(|slot| slot.officer == reply.officer && secrets.is_holders(slot.officer));
    let number = match own.map(|at| device.slots.remove(at)) {
        Some(replaced) => replaced.slot,
        None => device.slots.iter().map(|slot| slot.slot).max().unwrap_or(0) + 1,
    };
    let slot = SlotFile {
        slot: number,
        officer: reply.officer,
        collar: reply.collar.clone(),
        shown: reply.shown.clone(),
        initials: reply.initials.clone(),
        role: reply.role,
        rank: reply.rank,
        officer_key: public_key(&secrets.keys.officer_secret),
        memory_kib: crate::keys::MEMORY_KIB,
        passes: crate::keys::PASSES,
        salt: HexBytes(Vec::new()),
        nonce: HexBytes(Vec::new()),
        wrapped: None,
    };
    let keystore = house.options.keystore.as_ref();
    device.slots.push(wrap_slot(slot, secrets.device_id, &given.passphrase, keystore, &secrets.keys)?);
    device.slots.sort_by_key(|slot| slot.slot);
    Ok((device, number))
}

/// How an earlier device's sync stood says nothing of this one's, nor that its copy was damaged.
fn forget_sync(house: &House) -> Result<(), Failure> {
    for place in [house.paths.sync(), house.paths.replica_damaged()] {
        durable::remove(&place)?;
    }
    let mut sync = lock_of(&house.sync);
    (sync.last_worked, sync.last_fault, sync.copy) = (None, None, None);
    Ok(())
}

/// Transport and stores first, the device's file last: until it is there nothing is enrolled.
fn keep(
    house: &House,
    (device, slot): (&DeviceFile, u32),
    secrets: &Secrets,
    transport: &TransportFile,
) -> Result<(), Failure> {
    if secrets.holder.is_none() {
        left::set_aside(&house.paths)?;
        durable::remove(&house.paths.capture_keys())?;
        forget_sync(house)?;
    }
    *lock_of(&house.hq) = None;
    device::save(&house.paths.transport(), transport, text_key!("fault.transport_json"))?;
    if secrets.holder.is_none() {
        for place in [house.paths.own(), house.paths.replica()] {
            for ending in ["db", "db-wal", "db-shm"] {
                durable::remove(&place.with_extension(ending))?;
            }
        }
        drop(open_own(&house.paths.own(), &secrets.keys.own)?);
        drop(open_replica(&house.paths.replica(), &secrets.keys.replica)?);
    }
    load_transport(&house.paths)?;
    // Tries on a slot that once had this number are none on this one.
    reset_tries(&house.paths, slot)?;
    // The store learns of a further slot before the file has it: one that the store does not know is nobody's.
    if house.is_open() {
        house.with_session(|session| known::save(&session.own, device))?;
    }
    device::save(&house.paths.device(), device, text_key!("fault.device_json"))
}
