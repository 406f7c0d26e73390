//! From results to orders: which results make one, what they say, and how long it runs.

use super::super::xml::Node;
use super::super::{Effect, IncomingOrder, MatchKey, condition, first_person, normalised, words_only};
use super::{Hearing, SYSTEM, people};
use cordon_core::rules::feed::{
    Period, PeriodUnit, ReadCondition, ReadDuration, ReadOrder, protected_names, read_bail_conditions, read_order_text,
};
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::order::{
    Enforceability, InForce, InForceCause, InForceScope, Jurisdiction, OnNotice, Order, OrderKind, Origin, Provenance,
    Reference, Version,
};
use cordon_core::rules::person::{PersonRecord, Role, SubjectCategory};
use cordon_core::rules::time::{Day, Interval, Timestamp};

/// An order that a defendant's results make, change or end, before the hearing is known.
pub(super) struct Draft {
    code: String,
    kind: OrderKind,
    effect: Effect,
    text: String,
    offences: Vec<String>,
    coded: Coded,
    read: ReadOrder,
    in_custody: bool,
}

/// The duration that a result carries as data.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Coded {
    start: Option<Day>,
    end: Option<Day>,
    length: Option<Length>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Period(Period),
    Life,
}

/// Until when an order runs.
enum Ending {
    /// Until an instant, or until further order.
    Known(Option<Timestamp>),
    /// Surely until an instant; of what follows, the words and the coded end say different things.
    Differs(Timestamp),
    /// What we hold does not say, and why.
    Unknown(&'static str),
}

/// Why an end is not known, where two are stated.
const DIFFER: &str = "the words and the coded end differ";

/// All results of a defendant, each with its offence.
pub(super) fn results(defendant: &Node) -> impl Iterator<Item = (String, &Node)> {
    let of_offences = defendant.all("Offence").flat_map(|offence| {
        let name = offence_name(offence);
        offence.all("Result").map(move |result| (name.clone(), result))
    });
    of_offences.chain(defendant.all("Result").map(|result| (String::new(), result)))
}

fn offence_name(offence: &Node) -> String {
    let sequence = offence.text_at(&["BaseOffenceDetails", "OffenceSequenceNumber"]);
    let code = offence.text_at(&["BaseOffenceDetails", "OffenceCode"]);
    format!("{sequence} {code}").trim().to_owned()
}

/// The orders in a defendant's results: identical results under several offences are one.
pub(super) fn drafts(defendant: &Node) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (offence, result) in results(defendant) {
        if let Some(draft) = of_result(&offence, result) {
            merge(&mut drafts, draft);
        }
    }
    for draft in bail(defendant) {
        merge(&mut drafts, draft);
    }
    drafts
}

fn merge(drafts: &mut Vec<Draft>, draft: Draft) {
    let same = drafts
        .iter_mut()
        .find(|held| held.kind == draft.kind && held.effect == draft.effect && held.terms() == draft.terms());
    let Some(held) = same else {
        drafts.push(draft);
        return;
    };
    for offence in draft.offences {
        if !held.offences.contains(&offence) {
            held.offences.push(offence);
        }
    }
    // Bail under several offences runs until the last of their hearings.
    if held.kind == OrderKind::CourtBail {
        held.coded.end = held.coded.end.max(draft.coded.end);
    }
}

/// The order that a result makes, varies or ends, if it does.
fn of_result(offence: &str, result: &Node) -> Option<Draft> {
    let code = result.text_at(&["ResultCode"]).trim_start_matches('0');
    let text = result.text_at(&["ResultText"]);
    let (kind, effect) = made_by(code, text)?;
    Some(Draft {
        code: code.to_owned(),
        kind,
        effect,
        text: text.to_owned(),
        offences: Some(offence.to_owned()).filter(|offence| !offence.is_empty()).into_iter().collect(),
        coded: coded(result),
        read: read_order_text(text),
        in_custody: false,
    })
}

