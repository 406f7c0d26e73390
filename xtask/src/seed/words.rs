//! What courts write: made-up conditions in the manner of real ones, each with the term a desk
//! read from it.

use super::{
    dates,
    people::Person,
    random::Random,
    towns::{self, Town},
};
use serde_json::{Value, json};
use std::f64::consts::TAU;

/// One condition, before it has a number.
#[derive(Clone)]
pub struct Clause {
    /// The court's words.
    pub words: String,
    /// "prohibition" or "requirement".
    pub nature: &'static str,
    /// What they were read as.
    pub term: Value,
    /// Exceptions, in the court's words.
    pub exceptions: Vec<String>,
    /// A run of the words that is need-to-know.
    pub masked: Option<String>,
}

/// Who an order is about.
pub struct Parties<'a> {
    /// Bound by it.
    pub bound: &'a Person,
    /// Protected by it.
    pub protected: &'a Person,
}

/// Three to five conditions of at least 420 characters in all; in three of five orders one has an
/// area on the map.
pub fn clauses(parties: &Parties<'_>, random: &mut Random) -> Vec<Clause> {
    let mut clauses = vec![no_contact(parties, random)];
    if random.chance(60) {
        clauses.push(if random.chance(65) { exclusion(parties, random) } else { stay_away(parties, random) });
    }
    let wanted = 3 + random.below(3) as usize;
    let first = random.below(OTHERS.len() as u64) as usize;
    for other in OTHERS.iter().cycle().skip(first).take(OTHERS.len()) {
        let length: usize = clauses.iter().map(|clause| clause.words.len()).sum();
        if clauses.len() >= wanted && length >= 420 {
            break;
        }
        clauses.push(other(parties, random));
    }
    clauses
}

