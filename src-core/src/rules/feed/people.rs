//! Names within a condition: whom a term is about, as written.

use super::words::{Words, is_capital};
use crate::rules::identifiers::is_street_type;

/// Words between the verb and the names that name nobody.
const FILLERS: [&str; 25] = [
    "either directly or indirectly",
    "directly or indirectly",
    "direct or indirect",
    "directly and indirectly",
    "whether directly or indirectly",
    "directly",
    "indirectly",
    "by any means whatsoever",
    "by any means whatever",
    "by any means",
    "by any method whatsoever",
    "by any method",
    "in any way whatsoever",
    "in any way",
    "or associate with",
    "or attempt to contact",
    "or communicate with",
    "or approach",
    "or interfere with",
    "or otherwise contact",
    "with or approach",
    "with",
    "either",
    "the complainant",
    "the victim",
];

const PARTS: [&str; 6] = [",", "and", "or", "nor", "&", ";"];

const STOPS: [&str; 40] = [
    "by",
    "at",
    "including",
    "via",
    "through",
    "for",
    "who",
    "whose",
    "when",
    "while",
    "whilst",
    "if",
    "go",
    "enter",
    "attend",
    "in",
    "on",
    "within",
    "being",
    "until",
    "(",
    ".",
    ":",
    "instruct",
    "encourage",
    "cause",
    "use",
    "using",
    "not",
    "whether",
    "to",
    "during",
    "pending",
    "from",
    "between",
    "before",
    "after",
    "otherwise",
    "-",
    "–",
];

/// Whom words name, and where the reading of them ended.
struct Named {
    found: Vec<String>,
    end: usize,
    /// Words in brackets that may name more.
    bracketed: Option<String>,
}

/// Reads the names between two tokens.
pub(super) fn names(words: &Words<'_>, from: usize, to: usize) -> Vec<String> {
    named(words, from, to).found
}

