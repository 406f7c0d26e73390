//! `HEAD` and `PATCH /v1/evidence/{exhibit}`.

use super::blocking;
use super::problem::{Trouble, trouble};
use crate::evidence::{self, Appended, Piece};
use crate::hq::Hq;
use crate::store::devices::Device;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use cordon_core::rules::ids::{DeviceId, ExhibitId};

const OFFSET: &str = "upload-offset";
const LENGTH: &str = "upload-length";

/// How many bytes are held; 0 where nothing is.
pub async fn offset(
    State(hq): State<Hq>,
    Extension(device): Extension<Device>,
    Path(exhibit): Path<String>,
) -> Result<Response, Trouble> {
    let exhibit = parse(&exhibit)?;
    let found = blocking(&hq, move |hq| evidence::offset(hq, device.id, exhibit)).await?;
    let (held, length) = found.ok_or_else(other_device)?;
    let mut response = StatusCode::OK.into_response();
    response.headers_mut().insert(OFFSET, HeaderValue::from(held));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(length) = length {
        response.headers_mut().insert(LENGTH, HeaderValue::from(length));
    }
    Ok(response)
}

/// Takes a piece in at its offset.
pub async fn append(
    State(hq): State<Hq>,
    Extension(device): Extension<Device>,
    Path(exhibit): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Trouble> {
    let exhibit = parse(&exhibit)?;
    let (Some(offset), Some(length)) = (number(&headers, OFFSET), number(&headers, LENGTH)) else {
        let title = "a piece of evidence needs Upload-Offset and Upload-Length";
        return Err(trouble(StatusCode::BAD_REQUEST, "headers_missing", title));
    };
    let Ok(bytes) = body else {
        return Err(trouble(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "a piece of evidence holds at most 8 MiB"));
    };
    let device: DeviceId = device.id;
    let appended =
        blocking(&hq, move |hq| evidence::append(hq, device, &Piece { exhibit, offset, length, bytes: &bytes }))
            .await?;
    match appended {
        Appended::Held(reply) => {
            let offset = HeaderValue::from(reply.offset);
            Ok(([(OFFSET, offset)], Json(reply)).into_response())
        }
        Appended::OtherOffset(held) => {
            let problem =
                trouble(StatusCode::CONFLICT, "other_offset", "the piece does not begin where the last one ended");
            Ok(([(OFFSET, HeaderValue::from(held))], problem).into_response())
        }
        Appended::OtherDevice => Err(other_device()),
        Appended::OtherLength => {
            Err(trouble(StatusCode::BAD_REQUEST, "other_length", "the piece does not fit the length of the file"))
        }
        Appended::TooLarge => {
            Err(trouble(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "an encrypted file holds at most 65 MiB"))
        }
        Appended::TooMuch => Err(trouble(
            StatusCode::TOO_MANY_REQUESTS,
            "too_much",
            "HQ holds all it may of this device's files that no officer's entry names: unlock it first",
        )),
    }
}

fn parse(exhibit: &str) -> Result<ExhibitId, Trouble> {
    exhibit.parse().map_err(|_| trouble(StatusCode::NOT_FOUND, "no_such_exhibit", "no such exhibit"))
}

fn other_device() -> Trouble {
    trouble(StatusCode::FORBIDDEN, "other_device", "the exhibit is another device's")
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}
