//! What one record lets its person be found by, as a few lines of folded text: what the replica keeps
//! beside the record, so that an unlock reads this and not every record.

use cordon_core::rules::identifiers::{normalise_plate, postcode_as_meant};
use cordon_core::rules::person::{Address, BirthDate, IdentifierKind, Name, NameKind, PersonRecord};
use cordon_core::rules::visibility::Visibility;
use cordon_core::rules::{find, names};
use std::fmt::Write as _;

/// Clues of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clues {
    /// Names in folded words.
    pub names: Vec<NameClue>,
    /// Births: year, month and day as one number, 19880412; a year alone ends in 0000.
    pub births: Vec<u32>,
    /// Postcodes, letters and figures in capitals.
    pub postcodes: Vec<String>,
    /// Postcodes that find only whole: of addresses that not everybody may see, so that they cannot be
    /// closed in on part by part.
    pub whole_postcodes: Vec<String>,
    /// Plates, letters and figures in capitals.
    pub plates: Vec<String>,
    /// Words of addresses that say which street.
    pub streets: Vec<String>,
    /// House numbers with a word of their street: `4:peel`.
    pub houses: Vec<String>,
}

/// A name in folded words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameClue {
    /// What kind of name.
    pub kind: NameKind,
    /// Its words, separated by spaces.
    pub words: String,
}

impl Clues {
    /// Of a record.
    pub fn of(record: &PersonRecord) -> Self {
        let mut clues = Self::default();
        for name in &record.names {
            clues.add_name(name);
        }
        clues.births.extend(packed_birth(record.born));
        for address in &record.addresses {
            let postcode = address.postcode.as_deref().map(compact_postcode);
            match address.visibility {
                Visibility::RespondentMaySee | Visibility::PoliceOnly => {
                    clues.postcodes.extend(postcode);
                    clues.streets.extend(address.lines.iter().flat_map(|line| street_words(line)));
                    clues.houses.extend(houses(&address.lines));
                }
                Visibility::NeedToKnow => clues.whole_postcodes.extend(postcode),
                Visibility::Sealed => {}
            }
        }
        for held in &record.identifiers {
            if held.kind == IdentifierKind::Plate {
                clues.plates.push(normalise_plate(&held.value));
            } else if held.kind == IdentifierKind::Postcode {
                // Listed apart from its address, it says nothing of who may see it.
                clues.whole_postcodes.push(compact_postcode(&held.value));
            }
        }
        let is_sealed = |address: &&Address| address.visibility == Visibility::Sealed;
        let sealed = record.addresses.iter().filter(is_sealed).filter_map(|address| address.postcode.as_deref());
        let sealed: Vec<String> = sealed.map(compact_postcode).collect();
        let open = &clues.postcodes;
        clues.whole_postcodes.retain(|postcode| !open.contains(postcode) && !sealed.contains(postcode));
        let Self { postcodes, whole_postcodes, plates, streets, houses, .. } = &mut clues;
        for list in [postcodes, whole_postcodes, plates, streets, houses] {
            list.sort();
            list.dedup();
            list.retain(|each| !each.is_empty());
        }
        clues
    }

    /// A name, and the name with its parts taken together, for "De Silva" is also written Desilva.
    fn add_name(&mut self, name: &Name) {
        let [given, family] = [&name.given, &name.family].map(|part| names::words(part));
        let words: Vec<&str> = given.iter().chain(&family).map(String::as_str).collect();
        if words.is_empty() {
            return;
        }
        self.names.push(NameClue { kind: name.kind, words: words.join(" ") });
        // "Anne-Marie", and names of scripts that leave no gap, are one word as well as several.
        let as_written: Vec<String> = name.given.split_whitespace().map(|part| names::words(part).concat()).collect();
        if family.len() < 2 && as_written.len() == given.len() {
            return;
        }
        let given = as_written.join(" ");
        let joined = [given, family.concat()].join(" ").trim().to_owned();
        self.names.push(NameClue { kind: NameKind::Spelling, words: joined });
    }

