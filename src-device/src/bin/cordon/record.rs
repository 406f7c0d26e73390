//! `cordon record`: a form, from a file or from arguments, kept as a record.

use super::args::{RecordArgs, reason};
use super::fields;
use super::input;
use super::run::call;
use anyhow::Result;
use cordon_core::rules::ids::OrderId;
use cordon_core::text;
use cordon_core::wire::{
    Argument, DraftDiscard, DraftId, DraftOpen, DraftSave, DraftSheetOf, ExhibitAdd, ExhibitKind, Fault, FaultKind,
    OrderOpen, PersonOpen, PersonSheetOf, Reason, Record, RecordForm, Saved, Verbatim,
};
use cordon_device::House;
use serde_json::Value;
use std::path::Path;

/// What is recorded, read whole before anything is looked at or begun.
pub struct Ready {
    form: RecordForm,
    photos: Vec<Photo>,
    why: Option<Reason>,
}

struct Photo {
    file: Argument,
    name: Verbatim,
    bytes: Vec<u8>,
}

/// Reads what is asked. A file that cannot be read, or a form that lacks something, leaves no draft and
/// no look.
pub fn read(asked: &RecordArgs) -> Result<Ready> {
    let mut form = match &asked.form {
        Some(path) => form_of(path)?,
        None => RecordForm::default(),
    };
    form.mode = asked.mode.map(Into::into).or(form.mode);
    if let Some(account) = &asked.account {
        form.account.clone_from(account);
    }
    form.declared |= asked.declare;
    if let Some(number) = asked.incident.as_ref().filter(|_| form.incident_number.is_empty()) {
        form.incident_number.clone_from(number);
    }
    let why = asked.reason.as_deref().map(|typed| reason(typed, asked.incident.clone()));
    must_be_recordable(&form, why.as_ref())?;
    let photos = asked.photo.iter().map(|file| photo_of(file)).collect::<Result<Vec<_>>>()?;
    Ok(Ready { form, photos, why })
}

/// Records it. Whom and what the form names is looked at first, under the reason given.
pub fn record(house: &House, ready: &Ready) -> Result<Saved> {
    if let Some(why) = &ready.why {
        look_at(house, &ready.form, why)?;
    }
    let begun = call(house, DraftOpen { person: ready.form.person, order: None })?;
    let draft = call(house, DraftSheetOf { grant: begun.id })?;
    let saved = fill(house, draft.id, ready);
    if saved.is_err() {
        // What was refused leaves no draft behind; the refusal is what is told.
        let _discarded = call(house, DraftDiscard { id: draft.id });
    }
    Ok(saved?)
}

/// One look at the person, which shows what binds him, and one at each order that it does not show.
fn look_at(house: &House, form: &RecordForm, why: &Reason) -> Result<(), Fault> {
    let mut shown = Vec::new();
    if let Some(person) = form.person {
        let opened = call(house, PersonOpen { person, reason: why.clone() }).map_err(|fault| fault.at("person"))?;
        let bound_by = call(house, PersonSheetOf { grant: opened.id })?.bound_by;
        shown.extend(bound_by.into_iter().map(|brief| brief.order));
    }
    for order in orders_of(form) {
        if !shown.contains(&order) {
            call(house, OrderOpen { order, reason: why.clone() }).map_err(|fault| fault.at("terms"))?;
            shown.push(order);
        }
    }
    Ok(())
}

/// Every order that a form names.
fn orders_of(form: &RecordForm) -> impl Iterator<Item = OrderId> {
    let arrests = form.decision.iter().flat_map(|decision| &decision.arrests).filter_map(|arrest| arrest.order);
    form.terms.iter().map(|term| term.order).chain(arrests)
}

/// What a record cannot be saved without, told by the arguments that give it.
fn must_be_recordable(form: &RecordForm, why: Option<&Reason>) -> Result<(), Fault> {
    let lacks = |what, field| Err(Fault::new(FaultKind::Invalid, what).at(field));
    if form.mode.is_none() {
        return lacks(text!("cordon.say_how_you_know"), "mode");
    }
    if form.account.trim().is_empty() {
        return lacks(text!("cordon.say_what_happened"), "account");
    }
    if !form.declared {
        return lacks(text!("cordon.declare_it"), "declare");
    }
    if why.is_none() && (form.person.is_some() || orders_of(form).next().is_some()) {
        return lacks(text!("cordon.record_needs_a_reason"), "reason");
    }
    form.check_moments().map_err(|fault| fields::named(Fault::new(FaultKind::Invalid, fault.text()).at(fault.field())))
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

fn photo_of(file: &Path) -> Result<Photo> {
    let bytes = input::bytes_of(file)?;
    if bytes.is_empty() {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.is_empty", file = input::name_of(file))).into());
    }
    Ok(Photo { file: input::name_of(file), name: own_name(file), bytes })
}

/// A file's own name, without its folders: what is not UTF-8 in it is marked as such.
fn own_name(file: &Path) -> Verbatim {
    Verbatim(file.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

fn fill(house: &House, draft: DraftId, ready: &Ready) -> Result<Saved, Fault> {
    for photo in &ready.photos {
        keep(house, draft, photo)?;
    }
    call(house, DraftSave { id: draft, form: ready.form.clone() }).map_err(fields::named)?;
    call(house, Record { id: draft }).map_err(fields::named)
}

/// Keeps a photo; where it is not taken, the file is named.
fn keep(house: &House, draft: DraftId, photo: &Photo) -> Result<(), Fault> {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD.encode(&photo.bytes);
    let kept = call(house, ExhibitAdd { draft, kind: ExhibitKind::Photo, name: photo.name.clone(), bytes });
    match kept {
        Ok(_sheet) => Ok(()),
        Err(fault) if fault.kind == FaultKind::Invalid => {
            Err(Fault { what: text!("cordon.of_file", file = photo.file.clone(), what = fault.what.clone()), ..fault })
        }
        Err(fault) => Err(fault),
    }
}
