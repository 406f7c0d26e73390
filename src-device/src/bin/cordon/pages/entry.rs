//! A record that was saved, and another officer's entry with the signature for it.

use crate::page::Page;
use anyhow::Result;
use cordon_core::wire::{ApprovedSheet, ClockSheet, EntrySays, EntrySheet, Saved, says};
use cordon_core::words::{English, Reader as _, Verbatim, english, said};
use cordon_core::{text, text_key};
use serde_json::Value;

/// That it is on disk: by which number, and which clocks it started.
pub fn saved(page: &mut Page, saved: &Saved) {
    page.title(english(text!("record.saved_at", time = Verbatim::from(saved.at.time.as_str()))));
    page.say(text_key!("cordon.saved_next"));
    if let Some(entry) = saved.entry {
        page.say(text!("cordon.entry_named", entry = Verbatim::from(entry.to_string())));
    }
    for clock in &saved.clocks {
        page.gap();
        running(page, clock);
    }
}

fn running(page: &mut Page, clock: &ClockSheet) {
    page.title(says::clock(English, clock.rule));
    page.item(English.key(clock.words));
    let when = |stamp| Verbatim::from(says::stamp(stamp));
    if let Some(target) = &clock.target {
        page.item(english(text!("cordon.aim_at", when = when(target))));
    }
    if let Some(limit) = &clock.limit {
        page.item(english(text!("cordon.limit", when = when(limit))));
    }
    page.item(clock.source.as_str());
}

/// The whole of what it says, and the digest that a signature is over.
pub fn entry(page: &mut Page, sheet: &EntrySheet) -> Result<()> {
    let (by, at) = (sheet.by.clone(), Verbatim::from(says::stamp(&sheet.at)));
    let title = match &sheet.says {
        EntrySays::Incident(_) => text!("cordon.entry_incident", by = by, at = at),
        EntrySays::Decision(_) => text!("cordon.entry_decision", by = by, at = at),
        EntrySays::Notice(_) => text!("cordon.entry_notice", by = by, at = at),
    };
    page.title(english(title));
    if let Some(who) = &sheet.who {
        page.say(text!("cordon.about", who = who.clone()));
    }
    // Whoever signs for it signs for all of it: nothing is left out but what says nothing.
    match &sheet.says {
        EntrySays::Incident(incident) => whole(page, &said(&serde_json::to_value(incident)?), 0),
        EntrySays::Decision(decision) => whole(page, &said(&serde_json::to_value(decision)?), 0),
        EntrySays::Notice(notice) => whole(page, &said(&serde_json::to_value(notice)?), 0),
    }
    page.gap();
    if let Some(given) = &sheet.approved {
        approved(page, given);
    }
    page.say(text!("cordon.entry_digest", digest = Verbatim::from(sheet.digest.as_str())));
    Ok(())
}

/// Every field with its value, one under the other.
fn whole(page: &mut Page, value: &Value, depth: usize) {
    let pad = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::Null => {}
                    Value::Object(_) | Value::Array(_) => {
                        if !is_empty(field) {
                            page.item(format!("{pad}{name}:"));
                            whole(page, field, depth + 1);
                        }
                    }
                    Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                        page.item(format!("{pad}{name}: {}", shown(field)));
                    }
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                page.item(format!("{pad}-"));
                whole(page, item, depth + 1);
            }
        }
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) | Value::String(_) => page.item(format!("{pad}{}", shown(value))),
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(serde_json::Map::is_empty)
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A second officer's signature.
pub fn approved(page: &mut Page, given: &ApprovedSheet) {
    let (by, at) = (given.by.clone(), Verbatim::from(says::stamp(&given.at)));
    page.say(text!("cordon.approved", by = by, at = at, entry = Verbatim::from(given.entry.to_string())));
}
