//! `GET /v1/scopes` and `GET /v1/segments/{hash}`.

use super::allowance::Of;
use super::known::Known;
use super::load;
use super::problem::{Trouble, trouble};
use super::{Answer, blocking, reading};
use crate::hq::Hq;
use crate::scopes;
use crate::store::devices::Calling;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::protocol::NOW_HEADER;
use cordon_core::proof::route;
use cordon_core::rules::time::Timestamp;
use std::sync::Arc;

/// What a device may pull. Where that is as the device has it, only the time is said, and where nothing was
/// committed since it was last read, nothing is read for it.
pub async fn list(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Extension(known): Extension<Arc<Known>>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let has = |tag: &str| headers.get(header::IF_NONE_MATCH).is_some_and(|has| has.as_bytes() == tag.as_bytes());
    if known.tag.get().is_some_and(|tag| has(tag)) {
        return Ok(not_modified(hq.now()));
    }
    let device = calling.device.id;
    let mut reply = reading(&hq, move |hq| scopes::held(hq, device)).await?;
    if !reply.scopes.iter().all(scopes::is_fresh) {
        reply = blocking(&hq, move |hq| scopes::list(hq, device)).await?;
    }
    let tag = reply.etag();
    // What was read is at least as new as what is known of the device, and stands as long.
    let _already = known.tag.set(tag.clone());
    if has(&tag) {
        return Ok(not_modified(reply.now));
    }
    let answer: Answer<route::ListScopes> = Json(reply);
    Ok(([(header::ETAG, tag)], answer).into_response())
}

fn not_modified(now: Timestamp) -> Response {
    (StatusCode::NOT_MODIFIED, [(NOW_HEADER, now.to_string())]).into_response()
}

/// A segment's bytes. One that the device is not entitled to is as one that is not there.
pub async fn segment(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Extension(known): Extension<Arc<Known>>,
    Path(hash): Path<String>,
) -> Result<Response, Trouble> {
    let missing = || trouble(ProblemKind::NoSuchSegment);
    let hash = Digest::parse(&hash).ok_or_else(missing)?;
    if let Err(wait) = known.part.take(Of::CopyBytes, 0) {
        return Ok(load::used_up(wait));
    }
    let device = calling.device.id;
    let found = reading(&hq, move |hq| scopes::find_segment(hq, device, &hash)).await?;
    let bytes = found.ok_or_else(missing)?;
    known.part.charge(Of::CopyBytes, bytes.len() as u64);
    hq.calls().pulled(device, bytes.len() as u64, hq.now());
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}
