//! What can be said of an identifier without looking anything up.

use super::{
    Asn, CourtCaseRef, Cro, Email, IdError, Nino, OffenceCode, OuCode, Phone, PncId, Postcode, PtiUrn, Uprn, Usrn, Vrm,
    VrmForm, force_name,
};
use serde::{Deserialize, Serialize};

/// A kind of identifier, as it is named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdKind {
    /// Police National Computer id.
    Pnc,
    /// Criminal Records Office number.
    Cro,
    /// Arrest/summons number.
    Asn,
    /// Pre-trial issue's unique reference.
    Urn,
    /// Code of an organisation unit, a court's above all.
    Oucode,
    /// Court case reference.
    Case,
    /// Code of an offence.
    Offence,
    /// Vehicle registration mark.
    Vrm,
    /// Unique property reference number.
    Uprn,
    /// Unique street reference number.
    Usrn,
    /// Telephone number.
    Phone,
    /// Postcode.
    Postcode,
    /// Email address.
    Email,
    /// National Insurance number.
    Nino,
}

impl IdKind {
    /// Every kind, in the order in which [`guess`] lists them.
    pub const ALL: [Self; 14] = [
        Self::Pnc,
        Self::Cro,
        Self::Asn,
        Self::Urn,
        Self::Oucode,
        Self::Case,
        Self::Offence,
        Self::Vrm,
        Self::Uprn,
        Self::Usrn,
        Self::Phone,
        Self::Postcode,
        Self::Email,
        Self::Nino,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pnc => "pnc",
            Self::Cro => "cro",
            Self::Asn => "asn",
            Self::Urn => "urn",
            Self::Oucode => "oucode",
            Self::Case => "case",
            Self::Offence => "offence",
            Self::Vrm => "vrm",
            Self::Uprn => "uprn",
            Self::Usrn => "usrn",
            Self::Phone => "phone",
            Self::Postcode => "postcode",
            Self::Email => "email",
            Self::Nino => "nino",
        }
    }

    /// The kind of a name; `None` where no kind has it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Where its form is set out.
    pub fn source(self) -> &'static str {
        match self {
            Self::Pnc => "Home Office, Police National Computer: check letter by the remainder of 23",
            Self::Cro => "ACRO Criminal Records Office: check letter by the remainder of 23, file series unpadded",
            Self::Asn => {
                "CJS data standards, arrest/summons number: check letter by the remainder of 23, unit left out"
            }
            Self::Urn => "CJS data standards, pre-trial issue unique reference number",
            Self::Oucode => "CJS data standards, organisation unit code",
            Self::Case => "Law Enforcement Data Service, court case reference",
            Self::Offence => "CJS offence index",
            Self::Vrm => "DVLA, registration numbers and number plates (INF104)",
            Self::Uprn => "GeoPlace, unique property reference number",
            Self::Usrn => "GeoPlace, unique street reference number",
            Self::Phone => "Ofcom, National Telephone Numbering Plan; ITU-T E.164",
            Self::Postcode => "Royal Mail, Postcode Address File; BS 7666",
            Self::Email => "RFC 5321",
            Self::Nino => "HMRC, National Insurance Manual NIM39110",
        }
    }
}

/// An identifier in another printed form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdForm {
    /// What the form is called.
    pub name: String,
    /// The identifier in it.
    pub text: String,
}

/// What can be said of a text as an identifier of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdSheet {
    /// The kind that was asked for.
    pub kind: IdKind,
    /// Whether the text has the form of one, check letter included. Not that it was given out.
    pub valid: bool,
    /// The normal form, by which equal ones are equal.
    pub normal: Option<String>,
    /// Other printed forms.
    pub forms: Vec<IdForm>,
    /// What its parts say: "magistrates' court", "mobile number".
    pub meaning: Vec<String>,
    /// What makes it doubtful though it is taken.
    pub warnings: Vec<String>,
    /// Why it is refused.
    pub wrong: Option<String>,
    /// Where the form is set out.
    pub source: String,
}

