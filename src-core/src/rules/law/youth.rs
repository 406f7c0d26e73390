//! What the law says otherwise of children and youths: from which age an order or a notice can be made at
//! all, and what there is in the place of an adult's penalty (LAW 11.15, 11.23, 11.28).
//!
//! Ages stand beside an assessment and never in it. What is not settled here is worded as open.

use super::{Breach, LawRow, RouteKind, row_for};
use crate::rules::age::{AgeFacts, Under};
use crate::rules::order::OrderKind;
use crate::words::{Text, TextKey, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// From which age the law counts somebody as grown up here: Code C, the youth court, the notices of domestic abuse.
pub const GROWN_UP: u8 = 18;

/// No child under it can be guilty of an offence (Children and Young Persons Act 1933 s.50).
pub const OF_CRIMES: u8 = 10;

/// The least age of somebody whom an order or a notice names, on the day on which it is made or issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeastAge {
    /// Whose.
    pub of: OfWhom,
    /// In whole years.
    pub years: u8,
    /// Where the Act says so.
    pub section: &'static str,
    /// Who makes it: a court's order stands until a court sets it aside.
    pub by: IssuedBy,
}

/// Whose age it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfWhom {
    /// Of the person bound.
    Respondent,
    /// Of the person whom it is made to protect.
    Protected,
}

/// Who makes an order or a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuedBy {
    /// Police.
    Police,
    /// A court.
    Court,
}

const fn respondent(years: u8, section: &'static str, by: IssuedBy) -> LeastAge {
    LeastAge { of: OfWhom::Respondent, years, section, by }
}

const fn protected(years: u8, section: &'static str, by: IssuedBy) -> LeastAge {
    LeastAge { of: OfWhom::Protected, years, section, by }
}

const OF_A_DVPN: &[LeastAge] = &[respondent(18, "Crime and Security Act 2010 s.24(1)", IssuedBy::Police)];
/// The application follows from a notice, which is to somebody of 18 or over.
const OF_A_DVPO: &[LeastAge] = &[respondent(18, "Crime and Security Act 2010 ss.24(1), 27(1)", IssuedBy::Court)];
const OF_A_DAPN: &[LeastAge] = &[
    respondent(18, "Domestic Abuse Act 2021 s.22(6)", IssuedBy::Police),
    protected(16, "Domestic Abuse Act 2021 s.22(2)", IssuedBy::Police),
];
const OF_A_DAPO: &[LeastAge] = &[
    respondent(18, "Domestic Abuse Act 2021 s.32", IssuedBy::Court),
    protected(16, "Domestic Abuse Act 2021 s.27(1)", IssuedBy::Court),
];
const OF_AN_SVRO: &[LeastAge] = &[respondent(18, "Sentencing Act 2020 s.342A(1)", IssuedBy::Court)];
const OF_A_KCPO: &[LeastAge] = &[respondent(12, "Offensive Weapons Act 2019 s.14(1)", IssuedBy::Court)];

