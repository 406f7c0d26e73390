//! Names in the form they are compared in, and how near one is to another.

use super::person::Name;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words of a name: lower case, without marks, parted at spaces and hyphens; apostrophes fall
/// away, so that O'Neill is one word.
pub fn words(text: &str) -> Vec<String> {
    let folded: String = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            other => other,
        })
        .filter(|letter| !matches!(letter, '\'' | '’' | 'ʼ' | '`'))
        .collect();
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// "SMITH, Alan John".
pub fn shown(name: &Name) -> String {
    let family = name.family.to_uppercase();
    match (family.is_empty(), name.given.is_empty()) {
        (true, _) => name.given.clone(),
        (false, true) => family,
        (false, false) => format!("{family}, {}", name.given),
    }
}

/// "B. Specimen": as a protected person is named before a reason is given.
pub fn shortened(name: &Name) -> String {
    match name.given.chars().next() {
        Some(initial) if !name.family.is_empty() => format!("{initial}. {}", name.family),
        Some(_) | None => shown(name),
    }
}

/// How one word of a query stands to one word of a name, weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordMatch {
    /// Nothing in common.
    None,
    /// Spelt nearly so: one edit, or two in a word of eight or more.
    Near,
    /// The name's word begins with the query's, or the query's is its initial.
    Begins,
    /// Equal.
    Same,
}

/// How a query's word stands to a name's word, both as [`words`] gives them.
pub fn compare(query: &str, word: &str) -> WordMatch {
    if query == word {
        return WordMatch::Same;
    }
    if word.starts_with(query) {
        return WordMatch::Begins;
    }
    let allowed = match query.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    if allowed > 0 && edits_within(query, word, allowed) { WordMatch::Near } else { WordMatch::None }
}

/// Whether at most `allowed` insertions, deletions, replacements or swaps of neighbours part two words.
fn edits_within(one: &str, other: &str, allowed: usize) -> bool {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > allowed {
        return false;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous_letter = None;
    for (row, letter) in one.iter().enumerate() {
        let line = edit_line(&other, &last, &before_last, *letter, previous_letter, row);
        before_last = std::mem::replace(&mut last, line);
        previous_letter = Some(*letter);
    }
    last.last().is_some_and(|distance| *distance <= allowed)
}

fn edit_line(
    other: &[char],
    last: &[usize],
    before_last: &[usize],
    letter: char,
    previous: Option<char>,
    row: usize,
) -> Vec<usize> {
    let mut line = vec![row + 1];
    let mut other_previous: Option<char> = None;
    for (column, against) in other.iter().enumerate() {
        let at = |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX - 1);
        let replaced = at(last, column) + usize::from(letter != *against);
        let mut best = replaced.min(at(last, column + 1) + 1).min(at(&line, column) + 1);
        let swapped = previous == Some(*against) && other_previous == Some(letter);
        if swapped && column > 0 {
            best = best.min(at(before_last, column - 1) + 1);
        }
        line.push(best);
        other_previous = Some(*against);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(query: &str, word: &str, expected: WordMatch) {
        assert_eq!(compare(query, word), expected, "{query} ~ {word}");
    }

    #[test]
    fn words_fold_marks_hyphens_and_apostrophes() {
        assert_eq!(words("Ŵyn Siôn O'Neill-Łukasz"), ["wyn", "sion", "oneill", "lukasz"]);
        assert_eq!(words("<b>DROP TABLE</b>"), ["b", "drop", "table", "b"]);
        assert!(words("🦀 ---").is_empty());
    }

    #[test]
    fn comparisons() {
        check("smith", "smith", WordMatch::Same);
        check("smi", "smith", WordMatch::Begins);
        check("a", "alan", WordMatch::Begins);
        check("smyth", "smith", WordMatch::Near);
        check("simth", "smith", WordMatch::Near);
        check("smythe", "smith", WordMatch::None);
        check("bob", "rob", WordMatch::None);
    }

    proptest! {
        #[test]
        fn one_edit_is_near_and_compare_never_panics(word in "[a-z]{5,7}", at in 0_usize..5, letter in proptest::char::range('a', 'z'), wild in ".{0,20}") {
            let mut letters: Vec<char> = word.chars().collect();
            letters[at] = letter;
            let typed: String = letters.into_iter().collect();
            prop_assert_ne!(compare(&typed, &word), WordMatch::None);
            let _any = compare(&wild, &word);
        }
    }
}