type MakeClause = fn(&Parties<'_>, &mut Random) -> Clause;

const OTHERS: &[MakeClause] = &[no_molestation, curfew, residence, reporting, device, notification, possession, travel];

fn prohibition(words: String, term: Value) -> Clause {
    Clause { words, nature: "prohibition", term, exceptions: Vec::new(), masked: None }
}

fn requirement(words: String, term: Value) -> Clause {
    Clause { words, nature: "requirement", term, exceptions: Vec::new(), masked: None }
}

fn no_contact(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let whom = parties.protected.full();
    let exception = format!(
        "save through {} Solicitors of {}, {}",
        parties.protected.town.name,
        towns::street(random),
        parties.bound.town.name
    );
    let words = format!(
        "Not to contact or attempt to contact {whom}, directly or indirectly, in person, by telephone, text, email, \
         letter or social media, or by asking anyone living at {} to pass on a message, {exception}.",
        parties.bound.address()
    );
    let term = json!({ "kind": "no_contact", "whom": [whom], "channels": [], "indirect": true });
    Clause { exceptions: vec![exception], ..prohibition(words, term) }
}

fn exclusion(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let town = parties.protected.town;
    let place = format!("{}, {}", towns::street(random), town.name);
    let words = format!(
        "Not to enter {place}, or any part of the area bounded by {}, {} and {}, shown edged red on the plan attached \
         to this order and marked {}{}.",
        towns::street(random),
        towns::street(random),
        towns::street(random),
        town.district,
        random.below(900) + 100
    );
    let term = json!({
        "kind": "exclusion_zone",
        "place": place,
        "zone": { "shape": area(town, random), "disclosure": "shown" },
    });
    prohibition(words, term)
}

fn stay_away(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let metres = *random.pick(&[50_u32, 100, 100, 200, 300]);
    let place = parties.protected.address();
    let words = format!(
        "Not to go within {metres} metres of {place}, or of any other place where he knows or believes {} to be living \
         or working, and to leave at once if she arrives where he already is.",
        parties.protected.full()
    );
    let centre = near(parties.protected.town, random);
    let term = json!({
        "kind": "stay_away",
        "of": place,
        "distance_m": f64::from(metres),
        "zone": {
            "shape": { "kind": "circle", "centre": centre, "radius_m": f64::from(metres) },
            "disclosure": if random.chance(20) { "hidden" } else { "shown" },
        },
    });
    Clause { masked: Some(place), ..prohibition(words, term) }
}

fn no_molestation(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let whom = parties.protected.full();
    let words = format!(
        "Not to use or threaten violence against {whom}, nor to intimidate, harass or pester her at {}, {} or \
         elsewhere, and not to instruct or encourage any other person to do so.",
        towns::street(random),
        parties.protected.town.name
    );
    prohibition(words, json!({ "kind": "no_molestation", "whom": [whom] }))
}

fn curfew(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let (from, until) = *random.pick(&[("21:00", "07:00"), ("20:00", "06:00"), ("19:00", "07:00"), ("22:00", "05:30")]);
    let place = parties.bound.address();
    let words = format!(
        "To remain indoors at {place} between {from} and {until} each day, to open the front door to any constable who \
         asks in those hours, and to keep the electronic monitoring equipment there in working order.",
    );
    let term = json!({
        "kind": "curfew",
        "place": place,
        "zone": not_located(),
        "windows": [{ "from": format!("{from}:00"), "until": format!("{until}:00"), "days": [] }],
        "tagged": random.chance(60),
    });
    requirement(words, term)
}

fn residence(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let place = format!("{} {}, {}", random.below(150) + 1, towns::street(random), parties.bound.town.name);
    let words = format!(
        "To live and sleep each night at {place}, and to tell the officer in the case in writing at least {} days before \
         any change of address.",
        random.below(6) + 2
    );
    requirement(words, json!({ "kind": "residence", "place": place, "zone": not_located() }))
}

fn reporting(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let (days, spoken) = *random.pick(&[
        (["monday", "thursday"], "Monday and Thursday"),
        (["tuesday", "friday"], "Tuesday and Friday"),
        (["wednesday", "saturday"], "Wednesday and Saturday"),
    ]);
    let hour = random.below(8) + 9;
    let place = format!("{} police station", parties.bound.town.name);
    let words = format!(
        "To report to {place} between {hour:02}:00 and {:02}:00 every {spoken}, bringing a copy of this order and \
         photographic proof of identity, and to sign the book.",
        hour + 2
    );
    let window = json!({ "from": format!("{hour:02}:00:00"), "until": format!("{:02}:00:00", hour + 2), "days": days });
    requirement(words, json!({ "kind": "reporting", "place": place, "windows": [window] }))
}

fn device(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let what = format!("more than one mobile telephone, or any account not in the name {}", parties.bound.full());
    let words = format!(
        "Not to own or use {what}, and to give any device he uses to a constable on request so that it may be checked; \
         the number ending {:03} is the one declared to the court.",
        random.below(1000)
    );
    prohibition(words, json!({ "kind": "device_ban", "what": what }))
}

fn notification(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let what = "any new relationship, and any child under eighteen in that household";
    let words = format!(
        "To notify Derbyshire Constabulary within {} days of {what}, giving the full name, date of birth and address of \
         the other person, at {} police station.",
        random.below(5) + 3,
        parties.bound.town.name
    );
    requirement(words, json!({ "kind": "notification", "what": what }))
}

fn possession(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let what = *random.pick(&["any knife or bladed article", "any key to her home", "any tracking device"]);
    let words = format!(
        "Not to possess {what} in any public place, nor within the boundary of {}, {}, save that a tool of his trade may \
         be carried directly to and from work.",
        towns::street(random),
        parties.protected.town.name
    );
    prohibition(words, json!({ "kind": "possession_ban", "what": what }))
}

fn travel(parties: &Parties<'_>, random: &mut Random) -> Clause {
    let until = dates::long(dates::TODAY + random.below(300) as i64);
    let words = format!(
        "To surrender any passport or travel document to {} police station within 24 hours, and not to apply for another \
         nor leave England and Wales before {until} without the leave of the court.",
        parties.bound.town.name
    );
    requirement(words, json!({ "kind": "travel", "what": "passport surrendered; not to leave England and Wales" }))
}

fn not_located() -> Value {
    json!({ "shape": { "kind": "none" }, "disclosure": "shown" })
}

/// A simple polygon of 80 to 400 metres about a point near a town: its corners run once round it.
fn area(town: &Town, random: &mut Random) -> Value {
    let centre = near(town, random);
    let (lon, lat) = (number(&centre, "lon"), number(&centre, "lat"));
    let corners = 5 + random.below(4);
    let size = 80.0 + 320.0 * random.unit();
    let mut ring: Vec<Value> = (0..corners)
        .map(|corner| {
            let angle = TAU * (corner as f64 + 0.6 * random.unit()) / corners as f64;
            let reach = size * (0.7 + 0.3 * random.unit());
            moved(lon, lat, reach * angle.cos(), reach * angle.sin())
        })
        .collect();
    ring.extend(ring.first().cloned());
    json!({ "kind": "polygon", "rings": [ring] })
}

/// A point within about two kilometres of a town's market place.
fn near(town: &Town, random: &mut Random) -> Value {
    moved(town.lon, town.lat, 4000.0 * (random.unit() - 0.5), 4000.0 * (random.unit() - 0.5))
}

/// A point so many metres east and north of another, to six decimal places.
pub fn moved(lon: f64, lat: f64, east_m: f64, north_m: f64) -> Value {
    let degree_m = 111_320.0;
    let places = |degrees: f64| (degrees * 1e6).round() / 1e6;
    json!({
        "lon": places(lon + east_m / (degree_m * lat.to_radians().cos())),
        "lat": places(lat + north_m / degree_m),
    })
}

fn number(value: &Value, key: &str) -> f64 {
    value.get(key).and_then(Value::as_f64).unwrap_or_default()
}
