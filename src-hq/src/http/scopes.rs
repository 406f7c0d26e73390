//! `GET /v1/scopes` and `GET /v1/segments/{hash}`.

use super::blocking;
use super::problem::{Trouble, trouble};
use crate::hq::Hq;
use crate::scopes;
use crate::store::devices::Device;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::ScopesReply;

/// What a device may pull.
pub async fn list(State(hq): State<Hq>, Extension(device): Extension<Device>) -> Result<Json<ScopesReply>, Trouble> {
    Ok(Json(blocking(&hq, move |hq| scopes::list(hq, device.id)).await?))
}

/// A segment's bytes. One that the device is not entitled to is as one that is not there.
pub async fn segment(
    State(hq): State<Hq>,
    Extension(device): Extension<Device>,
    Path(hash): Path<String>,
) -> Result<Response, Trouble> {
    let missing = || trouble(StatusCode::NOT_FOUND, "no_such_segment", "no such segment: ask for the scopes again");
    let hash = Digest::parse(&hash).ok_or_else(missing)?;
    let found = blocking(&hq, move |hq| scopes::find_segment(hq, device.id, &hash)).await?;
    let bytes = found.ok_or_else(missing)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}
