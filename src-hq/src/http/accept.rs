//! Connections: accepted, shaken hands with in bounded time, served, and drained at the end. HTTP/1.1 alone
//! is spoken: a device asks one thing after another, and each connection then holds one request at most.

use super::known::{Caller, Holder, Unread};
use super::load::{Connected, Load};
use super::own_certificate::OwnCertificate;
use super::paced::Paced;
use super::places::{Places, Shaking, Visit};
use super::taken::Taken;
use super::times::Times;
use super::verifier::Verifier;
use crate::hq::Hq;
use crate::store::devices::Standing;
use axum::Router;
use axum::http::{HeaderValue, Request, header};
use axum::response::Response;
use cordon_core::proof::digest::Digest;
use cordon_core::rules::time::Timestamp;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use rustls::ServerConfig;
use std::convert::Infallible;
use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, OwnedSemaphorePermit, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tower_service::Service as _;

/// TLS 1.3 under a certificate of HQ's own authority that is renewed while HQ serves. A client certificate is asked for
/// and,
/// where given, must be the authority's; the routes decide who needs one.
pub fn tls(hq: &Hq, hosts: &[String]) -> crate::Result<TlsAcceptor> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Verifier::of(hq, Arc::clone(&provider))?;
    let own = OwnCertificate::of(hq, hosts, Arc::clone(&provider))?;
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_client_cert_verifier(Arc::new(verifier))
        .with_cert_resolver(Arc::new(own));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// What each connection is served with.
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
    let door = Arc::new(door);
    let graceful = GracefulShutdown::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => {
                    // In the order of their coming: one that comes later must not seem to have waited longer.
                    let shaking = door.places.shake(address.ip());
                    let came = Came { stream, address, shaking };
                    tokio::spawn(connection(came, Arc::clone(&door), graceful.watcher()));
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
    if timeout(door.times.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("connections were cut off");
    }
}

/// A connection that has just come.
struct Came {
    stream: TcpStream,
    address: SocketAddr,
    /// Its place until it has shaken hands.
    shaking: Shaking,
}

async fn connection(came: Came, door: Arc<Door>, watcher: Watcher) {
    let address = came.address;
    // Replies are small and one write each: held back, they would wait for the device's delayed ACK.
    if let Err(error) = came.stream.set_nodelay(true) {
        tracing::debug!(%error, "a socket keeps its delay");
    }
    let times = door.times;
    let Some(stream) = shaken(&door, came).await else { return };
    let (_, session) = stream.get_ref();
    let certificate = session.peer_certificates().and_then(|chain| chain.first()).map(|leaf| Digest::of(leaf.as_ref()));
    let holder = Holder::new(address, certificate);
    let Some(stay) = admit(&door, &holder.calls(&door.hq, &door.load).await) else {
        tracing::debug!("no place for a caller of this kind");
        return;
    };
    let open = Arc::new(Open { door, holder, stay, asked: Notify::new() });
    let asking = Arc::clone(&open);
    let service = hyper::service::service_fn(move |request| answer(Arc::clone(&asking), request));
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(times.next_request);
    let served = builder.serve_connection(TokioIo::new(Taken::of(stream, times.answer)), service);
    tokio::select! {
        ended = watcher.watch(served) => if let Err(error) = ended {
            tracing::debug!(%error, "connection ended early");
        },
        () = no_request(&open.asked, times.first_request) => tracing::debug!("no request came"),
        () = time_is_up(open.stay.longest) => tracing::debug!("a caller who may not pull stayed too long"),
        () = one_too_many(&open.stay) => tracing::debug!("its device opened more connections than it may have"),
    }
}

/// Shakes hands, in bounded time.
async fn shaken(door: &Door, came: Came) -> Option<TlsStream<TcpStream>> {
    tokio::select! {
        shaken = timeout(door.times.handshake, door.acceptor.accept(came.stream)) => match shaken {
            Ok(Ok(stream)) => return Some(stream),
            Ok(Err(_)) | Err(_) => tracing::debug!("handshake refused"),
        },
        () = came.shaking.gives_way() => tracing::debug!("too many handshakes at one time"),
    }
    None
}

/// A connection that is open.
struct Open {
    door: Arc<Door>,
    holder: Holder,
    stay: Stay,
    /// Told of each request.
    asked: Notify,
}

/// Answers a request. One that was let in as a device, and is no longer one that may pull, is let go with the
/// answer: it comes again as what it is, to one of the few places.
async fn answer(open: Arc<Open>, mut request: Request<Incoming>) -> Result<Response, Infallible> {
    open.asked.notify_one();
    let door = &open.door;
    door.hq.count_request();
    let _work = open.stay.connected.as_ref().map(Connected::work);
    let caller = open.holder.calls(&door.hq, &door.load).await;
    let is_late = open.stay.longest.is_none() && !may_pull(&caller, door.hq.now());
    request.extensions_mut().insert(caller);
    let mut answer = door.router.clone().call(request.map(|body| Paced::of(body, door.times.body))).await?;
    if is_late {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(answer)
}

/// Whether a device's certificate holds; where that cannot be read it is left at what it was.
fn may_pull(caller: &Caller, now: Timestamp) -> bool {
    match &caller.known {
        Ok(Some(known)) => known.standing(now) == Standing::Good,
        Ok(None) => false,
        Err(Unread) => true,
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
    /// Its place among all.
    _place: OwnedSemaphorePermit,
    /// Its place among those that only hand in.
    _late: Option<OwnedSemaphorePermit>,
    /// Its place among strangers.
    _visit: Option<Visit>,
}

/// Who has shaken hands, and may stay: whoever has no certificate that HQ gave out, and a device that only
/// hands in what it owes, have few places and little time, so that they keep no device out.
fn admit(door: &Door, caller: &Caller) -> Option<Stay> {
    let (longest, late, visit, connected) = match &caller.known {
        Ok(Some(known)) => match known.standing(door.hq.now()) {
            Standing::Good => (None, None, None, Some(known.part.connect())),
            Standing::Revoked | Standing::Expired => {
                let late = door.places.take_as_late()?;
                (Some(door.times.late), Some(late), None, Some(known.part.connect()))
            }
        },
        // The routes say to each request that the store cannot be read.
        Ok(None) | Err(Unread) => {
            let visit = door.places.take_as_stranger(caller.address.ip())?;
            (Some(door.times.stranger), None, Some(visit), None)
        }
    };
    let Some(place) = door.places.take() else {
        tracing::warn!("too many connections");
        return None;
    };
    Some(Stay { longest, connected, _place: place, _late: late, _visit: visit })
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
