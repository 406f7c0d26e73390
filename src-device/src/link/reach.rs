//! What stood between this device and HQ, read from an error of the transport.

use cordon_core::wire::Unreached;
use rustls::pki_types::UnixTime;
use rustls::{AlertDescription, CertificateError, Error as Tls};
use std::error::Error;
use std::io;

const SECONDS_OF_A_DAY: u64 = 86_400;

/// Why an exchange with HQ failed.
pub fn why(error: &reqwest::Error) -> Unreached {
    if let Some(tls) = tls_of(error) {
        return of_tls(tls);
    }
    if error.is_timeout() {
        Unreached::NoAnswer
    } else if error.is_connect() {
        Unreached::NoConnection
    } else {
        Unreached::CutOff
    }
}

/// The TLS error at the bottom of an error, if one is. An `io::Error` holds it as its own content, which
/// is not among its sources.
fn tls_of(error: &reqwest::Error) -> Option<&Tls> {
    let mut next: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = next {
        if let Some(tls) = error.downcast_ref::<Tls>() {
            return Some(tls);
        }
        let held = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match held {
            Some(held) => Some(held),
            None => error.source(),
        };
    }
    None
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's enum is open: a kind it adds later must not stop the build"
)]
fn of_tls(error: &Tls) -> Unreached {
    match error {
        Tls::InvalidCertificate(certificate) => of_certificate(certificate),
        Tls::InvalidMessage(_) => Unreached::NotTls,
        Tls::PeerIncompatible(_) | Tls::AlertReceived(AlertDescription::ProtocolVersion) => Unreached::OlderTls,
        Tls::AlertReceived(
            AlertDescription::AccessDenied
            | AlertDescription::BadCertificate
            | AlertDescription::CertificateExpired
            | AlertDescription::CertificateRequired
            | AlertDescription::CertificateRevoked
            | AlertDescription::CertificateUnknown
            | AlertDescription::UnknownCA,
        ) => Unreached::DeviceRefused,
        _ => Unreached::CutOff,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's enum is open: a kind it adds later must not stop the build"
)]
fn of_certificate(error: &CertificateError) -> Unreached {
    match error {
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Unreached::OtherName,
        CertificateError::NotValidYetContext { time, not_before } => {
            Unreached::ClockBehind { days: days_between(*time, *not_before) }
        }
        CertificateError::ExpiredContext { time, not_after } => {
            Unreached::ClockAhead { days: days_between(*not_after, *time) }
        }
        CertificateError::NotValidYet => Unreached::ClockBehind { days: 0 },
        CertificateError::Expired => Unreached::ClockAhead { days: 0 },
        _ => Unreached::NotHq,
    }
}

/// Whole days, rounded to the nearest.
fn days_between(earlier: UnixTime, later: UnixTime) -> u32 {
    let seconds = later.as_secs().saturating_sub(earlier.as_secs());
    u32::try_from((seconds + SECONDS_OF_A_DAY / 2) / SECONDS_OF_A_DAY).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "reach_tests.rs"]
mod tests;
