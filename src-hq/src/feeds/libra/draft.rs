//! From results to orders: which results make one, what they say, and how long it runs.

use super::super::xml::{Node, Problem};
use super::super::{
    Effect, IncomingOrder, MatchKey, Told, condition, duration_words, first_person, normalised, runs, told_of_end,
    words_not_held, words_only,
};
use super::{Hearing, SYSTEM, people};
use cordon_core::rules::dates::{self, DateFault};
use cordon_core::rules::feed::{
    Ending, Period, PeriodUnit, ReadCondition, ReadOrder, SaidEnd, SaidRead, protected_names, read_bail_conditions,
    read_order_text, reconcile,
};
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::law;
use cordon_core::rules::order::{
    Enforceability, InForce, InForceCause, InForceScope, Jurisdiction, OnNotice, Order, OrderKind, Origin, Provenance,
    Reference, StatedEnd, Version,
};
use cordon_core::rules::person::{PersonRecord, Role, SubjectCategory};
use cordon_core::rules::time::{Day, Interval, Timestamp};
use cordon_core::words::{TextKey, Verbatim};
use cordon_core::{text, text_key};

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
    line: u32,
}

/// The duration that a result carries as data, as written.
#[derive(Clone, Default)]
struct Coded {
    /// Every beginning, every end date and every length, each once.
    starts: Vec<String>,
    ends: Vec<String>,
    lengths: Vec<SaidEnd>,
    /// The next hearing, until which bail runs.
    hearing: Option<SaidEnd>,
}

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
    // The same words with other dates are one order whose dates differ.
    extend(&mut held.coded.starts, draft.coded.starts);
    extend(&mut held.coded.ends, draft.coded.ends);
    extend(&mut held.coded.lengths, draft.coded.lengths);
    if held.kind == OrderKind::CourtBail {
        held.coded.hearing = last_hearing([held.coded.hearing.take(), draft.coded.hearing].into_iter().flatten());
    }
}

/// Adds what is not there yet.
fn extend<T: PartialEq>(held: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !held.contains(&one) {
            held.push(one);
        }
    }
}

/// What a defendant's results without one plain code come to.
#[derive(Default)]
pub(super) struct Uncoded {
    /// Those that may make an order.
    pub refused: Vec<Problem>,
    /// That others were passed over.
    pub passed: Option<Told>,
}

/// Looks through the results whose code is missing, is no figures, or stands there twice with different
/// values. Where the words or one of the codes speak of an order, nobody but a person can say which it is.
pub(super) fn uncoded(defendant: &Node) -> Uncoded {
    let mut found = Uncoded::default();
    for (_, result) in results(defendant) {
        let Some(fault) = code_fault(result) else { continue };
        let text = words_of(result);
        let may_make = speaks_of_an_order(&text) || codes(result).any(|code| made_by(code, &text).is_some());
        // Bail is read by its words, whatever its code.
        if bail_terms(&text).is_some() {
            continue;
        }
        let line = Some(result.line);
        if may_make {
            let problem = Problem { line, reason: text!("feed.libra_uncoded_order", fault = fault) };
            // The same result under several offences is one.
            if !found.refused.contains(&problem) {
                found.refused.push(problem);
            }
        } else if found.passed.is_none() {
            found.passed = Some(Told { line, what: text!("feed.libra_uncoded", fault = fault) });
        }
    }
    found
}

/// The codes of a result as figures, each perhaps with noughts before it.
fn codes(result: &Node) -> impl Iterator<Item = &str> {
    let written = result.all("ResultCode").map(|code| code.text.trim().trim_start_matches('0'));
    written.filter(|code| !code.is_empty())
}

/// What is wrong with a result's code; nothing where it is one in figures.
fn code_fault(result: &Node) -> Option<TextKey> {
    let mut codes = codes(result);
    let Some(first) = codes.next() else { return Some(text_key!("feed.libra_code_missing")) };
    if codes.any(|other| other != first) {
        return Some(text_key!("feed.libra_code_twice"));
    }
    let is_plain = first.bytes().all(|byte| byte.is_ascii_digit());
    (!is_plain).then_some(text_key!("feed.libra_code_damaged"))
}

