//! How many connections there may be at one time, and how many of them strangers may hold: callers
//! without a certificate must not keep devices out, nor one of them all others.

use crate::network::network;
use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// Files kept for the store, evidence and logs.
const OWN_FILES: u64 = 256;
/// Connections where the system sets no limit.
const UNLIMITED: u64 = 1 << 20;
/// Connections of callers without a certificate, of all there are.
const MOST_STRANGERS: usize = 256;
/// Of those, from one address: behind one may sit an office in which a shift is enrolled.
const STRANGERS_OF_ADDRESS: usize = 64;
/// Handshakes under way, beside the places for those who have shaken hands; of one address a quarter.
const MOST_HANDSHAKES: usize = 1_024;

/// Places for connections. Clones share them; one that is taken is free again once it is dropped.
#[derive(Clone)]
pub struct Places {
    all: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    late: Arc<Semaphore>,
    shaking: Handshakes,
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
        let all = all.saturating_sub(Handshakes::beside(all).most).max(1);
        tracing::info!(connections = all, "as many connections are held at one time");
        Self::new(all, MOST_STRANGERS.min(all.div_ceil(3)))
    }

    /// So many, of which strangers may take some, and devices that only hand in what they owe as many.
    pub fn new(all: usize, few: usize) -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        let (shaking, visiting) = (Handshakes::beside(all), Addresses::default());
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

    /// Begins a handshake.
    pub fn shake(&self, address: IpAddr) -> Shaking {
        self.shaking.begin(network(address))
    }

    /// Leave for a connection to stay without a certificate that HQ gave out, where so many do not yet.
    pub fn take_as_stranger(&self, address: IpAddr) -> Option<Visit> {
        let of_address = self.visiting.take(address, STRANGERS_OF_ADDRESS)?;
        let place = Arc::clone(&self.strangers).try_acquire_owned().ok()?;
        Some(Visit { _place: place, _of_address: of_address })
    }
}

/// Handshakes under way. Until it has shaken hands nobody can be told from a device, so nobody is refused:
/// where there are too many, the one that has waited longest gives way, of the same address if that has too
/// many. A device needs a moment for it, and who says nothing waits.
#[derive(Clone)]
struct Handshakes {
    most: usize,
    /// In the order in which they began.
    under_way: Arc<Mutex<VecDeque<UnderWay>>>,
}

/// From which address, and what is told when it has to give way.
type UnderWay = (IpAddr, Arc<Notify>);

/// A handshake, until it is dropped.
pub struct Shaking {
    over: Arc<Notify>,
    all: Handshakes,
}

impl Handshakes {
    fn beside(places: usize) -> Self {
        Self { most: (places / 4).clamp(4, MOST_HANDSHAKES), under_way: Arc::default() }
    }

    fn begin(&self, address: IpAddr) -> Shaking {
        let over = Arc::new(Notify::new());
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        let of_address = under_way.iter().filter(|(one, _)| *one == address).count();
        let goes = if of_address >= (self.most / 4).max(1) {
            under_way.iter().position(|(one, _)| *one == address)
        } else if under_way.len() >= self.most {
            Some(0)
        } else {
            None
        };
        if let Some((_, waiting)) = goes.and_then(|at| under_way.remove(at)) {
            waiting.notify_one();
        }
        under_way.push_back((address, Arc::clone(&over)));
        Shaking { over, all: self.clone() }
    }
}

impl Shaking {
    /// Ends once it has to give way.
    pub async fn gives_way(&self) {
        self.over.notified().await;
    }
}

impl Drop for Shaking {
    fn drop(&mut self) {
        let mut under_way = self.all.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        under_way.retain(|(_, over)| !Arc::ptr_eq(over, &self.over));
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

    fn is_over(shaking: &Shaking) -> bool {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let soon = std::time::Duration::ZERO;
        runtime.block_on(async { tokio::time::timeout(soon, shaking.gives_way()).await.is_ok() })
    }

    #[test]
    fn of_too_many_handshakes_the_oldest_of_the_address_gives_way_or_else_of_all() {
        let places = Places::new(64, 8);
        let (one, other) = (address("192.0.2.1"), address("192.0.2.2"));
        let first = places.shake(other);
        let mut held: Vec<Shaking> = (0..5).map(|_| places.shake(one)).collect();
        let over: Vec<bool> = held.iter().map(is_over).collect();
        assert_eq!((over, is_over(&first)), (vec![true, false, false, false, false], false));
        held.extend((0..12_u8).map(|last| places.shake(IpAddr::from([198, 51, 100, last]))));
        assert!(is_over(&first), "there are sixteen at most, and it has waited longest");
        drop((first, held));
        assert!(places.shaking.under_way.lock().unwrap().is_empty(), "nothing is remembered of who has left");
    }

    #[test]
    fn one_address_keeps_no_other_from_being_enrolled() {
        let places = Places::new(2_000, MOST_STRANGERS);
        let (one, other) = (address("192.0.2.1"), address("192.0.2.2"));
        let visiting: Vec<_> = (0..2_000).map_while(|_| places.take_as_stranger(one)).collect();
        assert_eq!(visiting.len(), STRANGERS_OF_ADDRESS);
        assert!(places.take_as_stranger(other).is_some());
        drop(visiting);
        assert!(places.take_as_stranger(one).is_some());
        assert!(places.visiting.0.lock().unwrap().is_empty(), "nothing is remembered of who has left");
    }
}
