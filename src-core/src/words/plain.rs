//! Words of somebody else on a terminal.

/// Text without control characters: what was imported, and a file's name, must not drive a terminal.
pub fn plain(text: &str) -> String {
    text.chars().map(|letter| if is_unseen(letter) { '\u{fffd}' } else { letter }).collect()
}

/// Control characters, and those that turn the direction of what follows: a name could show as another.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_drives_a_terminal_or_turns_what_follows() {
        for (text, is) in [
            ("\u{1b}[2Jgone", "\u{fffd}[2Jgone"),
            ("a\rb\nc\u{7}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("night\u{202e}lmx.exe", "night\u{fffd}lmx.exe"),
            ("Siân Ŵyn 王 👮", "Siân Ŵyn 王 👮"),
        ] {
            assert_eq!(plain(text), is, "{text:?}");
        }
    }
}
