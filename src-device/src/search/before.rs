//! The words of the query before: whoever types on asks for most of them again.

use super::heard::{Heard, is_unfinished};
use cordon_core::rules::find::Query;
use zeroize::Zeroize;

/// Words of one query with what they were heard as. The index that heard them does not change.
#[derive(Debug, Default)]
pub struct Before(Vec<Word>);

#[derive(Debug)]
struct Word {
    typed: String,
    unfinished: bool,
    heard: Heard,
}

impl Before {
    /// What a word was heard as, once.
    pub fn take(&mut self, typed: &str, unfinished: bool) -> Option<Heard> {
        let at = self.0.iter().position(|word| word.typed == typed && word.unfinished == unfinished)?;
        let mut word = self.0.swap_remove(at);
        word.typed.zeroize();
        Some(word.heard)
    }

    /// Keeps the words of a query, and forgets those of the one before. Of what was heard, the words stand
    /// first, in their order.
    pub fn keep(&mut self, query: &Query, heard: Vec<Heard>) {
        self.forget();
        let words = query.words.iter().enumerate().zip(heard);
        self.0.extend(words.map(|((at, typed), heard)| Word {
            typed: typed.clone(),
            unfinished: is_unfinished(query, at),
            heard,
        }));
    }

    /// Overwrites what was typed.
    pub fn forget(&mut self) {
        self.0.drain(..).for_each(|mut word| word.typed.zeroize());
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|word| word.typed.capacity() + size_of::<Word>() + word.heard.bytes()).sum()
    }
}

impl Drop for Before {
    fn drop(&mut self) {
        self.forget();
    }
}
