//! What one device may do, and how long anything may take, over TLS.

use super::allowance::{Limits, Measure};
use super::http_tests::client;
use super::serving::{Line, Serving, soon};
use super::times::Times;
use crate::store::feed::device_scope;
use crate::testing::{Ada, World};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::problem::Problem;
use cordon_core::proof::protocol::{PushAnswer, PushReply, PushRequest};
use cordon_core::proof::segment::{self, FeedRow, RowKind, RowState};
use cordon_core::rules::ids::ExhibitId;
use reqwest::blocking::{Client, RequestBuilder, Response};
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// One second brings back as much as the hour's thousandth part.
fn measure(at_once: u64, per_second: u64) -> Measure {
    Measure { at_once, per_hour: per_second * 3600 }
}

/// Status, `Retry-After` in seconds, and what kind of trouble there is.
fn told(response: Response) -> (u16, Option<u64>, &'static str) {
    let after = response.headers().get("retry-after").map(|value| value.to_str().unwrap().parse().unwrap());
    (
        response.status().as_u16(),
        after,
        response.json::<Problem>().map(|problem| problem.kind.name()).unwrap_or_default(),
    )
}

fn used_up(after: u64) -> (u16, Option<u64>, &'static str) {
    (429, Some(after), "used_up")
}

/// A push of the device's next entries.
fn push(ada: &mut Ada, count: usize) -> PushRequest {
    let next = |_| {
        let entry = ada.next(&Body::LockedUp { why: LockedBecause::Idle });
        ada.seal(ada.sequence, &entry)
    };
    PushRequest { entries: (0..count).map(next).collect() }
}

fn received(response: Response) -> usize {
    let reply: PushReply = response.json().unwrap();
    reply.answers.iter().filter(|answer| matches!(answer, PushAnswer::Received { .. })).count()
}

