//! Journal entries, by their exact bytes.

use crate::failure::Result;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::BodyKind;
use cordon_core::proof::envelope::{Envelope, SignedEntry};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::proof::verdict::{SetAsideBecause, Verdict, WaitsFor};
use cordon_core::rules::ids::{DeviceId, EntryId};
use cordon_core::rules::time::Timestamp;

/// An entry that was checked and is about to be kept.
pub struct NewEntry<'a> {
    /// Its envelope, read.
    pub envelope: &'a Envelope,
    /// Its exact bytes.
    pub signed: &'a SignedEntry,
    /// When it came.
    pub received_at: Timestamp,
    /// Whether it does not fit its neighbours.
    pub chain_fault: bool,
}

/// Digest and receipt of an entry that is held.
pub struct Held {
    /// Of its envelope.
    pub digest: String,
    /// The receipt that was given for it.
    pub receipt: SignedReceipt,
}

/// An entry to be interpreted, or interpreted again.
pub struct Waiting {
    /// From which device.
    pub device: DeviceId,
    /// Its place.
    pub sequence: u64,
    /// Its envelope's bytes.
    pub envelope: Vec<u8>,
    /// Its body's bytes, unless erased.
    pub body: Option<Vec<u8>>,
    /// When it came.
    pub received_at: Timestamp,
    /// How it stood until now.
    pub was: Was,
}

/// How an entry stands that is read, or read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    /// Nobody has read it yet.
    Unread,
    /// It waits for something.
    Waiting(WaitsFor),
    /// It was set aside.
    SetAside(SetAsideBecause),
}

/// The body of a held entry, with its envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBody {
    /// In whose chain it stands.
    pub device: DeviceId,
    /// Its envelope's bytes.
    pub envelope: Vec<u8>,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// What became of an entry.
pub struct Settled<'a> {
    /// What HQ made of it.
    pub verdict: Verdict,
    /// Which incident, notice, decision or exhibit it is about.
    pub subject: Option<&'a str>,
    /// By its id, what it waits for, where it waits for one thing.
    pub awaits: Option<&'a str>,
}

/// What is read of journal entries.
pub trait EntryReads {
    /// The entry at a place of a chain, where one is held.
    fn find_entry(&self, device: DeviceId, sequence: u64) -> Result<Option<Held>>;

    /// The envelope at a place of a chain.
    fn find_envelope(&self, device: DeviceId, sequence: u64) -> Result<Option<Vec<u8>>>;

    /// The envelopes that a device holds under an entry's id, in order of their places: one, but where it gave
    /// an id twice. Another device's entry under the same id is another entry.
    fn list_envelopes(&self, device: DeviceId, id: EntryId) -> Result<Vec<Vec<u8>>>;

    /// Places of a device's chain at which forks were found.
    fn list_forks(&self, device: DeviceId) -> Result<Vec<u64>>;

    /// Entries that nobody has read yet: of one device, or of all.
    fn list_received_entries(&self, device: Option<DeviceId>) -> Result<Vec<Waiting>>;

    /// Entries that were read and wait for something not yet held, of all devices.
    fn list_waiting_entries(&self) -> Result<Vec<Waiting>>;

    /// Entries that were set aside, of all devices, in order of device and place.
    fn list_set_aside_entries(&self) -> Result<Vec<Waiting>>;

    /// Those entries that wait for one thing, by its id.
    fn list_entries_awaiting(&self, id: &str) -> Result<Vec<Waiting>>;

    /// A device's chain, in order.
    fn list_chain(&self, device: DeviceId) -> Result<Vec<SignedEntry>>;

    /// The body of an entry of a kind about a subject, and whose it is: of the first that was taken
    /// up, or else of the first of all, in order of device and place. Whoever names a held subject once more is set
    /// aside, and takes nobody's place here.
    fn find_body(&self, kind: BodyKind, subject: &str) -> Result<Option<HeldBody>>;

    /// What the entries of a kind that were received are about, interpreted or not.
    fn list_subjects(&self, kind: BodyKind) -> Result<Vec<String>>;
}

/// What is written of journal entries.
pub trait EntryWrites {
    /// Keeps an entry; its receipt follows in the same transaction.
    fn keep_entry(&self, entry: &NewEntry<'_>) -> Result<()>;

    /// Keeps an entry's receipt.
    fn set_receipt(&self, device: DeviceId, sequence: u64, receipt: &SignedReceipt) -> Result<()>;

    /// Keeps another envelope for a place that is held already.
    fn keep_fork(&self, device: DeviceId, sequence: u64, digest: Digest, signed: &[u8], now: Timestamp) -> Result<()>;

    /// Writes down what became of an entry.
    fn settle_entry(&self, device: DeviceId, sequence: u64, settled: &Settled<'_>) -> Result<()>;
}
