//! Rows of a manifest that are no orders: a header that stands again where two files were glued together, and the
//! totals with which a report ends. Each is told, and none is taken for data.

use super::super::Told;
use super::COLUMNS;
use super::cells::Row as Cells;
use super::totals::{Says, is_total, says};
use cordon_core::text;
use cordon_core::words::Text;

/// How many names of columns make a row a header, and not one that happens to hold such a word.
const NAMES_OF_A_HEADER: usize = 5;

/// The rows below a manifest's header without those that are no orders, and what has to be told of these.
pub(super) struct Apart {
    /// Orders, rows of nothing, and rows that are refused.
    pub rows: Vec<Cells>,
    /// What was passed over, by line.
    pub told: Vec<Told>,
}

/// Parts the rows below a header.
pub(super) fn parted(all: Vec<Cells>) -> Apart {
    let mut apart = Apart { rows: Vec::new(), told: Vec::new() };
    let mut other_header = None;
    let mut rows_above = 0_u64;
    for row in all {
        let (line, last) = (row.line, row.last);
        let told = match (kind(&row), other_header) {
            (Kind::Header, _) => {
                (other_header, rows_above) = (None, 0);
                Some(text!("feed.acro_header_again"))
            }
            (Kind::OtherHeader, _) => {
                other_header = Some(line);
                apart.rows.push(Cells { line, last, cells: Err(text!("feed.acro_other_header")) });
                None
            }
            (Kind::Total { says }, _) => Some(of_total(says, rows_above)),
            (Kind::Nothing, _) => {
                apart.rows.push(row);
                None
            }
            (Kind::Row, Some(header)) => {
                apart.rows.push(Cells { line, last, cells: Err(text!("feed.acro_below_other_header", line = header)) });
                None
            }
            (Kind::Row, None) => {
                rows_above += 1;
                apart.rows.push(row);
                None
            }
        };
        apart.told.extend(told.map(|what| Told { within: None, line: Some(line), what }));
    }
    apart
}

/// What a row is.
enum Kind {
    /// An order, or what should be one.
    Row,
    /// Nothing stands in it.
    Nothing,
    /// The manifest's header.
    Header,
    /// A header of other columns.
    OtherHeader,
    /// A row of totals.
    Total {
        /// How many rows it counts.
        says: Says,
    },
}

fn kind(row: &Cells) -> Kind {
    let Ok(cells) = &row.cells else { return Kind::Row };
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Kind::Nothing;
    }
    let named = cells.iter().filter(|cell| COLUMNS.contains(&cell.trim())).count();
    if cells.len() == COLUMNS.len() && cells.iter().zip(COLUMNS).all(|(cell, name)| cell.trim() == name) {
        Kind::Header
    } else if named >= NAMES_OF_A_HEADER {
        Kind::OtherHeader
    } else if is_total(cells) {
        Kind::Total { says: says(cells) }
    } else {
        Kind::Row
    }
}

