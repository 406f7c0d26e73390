//! `POST /v1/enrol`.

use super::known::Caller;
use super::problem::{Trouble, come_again, trouble};
use super::{Answer, blocking};
use crate::enrolment::{self, Refusal};
use crate::hq::Hq;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::route::{self, Route};

/// Enrols a device or another officer on it.
pub async fn enrol(
    State(hq): State<Hq>,
    Extension(caller): Extension<Caller>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Trouble> {
    let request = body.ok().and_then(|bytes| serde_json::from_slice::<<route::Enrol as Route>::Request>(&bytes).ok());
    let Some(request) = request else { return Err(trouble(ProblemKind::EnrolmentUnreadable)) };
    let peer = caller.address.ip();
    match blocking(&hq, move |hq| enrolment::enrol(hq, &request, peer)).await? {
        Ok(reply) => {
            let answer: Answer<route::Enrol> = Json(reply);
            Ok(answer.into_response())
        }
        Err(refusal) => refused(refusal),
    }
}

fn refused(refusal: Refusal) -> Result<Response, Trouble> {
    let kind = match refusal {
        Refusal::TooManyTries { wait } => return Ok(come_again(trouble(ProblemKind::TooManyTries), wait)),
        Refusal::Code => ProblemKind::CodeRefused,
        Refusal::Proof => ProblemKind::ProofRefused,
        Refusal::OtherKey => ProblemKind::OtherKey,
        Refusal::Revoked => ProblemKind::DeviceRevoked,
        Refusal::Request => ProblemKind::RequestRefused,
    };
    Err(trouble(kind))
}
