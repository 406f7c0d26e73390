use super::accept::{self, Door};
use super::http_tests::client;
use super::places::Places;
use super::router;
use crate::testing::{Ada, World};
use reqwest::blocking::{Client, Response};
use std::net::{SocketAddr, TcpListener};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;

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
        let acceptor = accept::tls(world.hq.authority(), &[]).unwrap();
        let door = Door { acceptor, router: router(&world.hq), places };
        let (stop, stopped) = watch::channel(false);
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let served = runtime.spawn(async move {
            accept::serve(tokio::net::TcpListener::from_std(listener).unwrap(), door, stopped).await;
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
