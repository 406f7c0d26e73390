//! A line of two columns, as a program's help has them.

/// A line of help as the lines that it takes on so many columns, broken between words: what goes on stands under the
/// second column where there is one, else under the beginning. Marks of colour take no room. A word that is wider than
/// the columns stays whole.
pub fn aligned(line: &str, columns: usize) -> Vec<String> {
    if width(line) <= columns {
        return vec![line.to_owned()];
    }
    let under = second_column(line).filter(|at| at * 2 <= columns).unwrap_or_else(|| indent(&visible(line)));
    let hang = " ".repeat(under);
    let mut lines = Vec::new();
    let mut current = String::new();
    for (index, word) in line.split(' ').enumerate() {
        let is_full = width(&current) + 1 + width(word) > columns;
        if is_full && !word.is_empty() && !current.trim().is_empty() {
            lines.push(current.trim_end().to_owned());
            current.clone_from(&hang);
        } else if index > 0 {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current);
    lines
}

/// Where the second column begins: behind the first gap of two spaces or more within the text.
fn second_column(line: &str) -> Option<usize> {
    let shown = visible(line);
    let start = indent(&shown);
    let text = shown.trim_start_matches(' ');
    let (before, _after) = text.split_once("  ")?;
    let spaces = text.strip_prefix(before)?.chars().take_while(|letter| *letter == ' ').count();
    let at = before.chars().count() + spaces;
    (at < text.chars().count()).then_some(start + at)
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|letter| *letter == ' ').count()
}

fn width(line: &str) -> usize {
    visible(line).chars().count()
}

/// A line without its marks of colour: from an escape to the letter m.
fn visible(line: &str) -> String {
    let mut is_mark = false;
    let shown = line.chars().filter(|letter| {
        let is_shown = !is_mark && *letter != '\u{1b}';
        is_mark = (is_mark && *letter != 'm') || *letter == '\u{1b}';
        is_shown
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_stands_under_the_second_column_or_the_beginning() {
        assert_eq!(aligned("  --json  Print JSON.", 30), ["  --json  Print JSON."]);
        assert_eq!(
            aligned("  --slot <SLOT>  Whose slot to open here", 34),
            ["  --slot <SLOT>  Whose slot to", "                 open here"]
        );
        assert_eq!(aligned("    a paragraph that goes on", 20), ["    a paragraph that", "    goes on"]);
        assert_eq!(aligned("  --a-very-long-name-of-it  is told", 30), ["  --a-very-long-name-of-it  is", "  told"]);
        assert_eq!(aligned("one 01936c00-0000-7000-8000-000000000031", 20).len(), 2, "an id stays whole");
    }

    #[test]
    fn marks_of_colour_take_no_room() {
        let line = "  \u{1b}[1m--json\u{1b}[0m  Print what is told as JSON";
        let lines = aligned(line, 24);
        assert_eq!(
            lines.iter().map(|line| visible(line)).collect::<Vec<_>>(),
            ["  --json  Print what is", "          told as JSON"]
        );
        assert!(lines[0].contains("\u{1b}[1m--json\u{1b}[0m"), "{lines:?}");
    }
}
