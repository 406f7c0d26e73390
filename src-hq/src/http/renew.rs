//! `POST /v1/certificate`.

use super::known::Caller;
use super::problem::{Trouble, trouble};
use super::{Answer, blocking};
use crate::enrolment::{self, NotRenewed};
use crate::hq::Hq;
use crate::store::devices::Calling;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::{Extension, Json};
use cordon_core::proof::route::{self, Route};
use cordon_core::text_key;

/// Gives a device its next certificate.
pub async fn renew(
    State(hq): State<Hq>,
    Extension(caller): Extension<Caller>,
    Extension(calling): Extension<Calling>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<route::Renew>, Trouble> {
    let request = body.ok().and_then(|bytes| serde_json::from_slice::<<route::Renew as Route>::Request>(&bytes).ok());
    let Some((request, over)) = request.zip(caller.certificate) else {
        let title = text_key!("hq.a_key_or_the_certificate_request_cannot_be");
        return Err(trouble(StatusCode::BAD_REQUEST, "unreadable", title));
    };
    match blocking(&hq, move |hq| enrolment::renew(hq, &calling.device, over, &request)).await? {
        Ok(certificate) => Ok(Json(certificate)),
        Err(why) => Err(refused(why)),
    }
}

fn refused(why: NotRenewed) -> Trouble {
    let (status, kind, title) = match why {
        NotRenewed::TooEarly => {
            (StatusCode::CONFLICT, "too_early", text_key!("hq.the_certificate_holds_too_long_to_be_renewed"))
        }
        NotRenewed::Proof => {
            (StatusCode::BAD_REQUEST, "proof_refused", text_key!("hq.the_request_is_not_signed_with_the_device_key"))
        }
        NotRenewed::Request => {
            (StatusCode::BAD_REQUEST, "request_refused", text_key!("hq.a_key_or_the_certificate_request_cannot_be"))
        }
    };
    trouble(status, kind, title)
}
