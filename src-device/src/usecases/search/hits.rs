//! The hits of a search: who has a number exactly, who fits best, and who is found through a person
//! an order protects from them.

use super::reasons;
use crate::Failure;
use crate::search::Match;
use crate::store::replica::{orders, persons, search};
use crate::usecases::shape;
use cordon_core::rules::find::{self, Query};
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::names;
use cordon_core::rules::order::InForceAnswer;
use cordon_core::rules::person::{PersonRecord, Role};
use cordon_core::rules::power::in_force_now;
use cordon_core::rules::time::Now;
use cordon_core::wire::{Band, Hit, MatchedOn, RoleCount};
use rusqlite::Connection;

/// People with one number, at most: a number that more have says nothing of anybody.
const WITH_A_NUMBER: u32 = 51;
/// People, from the best, whose orders lead to those they protect them from.
const LEADING: usize = 10;

/// Hits, best first, at most `limit`, and whether there were more.
pub fn of(
    copy: &Connection,
    query: &Query,
    matches: &[Match],
    now: Now,
    limit: usize,
) -> Result<(Vec<Hit>, bool), Failure> {
    let mut hits: Vec<Hit> = Vec::new();
    for (person, why) in by_number(copy, query)? {
        let also = matches.iter().find(|each| each.person == person);
        let records = persons::records_of(copy, person)?;
        let more = also.map(|each| reasons::of(each, query, &records)).unwrap_or_default();
        let why = why.into_iter().chain(more).collect();
        hits.extend(hit(copy, person, &records, Band::Likely, why, now)?);
    }
    for each in matches {
        if hits.len() > limit {
            break;
        }
        if hits.iter().any(|hit| hit.person == each.person) {
            continue;
        }
        let records = persons::records_of(copy, each.person)?;
        let why = reasons::of(each, query, &records);
        hits.extend(hit(copy, each.person, &records, band(each.band), why, now)?);
    }
    // They stand below their like and are kept, however many there are of those.
    let mut through = through_protected(copy, &hits, now)?;
    let more = hits.len() + through.len() > limit;
    through.truncate(limit / 2);
    hits.sort_by_key(|hit| hit.band);
    hits.truncate(limit - through.len());
    hits.extend(through);
    hits.sort_by_key(|hit| hit.band);
    Ok((hits, more))
}

/// Who has a typed number exactly, each once, with the numbers.
fn by_number(copy: &Connection, query: &Query) -> Result<Vec<(PersonId, Vec<MatchedOn>)>, Failure> {
    let mut found: Vec<(PersonId, Vec<MatchedOn>)> = Vec::new();
    for (kind, value) in &query.identifiers {
        for person in search::by_identifier(copy, *kind, value, WITH_A_NUMBER)? {
            let why = MatchedOn::SameIdentifier(value.clone());
            match found.iter_mut().find(|(other, _)| *other == person) {
                Some((_, held)) if held.contains(&why) => {}
                Some((_, held)) => held.push(why),
                None => found.push((person, vec![why])),
            }
        }
    }
    Ok(found)
}

/// One hit; `None` where the copy no longer holds any record of them.
fn hit(
    copy: &Connection,
    person: PersonId,
    records: &[PersonRecord],
    band: Band,
    why: Vec<MatchedOn>,
    now: Now,
) -> Result<Option<Hit>, Failure> {
    let Some(first) = records.first() else { return Ok(None) };
    let roles = role_counts(copy, person, now)?;
    let is_protected = roles.iter().any(|count| matches!(count.role, Role::ProtectedBy | Role::Child));
    // Where a protected person lives is not confirmed part by part.
    // That a word fits nothing would confirm the streets by its absence.
    let tells_place = |why: &MatchedOn| {
        matches!(why, MatchedOn::Street(_) | MatchedOn::SameDistrict(_) | MatchedOn::WordUnmatched(_))
    };
    let why = why.into_iter().filter(|why| !(is_protected && tells_place(why))).collect();
    Ok(Some(Hit {
        person,
        name: shape::name_of(records),
        age: records.iter().find_map(|record| record.born.age_on(now.shown().london_day())),
        gender: first.gender,
        band,
        why,
        roles,
        warnings: shape::warnings_of(records),
    }))
}

/// Those whom orders bind in favour of a person found, where they were not found themselves: an
/// officer who knows the victim's name is looking for him.
fn through_protected(copy: &Connection, hits: &[Hit], now: Now) -> Result<Vec<Hit>, Failure> {
    let mut found: Vec<Hit> = Vec::new();
    let is_protected = |count: &RoleCount| matches!(count.role, Role::ProtectedBy | Role::Child);
    let protects = |hit: &&Hit| hit.roles.iter().any(is_protected);
    for hit_of_protected in hits.iter().filter(|hit| hit.band != Band::Weak).filter(protects).take(LEADING) {
        let protected = persons::records_of(copy, hit_of_protected.person)?;
        let shown = protected.iter().flat_map(|record| record.names.first()).map(names::shortened).next();
        for person in orders::bound_for(copy, hit_of_protected.person)? {
            let known = |hit: &Hit| hit.person == person;
            if hits.iter().any(known) || found.iter().any(known) {
                continue;
            }
            let records = persons::records_of(copy, person)?;
            let why = vec![MatchedOn::ThroughProtected(shown.clone().unwrap_or_default())];
            found.extend(hit(copy, person, &records, Band::Possible, why, now)?);
        }
    }
    Ok(found)
}

fn band(band: find::Band) -> Band {
    match band {
        find::Band::Likely => Band::Likely,
        find::Band::Possible => Band::Possible,
        find::Band::Weak => Band::Weak,
    }
}

/// How many live and ended orders a person stands to, in each role.
fn role_counts(copy: &Connection, person: PersonId, now: Now) -> Result<Vec<RoleCount>, Failure> {
    let mut counts: Vec<RoleCount> = Vec::new();
    for (role, order) in orders::of_person(copy, person)? {
        if !counts.iter().any(|count| count.role == role) {
            counts.push(RoleCount { role, live: 0, ended: 0, unknown: 0 });
        }
        let Some(count) = counts.iter_mut().find(|count| count.role == role) else { continue };
        match in_force_now(&order, now) {
            InForceAnswer::Yes | InForceAnswer::Stayed | InForceAnswer::NotYet => count.live += 1,
            InForceAnswer::Ended => count.ended += 1,
            InForceAnswer::Unknown => count.unknown += 1,
        }
    }
    counts.sort_by_key(|count| match count.role {
        Role::BoundBy => 0,
        Role::ProtectedBy => 1,
        Role::Child => 2,
        Role::Witness => 3,
    });
    Ok(counts)
}
