//! `POST /v1/enrol/commitment`.

use super::problem::{Trouble, trouble};
use super::{Answer, blocking};
use crate::confirmation;
use crate::hq::Hq;
use crate::store::devices::Calling;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::{Extension, Json};
use cordon_core::proof::route::{self, Route};
use cordon_core::text_key;

/// Takes what a device committed to when it was enrolled.
pub async fn open(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<route::OpenCommitment>, Trouble> {
    type Opened = <route::OpenCommitment as Route>::Request;
    let opened = body.ok().and_then(|bytes| serde_json::from_slice::<Opened>(&bytes).ok());
    let Some(opened) = opened else {
        return Err(trouble(StatusCode::BAD_REQUEST, "unreadable", text_key!("hq.the_request_is_not_an_enrolment")));
    };
    match blocking(&hq, move |hq| confirmation::open(hq, calling.device.id, &opened)).await? {
        Some(said) => Ok(Json(said)),
        None => {
            Err(trouble(StatusCode::FORBIDDEN, "commitment_refused", text_key!("hq.the_device_did_not_commit_to_this")))
        }
    }
}
