//! The law's rows: what each kind of order is, what a breach of it is, and which powers it carries.
//!
//! Rows are data compiled in, under one edition. A kind without a row has no answer here: the
//! screen says so and sends the officer to control. No row of this edition is signed off by a
//! solicitor, and every row says so.

mod bail;
mod domestic;
mod family;
mod pace;
mod points;
mod restraining;
mod stalking;

use super::clock::ClockRule;
use super::notice::NoticeKind;
use super::order::OrderKind;
use super::power::{Tense, Test};

pub use points::{PointId, PointRow};

/// The edition of these rows, stored with every assessment.
pub const LAW_TABLE: &str = "2026-11";

/// The law of one kind of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LawRow {
    /// The kind, as [`kind_id`] names it.
    pub kind_id: &'static str,
    /// Its plain name.
    pub title: &'static str,
    /// The statute under which it is made.
    pub statute: &'static str,
    /// Who makes it.
    pub made_by: &'static str,
    /// What a breach of it is.
    pub breach: Breach,
    /// The powers to arrest without warrant.
    pub powers: &'static [PowerRow],
    /// Whether notice is an element (R2).
    pub notice: NoticeRule,
    /// Whether only doing what is prohibited is the offence, not failing to do what is required (R1).
    pub prohibitions_only: bool,
    /// Whether it has effect throughout the United Kingdom (R10).
    pub uk_wide: bool,
    /// What must be proved.
    pub points_to_prove: &'static [PointRow],
    /// What else an officer should know.
    pub notes: &'static [&'static str],
    /// Whether a solicitor has yet to sign this row off.
    pub needs_sign_off: bool,
    /// Where the row was read.
    pub source: &'static str,
}

/// What a breach is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// An offence.
    Offence {
        /// Its section.
        section: &'static str,
        /// The maximum penalty.
        penalty: &'static str,
        /// Where it is tried.
        mode: &'static str,
        /// Its CJS offence code.
        code: &'static str,
    },
    /// A contempt of court, and no offence.
    Contempt {
        /// Its section.
        section: &'static str,
        /// The maximum penalty.
        penalty: &'static str,
        /// Its CJS code, as civil proceedings.
        code: &'static str,
    },
    /// Neither.
    NoOffence {
        /// Its section.
        section: &'static str,
        /// What follows instead.
        consequence: &'static str,
        /// Its CJS code, as civil proceedings.
        code: &'static str,
    },
}

/// One power of arrest, as a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PowerRow {
    /// Its id: `pace_s24`, `bail_s7_3`.
    pub id: &'static str,
    /// Its source: "PACE 1984 s.24".
    pub source: &'static str,
    /// In what tense it is drawn (R6a).
    pub tense: Tense,
    /// What the officer must hold (R7).
    pub test: Test,
    /// Whether necessity is needed (PACE s.24(5)).
    pub needs_necessity: bool,
    /// The power to enter to make the arrest, if one is listed (R6).
    pub entry: Option<&'static str>,
    /// Which clock starts at its use.
    pub clock: Option<ClockRule>,
}

/// Whether notice must be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeRule {
    /// Not an element.
    NotNeeded,
    /// The respondent must have known before the act.
    Awareness {
        /// For which orders of the kind.
        when: AwarenessWhen,
        /// Which events count.
        counts: &'static [NoticeKind],
    },
}

/// For which orders of a kind awareness must be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwarenessWhen {
    /// Only those made without notice.
    OnlyWithoutNotice,
    /// All of them.
    Always,
}

/// Every way in which somebody can learn that an order exists.
const ANY_NOTICE: &[NoticeKind] = &[
    NoticeKind::ToldOfExistence,
    NoticeKind::TermsRead,
    NoticeKind::CopyHanded,
    NoticeKind::FormallyServed,
    NoticeKind::Deemed,
];

/// Every row of this edition.
pub const ROWS: [&LawRow; 8] = [
    &restraining::ON_CONVICTION,
    &restraining::ON_ACQUITTAL,
    &family::NON_MOLESTATION,
    &domestic::DVPN,
    &domestic::DVPO,
    &stalking::SPO,
    &stalking::INTERIM_SPO,
    &bail::COURT_BAIL,
];

