//! A draft as an order, once its hearing is known: whom it binds, what it says, how long it runs.

use super::super::super::xml::Node;
use super::super::super::{
    Effect, IncomingOrder, MatchKey, Told, condition, duration_words, first_person, runs, told_of_end, words_not_held,
    words_only,
};
use super::super::{Hearing, SYSTEM, people};
use super::Draft;
use cordon_core::rules::dates::{self, DateFault};
use cordon_core::rules::feed::{Ending, ReadCondition, SaidEnd, SaidRead, reconcile};
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::law;
use cordon_core::rules::order::{
    Enforceability, InForce, InForceCause, InForceScope, Jurisdiction, OnNotice, Order, OrderKind, Origin, Provenance,
    Reference, StatedEnd, Version,
};
use cordon_core::rules::person::{PersonRecord, Role, SubjectCategory};
use cordon_core::rules::time::{Day, Interval, Timestamp};
use cordon_core::text;
use cordon_core::words::Verbatim;

impl Draft {
    /// The order with its people, once the hearing is known.
    pub(in crate::feeds::libra) fn order(
        self,
        hearing: &Hearing,
        urn: &str,
        defendant: &Node,
        learnt_at: Timestamp,
    ) -> (IncomingOrder, Vec<Told>) {
        let respondent = people::respondent(defendant, urn, learnt_at);
        let protected: Vec<PersonRecord> =
            self.read.protected.iter().map(|name| people::protected(name, urn, learnt_at)).collect();
        let match_key = MatchKey {
            system: SYSTEM.to_owned(),
            case_reference: urn.to_owned(),
            // Without a number of their own, a later message means the defendant of this name only.
            asn: hearing.bound_by(defendant),
            kind: self.kind.clone(),
            protected: self.protected(),
            terms: self.terms(),
            effect: self.effect,
        };
        let id = order_id(&match_key, people::name_key(defendant).as_str());
        let category =
            if people::is_convicted(defendant) { SubjectCategory::Convicted } else { SubjectCategory::Suspect };
        let mut roles = vec![(respondent.id, Role::BoundBy, category)];
        roles.extend(protected.iter().map(|person| (person.id, Role::ProtectedBy, SubjectCategory::Victim)));
        let mut told = people::told(defendant, learnt_at);
        told.extend(self.told_of_start(hearing.day));
        if hearing.is_shared(people::asn(defendant)) {
            told.push(Told { within: None, line: Some(self.line), what: text!("feed.libra_shared_number") });
        }
        let line = Some(self.line);
        let references = self.references(urn, defendant, learnt_at);
        let (kind, version) = (self.kind.clone(), self.version(id, &match_key, hearing, learnt_at));
        told.extend(told_of_end(&version).into_iter().map(|what| Told { within: None, line, what }));
        let order = Order {
            id,
            kind: kind.clone(),
            court: hearing.court.clone(),
            references,
            provenance: Provenance { origin: Origin::CourtFeed, verified: None },
            made_in: Jurisdiction::EnglandAndWales,
            enforceable_in: enforceable_in(&kind),
            on_notice: law::row_for(&kind).map_or(OnNotice::Unknown, |row| row.on_notice),
            respondents: vec![first_person(respondent.id)],
            protected: protected.iter().map(|person| first_person(person.id)).collect(),
            versions: vec![version],
        };
        let mut people = vec![respondent];
        people.extend(protected);
        let attachments = Vec::new();
        (IncomingOrder { order, people, roles, attachments, match_key, lines: Vec::new(), lacks: None }, told)
    }

    fn references(&self, urn: &str, defendant: &Node, learnt_at: Timestamp) -> Vec<Reference> {
        let mut references = vec![
            reference("PTI-URN", urn),
            reference("ASN", people::asn(defendant)),
            reference("result code", &self.code),
        ];
        references.extend(self.offences.iter().map(|offence| reference("offence", offence)));
        references.push(reference("result text", &self.text));
        references.push(reference("birth date as written", &people::unreadable_birth_date(defendant, learnt_at)));
        references.push(reference("name as written", &people::placeholder_name(defendant)));
        references.retain(|reference| !reference.value.is_empty());
        references
    }

    fn version(self, order: OrderId, key: &MatchKey, hearing: &Hearing, learnt_at: Timestamp) -> Version {
        let ending = self.ending(hearing.day);
        let in_force = self.in_force(hearing.day, &ending);
        let made_on = hearing.day.to_string();
        let id = VersionId::derived(&[
            order.0.as_bytes(),
            made_on.as_bytes(),
            key.terms.as_bytes(),
            self.effect.word().as_bytes(),
        ]);
        let interim = law::row_for(&self.kind).is_some_and(|row| row.interim);
        let duration_words = duration_words(&self.read.duration_words, &ending.stated);
        let begins = Some(self.begins(hearing.day)).filter(|_| self.effect == Effect::Makes);
        Version {
            id,
            based_on: Vec::new(),
            made_at: hearing.day.start(),
            hq_learnt_at: learnt_at,
            in_force,
            conditions: self.conditions().into_iter().map(|read| condition(order, begins, read)).collect(),
            interim,
            duration_words,
            stated_end: ending.stated,
        }
    }

