//! Who is at the door: a certificate HQ gave out names a device.

use super::problem::{Trouble, trouble};
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
use cordon_core::proof::route::Who;
use cordon_core::rules::policy::{Actor, Deed, Scope};
use cordon_core::text_key;

/// Lets enrolled devices through and puts the device into the request. A revoked one may still push where
/// the route says so: its entries, and its records made while locked, go to quarantine.
pub async fn require(State((hq, who)): State<(Hq, Who)>, mut request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>().copied();
    match admitted(&hq, who, caller).await {
        Ok(device) => {
            request.extensions_mut().insert(device);
            next.run(request).await
        }
        Err(trouble) => trouble.into_response(),
    }
}

/// The device whose certificate the caller holds.
async fn admitted(hq: &Hq, who: Who, caller: Option<Caller>) -> std::result::Result<Device, Trouble> {
    let Some(fingerprint) = caller.and_then(|caller| caller.certificate) else {
        let title = text_key!("hq.this_route_needs_the_certificate_of_an");
        return Err(trouble(StatusCode::UNAUTHORIZED, "certificate_required", title));
    };
    let found = blocking(hq, move |hq| hq.store().read(|db| known(db, fingerprint))).await?;
    let Some((device, actors)) = found else {
        let title = text_key!("hq.the_certificate_is_not_one_hq_gave");
        return Err(trouble(StatusCode::UNAUTHORIZED, "certificate_unknown", title));
    };
    if device.revoked && who != Who::EvenRevoked {
        return Err(trouble(StatusCode::FORBIDDEN, "device_revoked", text_key!("hq.this_device_was_revoked")));
    }
    if !actors.iter().any(|actor| actor.may(Deed::HandIn, Scope::Own).is_ok()) {
        let title = text_key!("hq.no_officer_of_this_device_may_use_hq");
        return Err(trouble(StatusCode::FORBIDDEN, "role_refused", title));
    }
    Ok(device)
}

/// The device a certificate was given to, and what its officers are to the force.
fn known(db: &dyn Reads, fingerprint: Digest) -> Result<Option<(Device, Vec<Actor>)>> {
    let Some(device) = db.find_device_by_certificate(fingerprint)? else { return Ok(None) };
    let actors = db.list_actors(device.id)?;
    Ok(Some((device, actors)))
}
