//! The law's rows: what each kind of order is, what a breach of it is, and which powers it carries.
//!
//! Rows are data compiled in, under one edition; each family of kinds has its file. Only a kind
//! that this edition does not know has no row: the screen says so and sends the officer to
//! control. Whether a row is signed off or recalled is not the row's to say, but its force's
//! ([`LawWord`]); a row names its open questions ([`LawRow::doubts`]), folded away. Nothing here decides
//! anything.

mod after;
mod bail;
mod behaviour;
mod beside;
mod boroughs;
mod caution;
mod children;
pub mod codes;
mod dapn;
mod dated;
mod domestic;
mod doubt;
pub mod duration;
pub mod duties;
mod editions;
mod family;
mod forced;
mod history;
mod injunctions;
mod kinds;
mod made;
mod offences;
mod over_the_border;
mod pace;
mod places;
pub mod points;
mod power_id;
mod protect;
pub mod regime;
mod released;
mod respect;
mod restraining;
pub mod routes;
mod sentence;
mod serious;
mod sexual;
mod span;
mod stalking;
mod standing;
mod started;
mod test;
mod undertaking;
mod warrants;
mod weapons;
mod word;
mod words;
mod written;
mod youth;

pub use after::{BailOffence, ClockChoice, Custody, bail_offence_held};
pub use beside::{BESIDE, BREACH_OF_THE_PEACE, BesideRow, beside_row};
pub use codes::{CodeAct, CodeAnswer, CodeDecider, MadeUnder, OffenceCode, attempt_code, offence_code};
pub use dapn::{DapnHere, DapnWord, ForceLaw, ForceLawFault, dapn_here, dapn_in};
pub use dated::{Afterwards, Change, ChangeOf, Dated, DatedBy, LawAt, Life, Moment};
pub use doubt::{Aspect, Bears, Doubt, DoubtStep, Tier};
pub use duration::{LawDuration, Length, Limit, Renewal};
pub use duties::{DutyCode, DutyStart, NotificationDuty};
pub use editions::{Edition, NoticeOf};
pub use history::{general_limit_on, general_limits};
pub use kinds::{is_restraining, kind_from_id, kind_id, restraining_of_unstated_basis, title};
pub use made::{MadeDoubt, in_force_by_law, made_doubt_at};
pub use offences::{OFFENCES, OffencePrompt, OffenceProvision, Trial};
pub use pace::ARREST_FOR_OFFENCE as SECTION_24;
pub use points::{PointId, PointRow};
pub use power_id::PowerId;
pub use protect::{PLACE_OF_SAFETY, POLICE_PROTECTION, PROTECT, ProtectRow};
pub use regime::{Area, Regime, RegimeAnswer, RegimeDoubt, domestic_regime};
pub use routes::{Route, RouteBar, RouteKind, RouteOutcome, RouteUsed, route_bars};
pub use span::{Extent, LawDay, Span};
pub use standing::{LawWords, RecallNow, RowWord, SignOffNow};
pub use started::{clocks_started, hearing_due};
pub use test::{Tense, Test};
pub use word::{
    LawRecall, LawRecallLift, LawSays, LawSignOff, LawSigner, LawWord, LawWordFault, LawWordId, Meanwhile, RecallReason,
};
pub(super) use written::entry;
pub use youth::{
    GROWN_UP, IssueAge, IssueDoubt, IssuedBy, LeastAge, OF_CRIMES, OfWhom, for_youths, issue_age, least_ages,
    what_follows,
};

use super::clock::ClockRule;
use super::notice::NoticeKind;
use super::order::{OnNotice, OrderKind, each_kind};
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// The edition of these rows, stored with every assessment; [`Edition`] holds it and those before it.
pub const LAW_TABLE: &str = "2026-12.2";

/// The law of one kind of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LawRow {
    /// The kind, as [`kind_id`] names it.
    #[serde(rename = "kind")]
    pub kind_id: &'static str,
    /// Its plain name.
    pub title: TextKey,
    /// The statute under which it is made.
    pub statute: &'static str,
    /// Who makes it.
    pub made_by: TextKey,
    /// When it bites.
    pub takes_effect: TextKey,
    /// How it is served, and whether it must be.
    pub service: TextKey,
    /// How long it may run.
    pub duration: LawDuration,
    /// What it may contain.
    pub may_contain: TextKey,
    /// What a breach of it is.
    pub breach: Breach,
    /// Whence a power to arrest without warrant comes (R5, R6).
    pub power_from: PowerFrom,
    /// The powers to arrest without warrant.
    pub powers: &'static [PowerRow],
    /// Whether notice is an element (R2).
    #[serde(flatten)]
    pub notice: NoticeRule,
    /// Which terms a breach may be of (R1).
    pub covers: Covers,
    /// Whether it has effect throughout the United Kingdom (R10).
    pub uk_wide: bool,
    /// Whether it is made with notice to the respondent, by the way in which it is made; unknown where an
    /// application may be heard without him. At the end of a criminal case it is made before him.
    pub on_notice: OnNotice,
    /// Whether it stands only until a full order is decided on.
    pub interim: bool,
    /// Whether only awareness of a variation counts where it was varied without notice (Domestic Abuse
    /// Act 2021 s.45(8)–(9)).
    pub variation_needs_notice: bool,
    /// The CJS codes of breach and attempt, chosen by [`offence_code`]; none where it is no offence, or
    /// where no code is surely its own.
    #[serde(rename = "codes")]
    pub offence_codes: &'static [OffenceCode],
    /// Every clock that its use may start, each at its own event.
    pub clocks: &'static [RowClock],
    /// Duties to notify police, each an offence if late (1C).
    pub duties: &'static [NotificationDuty],
    /// The ways in which a breach comes before a court, and what bars each (R3).
    pub routes: &'static [Route],
    /// Forms that an officer will see or need.
    pub forms: &'static [Form],
    /// What must be proved.
    #[serde(rename = "points")]
    pub points_to_prove: &'static [PointRow],
    /// What else an officer should know.
    pub notes: &'static [TextKey],
    /// Where the kind stands: pilots that ended, repeals not commenced, what to verify.
    pub status: &'static [TextKey],
    /// When such an order could be made, and what was otherwise on other days ([`LawRow::at`]).
    #[serde(flatten)]
    pub dated: Dated,
    /// What in this row is open, each with the questions that it bears on ([`LawRow::tier`]).
    pub doubts: &'static [Doubt],
    /// Where the row was read.
    pub source: &'static str,
}

