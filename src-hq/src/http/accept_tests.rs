use super::*;
use crate::http::http_tests::client;
use crate::http::serving::Serving;
use crate::testing::{Ada, World};
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
fn a_stranger_has_thirty_seconds_and_a_device_as_long_as_it_likes() {
    waiting().block_on(async {
        let began = Instant::now();
        let stranger = Times::default().stranger;
        time_is_up(Some(stranger)).await;
        assert!((stranger..stranger * 2).contains(&began.elapsed()));
        assert!(timeout(LONG, time_is_up(None)).await.is_err());
    });
}

#[test]
fn a_revoked_device_and_an_unknown_certificate_keep_no_device_out() {
    let world = World::new();
    let (ada, revoked, other) = (Ada::enrolled(&world), Ada::enrolled(&world), Ada::enrolled(&world));
    let ghost = Ada::unknown_to(&world);
    assert!(world.hq.revoke(revoked.device).unwrap() && world.hq.revoke(other.device).unwrap());
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
