//! One row of the manifest as an order.

use super::super::{
    Attachment, Effect, IncomingOrder, MatchKey, condition, duration_words, first_person, normalised, record_id, runs,
    told_of_end, words_only,
};
use super::papers::{Found, Papers};
use super::{COLUMNS, SYSTEM};
use chrono::NaiveTime;
use cordon_core::rules::dates;
use cordon_core::rules::feed::{
    Ending, ReadCondition, ReadOrder, SaidEnd, SaidRead, is_rounded, read_order_text, read_phones, reconcile,
};
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::names;
use cordon_core::rules::order::{
    Court, Enforceability, InForceCause, Jurisdiction, OnNotice, Order, OrderKind, Origin, Provenance, Reference,
    Version,
};
use cordon_core::rules::person::{
    Address, BirthDate, Gender, Identifier, IdentifierKind, Name, NameKind, PersonRecord, Role, Source, SubjectCategory,
};
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::rules::visibility::Visibility;

/// A row of 31 cells.
pub(super) struct Row<'r> {
    /// The cells.
    pub cells: &'r [String],
}

/// What stands in the manifest, as its orders name it.
const MANIFEST: &str = "family court manifest";

impl Row<'_> {
    /// The case number, the newer one where both are given.
    pub fn case(&self) -> &str {
        let manage = self.cell("Case No. Manage Cases");
        if manage.is_empty() { self.cell("Case No. FamilyMan") } else { manage }
    }

    /// The order of this row and what has to be told of it, or every reason why there is none.
    pub fn order(&self, papers: &Papers, learnt_at: Timestamp) -> Result<(IncomingOrder, Vec<String>), Vec<String>> {
        let made = self.made(learnt_at)?;
        let found = papers.find(self.file());
        let mut told = self.told(learnt_at);
        told.extend(found.told.iter().cloned());
        told.extend(found.unopened.iter().map(|reason| format!("the paper could not be opened: {reason}")));
        let respondent = self.respondent(learnt_at);
        let mut applicant = self.applicant(learnt_at);
        if applicant.id == respondent.id {
            // Namesakes without birth dates are two people still.
            applicant.id = record_id(SYSTEM, self.case(), "applicant", &self.applicant_key(), "");
        }
        let id = self.order_id();
        let versions = self.versions(id, made, &found, learnt_at);
        told.extend(versions.iter().filter_map(|version| told_of_end(&version.stated_end)));
        told.dedup();
        let order = Order {
            id,
            kind: OrderKind::NonMolestation,
            court: self.court(),
            references: self.references(learnt_at),
            provenance: Provenance { origin: Origin::CourtFeed, verified: None },
            made_in: Jurisdiction::EnglandAndWales,
            enforceable_in: Enforceability::EnglandAndWales,
            on_notice: OnNotice::Unknown,
            respondents: vec![first_person(respondent.id)],
            protected: vec![first_person(applicant.id)],
            versions,
        };
        let match_key = self.match_key();
        let roles = vec![
            (respondent.id, Role::BoundBy, SubjectCategory::Suspect),
            (applicant.id, Role::ProtectedBy, SubjectCategory::Victim),
        ];
        let mut attachments = found.papers;
        attachments.extend(papers.translations(self.file()));
        Ok((IncomingOrder { order, people: vec![respondent, applicant], roles, attachments, match_key }, told))
    }

    /// The day the order was made, or everything that keeps the row from being one.
    fn made(&self, learnt_at: Timestamp) -> Result<Day, Vec<String>> {
        let mut reasons: Vec<String> = Vec::new();
        if self.case().is_empty() {
            reasons.push("no case number is given".to_owned());
        }
        for column in ["Case No. FamilyMan", "Case No. Manage Cases"] {
            if is_rounded(self.cell(column)) {
                reasons.push(format!("{column} was rounded by a spreadsheet, so the case cannot be told"));
            }
        }
        let made = dates::read_made(self.cell("Court Date"), learnt_at.london_day());
        if let Err(fault) = made {
            reasons.push(format!("Court Date {fault}"));
        }
        match made {
            Ok(made) if reasons.is_empty() => Ok(made),
            Ok(_) | Err(_) => Err(reasons),
        }
    }

    /// What was read otherwise than it stands in the row, or not at all; never a value of it.
    fn told(&self, learnt_at: Timestamp) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for who in ["Respondent", "Applicant"] {
            if let Err(fault) = self.born(who, learnt_at) {
                told.push(format!("{who} DOB {fault}: the birth date is not known, and kept as written"));
            }
            let parts = ["Forename(s)", "Surname"].map(|part| format!("{who} {part}"));
            let is_no_name =
                |column: &&String| !self.cell(column).is_empty() && names::part(self.cell(column)).is_empty();
            told.extend(parts.iter().filter(is_no_name).map(|column| format!("{column} is a placeholder and no name")));
            if parts.iter().all(|column| names::part(self.cell(column)).is_empty()) {
                told.push(format!("the {} is not named", who.to_lowercase()));
            }
        }
        let phone = self.cell("Respondent Phone");
        let read = read_phones(phone);
        if !phone.is_empty() && !read.is_plain {
            told.push(match read.numbers.len() {
                0 => "Respondent Phone cannot be read as a number: it is kept as written".to_owned(),
                count => format!("Respondent Phone is not as a number is written: {count} read from it"),
            });
        }
        told
    }

    /// A cell by its column's name; a withheld value is none.
    fn cell(&self, column: &str) -> &str {
        let index = COLUMNS.iter().position(|known| *known == column);
        let cell = index.and_then(|index| self.cells.get(index)).map(|cell| cell.trim()).unwrap_or_default();
        if cell == "-" { "" } else { cell }
    }

    fn file(&self) -> &str {
        self.cell("Order File Name")
    }

    /// The end the manifest states, if it does.
    fn expiry(&self, made: Day) -> Option<SaidEnd> {
        let text = self.cell("Order Expiry Date");
        if text.is_empty() {
            return None;
        }
        let (date, time) = text.split_once(['_', ' ', 'T']).unwrap_or((text, "23:59"));
        let day = dates::read_end(date, made).ok();
        let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok());
        let read = match (day, time) {
            // 23:59 is how the manifest writes the end of a day.
            (Some(day), Some(time)) if NaiveTime::from_hms_opt(23, 59, 0).is_some_and(|last| time >= last) => {
                SaidRead::Day(day)
            }
            (Some(day), Some(time)) => SaidRead::At(day.at(time)),
            (_, _) => SaidRead::Unread,
        };
        Some(SaidEnd { read, written: format!("Order Expiry Date as written: {text}") })
    }

    fn born(&self, who: &str, learnt_at: Timestamp) -> Result<BirthDate, dates::DateFault> {
        dates::read_born(self.cell(&format!("{who} DOB")), learnt_at.london_day())
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

    fn references(&self, learnt_at: Timestamp) -> Vec<Reference> {
        let mut given = vec![
            ("FamilyMan case number", "Case No. FamilyMan"),
            ("Manage Cases number", "Case No. Manage Cases"),
            ("application", "Order Name"),
            ("order document", "Order File Name"),
        ];
        if self.born("Respondent", learnt_at).is_err() {
            given.push(("birth date as written", "Respondent DOB"));
        }
        let phones = read_phones(self.cell("Respondent Phone"));
        if !phones.is_plain && self.visibility("Is Respondent Phone Confidential") == Visibility::PoliceOnly {
            given.push(("telephone as written", "Respondent Phone"));
        }
        let names = [("given name as written", "Respondent Forename(s)"), ("surname as written", "Respondent Surname")];
        given.extend(names.into_iter().filter(|(_, column)| names::part(self.cell(column)).is_empty()));
        given
            .into_iter()
            .map(|(kind, column)| Reference { kind: kind.to_owned(), value: self.cell(column).to_owned() })
            .filter(|reference| !reference.value.is_empty())
            .collect()
    }

    /// One version for each paper under the row's name: of two, neither holds before a person says so.
    fn versions(&self, order: OrderId, made: Day, found: &Found, learnt_at: Timestamp) -> Vec<Version> {
        let version = |paper: Option<&Attachment>, apart: &str| {
            self.version(order, made, &Papered { paper, found, apart }, learnt_at)
        };
        match found.papers.as_slice() {
            [] => vec![version(None, "")],
            [paper] => vec![version(Some(paper), "")],
            papers => papers.iter().map(|paper| version(Some(paper), &paper.sha256)).collect(),
        }
    }

    fn version(&self, order: OrderId, made: Day, papered: &Papered<'_>, learnt_at: Timestamp) -> Version {
        let made_on = made.to_string();
        let text = papered.paper.and_then(|paper| paper.text.as_deref()).unwrap_or_default();
        let ReadOrder { conditions, duration, duration_words: words, .. } = read_order_text(text);
        let ending = match self.expiry(made) {
            // What a machine read in the paper alone is shown in its words, and ends nothing.
            None => reconcile(made, &[]),
            Some(expiry) => {
                let prose = SaidEnd::of_prose(duration, &words);
                reconcile(made, &[Some(expiry), prose].into_iter().flatten().collect::<Vec<_>>())
            }
        };
        let mut read = vec![self.read_the_order(papered)];
        read.extend(conditions);
        let id = VersionId::derived(&[
            order.0.as_bytes(),
            made_on.as_bytes(),
            self.file().as_bytes(),
            papered.apart.as_bytes(),
        ]);
        let Ending { stated, .. } = ending.clone();
        Version {
            id,
            based_on: Vec::new(),
            made_at: made.start(),
            hq_learnt_at: learnt_at,
            in_force: runs(made.start(), &ending, InForceCause::Made, MANIFEST),
            conditions: read.into_iter().map(|read| condition(order, Some(made), read)).collect(),
            interim: false,
            duration_words: duration_words(&words, &stated),
            stated_end: stated,
        }
    }

    /// The condition that stands until a person has read the order and confirmed its terms.
    fn read_the_order(&self, papered: &Papered<'_>) -> ReadCondition {
        let file = self.file();
        let words = match (file.is_empty(), papered.paper, &papered.found.unopened) {
            (true, _, _) => "Read the order: the manifest names no document.".to_owned(),
            (false, Some(_), _) if !papered.apart.is_empty() => format!(
                "Read the order: different documents lie under the name {file}, and a person must say which is the order."
            ),
            (false, Some(_), _) => format!("Read the order: the terms are in the court's document {file}."),
            (false, None, Some(reason)) => {
                format!("Read the order: the court's document {file} could not be opened: {reason}.")
            }
            (false, None, None) => format!("Read the order: the court's document {file} was not in the delivery."),
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
                    let values = if kind == IdentifierKind::Phone { numbers(value) } else { vec![value.to_owned()] };
                    record.identifiers.extend(values.into_iter().map(|value| Identifier { kind, value }));
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
            id: record_id(SYSTEM, self.case(), "", &format!("{given} {family}"), born),
            source: Source { system: SYSTEM.to_owned(), reference: self.case().to_owned(), learnt_at },
            names: vec![Name {
                given: names::part(given).to_owned(),
                family: names::part(family).to_owned(),
                kind: NameKind::Legal,
            }],
            born: self.born(who, learnt_at).unwrap_or(BirthDate::Unknown),
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

/// A paper, what else lies under its name, and by what its version is told apart from another's.
struct Papered<'f> {
    paper: Option<&'f Attachment>,
    found: &'f Found,
    apart: &'f str,
}

/// The numbers of a telephone cell; the cell as written where none can be read.
fn numbers(cell: &str) -> Vec<String> {
    let read = read_phones(cell).numbers;
    if read.is_empty() { vec![cell.to_owned()] } else { read }
}