#[test]
fn a_device_that_has_handed_in_all_it_may_comes_again_and_nothing_of_it_is_lost() {
    let world = World::new();
    let serving = Serving::under(&world, Limits { entries: measure(3, 1), ..Limits::default() });
    let (mut ada, mut ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
    let http = client(&world, Some(&ada));
    let send = |http: &Client, push: &PushRequest| http.post(serving.url("/v1/entries")).json(push).send().unwrap();
    assert_eq!(received(send(&http, &push(&mut ada, 3))), 3);
    let next = push(&mut ada, 2);
    assert_eq!(told(send(&http, &next)), used_up(2));
    assert_eq!(http.get(serving.url("/v1/scopes")).send().unwrap().status().as_u16(), 200, "orders still come");
    assert_eq!(received(send(&client(&world, Some(&ben)), &push(&mut ben, 3))), 3, "others are not held back");
    world.pass_minutes(1);
    assert_eq!(received(send(&http, &next)), 2);
    assert_eq!(world.hq.status().unwrap().entries, 8, "each of them once");
    serving.end();
}

#[test]
fn evidence_beyond_what_a_device_may_send_at_once_goes_on_where_it_stood() {
    let world = World::new();
    let serving = Serving::under(&world, Limits { evidence_bytes: measure(600_000, 10_000), ..Limits::default() });
    let ada = Ada::enrolled(&world);
    let http = client(&world, Some(&ada));
    let url = serving.url(&format!("/v1/evidence/{}", ExhibitId::derived(&[b"film"])));
    let meant = |asked: RequestBuilder| {
        let sealed = Digest::of(&vec![7_u8; 1_000_000]).to_string();
        asked.header("Upload-Length", 1_000_000_u64).header("Upload-Digest", sealed)
    };
    let piece =
        |offset: u64| meant(http.patch(&url)).header("Upload-Offset", offset).body(vec![7; 500_000]).send().unwrap();
    assert_eq!(piece(0).status().as_u16(), 200);
    assert_eq!(told(piece(500_000)), used_up(40));
    let held = meant(http.head(&url)).send().unwrap();
    assert_eq!(held.headers()["upload-offset"], "500000", "over the same line: it was not hung up on");
    world.pass_minutes(1);
    assert_eq!(piece(500_000).status().as_u16(), 200);
    serving.end();
}

#[test]
fn a_device_that_asks_without_end_is_held_back_and_one_beside_it_is_not() {
    let world = World::new();
    let serving = Serving::under(&world, Limits { requests: measure(20, 10), ..Limits::default() });
    let (ada, ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
    let scopes = |http: &Client| http.get(serving.url("/v1/scopes")).send().unwrap();
    let http = client(&world, Some(&ada));
    let answered = (0..30).filter(|_| scopes(&http).status().as_u16() == 200).count();
    assert_eq!(answered, 20);
    assert_eq!(told(scopes(&http)), used_up(1));
    assert_eq!(scopes(&client(&world, Some(&ben))).status().as_u16(), 200);
    assert_eq!(serving.load.counts().held_back.load(Ordering::Relaxed), 11);
    world.pass_minutes(1);
    assert_eq!(scopes(&http).status().as_u16(), 200);
    serving.end();
}

#[test]
fn copies_are_fetched_until_a_device_has_had_what_it_may() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let (hash, bytes) = large_segment(&world, &ada, 50_000);
    let serving = Serving::under(&world, Limits { copy_bytes: measure(bytes, 1_000), ..Limits::default() });
    let http = client(&world, Some(&ada));
    let fetch = || http.get(serving.url(&format!("/v1/segments/{hash}"))).send().unwrap();
    assert_eq!((fetch().status().as_u16(), fetch().status().as_u16()), (200, 200), "the second is more than it may");
    assert_eq!(told(fetch()).0, 429);
    assert_eq!(http.get(serving.url("/v1/scopes")).send().unwrap().status().as_u16(), 200);
    serving.end();
}

#[test]
fn of_a_devices_connections_the_oldest_gives_way_to_the_newest() {
    let world = World::new();
    let serving = Serving::under(&world, Limits { connections: 3, ..Limits::default() });
    let (ada, ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
    let mut others = serving.line(&world, &ben);
    asks(&mut others);
    let mut lines: Vec<Line> = (0..4)
        .map(|_| {
            let mut line = serving.line(&world, &ada);
            asks(&mut line);
            line
        })
        .collect();
    assert!(is_over(&mut lines[0]), "the first went when the fourth came");
    lines[1..].iter_mut().for_each(asks);
    asks(&mut others);
    let counts = || {
        let counts = serving.load.counts();
        (counts.connections.load(Ordering::Relaxed), counts.closed.load(Ordering::Relaxed))
    };
    soon("one is closed and four are open", || counts() == (4, 1));
    drop((lines, others));
    serving.end();
}

/// Asks whether HQ lives, over a bare line, and reads the answer whole.
fn asks(line: &mut Line) {
    line.write_all(b"GET /livez HTTP/1.1\r\nhost: hq\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"ok\n") {
        let mut piece = [0; 512];
        let read = line.read(&mut piece).unwrap();
        assert!(read > 0, "it was hung up on");
        answer.extend_from_slice(&piece[..read]);
    }
    assert!(answer.starts_with(b"HTTP/1.1 200"));
}

/// Whether HQ hangs up.
fn is_over(line: &mut Line) -> bool {
    match line.read(&mut [0; 512]) {
        Ok(read) => read == 0,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
    }
}

const SHORT: Duration = Duration::from_millis(400);

/// Deadlines of which one is short.
fn times(shorten: fn(&mut Times)) -> Times {
    let mut times = Times::default();
    shorten(&mut times);
    times
}

/// Sends a byte now and then until HQ hangs up, and says after how long that was. A line on which nothing is
/// read sees that by its own writing.
fn trickle(stream: &mut impl std::io::Write) -> Duration {
    let began = Instant::now();
    soon("HQ hangs up", || {
        std::thread::sleep(Duration::from_millis(30));
        stream.write_all(b"x").and_then(|()| stream.flush()).is_err()
    });
    began.elapsed()
}

#[test]
fn a_handshake_that_never_ends_is_let_go() {
    let world = World::new();
    let serving = Serving::within(&world, times(|times| times.handshake = SHORT));
    let mut silent = TcpStream::connect(serving.address).unwrap();
    let began = Instant::now();
    assert_eq!(silent.read(&mut [0; 1]).unwrap(), 0);
    assert!(began.elapsed() >= SHORT, "{:?}", began.elapsed());
    // A record of a handshake that says it has 16,000 bytes, and has them one at a time.
    let mut slow = TcpStream::connect(serving.address).unwrap();
    slow.write_all(&[22, 3, 1, 62, 128, 1, 0, 62, 124]).unwrap();
    assert!(trickle(&mut slow) >= SHORT);
    serving.end();
}

#[test]
fn a_head_that_never_ends_is_let_go_be_it_the_first_or_a_later_one() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let serving = Serving::within(&world, times(|times| times.first_request = SHORT));
    let mut line = serving.line(&world, &ada);
    line.write_all(b"GET /livez HTTP/1.1\r\nhost: hq\r\nx-long: ").unwrap();
    assert!(trickle(&mut line) < SHORT * 20);
    let mut silent = serving.line(&world, &ada);
    silent.flush().unwrap();
    assert!(is_over(&mut silent), "nothing was asked at all");
    serving.end();
    let serving = Serving::within(&world, times(|times| times.next_request = SHORT));
    let mut line = serving.line(&world, &ada);
    asks(&mut line);
    line.write_all(b"GET /livez HTTP/1.1\r\nhost: hq\r\nx-long: ").unwrap();
    assert!(trickle(&mut line) < SHORT * 20);
    soon("its place is free", || serving.load.counts().connections.load(Ordering::Relaxed) == 0);
    serving.end();
}

#[test]
fn a_body_that_trickles_is_answered_once_its_time_is_over_and_holds_no_place() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let serving = Serving::within(&world, times(|times| times.body = SHORT));
    let mut line = serving.line(&world, &ada);
    line.write_all(b"POST /v1/entries HTTP/1.1\r\nhost: hq\r\ncontent-length: 1000\r\n\r\n").unwrap();
    let began = Instant::now();
    trickle(&mut line);
    assert!(began.elapsed() >= SHORT);
    soon("its place is free", || serving.load.counts().connections.load(Ordering::Relaxed) == 0);
    let mut silent = serving.line(&world, &ada);
    silent.write_all(b"POST /v1/entries HTTP/1.1\r\nhost: hq\r\ncontent-length: 1000\r\n\r\n{").unwrap();
    let mut answer = [0; 12];
    silent.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 408");
    serving.end();
}

