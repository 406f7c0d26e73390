//! Made-up people and what sources said of them.

use super::{
    World, dates,
    names::Sex,
    random::{Of, Random},
    towns::{self, TOWNS, Town},
};
use serde_json::{Value, json};

/// A made-up person.
pub struct Person {
    /// Their id.
    pub id: String,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Whether the records say male.
    pub is_male: bool,
    /// Number and street.
    pub street: String,
    /// Town.
    pub town: &'static Town,
    born: i64,
    postcode: String,
    pnc_id: Option<String>,
}

impl Person {
    /// The `number`th person of a world: always the same.
    pub fn of(world: &World, number: u64) -> Self {
        let mut random = world.ids.stream(Of::Person, number);
        let is_male = random.chance(52);
        let name = world.names.draw(if is_male { Sex::Male } else { Sex::Female }, &mut random);
        let town = random.pick_early(TOWNS);
        let born = dates::TODAY - 16 * 365 - random.below(60 * 365) as i64;
        let street = format!("{} {}", random.below(180) + 1, towns::street(&mut random));
        let postcode = postcode(town, &mut random);
        let first_known = dates::year(born) + 12 + random.below(20) as i64;
        let pnc_id = random.chance(70).then(|| pnc_id(first_known.min(2026), number % 10_000_000));
        let (id, given, family) = (world.ids.id(Of::Person, number), name.given(), name.family);
        Self { id, given, family, is_male, street, town, born, postcode, pnc_id }
    }

    /// "Alan John Smith".
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    /// "4 Peel Street, Derby".
    pub fn address(&self) -> String {
        format!("{}, {}", self.street, self.town.name)
    }
}

/// Which source tells of a person: the second spells otherwise.
#[derive(Clone, Copy)]
enum Telling {
    First,
    Second,
}

/// The lines of the `number`th person: a record and its link, now and then a second record from
/// another source with another spelling.
pub fn lines(world: &World, number: u64) -> Vec<Value> {
    let person = Person::of(world, number);
    let mut random = world.ids.stream(Of::Record, number);
    let first = world.ids.id(Of::Record, number * 2);
    let mut lines = vec![
        json!({ "record": record(&person, &first, &mut random, Telling::First) }),
        link(world, number * 2, &first, &person, "first"),
    ];
    if person.pnc_id.is_some() && random.chance(14) {
        let second = world.ids.id(Of::Record, number * 2 + 1);
        lines.push(json!({ "record": record(&person, &second, &mut random, Telling::Second) }));
        lines.push(link(world, number * 2 + 1, &second, &person, "equal_pnc_id"));
    }
    lines
}

/// A PNC id with its check letter: the two-digit year and the serial, modulo 23.
pub fn pnc_id(year: i64, serial: u64) -> String {
    const LETTERS: &str = "ZABCDEFGHJKLMNPQRTUVWXY";
    let two_digits = year.rem_euclid(100).unsigned_abs();
    let letter = LETTERS.chars().cycle().nth(((two_digits * 10_000_000 + serial) % 23) as usize).unwrap_or('Z');
    format!("{year:04}/{serial:07}{letter}")
}

fn link(world: &World, number: u64, record: &str, person: &Person, basis: &str) -> Value {
    json!({ "record_link": {
        "id": world.ids.id(Of::RecordLink, number),
        "record": record,
        "person": person.id,
        "basis": basis,
        "at": dates::at(dates::TODAY - 30, "02:10"),
        "revoked_at": null,
    }})
}

