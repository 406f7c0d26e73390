//! Setting facts against an order's words, and the powers of its law row.

use super::looks::{self, Leave};
use super::place::{self, Given, Live};
use super::{law_words, moments, shape};
use crate::house::House;
use crate::session::Session;
use crate::store::replica::{coverage, orders};
use crate::view::View;
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::assess::{Assessment, Facts, HiddenFix, assess};
use cordon_core::rules::condition::Condition;
use cordon_core::rules::ids::{AssessmentId, GrantId, OrderId, SightingId};
use cordon_core::rules::law;
use cordon_core::rules::look::Subject;
use cordon_core::rules::order::Order;
use cordon_core::rules::place::Position;
use cordon_core::rules::power::{Found, Moments, otherwise, powers_now};
use cordon_core::rules::sighting::{Sighting, SightingBasis};
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::text;
use cordon_core::wire::{
    AgesSheet, AssessedWith, AssessmentSheet, FactsInput, FixReply, Grant, Granted, LawSheet, NoFix, OrderBrief,
    OrderLaw, PlaceInput, PowersSheet, Stamp,
};

/// Assesses: the whole of it, with its inputs, is journalled before it is shown. What it rests on is
/// remembered, so that a page can ask whether it still stands.
pub fn run(house: &House, id: OrderId, input: FactsInput) -> Result<Granted<AssessmentSheet>, Failure> {
    let now = house.now();
    let given = place::resolve(house, &input.he_is, now.shown())?;
    house.hold(|hold| {
        let look = looks::prepare(hold, Subject::Facts(id), Leave::Under(Subject::Order(id)))?;
        let order = orders::get(&hold.session.replica, id)?;
        let stands = Stands { given: given.as_ref().ok(), house };
        let facts = facts_of(hold.session, &order, &input, &stands, now)?;
        let assessment = assess(&order, &facts);
        let stored = AssessmentId(fresh_id(now.shown())?);
        let body = Body::Assessed { id: stored, assessment: Box::new(assessment.clone()) };
        let grant = look.take(hold, |_reason| body)?;
        let place = given.map(|given| given.position);
        let sheet = sheet(hold.session, &order, stored, assessment, place, now)?;
        Ok(Granted { grant, sheet })
    })
}

/// Opens the powers that the law rows hold for an opened order.
pub fn open_powers(house: &House, id: OrderId) -> Result<Grant, Failure> {
    if let Some(grant) = looks::standing(house, &Subject::Powers(id))? {
        return Ok(grant);
    }
    house.hold(|hold| {
        let look = looks::prepare(hold, Subject::Powers(id), Leave::Under(Subject::Order(id)))?;
        orders::get(&hold.session.replica, id)?;
        look.take(hold, |_reason| Body::PowersShown { order: id })
    })
}

/// The powers as they stand now.
pub fn powers(view: &View<'_>, grant: GrantId) -> Result<PowersSheet, Failure> {
    let now = view.now();
    looks::under(view, grant, |session, grant| {
        let Subject::Powers(id) = grant.subject else { return Err(looks::of_another_kind()) };
        let order = orders::get(&session.replica, id)?;
        let bare = shape::before_facts(session, &order, now)?;
        let recall = law_words::recall_of(&session.replica, &order.kind)?;
        let found = shape::found_before(session, &order, &bare, recall.as_ref(), now)?;
        Ok(PowersSheet {
            order: shape::brief_of(session, &order, now, &bare)?,
            powers: powers_now(&order, Moments::now(now), found),
            law: OrderLaw::at(&order.kind, days_of(&order, now)).map(|law| LawSheet::of(&law)),
            otherwise: otherwise(&order.kind, found),
            points_to_prove: law::row_for(&order.kind)
                .map(|row| row.points_to_prove.iter().map(|point| point.words).collect())
                .unwrap_or_default(),
            coverage: shape::coverage_of(session, now)?,
        })
    })
}

/// The days that decide which law an order has, where nobody entered an act.
fn days_of(order: &Order, now: Now) -> law::Moment {
    let (made, decision) = (order.first_made_at(), now.shown());
    law::Moment { made: made.map(Timestamp::london_day), act: None, decision: Some(decision.london_day()) }
}

/// Where the officer stands or said that he is, with the house that knows whether it is live.
pub(super) struct Stands<'a> {
    /// The place, where there is one.
    pub given: Option<&'a Given>,
    /// The house.
    pub house: &'a House,
}

