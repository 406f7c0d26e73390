//! When devices call, from where, and how much they fetch. It is noted in memory with each request, for a sync
//! without news writes nothing, and written down each minute: a crash loses a minute of it, or of the time of a
//! device's last call a quarter of an hour (ADR 0029).

use crate::failure::Result;
use crate::store::Store;
use crate::store::calls::DeviceDay;
use chrono::TimeDelta;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::{Day, Timestamp};
use std::collections::HashMap;
use std::mem;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often what is noted is written down.
pub const EACH: Duration = Duration::from_secs(60);
/// How often of a device that called again and did nothing else.
const CALLED_AGAIN: TimeDelta = TimeDelta::minutes(15);
/// Hours after which a device that has not called is no longer remembered.
const REMEMBERED: TimeDelta = TimeDelta::hours(24);
/// Rows per transaction, so that devices are not kept waiting.
const PER_TRANSACTION: usize = 500;

/// What of it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// News: the first call of a day, another address, what was fetched; and who called again, now and then.
    News,
    /// All: nothing is noted afterwards.
    All,
}

/// What was noted and is not written down yet.
#[derive(Default)]
pub struct Calls(Mutex<Noted>);

#[derive(Default)]
struct Noted {
    today: Option<Today>,
    devices: HashMap<DeviceId, OfDevice>,
    /// Days that are over.
    past: Vec<DeviceDay>,
}

/// The London day that was last asked for, with its bounds: no request reckons it anew.
#[derive(Clone, Copy)]
struct Today {
    day: Day,
    from: Timestamp,
    until: Timestamp,
}

struct OfDevice {
    /// Its addresses are all of the day; what it counts is what is not written down yet.
    day: DeviceDay,
    state: Unwritten,
    written_at: Option<Timestamp>,
}

/// What of a device's day is not written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unwritten {
    Nothing,
    /// That it called again.
    LaterCall,
    News,
}

impl Calls {
    /// A device called.
    pub fn note(&self, device: DeviceId, from: IpAddr, at: Timestamp) {
        let mut noted = self.lock();
        let of = noted.of(device, at);
        of.day.last_at = of.day.last_at.max(at);
        let is_news = of.day.call_from(from.to_canonical());
        of.state = of.state.max(if is_news { Unwritten::News } else { Unwritten::LaterCall });
    }

    /// A device was given a segment.
    pub fn pulled(&self, device: DeviceId, bytes: u64, at: Timestamp) {
        let mut noted = self.lock();
        let of = noted.of(device, at);
        of.day.segments += 1;
        of.day.bytes = of.day.bytes.saturating_add(bytes);
        of.state = Unwritten::News;
    }

    /// Writes down what was noted. What the store does not take now is noted still, and written the next time.
    pub fn write(&self, store: &Store, which: Which, now: Timestamp) -> Result<()> {
        let mut days = self.take(which, now);
        while !days.is_empty() {
            let some = days.split_off(days.len().saturating_sub(PER_TRANSACTION));
            if let Err(failure) = store.write(|tx| some.iter().try_for_each(|day| tx.add_device_day(day))) {
                self.put_back(some);
                self.put_back(days);
                return Err(failure);
            }
        }
        Ok(())
    }

    fn take(&self, which: Which, now: Timestamp) -> Vec<DeviceDay> {
        let mut noted = self.lock();
        let mut days = mem::take(&mut noted.past);
        days.extend(noted.devices.values_mut().filter(|of| of.is_due(which, now)).map(|of| of.take(now)));
        noted.devices.retain(|_id, of| of.state > Unwritten::Nothing || now.since(of.day.last_at) < REMEMBERED);
        days
    }

    fn put_back(&self, days: Vec<DeviceDay>) {
        let mut noted = self.lock();
        for day in days {
            match noted.devices.get_mut(&day.device) {
                Some(of) if of.day.day == day.day => {
                    of.day.add(&day);
                    of.state = Unwritten::News;
                }
                Some(_) | None => noted.past.push(day),
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Noted {
    fn of(&mut self, device: DeviceId, at: Timestamp) -> &mut OfDevice {
        let day = self.day_of(at);
        let begun = || OfDevice { day: DeviceDay::begun(device, day, at), state: Unwritten::Nothing, written_at: None };
        let of = self.devices.entry(device).or_insert_with(begun);
        if of.day.day != day {
            let over = mem::replace(of, begun());
            if over.state > Unwritten::Nothing {
                self.past.push(over.day);
            }
        }
        of
    }

    fn day_of(&mut self, at: Timestamp) -> Day {
        if let Some(today) = self.today.filter(|today| today.from <= at && at < today.until) {
            return today.day;
        }
        let day = at.london_day();
        self.today = Some(Today { day, from: day.start(), until: day.end() });
        day
    }
}

impl OfDevice {
    fn is_due(&self, which: Which, now: Timestamp) -> bool {
        match (which, self.state) {
            (_, Unwritten::Nothing) => false,
            (Which::All, Unwritten::LaterCall | Unwritten::News) | (Which::News, Unwritten::News) => true,
            (Which::News, Unwritten::LaterCall) => self.written_at.is_none_or(|at| now.since(at) >= CALLED_AGAIN),
        }
    }

    fn take(&mut self, now: Timestamp) -> DeviceDay {
        let taken = self.day.clone();
        self.day = DeviceDay { segments: 0, bytes: 0, unnamed: 0, ..taken.clone() };
        self.state = Unwritten::Nothing;
        self.written_at = Some(now);
        taken
    }
}

#[cfg(test)]
#[path = "calls_tests.rs"]
mod calls_tests;