impl IdSheet {
    fn blank(kind: IdKind) -> Self {
        Self {
            kind,
            valid: false,
            normal: None,
            forms: Vec::new(),
            meaning: Vec::new(),
            warnings: Vec::new(),
            wrong: None,
            source: kind.source().to_owned(),
        }
    }

    fn taken(kind: IdKind, normal: &str) -> Self {
        Self { valid: true, normal: Some(normal.to_owned()), ..Self::blank(kind) }
    }

    fn refused(kind: IdKind, error: IdError) -> Self {
        Self { wrong: Some(error.to_string()), ..Self::blank(kind) }
    }

    fn form(mut self, name: &str, text: impl Into<String>) -> Self {
        self.forms.push(IdForm { name: name.to_owned(), text: text.into() });
        self
    }

    fn means(mut self, words: impl Into<String>) -> Self {
        self.meaning.push(words.into());
        self
    }

    fn warns(mut self, words: impl Into<String>) -> Self {
        self.warnings.push(words.into());
        self
    }

    fn of_force(self, code: &str) -> Self {
        match force_name(code) {
            Some(name) => self.means(format!("force code {code}: {name}")),
            None => self.warns(format!("no force of the code {code} is known here")),
        }
    }
}

/// Reads a text as an identifier of the kind so named, and says what can be said of it. `this_year`
/// settles the century of a year of two digits. `None` where there is no such kind.
pub fn identify(kind: &str, value: &str, this_year: i32) -> Option<IdSheet> {
    let kind = IdKind::named(kind)?;
    Some(read(kind, value, this_year).unwrap_or_else(|error| IdSheet::refused(kind, error)))
}

/// The kinds whose form a text has. One whose check letter alone is wrong is among them, and so is
/// the first half of a postcode; a registration mark of no known form is not.
pub fn guess(value: &str) -> Vec<IdKind> {
    IdKind::ALL.into_iter().filter(|kind| has_form(*kind, value)).collect()
}

fn has_form(kind: IdKind, value: &str) -> bool {
    if kind == IdKind::Vrm {
        return Vrm::parse(value).is_ok_and(|vrm| vrm.form() != VrmForm::Other);
    }
    // Any year will do: it settles a century, not whether the form is right.
    let error = read(kind, value, 2000).err();
    error.is_none() || matches!(error, Some(IdError::WrongCheckLetter { .. } | IdError::OnlyOutward))
}

fn read(kind: IdKind, value: &str, this_year: i32) -> Result<IdSheet, IdError> {
    match kind {
        IdKind::Pnc => PncId::parse(value, this_year).map(|id| of_pnc(&id)),
        IdKind::Cro => Cro::parse(value).map(|id| of_cro(&id, this_year)),
        IdKind::Asn => Asn::parse(value).map(|id| of_asn(&id, this_year)),
        IdKind::Urn => PtiUrn::parse(value).map(|id| of_urn(&id, this_year)),
        IdKind::Oucode => OuCode::parse(value).map(|id| of_oucode(&id)),
        IdKind::Case => CourtCaseRef::parse(value).map(|id| of_case(&id)),
        IdKind::Offence => OffenceCode::parse(value).map(|id| of_offence(&id)),
        IdKind::Vrm => Vrm::parse(value).map(|id| of_vrm(&id)),
        IdKind::Uprn => Uprn::parse(value).map(|id| IdSheet::taken(kind, id.as_str()).form("padded", id.padded())),
        IdKind::Usrn => Usrn::parse(value).map(|id| IdSheet::taken(kind, id.as_str()).form("padded", id.padded())),
        IdKind::Phone => Phone::with_extension(value).map(|(id, extension)| of_phone(&id, extension)),
        IdKind::Postcode => Postcode::parse(value).map(|id| of_postcode(&id)),
        IdKind::Nino => Nino::parse(value).map(|id| IdSheet::taken(kind, id.as_str()).form("printed", id.printed())),
        IdKind::Email => Email::parse(value).map(|id| IdSheet::taken(kind, id.as_str()).form("domain", id.domain())),
    }
}

