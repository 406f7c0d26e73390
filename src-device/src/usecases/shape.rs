//! Turns nouns into the shapes that screens show.

use super::{ages, identity, law_words, words};
use crate::Failure;
use crate::session::Session;
use crate::store::own::{answers, records};
use crate::store::replica::{coverage, events, orders, persons};
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::assess::{Assessment, Facts, TermAnswer, assess};
use cordon_core::rules::condition::{Condition, Reading};
use cordon_core::rules::ids::{OrderId, PersonId, VersionId};
use cordon_core::rules::incident::{AllegedAgainst, Incident};
use cordon_core::rules::law::{self, DapnHere, RecallNow, dapn_here};
use cordon_core::rules::names;
use cordon_core::rules::notice::NoticeEvent;
use cordon_core::rules::order::Order;
use cordon_core::rules::person::{PersonRecord, Role};
use cordon_core::rules::place::Position;
use cordon_core::rules::points::{Known, points};
use cordon_core::rules::power::{Found, Moments};
use cordon_core::rules::time::{Day, Now, Timestamp};
use cordon_core::text;
use cordon_core::wire::{
    ClockDoubt, Coverage, FixReply, HistoryItem, ItemState, OrderBrief, OrderNames, Stamp, TermSheet, Text, Verbatim,
};
use rusqlite::Connection;

/// The copy's age and scope, and what there is to say of the clock that ages are told by.
pub fn coverage_of(session: &Session, now: Now) -> Result<Coverage, Failure> {
    coverage_in(&session.replica, ClockDoubt::of(now, session.clock.wall()))
}

/// The age and scope of a copy.
pub fn coverage_in(copy: &Connection, clock: Option<ClockDoubt>) -> Result<Coverage, Failure> {
    let reach = coverage::reach(copy)?;
    Ok(Coverage {
        hq_knew_at: reach.known_at.map(Stamp::of),
        areas: reach.areas.into_iter().map(Verbatim::from).collect(),
        not_held: reach.not_held,
        clock,
    })
}

/// Whether a domestic abuse protection notice can be issued where this device works, on every day that it may
/// be.
pub fn dapn_in(copy: &Connection, now: Now) -> Result<DapnHere, Failure> {
    let moments = Moments::now(now);
    let days = [moments.decision_from, moments.decision_until].map(Timestamp::london_day);
    Ok(dapn_here(&events::force_laws(copy)?, &days))
}

/// Whether they ran here on the day an order was made, by all that is held of the areas of this copy.
pub fn dapn_when_made(copy: &Connection, order: &Order) -> Result<DapnHere, Failure> {
    let made: Vec<Day> = order.first_made_at().map(Timestamp::london_day).into_iter().collect();
    Ok(dapn_here(&events::force_laws(copy)?, &made))
}

/// What is answered of an order before any facts, with all that is known beside it ([`found_here`]).
pub fn found_before<'a>(
    session: &Session,
    order: &Order,
    bare: &'a Assessment,
    recalled: Option<&'a RecallNow>,
    now: Now,
) -> Result<Found<'a>, Failure> {
    Ok(found_here(session, order, (Found::before_facts(bare), Moments::now(now)), now)?.where_recalled(recalled))
}

/// What was found at some times, with what the law is here and was on the day the order was made, and with the
/// ages of those whom it names.
pub fn found_here<'a>(
    session: &Session,
    order: &Order,
    (found, moments): (Found<'a>, Moments),
    now: Now,
) -> Result<Found<'a>, Failure> {
    let copy = &session.replica;
    let found = found.where_dapn(dapn_in(copy, now)?).when_made(dapn_when_made(copy, order)?);
    Ok(found.with_ages(ages::of(session, order, moments)?))
}

/// The age by the first birth that records state; none where a doubtful clock would change it.
pub fn age_of(records: &[PersonRecord], now: Now) -> Option<i32> {
    age_by(now, |day| records.iter().find_map(|record| record.born.age_on(day)))
}

/// An age that is reckoned from a day; none where a doubtful clock would change it.
pub fn age_by(now: Now, on: impl Fn(Day) -> Option<i32>) -> Option<i32> {
    let latest = on(Moments::now(now).decision_until.london_day());
    on(now.earliest.london_day()).filter(|age| latest == Some(*age))
}

