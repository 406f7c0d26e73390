//! Every order that binds a person, set against the same facts. Each keeps its own answers, and each
//! assessment is journalled as if it were asked for alone; nothing here merges them.

use super::assess::{self as alone, Stands};
use super::looks::{self, Leave};
use super::{identity, place, shape, words};
use crate::Failure;
use crate::house::{Hold, House};
use crate::session::Session;
use crate::store::own::{drafts, records};
use crate::store::replica::events;
use crate::write::fresh_id;
use cordon_core::proof::entry::Body;
use cordon_core::rules::assess::{Assessment, TermAnswer, assess};
use cordon_core::rules::ids::{AssessmentId, IncidentId, PersonId};
use cordon_core::rules::law;
use cordon_core::rules::look::Subject;
use cordon_core::rules::order::Order;
use cordon_core::rules::policy::{Deed, Scope};
use cordon_core::rules::time::Now;
use cordon_core::rules::together::{Claimed, Clashing, ClauseRef, Together, together};
use cordon_core::wire::{
    ClashSheet, ClauseSheet, ClauseTogether, FactsInput, FixReply, Grant, Granted, OrderTogether, Stamp, TogetherSheet,
};

/// Assesses every order that binds a person: all are journalled, in one write, before any is shown.
pub fn run(house: &House, person: PersonId, input: &FactsInput) -> Result<Granted<TogetherSheet>, Failure> {
    let now = house.now();
    let given = place::resolve(house, &input.he_is, now.shown())?;
    let asked = Asked { person, input, stands: Stands { given: given.as_ref().ok(), house }, now };
    let he_is = match &given {
        Ok(given) => shape::fix_reply(&given.position),
        Err(why) => FixReply::None { why: *why },
    };
    house.hold(|hold| {
        // Read before anything is written, and shown only once its entry is: it names where the words stand.
        let Claims { claimed, incidents } = claims(hold.session, person)?;
        let (grant, assessed) = asked.journalled(hold, incidents)?;
        let session = &mut *hold.session;
        let act_at = Stamp::of(input.act_at.unwrap_or(now.earliest));
        let (clashes, orders) = sheets(session, &assessed, now)?;
        for one in assessed {
            session.assessed.insert(one.order.id, (one.id, one.assessment));
        }
        let coverage = shape::coverage_of(session, now)?;
        Ok(Granted { grant, sheet: TogetherSheet { person, act_at, he_is, clashes, orders, claimed, coverage } })
    })
}

/// One order with its assessment.
struct Assessed {
    id: AssessmentId,
    order: Order,
    assessment: Assessment,
}

/// What is asked of every order.
struct Asked<'a> {
    person: PersonId,
    input: &'a FactsInput,
    stands: Stands<'a>,
    now: Now,
}

impl Asked<'_> {
    /// Assesses every order that binds him, and journals each assessment. Where none does, nothing is: then
    /// no more of him is shown than the look at him showed. Words of records are journalled by their incidents.
    fn journalled(&self, hold: &mut Hold<'_>, incidents: Vec<IncidentId>) -> Result<(Grant, Vec<Assessed>), Failure> {
        let look = looks::prepare(hold, Subject::Together(self.person), Leave::Under(Subject::Person(self.person)))?;
        let orders = shape::binding(hold.session, self.person)?;
        if orders.is_empty() {
            looks::must_stand(hold.session, &Subject::Person(self.person))?;
        }
        let assessed = orders.into_iter().map(|order| self.of(hold.session, order)).collect::<Result<Vec<_>, _>>()?;
        hold.write(|write| {
            for one in &assessed {
                write.journal(&Body::Assessed { id: one.id, assessment: Box::new(one.assessment.clone()) })?;
            }
            if !incidents.is_empty() {
                write.journal(&Body::ClaimsShown { person: self.person, incidents })?;
            }
            Ok(())
        })?;
        Ok((look.granted(hold)?, assessed))
    }

    /// Sets the facts against one order. Who he is, is known: of several whom it binds, he is this one.
    fn of(&self, session: &Session, order: Order) -> Result<Assessed, Failure> {
        let mut facts = alone::facts_of(session, &order, self.input, &self.stands, self.now)?;
        if order.respondents.contains(&self.person) {
            facts.identity = identity::of(session, self.person)?;
        }
        let assessment = assess(&order, &facts);
        Ok(Assessed { id: AssessmentId(fresh_id(self.now.shown())?), order, assessment })
    }
}

type Sheets = (Vec<ClashSheet>, Vec<OrderTogether>);