fn of_pnc(id: &PncId) -> IdSheet {
    IdSheet::taken(IdKind::Pnc, id.as_str()).form("short", id.short()).form("longPersonUrn", id.long_person_urn())
}

fn of_cro(id: &Cro, this_year: i32) -> IdSheet {
    let sheet = IdSheet::taken(IdKind::Cro, id.as_str()).form("short", id.short());
    let sheet = if id.is_file_series() { sheet.means("file series") } else { sheet };
    sheet.means(format!("year {}", id.year(this_year)))
}

fn of_asn(id: &Asn, this_year: i32) -> IdSheet {
    let sheet = IdSheet::taken(IdKind::Asn, id.as_str()).form("printed", id.printed());
    sheet.means(format!("year {}", id.year(this_year))).of_force(id.force())
}

fn of_urn(id: &PtiUrn, this_year: i32) -> IdSheet {
    let sheet = IdSheet::taken(IdKind::Urn, id.as_str());
    sheet.means(format!("year {}", id.year(this_year))).of_force(id.force())
}

fn of_oucode(id: &OuCode) -> IdSheet {
    let sheet = IdSheet::taken(IdKind::Oucode, id.as_str());
    let sheet = match id.court() {
        Some(court) => sheet.means(court.words()),
        None => sheet,
    };
    sheet.of_force(id.force())
}

fn of_case(id: &CourtCaseRef) -> IdSheet {
    IdSheet::taken(IdKind::Case, id.as_str()).form("short", id.short())
}

fn of_offence(id: &OffenceCode) -> IdSheet {
    let sheet = IdSheet::taken(IdKind::Offence, id.as_str()).form("offence itself", id.base()).means(id.form().words());
    if id.is_common_law() { sheet.means("common law") } else { sheet }
}

fn of_vrm(id: &Vrm) -> IdSheet {
    let sheet = IdSheet::taken(IdKind::Vrm, id.as_str()).form("printed", id.printed()).means(id.form().words());
    match id.doubt() {
        Some(IdError::UnknownForm) => sheet.warns("no form known here: it may be foreign, military or a trade plate"),
        Some(error) => sheet.warns(error.to_string()),
        None => sheet,
    }
}

fn of_phone(id: &Phone, extension: Option<String>) -> IdSheet {
    let sheet = IdSheet::taken(IdKind::Phone, id.as_str()).means(id.kind().words());
    let sheet = match id.national() {
        Some(national) => sheet.form("national", national),
        None => sheet,
    };
    let sheet = match extension {
        Some(extension) => sheet.form("extension", extension),
        None => sheet,
    };
    if id.is_for_drama() { sheet.warns("a number kept free for drama: nobody has it") } else { sheet }
}

