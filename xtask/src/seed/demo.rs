//! The people and orders of the demo: the ones that the screens draw. Fixed, in every data set.

use super::{
    orders::condition,
    people::pnc_id,
    random::{Ids, Of},
    words::{Clause, moved},
};
use serde_json::{Value, json};

/// Where the demo stands: Mill Lane, Belper.
const MILL_LANE: (f64, f64) = (-1.4870, 53.0233);
/// 4 Peel Street, Derby.
const PEEL_STREET: (f64, f64) = (-1.4931, 52.9256);

/// Numbers of the demo's own ids, far above any generated one.
const SMITH: u64 = u64::MAX;
const SPECIMEN: u64 = u64::MAX - 1;
const RESTRAINING: u64 = u64::MAX;
const BAIL: u64 = u64::MAX - 1;
const DVPO: u64 = u64::MAX - 2;

/// Their lines.
pub fn lines(ids: &Ids) -> Vec<Value> {
    let mut lines = people(ids);
    lines.push(restraining_order(ids));
    lines.push(court_bail(ids));
    lines.push(dvpo(ids));
    for (order, category, place) in [(RESTRAINING, "convicted", 0), (BAIL, "suspect", 2), (DVPO, "suspect", 4)] {
        lines.push(order_link(ids, place, (SMITH, order), ("bound_by", category)));
        lines.push(order_link(ids, place + 1, (SPECIMEN, order), ("protected_by", "victim")));
    }
    lines
}

fn people(ids: &Ids) -> Vec<Value> {
    let smith = json!({
        "id": ids.id(Of::Record, SMITH),
        "source": { "system": "Niche", "reference": "N0004417", "learnt_at": "2025-03-04T02:10:00.000Z" },
        "names": [
            { "given": "Alan John", "family": "SMITH", "kind": "legal" },
            { "given": "Al", "family": "SMYTH", "kind": "spelling" },
        ],
        "born": { "known": "1988-04-12" },
        "gender": "male",
        "identifiers": [
            { "kind": "pnc_id", "value": pnc_id(2004, 123_456) },
            { "kind": "phone", "value": "07700 900123" },
            { "kind": "postcode", "value": "DE22 3GL" },
        ],
        "addresses": [{ "lines": ["4 Peel Street", "Derby"], "postcode": "DE22 3GL", "visibility": "police_only" }],
        "warnings": [{
            "marker": "Weapons",
            "detail": "lock knife found on arrest",
            "on": "2026-01-12",
            "source": "Niche",
        }],
        "marks": ["scar, left brow"],
    });
    let specimen = json!({
        "id": ids.id(Of::Record, SPECIMEN),
        "source": { "system": "Niche", "reference": "N0004418", "learnt_at": "2025-03-04T02:10:00.000Z" },
        "names": [{ "given": "Beta", "family": "SPECIMEN", "kind": "legal" }],
        "born": { "known": "1990-09-30" },
        "gender": "female",
        "identifiers": [{ "kind": "phone", "value": "07700 900456" }],
        "addresses": [{ "lines": ["9 Mill Lane", "Belper"], "postcode": "DE56 1QZ", "visibility": "need_to_know" }],
        "warnings": [],
        "marks": [],
    });
    vec![json!({ "record": smith }), record_link(ids, SMITH), json!({ "record": specimen }), record_link(ids, SPECIMEN)]
}

fn record_link(ids: &Ids, who: u64) -> Value {
    json!({ "record_link": {
        "id": ids.id(Of::RecordLink, who),
        "record": ids.id(Of::Record, who),
        "person": ids.id(Of::Person, who),
        "basis": "first",
        "at": "2025-03-04T02:10:00.000Z",
        "revoked_at": null,
    }})
}

fn order_link(ids: &Ids, place: u64, (who, order): (u64, u64), (role, category): (&str, &str)) -> Value {
    json!({ "order_link": {
        "id": ids.id(Of::OrderLink, u64::MAX - place),
        "person": ids.id(Of::Person, who),
        "order": ids.id(Of::Order, order),
        "role": role,
        "category": category,
    }})
}

