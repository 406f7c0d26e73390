//! What HQ makes of what it was sent, and why: by name in what it signs and keeps, worded by the
//! catalogue wherever somebody reads it.

use crate::words::TextKey;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// Declares a set of reasons. The name of each is also that of its text in the catalogue's room `intake`.
macro_rules! reasons {
    ($(#[$doc:meta])* $Reasons:ident { $($(#[$each_doc:meta])* $reason:ident = $name:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $Reasons {
            $($(#[$each_doc])* $reason,)+
            /// One that this edition does not know: a later HQ gave it.
            NotKnown,
        }

        impl $Reasons {
            /// Each that this edition gives.
            pub const ALL: &'static [Self] = &[$(Self::$reason),+];

            /// Its name in what is signed and kept.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$reason => $name,)+
                    Self::NotKnown => "not_known",
                }
            }

            /// The reason of a name, where this edition gives one.
            pub fn find(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.name() == name)
            }

            /// The reason of a name that was received or kept.
            pub fn named(name: &str) -> Self {
                Self::find(name).unwrap_or(Self::NotKnown)
            }

            /// What it says.
            pub const fn text(self) -> TextKey {
                match self {
                    $(Self::$reason => const { TextKey::checked(concat!("intake.", $name), &[]) },)+
                    Self::NotKnown => const { TextKey::checked("intake.not_known", &[]) },
                }
            }
        }

        impl Serialize for $Reasons {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $Reasons {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Cow::<'de, str>::deserialize(from).map(|name| Self::named(&name))
            }
        }
    };
}

reasons! {
    /// Why HQ does not take an entry, or a record made while locked. Its bytes are kept in quarantine.
    RefusedBecause {
        /// Its bytes are no entry.
        EntryUnreadable = "entry_unreadable";
        /// Another entry is held at its place.
        PlaceIsHeld = "place_is_held";
        /// Its device was revoked.
        DeviceRevoked = "device_revoked";
        /// The certificate that it was handed in under had run out.
        CertificateExpired = "certificate_expired";
        /// It says that it is another device's.
        EntryOfAnotherDevice = "entry_of_another_device";
        /// It does not open with HQ's key.
        SealedBytesDoNotOpen = "sealed_bytes_do_not_open";
        /// Its envelope's bytes are no envelope.
        EnvelopeUnreadable = "envelope_unreadable";
        /// Its envelope is of another place than the sealing.
        EnvelopeOfAnotherPlace = "envelope_of_another_place";
        /// No chain has such a place.
        SequenceOutOfRange = "sequence_out_of_range";
        /// Its officer has no slot on its device.
        OfficerNotEnrolled = "officer_not_enrolled";
        /// It was made after its officer had left.
        OfficerHasLeft = "officer_has_left";
        /// The device did not sign it.
        DeviceSignature = "device_signature";
        /// The officer did not sign it.
        OfficerSignature = "officer_signature";
        /// It is signed, and came without its body or the salt of it.
        EntryWithoutBody = "entry_without_body";
        /// Its body is another than was committed to.
        Commitment = "commitment";
        /// A record made while locked says that it is another device's.
        CaptureOfAnotherDevice = "capture_of_another_device";
        /// Its bytes are no record made while locked.
        CaptureUnreadable = "capture_unreadable";
        /// Another record made while locked is held under its id.
        CaptureIsHeld = "capture_is_held";
        /// The device does not vouch for the key that signed it.
        CaptureKeyNotVouchedFor = "capture_key_not_vouched_for";
        /// The capture key did not sign it.
        CaptureSignature = "capture_signature";
    }
}

impl RefusedBecause {
    /// Whether it is said of the seal alone, and not of what was sealed: sealed anew the same entry may be
    /// taken. Every other reason is about the entry itself, or stands until a person at HQ changes it.
    pub const fn is_of_the_seal(self) -> bool {
        match self {
            Self::SealedBytesDoNotOpen => true,
            Self::EntryUnreadable
            | Self::PlaceIsHeld
            | Self::DeviceRevoked
            | Self::CertificateExpired
            | Self::EntryOfAnotherDevice
            | Self::EnvelopeUnreadable
            | Self::EnvelopeOfAnotherPlace
            | Self::SequenceOutOfRange
            | Self::OfficerNotEnrolled
            | Self::OfficerHasLeft
            | Self::DeviceSignature
            | Self::OfficerSignature
            | Self::EntryWithoutBody
            | Self::Commitment
            | Self::CaptureOfAnotherDevice
            | Self::CaptureUnreadable
            | Self::CaptureIsHeld
            | Self::CaptureKeyNotVouchedFor
            | Self::CaptureSignature
            | Self::NotKnown => false,
        }
    }
}

