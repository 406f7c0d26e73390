//! When devices called, from where, and how much they fetched: a row for each device and day.

use crate::failure::Result;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::{Day, Timestamp};
use serde::Serialize;
use std::net::IpAddr;

/// Addresses that are named of one device and day: a telephone has a handful, and nobody fills HQ with more.
pub const MOST_ADDRESSES: usize = 8;

/// What a device asked of HQ on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeviceDay {
    /// Which device.
    pub device: DeviceId,
    /// The day, in London.
    pub day: Day,
    /// When it first called.
    pub first_at: Timestamp,
    /// When it last called, so far as that was written down.
    pub last_at: Timestamp,
    /// Segments that it was given.
    pub segments: u64,
    /// Their bytes.
    pub bytes: u64,
    /// From where it called, in the order in which the addresses came.
    pub addresses: Vec<IpAddr>,
    /// Calls from addresses for which there was no place.
    pub unnamed: u64,
}

impl DeviceDay {
    /// A day on which a device has called once and was given nothing yet.
    pub fn begun(device: DeviceId, day: Day, at: Timestamp) -> Self {
        Self { device, day, first_at: at, last_at: at, segments: 0, bytes: 0, addresses: Vec::new(), unnamed: 0 }
    }

    /// Names an address, where it is not named; whether it is news.
    pub fn call_from(&mut self, from: IpAddr) -> bool {
        if self.addresses.contains(&from) {
            return false;
        }
        if self.addresses.len() >= MOST_ADDRESSES {
            self.unnamed += 1;
            return false;
        }
        self.addresses.push(from);
        true
    }

    /// Adds what came to be known later of the same device and day.
    pub fn add(&mut self, later: &Self) {
        self.first_at = self.first_at.min(later.first_at);
        self.last_at = self.last_at.max(later.last_at);
        self.segments = self.segments.saturating_add(later.segments);
        self.bytes = self.bytes.saturating_add(later.bytes);
        self.unnamed = self.unnamed.saturating_add(later.unnamed);
        for from in &later.addresses {
            self.call_from(*from);
        }
    }
}

/// What is read of devices' calls.
pub trait CallReads {
    /// What devices asked of HQ, day by day and in order of their ids: of one, or of all.
    fn list_device_days(&self, device: Option<DeviceId>) -> Result<Vec<DeviceDay>>;

    /// The last day on which a device called.
    fn find_last_day(&self, device: DeviceId) -> Result<Option<DeviceDay>>;
}

/// What is written of devices' calls.
pub trait CallWrites {
    /// Adds to what is held of a device and day.
    fn add_device_day(&self, day: &DeviceDay) -> Result<()>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn day_of(last: u8) -> DeviceDay {
        let at = Timestamp::from_millis(0);
        let mut day = DeviceDay::begun(DeviceId::derived(&[b"ada"]), at.london_day(), at);
        for number in 0..last {
            day.call_from(IpAddr::V4(Ipv4Addr::new(192, 0, 2, number)));
        }
        day
    }

    #[test]
    fn eight_addresses_of_a_day_are_named_and_of_others_the_calls_are_counted() {
        let mut day = day_of(10);
        assert_eq!((day.addresses.len(), day.unnamed), (MOST_ADDRESSES, 2));
        assert!(!day.call_from(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 0))), "it is named");
        assert!(!day.call_from(IpAddr::V4(Ipv4Addr::new(198, 51, 100, 1))));
        assert_eq!((day.addresses.len(), day.unnamed), (MOST_ADDRESSES, 3));
    }

    #[test]
    fn what_is_added_later_widens_the_day_and_names_no_address_twice() {
        let mut held = day_of(2);
        let later = DeviceDay {
            first_at: Timestamp::from_millis(5),
            last_at: Timestamp::from_millis(9),
            segments: 2,
            bytes: 30,
            ..day_of(3)
        };
        held.add(&later);
        assert_eq!((held.first_at, held.last_at), (Timestamp::from_millis(0), Timestamp::from_millis(9)));
        assert_eq!((held.segments, held.bytes, held.addresses.len(), held.unnamed), (2, 30, 3, 0));
    }
}
