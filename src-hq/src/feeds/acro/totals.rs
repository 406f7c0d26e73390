//! The totals with which a report ends.

use super::super::normalised;

/// In how many cells of a row of totals anything stands, at most.
const CELLS_OF_A_TOTAL: usize = 3;

/// How a row of totals, or the last row of a report, begins.
const TOTALS: [&str; 17] = [
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "count",
    "row count",
    "record count",
    "records",
    "rows",
    "orders",
    "number of",
    "no of",
    "end of",
    "eof",
    "generated",
    "cyfanswm",
];

/// Whether cells are those of a row of totals, however many columns it has.
pub(super) fn is_total(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|cell| normalised(cell)).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return false };
    let begins = |word: &str| first.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    TOTALS.iter().any(|word| begins(word)) && filled.count() < CELLS_OF_A_TOTAL
}

/// What a row of totals counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Nothing: no number stands behind a word that counts rows.
    Nothing,
    /// This many rows.
    Count(u64),
    /// Several numbers, or one that is none: which of them counts the rows cannot be told.
    Several,
}

/// Words that make a number beside them one of rows, wherever they stand.
const COUNTING: [&str; 7] = ["total", "totals", "subtotal", "count", "records", "rows", "cyfanswm"];

/// Words that do so where a row begins with them.
const COUNTING_FIRST: [&str; 3] = ["orders", "number", "no"];

/// What a row of totals says of how many rows there are.
pub(super) fn says(cells: &[String]) -> Says {
    let normal: Vec<String> = cells.iter().map(|cell| normalised(cell)).collect();
    let mut words = normal.iter().flat_map(|cell| cell.split(' ')).filter(|word| !word.is_empty()).peekable();
    let counts_first = words.peek().is_some_and(|first| COUNTING_FIRST.contains(first));
    if !counts_first && !words.any(|word| COUNTING.contains(&word)) {
        return Says::Nothing;
    }
    let mut numbers = cells.iter().flat_map(|cell| numbers(cell));
    match (numbers.next(), numbers.next()) {
        (None, _) => Says::Nothing,
        (Some(one), None) => one.parse().map_or(Says::Several, Says::Count),
        (Some(_), Some(_)) => Says::Several,
    }
}

/// The numbers of a cell as their digits, those in groups of three joined: 1,234 and 1 234 are one number each.
fn numbers(cell: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // What stands between the last number and this place.
    let mut between = String::new();
    let mut groups = false;
    for run in runs(cell) {
        if !run.starts_with(|letter: char| letter.is_ascii_digit()) {
            between = run;
            continue;
        }
        let is_group = run.len() == 3 && is_separator(&between);
        // A number of four digits or more in one run has no groups.
        match found.last_mut().filter(|_last| is_group && groups) {
            Some(last) => last.push_str(&run),
            None => {
                groups = run.len() <= 3;
                found.push(run);
            }
        }
        between.clear();
    }
    found
}

/// Whether a text is one mark that is written between groups of digits.
fn is_separator(text: &str) -> bool {
    let mut letters = text.chars();
    let is_mark = |letter: char| matches!(letter, ',' | '.' | '\'' | '\u{2019}') || letter.is_whitespace();
    letters.next().is_some_and(is_mark) && letters.next().is_none()
}

/// A text as runs of digits and of what are none, in turn.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut was_digit = None;
    for letter in text.chars() {
        let is_digit = letter.is_ascii_digit();
        match runs.last_mut().filter(|_run| was_digit == Some(is_digit)) {
            Some(run) => run.push(letter),
            None => runs.push(letter.to_string()),
        }
        was_digit = Some(is_digit);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], expected: Says) {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        assert_eq!(says(&cells), expected, "{cells:?}");
    }

    #[test]
    fn a_total_is_read_with_its_groups_of_digits() {
        for total in ["Total: 1234", "Total: 1,234", "Total: 1 234", "Total: 1\u{a0}234", "TOTAL 1'234", "1.234 rows"] {
            check(&[total], Says::Count(1234));
        }
        check(&["Rows", "12,345,678"], Says::Count(12_345_678));
        check(&["End of report", "12 records"], Says::Count(12));
    }

    #[test]
    fn several_numbers_are_no_count() {
        for total in ["Total: 1234 of 3 courts", "Total: 12 345 6", "Total: 1,23", "Total 99999999999999999999999"] {
            check(&[total], Says::Several);
        }
        // Without quotes the mark between the groups parts two cells, as it does two numbers.
        check(&["Total: 1", "234"], Says::Several);
    }

    #[test]
    fn a_number_that_counts_no_rows_is_no_count() {
        for words in ["Generated 2026", "End of report 2026", "EOF", "Total", "End of orders 2026"] {
            check(&[words], Says::Nothing);
        }
    }
}
