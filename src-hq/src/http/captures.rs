//! `PUT /v1/captures/{capture}`.

use super::problem::{Trouble, trouble, unread};
use super::{Answer, blocking};
use crate::captures;
use crate::hq::Hq;
use crate::store::devices::Calling;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use cordon_core::proof::route::{self, Route};
use cordon_core::rules::ids::CaptureId;
use cordon_core::text_key;

/// Takes a record in that was made while its device was locked. The same one again gets the same answer.
pub async fn put(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Path(capture): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<route::PushCapture>, Trouble> {
    let bytes = body.map_err(|rejection| unread(&rejection, text_key!("hq.a_capture_holds_at_most_4_mib")))?;
    let sealed = serde_json::from_slice::<<route::PushCapture as Route>::Request>(&bytes).ok();
    let named = capture.parse::<CaptureId>().ok();
    let Some(sealed) = sealed.filter(|sealed| Some(sealed.capture) == named) else {
        return Err(trouble(StatusCode::BAD_REQUEST, "unreadable", text_key!("hq.the_request_is_not_this_capture")));
    };
    let answer = blocking(&hq, move |hq| captures::receive(hq, &calling, &sealed)).await?;
    answer.map(Json).ok_or_else(|| {
        trouble(StatusCode::TOO_MANY_REQUESTS, "too_many", text_key!("hq.hq_holds_all_it_may_of_this_device"))
    })
}
