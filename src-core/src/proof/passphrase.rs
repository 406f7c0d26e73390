//! A passphrase in the one form it is stretched in, however it was typed or kept in a file: RFC 8265
//! §4.2 (OpaqueString), with the marks that files put around it left out.

use unicode_normalization::UnicodeNormalization;

/// The passphrase as it is stretched: a byte-order mark before and line ends after it are no part of
/// it, every space is an ordinary one, and letters with marks are composed (NFC). Two keyboards that
/// write é differently open the same slot.
pub fn normal_passphrase(given: &str) -> String {
    let bare = given.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    bare.chars().map(|letter| if is_space(letter) { ' ' } else { letter }).nfc().collect()
}

/// Whether a letter is a space of any width (category Zs).
fn is_space(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_was_written_it_is_the_same() {
        let composed = "caf\u{e9} example 42";
        for other in [
            "cafe\u{301} example 42",
            "\u{feff}caf\u{e9} example 42\r\n",
            "caf\u{e9} example 42\n",
            "caf\u{e9}\u{a0}example\u{3000}42",
            "\u{feff}cafe\u{301} example 42",
        ] {
            assert_eq!(normal_passphrase(other), composed, "{other:?}");
        }
    }

    #[test]
    fn what_differs_to_a_person_stays_apart() {
        let one = normal_passphrase("caf\u{e9} example 42");
        for other in [
            "Caf\u{e9} example 42",
            "cafe example 42",
            "caf\u{e9} example  42",
            " caf\u{e9} example 42",
            "caf\u{e9} example 42 ",
        ] {
            assert_ne!(normal_passphrase(other), one, "{other:?}");
        }
    }
}
