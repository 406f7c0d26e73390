//! Who is at the door: a certificate HQ gave out names a device.

use super::problem::trouble;
use super::{Caller, blocking};
use crate::hq::Hq;
use crate::store::devices;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Lets enrolled devices through and puts the device into the request. A revoked one may still push:
/// its entries, and its records made while locked, go to quarantine.
pub async fn require(State(hq): State<Hq>, mut request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>().copied();
    let Some(fingerprint) = caller.and_then(|caller| caller.certificate) else {
        let title = "this route needs the certificate of an enrolled device";
        return trouble(StatusCode::UNAUTHORIZED, "certificate_required", title).into_response();
    };
    let found = blocking(&hq, move |hq| hq.store().read(|db| devices::find_by_certificate(db, fingerprint))).await;
    let device = match found {
        Ok(Some(device)) => device,
        Ok(None) => {
            let title = "the certificate is not one HQ gave to a device";
            return trouble(StatusCode::UNAUTHORIZED, "certificate_unknown", title).into_response();
        }
        Err(failure) => return super::Trouble::from(failure).into_response(),
    };
    if device.revoked && !is_push(request.uri().path()) {
        return trouble(StatusCode::FORBIDDEN, "device_revoked", "this device was revoked").into_response();
    }
    request.extensions_mut().insert(device);
    next.run(request).await
}

fn is_push(path: &str) -> bool {
    path == "/v1/entries" || path.starts_with("/v1/captures/")
}
