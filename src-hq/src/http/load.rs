//! How much is done at one time, in all and of one device, and how much of one device in so short a time.
//! What is more is sent away with the time to come again. Nothing of it is lost: the device keeps it.

use super::allowance::{Allowance, Limits, Of};
use super::problem::{come_again, trouble};
use crate::clock::Clock;
use crate::store::devices::Standing;
use axum::response::Response;
use cordon_core::proof::problem::ProblemKind;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// Requests of devices that are worked on at one time.
const MOST: usize = 512;
/// Of one device: it asks one after another.
const MOST_OF_DEVICE: usize = 4;
/// When to come again where HQ has too much to do.
const AGAIN: Duration = Duration::from_secs(5);
/// Devices from which on those are forgotten that have nothing open and used nothing of late.
const MANY: usize = 1_024;

/// What is being worked on, and what each device has used. Clones share it.
#[derive(Clone)]
pub struct Load {
    all: Arc<Semaphore>,
    shared: Arc<Shared>,
}

struct Shared {
    limits: Limits,
    clock: Clock,
    devices: Mutex<Devices>,
    counts: Counts,
    /// The turn of devices that only hand in what they owe.
    late: Arc<Semaphore>,
}

struct Devices {
    known: HashMap<DeviceId, Arc<OfDevice>>,
    /// How many there are when it is next asked who can be forgotten.
    sweep_at: usize,
}

/// What there is to count, since HQ was started.
#[derive(Default)]
pub struct Counts {
    /// Devices' connections that are open.
    pub connections: AtomicU64,
    /// Connections closed because their device opened more than it may have.
    pub closed: AtomicU64,
    /// Requests sent away because HQ had too much to do.
    pub shed: AtomicU64,
    /// Requests sent away because their device had used what it may.
    pub held_back: AtomicU64,
}

/// One device's part.
pub struct OfDevice {
    id: DeviceId,
    shared: Arc<Shared>,
    state: Mutex<State>,
}

struct State {
    at_work: usize,
    /// In the order in which they were opened.
    lines: Vec<Arc<Line>>,
    used: [(Of, Allowance); 5],
    /// Whether it was last held back: it is logged once, however often it asks.
    is_held_back: bool,
}

/// One of a device's connections.
#[derive(Default)]
struct Line {
    /// Told when it must go.
    over: Notify,
    is_at_work: AtomicBool,
}

/// One of a device's requests, until it is dropped.
pub struct Share(Arc<OfDevice>);

/// One of a device's connections, until it is dropped.
pub struct Connected {
    device: Arc<OfDevice>,
    line: Arc<Line>,
}

/// A request on a connection, until it is dropped.
pub struct AtWork(Arc<Line>);

impl Load {
    /// Nothing is worked on.
    pub fn under(limits: Limits, clock: Clock) -> Self {
        let devices = Mutex::new(Devices { known: HashMap::new(), sweep_at: MANY });
        let shared = Shared { limits, clock, devices, counts: Counts::default(), late: Arc::new(Semaphore::new(1)) };
        Self { all: Arc::new(Semaphore::new(MOST)), shared: Arc::new(shared) }
    }

    /// Begins work for whoever asks, where there is not too much.
    pub fn begin(&self) -> Option<OwnedSemaphorePermit> {
        let begun = Arc::clone(&self.all).try_acquire_owned().ok();
        if begun.is_none() {
            self.shared.counts.shed.fetch_add(1, Ordering::Relaxed);
        }
        begun
    }

    /// A device's part.
    pub fn of(&self, device: DeviceId) -> Arc<OfDevice> {
        let now = (self.shared.clock)();
        let mut devices = lock(&self.shared.devices);
        if devices.known.len() >= devices.sweep_at {
            let limits = self.shared.limits;
            devices.known.retain(|_id, of| Arc::strong_count(of) > 1 || !of.is_as_new(&limits, now));
            devices.sweep_at = (devices.known.len() * 2).max(MANY);
        }
        Arc::clone(devices.known.entry(device).or_insert_with(|| {
            let whole = Allowance::whole(now);
            let used = [Of::Requests, Of::Entries, Of::EntryBytes, Of::EvidenceBytes, Of::CopyBytes];
            let used = used.map(|of| (of, whole));
            let state = State { at_work: 0, lines: Vec::new(), used, is_held_back: false };
            Arc::new(OfDevice { id: device, shared: Arc::clone(&self.shared), state: Mutex::new(state) })
        }))
    }