/// The words between two tokens that name people and were not read as names or as a description of
/// people, where others were: the list of them is not whole.
pub(super) fn unread(words: &Words<'_>, from: usize, to: usize) -> Option<String> {
    let Named { found, end, bracketed } = named(words, from, to);
    let is_known = |name: &str| is_name(untitled(name)) || is_couple(name) || is_description(name);
    let is_read = |name: &str| !is_damaged(name) && is_known(name);
    let not_read = found.iter().filter(|name| !is_read(name)).cloned();
    let behind = if found.is_empty() { None } else { behind(words, end, to) };
    let parts: Vec<String> = not_read.chain(bracketed).chain(behind).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What stands behind the names that were read and may name more people.
fn behind(words: &Words<'_>, from: usize, to: usize) -> Option<String> {
    let opens = words.any_at(from, &["including", "such as"]).or_else(|| words.phrase_at(from, ":"));
    let after = from + opens.unwrap_or(0);
    let describes = opens.is_some() && is_description(&words.slice(after, to));
    let is_more = |at: usize| {
        let leads = (opens.is_some() && at == after) || PARTS.contains(&words.before(at));
        leads && is_person(words, at, to)
    };
    let more = (after..to).find(|at| is_more(*at));
    let begins = if describes { Some(from) } else { more };
    begins.map(|begins| words.slice(begins, to)).filter(|said| !said.is_empty())
}

/// Whether a name of two words or more begins with a token, and no street or day.
fn is_person(words: &Words<'_>, from: usize, to: usize) -> bool {
    let ends = |at: &usize| PARTS.contains(&words.lower(*at)) || is_stop(words, *at) || filler_at(words, *at).is_some();
    let until = (from..to).find(ends).unwrap_or(to);
    let name = words.slice(from, until);
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_titled = name.split(' ').next().is_some_and(is_title_alone);
    let is_place = is_street_type(&last) && !is_titled;
    name.contains(' ') && !name.contains(|mark: char| mark.is_ascii_digit()) && is_name(untitled(&name)) && !is_place
}

/// Whether a character of a name was lost on its way: it is not as the court wrote it.
fn is_damaged(name: &str) -> bool {
    name.contains(['\u{fffd}', '?'])
}

fn named(words: &Words<'_>, from: usize, to: usize) -> Named {
    let mut found: Vec<String> = Vec::new();
    let mut bracketed = None;
    let mut start = from;
    let mut at = from;
    while at < to {
        if let Some(length) = following_at(words, at).filter(|_| at == start) {
            at += length;
            start = at;
            continue;
        }
        if let Some(close) = bracket_at(words, at, to).filter(|_| at > start) {
            push(&mut found, words.slice(start, at));
            let leads_more =
                PARTS.contains(&words.lower(at + 1)) || words.any_at(at + 1, &["including", "with"]).is_some();
            bracketed = bracketed.or_else(|| leads_more.then(|| words.slice(at + 1, close)));
            at = close + 1;
            start = at;
            continue;
        }
        if let Some(end) = details_at(words, at, to) {
            push(&mut found, words.slice(start, at));
            at = end;
            start = end;
            continue;
        }
        let separator = filler_at(words, at).or_else(|| PARTS.contains(&words.lower(at)).then_some(1));
        if let Some(length) = separator {
            if is_title_alone(&words.slice(start, at)) {
                at += length;
                continue;
            }
            push(&mut found, words.slice(start, at));
            at += length;
            start = at;
            continue;
        }
        if is_stop_of_a_name(words, at) {
            at += 1;
            continue;
        }
        if is_stop(words, at) {
            break;
        }
        at += 1;
    }
    push(&mut found, words.slice(start.min(at), at.min(to)));
    Named { found, end: at, bracketed }
}

/// Whether a token is no part of the names before it.
fn is_stop(words: &Words<'_>, at: usize) -> bool {
    // Somebody may be called Post or Leave.
    let is_verb = VERBS.contains(&words.lower(at)) && !words.is_capital(at);
    is_verb || STOPS.contains(&words.lower(at)) || words.phrase_at(at, "such as").is_some()
}

/// Words that lead a list and name nobody: "the following persons:".
fn following_at(words: &Words<'_>, at: usize) -> Option<usize> {
    const FOLLOWING: [&str; 8] = [
        "any of the following",
        "the following named persons",
        "the following named people",
        "the following persons",
        "the following people",
        "the following individuals",
        "the following",
        "the persons named below",
    ];
    let length = words.any_at(at, &FOLLOWING)?;
    Some(length + words.any_at(at + length, &[": -", ":", "-"]).unwrap_or(0))
}

/// Where the details of somebody end that stand behind the name: an address, with the commas in it, or a birth.
fn details_at(words: &Words<'_>, at: usize, to: usize) -> Option<usize> {
    let is_house = words.lower(at) == "of" && words.lower(at + 1).starts_with(|mark: char| mark.is_ascii_digit());
    let is_birth = words.any_at(at, &["born", "dob", "d . o . b", "date of birth", "aged"]).is_some();
    let is_detail = is_house || (is_birth && !words.is_capital(at));
    if !is_detail {
        return None;
    }
    let goes_on = |at: &usize| match words.lower(*at) {
        "and" | "or" | "nor" | "&" | ";" => true,
        "," => is_birth,
        // A day and a house have stops and words that end a name elsewhere.
        _ => filler_at(words, *at).is_some() || matches!(words.lower(*at), "by" | "via" | "including" | "whether"),
    };
    Some((at + 1..to).find(goes_on).unwrap_or(to))
}

/// Where brackets behind a name close again: "Beta Specimen (born 1 May 1990) or Gamma Other".
fn bracket_at(words: &Words<'_>, at: usize, to: usize) -> Option<usize> {
    (words.lower(at) == "(").then(|| (at + 1..to).find(|at| words.lower(*at) == ")"))?
}

/// What he may not do besides, behind whom he may not contact.
const VERBS: [&str; 26] = [
    "come",
    "threaten",
    "harass",
    "pester",
    "molest",
    "assault",
    "damage",
    "interfere",
    "follow",
    "approach",
    "loiter",
    "visit",
    "send",
    "post",
    "publish",
    "remain",
    "leave",
    "be",
    "have",
    "make",
    "refer",
    "aka",
    "against",
    "stay",
    "must",
    "shall",
];

/// Titles before a name.
const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "reverend", "sir", "dame", "hon", "messrs"];

/// Small words within a name.
const PARTICLES: [&str; 31] = [
    "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "bin", "bint",
    "ibn", "ben", "al", "el", "ap", "ab", "ferch", "ten", "ter", "zu", "ul", "ur", "y", "e",
];

