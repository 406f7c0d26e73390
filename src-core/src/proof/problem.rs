//! Why HQ does not do what it was asked, as RFC 9457 problem details: a closed set of kinds, each with its
//! status and its text, which HQ answers with and the device matches in full.

use crate::words::TextKey;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal, $status:literal, $text:literal;)+) => {
        /// What kind of problem it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemKind {
            $($(#[$doc])* $kind,)+
            /// One that this edition does not know: a later HQ said it, in words of its own.
            NotKnown,
        }

        impl ProblemKind {
            /// Each that this edition gives.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Its name on the wire.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)+
                    Self::NotKnown => "not_known",
                }
            }

            /// The HTTP status that it is answered with.
            pub const fn status(self) -> u16 {
                match self {
                    $(Self::$kind => $status,)+
                    Self::NotKnown => 400,
                }
            }

            /// What it says; nothing where this edition does not know it.
            pub const fn text(self) -> Option<TextKey> {
                match self {
                    $(Self::$kind => Some(const { TextKey::checked($text, &[]) }),)+
                    Self::NotKnown => None,
                }
            }

            /// The kind of a name that was received.
            pub fn named(name: &str) -> Self {
                Self::ALL.iter().copied().find(|kind| kind.name() == name).unwrap_or(Self::NotKnown)
            }
        }
    };
}

kinds! {
    /// The code is wrong, used, expired or out of tries: which of these is not said.
    CodeRefused = "code_refused", 403, "hq.the_code_is_not_valid_ask_for_a_new";
    /// Too many wrong codes came from there: the code was not looked at.
    TooManyTries = "too_many_tries", 429, "hq.too_many_wrong_codes";
    /// The one who asks does not hold the device key.
    ProofRefused = "proof_refused", 403, "hq.the_request_is_not_signed_with_the_device_key";
    /// The device is enrolled with another key.
    OtherKey = "other_key", 409, "hq.the_device_is_enrolled_with_another_key";
    /// The device was revoked.
    DeviceRevoked = "device_revoked", 403, "hq.this_device_was_revoked";
    /// A key or the certificate request cannot be used.
    RequestRefused = "request_refused", 400, "hq.a_key_or_the_certificate_request_cannot_be";
    /// The body is no enrolment.
    EnrolmentUnreadable = "enrolment_unreadable", 400, "hq.the_request_is_not_an_enrolment";
    /// The device did not commit to what it opens.
    CommitmentRefused = "commitment_refused", 403, "hq.the_device_did_not_commit_to_this";
    /// The certificate is not to be renewed yet.
    TooEarly = "too_early", 409, "hq.the_certificate_holds_too_long_to_be_renewed";
    /// No certificate was shown.
    CertificateRequired = "certificate_required", 401, "hq.this_route_needs_the_certificate_of_an";
    /// HQ gave out no such certificate.
    CertificateUnknown = "certificate_unknown", 401, "hq.the_certificate_is_not_one_hq_gave";
    /// The device's certificate has run out.
    CertificateExpired = "certificate_expired", 403, "hq.the_certificate_has_run_out";
    /// No officer of the device may use HQ.
    RoleRefused = "role_refused", 403, "hq.no_officer_of_this_device_may_use_hq";
    /// The body is no push.
    PushUnreadable = "push_unreadable", 400, "hq.the_request_is_not_a_push";
    /// A push is larger than is taken.
    PushTooLarge = "push_too_large", 413, "hq.a_push_holds_at_most_4_mib_send_fewer_entries";
    /// The body is not the record that its path names.
    CaptureUnreadable = "capture_unreadable", 400, "hq.the_request_is_not_this_capture";
    /// A record made while locked is larger than is taken.
    CaptureTooLarge = "capture_too_large", 413, "hq.a_capture_holds_at_most_4_mib";
    /// HQ holds all it may of the device that nobody took up.
    TooMany = "too_many", 429, "hq.hq_holds_all_it_may_of_this_device";
    /// There is no such segment for the device.
    NoSuchSegment = "no_such_segment", 404, "hq.no_such_segment_ask_for_the_scopes_again";
    /// That is no exhibit's id.
    NoSuchExhibit = "no_such_exhibit", 404, "hq.no_such_exhibit";
    /// A header of evidence is missing.
    HeadersMissing = "headers_missing", 400, "hq.a_piece_of_evidence_needs_upload_offset";
    /// A piece does not begin where the last one ended.
    OtherOffset = "other_offset", 409, "hq.the_piece_does_not_begin_where_the_last";
    /// A piece does not fit the length of the whole.
    OtherLength = "other_length", 400, "hq.the_piece_does_not_fit_the_length_of_the_file";
    /// A piece is larger than is taken.
    PieceTooLarge = "piece_too_large", 413, "hq.a_piece_of_evidence_holds_at_most_8_mib";
    /// A file is larger than is taken.
    FileTooLarge = "file_too_large", 413, "hq.an_encrypted_file_holds_at_most_65_mib";
    /// HQ holds all it may of the device's files that no entry names.
    TooMuch = "too_much", 429, "hq.hq_holds_all_it_may_of_this_device_s_files";
    /// The body did not come whole in time.
    TooSlow = "too_slow", 408, "hq.the_request_did_not_come_whole_in_time";
    /// The device has used what it may.
    UsedUp = "used_up", 429, "hq.a_device_has_used_what_it_may";
    /// HQ has too much to do.
    Busy = "busy", 503, "hq.hq_has_too_much_to_do_try_again_later";
    /// HQ could not do it now.
    HqFailed = "hq_failed", 503, "hq.hq_could_not_do_this_now_try_again_later";
    /// HQ's store does not answer.
    NotReady = "not_ready", 503, "hq.the_store_does_not_answer";
    /// There is no such route.
    NoSuchRoute = "not_found", 404, "hq.no_such_route";
}

impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ProblemKind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(from).map(|name| Self::named(&name))
    }
}

/// An error from HQ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Of which kind: a device of the same edition says it in its own words.
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    /// It in English, without personal data, for whoever does not know the kind.
    pub title: String,
    /// HTTP status.
    pub status: u16,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_kind_crosses_by_its_name_and_no_two_have_one() {
        for kind in ProblemKind::ALL {
            let written = serde_json::to_string(kind).unwrap();
            assert_eq!(written, format!("\"{}\"", kind.name()));
            assert_eq!(serde_json::from_str::<ProblemKind>(&written).unwrap(), *kind);
            assert!((400..600).contains(&kind.status()) && kind.text().is_some(), "{kind:?}");
        }
        let names: BTreeSet<_> = ProblemKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), ProblemKind::ALL.len());
    }

    #[test]
    fn a_kind_of_a_later_edition_keeps_hqs_own_words() {
        let read: Problem =
            serde_json::from_str(r#"{"type":"made_on_a_tuesday","title":"not on a Tuesday","status":409}"#).unwrap();
        assert_eq!((read.kind, read.title.as_str()), (ProblemKind::NotKnown, "not on a Tuesday"));
        assert_eq!(read.kind.text(), None, "this edition has no words for it");
    }
}
