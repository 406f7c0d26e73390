//! `PUT /v1/captures/{capture}`.

use super::allowance::Of;
use super::known::Known;
use super::load;
use super::problem::{Trouble, trouble, unread};
use super::{Answer, blocking};
use crate::captures;
use crate::hq::Hq;
use crate::store::devices::Calling;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::route::{self, Route};
use cordon_core::rules::ids::CaptureId;
use std::sync::Arc;

/// Takes a record in that was made while its device was locked. The same one again gets the same answer.
pub async fn put(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Extension(known): Extension<Arc<Known>>,
    Path(capture): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Trouble> {
    let bytes = body.map_err(|rejection| unread(&rejection, ProblemKind::CaptureTooLarge))?;
    let sealed = serde_json::from_slice::<<route::PushCapture as Route>::Request>(&bytes).ok();
    let named = capture.parse::<CaptureId>().ok();
    let Some(sealed) = sealed.filter(|sealed| Some(sealed.capture) == named) else {
        return Err(trouble(ProblemKind::CaptureUnreadable));
    };
    if let Err(wait) = known.part.take(Of::Entries, 1) {
        return Ok(load::used_up(wait));
    }
    let _turn = known.part.turn(calling.standing).await;
    let Some(answer) = blocking(&hq, move |hq| captures::receive(hq, &calling, &sealed)).await? else {
        return Err(trouble(ProblemKind::TooMany));
    };
    let answer: Answer<route::PushCapture> = Json(answer);
    Ok(answer.into_response())
}
