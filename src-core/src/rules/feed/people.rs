//! Names within a condition: whom a term is about, as written.

use super::words::{Words, is_capital};

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

/// Reads the names between two tokens.
pub(super) fn names(words: &Words<'_>, from: usize, to: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < to {
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
        if STOPS.contains(&words.lower(at)) || words.phrase_at(at, "such as").is_some() {
            break;
        }
        at += 1;
    }
    push(&mut found, words.slice(start.min(at), at.min(to)));
    found
}

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

/// Whether what was read is a person's name rather than a description of people.
pub(super) fn is_name(text: &str) -> bool {
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
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        assert_eq!(names(&words, 0, words.len()), expected);
    }

    #[test]
    fn names_are_read_as_written() {
        check("directly or indirectly, VICTIM_1 or VICTIM_2", &["VICTIM_1", "VICTIM_2"]);
        check("with Beta Specimen and Siân O'Sampl by any means", &["Beta Specimen", "Siân O'Sampl"]);
        check("directly or indirectly or associate with co-defendants", &["co-defendants"]);
        check("Beta Specimen at her place of work", &["Beta Specimen"]);
        check("Beta Specimen, such as by telephone", &["Beta Specimen"]);
        check("Beta Specimen or Gamma Sample otherwise than by letter", &["Beta Specimen", "Gamma Sample"]);
        check("directly or indirectly", &[]);
    }

    #[test]
    fn a_full_stop_of_a_title_or_an_initial_is_part_of_the_name() {
        check("Mr. B. Specimen or Mrs. A. N. Other.", &["Mr. B. Specimen", "Mrs. A. N. Other"]);
        check("Mr. Beta Specimen.", &["Mr. Beta Specimen"]);
        check("Beta J. Specimen or Gamma Other", &["Beta J. Specimen", "Gamma Other"]);
        check("Mr. and Mrs. Specimen or Gamma Other", &["Mr. and Mrs. Specimen", "Gamma Other"]);
        check("Beta J. He must leave", &["Beta J"]);
        check("Beta Specimen. Gamma Other", &["Beta Specimen"]);
        assert!(is_name(untitled("Mrs. A. N. Other")) && is_name("B. Specimen"));
        assert!(!is_name("Mr.") && !is_name("Mr"));
    }

    #[test]
    fn a_name_may_hold_small_words_or_have_no_capitals() {
        for name in [
            "Beta van der Specimen",
            "Al'Specimen bin Example",
            "李小龙",
            "Beta al-Example",
            "Siân ap Sampl",
            "Beta O'Sampl",
            "Beta d'Example",
            "de Specimen",
        ] {
            assert!(is_name(name), "{name}");
            check(&format!("{name} or Gamma Other"), &[name, "Gamma Other"]);
        }
        assert_eq!(untitled("Professor Beta van der Specimen"), "Beta van der Specimen");
        assert!(!is_name("van") && !is_name("beta specimen"));
    }

    #[test]
    fn a_description_is_no_name() {
        assert!(is_name("Beta Specimen") && is_name("VICTIM_1"));
        assert!(!is_name("co-defendants") && !is_name("PROSECUTION WITNESSES") && !is_name("his wife"));
        assert_eq!(untitled("Ms Beta Specimen"), "Beta Specimen");
    }
}
