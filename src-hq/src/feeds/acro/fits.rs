//! Whether the cells of a row stand under their columns. A comma too many early in a row and one too few
//! later leave thirty-one cells of which many are another's.

use cordon_core::rules::identifiers::normalise_postcode;
use cordon_core::text;
use cordon_core::words::{Argument, Text, Verbatim, listed};

/// What the cell of a confidentiality column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Confidential {
    /// Yes, withheld, or not stated.
    Yes,
    /// No.
    No,
    /// Something that may mean either: it is kept as confidential, and told.
    Unclear,
    /// Nothing that such a column holds.
    Nonsense,
}

/// Reads a confidentiality cell.
pub(super) fn confidential(cell: &str) -> Confidential {
    match cell.trim().to_lowercase().as_str() {
        "yes" | "-" | "" => Confidential::Yes,
        "no" => Confidential::No,
        "y" | "n" | "true" | "false" | "1" | "0" | "nope" | "yes." | "no." | "n/a" | "ie" | "na" | "x" => {
            Confidential::Unclear
        }
        _ => Confidential::Nonsense,
    }
}

/// Why a row's cells cannot all be its own: its columns by name, read through `cell`.
pub(super) fn shifted<'r>(cell: impl Fn(&str) -> &'r str) -> Option<Text> {
    let (mut of_surnames, mut of_others) = (Vec::new(), Vec::new());
    for who in ["Respondent", "Applicant"] {
        if let Some(certain) = misfit(&cell, who) {
            return Some(reason(certain));
        }
        let [surname, postcode, born] = ["Surname", "Postcode", "DOB"].map(|part| format!("{who} {part}"));
        // No is a surname as well: it tells of a shift beside another doubt only.
        of_surnames.extend(is_yes_or_no(cell(&surname)).then(|| yes_or_no(&surname)));
        let has_figure = cell(&surname).chars().any(|mark| mark.is_ascii_digit());
        of_surnames.extend(has_figure.then(|| text!("feed.fits_figure", column = Verbatim::from(surname.as_str()))));
        let bare = [born, postcode].into_iter().filter(|column| has_no_figure(cell(column)));
        of_others.extend(bare.map(|column| text!("feed.fits_no_figure", column = Verbatim::from(column))));
    }
    if is_yes_or_no(cell("Order File Name")) {
        return Some(reason(yes_or_no("Order File Name")));
    }
    if of_surnames.is_empty() || of_surnames.len() + of_others.len() < 2 {
        return None;
    }
    let doubts: Vec<Argument> = of_surnames.into_iter().chain(of_others).map(Argument::from).collect();
    let doubts = listed(&doubts, &|first, next| text!("feed.fits_list", first = first, next = next))?;
    Some(text!("feed.fits_shifted", what = doubts))
}

/// What one of a person's cells says that only another column's can.
fn misfit<'r>(cell: &impl Fn(&str) -> &'r str, who: &str) -> Option<Text> {
    let confidentials = ["Address", "Phone", "Email"].map(|part| format!("Is {who} {part} Confidential"));
    let nonsense = confidentials.into_iter().find(|column| confidential(cell(column)) == Confidential::Nonsense);
    if let Some(column) = nonsense {
        return Some(text!("feed.fits_nonsense", column = Verbatim::from(column)));
    }
    let [phone, born] = ["Phone", "DOB"].map(|part| format!("{who} {part}"));
    if normalise_postcode(cell(&phone)).is_some() {
        return Some(text!("feed.fits_postcode", column = Verbatim::from(phone)));
    }
    let is_no_date = is_yes_or_no(cell(&born)) || normalise_postcode(cell(&born)).is_some();
    is_no_date.then(|| text!("feed.fits_no_date", column = Verbatim::from(born)))
}

fn yes_or_no(column: &str) -> Text {
    text!("feed.fits_yes_or_no", column = Verbatim::from(column))
}

fn reason(what: Text) -> Text {
    text!("feed.fits_shifted", what = what)
}

fn is_yes_or_no(cell: &str) -> bool {
    ["yes", "no"].iter().any(|word| cell.trim().eq_ignore_ascii_case(word))
}

fn has_no_figure(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && !cell.chars().any(|mark| mark.is_ascii_digit())
}
