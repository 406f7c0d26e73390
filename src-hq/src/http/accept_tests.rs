use super::*;
use crate::http::http_tests::client;
use crate::http::router;
use crate::testing::{Ada, World};
use reqwest::blocking::{Client, Response};
use std::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// An HQ that serves with so many places.
struct Serving {
    address: SocketAddr,
    runtime: Runtime,
    served: JoinHandle<()>,
    stop: watch::Sender<bool>,
}

impl Serving {
    fn with(world: &World, places: Places) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let acceptor = tls(&world.hq, &[]).unwrap();
        let door = Door { acceptor, hq: world.hq.clone(), router: router(&world.hq), places };
        let (stop, stopped) = watch::channel(false);
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let served = runtime.spawn(async move {
            serve(tokio::net::TcpListener::from_std(listener).unwrap(), door, stopped).await;
        });
        Self { address, runtime, served, stop }
    }

    /// Asks whether HQ lives; the connection stays open for the next question.
    fn ask(&self, http: &Client) -> reqwest::Result<String> {
        http.get(format!("https://{}/livez", self.address)).send().and_then(Response::text)
    }

    fn end(self) {
        self.stop.send(true).unwrap();
        self.runtime.block_on(self.served).unwrap();
    }
}

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
    Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

const LONG: Duration = Duration::from_secs(3600);

#[test]
fn a_connection_that_asks_nothing_ends_and_one_that_asks_stays() {
    waiting().block_on(async {
        let began = Instant::now();
        no_request(&Notify::new()).await;
        assert!((FIRST_REQUEST..HANDSHAKE + FIRST_REQUEST).contains(&began.elapsed()));
        let asked = Notify::new();
        asked.notify_one();
        assert!(timeout(LONG, no_request(&asked)).await.is_err());
    });
}

#[test]
fn a_stranger_has_thirty_seconds_and_a_device_as_long_as_it_likes() {
    waiting().block_on(async {
        let began = Instant::now();
        time_is_up(Some(STRANGER)).await;
        assert!((STRANGER..STRANGER * 2).contains(&began.elapsed()));
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