/// Whether words are those of an order that binds somebody. Orders for money name themselves, and often come
/// without a code.
fn speaks_of_an_order(text: &str) -> bool {
    const BINDS: [&str; 12] = [
        "must not",
        "shall not",
        "not to contact",
        "not to enter",
        "not to go",
        "restraining order",
        "behaviour order",
        "prevention order",
        "risk order",
        "protection order",
        "exclusion order",
        "in the following terms",
    ];
    const MADE: [&str; 2] = ["order made", "order varied"];
    const OF_MONEY: [&str; 8] = [
        "collection order",
        "compensation order",
        "attachment of earnings",
        "deductions from benefit",
        "costs order",
        "confiscation order",
        "forfeiture order",
        "deprivation order",
    ];
    let words = normalised(text);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    has(&BINDS) || (has(&MADE) && !has(&OF_MONEY))
}

/// The words of a result; where they stand in several elements, all of them.
fn words_of(result: &Node) -> String {
    let mut words: Vec<String> = Vec::new();
    extend(&mut words, result.all("ResultText").map(|text| text.text.trim().to_owned()).collect());
    words.retain(|text| !text.is_empty());
    words.join("\n")
}

/// The order that a result makes, varies or ends, if it does.
fn of_result(offence: &str, result: &Node) -> Option<Draft> {
    if code_fault(result).is_some() {
        return None;
    }
    let code = codes(result).next()?;
    let text = words_of(result);
    let (kind, effect) = made_by(code, &text)?;
    Some(Draft {
        code: code.to_owned(),
        kind,
        effect,
        read: read_order_text(&text),
        text,
        offences: Some(offence.to_owned()).filter(|offence| !offence.is_empty()).into_iter().collect(),
        coded: coded(result),
        in_custody: false,
        line: result.line,
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
        (true, true) | (false, false) => law::restraining_of_unstated_basis(),
    };
    (kind, if ends { Effect::Ends } else { Effect::Varies })
}

fn other(title: &str) -> OrderKind {
    OrderKind::Other { title: title.to_owned(), court: String::new() }
}

/// Bail with conditions: the defendant's own, or else those in the words of a remand.
fn bail(defendant: &Node) -> Vec<Draft> {
    let in_custody = defendant.find("BailStatus").is_some_and(|status| status.text.trim().eq_ignore_ascii_case("C"));
    let mut given: Vec<String> = Vec::new();
    let conditions = defendant.find_all("BailConditions");
    extend(&mut given, conditions.into_iter().map(|conditions| conditions.text.trim().to_owned()).collect());
    given.retain(|conditions| !conditions.is_empty());
    let given = given.join("; ");
    if !given.is_empty() {
        let hearing = last_hearing(results(defendant).filter_map(|(_, result)| next_hearing(result)));
        let offences = defendant.all("Offence").map(offence_name).collect();
        let remand =
            Remand { code: "BailConditions", text: &given, terms: &given, hearing, in_custody, line: defendant.line };
        return vec![bail_draft(&remand, offences)];
    }
    results(defendant)
        .filter_map(|(offence, result)| {
            let text = words_of(result);
            let terms = bail_terms(&text)?;
            let code = result.text_at(&["ResultCode"]);
            let remand =
                Remand { code, text: &text, terms, hearing: next_hearing(result), in_custody, line: result.line };
            Some(bail_draft(&remand, vec![offence]))
        })
        .collect()
}

/// What a remand says, and where.
struct Remand<'n> {
    code: &'n str,
    text: &'n str,
    terms: &'n str,
    hearing: Option<SaidEnd>,
    in_custody: bool,
    line: u32,
}