/// What is told of a total: where it counts otherwise than the file holds, rows may be lost.
fn of_total(says: Says, rows: u64) -> Text {
    match says {
        Says::Count(says) if says != rows => text!("feed.acro_total_differs", says = says, rows = rows),
        Says::Several => text!("feed.acro_total_uncompared", rows = rows),
        Says::Count(_) | Says::Nothing => text!("feed.acro_total"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Papers, read_manifest};
    use super::*;
    use crate::feeds::{Outcome, Reading};
    use cordon_core::rules::time::Timestamp;

    const ROW: &str = "DE26F00001,1700000000000001,Invented Court,195520,FL401,26/02/2026,26/10/2027_23:59,Example,Una,\
                       1988-04-12,1 Sample Street,Derby,DE1 2AB,,,No,No,No,Specimen,Beta,,9 Model Road,Derby,DE22 1ZZ,,,,\
                       Yes,Yes,Yes,";

    fn header() -> String {
        COLUMNS.join(",")
    }

    fn read(lines: &[&str]) -> Vec<Reading> {
        let text = format!("{}\r\n{}\r\n", header(), lines.join("\r\n"));
        let learnt_at = Timestamp::parse("2026-11-22T02:10:00Z").unwrap();
        read_manifest(text.as_bytes(), &Papers::default(), learnt_at)
    }

    /// How many orders were read, the lines refused, and the lines told of.
    fn counted(readings: &[Reading]) -> (usize, Vec<Option<u32>>) {
        let orders = readings.iter().filter(|reading| matches!(reading.outcome, Outcome::Orders(_))).count();
        let refused = readings.iter().filter_map(|reading| match &reading.outcome {
            Outcome::Broken { line, .. } => Some(*line),
            Outcome::Orders(_) | Outcome::NothingForUs { .. } => None,
        });
        (orders, refused.collect())
    }

    fn tells(readings: &[Reading], line: Option<u32>, words: &str) -> bool {
        let mut told = readings.iter().flat_map(|reading| &reading.told);
        told.any(|told| told.line == line && told.what.to_string().contains(words))
    }

    #[test]
    fn a_header_that_stands_again_is_told_and_the_rows_below_it_are_read() {
        let other = ROW.replace("DE26F00001,1700000000000001", "DE26F00002,1700000000000002");
        for again in [header(), format!("\u{feff}{}", header()), format!(" {} ", header())] {
            let readings = read(&[ROW, &again, &other]);
            assert_eq!(counted(&readings), (2, Vec::new()), "{readings:?}");
            assert!(tells(&readings, Some(3), "two files"), "{readings:?}");
        }
        let readings = read(&[&header()]);
        assert_eq!(counted(&readings), (0, Vec::new()));
        assert!(tells(&readings, Some(2), "two files"));
    }

    #[test]
    fn below_a_header_of_other_columns_no_row_is_read() {
        let mut columns = COLUMNS;
        columns.swap(7, 18);
        let readings = read(&[ROW, &columns.join(","), ROW, &header(), ROW]);
        assert_eq!(counted(&readings), (2, vec![Some(3), Some(4)]), "{readings:?}");
    }

    #[test]
    fn a_row_of_totals_is_told_and_is_no_order() {
        let wide = |words: &str| format!("{words}{}", ",".repeat(COLUMNS.len() - 1));
        for total in
            ["Total: 1".to_owned(), wide("Total: 1"), wide("TOTAL,1").replacen(",,", ",", 1), "Rows,1".to_owned()]
        {
            let readings = read(&[ROW, &total]);
            assert_eq!(counted(&readings), (1, Vec::new()), "{total}: {readings:?}");
            assert!(tells(&readings, Some(3), "no order") && !tells(&readings, None, "lost"), "{total}: {readings:?}");
        }
        for total in ["Total: 12", "Number of orders,12", "End of report"] {
            let readings = read(&[ROW, total]);
            assert_eq!(counted(&readings), (1, Vec::new()), "{total}: {readings:?}");
            assert_eq!(tells(&readings, Some(3), "12"), total.contains("12"), "{total}: {readings:?}");
        }
        for (total, tells_of) in [
            ("\"Total: 1,234\"", "it says 1234"),
            ("Total: 1,234", "not compared"),
            ("Total: 1234 of 3 courts", "not compared"),
        ] {
            let readings = read(&[ROW, total]);
            assert!(tells(&readings, Some(3), tells_of), "{total}: {readings:?}");
        }
        let readings = read(&[ROW, "Generated 2026"]);
        assert!(!tells(&readings, Some(3), "2026") && !tells(&readings, Some(3), "lost"), "{readings:?}");
    }

    #[test]
    fn a_row_cut_short_or_of_a_name_like_a_total_is_no_total() {
        let readings = read(&[ROW, "DE26F00003,1700000000000003", &ROW.replace("Example", "Total")]);
        assert_eq!(counted(&readings), (2, vec![Some(3)]), "{readings:?}");
    }

    #[test]
    fn rows_of_commas_alone_are_counted_and_never_refused() {
        let readings = read(&[ROW, &",".repeat(30), ",,,", &",".repeat(40)]);
        assert_eq!(counted(&readings), (1, Vec::new()), "{readings:?}");
        assert!(tells(&readings, None, "3 empty rows"), "{readings:?}");
    }
}
