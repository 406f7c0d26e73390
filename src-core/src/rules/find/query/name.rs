//! Words of names and streets, as they are folded.

use super::Query;
use crate::rules::names;

/// Adds the words of a token that is nothing else.
pub fn take(query: &mut Query, token: &str) {
    // A house number: neither a name nor a birth.
    let is_number = token.len() <= 3 && token.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        query.words.extend(names::words(token));
    }
}
