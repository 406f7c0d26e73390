//! The door for devices: mutual TLS 1.3 on every route but enrolment and the two that say whether
//! HQ lives. Plain HTTP does not exist here; metrics, where asked for, listen on loopback only.

mod accept;
mod allowance;
#[cfg(test)]
mod calls_tests;
mod captures;
mod commitment;
mod devices;
mod enrol;
mod entries;
mod evidence;
mod health;
#[cfg(test)]
pub mod http_tests;
mod known;
mod load;
#[cfg(test)]
mod load_tests;
mod own_certificate;
mod paced;
mod places;
mod problem;
mod renew;
mod routes;
mod running;
mod scopes;
#[cfg(test)]
mod serving;
mod taken;
mod times;
mod verifier;

pub use allowance::{Limits, Measure};
pub use running::{Running, Serve, start};

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use axum::Router;
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::route::{self, Route};
use load::Load;
use problem::{Trouble, trouble};
use routes::Routes;
use tokio::sync::Semaphore;

/// Every route.
pub fn router(hq: &Hq, load: &Load) -> Router {
    let (router, _served) = routes(hq, load).done();
    router.fallback(no_such_route).with_state(hq.clone())
}

fn routes(hq: &Hq, load: &Load) -> Routes {
    Routes::of(hq, load)
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
    trouble(ProblemKind::NoSuchRoute)
}

/// What a route answers in JSON.
type Answer<R> = axum::Json<<R as Route>::Reply>;

/// Does HQ's blocking work off the threads that serve.
async fn blocking<T: Send + 'static>(hq: &Hq, work: impl FnOnce(&Hq) -> Result<T> + Send + 'static) -> Result<T> {
    let hq = hq.clone();
    tokio::task::spawn_blocking(move || work(&hq)).await.unwrap_or(Err(Failure::Stopped))
}

/// Reads at one time, as many as the store has readers. Each commit makes every device's next question one:
/// let loose, they would have a thread each, and wait there for one another.
static READS: Semaphore = Semaphore::const_new(8);

/// Does work that reads the store and writes nothing, in its turn among others that do. What may have to wait
/// for the writer has no place here: readers wait for none.
async fn reading<T: Send + 'static>(hq: &Hq, work: impl FnOnce(&Hq) -> Result<T> + Send + 'static) -> Result<T> {
    let _turn = READS.acquire().await.map_err(|_closed| Failure::Stopped)?;
    blocking(hq, work).await
}
