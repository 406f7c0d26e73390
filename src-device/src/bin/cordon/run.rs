//! Doing what was asked, through the same commands as the window.

use super::args::{Args, OnDevice, Verifiable};
use super::enrolling;
use super::fields;
#[cfg(feature = "bridge")]
use super::input;
use super::named;
use super::page::Page;
use super::pages;
use super::passphrase;
use super::print::{Out, json, note, reply, write};
use super::progress;
use super::record;
use anyhow::Result;
use cordon_core::rules::place::pasted;
use cordon_core::text;
use cordon_core::wire::{
    AccuracyLevel, Approve, Assess, Command, EntryOpen, EntrySheet, EntrySheetOf, FactsInput, Fault, FaultKind,
    GetSession, OrderOpen, OrderSheetOf, PersonOpen, PersonSheetOf, PlaceInput, PositionSource, Search, SearchClose,
    SearchOpen, Searched, SessionSheet, SightingBasis, SyncSheet, SyncStatus, Text, Timestamp, Unlock, Verbatim,
};
use cordon_core::words::english;
use cordon_device::location::{GpsdLocator, SimLocator};
use cordon_device::sync::{self, Outcome};
use cordon_device::{House, Options, Serve, orders_held, verify_journal};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// Does it. `false` where what was asked came out wrong, as a journal that does not verify. Every age is
/// told by the time that the device knows, and not by its wall clock.
pub fn run(args: &Args, asked: &OnDevice, out: Out) -> Result<bool> {
    stands(args, asked)?;
    match asked {
        OnDevice::Enrol { hq, ca, code, unlock_passphrase_file } => {
            let before = enrolling::Before::at(&args.home);
            let asked = enrolling::Asked { hq, ca, code, unlock: unlock_passphrase_file.as_deref() };
            let ready = enrolling::read(args, &asked)?;
            let house = held(args)?;
            reply(&enrolling::enrolled(&house, args, ready, before)?, out, pages::enrolled)?;
            note_wall(&house, out);
        }
        OnDevice::Search { text, why } => {
            let clue = clue_of(text)?;
            let house = opened(args)?;
            house.wait_for_index()?;
            let opened = call(&house, SearchOpen { reason: why.reason() })?;
            let found = call(&house, Search { search: opened.search, text: clue });
            let closed = call(&house, SearchClose { search: opened.search });
            let found = found?;
            closed?;
            if found.searched == Searched::NoCopy {
                return Err(named::no_copy(&house).into());
            }
            reply(&found, out, |page, found| pages::found(page, found, house.now().shown()))?;
        }
        OnDevice::Person { id, why } => {
            let house = opened(args)?;
            let grant = call(&house, PersonOpen { person: named::person(&house, id)?, reason: why.reason() })?.id;
            let sheet = call(&house, PersonSheetOf { grant })?;
            reply(&sheet, out, |page, sheet| pages::person(page, sheet, house.now().shown()))?;
        }
        OnDevice::Order { id, why } => {
            let house = opened(args)?;
            let grant = call(&house, OrderOpen { order: named::order(&house, id)?, reason: why.reason() })?.id;
            let sheet = call(&house, OrderSheetOf { grant })?;
            reply(&sheet, out, |page, sheet| pages::order(page, sheet, house.now().shown()))?;
        }
        OnDevice::Check { id, place, at, why } => {
            let house = opened(args)?;
            let facts = facts(&house, place.as_deref(), at.as_deref())?;
            let order = named::order(&house, id)?;
            call(&house, OrderOpen { order, reason: why.reason() })?;
            let sheet = call(&house, Assess { order, facts }).map_err(fields::of_arguments)?.sheet;
            reply(&sheet, out, |page, sheet| pages::check(page, sheet, house.now().shown()))?;
        }
        OnDevice::Record(asked) => {
            let ready = record::read(asked)?;
            let house = opened(args)?;
            for _time in 0..asked.times {
                reply(&record::record(&house, &ready)?, out, pages::saved)?;
            }
        }
        OnDevice::Entry { entry, full, why } => {
            let house = opened(args)?;
            let grant = call(&house, EntryOpen { entry: *entry, reason: why.reason() })?.id;
            let ids = if *full { pages::Ids::Full } else { pages::Ids::Short };
            entry_shown(&call(&house, EntrySheetOf { grant })?, ids, out)?;
        }
        OnDevice::Approve { entry, digest, why } => {
            let house = opened(args)?;
            let grant = call(&house, EntryOpen { entry: *entry, reason: why.reason() })?.id;
            if !is_digest_of(&call(&house, EntrySheetOf { grant })?, digest) {
                return Err(Fault::new(FaultKind::Invalid, text!("cordon.another_entry_was_read")).into());
            }
            reply(&call(&house, Approve { entry: *entry })?, out, pages::approved)?;
        }
        OnDevice::Sync => {
            let passphrase = passphrase::of_slot(args)?;
            let house = held(args)?;
            let done = progress::during(progress::syncing(&args.home), || sync(&house, args, &passphrase))?;
            let session = call(&house, GetSession {})?;
            let access = pages::Access::of(&session, args.slot);
            // Not brought up to date is no success, but where there is no access to bring anything for.
            let is_whole = done.pulled || matches!(access, pages::Access::Ended(_));
            reply(&done, out, |page, done| pages::synced(page, *done, orders_held(&house).ok(), access))?;
            note_wall(&house, out);
            return Ok(is_whole);
        }
        OnDevice::Status => {
            let passphrase = passphrase::given(args)?;
            let house = held(args)?;
            // Without a passphrase it says how the locked device stands; one that was given must open it.
            if let Some(passphrase) = passphrase {
                unless_full(unlock(&house, args, &passphrase))?;
            }
            let session = call(&house, GetSession {})?;
            let sync = call(&house, SyncStatus {})?;
            let standing = Standing { session, sync, clock_off: house.wall_off(), disk_full: house.disk_full() };
            reply(&standing, out, |page, standing| pages::status(page, standing, house.now().shown()))?;
        }
        OnDevice::Verify { what: Verifiable::Journal } => {
            let house = opened(args)?;
            let report = verify_journal(&house)?;
            reply(&report, out, pages::verified)?;
            return Ok(report.holds);
        }
        #[cfg(feature = "bridge")]
        OnDevice::Bridge { page, address_file } => {
            must_hold_a_page(page)?;
            cordon_device::bridge::serve(held(args)?, page, address_file)?;
        }
    }
    Ok(true)
}

