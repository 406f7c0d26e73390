//! Names within a condition: whom a term is about, as written.

use super::words::Words;

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
            push(&mut found, words.slice(start, at));
            at += length;
            start = at;
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
    let capital = |word: &&str| word.chars().next().is_some_and(|first| first.is_uppercase());
    let plain = |word: &&str| !NOT_NAMES.contains(&word.to_lowercase().as_str());
    !words.is_empty() && words.len() <= 6 && words.iter().all(capital) && words.iter().all(plain)
}

/// A name without the title that leads it.
pub(super) fn untitled(text: &str) -> &str {
    let Some((first, rest)) = text.split_once(' ') else { return text };
    let title = first.trim_end_matches('.').to_lowercase();
    if matches!(title.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "mx") { rest.trim() } else { text }
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
    fn a_description_is_no_name() {
        assert!(is_name("Beta Specimen") && is_name("VICTIM_1"));
        assert!(!is_name("co-defendants") && !is_name("PROSECUTION WITNESSES") && !is_name("his wife"));
        assert_eq!(untitled("Ms Beta Specimen"), "Beta Specimen");
    }
}
