//! Orders and facts read from JSON, or every fault that keeps them from being read.
//!
//! A reader's own message says what it did not expect and seldom where. So once a text is refused it
//! is looked through again: first for places off the globe and times that are none, which have
//! reasons of their own, then part by part for the smallest one that cannot be read.

use super::{OrderFault, facts_faults, order_faults};
use crate::rules::assess::{Facts, Identity, Told};
use crate::rules::condition::{Condition, Exception, Nature, Reading, Term};
use crate::rules::notice::NoticeEvent;
use crate::rules::order::{InForce, OnNotice, Order, OrderKind, Version};
use crate::rules::place::{LonLat, Position, Shape, Zone};
use crate::rules::sighting::Sighting;
use crate::rules::time::{Interval, Now, Timestamp};
use crate::rules::window::Window;
use crate::text;
use crate::words::{Text, Verbatim};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Fields that hold a time wherever they hold a text. The hours of a window stand apart.
const TIMES: [&str; 11] = [
    "made_at",
    "hq_learnt_at",
    "from",
    "until",
    "at",
    "fixed_at",
    "act_from",
    "act_until",
    "earliest",
    "latest",
    "known_as_of",
];

/// Reads an order that can be assessed.
///
/// # Errors
///
/// Every fault found, each with its field: never none. A number too great to be held, as `1e999`, is
/// no JSON and is refused with its line and column.
pub fn read_order(text: &str) -> Result<Order, Vec<OrderFault>> {
    let order: Order = read(text, |value| look_at_order("", value))?;
    sound(order_faults(&order), order)
}

/// Reads facts that can be set against an order.
///
/// # Errors
///
/// As [`read_order`].
pub fn read_facts(text: &str) -> Result<Facts, Vec<OrderFault>> {
    let facts: Facts = read(text, |value| look_at_facts("", value))?;
    sound(facts_faults(&facts), facts)
}

fn sound<T>(faults: Vec<OrderFault>, read: T) -> Result<T, Vec<OrderFault>> {
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

fn read<T: DeserializeOwned>(text: &str, look: fn(&Value) -> Vec<OrderFault>) -> Result<T, Vec<OrderFault>> {
    let text = text.trim_start_matches('\u{feff}');
    let error = match serde_json::from_str::<T>(text) {
        Ok(read) => return Ok(read),
        Err(error) => error,
    };
    let value: Value = serde_json::from_str(text)
        .map_err(|error| vec![in_the_text(&error, |why| text!("unread.not_json", why = why))])?;
    let mut faults = Vec::new();
    places_and_times("", &value, &mut faults);
    if faults.is_empty() {
        faults = look(&value);
    }
    // What no part shows is of the writing alone, as a field that stands there twice.
    Err(if faults.is_empty() { vec![in_the_text(&error, of_its_form)] } else { faults })
}

/// A fault of the text as such, by its line and column where they are told.
fn in_the_text(error: &serde_json::Error, said_as: fn(Verbatim) -> Text) -> OrderFault {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _place)| what);
    let place = (error.line() > 0).then(|| format!("line {} column {}", error.line(), error.column()));
    let at = place.unwrap_or_default();
    OrderFault { at, what: said_as(without_echo(what)) }
}

fn of_its_form(why: Verbatim) -> Text {
    text!("unread.not_its_form", why = why)
}

