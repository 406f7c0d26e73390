//! Names in the form they are compared in, and how near one is to another.

use super::person::Name;
use deunicode::deunicode_char;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words of a name: lower case, without marks, in Latin letters whatever the script, parted at
/// spaces and hyphens; apostrophes fall away, so that O'Neill is one word.
pub fn words(text: &str) -> Vec<String> {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            '\'' | '’' | 'ʼ' | '`' => {}
            letter if letter.is_ascii_alphanumeric() => folded.push(letter),
            letter if letter.is_alphanumeric() => folded.extend(in_latin(letter)),
            _ => folded.push(' '),
        }
    }
    folded.split_whitespace().map(str::to_owned).collect()
}

/// A letter or figure of any script in Latin letters; nothing where it has no such form. What parts
/// it, as in a fraction or between two syllables, parts words.
fn in_latin(letter: char) -> impl Iterator<Item = char> {
    let latin = deunicode_char(letter).unwrap_or_default();
    latin.chars().map(|each| if each.is_ascii_alphanumeric() { each.to_ascii_lowercase() } else { ' ' })
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_fold_marks_hyphens_and_apostrophes() {
        assert_eq!(words("Ŵyn Siôn O'Neill-Łukasz"), ["wyn", "sion", "oneill", "lukasz"]);
        assert_eq!(words("<b>DROP TABLE</b>"), ["b", "drop", "table", "b"]);
        assert!(words("🦀 ---").is_empty());
    }

    #[test]
    fn other_scripts_are_read_in_latin_letters() {
        assert_eq!(words("Иван Петров"), ["ivan", "petrov"]);
        assert_eq!(words("Straße Æthelred Þór"), ["strasse", "aethelred", "thor"]);
        assert!(words("\u{202e}🦀").is_empty());
    }

    proptest! {
        #[test]
        fn words_are_folded_once_and_for_all(text in ".{0,40}") {
            let folded = words(&text);
            prop_assert!(folded.iter().all(|word| !word.is_empty() && !word.contains(' ')));
            prop_assert_eq!(words(&folded.join(" ")), folded);
        }
    }
}
