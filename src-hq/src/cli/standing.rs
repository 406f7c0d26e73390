//! How HQ stands, in words: what it holds, whether its journals hold, and what became of a device.

use crate::report::{DeviceReport, JournalReport, Status};
use cordon_core::proof::chain::ChainFault;
use cordon_core::rules::ids::{DeviceId, IncidentId};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, english};

/// What is held, and then whatever somebody has to look after; of an incident that was asked for, what
/// became of it.
pub fn shown(status: &Status, incident: Option<IncidentId>) -> String {
    let held = text!(
        "hq.holds",
        orders = text!("hq.holds_orders", count = status.orders),
        people = text!("hq.holds_people", count = status.people),
    );
    let received = text!(
        "hq.has_received",
        entries = text!("hq.has_received_entries", count = status.entries),
        devices = text!("hq.has_received_devices", count = status.devices),
        incidents = text!("hq.has_received_incidents", count = status.incidents),
        captures = text!("hq.has_received_captures", count = status.captures),
    );
    let mut lines = vec![english(held), english(received)];
    let to_do = to_do(status);
    if to_do.is_empty() {
        lines.push(english(text!("hq.nothing_to_do")));
    }
    lines.extend(to_do.into_iter().map(english));
    lines.extend(incident.map(|incident| english(became(status, incident))));
    lines.join("\n")
}

/// What a person has to look after, worst first.
fn to_do(status: &Status) -> Vec<Text> {
    let before = status.confirm_before.map(Timestamp::london_text).unwrap_or_default();
    let before = Verbatim::from(before);
    let counted = [
        (status.forks, text!("hq.waits_forks", count = status.forks)),
        (status.set_aside, text!("hq.waits_entries", count = status.set_aside)),
        (status.captures_set_aside, text!("hq.waits_captures", count = status.captures_set_aside)),
        (status.enrolments_waiting, text!("hq.waits_enrolments", count = status.enrolments_waiting, before = before)),
        (status.needs_a_person, text!("hq.waits_orders", count = status.needs_a_person)),
        (status.orders_in_conflict, text!("hq.waits_conflicts", count = status.orders_in_conflict)),
        (status.quarantine, text!("hq.waits_quarantine", count = status.quarantine)),
        (status.unsettled_searches, text!("hq.waits_searches", count = status.unsettled_searches)),
    ];
    counted.into_iter().filter(|(count, _text)| *count > 0).map(|(_count, text)| text).collect()
}

/// What became of an incident. That evidence is not all here is said as that, and as nothing else.
fn became(status: &Status, incident: IncidentId) -> Text {
    let incident = Verbatim::from(incident.to_string());
    let files = status.exhibits.unwrap_or_default();
    match (status.received, status.evidence_verified) {
        (Some(true), _) if files == 0 => text!("hq.incident_received", incident = incident),
        (Some(true), Some(true)) => text!("hq.incident_whole", incident = incident, count = files),
        (Some(true), Some(false)) => text!("hq.incident_spoilt", incident = incident),
        (Some(true), None) => text!("hq.incident_waits", incident = incident, count = files),
        (Some(false) | None, _) => text!("hq.incident_unknown", incident = incident),
    }
}

/// Every device's chain, those that do not hold with what is wrong, and what follows of all of them.
pub fn verified(report: &JournalReport) -> String {
    let mut lines: Vec<String> = report.devices.iter().flat_map(chain).collect();
    let broken = report.devices.iter().filter(|device| !device.holds).count();
    let of = report.devices.len();
    lines.push(english(match broken {
        0 => text!("hq.chains_hold", count = of),
        _ => text!("hq.chains_do_not_hold", count = broken, of = of),
    }));
    if broken > 0 {
        lines.push(english(text!("hq.chain_remedy")));
    }
    lines.join("\n")
}

fn chain(device: &DeviceReport) -> Vec<String> {
    let name = Verbatim::from(device.device.to_string());
    let entries = text!("hq.has_received_entries", count = device.entries);
    let first = match device.holds {
        true => text!("hq.chain_holds", device = name, entries = entries),
        false => text!("hq.chain_does_not_hold", device = name, entries = entries),
    };
    let forks = device.forks.iter().map(|at| text!("hq.chain_forks", sequence = *at));
    let wrong = device.faults.iter().map(fault).chain(forks);
    std::iter::once(english(first)).chain(wrong.map(|what| english(text!("hq.chain_fault", what = what)))).collect()
}

