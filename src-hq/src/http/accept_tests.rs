use super::*;
use crate::http::http_tests::client;
use crate::http::serving::Serving;
use crate::testing::{Ada, World};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use tokio::runtime::{self, Runtime};
use tokio::time::Instant;

#[test]
fn strangers_who_stay_keep_other_strangers_out_and_no_device() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let serving = Serving::with(&world, Places::new(8, 1));
    let (one, other, device) = (client(&world, None), client(&world, None), client(&world, Some(&ada)));
    assert_eq!(serving.ask(&one).unwrap(), "ok\n");
    assert!(serving.ask(&other).is_err(), "the strangers' one place is taken");
    assert_eq!(serving.ask(&device).unwrap(), "ok\n");
    drop((one, other, device));
    serving.end();
}

#[test]
fn a_connection_beyond_the_last_place_is_closed() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let serving = Serving::with(&world, Places::new(1, 1));
    let (one, other) = (client(&world, Some(&ada)), client(&world, Some(&ada)));
    assert_eq!(serving.ask(&one).unwrap(), "ok\n");
    assert!(serving.ask(&other).is_err());
    drop((one, other));
    serving.end();
}

/// A runtime whose clock goes on by itself once all that runs waits for it.
fn waiting() -> Runtime {
    runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

const LONG: Duration = Duration::from_secs(3600);

#[test]
fn a_connection_that_asks_nothing_ends_and_one_that_asks_stays() {
    waiting().block_on(async {
        let began = Instant::now();
        let times = Times::default();
        no_request(&Notify::new(), times.first_request).await;
        assert!((times.first_request..times.handshake + times.first_request).contains(&began.elapsed()));
        let asked = Notify::new();
        asked.notify_one();
        assert!(timeout(LONG, no_request(&asked, times.first_request)).await.is_err());
    });
}

#[test]
fn whoever_may_not_pull_has_little_time_and_a_device_as_long_as_it_likes() {
    let world = World::new();
    let (ada, revoked) = (Ada::enrolled(&world), Ada::enrolled(&world));
    assert!(world.hq.revoke(revoked.device, "it was lost").unwrap());
    let serving = Serving::with(&world, Places::new(8, 4));
    let door = serving.door(&world);
    let longest = |ada: Option<&Ada>| {
        let certificate = ada.map(|ada| {
            let pem = &ada.reply.as_ref().unwrap().certificate.pem;
            Digest::of(&CertificateDer::from_pem_slice(pem.as_bytes()).unwrap())
        });
        let holder = Holder::new(SocketAddr::from(([127, 0, 0, 1], 1)), certificate);
        let caller = waiting().block_on(holder.calls(&door.hq, &door.load));
        admit(&door, &caller).unwrap().longest.map(|longest| longest.as_secs())
    };
    assert_eq!((longest(None), longest(Some(&ada)), longest(Some(&revoked))), (Some(30), None, Some(300)));
    assert_eq!(longest(Some(&Ada::unknown_to(&world))), Some(30), "a certificate that HQ did not give out");
    world.pass_minutes(90 * 24 * 60);
    assert_eq!(longest(Some(&ada)), Some(300), "one that has run out");
    waiting().block_on(async {
        assert!(timeout(LONG, time_is_up(None)).await.is_err());
        assert!(timeout(LONG, time_is_up(Some(Duration::from_secs(30)))).await.is_ok());
    });
    drop(door);
    serving.end();
}

#[test]
fn sockets_that_say_nothing_keep_no_device_out() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let serving = Serving::with(&world, Places::new(100, 33));
    let device = client(&world, Some(&ada));
    let silent: Vec<_> = (0..300).map(|_| TcpStream::connect(serving.address).unwrap()).collect();
    for _ in 0..3 {
        assert_eq!(serving.ask(&client(&world, Some(&ada))).unwrap(), "ok\n");
        assert_eq!(serving.ask(&device).unwrap(), "ok\n");
    }
    drop((silent, device));
    serving.end();
}

#[test]
fn a_line_that_was_open_when_its_device_was_revoked_ends_with_the_next_answer() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let serving = Serving::with(&world, Places::new(8, 1));
    let mut line = serving.line(&world, &ada);
    let mut asks = |path: &str| {
        line.write_all(format!("GET {path} HTTP/1.1\r\nhost: hq\r\n\r\n").as_bytes()).unwrap();
        let mut answer = [0; 4096];
        let read = line.read(&mut answer).unwrap_or(0);
        String::from_utf8_lossy(&answer[..read]).to_ascii_lowercase()
    };
    assert!(!asks("/livez").contains("connection: close"));
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    let last = asks("/livez");
    assert!(last.starts_with("http/1.1 200") && last.contains("connection: close"), "{last}");
    assert!(asks("/livez").is_empty(), "it is over");
    assert_eq!(serving.ask(&client(&world, Some(&ada))).unwrap(), "ok\n", "it comes again as what it is");
    serving.end();
}

#[test]
fn a_revoked_device_and_an_unknown_certificate_keep_no_device_out() {
    let world = World::new();
    let (ada, revoked, other) = (Ada::enrolled(&world), Ada::enrolled(&world), Ada::enrolled(&world));
    let ghost = Ada::unknown_to(&world);
    assert!(
        world.hq.revoke(revoked.device, "it was lost").unwrap()
            && world.hq.revoke(other.device, "it was lost").unwrap()
    );
    let serving = Serving::with(&world, Places::new(8, 1));
    let [first, second] = [&revoked, &other].map(|late| client(&world, Some(late)));
    assert_eq!(serving.ask(&first).unwrap(), "ok\n");
    assert!(serving.ask(&second).is_err(), "the one place of those that only hand in is taken");
    let (unknown, stranger) = (client(&world, Some(&ghost)), client(&world, None));
    assert_eq!(serving.ask(&unknown).unwrap(), "ok\n");
    assert!(serving.ask(&stranger).is_err(), "a certificate that HQ did not give out counts as none");
    assert_eq!(serving.ask(&client(&world, Some(&ada))).unwrap(), "ok\n");
    drop((first, second, unknown, stranger));
    serving.end();
}