/// The name a person is shown under: the first of the newest record that names them.
pub fn name_of(records: &[PersonRecord]) -> String {
    names::newest_named(records.iter().flat_map(|record| &record.names)).map(names::shown).unwrap_or_default()
}

/// As [`name_of`], by id.
pub fn person_name(session: &Session, person: PersonId) -> Result<String, Failure> {
    Ok(name_of(&persons::records_of(&session.replica, person)?))
}

fn short_name(session: &Session, person: PersonId) -> Result<String, Failure> {
    let records = persons::records_of(&session.replica, person)?;
    let named = names::newest_named(records.iter().flat_map(|record| &record.names));
    Ok(named.map(names::shortened).unwrap_or_default())
}

/// Every notice event held of an order, HQ's and this device's, each once.
pub fn notices_held(session: &Session, order: OrderId) -> Result<Vec<NoticeEvent>, Failure> {
    let mut held = events::notices_of(&session.replica, order)?;
    for (event, _sequence) in records::notices_of(&session.own, order)? {
        if !held.iter().any(|other| other.id == event.id) {
            held.push(event);
        }
    }
    Ok(held)
}

/// The orders that bind a person, each once, newest first.
pub fn binding(session: &Session, person: PersonId) -> Result<Vec<Order>, Failure> {
    let mut binding: Vec<Order> = Vec::new();
    for (role, order) in orders::of_person(&session.replica, person)? {
        if role == Role::BoundBy && !binding.iter().any(|held| held.id == order.id) {
            binding.push(order);
        }
    }
    Ok(binding)
}

/// An order in a list.
pub fn order_brief(session: &Session, order: &Order, now: Now) -> Result<OrderBrief, Failure> {
    brief_of(session, order, now, &before_facts(session, order, now)?)
}

/// An order assessed when nothing but the time is given.
pub fn before_facts(session: &Session, order: &Order, now: Now) -> Result<Assessment, Failure> {
    Ok(assess(order, &bare_facts(session, order, now)?))
}

/// As [`order_brief`], for whoever has its assessment before any facts already.
pub fn brief_of(session: &Session, order: &Order, now: Now, bare: &Assessment) -> Result<OrderBrief, Failure> {
    let names = OrderNames {
        binds: each(&order.respondents, |person| person_name(session, person))?,
        protects: each(&order.protected, |person| short_name(session, person))?,
    };
    let word = law_words::of_row(&session.replica, &order.kind, now)?;
    let found = found_before(session, order, bare, word.recall.as_ref(), now)?;
    let points = points(order, Some(bare), &Known::default());
    Ok(OrderBrief::of(order, names, (found, &points), now).with_word(word))
}

fn each(persons: &[PersonId], name: impl Fn(PersonId) -> Result<String, Failure>) -> Result<Vec<Verbatim>, Failure> {
    persons.iter().map(|person| Ok(name(*person)?.into())).collect()
}

/// What is known when nothing but the time is given.
pub fn bare_facts(session: &Session, order: &Order, now: Now) -> Result<Facts, Failure> {
    Ok(Facts {
        // "Now" is as early as it may be: core spans the rest of a doubtful clock.
        act_from: now.earliest,
        act_until: now.earliest,
        decision_time: now,
        known_as_of: coverage::known_as_of(&session.replica)?.unwrap_or(now.earliest),
        identity: identity::among(session, &order.respondents)?,
        sighting: None,
        live_fix: false,
        hidden_fix: None,
        told: Vec::new(),
        notice: notices_held(session, order.id)?,
    })
}

/// One condition's answer with the court's words beside it, as the version that governed the act has
/// them; where none or several did, as the newest has.
pub fn term_sheet(order: &Order, version: Option<VersionId>, answer: TermAnswer) -> TermSheet {
    let found = words::condition_in(order, version, answer.condition);
    let condition = found.map(|(_version, condition)| condition);
    let next = next_of(&answer);
    TermSheet {
        condition: answer.condition,
        paragraph: answer.paragraph.into(),
        version: found.map(|(version, _condition)| version),
        words: condition.map(words::shown).unwrap_or_default(),
        plain: condition.map(words::plain).unwrap_or_default(),
        exceptions: condition.map(words::exceptions).unwrap_or_default(),
        nature: answer.nature,
        operating: answer.operating,
        answer: answer.answer,
        why: words::reasons(condition, answer.why),
        ask: answer.ask,
        questions: condition.map(Condition::questions).unwrap_or_default(),
        settle: words::settling(condition, answer.settle),
        next,
    }
}

