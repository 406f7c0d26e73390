//! Who called and what was fetched, as the door notes it.

use super::http_tests::client;
use crate::http::Running;
use crate::store::calls::DeviceDay;
use crate::testing::{Ada, World};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::protocol::ScopesReply;
use reqwest::blocking::{Client, Response};
use reqwest::header::{ETAG, IF_NONE_MATCH};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

fn serve(world: &World) -> Running {
    world.hq.start(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap()
}

fn ask(http: &Client, running: &Running, path: &str) -> Response {
    http.get(format!("https://{}{path}", running.addr)).send().unwrap()
}

fn day(world: &World, ada: &Ada) -> DeviceDay {
    let [day] = world.hq.device_days(Some(ada.device)).unwrap().try_into().unwrap();
    day
}

#[test]
fn what_a_device_fetches_is_written_down_at_the_latest_when_hq_stops() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    ada.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
    let running = serve(&world);
    let http = client(&world, Some(&ada));
    let scopes: ScopesReply = ask(&http, &running, "/v1/scopes").json().unwrap();
    let own = scopes.scopes.iter().find(|state| state.scope.starts_with("device:")).unwrap();
    let path = format!("/v1/segments/{}", own.segments[0].hash);
    let fetched: u64 = (0..2).map(|_| ask(&http, &running, &path).bytes().unwrap().len() as u64).sum();
    assert_eq!(ask(&http, &running, &format!("/v1/segments/{}", "0".repeat(64))).status().as_u16(), 404);
    running.stop();
    let day = day(&world, &ada);
    assert_eq!((day.segments, day.bytes), (2, fetched), "what is not there is not fetched");
    assert_eq!(day.addresses, [IpAddr::V4(Ipv4Addr::LOCALHOST)]);
    assert_eq!((day.first_at, day.last_at), (world.hq.now(), world.hq.now()));
}

#[test]
fn a_sync_without_news_writes_nothing() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let running = serve(&world);
    let http = client(&world, Some(&ada));
    let tag = ask(&http, &running, "/v1/scopes").headers()[ETAG].clone();
    let mark = world.hq.store().mark();
    for _ in 0..50 {
        let asked = http.get(format!("https://{}/v1/scopes", running.addr)).header(IF_NONE_MATCH, tag.clone());
        assert_eq!(asked.send().unwrap().status().as_u16(), 304);
    }
    assert!(mark.is_some() && world.hq.store().mark() == mark);
    running.stop();
}

#[test]
fn a_revoked_device_that_calls_is_seen_with_where_it_calls_from() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    world.hq.revoke(ada.device, "it was stolen").unwrap();
    let running = serve(&world);
    assert_eq!(ask(&client(&world, Some(&ada)), &running, "/v1/scopes").status().as_u16(), 403);
    running.stop();
    let day = day(&world, &ada);
    assert_eq!((day.segments, day.addresses), (0, vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]));
}
