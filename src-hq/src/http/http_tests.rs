use crate::http::{Limits, Running, Serve};
use crate::refused::{self, Turned};
use crate::store::evidence::UploadId;
use crate::store::refused::CameFrom;
use crate::testing::{Ada, NONCE, World};
use cordon_core::proof::access::{Access, SignedAccess};
use cordon_core::proof::capture::SealedCapture;
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::{Body, ExhibitKept, LockedBecause};
use cordon_core::proof::problem::{Problem, ProblemKind};
use cordon_core::proof::protocol::{
    CommitmentOpened, DeviceCertificate, EnrolReply, EvidenceReply, NOW_HEADER, PushAnswer, PushReply, PushRequest,
    RenewRequest, ScopesReply,
};
use cordon_core::proof::route::{Declared, Method, ROUTES, Who};
use cordon_core::proof::sign::{Purpose, public_key, sign};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, ExhibitId};
use cordon_core::rules::incident::{ExhibitKind, ExhibitRef};
use cordon_core::rules::time::Timestamp;
use reqwest::blocking::Client;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use std::io::{Read, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

fn serve(world: &World) -> Running {
    world.hq.start(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap()
}

pub fn client(world: &World, ada: Option<&Ada>) -> Client {
    // A provider that is installed already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let ca = reqwest::Certificate::from_pem(world.hq.ca_pem().as_bytes()).unwrap();
    let mut builder = Client::builder().tls_certs_only([ca]).no_proxy();
    if let Some(ada) = ada {
        let certificate = &ada.reply.as_ref().unwrap().certificate.pem;
        let pem = format!("{}\n{certificate}", ada.tls_key_pem);
        builder = builder.identity(reqwest::Identity::from_pem(pem.as_bytes()).unwrap());
    }
    builder.build().unwrap()
}

#[test]
fn a_route_without_a_certificate_is_refused() {
    let world = World::new();
    let running = serve(&world);
    let response = client(&world, None).get(format!("https://{}/v1/scopes", running.addr)).send().unwrap();
    assert_eq!(response.status().as_u16(), 401);
    assert_eq!(response.json::<Problem>().unwrap().kind.name(), "certificate_required");
    let live = client(&world, None).get(format!("https://{}/livez", running.addr)).send().unwrap();
    assert!(live.status().is_success());
    running.stop();
}

#[test]
fn whoever_asks_whether_hq_lives_is_not_counted_as_a_device() {
    let world = World::new();
    let running = serve(&world);
    let ada = Ada::enrolled(&world);
    let ask = |http: &Client, path: &str| http.get(format!("https://{}{path}", running.addr)).send().unwrap();
    for path in ["/livez", "/readyz", "/v1/scopes", "/nowhere"] {
        ask(&client(&world, None), path);
    }
    assert_eq!(world.hq.device_requests(), 0);
    assert!(ask(&client(&world, Some(&ada)), "/v1/scopes").status().is_success());
    assert_eq!(world.hq.device_requests(), 1);
    running.stop();
}

#[test]
fn plain_http_is_refused() {
    let world = World::new();
    let running = serve(&world);
    assert!(client(&world, None).get(format!("http://{}/livez", running.addr)).send().is_err());
    running.stop();
}

#[test]
fn a_device_enrols_pushes_and_pulls() {
    let world = World::new();
    let running = serve(&world);
    let base = format!("https://{}", running.addr);
    let mut ada = Ada::new();
    let response =
        client(&world, None).post(format!("{base}/v1/enrol")).json(&ada.request(&world.code())).send().unwrap();
    ada.reply = Some(response.json::<EnrolReply>().unwrap());
    let http = client(&world, Some(&ada));
    let officer = ada.reply.as_ref().unwrap().officer;
    let opened = |nonce: [u8; 32]| {
        let opened = CommitmentOpened { officer, nonce: HexBytes(nonce.to_vec()) };
        http.post(format!("{base}/v1/enrol/commitment")).json(&opened).send().unwrap()
    };
    assert_eq!(opened([1; 32]).json::<Problem>().unwrap().kind.name(), "commitment_refused");
    let said: SignedAccess = opened(NONCE).json().unwrap();
    let said = said.verify(&world.hq.secrets().sign_key, ada.device).unwrap();
    assert!(matches!(said.access, Access::Waits { .. }), "{said:?}");
    world.hq.confirm("1234", ada.number(&world.hq.authority().certificate())).unwrap();
    let entry = ada.next(&Body::LockedUp { why: LockedBecause::Idle });
    let push = PushRequest { entries: vec![ada.seal(1, &entry)] };
    let reply: PushReply = http.post(format!("{base}/v1/entries")).json(&push).send().unwrap().json().unwrap();
    assert!(matches!(reply.answers[0], PushAnswer::Received { .. }));
    let reply = http.get(format!("{base}/v1/scopes")).send().unwrap();
    let etag = reply.headers()["etag"].clone();
    let scopes: ScopesReply = reply.json().unwrap();
    let same = http.get(format!("{base}/v1/scopes")).header("If-None-Match", etag).send().unwrap();
    assert_eq!((same.status().as_u16(), same.headers().contains_key(NOW_HEADER)), (304, true));
    let own = scopes.scopes.iter().find(|scope| scope.scope.starts_with("device:")).unwrap();
    let bytes = http.get(format!("{base}/v1/segments/{}", own.segments[0].hash)).send().unwrap().bytes().unwrap();
    assert_eq!(bytes.len() as u64, own.segments[0].bytes);
    running.stop();
}

#[test]
fn evidence_is_resumed_and_verified() {
    let world = World::new();
    let running = serve(&world);
    let mut ada = Ada::enrolled(&world);
    let http = client(&world, Some(&ada));
    let exhibit = ExhibitId::derived(&[b"photo"]);
    let plain = vec![4_u8; 3000];
    let sealed = chunks::seal(&[6; 32], &plain).unwrap();
    let url = format!("https://{}/v1/evidence/{exhibit}", running.addr);
    let patch = |offset: usize, bytes: &[u8]| {
        http.patch(&url)
            .header("Upload-Offset", offset)
            .header("Upload-Length", sealed.len())
            .header("Upload-Digest", Digest::of(&sealed).to_string())
            .body(bytes.to_vec())
            .send()
            .unwrap()
    };
    let first: EvidenceReply = patch(0, &sealed[..1000]).json().unwrap();
    assert_eq!((first.offset, first.complete), (1000, false));
    let again = patch(0, &sealed[..1000]);
    assert_eq!(again.status().as_u16(), 409);
    assert_eq!(again.headers()["upload-offset"], "1000");
    let head = http.head(&url).header("Upload-Length", sealed.len());
    let head = head.header("Upload-Digest", Digest::of(&sealed).to_string()).send().unwrap();
    assert_eq!(head.headers()["upload-offset"], "1000");
    let last: EvidenceReply = patch(1000, &sealed[1000..]).json().unwrap();
    assert_eq!((last.complete, last.verified), (true, None));
    assert_eq!(first.receipt, None, "half a file is not receipted");
    let receipt = last.receipt.unwrap().verify_evidence(&public_key(&world.hq.secrets().sign_secret)).unwrap();
    assert_eq!((receipt.device, receipt.exhibit), (ada.device, exhibit));
    assert_eq!((receipt.length, receipt.sealed), (sealed.len() as u64, Digest::of(&sealed)));
    ada.push(&world, &Body::ExhibitKept(kept(exhibit, &plain, sealed.len() as u64)));
    let settled: EvidenceReply = patch(sealed.len(), &[]).json().unwrap();
    assert_eq!(settled.verified, Some(true));
    running.stop();
}

fn kept(id: ExhibitId, plain: &[u8], sealed_bytes: u64) -> ExhibitKept {
    ExhibitKept {
        draft: DraftId::derived(&[b"draft"]),
        exhibit: ExhibitRef {
            id,
            reference: "AE/1".to_owned(),
            kind: ExhibitKind::Photo,
            name: Default::default(),
            media_type: "image/jpeg".to_owned(),
            sha256: Digest::of(plain).to_string(),
            size_bytes: plain.len() as u64,
            captured_at: Timestamp::parse("2026-03-01T21:58:00Z").unwrap(),
        },
        key: HexBytes(vec![6; 32]),
        sealed_bytes,
        sealed: None,
    }
}

#[test]
fn a_device_of_which_hq_holds_all_it_may_is_told_so() {
    let world = World::new();
    let running = serve(&world);
    let ada = Ada::enrolled(&world);
    let http = client(&world, Some(&ada));
    let now = world.hq.now();
    let held = ExhibitId::derived(&[b"held"]);
    world
        .hq
        .store()
        .write(|tx| {
            (0..2_000_u32).try_for_each(|number| {
                let bytes = number.to_be_bytes();
                let from = CameFrom::Capture { device: ada.device, capture: CaptureId::derived(&[b"one"]) };
                let turned = Turned { by: ada.device, from, bytes: &bytes };
                refused::keep(tx, turned, RefusedBecause::CaptureOfAnotherDevice, now).map(|_kept| ())
            })?;
            let sealed = Digest::of(b"held");
            let held = UploadId { device: ada.device, exhibit: held, sealed, length: 2 << 30 };
            tx.begin_upload(&held)?;
            tx.set_upload_held(&held, 2 << 30, None)
        })
        .unwrap();

    let capture = CaptureId::derived(&[b"one"]);
    let other = DeviceId::derived(&[b"other"]);
    let sealed = SealedCapture { device: other, capture, sealed: HexBytes(vec![1]) };
    let url = format!("https://{}/v1/captures/{capture}", running.addr);
    let told = http.put(url).json(&sealed).send().unwrap();
    assert_eq!(told.status().as_u16(), 429);
    assert_eq!(told.json::<Problem>().unwrap().kind.name(), "too_many");

    let url = format!("https://{}/v1/evidence/{}", running.addr, ExhibitId::derived(&[b"next"]));
    let told = |length: u64| {
        let piece =
            http.patch(&url).header("Upload-Offset", 0_u64).header("Upload-Length", length).body(vec![1_u8; 11]);
        let told = piece.header("Upload-Digest", Digest::of(b"any").to_string()).send().unwrap();
        (told.status().as_u16(), told.json::<Problem>().unwrap().kind.name())
    };
    assert_eq!(told(20), (429, "too_much"));
    assert_eq!(told((65 << 20) + 1), (413, "file_too_large"));
    running.stop();
}

/// Answers of a route to a caller: the status, and what kind of trouble there is.
fn answer(http: &Client, running: &Running, route: &Declared, method: &str) -> (u16, &'static str) {
    let path = route.path.replace("{hash}", "x").replace("{exhibit}", "x").replace("{capture}", "x");
    let url = format!("https://{}{path}", running.addr);
    let response = http.request(method.parse().unwrap(), url).send().unwrap();
    let status = response.status().as_u16();
    (status, response.json::<Problem>().map(|problem| problem.kind.name()).unwrap_or_default())
}

fn method(route: &Declared) -> &'static str {
    match route.method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
    }
}