/// The clashes, and the orders with those first that may stand.
fn sheets(session: &Session, assessed: &[Assessed], now: Now) -> Result<Sheets, Failure> {
    let pairs: Vec<(&Order, &Assessment)> = assessed.iter().map(|one| (&one.order, &one.assessment)).collect();
    let said = together(&pairs);
    let clashes = said.clashes.iter().filter_map(|clash| clash_sheet(assessed, clash)).collect();
    let orders = assessed.iter().map(|one| order_sheet(session, one, &said, now));
    let mut orders = orders.collect::<Result<Vec<_>, _>>()?;
    orders.sort_by_key(|one| one.order.in_force.rank());
    Ok((clashes, orders))
}

fn order_sheet(session: &Session, one: &Assessed, said: &Together, now: Now) -> Result<OrderTogether, Failure> {
    let mut clauses: Vec<ClauseTogether> =
        one.assessment.terms.iter().map(|term| clause_together(one, term, said)).collect();
    clauses.sort_by_key(|clause| clause.term.answer.weight());
    Ok(OrderTogether {
        assessment: one.id,
        order: shape::order_brief(session, &one.order, now)?,
        in_force: one.assessment.in_force,
        clauses,
    })
}

fn clause_together(one: &Assessed, term: &TermAnswer, said: &Together) -> ClauseTogether {
    let is_it = |clause: &ClauseRef| clause.order == one.order.id && clause.condition == term.condition;
    let permits = said.permits.iter().filter(|permission| is_it(&permission.clause));
    ClauseTogether {
        term: shape::term_sheet(&one.order, one.assessment.version, term.clone()),
        forbids: said.forbids.iter().any(|forbidding| is_it(&forbidding.clause)),
        permits: permits.map(|permission| permission.by.clone()).collect(),
    }
}

fn clash_sheet(assessed: &[Assessed], clash: &Clashing) -> Option<ClashSheet> {
    Some(ClashSheet {
        why: clash.why,
        forbids: clause_sheet(assessed, &clash.forbids)?,
        other: clause_sheet(assessed, &clash.other)?,
    })
}

fn clause_sheet(assessed: &[Assessed], clause: &ClauseRef) -> Option<ClauseSheet> {
    let order = assessed.iter().map(|one| &one.order).find(|order| order.id == clause.order)?;
    let condition = clause.condition(order)?;
    let version = clause.version.and_then(|id| order.version(id));
    Some(ClauseSheet {
        order: order.id,
        title: law::title(&order.kind),
        made: version.map(|version| Stamp::of(version.made_at)),
        paragraph: clause.paragraph.as_str().into(),
        words: words::shown(condition),
    })
}

/// Permissions that somebody claims, and the incidents whose records hold them.
struct Claims {
    claimed: Vec<Claimed>,
    incidents: Vec<IncidentId>,
}

/// Permissions that somebody claims, as this officer's drafts and records about him hold them, each once.
/// Other officers' words are for those alone who may see their records.
fn claims(session: &Session, person: PersonId) -> Result<Claims, Failure> {
    let mut found = Claims { claimed: Vec::new(), incidents: Vec::new() };
    for draft in drafts::list_open(&session.own, session.officer.id)? {
        if draft.person == Some(person)
            && let Some(claim) = Claimed::of(&draft.form.file)
        {
            found.add(claim, None);
        }
    }
    let made = records::about_person(&session.own, person)?.into_iter().map(|made| made.incident);
    let held = events::incidents_about(&session.replica, person)?.into_iter().map(|held| held.record);
    for incident in made.chain(held) {
        if let Some(claim) = Claimed::of(&incident.file)
            && may_see(session, incident.id)?
        {
            found.add(claim, Some(incident.id));
        }
    }
    Ok(found)
}

/// Whether an incident is the officer's own, as this device recorded it, or they may see others'.
fn may_see(session: &Session, incident: IncidentId) -> Result<bool, Failure> {
    let is_own = records::officer_of(&session.own, incident)? == Some(session.officer.id);
    Ok(is_own || session.actor.may(Deed::SeeRecords, Scope::Area).is_ok())
}

impl Claims {
    fn add(&mut self, claim: Claimed, of: Option<IncidentId>) {
        if !self.claimed.contains(&claim) {
            self.claimed.push(claim);
        }
        if let Some(incident) = of.filter(|incident| !self.incidents.contains(incident)) {
            self.incidents.push(incident);
        }
    }
}

#[cfg(test)]
#[path = "together_tests.rs"]
mod together_tests;