/// The least ages that the law asks for, of a kind; none where none is listed, which is no leave to make it.
pub fn least_ages(kind: &OrderKind) -> &'static [LeastAge] {
    match kind {
        OrderKind::Dvpn => OF_A_DVPN,
        OrderKind::Dvpo => OF_A_DVPO,
        OrderKind::Dapn => OF_A_DAPN,
        OrderKind::Dapo => OF_A_DAPO,
        OrderKind::Svro => OF_AN_SVRO,
        OrderKind::Kcpo | OrderKind::InterimKcpo => OF_A_KCPO,
        OrderKind::RestrainingConviction
        | OrderKind::RestrainingAcquittal
        | OrderKind::NonMolestation
        | OrderKind::Occupation
        | OrderKind::OccupationWithArrest
        | OrderKind::ForcedMarriage
        | OrderKind::Fgm
        | OrderKind::Spo
        | OrderKind::InterimSpo
        | OrderKind::Shpo
        | OrderKind::InterimShpo
        | OrderKind::Sro
        | OrderKind::InterimSro
        | OrderKind::Sopo
        | OrderKind::Rosho
        | OrderKind::ForeignTravel
        | OrderKind::PoliceBail
        | OrderKind::CourtBail
        | OrderKind::Cbo
        | OrderKind::InterimCbo
        | OrderKind::Voo
        | OrderKind::InterimVoo
        | OrderKind::HarassmentInjunction
        | OrderKind::AsbInjunction
        | OrderKind::GangInjunction
        | OrderKind::HighCourtInjunction
        | OrderKind::Undertaking
        | OrderKind::SentenceRequirement
        | OrderKind::Licence
        | OrderKind::Recalled
        | OrderKind::UnlawfullyAtLarge
        | OrderKind::Warrant
        | OrderKind::FamilyWarrant
        | OrderKind::RespectOrder
        | OrderKind::YouthInjunction
        | OrderKind::HousingInjunction
        | OrderKind::ConditionalCaution
        | OrderKind::Dispersal
        | OrderKind::ClosureNotice
        | OrderKind::ClosureOrder
        | OrderKind::Cpn
        | OrderKind::Pspo
        | OrderKind::FootballBanning
        | OrderKind::Scpo
        | OrderKind::Stpo
        | OrderKind::InterimStpo
        | OrderKind::Stro
        | OrderKind::InterimStro
        | OrderKind::NonHarassment
        | OrderKind::NonMolestationNi
        | OrderKind::ExclusionRequirement
        | OrderKind::ChildArrangements
        | OrderKind::Other { .. } => &[],
    }
}

/// What stands against an order or a notice by the ages on the day on which it was made, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueDoubt {
    /// A notice of police, by every birth held, to or for somebody who was not old enough: it cannot have been
    /// validly given.
    NotValidlyGiven,
    /// A court's order that is outside the Act by the ages held: it stands until a court sets it aside, and
    /// what may be done on it meanwhile is open.
    OutsideTheAct,
    /// The births held leave the age on that day open.
    AgeUnsettled,
    /// No birth of the respondent is held: it is to be asked.
    AgeNotHeld,
}

/// What stands against an order or a notice, and by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueAge {
    /// What.
    pub doubt: IssueDoubt,
    /// The least age that is not shown to be reached.
    pub least: &'static LeastAge,
}

/// What stands against an order or a notice of a kind by the ages when it was made; nothing where they reach
/// the least that is listed. Whether the age of the person protected is held is not asked.
pub fn issue_age(kind: &OrderKind, ages: &AgeFacts) -> Option<IssueAge> {
    let stands = |least: &'static LeastAge| doubt_of(least, ages).map(|doubt| IssueAge { doubt, least });
    least_ages(kind).iter().filter_map(stands).min_by_key(|found| found.doubt)
}

fn doubt_of(least: &LeastAge, ages: &AgeFacts) -> Option<IssueDoubt> {
    let age = match least.of {
        OfWhom::Respondent => ages.at_issue,
        OfWhom::Protected => ages.protected_at_issue,
    };
    match (age.under(least.years), least.by, least.of) {
        (Under::No, _, _) | (Under::NotKnown, _, OfWhom::Protected) => None,
        (Under::Yes, IssuedBy::Police, _) => Some(IssueDoubt::NotValidlyGiven),
        (Under::Yes, IssuedBy::Court, _) => Some(IssueDoubt::OutsideTheAct),
        (Under::MayBe, _, _) => Some(IssueDoubt::AgeUnsettled),
        (Under::NotKnown, _, OfWhom::Respondent) => Some(IssueDoubt::AgeNotHeld),
    }
}

impl IssueAge {
    /// It in words, with what there is meanwhile.
    pub fn text(self) -> Text {
        let (years, section) = (self.least.years, Verbatim::from(self.least.section));
        match (self.doubt, self.least.of) {
            (IssueDoubt::NotValidlyGiven, OfWhom::Respondent) => {
                text!("law.issue_notice_under_age", years = years, section = section)
            }
            (IssueDoubt::NotValidlyGiven, OfWhom::Protected) => {
                text!("law.issue_notice_victim_under_age", years = years, section = section)
            }
            (IssueDoubt::OutsideTheAct, OfWhom::Respondent) => {
                text!("law.issue_order_under_age", years = years, section = section)
            }
            (IssueDoubt::OutsideTheAct, OfWhom::Protected) => {
                text!("law.issue_order_victim_under_age", years = years, section = section)
            }
            (IssueDoubt::AgeUnsettled, OfWhom::Respondent) => {
                text!("law.issue_age_unsettled", years = years, section = section)
            }
            (IssueDoubt::AgeUnsettled, OfWhom::Protected) => {
                text!("law.issue_victim_age_unsettled", years = years, section = section)
            }
            (IssueDoubt::AgeNotHeld, OfWhom::Respondent | OfWhom::Protected) => {
                text!("law.issue_age_not_held", years = years, section = section)
            }
        }
    }
}

