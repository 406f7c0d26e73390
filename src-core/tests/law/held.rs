//! A case as a device would hold it: the order with its versions, notice of it, and the facts of the act.

use super::births::births;
use super::entered::{Doing, End, Entered, Fits, ForceSaid, Varied, doing, entered};
use super::table::{Case, day, instant};
use cordon_core::rules::age::HeldBirths;
use cordon_core::rules::assess::{Facts, Identity, Question, Reply, Told};
use cordon_core::rules::condition::{ArrestAttached, Condition, Nature, Reading, Term};
use cordon_core::rules::ids::{ConditionId, NoticeId, OrderId, PersonId, VersionId};
use cordon_core::rules::law::{Area, DapnHere, DapnWord, dapn_in, kind_from_id};
use cordon_core::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use cordon_core::rules::order::{
    Court, Enforceability, Hearing, InForce, InForceCause, InForceScope, Jurisdiction, OnNotice, Order, OrderKind,
    Origin, Provenance, Reference, StatedEnd, Version,
};
use cordon_core::rules::time::{Interval, Now, Timestamp};
use cordon_core::rules::visibility::Visibility;
use std::collections::BTreeSet;

/// A case as it is asked of the program.
pub struct Held {
    /// The order.
    pub order: Order,
    /// The facts of the act; where there was none, of the decision.
    pub facts: Facts,
    /// When the officer decides.
    pub decision: Timestamp,
    /// What the officer has before them.
    pub doing: Doing,
    /// Whether notices of domestic abuse run where the decision is made.
    pub dapn: DapnHere,
    /// Whether they ran there on the day the order was made.
    pub when_made: DapnHere,
    /// The event of service, where there was one.
    pub service: Option<NoticeEvent>,
    /// The warrant that is out beside the order: an order of its own.
    pub warrant: Option<Order>,
    /// The births of those whom the order names.
    pub births: HeldBirths,
}

impl Held {
    /// A case of a kind that the program knows.
    pub fn of(case: &Case, kind: OrderKind) -> Result<Self, String> {
        let entered = of_its_paragraph(case, entered(&case.other));
        let doing = doing(&case.act, &case.act_words);
        let decision = instant(&case.decision)?;
        let act = match doing {
            Doing::Done | Doing::DidNotAttend => instant(&case.act)?,
            Doing::Nothing | Doing::Likely | Doing::WillNotSurrender | Doing::SuretyWrote | Doing::SuretyRang => {
                decision
            }
        };
        let order = order(case, kind, entered)?;
        let notice = learnt(case, entered, &order)?;
        let service = notice.iter().find(|event| event.kind == NoticeKind::FormallyServed).cloned();
        let told = told(&order, entered);
        let facts = Facts { act_from: act, act_until: act, told, notice, ..nothing_at(decision) };
        let warrant = warrant_beside(case, &order);
        let births = births(case, entered, act)?;
        let (now, made) = (dapn(case, entered, decision)?, dapn(case, entered, instant(&case.made)?)?);
        Ok(Self { dapn: now, when_made: made, order, facts, decision, doing, service, warrant, births })
    }

    /// The same, asked at the decision.
    pub fn at_decision(&self) -> Facts {
        Facts { act_from: self.decision, act_until: self.decision, ..self.facts.clone() }
    }
}

/// Cases in which a court's warrant for a breach of the order is out, as their titles say, by its kind.
const WARRANTS_OUT: [(&str, OrderKind); 3] =
    [("S185", OrderKind::FamilyWarrant), ("S249", OrderKind::Warrant), ("S307", OrderKind::Warrant)];

/// The warrant that is out for a breach of an order: of the same person, until it is executed.
fn warrant_beside(case: &Case, order: &Order) -> Option<Order> {
    let (_id, kind) = WARRANTS_OUT.into_iter().find(|(id, _kind)| *id == case.id)?;
    let mut warrant = Order { id: OrderId::derived(&[case.id.as_bytes(), b"warrant"]), kind, ..order.clone() };
    for version in &mut warrant.versions {
        version.conditions.clear();
        version.stated_end = StatedEnd::UntilFurtherOrder;
        for row in &mut version.in_force {
            row.interval.until = None;
            row.cause = InForceCause::Made;
        }
    }
    Some(warrant)
}

