//! Evidence: what is said of an exhibit's file, and the files that devices send for it. Their bytes lie beside
//! the store.

use crate::failure::Result;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::rules::ids::{DeviceId, ExhibitId, OfficerId};

/// One file that a device sends for an exhibit, by the digest that it states of the whole. Whoever sends other
/// bytes under the same exhibit's id sends another file, and takes nothing of this one's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UploadId {
    /// Which device sends it.
    pub device: DeviceId,
    /// For which exhibit.
    pub exhibit: ExhibitId,
    /// SHA-256 of the whole encrypted file, as the device states it.
    pub sealed: Digest,
    /// Size of the whole encrypted file, as the device states it, in bytes.
    pub length: u64,
}

/// What is held of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Bytes held durably.
    pub held: u64,
    /// Whether the original was found to be the one captured: true where it is by anybody's word, false where it
    /// is by nobody's; unknown until a key and a digest are held.
    pub verified: Option<bool>,
    /// HQ's word for the whole, once it is held.
    pub receipt: Option<SignedReceipt>,
}

/// A word on an exhibit's file, as an officer's entry or a record made while locked gives it. Each officer of a
/// device has their own, and what is only claimed stands beside them: no word takes another's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which device's entry or record says so.
    pub device: DeviceId,
    /// The officer whose signed entry says so; absent where a record made while locked only claims it.
    pub by: Option<OfficerId>,
    /// The key of the encrypted file.
    pub key: Vec<u8>,
    /// SHA-256 of the original, lower-case hex.
    pub sha256: String,
    /// SHA-256 of the encrypted file, where it is said.
    pub sealed: Option<Digest>,
    /// Size of the encrypted file, in bytes.
    pub length: u64,
}

/// How much of a device is held that no officer's entry speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsigned {
    /// Files, begun ones included.
    pub files: u64,
    /// Bytes held of them.
    pub bytes: u64,
}

/// What is read of evidence.
pub trait EvidenceReads {
    /// Every word on the file of a device's exhibit: what is only claimed first, then each officer's, in order of
    /// their ids. What another device says under the same id is of another exhibit.
    fn list_named(&self, device: DeviceId, exhibit: ExhibitId) -> Result<Vec<Named>>;

    /// Those words on an exhibit by which one file of it was not looked into yet.
    fn list_untried(&self, id: &UploadId) -> Result<Vec<Named>>;

    /// What is held of one file.
    fn find_upload(&self, id: &UploadId) -> Result<Option<Upload>>;

    /// The files that a device has sent whole for an exhibit, in order of their digests.
    fn list_whole_uploads(&self, device: DeviceId, exhibit: ExhibitId) -> Result<Vec<UploadId>>;

    /// Whether a file of a device's exhibit was found to be the one captured, by an officer's word or by what is
    /// only claimed: true where one was, false where only others were found, none where none was looked into.
    fn find_verified(&self, device: DeviceId, exhibit: ExhibitId, by: Option<OfficerId>) -> Result<Option<bool>>;

    /// How much of a device no officer's entry speaks for. One speaks for the file alone that it names, by digest
    /// and length: under the true digest with another length nothing ever becomes whole.
    fn count_unsigned(&self, device: DeviceId) -> Result<Unsigned>;

    /// Whether an officer's entry speaks for a file.
    fn is_signed_for(&self, id: &UploadId) -> Result<bool>;
}

/// What is written of evidence.
pub trait EvidenceWrites {
    /// Keeps a word on an exhibit's file, in place of the same officer's on the same device, or of what was claimed
    /// there. What was found by that one under another key or digest no longer counts; what was found by anybody
    /// else's word stays.
    fn name_exhibit(&self, exhibit: ExhibitId, named: &Named) -> Result<()>;

    /// Begins a file; one that was begun stays as it is.
    fn begin_upload(&self, id: &UploadId) -> Result<()>;

    /// Writes down how many bytes of a file are held, and HQ's word for the whole where it is.
    fn set_upload_held(&self, id: &UploadId, held: u64, receipt: Option<&SignedReceipt>) -> Result<()>;

    /// Writes down whether the original in a file is the one captured, as was found by a word; whether its key and
    /// digest still stand.
    fn set_upload_verified(&self, id: &UploadId, word: &Named, verified: bool) -> Result<bool>;
}