/// Every place off the globe and every time that is none.
fn places_and_times(at: &str, value: &Value, faults: &mut Vec<OrderFault>) {
    match value {
        Value::Object(fields) => {
            if let Some(what) = misplaced(fields) {
                faults.push(OrderFault { at: at.to_owned(), what });
            }
            for (name, field) in fields {
                let at = child(at, name);
                if let Some(what) = untimely(fields, name, field) {
                    faults.push(OrderFault { at: at.clone(), what });
                }
                places_and_times(&at, field, faults);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places_and_times(&format!("{at}[{index}]"), item, faults);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Why an object with a longitude and a latitude is no place on the globe.
fn misplaced(fields: &Map<String, Value>) -> Option<Text> {
    let degrees = |name: &str| fields.get(name).and_then(Value::as_f64);
    LonLat::new(degrees("lon")?, degrees("lat")?).err().map(Text::from)
}

/// Why a field that should hold a time holds none.
fn untimely(beside: &Map<String, Value>, name: &str, field: &Value) -> Option<Text> {
    let is_time = TIMES.contains(&name) && !beside.contains_key("days");
    let text = field.as_str().filter(|_| is_time)?;
    Timestamp::read(text).err().map(Text::from)
}

fn look_at_order(at: &str, value: &Value) -> Vec<OrderFault> {
    let mut deeper = one(at, value, "kind", itself::<OrderKind>);
    deeper.extend(one(at, value, "on_notice", itself::<OnNotice>));
    deeper.extend(each(at, value, "versions", look_at_version));
    or_itself::<Order>(at, value, deeper)
}

fn look_at_version(at: &str, value: &Value) -> Vec<OrderFault> {
    let mut deeper = each(at, value, "in_force", itself::<InForce>);
    deeper.extend(each(at, value, "conditions", look_at_condition));
    or_itself::<Version>(at, value, deeper)
}

fn look_at_condition(at: &str, value: &Value) -> Vec<OrderFault> {
    let mut deeper = one(at, value, "nature", itself::<Nature>);
    deeper.extend(one(at, value, "reading", itself::<Reading>));
    deeper.extend(one(at, value, "period", itself::<Interval>));
    deeper.extend(one(at, value, "term", look_at_term));
    deeper.extend(each(at, value, "exceptions", look_at_exception));
    or_itself::<Condition>(at, value, deeper)
}

fn look_at_term(at: &str, value: &Value) -> Vec<OrderFault> {
    let mut deeper = one(at, value, "zone", look_at_zone);
    deeper.extend(each(at, value, "windows", itself::<Window>));
    or_itself::<Term>(at, value, deeper)
}

fn look_at_exception(at: &str, value: &Value) -> Vec<OrderFault> {
    or_itself::<Exception>(at, value, one(at, value, "permits", look_into_permit))
}

/// The parts of what is permitted; of the whole its exception speaks.
fn look_into_permit(at: &str, value: &Value) -> Vec<OrderFault> {
    let mut deeper = one(at, value, "zone", look_at_zone);
    deeper.extend(one(at, value, "place", look_at_handover));
    deeper.extend(each(at, value, "windows", itself::<Window>));
    deeper
}

/// The place of a handover is a zone; elsewhere a place is words.
fn look_at_handover(at: &str, value: &Value) -> Vec<OrderFault> {
    if value.is_object() { look_at_zone(at, value) } else { Vec::new() }
}

fn look_at_zone(at: &str, value: &Value) -> Vec<OrderFault> {
    or_itself::<Zone>(at, value, one(at, value, "shape", itself::<Shape>))
}

fn look_at_facts(at: &str, value: &Value) -> Vec<OrderFault> {
    let mut deeper = one(at, value, "identity", itself::<Identity>);
    deeper.extend(one(at, value, "decision_time", itself::<Now>));
    deeper.extend(one(at, value, "sighting", look_at_sighting));
    deeper.extend(each(at, value, "told", itself::<Told>));
    deeper.extend(each(at, value, "notice", itself::<NoticeEvent>));
    or_itself::<Facts>(at, value, deeper)
}

fn look_at_sighting(at: &str, value: &Value) -> Vec<OrderFault> {
    let mut deeper = one(at, value, "position", itself::<Position>);
    deeper.extend(one(at, value, "observer", itself::<Position>));
    deeper.extend(each(at, value, "more", itself::<Position>));
    or_itself::<Sighting>(at, value, deeper)
}

/// How a part is looked at: where it stands, and what stands there.
type Look = fn(&str, &Value) -> Vec<OrderFault>;

/// Looks at each item of a list, where there is one.
fn each(at: &str, value: &Value, name: &str, look: Look) -> Vec<OrderFault> {
    let items = value.get(name).and_then(Value::as_array).into_iter().flatten().enumerate();
    items.flat_map(|(index, item)| look(&child(at, &format!("{name}[{index}]")), item)).collect()
}

/// Looks at a field, where it holds something.
fn one(at: &str, value: &Value, name: &str, look: Look) -> Vec<OrderFault> {
    value.get(name).filter(|field| !field.is_null()).map(|field| look(&child(at, name), field)).unwrap_or_default()
}

/// What is wrong with the parts, else with the whole.
fn or_itself<T: DeserializeOwned>(at: &str, value: &Value, deeper: Vec<OrderFault>) -> Vec<OrderFault> {
    if deeper.is_empty() { itself::<T>(at, value) } else { deeper }
}

fn itself<T: DeserializeOwned>(at: &str, value: &Value) -> Vec<OrderFault> {
    let refused = serde_json::from_value::<T>(value.clone()).err();
    let fault = |error: serde_json::Error| OrderFault {
        at: at.to_owned(),
        what: of_its_form(without_echo(&error.to_string())),
    };
    refused.into_iter().map(fault).collect()
}

/// A reader's message without the text that it did not expect, which may be anybody's name.
fn without_echo(said: &str) -> Verbatim {
    let echoes = ["invalid type: string ", "invalid value: string ", "unknown variant "];
    let is_echo = echoes.iter().any(|start| said.starts_with(start));
    match said.rsplit_once(", expected ") {
        Some((_text, expected)) if is_echo => format!("expected {expected}").into(),
        Some(_) | None => said.into(),
    }
}

fn child(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}
