//! Reads a query: which parts are a date, an age, an identifier, a postcode, a plate, and which are
//! words of a name or a street.

mod dates;
mod marks;

use super::born::BornClue;
use crate::rules::names;
use crate::rules::person::IdentifierKind;
use crate::rules::time::Day;

/// Longest query that is read, in characters; the rest is left.
const LONGEST: usize = 200;
/// Words of names or streets that count; the rest is left.
const MOST_WORDS: usize = 8;

/// A postcode, or the beginning of one, in capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostcodeClue {
    /// All of it, without the space: `DE12AB`.
    Whole(String),
    /// The district, `DE1`, or the sector, `DE1 2`.
    Begins(String),
}

/// A part of a query, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clue {
    /// Words of a name or a street.
    Words(String),
    /// Of a birth.
    Born(BornClue),
    /// Of a postcode.
    Postcode(PostcodeClue),
    /// A vehicle registration mark.
    Plate(String),
    /// A number that finds exactly, in the form it is compared in.
    Identifier(IdentifierKind, String),
}

/// A query as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Folded words of a name or a street, as typed.
    pub words: Vec<String>,
    /// Whether the last word may be unfinished: nothing was typed after it.
    pub open: bool,
    /// Of a birth.
    pub born: Option<BornClue>,
    /// Of a postcode.
    pub postcode: Option<PostcodeClue>,
    /// A vehicle registration mark, letters and figures.
    pub plate: Option<String>,
    /// Exact identifiers.
    pub identifiers: Vec<(IdentifierKind, String)>,
}

impl Query {
    /// Its parts, for the screen.
    pub fn clues(&self) -> Vec<Clue> {
        let words = (!self.words.is_empty()).then(|| Clue::Words(self.words.join(" ")));
        let born = self.born.map(Clue::Born);
        let postcode = self.postcode.clone().map(Clue::Postcode);
        let plate = self.plate.clone().map(Clue::Plate);
        let mut kinds: Vec<&str> = Vec::new();
        let mut exact = Vec::new();
        for (kind, value) in &self.identifiers {
            // One number may be of several kinds; the screen names it once.
            if !kinds.contains(&value.as_str()) {
                kinds.push(value);
                exact.push(Clue::Identifier(*kind, value.clone()));
            }
        }
        words.into_iter().chain(born).chain(postcode).chain(plate).chain(exact).collect()
    }

    /// Whether nothing in it can be looked for.
    pub fn is_empty(&self) -> bool {
        self.clues().is_empty()
    }
}

/// Reads a query, typed on a day. Control characters fall away; nothing in it is ever taken as an
/// instruction.
pub fn read(text: &str, today: Day) -> Query {
    let clean: String = text.chars().filter(|letter| !is_unseen(*letter)).take(LONGEST).collect();
    let tokens: Vec<&str> = clean
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .map(|each| each.trim_matches(['(', ')', '[', ']', '.', ':', '"']))
        .filter(|each| !each.is_empty())
        .collect();
    let mut query = Query { open: clean.ends_with(char::is_alphanumeric), ..Query::default() };
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        at += take(&mut query, rest, today).max(1);
    }
    if tokens.last().is_none_or(|last| names::words(last).last() != query.words.last()) {
        query.open = false;
    }
    query.words.truncate(MOST_WORDS);
    query
}

/// Control characters and those that change the direction of writing.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Takes the clue that the first tokens make, longest first; says how many it took. Beyond three only
/// telephone numbers are so many groups long.
fn take(query: &mut Query, tokens: &[&str], today: Day) -> usize {
    let dated = |some: &&[&str]| {
        let last = some.last().filter(|_| some.len() > 1);
        dates::read(some, today).is_some() || last.is_some_and(|last| dates::read(&[last], today).is_some())
    };
    let some = |count: usize| tokens.get(..count).filter(|some| !dated(some));
    let misread = || (1..=2).rev().find_map(|count| some(count).and_then(marks::misread_plate));
    query.plate = query.plate.take().or_else(misread);
    for count in (1..=5.min(tokens.len())).rev() {
        let Some(some) = tokens.get(..count) else { continue };
        if let Some(born) = dates::read(some, today)
            && query.born.is_none_or(|held| firmness(born) > firmness(held))
        {
            query.born = Some(born);
            return count;
        }
        if let Some(mark) = marks::read(some, today) {
            mark.note(query);
            return count;
        }
    }
    if let Some(token) = tokens.first() {
        take_words(query, token);
    }
    1
}

/// How sure it is that a birth was meant: a whole date stands before two figures that may be a house's.
fn firmness(born: BornClue) -> u8 {
    match born {
        BornClue::Day(_) => 2,
        BornClue::DayMonth { .. } | BornClue::MonthYear { .. } | BornClue::Year(_) | BornClue::Age(_) => 1,
        BornClue::TwoFigures(_) => 0,
    }
}

fn take_words(query: &mut Query, token: &str) {
    // A house number: neither a name nor a birth.
    let is_number = token.len() <= 3 && token.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        query.words.extend(names::words(token));
    }
}

