//! The page and the commands over loopback HTTP, for browser tests. A cargo feature, never in a
//! release; every call needs a token and our own Origin.

use crate::{Failure, House, dispatch, sync, watcher};
use anyhow::{Context, Result};
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use cordon_core::wire::{Changes, Fault, FaultKind};
use cordon_core::{text, text_key};
use std::collections::HashMap;
use std::path::{Path as FilePath, PathBuf};
use std::sync::{Arc, Mutex};
use tokio::sync::broadcast;

#[derive(Clone)]
struct Bridge {
    house: Arc<House>,
    page: PathBuf,
    token: String,
    origin: Arc<Mutex<String>>,
    changes: broadcast::Sender<Changes>,
}

/// Serves until the process ends; writes the address to a file.
pub fn serve(house: House, page: &FilePath, address_file: &FilePath) -> Result<()> {
    let house = Arc::new(house);
    sync::start(&house);
    watcher::start(&house);
    let (changes, _first) = broadcast::channel(256);
    let sender = changes.clone();
    house.on_changes(move |changed| {
        // No page listening is no fault.
        let _nobody = sender.send(changed.clone());
    });
    let token = hex::encode(crate::keys::random::<16>()?);
    let bridge = Bridge { house, page: page.to_owned(), token, origin: Arc::default(), changes };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(run(bridge, address_file))
}

async fn run(bridge: Bridge, address_file: &FilePath) -> Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.context("binding loopback")?;
    let origin = format!("http://{}", listener.local_addr()?);
    *crate::locks::lock_of(&bridge.origin) = origin.clone();
    crate::files::durable::write(address_file, origin.as_bytes()).map_err(anyhow::Error::from)?;
    let app = Router::new()
        .route("/call/{name}", post(call))
        .route("/events", get(events))
        .fallback(get(page))
        .with_state(bridge);
    Ok(axum::serve(listener, app).await?)
}

async fn call(State(bridge): State<Bridge>, Path(name): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let own_origin = text("origin") == *crate::locks::lock_of(&bridge.origin);
    if text("x-cordon-token") != bridge.token || !own_origin {
        return fault(StatusCode::FORBIDDEN, Fault::new(FaultKind::Refused, text!("refusal.not_this_page")));
    }
    let Ok(body) = serde_json::from_slice(&body) else {
        return fault(StatusCode::BAD_REQUEST, Fault::new(FaultKind::Invalid, text!("refusal.not_json")));
    };
    let house = bridge.house.clone();
    match tokio::task::spawn_blocking(move || dispatch(&house, &name, body)).await {
        Ok(Ok(reply)) => Json(reply).into_response(),
        Ok(Err(refused)) => fault(StatusCode::UNPROCESSABLE_ENTITY, refused),
        Err(_) => {
            fault(StatusCode::INTERNAL_SERVER_ERROR, Fault::new(FaultKind::Failed, text!("fault.command_stopped")))
        }
    }
}

fn fault(status: StatusCode, fault: Fault) -> Response {
    (status, Json(fault)).into_response()
}

async fn events(State(bridge): State<Bridge>, Query(query): Query<HashMap<String, String>>) -> Response {
    if query.get("token") != Some(&bridge.token) {
        return fault(StatusCode::FORBIDDEN, Fault::new(FaultKind::Refused, text!("refusal.not_this_page")));
    }
    let receiver = bridge.changes.subscribe();
    let stream = futures_stream(receiver);
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(stream)).into_response()
}

fn futures_stream(receiver: broadcast::Receiver<Changes>) -> impl futures_core::Stream<Item = Result<String, Failure>> {
    tokio_stream::StreamExt::map(tokio_stream::wrappers::BroadcastStream::new(receiver), |changed| {
        let changed = changed.unwrap_or_default();
        let text =
            serde_json::to_string(&changed).map_err(|_| Failure::Unreadable { what: text_key!("fault.changes") })?;
        Ok(format!("data: {text}\n\n"))
    })
}

async fn page(State(bridge): State<Bridge>, uri: axum::http::Uri) -> Response {
    let wanted = uri.path().trim_start_matches('/');
    let safe = !wanted.split('/').any(|part| part == "..");
    let place = bridge.page.join(wanted);
    if safe && !wanted.is_empty() && wanted != "index.html" && place.is_file() {
        return match std::fs::read(&place) {
            Ok(bytes) => ([(header::CONTENT_TYPE, media_type(wanted))], bytes).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
    }
    let Ok(html) = std::fs::read_to_string(bridge.page.join("index.html")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let token = format!("<meta name=\"cordon-token\" content=\"{}\"></head>", bridge.token);
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html.replace("</head>", &token)).into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some(_) | None => "application/octet-stream",
    }
}
