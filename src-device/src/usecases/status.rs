//! The sync centre and the status chip: what waits, what was received, what needs the officer.

use super::{captures, shape};
use crate::Failure;
use crate::answers::list_unanswered;
use crate::files::answers::{count_files_unanswered, list_mismatched, list_outbox};
use crate::files::captures::list_sealed;
use crate::files::left;
use crate::locks::lock_of;
use crate::session::{Session, Uploaded};
use crate::store::own::{answers, exhibits, gaps, journal};
use crate::store::replica::events;
use crate::view::{Ungranted, View};
use chrono::TimeDelta;
use cordon_core::proof::entry::{BodyClass, BodyKind, RecordOf};
use cordon_core::rules::ids::ExhibitId;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::wire::{ItemKind, ItemState, Stamp, StatusChip, SyncItem, SyncSheet, Text, Verbatim};

/// The status chip. While locked it counts the sealed files, look-ups among them: a sealed file says of
/// itself its device and its number alone, so that whoever holds a locked device cannot tell which of its
/// entries are look-ups, how many, or when they were made. The kinds are not kept in memory past the lock
/// either: the chip would count otherwise after a restart. What was made while locked is counted apart, for
/// no look-up is made then.
pub fn chip(house: &View<'_>) -> Result<StatusChip, Failure> {
    let (online, since) = {
        let sync = lock_of(house.sync);
        (sync.online, sync.since.map(Stamp::of))
    };
    let (waiting, needs_you) = if house.is_open() {
        house.ungranted(Ungranted::Owed, |session| count(house, session))?
    } else {
        let waiting = match lock_of(house.device).as_ref() {
            // Each exhibit is an entry and a file, and which belong together cannot be told while locked: at
            // least so many wait.
            Some(device) => list_unanswered(house.paths, device)?.len().max(count_files_unanswered(house.paths)?),
            None => 0,
        };
        (waiting, list_mismatched(house.paths)?.len())
    };
    let locked = captures::items(house)?;
    let waiting = waiting + left_waiting(house)?;
    let shown = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(StatusChip {
        online,
        since,
        waiting: shown(waiting + locked.waiting.len()),
        needs_you: shown(needs_you + locked.needs_you.len()),
    })
}

/// What earlier devices left in this folder and HQ has not answered.
fn left_waiting(house: &View<'_>) -> Result<usize, Failure> {
    let Some(device) = lock_of(house.device).clone() else { return Ok(0) };
    let mut waiting = 0;
    for left in left::all(house.paths, &device)? {
        waiting += list_unanswered(&left.paths, &left.device)?.len() + list_sealed(&left.paths)?.len();
    }
    Ok(waiting)
}

/// How many items the sync centre would list as waiting and as needing the officer, counted by the store:
/// the chip stands on every page, and no record is read for it. Looks are left out: they are no work of the
/// officer's, and one always waits.
fn count(house: &View<'_>, session: &Session) -> Result<(usize, usize), Failure> {
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let aside = events::set_aside(&session.replica, &session.device)?;
    let entries = answers::count_waiting(&session.own)?.into_iter().filter(|(kind, _many)| !is_look(*kind));
    let is_sending = |(id, sequence): &(ExhibitId, u64)| {
        let is_aside = aside.iter().any(|outcome| outcome.sequence == *sequence);
        !is_aside && Uploaded::is_under_way(session.uploads.get(id))
    };
    let sending = exhibits::files_of_received(&session.own)?.into_iter().filter(is_sending).count();
    let waiting = number(entries.map(|(_kind, many)| many).sum()) + sending;
    let mismatched = held_only(session, list_mismatched(house.paths)?)?.len();
    let aside = held_only(session, aside.iter().map(|outcome| outcome.sequence).collect())?.len();
    let refused = number(answers::count_refused(&session.own)?);
    let needs_you = aside + mismatched + refused + spoilt(session)?.len() + told_gaps(house, session)?.len();
    Ok((waiting, needs_you))
}

/// The sequences that the journal holds. Of what it forgot, being older than the disk, one item tells.
fn held_only(session: &Session, sequences: Vec<u64>) -> Result<Vec<u64>, Failure> {
    let mut held = Vec::new();
    for sequence in sequences {
        if journal::holds(&session.own, sequence)? {
            held.push(sequence);
        }
    }
    Ok(held)
}

