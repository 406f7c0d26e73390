//! The full check of an order: twenty terms set against the facts of a live sighting.

use crate::Outcome;
use crate::figures::{Figures, Unit};
use crate::ground::{NOW, Spot, Star, fix};
use crate::stopwatch::spread;
use cordon_core::rules::assess::{Facts, assess};
use cordon_core::rules::ids::{ConditionId, NoticeId, OrderId, PersonId, SightingId, VersionId};
use cordon_core::rules::order::{InForceAnswer, Order};
use cordon_core::rules::place::{LonLat, Shape};
use serde_json::{Value, json};
use std::hint::black_box;

const TERMS: usize = 20;
/// How long the check of an order with so many terms may take.
const AT_MOST_US: f64 = 50.0;
/// A phone's fix under open sky.
const SIGMA_M: f64 = 5.0;
/// A sentence of a condition, of which it has five.
const SENTENCE: &str = "Not to do what is set out here. ";

/// Times the check; of that, the terms without a place, and the shapes' own checks, which each repeats.
pub fn measure(figures: &mut Figures) -> Outcome<()> {
    let places = Places::around_him()?;
    let facts = facts(places.him)?;
    let zones = places.terms();
    let full = order(zones.iter().chain(&other_terms()))?;
    let unplaced = order(&other_terms())?;
    let checked = assess(&full, &facts);
    if checked.terms.len() != TERMS || checked.in_force != InForceAnswer::Yes {
        return Err("the order to be checked is not as it should be".into());
    }
    let time = |order: &Order| spread(|| assess(black_box(order), black_box(&facts)));
    let name = format!("full check of an order with {TERMS} terms, {} of them zones", zones.len());
    figures.add_spread(&name, time(&full), Unit::Microseconds, Some(AT_MOST_US));
    let others = format!("- of that the {} terms without a zone", TERMS - zones.len());
    figures.add_spread(&others, time(&unplaced), Unit::Microseconds, None);
    let valid = spread(|| places.shapes.iter().filter(|shape| black_box(*shape).validate().is_ok()).count());
    figures.add_spread("- of that Shape::validate of the zones", valid, Unit::Microseconds, None);
    Ok(())
}

/// Six places and the one who is at the edge of some, within some and clear of others.
struct Places {
    him: LonLat,
    shapes: [Shape; 6],
}

impl Places {
    fn around_him() -> Outcome<Self> {
        let town = polygon(Spot { east: 0.0, north: 0.0 }, 1_000.0)?;
        let him = town.middle_of_an_edge();
        let shapes = [
            circle(him.away(95.0, 1.0), 100.0)?,
            polygon(him.away(90.0, 2.0), 150.0)?.shape,
            polygon(him.away(50.0, 3.0), 900.0)?.shape,
            circle(him.away(3_000.0, 4.0), 200.0)?,
            polygon(him.away(2_000.0, 5.0), 50.0)?.shape,
            town.shape,
        ];
        Ok(Self { him: him.place()?, shapes })
    }

    /// Four areas to keep out of, one to stay away from, and a home to be at by night.
    fn terms(&self) -> Vec<Value> {
        let [school, square, estate, house, home, town] = self.shapes.each_ref().map(zone);
        let night = [window("19:00:00", "07:00:00", &[])];
        vec![
            json!({ "kind": "exclusion_zone", "place": "the school", "zone": school }),
            json!({ "kind": "exclusion_zone", "place": "the square", "zone": square }),
            json!({ "kind": "exclusion_zone", "place": "the estate", "zone": estate }),
            json!({ "kind": "exclusion_zone", "place": "the town", "zone": town }),
            json!({ "kind": "stay_away", "of": "9 Mill Lane", "distance_m": 200.0, "zone": house }),
            json!({ "kind": "curfew", "place": "4 Peel Street", "zone": home, "windows": night, "tagged": true }),
        ]
    }
}

fn polygon(centre: Spot, radius_m: f64) -> Outcome<Star> {
    Star::around(centre, "64-gon", 64, radius_m)
}

fn circle(centre: Spot, radius_m: f64) -> Outcome<Shape> {
    Ok(Shape::Circle { centre: centre.place()?, radius_m })
}

fn zone(shape: &Shape) -> Value {
    json!({ "shape": shape, "disclosure": "shown" })
}

fn window(from: &str, until: &str, days: &[&str]) -> Value {
    json!({ "from": from, "until": until, "days": days })
}

