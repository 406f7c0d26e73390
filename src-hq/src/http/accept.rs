//! Connections: accepted, shaken hands with in bounded time, served, and drained at the end.

use super::paced::Paced;
use super::places::Places;
use super::verifier::Verifier;
use super::{Caller, blocking, devices};
use crate::failure::Result;
use crate::hq::Hq;
use crate::store::devices::Standing;
use axum::Router;
use axum::http::Request;
use cordon_core::proof::digest::Digest;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use rustls::ServerConfig;
use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, OwnedSemaphorePermit, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower_service::Service as _;

const HANDSHAKE: Duration = Duration::from_secs(10);
/// For the head of the first request: until it has come nothing says which protocol is spoken, and the
/// protocols' own limits need not run.
const FIRST_REQUEST: Duration = Duration::from_secs(20);
/// For each later request over HTTP/1, the idle time before it included: longer than a device rests
/// between two runs (36 s), shorter than it keeps an idle connection (90 s).
const NEXT_REQUEST: Duration = Duration::from_secs(75);
/// Requests at one time over one connection of HTTP/2.
const STREAMS: u32 = 16;
const KEEP_ALIVE: Duration = Duration::from_secs(30);
const PONG: Duration = Duration::from_secs(20);
/// For all that a caller without a certificate has to ask: to enrol takes one request.
const STRANGER: Duration = Duration::from_secs(30);
/// For a connection of a device that may only hand in what it owes, its files included.
const LATE: Duration = Duration::from_secs(300);
const DRAIN: Duration = Duration::from_secs(30);

/// TLS 1.3 under a fresh certificate of HQ's own authority. A client certificate is asked for and,
/// where given, must be the authority's; the routes decide who needs one.
pub fn tls(hq: &Hq, hosts: &[String]) -> Result<TlsAcceptor> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Verifier::of(hq, Arc::clone(&provider))?;
    let (certificate, key) = hq.authority().sign_server(hosts)?;
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_client_cert_verifier(Arc::new(verifier))
        .with_single_cert(vec![certificate], key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// What each connection is served with.
#[derive(Clone)]
pub struct Door {
    /// Shakes hands.
    pub acceptor: TlsAcceptor,
    /// Knows which certificates were given out, and to whom.
    pub hq: Hq,
    /// Every route.
    pub router: Router,
    /// How many are let in.
    pub places: Places,
}

/// Serves until told to stop, then lets open requests finish for a while.
pub async fn serve(listener: TcpListener, door: Door, mut stop: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => {
                    let Some(place) = door.places.take() else {
                        tracing::warn!("too many connections");
                        continue;
                    };
                    let served = connection(stream, address, door.clone(), graceful.watcher());
                    tokio::spawn(async move {
                        served.await;
                        drop(place);
                    });
                }
                // Out of file handles or the like: pause rather than spin.
                Err(error) => {
                    tracing::warn!(%error, "accept failed");
                    sleep(Duration::from_millis(100)).await;
                }
            },
            _ = stop.changed() => break,
        }
    }
    drop(listener);
    if timeout(DRAIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("connections were cut off");
    }
}

async fn connection(stream: TcpStream, address: SocketAddr, door: Door, watcher: Watcher) {
    // Replies are small and one write each: held back, they would wait for the device's delayed ACK.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a socket keeps its delay");
    }
    let Ok(Ok(stream)) = timeout(HANDSHAKE, door.acceptor.accept(stream)).await else {
        tracing::debug!("handshake refused");
        return;
    };
    let (_, session) = stream.get_ref();
    let certificate = session.peer_certificates().and_then(|chain| chain.first()).map(|leaf| Digest::of(leaf.as_ref()));
    let Some(stay) = admit(&door, certificate).await else {
        tracing::debug!("no place for a caller of this kind");
        return;
    };
    let caller = Caller { address, certificate };
    let asked = Arc::new(Notify::new());
    let asks = Arc::clone(&asked);
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        asks.notify_one();
        request.extensions_mut().insert(caller);
        door.router.clone().call(request.map(Paced::of))
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(NEXT_REQUEST);
    builder
        .http2()
        .max_concurrent_streams(STREAMS)
        .timer(TokioTimer::new())
        .keep_alive_interval(KEEP_ALIVE)
        .keep_alive_timeout(PONG);
    let served = builder.serve_connection_with_upgrades(TokioIo::new(stream), service);
    tokio::select! {
        ended = watcher.watch(served) => if ended.is_err() {
            tracing::debug!("connection ended early");
        },
        () = no_request(&asked) => tracing::debug!("no request came"),
        () = time_is_up(stay.longest) => tracing::debug!("a caller who may not pull stayed too long"),
    }
}

/// Ends where the first request does not come in time, and otherwise never.
async fn no_request(asked: &Notify) {
    if timeout(FIRST_REQUEST, asked.notified()).await.is_ok() {
        pending::<()>().await;
    }
}

/// Leave to stay.
struct Stay {
    /// For how long; a device whose certificate holds as long as it likes.
    longest: Option<Duration>,
    /// Its place among those that are few.
    _place: Option<OwnedSemaphorePermit>,
}

/// Who has shaken hands, and may stay: whoever has no certificate that HQ gave out, and a device that only
/// hands in what it owes, have few places and little time, so that they keep no device out.
async fn admit(door: &Door, certificate: Option<Digest>) -> Option<Stay> {
    let calling = match certificate {
        None => None,
        Some(print) => {
            match blocking(&door.hq, move |hq| hq.store().read(|db| devices::find(db, print, hq.now()))).await {
                Ok(calling) => calling,
                Err(failure) => {
                    // The routes say so to each request.
                    tracing::error!(%failure, "a certificate cannot be looked up");
                    None
                }
            }
        }
    };
    match calling.map(|calling| calling.standing) {
        Some(Standing::Good) => Some(Stay { longest: None, _place: None }),
        Some(Standing::Revoked | Standing::Expired) => {
            door.places.take_as_late().map(|place| Stay { longest: Some(LATE), _place: Some(place) })
        }
        None => door.places.take_as_stranger().map(|place| Stay { longest: Some(STRANGER), _place: Some(place) }),
    }
}

/// Ends once the caller has had their time; never where that has no end.
async fn time_is_up(longest: Option<Duration>) {
    match longest {
        Some(longest) => sleep(longest).await,
        None => pending().await,
    }
}

#[cfg(test)]
#[path = "accept_tests.rs"]
mod accept_tests;
