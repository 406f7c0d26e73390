//! The starts that clocks are asked of: around every holiday and every change of the clocks, and between.

use super::calendar::{YEARS, clock_changes, midnight, number, published};
use std::collections::BTreeSet;

/// How many starts there are.
pub const STARTS: usize = 720;

/// Hours between the starts that lie between the edges: no whole number of days.
const BETWEEN: i64 = 443;

/// Every start, in minutes since 1970. An error if there are not as many as there should be.
pub fn starts() -> Result<BTreeSet<i64>, String> {
    let (first, last) = (midnight(number(YEARS.0, 1, 1)), midnight(number(YEARS.1, 12, 28)));
    let edges = (YEARS.0..=YEARS.1).flat_map(around_the_edges_of);
    let mut starts: BTreeSet<i64> = edges.filter(|start| (first..=last).contains(start)).collect();
    let mut between = first + 7 * 60;
    while starts.len() < STARTS && between < last {
        starts.insert(between);
        between += BETWEEN * 60;
    }
    if starts.len() == STARTS { Ok(starts) } else { Err(format!("{} starts, not {STARTS}", starts.len())) }
}

/// Around each holiday, published or not, and each change of the clocks.
fn around_the_edges_of(year: i64) -> Vec<i64> {
    let unpublished = [number(year, 1, 1), number(year, 12, 25), number(year, 12, 26)];
    let holidays: BTreeSet<i64> = published(year).into_iter().chain(unpublished).collect();
    let of_holidays = holidays.into_iter().flat_map(around);
    let (forward, back) = clock_changes(year);
    of_holidays.chain([forward, back].into_iter().flat_map(around_a_change)).collect()
}

/// The afternoon and the last minute before a day, its beginning, its morning, and the beginning of the next.
fn around(day: i64) -> [i64; 5] {
    let begins = midnight(day);
    [midnight(day - 1) + 14 * 60, begins - 1, begins, begins + 10 * 60 + 30, midnight(day + 1)]
}

/// The evening before the clocks change, half an hour before it, soon after it, and late that day.
fn around_a_change(day: i64) -> [i64; 4] {
    let begins = midnight(day);
    [midnight(day - 1) + 20 * 60, begins + 30, begins + 150, midnight(day + 1) - 60]
}
