//! Identifiers minted where the record begins: UUIDv7 on devices, so that a
//! repeat of a command names the same record (RFC 9562).

use super::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map($name)
            }
        }

        impl $name {
            /// An id derived from a name within a namespace (UUIDv5-like, over SHA-256), for
            /// records whose identity comes from their source.
            pub fn derived(from: &[&[u8]]) -> Self {
                Self(derived_uuid(stringify!($name), from))
            }
        }
    )+};
}

ids! {
    /// One protective order across its versions.
    OrderId,
    /// One version of an order, immutable.
    VersionId,
    /// One paragraph of an order across versions.
    ConditionId,
    /// What one source said of somebody.
    PersonRecordId,
    /// Person records joined by link assertions.
    PersonId,
    /// An assertion that a record belongs to a person, or a person to an order.
    LinkId,
    /// Something attended, reported or found.
    IncidentId,
    /// One thing somebody did, within an incident.
    ActId,
    /// An act joined to a condition version or an offence.
    AllegationId,
    /// An officer's own decision.
    DecisionId,
    /// A thing kept as evidence.
    ExhibitId,
    /// One entry of a device's journal.
    EntryId,
    /// One enrolled device.
    DeviceId,
    /// One enrolled officer.
    OfficerId,
    /// A form begun and not yet saved: the id of the command that will save it.
    DraftId,
    /// One opening of the search box, until it settles.
    SearchId,
    /// Leave to look at something again, from one look that was journalled.
    GrantId,
    /// A notice event of an order.
    NoticeId,
    /// A stored assessment.
    AssessmentId,
    /// Where somebody was.
    SightingId,
    /// A record made on a locked device.
    CaptureId,
}

impl CaptureId {
    /// The short form that a screen shows and an officer can read out: "3F2A-91C0". It is the random
    /// end of the id.
    pub fn short(&self) -> String {
        let digits = self.0.simple().to_string().to_uppercase();
        let tail = digits.get(24..).unwrap_or_default();
        let (head, end) = tail.split_at_checked(4).unwrap_or((tail, ""));
        format!("{head}-{end}")
    }

    /// When its form opened: a UUIDv7 begins with that time (RFC 9562 §5.7).
    pub fn minted_at(&self) -> Timestamp {
        Timestamp::from_millis(i64::try_from(self.0.as_u128() >> 80).unwrap_or(i64::MAX))
    }
}

fn derived_uuid(kind: &str, parts: &[&[u8]]) -> Uuid {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    hash.update(b"cordon/derived-id/v1\0");
    hash.update(kind.as_bytes());
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut bytes = [0_u8; 16];
    for (to, from) in bytes.iter_mut().zip(digest.iter()) {
        *to = *from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_ids_are_stable_and_apart() {
        let one = OrderId::derived(&[b"ab", b"c"]);
        assert_eq!(one, OrderId::derived(&[b"ab", b"c"]));
        assert_ne!(one, OrderId::derived(&[b"a", b"bc"]));
        assert_ne!(one.0, PersonId::derived(&[b"ab", b"c"]).0);
        assert_eq!(one.0.get_version_num(), 8);
    }

    #[test]
    fn a_captures_id_tells_its_time_and_has_a_short_form() {
        // 0x01936c000000 milliseconds since 1970.
        let id: CaptureId = "01936c00-0000-7000-8000-00003f2a91c0".parse().unwrap();
        assert_eq!(id.minted_at().millis(), 0x0193_6c00_0000);
        assert_eq!(id.short(), "3F2A-91C0");
    }
}
