//! When sync runs: when asked, after a save, and by a timer with back-off and jitter.

use super::{access, captures, evidence, filling, left, pull, push, renew};
use crate::Failure;
use crate::answers;
use crate::copy;
use crate::files::device::{DeviceFile, load_transport};
use crate::files::reserve;
use crate::house::House;
use crate::link::Hq;
use crate::locks::lock_of;
use crate::write::rebuild_outbox;
use cordon_core::wire::{Changes, Part};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// Seconds between runs while HQ answers.
const CALM_S: u64 = 30;
/// Longest wait after failures, in seconds.
const LONGEST_S: u64 = 300;

/// What a run did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Outcome {
    /// Entries, and records made while locked, that HQ answered.
    pub pushed: usize,
    /// Whether the copy was brought up to date; not while locked.
    pub pulled: bool,
    /// Whether anything new came.
    pub news: bool,
}

/// Runs sync once: push, evidence, and pull where a slot is open.
pub fn run_once(house: &House) -> Result<Outcome, Failure> {
    let _round = lock_of(&house.round);
    set_running(house, true);
    let mut result = copy::renew_if_marked(house).and_then(|_renewed| copy::told(house, || sync_now(house)));
    // What this round itself met is fetched again at once.
    if let Err(Failure::Damaged(_)) = result {
        result = copy::renew_if_marked(house).and_then(|renewed| if renewed { sync_now(house) } else { result });
    }
    note_result(house, &result);
    result
}

fn sync_now(house: &House) -> Result<Outcome, Failure> {
    let device = house.device()?;
    // What a kill left half prepared needs no HQ to be found.
    if let Err(failure) = filling::finish_cut(house) {
        tracing::warn!(%failure, "the copy is still to be prepared");
    }
    let hq = hq_of(house, &device)?;
    // HQ's answers must find room, for they are what makes some.
    reserve::release_if_full(&house.paths)?;
    // Locked, what is not sealed yet waits. On a full disk the push below is what makes room.
    let rebuilt = match house.with_session(|session| rebuild_outbox(&house.paths, session)) {
        Ok(()) | Err(Failure::Refused(_)) => Ok(()),
        Err(failure) => Err(failure),
    };
    // What cannot be read or HQ does not take holds up neither orders nor evidence.
    let pushed = unable_if_it_lives(&hq, push::run(house, &hq, &device));
    if let Err(Failure::Unreachable(why)) = pushed {
        return Err(Failure::Unreachable(why));
    }
    let captured = unable_if_it_lives(&hq, captures::run(house, &hq, &device));
    // What an earlier device left here goes as well; what fails of it fails nothing of this one's.
    let left = left::run(house, &device).unwrap_or_else(|failure| {
        tracing::warn!(%failure, "what an earlier device left here waits");
        0
    });
    // Orders come before evidence goes: a slow upload must not leave the copy old.
    let pulled = house.is_open();
    // Locked and with nothing to push, nobody was asked yet.
    let news = if pulled { pull::run(house, &hq) } else { access::ask(house, &hq, &device).map(|()| false) };
    if news.is_ok() {
        // HQ answered, whatever of this device's own fails the run.
        set_online(house, true);
    }
    if pulled
        && news.is_ok()
        && let Err(failure) = answers::take_in_released(house)
    {
        tracing::warn!(%failure, "receipts for what was released wait to be taken in");
    }
    if matches!(news, Ok(true)) {
        house.tell(&Changes::of(Part::Session).and(Part::Orders).and(Part::Records));
    }
    let renewed = if pulled && news.is_ok() { renew::run(house, &hq, &device) } else { Ok(()) };
    let sent = match hq.asked_to_wait() {
        Some(_) => Ok(()),
        None => unable_if_it_lives(&hq, evidence::run(house, &hq, &device)),
    };
    let news = news?;
    sent?;
    renewed?;
    let pushed = pushed? + captured? + left;
    rebuilt.map(|()| Outcome { pushed, pulled, news })
}

/// HQ over the connections of the run before, unless the device has been enrolled anew.
fn hq_of(house: &House, device: &DeviceFile) -> Result<Hq, Failure> {
    let transport = load_transport(&house.paths)?;
    let mut known = lock_of(&house.hq);
    if let Some(hq) = known.as_ref().filter(|hq| hq.is_of(device, &transport)) {
        return Ok(hq.clone());
    }
    let hq = Hq::new(device, &transport)?.resting(house.rests_of(device.device));
    *known = Some(hq.clone());
    Ok(hq)
}

fn set_running(house: &House, running: bool) {
    lock_of(&house.sync).running = running;
    house.tell(&Changes::of(Part::Sync));
}

fn set_online(house: &House, online: bool) {
    let now = house.now().shown();
    let mut sync = lock_of(&house.sync);
    if sync.online != Some(online) {
        sync.online = Some(online);
        sync.since = Some(now);
    }
}

fn note_result(house: &House, result: &Result<Outcome, Failure>) {
    if let Some(online) = has_answered(result) {
        set_online(house, online);
    }
    let now = house.now().shown();
    let last = {
        let mut sync = lock_of(&house.sync);
        sync.running = false;
        sync.last_fault = result.as_ref().err().map(Failure::as_fault);
        if result.is_ok() {
            sync.last_worked = Some(now);
        }
        sync.last()
    };
    if let Err(failure) = last.save(&house.paths) {
        tracing::warn!(%failure, "how sync stands is not kept");
    }
    // What came was told when it came.
    house.tell(&Changes::of(Part::Sync).and(Part::Session));
}

