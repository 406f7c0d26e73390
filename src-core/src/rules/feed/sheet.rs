//! What a spreadsheet does to a file that passes through it: noughts lost, numbers rounded, marks added.

use crate::rules::identifiers::{Phone, as_figures, in_ascii};

/// Telephone numbers of one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadPhones {
    /// The numbers that can be read, each as it can be dialled.
    pub numbers: Vec<String>,
    /// Whether everything in the cell was a number as written: nothing lost, added or left over.
    pub is_plain: bool,
}

/// Reads the telephone numbers of a cell: one, or several parted by strokes, commas, semicolons or
/// "or", each perhaps with a remark in brackets. A leading nought that a spreadsheet took is put back
/// where the number is then one that is in use.
pub fn read_phones(cell: &str) -> ReadPhones {
    let cell = cell.trim();
    if let Ok(_whole) = Phone::parse(cell) {
        return ReadPhones { numbers: vec![cell.to_owned()], is_plain: true };
    }
    let mut numbers: Vec<String> = Vec::new();
    let parts =
        cell.split(['/', ',', ';', '\n']).flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
    for part in parts {
        let Some(number) = read_one(part) else { continue };
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    ReadPhones { numbers, is_plain: false }
}

/// Whether a spreadsheet wrote a number with an exponent: its last figures are lost.
pub fn is_rounded(cell: &str) -> bool {
    let Some((number, exponent)) = cell.trim().split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let is_number = number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|mark| mark.is_ascii_digit() || matches!(mark, '.' | ','));
    is_number && matches!(exponent.len(), 1 | 2) && exponent.chars().all(|digit| digit.is_ascii_digit())
}

fn read_one(part: &str) -> Option<String> {
    let part = in_ascii(part.trim());
    if is_rounded(&part) {
        return None;
    }
    let part = part.trim_start_matches(['\'', '’', '=']).trim_matches('"').trim();
    let bare = without_remark(part);
    let mended = as_figures(part).filter(|mended| is_given_out_here(mended));
    if let Some(number) = [part, bare].into_iter().find(|text| Phone::parse(text).is_ok()) {
        return Some(number.to_owned());
    }
    // A nought is put back only before the ten figures that are left of a number without it, and a country's
    // digits without their plus are read for the United Kingdom's alone: any other result is made up.
    let figures: String = bare.chars().filter(|mark| *mark != ' ').collect();
    let is_bare = figures.len() == 10 && !figures.starts_with('0') && figures.bytes().all(|byte| byte.is_ascii_digit());
    let restored = is_bare.then(|| format!("0{bare}"));
    let with_plus = bare.starts_with("44").then(|| format!("+{bare}"));
    mended.or_else(|| [restored, with_plus].into_iter().flatten().find(|text| is_given_out_here(text)))
}

/// Whether a text is a number of the United Kingdom's.
fn is_given_out_here(text: &str) -> bool {
    Phone::parse(text).is_ok_and(|phone| phone.national().is_some())
}

/// A number without the remark behind it: "(mum)", "mum".
fn without_remark(text: &str) -> &str {
    let end = text.char_indices().rev().find(|(_, mark)| mark.is_ascii_digit()).map(|(at, mark)| at + mark.len_utf8());
    let remark = end.and_then(|end| text.get(end..)).unwrap_or_default();
    let says_something = remark.chars().any(char::is_alphabetic);
    if says_something { end.and_then(|end| text.get(..end)).unwrap_or(text) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(cell: &str, expected: &[&str], is_plain: bool) {
        let read = read_phones(cell);
        assert_eq!(
            (read.numbers.iter().map(String::as_str).collect::<Vec<_>>(), read.is_plain),
            (expected.to_vec(), is_plain),
            "{cell}"
        );
    }

    #[test]
    fn numbers_are_read_where_they_are_plain() {
        check("07700 900101", &["07700 900101"], true);
        check("7700900101", &["07700900101"], false);
        check("447700900101", &["447700900101"], true);
        check("'07700900103", &["07700900103"], false);
        check("07700 900105 / 07700 900106", &["07700 900105", "07700 900106"], false);
        check("07700 900107 (mum)", &["07700 900107"], false);
        check("07700 900107 or 01632 960123", &["07700 900107", "01632 960123"], false);
        check("=\"07700900103\"", &["07700900103"], false);
        check("O7700 9OO377", &["07700 900377"], false);
        check("0770090011l", &["07700900111"], false);
        check("\u{ff10}7700900101", &["07700900101"], false);
    }

    #[test]
    fn a_number_whose_figures_are_lost_is_not_made_up() {
        // With a nought before it, each of these would be a number of another country.
        for cell in ["0770090011", "077009001222", "0770090011x", "770090012"] {
            check(cell, &[], false);
        }
        for cell in ["4.477E+11", "7.7009E+09", "7,7E+09", "ask her", "999", "12345678", "1.7E+15"] {
            check(cell, &[], false);
        }
        assert!(
            is_rounded("1.7E+15") && is_rounded("4.477e11") && !is_rounded("DE26E00001") && !is_rounded("26E00001")
        );
    }

    proptest! {
        #[test]
        fn no_cell_breaks_the_reader(cell in "\\PC{0,40}") {
            let read = read_phones(&cell);
            prop_assert!(read.numbers.iter().all(|number| Phone::parse(number).is_ok()));
        }
    }
}
