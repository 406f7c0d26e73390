//! What officers type to find somebody of a crowd, by what goes wrong.

use super::{
    Crowd, ear, nicknames,
    person::Person,
    typing::{confused, slip, wrong},
};
use crate::seed::{
    names::Name,
    random::{Of, Random},
};
use anyhow::{Context, Result};

/// How many people are tried for one query. One of a few will do for any kind.
const TRIES: usize = 10_000;

/// What is typed. A field left empty is not typed.
#[derive(Default)]
pub struct Asked {
    /// The name.
    pub name: String,
    /// Date or year of birth.
    pub dob: String,
    /// Postcode, or its outward part.
    pub postcode: String,
    /// Registration mark.
    pub plate: String,
}

/// A kind of query: how it is made of a person, where it can be.
pub struct Kind {
    /// As it stands in the file.
    pub name: &'static str,
    ask: fn(&Person, &mut Random) -> Option<Asked>,
}

/// The kinds.
pub const KINDS: &[Kind] = &[
    Kind { name: "clean", ask: clean },
    Kind { name: "misspelt", ask: misspelt },
    Kind { name: "sound", ask: sound },
    Kind { name: "nickname", ask: nickname },
    Kind { name: "initial", ask: initial },
    Kind { name: "swapped", ask: swapped },
    Kind { name: "date_slip", ask: date_slip },
    Kind { name: "year_only", ask: year_only },
    Kind { name: "name_only", ask: name_only },
    Kind { name: "name_postcode", ask: name_postcode },
    Kind { name: "plate_confused", ask: plate_confused },
    Kind { name: "plate_wrong", ask: plate_wrong },
];

impl Kind {
    /// The `number`th query, and whom it seeks: somebody at random of whom it can be asked.
    pub fn query(&self, crowd: &Crowd, number: u64) -> Result<(Person, Asked)> {
        let mut random = crowd.ids.stream(Of::Query, number);
        let found = (0..TRIES).find_map(|_| {
            let person = Person::of(crowd, random.below(crowd.people));
            let asked = (self.ask)(&person, &mut random)?;
            Some((person, asked))
        });
        found.with_context(|| format!("nobody in the crowd can be sought by {}", self.name))
    }
}

fn clean(person: &Person, random: &mut Random) -> Option<Asked> {
    dated(typed(&person.name, random).full(), person)
}

fn misspelt(person: &Person, random: &mut Random) -> Option<Asked> {
    let name = changed(typed(&person.name, random), random, slip)?;
    dated(name.full(), person)
}

/// One habit of spelling in three of four queries, two in the others.
fn sound(person: &Person, random: &mut Random) -> Option<Asked> {
    let by_ear = |word: &str, random: &mut Random| ear::spelt(word, person.name.origin, random);
    let name = typed(&person.name, random);
    let before = name.clone().unmarked().full();
    let once = changed(name, random, by_ear)?;
    let heard = if random.chance(25) { changed(once, random, by_ear)? } else { once };
    // The second habit may undo the first.
    if heard.full() == before { None } else { dated(heard.full(), person) }
}

fn nickname(person: &Person, random: &mut Random) -> Option<Asked> {
    let first = nicknames::short(&person.name.first, random)?.to_owned();
    dated(Name { first, ..typed(&person.name, random) }.full(), person)
}

fn initial(person: &Person, random: &mut Random) -> Option<Asked> {
    let first = person.name.first.chars().take(1).collect();
    dated(Name { first, ..typed(&person.name, random) }.full(), person)
}

fn swapped(person: &Person, random: &mut Random) -> Option<Asked> {
    let name = typed(&person.name, random);
    dated(format!("{} {}", name.family, name.given()), person)
}

fn date_slip(person: &Person, random: &mut Random) -> Option<Asked> {
    let dob = person.born.slipped(random)?;
    Some(Asked { name: typed(&person.name, random).full(), dob, ..Asked::default() })
}

fn year_only(person: &Person, random: &mut Random) -> Option<Asked> {
    let dob = person.born.year()?;
    Some(Asked { name: typed(&person.name, random).full(), dob, ..Asked::default() })
}

/// Half of them with a slip.
fn name_only(person: &Person, random: &mut Random) -> Option<Asked> {
    let name = typed(&person.name, random);
    let name = if random.chance(50) { changed(name, random, slip)? } else { name };
    Some(Asked { name: name.full(), ..Asked::default() })
}

fn name_postcode(person: &Person, random: &mut Random) -> Option<Asked> {
    let (outward, _) = person.postcode().split_once(' ')?;
    Some(Asked { name: typed(&person.name, random).full(), postcode: outward.to_owned(), ..Asked::default() })
}

fn plate_confused(person: &Person, random: &mut Random) -> Option<Asked> {
    let plate = confused(person.plate(), random)?;
    Some(Asked { plate: spaced(plate, random), ..Asked::default() })
}

fn plate_wrong(person: &Person, random: &mut Random) -> Option<Asked> {
    let plate = wrong(person.plate(), random)?;
    Some(Asked { plate: spaced(plate, random), ..Asked::default() })
}

/// What of a name is typed: the first given name and the family name, in one of five cases all of it.
fn typed(name: &Name, random: &mut Random) -> Name {
    let second = name.second.clone().filter(|_| random.chance(20));
    Name { second, ..name.clone() }
}

/// A name with the date of birth as held; none where nobody knows that.
fn dated(name: String, person: &Person) -> Option<Asked> {
    Some(Asked { name, dob: person.born.text()?, ..Asked::default() })
}

/// A name with its first given name or its family name changed, as it falls, typed on a British
/// keyboard.
fn changed(name: Name, random: &mut Random, change: impl Fn(&str, &mut Random) -> Option<String>) -> Option<Name> {
    let name = if random.chance(50) {
        Name { family: change(&name.family, random)?, ..name }
    } else {
        Name { first: change(&name.first, random)?, ..name }
    };
    Some(name.unmarked())
}

/// A plate as it is typed, in half of the cases without its space.
fn spaced(plate: String, random: &mut Random) -> String {
    if random.chance(50) { plate.replace(' ', "") } else { plate }
}