/// HQ may live and yet not be able to keep anything, as on a full disk: that holds up no orders, and is
/// not the same as out of reach.
fn unable_if_it_lives<T>(hq: &Hq, done: Result<T, Failure>) -> Result<T, Failure> {
    let Err(Failure::Unreachable(why)) = done else { return done };
    if hq.asked_to_wait().is_some() {
        return Err(Failure::Unreachable(why));
    }
    hq.live()?;
    Err(Failure::HqUnable(why))
}

/// Whether HQ answered; `None` where a failure of this device says nothing of HQ.
fn has_answered(result: &Result<Outcome, Failure>) -> Option<bool> {
    match result {
        Ok(_) | Err(Failure::HqRefused(_) | Failure::HqSaidNo(..) | Failure::HqUnable(_) | Failure::OtherEdition) => {
            Some(true)
        }
        Err(Failure::Unreachable(_)) => Some(false),
        Err(
            Failure::Refused(_)
            | Failure::Store(_)
            | Failure::Damaged(_)
            | Failure::Migration(_)
            | Failure::File { .. }
            | Failure::Held(_)
            | Failure::NotShown(_)
            | Failure::Unreadable { .. }
            | Failure::Entry(_)
            | Failure::Keys(_),
        ) => None,
    }
}

/// Starts the background runner; it ends when the house does.
pub fn start(house: &Arc<House>) {
    let (wake, woken) = channel();
    lock_of(&house.sync).wake = Some(wake);
    let weak = Arc::downgrade(house);
    std::thread::spawn(move || run(&weak, &woken));
}

fn run(house: &Weak<House>, woken: &Receiver<()>) {
    let mut failures = 0_u32;
    let mut first = true;
    loop {
        // The first run comes at once: the chip must say how things stand.
        let wait_s = if std::mem::take(&mut first) {
            0
        } else if failures == 0 {
            CALM_S
        } else {
            (2_u64.saturating_pow(failures)).min(LONGEST_S)
        };
        match woken.recv_timeout(Duration::from_millis(wait_s * 1000 + jitter_ms(wait_s))) {
            Err(RecvTimeoutError::Disconnected) => return,
            Ok(()) | Err(RecvTimeoutError::Timeout) => {}
        }
        while woken.try_recv().is_ok() {}
        let Some(house) = house.upgrade() else { return };
        if lock_of(&house.device).is_none() {
            continue;
        }
        let result = run_once(&house);
        if let Err(failure) = &result {
            tracing::info!(%failure, "sync did not finish");
        }
        failures = failures_after(failures, &result);
        let asked = lock_of(&house.hq).as_ref().and_then(Hq::asked_to_wait);
        drop(house);
        if let Some(asked) = asked {
            sit_out(asked);
        }
    }
}

/// Asks nothing for as long as HQ wants, whatever was saved meanwhile: what is saved waits on the disk. And
/// a little longer, so that not every device comes back in the same moment.
fn sit_out(asked: Duration) {
    let seconds = asked.as_secs().min(LONGEST_S);
    std::thread::sleep(Duration::from_millis(seconds * 1000 + jitter_ms(seconds)));
}

/// How often in a row HQ was out of reach. What fails otherwise makes no run rarer: orders still come.
fn failures_after(failures: u32, result: &Result<Outcome, Failure>) -> u32 {
    if matches!(result, Err(Failure::Unreachable(_))) { failures.saturating_add(1) } else { 0 }
}

fn jitter_ms(wait_s: u64) -> u64 {
    crate::keys::random::<8>().map_or(0, |bytes| u64::from_be_bytes(bytes) % (wait_s * 200 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::wire::Unreached;
    use cordon_core::{text, text_key};

    #[test]
    fn only_an_hq_out_of_reach_is_asked_less_often() {
        let after = |failure| failures_after(3, &Err(failure));
        assert_eq!(after(Failure::Unreachable(Unreached::NoAnswer)), 4);
        assert_eq!(after(Failure::HqRefused(text!("frame.fault_code"))), 0);
        assert_eq!(after(Failure::Unreadable { what: text_key!("fault.sealed_entry") }), 0);
        assert_eq!(failures_after(3, &Ok(Outcome { pushed: 0, pulled: true, news: false })), 0);
    }

    #[test]
    fn only_a_word_with_hq_says_how_hq_stands() {
        let done = Outcome { pushed: 0, pulled: true, news: false };
        assert_eq!(has_answered(&Ok(done)), Some(true));
        assert_eq!(has_answered(&Err(Failure::HqRefused(text!("frame.fault_code")))), Some(true));
        assert_eq!(has_answered(&Err(Failure::Unreachable(Unreached::NoAnswer))), Some(false));
        assert_eq!(has_answered(&Err(Failure::Damaged(text_key!("fault.own_store")))), None);
        assert_eq!(has_answered(&Err(Failure::Unreadable { what: text_key!("fault.sealed_entry") })), None);
    }
}
