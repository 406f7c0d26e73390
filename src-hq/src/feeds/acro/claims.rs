//! Which orders a delivery's rows name each paper for, and why a paper may not be a row's own. A paper
//! that may be another person's lends an order no terms: they would be read out at the wrong door.

use super::super::Attachment;
use super::case_numbers::{CaseNumbers, Named};
use super::papers::Papers;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::names;
use cordon_core::text_key;
use cordon_core::words::TextKey;
use std::collections::{HashMap, HashSet};

/// The orders for which each paper is named, by its name and by its bytes.
#[derive(Debug, Default)]
pub(super) struct Claims(HashMap<String, HashSet<OrderId>>);

impl Claims {
    /// Notes that a row names a paper for an order.
    pub fn note(&mut self, order: OrderId, file: &str, papers: &Papers) {
        for key in papers.keys(file) {
            self.0.entry(key).or_default().insert(order);
        }
    }

    /// Whether rows of different orders name the paper.
    pub fn is_shared(&self, file: &str, papers: &Papers) -> bool {
        papers.keys(file).iter().any(|key| self.0.get(key).is_some_and(|orders| orders.len() > 1))
    }
}

/// Who stands in a row, as far as a paper has to name them.
#[derive(Clone, Copy)]
pub(super) struct People<'r> {
    /// The respondent's surname.
    pub surname: &'r str,
    /// The respondent's forenames.
    pub forenames: &'r str,
    /// The applicant's surname.
    pub applicant_surname: &'r str,
    /// The applicant's forenames.
    pub applicant_forenames: &'r str,
}

/// Why a paper may not be the row's own, in words that name nobody; none where nothing speaks against it.
pub(super) fn doubt(file: &str, paper: &Attachment, case: &CaseNumbers, people: &People<'_>) -> Option<TextKey> {
    let text = paper.text.as_deref().unwrap_or_default();
    let (by_name, by_text) = (case.in_name(file), case.in_text(text));
    if by_name == Named::Another {
        return Some(text_key!("feed.doubt_name"));
    }
    if by_text == Named::Another {
        return Some(text_key!("feed.doubt_case"));
    }
    let is_own = by_name == Named::Own || by_text == Named::Own;
    if !is_own && (by_name == Named::Unknown || by_text == Named::Unknown) {
        return Some(text_key!("feed.doubt_not_given"));
    }
    let known = if is_own { Known::ByCase } else { Known::ByNames };
    (!text.is_empty() && !people.are_in(text, known)).then_some(text_key!("feed.doubt_not_him"))
}

/// By what a paper is known to be a row's own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// It carries the case number.
    ByCase,
    /// It carries none: the names have to tell.
    ByNames,
}

impl People<'_> {
    /// Whether a text names the respondent: by the surname, and by a forename as well where nothing else tells
    /// whose the paper is, or where the applicant has that surname too.
    fn are_in(&self, text: &str, known: Known) -> bool {
        let said = words_of(text);
        let is_said = |word: &String| said.contains(word);
        let [surname, forenames, applicant] =
            [self.surname, self.forenames, self.applicant_surname].map(|name| names::words(names::part(name)));
        let telling: Vec<String> = surname.iter().filter(|word| !PARTICLES.contains(&word.as_str())).cloned().collect();
        let surname = if telling.is_empty() { surname } else { telling };
        let is_shared = surname.iter().any(|word| applicant.contains(word));
        let others = names::words(names::part(self.applicant_forenames));
        let forename_said = forenames.iter().filter(|word| !(is_shared && others.contains(word))).any(is_said);
        let surname_said = match known {
            Known::ByCase => surname.is_empty() || surname.iter().any(is_said),
            Known::ByNames => !surname.is_empty() && surname.iter().all(is_said),
        };
        surname_said && (forename_said || (known == Known::ByCase && !is_shared))
    }
}

/// Small words of surnames, which any paper may hold.
const PARTICLES: [&str; 16] =
    ["van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "al", "el", "bin", "of"];

/// The whole words of a text. What a PDF says on two lines may come as one word, and its writer may have put a
/// space behind what begins a name: "O Specimen", "Mc Sample".
fn words_of(text: &str) -> HashSet<String> {
    const BEGINS: [&str; 5] = ["mc", "mac", "o", "d", "fitz"];
    let mut words = names::words(text);
    words.extend(names::words(&parted_at_capitals(text)));
    let joined: Vec<String> = words
        .windows(2)
        .filter_map(|pair| match pair {
            [first, second] if BEGINS.contains(&first.as_str()) => Some(format!("{first}{second}")),
            [..] => None,
        })
        .collect();
    words.into_iter().chain(joined).collect()
}

/// "ExampleThe" and "EXAMPLEThe" as two words.
fn parted_at_capitals(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut before = ' ';
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        let begins = before.is_uppercase() && marks.peek().is_some_and(|next| next.is_lowercase());
        if mark.is_uppercase() && (before.is_lowercase() || begins) {
            parted.push(' ');
        }
        parted.push(mark);
        before = mark;
    }
    parted
}
