//! The device itself: who is on it, what waits for HQ, whether its journal holds.

use super::brief::{age, now_ms};
use crate::page::Page;
use cordon_core::proof::chain::ChainFault;
use cordon_core::wire::{EnrolledSheet, SessionSheet, SyncItem, SyncSheet, says};
use cordon_core::words::{English, Reader as _, Text, Verbatim, english};
use cordon_core::{text, text_key};
use cordon_device::JournalReport;
use cordon_device::sync::Outcome;

/// Whose slot was made, and what to compare with HQ.
pub fn enrolled(page: &mut Page, sheet: &EnrolledSheet) {
    page.title(english(text!("cordon.enrolled", who = sheet.shown.clone(), slot = sheet.slot)));
    page.say(text!("cordon.compare", digits = sheet.compare.clone()));
}

/// How the device stands.
pub fn status(page: &mut Page, session: &SessionSheet, sync: &SyncSheet) {
    match &session.officer {
        Some(officer) => page.title(officer.shown.as_str()),
        None if session.enrolled => page.title(english(text_key!("frame.lock_title"))),
        None => page.say(text_key!("frame.fault_not_enrolled")),
    }
    page.line(says::chip(English, &sync.status));
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
    if let Some(doubt) = session.clock {
        page.alarm(says::clock_doubt(English, doubt));
    }
    if let Some(fault) = &sync.last_fault {
        page.alarm(says::fault(English, fault));
    }
    if let Some(oldest) = &sync.oldest {
        page.say(text!("record.oldest", age = Verbatim::from(says::ago(English, oldest.epoch_ms, now_ms()))));
    }
    let line = |item: &SyncItem| {
        says::join([says::item_named(English, item), says::stamp(&item.saved), says::item_state(English, &item.state)])
    };
    page.part(english(text_key!("cordon.needs_you")), sync.needs_you.iter().map(line));
    page.part(english(text_key!("cordon.waiting")), sync.waiting.iter().map(line));
    page.part(english(text_key!("cordon.received")), sync.received.iter().map(line));
    if let Some(coverage) = &session.coverage {
        age(page, coverage);
    }
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
        ChainFault::OtherChain { sequence } => text!("cordon.chain_elsewhere", sequence = sequence),
        ChainFault::UnknownOfficer { sequence } => text!("cordon.chain_officer", sequence = sequence),
    }
}
