//! `cordon record`: a form, from a file or from arguments, kept as a record.

use super::args::{RecordArgs, reason};
use super::fields;
use super::input;
use super::misread;
use super::named;
use super::once::EachFieldOnce;
use super::run::call;
use anyhow::Result;
use cordon_core::rules::identifiers::is_blank;
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::text;
use cordon_core::wire::{
    Argument, DraftDiscard, DraftId, DraftOpen, DraftSave, DraftSheetOf, ExhibitAdd, ExhibitKind, Fault, FaultKind,
    OrderOpen, PersonOpen, PersonSheetOf, Reason, Record, RecordFault, RecordForm, Saved, Stamp, Verbatim, says,
};
use cordon_device::{Failure, House, recorded_before};
use serde_json::{Map, Value};
use std::path::Path;

/// What is recorded, read whole before anything is looked at or begun.
pub struct Ready {
    form: RecordForm,
    /// The person as the form names them, where it gives a part of their id: who it is, the device must say.
    person: Option<String>,
    photos: Vec<Photo>,
    why: Option<Reason>,
    repeats: Repeats,
}

/// What becomes of words that were recorded already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeats {
    /// They are refused: nobody makes two records of one event unawares.
    Refused,
    /// They are meant.
    Meant,
}

struct Photo {
    file: Argument,
    name: Verbatim,
    bytes: Vec<u8>,
}

/// Reads what is asked. A file that cannot be read, or a form that lacks something, leaves no draft and
/// no look.
pub fn read(asked: &RecordArgs) -> Result<Ready> {
    let Given { mut form, person, is_undeclared } = match &asked.form {
        Some(path) => form_of(path)?,
        None => Given::default(),
    };
    form.mode = one_of(form.mode, asked.mode.map(Into::into), "mode")?;
    let text = |given: &String| Some(given.clone()).filter(|given| !given.is_empty());
    form.account = one_of(text(&form.account), asked.account.clone(), "account")?.unwrap_or_default();
    let number = one_of(text(&form.incident_number), asked.incident.clone(), "incident_number")?;
    form.incident_number = number.unwrap_or_default();
    if is_undeclared && asked.declare {
        return Err(differs("declared").into());
    }
    form.declared |= asked.declare;
    let why = asked.reason.as_deref().map(|typed| reason(typed, asked.incident.clone()));
    must_be_recordable(&form, person.as_deref(), why.as_ref())?;
    let photos = asked.photo.iter().map(|file| photo_of(file)).collect::<Result<Vec<_>>>()?;
    let repeats = if asked.again { Repeats::Meant } else { Repeats::Refused };
    Ok(Ready { form, person, photos, why, repeats })
}

/// What the form gives or an argument does. Where both do and differ, which one is meant is not guessed.
fn one_of<T: PartialEq>(form: Option<T>, argument: Option<T>, field: &'static str) -> Result<Option<T>, Fault> {
    match (form, argument) {
        (Some(form), Some(argument)) if form != argument => Err(differs(field)),
        (form, argument) => Ok(argument.or(form)),
    }
}

fn differs(field: &'static str) -> Fault {
    fields::named(Fault::new(FaultKind::Invalid, text!("cordon.field_differs")).at(field))
}

/// Records it. Whom and what the form names is looked at first, under the reason given.
pub fn record(house: &House, ready: &Ready) -> Result<Saved> {
    // What saving would refuse is refused before anybody is looked at and any draft is begun.
    ready.form.check(house.now().shown()).map_err(not_taken)?;
    let form = &with_person(house, ready)?;
    match ready.repeats {
        Repeats::Refused => must_be_new(house, form)?,
        Repeats::Meant => {}
    }
    if let Some(why) = &ready.why {
        look_at(house, form, why)?;
    }
    let begun = call(house, DraftOpen { person: form.person, order: None })?;
    let draft = call(house, DraftSheetOf { grant: begun.id })?;
    let saved = fill(house, draft.id, form, &ready.photos);
    if saved.is_err() {
        // What was refused leaves no draft behind; the refusal is what is told.
        let _discarded = call(house, DraftDiscard { id: draft.id });
    }
    Ok(saved?)
}

/// Refuses what the officer recorded already, before anybody is looked at for it.
fn must_be_new(house: &House, form: &RecordForm) -> Result<(), Fault> {
    let Some((at, entry)) = recorded_before(house, form)? else { return Ok(()) };
    let (when, entry) = (Verbatim::from(says::stamp(&Stamp::of(at))), Verbatim::from(entry.to_string()));
    Err(Fault::new(FaultKind::Refused, text!("cordon.recorded_before", when = when, entry = entry)))
}

