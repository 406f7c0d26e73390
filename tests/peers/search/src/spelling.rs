//! Names as the engines compare them: one reading of letters for all, so that none loses by an accent.

use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer, TokenStream};

/// Takes names apart: words of letters and digits, in lower case, without accents.
pub fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(AsciiFoldingFilter).build()
}

/// The words of a name.
pub fn words(analyzer: &mut TextAnalyzer, name: &str) -> Vec<String> {
    let mut words = Vec::new();
    analyzer.token_stream(name).process(&mut |token| words.push(token.text.clone()));
    words
}

/// The distinct trigrams of a folded name, word by word, each between blanks.
pub struct Trigrams(Vec<[char; 3]>);

impl Trigrams {
    /// `al` gives ` al` and `al `.
    pub fn of(folded: &str) -> Self {
        let mut all = Vec::new();
        for word in folded.split_whitespace() {
            let letters: Vec<char> = format!(" {word} ").chars().collect();
            all.extend(letters.windows(3).filter_map(|three| <[char; 3]>::try_from(three).ok()));
        }
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// What the two share, from 0 to 1.
    pub fn dice(&self, other: &Self) -> f64 {
        let shared = self.0.iter().filter(|trigram| other.0.binary_search(trigram).is_ok()).count();
        let both = self.0.len() + other.0.len();
        if both == 0 { 0.0 } else { 2.0 * shared as f64 / both as f64 }
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|trigram| trigram.iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_folded_to_plain_words() {
        assert_eq!(words(&mut analyzer(), "  O'Brien-LLŶR, Zoë "), ["o", "brien", "llyr", "zoe"]);
    }

    #[test]
    fn dice_counts_what_is_shared_in_any_order() {
        let dice = |one: &str, other: &str| Trigrams::of(one).dice(&Trigrams::of(other));
        let pairs = [("anna li", "li anna"), ("anna", "anne"), ("al", "bo"), ("", "")];
        assert_eq!(pairs.map(|(one, other)| dice(one, other)), [1.0, 0.5, 0.0, 0.0]);
    }
}
