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
use axum::{Extension, Json};
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::route::{self, Route};

/// Gives a device its next certificate.
pub async fn renew(
    State(hq): State<Hq>,
    Extension(caller): Extension<Caller>,
    Extension(calling): Extension<Calling>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<route::Renew>, Trouble> {
    let request = body.ok().and_then(|bytes| serde_json::from_slice::<<route::Renew as Route>::Request>(&bytes).ok());
    let Some((request, over)) = request.zip(caller.certificate) else {
        return Err(trouble(ProblemKind::RequestRefused));
    };
    match blocking(&hq, move |hq| enrolment::renew(hq, &calling.device, over, &request)).await? {
        Ok(certificate) => Ok(Json(certificate)),
        Err(why) => Err(refused(why)),
    }
}

fn refused(why: NotRenewed) -> Trouble {
    trouble(match why {
        NotRenewed::TooEarly => ProblemKind::TooEarly,
        NotRenewed::Proof => ProblemKind::ProofRefused,
        NotRenewed::Request => ProblemKind::RequestRefused,
    })
}
