//! The TLS key, and the request for a certificate of it.

use crate::Failure;
use cordon_core::rules::ids::DeviceId;
use cordon_core::text_key;
use rcgen::{CertificateParams, DnType, KeyPair};

/// A new key for the connection to HQ.
pub fn new_transport_key() -> Result<KeyPair, Failure> {
    KeyPair::generate().map_err(|_| Failure::Keys(text_key!("fault.the_transport_key_cannot_be_made")))
}

/// Asks HQ to certify a key, in PEM.
pub fn certificate_request(device: DeviceId, key: &KeyPair) -> Result<String, Failure> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, device.to_string());
    params
        .serialize_request(key)
        .and_then(|request| request.pem())
        .map_err(|_| Failure::Keys(text_key!("fault.the_certificate_request_cannot_be_made")))
}