/// The house, held by this process from here on and locked.
fn held(args: &Args) -> Result<House> {
    Ok(House::open(&args.home, options(&args.home))?)
}

/// The house that stands in the folder, open. The passphrase is asked for first: while somebody types, the house is
/// free for others.
pub fn opened(args: &Args) -> Result<House> {
    must_stand(args)?;
    let passphrase = passphrase::of_slot(args)?;
    let house = held(args)?;
    unlock(&house, args, &passphrase)?;
    Ok(house)
}

/// How the device stands.
#[derive(Serialize)]
pub struct Standing {
    /// Who is on it.
    pub session: SessionSheet,
    /// What waits for HQ.
    pub sync: SyncSheet,
    /// By how much its wall clock is off, where it is and HQ's time is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock_off: Option<Text>,
    /// What a full disk keeps it from, where it is full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disk_full: Option<Text>,
}

/// A clue to search by: nobody is found by nothing, and that is not to be told as "nothing held".
fn clue_of(text: &[String]) -> Result<String, Fault> {
    let clue = text.join(" ");
    if clue.chars().any(char::is_alphanumeric) {
        return Ok(clue);
    }
    let what = if clue.trim().is_empty() { text!("cordon.empty_clue") } else { text!("cordon.clue_of_nothing") };
    Err(Fault::new(FaultKind::Invalid, what).at("text"))
}

/// Says beside a reply that this device's clock is off. In JSON, `status` has it as a field.
fn note_wall(house: &House, out: Out) {
    if let Some(off) = house.wall_off().filter(|_| !out.is_json()) {
        note(&english(off));
    }
}

/// Refuses a folder without a page before an address is written that serves nothing.
#[cfg(feature = "bridge")]
fn must_hold_a_page(folder: &Path) -> Result<(), Fault> {
    if folder.join("index.html").is_file() {
        return Ok(());
    }
    Err(Fault::new(FaultKind::NotFound, text!("cordon.no_page", folder = input::name_of(folder))).at("page"))
}

/// Whether a digest is that of an entry, whole or so much of it as is shown.
fn is_digest_of(sheet: &EntrySheet, typed: &str) -> bool {
    typed.len() >= pages::DIGEST_FIGURES && sheet.digest.as_str().starts_with(&typed.to_ascii_lowercase())
}

/// Another officer's entry, the whole of it.
fn entry_shown(sheet: &EntrySheet, ids: pages::Ids, out: Out) -> Result<()> {
    match out {
        Out::Json => json(sheet),
        Out::Lines(look) => {
            let mut page = Page::new(look);
            pages::entry(&mut page, sheet, ids)?;
            write(page.text())
        }
    }
}

fn options(home: &Path) -> Options {
    let mut options = Options::plain("cordon");
    options.locator = Arc::new(GpsdLocator::of(home));
    // As in the window: no release takes a made-up place into evidence.
    let simulated = std::env::var("CORDON_LOCATION").ok();
    if cfg!(debug_assertions)
        && let Some(sim) = simulated.as_deref().and_then(|text| text.strip_prefix("sim:")).and_then(SimLocator::parse)
    {
        options.locator = Arc::new(sim);
    }
    options
}

/// Gives a command as a page would.
pub fn call<C: Command>(house: &House, command: C) -> Result<C::Reply, Fault>
where
    House: Serve<C>,
{
    house.serve(command).map_err(|failure| cordon_device::report(C::NAME, failure))
}

