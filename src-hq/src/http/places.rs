//! How many connections there may be at one time, and how many of them strangers may hold: callers
//! without a certificate must not keep devices out, nor one of them all others.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Files kept for the store, evidence and logs.
const OWN_FILES: u64 = 256;
/// Connections where the system sets no limit.
const UNLIMITED: u64 = 1 << 20;
/// Connections of callers without a certificate, of all there are.
const MOST_STRANGERS: usize = 256;
/// Of those, from one address: behind one may sit an office in which a shift is enrolled.
const STRANGERS_OF_ADDRESS: usize = 64;
/// Handshakes at one time from one address: behind one may sit a mobile network.
const HANDSHAKES_OF_ADDRESS: usize = 256;

/// Places for connections. Clones share them; one that is taken is free again once it is dropped.
#[derive(Clone)]
pub struct Places {
    all: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    late: Arc<Semaphore>,
    shaking: Addresses,
    visiting: Addresses,
}

/// Leave for a stranger to stay.
pub struct Visit {
    _place: OwnedSemaphorePermit,
    _of_address: OfAddress,
}

impl Places {
    /// As many as the system lets this process open files, but for its own.
    pub fn of_the_system() -> Self {
        let all = files_allowed().min(UNLIMITED).saturating_sub(OWN_FILES).max(1);
        let all = usize::try_from(all).unwrap_or(usize::MAX);
        tracing::info!(connections = all, "as many connections are held at one time");
        Self::new(all, MOST_STRANGERS.min(all.div_ceil(3)))
    }

    /// So many, of which strangers may take some, and devices that only hand in what they owe as many.
    pub fn new(all: usize, few: usize) -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        let (shaking, visiting) = (Addresses::default(), Addresses::default());
        Self { all: places(all), strangers: places(few), late: places(few), shaking, visiting }
    }

    /// A place for a connection, where one is free.
    pub fn take(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.all).try_acquire_owned().ok()
    }

    /// Leave for a revoked device, or one whose certificate has run out, to stay, where so many do not yet.
    pub fn take_as_late(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.late).try_acquire_owned().ok()
    }

    /// Leave for an address to shake hands, where it does not keep too many waiting: until they have shaken
    /// hands nobody can be told from a device.
    pub fn shake(&self, address: IpAddr) -> Option<OfAddress> {
        self.shaking.take(address, HANDSHAKES_OF_ADDRESS)
    }

    /// Leave for a connection to stay without a certificate that HQ gave out, where so many do not yet.
    pub fn take_as_stranger(&self, address: IpAddr) -> Option<Visit> {
        let of_address = self.visiting.take(address, STRANGERS_OF_ADDRESS)?;
        let place = Arc::clone(&self.strangers).try_acquire_owned().ok()?;
        Some(Visit { _place: place, _of_address: of_address })
    }
}

/// How many connections of one kind each address has.
#[derive(Clone, Default)]
struct Addresses(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection of an address, until it is dropped.
pub struct OfAddress {
    address: IpAddr,
    all: Addresses,
}

impl Addresses {
    fn take(&self, address: IpAddr, most: usize) -> Option<OfAddress> {
        let address = network(address);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(OfAddress { address, all: self.clone() })
    }
}

impl Drop for OfAddress {
    fn drop(&mut self) {
        let mut all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.address) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                all.remove(&self.address);
            }
        }
    }
}

/// What counts as one address. Of IPv6 the network: whoever has one address there has them all (RFC 4291
/// §2.5.1).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(unix)]
fn files_allowed() -> u64 {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current.unwrap_or(UNLIMITED)
}

#[cfg(not(unix))]
fn files_allowed() -> u64 {
    UNLIMITED
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn one_address_keeps_no_other_from_shaking_hands_or_from_being_enrolled() {
        let places = Places::new(2_000, MOST_STRANGERS);
        let (one, other) = (address("192.0.2.1"), address("192.0.2.2"));
        let shaking: Vec<_> = (0..2_000).map_while(|_| places.shake(one)).collect();
        assert_eq!(shaking.len(), HANDSHAKES_OF_ADDRESS);
        assert!(places.shake(other).is_some());
        let visiting: Vec<_> = (0..2_000).map_while(|_| places.take_as_stranger(one)).collect();
        assert_eq!(visiting.len(), STRANGERS_OF_ADDRESS);
        assert!(places.take_as_stranger(other).is_some());
        drop((shaking, visiting));
        assert!(places.shake(one).is_some() && places.take_as_stranger(one).is_some());
        assert!(places.shaking.0.lock().unwrap().is_empty(), "nothing is remembered of who has left");
    }

    #[test]
    fn an_ipv6_network_counts_as_one_address_and_a_mapped_one_as_what_it_maps() {
        let same = |one, other| network(address(one)) == network(address(other));
        assert!(same("2001:db8::1", "2001:db8::ffff:2") && !same("2001:db8::1", "2001:db8:0:1::1"));
        assert!(same("::ffff:192.0.2.1", "192.0.2.1") && !same("::ffff:192.0.2.1", "::ffff:192.0.2.2"));
    }
}
