//! Doing what was asked, through the same commands as the window.

use super::args::{Args, OnDevice, Verifiable};
use super::input;
use super::named;
use super::page::Page;
use super::pages;
use super::print::{Out, json, note, reply, write};
use super::progress;
use anyhow::{Context, Result};
use cordon_core::proof::passphrase::normal_passphrase;
use cordon_core::rules::place::pasted;
use cordon_core::text;
use cordon_core::wire::{
    AccuracyLevel, Approve, Assess, Command, DraftDiscard, DraftId, DraftOpen, DraftSave, DraftSheetOf, EntryOpen,
    EntrySheet, EntrySheetOf, ExhibitAdd, ExhibitKind, FactsInput, Fault, FaultKind, GetSession, Mode, OrderOpen,
    OrderSheetOf, PersonOpen, PersonSheetOf, PlaceInput, PositionSource, Record, RecordForm, Saved, Search,
    SearchClose, SearchOpen, SessionSheet, SightingBasis, SyncSheet, SyncStatus, Timestamp, Unlock, Unreached,
    Verbatim,
};
use cordon_core::words::{Argument, english};
use cordon_device::location::{GpsdLocator, SimLocator};
use cordon_device::sync::{self, Outcome};
use cordon_device::{Enrolment, Failure, House, Options, Serve, enrol, orders_held, verify_journal};
use serde::Serialize;
use serde_json::Value;
use std::env::VarError;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Does it. `false` where what was asked came out wrong, as a journal that does not verify.
pub fn run(args: &Args, asked: &OnDevice, out: Out) -> Result<bool> {
    stands(args, asked)?;
    let house = House::open(&args.home, options(&args.home))?;
    match asked {
        OnDevice::Enrol { hq, ca, code, unlock_passphrase_file } => {
            let ca_pem = certificate_of(ca)?;
            match unlock_passphrase_file {
                Some(file) => {
                    call(&house, Unlock { slot: args.slot, passphrase: secret(file)? })?;
                }
                None => must_be_new(&house)?,
            }
            let given = Enrolment { hq: hq.clone(), ca_pem, code: code.clone(), passphrase: passphrase(args)? };
            reply(&enrol(&house, &given).map_err(not_enrolled)?, out, pages::enrolled)?;
        }
        OnDevice::Search { text, why } => {
            unlock(&house, args)?;
            house.wait_for_index()?;
            let opened = call(&house, SearchOpen { reason: why.reason() })?;
            let found = call(&house, Search { search: opened.search, text: text.join(" ") })?;
            call(&house, SearchClose { search: opened.search })?;
            reply(&found, out, pages::found)?;
        }
        OnDevice::Person { id, why } => {
            unlock(&house, args)?;
            let grant = call(&house, PersonOpen { person: named::person(&house, id)?, reason: why.reason() })?.id;
            reply(&call(&house, PersonSheetOf { grant })?, out, pages::person)?;
        }
        OnDevice::Order { id, why } => {
            unlock(&house, args)?;
            let grant = call(&house, OrderOpen { order: named::order(&house, id)?, reason: why.reason() })?.id;
            reply(&call(&house, OrderSheetOf { grant })?, out, pages::order)?;
        }
        OnDevice::Check { id, place, at, why } => {
            unlock(&house, args)?;
            let order = named::order(&house, id)?;
            call(&house, OrderOpen { order, reason: why.reason() })?;
            let facts = facts(place.as_deref(), at.as_deref())?;
            reply(&call(&house, Assess { order, facts })?.sheet, out, pages::check)?;
        }
        OnDevice::Record { form, account, photo, declare, times } => {
            unlock(&house, args)?;
            for _time in 0..*times {
                let saved = record(&house, form.as_deref(), account.as_deref(), photo, *declare)?;
                reply(&saved, out, pages::saved)?;
            }
        }
        OnDevice::Entry { entry, why } => {
            unlock(&house, args)?;
            let grant = call(&house, EntryOpen { entry: *entry, reason: why.reason() })?.id;
            entry_shown(&call(&house, EntrySheetOf { grant })?, out)?;
        }
        OnDevice::Approve { entry, digest, why } => {
            unlock(&house, args)?;
            let grant = call(&house, EntryOpen { entry: *entry, reason: why.reason() })?.id;
            if call(&house, EntrySheetOf { grant })?.digest.as_str() != digest {
                return Err(Fault::new(FaultKind::Invalid, text!("cordon.another_entry_was_read")).into());
            }
            reply(&call(&house, Approve { entry: *entry })?, out, pages::approved)?;
        }
        OnDevice::Sync => {
            let done = progress::during(progress::syncing(&args.home), || sync(&house, args))?;
            let session = call(&house, GetSession {})?;
            let access = pages::Access::of(&session, args.slot);
            reply(&done, out, |page, done| pages::synced(page, *done, orders_held(&house).ok(), access))?;
        }
        OnDevice::Status => {
            // Without a passphrase it says how the locked device stands; one that was given must open it.
            if given_passphrase(args)?.is_some() {
                unless_full(unlock(&house, args))?;
            }
            let session = call(&house, GetSession {})?;
            let sync = call(&house, SyncStatus {})?;
            let standing = Standing { session, sync };
            reply(&standing, out, |page, standing| pages::status(page, &standing.session, &standing.sync))?;
        }
        OnDevice::Verify { what: Verifiable::Journal } => {
            unlock(&house, args)?;
            let report = verify_journal(&house)?;
            reply(&report, out, pages::verified)?;
            return Ok(report.holds);
        }
        #[cfg(feature = "bridge")]
        OnDevice::Bridge { page, address_file } => cordon_device::bridge::serve(house, page, address_file)?,
    }
    Ok(true)
}

