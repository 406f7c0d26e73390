//! Who is at the door: a certificate HQ gave out names a device.

use super::problem::trouble;
use super::{Caller, blocking};
use crate::failure::Result;
use crate::hq::Hq;
use crate::store::Reads;
use crate::store::devices::Device;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use cordon_core::proof::digest::Digest;
use cordon_core::rules::policy::{Actor, Deed, Scope};
use cordon_core::text_key;

/// Lets enrolled devices through and puts the device into the request. A revoked one may still push:
/// its entries, and its records made while locked, go to quarantine.
pub async fn require(State(hq): State<Hq>, mut request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>().copied();
    let Some(fingerprint) = caller.and_then(|caller| caller.certificate) else {
        let title = text_key!("hq.this_route_needs_the_certificate_of_an");
        return trouble(StatusCode::UNAUTHORIZED, "certificate_required", title).into_response();
    };
    let found = blocking(&hq, move |hq| hq.store().read(|db| known(db, fingerprint))).await;
    let (device, actors) = match found {
        Ok(Some(found)) => found,
        Ok(None) => {
            let title = text_key!("hq.the_certificate_is_not_one_hq_gave");
            return trouble(StatusCode::UNAUTHORIZED, "certificate_unknown", title).into_response();
        }
        Err(failure) => return super::Trouble::from(failure).into_response(),
    };
    if device.revoked && !is_push(request.uri().path()) {
        return trouble(StatusCode::FORBIDDEN, "device_revoked", text_key!("hq.this_device_was_revoked"))
            .into_response();
    }
    if !actors.iter().any(|actor| actor.may(Deed::HandIn, Scope::Own).is_ok()) {
        return trouble(StatusCode::FORBIDDEN, "role_refused", text_key!("hq.no_officer_of_this_device_may_use_hq"))
            .into_response();
    }
    request.extensions_mut().insert(device);
    next.run(request).await
}

/// The device a certificate was given to, and what its officers are to the force.
fn known(db: &dyn Reads, fingerprint: Digest) -> Result<Option<(Device, Vec<Actor>)>> {
    let Some(device) = db.find_device_by_certificate(fingerprint)? else { return Ok(None) };
    let actors = db.list_actors(device.id)?;
    Ok(Some((device, actors)))
}

fn is_push(path: &str) -> bool {
    path == "/v1/entries" || path.starts_with("/v1/captures/")
}
