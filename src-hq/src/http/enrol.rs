//! `POST /v1/enrol`.

use super::problem::{Trouble, trouble};
use super::{Caller, blocking};
use crate::enrolment::{self, Refusal};
use crate::hq::Hq;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::{Extension, Json};
use cordon_core::proof::protocol::{EnrolReply, EnrolRequest};

/// Enrols a device or another officer on it.
pub async fn enrol(
    State(hq): State<Hq>,
    Extension(caller): Extension<Caller>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<EnrolReply>, Trouble> {
    let request = body.ok().and_then(|bytes| serde_json::from_slice::<EnrolRequest>(&bytes).ok());
    let Some(request) = request else {
        return Err(trouble(StatusCode::BAD_REQUEST, "unreadable", "the request is not an enrolment"));
    };
    let peer = caller.address.ip();
    match blocking(&hq, move |hq| enrolment::enrol(hq, &request, peer)).await? {
        Ok(reply) => Ok(Json(reply)),
        Err(refusal) => Err(refused(refusal)),
    }
}

fn refused(refusal: Refusal) -> Trouble {
    let (status, kind, title) = match refusal {
        Refusal::Code => (StatusCode::FORBIDDEN, "code_refused", "the code is not valid: ask for a new one"),
        Refusal::Proof => (StatusCode::FORBIDDEN, "proof_refused", "the request is not signed with the device key"),
        Refusal::OtherKey => (StatusCode::CONFLICT, "other_key", "the device is enrolled with another key"),
        Refusal::Revoked => (StatusCode::FORBIDDEN, "device_revoked", "this device was revoked"),
        Refusal::Request => {
            (StatusCode::BAD_REQUEST, "request_refused", "a key or the certificate request cannot be used")
        }
    };
    trouble(status, kind, title)
}
