//! HQ over mutual TLS 1.3. HQ's own authority is the only one trusted.

use super::reach;
use super::rests::{Asking, Because, Rests};
use crate::clock::SystemClock;
use crate::files::device::{DeviceFile, TransportFile};
use crate::locks::lock_of;
use crate::{Failure, Refusal};
use cordon_core::proof::access::SignedAccess;
use cordon_core::proof::capture::{CaptureAnswer, SealedCapture};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::problem::{Problem, ProblemKind};
use cordon_core::proof::protocol::{
    CommitmentOpened, DeviceCertificate, EnrolReply, EnrolRequest, EvidenceReply, NOW_HEADER, PushReply, PushRequest,
    RenewRequest, ScopesReply, UPLOAD_DIGEST, UPLOAD_LENGTH, UPLOAD_OFFSET,
};
use cordon_core::proof::route::{self, Route};
use cordon_core::rules::ids::ExhibitId;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::Unreached;
use cordon_core::words::{Text, Verbatim};
use cordon_core::{text, text_key};
use reqwest::blocking::{Client, RequestBuilder, Response};
use reqwest::{Certificate, Identity, Method, StatusCode, tls::Version};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;

static PROVIDER: Once = Once::new();

/// HQ as this device reaches it. Clones share its connections, which stay open between runs.
#[derive(Clone)]
pub struct Hq {
    client: Client,
    base: String,
    certificate: Digest,
    /// HQ's last statement of the scopes, under its tag.
    stated: Arc<Mutex<Option<(String, ScopesReply)>>>,
    rests: Arc<Rests>,
}

/// The encrypted file of an exhibit as it is sent: HQ tells it by its digest from what somebody else may send
/// under the same id.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceFile {
    /// Of which exhibit.
    pub exhibit: ExhibitId,
    /// Size of the whole, in bytes.
    pub length: u64,
    /// SHA-256 of the whole.
    pub sealed: Digest,
}

fn stated(request: RequestBuilder, file: &EvidenceFile) -> RequestBuilder {
    request.header(UPLOAD_LENGTH, file.length).header(UPLOAD_DIGEST, file.sealed.to_string())
}

/// Whether this is an address that can be asked: a name or number, and nothing that no name holds.
pub fn is_address(base: &str) -> bool {
    reqwest::Url::parse(base).is_ok_and(|url| url.has_host() && url.query().is_none() && url.fragment().is_none())
}

/// Asks HQ to enrol; the one route without a client certificate.
pub fn enrol(base: &str, ca_pem: &str, request: &EnrolRequest) -> Result<EnrolReply, Failure> {
    let client = builder(ca_pem, PATIENCE)?
        .build()
        .map_err(|_| Failure::Keys(text_key!("fault.the_transport_cannot_be_set_up")))?;
    read(send(asking::<route::Enrol>(&client, base.trim_end_matches('/'), "").json(request))?)
}

/// How long HQ is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection, TLS included.
    pub connect: Duration,
    /// For a whole exchange.
    pub whole: Duration,
}

const PATIENCE: Patience = Patience { connect: Duration::from_secs(5), whole: Duration::from_secs(60) };

/// Asks whether HQ lives, without a certificate of one's own.
#[cfg(test)]
pub fn asked_once(ca_pem: &str, base: &str, patience: Patience) -> Result<(), Failure> {
    let client = builder(ca_pem, patience)?
        .build()
        .map_err(|_| Failure::Keys(text_key!("fault.the_transport_cannot_be_set_up")))?;
    let answer = send(asking::<route::Live>(&client, base, ""))?;
    answer.bytes().map(|_body| ()).map_err(|error| Failure::Unreachable(reach::why(&error)))
}

fn builder(ca_pem: &str, patience: Patience) -> Result<reqwest::blocking::ClientBuilder, Failure> {
    PROVIDER.call_once(|| {
        // A provider that is already there serves as well.
        let _already = rustls::crypto::ring::default_provider().install_default();
    });
    let authority = Certificate::from_pem(ca_pem.as_bytes())
        .map_err(|_| Failure::Keys(text_key!("fault.hqs_authority_cannot_be_read")))?;
    Ok(Client::builder()
        .tls_certs_only([authority])
        .tls_version_min(Version::TLS_1_3)
        .https_only(true)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(patience.connect)
        .timeout(patience.whole))
}