fn of_postcode(id: &Postcode) -> IdSheet {
    IdSheet::taken(IdKind::Postcode, id.as_str()).form("outward", id.outward()).form("sector", id.sector())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sheet(kind: &str, value: &str) -> IdSheet {
        identify(kind, value, 2026).unwrap()
    }

    #[track_caller]
    fn check_guess(value: &str, expected: &[IdKind]) {
        assert_eq!(guess(value), expected, "{value}");
    }

    #[test]
    fn each_kind_is_found_by_its_name_alone() {
        for kind in IdKind::ALL {
            assert_eq!(IdKind::named(kind.name()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.name()));
        }
        assert_eq!(identify("passport", "1", 2026), None);
    }

    #[test]
    fn a_right_identifier_has_its_forms_and_its_meaning() {
        let pnc = sheet("pnc", "02/73319z");
        assert!(pnc.valid);
        assert_eq!(pnc.normal.as_deref(), Some("2002/0073319Z"));
        let forms: Vec<(&str, &str)> = pnc.forms.iter().map(|form| (form.name.as_str(), form.text.as_str())).collect();
        assert_eq!(forms, [("short", "02/73319Z"), ("longPersonUrn", "2002/73319Z")]);
        assert_eq!((pnc.wrong, pnc.warnings), (None, Vec::new()));

        assert_eq!(sheet("oucode", "B06IS00").meaning, ["magistrates' court", "force code 06: Greater Manchester"]);
        assert_eq!(sheet("asn", "1101ZD01410769X").meaning, ["year 2011", "force code 01: Metropolitan Police"]);
        assert_eq!(sheet("phone", "07700 800123").meaning, ["mobile number"]);
        assert_eq!(sheet("offence", "COML001A").meaning, ["an attempt", "common law"]);
        assert_eq!(sheet("cro", "SF05/482703J").meaning, ["file series", "year 2005"]);
        assert_eq!(sheet("postcode", "de12ab").forms.last().unwrap().text, "DE1 2");
    }

    #[test]
    fn a_wrong_identifier_has_its_reason_and_nothing_else() {
        let wrong = sheet("pnc", "2001/0171310S");
        assert!(!wrong.valid);
        assert_eq!((wrong.normal, wrong.forms), (None, Vec::new()));
        let reason = "the check letter should be W, not S: one of the characters is wrong";
        assert_eq!(wrong.wrong.as_deref(), Some(reason));
        assert!(sheet("postcode", "DE1").wrong.unwrap().contains("first half"));
    }

    #[test]
    fn what_is_doubtful_is_taken_with_a_warning() {
        let foreign = sheet("vrm", "99AA99");
        assert!(foreign.valid && !foreign.warnings.is_empty());
        assert_eq!(sheet("phone", "07700 900123").warnings, ["a number kept free for drama: nobody has it"]);
        assert_eq!(sheet("urn", "00NP0000008").warnings, ["no force of the code 00 is known here"]);
        assert!(sheet("vrm", "AB12 CDE").warnings.is_empty());
    }

    #[test]
    fn a_sheet_is_read_back_as_it_was_written() {
        let sheet = sheet("asn", "1101ZD01410769X");
        let json = serde_json::to_string(&sheet).unwrap();
        assert_eq!(serde_json::from_str::<IdSheet>(&json).unwrap(), sheet);
    }

    #[test]
    fn a_text_is_guessed_by_its_form() {
        check_guess("2002/0073319Z", &[IdKind::Pnc]);
        check_guess("2001/0171310S", &[IdKind::Pnc]);
        check_guess("265416/21G", &[IdKind::Cro]);
        check_guess("11/01ZD/01/410769X", &[IdKind::Asn]);
        check_guess("97/1626/8395Q", &[IdKind::Case]);
        check_guess("AB12 CDE", &[IdKind::Oucode, IdKind::Vrm]);
        check_guess("TH68010A", &[IdKind::Offence]);
        check_guess("07700 900123", &[IdKind::Urn, IdKind::Uprn, IdKind::Phone]);
        check_guess("de1 2ab", &[IdKind::Oucode, IdKind::Postcode]);
        check_guess("DE1", &[IdKind::Vrm, IdKind::Postcode]);
        check_guess("alan@example.org", &[IdKind::Email]);
        check_guess("Specimen, B.", &[]);
        check_guess("", &[]);
    }

    proptest! {
        #[test]
        fn no_reason_repeats_the_identifier(digits in "[0-9]{6,12}", tail in "[a-zA-Z!]{0,2}") {
            let value = format!("{digits}{tail}");
            for kind in IdKind::ALL {
                let sheet = identify(kind.name(), &value, 2026).unwrap();
                prop_assert_eq!(sheet.valid, sheet.wrong.is_none());
                prop_assert!(!sheet.wrong.unwrap_or_default().contains(&digits));
            }
        }

        #[test]
        fn no_text_breaks_a_sheet(text in "\\PC{0,24}") {
            for kind in IdKind::ALL {
                let sheet = identify(kind.name(), &text, 2026).unwrap();
                prop_assert_eq!(sheet.valid, sheet.normal.is_some());
            }
            let _ = guess(&text);
        }
    }
}
