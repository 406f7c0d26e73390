//! How names sound: Double Metaphone's primary and alternate codes.

use cordon_core::rules::names;
use rphonetic::{DoubleMetaphone, Encoder};

/// The codes of every word of a name, parted by spaces.
pub fn sounds(name: &str) -> String {
    names::words(name).iter().flat_map(|word| codes(word)).collect::<Vec<_>>().join(" ")
}

/// The one or two codes of a word.
pub fn codes(word: &str) -> Vec<String> {
    let encoder = DoubleMetaphone::default();
    let mut codes = vec![encoder.encode(word), encoder.encode_alternate(word)];
    codes.retain(|code| !code.is_empty());
    codes.dedup();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smyth_sounds_like_smith() {
        assert!(codes("smyth").iter().any(|code| codes("smith").contains(code)));
    }
}
