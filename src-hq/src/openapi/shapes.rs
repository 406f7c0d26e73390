//! Of which shape a route's request and reply are, by their own types.

use cordon_core::proof::access::SignedAccess;
use cordon_core::proof::capture::{CaptureAnswer, SealedCapture};
use cordon_core::proof::protocol::{
    CommitmentOpened, DeviceCertificate, EnrolReply, EnrolRequest, EvidenceReply, PushReply, PushRequest, RenewRequest,
    ScopesReply,
};
use cordon_core::proof::route::{Nothing, Octets};

/// What is sent one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No body.
    Nothing,
    /// Bytes as they are.
    Octets,
    /// JSON, by the name of its schema.
    Json(&'static str),
}

/// A type that is sent.
pub trait Shaped {
    /// Its shape.
    const SHAPE: Shape;
}

impl Shaped for Nothing {
    const SHAPE: Shape = Shape::Nothing;
}

impl Shaped for Octets {
    const SHAPE: Shape = Shape::Octets;
}

macro_rules! sent {
    ($($body:ident)+) => {
        $(impl Shaped for $body {
            const SHAPE: Shape = Shape::Json(stringify!($body));
        })+
    };
}

sent! {
    CaptureAnswer DeviceCertificate EnrolReply EnrolRequest EvidenceReply PushReply PushRequest RenewRequest
    CommitmentOpened ScopesReply SealedCapture SignedAccess
}
