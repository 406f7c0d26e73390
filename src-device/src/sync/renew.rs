//! The device's next certificate, asked for over the one that still holds.

use crate::files::device::{self, DeviceFile, TransportFile, load_transport};
use crate::house::House;
use crate::keys::{certificate_request, new_transport_key};
use crate::link::Hq;
use crate::{Failure, Refusal};
use cordon_core::proof::protocol::RenewRequest;
use cordon_core::proof::sign::{Purpose, sign};
use cordon_core::text_key;

/// Renews the certificate once two thirds of its time are over, under a new key. It is asked after a pull,
/// when the time is HQ's own; while locked it waits, for the device's key is wrapped in a slot.
///
/// HQ takes the old certificate until its own end, and key and certificate stand in one file that is
/// replaced whole: wherever this breaks off, the device has one that works.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<(), Failure> {
    if !load_transport(&house.paths)?.certificate.is_due(house.now().earliest) {
        return Ok(());
    }
    let key = new_transport_key()?;
    let csr_pem = certificate_request(device.device, &key)?;
    let bytes = RenewRequest::proven_bytes(device.device, &csr_pem);
    let signed = house.with_session(|session| Ok(sign(&session.keys.device_secret, Purpose::Renewal, &bytes)));
    let proof = match signed {
        Ok(proof) => proof,
        Err(Failure::Refused(Refusal::Locked)) => return Ok(()),
        Err(failure) => return Err(failure),
    };
    let certificate = hq.renew(&RenewRequest { csr_pem, proof })?;
    let transport = TransportFile { key_pem: key.serialize_pem(), certificate };
    // Only a certificate that HQ lets in takes the old one's place.
    Hq::new(device, &transport)?.scopes()?;
    device::save(&house.paths.transport(), &transport, text_key!("fault.transport_json"))
}