fn restraining_order(ids: &Ids) -> Value {
    let version = version(
        ids,
        RESTRAINING,
        ("2025-03-03T11:00:00.000Z", End::At("2027-03-04T00:00:00.000Z")),
        "This order has effect until 3 March 2027.",
        &[no_contact(), mill_lane(), curfew()],
    );
    order(
        ids,
        RESTRAINING,
        "restraining_conviction",
        ("Southern Derbyshire Magistrates' Court", "PTI-URN", "30DV0044125"),
        version,
    )
}

fn court_bail(ids: &Ids) -> Value {
    let version = version(
        ids,
        BAIL,
        ("2026-11-09T10:30:00.000Z", End::Hearing { day: "2027-01-18", at: "2027-01-18T10:00:00.000Z" }),
        "Bailed with conditions to attend on 18 January 2027 at 10:00.",
        &[bail_no_contact(), bail_residence(), bail_reporting()],
    );
    order(ids, BAIL, "court_bail", ("Southern Derbyshire Magistrates' Court", "PTI-URN", "30DV0091726"), version)
}

fn dvpo(ids: &Ids) -> Value {
    let version = version(
        ids,
        DVPO,
        ("2026-01-05T14:00:00.000Z", End::At("2026-02-02T14:00:00.000Z")),
        "This order is in force for 28 days.",
        &[dvpo_molestation(), dvpo_premises(), dvpo_no_contact()],
    );
    order(ids, DVPO, "dvpo", ("Southern Derbyshire Magistrates' Court", "Case number", "DVPO/26/0007"), version)
}

fn order(ids: &Ids, number: u64, kind: &str, (court, reference, value): (&str, &str, &str), version: Value) -> Value {
    json!({ "order": {
        "id": ids.id(Of::Order, number),
        "kind": kind,
        "court": { "name": court, "oucode": null },
        "references": [{ "kind": reference, "value": value }],
        "provenance": {
            "origin": "court_feed",
            "verified": { "by": "Orders desk, Ripley", "at": "2026-11-10T10:20:00.000Z" },
        },
        "made_in": "england_and_wales",
        "enforceable_in": "england_and_wales",
        "on_notice": "on_notice",
        "respondents": [ids.id(Of::Person, SMITH)],
        "protected": [ids.id(Of::Person, SPECIMEN)],
        "versions": [version],
    }})
}

