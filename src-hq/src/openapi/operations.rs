//! Each route with what it may answer. The path, the method, who may, the limit and both bodies come from
//! the declaration; what is said here is what a declaration does not say.

use super::shapes::{Shape, Shaped};
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::protocol::NOW_HEADER;
use cordon_core::proof::route::{self, Declared, Method, Route, Who};
use serde_json::{Value, json};

/// A route as it is described.
pub struct Operation {
    /// As it is declared.
    pub route: Declared,
    /// Its name.
    pub id: &'static str,
    /// What it does.
    pub summary: &'static str,
    /// What stands in for the name in its path.
    pub named: Option<(&'static str, Value)>,
    /// What is said in headers.
    pub headers: Vec<Header>,
    /// What is sent.
    pub request: Shape,
    /// What may come back.
    pub answers: Vec<Answer>,
}

/// A header.
pub struct Header {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub says: &'static str,
    /// What it holds.
    pub schema: Value,
    /// Whether it has to be there.
    pub is_needed: bool,
}

/// Something that may come back.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// What it means.
    pub says: String,
    /// What is said in headers.
    pub headers: Vec<Header>,
    /// Its body.
    pub content: Content,
}

/// The body of an answer.
pub enum Content {
    /// None.
    None,
    /// Words.
    Text,
    /// Bytes as they are.
    Octets,
    /// JSON, by the name of its schema.
    Json(&'static str),
    /// A problem, of one of these types.
    Problem(Vec<ProblemKind>),
}

/// Every route.
pub fn all() -> Vec<Operation> {
    vec![
        of::<route::Live>("live", "Whether HQ answers.").replies(Content::Text),
        of::<route::Ready>("ready", "Whether its store answers too.").replies(Content::Text).or(
            503,
            "The store does not answer.",
            &[ProblemKind::NotReady],
        ),
        of::<route::Enrol>("enrol", "Enrols a device, or another officer on it, by a one-time code.")
            .replies_in_json::<route::Enrol>()
            .or(
                400,
                "It is no enrolment, or a key in it cannot be used.",
                &[ProblemKind::EnrolmentUnreadable, ProblemKind::RequestRefused],
            )
            .or(
                403,
                "The code or the proof does not hold, or the device was revoked.",
                &[ProblemKind::CodeRefused, ProblemKind::ProofRefused, ProblemKind::DeviceRevoked],
            )
            .or(409, "The device is enrolled with another key.", &[ProblemKind::OtherKey])
            .or(429, "Too many wrong codes came from there: this one was not looked at.", &[ProblemKind::TooManyTries])
            .or(503, FAILED, &[ProblemKind::HqFailed])
            .coming_again(),
        of::<route::OpenCommitment>("openCommitment", "Opens what a device committed to when it was enrolled.")
            .replies_in_json::<route::OpenCommitment>()
            .or(400, "It opens no commitment.", &[ProblemKind::EnrolmentUnreadable])
            .or(403, "The device did not commit to this.", &[ProblemKind::CommitmentRefused])
            .of_devices(),
        of::<route::Renew>("renewCertificate", "Gives a device its next certificate.")
            .replies_in_json::<route::Renew>()
            .or(400, "It is no request, or cannot be used.", &[ProblemKind::RequestRefused])
            .or(403, "It is not signed with the device key.", &[ProblemKind::ProofRefused])
            .or(409, "Two thirds of the certificate's time are not over yet.", &[ProblemKind::TooEarly])
            .of_devices(),
        of::<route::PushEntries>("pushEntries", "Hands journal entries in; each is answered for itself.")
            .replies_in_json::<route::PushEntries>()
            .or(400, "It is no push of at most 256 entries.", &[ProblemKind::PushUnreadable])
            .bounded(&[ProblemKind::PushTooLarge])
            .of_devices(),
        of::<route::PushCapture>("pushCapture", "Hands a record in that was made while its device was locked.")
            .by("The record, as its body names it.", uuid())
            .replies_in_json::<route::PushCapture>()
            .or(400, "It is not this record.", &[ProblemKind::CaptureUnreadable])
            .or(429, "HQ holds all it may of this device that nobody took up.", &[ProblemKind::TooMany])
            .bounded(&[ProblemKind::CaptureTooLarge])
            .of_devices(),
        of::<route::ListScopes>("listScopes", "What may be pulled, as it stands.")
            .with(may("If-None-Match", "The ETag of an earlier answer.", string()))
            .replies_in_json::<route::ListScopes>()
            .saying(must("ETag", "Stands for everything in the answer but the time.", string()))
            .also(304, "Nothing but the time has changed.")
            .saying(must(NOW_HEADER, "HQ's time, RFC 3339.", json!({ "type": "string", "format": "date-time" })))
            .of_devices(),
        of::<route::FetchSegment>("fetchSegment", "A segment: immutable rows of a scope's feed in their container.")
            .by("The SHA-256 of its payload, as the list of scopes names it.", digest())
            .replies(Content::Octets)
            .or(404, "There is none, or not for this device: ask for the scopes again.", &[ProblemKind::NoSuchSegment])
            .of_devices(),
        of::<route::AskEvidence>("askEvidence", "How many bytes of an exhibit's encrypted file HQ holds.")
            .by(EXHIBIT, uuid())
            .with(must("Upload-Length", LENGTH, count()))
            .with(must("Upload-Digest", DIGEST, digest()))
            .replies(Content::None)
            .saying(must("Upload-Offset", "Bytes held of the file that is meant; 0 where there are none.", count()))
            .or(400, "A header is missing.", &[ProblemKind::HeadersMissing])
            .or(404, "That is no exhibit's id.", &[ProblemKind::NoSuchExhibit])
            .of_devices(),
        of::<route::SendEvidence>("sendEvidence", "A piece of an exhibit's encrypted file.")
            .by(EXHIBIT, uuid())
            .with(must("Upload-Offset", "Where the piece begins: as many bytes as HQ holds.", count()))
            .with(must("Upload-Length", LENGTH, count()))
            .with(must("Upload-Digest", DIGEST, digest()))
            .replies_in_json::<route::SendEvidence>()
            .saying(must("Upload-Offset", HELD, count()))
            .or(
                400,
                "A header is missing, or the piece does not fit the length.",
                &[ProblemKind::HeadersMissing, ProblemKind::OtherLength],
            )
            .or(404, "That is no exhibit's id.", &[ProblemKind::NoSuchExhibit])
            .or(409, "The piece does not begin where the last one ended.", &[ProblemKind::OtherOffset])
            .saying(must("Upload-Offset", "Bytes held: where the next piece has to begin.", count()))
            .or(429, "HQ holds all it may of this device's files that no entry names.", &[ProblemKind::TooMuch])
            .bounded(&[ProblemKind::PieceTooLarge, ProblemKind::FileTooLarge])
            .of_devices(),
    ]
}

const EXHIBIT: &str = "The exhibit.";
const LENGTH: &str = "Bytes of the whole file, at most 65 MiB.";
const DIGEST: &str = "SHA-256 of the whole file: what another sends under the exhibit's id is another file.";
const HELD: &str = "Bytes held now; 0 where the whole was not what its digest says, and is sent anew.";
const FAILED: &str = "HQ could not do it now.";

fn uuid() -> Value {
    json!({ "type": "string", "format": "uuid" })
}

fn digest() -> Value {
    json!({ "type": "string", "pattern": super::schemas::DIGEST })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn string() -> Value {
    json!({ "type": "string" })
}

fn must(name: &'static str, says: &'static str, schema: Value) -> Header {
    Header { name, says, schema, is_needed: true }
}

fn may(name: &'static str, says: &'static str, schema: Value) -> Header {
    Header { name, says, schema, is_needed: false }
}

fn of<R: Route>(id: &'static str, summary: &'static str) -> Operation
where
    R::Request: Shaped,
{
    Operation {
        route: R::DECLARED,
        id,
        summary,
        named: None,
        headers: Vec::new(),
        request: <R::Request as Shaped>::SHAPE,
        answers: Vec::new(),
    }
}

impl Operation {
    fn by(mut self, says: &'static str, schema: Value) -> Self {
        self.named = Some((says, schema));
        self
    }

    fn with(mut self, header: Header) -> Self {
        self.headers.push(header);
        self
    }

    fn replies(self, content: Content) -> Self {
        self.answer(200, "As asked.", content)
    }

    fn replies_in_json<R: Route>(self) -> Self
    where
        R::Reply: Shaped,
    {
        match <R::Reply as Shaped>::SHAPE {
            Shape::Json(name) => self.replies(Content::Json(name)),
            Shape::Octets => self.replies(Content::Octets),
            Shape::Nothing => self.replies(Content::None),
        }
    }

    fn also(self, status: u16, says: &'static str) -> Self {
        self.answer(status, says, Content::None)
    }

    /// One more header of the answer that was named last.
    fn saying(mut self, header: Header) -> Self {
        if let Some(answer) = self.answers.last_mut() {
            answer.headers.push(header);
        }
        self
    }

    /// A problem. Of a status that stands already there are more kinds.
    fn or(mut self, status: u16, says: &str, kinds: &[ProblemKind]) -> Self {
        if let Some(answer) = self.answers.iter_mut().find(|answer| answer.status == status) {
            if let Content::Problem(held) = &mut answer.content {
                held.extend(kinds);
            }
            answer.says = format!("{} {says}", answer.says);
            return self;
        }
        // What is asked by HEAD is answered without a body.
        let content = if self.route.method == Method::Head { Content::None } else { Content::Problem(kinds.to_vec()) };
        self.answer(status, says, content)
    }

    fn answer(mut self, status: u16, says: &str, content: Content) -> Self {
        self.answers.push(Answer { status, says: says.to_owned(), headers: Vec::new(), content });
        self
    }

    /// A body that must be small and come in time.
    fn bounded(self, too_large: &[ProblemKind]) -> Self {
        self.or(408, "The body did not come whole within a minute.", &[ProblemKind::TooSlow]).or(
            413,
            "The body is larger than is taken.",
            too_large,
        )
    }

    /// What a device may be told whatever it asks.
    fn of_devices(self) -> Self {
        let who = self.route.who;
        let asked = self
            .or(
                401,
                "No certificate that HQ gave out.",
                &[ProblemKind::CertificateRequired, ProblemKind::CertificateUnknown],
            )
            .or(403, "No officer of the device may use HQ.", &[ProblemKind::RoleRefused]);
        let asked = match who {
            Who::Device => asked.or(
                403,
                "The device was revoked, or its certificate has run out.",
                &[ProblemKind::DeviceRevoked, ProblemKind::CertificateExpired],
            ),
            Who::Anyone | Who::Late => asked,
        };
        asked
            .or(429, "The device has used what it may.", &[ProblemKind::UsedUp])
            .or(503, "HQ has too much to do, or could not do it now.", &[ProblemKind::Busy, ProblemKind::HqFailed])
            .coming_again()
    }

    /// When to ask again, on the answers that say so.
    fn coming_again(mut self) -> Self {
        for answer in self.answers.iter_mut().filter(|answer| [429, 503].contains(&answer.status)) {
            answer.headers.push(may("Retry-After", "Seconds after which to ask again.", count()));
        }
        self
    }
}
