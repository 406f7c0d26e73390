//! Search: opened durably before the first hit, settled when it pauses. Results are released only
//! after the journal knows of the search.

use super::query::{self, Query};
use super::{reason, shape};
use crate::house::House;
use crate::phonetic;
use crate::session::Session;
use crate::store::replica::{orders, persons, search};
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::{Body, SearchSettled};
use cordon_core::rules::ids::{PersonId, SearchId};
use cordon_core::rules::names::{self, WordMatch};
use cordon_core::rules::order::InForceAnswer;
use cordon_core::rules::person::{BirthDate, Name, NameKind, PersonRecord, Role};
use cordon_core::rules::power::nothing_held;
use cordon_core::rules::time::Now;
use cordon_core::wire::{Band, Hit, MatchedOn, Reason, Results, RoleCount, SearchOpened};

/// Hits listed at most.
const LISTED: usize = 50;
/// Candidates scored at most.
const CANDIDATES: u32 = 400;

/// Finds candidates and scores them. The search issue replaces what stands behind this.
pub trait Engine {
    /// Hits, best first, at most `limit`, and whether there were more.
    fn find(&self, session: &Session, query: &Query, now: Now, limit: usize) -> Result<(Vec<Hit>, bool), Failure>;
}

/// Opens a search under a reason; durable before the first hit.
pub fn open(house: &House, why: Reason) -> Result<SearchOpened, Failure> {
    reason::check(&why)?;
    let search = house.write(|write| {
        let search = SearchId(fresh_id(write.at())?);
        write.journal(&Body::SearchOpened { search, reason: why })?;
        Ok(search)
    })?;
    house.with_session(|session| {
        session.searches.insert(search, None);
        Ok(SearchOpened { search })
    })
}

/// Searches within an open search.
pub fn search(house: &House, id: SearchId, text: &str) -> Result<Results, Failure> {
    let now = house.now();
    house.with_session(|session| {
        if !session.searches.contains_key(&id) {
            return Err(Failure::Refused(Refusal::No("open a search under a reason first")));
        }
        let read = query::read(text, now.shown());
        let (hits, more) = IndexedTables.find(session, &read, now, LISTED)?;
        let coverage = shape::coverage_of(session)?;
        let results =
            Results { text: text.to_owned(), read_as: read.read_as, hits, more, otherwise: nothing_held(), coverage };
        session.searches.insert(id, Some(results.clone()));
        Ok(results)
    })
}

/// Says what a search showed when it paused or closed. Safe to repeat.
pub fn settle(house: &House, id: SearchId) -> Result<(), Failure> {
    let last = house.with_session(|session| Ok(session.searches.get_mut(&id).and_then(Option::take)))?;
    let Some(last) = last else { return Ok(()) };
    house.write(|write| {
        write.journal(&Body::SearchSettled(SearchSettled {
            search: id,
            text: last.text,
            shown: last.hits.iter().map(|hit| hit.person).collect(),
            found: u32::try_from(last.hits.len()).unwrap_or(u32::MAX),
        }))?;
        Ok(())
    })
}

/// The encrypted store's own tables: exact identifiers, dates, and FTS5 over names and sounds.
pub struct IndexedTables;

impl Engine for IndexedTables {
    fn find(&self, session: &Session, query: &Query, now: Now, limit: usize) -> Result<(Vec<Hit>, bool), Failure> {
        let mut scored: Vec<(f64, Hit)> = Vec::new();
        for person in candidates(session, query)? {
            if let Some(found) = score(session, person, query, now)? {
                scored.push(found);
            }
        }
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.name.cmp(&other.1.name)));
        let more = scored.len() > limit;
        Ok((scored.into_iter().take(limit).map(|(_score, hit)| hit).collect(), more))
    }
}

fn candidates(session: &Session, query: &Query) -> Result<Vec<PersonId>, Failure> {
    let db = &session.replica;
    let mut found: Vec<PersonId> = Vec::new();
    for (kind, value) in &query.identifiers {
        found.extend(search::by_identifier(db, *kind, value, CANDIDATES)?);
    }
    if let Some(day) = query.born {
        found.extend(search::by_birth_day(db, &day.to_string(), CANDIDATES)?);
        if let Some(swapped) = swapped(day) {
            found.extend(search::by_birth_day(db, &swapped.to_string(), CANDIDATES)?);
        }
    }
    for expression in name_expressions(&query.words) {
        if found.len() >= CANDIDATES as usize {
            break;
        }
        found.extend(search::by_name(db, &expression, CANDIDATES)?);
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|person| seen.insert(*person));
    Ok(found)
}

