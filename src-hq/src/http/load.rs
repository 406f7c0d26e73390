//! How many requests are worked on at one time, in all and of one device. What is more is sent away with
//! the time to come again, before anything is read of it.

use super::problem::trouble;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use cordon_core::rules::ids::DeviceId;
use cordon_core::text_key;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Requests of devices that are worked on at one time.
const MOST: usize = 512;
/// Of one device: it asks one after another.
const MOST_OF_DEVICE: usize = 4;
/// When to come again.
const AGAIN: &str = "5";

/// What is being worked on. Clones share it.
#[derive(Clone)]
pub struct Load {
    all: Arc<Semaphore>,
    of_devices: Arc<Mutex<HashMap<DeviceId, usize>>>,
}

impl Default for Load {
    fn default() -> Self {
        Self { all: Arc::new(Semaphore::new(MOST)), of_devices: Arc::default() }
    }
}

/// One of a device's requests, until it is dropped.
pub struct Share {
    device: DeviceId,
    of_devices: Arc<Mutex<HashMap<DeviceId, usize>>>,
}

impl Load {
    /// Begins work for whoever asks, where there is not too much.
    pub fn begin(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.all).try_acquire_owned().ok()
    }

    /// Begins a request of a device, where not too many of it are worked on.
    pub fn share(&self, device: DeviceId) -> Option<Share> {
        let mut all = self.of_devices.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(device).or_default();
        if *count >= MOST_OF_DEVICE {
            return None;
        }
        *count += 1;
        Some(Share { device, of_devices: Arc::clone(&self.of_devices) })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut all = self.of_devices.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.device) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                all.remove(&self.device);
            }
        }
    }
}

/// HQ has too much to do: when to come again.
pub fn busy() -> Response {
    let title = text_key!("hq.hq_has_too_much_to_do_try_again_later");
    let mut response = trouble(StatusCode::SERVICE_UNAVAILABLE, "busy", title).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_asks_too_much_at_once_takes_nothing_from_others() {
        let (load, ada, ben) = (Load::default(), DeviceId::derived(&[b"ada"]), DeviceId::derived(&[b"ben"]));
        let mut held: Vec<Share> = (0..MOST_OF_DEVICE).filter_map(|_| load.share(ada)).collect();
        assert_eq!(held.len(), MOST_OF_DEVICE);
        assert!(load.share(ada).is_none() && load.share(ben).is_some());
        held.pop();
        assert!(load.share(ada).is_some());
        held.clear();
        assert!(load.of_devices.lock().unwrap().is_empty(), "nothing is remembered of who has left");
    }

    #[test]
    fn what_is_too_much_is_sent_away_with_the_time_to_come_again() {
        let load = Load::default();
        let held: Vec<_> = (0..MOST).filter_map(|_| load.begin()).collect();
        assert_eq!((held.len(), load.begin().is_none()), (MOST, true));
        let told = busy();
        assert_eq!(told.status().as_u16(), 503);
        assert_eq!(told.headers()[header::RETRY_AFTER], AGAIN);
        drop(held);
        assert!(load.begin().is_some());
    }
}
