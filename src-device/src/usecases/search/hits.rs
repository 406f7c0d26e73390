//! The hits of a search: who has a number exactly, who fits best, and who is found through a person
//! an order protects from them.

use super::reasons;
use crate::Failure;
use crate::search::Match;
use crate::store::replica::prepared::Rows;
use crate::store::replica::search;
use crate::usecases::shape;
use cordon_core::rules::find::{self, Counted, Prepared, Query};
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::IdentifierKind;
use cordon_core::rules::power::Moments;
use cordon_core::rules::time::Now;
use cordon_core::wire::{Band, Hit, MatchedOn, RoleCount, Searched, Verbatim};
use rusqlite::Connection;
use std::sync::Arc;

/// People with one number, at most: a number that more have says nothing of anybody.
const WITH_A_NUMBER: u32 = 51;
/// People, from the best, whose orders lead to those they protect them from.
const LEADING: usize = 10;

/// A hit with what was prepared of them.
struct Shown {
    hit: Hit,
    prepared: Arc<Prepared>,
}

/// A hit that another one leads to, and whom its reason names.
struct Led {
    by: PersonId,
    shown: Shown,
}

/// Who has a typed number exactly, and which numbers nobody has.
#[derive(Default)]
pub struct ByNumber {
    /// Each person once, with the numbers.
    pub held: Vec<(PersonId, Vec<MatchedOn>)>,
    /// Numbers that nobody has in any of the kinds that they may be of, each in the first of them.
    pub not_held: Vec<(IdentifierKind, String)>,
}

/// Looks the numbers of a query up in the store, which knows them whether or not the index is ready.
pub fn by_number(copy: &Connection, query: &Query, searched: Searched) -> Result<ByNumber, Failure> {
    let mut found = ByNumber::default();
    for kinds in query.exact() {
        let mut is_held = false;
        for (kind, value) in &kinds {
            let persons = search::by_identifier(copy, *kind, value, WITH_A_NUMBER)?;
            is_held |= !persons.is_empty();
            if !is_ranked(*kind, searched) {
                found.add(persons, value);
            }
        }
        found.not_held.extend(kinds.into_iter().next().filter(|_| !is_held));
    }
    if searched == Searched::NumbersOnly {
        // What may be a plate finds whoever has just that.
        for plate in query.possible_plates.iter().filter(|plate| !plate.is_told) {
            found.add(search::by_identifier(copy, IdentifierKind::Plate, &plate.mark, WITH_A_NUMBER)?, &plate.mark);
        }
    }
    Ok(found)
}

/// Whether the index finds numbers of a kind too, and weighs what else was typed beside them.
fn is_ranked(kind: IdentifierKind, searched: Searched) -> bool {
    match searched {
        Searched::Everything | Searched::NoCopy => kind == IdentifierKind::Plate,
        Searched::NumbersOnly => false,
    }
}

impl ByNumber {
    fn add(&mut self, persons: Vec<PersonId>, value: &str) {
        for person in persons {
            let why = MatchedOn::SameIdentifier(value.into());
            match self.held.iter_mut().find(|(other, _)| *other == person) {
                Some((_, held)) if held.contains(&why) => {}
                Some((_, held)) => held.push(why),
                None => self.held.push((person, vec![why])),
            }
        }
    }
}