impl LeastAge {
    /// It in words, as a line of the law's row.
    pub fn text(&self) -> Text {
        let (years, section) = (self.years, Verbatim::from(self.section));
        match self.of {
            OfWhom::Respondent => text!("law.least_age", years = years, section = section),
            OfWhom::Protected => text!("law.least_age_of_victim", years = years, section = section),
        }
    }
}

/// What is otherwise for somebody under 18, by what a breach of a kind is: who decides, and what there is in
/// the place of an adult's penalty. Of a kind without a row, what holds of every arrest.
pub fn for_youths(kind: &OrderKind) -> Vec<TextKey> {
    let of_row = row_for(kind).map(|row| of_breach(kind, row)).unwrap_or_default();
    std::iter::once(text_key!("law.youth_adult")).chain(of_row).collect()
}

/// What there is for a youth in the place of trial and sentence as an adult.
const OF_AN_OFFENCE: [TextKey; 3] =
    [text_key!("law.youth_court"), text_key!("law.youth_detention_training"), text_key!("law.youth_after_charge")];

fn of_breach(kind: &OrderKind, row: &LawRow) -> Vec<TextKey> {
    let mut lines = match row.breach {
        Breach::Offence { .. } => OF_AN_OFFENCE.to_vec(),
        Breach::Contempt { .. } | Breach::NoOffence { .. } => Vec::new(),
    };
    if *kind == OrderKind::AsbInjunction {
        lines.extend([text_key!("law.youth_asb_judge"), text_key!("law.youth_asb_orders")]);
    } else if *kind == OrderKind::GangInjunction {
        lines.extend([text_key!("law.youth_gang_judge"), text_key!("law.youth_gang_orders")]);
    } else if is_contempt(row) {
        lines.extend([text_key!("law.youth_contempt"), text_key!("law.youth_contempt_open")]);
    }
    if *kind == OrderKind::CourtBail {
        lines.extend([text_key!("law.youth_remand"), text_key!("law.youth_no_real_prospect")]);
    }
    if *kind == OrderKind::PoliceBail {
        lines.push(text_key!("law.youth_after_charge"));
    }
    if *kind == OrderKind::SentenceRequirement {
        lines.push(text_key!("law.youth_sentence_open"));
    }
    lines
}

/// Whether a breach can come before a court as contempt.
fn is_contempt(row: &LawRow) -> bool {
    row.routes.iter().any(|route| match route.kind {
        RouteKind::ContemptByApplicant
        | RouteKind::ContemptByForceLegal
        | RouteKind::Warrant
        | RouteKind::ArrestToJudge => true,
        RouteKind::CriminalCharge
        | RouteKind::NoticeHearing
        | RouteKind::BailCourt
        | RouteKind::SentencingCourt
        | RouteKind::BackToPrison
        | RouteKind::WarrantExecuted => false,
    })
}

/// What follows from the ages of an order's respondent for whoever would arrest or charge them, in lines;
/// empty for somebody who is and was grown up. Where an age is not known, what would hold of a youth.
pub fn what_follows(kind: &OrderKind, ages: &AgeFacts) -> Vec<TextKey> {
    let at_act = ages.under_at_act(GROWN_UP);
    let mut lines = match ages.now.under(GROWN_UP) {
        Under::No if at_act.is_or_may_be() => vec![text_key!("law.youth_grown_up_since")],
        Under::No => Vec::new(),
        Under::Yes | Under::MayBe | Under::NotKnown => for_youths(kind),
    };
    if ages.under_at_act(OF_CRIMES).is_or_may_be() {
        lines.push(text_key!("law.youth_under_ten"));
    }
    lines
}

#[cfg(test)]
#[path = "youth_tests.rs"]
mod tests;
