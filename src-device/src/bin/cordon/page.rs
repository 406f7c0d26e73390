//! Lines for a person: on a terminal, in a pipe, or in a file.

use cordon_core::words::{Wording, english, plain, wrapped};

const BOLD: &str = "\u{1b}[1m";
const ALARM: &str = "\u{1b}[1;31m";
const FAINT: &str = "\u{1b}[2m";
const END: &str = "\u{1b}[0m";

/// Whether lines are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// As a terminal shows it.
    Shown,
    /// Plain text.
    Plain,
}

/// How lines are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether they are coloured.
    pub colour: Colour,
    /// How many columns the terminal has; none where it is no terminal, and lines are as long as they are.
    pub columns: Option<usize>,
}

impl Look {
    #[cfg(test)]
    /// As in a file.
    pub const PLAIN: Self = Self { colour: Colour::Plain, columns: None };
}

/// The lines of one reply. Whatever is written into it is kept from driving the terminal.
pub struct Page {
    text: String,
    look: Look,
}

impl Page {
    /// An empty page.
    pub fn new(look: Look) -> Self {
        Self { text: String::new(), look }
    }

    /// All its lines, each with its end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A heading.
    pub fn title(&mut self, words: impl AsRef<str>) {
        self.add("", words.as_ref(), BOLD);
    }

    /// What must not be overlooked.
    pub fn alarm(&mut self, words: impl AsRef<str>) {
        self.add("", words.as_ref(), ALARM);
    }

    /// What stands beside an answer: its age, its source.
    pub fn aside(&mut self, words: impl AsRef<str>) {
        self.add("", words.as_ref(), FAINT);
    }

    /// A line.
    pub fn line(&mut self, words: impl AsRef<str>) {
        self.add("", words.as_ref(), "");
    }

    /// A text of the catalogue.
    pub fn say(&mut self, text: impl Into<Wording>) {
        self.line(english(text));
    }

    /// A line that belongs under the one before.
    pub fn item(&mut self, words: impl AsRef<str>) {
        self.add("  ", words.as_ref(), "");
    }

    /// A line under an item.
    pub fn under(&mut self, words: impl AsRef<str>) {
        self.add("    ", words.as_ref(), "");
    }

    /// An empty line, unless one stands there or nothing does.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with its lines, set off; nothing where there are none.
    pub fn part(&mut self, title: impl AsRef<str>, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return;
        }
        self.gap();
        self.title(title);
        for line in lines {
            self.item(line);
        }
    }

    /// Words of several lines keep them; words that are empty are no line.
    fn add(&mut self, indent: &str, words: &str, look: &str) {
        for line in words.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
            let line = format!("{indent}{}", plain(line));
            for line in wrapped(&line, self.look.columns.unwrap_or_default()) {
                self.put(&line, look);
            }
        }
    }

    /// A line as it stands; what sets it in has no look.
    fn put(&mut self, line: &str, look: &str) {
        let words = line.trim_start_matches(' ');
        let indent = line.strip_suffix(words).unwrap_or_default();
        self.text.push_str(indent);
        match self.look.colour {
            Colour::Shown if !look.is_empty() => self.text.extend([look, words, END]),
            Colour::Shown | Colour::Plain => self.text.push_str(words),
        }
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_stands_on_a_terminal_only_and_never_comes_from_the_words() {
        let write = |colour| {
            let mut page = Page::new(Look { colour, columns: None });
            page.alarm("one\u{1b}[2Jtwo");
            page.item("three");
            page.text().to_owned()
        };
        assert_eq!(write(Colour::Plain), "one\u{fffd}[2Jtwo\n  three\n");
        assert_eq!(write(Colour::Shown), "\u{1b}[1;31mone\u{fffd}[2Jtwo\u{1b}[0m\n  three\n");
    }

    #[test]
    fn a_line_wraps_at_the_width_of_the_terminal_and_each_of_its_lines_is_coloured() {
        let mut page = Page::new(Look { colour: Colour::Shown, columns: Some(20) });
        page.item("one two three four five six");
        page.title("one two three four five");
        assert_eq!(
            page.text(),
            "  one two three four\n    five six\n\u{1b}[1mone two three four\u{1b}[0m\n  \u{1b}[1mfive\u{1b}[0m\n"
        );
    }

    #[test]
    fn a_part_without_lines_has_no_heading() {
        let mut page = Page::new(Look::PLAIN);
        page.part("Nothing", [String::new()]);
        page.part("Two", ["a".to_owned(), "b\nc".to_owned()]);
        page.gap();
        page.gap();
        page.line("end");
        assert_eq!(page.text(), "Two\n  a\n  b\n  c\n\nend\n");
    }
}