/// The form with the person whom it names by a part of their id, as `cordon person` takes one.
fn with_person(house: &House, ready: &Ready) -> Result<RecordForm> {
    let mut form = ready.form.clone();
    if let Some(typed) = &ready.person {
        let found = named::person(house, typed).map_err(|error| match error.downcast::<Fault>() {
            Ok(fault) => fields::named(fault.at("person")).into(),
            Err(error) => error,
        });
        form.person = Some(found?);
    }
    Ok(form)
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
fn must_be_recordable(form: &RecordForm, person: Option<&str>, why: Option<&Reason>) -> Result<(), Fault> {
    let lacks = |what, field| Err(Fault::new(FaultKind::Invalid, what).at(field));
    if form.mode.is_none() {
        return lacks(text!("cordon.say_how_you_know"), "mode");
    }
    if is_blank(&form.account) {
        return lacks(text!("cordon.say_what_happened"), "account");
    }
    if !form.declared {
        return lacks(text!("cordon.declare_it"), "declare");
    }
    let names_any = form.person.is_some() || person.is_some() || orders_of(form).next().is_some();
    if why.is_none() && names_any {
        return lacks(text!("cordon.record_needs_a_reason"), "reason");
    }
    form.check_texts().map_err(|fault| fields::named(Failure::from(fault).into()))?;
    form.check_given().map_err(not_taken)
}

/// Why a form is not taken as a record, by the field of its file.
fn not_taken(fault: RecordFault) -> Fault {
    fields::named(Fault::new(FaultKind::Invalid, fault.text()).at(fault.field()))
}

/// A form as its file gives it.
#[derive(Default)]
struct Given {
    form: RecordForm,
    /// The person, where the file names them by a part of their id.
    person: Option<String>,
    /// Whether the file says in so many words that it is not declared.
    is_undeclared: bool,
}

/// A form from its file. What the form has no place for is told: a misspelt field would be lost.
fn form_of(path: &Path) -> Result<Given> {
    let no_form =
        |why: Argument| Fault::new(FaultKind::Invalid, text!("cordon.no_form", file = input::name_of(path), why = why));
    let unread = |error: serde_json::Error| no_form(misread::whole(&error).into());
    let text = input::text_of(path)?;
    serde_json::from_str::<EachFieldOnce>(&text).map_err(unread)?;
    let mut given: Value = serde_json::from_str(&text).map_err(unread)?;
    let person = part_of_an_id(&mut given);
    let form: RecordForm =
        serde_json::from_value(given.clone()).map_err(|error| match misread::field(&text, &given) {
            Some((field, said)) => no_form(said.into()).at(field),
            None => unread(error),
        })?;
    let mut kept = serde_json::to_value(&form)?;
    if let Some(fields) = kept.as_object_mut() {
        // What is empty is not written; what stands in it is named by its own name all the same.
        fields.entry("file").or_insert_with(|| Value::Object(Map::new()));
    }
    match input::left_out(&given, &kept) {
        Some(field) => Err(no_form(text!("cordon.no_such_field", field = Verbatim::from(field)).into()).into()),
        None => Ok(Given { form, person, is_undeclared: given.get("declared") == Some(&Value::Bool(false)) }),
    }
}

/// Takes the person out of what was given, where they are named by something else than a whole id.
fn part_of_an_id(given: &mut Value) -> Option<String> {
    let typed = given.get("person")?.as_str()?.trim().to_owned();
    if typed.parse::<PersonId>().is_ok() {
        return None;
    }
    given.as_object_mut()?.remove("person");
    Some(typed)
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

fn fill(house: &House, draft: DraftId, form: &RecordForm, photos: &[Photo]) -> Result<Saved, Fault> {
    for photo in photos {
        keep(house, draft, photo)?;
    }
    call(house, DraftSave { id: draft, form: form.clone() }).map_err(fields::named)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::words::english;
    use std::io::Write as _;

    fn given(text: &str) -> Result<Given> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        form_of(file.path())
    }

    #[track_caller]
    fn refused(text: &str, names: &str) {
        let fault = given(text).err().unwrap().downcast::<Fault>().unwrap();
        let said = english(fault.text());
        assert!(said.contains(names), "{text}: {said}");
    }

    #[test]
    fn what_cannot_be_read_of_a_form_is_named_by_its_field() {
        refused(r#"{"account":"a","act_at":"2026-11-22T21:30:00"}"#, "act_at: ");
        refused(r#"{"account":7}"#, "account: ");
        refused(r#"{"file":{"cautioned_at":"soon"}}"#, "file.cautioned_at: ");
        for moment in ["", " ", "2026-02-30T10:00:00Z", "NaN"] {
            refused(&format!(r#"{{"act_at":"{moment}"}}"#), "act_at: ");
        }
        for count in ["-1", "1.5", "4294967296", "\"3\"", "1e2"] {
            refused(&format!(r#"{{"times":{count}}}"#), "times: Give a whole number from 1 to 100000");
        }
        refused(r#"{"decision":{"report":"yes"}}"#, "decision.report: ");
        refused(r#"{"place":{"text":"by the mill"}}"#, "place: ");
        refused(r#"{"account":"a","account":"b"}"#, "account is given twice");
        refused(r#"{"file":{"witneses":["c"]}}"#, "file.witneses");
        refused(r#"{"file":{"witnesses":["c"],"witneses":["c"]}}"#, "file.witneses");
        refused(r#"{"fiel":{"witnesses":["c"]}}"#, "named fiel");
    }

    #[test]
    fn a_form_may_begin_with_a_mark_and_name_a_person_by_a_part_of_their_id() {
        let read = given("\u{feff}{\"account\":\"a\",\"person\":\" 3f2a91 \"}").unwrap();
        assert_eq!((read.form.account.as_str(), read.person.as_deref()), ("a", Some("3f2a91")));
        let whole = "00000000-0000-4000-8000-000000000001";
        let read = given(&format!(r#"{{"person":"{whole}","declared":false}}"#)).unwrap();
        assert_eq!((read.form.person, read.person, read.is_undeclared), (whole.parse().ok(), None, true));
    }

    #[test]
    fn a_form_and_an_argument_that_differ_are_refused_by_the_field() {
        let one_of = |form: Option<&str>, argument: Option<&str>| {
            one_of(form.map(str::to_owned), argument.map(str::to_owned), "account")
        };
        assert_eq!(one_of(Some("a"), None).unwrap().as_deref(), Some("a"));
        assert_eq!(one_of(None, Some("b")).unwrap().as_deref(), Some("b"));
        assert_eq!(one_of(Some("a"), Some("a")).unwrap().as_deref(), Some("a"));
        let fault = one_of(Some("a"), Some("b")).unwrap_err();
        assert!(english(fault.text()).contains("account: "), "{}", english(fault.text()));
    }
}