/// FTS5 expressions from strict to loose. Words are quoted, so nothing typed is an operator.
fn name_expressions(words: &[String]) -> Vec<String> {
    let long: Vec<&String> = words.iter().filter(|word| !word.is_empty()).take(8).collect();
    if long.is_empty() {
        return Vec::new();
    }
    let prefix = |word: &String| format!("words : \"{word}\" *");
    let sound = |word: &String| {
        let codes = phonetic::codes(word);
        let alternatives: Vec<String> = codes.iter().map(|code| format!("sounds : \"{code}\"")).collect();
        if alternatives.is_empty() {
            prefix(word)
        } else {
            format!("({} OR {})", prefix(word), alternatives.join(" OR "))
        }
    };
    let all_prefix = long.iter().map(|word| prefix(word)).collect::<Vec<_>>().join(" AND ");
    let all_sound = long.iter().map(|word| sound(word)).collect::<Vec<_>>().join(" AND ");
    let any_sound = long.iter().map(|word| sound(word)).collect::<Vec<_>>().join(" OR ");
    vec![all_prefix, all_sound, any_sound]
}

fn swapped(day: cordon_core::rules::time::Day) -> Option<cordon_core::rules::time::Day> {
    let text = day.to_string();
    let mut parts = text.split('-').map(str::parse::<u32>);
    let (year, month, date) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    cordon_core::rules::time::Day::new(i32::try_from(year).ok()?, date, month).filter(|other| *other != day)
}

fn score(session: &Session, person: PersonId, query: &Query, now: Now) -> Result<Option<(f64, Hit)>, Failure> {
    let records = persons::records_of(&session.replica, person)?;
    let Some(first) = records.first() else { return Ok(None) };
    let mut why = Vec::new();
    let mut points = name_points(&records, &query.words, &mut why);
    points += birth_points(&records, query, &mut why);
    points += identifier_points(session, person, &records, query, &mut why)?;
    if points <= 0.0 || why.is_empty() {
        return Ok(None);
    }
    let roles = role_counts(session, person, now)?;
    let hit = Hit {
        person,
        name: shape::name_of(&records),
        age: records.iter().find_map(|record| record.born.age_on(now.shown().london_day())),
        gender: first.gender,
        band: band(points),
        why,
        roles,
        warnings: shape::warnings_of(&records),
    };
    Ok(Some((points, hit)))
}

fn band(points: f64) -> Band {
    if points >= 8.0 {
        Band::Likely
    } else if points >= 4.0 {
        Band::Possible
    } else {
        Band::Weak
    }
}

fn name_points(records: &[PersonRecord], words: &[String], why: &mut Vec<MatchedOn>) -> f64 {
    if words.is_empty() {
        return 0.0;
    }
    let best = records
        .iter()
        .flat_map(|record| record.names.iter())
        .map(|name| (one_name_points(name, words), name))
        .max_by(|one, other| one.0.0.total_cmp(&other.0.0));
    let Some(((points, worst), name)) = best else { return 0.0 };
    if points <= 0.0 {
        return 0.0;
    }
    let shown = names::shown(name);
    why.push(match (name.kind, worst) {
        (NameKind::Alias | NameKind::Maiden | NameKind::Spelling, _) => MatchedOn::OtherName(shown),
        (NameKind::Legal, WordMatch::Same) => MatchedOn::SameName(shown),
        (NameKind::Legal, WordMatch::Begins) => MatchedOn::NameBegins(shown),
        (NameKind::Legal, WordMatch::Near | WordMatch::None) => MatchedOn::NameLike(shown),
    });
    points
}

