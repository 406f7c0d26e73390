//! The routes by which devices reach HQ, each declared once: HQ serves them and the device asks for them
//! by these types, so that path, method, body and reply cannot differ between the two.

use super::access::SignedAccess;
use super::capture::{CaptureAnswer, SealedCapture};
use super::protocol::{
    CommitmentOpened, DeviceCertificate, EnrolReply, EnrolRequest, EvidenceReply, PushReply, PushRequest, RenewRequest,
    ScopesReply,
};

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// `GET`.
    Get,
    /// `HEAD`.
    Head,
    /// `POST`.
    Post,
    /// `PUT`.
    Put,
    /// `PATCH`.
    Patch,
}

/// Who may ask a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Anyone, without a certificate.
    Anyone,
    /// A device whose certificate HQ gave out and which holds: not revoked, not run out.
    Device,
    /// A device whose certificate HQ gave out, even where it was revoked or has run out: what such a one
    /// hands in goes to quarantine.
    Late,
}

/// A request without a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {}

/// Bytes as they are, with what they mean in headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Octets {}

/// A route as it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Declared {
    /// The path; one part of it may be a name in braces.
    pub path: &'static str,
    /// How it is asked.
    pub method: Method,
    /// Who may.
    pub who: Who,
    /// Most bytes of a request's body.
    pub most_bytes: usize,
}

/// A route, by its own type.
pub trait Route {
    /// What is declared of it.
    const DECLARED: Declared;
    /// What is sent, as JSON; [`Nothing`] or [`Octets`] where that is not JSON.
    type Request;
    /// What comes back, as JSON; [`Octets`] where that is not JSON.
    type Reply;

    /// The path with what stands in for the name in braces.
    fn path(of: &str) -> String {
        let path = Self::DECLARED.path;
        match path.split_once('{').zip(path.split_once('}')) {
            Some(((before, _), (_, after))) => [before, of, after].concat(),
            None => path.to_owned(),
        }
    }
}

macro_rules! routes {
    ($($(#[$doc:meta])* $route:ident: $method:ident $path:literal, $who:ident, $most:expr, $request:ty => $reply:ty;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub enum $route {}

            impl Route for $route {
                const DECLARED: Declared =
                    Declared { path: $path, method: Method::$method, who: Who::$who, most_bytes: $most };
                type Request = $request;
                type Reply = $reply;
            }
        )+

        /// Every route.
        pub const ROUTES: &[Declared] = &[$($route::DECLARED,)+];
    };
}

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

routes! {
    /// Whether HQ answers.
    Live: Get "/livez", Anyone, 0, Nothing => Octets;
    /// Whether its store answers too.
    Ready: Get "/readyz", Anyone, 0, Nothing => Octets;
    /// Enrols a device, or another officer on it.
    Enrol: Post "/v1/enrol", Anyone, 64 * KIB, EnrolRequest => EnrolReply;
    /// Opens what a device committed to when it was enrolled: from then on HQ knows the short number.
    OpenCommitment: Post "/v1/enrol/commitment", Device, 4 * KIB, CommitmentOpened => SignedAccess;
    /// Gives a device its next certificate.
    Renew: Post "/v1/certificate", Device, 64 * KIB, RenewRequest => DeviceCertificate;
    /// Hands journal entries in.
    PushEntries: Post "/v1/entries", Late, 4 * MIB, PushRequest => PushReply;
    /// Hands a record in that was made while its device was locked.
    PushCapture: Put "/v1/captures/{capture}", Late, 4 * MIB, SealedCapture => CaptureAnswer;
    /// What may be pulled; with `If-None-Match` and the `ETag` of before, 304 with
    /// [`NOW_HEADER`](super::protocol::NOW_HEADER) where nothing changed.
    ListScopes: Get "/v1/scopes", Device, 0, Nothing => ScopesReply;
    /// The bytes of a [`segment`](super::segment), by its hash.
    FetchSegment: Get "/v1/segments/{hash}", Device, 0, Nothing => Octets;
    /// How many bytes HQ holds of an exhibit's file, as `Upload-Offset`: of the one that is meant by
    /// `Upload-Length` and `Upload-Digest`.
    AskEvidence: Head "/v1/evidence/{exhibit}", Late, 0, Nothing => Octets;
    /// A piece of an exhibit's encrypted file, at `Upload-Offset`: of the one that is meant by
    /// `Upload-Length` and `Upload-Digest`.
    SendEvidence: Patch "/v1/evidence/{exhibit}", Late, 8 * MIB, Octets => EvidenceReply;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_what_it_is_of() {
        assert_eq!(FetchSegment::path("ab12"), "/v1/segments/ab12");
        assert_eq!(ListScopes::path("nothing"), "/v1/scopes");
    }

    #[test]
    fn no_two_routes_are_one() {
        for (at, one) in ROUTES.iter().enumerate() {
            assert!(one.path.starts_with('/') && one.path.matches('{').count() < 2, "{one:?}");
            let is_same = |other: &&Declared| (other.path, other.method) == (one.path, one.method);
            assert_eq!(ROUTES.iter().skip(at + 1).find(is_same), None);
        }
    }

    #[test]
    fn only_what_needs_none_is_open_to_callers_without_a_certificate() {
        let open: Vec<&str> = ROUTES.iter().filter(|route| route.who == Who::Anyone).map(|route| route.path).collect();
        assert_eq!(open, ["/livez", "/readyz", "/v1/enrol"]);
        let most = ROUTES.iter().filter(|route| route.who == Who::Anyone).map(|route| route.most_bytes).max();
        assert_eq!(most, Some(64 << 10), "and nobody of them may send much");
    }
}
