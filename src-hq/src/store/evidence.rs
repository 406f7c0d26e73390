//! Evidence uploads; their bytes are files.

use crate::failure::Result;
use cordon_core::rules::ids::{DeviceId, ExhibitId};

/// What is held of an exhibit.
#[derive(Clone, Debug)]
pub struct Upload {
    /// From which device.
    pub device: String,
    /// Size of the whole encrypted file, where it is known.
    pub length: Option<u64>,
    /// Bytes held durably.
    pub held: u64,
    /// The file's key, once its entry is held.
    pub key: Option<Vec<u8>>,
    /// SHA-256 of the original, once its entry is held.
    pub sha256: Option<String>,
    /// Whether the original was found to be the one captured.
    pub verified: Option<bool>,
    /// Whether an officer's signed entry gave the key and digest.
    pub by_officer: bool,
}

impl Upload {
    /// Whether every byte is held.
    pub fn is_complete(&self) -> bool {
        self.length.is_some_and(|length| self.held >= length)
    }
}

/// What is said of an exhibit's file.
#[derive(Clone, Copy, Debug)]
pub struct FileKey<'a> {
    /// The key of the encrypted file.
    pub key: &'a [u8],
    /// SHA-256 of the original.
    pub sha256: &'a str,
    /// Whether an officer's signed entry says so. What one has said is not unsaid.
    pub by_officer: bool,
}

/// How much of a device is held that no officer's entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsigned {
    /// Files, begun ones included.
    pub files: u64,
    /// Bytes held of them.
    pub bytes: u64,
}

/// What is read of evidence uploads.
pub trait EvidenceReads {
    /// What is held of an exhibit.
    fn find_upload(&self, exhibit: ExhibitId) -> Result<Option<Upload>>;

    /// How much of a device no officer's entry names: files that nothing names yet, and those that only a
    /// record made while locked claims.
    fn count_unsigned(&self, device: DeviceId) -> Result<Unsigned>;
}

/// What is written of evidence uploads.
pub trait EvidenceWrites {
    /// Begins an exhibit, by its file or by its entry, whichever comes first; one that was begun stays as it is.
    fn begin_upload(&self, exhibit: ExhibitId, device: DeviceId) -> Result<()>;

    /// Writes down how many bytes are held, and of how many.
    fn set_upload_held(&self, exhibit: ExhibitId, held: u64, length: u64) -> Result<()>;

    /// Keeps what is said of an exhibit's file. What was found under
    /// another key or digest no longer counts.
    fn set_upload_key(&self, exhibit: ExhibitId, said: FileKey<'_>) -> Result<()>;

    /// Writes down whether the original is the one captured, as was found with a key and a digest; whether
    /// these still stand.
    fn set_upload_verified(&self, exhibit: ExhibitId, key: &[u8], sha256: &str, verified: bool) -> Result<bool>;
}
