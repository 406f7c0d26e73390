//! Whether the cells of a row stand under their columns. A comma too many early in a row and one too few
//! later leave thirty-one cells of which many are another's.

use cordon_core::rules::identifiers::normalise_postcode;

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
pub(super) fn shifted<'r>(cell: impl Fn(&str) -> &'r str) -> Option<String> {
    let mut doubts: Vec<String> = Vec::new();
    for who in ["Respondent", "Applicant"] {
        for part in ["Address", "Phone", "Email"] {
            let column = format!("Is {who} {part} Confidential");
            if confidential(cell(&column)) == Confidential::Nonsense {
                return Some(reason(&format!("{column} is neither Yes nor No")));
            }
        }
        let phone = format!("{who} Phone");
        if normalise_postcode(cell(&phone)).is_some() {
            return Some(reason(&format!("{phone} is a postcode")));
        }
        let born = format!("{who} DOB");
        if is_yes_or_no(cell(&born)) || normalise_postcode(cell(&born)).is_some() {
            return Some(reason(&format!("{born} is no date")));
        }
        let (surname, postcode) = (format!("{who} Surname"), format!("{who} Postcode"));
        // No is a surname as well: it tells of a shift beside another doubt only.
        doubts.extend(is_yes_or_no(cell(&surname)).then(|| format!("{surname} is Yes or No")));
        let has_figure = cell(&surname).chars().any(|mark| mark.is_ascii_digit());
        doubts.extend(has_figure.then(|| format!("{surname} has a figure")));
        doubts.extend(has_no_figure(cell(&born)).then(|| format!("{born} has no figure")));
        doubts.extend(has_no_figure(cell(&postcode)).then(|| format!("{postcode} has no figure")));
    }
    if is_yes_or_no(cell("Order File Name")) {
        return Some(reason("Order File Name is Yes or No"));
    }
    let names_a_surname = doubts.iter().any(|doubt| doubt.contains("Surname"));
    (names_a_surname && doubts.len() > 1).then(|| reason(&doubts.join(", ")))
}

fn reason(what: &str) -> String {
    format!("{what}: the cells of the row do not stand under their columns")
}

fn is_yes_or_no(cell: &str) -> bool {
    ["yes", "no"].iter().any(|word| cell.trim().eq_ignore_ascii_case(word))
}

fn has_no_figure(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && !cell.chars().any(|mark| mark.is_ascii_digit())
}
