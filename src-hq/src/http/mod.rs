//! The door for devices: mutual TLS 1.3 on every route but enrolment and the two that say whether
//! HQ lives. Plain HTTP does not exist here; metrics, where asked for, listen on loopback only.

mod accept;
mod captures;
mod commitment;
mod devices;
mod enrol;
mod entries;
mod evidence;
mod health;
#[cfg(test)]
mod http_tests;
mod load;
mod paced;
mod places;
mod problem;
mod renew;
mod routes;
mod running;
mod scopes;
mod verifier;

pub use running::{Running, Serve, start};

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::route::{self, Route};
use cordon_core::text_key;
use problem::{Trouble, trouble};
use routes::Routes;
use std::net::SocketAddr;

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
    let (router, _served) = routes(hq).done();
    router.fallback(no_such_route).layer(from_fn_with_state(hq.clone(), count)).with_state(hq.clone())
}

fn routes(hq: &Hq) -> Routes {
    Routes::of(hq)
        .serve::<route::Live, _, _>(health::live)
        .serve::<route::Ready, _, _>(health::ready)
        .serve::<route::Enrol, _, _>(enrol::enrol)
        .serve::<route::OpenCommitment, _, _>(commitment::open)
        .serve::<route::Renew, _, _>(renew::renew)
        .serve::<route::PushEntries, _, _>(entries::push)
        .serve::<route::PushCapture, _, _>(captures::put)
        .serve::<route::ListScopes, _, _>(scopes::list)
        .serve::<route::FetchSegment, _, _>(scopes::segment)
        .serve::<route::AskEvidence, _, _>(evidence::offset)
        .serve::<route::SendEvidence, _, _>(evidence::append)
}

async fn no_such_route() -> Trouble {
    trouble(StatusCode::NOT_FOUND, "not_found", text_key!("hq.no_such_route"))
}

async fn count(State(hq): State<Hq>, request: Request, next: Next) -> Response {
    hq.count_request();
    next.run(request).await
}

/// What a route answers in JSON.
type Answer<R> = axum::Json<<R as Route>::Reply>;

/// Does HQ's blocking work off the threads that serve.
async fn blocking<T: Send + 'static>(hq: &Hq, work: impl FnOnce(&Hq) -> Result<T> + Send + 'static) -> Result<T> {
    let hq = hq.clone();
    tokio::task::spawn_blocking(move || work(&hq)).await.unwrap_or(Err(Failure::Stopped))
}