#[test]
fn what_is_declared_is_served_to_whom_it_is_declared_for_and_nothing_else_is() {
    let world = World::new();
    let (_router, mut served) =
        super::routes(&world.hq, &super::Load::under(super::Limits::default(), world.hq.clock())).done();
    let mut declared = ROUTES.to_vec();
    served.sort_unstable();
    declared.sort_unstable();
    assert_eq!(served, declared);

    let running = serve(&world);
    let ada = Ada::enrolled(&world);
    let (stranger, device) = (client(&world, None), client(&world, Some(&ada)));
    for route in ROUTES {
        let (status, kind) = answer(&stranger, &running, route, method(route));
        let is_kept_out = status == 401 && (kind == "certificate_required" || route.method == Method::Head);
        assert_eq!(is_kept_out, route.who != Who::Anyone, "{route:?}: {status} {kind}");
        let (status, kind) = answer(&device, &running, route, method(route));
        assert!(![401, 403, 405, 503].contains(&status) && kind != "not_found", "{route:?}: {status} {kind}");
        for other in ["DELETE", "PUT", "POST", "PATCH"] {
            let is_declared = ROUTES.iter().any(|one| one.path == route.path && method(one) == other);
            assert!(is_declared || answer(&device, &running, route, other).0 == 405, "{other} {}", route.path);
        }
    }
    let undeclared = Declared { path: "/v1/other", ..ROUTES[0] };
    assert_eq!(answer(&device, &running, &undeclared, "GET"), (404, "not_found"));

    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    for route in ROUTES {
        let (status, kind) = answer(&device, &running, route, method(route));
        let is_refused = status == 403 && (kind == "device_revoked" || route.method == Method::Head);
        assert_eq!(is_refused, route.who == Who::Device, "{route:?}: {status} {kind}");
    }
    running.stop();
}

