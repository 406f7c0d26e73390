//! Cuts prose into its conditions. A cut never drops a character.

use super::words::Words;

/// The categories that lead a bail condition.
const CATEGORIES: [&str; 13] = [
    "exclusion",
    "curfew",
    "residence",
    "other",
    "passport",
    "passports",
    "security",
    "surety",
    "travel",
    "reporting",
    "report",
    "monitoring",
    "alcohol",
];

const FORBIDDEN_VERBS: [&str; 9] = ["to", "go", "enter", "contact", "attend", "approach", "be", "visit", "use"];

const ABBREVIATIONS: [&str; 17] =
    ["st", "rd", "no", "nos", "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "messrs", "yds", "ave", "ln", "p.c"];

/// What a ban of contact goes on to forbid of places.
const GOES: [&str; 18] = [
    "to go within",
    "go within",
    "to come within",
    "come within",
    "approach within",
    "to be within",
    "be within",
    "to enter",
    "enter",
    "to go to",
    "go to",
    "to go near",
    "go near",
    "to attend",
    "attend",
    "to visit",
    "visit",
    "return to",
];

/// Sentences that say more of the condition before them.
const GOES_ON: [&str; 11] = [
    "start date",
    "end date",
    "offender to remain",
    "the offender to remain",
    "defendant to remain",
    "the defendant to remain",
    "the defendant is to remain",
    "this does not prevent",
    "this does not prohibit",
    "this does not apply",
    "this shall not prevent",
];

/// Cuts an order's prose at sentences, numbers, categories and new prohibitions.
pub(super) fn prose(text: &str) -> Vec<&str> {
    let words = Words::of(text);
    let mut cuts = Cuts::new(&words);
    for index in 1..words.len() {
        if let Some(at) = prose_cut(&words, index, cuts.start, cuts.last_number) {
            cuts.at(at);
        }
    }
    cuts.done()
}

/// Cuts bail conditions at semicolons and categories only. The semicolons belong to the feed, and
/// stay at the end of the piece before them.
pub(super) fn bail(text: &str) -> Vec<&str> {
    let words = Words::of(text);
    let mut cuts = Cuts::new(&words);
    for index in 1..words.len() {
        let parted = matches!(words.before(index), ";" | "," | ".") || words.is_line_start(index);
        let begins = category_at(&words, index).is_some()
            || words
                .any_at(index, &["condition ( s ) numbered", "conditions numbered", "condition numbered"])
                .is_some();
        if words.before(index) == ";" || (parted && begins) {
            cuts.at(index);
        }
    }
    cuts.done()
}

/// The pieces found so far.
struct Cuts<'w, 'a> {
    words: &'w Words<'a>,
    pieces: Vec<&'a str>,
    start: usize,
    last_number: u32,
}

impl<'w, 'a> Cuts<'w, 'a> {
    fn new(words: &'w Words<'a>) -> Self {
        Self { words, pieces: Vec::new(), start: 0, last_number: number_at(words, 0).unwrap_or(0) }
    }

    fn at(&mut self, index: usize) {
        if index <= self.start {
            return;
        }
        self.pieces.push(self.words.verbatim(self.start, index));
        self.start = index;
        self.last_number = number_at(self.words, index).unwrap_or(self.last_number);
    }

    fn done(mut self) -> Vec<&'a str> {
        self.pieces.push(self.words.verbatim(self.start, self.words.len()));
        self.pieces.retain(|piece| !piece.is_empty());
        self.pieces
    }
}

fn prose_cut(words: &Words<'_>, index: usize, start: usize, last_number: u32) -> Option<usize> {
    let before = words.before(index);
    if before == ";" {
        return Some(index);
    }
    let lead = start + label_at(words, start).unwrap_or(0);
    let lead = lead + category_at(words, lead).unwrap_or(0);
    if index <= lead {
        return None;
    }
    if label_at(words, index).is_some() && label_stands(words, index, last_number) {
        return Some(index);
    }
    if category_at(words, index).is_some() && (matches!(before, "," | "." | ":") || words.is_line_start(index)) {
        return Some(index);
    }
    if ends_sentence(words, index - 1) && words.any_at(index, &GOES_ON).is_none() {
        return Some(index);
    }
    new_prohibition(words, index, start)
}