fn bail_draft(remand: &Remand<'_>, offences: Vec<String>) -> Draft {
    let conditions = read_bail_conditions(remand.terms);
    let protected = protected_names(&conditions);
    Draft {
        code: remand.code.to_owned(),
        kind: OrderKind::CourtBail,
        effect: Effect::Makes,
        text: remand.text.to_owned(),
        offences,
        coded: Coded { hearing: remand.hearing.clone(), ..Coded::default() },
        read: ReadOrder {
            preamble: String::new(),
            conditions,
            durations: Vec::new(),
            duration_words: String::new(),
            protected,
        },
        in_custody: remand.in_custody,
        line: remand.line,
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

fn next_hearing(result: &Node) -> Option<SaidEnd> {
    let details = result.all("NextHearing").flat_map(|next| next.all("NextHearingDetails"));
    let dates = details.flat_map(|details| details.all("DateOfHearing")).map(|date| date.text.trim());
    last_hearing(dates.filter(|text| !text.is_empty()).map(|text| {
        let read = dates::read_day(text).map_or(SaidRead::Unread, SaidRead::Day);
        SaidEnd { read, written: format!("next hearing as written: {text}") }
    }))
}

/// Bail under several offences runs until the last of their hearings; one that cannot be read may be it.
fn last_hearing(hearings: impl Iterator<Item = SaidEnd>) -> Option<SaidEnd> {
    let day = |said: &SaidEnd| match said.read {
        SaidRead::Day(day) => Some(day),
        SaidRead::At(_) | SaidRead::For(_) | SaidRead::UntilFurtherOrder | SaidRead::ForLife | SaidRead::Unread => None,
    };
    hearings.max_by_key(|said| (day(said).is_none(), day(said)))
}

fn coded(result: &Node) -> Coded {
    let mut coded = Coded::default();
    for duration in result.all("Outcome").flat_map(|outcome| outcome.all("Duration")) {
        let texts = |name: &str| -> Vec<String> {
            let all = duration.all(name).map(|node| node.text.trim().to_owned());
            all.filter(|text| !text.is_empty()).collect()
        };
        extend(&mut coded.starts, texts("DurationStartDate"));
        extend(&mut coded.ends, texts("DurationEndDate"));
        let (values, units) = (texts("DurationValue"), texts("DurationUnit"));
        let pairs = (0..values.len().max(units.len())).map(|index| (values.get(index), units.get(index)));
        extend(&mut coded.lengths, pairs.filter_map(|(value, unit)| length(value, unit)).collect());
    }
    coded
}

/// A length as it is coded: of what cannot be read as one, that it stands there.
fn length(value: Option<&String>, unit: Option<&String>) -> Option<SaidEnd> {
    // Hours and sessions are how much is to be done by another result: no end.
    const NO_END: [&str; 2] = ["H", "S"];
    let value = value.map(String::as_str).unwrap_or_default();
    let unit = unit.map(String::as_str).unwrap_or_default();
    if NO_END.contains(&unit) {
        return None;
    }
    let is_count = value.bytes().all(|byte| byte.is_ascii_digit());
    let count = value.parse().ok().filter(|count| *count > 0 && is_count);
    let period = |unit| count.map_or(SaidRead::Unread, |count| SaidRead::For(Period { count, unit }));
    let read = match unit {
        "L" => SaidRead::ForLife,
        "D" => period(PeriodUnit::Days),
        "W" => period(PeriodUnit::Weeks),
        "M" => period(PeriodUnit::Months),
        "Y" => period(PeriodUnit::Years),
        _ => SaidRead::Unread,
    };
    Some(SaidEnd { read, written: format!("duration as written: {value} {unit}").trim().to_owned() })
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
    pub(super) fn order(
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
            told.push(Told { line: Some(self.line), what: text!("feed.libra_shared_number") });
        }
        let line = Some(self.line);
        let references = self.references(urn, defendant, learnt_at);
        let (kind, version) = (self.kind.clone(), self.version(id, &match_key, hearing, learnt_at));
        told.extend(told_of_end(&version).into_iter().map(|what| Told { line, what }));
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
                return Some(Told { line, what });
            }
        };
        let fault = match dates::read_day(start) {
            Ok(start) => dates::end_fault(start, hearing).filter(|fault| *fault != DateFault::BeforeMade)?,
            Err(fault) => fault,
        };
        Some(Told {
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
