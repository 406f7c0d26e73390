//! What the readers of several identifiers share.

use super::IdError;
use crate::words::TextKey;

/// The check letters of the Home Office: no I, O or S.
const CHECK_LETTERS: &str = "ZABCDEFGHJKLMNPQRTUVWXY";

/// Whether a character is not seen where it stands: of control, of the direction of writing, of no
/// width, or choosing how the one before it looks. Pasted text is full of them.
pub fn is_unseen(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether nothing can be read in a text: spaces and marks that are not seen, however many.
pub fn is_blank(text: &str) -> bool {
    // Letters of other scripts that are drawn as nothing.
    let is_empty_letter = |letter: char| {
        matches!(letter, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
            || matches!(letter, '\u{206a}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
    };
    text.chars().all(|letter| letter.is_whitespace() || is_unseen(letter) || is_empty_letter(letter))
}

/// Without spaces, in capitals.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|mark| !mark.is_whitespace()).map(|mark| mark.to_ascii_uppercase()).collect()
}

/// A letter as `A`, a digit as `9`, anything else as itself.
pub(super) fn shape(text: &str) -> String {
    let class = |mark: char| match mark {
        'A'..='Z' => 'A',
        '0'..='9' => '9',
        other => other,
    };
    text.chars().map(class).collect()
}

/// What stands before the check letter, and the letter. The text is [`compact`].
pub(super) fn split_check_letter(written: &str) -> Result<(&str, char), IdError> {
    let letter = written.chars().next_back().ok_or(IdError::Empty)?;
    if letter.is_ascii_digit() {
        return Err(IdError::NoCheckLetter);
    }
    if !letter.is_ascii_uppercase() {
        return Err(IdError::StrayCharacter { at: written.chars().count() });
    }
    Ok((written.strip_suffix(letter).unwrap_or_default(), letter))
}

/// Refuses a check letter that is not the one its number asks for: the remainder by 23
/// (Home Office, as for the PNC id).
pub(super) fn verify(number: u64, found: char) -> Result<(), IdError> {
    let right = (0_u64..).zip(CHECK_LETTERS.chars()).find(|(remainder, _)| *remainder == number % 23);
    match right {
        Some((_, expected)) if expected == found => Ok(()),
        Some((_, expected)) => Err(IdError::WrongCheckLetter { expected, found }),
        None => Err(IdError::UnknownForm),
    }
}

/// Refuses an empty text. The text is [`compact`].
pub(super) fn not_empty(written: &str) -> Result<(), IdError> {
    if written.is_empty() { Err(IdError::Empty) } else { Ok(()) }
}

/// What is wrong where a slash was looked for: it alone is missing where all the rest are digits.
pub(super) fn no_slash(written: &str) -> IdError {
    let is_numeric = !written.is_empty() && written.chars().all(|mark| mark.is_ascii_digit());
    if is_numeric { IdError::NoSlash } else { IdError::UnknownForm }
}

/// Refuses what is no digit. `first` is the place of the first character.
pub(super) fn all_digits(text: &str, first: usize) -> Result<(), IdError> {
    match text.chars().position(|mark| !mark.is_ascii_digit()) {
        Some(index) => Err(IdError::NotADigit { at: first + index }),
        None => Ok(()),
    }
}

/// Refuses what is no capital letter. `first` is the place of the first character.
pub(super) fn all_letters(text: &str, first: usize) -> Result<(), IdError> {
    match text.chars().position(|mark| !mark.is_ascii_uppercase()) {
        Some(index) => Err(IdError::NotALetter { at: first + index }),
        None => Ok(()),
    }
}

/// Refuses what is neither a capital letter nor a digit. `first` is the place of the first character.
pub(super) fn all_letters_or_digits(text: &str, first: usize) -> Result<(), IdError> {
    match text.chars().position(|mark| !mark.is_ascii_uppercase() && !mark.is_ascii_digit()) {
        Some(index) => Err(IdError::NotALetterOrDigit { at: first + index }),
        None => Ok(()),
    }
}

/// Refuses a part that has too few characters or too many.
pub(super) fn has_length(text: &str, what: TextKey, least: usize, most: usize) -> Result<(), IdError> {
    let length = text.chars().count();
    if length < least {
        return Err(IdError::TooShort { what, least });
    }
    if length > most {
        return Err(IdError::TooLong { what, most });
    }
    Ok(())
}

/// A number of digits already known to be digits.
pub(super) fn number(digits: &str) -> Result<u64, IdError> {
    digits.parse().map_err(|_| IdError::UnknownForm)
}

/// Digits without leading noughts; a lone nought stays.
pub(super) fn without_noughts(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() && !digits.is_empty() { "0" } else { trimmed }
}

/// A year of two digits as one of four: of this century unless that lies ahead of `this_year`.
pub(super) fn full_year(short: i32, this_year: i32) -> i32 {
    let century = this_year - this_year.rem_euclid(100);
    let is_ahead = short > this_year.rem_euclid(100);
    if is_ahead { century - 100 + short } else { century + short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_two_digits_is_not_ahead_of_this_year() {
        assert_eq!(full_year(26, 2026), 2026);
        assert_eq!(full_year(27, 2026), 1927);
        assert_eq!(full_year(0, 2026), 2000);
        assert_eq!(full_year(99, 1999), 1999);
    }

    #[test]
    fn a_place_is_counted_from_one() {
        assert_eq!(all_digits("12a4", 1), Err(IdError::NotADigit { at: 3 }));
        assert_eq!(all_letters("A1", 4), Err(IdError::NotALetter { at: 5 }));
        assert_eq!(all_letters_or_digits("A1-", 1), Err(IdError::NotALetterOrDigit { at: 3 }));
        assert_eq!(split_check_letter("12\u{17b}"), Err(IdError::StrayCharacter { at: 3 }));
    }

    #[test]
    fn leading_noughts_fall_away_but_not_the_last() {
        assert_eq!(without_noughts("0073319"), "73319");
        assert_eq!(without_noughts("000"), "0");
        assert_eq!(without_noughts(""), "");
    }
}