/// A request of a route, for what it is of.
fn asking<R: Route>(client: &Client, base: &str, of: &str) -> RequestBuilder {
    let method = match R::DECLARED.method {
        route::Method::Get => Method::GET,
        route::Method::Head => Method::HEAD,
        route::Method::Post => Method::POST,
        route::Method::Put => Method::PUT,
        route::Method::Patch => Method::PATCH,
    };
    client.request(method, [base, &R::path(of)].concat())
}

fn send(request: RequestBuilder) -> Result<Response, Failure> {
    request.send().map_err(|error| {
        tracing::debug!(kind = %error, "hq was not reached");
        Failure::Unreachable(reach::why(&error))
    })
}

fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    let bytes = body(response)?;
    serde_json::from_slice(&bytes).map_err(|_| Failure::Unreadable { what: text_key!("fault.hqs_reply") })
}

/// What was asked for, or why it was not done.
fn body(response: Response) -> Result<Vec<u8>, Failure> {
    let (status, after) = (response.status(), seconds(&response));
    let bytes = response.bytes().map_err(|error| Failure::Unreachable(reach::why(&error)))?;
    if status.is_success() { Ok(bytes.to_vec()) } else { Err(refused(status, &bytes, after)) }
}

/// When HQ wants to be asked again, in seconds (RFC 9110 §10.2.3).
fn seconds(response: &Response) -> Option<u64> {
    header(response, "retry-after").and_then(|text| text.trim().parse().ok())
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name).and_then(|value| value.to_str().ok())
}

fn certificate_of(transport: &TransportFile) -> Digest {
    Digest::of(transport.certificate.pem.as_bytes())
}

/// Why HQ did not do what it was asked.
fn refused(status: StatusCode, bytes: &[u8], after: Option<u64>) -> Failure {
    if status.is_server_error() {
        return Failure::Unreachable(Unreached::CannotServe);
    }
    match serde_json::from_slice::<Problem>(bytes) {
        Ok(problem) => failure_of(problem, after),
        // Whoever answered so says nothing that HQ would.
        Err(_) => Failure::HqRefused(text!("refusal.hq_status", status = Verbatim::from(status.to_string()))),
    }
}

/// Each kind of problem as this device tells it: the code is wrong where HQ says that it is, and for no other
/// reason.
fn failure_of(problem: Problem, after: Option<u64>) -> Failure {
    let kind = problem.kind;
    match kind {
        ProblemKind::CodeRefused => Failure::Refused(Refusal::Code),
        ProblemKind::TooManyTries => Failure::Refused(Refusal::TooManyCodes { wait_s: after.unwrap_or(15 * 60) }),
        ProblemKind::Busy | ProblemKind::HqFailed | ProblemKind::NotReady => {
            Failure::Unreachable(Unreached::CannotServe)
        }
        ProblemKind::UsedUp => Failure::Unreachable(Unreached::UsedUp),
        ProblemKind::ProofRefused
        | ProblemKind::OtherKey
        | ProblemKind::DeviceRevoked
        | ProblemKind::RequestRefused
        | ProblemKind::EnrolmentUnreadable
        | ProblemKind::CommitmentRefused
        | ProblemKind::TooEarly
        | ProblemKind::CertificateRequired
        | ProblemKind::CertificateUnknown
        | ProblemKind::CertificateExpired
        | ProblemKind::RoleRefused
        | ProblemKind::PushUnreadable
        | ProblemKind::PushTooLarge
        | ProblemKind::CaptureUnreadable
        | ProblemKind::CaptureTooLarge
        | ProblemKind::TooMany
        | ProblemKind::NoSuchSegment
        | ProblemKind::NoSuchExhibit
        | ProblemKind::HeadersMissing
        | ProblemKind::OtherOffset
        | ProblemKind::OtherLength
        | ProblemKind::PieceTooLarge
        | ProblemKind::FileTooLarge
        | ProblemKind::TooMuch
        | ProblemKind::TooSlow
        | ProblemKind::NoSuchRoute
        | ProblemKind::NotKnown => Failure::HqSaidNo(kind, said(problem)),
    }
}