/// The result codes that make, vary or end an order (Bichard's standing data).
fn made_by(code: &str, text: &str) -> Option<(OrderKind, Effect)> {
    let made = |kind| Some((kind, Effect::Makes));
    match code {
        "3047" => made(OrderKind::RestrainingConviction),
        "3260" => made(OrderKind::RestrainingAcquittal),
        "3263" => Some(changed(text)),
        "1177" => made(OrderKind::Cbo),
        "1178" => made(OrderKind::InterimCbo),
        "1179" => made(OrderKind::Shpo),
        "1181" => made(OrderKind::InterimShpo),
        "3282" => made(OrderKind::Sro),
        "3281" => made(OrderKind::InterimSro),
        "3307" => made(OrderKind::Spo),
        "3306" => made(OrderKind::InterimSpo),
        "3289" => made(OrderKind::Fgm),
        "3324" => made(OrderKind::Svro),
        "3326" => made(OrderKind::Dapo),
        "3041" => made(other("Exclusion order (licensed premises)")),
        "3105" | "3107" => made(OrderKind::SentenceRequirement),
        _ => None,
    }
}

/// A restraining order varied or discharged: its words say which, and on what it was first made.
fn changed(text: &str) -> (OrderKind, Effect) {
    let words = normalised(text).replace("varied or discharged", "");
    // Words that speak of a part, or of what goes on, never end the whole: they stand to be read.
    let in_part = ["varied", "paragraph", "condition", "remain"].iter().any(|word| words.contains(word));
    let ends = !in_part && ["discharged", "revoked", "ceases to have effect"].iter().any(|word| words.contains(word));
    let kind = match (words.contains("acquittal"), words.contains("conviction")) {
        (true, false) => OrderKind::RestrainingAcquittal,
        (false, true) => OrderKind::RestrainingConviction,
        (true, true) | (false, false) => other("Restraining order (made on conviction or acquittal: not stated)"),
    };
    (kind, if ends { Effect::Ends } else { Effect::Varies })
}

fn other(title: &str) -> OrderKind {
    OrderKind::Other { title: title.to_owned(), court: String::new() }
}

/// Bail with conditions: the defendant's own, or else those in the words of a remand.
fn bail(defendant: &Node) -> Vec<Draft> {
    let in_custody = defendant.find("BailStatus").is_some_and(|status| status.text.trim().eq_ignore_ascii_case("C"));
    let given = defendant.find("BailConditions").map_or("", |conditions| conditions.text.trim());
    if !given.is_empty() {
        let end = results(defendant).filter_map(|(_, result)| next_hearing(result)).max();
        let offences = defendant.all("Offence").map(offence_name).collect();
        return vec![bail_draft("BailConditions", given, given, offences, end, in_custody)];
    }
    results(defendant)
        .filter_map(|(offence, result)| {
            let text = result.text_at(&["ResultText"]);
            let terms = bail_terms(text)?;
            Some(bail_draft(
                result.text_at(&["ResultCode"]),
                text,
                terms,
                vec![offence],
                next_hearing(result),
                in_custody,
            ))
        })
        .collect()
}

fn bail_draft(code: &str, text: &str, terms: &str, offences: Vec<String>, end: Option<Day>, in_custody: bool) -> Draft {
    let conditions = read_bail_conditions(terms);
    let protected = protected_names(&conditions);
    Draft {
        code: code.to_owned(),
        kind: OrderKind::CourtBail,
        effect: Effect::Makes,
        text: text.to_owned(),
        offences,
        coded: Coded { start: None, end, length: None },
        read: ReadOrder {
            preamble: String::new(),
            conditions,
            duration: ReadDuration::NotStated,
            duration_words: String::new(),
            protected,
        },
        in_custody,
    }
}

/// The conditions within the words of a remand on bail.
fn bail_terms(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    if !lower.contains("bail") {
        return None;
    }
    let (_, after) = text.split_once("Conditions:").or_else(|| text.split_once("conditions:"))?;
    let terms = after.split_once("Reasons:").map_or(after, |(terms, _)| terms).trim();
    (!terms.is_empty()).then_some(terms)
}

fn next_hearing(result: &Node) -> Option<Day> {
    Day::parse(result.text_at(&["NextHearing", "NextHearingDetails", "DateOfHearing"]))
}

