//! `GET /v1/scopes` and `GET /v1/segments/{hash}`.

use super::problem::{Trouble, trouble};
use super::{Answer, blocking};
use crate::hq::Hq;
use crate::scopes;
use crate::store::devices::Calling;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::NOW_HEADER;
use cordon_core::proof::route;
use cordon_core::text_key;

/// What a device may pull. Where that is as the device has it, only the time is said.
pub async fn list(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let reply = blocking(&hq, move |hq| scopes::list(hq, calling.device.id)).await?;
    let etag = reply.etag();
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(NOW_HEADER, reply.now.to_string())]).into_response());
    }
    let answer: Answer<route::ListScopes> = Json(reply);
    Ok(([(header::ETAG, etag)], answer).into_response())
}

/// A segment's bytes. One that the device is not entitled to is as one that is not there.
pub async fn segment(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Path(hash): Path<String>,
) -> Result<Response, Trouble> {
    let missing =
        || trouble(StatusCode::NOT_FOUND, "no_such_segment", text_key!("hq.no_such_segment_ask_for_the_scopes_again"));
    let hash = Digest::parse(&hash).ok_or_else(missing)?;
    let found = blocking(&hq, move |hq| scopes::find_segment(hq, calling.device.id, &hash)).await?;
    let bytes = found.ok_or_else(missing)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}