#[test]
fn too_many_wrong_codes_are_answered_as_that_with_when_to_ask_again_and_counted() {
    let world = World::new();
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let serve = Serve { listen: any, hosts: Vec::new(), metrics_listen: Some(any), limits: Limits::default() };
    let running = world.hq.start_with(&serve).unwrap();
    let http = client(&world, None);
    let url = format!("https://{}/v1/enrol", running.addr);
    let tried = |code: &str| {
        let told = http.post(&url).json(&Ada::new().request(code)).send().unwrap();
        let after = told.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
        (told.status().as_u16(), after, told.json::<Problem>().unwrap().kind)
    };
    for _ in 0..30 {
        assert_eq!(tried("ZZZZ000000"), (403, None, ProblemKind::CodeRefused));
    }
    assert_eq!(tried(&world.code()), (429, Some("900".to_owned()), ProblemKind::TooManyTries));
    let metrics = format!("http://{}/metrics", running.metrics.unwrap());
    let counted = http.get(metrics).send().unwrap().text().unwrap();
    assert!(counted.contains("cordon_hq_codes_refused_total 30\n"), "{counted}");
    assert!(counted.contains("cordon_hq_codes_held_back_total 1\n"), "{counted}");
    running.stop();
}

#[test]
fn a_body_beyond_a_routes_limit_is_not_read() {
    let world = World::new();
    let running = serve(&world);
    let ada = Ada::enrolled(&world);
    let http = client(&world, Some(&ada));
    for route in ROUTES.iter().filter(|route| route.most_bytes > 64 << 10) {
        let path = route.path.replace("{exhibit}", &ExhibitId::derived(&[b"x"]).to_string()).replace("{capture}", "x");
        let url = format!("https://{}{path}", running.addr);
        let request = http.request(method(route).parse().unwrap(), url).header("Upload-Offset", 0_u64);
        let request = request.header("Upload-Digest", Digest::of(b"any").to_string());
        let told = request.header("Upload-Length", 9 << 20).body(vec![b' '; route.most_bytes + 1]).send().unwrap();
        let (status, kind) = (told.status().as_u16(), told.json::<Problem>().unwrap().kind.name());
        assert!(status == 413 && kind.ends_with("_too_large"), "{status} {kind}");
    }
    running.stop();
}