/// An order with one paragraph that has a name and no number is broken in that one.
fn of_its_paragraph(case: &Case, entered: Entered) -> Entered {
    if case.poa_paragraphs == "exclusion" { Entered { paragraph: "exclusion", ..entered } } else { entered }
}

/// The program's kind of the table's; `None` where the program has no row for it.
pub fn kind(case: &Case) -> Option<OrderKind> {
    kind_from_id(match case.kind.as_str() {
        "occupation_poa" => "occupation_with_arrest",
        "police_bail_precharge" | "street_bail" => "police_bail",
        "police_bail_postcharge" | "court_bail_murder" => "court_bail",
        "inherent_injunction" => "high_court_injunction",
        "community_order" | "suspended_sentence" => "sentence_requirement",
        "closure" => "closure_order",
        "exclusion_requirement_ca1989" => "exclusion_requirement",
        "nho_scotland" => "non_harassment",
        "nmo_ni" => "non_molestation_ni",
        // The table has one word for warrants, and the program a row for each kind of court.
        "warrant" if case.source.contains("FLA 1996") => "family_warrant",
        other => other,
    })
}

fn nothing_at(decision: Timestamp) -> Facts {
    Facts {
        act_from: decision,
        act_until: decision,
        decision_time: Now::trusted(decision),
        known_as_of: decision,
        identity: Identity::Confirmed,
        sighting: None,
        live_fix: false,
        hidden_fix: None,
        told: Vec::new(),
        notice: Vec::new(),
    }
}

fn order(case: &Case, kind: OrderKind, entered: Entered) -> Result<Order, String> {
    let murder = Reference { kind: "offence".to_owned(), value: "COML025".to_owned() };
    Ok(Order {
        id: OrderId::derived(&[case.id.as_bytes()]),
        versions: versions(case, &kind, entered)?,
        kind,
        court: Court { name: "as the case says".to_owned(), oucode: None },
        references: if case.kind == "court_bail_murder" { vec![murder] } else { Vec::new() },
        provenance: Provenance { origin: Origin::Desk, verified: None },
        made_in: Jurisdiction::EnglandAndWales,
        enforceable_in: Enforceability::Unknown,
        on_notice: if case.without_notice == "yes" { OnNotice::WithoutNotice } else { OnNotice::OnNotice },
        respondents: vec![PersonId::derived(&[b"respondent"])],
        protected: vec![PersonId::derived(&[b"protected"])],
    })
}

fn versions(case: &Case, kind: &OrderKind, entered: Entered) -> Result<Vec<Version>, String> {
    let first = first(case, kind, entered)?;
    let Some(varied) = entered.varied else { return Ok(vec![first]) };
    let (on, paragraphs) = match varied {
        Varied::Adds(on) => (on, vec!["1", "2"]),
        Varied::Drops(on) => (on, vec!["2"]),
    };
    let made_at = instant(on)?;
    let mut second = Version {
        id: VersionId::derived(&[case.id.as_bytes(), b"second"]),
        based_on: vec![first.id],
        made_at,
        hq_learnt_at: made_at,
        conditions: conditions(case, entered, &paragraphs)?,
        ..first.clone()
    };
    for row in &mut second.in_force {
        row.interval.from = Some(made_at);
    }
    Ok(vec![first, second])
}

