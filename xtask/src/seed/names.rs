//! Names of the many origins that an English county meets: a head of common ones, each as common as
//! it is, and a long tail built in the manner of its origin. Combined at random: nobody real is
//! meant. Nothing here may know how names are searched for.

mod chinese_vietnamese;
mod east_african_arab;
mod english;
mod hindu_sikh;
mod iberian;
mod origin;
mod polish_baltic;
mod pool;
mod romanian;
mod scottish_irish;
mod south_asian_muslim;
pub mod spelling;
pub mod table;
mod turkish_kurdish;
mod welsh;
mod west_african;

pub use origin::Origin;

use super::random::Random;
use pool::Pool;
use spelling::plain;
use table::Table;

/// The origins, the larger ones first.
static ORIGINS: [&Origin; 12] = [
    &english::ORIGIN,
    &scottish_irish::ORIGIN,
    &south_asian_muslim::ORIGIN,
    &hindu_sikh::ORIGIN,
    &welsh::ORIGIN,
    &polish_baltic::ORIGIN,
    &romanian::ORIGIN,
    &west_african::ORIGIN,
    &east_african_arab::ORIGIN,
    &chinese_vietnamese::ORIGIN,
    &turkish_kurdish::ORIGIN,
    &iberian::ORIGIN,
];

/// Whose names are drawn.
#[derive(Clone, Copy)]
pub enum Sex {
    /// A woman's.
    Female,
    /// A man's.
    Male,
}

/// What somebody is called.
#[derive(Clone)]
pub struct Name {
    /// First given name.
    pub first: String,
    /// Second given name.
    pub second: Option<String>,
    /// Family name.
    pub family: String,
    /// Where such names come from.
    pub origin: &'static Origin,
}

impl Name {
    /// "Alan John".
    pub fn given(&self) -> String {
        match &self.second {
            Some(second) => format!("{} {second}", self.first),
            None => self.first.clone(),
        }
    }

    /// "Alan John Smith".
    pub fn full(&self) -> String {
        format!("{} {}", self.given(), self.family)
    }

    /// Without the marks that a British keyboard lacks.
    pub fn unmarked(self) -> Self {
        let second = self.second.map(|second| plain(&second).into_owned());
        let (first, family) = (plain(&self.first).into_owned(), plain(&self.family).into_owned());
        Self { first, second, family, origin: self.origin }
    }
}

/// All names, ready to be drawn from.
pub struct Names {
    homes: Table<Home>,
    english: Home,
}

impl Names {
    /// Reads the lists.
    pub fn new() -> Self {
        let homes = ORIGINS.iter().copied().map(|origin| (Home::new(origin), origin.share));
        Self { homes: Table::new(homes), english: Home::new(&english::ORIGIN) }
    }

    /// What a man or a woman is called. Two of five people's names keep the marks of their language.
    pub fn draw(&self, sex: Sex, random: &mut Random) -> Name {
        let home = self.homes.draw(random);
        let givers = if random.chance(home.origin.english_given) { &self.english } else { home };
        let first = givers.given(sex, random);
        let second = random.chance(50).then(|| givers.given(sex, random)).filter(|second| *second != first);
        let name = Name { first, second, family: home.family(sex, random), origin: home.origin };
        if random.chance(40) { name } else { name.unmarked() }
    }

    /// Another family name of the same origin.
    pub fn other_family(&self, origin: &Origin, sex: Sex, random: &mut Random) -> String {
        let home = self.homes.entries().iter().find(|home| home.origin.name == origin.name);
        home.expect("every origin has its home").family(sex, random)
    }
}

/// One origin's names.
struct Home {
    origin: &'static Origin,
    male: Pool,
    female: Pool,
    family: Pool,
}

impl Home {
    fn new(origin: &'static Origin) -> Self {
        let pool = |stock| Pool::new(stock, origin.spellings);
        Self { origin, male: pool(&origin.male), female: pool(&origin.female), family: pool(&origin.family) }
    }

    fn given(&self, sex: Sex, random: &mut Random) -> String {
        match sex {
            Sex::Female => self.female.draw(random),
            Sex::Male => self.male.draw(random),
        }
    }

    /// A family name, now and then a double one.
    fn family(&self, sex: Sex, random: &mut Random) -> String {
        let first = self.single_family(sex, random);
        if !random.chance(3) {
            return first;
        }
        let second = self.single_family(sex, random);
        if second == first { first } else { format!("{first}-{second}") }
    }

    fn single_family(&self, sex: Sex, random: &mut Random) -> String {
        let name = self.family.draw(random);
        match sex {
            Sex::Male => name,
            Sex::Female if random.chance(15) => name,
            Sex::Female => feminine(name, self.origin.feminine),
        }
    }
}

/// A woman's form of a family name, where it has one.
fn feminine(name: String, endings: &[(&str, &str)]) -> String {
    let changed = endings.iter().find_map(|(his, hers)| Some(format!("{}{hers}", name.strip_suffix(*his)?)));
    changed.unwrap_or(name)
}