/// Refuses a folder in which no device was enrolled, before anything is made there: a mistyped `--home`
/// is not a new device. Enrolling makes one.
fn stands(args: &Args, asked: &OnDevice) -> Result<()> {
    let begins = match asked {
        OnDevice::Enrol { .. } => true,
        #[cfg(feature = "bridge")]
        OnDevice::Bridge { .. } => true,
        OnDevice::Search { .. }
        | OnDevice::Person { .. }
        | OnDevice::Order { .. }
        | OnDevice::Check { .. }
        | OnDevice::Record(_)
        | OnDevice::Approve { .. }
        | OnDevice::Entry { .. }
        | OnDevice::Sync
        | OnDevice::Status
        | OnDevice::Verify { .. } => false,
    };
    if begins { Ok(()) } else { must_stand(args) }
}

fn must_stand(args: &Args) -> Result<()> {
    if House::stands_at(&args.home) {
        return Ok(());
    }
    let what = text!("cordon.no_device", folder = Verbatim::from(args.home.display().to_string()));
    Err(Fault::new(FaultKind::NotEnrolled, what).into())
}

/// Syncs. Unlocking writes an entry, for which a full disk has no room: what is owed goes out locked
/// then, which makes some, and the copy is brought up to date once it opens.
fn sync(house: &House, args: &Args, passphrase: &str) -> Result<Outcome> {
    let opened = match unlock(house, args, passphrase) {
        // What an officer who has left owes goes out all the same.
        Err(error) if is_ended(&error) => return round(house, args),
        opened => unless_full(opened)?,
    };
    if opened.is_some() {
        return round(house, args);
    }
    let sent = round(house, args)?;
    // A store that a full disk keeps from being opened says that it is damaged.
    let is_told =
        |error: &anyhow::Error| error.downcast_ref::<Fault>().is_none_or(|fault| fault.kind != FaultKind::StoreDamaged);
    match unless_full(unlock(house, args, passphrase)) {
        Ok(Some(())) => round(house, args),
        Ok(None) => Ok(sent),
        Err(error) if is_told(&error) => Err(error),
        Err(_full) => Ok(sent),
    }
}

/// One round. That a full disk has no room for what HQ answered is told in words of its own.
fn round(house: &House, args: &Args) -> Result<Outcome> {
    let said = house.copy_found();
    let done = sync::run_once(house);
    note_copy(house, args, said);
    let failure = match done {
        Ok(done) => return Ok(done),
        Err(failure) => failure,
    };
    if failure.as_fault().kind == FaultKind::DiskFull {
        return Err(Fault::new(FaultKind::DiskFull, text!("cordon.receipts_full")).into());
    }
    Err(failure.into())
}

/// Whether the slot opens no more because its officer's access has ended.
fn is_ended(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Fault>().is_some_and(|fault| fault.kind == FaultKind::AccessEnded)
}

/// What was done; `None` where the disk was too full for it.
fn unless_full<T>(done: Result<T>) -> Result<Option<T>> {
    let is_full =
        |error: &anyhow::Error| error.downcast_ref::<Fault>().is_some_and(|fault| fault.kind == FaultKind::DiskFull);
    match done {
        Ok(done) => Ok(Some(done)),
        Err(error) if is_full(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn unlock(house: &House, args: &Args, passphrase: &str) -> Result<()> {
    call(house, Unlock { slot: args.slot, passphrase: passphrase.to_owned() })?;
    // What follows tells ages and what is in force: beside it stands how far the clock can be believed.
    // In JSON it is a field of the reply.
    if let Some(doubt) = house.clock_doubt().filter(|_| !args.json) {
        note(&english(doubt.text()));
    }
    note_copy(house, args, None);
    Ok(())
}

/// Says of the copy of HQ's that it was found sound, or is begun anew, where that was not said before. In JSON,
/// `status` has it as a field.
fn note_copy(house: &House, args: &Args, said: Option<Text>) {
    if let Some(found) = house.copy_found().filter(|found| !args.json && said.as_ref() != Some(found)) {
        note(&english(found));
    }
}

fn facts(house: &House, place: Option<&str>, at: Option<&str>) -> Result<FactsInput> {
    let read = |text| {
        Timestamp::parse(text).ok_or_else(|| Fault::new(FaultKind::Invalid, text!("cordon.at_is_a_time")).at("--at"))
    };
    let act_at = at.map(read).transpose()?;
    let he_is = match place {
        None => PlaceInput::Unknown,
        Some("here") => PlaceInput::Here,
        Some(text) => place_of(text, house.now().shown())?,
    };
    let basis = if place == Some("here") { SightingBasis::SeenHere } else { SightingBasis::SeenThere };
    Ok(FactsInput { act_at, he_is, basis, told: Vec::new() })
}

/// A pasted position, or a grid reference for the device to read.
fn place_of(text: &str, now: Timestamp) -> Result<PlaceInput> {
    let Some(pasted) = pasted::read(text)
        .map_err(|error| Fault::new(FaultKind::Invalid, text!("cordon.place", why = error.text())).at("--place"))?
    else {
        return Ok(PlaceInput::GridReference { text: text.to_owned() });
    };
    Ok(PlaceInput::Fix {
        lon: pasted.at.lon(),
        lat: pasted.at.lat(),
        accuracy_m: pasted.accuracy_m,
        fixed_at: now,
        source: PositionSource::Chosen,
        level: AccuracyLevel::Percent68,
    })
}
