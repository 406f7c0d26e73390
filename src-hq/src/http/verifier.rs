//! Client certificates at the handshake: the authority's, judged by HQ's own clock.

use crate::clock::Clock;
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore, SignatureScheme};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Takes any certificate that the authority signed, one that has run out as well: what its device may
/// still do is looked up once it has shaken hands. Refused here, it could not hand in what it owes.
pub struct Verifier {
    inner: Arc<dyn ClientCertVerifier>,
    clock: Clock,
}

impl Verifier {
    /// For the certificates of an HQ's authority.
    pub fn of(hq: &Hq, provider: Arc<CryptoProvider>) -> Result<Self> {
        let mut roots = RootCertStore::empty();
        roots.add(hq.authority().certificate())?;
        let inner = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
            .allow_unauthenticated()
            .build()
            .map_err(|_| Failure::Missing("the authority as a root"))?;
        Ok(Self { inner, clock: hq.clock() })
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Verifier").finish_non_exhaustive()
    }
}

impl ClientCertVerifier for Verifier {
    fn offer_client_auth(&self) -> bool {
        self.inner.offer_client_auth()
    }

    fn client_auth_mandatory(&self) -> bool {
        self.inner.client_auth_mandatory()
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        self.inner.root_hint_subjects()
    }

    fn verify_client_cert(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _system_time: UnixTime,
    ) -> std::result::Result<ClientCertVerified, Error> {
        let now = u64::try_from((self.clock)().millis()).unwrap_or(0);
        let now = UnixTime::since_unix_epoch(Duration::from_millis(now));
        let judged = self.inner.verify_client_cert(leaf, intermediates, now);
        if let Err(Error::InvalidCertificate(CertificateError::ExpiredContext { not_after, .. })) = judged {
            // At its last moment: everything but the date is judged as ever.
            return self.inner.verify_client_cert(leaf, intermediates, not_after);
        }
        judged
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}