/// What HQ says: in this edition's words, or as HQ wrote it where it is of a kind that this one does not know.
fn said(problem: Problem) -> Text {
    let known = problem.kind.text().map(Text::from);
    known.unwrap_or_else(|| text!("refusal.hq_words", words = Verbatim::from(problem.title)))
}

impl Hq {
    /// HQ with this device's certificate.
    pub fn new(device: &DeviceFile, transport: &TransportFile) -> Result<Self, Failure> {
        let pem = [transport.key_pem.as_bytes(), b"\n", transport.certificate.pem.as_bytes()].concat();
        let client = builder(&device.ca_pem, PATIENCE)?;
        let identity = Identity::from_pem(&pem)
            .map_err(|_| Failure::Keys(text_key!("fault.the_devices_certificate_cannot_be_read")))?;
        let client = client
            .identity(identity)
            .build()
            .map_err(|_| Failure::Keys(text_key!("fault.the_transport_cannot_be_set_up")))?;
        Ok(Self {
            client,
            base: device.hq.clone(),
            certificate: certificate_of(transport),
            stated: Arc::default(),
            rests: Arc::new(Rests::by(Arc::new(SystemClock))),
        })
    }

    /// Kept from asking by what HQ said of waiting over this line or an earlier one of the same device.
    pub fn resting(self, rests: Arc<Rests>) -> Self {
        Self { rests, ..self }
    }

    /// Whether it reaches the same address with the same certificate.
    pub fn is_of(&self, device: &DeviceFile, transport: &TransportFile) -> bool {
        self.base == device.hq && self.certificate == certificate_of(transport)
    }

    /// Whether HQ answers at all.
    pub fn live(&self) -> Result<(), Failure> {
        body(self.send::<route::Live>(self.asking::<route::Live>(""))?).map(drop)
    }

    /// Opens what was committed to at enrolment.
    pub fn open_commitment(&self, opened: &CommitmentOpened) -> Result<SignedAccess, Failure> {
        self.ask::<route::OpenCommitment>("", opened)
    }

    /// Asks for the next certificate.
    pub fn renew(&self, request: &RenewRequest) -> Result<DeviceCertificate, Failure> {
        self.ask::<route::Renew>("", request)
    }

    /// Pushes sealed entries.
    pub fn push(&self, request: &PushRequest) -> Result<PushReply, Failure> {
        self.ask::<route::PushEntries>("", request)
    }

    /// Pushes a record made while locked.
    pub fn push_capture(&self, sealed: &SealedCapture) -> Result<CaptureAnswer, Failure> {
        self.ask::<route::PushCapture>(&sealed.capture.to_string(), sealed)
    }

    /// What may be pulled. HQ says only the time where nothing changed since it was last asked.
    pub fn scopes(&self) -> Result<ScopesReply, Failure> {
        let mut stated = lock_of(&self.stated);
        let request = self.asking::<route::ListScopes>("");
        let response = self.send::<route::ListScopes>(match stated.as_ref() {
            Some((etag, _)) => request.header("If-None-Match", etag),
            None => request,
        })?;
        if response.status() == StatusCode::NOT_MODIFIED {
            let now = header(&response, NOW_HEADER).and_then(Timestamp::parse);
            let (known, now) =
                stated.as_ref().zip(now).ok_or(Failure::Unreadable { what: text_key!("fault.hqs_reply") })?;
            return Ok(ScopesReply { now, ..known.1.clone() });
        }
        let etag = header(&response, "etag").map(str::to_owned);
        let reply: ScopesReply = read(response)?;
        *stated = etag.map(|etag| (etag, reply.clone()));
        Ok(reply)
    }

    /// A segment's bytes.
    pub fn segment(&self, hash: Digest) -> Result<Vec<u8>, Failure> {
        body(self.send::<route::FetchSegment>(self.asking::<route::FetchSegment>(&hash.to_string()))?)
    }