fn record(person: &Person, id: &str, random: &mut Random, telling: Telling) -> Value {
    let learnt = dates::TODAY - 30 - random.below(900) as i64;
    let (system, letter, family) = match telling {
        Telling::First => ("Niche", 'N', person.family.clone()),
        Telling::Second => ("ACRO manifest", 'M', misspelt(&person.family, random)),
    };
    let mut names = vec![json!({ "given": person.given, "family": family, "kind": "legal" })];
    if random.chance(8) {
        let alias = person.given.split(' ').next().unwrap_or_default();
        names.push(json!({ "given": alias, "family": misspelt(&person.family, random), "kind": "alias" }));
    }
    json!({
        "id": id,
        "source": {
            "system": system,
            "reference": format!("{letter}{:07}", random.below(10_000_000)),
            "learnt_at": dates::at(learnt, "02:10"),
        },
        "names": names,
        "born": born(person, random),
        "gender": if person.is_male { "male" } else { "female" },
        "identifiers": identifiers(person, random),
        "addresses": [{
            "lines": [person.street, person.town.name],
            "postcode": person.postcode,
            "visibility": if random.chance(15) { "need_to_know" } else { "police_only" },
        }],
        "warnings": warnings(random, learnt),
        "marks": marks(random),
    })
}

fn born(person: &Person, random: &mut Random) -> Value {
    match random.below(100) {
        0..=2 => json!("unknown"),
        3..=6 => json!({ "year": dates::year(person.born) }),
        _ => json!({ "known": dates::day(person.born) }),
    }
}

fn identifiers(person: &Person, random: &mut Random) -> Vec<Value> {
    let mut all = vec![json!({ "kind": "postcode", "value": person.postcode })];
    if let Some(pnc_id) = &person.pnc_id {
        all.push(json!({ "kind": "pnc_id", "value": pnc_id }));
    }
    if random.chance(40) {
        // Ofcom keeps 07700 900000–900999 for stories.
        all.push(json!({ "kind": "phone", "value": format!("07700 900{:03}", random.below(1000)) }));
    }
    if random.chance(35) {
        all.push(json!({ "kind": "plate", "value": plate(random) }));
    }
    all
}

fn warnings(random: &mut Random, learnt: i64) -> Vec<Value> {
    const MARKERS: &[(&str, &str)] = &[
        ("Weapons", "kitchen knife recovered at an earlier arrest"),
        ("Violent", "assaulted an officer at an earlier arrest"),
        ("Mental health", "said to be in crisis, hospital informed"),
        ("Drugs", "needles found on search"),
        ("Escaper", "ran from custody reception"),
        ("Self-harm", "said he would harm himself if detained"),
    ];
    if !random.chance(18) {
        return Vec::new();
    }
    let (marker, detail) = random.pick(MARKERS);
    vec![json!({ "marker": marker, "detail": detail, "on": dates::day(learnt - 3), "source": "Niche" })]
}

fn marks(random: &mut Random) -> Vec<String> {
    const MARKS: &[&str] = &["scar", "tattoo of a rose", "tattoo of a name", "birthmark", "burn"];
    const WHERE: &[&str] = &["left brow", "right forearm", "neck", "left hand", "right cheek", "back of the hand"];
    if random.chance(30) { vec![format!("{}, {}", random.pick(MARKS), random.pick(WHERE))] } else { Vec::new() }
}

fn plate(random: &mut Random) -> String {
    const LETTERS: &str = "ABCDEFGHJKLMNOPRSTUVWXY";
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut text = |count: usize| (0..count).map(|_| *random.pick(&letters)).collect::<String>();
    let (start, end) = (text(2), text(3));
    let year = random.below(25) + 2 + 50 * random.below(2);
    format!("{start}{year:02} {end}")
}

fn postcode(town: &Town, random: &mut Random) -> String {
    const LETTERS: &str = "ABDEFGHJLNPQRSTUWXYZ";
    let letters: Vec<char> = LETTERS.chars().collect();
    let (sector, first, last) = (random.below(10), random.pick(&letters), random.pick(&letters));
    format!("{} {sector}{first}{last}", town.district)
}

/// A name with one slip of the pen.
fn misspelt(name: &str, random: &mut Random) -> String {
    let letters: Vec<char> = name.chars().collect();
    let at = 1 + random.below(letters.len().saturating_sub(1).max(1) as u64) as usize;
    let drops = random.chance(50);
    let mut out = String::new();
    for (position, letter) in letters.into_iter().enumerate() {
        match (position == at, drops) {
            (true, true) => {}
            (true, false) => out.extend([letter, letter]),
            (false, _) => out.push(letter),
        }
    }
    out
}
