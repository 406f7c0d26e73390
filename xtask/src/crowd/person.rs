//! The people of a crowd.

use super::{Crowd, born::Born, nicknames, postcodes};
use crate::seed::{
    names::{Name, Sex, spelling::respelt},
    random::{Of, Random},
};
use std::iter;

/// One of a crowd.
pub struct Person {
    /// `p0000001`.
    pub id: String,
    /// What they are called.
    pub name: Name,
    /// Another name that they are known by.
    pub other: Option<String>,
    /// When they were born.
    pub born: Born,
    postcode: Option<String>,
    plate: Option<String>,
}

impl Person {
    /// The `number`th person of a crowd: always the same.
    pub fn of(crowd: &Crowd, number: u64) -> Self {
        let mut random = crowd.ids.stream(Of::Crowd, number);
        let sex = if random.chance(50) { Sex::Male } else { Sex::Female };
        let name = crowd.names.draw(sex, &mut random);
        let other = random.chance(3).then(|| other_name(crowd, &name, sex, &mut random));
        let born = Born::draw(&crowd.ages, &mut random);
        let postcode = (!random.chance(4)).then(|| postcodes::draw(&crowd.districts, &mut random));
        let plate = random.chance(35).then(|| crowd.plates.draw(&mut random));
        Self { id: format!("p{:07}", number + 1), name, other, born, postcode, plate }
    }

    /// Where they live, or nothing.
    pub fn postcode(&self) -> &str {
        self.postcode.as_deref().unwrap_or_default()
    }

    /// What they drive, or nothing.
    pub fn plate(&self) -> &str {
        self.plate.as_deref().unwrap_or_default()
    }
}

/// A maiden name or a stepfather's, the family name spelt otherwise, or a short form.
fn other_name(crowd: &Crowd, name: &Name, sex: Sex, random: &mut Random) -> String {
    let other = match random.below(100) {
        0..=44 => None,
        45..=74 => respelt(&name.family.to_lowercase(), name.origin.spellings, random)
            .map(|family| Name { family, ..name.clone() }),
        _ => nicknames::short(&name.first, random).map(|first| Name {
            first: first.to_owned(),
            second: None,
            ..name.clone()
        }),
    };
    let other = other.unwrap_or_else(|| {
        let mut families = iter::repeat_with(|| crowd.names.other_family(name.origin, sex, random));
        let family = families.find(|family| *family != name.family);
        Name { family: family.expect("an origin has more than one family name"), ..name.clone() }
    });
    other.full()
}