fn fault(fault: &ChainFault) -> Text {
    match *fault {
        ChainFault::Gap { expected, found } => text!("cordon.chain_gap", expected = expected, found = found),
        ChainFault::Broken { sequence } => text!("cordon.chain_broken", sequence = sequence),
        ChainFault::Invalid { position } => text!("cordon.chain_invalid", position = position),
        ChainFault::BodyMissing { sequence } => text!("cordon.chain_body", sequence = sequence),
        ChainFault::OtherChain { sequence } => text!("cordon.chain_elsewhere", sequence = sequence),
        ChainFault::UnknownOfficer { sequence } => text!("cordon.chain_officer", sequence = sequence),
    }
}

/// What became of a device that was to be revoked: whether it was, and whether there is such a one at all.
pub fn revoked(device: DeviceId, revoked: bool, is_enrolled: bool) -> Text {
    let device = Verbatim::from(device.to_string());
    match (revoked, is_enrolled) {
        (true, _) => text!("hq.device_revoked", device = device),
        (false, true) => text!("hq.device_revoked_before", device = device),
        (false, false) => text!("hq.device_unknown", device = device),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::totals::Totals;
    use crate::testing::{Ada, World};
    use cordon_core::proof::entry::{Body, LockedBecause};

    const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

    #[test]
    fn how_hq_stands_is_said_in_lines_with_what_is_to_be_done() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        ada.push(&world, &LOCKED);
        let status = world.hq.status().unwrap();
        let said = shown(&status, None);
        assert!(said.starts_with("0 orders, 0 people\n1 entry of 1 device"), "{said}");
        assert!(said.ends_with("nothing waits for a person"), "{said}");
        let incident = IncidentId::derived(&[b"none"]);
        let asked = shown(&world.hq.status_of(incident).unwrap(), Some(incident));
        assert!(asked.contains("was not received"), "{asked}");
        let totals = Totals { quarantine: 2, forks: 1, ..status.totals };
        let until = Status { enrolments_waiting: 1, confirm_before: Some(world.hq.now()), ..status.clone() };
        let said = shown(&until, None);
        assert!(
            said.ends_with(
                "1 enrolment waits to be confirmed, until Sun 1 Mar 2026 22:00:00 GMT: see `cordon-hq enrolments`"
            ),
            "{said}"
        );
        let waits = Status { totals, ..status };
        let said = shown(&waits, None);
        assert!(said.contains("quarantine list") && !said.contains("nothing waits"), "{said}");
        let said = shown(&Status { orders_in_conflict: 2, ..waits }, None);
        assert!(said.contains("2 orders have several versions") && said.contains("`cordon-hq conflicts`"), "{said}");
    }

    #[test]
    fn evidence_that_is_not_all_here_is_not_said_to_be_whole() {
        let status = World::new().hq.status().unwrap();
        let incident = IncidentId::derived(&[b"some"]);
        let said = |exhibits, evidence_verified| {
            let status = Status { received: Some(true), exhibits: Some(exhibits), evidence_verified, ..status.clone() };
            shown(&status, Some(incident))
        };
        assert!(said(2, Some(true)).contains("2 files of evidence are whole"), "{}", said(2, Some(true)));
        assert!(said(2, Some(false)).contains("not what was captured"));
        assert!(said(2, None).contains("not all here"));
        assert!(!said(0, None).contains("evidence"));
    }

    #[test]
    fn a_chain_that_does_not_hold_is_named_with_what_is_wrong() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        ada.push(&world, &LOCKED);
        let held = verified(&world.hq.verify().unwrap());
        assert!(held.ends_with("the chain of the one device holds"), "{held}");
        ada.next(&LOCKED);
        ada.push(&world, &LOCKED);
        let report = world.hq.verify().unwrap();
        let said = verified(&report);
        assert!(said.contains("DOES NOT HOLD") && said.contains("entries are missing before 3"), "{said}");
        assert!(said.contains(&ada.device.to_string()), "{said}");
        let remedy = english(text!("hq.chain_remedy"));
        assert!(said.ends_with(&remedy) && remedy.contains("restored from a backup"), "{said}");
        let next = english(text!("doctor.verify_journals", what = text!("hq.chain_remedy")));
        assert!(next.ends_with(&remedy), "`doctor` says the same: {next}");
    }

    #[test]
    fn a_body_that_is_not_there_is_named_with_its_entry() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        ada.push(&world, &LOCKED);
        ada.keep_without_body(&world, &LOCKED);
        let said = verified(&world.hq.verify().unwrap());
        assert!(said.contains("DOES NOT HOLD") && said.contains("entry 2 is signed, and its body is not"), "{said}");
    }
}
