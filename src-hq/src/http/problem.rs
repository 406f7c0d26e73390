//! Errors as RFC 9457 problem details.

use crate::failure::Failure;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cordon_core::proof::protocol::Problem;
use cordon_core::text_key;
use cordon_core::words::{Text, TextKey, english};

/// An error on its way out.
#[derive(Debug)]
pub struct Trouble(Problem);

/// An error by its status, key and text.
pub fn trouble(status: StatusCode, kind: &str, says: TextKey) -> Trouble {
    let title = english(says);
    Trouble(Problem {
        kind: kind.to_owned(),
        title,
        status: status.as_u16(),
        says: serde_json::to_value(Text::from(says)).ok(),
    })
}

/// HQ could not do what was asked; why is in its log.
pub fn failed() -> Trouble {
    trouble(StatusCode::SERVICE_UNAVAILABLE, "hq_failed", text_key!("hq.hq_could_not_do_this_now_try_again_later"))
}

/// A request's body that could not be read: it was too large, or did not come whole in time.
pub fn unread(rejection: &BytesRejection, too_large: TextKey) -> Trouble {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return trouble(StatusCode::PAYLOAD_TOO_LARGE, "too_large", too_large);
    }
    trouble(StatusCode::REQUEST_TIMEOUT, "too_slow", text_key!("hq.the_request_did_not_come_whole_in_time"))
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(self.0)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        tracing::error!(%failure, "request failed");
        failed()
    }
}
