//! Enrolment codes.

use crate::failure::Result;
use crate::store::devices::Named;
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// A code that could still be used.
pub struct LiveCode {
    /// Its salt.
    pub salt: Vec<u8>,
    /// Its salted hash, by which it is known.
    pub hash: Vec<u8>,
    /// For whom it was minted.
    pub officer: Named,
}

/// A code about to be kept.
pub struct NewCode<'a> {
    /// Its first four characters.
    pub head: &'a str,
    /// Its salt.
    pub salt: &'a [u8],
    /// Its salted hash.
    pub hash: &'a [u8],
    /// When it was minted.
    pub minted_at: Timestamp,
    /// From when it is refused.
    pub expires_at: Timestamp,
    /// For whom.
    pub officer: &'a Named,
}

/// A code that could still be used, as a person is shown it: never the code itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenCode {
    /// By what it is cancelled.
    pub number: u64,
    /// Whose it is: their collar number.
    pub collar: String,
    /// When it was made.
    pub minted_at: Timestamp,
    /// From when it is refused.
    pub expires_at: Timestamp,
}

/// What is read of enrolment codes.
pub trait CodeReads {
    /// Codes that are neither used, expired nor out of tries, in order of their numbers.
    fn list_open_codes(&self, now: Timestamp, tries: i64) -> Result<Vec<OpenCode>>;

    /// Under which name and initials a code was last made for a collar number; none where none ever was.
    fn find_last_named(&self, collar: &str) -> Result<Option<Named>>;

    /// Codes with this head that are neither used, expired nor out of tries.
    fn list_live_codes(&self, head: &str, now: Timestamp, tries: i64) -> Result<Vec<LiveCode>>;
}

/// What is written of enrolment codes.
pub trait CodeWrites {
    /// Keeps a new code, and returns its number: one higher than the last.
    fn keep_code(&self, code: &NewCode<'_>) -> Result<u64>;

    /// Cancels a code by its number, and returns whose it was; none where no such code could still be used.
    fn cancel_code(&self, number: u64, now: Timestamp) -> Result<Option<String>>;

    /// Counts a wrong try against every code with this head that was not used.
    fn count_code_try(&self, head: &str) -> Result<()>;

    /// Marks a code as used.
    fn mark_code_used(&self, hash: &[u8], now: Timestamp) -> Result<()>;
}
