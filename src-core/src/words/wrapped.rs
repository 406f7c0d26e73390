//! A line on a terminal, which is so wide and no wider.

/// What the further lines begin with: what they continue stands further left.
const HANG: &str = "  ";

/// On a terminal that is narrower, lines are left as they are.
const NARROWEST: usize = 20;

/// A line as the lines that it takes on a terminal of so many columns, broken between words; the second and later
/// ones are set in. A word that is wider than the terminal stays whole, so that an id can be copied.
pub fn wrapped(line: &str, columns: usize) -> Vec<String> {
    if columns < NARROWEST || line.chars().count() <= columns {
        return vec![line.to_owned()];
    }
    let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
    let hang = format!("{indent}{HANG}");
    let mut lines = Vec::new();
    let mut current = indent.clone();
    // Nothing but what sets it in stands in it yet.
    let mut is_empty = true;
    for word in line.trim_start_matches(' ').split(' ') {
        let is_full = current.chars().count() + 1 + word.chars().count() > columns;
        if is_full && !is_empty {
            if word.is_empty() {
                continue;
            }
            lines.push(current.trim_end().to_owned());
            current = hang.clone();
            is_empty = true;
        }
        if !is_empty {
            current.push(' ');
        }
        current.push_str(word);
        is_empty = false;
    }
    lines.push(current);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_between_words_and_goes_on_further_in() {
        assert_eq!(wrapped("a line that fits", 20), ["a line that fits"]);
        assert_eq!(
            wrapped("  12ab  LIVE  Restraining order on conviction", 24),
            ["  12ab  LIVE", "    Restraining order on", "    conviction"]
        );
        assert_eq!(wrapped("exactly twenty wide,", 20), ["exactly twenty wide,"]);
        assert_eq!(wrapped("one 01936c00-0000-7000-8000-000000000031 two", 20).len(), 3, "an id stays whole");
        assert_eq!(wrapped("as it is on a terminal of no width at all", 0).len(), 1);
        for columns in NARROWEST..60 {
            let line = "He is not to go within 100 metres of Mill Lane, Belper, between six and seven.";
            let lines = wrapped(line, columns);
            assert!(lines.iter().all(|line| line.chars().count() <= columns), "{columns}: {lines:?}");
            let words: Vec<String> = lines.iter().map(|line| line.trim().to_owned()).collect();
            assert_eq!(words.join(" "), line);
        }
    }
}
