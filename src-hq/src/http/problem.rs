//! Errors as RFC 9457 problem details.

use crate::failure::Failure;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cordon_core::proof::problem::{Problem, ProblemKind};
use cordon_core::words::english;
use std::time::Duration;

/// An error on its way out.
#[derive(Debug)]
pub struct Trouble(Problem);

/// An error of a kind, which has its status and its words.
pub fn trouble(kind: ProblemKind) -> Trouble {
    let title = kind.text().map(english).unwrap_or_default();
    Trouble(Problem { kind, title, status: kind.status() })
}

/// A request's body that could not be read: it was too large, or did not come whole in time.
pub fn unread(rejection: &BytesRejection, too_large: ProblemKind) -> Trouble {
    let is_too_large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
    trouble(if is_too_large { too_large } else { ProblemKind::TooSlow })
}

/// The error with when to ask again (RFC 9110 §10.2.3).
pub fn come_again(trouble: Trouble, after: Duration) -> Response {
    let mut response = trouble.into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(after.as_secs()));
    response
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
        trouble(ProblemKind::HqFailed)
    }
}
