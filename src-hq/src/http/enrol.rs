//! `POST /v1/enrol`.

use super::known::Caller;
use super::problem::{Trouble, trouble};
use super::{Answer, blocking};
use crate::enrolment::{self, Refusal};
use crate::hq::Hq;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::{Extension, Json};
use cordon_core::proof::route::{self, Route};
use cordon_core::text_key;

/// Enrols a device or another officer on it.
pub async fn enrol(
    State(hq): State<Hq>,
    Extension(caller): Extension<Caller>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<route::Enrol>, Trouble> {
    let request = body.ok().and_then(|bytes| serde_json::from_slice::<<route::Enrol as Route>::Request>(&bytes).ok());
    let Some(request) = request else {
        return Err(trouble(StatusCode::BAD_REQUEST, "unreadable", text_key!("hq.the_request_is_not_an_enrolment")));
    };
    let peer = caller.address.ip();
    match blocking(&hq, move |hq| enrolment::enrol(hq, &request, peer)).await? {
        Ok(reply) => Ok(Json(reply)),
        Err(refusal) => Err(refused(refusal)),
    }
}

fn refused(refusal: Refusal) -> Trouble {
    let (status, kind, title) = match refusal {
        Refusal::Code => (StatusCode::FORBIDDEN, "code_refused", text_key!("hq.the_code_is_not_valid_ask_for_a_new")),
        Refusal::Proof => {
            (StatusCode::FORBIDDEN, "proof_refused", text_key!("hq.the_request_is_not_signed_with_the_device_key"))
        }
        Refusal::OtherKey => {
            (StatusCode::CONFLICT, "other_key", text_key!("hq.the_device_is_enrolled_with_another_key"))
        }
        Refusal::Revoked => (StatusCode::FORBIDDEN, "device_revoked", text_key!("hq.this_device_was_revoked")),
        Refusal::Request => {
            (StatusCode::BAD_REQUEST, "request_refused", text_key!("hq.a_key_or_the_certificate_request_cannot_be"))
        }
    };
    trouble(status, kind, title)
}
