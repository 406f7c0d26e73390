//! HQ's certificate authority: made at first start, it signs devices' keys and the server's own.

use crate::clock::system_now;
use crate::failure::{Failure, Result};
use chrono::{Datelike as _, Days};
use cordon_core::proof::digest::Digest;
use cordon_core::rules::ids::DeviceId;
use rcgen::{
    BasicConstraints, CertificateParams, CertificateSigningRequestParams, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

const AUTHORITY_DAYS: u64 = 3650;
const SERVER_DAYS: u64 = 397;
const DEVICE_DAYS: u64 = 90;

/// The authority with its key.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    der: CertificateDer<'static>,
}

/// A device's new certificate.
pub struct DeviceCertificate {
    /// In PEM.
    pub pem: String,
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
    set_dates(&mut params, AUTHORITY_DAYS);
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
    pub fn sign_device(&self, csr_pem: &str, device: DeviceId) -> Result<Option<DeviceCertificate>> {
        let Ok(request) = CertificateSigningRequestParams::from_pem(csr_pem) else { return Ok(None) };
        let mut params = CertificateParams::new(Vec::<String>::new())?;
        params.distinguished_name.push(DnType::CommonName, device.to_string());
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        params.use_authority_key_identifier_extension = true;
        set_dates(&mut params, DEVICE_DAYS);
        let certificate = params.signed_by(&request.public_key, &self.issuer)?;
        Ok(Some(DeviceCertificate { pem: certificate.pem(), fingerprint: Digest::of(certificate.der()) }))
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
        set_dates(&mut params, SERVER_DAYS);
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok((certificate.der().clone(), PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()))))
    }
}

fn set_dates(params: &mut CertificateParams, days: u64) {
    let today = system_now().utc().date_naive();
    // Two days of slack for devices whose clocks run behind.
    let from = today.checked_sub_days(Days::new(2)).unwrap_or(today);
    let until = today.checked_add_days(Days::new(days)).unwrap_or(today);
    params.not_before = rcgen::date_time_ymd(from.year(), from.month() as u8, from.day() as u8);
    params.not_after = rcgen::date_time_ymd(until.year(), until.month() as u8, until.day() as u8);
}