#[test]
fn an_answer_that_nobody_reads_is_let_go_and_one_that_is_read_comes_whole() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    // More than the buffers of a line hold.
    let (hash, bytes) = large_segment(&world, &ada, 24 << 20);
    let serving = Serving::within(&world, times(|times| times.answer = SHORT));
    let mut line = serving.line(&world, &ada);
    line.write_all(format!("GET /v1/segments/{hash} HTTP/1.1\r\nhost: hq\r\n\r\n").as_bytes()).unwrap();
    line.flush().unwrap();
    let connections = || serving.load.counts().connections.load(Ordering::Relaxed);
    soon("it is served", || connections() == 1);
    soon("it is let go", || connections() == 0);
    let whole = client(&world, Some(&ada)).get(serving.url(&format!("/v1/segments/{hash}"))).send().unwrap();
    assert_eq!(whole.bytes().unwrap().len() as u64, bytes);
    drop(line);
    serving.end();
}

/// A segment of the device's own scope with a row so large; its hash, and how many bytes it has.
fn large_segment(world: &World, ada: &Ada, size: usize) -> (String, u64) {
    let body = Some(serde_json::Value::String("x".repeat(size)));
    let row = FeedRow { revision: 1, kind: RowKind::Notice, id: "large".to_owned(), state: RowState::Put, body };
    let (header, bytes) = segment::write(&device_scope(ada.device), 1, &[row]).unwrap();
    world.hq.store().write(|tx| tx.keep_segment(&header, &bytes, world.hq.now())).unwrap();
    (header.hash.to_string(), bytes.len() as u64)
}

/// Asks for the scopes under a tag.
fn news(http: &Client, serving: &Serving, tag: &str) -> (u16, String) {
    let answer = http.get(serving.url("/v1/scopes")).header("If-None-Match", tag).send().unwrap();
    let tag = answer.headers().get("etag").map(|tag| tag.to_str().unwrap().to_owned());
    (answer.status().as_u16(), tag.unwrap_or_default())
}

#[test]
fn what_is_remembered_of_a_line_ends_with_whatever_any_process_commits() {
    let world = World::new();
    let serving = Serving::under(&world, Limits::default());
    let (mut ada, mut ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
    let http = client(&world, Some(&ada));
    let (status, tag) = news(&http, &serving, "");
    assert_eq!(status, 200);
    assert_eq!([news(&http, &serving, &tag).0, news(&http, &serving, &tag).0], [304, 304]);
    ben.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
    assert_eq!([news(&http, &serving, &tag).0, news(&http, &serving, &tag).0], [304, 304], "it was another's news");
    ada.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
    let (status, newer) = news(&http, &serving, &tag);
    assert_eq!(status, 200, "its own scope has grown");
    assert_eq!(news(&http, &serving, &newer).0, 304);
    // Another process: a store of its own over the same folder.
    let beside = crate::Hq::open(world.folder(), &crate::StoreKey::new([7; 32])).unwrap();
    assert!(beside.revoke(ada.device, "it was lost").unwrap());
    assert_eq!(news(&http, &serving, &newer).0, 403, "it is out at once");
    assert_eq!(news(&client(&world, Some(&ben)), &serving, "").0, 200);
    serving.end();
}

#[test]
fn a_certificate_that_runs_out_on_an_open_line_is_out_though_nothing_was_committed() {
    let world = World::new();
    let serving = Serving::under(&world, Limits::default());
    let ada = Ada::enrolled(&world);
    let http = client(&world, Some(&ada));
    let (_, tag) = news(&http, &serving, "");
    assert_eq!(news(&http, &serving, &tag).0, 304);
    world.pass_minutes(90 * 24 * 60);
    assert_eq!(news(&http, &serving, &tag).0, 403);
    serving.end();
}