impl Stands<'_> {
    /// The fix that an order's hidden areas answer: none is spent on an order without any.
    fn hidden_fix(&self, order: &Order, now: Now) -> Option<HiddenFix> {
        let has_hidden = order.versions.iter().flat_map(|version| &version.conditions).any(Condition::hides_an_area);
        self.given.filter(|_| has_hidden).and_then(|given| place::hidden_fix(self.house, given, now.shown()))
    }
}

/// What was entered and what is held, as the facts of an assessment. A copy without an age is one that
/// is being read anew: what it does not hold says nothing.
pub(super) fn facts_of(
    session: &Session,
    order: &Order,
    input: &FactsInput,
    stands: &Stands<'_>,
    now: Now,
) -> Result<Facts, Failure> {
    if coverage::known_as_of(&session.replica)?.is_none() {
        return Err(Failure::Refused(Refusal::No(text!("refusal.this_copy_is_being_read_anew_sync_first"))));
    }
    moments::check("when", input.act_at)?;
    let act_at = input.act_at.unwrap_or(now.earliest);
    if act_at > now.latest {
        return Err(Failure::invalid("when", text!("refusal.the_act_cannot_be_later_than_now")));
    }
    let is_live = stands.given.is_some_and(|given| given.live == Live::Yes)
        && input.act_at.is_none()
        && input.basis == SightingBasis::SeenHere;
    let position = stands.given.map(|given| given.position);
    Ok(Facts {
        act_from: act_at,
        act_until: act_at,
        sighting: position.map(|position| sighting(order, input, position, act_at)).transpose()?,
        live_fix: is_live,
        hidden_fix: stands.hidden_fix(order, now).filter(|_| is_live),
        told: input.told.clone(),
        ..shape::bare_facts(session, order, now)?
    })
}

/// "Seen here by me" says that he stands where I do; only then is my fix his place.
fn sighting(order: &Order, input: &FactsInput, position: Position, at: Timestamp) -> Result<Sighting, Failure> {
    Ok(Sighting {
        id: SightingId(fresh_id(at)?),
        whose: match order.respondents.as_slice() {
            [only] => Some(*only),
            [..] => None,
        },
        position: Some(position),
        place: words_of(&input.he_is),
        from: at,
        until: at,
        basis: input.basis,
        observer: match input.basis {
            SightingBasis::SeenHere => Some(position),
            SightingBasis::SeenThere
            | SightingBasis::Told
            | SightingBasis::Cctv
            | SightingBasis::Tag
            | SightingBasis::PhoneData => None,
        },
        more: Vec::new(),
    })
}

/// The words of a place as given.
pub fn words_of(place: &PlaceInput) -> String {
    match place {
        PlaceInput::GridReference { text } | PlaceInput::Words { text } => text.clone(),
        PlaceInput::Here | PlaceInput::Fix { .. } | PlaceInput::Unknown => String::new(),
    }
}

fn sheet(
    session: &mut Session,
    order: &Order,
    id: AssessmentId,
    assessment: Assessment,
    place: Result<Position, NoFix>,
    now: Now,
) -> Result<AssessmentSheet, Failure> {
    session.assessed.insert(order.id, (id, assessment.clone()));
    let moments = Moments::of(&assessment, now.shown());
    let recall = law_words::recall_of(&session.replica, &order.kind)?;
    let found = shape::found_here(session, order, (Found::of(&assessment), moments), now)?;
    let found = found.where_recalled(recall.as_ref());
    let (powers, ages) = (powers_now(order, moments, found), found.ages);
    let offered = otherwise(&order.kind, found);
    let made = AssessedWith::of(order, &assessment);
    let version = assessment.version;
    let mut terms: Vec<_> =
        assessment.terms.into_iter().map(|answer| shape::term_sheet(order, version, answer)).collect();
    terms.sort_by_key(|term| term.answer.weight());
    Ok(AssessmentSheet {
        id,
        order: OrderBrief { ages: AgesSheet::of(&order.kind, &ages), ..shape::order_brief(session, order, now)? },
        identity: assessment.facts.identity,
        in_force: assessment.in_force,
        terms,
        notice: assessment.notice,
        act_at: Stamp::of(assessment.facts.act_from),
        he_is: match place {
            Ok(position) => shape::fix_reply(&position),
            Err(why) => FixReply::None { why },
        },
        made,
        powers,
        otherwise: offered,
        coverage: shape::coverage_of(session, now)?,
    })
}

#[cfg(test)]
#[path = "assess_tests.rs"]
mod assess_tests;
