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

/// A text with each letter and its accents as one character, as most systems write them (NFC).
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Whether a text stands where a name should and is none: "FNU", "Unknown", "-", or a
/// spreadsheet's "#REF!" and "=A1". Surnames that
/// look like a computer's word for nothing, such as Null, are names.
pub fn is_placeholder(text: &str) -> bool {
    const NO_NAMES: [&str; 24] = [
        "fnu",
        "lnu",
        "nfn",
        "nln",
        "nmn",
        "unknown",
        "not known",
        "name unknown",
        "unk",
        "n k",
        "n a",
        "no name",
        "no surname",
        "no forename",
        "not given",
        "not stated",
        "no name given",
        "unnamed",
        "tbc",
        "tba",
        "tbd",
        "to be confirmed",
        "to be advised",
        "not applicable",
    ];
    let words = words(text).join(" ");
    let is_crossed_out = words.len() >= 2 && words.chars().all(|letter| letter == 'x');
    // No name begins with the marks of a spreadsheet's errors and formulas.
    let is_of_a_sheet = text.trim_start().starts_with(['#', '=']);
    words.is_empty() || is_of_a_sheet || is_crossed_out || NO_NAMES.contains(&words.as_str())
}

/// A part of a name as it was written, without what stands for no name; empty where it is none.
pub fn part(text: &str) -> &str {
    let text = text.trim();
    if is_placeholder(text) { "" } else { text }
}

/// What stands where a name would, of somebody whose name is not held.
pub const UNNAMED: &str = "unnamed";

/// The first of several names that is one, and the first of all where none is: a later record that does not
/// name somebody hides no name that is held.
pub fn newest_named<'n>(mut names: impl Iterator<Item = &'n Name>) -> Option<&'n Name> {
    let first = names.next()?;
    if is_name(first) {
        return Some(first);
    }
    Some(names.find(|name| is_name(name)).unwrap_or(first))
}

/// Whether a name names somebody.
fn is_name(name: &Name) -> bool {
    !part(&name.family).is_empty() || !part(&name.given).is_empty()
}

/// "SMITH, Alan John".
pub fn shown(name: &Name) -> String {
    let family = name.family.trim().to_uppercase();
    match (family.is_empty(), name.given.trim().is_empty()) {
        (true, true) => UNNAMED.to_owned(),
        (true, false) => name.given.clone(),
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
    fn what_stands_for_no_name_is_none() {
        for text in
            [".", "-", "", " ", "FNU", "Lnu", "UNKNOWN", "unknown.", "N/K", "N/A", "XXX", "Not Known", "[unknown]"]
        {
            assert!(is_placeholder(text), "{text}");
            assert_eq!(part(text), "");
        }
        for text in ["Null", "None", "Na", "Nk", "Ng", "X", "Xi", "O", "王", "Max", "Unknowne"] {
            assert!(!is_placeholder(text), "{text}");
        }
        let nobody = Name { given: String::new(), family: " ".to_owned(), kind: crate::rules::person::NameKind::Legal };
        assert_eq!((shown(&nobody).as_str(), shortened(&nobody).as_str()), (UNNAMED, UNNAMED));
        assert_eq!(composed("Sia\u{302}n"), "Siân");
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
