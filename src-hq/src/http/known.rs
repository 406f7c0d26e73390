//! What HQ knows of whoever calls on one connection. It is read once and holds while nothing is committed:
//! a device that asks every half minute whether there is news costs no read of the store. Whatever any
//! process commits, a revocation above all, has it read anew at the next request; whether the certificate
//! has run out is judged by the clock at each.

use super::load::{Load, OfDevice};
use super::reading;
use crate::hq::Hq;
use crate::store::devices::{Calling, Device, Given, Standing};
use crate::store::{Mark, Reads};
use cordon_core::proof::digest::Digest;
use cordon_core::rules::policy::{Deed, Scope};
use cordon_core::rules::time::Timestamp;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Who called: from where, under which certificate, and what is known of it at this request.
#[derive(Clone)]
pub struct Caller {
    /// From where.
    pub address: SocketAddr,
    /// SHA-256 of the certificate it proved to hold, if any.
    pub certificate: Option<Digest>,
    /// The device whose certificate that is; none where HQ gave out no such.
    pub known: Result<Option<Arc<Known>>, Unread>,
}

/// The store could not be read.
#[derive(Clone, Copy, Debug)]
pub struct Unread;

/// Whoever holds one connection.
pub struct Holder {
    address: SocketAddr,
    certificate: Option<Digest>,
    known: Mutex<Option<Arc<Known>>>,
}

/// A device as HQ knew it when something was last committed.
pub struct Known {
    mark: Option<Mark>,
    given: Given,
    device: Device,
    /// Whether any of its officers may hand anything in.
    pub may_hand_in: bool,
    /// Its part of what is worked on.
    pub part: Arc<OfDevice>,
    /// The tag of what it may pull, once it was asked for.
    pub tag: OnceLock<String>,
}

impl Holder {
    /// Whoever has shaken hands.
    pub fn new(address: SocketAddr, certificate: Option<Digest>) -> Self {
        Self { address, certificate, known: Mutex::default() }
    }

    /// As whom it calls now.
    pub async fn calls(&self, hq: &Hq, load: &Load) -> Caller {
        let known = self.find(hq, load).await.map_err(|failure| {
            tracing::error!(%failure, "a certificate cannot be looked up");
            Unread
        });
        Caller { address: self.address, certificate: self.certificate, known }
    }

    async fn find(&self, hq: &Hq, load: &Load) -> crate::Result<Option<Arc<Known>>> {
        let Some(certificate) = self.certificate else { return Ok(None) };
        if let Some(held) = self.held(hq.store().mark()) {
            return Ok(Some(held));
        }
        let load = load.clone();
        let found = reading(hq, move |hq| {
            // Before the reading: what is committed meanwhile is then read again rather than missed.
            let mark = hq.store().mark();
            hq.store().read(|db| read(db, certificate, &load, mark))
        })
        .await?
        .map(Arc::new);
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = found.clone();
        Ok(found)
    }

    fn held(&self, mark: Option<Mark>) -> Option<Arc<Known>> {
        let held = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().filter(|known| mark.is_some() && known.mark == mark).cloned()
    }
}

impl Known {
    /// How the device stands now.
    pub fn standing(&self, now: Timestamp) -> Standing {
        self.device.standing(&self.given, now)
    }

    /// The device as it calls now.
    pub fn calling(&self, now: Timestamp) -> Calling {
        Calling { device: self.device.clone(), standing: self.standing(now) }
    }
}

fn read(db: &dyn Reads, certificate: Digest, load: &Load, mark: Option<Mark>) -> crate::Result<Option<Known>> {
    let Some(given) = db.find_certificate(certificate)? else { return Ok(None) };
    let Some(device) = db.find_device(given.device)? else { return Ok(None) };
    let actors = db.list_actors(device.id)?;
    let may_hand_in = actors.iter().any(|actor| actor.may(Deed::HandIn, Scope::Own).is_ok());
    let part = load.of(device.id);
    Ok(Some(Known { mark, given, device, may_hand_in, part, tag: OnceLock::new() }))
}
