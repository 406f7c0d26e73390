//! A row's two people, and who may see how to reach them.

use super::super::super::record_id;
use super::super::SYSTEM;
use super::super::fits::{Confidential, confidential};
use super::Row;
use cordon_core::rules::dates;
use cordon_core::rules::feed::read_phones;
use cordon_core::rules::names;
use cordon_core::rules::person::{
    Address, BirthDate, Gender, Identifier, IdentifierKind, Name, NameKind, PersonRecord, Source,
};
use cordon_core::rules::time::Timestamp;
use cordon_core::rules::visibility::Visibility;

impl Row<'_> {
    pub(super) fn respondent(&self, learnt_at: Timestamp) -> PersonRecord {
        let mut record = self.person("Respondent", learnt_at);
        let address = self.visibility("Is Respondent Address Confidential");
        record.addresses.extend(self.address("Respondent", address));
        let contacts = [
            (IdentifierKind::Phone, "Respondent Phone", "Is Respondent Phone Confidential"),
            (IdentifierKind::Email, "Respondent Email", "Is Respondent Email Confidential"),
            (IdentifierKind::Postcode, "Respondent Postcode", "Is Respondent Address Confidential"),
        ];
        for (kind, column, confidential) in contacts {
            let value = self.cell(column);
            if value.is_empty() {
                continue;
            }
            match self.visibility(confidential) {
                Visibility::NeedToKnow | Visibility::Sealed => record.addresses.extend(self.contact(column)),
                Visibility::PoliceOnly | Visibility::RespondentMaySee => {
                    let values = if kind == IdentifierKind::Phone { numbers(value) } else { vec![value.to_owned()] };
                    record.identifiers.extend(values.into_iter().map(|value| Identifier { kind, value }));
                }
            }
        }
        record
    }

    /// The protected person: all contact details are need-to-know, whatever the manifest says.
    pub(super) fn applicant(&self, learnt_at: Timestamp) -> PersonRecord {
        let mut record = self.person("Applicant", learnt_at);
        record.addresses.extend(self.address("Applicant", Visibility::NeedToKnow));
        for column in ["Applicant Phone", "Applicant Email", "Applicant Safe Time to Call"] {
            record.addresses.extend(self.contact(column));
        }
        if self.born("Applicant", learnt_at).is_err() {
            record.addresses.extend(self.contact("Applicant DOB"));
        }
        record
    }

    fn person(&self, who: &str, learnt_at: Timestamp) -> PersonRecord {
        let given = self.cell(&format!("{who} Forename(s)"));
        let family = self.cell(&format!("{who} Surname"));
        let born = self.cell(&format!("{who} DOB"));
        PersonRecord {
            id: record_id(SYSTEM, &self.case(), "", &self.name_key(who), born),
            source: Source { system: SYSTEM.to_owned(), reference: self.case(), learnt_at },
            names: vec![Name {
                given: names::part(given).to_owned(),
                family: names::part(family).to_owned(),
                kind: NameKind::Legal,
            }],
            born: self.born(who, learnt_at).unwrap_or(BirthDate::Unknown),
            gender: Gender::NotStated,
            identifiers: vec![Identifier { kind: IdentifierKind::CaseNumber, value: self.case() }],
            addresses: Vec::new(),
            warnings: Vec::new(),
            marks: Vec::new(),
        }
    }

    fn address(&self, who: &str, visibility: Visibility) -> Option<Address> {
        let lines: Vec<String> = ["1st", "2nd"]
            .into_iter()
            .map(|line| self.cell(&format!("{who} {line} Line of Address")).to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let postcode = Some(self.cell(&format!("{who} Postcode")).to_owned()).filter(|code| !code.is_empty());
        (!lines.is_empty() || postcode.is_some()).then_some(Address { lines, postcode, visibility })
    }

    /// A way to reach somebody that only those who need to know may see.
    fn contact(&self, column: &str) -> Option<Address> {
        let value = self.cell(column);
        let lines = vec![format!("{column}: {value}")];
        (!value.is_empty()).then_some(Address { lines, postcode: None, visibility: Visibility::NeedToKnow })
    }

    /// Confidential unless the manifest says it is not.
    pub(super) fn visibility(&self, column: &str) -> Visibility {
        match confidential(self.cell(column)) {
            Confidential::No => Visibility::PoliceOnly,
            Confidential::Yes | Confidential::Unclear | Confidential::Nonsense => Visibility::NeedToKnow,
        }
    }

    pub(super) fn born(&self, who: &str, learnt_at: Timestamp) -> Result<BirthDate, dates::DateFault> {
        let column = format!("{who} DOB");
        if self.is_either(&column) {
            return Err(dates::DateFault::NotADate);
        }
        dates::read_born(self.cell(&column), learnt_at.london_day())
    }
}

/// The numbers of a telephone cell; the cell as written where none can be read.
fn numbers(cell: &str) -> Vec<String> {
    let read = read_phones(cell).numbers;
    if read.is_empty() { vec![cell.to_owned()] } else { read }
}
