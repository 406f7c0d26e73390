//! What a device knows beside the assessment: from the form, from the record and from the papers.

use crate::rules::identifiers::is_blank;
use crate::rules::ids::{ConditionId, OrderId};
use crate::rules::incident::{AllegedAgainst, ExhibitRef, FileNotes, Incident, Respondent, SayingKind};
use crate::rules::law::{PointId, row_for};
use crate::rules::notice::NoticeEvent;
use crate::rules::order::Order;
use crate::rules::record::RecordForm;
use crate::rules::sighting::SightingBasis;
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is known of one act and one order. Whatever is not known is left as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// When the act began, where no assessment says so.
    pub act_at: Option<Timestamp>,
    /// The terms the officer named; empty where those count that the facts fit.
    pub terms: Vec<ConditionId>,
    /// The identifiers confirmed against him, as the screen named them.
    pub confirmed_by: Vec<String>,
    /// A copy of the order that is held.
    pub copy: Option<OrderCopy>,
    /// A confirmation that the order is live.
    pub live: Option<LiveCheck>,
    /// Under which statute the order was made, as its papers say.
    pub made_under: Option<String>,
    /// For which offence he is on bail.
    pub original_offence: Option<String>,
    /// Whether the officer's account is written.
    pub account_written: bool,
    /// On what basis it is said where he was, if it is.
    pub sighting: Option<SightingBasis>,
    /// What is kept as evidence.
    pub exhibits: Vec<ExhibitRef>,
    /// Notice events held, beside those of the assessment.
    pub notice: Vec<NoticeEvent>,
    /// Who can say that he was told of the order, as written.
    pub who_can_say: Option<String>,
    /// What he said, by kind.
    pub said: Vec<SayingKind>,
    /// When he was cautioned.
    pub cautioned_at: Option<Timestamp>,
    /// The number of the call or incident.
    pub incident_number: Option<String>,
    /// Who saw or heard it, as shown.
    pub witnesses: Vec<String>,
}

/// A copy of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderCopy {
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// Whether an officer of the court certified it (R4).
    pub certified: bool,
}

/// A confirmation that an order is live.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveCheck {
    /// Who confirmed it: "control, operator 41".
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Known {
    /// What a record holds of an order. Notice and papers are not in a record; and of several orders its
    /// notes of a statute and of bail do not say which they are of.
    pub fn of_incident(incident: &Incident, order: OrderId) -> Self {
        let first = incident.acts.first();
        let known = Self {
            act_at: first.map(|act| act.when.start()),
            terms: terms_of(incident, order),
            confirmed_by: confirmed_by(&incident.respondent),
            account_written: !is_blank(&incident.account),
            sighting: incident.acts.iter().find_map(|act| act.sighting.as_ref()).map(|sighting| sighting.basis),
            exhibits: incident.exhibits.clone(),
            said: incident.said.iter().map(|saying| saying.kind).collect(),
            incident_number: incident.number.clone(),
            ..Self::default()
        }
        .with_file(&incident.file);
        if is_of_several(incident) { Self { made_under: None, original_offence: None, ..known } } else { known }
    }

    /// What a record that is being written holds of an order whose act began at an instant. Notice,
    /// evidence and who he is are not in the form.
    pub fn of_form(form: &RecordForm, order: OrderId, act_at: Timestamp) -> Self {
        let terms = form.terms.iter().filter(|term| term.order == order);
        Self {
            act_at: Some(act_at),
            terms: terms.map(|term| term.condition).collect(),
            account_written: !is_blank(&form.account),
            sighting: form.is_placed().then(|| form.basis_of_sighting()),
            said: form.said.iter().filter(|said| !is_blank(&said.words)).map(|said| said.kind).collect(),
            incident_number: form.number(),
            ..Self::default()
        }
        .with_file(&form.file)
    }

    /// What is known of one of the orders that a record bears on. Where more than one of them ask for the
    /// same point, the record's only note of it belongs to none.
    pub fn of_one_among(self, orders: &[Order]) -> Self {
        let is_of_one = |id: PointId| orders.iter().filter(|order| asks_for(order, id)).count() <= 1;
        Self {
            made_under: self.made_under.filter(|_| is_of_one(PointId::MakingStatute)),
            original_offence: self.original_offence.filter(|_| is_of_one(PointId::OriginalOffence)),
            ..self
        }
    }

    /// With what is noted for the file. Of a check without its time, or without who made it, nothing
    /// is known.
    pub fn with_file(mut self, file: &FileNotes) -> Self {
        self.witnesses.extend(file.witnesses.iter().filter_map(|who| said(who)));
        self.cautioned_at = self.cautioned_at.or(file.cautioned_at);
        self.who_can_say = self.who_can_say.or(said(&file.who_can_say));
        self.live = self.live.or(said(&file.live_by).zip(file.live_at).map(|(by, at)| LiveCheck { by, at }));
        self.original_offence = self.original_offence.or(said(&file.bail_offence));
        self.made_under = self.made_under.or(said(&file.made_under));
        self
    }
}

/// A text that says something.
fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !is_blank(text))
}

/// Whether the points of an order's kind hold one.
fn asks_for(order: &Order, id: PointId) -> bool {
    row_for(&order.kind).is_some_and(|row| row.points_to_prove.iter().any(|point| point.id == id))
}

/// Whether a record bears on more than one order.
fn is_of_several(incident: &Incident) -> bool {
    let mut orders = incident.allegations.iter().filter_map(|allegation| match &allegation.to {
        AllegedAgainst::Condition { order, .. } => Some(*order),
        AllegedAgainst::Offence { .. } => None,
    });
    let first = orders.next();
    orders.any(|order| Some(order) != first)
}

fn terms_of(incident: &Incident, wanted: OrderId) -> Vec<ConditionId> {
    let named = incident.allegations.iter().filter_map(|allegation| match &allegation.to {
        AllegedAgainst::Condition { order, condition, .. } => (*order == wanted).then_some(*condition),
        AllegedAgainst::Offence { .. } => None,
    });
    named.collect()
}

fn confirmed_by(respondent: &Respondent) -> Vec<String> {
    match respondent {
        Respondent::Identified { by, .. } => by.clone(),
        Respondent::Unknown { .. } => Vec::new(),
    }
}
