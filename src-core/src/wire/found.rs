//! What a search found: how the query was read, hits with their reasons and roles.

use super::sheets::Coverage;
use crate::rules::ids::{PersonId, SearchId};
use crate::rules::person::{BirthDate, Gender, Role, Warning};
use crate::rules::power::Otherwise;
use crate::text;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// An opened search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchOpened {
    /// Its id.
    pub search: SearchId,
}

/// Hits, with how the query was read and how far the answer reaches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// What was searched for.
    pub text: Verbatim,
    /// How it was read.
    pub read_as: Vec<ReadAs>,
    /// Hits, best first.
    pub hits: Vec<Hit>,
    /// Whether more were found than are listed.
    pub more: bool,
    /// What was read as a number of one kind or another that nobody held has just so: people may be
    /// listed for the rest of what was typed, or for a mark that is like it.
    pub not_held: Vec<ReadAs>,
    /// How much of the copy was searched.
    pub searched: Searched,
    /// What else there is: nothing held is no all-clear.
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// How much of the copy a search went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Searched {
    /// All of it.
    Everything,
    /// Exact numbers and plates only: names, dates, postcodes and what is like a plate are still
    /// loading. Not "nothing found".
    NumbersOnly,
    /// All that is held, and no copy came from HQ yet that is whole. Not "nothing found".
    NoCopy,
}

/// How a part of a query was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum ReadAs {
    /// A name.
    Name(Verbatim),
    /// A date of birth.
    BirthDate(Verbatim),
    /// A year of birth.
    BirthYear(Verbatim),
    /// Day and month, or month and year, of a birth.
    BirthPart(Verbatim),
    /// An age.
    Age(Verbatim),
    /// Two figures: an age or a year of birth.
    AgeOrYear(Verbatim),
    /// A PNC id.
    PncId(Verbatim),
    /// A vehicle registration mark.
    Plate(Verbatim),
    /// A postcode.
    Postcode(Verbatim),
    /// The beginning of a postcode.
    PostcodeArea(Verbatim),
    /// A telephone number.
    Phone(Verbatim),
    /// An email address.
    Email(Verbatim),
    /// A case, order or record number.
    CaseNumber(Verbatim),
    /// House number and street.
    Address(Verbatim),
    /// A National Insurance number.
    NiNumber(Verbatim),
    /// An NHS number.
    NhsNumber(Verbatim),
    /// A driver number.
    DriverNumber(Verbatim),
    /// A prison number.
    PrisonNumber(Verbatim),
    /// No date of birth that can be: nothing was looked for by it.
    NoBirthDate(Verbatim),
}

/// One hit: a possible match until two identifiers are confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Who.
    pub person: PersonId,
    /// "SMITH, Alan John".
    pub name: Verbatim,
    /// Birth by the newest record that tells anything of it: namesakes are told apart by it.
    pub born: BirthDate,
    /// Age now, where it can be told.
    pub age: Option<i32>,
    /// Gender as recorded.
    pub gender: Gender,
    /// How strong.
    pub band: Band,
    /// Why it matched.
    pub why: Vec<MatchedOn>,
    /// In which roles, with counts.
    pub roles: Vec<RoleCount>,
    /// Warnings, newest first.
    pub warnings: Vec<Warning>,
    /// The town of an address that anybody may see: namesakes born alike are told apart by it. Of
    /// nobody whom an order protects.
    pub town: Option<Verbatim>,
    /// A PNC id, as the source wrote it.
    pub pnc_id: Option<Verbatim>,
}

impl Hit {
    /// When they were born, as far as it is known. Nothing where no record tells it.
    pub fn born_text(&self) -> Option<Text> {
        match self.born {
            BirthDate::Known(born) => Some(text!("find.hit_born", day = Verbatim::from(born.short_text()))),
            BirthDate::Year(year) => Some(text!("find.hit_born_in", year = year)),
            BirthDate::Unknown => None,
        }
    }

    /// The same for where no age stands beside the name: the age beside a day.
    pub fn born_and_age_text(&self) -> Option<Text> {
        match (self.born, self.age) {
            (BirthDate::Known(born), Some(age)) => {
                Some(text!("find.hit_born_aged", day = Verbatim::from(born.short_text()), age = age))
            }
            (BirthDate::Known(_) | BirthDate::Year(_) | BirthDate::Unknown, _) => self.born_text(),
        }
    }
}

/// How strong a match is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Likely.
    Likely,
    /// Possible.
    Possible,
    /// Weak.
    Weak,
}

