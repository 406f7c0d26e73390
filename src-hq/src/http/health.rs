//! Whether HQ lives, whether it can work, and how much it holds.

use super::load::{Counts, Load};
use super::problem::{Trouble, trouble};
use super::{blocking, reading};
use crate::failure::Failure;
use crate::hq::Hq;
use crate::report;
use crate::store::totals::Totals;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use cordon_core::proof::problem::ProblemKind;
use std::sync::atomic::{AtomicU64, Ordering};

/// It answers.
pub async fn live() -> &'static str {
    "ok\n"
}

/// Its store answers too: one row is read by its key, for anyone may ask as often as they like.
pub async fn ready(State(hq): State<Hq>) -> Result<&'static str, Trouble> {
    reading(&hq, |hq| hq.store().read(|db| db.find_scope(hq.scope())?.ok_or(Failure::Missing("scope"))))
        .await
        .map(|_scope| "ok\n")
        .map_err(|_| trouble(ProblemKind::NotReady))
}

/// The routes of the loopback listener.
pub fn router(hq: &Hq, load: &Load) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state((hq.clone(), load.clone()))
}

async fn metrics(State((hq, load)): State<(Hq, Load)>) -> Result<Response, Trouble> {
    let totals = blocking(&hq, |hq| hq.store().read(|db| report::totals(hq, db))).await?;
    let text = lines(&totals, &hq, load.counts());
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response())
}

fn lines(totals: &Totals, hq: &Hq, counts: &Counts) -> String {
    let count = |of: &AtomicU64| of.load(Ordering::Relaxed);
    let line = |(name, kind, value)| format!("# TYPE cordon_hq_{name} {kind}\ncordon_hq_{name} {value}\n");
    let of_the_door = [
        ("evidence_not_as_stated_total", "counter", hq.other_evidence()),
        ("requests_total", "counter", hq.requests()),
        ("device_requests_total", "counter", hq.device_requests()),
        ("requests_shed_total", "counter", count(&counts.shed)),
        ("requests_held_back_total", "counter", count(&counts.held_back)),
        ("codes_refused_total", "counter", hq.attempts().wrong()),
        ("codes_held_back_total", "counter", hq.attempts().held_back()),
        ("connections", "gauge", count(&counts.connections)),
        ("connections_closed_total", "counter", count(&counts.closed)),
    ];
    totals.metrics().map(|(name, value)| (name, "gauge", value)).chain(of_the_door).map(line).collect()
}
