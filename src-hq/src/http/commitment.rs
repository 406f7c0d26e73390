//! `POST /v1/enrol/commitment`.

use super::problem::{Trouble, trouble};
use super::{Answer, blocking};
use crate::confirmation;
use crate::hq::Hq;
use crate::store::devices::Calling;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::{Extension, Json};
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::route::{self, Route};

/// Takes what a device committed to when it was enrolled.
pub async fn open(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<route::OpenCommitment>, Trouble> {
    type Opened = <route::OpenCommitment as Route>::Request;
    let opened = body.ok().and_then(|bytes| serde_json::from_slice::<Opened>(&bytes).ok());
    let Some(opened) = opened else { return Err(trouble(ProblemKind::EnrolmentUnreadable)) };
    match blocking(&hq, move |hq| confirmation::open(hq, calling.device.id, &opened)).await? {
        Some(said) => Ok(Json(said)),
        None => Err(trouble(ProblemKind::CommitmentRefused)),
    }
}
