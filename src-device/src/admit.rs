//! What stands before every command: whether somebody is still there, whether the respondent holds the
//! screen, and whether the officer may.

use crate::denials::refuse;
use crate::house::House;
use crate::watcher;
use crate::{Failure, Refusal};
use cordon_core::rules::ids::GrantId;
use cordon_core::rules::policy::{Deed, Scope};
use cordon_core::wire::{Command, CommandName, Needs, bounds};
use serde_json::Value;
use uuid::Uuid;

/// Lets a command through, or refuses it. What the policy refuses is journalled first.
pub fn admit<C: Command>(house: &House, name: CommandName, command: &C) -> Result<(), Failure> {
    bounds::check(name, command)?;
    // A device that slept is locked before it answers anything, whoever asks first.
    watcher::lock_if_left(house)?;
    if !house.is_open() {
        return match name.needs() {
            Needs::Nothing => Ok(()),
            Needs::Leave(_, _) | Needs::OfItsGrant => house.device().and(Err(Failure::Refused(Refusal::Locked))),
        };
    }
    let (actor, is_shown) = match house.with_session(|session| Ok((session.actor, session.showing.is_some()))) {
        Ok(found) => found,
        // It was locked meanwhile: the use case says so.
        Err(_locked) => return Ok(()),
    };
    if is_shown && !name.is_served_while_shown() {
        return Err(Failure::Refused(Refusal::BeingShown));
    }
    let (deed, scope) = match name.needs() {
        Needs::Nothing => return Ok(()),
        Needs::Leave(deed, scope) => (deed, scope),
        Needs::OfItsGrant => of_its_grant(house, command)?,
    };
    actor.may(deed, scope).or_else(|why| refuse(house, name, subject_of(command), why))
}

/// What looking at the subject of the grant that a command names needs. Refused where no such grant stands.
fn of_its_grant<C: Command>(house: &House, command: &C) -> Result<(Deed, Scope), Failure> {
    let fields = serde_json::to_value(command).ok();
    let named = fields.as_ref().and_then(|fields| fields.get("grant")).and_then(Value::as_str);
    let id: GrantId = named.and_then(|text| text.parse().ok()).ok_or(Failure::Refused(Refusal::ReasonNeeded))?;
    house.with_session(|session| Ok(session.grants.get(id)?.grant.subject.needs()))
}

/// Whom or what a command names, by the names that the wire gives such fields.
fn subject_of<C: Command>(command: &C) -> Option<Uuid> {
    let fields = serde_json::to_value(command).ok()?;
    ["person", "order", "entry", "draft", "id", "search"]
        .iter()
        .find_map(|name| fields.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok()))
}

#[cfg(test)]
#[path = "admit_tests.rs"]
mod admit_tests;