/// The exhibits whose files are gone, or other bytes than were kept, and that no other reason lists.
fn spoilt(session: &Session) -> Result<Vec<exhibits::Kept>, Failure> {
    let mut all = Vec::new();
    for (id, uploaded) in &session.uploads {
        if *uploaded == Uploaded::Spoilt
            && let Some(kept) = exhibits::find(&session.own, *id)?
            && !matches!(shape::item_state(session, kept.sequence)?, ItemState::NeedsYou { .. })
        {
            all.push(kept);
        }
    }
    all.sort_by_key(|kept| kept.sequence);
    Ok(all)
}

/// Where the store was older than the disk: told for a day, and while something of it waits.
fn told_gaps(house: &View<'_>, session: &Session) -> Result<Vec<gaps::Gap>, Failure> {
    let mut all = gaps::all(&session.own)?;
    if all.is_empty() {
        return Ok(all);
    }
    let waiting = list_outbox(house.paths)?;
    let yesterday = house.now().shown().plus(TimeDelta::days(-1));
    all.retain(|gap| gap.found_at > yesterday || waiting.iter().any(|sequence| gap.holds(*sequence)));
    Ok(all)
}

/// The sync centre. While locked it names only what was made while locked, by short ids.
pub fn sheet(house: &View<'_>) -> Result<SyncSheet, Failure> {
    let status = chip(house)?;
    let now = house.now();
    let (running, last_fault, last_worked, copy) = {
        let sync = lock_of(house.sync);
        (sync.running, sync.last_fault.clone(), sync.last_worked.map(Stamp::of), sync.copy_text())
    };
    let mut items = captures::items(house)?;
    let mut coverage = None;
    if house.is_open() {
        house.ungranted(Ungranted::Owed, |session| {
            items.waiting.extend(waiting_items(session)?);
            items.needs_you.extend(needs_you_items(house, session)?);
            items.received.extend(received_items(session)?);
            coverage = Some(shape::coverage_of(session, now)?);
            Ok(())
        })?;
    }
    items.received.sort_by_key(|item| std::cmp::Reverse(item.saved.epoch_ms));
    let today = now.shown().london_day();
    let received_today = items.received.iter().filter(|item| received_on(item) == Some(today)).count();
    Ok(SyncSheet {
        status,
        oldest: items.waiting.iter().map(|item| item.saved.clone()).min_by_key(|stamp| stamp.epoch_ms),
        waiting: items.waiting,
        needs_you: items.needs_you,
        received: items.received,
        received_today: u32::try_from(received_today).unwrap_or(u32::MAX),
        running,
        last_fault,
        last_worked,
        copy,
        coverage,
    })
}

fn received_on(item: &SyncItem) -> Option<cordon_core::rules::time::Day> {
    match &item.state {
        ItemState::Received { at, .. } => Some(at.at.london_day()),
        ItemState::Queued | ItemState::Sending { .. } | ItemState::NeedsYou { .. } | ItemState::FromHq => None,
    }
}

/// Whether an entry is a look; no for a kind that this edition does not know.
fn is_look(kind: Option<BodyKind>) -> bool {
    kind.is_some_and(|kind| kind.class() == BodyClass::Look)
}

/// What an entry is called in lists; what is no officer's record is the device's own housekeeping.
fn item_kind(kind: Option<BodyKind>) -> ItemKind {
    match kind.and_then(BodyKind::record_of) {
        Some(RecordOf::Incident) => ItemKind::Incident,
        Some(RecordOf::Decision) => ItemKind::Decision,
        Some(RecordOf::Notice) => ItemKind::Notice,
        Some(RecordOf::Exhibit) => ItemKind::Exhibit,
        None => ItemKind::Device,
    }
}

