//! What is told of somebody who fits: how each thing that was typed stands to what is held.

use super::{Asked, Looked};
use crate::search::packed::unpack;
use crate::search::postcodes::PostcodeMatch;
use cordon_core::rules::find::{Band, BornAgreement, BornClue, Likeness, PlateSlip, band};
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::NameKind;

/// Somebody who may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Who.
    pub person: PersonId,
    /// What all agreements weigh together.
    pub bits: f64,
    /// How strong that is among so many people.
    pub band: Band,
    /// The name that fits best, in folded words, and its kind.
    pub name: Option<(String, NameKind)>,
    /// How each typed word fits.
    pub words: Vec<WordMatch>,
    /// Typed words that nothing of theirs is like, though their name has others.
    pub unmatched: Vec<String>,
    /// The birth that they were compared by, of the readings of the query.
    pub born_as: Option<BornClue>,
    /// How the birth agrees.
    pub born: BornAgreement,
    /// How the postcode agrees.
    pub postcode: PostcodeMatch,
    /// The plate that agrees, and with what slip.
    pub plate: Option<(String, PlateSlip)>,
}

/// A typed word and what it fits.
#[derive(Clone, Debug, PartialEq)]
pub struct WordMatch {
    /// As typed, folded.
    pub typed: String,
    /// As held, folded.
    pub held: String,
    /// How they stand; `None` for a word of an address.
    pub likeness: Option<Likeness>,
}

impl Asked<'_> {
    /// What is told of somebody looked at.
    pub fn tell(&self, looked: Looked) -> Match {
        let index = self.index;
        let words = looked.name.map(|name| index.names.get(name)).unwrap_or_default();
        let typed = |mask: u16| {
            let words = self.query.words.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
            words.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
        };
        let words_of = |mask: u16| -> Vec<String> {
            let words = self.query.words.iter().take(16).enumerate().filter(|(at, _)| mask >> at & 1 == 1);
            words.map(|(_, word)| word.clone()).collect()
        };
        let mut told: Vec<WordMatch> = looked
            .fitted
            .pairs
            .iter()
            .map(|pair| WordMatch {
                typed: typed(pair.typed),
                held: words
                    .get(usize::from(pair.held))
                    .map(|place| index.words.word(*place))
                    .unwrap_or_default()
                    .to_owned(),
                likeness: Some(pair.likeness),
            })
            .collect();
        let streets = self.heard.iter().filter(|heard| heard.typed & looked.streets != 0);
        let number = self.query.address.as_ref().map(|address| address.number.as_str()).unwrap_or_default();
        told.extend(streets.map(|heard| {
            let word = typed(heard.typed);
            let word = if heard.typed & looked.houses == 0 { word } else { [number, word.as_str()].join(" ") };
            WordMatch { typed: word.clone(), held: word, likeness: None }
        }));
        let plate = self.plate_of(looked.person);
        Match {
            person: index.person(looked.person),
            bits: looked.bits,
            // A name that was typed and is another's is never passed over.
            band: match band(looked.bits, self.people) {
                Band::Likely if looked.unmatched == 0 => Band::Likely,
                Band::Likely | Band::Possible => Band::Possible,
                Band::Weak => Band::Weak,
            },
            unmatched: words_of(looked.unmatched),
            born_as: looked.born_as,
            name: looked.name.map(|name| {
                let kind = index.kinds.get(name as usize).copied().unwrap_or(NameKind::Legal);
                (words.iter().map(|place| index.words.word(*place)).collect::<Vec<_>>().join(" "), kind)
            }),
            words: told,
            born: looked.born,
            postcode: looked.postcode,
            plate: plate.map(|(_, mark, slip)| (unpack(*mark), *slip)),
        }
    }
}
