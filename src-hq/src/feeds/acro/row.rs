//! One row of the manifest as an order.

use super::super::{
    Attachment, Effect, IncomingOrder, MatchKey, condition, first_person, normalised, record_id, words_only,
};
use super::{COLUMNS, SYSTEM, papers};
use chrono::{NaiveDate, NaiveTime};
use cordon_core::rules::feed::{ReadCondition, ReadOrder, read_order_text};
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::order::{
    Court, Enforceability, InForce, InForceCause, InForceScope, Jurisdiction, OnNotice, Order, OrderKind, Origin,
    Provenance, Reference, Version,
};
use cordon_core::rules::person::{
    Address, BirthDate, Gender, Identifier, IdentifierKind, Name, NameKind, PersonRecord, Role, Source, SubjectCategory,
};
use cordon_core::rules::time::{Day, Interval, Timestamp};
use cordon_core::rules::visibility::Visibility;
use std::collections::BTreeMap;

/// A row of 31 cells.
pub(super) struct Row<'r> {
    /// The cells.
    pub record: &'r csv::StringRecord,
}

impl Row<'_> {
    /// The case number, the newer one where both are given.
    pub fn case(&self) -> &str {
        let manage = self.cell("Case No. Manage Cases");
        if manage.is_empty() { self.cell("Case No. FamilyMan") } else { manage }
    }

    /// The order of this row, or why there is none.
    pub fn order(
        &self,
        attachments: &BTreeMap<String, Vec<u8>>,
        learnt_at: Timestamp,
    ) -> Result<IncomingOrder, String> {
        if self.case().is_empty() {
            return Err("no case number is given".to_owned());
        }
        let made = day(self.cell("Court Date")).ok_or("Court Date cannot be read as a date")?;
        let expiry = self.expiry()?;
        let attachments = papers::papers(self.file(), attachments);
        let respondent = self.respondent(learnt_at);
        let mut applicant = self.applicant(learnt_at);
        if applicant.id == respondent.id {
            // Namesakes without birth dates are two people still.
            applicant.id = record_id(SYSTEM, self.case(), "applicant", &self.applicant_key(), "");
        }
        let id = self.order_id();
        let order = Order {
            id,
            kind: OrderKind::NonMolestation,
            court: self.court(),
            references: self.references(),
            provenance: Provenance { origin: Origin::CourtFeed, verified: None },
            made_in: Jurisdiction::EnglandAndWales,
            enforceable_in: Enforceability::EnglandAndWales,
            on_notice: OnNotice::Unknown,
            respondents: vec![first_person(respondent.id)],
            protected: vec![first_person(applicant.id)],
            versions: vec![self.version(id, made, expiry, &attachments, learnt_at)],
        };
        let match_key = self.match_key();
        let roles = vec![
            (respondent.id, Role::BoundBy, SubjectCategory::Suspect),
            (applicant.id, Role::ProtectedBy, SubjectCategory::Victim),
        ];
        Ok(IncomingOrder { order, people: vec![respondent, applicant], roles, attachments, match_key })
    }

    /// A cell by its column's name; a withheld value is none.
    fn cell(&self, column: &str) -> &str {
        let index = COLUMNS.iter().position(|known| *known == column);
        let cell = index.and_then(|index| self.record.get(index)).unwrap_or_default().trim();
        if cell == "-" { "" } else { cell }
    }

    fn file(&self) -> &str {
        self.cell("Order File Name")
    }

    /// The end the court stated: a day and a time, or none.
    fn expiry(&self) -> Result<Option<Timestamp>, String> {
        let text = self.cell("Order Expiry Date");
        if text.is_empty() {
            return Ok(None);
        }
        let refuse = || "Order Expiry Date cannot be read as a date and time".to_owned();
        let (date, time) = text.split_once('_').ok_or_else(refuse)?;
        let day = day(date).ok_or_else(refuse)?;
        let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| refuse())?;
        // 23:59 is how the manifest writes the end of a day.
        let last_minute = NaiveTime::from_hms_opt(23, 59, 0) == Some(time);
        Ok(Some(if last_minute { day.end() } else { day.at(time) }))
    }

    fn order_id(&self) -> OrderId {
        let respondent =
            normalised(&format!("{} {}", self.cell("Respondent Forename(s)"), self.cell("Respondent Surname")));
        OrderId::derived(&[
            SYSTEM.as_bytes(),
            self.cell("Case No. FamilyMan").as_bytes(),
            self.cell("Case No. Manage Cases").as_bytes(),
            b"non_molestation",
            respondent.as_bytes(),
            self.applicant_key().as_bytes(),
        ])
    }

    fn applicant_key(&self) -> String {
        normalised(&format!("{} {}", self.cell("Applicant Forename(s)"), self.cell("Applicant Surname")))
    }

    fn match_key(&self) -> MatchKey {
        MatchKey {
            system: SYSTEM.to_owned(),
            case_reference: self.case().to_owned(),
            asn: String::new(),
            kind: OrderKind::NonMolestation,
            protected: vec![self.applicant_key()],
            terms: normalised(self.file()),
            effect: Effect::Makes,
        }
    }

    fn court(&self) -> Court {
        let code = self.cell("Court Code");
        Court {
            name: self.cell("Court Name/Location").to_owned(),
            oucode: Some(code.to_owned()).filter(|code| !code.is_empty()),
        }
    }

    fn references(&self) -> Vec<Reference> {
        let given = [
            ("FamilyMan case number", "Case No. FamilyMan"),
            ("Manage Cases number", "Case No. Manage Cases"),
            ("application", "Order Name"),
            ("order document", "Order File Name"),
        ];
        given
            .into_iter()
            .map(|(kind, column)| Reference { kind: kind.to_owned(), value: self.cell(column).to_owned() })
            .filter(|reference| !reference.value.is_empty())
            .collect()
    }

    fn version(
        &self,
        order: OrderId,
        made: Day,
        expiry: Option<Timestamp>,
        papers: &[Attachment],
        learnt_at: Timestamp,
    ) -> Version {
        let made_on = made.to_string();
        let text = papers.iter().find_map(|paper| paper.text.as_deref()).unwrap_or_default();
        let ReadOrder { conditions, duration_words, .. } = read_order_text(text);
        let mut read = vec![self.read_the_order(!papers.is_empty())];
        read.extend(conditions);
        Version {
            id: VersionId::derived(&[order.0.as_bytes(), made_on.as_bytes(), self.file().as_bytes()]),
            based_on: Vec::new(),
            made_at: made.start(),
            hq_learnt_at: learnt_at,
            in_force: vec![in_force(made, expiry)],
            conditions: read.into_iter().map(|read| condition(order, read)).collect(),
            interim: false,
            duration_words,
        }
    }

    /// The condition that stands until a person has read the order and confirmed its terms.
    fn read_the_order(&self, held: bool) -> ReadCondition {
        let file = self.file();
        let words = match (file.is_empty(), held) {
            (true, _) => "Read the order: the manifest names no document.".to_owned(),
            (false, true) => format!("Read the order: the terms are in the court's document {file}."),
            (false, false) => format!("Read the order: the court's document {file} was not in the delivery."),
        };
        words_only("–", words)
    }

    fn respondent(&self, learnt_at: Timestamp) -> PersonRecord {
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
                    record.identifiers.push(Identifier { kind, value: value.to_owned() });
                }
            }
        }
        record
    }

    /// The protected person: all contact details are need-to-know, whatever the manifest says.
    fn applicant(&self, learnt_at: Timestamp) -> PersonRecord {
        let mut record = self.person("Applicant", learnt_at);
        record.addresses.extend(self.address("Applicant", Visibility::NeedToKnow));
        for column in ["Applicant Phone", "Applicant Email", "Applicant Safe Time to Call"] {
            record.addresses.extend(self.contact(column));
        }
        record
    }

    fn person(&self, who: &str, learnt_at: Timestamp) -> PersonRecord {
        let given = self.cell(&format!("{who} Forename(s)"));
        let family = self.cell(&format!("{who} Surname"));
        let born = self.cell(&format!("{who} DOB"));
        PersonRecord {
            id: record_id(SYSTEM, self.case(), "", &format!("{given} {family}"), born),
            source: Source { system: SYSTEM.to_owned(), reference: self.case().to_owned(), learnt_at },
            names: vec![Name { given: given.to_owned(), family: family.to_owned(), kind: NameKind::Legal }],
            born: Day::parse(born).or_else(|| day(born)).map_or(BirthDate::Unknown, BirthDate::Known),
            gender: Gender::NotStated,
            identifiers: vec![Identifier { kind: IdentifierKind::CaseNumber, value: self.case().to_owned() }],
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
    fn visibility(&self, column: &str) -> Visibility {
        if self.cell(column).eq_ignore_ascii_case("no") { Visibility::PoliceOnly } else { Visibility::NeedToKnow }
    }
}

fn in_force(made: Day, expiry: Option<Timestamp>) -> InForce {
    let cause = if expiry.is_some() { InForceCause::Made } else { InForceCause::EndUnknown };
    InForce {
        scope: InForceScope::Version,
        interval: Interval { from: Some(made.start()), until: expiry },
        cause,
        source: "family court manifest".to_owned(),
    }
}

fn day(text: &str) -> Option<Day> {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").ok().map(Day)
}
