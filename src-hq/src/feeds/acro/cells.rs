//! Strict rows: one to a physical line, each with every column. A quote that is left open ends with its
//! line, so that nothing of one row can come to stand in another; reading goes on at the next line.

use super::lines::Line;
use super::totals::is_total;
use cordon_core::words::{Text, TextKey};
use cordon_core::{text, text_key};

/// The most lines that a quoted cell is followed over in order to name it.
const FAR: usize = 50;

/// One row of a manifest.
pub(super) struct Row {
    /// Its line, the first where it stands on several.
    pub line: u32,
    /// The last of its lines.
    pub last: u32,
    /// Its cells, or why it is refused.
    pub cells: Result<Vec<String>, Text>,
}

impl Row {
    /// A row of one line that is refused.
    fn refused(line: u32, reason: Text) -> Self {
        Self { line, last: line, cells: Err(reason) }
    }
}

/// Reads lines as rows of so many columns; lines of nothing are no rows.
pub(super) fn rows(lines: &[Line], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let taken = match &line.text {
            Ok(text) if text.trim().is_empty() => 0,
            Ok(text) => one(line.number, text, after, columns, &mut rows),
            Err(reason) => {
                rows.push(Row::refused(line.number, reason.clone()));
                0
            }
        };
        rest = after.get(taken..).unwrap_or_default();
    }
    rows
}

/// Reads the row that begins on a line; how many of the lines after it belong to it.
fn one(line: u32, text: &str, after: &[Line], columns: usize, rows: &mut Vec<Row>) -> usize {
    let parsed = parse(text);
    let found = match &parsed {
        Parsed::Cells(cells) if cells.len() == columns => {
            rows.push(Row { line, last: line, cells: Ok(cells.clone()) });
            return 0;
        }
        // Where it stands in a row of its own, one of nothing or of totals is none that lacks cells.
        Parsed::Cells(cells) if is_nothing(cells) || is_total(cells) => {
            let mut cells = cells.clone();
            cells.resize(columns, String::new());
            rows.push(Row { line, last: line, cells: Ok(cells) });
            return 0;
        }
        Parsed::Cells(cells) => cells.len(),
        Parsed::Open { column } => return open(line, text, *column, after, columns, rows),
        Parsed::Stray { column } => {
            rows.push(Row::refused(line, text!("feed.cells_stray", column = *column)));
            return 0;
        }
    };
    let pieces = pieces(found, after, columns);
    let reason = match pieces {
        0 => match separators(text) {
            None => text!("feed.cells_columns", count = found, expected = columns),
            Some(marks) => text!("feed.cells_columns_by", count = found, expected = columns, marks = marks),
        },
        more => text!("feed.cells_cut", line = line.saturating_add(number(more))),
    };
    rows.push(Row { line, last: line.saturating_add(number(pieces)), cells: Err(reason) });
    pieces
}

