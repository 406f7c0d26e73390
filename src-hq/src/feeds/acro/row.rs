//! One row of the manifest as an order.

use super::super::{
    Attachment, Effect, IncomingOrder, MatchKey, all_of, condition, duration_words, first_person, marks, normalised,
    record_id, runs, told_of_end, words_not_held,
};
use super::case_numbers::{self, CaseNumbers, Named};
use super::claims::{Claims, People, doubt};
use super::day_order::{DayOrder, is_either};
use super::fits::{Confidential, confidential, shifted};
use super::papers::{Found, Papers};
use super::{COLUMNS, SYSTEM, expiry};
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
use cordon_core::words::{Text, TextKey, Verbatim, english};
use cordon_core::{text, text_key};

/// A row of 31 cells.
pub(super) struct Row<'r> {
    /// The cells.
    pub cells: &'r [String],
    /// How its file writes dates.
    pub days: DayOrder,
}

/// What stands in the manifest, as its orders name it.
const MANIFEST: &str = "family court manifest";

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
    /// The case number, the newer one where both are given, as cases are compared.
    pub fn case(&self) -> String {
        let numbers = self.numbers();
        let manage = [&numbers.manage_cases, &numbers.family_man].into_iter().find(|number| !number.is_empty());
        manage.map_or_else(|| self.cell("Case No. Manage Cases").to_owned(), Clone::clone)
    }

    fn numbers(&self) -> CaseNumbers {
        CaseNumbers {
            family_man: case_numbers::family_man(self.cell("Case No. FamilyMan")),
            manage_cases: case_numbers::manage_cases(self.cell("Case No. Manage Cases")).unwrap_or_default(),
        }
    }

    /// Notes for which order the row names its paper.
    pub fn claim(&self, claims: &mut Claims, papers: &Papers) {
        claims.note(self.order_id(), self.file(), papers);
    }

    /// The order of this row and what has to be told of it, or every reason why there is none.
    pub fn order(
        &self,
        papers: &Papers,
        claims: &Claims,
        learnt_at: Timestamp,
    ) -> Result<(IncomingOrder, Vec<Text>), Text> {
        let made = self.made(learnt_at)?;
        let found = self.found(papers, claims);
        let mut told = self.told(learnt_at);
        told.extend(self.expiry(made).and_then(|(_, told)| told).map(Text::from));
        told.extend(self.doubts(&found));
        told.extend(found.found.told.iter().cloned());
        told.extend(found.found.unopened.iter().map(|reason| text!("feed.row_unopened", why = reason.clone())));
        let respondent = self.respondent(learnt_at);
        let mut applicant = self.applicant(learnt_at);
        if applicant.id == respondent.id {
            // Namesakes without birth dates are two people still.
            applicant.id = record_id(SYSTEM, &self.case(), "applicant", &self.applicant_key(), "");
        }
        let id = self.order_id();
        let versions = self.versions(id, made, &found, learnt_at);
        told.extend(versions.iter().flat_map(told_of_end));
        told.dedup();
        let order = Order {
            id,
            kind: self.kind(),
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
        let lacks = found.found.is_missing.then(|| self.file().to_owned());
        let mut attachments = found.found.papers;
        attachments.extend(papers.translations(self.file()));
        let people = vec![respondent, applicant];
        Ok((IncomingOrder { order, people, roles, attachments, match_key, lines: Vec::new(), lacks }, told))
    }

    /// The row's papers, and whether rows of other orders name them too.
    fn found(&self, papers: &Papers, claims: &Claims) -> Placed {
        let found = papers.find(self.file());
        Placed { is_shared: claims.is_shared(self.file(), papers), found }
    }

    /// Why a paper lends the row no terms.
    fn doubt(&self, placed: &Placed, paper: &Attachment) -> Option<TextKey> {
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
    fn doubts(&self, placed: &Placed) -> Vec<Text> {
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

    /// The kind of order. The manifest carries non-molestation orders under their applications; whatever
    /// else it is called must not lend it their offence.
    fn kind(&self) -> OrderKind {
        if self.is_listed_kind() {
            return OrderKind::NonMolestation;
        }
        let name = self.cell("Order Name");
        let is_occupation = names::words(name).iter().any(|word| word == "occupation");
        if is_occupation && !names::words(name).iter().any(|word| word.contains("molestation")) {
            return OrderKind::Occupation;
        }
        let title = match name.chars().take(60).collect::<String>() {
            none if none.is_empty() => "Family court order, kind not stated".to_owned(),
            name => format!("Family court order: {name}"),
        };
        OrderKind::Other { title, court: self.cell("Court Name/Location").to_owned() }
    }

    fn is_listed_kind(&self) -> bool {
        ["FL401", "C100"].iter().any(|known| self.cell("Order Name").eq_ignore_ascii_case(known))
    }

    /// The day the order was made, or everything that keeps the row from being one.
    fn made(&self, learnt_at: Timestamp) -> Result<Day, Text> {
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
    fn told(&self, learnt_at: Timestamp) -> Vec<Text> {
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

    /// A cell by its column's name; a withheld value is none.
    fn cell(&self, column: &str) -> &str {
        let index = COLUMNS.iter().position(|known| *known == column);
        let cell = index.and_then(|index| self.cells.get(index)).map(|cell| cell.trim()).unwrap_or_default();
        if is_withheld(cell) { "" } else { cell }
    }

    /// Whether a date may be month first, as the file shows others to be.
    fn is_either(&self, column: &str) -> bool {
        self.days == DayOrder::MonthFirst && is_either(self.cell(column))
    }

    fn file(&self) -> &str {
        self.cell("Order File Name")
    }

    /// The end the manifest states, if it does, and what is told of it.
    fn expiry(&self, made: Day) -> Option<(SaidEnd, Option<TextKey>)> {
        let text = self.cell("Order Expiry Date");
        if text.is_empty() {
            return None;
        }
        let expiry::Expiry { read, told } = if self.is_either("Order Expiry Date") {
            expiry::Expiry { read: SaidRead::Unread, told: None }
        } else {
            expiry::read(text, made)
        };
        Some((SaidEnd { read, written: format!("Order Expiry Date as written: {text}") }, told))
    }

    fn told_of_kind(&self) -> Option<Text> {
        (!self.is_listed_kind()).then(|| text!("feed.row_kind"))
    }

    fn born(&self, who: &str, learnt_at: Timestamp) -> Result<BirthDate, dates::DateFault> {
        let column = format!("{who} DOB");
        if self.is_either(&column) {
            return Err(dates::DateFault::NotADate);
        }
        dates::read_born(self.cell(&column), learnt_at.london_day())
    }

    fn order_id(&self) -> OrderId {
        let respondent = self.name_key("Respondent");
        let numbers = self.numbers();
        let kind = serde_json::to_string(&self.kind()).unwrap_or_default();
        OrderId::derived(&[
            SYSTEM.as_bytes(),
            numbers.family_man.as_bytes(),
            numbers.manage_cases.as_bytes(),
            kind.as_bytes(),
            respondent.as_bytes(),
            self.applicant_key().as_bytes(),
        ])
    }

    fn applicant_key(&self) -> String {
        self.name_key("Applicant")
    }

    /// A name as orders are told apart by it: however its apostrophes and accents are written.
    fn name_key(&self, who: &str) -> String {
        let name = format!("{} {}", self.cell(&format!("{who} Forename(s)")), self.cell(&format!("{who} Surname")));
        names::words(&name).join(" ")
    }

    fn match_key(&self) -> MatchKey {
        MatchKey {
            system: SYSTEM.to_owned(),
            case_reference: self.case(),
            asn: String::new(),
            kind: self.kind(),
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
    fn versions(&self, order: OrderId, made: Day, placed: &Placed, learnt_at: Timestamp) -> Vec<Version> {
        let version = |paper: Option<&Attachment>, apart: &str| {
            let doubt = paper.and_then(|paper| self.doubt(placed, paper));
            self.version(order, made, &Papered { paper, found: &placed.found, apart, doubt }, learnt_at)
        };
        match placed.found.papers.as_slice() {
            [] => vec![version(None, "")],
            [paper] => vec![version(Some(paper), "")],
            papers => papers.iter().map(|paper| version(Some(paper), &paper.sha256)).collect(),
        }
    }

    fn version(&self, order: OrderId, made: Day, papered: &Papered<'_>, learnt_at: Timestamp) -> Version {
        let made_on = made.to_string();
        let own = papered.paper.filter(|_| papered.doubt.is_none());
        let text = own.and_then(|paper| paper.text.as_deref()).unwrap_or_default();
        let ReadOrder { conditions, durations, duration_words: words, .. } = read_order_text(text);
        let ending = match self.expiry(made) {
            // What a machine read in the paper alone is shown in its words, and ends nothing.
            None => reconcile(made, &[]),
            Some((expiry, _)) => {
                let prose = SaidEnd::of_prose(&durations, &words);
                reconcile(made, &std::iter::once(expiry).chain(prose).collect::<Vec<_>>())
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

    /// The note that stands until a person has read the order and confirmed its terms.
    fn read_the_order(&self, papered: &Papered<'_>) -> ReadCondition {
        let file = self.file();
        let words = match (file.is_empty(), papered.paper, &papered.found.unopened) {
            (false, Some(_), _) if papered.doubt.is_some() => format!(
                "Read the order: the court's document {file} may be another's ({}), and none of its terms stand here.",
                papered.doubt.map(english).unwrap_or_default()
            ),
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
        words_not_held(&words)
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
    fn visibility(&self, column: &str) -> Visibility {
        match confidential(self.cell(column)) {
            Confidential::No => Visibility::PoliceOnly,
            Confidential::Yes | Confidential::Unclear | Confidential::Nonsense => Visibility::NeedToKnow,
        }
    }
}

/// A paper, what else lies under its name, and by what its version is told apart from another's.
struct Papered<'f> {
    paper: Option<&'f Attachment>,
    found: &'f Found,
    apart: &'f str,
    doubt: Option<TextKey>,
}

/// What lies under a row's name, and whether another order's row names it too.
struct Placed {
    found: Found,
    is_shared: bool,
}

/// Whether a cell says that something is withheld, and holds nothing.
fn is_withheld(cell: &str) -> bool {
    const WORDS: [&str; 7] = [
        "withheld",
        "confidential",
        "not disclosed",
        "undisclosed",
        "redacted",
        "address withheld",
        "address confidential",
    ];
    let bare =
        cell.trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, '(' | ')' | '[' | ']' | '.' | '*'));
    let is_dash = !cell.is_empty() && cell.chars().all(|mark| matches!(mark, '-' | '–' | '—' | '‐' | '‑' | '−' | ' '));
    is_dash || WORDS.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// The numbers of a telephone cell; the cell as written where none can be read.
fn numbers(cell: &str) -> Vec<String> {
    let read = read_phones(cell).numbers;
    if read.is_empty() { vec![cell.to_owned()] } else { read }
}