/// When an order of the demo ends.
#[derive(Clone, Copy)]
enum End {
    /// At an instant.
    At(&'static str),
    /// At a hearing, which may renew it.
    Hearing { day: &'static str, at: &'static str },
}

fn version(ids: &Ids, order: u64, (from, end): (&str, End), duration: &str, clauses: &[Clause]) -> Value {
    let (until, stated) = match end {
        End::At(until) => (Some(until), json!("dated")),
        End::Hearing { day, at } => (None, json!({ "until_hearing": { "day": day, "at": at } })),
    };
    let number = |paragraph: u64| u64::MAX - (u64::MAX - order) * 16 - paragraph;
    let conditions: Vec<Value> = clauses
        .iter()
        .zip(1_u64..)
        .map(|(clause, paragraph)| condition(&ids.id(Of::Condition, number(paragraph)), paragraph, clause))
        .collect();
    json!({
        "id": ids.id(Of::Version, order),
        "based_on": [],
        "made_at": from,
        "hq_learnt_at": from,
        "in_force": [{
            "scope": "version",
            "interval": { "from": from, "until": until },
            "cause": "made",
            "source": "order, page 1",
        }],
        "conditions": conditions,
        "interim": false,
        "duration_words": duration,
        "stated_end": stated,
    })
}

fn clause(nature: &'static str, words: &str, term: Value) -> Clause {
    Clause { words: words.to_owned(), nature, term, exceptions: Vec::new(), masked: None }
}

fn contact_term() -> Value {
    json!({ "kind": "no_contact", "whom": ["Beta Specimen"], "channels": [], "indirect": true })
}

fn no_contact() -> Clause {
    let exception = "save via a solicitor to arrange contact with the children";
    let words = "Not to contact Beta Specimen directly or indirectly, by any means whatsoever, save via a solicitor to \
                 arrange contact with the children.";
    Clause { exceptions: vec![exception.to_owned()], ..clause("prohibition", words, contact_term()) }
}

/// Some 150 metres across, about where the demo stands.
fn mill_lane() -> Clause {
    let (lon, lat) = MILL_LANE;
    let corners =
        [(-78.0, -52.0), (10.0, -76.0), (74.0, -44.0), (80.0, 38.0), (6.0, 77.0), (-70.0, 49.0), (-78.0, -52.0)];
    let ring: Vec<Value> = corners.iter().map(|(east, north)| moved(lon, lat, *east, *north)).collect();
    clause(
        "prohibition",
        "Not to enter Mill Lane, Belper, or any part of the area edged red on the plan attached to this order.",
        json!({
            "kind": "exclusion_zone",
            "place": "Mill Lane, Belper",
            "zone": { "shape": { "kind": "polygon", "rings": [ring] }, "disclosure": "shown" },
        }),
    )
}

fn curfew() -> Clause {
    clause(
        "requirement",
        "To remain indoors at 4 Peel Street, Derby, between 21:00 and 07:00 daily, and to answer the door to any \
         constable who calls between those hours.",
        json!({
            "kind": "curfew",
            "place": "4 Peel Street, Derby",
            "zone": peel_street(),
            "windows": [{ "from": "21:00:00", "until": "07:00:00", "days": [] }],
            "tagged": false,
        }),
    )
}

fn bail_no_contact() -> Clause {
    clause(
        "prohibition",
        "Not to contact or interfere with, directly or indirectly, the prosecution witness Beta Specimen, including by \
         telephone, message or social media.",
        contact_term(),
    )
}

fn bail_residence() -> Clause {
    clause(
        "requirement",
        "To live and sleep each night at 4 Peel Street, Derby, and at no other address without the leave of the court.",
        json!({ "kind": "residence", "place": "4 Peel Street, Derby", "zone": peel_street() }),
    )
}

fn bail_reporting() -> Clause {
    clause(
        "requirement",
        "To report to St Mary's Wharf police station, Derby, between 13:00 and 15:00 on Mondays and Thursdays.",
        json!({
            "kind": "reporting",
            "place": "St Mary's Wharf police station, Derby",
            "windows": [{ "from": "13:00:00", "until": "15:00:00", "days": ["monday", "thursday"] }],
        }),
    )
}

fn dvpo_molestation() -> Clause {
    clause(
        "prohibition",
        "Not to molest Beta Specimen: he must not use or threaten violence against her, nor intimidate, harass or \
         pester her, nor encourage anyone else to do so.",
        json!({ "kind": "no_molestation", "whom": ["Beta Specimen"] }),
    )
}

fn dvpo_premises() -> Clause {
    let words = "To leave 9 Mill Lane, Belper, at once, and not to come within 100 metres of those premises while this \
                 order is in force.";
    let term = json!({ "kind": "premises", "what": "to leave and keep away from her home" });
    Clause { masked: Some("9 Mill Lane, Belper".to_owned()), ..clause("requirement", words, term) }
}

fn dvpo_no_contact() -> Clause {
    clause(
        "prohibition",
        "Not to evict or exclude Beta Specimen from the premises, nor to contact her by any means.",
        contact_term(),
    )
}

fn peel_street() -> Value {
    let (lon, lat) = PEEL_STREET;
    let centre = moved(lon, lat, 0.0, 0.0);
    json!({ "shape": { "kind": "circle", "centre": centre, "radius_m": 30.0 }, "disclosure": "shown" })
}
