//! How a word sounds: the codes under which words that are said alike meet.

use rphonetic::{DoubleMetaphone, Encoder};

/// Codes kept to: longer words differ enough without.
const LONGEST: usize = 6;

/// The one or two Double Metaphone codes (Philips 2000) of a folded word; none for a word without
/// two letters of the Latin alphabet.
pub fn codes(word: &str) -> Vec<String> {
    if word.chars().filter(char::is_ascii_alphabetic).count() < 2 {
        return Vec::new();
    }
    let encoder = DoubleMetaphone::new(Some(LONGEST));
    let mut codes = vec![encoder.encode(word), encoder.encode_alternate(word)];
    codes.retain(|code| !code.is_empty());
    codes.dedup();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn alike(one: &str, other: &str) {
        let others = codes(other);
        assert!(codes(one).iter().any(|code| others.contains(code)), "{one} ~ {other}");
    }

    #[test]
    fn words_said_alike_share_a_code() {
        for (one, other) in [("smyth", "smith"), ("schmidt", "smith"), ("philip", "filip"), ("catherine", "kathryn")] {
            alike(one, other);
        }
        assert!(codes("a").is_empty());
        assert!(codes("12").is_empty());
    }
}
