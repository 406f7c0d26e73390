//! Who is at the door: a certificate HQ gave out names a device.

use super::load::{self, Load};
use super::problem::{Trouble, trouble};
use super::{Caller, blocking};
use crate::failure::Result;
use crate::hq::Hq;
use crate::store::Reads;
use crate::store::devices::{Calling, Standing};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::route::Who;
use cordon_core::rules::policy::{Actor, Deed, Scope};
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;

/// Lets enrolled devices through and puts the device into the request. One that was revoked, or whose
/// certificate has run out, may still hand in what it owes where the route says so: that goes to quarantine.
pub async fn require(State((hq, who, load)): State<(Hq, Who, Load)>, mut request: Request, next: Next) -> Response {
    let Some(_work) = load.begin() else { return load::busy() };
    let caller = request.extensions().get::<Caller>().copied();
    match admitted(&hq, who, caller).await {
        Ok(calling) => {
            let Some(_share) = load.share(calling.device.id) else { return load::busy() };
            request.extensions_mut().insert(calling);
            next.run(request).await
        }
        Err(trouble) => trouble.into_response(),
    }
}

/// The device whose certificate the caller holds.
async fn admitted(hq: &Hq, who: Who, caller: Option<Caller>) -> std::result::Result<Calling, Trouble> {
    let Some(fingerprint) = caller.and_then(|caller| caller.certificate) else {
        let title = text_key!("hq.this_route_needs_the_certificate_of_an");
        return Err(trouble(StatusCode::UNAUTHORIZED, "certificate_required", title));
    };
    let found = blocking(hq, move |hq| hq.store().read(|db| known(db, fingerprint, hq.now()))).await?;
    let Some((calling, actors)) = found else {
        let title = text_key!("hq.the_certificate_is_not_one_hq_gave");
        return Err(trouble(StatusCode::UNAUTHORIZED, "certificate_unknown", title));
    };
    if who != Who::EvenRevoked {
        refuse_late(calling.standing)?;
    }
    if !actors.iter().any(|actor| actor.may(Deed::HandIn, Scope::Own).is_ok()) {
        let title = text_key!("hq.no_officer_of_this_device_may_use_hq");
        return Err(trouble(StatusCode::FORBIDDEN, "role_refused", title));
    }
    Ok(calling)
}

fn refuse_late(standing: Standing) -> std::result::Result<(), Trouble> {
    let (kind, title) = match standing {
        Standing::Good => return Ok(()),
        Standing::Revoked => ("device_revoked", text_key!("hq.this_device_was_revoked")),
        Standing::Expired => ("certificate_expired", text_key!("hq.the_certificate_has_run_out")),
    };
    Err(trouble(StatusCode::FORBIDDEN, kind, title))
}

/// The device a certificate was given to, how it stands, and what its officers are to the force.
fn known(db: &dyn Reads, fingerprint: Digest, now: Timestamp) -> Result<Option<(Calling, Vec<Actor>)>> {
    let Some(calling) = find(db, fingerprint, now)? else { return Ok(None) };
    let actors = db.list_actors(calling.device.id)?;
    Ok(Some((calling, actors)))
}

/// The device that a certificate was given to, and how it stands; none where HQ gave out no such certificate.
pub fn find(db: &dyn Reads, fingerprint: Digest, now: Timestamp) -> Result<Option<Calling>> {
    let Some(given) = db.find_certificate(fingerprint)? else { return Ok(None) };
    let Some(device) = db.find_device(given.device)? else { return Ok(None) };
    let standing = device.standing(&given, now);
    Ok(Some(Calling { device, standing }))
}