/// The row of a kind; `None` where this edition has none, and control must be asked.
pub fn row_for(kind: &OrderKind) -> Option<&'static LawRow> {
    match kind {
        OrderKind::RestrainingConviction => Some(&restraining::ON_CONVICTION),
        OrderKind::RestrainingAcquittal => Some(&restraining::ON_ACQUITTAL),
        OrderKind::NonMolestation => Some(&family::NON_MOLESTATION),
        OrderKind::Dvpn => Some(&domestic::DVPN),
        OrderKind::Dvpo => Some(&domestic::DVPO),
        OrderKind::Spo => Some(&stalking::SPO),
        OrderKind::InterimSpo => Some(&stalking::INTERIM_SPO),
        OrderKind::CourtBail => Some(&bail::COURT_BAIL),
        OrderKind::Dapn
        | OrderKind::Dapo
        | OrderKind::Occupation
        | OrderKind::OccupationWithArrest
        | OrderKind::Shpo
        | OrderKind::InterimShpo
        | OrderKind::Sro
        | OrderKind::InterimSro
        | OrderKind::ForcedMarriage
        | OrderKind::Fgm
        | OrderKind::HarassmentInjunction
        | OrderKind::PoliceBail
        | OrderKind::Cbo
        | OrderKind::InterimCbo
        | OrderKind::Svro
        | OrderKind::Kcpo
        | OrderKind::Voo
        | OrderKind::AsbInjunction
        | OrderKind::GangInjunction
        | OrderKind::Undertaking
        | OrderKind::SentenceRequirement
        | OrderKind::Other { .. } => None,
    }
}

/// The plain name of a kind; of one that is not known, the title as the court wrote it.
pub fn title(kind: &OrderKind) -> String {
    if let OrderKind::Other { title, .. } = kind
        && !title.trim().is_empty()
    {
        return title.trim().to_owned();
    }
    names(kind).1.to_owned()
}

/// The id of a kind, as it is written in records.
pub fn kind_id(kind: &OrderKind) -> &'static str {
    names(kind).0
}