#[test]
fn a_push_of_nonsense_is_refused_whole_and_leaves_nothing() {
    let world = World::new();
    let running = serve(&world);
    let mut ada = Ada::enrolled(&world);
    let http = client(&world, Some(&ada));
    let url = format!("https://{}/v1/entries", running.addr);
    let nonsense = format!("{{\"entries\":[{}]}}", vec!["0"; 2_000_000].join(","));
    let too_many = format!("{{\"entries\":[{}]}}", vec!["{}"; 300].join(","));
    for body in [nonsense, too_many] {
        let told = http.post(&url).header("Content-Type", "application/json").body(body).send().unwrap();
        assert_eq!((told.status().as_u16(), told.json::<Problem>().unwrap().kind.name()), (400, "push_unreadable"));
    }
    assert_eq!(world.hq.status().unwrap().quarantine, 0);
    let entry = ada.next(&Body::LockedUp { why: LockedBecause::Idle });
    let push = PushRequest { entries: vec![ada.seal(1, &entry)] };
    let reply: PushReply = http.post(&url).json(&push).send().unwrap().json().unwrap();
    assert!(matches!(reply.answers[0], PushAnswer::Received { .. }));
    running.stop();
}

#[test]
fn a_certificate_that_ran_out_opens_what_is_owed_and_nothing_else() {
    let world = World::new();
    let running = serve(&world);
    let ada = Ada::enrolled(&world);
    let ghost = Ada::unknown_to(&world);
    world.pass_minutes(90 * 24 * 60);
    let http = client(&world, Some(&ada));
    for route in ROUTES {
        let (status, kind) = answer(&http, &running, route, method(route));
        let is_refused = status == 403 && kind == "certificate_expired";
        assert_eq!(is_refused, route.who == Who::Device, "{route:?}: {status} {kind}");
    }
    let scopes = ROUTES.iter().find(|route| route.path == "/v1/scopes").unwrap();
    let unknown = answer(&client(&world, Some(&ghost)), &running, scopes, "GET");
    assert_eq!(unknown, (401, "certificate_unknown"));
    running.stop();
}

