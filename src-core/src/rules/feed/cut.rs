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

/// What leads a prohibition that stands for itself.
const FORBIDS: [&str; 14] = [
    "not to",
    "not go",
    "not enter",
    "not contact",
    "not attend",
    "not approach",
    "not visit",
    "not use",
    "not associate",
    "not communicate",
    "not leave",
    "no contact",
    "no direct or indirect",
    "no direct contact",
];

/// What leads another prohibition behind "and".
const MUST_NOT: [&str; 8] = [
    "must not enter",
    "must not contact",
    "must not go",
    "must not attend",
    "must not approach",
    "must not visit",
    "must not come within",
    "must not return to",
];

/// What leads a requirement that stands for itself, by what it asks.
const DEMANDS: [(Demand, &[&str]); 5] = [
    (
        Demand::Curfew,
        &[
            "curfew",
            "a curfew",
            "be under a curfew",
            "to observe a curfew",
            "observe a curfew",
            "to keep a curfew",
            "to be subject to a curfew",
            "subject to a curfew",
            "to comply with a curfew",
        ],
    ),
    (
        Demand::Home,
        &[
            "reside at",
            "to reside",
            "reside and sleep",
            "live and sleep",
            "live , and sleep",
            "to live and sleep",
            "live at",
            "to live at",
            "sleep at",
            "must reside",
            "must live",
        ],
    ),
    (Demand::Reporting, &["report to", "to report to", "report at", "report daily to", "must report"]),
    (Demand::Papers, &["surrender", "to surrender", "must surrender", "hand in", "to hand in"]),
    (Demand::Tag, &["to be electronically monitored", "electronically monitored", "be tagged", "to be tagged"]),
];

/// What a requirement asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    Curfew,
    Home,
    Reporting,
    Papers,
    Tag,
}

/// The requirement that begins with a token, and how many tokens lead it.
pub(super) fn demand_at(words: &Words<'_>, index: usize) -> Option<(Demand, usize)> {
    DEMANDS.iter().find_map(|(demand, phrases)| Some((*demand, words.any_at(index, phrases)?)))
}

/// Whether a prohibition of its own begins with a token.
pub(super) fn forbids_at(words: &Words<'_>, index: usize) -> bool {
    words.any_at(index, &FORBIDS).is_some()
}

/// Words that the next one belongs to: no new term begins behind them.
const HELD_BY: [&str; 48] = [
    "must", "shall", "is", "are", "may", "do", "does", "will", "should", "can", "has", "was", "you", ":", "the", "a",
    "an", "this", "that", "his", "her", "their", "of", "with", "under", "to", "for", "by", "in", "at", "from",
    "between", "no", "not", "any", "such", "either", "if", "when", "unless", "who", "be", "he", "she", "and", "or",
    "nor", "but",
];

/// What leads a sentence whose main clause comes behind a comma.
const LEADS_A_CLAUSE: [&str; 11] =
    ["save", "except", "unless", "until", "without", "other", "apart", "during", "when", "while", "if"];

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

/// A term of its own behind a joint, a full stop without a capital, or on a line of its own: "Not to contact
/// A and curfew 9pm to 7am", "not to enter B / reside at C".
fn new_term(words: &Words<'_>, index: usize, start: usize) -> Option<usize> {
    const MARKS: [&str; 5] = ["/", "|", "*", "•", "+"];
    let before = words.before(index);
    let joined = matches!(words.lower(index), "and" | "&" | "plus");
    let first = index + usize::from(joined);
    let is_line = words.is_line_start(index) && !HELD_BY.contains(&before);
    let stands = is_line || before == "." || MARKS.contains(&before);
    let is_parted =
        (joined || stands || matches!(before, "," | "-" | "–")) && !LEADS_A_CLAUSE.contains(&words.lower(start));
    let is_new = match demand_at(words, first) {
        // "not to enter, live at or approach": the "not" may go on.
        Some((Demand::Home, _))
            if !stands && !matches!(words.lower(first), "to" | "must") && forbids(words, start, index) =>
        {
            false
        }
        Some((demand, _)) => asks_another(words, start, index, demand),
        None if !forbids_at(words, first) => false,
        None => {
            let is_plain = before == "," && words.lower(first) == "no" && begins(words, start, index);
            stands || is_plain || demands(words, start, index)
        }
    };
    (is_parted && is_new).then_some(index)
}

fn forbids(words: &Words<'_>, start: usize, index: usize) -> bool {
    (start..index).any(|at| forbids_at(words, at))
}

/// Whether a requirement is not what the piece so far asks already: a curfew may say where he is to live, and
/// any may be tagged.
fn asks_another(words: &Words<'_>, start: usize, index: usize, demand: Demand) -> bool {
    let has = |phrases: &[&str]| words.has(start, index, phrases);
    match demand {
        Demand::Curfew => !has(&["curfew", "remain"]) && begins(words, start, index),
        Demand::Home => !has(&["curfew", "remain", "reside", "live", "sleep"]) && begins(words, start, index),
        Demand::Reporting => !has(&["report"]) && begins(words, start, index),
        Demand::Papers => !has(&["passport", "passports", "travel"]) && begins(words, start, index),
        Demand::Tag => has(&["not"]) && !has(&["curfew", "remain"]) && begins(words, start, index),
    }
}

/// Whether the piece so far forbids or demands anything: a title does not.
fn begins(words: &Words<'_>, start: usize, index: usize) -> bool {
    forbids(words, start, index) || demands(words, start, index)
}

/// Whether the piece so far demands something.
fn demands(words: &Words<'_>, start: usize, index: usize) -> bool {
    (start..index).any(|at| demand_at(words, at).is_some_and(|(_, length)| at + length <= index))
        || words.has(start, index, &["remain at", "remain indoors"])
}

/// "not to …" within a sentence that already forbids something, or "Not to …" with a capital.
fn new_prohibition(words: &Words<'_>, index: usize, start: usize) -> Option<usize> {
    let forbids = |at: usize| words.lower(at) == "not" && FORBIDDEN_VERBS.contains(&words.lower(at + 1));
    let before = words.before(index);
    let held = words.has(start, index, &["not"]);
    if forbids(index) && before == "," && held {
        return Some(index);
    }
    let forbids_more = |at: usize| forbids_at(words, at) || words.any_at(at, &MUST_NOT).is_some();
    if words.lower(index) == "and" && (forbids(index + 1) || forbids_more(index + 1)) {
        return Some(index);
    }
    if matches!(words.lower(index), "or" | "nor" | "and") && held {
        let again = forbids(index + 1);
        let goes = words.any_at(index + 1, &GOES).is_some();
        if again || (goes && words.has(start, index, &["contact"])) {
            return Some(index);
        }
    }
    const NOT_FRESH: [&str; 17] = [
        "must", "shall", "is", "are", "may", "do", "does", "will", "should", "can", "has", "was", "and", "or", "you",
        ":", "-",
    ];
    let fresh = forbids(index) && words.is_capital(index) && !NOT_FRESH.contains(&before) && before != ",";
    fresh.then_some(index)
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
