//! HQ says when to come again, over TLS, and is asked for nothing until then.

use super::*;
use crate::files::device::{DeviceFile, TransportFile};
use crate::link::{EvidenceFile, Hq};
use crate::testing::{Moved, open_house};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{DeviceCertificate, PushRequest};
use cordon_core::rules::ids::ExhibitId;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;

/// An HQ of a few lines: what it is asked is answered from a list, in turn, and kept.
struct Told {
    asked: Arc<Mutex<Vec<String>>>,
    clock: Arc<Moved>,
    hq: Hq,
}

fn told(answers: &'static [&'static str]) -> Told {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let ca_pem = params.self_signed(&key).unwrap().pem();
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let server_key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], server_key)
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    let config = Arc::new(config);
    std::thread::spawn(move || {
        for (mut stream, answer) in listener.incoming().flatten().zip(answers) {
            let mut tls = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = BufReader::new(Stream::new(&mut tls, &mut stream));
            let (mut first, mut length) = (String::new(), 0);
            stream.read_line(&mut first).unwrap();
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).unwrap();
                let line = line.trim().to_ascii_lowercase();
                if let Some(stated) = line.strip_prefix("content-length:") {
                    length = stated.trim().parse().unwrap();
                }
                if line.is_empty() {
                    break;
                }
            }
            stream.read_exact(&mut vec![0; length]).unwrap();
            lock_of(&heard).push(first.split(' ').take(2).collect::<Vec<_>>().join(" "));
            let whole = format!("HTTP/1.1 {answer}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
            stream.get_mut().write_all(whole.as_bytes()).unwrap();
            stream.get_mut().conn.send_close_notify();
            stream.get_mut().flush().unwrap();
        }
    });
    let (house, _folder) = open_house();
    let device = house.with_session(|session| Ok(session.device.clone())).unwrap();
    let device = DeviceFile { hq: format!("https://{address}"), ca_pem, ..device };
    let key = KeyPair::generate().unwrap();
    let pem = CertificateParams::new(Vec::new()).unwrap().signed_by(&key, &issuer).unwrap().pem();
    let at = crate::testing::now();
    let certificate = DeviceCertificate { pem, issued_at: at, expires_at: at };
    let transport = TransportFile { key_pem: key.serialize_pem(), certificate };
    let clock = Arc::new(Moved::default());
    let rests = Arc::new(Rests::by(Arc::clone(&clock) as Arc<dyn Clock>));
    Told { asked, hq: Hq::new(&device, &transport).unwrap().resting(rests), clock }
}

impl Told {
    fn asked(&self) -> usize {
        lock_of(&self.asked).len()
    }

    fn push(&self) -> Failure {
        self.hq.push(&PushRequest { entries: Vec::new() }).unwrap_err()
    }

    fn pull(&self) -> Failure {
        self.hq.scopes().unwrap_err()
    }

    fn send_evidence(&self) -> Failure {
        let (exhibit, sealed) = (ExhibitId::derived(&[b"photo"]), Digest::of(b"file"));
        self.hq.evidence_offset(&EvidenceFile { exhibit, length: 4, sealed }).unwrap_err()
    }
}

fn is_busy(failure: &Failure) -> bool {
    matches!(failure, Failure::Unreachable(Unreached::CannotServe))
}

fn is_used_up(failure: &Failure) -> bool {
    matches!(failure, Failure::HqUnable(Unreached::UsedUp))
}

#[test]
fn an_hq_that_is_busy_is_asked_nothing_until_its_time_has_passed() {
    let told = told(&["503 Busy\r\nretry-after: 5", "500 Broken", "500 Broken"]);
    assert!(is_busy(&told.push()));
    assert_eq!((told.asked(), told.hq.asked_to_wait()), (1, Some(Duration::from_secs(5))));
    told.clock.pass(4_999);
    assert!([told.push(), told.pull(), told.send_evidence()].iter().all(is_busy));
    assert!(told.hq.live().is_err());
    assert_eq!(told.asked(), 1, "nothing went out");
    told.clock.pass(1);
    assert_eq!(told.hq.asked_to_wait(), None);
    told.push();
    told.pull();
    assert_eq!(*lock_of(&told.asked), ["POST /v1/entries", "POST /v1/entries", "GET /v1/scopes"]);
}

#[test]
fn a_device_that_has_used_what_it_may_of_one_thing_still_asks_for_the_others() {
    let told = told(&[
        "429 Much\r\nretry-after: 200",
        "429 Much\r\nretry-after: 60",
        "500 Broken",
        "500 Broken",
        "500 Broken",
    ]);
    assert!(is_used_up(&told.push()));
    assert!(is_used_up(&told.send_evidence()));
    assert_eq!(told.hq.asked_to_wait(), None, "orders still come");
    told.pull();
    assert_eq!(told.asked(), 3);
    assert!(is_used_up(&told.push()) && is_used_up(&told.send_evidence()));
    assert_eq!(told.asked(), 3, "neither went out");
    told.clock.pass(60_000);
    told.send_evidence();
    assert!(is_used_up(&told.push()));
    told.clock.pass(140_000);
    told.push();
    let all = lock_of(&told.asked).clone();
    assert!(all[3].starts_with("HEAD /v1/evidence/") && all[4] == "POST /v1/entries", "{all:?}");
}

#[test]
fn a_time_that_cannot_be_meant_is_cut_and_one_that_does_not_read_is_none() {
    let cut = told(&["503 Busy\r\nretry-after: 31536000"]);
    cut.pull();
    assert_eq!(cut.hq.asked_to_wait(), Some(LONGEST));
    for answer in [
        &["503 Busy\r\nretry-after: soon"] as &[&str],
        &["503 Busy\r\nretry-after: -5"],
        &["503 Busy"],
        &["429 Full"],
        &["404 Gone\r\nretry-after: 9"],
    ] {
        let told = told(answer);
        told.pull();
        assert_eq!(told.hq.asked_to_wait(), None, "{answer:?}");
    }
}
