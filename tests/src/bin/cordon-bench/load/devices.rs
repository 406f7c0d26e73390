//! Devices enrolled over HQ's own door, each with its key and certificate.

use super::line::Road;
use anyhow::{Context, Result, ensure};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::{CommitmentOpened, EnrolReply, EnrolRequest};
use cordon_core::proof::short_number::commitment;
use cordon_core::proof::sign::{Purpose, public_key, sign};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::{Rank, Role};
use cordon_device::files::device::{DeviceFile, TransportFile};
use cordon_device::keys::{certificate_request, new_transport_key};
use cordon_device::link::client;
use cordon_hq::{Confirmation, Hq, Officer};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;

/// As many enrol at one time.
const AT_ONCE: usize = 4;
/// What each device draws for its number.
const NONCE: [u8; 32] = [7; 32];

/// A device, enrolled.
pub struct Device {
    certificate: CertificateDer<'static>,
    key: PrivateKeyDer<'static>,
}

/// An officer of the bench.
pub fn officer(number: usize) -> Officer {
    Officer {
        collar: format!("B{number}"),
        shown: format!("PC B{number}"),
        initials: "B".to_owned(),
        role: Role::Officer,
        rank: Some(Rank::Constable),
    }
}

/// Enrols so many devices.
pub fn enrol(hq: &Hq, address: SocketAddr, count: usize) -> Result<Vec<Device>> {
    let base = format!("https://{address}");
    thread::scope(|scope| {
        let base = &base;
        let turns: Vec<_> = (0..AT_ONCE)
            .map(|turn| {
                scope.spawn(move || {
                    (turn..count).step_by(AT_ONCE).map(|number| one(hq, base, number)).collect::<Result<Vec<_>>>()
                })
            })
            .collect();
        let mut devices = Vec::with_capacity(count);
        for turn in turns {
            devices.extend(turn.join().ok().context("enrolling panicked")??);
        }
        Ok(devices)
    })
}

fn one(hq: &Hq, base: &str, number: usize) -> Result<Device> {
    let number_bytes = number.to_be_bytes();
    let device = DeviceId::derived(&[b"bench", &number_bytes]);
    let key = new_transport_key()?;
    let mut secret = [5; 32];
    secret.iter_mut().zip(number_bytes).for_each(|(to, from)| *to = from);
    let mut request = EnrolRequest {
        code: hq.mint_code(&officer(number))?.code,
        device,
        csr_pem: certificate_request(device, &key)?,
        device_key: public_key(&secret),
        officer_key: public_key(&[6; 32]),
        held_key: None,
        commitment: commitment(&NONCE),
        proof: HexBytes(Vec::new()),
    };
    request.proof = sign(&secret, Purpose::Enrolment, &request.proven_bytes());
    let reply = client::enrol(base, hq.ca_pem(), &request)?;
    let transport = TransportFile { key_pem: key.serialize_pem(), certificate: reply.certificate.clone() };
    confirm(hq, &file(hq, base, &request, &reply), &transport, reply.officer)?;
    Ok(Device {
        certificate: CertificateDer::from_pem_slice(transport.certificate.pem.as_bytes())?,
        key: PrivateKeyDer::from_pem_slice(transport.key_pem.as_bytes())?,
    })
}

fn file(hq: &Hq, base: &str, request: &EnrolRequest, reply: &EnrolReply) -> DeviceFile {
    DeviceFile {
        device: request.device,
        hq: base.to_owned(),
        ca_pem: hq.ca_pem().to_owned(),
        seal_key: reply.seal_key.clone(),
        sign_key: reply.sign_key.clone(),
        device_key: request.device_key.clone(),
        slots: Vec::new(),
    }
}

/// HQ confirms the number that it made itself: nobody stands between here.
fn confirm(hq: &Hq, device: &DeviceFile, transport: &TransportFile, officer: OfficerId) -> Result<()> {
    let opened = CommitmentOpened { officer, nonce: HexBytes(NONCE.to_vec()) };
    client::Hq::new(device, transport)?.open_commitment(&opened)?;
    let waits = hq.enrolments()?.into_iter().find(|listed| listed.device == device.device);
    let waits = waits.context("an enrolment that is not listed")?;
    let number = waits.number.context("an enrolment without a number")?;
    let done = hq.confirm(&waits.collar, number)?;
    ensure!(matches!(done, Confirmation::Confirmed(_)), "an enrolment was not confirmed");
    Ok(())
}

impl Device {
    /// How it reaches something under an authority.
    pub fn road(&self, address: SocketAddr, ca_pem: &str, path: &'static str) -> Result<Road> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(ca_pem.as_bytes())?)?;
        let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_protocol_versions(&[&rustls::version::TLS13])?
            .with_root_certificates(roots)
            .with_client_auth_cert(vec![self.certificate.clone()], self.key.clone_key())?;
        Ok(Road { address, path, tls: Arc::new(tls) })
    }
}