/// "not to …" within a sentence that already forbids something, or "Not to …" with a capital.
fn new_prohibition(words: &Words<'_>, index: usize, start: usize) -> Option<usize> {
    let forbids = |at: usize| words.lower(at) == "not" && FORBIDDEN_VERBS.contains(&words.lower(at + 1));
    let before = words.before(index);
    let held = words.has(start, index, &["not"]);
    if forbids(index) && before == "," && held {
        return Some(index);
    }
    if words.lower(index) == "and" && forbids(index + 1) {
        return Some(index);
    }
    if matches!(words.lower(index), "or" | "nor" | "and") && held {
        let again = forbids(index + 1);
        let goes = words.any_at(index + 1, &GOES).is_some();
        if again || (goes && words.has(start, index, &["contact"])) {
            return Some(index);
        }
    }
    const HELD_BY: [&str; 17] = [
        "must", "shall", "is", "are", "may", "do", "does", "will", "should", "can", "has", "was", "and", "or", "you",
        ":", "-",
    ];
    let fresh = forbids(index) && words.is_capital(index) && !HELD_BY.contains(&before) && before != ",";
    fresh.then_some(index)
}

fn label_stands(words: &Words<'_>, index: usize, last_number: u32) -> bool {
    let parted = matches!(words.before(index), "." | ":" | ";" | ",") || words.is_line_start(index);
    let next = last_number > 0 && number_at(words, index) == Some(last_number + 1);
    parted || next
}

/// How many tokens a paragraph label takes: "1.", "2)", "(3)", "(a)".
pub(super) fn label_at(words: &Words<'_>, index: usize) -> Option<usize> {
    let (at, length) = if words.lower(index) == "(" { (index + 1, 3) } else { (index, 2) };
    let text = words.lower(at);
    let is_number = (1..=2).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_digit());
    let is_letter = text.len() == 1 && text.chars().all(|letter| letter.is_ascii_alphabetic());
    let close = words.lower(at + 1);
    let fits = match close {
        ")" => is_number || is_letter,
        "." => is_number && length == 2 && words.touches_next(at) && words.is_capital(at + 2),
        _ => false,
    };
    (fits && !words.lower(index + length).is_empty()).then_some(length)
}

/// The text of a label without its marks.
pub(super) fn label_text(words: &Words<'_>, index: usize) -> String {
    let at = if words.lower(index) == "(" { index + 1 } else { index };
    words.lower(at).to_owned()
}

fn number_at(words: &Words<'_>, index: usize) -> Option<u32> {
    label_at(words, index)?;
    label_text(words, index).parse().ok()
}

/// How many tokens a category takes: "Exclusion:", "Residence -".
pub(super) fn category_at(words: &Words<'_>, index: usize) -> Option<usize> {
    let marked = matches!(words.lower(index + 1), ":" | "-" | "–");
    let known = CATEGORIES.contains(&words.lower(index));
    (marked && known && words.is_capital(index)).then_some(2)
}

/// Whether a sentence ends with this token.
fn ends_sentence(words: &Words<'_>, index: usize) -> bool {
    if words.lower(index) != "." || words.lower(index + 1) == "." {
        return false;
    }
    let word = words.before(index);
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let half_day = word == "m" && index >= 3 && words.lower(index - 2) == ".";
    if ABBREVIATIONS.contains(&word) || (single && !half_day) {
        return false;
    }
    let weekday =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| words.lower(index + 1).starts_with(day));
    if half_day && weekday {
        return false;
    }
    words.is_capital(index + 1) || label_at(words, index + 1).is_some() || words.is_line_start(index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(prose(text), expected);
    }

    #[test]
    fn each_prohibition_is_a_piece() {
        check(
            "Not to contact directly or indirectly, Beta Specimen Not to enter Mill Lane, Belper.",
            &["Not to contact directly or indirectly, Beta Specimen", "Not to enter Mill Lane, Belper."],
        );
        check(
            "1. Not to go to St. Mary's Road. 2. Not to drink.",
            &["1. Not to go to St. Mary's Road.", "2. Not to drink."],
        );
        check("not to contact A B, not to enter C", &["not to contact A B,", "not to enter C"]);
        check(
            "Not to contact A B or go within 100 metres of C",
            &["Not to contact A B", "or go within 100 metres of C"],
        );
        check(
            "The defendant must not enter Derby. This order lasts.",
            &["The defendant must not enter Derby.", "This order lasts."],
        );
        check("THE DEFENDANT MUST NOT ENTER DERBY", &["THE DEFENDANT MUST NOT ENTER DERBY"]);
    }

    #[test]
    fn a_curfew_keeps_its_dates() {
        let text =
            "Be under a curfew for 7 weeks. Start date 01/02/2026. End date 22/03/2026. Offender to remain at Home.";
        check(text, &[text]);
    }

    #[test]
    fn bail_conditions_are_parted_by_semicolons_and_categories() {
        let text =
            "Curfew: between 21:00 and 07:00 daily, Exclusion: not to enter Derby;Other - see solicitor / barrister";
        let expected = [
            "Curfew: between 21:00 and 07:00 daily,",
            "Exclusion: not to enter Derby;",
            "Other - see solicitor / barrister",
        ];
        assert_eq!(bail(text), expected);
    }
}
