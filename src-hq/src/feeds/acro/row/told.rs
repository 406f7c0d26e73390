//! What keeps a row from being an order, and what is told of one that is; never a value of it.

use super::super::super::{Attachment, all_of, marks};
use super::super::case_numbers::{self, Named};
use super::super::claims::{People, doubt};
use super::super::fits::{Confidential, confidential, shifted};
use super::{Placed, Row};
use cordon_core::rules::dates;
use cordon_core::rules::feed::{is_rounded, read_phones};
use cordon_core::rules::names;
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::words::{Text, TextKey, Verbatim};
use cordon_core::{text, text_key};

/// The columns that say what is confidential.
const CONFIDENTIAL: [&str; 6] = [
    "Is Respondent Address Confidential",
    "Is Respondent Phone Confidential",
    "Is Respondent Email Confidential",
    "Is Applicant Address Confidential",
    "Is Applicant Phone Confidential",
    "Is Applicant Email Confidential",
];

impl Row<'_> {
    /// The day the order was made, or everything that keeps the row from being one.
    pub(super) fn made(&self, learnt_at: Timestamp) -> Result<Day, Text> {
        let mut reasons: Vec<Text> = Vec::new();
        if ["Case No. FamilyMan", "Case No. Manage Cases"].iter().all(|column| self.cell(column).is_empty()) {
            reasons.push(text!("feed.row_no_case"));
        }
        for column in ["Case No. FamilyMan", "Case No. Manage Cases"] {
            if is_rounded(self.cell(column)) {
                reasons.push(text!("feed.row_rounded", column = Verbatim::from(column)));
            }
        }
        let manage = self.cell("Case No. Manage Cases");
        if let (Err(fault), false) = (case_numbers::manage_cases(manage), is_rounded(manage)) {
            reasons.push(text!("feed.column_fault", column = Verbatim::from("Case No. Manage Cases"), fault = fault));
        }
        reasons.extend(shifted(|column| self.cell(column)));
        let made = dates::read_made(self.cell("Court Date"), learnt_at.london_day());
        if self.is_either("Court Date") {
            reasons.push(text!("feed.row_month_first", column = Verbatim::from("Court Date")));
        } else if let Err(fault) = made {
            reasons.push(text!("feed.column_fault", column = Verbatim::from("Court Date"), fault = fault.text()));
        }
        match (made, all_of(reasons)) {
            (_, Some(reasons)) => Err(reasons),
            (Ok(made), None) => Ok(made),
            (Err(fault), None) => Err(fault.text()),
        }
    }

    /// What was read otherwise than it stands in the row, or not at all; never a value of it.
    pub(super) fn told(&self, learnt_at: Timestamp) -> Vec<Text> {
        let mut told: Vec<Text> = Vec::new();
        for (who, unnamed) in [
            ("Respondent", text_key!("feed.row_respondent_unnamed")),
            ("Applicant", text_key!("feed.row_applicant_unnamed")),
        ] {
            if let Err(fault) = self.born(who, learnt_at) {
                told.push(text!(
                    "feed.born_unread",
                    column = Verbatim::from(format!("{who} DOB")),
                    fault = fault.text()
                ));
            }
            let parts = ["Forename(s)", "Surname"].map(|part| format!("{who} {part}"));
            let is_no_name =
                |column: &&String| !self.cell(column).is_empty() && names::part(self.cell(column)).is_empty();
            told.extend(
                parts
                    .iter()
                    .filter(is_no_name)
                    .map(|column| text!("feed.row_placeholder", column = Verbatim::from(column.as_str()))),
            );
            if parts.iter().all(|column| names::part(self.cell(column)).is_empty()) {
                told.push(unnamed.into());
            }
        }
        if self.is_either("Order Expiry Date") {
            told.push(text!("feed.row_month_first", column = Verbatim::from("Order Expiry Date")));
        }
        let parts = ["Forename(s)", "Surname"];
        let named =
            ["Respondent", "Applicant"].iter().flat_map(|who| parts.iter().map(move |part| format!("{who} {part}")));
        let damaged = named.filter(|column| marks::is_damaged(self.cell(column)));
        told.extend(damaged.map(|column| text!("feed.row_damaged_name", column = Verbatim::from(column))));
        told.extend(self.told_of_kind());
        let numbers = self.numbers();
        if numbers.may_be_cut() && numbers.in_name(self.file()) != Named::Own {
            told.push(text!("feed.row_may_be_cut"));
        }
        let unclear = CONFIDENTIAL.iter().filter(|column| confidential(self.cell(column)) == Confidential::Unclear);
        told.extend(unclear.map(|column| text!("feed.row_unclear", column = Verbatim::from(*column))));
        let phone = self.cell("Respondent Phone");
        let read = read_phones(phone);
        if !phone.is_empty() && !read.is_plain {
            told.push(match read.numbers.len() {
                0 => text!("feed.row_phone_unread"),
                count => text!("feed.row_phone_read", found = count),
            });
        }
        told
    }

    fn told_of_kind(&self) -> Option<Text> {
        (!self.is_listed_kind()).then(|| text!("feed.row_kind"))
    }

    /// Why a paper lends the row no terms.
    pub(super) fn doubt(&self, placed: &Placed, paper: &Attachment) -> Option<TextKey> {
        if placed.is_shared {
            return Some(text_key!("feed.doubt_shared"));
        }
        let people = People {
            surname: self.cell("Respondent Surname"),
            forenames: self.cell("Respondent Forename(s)"),
            applicant_surname: self.cell("Applicant Surname"),
            applicant_forenames: self.cell("Applicant Forename(s)"),
        };
        doubt(self.file(), paper, &self.numbers(), &people)
    }

    /// What is told of papers that may not be the row's own, or that nothing shows to be.
    pub(super) fn doubts(&self, placed: &Placed) -> Vec<Text> {
        let numbers = self.numbers();
        let of_one = |paper: &Attachment| match self.doubt(placed, paper) {
            Some(doubt) => Some(text!("feed.row_no_terms", why = doubt)),
            None => {
                let text = paper.text.as_deref()?;
                let is_own = numbers.in_name(self.file()) == Named::Own || numbers.in_text(text) == Named::Own;
                (!is_own).then(|| text!("feed.row_no_number"))
            }
        };
        let missing = placed.found.papers.is_empty() && numbers.in_name(self.file()) == Named::Another;
        let missing = missing.then(|| text!("feed.row_other_number"));
        placed.found.papers.iter().filter_map(of_one).chain(missing).collect()
    }
}
