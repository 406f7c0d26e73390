//! What an order's page decides to say, for window and command line alike.

use super::{Reader, assess::identity, law::join, say};
use crate::text;
use crate::wire::{
    ConditionSheet, DraftSheet, Identity, InForceAnswer, OperatingCount, OrderBrief, OrderSheet, Text, Verbatim,
    VersionSheet,
};

/// Whom an order binds, which it is, and whether they are confirmed: "SMITH, Alan John · Restraining order ·
/// confirmed".
pub fn name_line(reader: impl Reader, order: &OrderBrief) -> String {
    join([order.binds.join("; "), reader.wording(&order.title), confirmed(reader, order.identity)])
}

/// As [`name_line`], where a page is about one whom several orders bind.
pub fn person_line(reader: impl Reader, order: &OrderBrief) -> String {
    join([order.binds.join("; "), confirmed(reader, order.identity)])
}

/// Whom a record is about, and the orders of which it chose a term; nothing while nobody is identified.
pub fn draft_line(reader: impl Reader, draft: &DraftSheet) -> Option<String> {
    let chosen = draft.orders.iter().filter(|each| draft.form.terms.iter().any(|term| term.order == each.order.order));
    let titles: Vec<String> = chosen.map(|each| reader.wording(&each.order.title)).collect();
    Some(join([draft.person.as_ref()?.to_string(), titles.join(" · ")]))
}

fn confirmed(reader: impl Reader, answer: Identity) -> String {
    match answer {
        Identity::Confirmed => say!(reader, law.identity_short),
        Identity::Possible | Identity::Unknown => identity(reader, answer),
    }
}

/// "1 operating now · 2 not now · 1 cannot tell".
pub fn operating_count(reader: impl Reader, count: OperatingCount) -> String {
    let OperatingCount { now, not_now, unknown } = count;
    let parts = [
        (now, text!("find.operating_now", n = now)),
        (not_now, text!("find.operating_not_now", n = not_now)),
        (unknown, text!("find.operating_unknown", n = unknown)),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(count, _said)| *count > 0).map(|(_count, said)| reader.text(said)).collect();
    if said.is_empty() { say!(reader, find.operating_no_terms) } else { said.join(" · ") }
}

/// Why what else there is stands before the words: nothing of the order bites now, or it cannot be told
/// whether anything does. The second is not the first.
pub fn resting(sheet: &OrderSheet) -> Option<Text> {
    let OperatingCount { now, not_now, unknown } = sheet.operating;
    match (now, unknown, sheet.brief.in_force) {
        (1.., _, _) => None,
        (0, 1.., InForceAnswer::Unknown) => Some(text!("find.operating_not_told_in_force", count = unknown)),
        (0, 1.., _) => Some(text!("find.operating_not_told", count = unknown)),
        (0, 0, _) if not_now > 0 => Some(text!("find.none_operating")),
        (0, 0, _) => Some(text!("find.no_terms_lead")),
    }
}

/// Which version it is of how many that are held; where several govern, also of when, and when it ends.
pub fn version_named(reader: impl Reader, sheet: &OrderSheet, version: &VersionSheet) -> String {
    let of_all = text!("find.version", shown = version.number, of_all = sheet.versions_held);
    if sheet.shown.len() < 2 {
        return reader.text(&of_all);
    }
    let day = Verbatim::from(version.made.day.as_str());
    reader.text(&text!("find.version_of_several", version = of_all, day = day, ends = version.ends.text()))
}

/// Who confirmed the reading, or that nobody has; nothing where nothing was read.
pub fn reading(condition: &ConditionSheet) -> Option<Text> {
    match &condition.confirmed {
        Some((by, at)) => Some(text!("find.confirmed_by", by = by.clone(), day = Verbatim::from(at.day.as_str()))),
        None => condition.term.is_read().then(|| text!("find.read_by_machine")),
    }
}
