//! Characters that nobody sees, and what is left of characters that another program damaged.

use cordon_core::text_key;
use cordon_core::words::TextKey;

/// What stands where a program could not read a character.
pub(super) const LOST: char = '\u{fffd}';

/// What is told where unseen characters were taken out.
pub const UNSEEN: TextKey = text_key!("feed.unseen");

/// What is told of letters that another encoding made of others.
pub(super) const GARBLED: TextKey = text_key!("feed.garbled");

/// A text without characters that are not seen, and whether there were any.
pub(super) fn without_unseen(text: &str) -> (String, bool) {
    let kept: String = text.chars().filter(|mark| !is_unseen(*mark)).collect();
    let fewer = kept.len() < text.len();
    (kept, fewer)
}

/// Whether a character shows nothing: of no width, or a mark of direction.
pub(super) fn is_unseen(mark: char) -> bool {
    matches!(
        mark,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'
            ..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a letter and the mark behind it are the two bytes of one letter in UTF-8, read as Windows-1252.
pub(super) fn is_garbled(text: &str) -> bool {
    let is_second = |mark: char| {
        let of_latin = ('\u{80}'..='\u{bf}').contains(&mark);
        of_latin || matches!(mark, '€' | '‚' | 'ƒ' | '„' | '†' | '‡' | 'ˆ' | '‰' | '‹' | '•' | '˜' | '™' | '›')
    };
    text.chars().zip(text.chars().skip(1)).any(|pair| match pair {
        ('Ã' | 'Â' | 'Ä' | 'Å', second) => is_second(second) && second != '\u{a0}',
        ('â', '€') => true,
        (_, _) => false,
    })
}

/// Whether a name is not as it was typed: a question mark where a letter was lost, or a letter written as code
/// ("O&#39;Specimen").
pub(super) fn is_damaged(name: &str) -> bool {
    let is_code =
        name.split_once('&').is_some_and(|(_, rest)| rest.split_once(';').is_some_and(|(code, _)| is_code(code)));
    name.contains('?') || is_code
}

fn is_code(text: &str) -> bool {
    let named = matches!(text, "amp" | "apos" | "quot" | "lt" | "gt" | "nbsp");
    named || text.strip_prefix('#').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_which_a_letter_was_lost_or_coded_is_damaged() {
        for name in ["St?phane", "O&#39;Specimen", "O&#x27;Specimen", "O&apos;Specimen"] {
            assert!(is_damaged(name), "{name}");
        }
        for name in ["Stéphane", "O'Specimen", "Marks & Sample", ""] {
            assert!(!is_damaged(name), "{name}");
        }
    }

    #[test]
    fn what_is_not_seen_is_taken_out_and_letters_stay() {
        assert_eq!(without_unseen("Rl\u{202e}o \u{feff}Ze\u{200b}ro\u{ad}"), ("Rlo Zero".to_owned(), true));
        for name in ["Siân Ŵyn", "D’Arcy", "李小龙", "محمد", "Ångström", "SÃO"] {
            assert_eq!(without_unseen(name), (name.to_owned(), false));
            assert!(!is_garbled(name), "{name}");
        }
        for name in ["Mojibake Ã©", "SiÃ¢n", "Oâ€™Neill", "Å‚ukasz"] {
            assert!(is_garbled(name), "{name}");
        }
    }
}
