//! HQ's certificate authority: made at first start, it signs devices' keys and the server's own.

use crate::clock::system_now;
use crate::failure::{Failure, Result};
use chrono::TimeDelta;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::DeviceCertificate;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, CertificateSigningRequestParams, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use std::net::IpAddr;
use std::time::Duration;
use x509_parser::extensions::GeneralName;

const AUTHORITY_DAYS: i64 = 3650;
/// How long the server's own certificate holds.
pub const SERVER_DAYS: i64 = 397;
/// How long a device's certificate holds.
pub const DEVICE_DAYS: i64 = 90;
/// Slack for devices whose clocks run behind.
const SLACK_DAYS: i64 = 2;

/// The authority with its key.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    der: CertificateDer<'static>,
}

/// A device's new certificate.
pub struct Signed {
    /// As the device gets it.
    pub certificate: DeviceCertificate,
    /// SHA-256 of its DER: by this HQ knows the device again.
    pub fingerprint: Digest,
}

/// Makes a new authority: its key and its certificate, in PEM.
pub fn found() -> Result<(String, String)> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(Vec::<String>::new())?;
    params.distinguished_name.push(DnType::CommonName, "Cordon HQ");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign, KeyUsagePurpose::DigitalSignature];
    set_dates(&mut params, system_now(), AUTHORITY_DAYS);
    let certificate = params.self_signed(&key)?;
    Ok((key.serialize_pem(), certificate.pem()))
}

impl Authority {
    /// The authority as it is held.
    pub fn load(key_pem: &str, certificate_pem: &str) -> Result<Self> {
        let key = KeyPair::from_pem(key_pem)?;
        let der = CertificateDer::from_pem_slice(certificate_pem.as_bytes())
            .map_err(|_| Failure::Missing("the authority's certificate"))?;
        Ok(Self { issuer: Issuer::from_ca_cert_der(&der, key)?, pem: certificate_pem.to_owned(), der })
    }

    /// Its certificate, in PEM.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// Its certificate, in DER.
    pub fn certificate(&self) -> CertificateDer<'static> {
        self.der.clone()
    }

    /// Signs a device's key. Of the request only the key is taken; `None` where it does not stand.
    /// It is dated by HQ's clock, which judges it as well.
    pub fn sign_device(&self, csr_pem: &str, device: DeviceId, now: Timestamp) -> Result<Option<Signed>> {
        let Ok(request) = CertificateSigningRequestParams::from_pem(csr_pem) else { return Ok(None) };
        let mut params = CertificateParams::new(Vec::<String>::new())?;
        params.distinguished_name.push(DnType::CommonName, device.to_string());
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        params.use_authority_key_identifier_extension = true;
        let expires_at = set_dates(&mut params, now, DEVICE_DAYS);
        let signed = params.signed_by(&request.public_key, &self.issuer)?;
        let certificate = DeviceCertificate { pem: signed.pem(), issued_at: now, expires_at };
        Ok(Some(Signed { certificate, fingerprint: Digest::of(signed.der()) }))
    }

    /// A fresh key and certificate for the server under these names.
    pub fn sign_server(&self, hosts: &[String]) -> Result<(CertificateDer<'static>, PrivateKeyDer<'static>)> {
        let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        names.extend(hosts.iter().filter(|host| !host.is_empty()).cloned());
        names.dedup();
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name.push(DnType::CommonName, "Cordon HQ server");
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        set_dates(&mut params, system_now(), SERVER_DAYS);
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok((certificate.der().clone(), PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()))))
    }
}

/// Dates a certificate from two days before now; returns when it ends.
fn set_dates(params: &mut CertificateParams, now: Timestamp, days: i64) -> Timestamp {
    let from = now.plus(-TimeDelta::days(SLACK_DAYS));
    let until = now.plus(TimeDelta::days(days));
    let epoch = rcgen::date_time_ymd(1970, 1, 1);
    params.not_before = epoch + since_epoch(from);
    params.not_after = epoch + since_epoch(until);
    until
}

fn since_epoch(at: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(at.millis()).unwrap_or(0))
}

/// From when until when a certificate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// It holds from here.
    pub from: Timestamp,
    /// It does not from here.
    pub until: Timestamp,
}

impl Dates {
    /// Of a certificate in PEM; none where it cannot be read.
    pub fn of_pem(pem: &str) -> Option<Self> {
        Self::of_der(&CertificateDer::from_pem_slice(pem.as_bytes()).ok()?)
    }

    /// Of a certificate in DER; none where it cannot be read.
    pub fn of_der(der: &CertificateDer<'_>) -> Option<Self> {
        let (_rest, certificate) = x509_parser::parse_x509_certificate(der).ok()?;
        let at = |time: x509_parser::time::ASN1Time| Timestamp::from_millis(time.timestamp().saturating_mul(1_000));
        Some(Self { from: at(certificate.validity().not_before), until: at(certificate.validity().not_after) })
    }
}

/// The names that a certificate is for, addresses among them; none where it cannot be read.
pub fn names_of(der: &CertificateDer<'_>) -> Option<Vec<String>> {
    let (_rest, certificate) = x509_parser::parse_x509_certificate(der).ok()?;
    let Some(names) = certificate.subject_alternative_name().ok()? else { return Some(Vec::new()) };
    let shown = |name: &GeneralName<'_>| match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => address(bytes).map(|address| address.to_string()),
        GeneralName::OtherName(..)
        | GeneralName::RFC822Name(_)
        | GeneralName::X400Address(_)
        | GeneralName::DirectoryName(_)
        | GeneralName::EDIPartyName(_)
        | GeneralName::URI(_)
        | GeneralName::RegisteredID(_)
        | GeneralName::Invalid(..) => None,
    };
    Some(names.value.general_names.iter().filter_map(shown).collect())
}

fn address(bytes: &[u8]) -> Option<IpAddr> {
    let four = || <[u8; 4]>::try_from(bytes).map(IpAddr::from).ok();
    let sixteen = || <[u8; 16]>::try_from(bytes).map(IpAddr::from).ok();
    four().or_else(sixteen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_says_its_names_and_dates() {
        let (key, pem) = found().unwrap();
        let authority = Authority::load(&key, &pem).unwrap();
        let dates = Dates::of_pem(&pem).unwrap();
        assert_eq!(dates.until.since(dates.from).num_days(), AUTHORITY_DAYS + SLACK_DAYS);
        let hosts = ["hq.example.police.uk".to_owned(), "2001:db8::7".to_owned(), String::new()];
        let (server, _key) = authority.sign_server(&hosts).unwrap();
        let names = names_of(&server).unwrap();
        assert_eq!(names, ["localhost", "127.0.0.1", "::1", "hq.example.police.uk", "2001:db8::7"]);
        assert_eq!((Dates::of_pem("no certificate"), names_of(&CertificateDer::from(vec![0]))), (None, None));
    }
}
