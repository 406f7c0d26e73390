//! The tokeniser: prose as words and marks, each with its place in the text.

/// One word or mark, and where it stands.
struct Token {
    from: usize,
    to: usize,
    lower: String,
    capital: bool,
    line_start: bool,
}

/// A text and its tokens. Every character that is not white space belongs to a token.
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Words<'a> {
    /// Tokenises a text.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, tokens: tokenise(text) }
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token in lower case; empty beyond either end.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.lower.as_str())
    }

    /// The token before this one in lower case; empty at the start.
    pub(super) fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |previous| self.lower(previous))
    }

    /// Whether the token begins with a capital letter.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.capital)
    }

    /// Whether the token is the first on its line.
    pub(super) fn is_line_start(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.line_start)
    }

    /// Whether the token touches the next one.
    pub(super) fn touches_next(&self, index: usize) -> bool {
        match (self.tokens.get(index), self.tokens.get(index + 1)) {
            (Some(one), Some(next)) => one.to == next.from,
            (Some(_) | None, _) => false,
        }
    }

    /// The first byte of a token; the end of the text beyond the last.
    pub(super) fn start(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(self.text.len(), |token| token.from)
    }

    /// How many tokens the phrase takes at an index, if it stands there.
    pub(super) fn phrase_at(&self, index: usize, phrase: &str) -> Option<usize> {
        let mut at = index;
        for word in phrase.split(' ') {
            if self.lower(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at - index)
    }

    /// How many tokens the first fitting phrase takes at an index.
    pub(super) fn any_at(&self, index: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.phrase_at(index, phrase))
    }

    /// The first place within a range where one of the phrases stands: index and length.
    pub(super) fn find(&self, from: usize, to: usize, phrases: &[&str]) -> Option<(usize, usize)> {
        (from..to.min(self.len())).find_map(|index| {
            let length = self.any_at(index, phrases)?;
            (index + length <= to).then_some((index, length))
        })
    }

    /// Whether one of the phrases stands within a range.
    pub(super) fn has(&self, from: usize, to: usize, phrases: &[&str]) -> bool {
        self.find(from, to, phrases).is_some()
    }

    /// The text of a range of tokens, without marks at its ends.
    pub(super) fn slice(&self, from: usize, to: usize) -> String {
        let (Some(first), Some(last)) =
            (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last)))
        else {
            return String::new();
        };
        let text = self.text.get(first.from..last.to).unwrap_or_default();
        let text = text.trim_matches(|mark: char| {
            mark.is_whitespace() || matches!(mark, ',' | ';' | ':' | '-' | '–' | '.' | '/' | '|' | '*' | '•')
        });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text from one token up to another, as it came, without white space at its ends.
    pub(super) fn verbatim(&self, from: usize, to: usize) -> &'a str {
        self.text.get(self.start(from)..self.start(to)).unwrap_or_default().trim()
    }
}

fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut previous: Option<char> = None;
    let mut joined = false;
    let mut line_start = true;
    while let Some((at, this)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if this.is_whitespace() {
            line_start = line_start || this == '\n';
            previous = None;
            joined = false;
            continue;
        }
        let to = at + this.len_utf8();
        // "7pm-7am" is two times; "co-defendant" and "Mon-Fri" are one word.
        let is_number = tokens.last().is_some_and(|last| last.lower.starts_with(|mark: char| mark.is_ascii_digit()));
        let joiner = joins(previous, this, next) && !(this == '-' && is_number);
        let goes_on = joiner || (is_word(this) && (joined || previous.is_some_and(is_word)));
        match tokens.last_mut() {
            Some(last) if goes_on => {
                last.to = to;
                last.lower.extend(this.to_lowercase());
            }
            Some(_) | None => tokens.push(Token {
                from: at,
                to,
                lower: this.to_lowercase().collect(),
                capital: is_capital(this),
                line_start,
            }),
        }
        line_start = false;
        joined = joiner;
        previous = Some(this);
    }
    tokens
}

/// Whether a letter begins a name: a capital, or one of a script that has none.
pub(super) fn is_capital(letter: char) -> bool {
    letter.is_uppercase() || (letter.is_alphabetic() && !letter.is_lowercase())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether a mark between two characters makes one word of them: "O'Neil", "co-defendant",
/// "07:00", "31/07/2026", "1,000".
fn joins(previous: Option<char>, mark: char, next: Option<char>) -> bool {
    let (Some(previous), Some(next)) = (previous, next) else { return false };
    match mark {
        '\'' | '’' => is_word(previous) && is_word(next),
        '-' => previous.is_alphabetic() && next.is_alphanumeric(),
        '/' | ':' | '.' | ',' => previous.is_ascii_digit() && next.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        let found: Vec<&str> = (0..words.len()).map(|index| words.lower(index)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_times_and_dates_stay_whole() {
        check("between 21:00 and 07.30, daily.", &["between", "21:00", "and", "07.30", ",", "daily", "."]);
        check("until 31/07/2026. O'Neil", &["until", "31/07/2026", ".", "o'neil"]);
        check("1,000 co-defendants 1/2 mile", &["1,000", "co-defendants", "1/2", "mile"]);
        check("Exclusion: not", &["exclusion", ":", "not"]);
        check("Exclusion:not (1)Not", &["exclusion", ":", "not", "(", "1", ")", "not"]);
        check("18.00-05.00", &["18.00", "-", "05.00"]);
        check("7pm-7am Mon-Fri", &["7pm", "-", "7am", "mon-fri"]);
    }
}