/// How the device stands: who is on it, and what waits for HQ.
#[derive(Serialize)]
struct Standing {
    session: SessionSheet,
    sync: SyncSheet,
}

/// Another officer's entry, the whole of it.
fn entry_shown(sheet: &EntrySheet, out: Out) -> Result<()> {
    match out {
        Out::Json => json(sheet),
        Out::Lines(colour) => {
            let mut page = Page::new(colour);
            pages::entry(&mut page, sheet)?;
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

fn call<C: Command>(house: &House, command: C) -> Result<C::Reply, Fault>
where
    House: Serve<C>,
{
    house.serve(command).map_err(|failure| cordon_device::report(C::NAME, failure))
}

/// Refuses to enrol another officer unless one of the device's own is named to unlock it.
fn must_be_new(house: &House) -> Result<()> {
    if call(house, GetSession {})?.enrolled {
        return Err(Fault::new(FaultKind::Refused, text!("cordon.unlock_it_first")).into());
    }
    Ok(())
}

/// HQ's certificate. A file without one is told before anything is sent.
fn certificate_of(ca: &Path) -> Result<String> {
    let pem = input::text_of(ca)?;
    if !pem.contains("-----BEGIN CERTIFICATE-----") {
        let what = text!("cordon.no_certificate", file = input::name_of(ca));
        return Err(Fault::new(FaultKind::Invalid, what).at("ca").into());
    }
    Ok(pem)
}

/// Why nobody was enrolled. Where HQ is away nothing was recorded yet that would be safe here.
fn not_enrolled(failure: Failure) -> anyhow::Error {
    if let Failure::Unreachable(
        why @ (Unreached::NoConnection
        | Unreached::NoAnswer
        | Unreached::CutOff
        | Unreached::CannotServe
        | Unreached::UsedUp),
    ) = failure
    {
        return Fault::new(FaultKind::HqUnreachable { why }, text!("frame.enrol_unreached")).into();
    }
    failure.into()
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
        | OnDevice::Record { .. }
        | OnDevice::Approve { .. }
        | OnDevice::Entry { .. }
        | OnDevice::Sync
        | OnDevice::Status
        | OnDevice::Verify { .. } => false,
    };
    if begins || House::stands_at(&args.home) {
        return Ok(());
    }
    let what = text!("cordon.no_device", folder = Verbatim::from(args.home.display().to_string()));
    Err(Fault::new(FaultKind::NotEnrolled, what).into())
}

/// Syncs. Unlocking writes an entry, for which a full disk has no room: what is owed goes out locked
/// then, which makes some, and the copy is brought up to date once it opens.
fn sync(house: &House, args: &Args) -> Result<Outcome> {
    let opened = match unlock(house, args) {
        // What an officer who has left owes goes out all the same.
        Err(error) if is_ended(&error) => return Ok(sync::run_once(house)?),
        opened => unless_full(opened)?,
    };
    if opened.is_some() {
        return Ok(sync::run_once(house)?);
    }
    let sent = sync::run_once(house)?;
    // A store that a full disk keeps from being opened says that it is damaged.
    let is_told =
        |error: &anyhow::Error| error.downcast_ref::<Fault>().is_none_or(|fault| fault.kind != FaultKind::StoreDamaged);
    match unless_full(unlock(house, args)) {
        Ok(Some(())) => Ok(sync::run_once(house)?),
        Ok(None) => Ok(sent),
        Err(error) if is_told(&error) => Err(error),
        Err(_full) => Ok(sent),
    }
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

fn unlock(house: &House, args: &Args) -> Result<()> {
    call(house, Unlock { slot: args.slot, passphrase: passphrase(args)? })?;
    // What follows tells ages and what is in force: beside it stands how far the clock can be believed.
    // In JSON it is a field of the reply.
    if let Some(doubt) = house.clock_doubt().filter(|_| !args.json) {
        note(&english(doubt.text()));
    }
    Ok(())
}

fn passphrase(args: &Args) -> Result<String> {
    match given_passphrase(args)? {
        Some(passphrase) => Ok(passphrase),
        None => Err(anyhow::Error::msg(text!("cordon.give_the_passphrase"))),
    }
}

/// The passphrase from the file that is named, else from the environment, where there is one.
fn given_passphrase(args: &Args) -> Result<Option<String>> {
    if let Some(file) = &args.passphrase_file {
        return secret(file).map(Some);
    }
    match std::env::var("CORDON_PASSPHRASE") {
        Ok(passphrase) => not_empty(passphrase, Verbatim::from("CORDON_PASSPHRASE").into()).map(Some),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => {
            Err(Fault::new(FaultKind::Invalid, text!("cordon.not_utf8", file = Verbatim::from("CORDON_PASSPHRASE")))
                .at("passphrase")
                .into())
        }
    }
}

/// A passphrase from a file. What is wrong with the file is said before a try is made with it.
fn secret(file: &Path) -> Result<String> {
    not_empty(input::text_of(file)?, input::name_of(file))
}

fn not_empty(passphrase: String, source: Argument) -> Result<String> {
    if normal_passphrase(&passphrase).is_empty() {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.is_empty", file = source)).at("passphrase").into());
    }
    Ok(passphrase)
}

fn facts(place: Option<&str>, at: Option<&str>) -> Result<FactsInput> {
    let act_at = at.map(|text| Timestamp::parse(text).context(text!("cordon.at_is_a_time"))).transpose()?;
    let he_is = match place {
        None => PlaceInput::Unknown,
        Some("here") => PlaceInput::Here,
        Some(text) => place_of(text)?,
    };
    let basis = if place == Some("here") { SightingBasis::SeenHere } else { SightingBasis::SeenThere };
    Ok(FactsInput { act_at, he_is, basis, told: Vec::new() })
}

/// A pasted position, or a grid reference for the device to read.
fn place_of(text: &str) -> Result<PlaceInput> {
    let Some(pasted) = pasted::read(text)
        .map_err(|error| Fault::new(FaultKind::Invalid, text!("cordon.place", why = error.text())))?
    else {
        return Ok(PlaceInput::GridReference { text: text.to_owned() });
    };
    Ok(PlaceInput::Fix {
        lon: pasted.at.lon(),
        lat: pasted.at.lat(),
        accuracy_m: pasted.accuracy_m,
        fixed_at: cordon_device::clock::Clock::wall(&cordon_device::clock::SystemClock),
        source: PositionSource::Chosen,
        level: AccuracyLevel::Percent68,
    })
}

fn record(
    house: &House,
    form: Option<&Path>,
    account: Option<&str>,
    photos: &[PathBuf],
    declared: bool,
) -> Result<Saved> {
    let mut filled: RecordForm = match form {
        Some(path) => form_of(path)?,
        None => RecordForm { mode: Some(Mode::Reported), ..RecordForm::default() },
    };
    if let Some(account) = account {
        filled.account = account.to_owned();
    }
    filled.declared |= declared;
    must_be_recordable(&filled)?;
    // All is read before a draft begins: a file that cannot be read leaves none.
    let read = |photo: &PathBuf| Ok((own_name(photo), input::bytes_of(photo)?));
    let photos = photos.iter().map(read).collect::<Result<Vec<_>>>()?;
    let begun = call(house, DraftOpen { person: None, order: None })?;
    let draft = call(house, DraftSheetOf { grant: begun.id })?;
    let saved = fill(house, draft.id, filled, &photos);
    if saved.is_err() {
        // What was refused leaves no draft behind; the refusal is what is told.
        let _discarded = call(house, DraftDiscard { id: draft.id });
    }
    Ok(saved?)
}

/// What a record cannot be saved without, told by the arguments that give it.
fn must_be_recordable(filled: &RecordForm) -> Result<(), Fault> {
    if filled.account.trim().is_empty() {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.say_what_happened")).at("account"));
    }
    if !filled.declared {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.declare_it")).at("declare"));
    }
    Ok(())
}

/// A form from its file. What the form has no place for is told: a misspelt field would be lost.
fn form_of(path: &Path) -> Result<RecordForm> {
    let no_form =
        |why: Argument| Fault::new(FaultKind::Invalid, text!("cordon.no_form", file = input::name_of(path), why = why));
    let unread = |error: serde_json::Error| no_form(Verbatim::from(error.to_string()).into());
    let given: Value = serde_json::from_str(&input::text_of(path)?).map_err(unread)?;
    let form: RecordForm = serde_json::from_value(given.clone()).map_err(unread)?;
    match input::left_out(&given, &serde_json::to_value(&form)?) {
        Some(field) => Err(no_form(text!("cordon.no_such_field", field = Verbatim::from(field)).into()).into()),
        None => Ok(form),
    }
}

/// A file's own name, without its folders: what is not UTF-8 in it is marked as such.
fn own_name(file: &Path) -> Verbatim {
    Verbatim(file.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

fn fill(house: &House, draft: DraftId, form: RecordForm, photos: &[(Verbatim, Vec<u8>)]) -> Result<Saved, Fault> {
    for (name, photo) in photos {
        use base64::Engine as _;
        let bytes = base64::engine::general_purpose::STANDARD.encode(photo);
        call(house, ExhibitAdd { draft, kind: ExhibitKind::Photo, name: name.clone(), bytes })?;
    }
    call(house, DraftSave { id: draft, form })?;
    call(house, Record { id: draft })
}