/// A full stop behind a title or an initial, where the name goes on: "Mr. B. Specimen".
fn is_stop_of_a_name(words: &Words<'_>, at: usize) -> bool {
    const NEW_SENTENCE: [&str; 9] = ["he", "she", "they", "you", "the", "this", "it", "not", "to"];
    let before = words.before(at);
    let is_initial = before.chars().count() == 1 && before.chars().all(char::is_alphabetic);
    let is_shortened = is_initial || TITLES.contains(&before);
    let next = words.lower(at + 1);
    let goes_on = words.is_capital(at + 1) || PARTICLES.contains(&next) || (!is_initial && PARTS.contains(&next));
    words.lower(at) == "." && is_shortened && goes_on && !NEW_SENTENCE.contains(&next)
}

/// "Mr. and Mrs. Specimen" is one name of two people: the first part of it is no name alone.
fn is_title_alone(name: &str) -> bool {
    TITLES.contains(&name.trim_end_matches('.').to_lowercase().as_str())
}

/// Whether it is "Mr. and Mrs. Specimen".
fn is_couple(name: &str) -> bool {
    let is_between = |word: &&str| is_title_alone(word) || matches!(*word, "and" | "&");
    let family: Vec<&str> = name.split(' ').skip_while(is_between).collect();
    let titles = name.split(' ').take_while(is_between).filter(|word| is_title_alone(word)).count();
    titles == 2 && is_name(&family.join(" "))
}

/// "the complainant Jane Doe" names her; "the complainant" alone is whom the court means.
fn filler_at(words: &Words<'_>, at: usize) -> Option<usize> {
    let length = words.any_at(at, &FILLERS)?;
    let titled = matches!(words.lower(at), "the");
    if titled && !words.is_capital(at + length) {
        return None;
    }
    Some(length)
}

fn push(found: &mut Vec<String>, name: String) {
    let has_letters = name.chars().any(char::is_alphabetic);
    if has_letters && !found.contains(&name) {
        found.push(name);
    }
}

/// Words that describe people and are no part of a name.
const NOT_NAMES: [&str; 34] = [
    "witness",
    "witnesses",
    "co-defendant",
    "co-defendants",
    "co-accused",
    "complainant",
    "complainants",
    "victim",
    "victims",
    "prosecution",
    "any",
    "person",
    "persons",
    "child",
    "children",
    "family",
    "member",
    "members",
    "female",
    "females",
    "male",
    "males",
    "girls",
    "under",
    "age",
    "wife",
    "husband",
    "partner",
    "his",
    "her",
    "the",
    "their",
    "applicant",
    "respondent",
];

/// More of them, which somebody may be called too.
const DESCRIBES: [&str; 30] = [
    "anyone",
    "anybody",
    "everyone",
    "others",
    "them",
    "neighbour",
    "neighbours",
    "staff",
    "employee",
    "employees",
    "parents",
    "mother",
    "father",
    "sister",
    "brother",
    "son",
    "sons",
    "daughter",
    "daughters",
    "relative",
    "relatives",
    "friends",
    "ex-partner",
    "ex-wife",
    "ex-husband",
    "defendant",
    "defendants",
    "occupants",
    "residents",
    "household",
];

/// Whether what was read describes people without naming them: "any prosecution witness".
fn is_description(text: &str) -> bool {
    let mut words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')'));
    words.any(|word| {
        let lower = word.to_lowercase();
        NOT_NAMES.contains(&lower.as_str()) || DESCRIBES.contains(&lower.as_str())
    })
}

/// Whether what was read is a person's name rather than a description of people.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_capital);
    // "al-Example", "d'Example", "van".
    let particle = |word: &&str| {
        let (small, rest) = word.split_once(['-', '\'', '’']).unwrap_or((word, ""));
        let small = PARTICLES.contains(&small) || matches!(small, "d" | "o" | "l");
        small && (rest.is_empty() || rest.chars().next().is_some_and(is_capital))
    };
    let plain = |word: &&str| !NOT_NAMES.contains(&word.to_lowercase().as_str());
    let named = words.iter().all(|word| capital(word) || particle(word));
    let is_title = is_title_alone(text);
    named && words.iter().any(capital) && words.len() <= 8 && !is_title && words.iter().all(plain)
}

/// A name without the title that leads it.
pub(super) fn untitled(text: &str) -> &str {
    match text.split_once(' ') {
        Some((first, rest)) if is_title_alone(first) => untitled(rest.trim()),
        Some(_) | None => text,
    }
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