fn first(case: &Case, kind: &OrderKind, entered: Entered) -> Result<Version, String> {
    let made_at = instant(&case.made)?;
    let (until, cause, stated_end) = end(case, kind, entered)?;
    let interval = Interval { from: Some(begins(case, kind, entered)?), until };
    let source = "as the case says".to_owned();
    let mut in_force = vec![InForce { scope: InForceScope::Version, interval, cause, source: source.clone() }];
    if let Some(last_day) = entered.arrest_until {
        let interval = Interval { from: interval.from, until: Some(day(last_day)?.end()) };
        in_force.push(InForce { scope: InForceScope::PowerOfArrest, interval, cause: InForceCause::Made, source });
    }
    let with_its_power = case.poa_paragraphs.split(',').map(str::trim).filter(|each| !each.is_empty());
    let varied_from = match entered.varied {
        Some(Varied::Adds(_) | Varied::Drops(_)) => "1",
        None => entered.paragraph,
    };
    let paragraphs: BTreeSet<&str> = with_its_power.chain([varied_from]).collect();
    Ok(Version {
        id: VersionId::derived(&[case.id.as_bytes(), b"first"]),
        based_on: Vec::new(),
        made_at,
        hq_learnt_at: made_at,
        in_force,
        conditions: conditions(case, entered, &paragraphs.into_iter().collect::<Vec<_>>())?,
        interim: false,
        duration_words: String::new(),
        stated_end,
    })
}

/// A police notice runs from its service, everything else from when it was made or is to begin.
fn begins(case: &Case, kind: &OrderKind, entered: Entered) -> Result<Timestamp, String> {
    let is_served = case.served != "unknown" && case.served != "not served";
    match entered.begins {
        Some(later) => instant(later),
        None if kind.is_police_notice() && is_served => instant(&case.served),
        None => instant(&case.made),
    }
}

fn end(
    case: &Case,
    kind: &OrderKind,
    entered: Entered,
) -> Result<(Option<Timestamp>, InForceCause, StatedEnd), String> {
    if entered.end == End::ReportedUndated {
        return Ok((None, InForceCause::EndUnknown, StatedEnd::NotStated));
    }
    if let Some(ended) = entered.ended {
        return Ok((Some(instant(ended)?), InForceCause::Discharged, StatedEnd::Dated));
    }
    if let Some(adjourned) = entered.adjourned {
        let last = instant(adjourned)?.london_day();
        return Ok((Some(last.end()), InForceCause::Made, StatedEnd::Dated));
    }
    Ok(match case.ends.as_str() {
        "further order" => (None, InForceCause::Made, StatedEnd::UntilFurtherOrder),
        "none" if kind.is_police_notice() => (None, InForceCause::Made, StatedEnd::UntilDecided),
        "none" if !case.hearing.is_empty() => {
            let at = instant(&case.hearing)?;
            let hearing = Hearing { day: at.london_day(), at: Some(at) };
            (None, InForceCause::Made, StatedEnd::UntilHearing(hearing))
        }
        "none" if runs_until_done(kind) => (None, InForceCause::Made, StatedEnd::UntilFurtherOrder),
        "none" => (None, InForceCause::EndUnknown, StatedEnd::NotStated),
        // An instant, or the last whole day.
        last if last.contains('T') => (Some(instant(last)?), InForceCause::Made, StatedEnd::Dated),
        last => (Some(day(last)?.end()), InForceCause::Made, StatedEnd::Dated),
    })
}

/// A warrant runs until it is executed, and whoever is at large is so until they are back: no end is stated.
fn runs_until_done(kind: &OrderKind) -> bool {
    [OrderKind::Warrant, OrderKind::FamilyWarrant, OrderKind::UnlawfullyAtLarge].contains(kind)
}

fn conditions(case: &Case, entered: Entered, paragraphs: &[&str]) -> Result<Vec<Condition>, String> {
    paragraphs.iter().map(|paragraph| condition(case, entered, paragraph)).collect()
}