/// What a breach is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Breach {
    /// An offence.
    Offence {
        /// Its section.
        section: &'static str,
        /// The maximum penalty.
        penalty: TextKey,
        /// Where it is tried.
        mode: TextKey,
        /// Its CJS offence code for an order made today on a conviction of today; [`offence_code`] chooses
        /// for older ones. None where the list we hold has none that is surely its own.
        code: Option<&'static str>,
    },
    /// A contempt of court, and no offence.
    Contempt {
        /// Its section.
        section: &'static str,
        /// The maximum penalty.
        penalty: TextKey,
        /// Its CJS code, as civil proceedings, where there is one.
        code: Option<&'static str>,
    },
    /// Neither.
    NoOffence {
        /// Its section.
        section: &'static str,
        /// What follows instead.
        consequence: TextKey,
        /// Its CJS code, as civil proceedings, where there is one.
        code: Option<&'static str>,
    },
}

/// Which terms a breach may be of (R1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Covers {
    /// The offence is doing what is prohibited; a failed requirement is contempt at most.
    Prohibitions,
    /// The offence is doing what is prohibited or failing to do what is required.
    ProhibitionsAndRequirements,
    /// It is no offence; whatever follows, follows a breach of any term.
    EveryTerm,
}

/// Whence a power to arrest without warrant comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PowerFrom {
    /// The statute gives it for every breach that the row covers.
    Statute,
    /// The court attached it to listed provisions; it may end before the order (FLA 1996 s.47).
    ListedProvisions,
    /// Only if the court attached one: the kind alone does not say.
    OnlyIfAttached,
    /// The Act gives it, or lets the court attach it; whether that part of the Act is in force yet is not
    /// confirmed.
    IfCommenced,
    /// Only on a warrant that is out.
    ByWarrant,
    /// There is none: a warrant, or the court, is the way.
    Nobody,
}

/// One power of arrest, as a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PowerRow {
    /// Its id: `pace_s24`, `bail_s7_3`.
    pub id: PowerId,
    /// Its source: "PACE 1984 s.24".
    pub source: &'static str,
    /// In what tense it is drawn (R6a).
    pub tense: Tense,
    /// What the officer must hold (R7).
    pub test: Test,
    /// Whether necessity is needed (PACE s.24(5)).
    pub needs_necessity: bool,
    /// The power to enter on belief that he is on the premises, to make the arrest, if one is listed (R6).
    #[serde(serialize_with = "written::entry_text")]
    pub entry: Option<&'static str>,
    /// Where whoever was arrested must be taken.
    pub custody: Custody,
    /// Which clock starts at its use. A clock that starts later is in [`LawRow::clocks`] alone.
    #[serde(flatten)]
    pub clock: ClockChoice,
}

/// A clock of a row, and the event that starts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "written::Clock")]
pub struct RowClock {
    /// The rule it runs under.
    pub rule: ClockRule,
    /// What starts it, such as the time of the arrest.
    pub starts: TextKey,
}

/// A form by its number, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    /// Its number: "FL406".
    pub id: &'static str,
    /// What it holds or proves.
    pub what: TextKey,
}

/// Whether notice must be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "written::Notice")]
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

/// Awareness of R2: an element only where the order was made without notice.
const AWARE_IF_WITHOUT_NOTICE: NoticeRule =
    NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts: ANY_NOTICE };

/// Knowledge as contempt needs it: always an element, however gained.
const ALWAYS_AWARE: NoticeRule = NoticeRule::Awareness { when: AwarenessWhen::Always, counts: ANY_NOTICE };

/// A notice served by a constable in person: nothing else will do.
const SERVED_IN_PERSON: NoticeRule =
    NoticeRule::Awareness { when: AwarenessWhen::Always, counts: &[NoticeKind::FormallyServed] };

macro_rules! rows {
    ($($(#[$doc:meta])* $kind:ident = $file:ident::$row:ident,)+) => {
        /// Every row of this edition.
        pub const ROWS: [&LawRow; [$(stringify!($kind)),+].len()] = [$(&$file::$row),+];

        /// The row of a kind; `None` only for a kind this edition does not know, of which it can say
        /// nothing: control must be asked.
        pub fn row_for(kind: &OrderKind) -> Option<&'static LawRow> {
            Some(match kind {
                $(OrderKind::$kind => &$file::$row,)+
                OrderKind::Other { .. } => return None,
            })
        }
    };
}

each_kind!(rows);

#[cfg(test)]
#[path = "law_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "second_reading_tests.rs"]
mod second_reading_tests;
