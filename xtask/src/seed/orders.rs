//! Made-up orders.

use super::{
    World, dates,
    people::Person,
    random::{Of, Random},
    words::{self, Clause, Parties},
};
use serde_json::{Value, json};

/// A kind of order and how such orders are made.
struct Kind {
    /// In the exchange format.
    kind: &'static str,
    /// How many of a hundred orders are of it.
    share: u64,
    /// Whose court makes it.
    court: &'static str,
    /// What its number is called.
    reference: &'static str,
    origin: &'static str,
    on_notice: &'static str,
    /// What the bound person is to the record.
    category: &'static str,
    interim: bool,
    /// Shortest and longest run, in days.
    days: (u64, u64),
}

const fn criminal(kind: &'static str, share: u64, days: (u64, u64)) -> Kind {
    Kind {
        kind,
        share,
        court: "Southern Derbyshire Magistrates' Court",
        reference: "PTI-URN",
        origin: "court_feed",
        on_notice: "on_notice",
        category: "convicted",
        interim: false,
        days,
    }
}

const fn family(kind: &'static str, share: u64, on_notice: &'static str) -> Kind {
    Kind {
        kind,
        share,
        court: "Family Court at Derby",
        reference: "FamilyMan case number",
        origin: "desk",
        on_notice,
        category: "suspect",
        interim: false,
        days: (180, 730),
    }
}

const KINDS: &[Kind] = &[
    criminal("restraining_conviction", 28, (365, 1826)),
    family("non_molestation", 16, "without_notice"),
    family("non_molestation", 8, "on_notice"),
    Kind { category: "suspect", ..criminal("court_bail", 16, (28, 140)) },
    Kind { category: "suspect", origin: "desk", ..criminal("dvpo", 8, (14, 28)) },
    Kind { category: "suspect", ..criminal("dapo", 6, (180, 730)) },
    criminal("spo", 4, (730, 1461)),
    Kind { interim: true, category: "suspect", ..criminal("interim_spo", 2, (28, 90)) },
    criminal("cbo", 4, (365, 1826)),
    Kind { court: "Derby Crown Court", ..criminal("shpo", 3, (1826, 3652)) },
    Kind { category: "suspect", ..criminal("restraining_acquittal", 2, (365, 1461)) },
    family("occupation_with_arrest", 2, "on_notice"),
    family("forced_marriage", 1, "without_notice"),
];

/// When an order was made, varied and ends, in days since 1970.
struct Course {
    made: i64,
    varied: Option<i64>,
    ends: Option<i64>,
}

/// The lines of the `number`th order: itself and the links of the two people in it.
pub fn lines(world: &World, number: u64) -> Vec<Value> {
    let mut random = world.ids.stream(Of::Order, number);
    let bound = random.below(world.people);
    let protected = (bound + 1 + random.below(world.people - 1)) % world.people;
    let (bound, protected) = (Person::of(world, bound), Person::of(world, protected));
    let kind = kind(&mut random);
    let id = world.ids.id(Of::Order, number);
    let parties = Parties { bound: &bound, protected: &protected };
    vec![
        json!({ "order": order(world, number, &id, kind, &parties, &mut random) }),
        link(world, number * 2, &bound, &id, ("bound_by", kind.category)),
        link(world, number * 2 + 1, &protected, &id, ("protected_by", "victim")),
    ]
}

fn kind(random: &mut Random) -> &'static Kind {
    let mut left = random.below(KINDS.iter().map(|kind| kind.share).sum());
    for kind in KINDS {
        if left < kind.share {
            return kind;
        }
        left -= kind.share;
    }
    random.pick(KINDS)
}

fn link(world: &World, number: u64, person: &Person, order: &str, (role, category): (&str, &str)) -> Value {
    json!({ "order_link": {
        "id": world.ids.id(Of::OrderLink, number),
        "person": person.id,
        "order": order,
        "role": role,
        "category": category,
    }})
}

fn order(world: &World, number: u64, id: &str, kind: &Kind, parties: &Parties<'_>, random: &mut Random) -> Value {
    let course = course(kind, random);
    let clauses = words::clauses(parties, random);
    let numbered = Numbered { world, order: number, kind };
    json!({
        "id": id,
        "kind": kind.kind,
        "court": { "name": kind.court, "oucode": null },
        "references": [{ "kind": kind.reference, "value": reference(kind, number, course.made) }],
        "provenance": { "origin": kind.origin, "verified": verified(&course, random) },
        "made_in": "england_and_wales",
        "enforceable_in": "england_and_wales",
        "on_notice": kind.on_notice,
        "respondents": [parties.bound.id],
        "protected": [parties.protected.id],
        "versions": numbered.versions(&course, &clauses),
    })
}

