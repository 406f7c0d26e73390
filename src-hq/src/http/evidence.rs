//! `HEAD` and `PATCH /v1/evidence/{exhibit}`.

use super::problem::{Trouble, trouble, unread};
use super::{Answer, blocking};
use crate::evidence::{self, Appended, Piece};
use crate::hq::Hq;
use crate::store::devices::Calling;
use crate::store::evidence::UploadId;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::problem::ProblemKind;
use cordon_core::proof::protocol::{UPLOAD_DIGEST, UPLOAD_LENGTH, UPLOAD_OFFSET};
use cordon_core::proof::route;
use cordon_core::rules::ids::ExhibitId;

/// How many bytes of a file are held; 0 where nothing is.
pub async fn offset(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Path(exhibit): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let id = asked(&calling, &exhibit, &headers)?;
    let held = blocking(&hq, move |hq| evidence::offset(hq, &id)).await?;
    let mut response = StatusCode::OK.into_response();
    response.headers_mut().insert(UPLOAD_OFFSET, HeaderValue::from(held));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Takes a piece in at its offset.
pub async fn append(
    State(hq): State<Hq>,
    Extension(calling): Extension<Calling>,
    Path(exhibit): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Trouble> {
    let of = asked(&calling, &exhibit, &headers)?;
    let offset = number(&headers, UPLOAD_OFFSET).ok_or_else(headers_missing)?;
    let bytes = body.map_err(|rejection| unread(&rejection, ProblemKind::PieceTooLarge))?;
    let appended = blocking(&hq, move |hq| evidence::append(hq, &Piece { of, offset, bytes: &bytes })).await?;
    match appended {
        Appended::Held(reply) => {
            let offset = HeaderValue::from(reply.offset);
            let answer: Answer<route::SendEvidence> = Json(reply);
            Ok(([(UPLOAD_OFFSET, offset)], answer).into_response())
        }
        Appended::OtherOffset(held) => {
            let problem = trouble(ProblemKind::OtherOffset);
            Ok(([(UPLOAD_OFFSET, HeaderValue::from(held))], problem).into_response())
        }
        Appended::OtherLength => Err(trouble(ProblemKind::OtherLength)),
        Appended::TooLarge => Err(trouble(ProblemKind::FileTooLarge)),
        Appended::TooMuch => Err(trouble(ProblemKind::TooMuch)),
    }
}

/// Which file the headers mean: a device states the digest and the length of the whole with each request.
fn asked(calling: &Calling, exhibit: &str, headers: &HeaderMap) -> Result<UploadId, Trouble> {
    let exhibit = parse(exhibit)?;
    let sealed = headers.get(UPLOAD_DIGEST).and_then(|value| Digest::parse(value.to_str().ok()?.trim()));
    let (Some(sealed), Some(length)) = (sealed, number(headers, UPLOAD_LENGTH)) else { return Err(headers_missing()) };
    Ok(UploadId { device: calling.device.id, exhibit, sealed, length })
}

fn headers_missing() -> Trouble {
    trouble(ProblemKind::HeadersMissing)
}

fn parse(exhibit: &str) -> Result<ExhibitId, Trouble> {
    exhibit.parse().map_err(|_| trouble(ProblemKind::NoSuchExhibit))
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}