/// Why a hit matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum MatchedOn {
    /// Every word typed is in the name.
    SameName(Verbatim),
    /// An alias, maiden name or other spelling is the one that fits.
    OtherName(Verbatim),
    /// A word of the name that is not as typed.
    Word {
        /// As typed.
        typed: Verbatim,
        /// As held.
        held: Verbatim,
        /// How the two stand.
        how: WordLikeness,
    },
    /// A word of an address.
    Street(Verbatim),
    /// The date of birth is equal.
    SameBirthDate(Verbatim),
    /// Day and month are swapped.
    DayMonthSwapped(Verbatim),
    /// One figure of the date of birth differs.
    OneFigureDiffers(Verbatim),
    /// Day and month agree, the year does not or was not typed.
    SameDayAndMonth(Verbatim),
    /// Month and year agree.
    SameMonthAndYear(Verbatim),
    /// Day and year agree.
    SameDayAndYear(Verbatim),
    /// The year of birth is equal.
    SameBirthYear(Verbatim),
    /// The year of birth is one beside.
    BirthYearNear(Verbatim),
    /// The age is right.
    SameAge(Verbatim),
    /// The age is within two years.
    AgeNear(Verbatim),
    /// The date of birth differs.
    BirthDateDiffers(Verbatim),
    /// The postcode is equal, as far as it was typed.
    SamePostcode(Verbatim),
    /// The postcode is in the same district.
    SameDistrict(Verbatim),
    /// The plate is a slip away.
    PlateLike {
        /// As typed.
        typed: Verbatim,
        /// As held.
        held: Verbatim,
    },
    /// An identifier is equal.
    SameIdentifier(Verbatim),
    /// A word that was typed and that nothing of theirs is like.
    WordUnmatched(Verbatim),
    /// Found through a person whom an order protects from this one.
    ThroughProtected(Verbatim),
    /// By what may not be told here: where a person whom an order protects lives.
    NotTold,
}

impl MatchedOn {
    /// Whether it speaks for the person; the rest says what was typed and does not agree.
    pub fn speaks_for(&self) -> bool {
        match self {
            Self::SameName(_)
            | Self::OtherName(_)
            | Self::Word { .. }
            | Self::Street(_)
            | Self::SameBirthDate(_)
            | Self::DayMonthSwapped(_)
            | Self::OneFigureDiffers(_)
            | Self::SameDayAndMonth(_)
            | Self::SameMonthAndYear(_)
            | Self::SameDayAndYear(_)
            | Self::SameBirthYear(_)
            | Self::BirthYearNear(_)
            | Self::SameAge(_)
            | Self::AgeNear(_)
            | Self::SamePostcode(_)
            | Self::SameDistrict(_)
            | Self::PlateLike { .. }
            | Self::SameIdentifier(_)
            | Self::ThroughProtected(_)
            | Self::NotTold => true,
            Self::BirthDateDiffers(_) | Self::WordUnmatched(_) => false,
        }
    }
}

/// How a word that is not as typed stands to what was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordLikeness {
    /// Said alike.
    Sounds,
    /// A short form, or the name it is short for.
    ShortForm,
    /// Spelt nearly so.
    SpeltNearly,
    /// It begins so.
    Begins,
    /// An initial.
    Initial,
}

/// How many orders, in one role, by whether they are in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleCount {
    /// The role.
    pub role: Role,
    /// In force now.
    pub live: u32,
    /// Stayed, or still to begin.
    pub not_now: u32,
    /// Ended.
    pub ended: u32,
    /// Neither can be told.
    pub unknown: u32,
    /// Promises to a court that run or may run: no orders, and no arrest for them.
    pub undertakings: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::time::Day;
    use crate::words::english;
    use uuid::Uuid;

    fn said(born: BirthDate, age: Option<i32>) -> Option<String> {
        let hit = Hit {
            person: PersonId(Uuid::nil()),
            name: "SMITH, Alan".into(),
            born,
            age,
            gender: Gender::NotStated,
            band: Band::Likely,
            why: Vec::new(),
            roles: Vec::new(),
            warnings: Vec::new(),
            town: None,
            pnc_id: None,
        };
        assert_eq!(hit.born_text().is_some(), hit.born_and_age_text().is_some());
        hit.born_and_age_text().map(english)
    }

    #[test]
    fn a_hit_says_of_a_birth_as_much_as_is_known() {
        let day = BirthDate::Known(Day::new(1981, 5, 3).unwrap());
        assert_eq!(said(day, Some(45)).unwrap(), "born 3 May 1981 (45)");
        assert_eq!(said(day, None).unwrap(), "born 3 May 1981", "where the clock leaves the age open");
        assert_eq!(said(BirthDate::Year(1981), None).unwrap(), "born in 1981");
        assert_eq!(said(BirthDate::Unknown, None), None);
    }
}