fn course(kind: &Kind, random: &mut Random) -> Course {
    let (shortest, longest) = kind.days;
    let run = (shortest + random.below(longest - shortest + 1)) as i64;
    let made = dates::TODAY - 1 - random.below(run.unsigned_abs() + run.unsigned_abs() / 3 + 1) as i64;
    let ends = (!random.chance(12)).then_some(made + run);
    let varied = made + run / 3;
    let is_varied = random.chance(27) && varied < dates::TODAY;
    Course { made, varied: is_varied.then_some(varied), ends }
}

fn reference(kind: &Kind, number: u64, made: i64) -> String {
    let year = dates::year(made).rem_euclid(100);
    if kind.reference == "PTI-URN" {
        // Force 30 is Derbyshire; the unit's two letters count on after each hundred thousand.
        let letter = |count: u64| char::from(b'A' + (count % 26) as u8);
        let block = number / 100_000;
        return format!("30{}{}{:05}{year:02}", letter(block / 26), letter(block), number % 100_000);
    }
    format!("DE{year:02}F{number:05}")
}

fn verified(course: &Course, random: &mut Random) -> Value {
    if random.chance(70) {
        json!({ "by": "Orders desk, Ripley", "at": dates::at(course.made + 1, "10:20") })
    } else {
        Value::Null
    }
}

struct Numbered<'a> {
    world: &'a World,
    order: u64,
    kind: &'a Kind,
}

impl Numbered<'_> {
    fn versions(&self, course: &Course, clauses: &[Clause]) -> Vec<Value> {
        let first = self.world.ids.id(Of::Version, self.order * 2);
        let whole = (course.made, course.ends);
        let Some(varied) = course.varied else {
            return vec![self.version(&first, &[], whole, "made", clauses)];
        };
        let second = self.world.ids.id(Of::Version, self.order * 2 + 1);
        vec![
            self.version(&first, &[], (course.made, Some(varied)), "varied", clauses),
            self.version(&second, &[first.as_str()], (varied, course.ends), "made", &reworded(clauses, varied)),
        ]
    }

    fn version(
        &self,
        id: &str,
        based_on: &[&str],
        (from, until): (i64, Option<i64>),
        cause: &str,
        clauses: &[Clause],
    ) -> Value {
        let duration = match until {
            Some(until) => format!("This order has effect until {}.", dates::long(until)),
            None => "This order has effect until further order.".to_owned(),
        };
        let conditions: Vec<Value> =
            clauses.iter().zip(1_u64..).map(|(clause, paragraph)| self.condition(clause, paragraph)).collect();
        // Bail runs to a hearing, which may renew it: its day is no end.
        let hearing = until.filter(|_day| self.kind.kind == "court_bail" && cause == "made");
        let until = until.filter(|_day| hearing.is_none());
        let stated = match (hearing, until) {
            (Some(day), _) => {
                json!({ "until_hearing": { "day": dates::day(day), "at": dates::at(day, "11:00") } })
            }
            (None, Some(_)) => json!("dated"),
            (None, None) => json!("until_further_order"),
        };
        json!({
            "id": id,
            "based_on": based_on,
            "made_at": dates::at(from, "11:00"),
            "hq_learnt_at": dates::at(from + 1, "02:10"),
            "in_force": [{
                "scope": "version",
                "interval": { "from": dates::at(from, "11:00"), "until": until.map(|day| dates::at(day, "11:00")) },
                "cause": cause,
                "source": "order, page 1",
            }],
            "conditions": conditions,
            "interim": self.kind.interim,
            "duration_words": duration,
            "stated_end": stated,
        })
    }

    fn condition(&self, clause: &Clause, paragraph: u64) -> Value {
        condition(&self.world.ids.id(Of::Condition, self.order * 16 + paragraph), paragraph, clause)
    }
}

/// A condition in the exchange format.
pub fn condition(id: &str, paragraph: u64, clause: &Clause) -> Value {
    json!({
        "id": id,
        "paragraph": paragraph.to_string(),
        "verbatim": clause.words,
        "visibility": "respondent_may_see",
        "spans": masked(clause),
        "nature": clause.nature,
        "period": null,
        "exceptions": clause.exceptions,
        "term": clause.term,
        "reading": { "confirmed": { "by": "Orders desk, Ripley", "at": dates::at(dates::TODAY - 20, "10:20") } },
    })
}

fn masked(clause: &Clause) -> Vec<Value> {
    let Some(run) = &clause.masked else { return Vec::new() };
    let Some(from) = clause.words.find(run.as_str()) else { return Vec::new() };
    vec![json!({ "from": from, "to": from + run.len(), "visibility": "need_to_know" })]
}

/// The conditions as a court varied them: the first one's words change.
fn reworded(clauses: &[Clause], varied: i64) -> Vec<Clause> {
    let mut clauses = clauses.to_vec();
    if let Some(first) = clauses.first_mut() {
        first
            .words
            .push_str(&format!(" As varied on {} on the application of the protected person.", dates::long(varied)));
    }
    clauses
}