    /// As the replica keeps it.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for name in &self.names {
            let _fits = writeln!(text, "{}{}", letter_of(name.kind), name.words);
        }
        for birth in &self.births {
            let _fits = writeln!(text, "b{birth}");
        }
        for (letter, list) in [
            ('p', &self.postcodes),
            ('q', &self.whole_postcodes),
            ('v', &self.plates),
            ('a', &self.streets),
            ('h', &self.houses),
        ] {
            if !list.is_empty() {
                let _fits = writeln!(text, "{letter}{}", list.join(" "));
            }
        }
        text
    }
}

/// A record's clues of a person whom an order protects: their addresses find them by the whole postcode
/// and by no part of it. The record does not know of the order, so its own clues cannot say it.
pub fn guarded(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        match line.split_at_checked(1) {
            Some(("a" | "h", _street)) => {}
            Some(("p", postcodes)) => kept.extend(["q", postcodes, "\n"]),
            Some(_) | None => kept.extend([line, "\n"]),
        }
    }
    kept
}

/// One line of a record's clues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// A name's words.
    Name(NameKind, &'a str),
    /// A birth.
    Birth(u32),
    /// Postcodes.
    Postcodes(&'a str),
    /// Postcodes that find only whole.
    WholePostcodes(&'a str),
    /// Plates.
    Plates(&'a str),
    /// Street words.
    Streets(&'a str),
    /// House numbers, each with a word of its street.
    Houses(&'a str),
}

/// The lines of a record's clues. A line of no known kind is passed over.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().filter_map(|line| {
        let (letter, rest) = line.split_at_checked(1)?;
        Some(match letter {
            "L" => Line::Name(NameKind::Legal, rest),
            "A" => Line::Name(NameKind::Alias, rest),
            "M" => Line::Name(NameKind::Maiden, rest),
            "S" => Line::Name(NameKind::Spelling, rest),
            "b" => Line::Birth(rest.parse().ok()?),
            "p" => Line::Postcodes(rest),
            "q" => Line::WholePostcodes(rest),
            "v" => Line::Plates(rest),
            "a" => Line::Streets(rest),
            "h" => Line::Houses(rest),
            _ => return None,
        })
    })
}

fn letter_of(kind: NameKind) -> char {
    match kind {
        NameKind::Legal => 'L',
        NameKind::Alias => 'A',
        NameKind::Maiden => 'M',
        NameKind::Spelling => 'S',
    }
}

fn packed_birth(born: BirthDate) -> Option<u32> {
    match born {
        BirthDate::Known(day) => day.to_string().replace('-', "").parse().ok(),
        BirthDate::Year(year) => u32::try_from(year).ok().and_then(|year| year.checked_mul(10_000)),
        BirthDate::Unknown => None,
    }
}

/// Letters and figures of a postcode; of text that is none, as far as it goes.
fn compact_postcode(text: &str) -> String {
    let whole = postcode_as_meant(text).unwrap_or_else(|| text.to_uppercase());
    whole.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn street_words(line: &str) -> Vec<String> {
    let says_which = |word: &String| {
        word.len() > 1
            && !word.starts_with(|first: char| first.is_ascii_digit())
            && !cordon_core::rules::identifiers::is_street_type(word)
    };
    names::words(line).into_iter().filter(says_which).collect()
}

/// The numbers of an address's houses, each with every word of its street. A number on a line of its
/// own belongs to the street on the next.
fn houses(lines: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut numbers: Vec<String> = Vec::new();
    for part in lines.iter().flat_map(|line| line.split(',')) {
        numbers.extend(names::words(part).into_iter().filter(|word| find::is_house_number(word)));
        let streets = street_words(part);
        if streets.is_empty() {
            continue;
        }
        found.extend(
            numbers
                .drain(..)
                .flat_map(|number| streets.iter().map(move |street| house(&number, street)).collect::<Vec<_>>()),
        );
    }
    found
}

/// A house number with a word of its street, as both are folded.
pub fn house(number: &str, street: &str) -> String {
    format!("{number}:{street}")
}
