//! One row of the manifest as an order.

mod people;
mod told;
mod versions;

use super::super::{Effect, IncomingOrder, MatchKey, first_person, normalised, record_id, told_of_end};
use super::case_numbers::{self, CaseNumbers};
use super::claims::Claims;
use super::day_order::{DayOrder, is_either};
use super::papers::{Found, Papers};
use super::{COLUMNS, SYSTEM};
use cordon_core::rules::feed::read_phones;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::names;
use cordon_core::rules::order::{
    Court, Enforceability, Jurisdiction, OnNotice, Order, OrderKind, Origin, Provenance, Reference,
};
use cordon_core::rules::person::{Role, SubjectCategory};
use cordon_core::rules::time::Timestamp;
use cordon_core::rules::visibility::Visibility;
use cordon_core::text;
use cordon_core::words::Text;

/// A row of 31 cells.
pub(super) struct Row<'r> {
    /// The cells.
    pub cells: &'r [String],
    /// How its file writes dates.
    pub days: DayOrder,
}

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
        told.extend(self.file().is_empty().then(|| text!("feed.row_no_paper")));
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
