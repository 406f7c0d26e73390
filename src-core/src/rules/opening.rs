//! The opening words of a longer text, for lists.

/// As much of a text's beginning as fits, ended at a word and marked as cut where it is. A first word
/// that does not fit is cut within.
pub fn opening(text: &str, longest: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    // One place is the mark's.
    let fits: String = text.chars().take(longest.saturating_sub(1)).collect();
    let goes_on = text.chars().nth(longest.saturating_sub(1)).is_some_and(|next| !next.is_whitespace());
    let whole =
        if goes_on { fits.rsplit_once(char::is_whitespace).map_or(fits.as_str(), |(whole, _)| whole) } else { &fits };
    format!("{}…", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn a_preview_ends_at_a_word() {
        assert_eq!(opening("He rang the bell.", 17), "He rang the bell.");
        assert_eq!(opening("He rang the bell twice.", 18), "He rang the bell…");
        assert_eq!(opening("He rang the bell twice.", 16), "He rang the…");
        assert_eq!(opening("He rang the bell twice.", 17), "He rang the bell…");
        assert_eq!(opening("  Llanfairpwllgwyngyll  ", 6), "Llanf…");
        assert_eq!(opening("éé éé", 4), "éé…");
        assert_eq!(opening("", 4), "");
    }
}
