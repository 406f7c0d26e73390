//! HQ's own certificate at its door. It is made when HQ begins to serve, and anew once two thirds of its
//! time are over: an HQ that serves for years is never one that devices turn away from.

use crate::authority::SERVER_DAYS;
use crate::failure::Result;
use crate::hq::Hq;
use chrono::TimeDelta;
use cordon_core::proof::protocol;
use cordon_core::rules::time::Timestamp;
use rustls::crypto::CryptoProvider;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The certificate with its key, under the names that devices reach HQ by.
pub struct OwnCertificate {
    hq: Hq,
    hosts: Vec<String>,
    provider: Arc<CryptoProvider>,
    held: Mutex<Held>,
}

struct Held {
    made_at: Timestamp,
    certified: Arc<CertifiedKey>,
}

impl OwnCertificate {
    /// Makes the first one.
    pub fn of(hq: &Hq, hosts: &[String], provider: Arc<CryptoProvider>) -> Result<Self> {
        let held = make(hq, hosts, &provider)?;
        Ok(Self { hq: hq.clone(), hosts: hosts.to_vec(), provider, held: Mutex::new(held) })
    }

    /// The one that holds. Where a new one cannot be made, the last one is shown for as long as it holds.
    fn current(&self) -> Arc<CertifiedKey> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let ends_at = held.made_at.plus(TimeDelta::days(SERVER_DAYS));
        if protocol::is_due(held.made_at, ends_at, self.hq.now()) {
            match make(&self.hq, &self.hosts, &self.provider) {
                Ok(anew) => {
                    tracing::info!("HQ's own certificate is renewed");
                    *held = anew;
                }
                Err(failure) => tracing::error!(%failure, "HQ's own certificate cannot be renewed"),
            }
        }
        Arc::clone(&held.certified)
    }
}

fn make(hq: &Hq, hosts: &[String], provider: &CryptoProvider) -> Result<Held> {
    let (certificate, key) = hq.authority().sign_server(hosts)?;
    let certified = CertifiedKey::from_der(vec![certificate], key, provider)?;
    Ok(Held { made_at: hq.now(), certified: Arc::new(certified) })
}

impl ResolvesServerCert for OwnCertificate {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current())
    }
}

impl fmt::Debug for OwnCertificate {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("OwnCertificate").field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::World;

    #[test]
    fn the_certificate_is_another_once_two_thirds_of_its_time_are_over_and_not_before() {
        let world = World::new();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let own = OwnCertificate::of(&world.hq, &["hq.example".to_owned()], provider).unwrap();
        let shown = || own.current().cert[0].clone();
        let first = shown();
        world.pass_minutes(263 * 24 * 60);
        assert_eq!(shown(), first);
        world.pass_minutes(2 * 24 * 60);
        let second = shown();
        assert_ne!(second, first);
        assert_eq!(shown(), second, "it is made once");
    }
}