fn coded(result: &Node) -> Coded {
    let Some(duration) = result.at(&["Outcome", "Duration"]) else {
        return Coded { start: None, end: None, length: None };
    };
    let count = duration.text_at(&["DurationValue"]).parse::<u32>().ok();
    let unit = match duration.text_at(&["DurationUnit"]) {
        "D" => Some(PeriodUnit::Days),
        "W" => Some(PeriodUnit::Weeks),
        "M" => Some(PeriodUnit::Months),
        "Y" => Some(PeriodUnit::Years),
        _ => None,
    };
    let length = match (duration.text_at(&["DurationUnit"]), count, unit) {
        ("L", _, _) => Some(Length::Life),
        (_, Some(count), Some(unit)) => Some(Length::Period(Period { count, unit })),
        (_, _, _) => None,
    };
    Coded {
        start: Day::parse(duration.text_at(&["DurationStartDate"])),
        end: Day::parse(duration.text_at(&["DurationEndDate"])),
        length,
    }
}

impl Draft {
    /// The terms and their duration, normalised: what makes two results the same order.
    fn terms(&self) -> String {
        let conditions = self.read.conditions.iter().map(|condition| normalised(&condition.verbatim));
        let mut parts: Vec<String> = conditions.collect();
        parts.push(normalised(&self.read.duration_words));
        if self.read.conditions.is_empty() {
            parts.push(normalised(&self.text));
        }
        parts.join(" | ")
    }

    fn protected(&self) -> Vec<String> {
        let mut names: Vec<String> = self.read.protected.iter().map(|name| normalised(name)).collect();
        names.sort_unstable();
        names
    }

