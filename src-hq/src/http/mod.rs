//! The door for devices: mutual TLS 1.3 on every route but enrolment and the two that say whether
//! HQ lives. Plain HTTP does not exist here; metrics, where asked for, listen on loopback only.

mod accept;
mod captures;
mod devices;
mod enrol;
mod entries;
mod evidence;
mod health;
#[cfg(test)]
mod http_tests;
mod places;
mod problem;
mod running;
mod scopes;

pub use running::{Running, Serve, start};

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post, put};
use cordon_core::proof::digest::Digest;
use cordon_core::text_key;
use problem::{Trouble, trouble};
use std::net::SocketAddr;

const ENTRIES_BYTES: usize = 4 << 20;
const EVIDENCE_BYTES: usize = 8 << 20;
const CAPTURE_BYTES: usize = 4 << 20;
const ENROL_BYTES: usize = 64 << 10;

/// Who called: from where, and under which certificate.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// From where.
    pub address: SocketAddr,
    /// SHA-256 of the certificate it proved to hold, if any.
    pub certificate: Option<Digest>,
}

/// Every route.
pub fn router(hq: &Hq) -> Router {
    let open = Router::new()
        .route("/v1/enrol", post(enrol::enrol).layer(DefaultBodyLimit::max(ENROL_BYTES)))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready));
    let enrolled = Router::new()
        .route("/v1/entries", post(entries::push).layer(DefaultBodyLimit::max(ENTRIES_BYTES)))
        .route("/v1/scopes", get(scopes::list))
        .route("/v1/segments/{hash}", get(scopes::segment))
        .route(
            "/v1/evidence/{exhibit}",
            get(evidence::offset).patch(evidence::append).layer(DefaultBodyLimit::max(EVIDENCE_BYTES)),
        )
        .route("/v1/captures/{capture}", put(captures::put).layer(DefaultBodyLimit::max(CAPTURE_BYTES)))
        .route_layer(from_fn_with_state(hq.clone(), devices::require));
    open.merge(enrolled).fallback(no_such_route).layer(from_fn_with_state(hq.clone(), count)).with_state(hq.clone())
}

async fn no_such_route() -> Trouble {
    trouble(StatusCode::NOT_FOUND, "not_found", text_key!("hq.no_such_route"))
}

async fn count(State(hq): State<Hq>, request: Request, next: Next) -> Response {
    hq.count_request();
    next.run(request).await
}

/// Does HQ's blocking work off the threads that serve.
async fn blocking<T: Send + 'static>(hq: &Hq, work: impl FnOnce(&Hq) -> Result<T> + Send + 'static) -> Result<T> {
    let hq = hq.clone();
    tokio::task::spawn_blocking(move || work(&hq)).await.unwrap_or(Err(Failure::Stopped))
}