/// Points and the worst match among the words that count.
fn one_name_points(name: &Name, words: &[String]) -> (f64, WordMatch) {
    let mut against = names::words(&[name.given.as_str(), name.family.as_str()].join(" "));
    let mut points = 0.0;
    let mut worst = WordMatch::Same;
    for word in words {
        let best = against
            .iter()
            .enumerate()
            .map(|(index, other)| (word_match(word, other), index))
            .max_by_key(|(found, _index)| *found);
        let (found, index) = best.unwrap_or((WordMatch::None, 0));
        points += match found {
            WordMatch::Same => 4.0,
            WordMatch::Begins => {
                if word.chars().count() > 2 {
                    3.0
                } else {
                    1.5
                }
            }
            WordMatch::Near => 2.5,
            WordMatch::None => -2.0,
        };
        worst = worst.min(found);
        if found != WordMatch::None {
            against.remove(index);
        }
    }
    (points, worst)
}

fn word_match(word: &str, other: &str) -> WordMatch {
    let spelt = names::compare(word, other);
    if spelt != WordMatch::None || word.chars().count() < 3 {
        return spelt;
    }
    let other_codes = phonetic::codes(other);
    if phonetic::codes(word).iter().any(|code| other_codes.contains(code)) { WordMatch::Near } else { WordMatch::None }
}

fn birth_points(records: &[PersonRecord], query: &Query, why: &mut Vec<MatchedOn>) -> f64 {
    let held: Vec<BirthDate> =
        records.iter().map(|record| record.born).filter(|born| *born != BirthDate::Unknown).collect();
    if held.is_empty() {
        return 0.0;
    }
    if let Some(day) = query.born {
        let text = day.short_text();
        if held.contains(&BirthDate::Known(day)) {
            why.push(MatchedOn::SameBirthDate(text));
            return 6.0;
        }
        if swapped(day).is_some_and(|other| held.contains(&BirthDate::Known(other))) {
            why.push(MatchedOn::DayMonthSwapped(text));
            return 4.0;
        }
        let year = text.rsplit(' ').next().and_then(|year| year.parse().ok());
        if year.is_some_and(|year| held.iter().any(|born| year_of(*born) == Some(year))) {
            why.push(MatchedOn::SameBirthYear(year.unwrap_or_default().to_string()));
            return 1.5;
        }
        why.push(MatchedOn::BirthDateDiffers(text));
        return -3.0;
    }
    let Some(year) = query.year else { return 0.0 };
    if held.iter().any(|born| year_of(*born) == Some(year)) {
        why.push(MatchedOn::SameBirthYear(year.to_string()));
        return 3.0;
    }
    why.push(MatchedOn::BirthDateDiffers(year.to_string()));
    -2.0
}

fn year_of(born: BirthDate) -> Option<i32> {
    match born {
        BirthDate::Known(day) => day.to_string().get(..4).and_then(|year| year.parse().ok()),
        BirthDate::Year(year) => Some(year),
        BirthDate::Unknown => None,
    }
}

fn identifier_points(
    session: &Session,
    person: PersonId,
    records: &[PersonRecord],
    query: &Query,
    why: &mut Vec<MatchedOn>,
) -> Result<f64, Failure> {
    let mut points = 0.0;
    for (kind, value) in &query.identifiers {
        if !search::by_identifier(&session.replica, *kind, value, CANDIDATES)?.contains(&person) {
            continue;
        }
        let own = records.iter().any(|record| {
            record.identifiers.iter().any(|held| held.kind == *kind)
                || record.addresses.iter().any(|address| address.postcode.is_some())
        });
        let is_postcode = *kind == cordon_core::rules::person::IdentifierKind::Postcode;
        points += if is_postcode { 3.0 } else { 10.0 };
        why.push(if own || is_postcode {
            MatchedOn::SameIdentifier(value.clone())
        } else {
            MatchedOn::ThroughProtected(value.clone())
        });
    }
    Ok(points)
}

/// How many live and ended orders a person stands to, in each role.
pub fn role_counts(session: &Session, person: PersonId, now: Now) -> Result<Vec<RoleCount>, Failure> {
    let mut counts: Vec<RoleCount> = Vec::new();
    for (role, order) in orders::of_person(&session.replica, person)? {
        if !counts.iter().any(|count| count.role == role) {
            counts.push(RoleCount { role, live: 0, ended: 0, unknown: 0 });
        }
        let Some(count) = counts.iter_mut().find(|count| count.role == role) else { continue };
        match shape::in_force(&order, now) {
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
