//! The document holds: of every route, of every body, and of what a serving HQ really answers.

use super::conforms::{fault, referred};
use super::*;
use crate::confirmation::Confirmation;
use crate::http::http_tests::client;
use crate::testing::{Ada, NONCE, World, officer};
use cordon_core::proof::access::{Access, OfficerAccess, SignedAccess};
use cordon_core::proof::capture::{CaptureAnswer, CaptureReceipt, SealedCapture};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::problem::{Problem, ProblemKind};
use cordon_core::proof::protocol::{
    CaptureRefusal, CommitmentOpened, DeviceCertificate, EnrolReply, EnrolRequest, EvidenceReceipt, EvidenceReply,
    PushReply, PushRequest, Receipt, Refusal, RenewRequest, ScopeState, ScopesReply, SealedEntry, SegmentRef,
};
use cordon_core::proof::route::ROUTES;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::{CaptureId, ExhibitId};
use reqwest::blocking::{RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::net::SocketAddr;

const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

#[test]
fn the_committed_document_is_the_one_that_is_made() {
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
    let committed = std::fs::read_to_string(place).unwrap_or_default();
    let made = format!("{}\n", serde_json::to_string_pretty(&document()).unwrap());
    assert!(committed == made, "docs/openapi.json is not as the routes are: run `cargo xtask openapi`");
}

#[test]
fn every_route_is_in_it_and_no_other() {
    let described: Vec<Declared> = operations::all().iter().map(|operation| operation.route).collect();
    assert_eq!(described, ROUTES);
    let document = document();
    let mut ids = BTreeSet::new();
    for route in ROUTES {
        let operation = &document["paths"][route.path][method(route.method)];
        assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{route:?}");
        assert_eq!(operation["security"].as_array().unwrap().is_empty(), route.who == Who::Anyone, "{route:?}");
        let most = operation.pointer("/requestBody/x-most-bytes").and_then(Value::as_u64).unwrap_or(0);
        assert_eq!(most, route.most_bytes as u64, "{route:?}");
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        let named = parameters.iter().filter(|parameter| parameter["in"] == "path");
        assert_eq!(named.count(), route.path.matches('{').count(), "{route:?}");
        assert!(operation["responses"]["200"].is_object(), "{route:?}");
    }
    let count: usize =
        document["paths"].as_object().unwrap().values().map(|path| path.as_object().unwrap().len()).sum();
    assert_eq!(count, ROUTES.len());
}

/// Every reference leads somewhere, every schema is referred to, and every answer says what it means.
#[test]
fn it_is_whole() {
    let document = document();
    let mut referred_to = BTreeSet::new();
    let mut waiting = vec![&document];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(reference) = fields.get("$ref") {
                    referred(&document, reference).unwrap();
                    referred_to.insert(reference.as_str().unwrap().rsplit('/').next().unwrap());
                }
                waiting.extend(fields.values());
            }
            Value::Array(items) => waiting.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let held: BTreeSet<&str> =
        document["components"]["schemas"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(referred_to, held);
    for operation in operations::all() {
        for answer in &operation.answers {
            assert!(!answer.says.is_empty(), "{} {}", operation.id, answer.status);
        }
    }
}

#[test]
fn every_kind_of_problem_is_described_under_its_own_status() {
    let mut described: BTreeSet<ProblemKind> = BTreeSet::new();
    for operation in operations::all() {
        for answer in operation.answers {
            let Content::Problem(kinds) = answer.content else { continue };
            for kind in kinds {
                assert_eq!(kind.status(), answer.status, "{}: {kind:?}", operation.id);
                described.insert(kind);
            }
        }
    }
    // It is what is said where nothing is described.
    described.insert(ProblemKind::NoSuchRoute);
    assert_eq!(described.into_iter().collect::<Vec<_>>(), {
        let mut all = ProblemKind::ALL.to_vec();
        all.sort_unstable();
        all
    });
}

/// Holds a schema to a type by a value of it: it names every field, and calls needed just those without which
/// the type is not read.
#[track_caller]
fn is_of<T: Serialize + DeserializeOwned>(name: &str, value: &T) {
    let document = document();
    let value = serde_json::to_value(value).unwrap();
    assert_eq!(fault(&document, &schemas::named(name), &value), None, "{name}: {value}");
    let schema = &document["components"]["schemas"][name];
    let properties: BTreeSet<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let fields: BTreeSet<&String> = value.as_object().unwrap().keys().collect();
    assert_eq!(fields, properties, "{name}: the value has to have every field");
    for field in fields {
        let mut cut = value.clone();
        cut.as_object_mut().unwrap().remove(field);
        let is_needed = schema["required"].as_array().unwrap().iter().any(|needed| needed == field);
        assert_eq!(serde_json::from_value::<T>(cut).is_err(), is_needed, "{name}: whether {field} is needed");
    }
}

#[test]
fn every_body_is_as_its_schema_says() {
    let world = World::new();
    let mut ada = Ada::new();
    let asked = ada.request(&world.code());
    is_of::<EnrolRequest>("EnrolRequest", &asked);
    let reply = world.enrol(&asked).unwrap();
    is_of::<EnrolReply>("EnrolReply", &reply);
    is_of::<DeviceCertificate>("DeviceCertificate", &reply.certificate);
    ada.reply = Some(reply);
    let renewal = RenewRequest { csr_pem: ada.csr_pem.clone(), proof: HexBytes(vec![1]) };
    is_of::<RenewRequest>("RenewRequest", &renewal);
    let signed = ada.next(&LOCKED);
    let sealed = ada.seal(1, &signed);
    is_of::<SealedEntry>("SealedEntry", &sealed);
    is_of::<PushRequest>("PushRequest", &PushRequest { entries: vec![sealed.clone()] });
    let now = world.hq.now();
    is_of::<PushReply>("PushReply", &PushReply { answers: vec![ada.offer(&world, 1, &signed)], now });
    let (id, digest, device) = (CaptureId::derived(&[b"it"]), Digest::of(b"it"), ada.device);
    is_of::<SealedCapture>("SealedCapture", &SealedCapture { device, capture: id, sealed: HexBytes(vec![0]) });
    let entry = cordon_core::rules::ids::EntryId::derived(&[b"it"]);
    let receipt = Receipt { device, entry, sequence: 1, envelope: digest, received_at: now, watermark: 1 };
    is_of::<Receipt>("Receipt", &receipt);
    let because = RefusedBecause::DeviceRevoked;
    is_of::<Refusal>("Refusal", &Refusal { device, sequence: 1, sealed: digest, because, refused_at: now });
    let receipt = CaptureReceipt { device, capture: id, sealed: digest, body: digest, received_at: now };
    is_of::<CaptureReceipt>("CaptureReceipt", &receipt);
    let refusal = CaptureRefusal { device, capture: id, sealed: digest, because, refused_at: now };
    is_of::<CaptureRefusal>("CaptureRefusal", &refusal);
    let segment = SegmentRef { hash: digest, from: 1, to: 2, bytes: 3 };
    is_of::<SegmentRef>("SegmentRef", &segment);
    let scopes = crate::scopes::list(&world.hq, device).unwrap();
    is_of::<ScopeState>("ScopeState", scopes.scopes.first().unwrap());
    is_of::<ScopesReply>("ScopesReply", &scopes);
    let exhibit = ExhibitId::derived(&[b"it"]);
    let receipt = EvidenceReceipt { device, exhibit, length: 9, sealed: digest, received_at: now };
    is_of::<EvidenceReceipt>("EvidenceReceipt", &receipt);
    let receipt = cordon_core::proof::protocol::SignedReceipt::sign_evidence(&receipt, &[1; 32]);
    let reply = EvidenceReply { exhibit, offset: 9, complete: true, verified: Some(true), receipt };
    is_of::<EvidenceReply>("EvidenceReply", &reply);
    let named = ada.reply.as_ref().unwrap().officer;
    let opened = CommitmentOpened { officer: named, nonce: HexBytes(NONCE.to_vec()) };
    is_of::<CommitmentOpened>("CommitmentOpened", &opened);
    let access = OfficerAccess { device, officer: named, access: Access::Confirmed { at: now } };
    is_of::<OfficerAccess>("OfficerAccess", &access);
    is_of::<SignedAccess>("SignedAccess", &SignedAccess::sign(&access, &[1; 32]).unwrap());
    let problem = Problem { kind: ProblemKind::TooEarly, title: "A.".to_owned(), status: 409 };
    is_of::<Problem>("Problem", &problem);
}

/// Sends a request and holds what comes back to what the document says of its route.
#[track_caller]
fn answers(path: &str, by: Method, request: RequestBuilder, status: u16) -> Response {
    let document = document();
    let response = request.send().unwrap();
    assert_eq!(response.status().as_u16(), status, "{path}");
    let answer = &document["paths"][path][method(by)]["responses"][status.to_string()];
    assert!(answer.is_object(), "{path}: {status} is not described");
    for (name, header) in answer["headers"].as_object().into_iter().flatten() {
        let is_there = response.headers().contains_key(name);
        assert!(is_there || header["required"] == false, "{path} {status}: {name}");
    }
    response
}

/// The same, of an answer that is JSON.
#[track_caller]
fn answers_in_json(path: &str, by: Method, request: RequestBuilder, status: u16) -> Value {
    let response = answers(path, by, request, status);
    let document = document();
    let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
    let content = &document["paths"][path][method(by)]["responses"][status.to_string()]["content"];
    assert!(content[&kind].is_object(), "{path} {status}: {kind} is not described");
    let value: Value = response.json().unwrap();
    assert_eq!(fault(&document, &content[&kind]["schema"], &value), None, "{path} {status}: {value}");
    value
}

#[test]
fn what_a_serving_hq_answers_is_as_described() {
    let world = World::new();
    let running = world.hq.start(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let at = |path: &str| format!("https://{}{path}", running.addr);
    let stranger = client(&world, None);
    for path in ["/livez", "/readyz"] {
        let answer = answers(path, Method::Get, stranger.get(at(path)), 200);
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/plain"));
    }
    let mut ada = Ada::new();
    let enrol = |body: String| stranger.post(at("/v1/enrol")).body(body);
    answers_in_json("/v1/enrol", Method::Post, enrol("{}".to_owned()), 400);
    let wrong = serde_json::to_string(&ada.request("WRONG00000")).unwrap();
    answers_in_json("/v1/enrol", Method::Post, enrol(wrong), 403);
    let right = serde_json::to_string(&ada.request(&world.code())).unwrap();
    let reply = answers_in_json("/v1/enrol", Method::Post, enrol(right), 200);
    ada.reply = Some(serde_json::from_value(reply).unwrap());
    answers_in_json("/v1/scopes", Method::Get, stranger.get(at("/v1/scopes")), 401);

    let device = client(&world, Some(&ada));
    let opened = CommitmentOpened { officer: ada.reply.as_ref().unwrap().officer, nonce: HexBytes(NONCE.to_vec()) };
    let opened = device.post(at("/v1/enrol/commitment")).json(&opened);
    answers_in_json("/v1/enrol/commitment", Method::Post, opened, 200);
    let confirmed = world.hq.confirm(&officer().collar, ada.open(&world)).unwrap();
    assert!(matches!(confirmed, Confirmation::Confirmed(_)), "{confirmed:?}");
    let renew = || device.post(at("/v1/certificate"));
    answers_in_json("/v1/certificate", Method::Post, renew().body("no request"), 400);

    let push = |body: String| device.post(at("/v1/entries")).body(body);
    let first = ada.next(&LOCKED);
    let sealed = [ada.seal(1, &first), ada.seal(2, &first)].to_vec();
    let body = serde_json::to_string(&PushRequest { entries: sealed }).unwrap();
    let reply = answers_in_json("/v1/entries", Method::Post, push(body), 200);
    let kinds: Vec<&Value> = reply["answers"].as_array().unwrap().iter().map(|answer| &answer["kind"]).collect();
    assert_eq!(kinds, ["received", "refused"]);
    answers_in_json("/v1/entries", Method::Post, push("[]".to_owned()), 400);
    answers_in_json("/v1/entries", Method::Post, push(" ".repeat((4 << 20) + 1)), 413);

    let capture = CaptureId::derived(&[b"it"]);
    let named = at(&format!("/v1/captures/{capture}"));
    let sealed = SealedCapture { device: ada.device, capture, sealed: HexBytes(vec![1]) };
    let path = "/v1/captures/{capture}";
    let reply = answers_in_json(path, Method::Put, device.put(&named).json(&sealed), 200);
    assert!(serde_json::from_value::<CaptureAnswer>(reply).is_ok());
    answers_in_json(path, Method::Put, device.put(&named).body("{}"), 400);

    let scopes = answers("/v1/scopes", Method::Get, device.get(at("/v1/scopes")), 200);
    let etag = scopes.headers()["etag"].clone();
    let reply = answers_in_json("/v1/scopes", Method::Get, device.get(at("/v1/scopes")), 200);
    let same = device.get(at("/v1/scopes")).header("If-None-Match", etag);
    answers("/v1/scopes", Method::Get, same, 304);
    let scopes: ScopesReply = serde_json::from_value(reply).unwrap();
    let hash = scopes.scopes.iter().flat_map(|scope| &scope.segments).next().unwrap().hash;
    let path = "/v1/segments/{hash}";
    let segment = answers(path, Method::Get, device.get(at(&format!("/v1/segments/{hash}"))), 200);
    assert_eq!(segment.headers()["content-type"], "application/octet-stream");
    answers_in_json(path, Method::Get, device.get(at(&format!("/v1/segments/{}", Digest::ZERO))), 404);

    evidence(&device, &at(&format!("/v1/evidence/{}", ExhibitId::derived(&[b"it"]))), &at("/v1/evidence/no-id"));

    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    answers_in_json("/v1/scopes", Method::Get, device.get(at("/v1/scopes")), 403);
    running.stop();
}

fn evidence(device: &reqwest::blocking::Client, url: &str, no_id: &str) {
    let path = "/v1/evidence/{exhibit}";
    let meant = |asked: RequestBuilder| {
        asked.header("Upload-Length", "4").header("Upload-Digest", Digest::of(b"abcd").to_string())
    };
    let piece = |url: &str, offset: &str, bytes: &'static [u8]| {
        meant(device.patch(url)).header("Upload-Offset", offset).body(bytes)
    };
    answers(path, Method::Head, meant(device.head(url)), 200);
    answers(path, Method::Head, device.head(url), 400);
    answers(path, Method::Head, meant(device.head(no_id)), 404);
    answers_in_json(path, Method::Patch, device.patch(url).body(""), 400);
    answers_in_json(path, Method::Patch, piece(no_id, "0", b"ab"), 404);
    answers_in_json(path, Method::Patch, piece(url, "0", b"ab"), 200);
    answers_in_json(path, Method::Patch, piece(url, "0", b"ab"), 409);
    answers_in_json(path, Method::Patch, piece(url, "2", b"abc"), 400);
    answers_in_json(path, Method::Patch, piece(url, "2", b"cd"), 200);
    answers(path, Method::Head, meant(device.head(url)), 200);
}
