//! A record that was saved, and another officer's entry with the signature for it.

use super::brief::short_id;
use crate::page::Page;
use anyhow::Result;
use cordon_core::wire::{ApprovedSheet, ClockSheet, EntrySays, EntrySheet, Saved, Stamp, Timestamp, says};
use cordon_core::words::{English, Reader as _, Verbatim, english, said};
use cordon_core::{text, text_key};
use serde_json::Value;
use uuid::Uuid;

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
    if let Some(recall) = &clock.recall {
        page.item(says::recalled(English, recall));
    }
    let when = |stamp| Verbatim::from(says::stamp(stamp));
    if let Some(target) = &clock.target {
        page.item(english(text!("cordon.aim_at", when = when(target))));
    }
    if let Some(limit) = &clock.limit {
        page.item(english(text!("cordon.limit", when = when(limit))));
    }
    page.item(clock.source.as_str());
}

/// How ids and digests are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// So much of them as tells them apart.
    Short,
    /// Whole.
    Full,
}

/// How many figures of a digest are shown, and at the least taken for the whole: 128 bits. Of 64, an author could
/// prepare two texts with one beginning, and have the other one signed.
pub const DIGEST_FIGURES: usize = 32;

/// The whole of what it says, and the digest that a signature is over.
pub fn entry(page: &mut Page, sheet: &EntrySheet, ids: Ids) -> Result<()> {
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
        EntrySays::Incident(incident) => whole(page, &said(&serde_json::to_value(incident)?), (0, ids)),
        EntrySays::Decision(decision) => whole(page, &said(&serde_json::to_value(decision)?), (0, ids)),
        EntrySays::Notice(notice) => whole(page, &said(&serde_json::to_value(notice)?), (0, ids)),
    }
    page.gap();
    if let Some(given) = &sheet.approved {
        approved(page, given);
    }
    let digest = Verbatim::from(shown_as(sheet.digest.as_str(), ids));
    match ids {
        Ids::Short => page.say(text!("cordon.entry_digest_short", digest = digest)),
        Ids::Full => page.say(text!("cordon.entry_digest", digest = digest)),
    }
    Ok(())
}

/// Every field with its value, one under the other.
fn whole(page: &mut Page, value: &Value, (depth, ids): (usize, Ids)) {
    let pad = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let name = name.replace('_', " ");
                match field {
                    Value::Null => {}
                    Value::Object(_) | Value::Array(_) => {
                        if !is_empty(field) {
                            page.item(format!("{pad}{name}:"));
                            whole(page, field, (depth + 1, ids));
                        }
                    }
                    Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                        page.item(format!("{pad}{name}: {}", shown(field, ids)));
                    }
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                page.item(format!("{pad}-"));
                whole(page, item, (depth + 1, ids));
            }
        }
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) | Value::String(_) => page.item(format!("{pad}{}", shown(value, ids))),
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(serde_json::Map::is_empty)
}

fn shown(value: &Value, ids: Ids) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| shown_as(text, ids))
}

/// A time as people read it, and of an id or a digest so much as tells it apart; words as they are.
fn shown_as(text: &str, ids: Ids) -> String {
    // A time is one as this program writes it: words that look like one stay words.
    if let Some(time) = Timestamp::parse(text).filter(|time| time.to_string() == text) {
        let read = says::stamp(&Stamp::of(time));
        return match ids {
            // Whoever signs for it signs for the second, too.
            Ids::Full => format!("{read} ({text})"),
            Ids::Short => read,
        };
    }
    match ids {
        Ids::Full => text.to_owned(),
        Ids::Short => shortened(text).unwrap_or_else(|| text.to_owned()),
    }
}

fn shortened(text: &str) -> Option<String> {
    if let Ok(id) = text.parse::<Uuid>() {
        return Some(short_id(id));
    }
    let is_digest = text.len() == 64 && text.chars().all(|figure| figure.is_ascii_hexdigit());
    text.get(..DIGEST_FIGURES).filter(|_figures| is_digest).map(str::to_owned)
}

/// A second officer's signature.
pub fn approved(page: &mut Page, given: &ApprovedSheet) {
    let (by, at) = (given.by.clone(), Verbatim::from(says::stamp(&given.at)));
    page.say(text!("cordon.approved", by = by, at = at, entry = Verbatim::from(given.entry.to_string())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_digests_are_short_unless_they_are_asked_for_whole_and_words_stay_as_they_are() {
        let (id, digest) = ("01936c00-0000-7000-8000-0000000000ab", "0123456789abcdef".repeat(4));
        assert_eq!(shown_as(id, Ids::Short), "000000ab");
        assert_eq!(shown_as(&digest, Ids::Short), "0123456789abcdef".repeat(2));
        assert_eq!((shown_as(id, Ids::Full).as_str(), shown_as(&digest, Ids::Full)), (id, digest.clone()));
        let time = "2026-11-22T21:30:00.000Z";
        assert_eq!(shown_as(time, Ids::Short), "Sun 22 Nov 2026 21:30");
        assert_eq!(shown_as(time, Ids::Full), format!("Sun 22 Nov 2026 21:30 ({time})"));
        for ids in [Ids::Short, Ids::Full] {
            for words in ["He rang the bell.", "2026-11-22T21:30:00+00:00", "", "4417 of 22 November"] {
                assert_eq!(shown_as(words, ids), words);
            }
        }
    }
}
