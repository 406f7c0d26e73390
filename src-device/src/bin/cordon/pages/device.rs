//! The device itself: who is on it, what waits for HQ, whether its journal holds.

use super::brief::age;
use crate::page::Page;
use crate::print::said_here;
use crate::run::Standing;
use cordon_core::proof::chain::ChainFault;
use cordon_core::wire::{EnrolledSheet, ItemKind, ItemState, SessionSheet, SyncItem, SyncSheet, Timestamp, says};
use cordon_core::words::{English, Reader as _, Text, Verbatim, english};
use cordon_core::{text, text_key};
use cordon_device::JournalReport;
use cordon_device::sync::Outcome;

/// Whose slot was made, and what to compare with HQ.
pub fn enrolled(page: &mut Page, sheet: &EnrolledSheet) {
    page.title(english(text!("cordon.enrolled", who = sheet.shown.clone(), slot = sheet.slot)));
    page.say(text!("cordon.compare", digits = sheet.compare.clone()));
}

/// How the device stands: what hinders it first.
pub fn status(page: &mut Page, standing: &Standing, now: Timestamp) {
    let Standing { session, sync, clock_off, disk_full } = standing;
    if let Some(full) = disk_full {
        page.alarm(english(full.clone()));
    }
    match &session.officer {
        Some(officer) => page.title(officer.shown.as_str()),
        None if session.enrolled => page.title(english(text_key!("frame.lock_title"))),
        None => page.say(text_key!("frame.fault_not_enrolled")),
    }
    if let Some(fault) = &sync.last_fault {
        page.alarm(english(text!("cordon.last_sync_failed", why = said_here(fault))));
    }
    if let Some(copy) = &sync.copy {
        page.alarm(english(copy.clone()));
    }
    if let Some(doubt) = session.clock {
        page.alarm(says::clock_doubt(English, doubt));
    }
    if let Some(off) = clock_off {
        page.alarm(english(off.clone()));
    }
    page.line(says::join([synced_last(sync, now), owed(sync)]));
    if let Some(hq) = &session.hq {
        page.say(text!("cordon.of_hq", hq = hq.clone(), edition = Verbatim::from(session.edition.as_str())));
    }
    for slot in &session.slots {
        let (number, who, tries) = (slot.slot, slot.shown.clone(), text!("frame.lock_tries", count = slot.tries_left));
        page.say(text!("cordon.slot", slot = number, who = who, tries = tries));
        if let Some(access) = &slot.access {
            page.alarm(english(access.clone()));
        }
    }
    if let Some(oldest) = &sync.oldest {
        let age = says::ago(English, oldest.epoch_ms, now.millis());
        page.say(text!("record.oldest", age = Verbatim::from(age)));
    }
    page.part(english(text_key!("cordon.needs_you")), sync.needs_you.iter().map(item));
    page.part(english(text_key!("cordon.waiting")), waiting(&sync.waiting));
    page.part(english(text_key!("cordon.received")), sync.received.iter().map(item));
    if let Some(coverage) = &session.coverage {
        age(page, coverage, now);
    }
}

/// When sync last worked: this program is not running between two commands, and so is neither online nor
/// off it.
fn synced_last(sync: &SyncSheet, now: Timestamp) -> String {
    match &sync.last_worked {
        None => english(text_key!("cordon.never_synced")),
        Some(at) => {
            let (when, age) = (says::stamp(at), says::ago(English, at.epoch_ms, now.millis()));
            english(text!("cordon.last_synced", when = Verbatim::from(when), age = Verbatim::from(age)))
        }
    }
}

/// How many items wait and need the officer, and the look-ups that go with them: these are counted apart, as no
/// work of the officer's.
fn owed(sync: &SyncSheet) -> String {
    let chip = &sync.status;
    let waiting = (chip.waiting > 0).then(|| english(text!("frame.chip_waiting", n = chip.waiting)));
    let looks = sync.waiting.iter().filter(|item| item.what == ItemKind::Lookups);
    let looks: u64 = looks.filter_map(|item| item.shown.0.parse::<u64>().ok()).sum();
    let looks = (looks > 0).then(|| english(text!("cordon.look_ups_too", count = looks)));
    let needs = (chip.needs_you > 0).then(|| english(text!("frame.chip_needs", count = chip.needs_you)));
    says::join([waiting, looks, needs].map(Option::unwrap_or_default))
}

