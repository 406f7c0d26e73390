//! The six digits that stand on both screens at enrolment. They cover everything that either side trusts
//! from then on, so whoever changes any of it on the way changes them.
//!
//! Six digits alone could be hit: somebody between the two could try a million keys of their own until both
//! numbers agree. So each side adds a random number, and the device commits to its own before it sees HQ's
//! and shows it only afterwards. When somebody between has chosen their keys, the numbers are still to be
//! drawn: one try in a million hits.

use super::digest::{Digest, HexBytes};
use crate::rules::ids::{DeviceId, OfficerId};
use crate::rules::policy::{Rank, Role};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What the number covers, but for the two random numbers.
#[derive(Clone, Copy, Debug)]
pub struct Covered<'a> {
    /// The certificate of HQ's authority in DER: the only one that the device will trust.
    pub authority: &'a [u8],
    /// HQ's public sealing key.
    pub seal_key: &'a HexBytes,
    /// HQ's public signing key.
    pub sign_key: &'a HexBytes,
    /// The device.
    pub device: DeviceId,
    /// Its public signing key.
    pub device_key: &'a HexBytes,
    /// Its certificate request, PEM.
    pub csr_pem: &'a str,
    /// The officer.
    pub officer: OfficerId,
    /// Their public signing key on the device.
    pub officer_key: &'a HexBytes,
    /// The force's number for the officer.
    pub collar: &'a str,
    /// What they are to the force.
    pub role: Role,
    /// Their police rank, where they have one.
    pub rank: Option<Rank>,
}

impl Covered<'_> {
    /// A digest of all of it. Each part has its length before it, so that none can run into the next.
    pub fn digest(&self) -> Digest {
        let rank = self.rank.map_or("", Rank::name);
        let parts: [&[u8]; 11] = [
            self.authority,
            &self.seal_key.0,
            &self.sign_key.0,
            self.device.0.as_bytes(),
            &self.device_key.0,
            self.csr_pem.as_bytes(),
            self.officer.0.as_bytes(),
            &self.officer_key.0,
            self.collar.as_bytes(),
            self.role.name().as_bytes(),
            rank.as_bytes(),
        ];
        let mut bytes = b"cordon/enrolment-covers/v1\0".to_vec();
        for part in parts {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part);
        }
        Digest::of(&bytes)
    }
}

/// What the device sends instead of its random number, until it knows HQ's.
pub fn commitment(nonce: &[u8; 32]) -> Digest {
    Digest::of_parts(&[b"cordon/enrolment-nonce/v1\0", nonce])
}

/// The six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ShortNumber(u32);

/// What was typed is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("six digits are needed")]
pub struct NotSixDigits;

impl ShortNumber {
    /// The number of an enrolment, by the digest of what it covers and the random numbers of device and HQ.
    pub fn of(covered: Digest, device: &[u8; 32], hq: &[u8; 32]) -> Self {
        let digest = Digest::of_parts(&[b"cordon/compare/v2\0", &covered.0, device, hq]);
        let number = digest.0.iter().take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        Self(u32::try_from(number % 1_000_000).unwrap_or_default())
    }
}

impl fmt::Display for ShortNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:03} {:03}", self.0 / 1000, self.0 % 1000)
    }
}

impl FromStr for ShortNumber {
    type Err = NotSixDigits;

    /// As somebody types what is read out to them: with a space, a hyphen or neither.
    fn from_str(text: &str) -> Result<Self, NotSixDigits> {
        let digits: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        let is_one = digits.len() == 6 && digits.bytes().all(|letter| letter.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| is_one);
        number.map(Self).ok_or(NotSixDigits)
    }
}

impl TryFrom<String> for ShortNumber {
    type Error = NotSixDigits;
    fn try_from(text: String) -> Result<Self, NotSixDigits> {
        text.parse()
    }
}

impl From<ShortNumber> for String {
    fn from(number: ShortNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
#[path = "short_number_tests.rs"]
mod short_number_tests;
