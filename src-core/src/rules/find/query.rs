//! Reads a query: which parts are a date, an age, an identifier, a postcode, a plate, and which are
//! words of a name or a street.

mod address;
mod dates;
mod marks;

use super::born::BornClue;
use crate::rules::identifiers::is_unseen;
use crate::rules::names;
use crate::rules::person::IdentifierKind;
use crate::rules::time::Day;
pub use address::AddressSense;

/// Longest query that is read, in characters; the rest is left.
const LONGEST: usize = 200;
/// Words of names or streets that count; the rest is left.
const MOST_WORDS: usize = 8;
/// Groups of one number, at most: a telephone number with its extension.
const MOST_GROUPS: usize = 7;

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
    /// House number and street.
    Address(String),
    /// Of a birth.
    Born(BornClue),
    /// Of a postcode.
    Postcode(PostcodeClue),
    /// A vehicle registration mark.
    Plate(String),
    /// A number that finds exactly, in the form it is compared in.
    Identifier(IdentifierKind, String),
}

/// House number and street, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressClue {
    /// The number of the house, folded: `4`, `221b`.
    pub number: String,
    /// Its words among the words of the query: from, and up to, not including.
    pub words: (usize, usize),
    /// How surely it was meant.
    pub sense: AddressSense,
}

/// A month's name that is a given name too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthClue {
    /// Its place among the words of the query, where it stands as a name.
    pub word: usize,
    /// The birth that was meant if it is the month.
    pub born: BornClue,
}

/// What may be a plate, and finds only whoever holds just that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossiblePlate {
    /// Letters and figures.
    pub mark: String,
    /// The words of the query that are part of it: a bit each.
    pub words: u16,
    /// Whether it has the form of one and is all that was typed.
    pub is_told: bool,
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
    /// The birth by another reading: a word is the name of a month.
    pub month: Option<MonthClue>,
    /// House number and street; its words are among the words.
    pub address: Option<AddressClue>,
    /// A vehicle registration mark, letters and figures.
    pub plate: Option<String>,
    /// Whatever else may be one.
    pub possible_plates: Vec<PossiblePlate>,
    /// Exact identifiers.
    pub identifiers: Vec<(IdentifierKind, String)>,
}

impl Query {
    /// Its parts, for the screen.
    pub fn clues(&self) -> Vec<Clue> {
        let (from, to) = self.address.as_ref().map_or((0, 0), |address| address.words);
        let is_named = |(at, _): &(usize, &String)| !(from..to).contains(at);
        let named: Vec<&str> = self.words.iter().enumerate().filter(is_named).map(|(_, word)| word.as_str()).collect();
        let words = (!named.is_empty()).then(|| Clue::Words(named.join(" ")));
        let address = self.address.as_ref().map(|address| {
            let street = self.words.get(from..to).unwrap_or_default().join(" ");
            Clue::Address([address.number.as_str(), street.as_str()].join(" "))
        });
        let month = self.month.map(|month| Clue::Born(month.born));
        let born = self.born.map(Clue::Born).into_iter().chain(month);
        let possible = self.possible_plates.iter().filter(|plate| plate.is_told);
        let possible = possible.map(|plate| Clue::Plate(plate.mark.clone()));
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
        words.into_iter().chain(address).chain(born).chain(postcode).chain(plate).chain(possible).chain(exact).collect()
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
    // From which word to which each token added.
    let mut added: Vec<(usize, usize)> = Vec::new();
    while added.len() < tokens.len() {
        let rest = tokens.get(added.len()..).unwrap_or_default();
        let before = query.words.len();
        let taken = take(&mut query, rest, today).max(1);
        let span = (before, query.words.len());
        added.extend(std::iter::repeat_n(span, taken));
    }
    query.note_possible_plates(&tokens, &added);
    if tokens.last().is_none_or(|last| names::words(last).last() != query.words.last()) {
        query.open = false;
    }
    query.words.truncate(MOST_WORDS);
    query.month = query.month.filter(|month| month.word < MOST_WORDS);
    if let Some(address) = &mut query.address {
        address.words.1 = address.words.1.min(MOST_WORDS);
    }
    query
}

impl Query {
    fn note_possible_plates(&mut self, tokens: &[&str], added: &[(usize, usize)]) {
        for (from, to, mark) in marks::possible_plates(tokens) {
            let spans = added.get(from..to).unwrap_or_default();
            let words = spans.iter().flat_map(|(from, to)| *from..*to).fold(0, |all, at| all | bit(at));
            let is_all = to - from == tokens.len() && self.born.is_none_or(|born| firmness(born) == 0);
            let is_told = is_all && self.plate.as_ref() != Some(&mark) && marks::has_known_form(&mark);
            if is_told && self.plate.as_ref().is_some_and(|part| mark.contains(part.as_str())) {
                self.plate = None;
            }
            self.possible_plates.push(PossiblePlate { mark, words, is_told });
        }
    }