fn waiting_items(session: &Session) -> Result<Vec<SyncItem>, Failure> {
    let mut items = Vec::new();
    let mut looks: Vec<Timestamp> = Vec::new();
    for (sequence, kind, at) in answers::waiting(&session.own)? {
        if is_look(kind) {
            looks.push(at);
        } else {
            items.push(item(session, sequence, kind, at, ItemState::Queued)?);
        }
    }
    for kept in exhibits::all_with_files(&session.own)? {
        let state = super::exhibits::state(session, &kept)?;
        if matches!(state, ItemState::Sending { .. }) {
            items.push(SyncItem {
                what: ItemKind::Exhibit,
                shown: kept.body.exhibit.reference.as_str().into(),
                saved: Stamp::of(kept.kept_at),
                state,
            });
        }
    }
    if let Some(oldest) = looks.first() {
        items.push(SyncItem {
            what: ItemKind::Lookups,
            shown: looks.len().to_string().into(),
            saved: Stamp::of(*oldest),
            state: ItemState::Queued,
        });
    }
    Ok(items)
}

fn item(
    session: &Session,
    sequence: u64,
    kind: Option<BodyKind>,
    at: Timestamp,
    state: ItemState,
) -> Result<SyncItem, Failure> {
    let shown = match kind.and_then(BodyKind::record_of) {
        Some(RecordOf::Exhibit) => {
            exhibits::find_by_sequence(&session.own, sequence)?.map(|kept| kept.body.exhibit.reference)
        }
        Some(RecordOf::Incident | RecordOf::Decision | RecordOf::Notice) => id_shown(session, sequence)?,
        None => None,
    };
    Ok(SyncItem { what: item_kind(kind), shown: shown.unwrap_or_default().into(), saved: Stamp::of(at), state })
}

/// How many figures of an entry's id tell it from others: as many as name one to the command line.
const ID_FIGURES: usize = 8;

/// The end of a record's entry id, by which it is found again; none where the journal forgot the entry.
fn id_shown(session: &Session, sequence: u64) -> Result<Option<String>, Failure> {
    if !journal::holds(&session.own, sequence)? {
        return Ok(None);
    }
    let whole = journal::id_of(&session.own, sequence)?.to_string();
    Ok(whole.get(whole.len().saturating_sub(ID_FIGURES)..).map(str::to_owned))
}

fn received_items(session: &Session) -> Result<Vec<SyncItem>, Failure> {
    let mut items = Vec::new();
    for (sequence, kind, at, answer) in answers::latest(&session.own, 400)? {
        let answers::Answer::Received { at: received, short } = answer else { continue };
        if kind.and_then(BodyKind::record_of).is_none() || items.len() >= 50 {
            continue;
        }
        let state = ItemState::Received { at: Stamp::of(received), receipt: short.into() };
        items.push(item(session, sequence, kind, at, state)?);
    }
    Ok(items)
}

fn needs_you_items(house: &View<'_>, session: &Session) -> Result<Vec<SyncItem>, Failure> {
    let mut items = Vec::new();
    for outcome in events::set_aside(&session.replica, &session.device)? {
        if let Some(why) = outcome.verdict.why()
            && journal::holds(&session.own, outcome.sequence)?
        {
            items.push(one_that_needs(session, outcome.sequence, why.into())?);
        }
    }
    for sequence in held_only(session, list_mismatched(house.paths)?)? {
        items.push(one_that_needs(session, sequence, text!("refusal.receipt_of_another_entry"))?);
    }
    for (sequence, because) in answers::refused(&session.own)? {
        items.push(one_that_needs(session, sequence, shape::refused_text(because))?);
    }
    for kept in spoilt(session)? {
        items.push(one_that_needs(session, kept.sequence, text!("refusal.evidence_is_not_as_it_was_kept"))?);
    }
    for gap in told_gaps(house, session)? {
        items.push(SyncItem {
            what: ItemKind::Device,
            shown: Verbatim::default(),
            saved: Stamp::of(gap.found_at),
            state: ItemState::NeedsYou {
                why: text!("refusal.the_store_was_older", from = gap.ended + 1, to = gap.written),
            },
        });
    }
    Ok(items)
}

fn one_that_needs(session: &Session, sequence: u64, why: Text) -> Result<SyncItem, Failure> {
    let envelope = journal::get(&session.own, sequence)?.read()?;
    item(session, sequence, BodyKind::find(&envelope.kind), envelope.at, ItemState::NeedsYou { why })
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod status_tests;
