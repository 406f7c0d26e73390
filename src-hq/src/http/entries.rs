//! `POST /v1/entries`.

use super::problem::{Trouble, trouble};
use super::{Answer, blocking};
use crate::hq::Hq;
use crate::intake;
use crate::store::devices::Calling;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::{Extension, Json};
use cordon_core::proof::route;
use cordon_core::text_key;
use serde::Deserialize;
use serde_json::Value;

/// A push, its entries unread: one that cannot be read must not spoil the others.
#[derive(Deserialize)]
struct Push {
    entries: Vec<Value>,
}

/// Takes a device's entries in.
pub async fn push(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<route::PushEntries>, Trouble> {
    let Ok(bytes) = body else {
        return Err(trouble(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            text_key!("hq.a_push_holds_at_most_4_mib_send_fewer_entries"),
        ));
    };
    let Ok(push) = serde_json::from_slice::<Push>(&bytes) else {
        return Err(trouble(StatusCode::BAD_REQUEST, "unreadable", text_key!("hq.the_request_is_not_a_push")));
    };
    Ok(Json(blocking(&hq, move |hq| intake::receive(hq, &calling, &push.entries)).await?))
}