/// Hits, best first, at most `limit`, and whether there were more.
pub fn of(
    (copy, rows): (&Connection, &mut Rows),
    query: &Query,
    numbers: Vec<(PersonId, Vec<MatchedOn>)>,
    matches: &[Match],
    now: Now,
    limit: usize,
) -> Result<(Vec<Hit>, bool), Failure> {
    let mut shown: Vec<Shown> = Vec::new();
    for (person, why) in numbers {
        let Some(prepared) = rows.of(copy, person)? else { continue };
        let also = matches.iter().find(|each| each.person == person);
        let more = also.map(|each| reasons::of(each, query, &prepared.names)).unwrap_or_default();
        let why = why.into_iter().chain(more).collect();
        shown.push(hit(person, prepared, Band::Likely, why, now));
    }
    for each in matches {
        if shown.len() > limit {
            break;
        }
        if shown.iter().any(|other| other.hit.person == each.person) {
            continue;
        }
        let Some(prepared) = rows.of(copy, each.person)? else { continue };
        let why = reasons::of(each, query, &prepared.names);
        shown.push(hit(each.person, prepared, band(each.band), why, now));
    }
    // They stand below their like and are kept, however many there are of those.
    let mut through = through_protected((copy, rows), &shown, now)?;
    let more = shown.len() + through.len() > limit;
    through.truncate(limit / 2);
    shown.sort_by_key(|other| other.hit.band);
    make_room(&mut shown, &through, limit - through.len());
    let through = through.into_iter().map(|led| led.shown);
    let mut hits: Vec<Hit> = shown.into_iter().chain(through).map(|shown| shown.hit).collect();
    hits.sort_by_key(|hit| hit.band);
    Ok((hits, more))
}

fn hit(person: PersonId, prepared: Arc<Prepared>, band: Band, why: Vec<MatchedOn>, now: Now) -> Shown {
    // As for its powers, a clock in doubt may leave open whether an order is in force.
    let roles = prepared.counted(now.earliest, Moments::now(now).decision_until);
    let hit = Hit {
        person,
        name: prepared.shown_name().into(),
        born: prepared.birth(),
        age: shape::age_by(now, |day| prepared.age_on(day)),
        gender: prepared.gender,
        band,
        why: if prepared.is_protected() { without_places(why) } else { why },
        roles: roles.into_iter().map(role_count).collect(),
        warnings: prepared.warnings.clone(),
        town: prepared.town.clone().map(Verbatim),
        pnc_id: prepared.pnc_id.clone().map(Verbatim),
    };
    Shown { hit, prepared }
}

/// Where a protected person lives is not confirmed part by part; that a word fits nothing would confirm
/// the streets by its absence. Where nothing else speaks for them, that much is said.
fn without_places(mut why: Vec<MatchedOn>) -> Vec<MatchedOn> {
    let tells_place = |why: &MatchedOn| {
        matches!(why, MatchedOn::Street(_) | MatchedOn::SameDistrict(_) | MatchedOn::WordUnmatched(_))
    };
    why.retain(|why| !tells_place(why));
    if !why.iter().any(MatchedOn::speaks_for) {
        why.push(MatchedOn::NotTold);
    }
    why
}

/// Leaves so many of those found, the best. Whoever leads to another is named by that hit, and so is listed
/// and accounted for: of the rest the last go first.
fn make_room(shown: &mut Vec<Shown>, through: &[Led], room: usize) {
    let leads = |each: &Shown| through.iter().any(|led| led.by == each.hit.person);
    while shown.len() > room
        && let Some(last) = shown.iter().rposition(|each| !leads(each))
    {
        shown.remove(last);
    }
}

/// Those whom orders bind in favour of a person found, where they were not found themselves: an
/// officer who knows the victim's name is looking for him.
fn through_protected((copy, rows): (&Connection, &mut Rows), shown: &[Shown], now: Now) -> Result<Vec<Led>, Failure> {
    let mut found: Vec<Led> = Vec::new();
    let protected = shown.iter().filter(|each| each.hit.band != Band::Weak && each.prepared.is_protected());
    for each in protected.take(LEADING) {
        for person in &each.prepared.bound {
            if shown.iter().chain(found.iter().map(|led| &led.shown)).any(|other| other.hit.person == *person) {
                continue;
            }
            let Some(prepared) = rows.of(copy, *person)? else { continue };
            let why = vec![MatchedOn::ThroughProtected(each.prepared.short_name().into())];
            found.push(Led { by: each.hit.person, shown: hit(*person, prepared, Band::Possible, why, now) });
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

fn role_count(counted: Counted) -> RoleCount {
    let Counted { role, live, not_now, ended, unknown, undertakings } = counted;
    RoleCount { role, live, not_now, ended, unknown, undertakings }
}
