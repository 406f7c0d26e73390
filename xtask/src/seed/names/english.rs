//! Names of the English.

mod families;
mod given;
mod rare;

use super::origin::{Origin, Stock};

/// The English.
pub static ORIGIN: Origin = Origin {
    name: "english",
    share: 660,
    english_given: 0,
    male: Stock { common: given::MALE, flat: 3, rare: 5, shapes: given::RARE_MALE },
    female: Stock { common: given::FEMALE, flat: 4, rare: 6, shapes: given::RARE_FEMALE },
    family: Stock { common: families::FAMILY, flat: 22, rare: 32, shapes: rare::RARE_FAMILY },
    feminine: &[],
    spellings: rare::SPELLINGS,
};
