//! Enrolments, the short numbers by which they are confirmed, and officers who left.

use crate::failure::Result;
use cordon_core::proof::access::SignedAccess;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::short_number::ShortNumber;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// What an administrator made of an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The number was HQ's.
    Confirmed,
    /// Three wrong numbers were given.
    NotConfirmed,
}

impl Outcome {
    /// Its name, by which a body keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::NotConfirmed => "not_confirmed",
        }
    }

    /// The outcome of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Confirmed, Self::NotConfirmed].into_iter().find(|outcome| outcome.name() == name)
    }
}

/// How an enrolment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It waits for its number to be confirmed.
    Waits,
    /// It was confirmed.
    Confirmed,
    /// Three wrong numbers were given.
    NotConfirmed,
    /// Nobody confirmed it in time.
    Expired,
    /// The officer has left.
    Left,
}

/// An enrolment of an officer on a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// On which.
    pub device: DeviceId,
    /// Whose.
    pub officer: OfficerId,
    /// The force's number for the officer.
    pub collar: String,
    /// Rank, collar number and name, as the device was told.
    pub shown: String,
    /// When.
    pub enrolled_at: Timestamp,
    /// From when on it is no longer confirmed.
    pub expires_at: Timestamp,
    /// The short number, once the device has opened its commitment.
    pub number: Option<ShortNumber>,
    /// How often another number was given.
    pub wrong: u32,
    /// What was made of it.
    pub outcome: Option<Outcome>,
    /// When the officer left, where they did.
    pub left_at: Option<Timestamp>,
}

impl Enrolment {
    /// How it stands.
    pub fn state(&self, now: Timestamp) -> State {
        match (self.left_at, self.outcome) {
            (Some(_), _) => State::Left,
            (None, Some(Outcome::Confirmed)) => State::Confirmed,
            (None, Some(Outcome::NotConfirmed)) => State::NotConfirmed,
            (None, None) if now >= self.expires_at => State::Expired,
            (None, None) => State::Waits,
        }
    }
}

/// An enrolment about to be kept.
pub struct NewEnrolment<'a> {
    /// On which device.
    pub device: DeviceId,
    /// Whose.
    pub officer: OfficerId,
    /// The digest of what its number covers.
    pub covered: Digest,
    /// What the device committed to.
    pub commitment: Digest,
    /// HQ's random number.
    pub nonce: &'a [u8; 32],
    /// When.
    pub enrolled_at: Timestamp,
    /// From when on it is no longer confirmed.
    pub expires_at: Timestamp,
}

/// What the number of an enrolment is made of, but for the device's random number.
pub struct Drawn {
    /// The digest of what it covers.
    pub covered: Digest,
    /// What the device committed to.
    pub commitment: Digest,
    /// HQ's random number.
    pub nonce: [u8; 32],
}

/// When a collar number's officer left, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// When.
    pub at: Timestamp,
    /// Why, in the administrator's words.
    pub why: String,
}

/// What is read of enrolments and of officers who left.
pub trait EnrolmentReads {
    /// An officer's enrolment on a device.
    fn find_enrolment(&self, device: DeviceId, officer: OfficerId) -> Result<Option<Enrolment>>;

    /// Every enrolment on a device, the oldest first.
    fn list_enrolments_on(&self, device: DeviceId) -> Result<Vec<Enrolment>>;

    /// Every enrolment, the oldest first.
    fn list_enrolments(&self) -> Result<Vec<Enrolment>>;

    /// What the number of an enrolment is made of.
    fn find_drawn(&self, device: DeviceId, officer: OfficerId) -> Result<Option<Drawn>>;

    /// HQ's word on each officer of a device, in order of their ids.
    fn list_access(&self, device: DeviceId) -> Result<Vec<SignedAccess>>;

    /// When the officer of a collar number left, where they have and were not taken back.
    fn find_leaving(&self, collar: &str) -> Result<Option<Leaving>>;
}

/// What is written of enrolments and of officers who left.
pub trait EnrolmentWrites {
    /// Keeps an enrolment. An earlier one of the same officer on the device stands as it did until this one has
    /// its number: where the exchange breaks off in between, nothing is taken from them.
    fn keep_enrolment(&self, new: &NewEnrolment<'_>) -> Result<()>;

    /// Writes down the number of an enrolment, which waits from then on, whatever came of an earlier one.
    fn set_number(&self, device: DeviceId, officer: OfficerId, number: ShortNumber) -> Result<()>;

    /// Counts a wrong number, and returns how many there were.
    fn count_wrong_number(&self, device: DeviceId, officer: OfficerId) -> Result<u32>;

    /// Writes down what was made of an enrolment.
    fn settle_enrolment(&self, device: DeviceId, officer: OfficerId, outcome: Outcome, now: Timestamp) -> Result<()>;

    /// Keeps HQ's word on an officer's access to a device, in place of what it said before.
    fn set_access(&self, device: DeviceId, officer: OfficerId, said: &SignedAccess) -> Result<()>;

    /// Ends every officer of a collar number who has not left, and returns their enrolments.
    fn end_officers(&self, collar: &str, now: Timestamp) -> Result<Vec<(DeviceId, OfficerId)>>;

    /// Voids a collar number's codes that were not used, and returns how many could still have been.
    fn void_codes(&self, collar: &str, now: Timestamp) -> Result<u64>;

    /// Writes down that the officer of a collar number left.
    fn keep_leaving(&self, collar: &str, leaving: &Leaving) -> Result<()>;

    /// Writes down that they were taken back; whether they had left.
    fn end_leaving(&self, collar: &str, now: Timestamp) -> Result<bool>;
}

/// Bytes as a body keeps them.
pub fn signed_access(access: Vec<u8>, signature: Vec<u8>) -> SignedAccess {
    SignedAccess { access: HexBytes(access), signature: HexBytes(signature) }
}
