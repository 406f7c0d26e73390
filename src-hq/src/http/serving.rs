//! An HQ that serves over TLS under limits and deadlines of a test's own.

use super::accept::{Door, serve, tls};
use super::allowance::Limits;
use super::http_tests::spoken;
use super::load::Load;
use super::places::Places;
use super::router;
use super::times::Times;
use crate::testing::{Ada, World};
use reqwest::blocking::{Client, Response};
use rustls::{ClientConnection, StreamOwned};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// An HQ that serves.
pub struct Serving {
    pub address: SocketAddr,
    pub load: Load,
    runtime: Runtime,
    served: JoinHandle<()>,
    stop: watch::Sender<bool>,
}

/// A line to it, bare: a test says each byte that goes over it.
pub type Line = StreamOwned<ClientConnection, TcpStream>;

impl Serving {
    /// With so many places.
    pub fn with(world: &World, places: Places) -> Self {
        Self::of(world, places, Limits::default(), Times::default())
    }

    /// Under limits of its own.
    pub fn under(world: &World, limits: Limits) -> Self {
        Self::of(world, Places::new(1_000, 100), limits, Times::default())
    }

    /// With deadlines of its own.
    pub fn within(world: &World, times: Times) -> Self {
        Self::of(world, Places::new(1_000, 100), Limits::default(), times)
    }

    fn of(world: &World, places: Places, limits: Limits, times: Times) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let load = Load::under(limits, world.hq.clock());
        let door = door(world, places, &load, times);
        let (stop, stopped) = watch::channel(false);
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let served = runtime.spawn(async move {
            serve(tokio::net::TcpListener::from_std(listener).unwrap(), door, stopped).await;
        });
        Self { address, load, runtime, served, stop }
    }

    pub fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.address)
    }

    /// Asks whether HQ lives; the connection stays open for the next question.
    pub fn ask(&self, http: &Client) -> reqwest::Result<String> {
        http.get(self.url("/livez")).send().and_then(Response::text)
    }

    /// A door beside it, with the same load and as many places.
    pub fn door(&self, world: &World) -> Door {
        door(world, Places::new(1_000, 100), &self.load, Times::default())
    }

    /// A bare line under a device's certificate.
    pub fn line(&self, world: &World, ada: &Ada) -> Line {
        let line = spoken(world, ada, self.address);
        line.sock.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        line
    }

    pub fn end(self) {
        self.stop.send(true).unwrap();
        self.runtime.block_on(self.served).unwrap();
    }
}

fn door(world: &World, places: Places, load: &Load, times: Times) -> Door {
    Door {
        acceptor: tls(&world.hq, &[]).unwrap(),
        hq: world.hq.clone(),
        router: router(&world.hq, load),
        places,
        load: load.clone(),
        times,
    }
}

/// Asks again until it is so; no test takes as long as this waits.
#[track_caller]
pub fn soon(what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < until, "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
