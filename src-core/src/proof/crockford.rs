//! Crockford's base 32, for what people read out and type: no letter in it looks like another.

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A letter for each byte, of its last five bits.
pub fn letters(bytes: &[u8]) -> String {
    bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)).map(|letter| char::from(*letter))).collect()
}

/// What somebody typed, in normal form: upper case, no hyphens or spaces, O as 0, I and L as 1.
pub fn normal(typed: &str) -> String {
    typed
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric())
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_as_it_looks_is_what_was_read_out() {
        let all = letters(&(0..=255).collect::<Vec<u8>>());
        assert_eq!(all.len(), 256);
        assert_eq!(all.get(..32), Some("0123456789ABCDEFGHJKMNPQRSTVWXYZ"));
        assert_eq!(normal(&all), all, "it is in normal form already");
        assert_eq!(normal(" oi-lO b2 "), "0110B2");
    }
}
