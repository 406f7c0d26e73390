//! Who is at the door: a certificate HQ gave out names a device.

use super::allowance::Of;
use super::known::{Caller, Known, Unread};
use super::load::{self, Load, Share};
use super::problem::{Trouble, trouble};
use crate::hq::Hq;
use crate::store::devices::Standing;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::route::{Declared, PushCapture, PushEntries, Route as _, SendEvidence, Who};
use hyper::body::Body as _;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// What stands before a route.
#[derive(Clone)]
pub struct Guard {
    /// Knows the devices.
    pub hq: Hq,
    /// What is worked on.
    pub load: Load,
    /// The route.
    pub route: Declared,
}

/// Lets enrolled devices through and puts the device into the request. One that was revoked, or whose
/// certificate has run out, may still hand in what it owes where the route says so: that goes to quarantine.
pub async fn require(State(guard): State<Guard>, mut request: Request, next: Next) -> Response {
    let Some(_work) = guard.load.begin() else { return refuse(&guard, request, load::busy()).await };
    let caller = request.extensions().get::<Caller>().cloned();
    let from = caller.as_ref().map(|caller| caller.address.ip());
    let known = match admitted(caller) {
        Ok(known) => known,
        Err(trouble) => return trouble.into_response(),
    };
    let now = guard.hq.now();
    let calling = known.calling(now);
    // Also of one that is turned away: where a lost device calls from is what is asked for.
    if let Some(from) = from {
        guard.hq.calls().note(calling.device.id, from, now);
    }
    if guard.route.who != Who::Late
        && let Err(trouble) = refuse_late(calling.standing)
    {
        return trouble.into_response();
    }
    guard.hq.count_device_request();
    let _share = match begin(&guard, &known, &request) {
        Ok(share) => share,
        Err(away) => return refuse(&guard, request, away.told()).await,
    };
    request.extensions_mut().insert(calling);
    request.extensions_mut().insert(known);
    next.run(request).await
}

/// The device whose certificate the caller holds.
fn admitted(caller: Option<Caller>) -> Result<Arc<Known>, Trouble> {
    let Some(caller) = caller.filter(|caller| caller.certificate.is_some()) else {
        return Err(trouble(ProblemKind::CertificateRequired));
    };
    let known = caller.known.map_err(|Unread| trouble(ProblemKind::HqFailed))?;
    let Some(known) = known else { return Err(trouble(ProblemKind::CertificateUnknown)) };
    if !known.may_hand_in {
        return Err(trouble(ProblemKind::RoleRefused));
    }
    Ok(known)
}

fn refuse_late(standing: Standing) -> Result<(), Trouble> {
    match standing {
        Standing::Good => Ok(()),
        Standing::Revoked => Err(trouble(ProblemKind::DeviceRevoked)),
        Standing::Expired => Err(trouble(ProblemKind::CertificateExpired)),
    }
}

/// Begins a request, where its device is not at too many and has not used what it may.
fn begin(guard: &Guard, known: &Known, request: &Request) -> Result<Share, Away> {
    let share = known.part.share().ok_or(Away::Busy)?;
    known.part.take(Of::Requests, 1).map_err(Away::UsedUp)?;
    if let Some(of) = weighed(&guard.route) {
        let stated = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        // A body of unknown length counts as the largest that is read.
        let bytes = stated.unwrap_or(guard.route.most_bytes as u64);
        known.part.take(of, bytes).map_err(Away::UsedUp)?;
    }
    Ok(share)
}

/// Why a request is sent away.
enum Away {
    /// Too many of its device's are worked on.
    Busy,
    /// Its device has used what it may, and is to wait so long.
    UsedUp(Duration),
}

impl Away {
    fn told(self) -> Response {
        match self {
            Self::Busy => load::busy(),
            Self::UsedUp(wait) => load::used_up(wait),
        }
    }
}

/// As what the bytes of a route's requests count.
fn weighed(route: &Declared) -> Option<Of> {
    if *route == SendEvidence::DECLARED {
        Some(Of::EvidenceBytes)
    } else if [PushEntries::DECLARED, PushCapture::DECLARED].contains(route) {
        Some(Of::EntryBytes)
    } else {
        None
    }
}

/// Answers once the request's body has come and gone. Hung up on while it still sends, a device would see a
/// broken line and not the answer.
async fn refuse(guard: &Guard, request: Request, told: Response) -> Response {
    let mut left = guard.route.most_bytes;
    let mut body: Body = request.into_body();
    while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Some(rest) = left.checked_sub(frame.data_ref().map_or(0, |bytes| bytes.len())) else { break };
        left = rest;
    }
    told
}
