//! What the exchange format can say and nobody can use: words of nothing, intervals that end before they begin,
//! days ahead. The first two and the last are refused by their field; what only lacks is told.

use super::Exchange;
use cordon_core::rules::check::OrderFault;
use cordon_core::rules::dates::DateFault;
use cordon_core::rules::feed::{is_rounded, read_phones};
use cordon_core::rules::identifiers::is_blank;
use cordon_core::rules::order::{Order, Version};
use cordon_core::rules::person::{IdentifierKind, PersonRecord, Role};
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};

/// What keeps an order from being taken, each with its field.
pub(super) fn order_faults(order: &Order, today: Day) -> Vec<OrderFault> {
    let mut faults: Vec<OrderFault> = Vec::new();
    faults.extend(is_blank(&order.court.name).then(|| fault("court.name", text!("feed.exchange_blank"))));
    for (index, version) in order.versions.iter().enumerate() {
        version_faults(&mut faults, &format!("versions[{index}]"), version, today);
    }
    faults
}

fn version_faults(faults: &mut Vec<OrderFault>, at: &str, version: &Version, today: Day) {
    faults.extend(learnt_fault(&format!("{at}.hq_learnt_at"), version.hq_learnt_at, today));
    for (index, row) in version.in_force.iter().enumerate() {
        let is_turned = row.interval.from.zip(row.interval.until).is_some_and(|(from, until)| until < from);
        let place = || format!("{at}.in_force[{index}].interval");
        faults.extend(is_turned.then(|| fault(place(), text!("feed.exchange_turned"))));
    }
    for (index, condition) in version.conditions.iter().enumerate() {
        let place = || format!("{at}.conditions[{index}].verbatim");
        faults.extend(is_blank(&condition.verbatim).then(|| fault(place(), text!("feed.exchange_blank"))));
    }
}

/// What keeps a record from being taken, each with its field.
pub(super) fn record_faults(record: &PersonRecord, today: Day) -> Vec<OrderFault> {
    learnt_fault("source.learnt_at", record.source.learnt_at, today).into_iter().collect()
}

/// What is told of an order that is taken.
pub(super) fn told_of_order(order: &Order) -> Vec<Text> {
    if order.versions.is_empty() {
        return vec![fault("versions", text!("feed.exchange_no_versions")).text()];
    }
    let versions = order.versions.iter().enumerate();
    let bare = versions.filter(|(_, version)| version.conditions.is_empty());
    bare.map(|(index, _)| fault(format!("versions[{index}].conditions"), text!("feed.exchange_no_terms")).text())
        .collect()
}

/// What is told of a record that is taken.
pub(super) fn told_of_record(record: &PersonRecord) -> Vec<Text> {
    let is_named = record.names.iter().any(|name| !is_blank(&name.given) || !is_blank(&name.family));
    let unnamed = (!is_named).then(|| fault("names", text!("feed.exchange_unnamed")).text());
    let identifiers = record.identifiers.iter().enumerate();
    let unread = identifiers.filter(|(_, identifier)| match identifier.kind {
        IdentifierKind::Phone => read_phones(&identifier.value).numbers.is_empty() || is_rounded(&identifier.value),
        IdentifierKind::PncId
        | IdentifierKind::Cro
        | IdentifierKind::Asn
        | IdentifierKind::PtiUrn
        | IdentifierKind::Plate
        | IdentifierKind::Email
        | IdentifierKind::Postcode
        | IdentifierKind::CaseNumber
        | IdentifierKind::NiNumber
        | IdentifierKind::NhsNumber
        | IdentifierKind::DriverNumber
        | IdentifierKind::PrisonNumber => is_blank(&identifier.value) || is_rounded(&identifier.value),
    });
    let unread =
        unread.map(|(index, _)| fault(format!("identifiers[{index}].value"), text!("feed.exchange_unreadable")).text());
    unnamed.into_iter().chain(unread).collect()
}

/// What is told of a file's orders that bind nobody, by their own lists or by a link beside them.
pub(super) fn binding_nobody(exchange: &Exchange) -> Vec<Text> {
    let is_linked = |order: &Order| {
        let mut links = exchange.order_links.iter();
        links.any(|link| link.order == order.id && link.role == Role::BoundBy)
    };
    let unbound = exchange.orders.iter().filter(|order| order.respondents.is_empty() && !is_linked(order));
    unbound.map(|order| text!("feed.exchange_binds_nobody", order = Verbatim::from(order.id.to_string()))).collect()
}

/// A day on which HQ learns something only later: what it says would stand above all that comes until then.
fn learnt_fault(at: &str, learnt: Timestamp, today: Day) -> Option<OrderFault> {
    (learnt.london_day() > today.plus_days(1)).then(|| fault(at, DateFault::Ahead.text()))
}

fn fault(at: impl Into<String>, what: Text) -> OrderFault {
    OrderFault { at: at.into(), what }
}