    /// The conditions; where the result carries no terms, its own words stand as the only one.
    fn conditions(self) -> Vec<ReadCondition> {
        if !self.read.conditions.is_empty() || self.effect == Effect::Ends {
            return self.read.conditions;
        }
        if self.text.is_empty() {
            return vec![words_not_held("The result carries no words: read the order.")];
        }
        vec![words_only("–", self.text)]
    }

    fn in_force(&self, hearing: Day, ending: &Ending) -> Vec<InForce> {
        let source = format!("court result {}", self.code);
        if self.effect == Effect::Ends {
            let at = Some(hearing.start());
            return vec![row(Interval { from: at, until: at }, InForceCause::Discharged, source)];
        }
        let begins = self.begins(hearing);
        let mut rows = runs(begins.start(), ending, self.cause(begins > hearing), &source);
        if self.in_custody {
            let why = "bail status C: remanded in custody".to_owned();
            rows.push(row(Interval { from: Some(begins.start()), until: None }, InForceCause::Stayed, why));
        }
        rows
    }

    /// The day it begins: the hearing's, unless a later one is stated.
    fn begins(&self, hearing: Day) -> Day {
        let [start] = self.coded.starts.as_slice() else { return hearing };
        let stated = dates::read_day(start).ok().filter(|start| dates::end_fault(*start, hearing).is_none());
        stated.unwrap_or(hearing)
    }

    /// A beginning that cannot be read, or that no order has.
    fn told_of_start(&self, hearing: Day) -> Option<Told> {
        let line = Some(self.line);
        let start = match self.coded.starts.as_slice() {
            [] => return None,
            [start] => start,
            [..] => {
                let what = text!("feed.libra_two_starts");
                return Some(Told { within: None, line, what });
            }
        };
        let fault = match dates::read_day(start) {
            Ok(start) => dates::end_fault(start, hearing).filter(|fault| *fault != DateFault::BeforeMade)?,
            Err(fault) => fault,
        };
        Some(Told {
            within: None,
            line,
            what: text!("feed.libra_start_unread", element = Verbatim::from("DurationStartDate"), fault = fault.text()),
        })
    }

    fn cause(&self, deferred: bool) -> InForceCause {
        match (self.effect, deferred) {
            (Effect::Varies, _) => InForceCause::Varied,
            (Effect::Makes | Effect::Ends, true) => InForceCause::Deferred,
            (Effect::Makes | Effect::Ends, false) => InForceCause::Made,
        }
    }

    /// Every statement of its end, held against the others.
    fn ending(&self, hearing: Day) -> Ending {
        if self.effect == Effect::Ends {
            return Ending { until: None, stated: StatedEnd::NotStated };
        }
        let begins = self.begins(hearing);
        let ends = self.coded.ends.iter().map(|text| {
            let read = dates::read_end(text, begins).map_or(SaidRead::Unread, SaidRead::Day);
            SaidEnd { read, written: format!("end date as written: {text}") }
        });
        let words =
            if self.read.duration_words.is_empty() { "the words of the result" } else { &self.read.duration_words };
        let prose = SaidEnd::of_prose(&self.read.durations, words);
        let lengths = self.coded.lengths.iter().cloned();
        let said = ends.chain(lengths).chain(self.coded.hearing.clone()).chain(prose);
        reconcile(begins, &said.collect::<Vec<_>>())
    }
}

fn order_id(key: &MatchKey, respondent: &str) -> OrderId {
    let kind = serde_json::to_string(&key.kind).unwrap_or_default();
    let protected = key.protected.join(" | ");
    // Two defendants of a case without arrest/summons numbers are told apart by name.
    let bound = if key.asn.is_empty() { respondent } else { key.asn.as_str() };
    OrderId::derived(&[
        SYSTEM.as_bytes(),
        key.case_reference.as_bytes(),
        bound.as_bytes(),
        kind.as_bytes(),
        protected.as_bytes(),
        key.terms.as_bytes(),
    ])
}

fn row(interval: Interval, cause: InForceCause, source: String) -> InForce {
    InForce { scope: InForceScope::Version, interval, cause, source }
}

fn reference(kind: &str, value: &str) -> Reference {
    Reference { kind: kind.to_owned(), value: value.to_owned() }
}

/// Where it can be enforced, by its law row (R10).
fn enforceable_in(kind: &OrderKind) -> Enforceability {
    match law::row_for(kind) {
        Some(row) if row.uk_wide => Enforceability::UnitedKingdom,
        Some(_) | None => Enforceability::EnglandAndWales,
    }
}
