//! Cuts prose into its conditions. A cut never drops a character.

mod joints;
mod labels;
mod leads;

pub(super) use labels::{category_at, label_at, label_text};
pub(super) use leads::{Demand, demand_at, forbids_at};

use super::words::Words;
use joints::{new_prohibition, new_term};
use labels::number_at;

const ABBREVIATIONS: [&str; 17] =
    ["st", "rd", "no", "nos", "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "messrs", "yds", "ave", "ln", "p.c"];

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

/// Cuts an order's prose at sentences, numbers, categories and new prohibitions and requirements.
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

/// Cuts bail conditions as the feed parts them: at semicolons, and at categories where they run on. The
/// semicolons belong to the feed, and stay at the end of the piece before them. Within one of them the court
/// may have written several, which [`prose`] cuts.
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
    if label_at(words, index)
        .is_some_and(|length| label_stands(words, index, last_number) || leads_a_term(words, index, length))
    {
        return Some(index);
    }
    if category_at(words, index).is_some() && (matches!(before, "," | "." | ":") || words.is_line_start(index)) {
        return Some(index);
    }
    if ends_sentence(words, index - 1) && words.any_at(index, &GOES_ON).is_none() {
        return Some(index);
    }
    new_prohibition(words, index, start).or_else(|| new_term(words, index, start))
}

/// "Derby 3. Curfew 9pm to 7am", not "Flat 3. Curfew 9pm to 7am".
fn leads_a_term(words: &Words<'_>, index: usize, length: usize) -> bool {
    let is_of_a_house =
        matches!(words.before(index), "flat" | "no" | "number" | "room" | "unit" | "apartment" | "plot");
    !is_of_a_house && (demand_at(words, index + length).is_some() || forbids_at(words, index + length))
}

fn label_stands(words: &Words<'_>, index: usize, last_number: u32) -> bool {
    let parted = matches!(words.before(index), "." | ":" | ";" | ",") || words.is_line_start(index);
    let next = last_number > 0 && number_at(words, index) == Some(last_number + 1);
    parted || next
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

    #[test]
    fn each_term_is_a_piece_however_they_are_joined() {
        check(
            "Not to contact Beta Specimen. Curfew 2100hrs to 0700hrs",
            &["Not to contact Beta Specimen.", "Curfew 2100hrs to 0700hrs"],
        );
        check(
            "not to contact Beta Specimen. curfew 9pm to 7am",
            &["not to contact Beta Specimen.", "curfew 9pm to 7am"],
        );
        check(
            "NOT TO CONTACT BETA SPECIMEN / NOT TO ENTER SAMPLE ROAD / CURFEW 9PM TO 7AM",
            &["NOT TO CONTACT BETA SPECIMEN /", "NOT TO ENTER SAMPLE ROAD /", "CURFEW 9PM TO 7AM"],
        );
        check(
            "not to contact Beta\nnot to enter Sample Road\ncurfew 9pm to 7am",
            &["not to contact Beta", "not to enter Sample Road", "curfew 9pm to 7am"],
        );
        check(
            "Not to contact Beta Specimen and curfew 9pm to 7am daily at 1 Sample Street.",
            &["Not to contact Beta Specimen", "and curfew 9pm to 7am daily at 1 Sample Street."],
        );
        check("Not to contact Beta, Curfew 9pm to 7am", &["Not to contact Beta,", "Curfew 9pm to 7am"]);
        check(
            "Curfew 9pm to 7am daily and not to contact Beta",
            &["Curfew 9pm to 7am daily", "and not to contact Beta"],
        );
        check("Curfew 9pm to 7am, not to contact Beta", &["Curfew 9pm to 7am,", "not to contact Beta"]);
        check(
            "Not to enter Sample Road, Derby 3. Curfew 9pm - 7am",
            &["Not to enter Sample Road, Derby", "3. Curfew 9pm - 7am"],
        );
        check(
            "Live and sleep at 1 Model Road and no contact with Beta; report to Derby police station",
            &["Live and sleep at 1 Model Road", "and no contact with Beta;", "report to Derby police station"],
        );
        check(
            "Curfew 7pm to 7am at 1 Sample Street and surrender passport",
            &["Curfew 7pm to 7am at 1 Sample Street", "and surrender passport"],
        );
    }

    #[test]
    fn one_term_stays_one_piece() {
        for text in [
            "Save via a solicitor, not to contact Beta Specimen",
            "Curfew - to remain at 3 Hill Street between 7pm and 6am, to be electronically monitored",
            "Curfew: live and sleep at 1 Model Road, curfew 9pm to 7am",
            "The offender must comply with the\ncurfew between 9pm and 7am",
            "Curfew Requirement, curfew between 9pm and 7am, reside at 1 Model Road",
            "Curfew\nBetween : 11:00\nAnd : 22:00\nFrequency : 2",
            "Residence - live, and sleep each night, at bail hostel\nHostel name : NewHostel",
            "You must not contact Beta Specimen or any other person to report to you",
            "Not to enter, live at or approach 4 Peel Street",
            "Unless to report to the police station, not to enter Derby",
            "Not to go to Flat 3, Mill Lane",
        ] {
            check(text, &[text]);
        }
    }
}