    /// What was counted.
    pub fn counts(&self) -> &Counts {
        &self.shared.counts
    }
}

impl OfDevice {
    /// Begins a request, where not too many of the device's are worked on.
    pub fn share(self: &Arc<Self>) -> Option<Share> {
        let mut state = lock(&self.state);
        if state.at_work >= MOST_OF_DEVICE {
            self.shared.counts.shed.fetch_add(1, Ordering::Relaxed);
            return None;
        }
        state.at_work += 1;
        Some(Share(Arc::clone(self)))
    }

    /// The device's turn to have what it handed in worked on: at once where its certificate holds. Those that
    /// were revoked or have run out follow one another, so that between any two of them others are served.
    pub async fn turn(&self, standing: Standing) -> Option<OwnedSemaphorePermit> {
        match standing {
            Standing::Good => None,
            Standing::Revoked | Standing::Expired => Arc::clone(&self.shared.late).acquire_owned().await.ok(),
        }
    }

    /// Takes of what the device may have, or says how long it is to wait.
    pub fn take(&self, of: Of, amount: u64) -> Result<(), Duration> {
        let now = (self.shared.clock)();
        let mut state = lock(&self.state);
        let taken = state.used(of).map_or(Ok(()), |used| used.take(self.shared.limits.measure(of), amount, now));
        if let Err(wait) = taken {
            self.shared.counts.held_back.fetch_add(1, Ordering::Relaxed);
            if !state.is_held_back {
                tracing::warn!(device = %self.id, of = ?of, wait_s = wait.as_secs(), "a device has used what it may");
            }
        }
        state.is_held_back = taken.is_err();
        taken
    }

    /// Counts what the device was given already.
    pub fn charge(&self, of: Of, amount: u64) {
        let now = (self.shared.clock)();
        if let Some(used) = lock(&self.state).used(of) {
            used.charge(self.shared.limits.measure(of), amount, now);
        }
    }

    /// A connection of it. Where it then has more than it may, the oldest goes that nothing is asked on, or
    /// else the oldest: the newest is the one that it uses, and it is never kept out by those it lost.
    pub fn connect(self: &Arc<Self>) -> Connected {
        let line = Arc::new(Line::default());
        let mut state = lock(&self.state);
        if state.lines.len() >= self.shared.limits.connections.max(1) {
            let idle = state.lines.iter().position(|line| !line.is_at_work.load(Ordering::Relaxed));
            let goes = state.lines.remove(idle.unwrap_or(0));
            goes.over.notify_one();
            self.shared.counts.closed.fetch_add(1, Ordering::Relaxed);
        }
        state.lines.push(Arc::clone(&line));
        self.shared.counts.connections.fetch_add(1, Ordering::Relaxed);
        Connected { device: Arc::clone(self), line }
    }

    fn is_as_new(&self, limits: &Limits, now: Timestamp) -> bool {
        lock(&self.state).used.iter_mut().all(|(of, used)| used.is_whole(limits.measure(*of), now))
    }
}

impl State {
    fn used(&mut self, of: Of) -> Option<&mut Allowance> {
        self.used.iter_mut().find(|(one, _)| *one == of).map(|(_, used)| used)
    }
}

impl Connected {
    /// Ends once the connection must go.
    pub async fn over(&self) {
        self.line.over.notified().await;
    }

    /// Begins a request on it.
    pub fn work(&self) -> AtWork {
        self.line.is_at_work.store(true, Ordering::Relaxed);
        AtWork(Arc::clone(&self.line))
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.is_at_work.store(false, Ordering::Relaxed);
    }
}