/// When a term next operates, as London text.
pub fn next_of(answer: &TermAnswer) -> Option<Stamp> {
    use cordon_core::rules::assess::Operating;
    match answer.operating {
        Operating::No { next } => next.map(Stamp::of),
        Operating::Yes | Operating::Unknown => None,
    }
}

/// By whom and when a reading was confirmed.
pub fn confirmed(condition: &Condition) -> Option<(Verbatim, Stamp)> {
    match &condition.reading {
        Reading::Confirmed { by, at } => Some((by.as_str().into(), Stamp::of(*at))),
        Reading::Machine | Reading::WordsOnly => None,
    }
}

/// A position as screens show it.
pub fn fix_reply(position: &Position) -> FixReply {
    FixReply::Fix {
        lon: position.at.lon(),
        lat: position.at.lat(),
        accuracy_m: position.accuracy.radius_m,
        level: position.accuracy.level,
        source: position.source,
        at: Stamp::of(position.fixed_at),
        grid: cordon_core::rules::place::grid::grid_of(position.at).map(Verbatim::from),
    }
}

/// An entry's way to HQ.
pub fn item_state(session: &Session, sequence: u64) -> Result<ItemState, Failure> {
    if let Some(outcome) = events::outcome_of(&session.replica, &session.device, sequence)?
        && let Some(why) = outcome.verdict.why()
    {
        return Ok(ItemState::NeedsYou { why: why.into() });
    }
    Ok(match answers::find(&session.own, sequence)? {
        None => ItemState::Queued,
        Some(answers::Answer::Received { at, short }) => {
            ItemState::Received { at: Stamp::of(at), receipt: short.into() }
        }
        Some(answers::Answer::Refused(because)) => ItemState::NeedsYou { why: refused_text(because) },
    })
}

/// Why HQ refused an entry, with what comes next where something does.
pub fn refused_text(because: RefusedBecause) -> Text {
    if because.is_of_the_seal() { text!("refusal.the_seal_does_not_open") } else { because.text().into() }
}

/// Earlier incidents about a person: HQ's and this device's, each once, newest first.
pub fn history(session: &Session, person: PersonId) -> Result<Vec<HistoryItem>, Failure> {
    let mut incidents: Vec<(Incident, String)> = records::about_person(&session.own, person)?
        .into_iter()
        .map(|made| {
            let officer = records::officer_of(&session.own, made.incident.id)?;
            let by = officer
                .and_then(|id| session.device.slots.iter().find(|slot| slot.officer == id))
                .map(|slot| slot.shown.clone());
            Ok((made.incident, by.unwrap_or_default()))
        })
        .collect::<Result<_, Failure>>()?;
    for held in events::incidents_about(&session.replica, person)? {
        if !incidents.iter().any(|(other, _by)| other.id == held.record.id) {
            incidents.push((held.record, held.by.shown));
        }
    }
    let mut items = Vec::new();
    for (incident, by) in &incidents {
        items.extend(history_items(session, incident, by)?);
    }
    items.sort_by_key(|item: &HistoryItem| std::cmp::Reverse(item.at.epoch_ms));
    Ok(items)
}

fn history_items(session: &Session, incident: &Incident, by: &str) -> Result<Vec<HistoryItem>, Failure> {
    let started = |act| incident.acts.iter().find(|each| each.id == act).map(|each| each.when.start());
    let mut items = Vec::new();
    for allegation in &incident.allegations {
        let order = match &allegation.to {
            AllegedAgainst::Condition { order, .. } => {
                orders::find(&session.replica, *order)?.map(|held| law::title(&held.order.kind))
            }
            AllegedAgainst::Offence { words, .. } => Some(Verbatim::from(words.as_str()).into()),
        };
        items.push(HistoryItem {
            incident: incident.id,
            at: Stamp::of(started(allegation.act).unwrap_or(incident.entered_at)),
            outcome: allegation.outcome,
            order,
            by: by.into(),
        });
    }
    Ok(items)
}

/// Bytes of base64 text.
pub fn from_base64(text: &str) -> Result<HexBytes, Failure> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD
        .decode(text)
        .map(HexBytes)
        .map_err(|_| Failure::invalid("bytes", text!("refusal.not_base64")))
}