fn condition(case: &Case, entered: Entered, paragraph: &str) -> Result<Condition, String> {
    let is_concerned = paragraph == entered.paragraph;
    let is_listed = case.poa_paragraphs.split(',').any(|each| each.trim() == paragraph);
    let period = match entered.paragraph_until.filter(|_| is_concerned) {
        Some(last) => Some(Interval { from: Some(instant(&case.made)?), until: Some(day(last)?.end()) }),
        None => None,
    };
    let arrest_until = match entered.arrest_until {
        Some(last) => Some(day(last)?.end()),
        None => None,
    };
    let attached = ArrestAttached { until: arrest_until, source: "as the case says".to_owned() };
    Ok(Condition {
        id: condition_id(paragraph),
        paragraph: paragraph.to_owned(),
        verbatim: case.act_words.clone(),
        visibility: Visibility::PoliceOnly,
        spans: Vec::new(),
        nature: if case.nature == "prohibition" { Nature::Prohibition } else { Nature::Requirement },
        period,
        unread_period: None,
        unread: Vec::new(),
        exceptions: Vec::new(),
        term: Term::WordsOnly,
        reading: Reading::Confirmed { by: "A clerk".to_owned(), at: instant(&case.made)? },
        arrest: is_listed.then_some(attached),
    })
}

fn condition_id(paragraph: &str) -> ConditionId {
    ConditionId::derived(&[paragraph.as_bytes()])
}

/// The officer says of every paragraph whether what was done is within its words.
fn told(order: &Order, entered: Entered) -> Vec<Told> {
    let fits = |condition: &Condition| condition.paragraph == entered.paragraph && entered.fits == Fits::Yes;
    let reply = |condition: &Condition| Told {
        condition: condition.id,
        question: Question::DidHeDoIt,
        reply: if fits(condition) { Reply::Yes } else { Reply::No },
    };
    let mut told: Vec<Told> = Vec::new();
    for condition in order.versions.iter().flat_map(|version| &version.conditions) {
        if told.iter().all(|each| each.condition != condition.id) {
            told.push(reply(condition));
        }
    }
    told
}

/// How the respondent learnt of the order, as far as the case says; where it does not ask, they were there
/// when it was made.
fn learnt(case: &Case, entered: Entered, order: &Order) -> Result<Vec<NoticeEvent>, String> {
    let event = |kind, how, at| NoticeEvent {
        id: NoticeId::derived(&[case.id.as_bytes()]),
        order: order.id,
        kind,
        at,
        by: "A constable".to_owned(),
        how,
        language: String::new(),
        proof: String::new(),
        understood: Understood::Unknown,
    };
    if let Some(told) = entered.told {
        return Ok(vec![event(NoticeKind::ToldOfExistence, HowGiven::InPerson, instant(told)?)]);
    }
    if let Some(shown) = entered.shown {
        return Ok(vec![event(NoticeKind::TermsRead, HowGiven::FromADevice, instant(shown)?)]);
    }
    let is_known = case.aware == "yes" || (case.aware == "na" && case.served == "unknown");
    Ok(match case.served.as_str() {
        "unknown" | "not served" if is_known => {
            vec![event(NoticeKind::Deemed, HowGiven::Unknown, instant(&case.made)?)]
        }
        "unknown" | "not served" => Vec::new(),
        served => vec![event(NoticeKind::FormallyServed, HowGiven::InPerson, instant(served)?)],
    })
}

/// Whether notices of domestic abuse run where the decision is made, at a time.
fn dapn(case: &Case, entered: Entered, at: Timestamp) -> Result<DapnHere, String> {
    let code = match case.force.as_str() {
        "met" => "01",
        "cumbria" => "03",
        "merseyside" => "05",
        "gmp" => "06",
        "cleveland" => "17",
        "west-midlands" => "20",
        "derbyshire" => "30",
        "sussex" => "47",
        "north-wales" => "60",
        "south-wales" => "62",
        "btp" => "93",
        other => return Err(format!("no force: {other:?}")),
    };
    let area = entered.district.map_or_else(|| Area::of_force(code), |district| Area::of_district(code, district));
    let word =
        DapnWord { from: instant(&case.made)?.london_day(), last_day: None, source: "as the case says".to_owned() };
    let said = (entered.force == ForceSaid::TheyRun).then_some(&word);
    Ok(dapn_in(&area, said, at.london_day()))
}