/// The id and the plain name of a kind.
fn names(kind: &OrderKind) -> (&'static str, &'static str) {
    match kind {
        OrderKind::Dvpn => ("dvpn", domestic::DVPN.title),
        OrderKind::Dvpo => ("dvpo", domestic::DVPO.title),
        OrderKind::Dapn => ("dapn", "Domestic abuse protection notice"),
        OrderKind::Dapo => ("dapo", "Domestic abuse protection order"),
        OrderKind::Spo => ("spo", stalking::SPO.title),
        OrderKind::InterimSpo => ("interim_spo", stalking::INTERIM_SPO.title),
        OrderKind::NonMolestation => ("non_molestation", family::NON_MOLESTATION.title),
        OrderKind::Occupation => ("occupation", "Occupation order (no power of arrest)"),
        OrderKind::OccupationWithArrest => ("occupation_with_arrest", "Occupation order (with power of arrest)"),
        OrderKind::RestrainingConviction => ("restraining_conviction", restraining::ON_CONVICTION.title),
        OrderKind::RestrainingAcquittal => ("restraining_acquittal", restraining::ON_ACQUITTAL.title),
        OrderKind::Shpo => ("shpo", "Sexual harm prevention order"),
        OrderKind::InterimShpo => ("interim_shpo", "Interim sexual harm prevention order"),
        OrderKind::Sro => ("sro", "Sexual risk order"),
        OrderKind::InterimSro => ("interim_sro", "Interim sexual risk order"),
        OrderKind::ForcedMarriage => ("forced_marriage", "Forced marriage protection order"),
        OrderKind::Fgm => ("fgm", "FGM protection order"),
        OrderKind::HarassmentInjunction => ("harassment_injunction", "Harassment injunction"),
        OrderKind::PoliceBail => ("police_bail", "Police bail (before charge)"),
        OrderKind::CourtBail => ("court_bail", bail::COURT_BAIL.title),
        OrderKind::Cbo => ("cbo", "Criminal behaviour order"),
        OrderKind::InterimCbo => ("interim_cbo", "Interim criminal behaviour order"),
        OrderKind::Svro => ("svro", "Serious violence reduction order"),
        OrderKind::Kcpo => ("kcpo", "Knife crime prevention order"),
        OrderKind::Voo => ("voo", "Violent offender order"),
        OrderKind::AsbInjunction => ("asb_injunction", "Anti-social behaviour injunction"),
        OrderKind::GangInjunction => ("gang_injunction", "Gang injunction"),
        OrderKind::Undertaking => ("undertaking", "Undertaking (not an order)"),
        OrderKind::SentenceRequirement => ("sentence_requirement", "Requirement of a sentence"),
        OrderKind::Other { .. } => ("other", "Order of another kind"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known_kinds() -> Vec<OrderKind> {
        vec![
            OrderKind::Dvpn,
            OrderKind::Dvpo,
            OrderKind::Dapn,
            OrderKind::Dapo,
            OrderKind::Spo,
            OrderKind::InterimSpo,
            OrderKind::NonMolestation,
            OrderKind::Occupation,
            OrderKind::OccupationWithArrest,
            OrderKind::RestrainingConviction,
            OrderKind::RestrainingAcquittal,
            OrderKind::Shpo,
            OrderKind::InterimShpo,
            OrderKind::Sro,
            OrderKind::InterimSro,
            OrderKind::ForcedMarriage,
            OrderKind::Fgm,
            OrderKind::HarassmentInjunction,
            OrderKind::PoliceBail,
            OrderKind::CourtBail,
            OrderKind::Cbo,
            OrderKind::InterimCbo,
            OrderKind::Svro,
            OrderKind::Kcpo,
            OrderKind::Voo,
            OrderKind::AsbInjunction,
            OrderKind::GangInjunction,
            OrderKind::Undertaking,
            OrderKind::SentenceRequirement,
        ]
    }

    #[test]
    fn ids_are_those_of_the_records() {
        for kind in known_kinds() {
            assert_eq!(serde_json::to_value(&kind).unwrap(), kind_id(&kind), "{kind:?}");
        }
    }

    #[test]
    fn rows_are_found_under_their_own_kind() {
        let found: Vec<&LawRow> = known_kinds().iter().filter_map(row_for).collect();
        assert_eq!(found.len(), ROWS.len());
        for kind in known_kinds() {
            let Some(row) = row_for(&kind) else { continue };
            assert_eq!((row.kind_id, row.title.to_owned()), (kind_id(&kind), title(&kind)));
        }
    }

    #[test]
    fn no_row_is_signed_off_and_every_row_is_whole() {
        for row in ROWS {
            assert!(row.needs_sign_off, "{}", row.kind_id);
            assert!(!row.points_to_prove.is_empty() && !row.powers.is_empty(), "{}", row.kind_id);
            assert!(!row.source.is_empty() && !row.statute.is_empty());
        }
    }

    #[test]
    fn necessity_belongs_to_section_24_alone() {
        for power in ROWS.iter().flat_map(|row| row.powers) {
            assert_eq!(power.needs_necessity, power.id == "pace_s24", "{}", power.id);
        }
    }

    #[test]
    fn believing_is_the_test_where_the_statute_says_so() {
        let tests = |kind: &OrderKind| row_for(kind).unwrap().powers.iter().map(|power| power.test).collect::<Vec<_>>();
        assert_eq!(tests(&OrderKind::Dvpn), [Test::Believing]);
        assert_eq!(tests(&OrderKind::Dvpo), [Test::Believing]);
        assert_eq!(tests(&OrderKind::Spo), [Test::Suspecting]);
        assert_eq!(tests(&OrderKind::CourtBail), [Test::Suspecting, Test::Believing]);
    }

    #[test]
    fn an_unknown_kind_keeps_the_courts_title() {
        let kind = OrderKind::Other { title: " Civil restraint order ".to_owned(), court: String::new() };
        assert_eq!(title(&kind), "Civil restraint order");
        assert_eq!(kind_id(&kind), "other");
        assert!(row_for(&kind).is_none());
        let untitled = OrderKind::Other { title: String::new(), court: String::new() };
        assert_eq!(title(&untitled), "Order of another kind");
    }
}