#[test]
fn a_certificate_is_renewed_in_its_last_third_for_whoever_holds_the_device_key() {
    let world = World::new();
    let running = serve(&world);
    let ada = Ada::enrolled(&world);
    let http = client(&world, Some(&ada));
    let asks = |secret: &[u8; 32], csr: &str| {
        let proof = sign(secret, Purpose::Renewal, &RenewRequest::proven_bytes(ada.device, csr));
        let request = RenewRequest { csr_pem: csr.to_owned(), proof };
        http.post(format!("https://{}/v1/certificate", running.addr)).json(&request).send().unwrap()
    };
    let kind = |response: reqwest::blocking::Response| response.json::<Problem>().unwrap().kind.name();
    assert_eq!(kind(asks(&ada.device_secret, &ada.csr_pem)), "too_early");
    world.pass_minutes(60 * 24 * 60);
    assert_eq!(kind(asks(&[1; 32], &ada.csr_pem)), "proof_refused");
    assert_eq!(kind(asks(&ada.device_secret, "no request")), "request_refused");
    let next: DeviceCertificate = asks(&ada.device_secret, &ada.csr_pem).json().unwrap();
    assert_eq!(next.issued_at, world.hq.now());
    world.pass_minutes(30 * 24 * 60);
    let scopes = |ada: &Ada| {
        client(&world, Some(ada)).get(format!("https://{}/v1/scopes", running.addr)).send().unwrap().status().as_u16()
    };
    assert_eq!(scopes(&ada), 403, "the first has run out");
    let mut renewed = ada;
    renewed.reply.as_mut().unwrap().certificate = next;
    assert_eq!(scopes(&renewed), 200);
    running.stop();
}

/// A connection of a device's, over which a test says what a client of HTTP would not.
pub fn spoken(world: &World, ada: &Ada, addr: SocketAddr) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(world.hq.ca_pem().as_bytes()).unwrap()).unwrap();
    let given = &ada.reply.as_ref().unwrap().certificate;
    let certificate = CertificateDer::from_pem_slice(given.pem.as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(ada.tls_key_pem.as_bytes()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .unwrap()
        .with_root_certificates(roots)
        .with_client_auth_cert(vec![certificate], key)
        .unwrap();
    let connection = ClientConnection::new(Arc::new(config), ServerName::from(addr.ip())).unwrap();
    StreamOwned::new(connection, TcpStream::connect(addr).unwrap())
}

/// Begins a push, whose body HQ has asked for and waits for.
fn push_begun(world: &World, ada: &Ada, addr: SocketAddr) -> StreamOwned<ClientConnection, TcpStream> {
    let mut stream = spoken(world, ada, addr);
    let head = "POST /v1/entries HTTP/1.1\r\nhost: hq\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    assert_eq!(heard(&mut stream), "HTTP/1.1 100 Continue");
    stream
}

/// The first line of an answer; the rest of its head is read as well.
fn heard(stream: &mut impl Read) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.extend(byte);
    }
    String::from_utf8(head).unwrap().lines().next().unwrap().to_owned()
}

#[test]
fn a_device_with_too_many_requests_is_told_when_to_come_again_and_others_are_served() {
    let world = World::new();
    let running = serve(&world);
    let (ada, ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
    let scopes =
        |ada: &Ada| client(&world, Some(ada)).get(format!("https://{}/v1/scopes", running.addr)).send().unwrap();
    let begun: Vec<_> = (0..4).map(|_| push_begun(&world, &ada, running.addr)).collect();
    let told = scopes(&ada);
    assert_eq!((told.status().as_u16(), &told.headers()["retry-after"]), (503, &"5".parse().unwrap()));
    assert_eq!(told.json::<Problem>().unwrap().kind.name(), "busy");
    assert_eq!(scopes(&ben).status().as_u16(), 200);
    for mut push in begun {
        push.write_all(b"[]").unwrap();
        assert_eq!(heard(&mut push), "HTTP/1.1 400 Bad Request", "a list is no push");
    }
    assert_eq!(scopes(&ada).status().as_u16(), 200);
    running.stop();
}