/// Words that say what kind of street it is, and nothing of which.
pub fn is_street_type(word: &str) -> bool {
    const TYPES: [&str; 34] = [
        "street",
        "st",
        "road",
        "rd",
        "lane",
        "ln",
        "avenue",
        "ave",
        "close",
        "drive",
        "dr",
        "way",
        "court",
        "ct",
        "place",
        "gardens",
        "grove",
        "crescent",
        "terrace",
        "row",
        "walk",
        "mews",
        "rise",
        "hill",
        "view",
        "square",
        "yard",
        "flat",
        "house",
        "the",
        "apartment",
        "floor",
        "heol",
        "stryd",
    ];
    TYPES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_now(text: &str) -> Query {
        read(text, Day::new(2026, 11, 22).unwrap())
    }

    #[test]
    fn a_name_with_a_date_in_any_spelling() {
        let born = Day::new(1988, 4, 12).map(BornClue::Day);
        for text in [
            "smith alan 12/04/1988",
            "smith alan 12-4-88",
            "1988-04-12 smith alan",
            "smith 12 apr 1988 alan",
            "smith, alan 12.4.1988",
            "smith alan 12041988",
            "alan smith 12th april 88",
            "alan smith 12 4 1988",
        ] {
            let query = read_now(text);
            assert_eq!(query.words.len(), 2, "{text}");
            assert_eq!(query.born, born, "{text}");
        }
    }

    #[track_caller]
    fn born(text: &str, expected: BornClue) {
        assert_eq!(read_now(text).born, Some(expected), "{text}");
    }

    #[test]
    fn parts_of_dates_and_ages() {
        born("smyth 12 apr", BornClue::DayMonth { day: 12, month: 4 });
        born("smyth 12/4", BornClue::DayMonth { day: 12, month: 4 });
        born("smyth apr 1988", BornClue::MonthYear { month: 4, year: 1988 });
        born("smyth 04/1988", BornClue::MonthYear { month: 4, year: 1988 });
        born("smyth 1988", BornClue::Year(1988));
        born("smyth aged 38", BornClue::Age(38));
        born("smyth 38yo", BornClue::Age(38));
        born("smyth 88", BornClue::TwoFigures(88));
        assert_eq!(read_now("may smith 12 peel street").words, ["may", "smith", "peel", "street"]);
        assert_eq!(read_now("may 1988").words, ["may"]);
        let firm = read_now("12 peel street smith 12/04/1988");
        assert_eq!(firm.born, Day::new(1988, 4, 12).map(BornClue::Day));
        assert_eq!(firm.words, ["peel", "street", "smith"]);
        born("smith 120488", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
        born("smith (12/04/1988)", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
    }

    #[test]
    fn identifiers_are_told_apart() {
        let kind = |text: &str| read_now(text).identifiers.first().map(|found| found.0);
        assert_eq!(kind("2002/0073319Z"), Some(IdentifierKind::PncId));
        assert_eq!(kind("07700 900101"), Some(IdentifierKind::Phone));
        assert_eq!(kind("+44 7700 900101"), Some(IdentifierKind::Phone));
        assert_eq!(kind("DE26F00011"), Some(IdentifierKind::CaseNumber));
        assert_eq!(kind("a.smith@example.org"), Some(IdentifierKind::Email));
        assert_eq!(kind("+44 20 7946 0958"), Some(IdentifierKind::Phone));
        assert_eq!(kind("1700123456"), Some(IdentifierKind::CaseNumber));
        assert_eq!(kind("smith"), None);
        assert_eq!(read_now("AB12 CDE").plate.as_deref(), Some("AB12CDE"));
        assert_eq!(read_now("ab12cde").plate.as_deref(), Some("AB12CDE"));
        assert_eq!(read_now("AB1O CDE").plate.as_deref(), Some("AB1OCDE"));
        assert_eq!(read_now("smith alan").plate, None);
        assert_eq!(read_now("aidan 1988").plate, None);
        assert_eq!(read_now("lee 1988").plate, None);
        assert_eq!(read_now("smith 12 apr 1988 AB12CDE").plate.as_deref(), Some("AB12CDE"));
        let either = read_now("ST73 2NG");
        assert_eq!(either.plate.as_deref(), Some("ST732NG"));
        assert_eq!(either.postcode, Some(PostcodeClue::Whole("ST732NG".into())));
    }

    #[test]
    fn several_clues_together() {
        let query = read_now("smyth alan 88 de1");
        assert_eq!(query.words, ["smyth", "alan"]);
        assert_eq!(query.born, Some(BornClue::TwoFigures(88)));
        assert_eq!(query.postcode, Some(PostcodeClue::Begins("DE1".into())));
        let whole = read_now("smyth de56 1ab");
        assert_eq!(whole.postcode, Some(PostcodeClue::Whole("DE561AB".into())));
        let sector = read_now("smyth de56 1");
        assert_eq!(sector.postcode, Some(PostcodeClue::Begins("DE56 1".into())));
        assert!(whole.clues().len() >= 2);
    }

    #[test]
    fn only_a_word_just_typed_may_be_unfinished() {
        assert!(read_now("alan smi").open);
        assert!(!read_now("alan smi ").open);
        assert!(!read_now("alan 1988").open);
        assert!(!read_now("").open);
    }

    #[test]
    fn nothing_typed_breaks_it() {
        for text in [
            "",
            " ",
            "\u{0}\u{202e}",
            "\"' OR 1=1 --",
            "NEAR(* AND) :",
            &"x".repeat(10_000),
            "🦀🦀",
            "////",
            "--",
            "אבג",
            "%_",
        ] {
            let query = read_now(text);
            assert!(query.words.iter().all(|word| word.chars().count() <= LONGEST), "{text}");
        }
    }
}