    /// Words that are part of an address which was surely meant: a bit each.
    pub fn street_words(&self) -> u16 {
        let sure = self.address.as_ref().filter(|address| address.sense == AddressSense::Surely);
        sure.map_or(0, |address| (address.words.0..address.words.1).fold(0, |all, at| all | bit(at)))
    }
}

/// The bit of a word.
fn bit(at: usize) -> u16 {
    u32::try_from(at).ok().and_then(|at| 1_u16.checked_shl(at)).unwrap_or(0)
}

/// Takes the clue that the first tokens make, longest first; says how many it took. Beyond three only
/// numbers are so many groups long.
fn take(query: &mut Query, tokens: &[&str], today: Day) -> usize {
    if let Some(taken) = take_address(query, tokens).or_else(|| take_month(query, tokens, today)) {
        return taken;
    }
    let dated = |some: &&[&str]| {
        let last = some.last().filter(|_| some.len() > 1);
        dates::read(some, today).is_some() || last.is_some_and(|last| dates::read(&[last], today).is_some())
    };
    let some = |count: usize| tokens.get(..count).filter(|some| !dated(some) && !marks::is_personal(some));
    let misread = || (1..=2).rev().find_map(|count| some(count).and_then(marks::misread_plate));
    query.plate = query.plate.take().or_else(misread);
    for count in (1..=MOST_GROUPS.min(tokens.len())).rev() {
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

/// A house number and its street; a number that may be an age is one too.
fn take_address(query: &mut Query, tokens: &[&str]) -> Option<usize> {
    let read = address::read(tokens).filter(|_| query.address.is_none())?;
    let from = query.words.len();
    query.words.extend(read.words.iter().flat_map(|word| names::words(word)));
    let figures = read.number.parse().ok().filter(|_| read.number.len() == 2);
    if let Some(figures) = figures.filter(|_| read.sense == AddressSense::Perhaps) {
        query.born = query.born.or(Some(BornClue::TwoFigures(figures)));
    }
    let words = (from, query.words.len());
    query.address = Some(AddressClue { number: read.number.to_lowercase(), words, sense: read.sense });
    Some(read.tokens)
}

/// A month that is a name too, with a year or a day: both readings are kept.
fn take_month(query: &mut Query, tokens: &[&str], today: Day) -> Option<usize> {
    let [name, other, ..] = tokens else { return None };
    let born = dates::name_or_month(name, other, today)?;
    // "May 12 1988" is a date.
    let is_longer = tokens.get(..3).is_some_and(|three| dates::read(three, today).is_some());
    let alone = dates::read(&[*other], today);
    if is_longer || query.born.is_some_and(|held| alone.is_some_and(|alone| firmness(alone) <= firmness(held))) {
        return None;
    }
    query.month = Some(MonthClue { word: query.words.len(), born });
    query.words.extend(names::words(name));
    query.born = alone.or(query.born);
    Some(2)
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
        born("smyth 12.iv.1988", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
        born("smyth 12/iv/88", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
        born("smyth 12/4/88", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
        born("smyth 12 Ebrill 1988", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
        born("smyth 12 września 1988", BornClue::Day(Day::new(1988, 9, 12).unwrap()));
        born("smyth 12th-april-1988", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
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
    fn a_month_that_is_a_name_is_read_both_ways() {
        for (text, words, as_month) in [
            ("Thornquist May 1963", vec!["thornquist", "may"], BornClue::MonthYear { month: 5, year: 1963 }),
            ("Nowakowicz Jan 1961", vec!["nowakowicz", "jan"], BornClue::MonthYear { month: 1, year: 1961 }),
            ("august 1950 smith", vec!["august", "smith"], BornClue::MonthYear { month: 8, year: 1950 }),
            ("june 12 smith", vec!["june", "smith"], BornClue::DayMonth { day: 12, month: 6 }),
        ] {
            let query = read_now(text);
            assert_eq!(query.words, words, "{text}");
            assert_eq!(query.month.map(|month| month.born), Some(as_month), "{text}");
            assert!(query.clues().contains(&Clue::Born(as_month)), "{text}");
        }
        for text in ["12 may 1963", "smith 12 april", "smyth apr 1988", "may smith"] {
            assert_eq!(read_now(text).month, None, "{text}");
        }
        assert_eq!(read_now("smith 12 may 1963").words, ["smith"]);
    }

    #[test]
    fn a_house_number_and_its_street_are_an_address() {
        for (text, told) in [
            ("4 peel street", "4 peel street"),
            ("flat 2, 4 Peel St", "4 peel st"),
            ("Flat 2 Peel House", "2 peel house"),
            ("221B Sample Road", "221b sample road"),
            ("12 Church Hill Road", "12 church hill road"),
            ("4 St John St", "4 st john st"),
            ("4 peel", "4 peel"),
            ("smith 12 peel street", "12 peel street"),
            ("12 april close", "12 april close"),
        ] {
            let clues = read_now(text).clues();
            assert!(clues.contains(&Clue::Address(told.to_owned())), "{text}: {clues:?}");
        }
        let clues = read_now("4 peel street").clues();
        assert_eq!(clues, [Clue::Address("4 peel street".into())]);
        assert_eq!(read_now("smith 12 peel street").clues()[0], Clue::Words("smith".into()));
        assert_eq!(read_now("12 peel street").born, None);
        // An age before a name that ends like a street.
        assert_eq!(read_now("38 alan hill").born, Some(BornClue::TwoFigures(38)));
        for text in ["smith 38", "88 smith", "12 4 1988", "1 RGB", "12 apr smith", "smith 1988"] {
            assert_eq!(read_now(text).address, None, "{text}");
        }
    }

    #[test]
    fn numbers_of_a_person_are_no_births_and_no_names() {
        for (text, kind, value) in [
            ("AB 12 03 56 C", IdentifierKind::NiNumber, "AB120356C"),
            ("ab120356c", IdentifierKind::NiNumber, "AB120356C"),
            ("QQ 12 34 56 C", IdentifierKind::NiNumber, "QQ123456C"),
            ("943 476 5919", IdentifierKind::NhsNumber, "9434765919"),
            ("9434765919", IdentifierKind::NhsNumber, "9434765919"),
            ("SPECI 803124 A99ZZ", IdentifierKind::DriverNumber, "SPECI803124A99ZZ"),
            ("a1234bc", IdentifierKind::PrisonNumber, "A1234BC"),
        ] {
            let query = read_now(text);
            assert_eq!(query.identifiers.first(), Some(&(kind, value.to_owned())), "{text}");
            assert_eq!((query.born, query.words.len(), query.plate), (None, 0, None), "{text}");
        }
        assert_eq!(read_now("smith AB 12 03 56 C").words, ["smith"]);
        assert!(read_now("al 12 03 56").identifiers.is_empty());
    }

    #[test]
    fn a_telephone_number_is_one_however_it_is_pasted() {
        for text in [
            "07700.900.200",
            "447700900200",
            "tel:+44-7700-900200",
            "(+44) 7700 900200",
            "+44 (0) 7700 900 200",
            "\u{202a}+44 7700 900200\u{202c}",
            "07700 900\u{fe0d}200 ext. 12",
            "tel:+44-7700-900200;ext=12",
            "smith 07700 900200",
        ] {
            let query = read_now(text);
            let number = (IdentifierKind::Phone, "+447700900200".to_owned());
            assert_eq!(query.identifiers, [number], "{text:?}");
            assert_eq!(query.born, None, "{text:?}");
        }
        let either = read_now("7700900200").identifiers;
        assert_eq!(either[0], (IdentifierKind::Phone, "+447700900200".to_owned()));
        assert!(either.iter().any(|(kind, _)| *kind == IdentifierKind::CaseNumber));
    }

    #[test]
    fn a_pnc_id_and_a_postcode_are_read_through_their_usual_slips() {
        for text in ["2002/0073319Z", "2002-0073319z", "2002 0073319Z", "20020073319Z", "02\\73319Z", "02.73319Z"] {
            assert_eq!(
                read_now(text).identifiers.first(),
                Some(&(IdentifierKind::PncId, "2002/0073319Z".into())),
                "{text}"
            );
        }
        for text in ["DE1 2AB", "de12ab", "DEI 2AB", "DE1 2AB."] {
            assert_eq!(read_now(text).postcode, Some(PostcodeClue::Whole("DE12AB".into())), "{text}");
        }
        assert_eq!(read_now("SW1O OAB").postcode, Some(PostcodeClue::Whole("SW100AB".into())));
        assert_eq!(read_now("de1 oak").postcode, Some(PostcodeClue::Begins("DE1".into())));
        let email = (IdentifierKind::Email, "a.smith@example.org".to_owned());
        assert_eq!(read_now("<mailto:A.Smith@Example.org>").identifiers.len(), 1);
        assert_eq!(read_now("a.smith@example.org,").identifiers, [email]);
    }

    #[test]
    fn every_writing_of_a_plate_may_find_it() {
        for (text, mark) in [
            ("101 D 234", "101D234"),
            ("238 X 117", "238X117"),
            ("181-D-12345", "181D12345"),
            ("181 D 12345", "181D12345"),
            ("FÜS AB 123", "FUSAB123"),
            ("1 RGB", "1RGB"),
            ("K 9", "K9"),
            ("12345", "12345"),
            ("12 AB 34", "12AB34"),
            ("PMN 123 A", "PMN123A"),
            ("S 24 ABC", "S24ABC"),
            ("CARSON 12345", "CARSON12345"),
            ("QAX 123", "QAX123"),
            ("Q 123 ABC", "Q123ABC"),
        ] {
            for written in [text.to_owned(), text.replace([' ', '-'], "").to_lowercase()] {
                let query = read_now(&written);
                let may_be = query.possible_plates.iter().any(|plate| plate.mark == mark);
                assert!(may_be || query.plate.as_deref() == Some(mark), "{written}");
            }
        }
        for (text, mark) in [
            ("101 D 234", "101D234"),
            ("181-D-12345", "181D12345"),
            ("1 RGB", "1RGB"),
            ("K9", "K9"),
            ("S 24 ABC", "S24ABC"),
            ("PMN 123 A", "PMN123A"),
        ] {
            let plates: Vec<Clue> =
                read_now(text).clues().into_iter().filter(|clue| matches!(clue, Clue::Plate(_))).collect();
            assert_eq!(plates, [Clue::Plate(mark.into())], "{text}");
        }
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