impl Drop for Connected {
    fn drop(&mut self) {
        lock(&self.device.state).lines.retain(|line| !Arc::ptr_eq(line, &self.line));
        self.device.shared.counts.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut state = lock(&self.0.state);
        state.at_work = state.at_work.saturating_sub(1);
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// HQ has too much to do: when to come again.
pub fn busy() -> Response {
    come_again(trouble(ProblemKind::Busy), AGAIN)
}

/// A device has used what it may: when to come again.
pub fn used_up(wait: Duration) -> Response {
    come_again(trouble(ProblemKind::UsedUp), wait)
}

#[cfg(test)]
mod tests {
    use super::super::allowance::Measure;
    use super::*;
    use axum::http::header;

    fn load(limits: Limits) -> Load {
        Load::under(limits, Arc::new(|| Timestamp::from_millis(0)))
    }

    fn id(name: &str) -> DeviceId {
        DeviceId::derived(&[name.as_bytes()])
    }

    #[test]
    fn a_device_that_asks_too_much_at_once_takes_nothing_from_others() {
        let load = load(Limits::default());
        let (ada, ben) = (load.of(id("ada")), load.of(id("ben")));
        let mut held: Vec<Share> = (0..MOST_OF_DEVICE).filter_map(|_| ada.share()).collect();
        assert_eq!(held.len(), MOST_OF_DEVICE);
        assert!(ada.share().is_none() && ben.share().is_some());
        held.pop();
        assert!(ada.share().is_some());
        assert!(Arc::ptr_eq(&ada, &load.of(id("ada"))), "it is the same part each time");
    }

    #[test]
    fn what_is_too_much_is_sent_away_with_the_time_to_come_again() {
        let load = load(Limits::default());
        let held: Vec<_> = (0..MOST).filter_map(|_| load.begin()).collect();
        assert_eq!((held.len(), load.begin().is_none()), (MOST, true));
        assert_eq!(load.counts().shed.load(Ordering::Relaxed), 1);
        for (told, status, after) in [(busy(), 503, "5"), (used_up(Duration::from_secs(90)), 429, "90")] {
            assert_eq!(told.status().as_u16(), status);
            assert_eq!(told.headers()[header::RETRY_AFTER], after);
        }
        drop(held);
        assert!(load.begin().is_some());
    }

    #[test]
    fn who_has_used_what_they_may_is_held_back_and_nobody_else_is() {
        let load = load(Limits { entries: Measure { at_once: 3, per_hour: 60 }, ..Limits::default() });
        let (ada, ben) = (load.of(id("ada")), load.of(id("ben")));
        assert_eq!(ada.take(Of::Entries, 3), Ok(()));
        assert_eq!(ada.take(Of::Entries, 1), Err(Duration::from_secs(60)));
        assert_eq!((ada.take(Of::Requests, 1), ben.take(Of::Entries, 3)), (Ok(()), Ok(())));
        assert_eq!(load.counts().held_back.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn who_has_used_something_is_remembered_after_it_has_left_and_others_are_not() {
        let load = load(Limits::default());
        load.of(id("ada")).charge(Of::CopyBytes, 1);
        let ben = load.of(id("ben"));
        for number in 0..2 * MANY {
            load.of(id(&number.to_string()));
        }
        let known = lock(&load.shared.devices);
        assert!(known.known.len() <= MANY + 2, "{}", known.known.len());
        assert!(known.known.contains_key(&id("ada")) && known.known.contains_key(&id("ben")));
        drop((known, ben));
    }

    #[test]
    fn of_too_many_connections_the_oldest_that_is_idle_goes() {
        let load = load(Limits { connections: 3, ..Limits::default() });
        let ada = load.of(id("ada"));
        let held: Vec<Connected> = (0..3).map(|_| ada.connect()).collect();
        let work = held[0].work();
        let newest = ada.connect();
        let is_over = |line: &Connected| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(async { tokio::time::timeout(Duration::ZERO, line.over()).await.is_ok() })
        };
        assert_eq!(held.iter().map(is_over).collect::<Vec<_>>(), [false, true, false]);
        assert!(!is_over(&newest));
        drop((work, held, newest));
        assert_eq!(load.counts().connections.load(Ordering::Relaxed), 0);
        assert!(lock(&ada.state).lines.is_empty());
    }
}