fn is_nothing(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// Refuses a row whose quote is left open. Where the quote closes on a later line, each line on the way that
/// begins a row of its own is refused as well, above all the one that closes it: nothing tells whose it is.
fn open(line: u32, text: &str, column: usize, after: &[Line], columns: usize, rows: &mut Vec<Row>) -> usize {
    let Some(within) = closes(text, after, columns) else {
        rows.push(Row::refused(line, text!("feed.cells_open", column = column)));
        return 0;
    };
    let last = line.saturating_add(number(within));
    rows.push(Row { line, last, cells: Err(text!("feed.cells_runs_on", column = column, last = last)) });
    for inner in after.iter().take(within) {
        if inner.text.as_ref().is_ok_and(|text| begins_a_row(text, columns)) {
            rows.push(Row::refused(inner.number, text!("feed.cells_within", line = line)));
        }
    }
    within
}

/// Whether a line holds as many cells as a row does, be its quotes whole or not.
fn begins_a_row(text: &str, columns: usize) -> bool {
    match parse(text) {
        Parsed::Cells(cells) => cells.len() == columns,
        Parsed::Open { .. } | Parsed::Stray { .. } => text.split(',').count() >= columns,
    }
}

/// After how many more lines a whole row ends that began with an open quote.
fn closes(text: &str, after: &[Line], columns: usize) -> Option<usize> {
    let mut whole = text.to_owned();
    for (index, line) in after.iter().take(FAR).enumerate() {
        whole.push('\n');
        whole.push_str(line.text.as_ref().ok()?);
        match parse(&whole) {
            Parsed::Open { .. } => {}
            Parsed::Cells(cells) if cells.len() == columns => return Some(index + 1),
            Parsed::Cells(_) | Parsed::Stray { .. } => return None,
        }
    }
    None
}

/// How many of the next lines are pieces of a row that a line end cut; 0 where it is not cut.
fn pieces(found: usize, after: &[Line], columns: usize) -> usize {
    let mut cells = found;
    for (index, line) in after.iter().take(FAR).enumerate() {
        let Ok(text) = &line.text else { return 0 };
        let Parsed::Cells(more) = parse(text) else { return 0 };
        if text.trim().is_empty() || more.len() >= columns {
            return 0;
        }
        cells = cells.saturating_add(more.len()).saturating_sub(1);
        if cells >= columns {
            return if cells == columns { index + 1 } else { 0 };
        }
    }
    0
}

/// What parts the columns, where it is something else than commas.
fn separators(text: &str) -> Option<TextKey> {
    let commas = text.matches(',').count();
    let others = [
        (';', text_key!("feed.cells_semicolons")),
        ('\t', text_key!("feed.cells_tabs")),
        ('|', text_key!("feed.cells_strokes")),
    ];
    let other = others.iter().find(|(mark, _)| text.matches(*mark).count() > commas);
    other.map(|(_, name)| *name)
}

fn number(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// A text as cells.
enum Parsed {
    /// All of it.
    Cells(Vec<String>),
    /// A quote that opens a column is never closed.
    Open { column: usize },
    /// A quote within an unquoted column, or something behind the closing quote of one.
    Stray { column: usize },
}

/// Parts a text at its commas (RFC 4180).
fn parse(text: &str) -> Parsed {
    let mut cells: Vec<String> = Vec::new();
    let mut rest = text;
    loop {
        let column = cells.len() + 1;
        let (cell, after) = match rest.strip_prefix('"') {
            None => {
                rest.split_once(',').map_or((rest.to_owned(), None), |(cell, after)| (cell.to_owned(), Some(after)))
            }
            Some(quoted) => match unquote(quoted) {
                None => return Parsed::Open { column },
                Some((cell, "")) => (cell, None),
                Some((cell, after)) => match after.strip_prefix(',') {
                    Some(after) => (cell, Some(after)),
                    None => return Parsed::Stray { column },
                },
            },
        };
        if !rest.starts_with('"') && cell.contains('"') {
            return Parsed::Stray { column };
        }
        cells.push(cell);
        match after {
            Some(after) => rest = after,
            None => return Parsed::Cells(cells),
        }
    }
}

/// The text up to the closing quote, two quotes being one, and what stands behind it.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return Some((cell, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    /// Line by line: the cells, or "!".
    fn shown(text: &str) -> Vec<(u32, String)> {
        let read = lines(text.as_bytes());
        let one = |row: Row| (row.line, row.cells.map_or_else(|_| "!".to_owned(), |cells| cells.join("|")));
        rows(&read.lines, 3).into_iter().map(one).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &str)]) {
        let expected: Vec<(u32, String)> = expected.iter().map(|(line, cells)| (*line, (*cells).to_owned())).collect();
        assert_eq!(shown(text), expected, "{text:?}");
    }

    #[test]
    fn a_quote_left_open_costs_its_own_row_only() {
        check("a,b,\"c\nd,e,f\ng,h,i\n", &[(1, "!"), (2, "d|e|f"), (3, "g|h|i")]);
        check("a,\"b,c\nd,\"e, e\",f\ng,h,i", &[(1, "!"), (2, "d|e, e|f"), (3, "g|h|i")]);
        check("a,b\"b,c\nd,e,f", &[(1, "!"), (2, "d|e|f")]);
        check("a,\"b\"b,c\nd,e,f", &[(1, "!"), (2, "d|e|f")]);
        check("a,\"b\"\"b\",\nd,\"\",f", &[(1, "a|b\"b|"), (2, "d||f")]);
    }

    #[test]
    fn what_lies_within_a_quote_that_closes_later_is_nobodys() {
        check("a,\"b\nx,y,z\nb\",c\nd,e,f", &[(1, "!"), (2, "!"), (4, "d|e|f")]);
        check("a,\"b\nb\",c\nd,e,f", &[(1, "!"), (3, "d|e|f")]);
    }

    #[test]
    fn a_line_that_closes_the_quote_of_another_row_is_refused_for_itself() {
        check("a,\"b,c\nd,e\",f\ng,h,i", &[(1, "!"), (2, "!"), (3, "g|h|i")]);
        check("a,\"b,c\nx,y\"\"y,z\nd,e\",f\ng,h,i", &[(1, "!"), (2, "!"), (3, "!"), (4, "g|h|i")]);
        check("a,\"b,c\n\nd,e\",\"f, f\"\ng,h,i", &[(1, "!"), (3, "!"), (4, "g|h|i")]);
    }

    #[test]
    fn a_row_knows_its_last_line() {
        for (text, last) in [("a,\"b\nb\",c\nd,e,f", 2), ("a,\"b\n\nb\",c", 3), ("a,b\nb,c", 2), ("a,b\nd,e,f", 1)] {
            assert_eq!(rows(&lines(text.as_bytes()).lines, 3).remove(0).last, last, "{text:?}");
        }
    }

    #[test]
    fn a_row_cut_by_a_line_end_is_refused_once() {
        check("a,b\nb,c\nd,e,f", &[(1, "!"), (3, "d|e|f")]);
        check("a,b\nd,e,f\ng,h,i,j", &[(1, "!"), (2, "d|e|f"), (3, "!")]);
        check("\n  \na,b,c\n\n", &[(3, "a|b|c")]);
    }

    #[test]
    fn other_separators_are_named() {
        for (text, name) in [("a;b;c", "semicolons"), ("a\tb\tc", "tabs"), ("a|b|c", "strokes")] {
            let read = lines(text.as_bytes());
            let reason = rows(&read.lines, 3).remove(0).cells.unwrap_err().to_string();
            assert!(reason.starts_with("1 column where 3 are expected") && reason.contains(name), "{reason}");
        }
    }
}
