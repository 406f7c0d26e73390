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

/// The one number that stands in a row; none where there are several.
pub(super) fn number(cells: &[String]) -> Option<u64> {
    let words: Vec<String> = cells.iter().map(|cell| normalised(cell)).collect();
    let mut numbers = words.iter().flat_map(|cell| cell.split(' ')).filter_map(|word| word.parse::<u64>().ok());
    let first = numbers.next()?;
    numbers.next().is_none().then_some(first)
}