reasons! {
    /// Why something that HQ received and keeps is not taken up, now or later.
    SetAsideBecause {
        /// Its body is not there.
        BodyMissing = "body_missing";
        /// Its kind or its layout is not known to HQ.
        BodyUnreadable = "body_unreadable";
        /// Its body is of another kind than its envelope says.
        BodyOfAnotherKind = "body_of_another_kind";
        /// The policy does not let its officer do this.
        OfficerMayNot = "officer_may_not";
        /// HQ does not know its officer.
        OfficerNotKnown = "officer_not_known";
        /// HQ did not confirm the enrolment under which it was made.
        EnrolmentNotConfirmed = "enrolment_not_confirmed";
        /// It names another author than the officer who signed it.
        NamesAnotherAuthor = "names_another_author";
        /// A time in it lies in the future.
        TimeAhead = "time_ahead";
        /// A time in it lies further back than a lifetime, or is no time.
        TimeTooFarBack = "time_too_far_back";
        /// An allegation names an act that is not in the record.
        AllegationWithoutAct = "allegation_without_act";
        /// Another record is held under its id.
        RecordIsHeld = "record_is_held";
        /// What it takes up has other bytes than the record made while locked that is held.
        OtherCaptureIsHeld = "other_capture_is_held";
        /// The approval is of something else.
        ApprovalOfSomethingElse = "approval_of_something_else";
        /// What was approved has other bytes.
        ApprovalOfOtherBytes = "approval_of_other_bytes";
        /// The officer approved their own.
        ApprovalOfTheirOwn = "approval_of_their_own";
        /// It is nothing that a second officer signs.
        ApprovalNotNeeded = "approval_not_needed";
        /// The policy does not let its officer approve this.
        ApprovalNotEntitled = "approval_not_entitled";
        /// The approval names another officer than its signer.
        ApprovalOfAnotherSigner = "approval_of_another_signer";
        /// A key or a digest of an exhibit is malformed.
        ExhibitMalformed = "exhibit_malformed";
        /// Another digest or length is held for its exhibit: of the same officer on the same device, or of another
        /// record made while locked there.
        OtherDigestIsHeld = "other_digest_is_held";
        /// Another key is held for its exhibit.
        OtherKeyIsHeld = "other_key_is_held";
        /// A sign-off or a recall of the law names nothing, or runs too long.
        LawWordUnfit = "law_word_unfit";
        /// The layout of a record made while locked is not known to HQ.
        CaptureLayout = "capture_layout";
        /// A record made while locked is of another place than it was sealed for.
        CaptureOfAnotherPlace = "capture_of_another_place";
        /// A record made while locked claims an officer without a slot on its device.
        CaptureClaimsAStranger = "capture_claims_a_stranger";
    }
}

reasons! {
    /// What an entry names that HQ does not hold yet. It is tried again when more has come.
    WaitsFor {
        /// An order.
        Order = "waits_for_order";
        /// A version of an order.
        Version = "waits_for_version";
        /// A condition of a version.
        Condition = "waits_for_condition";
        /// An incident.
        Incident = "waits_for_incident";
        /// A record made while locked.
        Capture = "waits_for_capture";
        /// An entry that is approved.
        Entry = "waits_for_entry";
    }
}

/// What HQ makes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Verdict {
    /// It stands in the feed, or needs no row.
    Interpreted,
    /// It cannot be interpreted, now or later.
    SetAside {
        /// Why.
        because: SetAsideBecause,
    },
    /// It names something that is not held yet.
    Waits {
        /// What.
        on: WaitsFor,
    },
}

impl Verdict {
    /// Why it was not interpreted, where it was not.
    pub const fn why(self) -> Option<TextKey> {
        match self {
            Self::Interpreted => None,
            Self::SetAside { because } => Some(because.text()),
            Self::Waits { on } => Some(on.text()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_crosses_by_its_name() {
        for reason in SetAsideBecause::ALL {
            let written = serde_json::to_string(reason).unwrap();
            assert_eq!(written, format!("\"{}\"", reason.name()));
            assert_eq!(serde_json::from_str::<SetAsideBecause>(&written).unwrap(), *reason);
        }
        let verdict = Verdict::Waits { on: WaitsFor::Order };
        let written = serde_json::to_string(&verdict).unwrap();
        assert_eq!(written, r#"{"kind":"waits","on":"waits_for_order"}"#);
        assert_eq!(serde_json::from_str::<Verdict>(&written).unwrap(), verdict);
    }

    #[test]
    fn a_reason_of_a_later_edition_is_said_to_be_unknown_and_does_not_keep_its_refusal_from_being_read() {
        let read: RefusedBecause = serde_json::from_str(r#""made_on_a_tuesday""#).unwrap();
        assert_eq!(read, RefusedBecause::NotKnown);
        assert_eq!(RefusedBecause::find("not_known"), None, "this edition gives no such reason");
        let said = crate::words::english(read.text());
        assert_eq!(said, "for a reason that this edition does not know");
    }

    #[test]
    fn no_two_reasons_of_a_set_have_one_name() {
        fn check(names: impl Iterator<Item = &'static str>) {
            let all: Vec<_> = names.collect();
            let different: std::collections::BTreeSet<_> = all.iter().collect();
            assert_eq!(all.len(), different.len());
        }
        check(RefusedBecause::ALL.iter().map(|reason| reason.name()));
        check(SetAsideBecause::ALL.iter().map(|reason| reason.name()));
        check(WaitsFor::ALL.iter().map(|reason| reason.name()));
    }
}