fn item(item: &SyncItem) -> String {
    says::join([says::item_named(English, item), says::stamp(&item.saved), says::item_state(English, &item.state)])
}

/// What waits, the device's own entries in one line: nobody does anything about each of them.
fn waiting(items: &[SyncItem]) -> Vec<String> {
    let (own, others): (Vec<&SyncItem>, Vec<&SyncItem>) =
        items.iter().partition(|item| item.what == ItemKind::Device && item.state == ItemState::Queued);
    let oldest = own.iter().map(|item| &item.saved).min_by_key(|stamp| stamp.epoch_ms);
    let together = oldest.map(|oldest| {
        let count = english(text!("cordon.own_entries", count = own.len()));
        says::join([count, says::stamp(oldest), says::item_state(English, &ItemState::Queued)])
    });
    others.into_iter().map(item).chain(together).collect()
}

/// What went and how many orders this copy holds; `held` is absent while the device is
/// locked, which here it is where a full disk has no room for the entry of an unlocking, and where the
/// access of whose slot it is has ended.
pub fn synced(page: &mut Page, done: Outcome, held: Option<u64>, access: Access) {
    match held.filter(|_held| done.pulled) {
        Some(held) => {
            page.say(text!("cordon.synced", sent = done.pushed, orders = text!("cordon.orders", count = held)))
        }
        None if matches!(access, Access::Ended(_)) => page.say(text!("cordon.synced_alone", sent = done.pushed)),
        None => page.say(text!("cordon.synced_full", sent = done.pushed)),
    }
    match access {
        Access::Stands => {}
        Access::Waits(said) | Access::Ended(said) => page.alarm(english(said)),
    }
}

/// What there is to say of the access of whoever synced.
pub enum Access {
    /// Nothing.
    Stands,
    /// HQ is still to confirm it.
    Waits(Text),
    /// It has ended: the device is locked.
    Ended(Text),
}

impl Access {
    /// Of the officer of a slot.
    pub fn of(session: &SessionSheet, slot: u32) -> Self {
        let said = session.slots.iter().find(|each| each.slot == slot).and_then(|each| each.access.clone());
        match said {
            None => Self::Stands,
            Some(said) if session.locked => Self::Ended(said),
            Some(said) => Self::Waits(said),
        }
    }
}

/// Whether the chain holds, and whatever is wrong with it.
pub fn verified(page: &mut Page, report: &JournalReport) {
    if !report.times_run_back.is_empty() {
        let entries: Vec<String> = report.times_run_back.iter().map(ToString::to_string).collect();
        let (count, entries) = (report.times_run_back.len(), Verbatim::from(entries.join(", ")));
        page.alarm(english(text!("cordon.times_run_back", count = count, entries = entries)));
    }
    if report.holds {
        page.say(text!("cordon.chain_holds", count = report.entries));
        return;
    }
    page.alarm(english(text!("cordon.chain_does_not_hold", verified = report.verified, entries = report.entries)));
    report.faults.iter().for_each(|fault| page.item(English.text(&fault_of(fault))));
}

fn fault_of(fault: &ChainFault) -> Text {
    match *fault {
        ChainFault::Gap { expected, found } => text!("cordon.chain_gap", expected = expected, found = found),
        ChainFault::Broken { sequence } => text!("cordon.chain_broken", sequence = sequence),
        ChainFault::Invalid { position } => text!("cordon.chain_invalid", position = position),
        ChainFault::BodyMissing { sequence } => text!("cordon.chain_body", sequence = sequence),
        ChainFault::OtherChain { sequence } => text!("cordon.chain_elsewhere", sequence = sequence),
        ChainFault::UnknownOfficer { sequence } => text!("cordon.chain_officer", sequence = sequence),
    }
}
