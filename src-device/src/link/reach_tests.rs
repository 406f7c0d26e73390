use super::*;
use crate::Failure;
use crate::link::client::Patience;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

fn authority() -> Authority {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    Authority { pem: params.self_signed(&key).unwrap().pem(), issuer: Issuer::new(params, key) }
}

/// Serves one connection after another on loopback.
fn serving(serve: impl Fn(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || listener.incoming().flatten().for_each(serve));
    address
}

/// A server of TLS with a certificate by an authority, for a name, in years. It reads the request, and
/// hangs up.
fn over_tls(by: &Authority, name: &str, years: (i32, i32)) -> SocketAddr {
    answering(by, name, years, b"")
}

/// As [`over_tls`], but for what it says before it hangs up.
fn answering(by: &Authority, name: &str, years: (i32, i32), says: &'static [u8]) -> SocketAddr {
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    (params.not_before, params.not_after) = (rcgen::date_time_ymd(years.0, 1, 1), rcgen::date_time_ymd(years.1, 1, 1));
    let key = KeyPair::generate().unwrap();
    let certificate = params.signed_by(&key, &by.issuer).unwrap();
    let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], der)
        .unwrap();
    let config = Arc::new(config);
    serving(move |mut stream| {
        let mut tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
        let mut stream = rustls::Stream::new(&mut tls, &mut stream);
        let _read = stream.read(&mut [0; 4096]);
        let _said = stream.write_all(says);
    })
}

#[track_caller]
fn check(authority: &Authority, address: SocketAddr, wanted: fn(Unreached) -> bool) {
    let patience = Patience { connect: Duration::from_millis(1500), whole: Duration::from_millis(3000) };
    let found = crate::link::client::asked_once(&authority.pem, &format!("https://{address}"), patience);
    match found {
        Err(Failure::Unreachable(why)) => assert!(wanted(why), "{why:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_hq_is_said_so_by_its_cause() {
    let ours = authority();
    let http = serving(|mut stream| {
        let _read = stream.read(&mut [0; 1024]);
        let _said = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nOK");
    });
    check(&ours, http, |why| why == Unreached::NotTls);
    check(&ours, over_tls(&authority(), "127.0.0.1", (2000, 2100)), |why| why == Unreached::NotHq);
    check(&ours, over_tls(&ours, "hq.example", (2000, 2100)), |why| why == Unreached::OtherName);
    // What a server of TLS 1.2 alone answers to who asks for 1.3: the alert "protocol version".
    let older = serving(|mut stream| {
        let _read = stream.read(&mut [0; 1024]);
        let _said = stream.write_all(&[21, 3, 3, 0, 2, 2, 70]);
    });
    check(&ours, older, |why| why == Unreached::OlderTls);
    // And what one says that passes over what it was asked for: a hello of TLS 1.2.
    let heedless = serving(|mut stream| {
        let _read = stream.read(&mut [0; 1024]);
        let hello = [&[2, 0, 0, 38, 3, 3][..], &[7; 32], &[0, 0xc0, 0x2f, 0]].concat();
        let _said = stream.write_all(&[&[22, 3, 3, 0, 42][..], &hello].concat());
    });
    check(&ours, heedless, |why| why == Unreached::OlderTls);
}

#[test]
fn a_clock_that_is_off_is_told_from_hqs_certificate() {
    let ours = authority();
    check(
        &ours,
        over_tls(&ours, "127.0.0.1", (2090, 2100)),
        |why| matches!(why, Unreached::ClockBehind { days } if days > 3_000),
    );
    check(
        &ours,
        over_tls(&ours, "127.0.0.1", (2000, 2001)),
        |why| matches!(why, Unreached::ClockAhead { days } if days > 3_000),
    );
}

#[test]
fn silence_a_broken_connection_and_nobody_at_all_are_told_apart() {
    let ours = authority();
    let held = std::sync::Mutex::new(Vec::new());
    let silent = serving(move |stream| held.lock().unwrap().push(stream));
    check(&ours, silent, |why| why == Unreached::NoAnswer);
    check(&ours, over_tls(&ours, "127.0.0.1", (2000, 2100)), |why| why == Unreached::CutOff);
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"answers\":";
    check(&ours, answering(&ours, "127.0.0.1", (2000, 2100), half), |why| why == Unreached::CutOff);
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    check(&ours, nobody, |why| why == Unreached::NoConnection);
}
