//! Wrong codes of late, by where they came from: guessing is slow whatever the code, nobody's guessing keeps
//! others from being enrolled, and none of it goes unseen.

use crate::network::network;
use chrono::TimeDelta;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const MINUTES: i64 = 15;
const WRONG_PER_SOURCE: usize = 30;
/// Sources from which on those are forgotten that have tried nothing of late.
const MOST_SOURCES: usize = 1_000;

/// Whose wrong tries are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A device that is enrolled and has shown that it holds its key: however many others try from its
    /// address, it enrols its next officer.
    Device(DeviceId),
    /// An address; of IPv6 its network.
    Address(IpAddr),
}

impl Source {
    /// Where a stranger calls from.
    pub fn of(peer: IpAddr) -> Self {
        Self::Address(network(peer))
    }
}

impl fmt::Display for Source {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Device(device) => device.fmt(to),
            Self::Address(address) => address.fmt(to),
        }
    }
}

/// Wrong tries of late by their source.
#[derive(Default)]
pub struct Attempts {
    of: Mutex<HashMap<Source, Tries>>,
    wrong: AtomicU64,
    held_back: AtomicU64,
}

#[derive(Default)]
struct Tries {
    wrong: Vec<Timestamp>,
    /// Whether it was held back since its last wrong code: it is logged once, however often it asks.
    is_held_back: bool,
}

impl Attempts {
    /// How long a source is to wait until another code of it is looked at, where it is.
    pub fn wait(&self, source: Source, now: Timestamp) -> Option<Duration> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        let tries = of.get_mut(&source)?;
        tries.wrong.retain(|at| is_of_late(*at, now));
        let freed = *tries.wrong.iter().rev().nth(WRONG_PER_SOURCE - 1)?;
        let wait = freed.plus(TimeDelta::minutes(MINUTES)).since(now);
        self.held_back.fetch_add(1, Ordering::Relaxed);
        if !tries.is_held_back {
            tries.is_held_back = true;
            tracing::warn!(%source, wait_s = wait.num_seconds(), "too many wrong codes: none is looked at");
        }
        // A second that was begun is waited out.
        let seconds = u64::try_from(wait.num_milliseconds()).unwrap_or_default().div_ceil(1000);
        Some(Duration::from_secs(seconds.max(1)))
    }

    /// Counts a wrong code.
    pub fn count(&self, source: Source, now: Timestamp) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if of.len() >= MOST_SOURCES {
            of.retain(|_source, tries| tries.wrong.iter().any(|at| is_of_late(*at, now)));
        }
        let tries = of.entry(source).or_default();
        tries.wrong.push(now);
        tries.is_held_back = false;
        self.wrong.fetch_add(1, Ordering::Relaxed);
        tracing::warn!(%source, of_late = tries.wrong.len(), "a wrong code");
    }

    /// Codes that were wrong, used, expired or out of tries, since HQ was opened.
    pub fn wrong(&self) -> u64 {
        self.wrong.load(Ordering::Relaxed)
    }

    /// Codes that were not looked at, because too many of their source had been wrong.
    pub fn held_back(&self) -> u64 {
        self.held_back.load(Ordering::Relaxed)
    }
}

fn is_of_late(at: Timestamp, now: Timestamp) -> bool {
    now.since(at) < TimeDelta::minutes(MINUTES)
}