    /// How many bytes of an exhibit's file HQ holds.
    pub fn evidence_offset(&self, file: &EvidenceFile) -> Result<u64, Failure> {
        let request = stated(self.asking::<route::AskEvidence>(&file.exhibit.to_string()), file);
        let response = self.send::<route::AskEvidence>(request)?;
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(0);
        }
        if !response.status().is_success() {
            return Err(refused(response.status(), &[], None));
        }
        header(&response, UPLOAD_OFFSET)
            .and_then(|text| text.parse().ok())
            .ok_or(Failure::Unreadable { what: text_key!("fault.hqs_reply") })
    }

    /// Sends a piece of an exhibit.
    pub fn send_evidence(&self, file: &EvidenceFile, offset: u64, piece: Vec<u8>) -> Result<EvidenceReply, Failure> {
        let request = stated(self.asking::<route::SendEvidence>(&file.exhibit.to_string()), file)
            .header(UPLOAD_OFFSET, offset)
            .header("Content-Type", "application/offset+octet-stream")
            .body(piece);
        read(self.send::<route::SendEvidence>(request)?)
    }

    /// For how long HQ wants not to be asked anything; none where it may be asked.
    pub fn asked_to_wait(&self) -> Option<Duration> {
        self.rests.of_all()
    }

    /// Sends a request, unless HQ said to come later, and keeps where it says so now (RFC 9110 §10.2.3, RFC
    /// 6585 §4; HQ gives seconds).
    fn send<R: Route>(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let asking = Asking::of(&R::DECLARED);
        self.rests.may_ask(asking)?;
        let response = send(request)?;
        let because = match response.status() {
            StatusCode::SERVICE_UNAVAILABLE => Because::Busy,
            StatusCode::TOO_MANY_REQUESTS => Because::UsedUp,
            _ => return Ok(response),
        };
        match seconds(&response) {
            Some(seconds) => Err(self.rests.hear(asking, because, Duration::from_secs(seconds))),
            None => Ok(response),
        }
    }

    fn asking<R: Route>(&self, of: &str) -> RequestBuilder {
        asking::<R>(&self.client, &self.base, of)
    }

    /// Asks a route whose request and reply are JSON.
    fn ask<R>(&self, of: &str, request: &R::Request) -> Result<R::Reply, Failure>
    where
        R: Route<Request: Serialize, Reply: DeserializeOwned>,
    {
        read(self.send::<R>(self.asking::<R>(of).json(request))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::wire::{Fault, FaultKind};

    fn told(status: u16, body: &str) -> Fault {
        refused(StatusCode::from_u16(status).unwrap(), body.as_bytes(), Some(61)).as_fault()
    }

    #[test]
    fn only_a_refused_code_is_told_as_a_wrong_code() {
        for kind in ProblemKind::ALL.iter().copied().chain([ProblemKind::NotKnown]) {
            let problem = Problem { kind, title: "in its own words".to_owned(), status: kind.status() };
            let fault = told(kind.status(), &serde_json::to_string(&problem).unwrap());
            let is_of_the_code = fault.kind == FaultKind::CodeRefused;
            assert_eq!(is_of_the_code, kind == ProblemKind::CodeRefused, "{kind:?}: {fault:?}");
            if let Some(text) = kind.text().filter(|_| fault.kind == FaultKind::HqRefused && fault.field.is_none()) {
                assert_eq!(fault.what, text.into(), "{kind:?}");
            }
        }
        let unknown = told(409, r#"{"type":"made_on_a_tuesday","title":"not on a Tuesday","status":409}"#);
        assert!(unknown.to_string().contains("not on a Tuesday"), "{unknown}");
        let no_problem = told(418, "<html>sign in</html>");
        assert!(no_problem.to_string().contains("418"), "{no_problem}");
    }

    #[test]
    fn too_many_wrong_codes_of_others_are_not_told_as_a_wrong_code() {
        let fault = told(429, r#"{"type":"too_many_tries","title":"","status":429}"#);
        assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::HqRefused, Some("code")));
        let said = fault.to_string();
        assert!(said.contains("2 minutes") && said.contains("may be right"), "{said}");
    }
}
