//! HQ's word on an officer's access to a device: whether their enrolment was confirmed, and when their
//! access ended. It is signed, for whoever could invent it could shut an officer out.

use super::digest::HexBytes;
use super::short_number::ShortNumber;
use super::sign::{Purpose, Statement, state, stated};
use crate::rules::ids::{DeviceId, OfficerId};
use crate::rules::time::Timestamp;
use crate::text;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// How an officer's access to a device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Access {
    /// The enrolment waits for HQ to confirm its number.
    Waits {
        /// From when on HQ no longer confirms it.
        until: Timestamp,
    },
    /// HQ confirmed the enrolment.
    Confirmed {
        /// When.
        at: Timestamp,
    },
    /// HQ did not confirm it: the number that was read out was not HQ's.
    NotConfirmed {
        /// When.
        at: Timestamp,
    },
    /// The officer has left, and their access with them. It never comes back: whoever returns is enrolled anew.
    Ended {
        /// When.
        at: Timestamp,
    },
}

impl Access {
    /// When it ended, where it did.
    pub const fn ended_at(self) -> Option<Timestamp> {
        match self {
            Self::Ended { at } => Some(at),
            Self::Waits { .. } | Self::Confirmed { .. } | Self::NotConfirmed { .. } => None,
        }
    }

    /// What there is to say of it, with the number that HQ is to confirm where that is known; nothing of one
    /// that stands.
    pub fn text(self, number: Option<ShortNumber>) -> Option<Text> {
        match (self, number) {
            (Self::Confirmed { .. }, _) => None,
            (Self::Waits { until }, Some(number)) => {
                let number = Verbatim::from(number.to_string());
                Some(text!("frame.access_waits", number = number, until = moment(until)))
            }
            (Self::Waits { until }, None) => Some(text!("frame.access_waits_unnumbered", until = moment(until))),
            (Self::NotConfirmed { at }, _) => Some(text!("frame.access_not_confirmed", at = moment(at))),
            (Self::Ended { at }, _) => Some(text!("frame.access_ended", at = moment(at))),
        }
    }
}

fn moment(at: Timestamp) -> Verbatim {
    Verbatim::from(format!("{} {}", at.london_day().text(), at.london_hhmm()))
}

/// An officer's access to one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficerAccess {
    /// The device.
    pub device: DeviceId,
    /// The officer.
    pub officer: OfficerId,
    /// How it stands.
    pub access: Access,
}

impl Statement for OfficerAccess {
    const PURPOSE: Purpose = Purpose::Access;
}

/// Its exact bytes with HQ's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedAccess {
    /// The exact bytes of an [`OfficerAccess`].
    pub access: HexBytes,
    /// HQ's signature over them.
    pub signature: HexBytes,
}

impl SignedAccess {
    /// Signs HQ's word.
    pub fn sign(access: &OfficerAccess, secret: &[u8; 32]) -> Option<Self> {
        let (access, signature) = state(access, secret)?;
        Some(Self { access, signature })
    }

    /// What HQ says, where its signature is right and it is of this device.
    pub fn verify(&self, key: &HexBytes, device: DeviceId) -> Option<OfficerAccess> {
        stated(&self.access, &self.signature, key).filter(|read: &OfficerAccess| read.device == device)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::sign::public_key;
    use uuid::Uuid;

    #[test]
    fn only_hqs_word_about_this_device_counts() {
        let (hq, other) = ([3; 32], [4; 32]);
        let (device, elsewhere) = (DeviceId(Uuid::from_u128(1)), DeviceId(Uuid::from_u128(2)));
        let access = Access::Ended { at: Timestamp::from_millis(7) };
        let said = OfficerAccess { device, officer: OfficerId(Uuid::from_u128(9)), access };
        let signed = SignedAccess::sign(&said, &hq).unwrap();
        assert_eq!(signed.verify(&public_key(&hq), device), Some(said));
        assert_eq!(signed.verify(&public_key(&other), device), None);
        assert_eq!(signed.verify(&public_key(&hq), elsewhere), None);
        let mut changed = signed.clone();
        changed.access.0[20] ^= 1;
        assert_eq!(changed.verify(&public_key(&hq), device), None);
    }

    #[cfg(feature = "texts")]
    #[test]
    fn what_stands_needs_no_word_and_what_does_not_says_what_to_do() {
        use crate::words::english;
        let at = Timestamp::parse("2026-11-22T21:30:00Z").unwrap();
        let number: ShortNumber = "012 345".parse().unwrap();
        let said = |access: Access, number| access.text(number).map(|text| english(text).to_string());
        assert_eq!(said(Access::Confirmed { at }, Some(number)), None);
        let waits = said(Access::Waits { until: at }, Some(number)).unwrap();
        assert!(waits.contains("012 345") && waits.contains("21:30"), "{waits}");
        assert!(said(Access::Waits { until: at }, None).unwrap().contains("21:30"));
        assert!(said(Access::NotConfirmed { at }, Some(number)).unwrap().contains("enrol"));
        let ended = said(Access::Ended { at }, None).unwrap();
        assert!(ended.contains("ended on Sun 22") && ended.contains("Ask"), "{ended}");
    }
}