/// Fourteen terms without a place that has a shape.
fn other_terms() -> Vec<Value> {
    let desk = |day: &str| json!([window("09:00:00", "17:00:00", &[day])]);
    let whom = |name: &str| json!([name]);
    vec![
        json!({ "kind": "no_contact", "whom": whom("B. Specimen"), "channels": [], "indirect": true }),
        json!({ "kind": "no_contact", "whom": whom("C. Specimen"), "channels": ["call"], "indirect": false }),
        json!({ "kind": "no_contact", "whom": whom("D. Specimen"), "channels": ["social_media"], "indirect": true }),
        json!({ "kind": "no_molestation", "whom": whom("B. Specimen") }),
        json!({ "kind": "reporting", "place": "St Mary's Wharf", "windows": desk("monday") }),
        json!({ "kind": "reporting", "place": "St Mary's Wharf", "windows": desk("thursday") }),
        json!({ "kind": "notification", "what": "any change of address" }),
        json!({ "kind": "possession_ban", "what": "any knife in a public place" }),
        json!({ "kind": "device_ban", "what": "any telephone but one that police know of" }),
        json!({ "kind": "travel", "what": "not to leave the United Kingdom" }),
        json!({ "kind": "alcohol" }),
        json!({ "kind": "electronic_tag" }),
        json!({ "kind": "words_only" }),
        json!({ "kind": "words_only" }),
    ]
}

/// Read as it would be from a feed, so that it holds whatever fields core may gain.
fn order<'a>(terms: impl IntoIterator<Item = &'a Value>) -> Outcome<Order> {
    let conditions: Vec<Value> = terms.into_iter().enumerate().map(|(index, term)| condition(index, term)).collect();
    let version = json!({
        "id": VersionId::derived(&[b"version"]),
        "based_on": [],
        "made_at": "2026-11-01T00:00:00Z",
        "hq_learnt_at": "2026-11-01T09:00:00Z",
        "in_force": [{
            "scope": "version",
            "interval": { "from": "2026-11-01T00:00:00Z", "until": "2027-11-01T00:00:00Z" },
            "cause": "made",
            "source": "the order",
        }],
        "conditions": conditions,
        "interim": false,
        "duration_words": "until 1 November 2027",
    });
    Ok(serde_json::from_value(json!({
        "id": order_id(),
        "kind": "spo",
        "court": { "name": "Southern Derbyshire Magistrates' Court", "oucode": null },
        "references": [],
        "provenance": { "origin": "court_feed", "verified": null },
        "made_in": "england_and_wales",
        "enforceable_in": "united_kingdom",
        "on_notice": "without_notice",
        "respondents": [he()],
        "protected": [],
        "versions": [version],
    }))?)
}

fn condition(index: usize, term: &Value) -> Value {
    let paragraph = (index + 1).to_string();
    json!({
        "id": condition_id(index),
        "paragraph": paragraph,
        "verbatim": SENTENCE.repeat(5),
        "visibility": "police_only",
        "spans": [],
        "nature": "prohibition",
        "period": null,
        "exceptions": [],
        "term": term,
        "reading": { "confirmed": { "by": "PC 1234 Example", "at": "2026-11-02T09:00:00Z" } },
    })
}

/// He was seen here and now; some of the questions are answered, and the order was served.
fn facts(him: LonLat) -> Outcome<Facts> {
    let sighting = json!({
        "id": SightingId::derived(&[b"sighting"]),
        "whose": he(),
        "position": fix(him, SIGMA_M)?,
        "place": "outside the shop",
        "from": NOW,
        "until": NOW,
        "basis": "seen_here",
        "observer": null,
    });
    let served = json!({
        "id": NoticeId::derived(&[b"notice"]),
        "order": order_id(),
        "kind": "formally_served",
        "at": "2026-11-03T10:00:00Z",
        "by": "PC 1234 Example",
        "how": "in_person",
        "language": "English",
        "proof": "body-worn video",
        "understood": "yes",
    });
    let told = |index: usize, reply: &str| {
        let condition = condition_id(index);
        json!({ "condition": condition, "question": "did_he_contact", "reply": reply })
    };
    Ok(serde_json::from_value(json!({
        "act_from": NOW,
        "act_until": NOW,
        "decision_time": { "earliest": NOW, "latest": NOW, "trust": "trusted" },
        "known_as_of": NOW,
        "identity": "confirmed",
        "sighting": sighting,
        "live_fix": true,
        "told": [told(6, "yes"), told(7, "no"), told(8, "unknown")],
        "notice": [served],
    }))?)
}

fn he() -> PersonId {
    PersonId::derived(&[b"Alan Example"])
}

fn order_id() -> OrderId {
    OrderId::derived(&[b"order"])
}

fn condition_id(index: usize) -> ConditionId {
    ConditionId::derived(&[index.to_string().as_bytes()])
}
