//! Connections: accepted, shaken hands with in bounded time, served, and drained at the end. HTTP/1.1 alone
//! is spoken: a device asks one thing after another, and each connection then holds one request at most.

use super::known::Caller;
use super::load::{Connected, Load};
use super::paced::Paced;
use super::places::{Places, Visit};
use super::taken::Taken;
use super::times::Times;
use super::verifier::Verifier;
use crate::failure::Result;
use crate::hq::Hq;
use crate::store::devices::Standing;
use axum::Router;
use axum::http::Request;
use cordon_core::proof::digest::Digest;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
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
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
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
    /// What is worked on, and what each device has used.
    pub load: Load,
    /// How long anything may take.
    pub times: Times,
}

/// Serves until told to stop, then lets open requests finish for a while.
pub async fn serve(listener: TcpListener, door: Door, mut stop: watch::Receiver<bool>) {
    let drain = door.times.drain;
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
    if timeout(drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("connections were cut off");
    }
}

async fn connection(stream: TcpStream, address: SocketAddr, door: Door, watcher: Watcher) {
    // Replies are small and one write each: held back, they would wait for the device's delayed ACK.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a socket keeps its delay");
    }
    let Some(shaking) = door.places.shake(address.ip()) else {
        tracing::debug!("too many handshakes from one address");
        return;
    };
    let times = door.times;
    let Ok(Ok(stream)) = timeout(times.handshake, door.acceptor.accept(stream)).await else {
        tracing::debug!("handshake refused");
        return;
    };
    drop(shaking);
    let (_, session) = stream.get_ref();
    let certificate = session.peer_certificates().and_then(|chain| chain.first()).map(|leaf| Digest::of(leaf.as_ref()));
    let caller = Caller::new(address, certificate);
    let Some(stay) = admit(&door, &caller).await else {
        tracing::debug!("no place for a caller of this kind");
        return;
    };
    let stay = Arc::new(stay);
    let asked = Arc::new(Notify::new());
    let (asks, staying) = (Arc::clone(&asked), Arc::clone(&stay));
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        asks.notify_one();
        door.hq.count_request();
        request.extensions_mut().insert(caller.clone());
        let work = staying.connected.as_ref().map(Connected::work);
        let answered = door.router.clone().call(request.map(|body| Paced::of(body, times.body)));
        async move {
            let answer = answered.await;
            drop(work);
            answer
        }
    });
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(times.next_request);
    let served = builder.serve_connection(TokioIo::new(Taken::of(stream, times.answer)), service);
    tokio::select! {
        ended = watcher.watch(served) => if let Err(error) = ended {
            tracing::debug!(%error, "connection ended early");
        },
        () = no_request(&asked, times.first_request) => tracing::debug!("no request came"),
        () = time_is_up(stay.longest) => tracing::debug!("a caller who may not pull stayed too long"),
        () = one_too_many(&stay) => tracing::debug!("its device opened more connections than it may have"),
    }
}

/// Ends where the first request does not come in time, and otherwise never.
async fn no_request(asked: &Notify, longest: Duration) {
    if timeout(longest, asked.notified()).await.is_ok() {
        pending::<()>().await;
    }
}

/// Ends where the device has so many later connections that this one must go.
async fn one_too_many(stay: &Stay) {
    match &stay.connected {
        Some(connected) => connected.over().await,
        None => pending().await,
    }
}

/// Leave to stay.
struct Stay {
    /// For how long; a device whose certificate holds as long as it likes.
    longest: Option<Duration>,
    /// Its place among those of its device, where it is one.
    connected: Option<Connected>,
    /// Its place among those that only hand in.
    _late: Option<OwnedSemaphorePermit>,
    /// Its place among strangers.
    _visit: Option<Visit>,
}

/// Who has shaken hands, and may stay: whoever has no certificate that HQ gave out, and a device that only
/// hands in what it owes, have few places and little time, so that they keep no device out.
async fn admit(door: &Door, caller: &Caller) -> Option<Stay> {
    let known = match caller.known(&door.hq, &door.load).await {
        Ok(known) => known,
        Err(failure) => {
            // The routes say so to each request.
            tracing::error!(%failure, "a certificate cannot be looked up");
            None
        }
    };
    let Some(known) = known else {
        let visit = door.places.take_as_stranger(caller.address.ip())?;
        let longest = Some(door.times.stranger);
        return Some(Stay { longest, connected: None, _late: None, _visit: Some(visit) });
    };
    let (longest, late) = match known.calling(door.hq.now()).standing {
        Standing::Good => (None, None),
        Standing::Revoked | Standing::Expired => (Some(door.times.late), Some(door.places.take_as_late()?)),
    };
    Some(Stay { longest, connected: Some(known.part.connect()), _late: late, _visit: None })
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