    /// The order with its people, once the hearing is known.
    pub(super) fn order(self, hearing: &Hearing, urn: &str, defendant: &Node, learnt_at: Timestamp) -> IncomingOrder {
        let respondent = people::respondent(defendant, urn, learnt_at);
        let asn = people::asn(defendant);
        let protected: Vec<PersonRecord> =
            self.read.protected.iter().map(|name| people::protected(name, urn, learnt_at)).collect();
        let match_key = MatchKey {
            system: SYSTEM.to_owned(),
            case_reference: urn.to_owned(),
            // Without a number, a later message means the defendant of this name only.
            asn: if asn.is_empty() { people::name_key(defendant) } else { asn.to_owned() },
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
        let order = Order {
            id,
            kind: self.kind.clone(),
            court: hearing.court.clone(),
            references: self.references(urn, defendant),
            provenance: Provenance { origin: Origin::CourtFeed, verified: None },
            made_in: Jurisdiction::EnglandAndWales,
            enforceable_in: enforceable_in(&self.kind),
            on_notice: on_notice(&self.kind),
            respondents: vec![first_person(respondent.id)],
            protected: protected.iter().map(|person| first_person(person.id)).collect(),
            versions: vec![self.version(id, &match_key, hearing, learnt_at)],
        };
        let mut people = vec![respondent];
        people.extend(protected);
        IncomingOrder { order, people, roles, attachments: Vec::new(), match_key }
    }

    fn references(&self, urn: &str, defendant: &Node) -> Vec<Reference> {
        let mut references = vec![
            reference("PTI-URN", urn),
            reference("ASN", people::asn(defendant)),
            reference("result code", &self.code),
        ];
        references.extend(self.offences.iter().map(|offence| reference("offence", offence)));
        references.push(reference("result text", &self.text));
        references.push(reference("birth date as written", people::unreadable_birth_date(defendant)));
        references.retain(|reference| !reference.value.is_empty());
        references
    }

    fn version(self, order: OrderId, key: &MatchKey, hearing: &Hearing, learnt_at: Timestamp) -> Version {
        let in_force = self.in_force(hearing.day);
        let made_on = hearing.day.to_string();
        let id = VersionId::derived(&[
            order.0.as_bytes(),
            made_on.as_bytes(),
            key.terms.as_bytes(),
            self.effect.word().as_bytes(),
        ]);
        let interim = matches!(
            self.kind,
            OrderKind::InterimSpo | OrderKind::InterimShpo | OrderKind::InterimSro | OrderKind::InterimCbo
        );
        let duration_words = self.read.duration_words.clone();
        Version {
            id,
            based_on: Vec::new(),
            made_at: hearing.day.start(),
            hq_learnt_at: learnt_at,
            in_force,
            conditions: self.conditions().into_iter().map(|read| condition(order, read)).collect(),
            interim,
            duration_words,
        }
    }

    /// The conditions; where the result carries no terms, its own words stand as the only one.
    fn conditions(self) -> Vec<ReadCondition> {
        if !self.read.conditions.is_empty() || self.effect == Effect::Ends {
            return self.read.conditions;
        }
        let words =
            if self.text.is_empty() { "The result carries no words: read the order.".to_owned() } else { self.text };
        vec![words_only("–", words)]
    }

    fn in_force(&self, hearing: Day) -> Vec<InForce> {
        let source = format!("court result {}", self.code);
        if self.effect == Effect::Ends {
            let at = Some(hearing.start());
            return vec![row(Interval { from: at, until: at }, InForceCause::Discharged, source)];
        }
        let begins = self.coded.start.filter(|start| *start > hearing).unwrap_or(hearing);
        let (from, deferred) = (Some(begins.start()), begins > hearing);
        let mut rows = match self.ending(begins) {
            Ending::Known(until) => vec![row(Interval { from, until }, self.cause(deferred), source)],
            Ending::Differs(earlier) => {
                let open = Interval { from: Some(earlier), until: None };
                let why = format!("{source}: {DIFFER}");
                let sure = row(Interval { from, until: Some(earlier) }, self.cause(deferred), source);
                vec![sure, row(open, InForceCause::EndUnknown, why)]
            }
            Ending::Unknown(why) => {
                let open = Interval { from, until: None };
                vec![row(open, InForceCause::EndUnknown, format!("{source}: {why}"))]
            }
        };
        if self.in_custody {
            let why = "bail status C: remanded in custody".to_owned();
            rows.push(row(Interval { from, until: None }, InForceCause::Stayed, why));
        }
        rows
    }

    fn cause(&self, deferred: bool) -> InForceCause {
        match (self.effect, deferred) {
            (Effect::Varies, _) => InForceCause::Varied,
            (Effect::Makes | Effect::Ends, true) => InForceCause::Deferred,
            (Effect::Makes | Effect::Ends, false) => InForceCause::Made,
        }
    }

    fn ending(&self, begins: Day) -> Ending {
        let differs = |earlier: Day| {
            if earlier < begins { Ending::Unknown(DIFFER) } else { Ending::Differs(earlier.end()) }
        };
        let last = match (self.coded.end, self.read.duration) {
            (Some(coded), ReadDuration::Until(said)) if coded != said => return differs(coded.min(said)),
            (Some(coded), ReadDuration::UntilFurtherOrder) => return differs(coded),
            (Some(coded), ReadDuration::Until(_) | ReadDuration::For(_) | ReadDuration::NotStated) => coded,
            (None, ReadDuration::Until(said)) => said,
            (None, ReadDuration::For(period)) => period.last_day(begins),
            (None, ReadDuration::UntilFurtherOrder) => return Ending::Known(None),
            (None, ReadDuration::NotStated) => match self.coded.length {
                Some(Length::Period(period)) => period.last_day(begins),
                Some(Length::Life) => return Ending::Known(None),
                None => return Ending::Unknown("the end is not stated"),
            },
        };
        if last < begins {
            Ending::Unknown("the stated end is before the beginning")
        } else {
            Ending::Known(Some(last.end()))
        }
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

/// Orders that run throughout the United Kingdom (law pack, R10).
fn enforceable_in(kind: &OrderKind) -> Enforceability {
    let everywhere = matches!(
        kind,
        OrderKind::Dapo
            | OrderKind::Spo
            | OrderKind::InterimSpo
            | OrderKind::Shpo
            | OrderKind::InterimShpo
            | OrderKind::Sro
            | OrderKind::InterimSro
    );
    if everywhere { Enforceability::UnitedKingdom } else { Enforceability::EnglandAndWales }
}

/// Orders made at the end of a criminal case are made with the defendant's knowledge; for those made
/// on application the message does not say.
fn on_notice(kind: &OrderKind) -> OnNotice {
    let of_the_case = matches!(
        kind,
        OrderKind::RestrainingConviction
            | OrderKind::RestrainingAcquittal
            | OrderKind::Cbo
            | OrderKind::Shpo
            | OrderKind::Svro
            | OrderKind::SentenceRequirement
            | OrderKind::CourtBail
    );
    if of_the_case { OnNotice::OnNotice } else { OnNotice::Unknown }
}
