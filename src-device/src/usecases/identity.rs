//! Who the person in front of the officer is: which identifiers were confirmed, for how long, and of which
//! values.

use super::clues;
use crate::Failure;
use crate::session::Session;
use cordon_core::rules::assess::Identity;
use cordon_core::rules::identifiers::agreeing;
use cordon_core::rules::ids::{DraftId, PersonId};
use cordon_core::rules::look::Subject;
use std::collections::BTreeSet;

/// The identifiers confirmed under the look at a person that stands, as far as their values are held still.
pub fn confirmed(session: &Session, person: PersonId) -> Result<BTreeSet<String>, Failure> {
    match session.grants.of(&Subject::Person(person)) {
        Some(held) if !held.confirmed.is_empty() => still_held(session, person, &held.confirmed),
        Some(_) | None => Ok(BTreeSet::new()),
    }
}

/// Question 1: how many identifiers that agree make it confirmed is core's.
pub fn of(session: &Session, person: PersonId) -> Result<Identity, Failure> {
    let names = confirmed(session, person)?;
    Ok(Identity::by(agreeing(names.iter().map(String::as_str))))
}

/// Question 1 for an order: whether whom it binds is confirmed. Of several, the one that is confirmed
/// need not be the one it is asked of.
pub fn among(session: &Session, persons: &[PersonId]) -> Result<Identity, Failure> {
    match persons {
        [] => Ok(Identity::Unknown),
        [only] => of(session, *only),
        [..] => Ok(Identity::Possible),
    }
}

/// What a draft says its person was identified by: what was confirmed while the draft and the look at them
/// both stood. It outlasts them, for a record takes longer to write than a look lasts.
pub fn for_draft(session: &Session, draft: DraftId, person: PersonId) -> Result<BTreeSet<String>, Failure> {
    let mut keys = match session.identified.get(&draft) {
        Some((whom, keys)) if *whom == person => still_held(session, person, keys)?,
        Some(_) | None => BTreeSet::new(),
    };
    if session.grants.of(&Subject::Draft(draft)).is_some() {
        keys.extend(confirmed(session, person)?);
    }
    Ok(keys)
}

/// Remembers with a draft what it says now.
pub fn note(session: &mut Session, draft: DraftId, person: Option<PersonId>) -> Result<(), Failure> {
    let Some(person) = person else { return Ok(()) };
    let keys = for_draft(session, draft, person)?;
    session.identified.insert(draft, (person, keys));
    Ok(())
}

fn still_held(session: &Session, person: PersonId, keys: &BTreeSet<String>) -> Result<BTreeSet<String>, Failure> {
    let held = clues::held(session, person)?;
    Ok(held.into_iter().map(|clue| clue.key.0).filter(|key| keys.contains(key)).collect())
}
