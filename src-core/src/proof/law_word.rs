//! What HQ hands on of a word on the law: a sign-off, a recall, or that one is lifted. While it waits for a second
//! officer the entry of the first comes with it, so that they read and sign the very bytes on a device of their own.

use super::digest::commit;
use super::entry::{Body, BodyKind};
use super::envelope::{Envelope, OfBody, SignedEntry};
use crate::rules::law::{LawSays, LawWord, LawWordId};
use serde::{Deserialize, Serialize};

/// A word on the law, as it stands in a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawWordRow {
    /// What, and who has signed for it.
    pub word: LawWord,
    /// The entry that says it, while it waits for a second officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<SignedEntry>,
}

/// What an entry says of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawEntry {
    /// Its envelope.
    pub envelope: Envelope,
    /// What it says.
    pub says: LawSays,
}

impl From<LawSays> for Body {
    fn from(says: LawSays) -> Self {
        match says {
            LawSays::SignOff(said) => Self::LawSignOff(said),
            LawSays::Recall(said) => Self::LawRecall(said),
            LawSays::Lift(said) => Self::LawRecallLifted(said),
        }
    }
}

impl LawEntry {
    /// The kinds of entry that say something of the law.
    pub const KINDS: [BodyKind; 3] = [BodyKind::LawSignOff, BodyKind::LawRecall, BodyKind::LawRecallLifted];

    /// What a signed entry says of the law, where its body is the one that its envelope commits to. Whose
    /// signatures are under it is for whoever holds their keys.
    pub fn read(signed: &SignedEntry) -> Option<Self> {
        let envelope = signed.read().ok()?;
        let OfBody::Given { body, salt } = signed.of_body() else { return None };
        if commit(&salt.array::<32>()?, &body.0) != envelope.commitment {
            return None;
        }
        let kind = BodyKind::find(&envelope.kind).filter(|kind| Self::KINDS.contains(kind))?;
        let read: Body = serde_json::from_slice(&body.0).ok()?;
        let says = says_of(read)?;
        (Body::from(says.clone()).kind() == kind).then_some(Self { envelope, says })
    }

    /// By what it is known.
    pub fn id(&self) -> LawWordId {
        LawWordId { device: self.envelope.chain, entry: self.envelope.id }
    }
}

fn says_of(body: Body) -> Option<LawSays> {
    if let Body::LawSignOff(said) = body {
        return Some(LawSays::SignOff(said));
    }
    if let Body::LawRecall(said) = body {
        return Some(LawSays::Recall(said));
    }
    if let Body::LawRecallLifted(said) = body {
        return Some(LawSays::Lift(said));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::digest::{Digest, HexBytes};
    use crate::proof::entry::{BODY_VERSION, LockedBecause};
    use crate::proof::envelope::{ENVELOPE_VERSION, Signers};
    use crate::rules::ids::{DeviceId, EntryId, OfficerId};
    use crate::rules::law::LawSignOff;
    use crate::rules::time::{ClockTrust, Day, Timestamp};
    use uuid::Uuid;

    fn signed(body: &Body) -> SignedEntry {
        let bytes = serde_json::to_vec(body).unwrap();
        let envelope = Envelope {
            layout: ENVELOPE_VERSION,
            id: EntryId(Uuid::from_u128(1)),
            chain: DeviceId(Uuid::from_u128(2)),
            sequence: 1,
            at: Timestamp::parse("2026-12-01T10:00:00Z").unwrap(),
            clock: ClockTrust::Trusted,
            officer: OfficerId(Uuid::from_u128(3)),
            kind: body.kind().name().to_owned(),
            version: BODY_VERSION,
            commitment: commit(&[4; 32], &bytes),
            previous: Digest::ZERO,
        };
        SignedEntry::sign(&envelope, bytes, [4; 32], Signers { device: &[1; 32], officer: &[2; 32] }).unwrap()
    }

    #[test]
    fn what_is_read_before_it_is_signed_for_is_what_the_envelope_commits_to() {
        let valid_until = Day::parse("2027-06-03").unwrap();
        let kinds = vec!["dvpo".into()];
        let says = LawSays::SignOff(LawSignOff { edition: "2026-12.1".into(), kinds, valid_until });
        let entry = signed(&says.clone().into());
        let read = LawEntry::read(&entry).unwrap();
        assert_eq!((read.id().entry, read.says), (EntryId(Uuid::from_u128(1)), says));
        let later = String::from_utf8(entry.body.clone().unwrap().0).unwrap().replace("2027", "2028");
        assert_eq!(LawEntry::read(&SignedEntry { body: Some(HexBytes(later.into_bytes())), ..entry.clone() }), None);
        assert_eq!(LawEntry::read(&SignedEntry { salt: None, ..entry }), None);
        assert_eq!(LawEntry::read(&signed(&Body::LockedUp { why: LockedBecause::Idle })), None);
    }
}
