//! What a screen gets: replies in the shape of what stands on it.

use super::assessed::AssessedWith;
use super::fault::Fault;
use super::forms::RecordForm;
use super::law::LawBrief;
use crate::rules::assess::{Answer, Identity, NoticeAnswer, Operating, Question, Settle, Why};
use crate::rules::clock::{ClockRule, ExcludedBecause, ExcludedIn};
use crate::rules::condition::Nature;
use crate::rules::ids::{
    AssessmentId, CaptureId, ConditionId, DraftId, EntryId, ExhibitId, IncidentId, OfficerId, OrderId, PersonId,
    VersionId,
};
use crate::rules::incident::{ExhibitKind, Mode, Outcome};
use crate::rules::order::{InForceAnswer, Origin};
use crate::rules::person::{Gender, Warning};
use crate::rules::place::{AccuracyLevel, Disclosure, PositionSource};
use crate::rules::policy::Deed;
use crate::rules::power::{Otherwise, Power};
use crate::rules::settings::Settings;
use crate::rules::time::{ClockTrust, Timestamp};
use crate::rules::visibility::Piece;
use serde::{Deserialize, Serialize};

/// An instant with its London text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The instant, RFC 3339.
    pub at: Timestamp,
    /// Milliseconds since 1970, for ages.
    pub epoch_ms: i64,
    /// "Sun 22 Nov 2026" in London.
    pub day: String,
    /// "14:31" in London.
    pub time: String,
}

impl Stamp {
    /// The stamp of an instant.
    pub fn of(at: Timestamp) -> Self {
        Self { at, epoch_ms: at.millis(), day: at.london_date_text(), time: at.london_hhmm() }
    }
}

/// How old and how wide this device's copy is. Stands beside every answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// HQ's knowledge as of; absent where nothing was ever pulled.
    pub hq_knew_at: Option<Stamp>,
    /// The areas held: "Derbyshire".
    pub areas: Vec<String>,
    /// What is known to be missing: keys such as `licence_conditions`.
    pub not_held: Vec<String>,
}

/// What the frame of every page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionSheet {
    /// Whether any officer is enrolled.
    pub enrolled: bool,
    /// Whether the stores are locked.
    pub locked: bool,
    /// Who is signed in.
    pub officer: Option<OfficerBrief>,
    /// The slots that can be opened.
    pub slots: Vec<SlotBrief>,
    /// The status chip.
    pub status: StatusChip,
    /// This device's settings.
    pub settings: Settings,
    /// Whether a hardware keystore holds half the key; where not, a passphrase is needed.
    pub hardware_keystore: bool,
    /// Now, as the device knows it.
    pub now: Stamp,
    /// How far the clock is trusted.
    pub clock_trust: ClockTrust,
    /// This copy's age and scope; absent while locked.
    pub coverage: Option<Coverage>,
    /// The edition of this program.
    pub edition: String,
    /// HQ's address, as it was enrolled with; absent before that.
    pub hq: Option<String>,
    /// What the officer who is signed in may do; empty while locked.
    pub may: Vec<Deed>,
    /// The order whose terms the respondent is being shown, while that view is open.
    pub showing: Option<OrderId>,
}

/// An officer as the frame names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficerBrief {
    /// Who.
    pub id: OfficerId,
    /// Rank and name: "PC 1234 Example".
    pub shown: String,
    /// Initials, for exhibit references.
    pub initials: String,
}

/// A slot as the lock screen names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotBrief {
    /// Its number.
    pub slot: u32,
    /// Whose, as shown.
    pub shown: String,
    /// Tries left before it is destroyed.
    pub tries_left: u32,
}

/// The chip that is always visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusChip {
    /// Whether HQ was reached at the last try; absent before the first.
    pub online: Option<bool>,
    /// Since when it is so.
    pub since: Option<Stamp>,
    /// How many items wait.
    pub waiting: u32,
    /// How many need the officer.
    pub needs_you: u32,
}

/// What enrolment gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolledSheet {
    /// The new slot.
    pub slot: u32,
    /// Six digits to compare with HQ's screen.
    pub compare: String,
    /// Whose, as shown.
    pub shown: String,
}

/// A second officer's signature, on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedSheet {
    /// Which entry was approved.
    pub entry: EntryId,
    /// Its kind.
    pub kind: String,
    /// SHA-256 of its envelope, in hex.
    pub digest: String,
    /// Who approved, as shown.
    pub by: String,
    /// When.
    pub at: Stamp,
    /// The sequence of the approval's own entry.
    pub sequence: u64,
}

/// A person, as their page shows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonSheet {
    /// Who.
    pub person: PersonId,
    /// "SMITH, Alan John".
    pub name: String,
    /// Other names, with their kind as a catalogue key.
    pub other_names: Vec<String>,
    /// Date of birth as text: "12 Apr 1988" or "1988".
    pub born: Option<String>,
    /// Age now.
    pub age: Option<i32>,
    /// Gender as recorded.
    pub gender: Gender,
    /// Warnings, newest first.
    pub warnings: Vec<Warning>,
    /// Whether the match is confirmed.
    pub identity: Identity,
    /// Clues to confirm against the person in front of the officer.
    pub clues: Vec<Clue>,
    /// Orders that bind.
    pub bound_by: Vec<OrderBrief>,
    /// Orders that protect.
    pub protected_by: Vec<OrderBrief>,
    /// Orders in other roles.
    pub other_roles: Vec<OrderBrief>,
    /// Addresses, masked where need-to-know.
    pub addresses: Vec<MaskedField>,
    /// Earlier allegations and visits, newest first.
    pub history: Vec<HistoryItem>,
    /// How many sources' records are joined here.
    pub records: u32,
    /// What else there is: nothing held is no all-clear.
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// Something to check against the person in front of the officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// Its key for `person_confirm`.
    pub key: String,
    /// What it is, as a catalogue key: `birth_date`, `address`, `mark`, `pnc_id`, `photo`.
    pub kind: String,
    /// What is held.
    pub shown: String,
    /// Whether it was confirmed in this sitting.
    pub confirmed: bool,
}

/// A field that may be masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaskedField {
    /// Its name for `reveal`.
    pub field: String,
    /// The text, absent while masked.
    pub text: Option<String>,
}

/// A revealed field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    /// Its name.
    pub field: String,
    /// Its text.
    pub text: String,
}

/// A condition's words with what is need-to-know in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevealedWords {
    /// The court's words in pieces; a sealed piece stays empty.
    pub words: Vec<Piece>,
}

/// An order in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderBrief {
    /// Which.
    pub order: OrderId,
    /// "Restraining order (on conviction)".
    pub title: String,
    /// Whether it is in force now.
    pub in_force: InForceAnswer,
    /// Who is bound, as shown.
    pub binds: Vec<String>,
    /// Who is protected, as shown: "B. Specimen".
    pub protects: Vec<String>,
    /// Breach and powers in one line of citations: "Offence s.363 Sentencing Act 2020"; absent where
    /// no law row is written.
    pub breach: Option<BreachBrief>,
    /// Powers of arrest, first the strongest.
    pub powers: Vec<Power>,
    /// Until when, as London text; absent where not stated.
    pub ends: Option<Stamp>,
    /// Whether it runs until further order.
    pub until_further_order: bool,
    /// Question 5.
    pub notice: NoticeAnswer,
    /// How many conditions.
    pub conditions: u32,
    /// How many of them have an area.
    pub areas: u32,
    /// Who made it.
    pub court: String,
    /// The next court day stated, for bail.
    pub made: Option<Stamp>,
}

/// What a breach is, in the law row's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachBrief {
    /// `offence`, `contempt` or `not_an_offence`.
    pub is: BreachIs,
    /// The section; where more than one may be broken, each.
    pub source: String,
    /// Penalty and mode of trial.
    pub penalty: String,
    /// CJS offence code, where there is just one that fits.
    pub code: Option<String>,
    /// Whether the row still needs a solicitor's signature.
    pub needs_sign_off: bool,
}

/// What a breach is in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachIs {
    /// An offence.
    Offence,
    /// A civil contempt.
    Contempt,
    /// Neither.
    NotAnOffence,
}

/// An order, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderSheet {
    /// The first fact first.
    pub brief: OrderBrief,
    /// Its respondents.
    pub respondents: Vec<PersonId>,
    /// Question 1.
    pub identity: Identity,
    /// Question 3, counted: operating now of all.
    pub operating: (u32, u32),
    /// The court's words.
    pub conditions: Vec<ConditionSheet>,
    /// How many versions, and which is shown.
    pub versions: (u32, u32),
    /// Two or more current versions conflict: a person must say which governs.
    pub conflict: bool,
    /// How it reached us.
    pub origin: Origin,
    /// Who verified it and when, if anyone.
    pub verified: Option<(String, Stamp)>,
    /// Points to prove.
    pub points_to_prove: Vec<String>,
    /// Notes of the law row.
    pub notes: Vec<String>,
    /// References as kind and value.
    pub references: Vec<(String, String)>,
    /// The court's words about duration.
    pub duration_words: String,
    /// Notice events held.
    pub notice_events: Vec<NoticeSheet>,
    /// Earlier allegations on this order.
    pub history: Vec<HistoryItem>,
    /// What else there is beside it: a term that is not operating is no all-clear.
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// A condition on the order's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConditionSheet {
    /// Which.
    pub condition: ConditionId,
    /// Its paragraph as printed.
    pub paragraph: String,
    /// The court's words in pieces, each with who may see it; what needs a tap is empty.
    pub words: Vec<Piece>,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// What it was read as.
    pub term: TermBrief,
    /// What it asks of him, in sentences to say aloud; empty where only a tap that is journalled may
    /// show its words.
    pub plain: String,
    /// Whether a person confirmed the reading: by whom and when.
    pub confirmed: Option<(String, Stamp)>,
    /// Exceptions, in the court's words.
    pub exceptions: Vec<String>,
    /// Question 3.
    pub operating: Operating,
    /// The next opening as London text.
    pub next: Option<Stamp>,
}

/// What a term was read as, for the line under the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TermBrief {
    /// Not to enter.
    ExclusionZone {
        /// The place in words.
        place: String,
        /// Whether it is on the map.
        located: bool,
        /// Whether it may be drawn.
        disclosure: Disclosure,
    },
    /// Not within a distance.
    StayAway {
        /// Of what.
        of: String,
        /// Metres.
        distance_m: f64,
        /// Whether it is on the map.
        located: bool,
    },
    /// Not to contact.
    NoContact {
        /// Whom.
        whom: Vec<String>,
        /// Indirectly too.
        indirect: bool,
    },
    /// To live and sleep at.
    Residence {
        /// Where.
        place: String,
    },
    /// To be at, within windows.
    Curfew {
        /// Where.
        place: String,
        /// "21:00–07:00", with days where not every day.
        windows: Vec<String>,
        /// Monitored.
        tagged: bool,
    },
    /// To report at.
    Reporting {
        /// Where.
        place: String,
        /// "13:00–15:00 Mon, Thu, Sat".
        windows: Vec<String>,
    },
    /// Another term, by its catalogue key, with its words.
    Other {
        /// Key: `electronic_tag`, `possession_ban` …
        term: String,
        /// Its words.
        what: String,
    },
    /// Words only.
    WordsOnly,
}

/// A notice event as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSheet {
    /// What happened.
    pub kind: crate::rules::notice::NoticeKind,
    /// When.
    pub at: Stamp,
    /// By whom.
    pub by: String,
    /// Whether it is saved here or received by HQ.
    pub state: ItemState,
}

/// Something earlier, with its outcome wherever it is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryItem {
    /// Which incident.
    pub incident: IncidentId,
    /// When.
    pub at: Stamp,
    /// What became of it.
    pub outcome: Outcome,
    /// Of which order, as titled; absent for an offence.
    pub order: Option<String>,
    /// Recorded by whom, as shown.
    pub by: String,
}

/// A list of orders, for the station.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderListSheet {
    /// The orders.
    pub orders: Vec<OrderBrief>,
    /// How many are held in all.
    pub held: u64,
    /// Whether orders are held that were not looked through: more may fit.
    pub more: bool,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// Areas named in live orders around a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HereNow {
    /// The fix it was asked of, or why there was none.
    pub fix: FixReply,
    /// Areas that hold the place.
    pub inside: Vec<AreaBrief>,
    /// Areas of which it cannot be told.
    pub cannot_tell: Vec<AreaBrief>,
    /// Areas within 200 m.
    pub near: Vec<AreaBrief>,
    /// Whether hidden areas are among them.
    pub hidden: HiddenAreas,
    /// What else there is: no area held is no all-clear.
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// Whether areas that nobody may locate are counted. It depends on what was asked and never on what
/// is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenAreas {
    /// The device's own position was asked of: those that hold it are.
    Counted,
    /// They answer a live position only, and are left out of every count.
    NeedLivePosition,
}

/// An area, by kind only: names come after a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaBrief {
    /// Which order, to be opened under a reason.
    pub order: OrderId,
    /// Its kind's title.
    pub title: String,
    /// Metres to the edge; absent for hidden areas.
    pub edge_m: Option<u32>,
    /// Whether it may be drawn.
    pub disclosure: Disclosure,
}

/// The device's position, or why there is none. Never a silent zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FixReply {
    /// A fix.
    Fix {
        /// Longitude, degrees WGS 84.
        lon: f64,
        /// Latitude, degrees WGS 84.
        lat: f64,
        /// Accuracy in metres.
        accuracy_m: f64,
        /// At which level.
        level: AccuracyLevel,
        /// What it came from.
        source: PositionSource,
        /// When.
        at: Stamp,
        /// As a British National Grid reference, where within its area.
        grid: Option<String>,
    },
    /// None.
    None {
        /// Why.
        why: NoFix,
    },
}

impl FixReply {
    /// Whether a fix says where somebody is now. A walk of five minutes is four hundred metres.
    pub fn age(&self, now_ms: i64) -> FixAge {
        const MINUTE_MS: i64 = 60_000;
        let Self::Fix { at, .. } = self else { return FixAge::Old };
        match now_ms.saturating_sub(at.epoch_ms) / MINUTE_MS {
            ..0 => FixAge::Ahead,
            0..5 => FixAge::Fresh,
            5.. => FixAge::Old,
        }
    }
}

/// How old a fix is, for what rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixAge {
    /// Of the last five minutes.
    Fresh,
    /// Older, or there is none.
    Old,
    /// More than a minute later than the clock it is held against.
    Ahead,
}

/// Why there is no fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoFix {
    /// This machine has no location source.
    NoSource,
    /// The user or the system refused.
    Refused,
    /// No fix in time.
    TimedOut,
    /// The receiver does not say when its fix was made: it may be hours old.
    NoTime,
    /// The receiver says a place outside the United Kingdom, such as 0, 0.
    Elsewhere,
    /// The officer gave none.
    NotGiven,
}

/// An assessment, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessmentSheet {
    /// The stored assessment.
    pub id: AssessmentId,
    /// Of which order.
    pub order: OrderBrief,
    /// Question 1.
    pub identity: Identity,
    /// Question 2.
    pub in_force: InForceAnswer,
    /// Questions 3 and 4, in the order of weight: fits, cannot tell, does not fit, not operating.
    pub terms: Vec<TermSheet>,
    /// Question 5.
    pub notice: NoticeAnswer,
    /// Of which moment.
    pub act_at: Stamp,
    /// Where he was said to be.
    pub he_is: FixReply,
    /// What it was made with.
    pub made: AssessedWith,
    /// The powers now, answered apart.
    pub powers: Vec<Power>,
    /// What else there is.
    #[serde(default)]
    pub otherwise: Vec<Otherwise>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// One condition's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermSheet {
    /// Which condition.
    pub condition: ConditionId,
    /// Its paragraph.
    pub paragraph: String,
    /// The version whose words stand here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// The court's words, in the version that governed the act where one did; what needs a tap is empty.
    pub words: Vec<Piece>,
    /// What it asks of him, in sentences to say aloud; empty where only a tap that is journalled may
    /// show its words.
    pub plain: String,
    /// Exceptions, in the court's words; those that only such a tap may show are left out.
    pub exceptions: Vec<String>,
    /// Prohibition or requirement.
    pub nature: Nature,
    /// Question 3.
    pub operating: Operating,
    /// Question 4.
    pub answer: Answer,
    /// Why.
    pub why: Vec<Why>,
    /// What the officer can be asked.
    pub ask: Vec<Question>,
    /// Every question that the term may ask, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// What would settle a place that cannot be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settle: Vec<Settle>,
    /// The next opening as London text.
    pub next: Option<Stamp>,
}

/// Powers and what else there is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PowersSheet {
    /// The order.
    pub order: OrderBrief,
    /// Powers of the law row.
    pub powers: Vec<Power>,
    /// The rest of the law row; absent for a kind that this edition does not know.
    pub law: Option<LawBrief>,
    /// What else there is.
    pub otherwise: Vec<Otherwise>,
    /// Points to prove.
    pub points_to_prove: Vec<String>,
    /// This copy's age and scope.
    pub coverage: Coverage,
}

/// What the respondent may see, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowSheet {
    /// The id for `show_done`.
    pub id: DraftId,
    /// Which order.
    pub order: OrderId,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub court: String,
    /// When it was made, as London text.
    pub made: Option<Stamp>,
    /// Until when.
    pub ends: Option<Stamp>,
    /// Paragraph and the words he may see.
    pub conditions: Vec<(String, String)>,
}

/// That a draft is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftKept {
    /// Since when.
    pub kept: Stamp,
}

/// How much is to be done, in numbers. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkSheet {
    /// Statutory clocks that run.
    pub clocks: u32,
    /// The next limit or target among them.
    pub next_limit: Option<Stamp>,
    /// The drafts kept, by the officer's own words.
    pub drafts: Vec<DraftBrief>,
    /// Records that HQ has not received whole.
    pub waiting: u32,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftSheet {
    /// Which: the id of the command that will save it.
    pub id: DraftId,
    /// Its contents.
    pub form: RecordForm,
    /// When it was last kept.
    pub kept: Stamp,
    /// Exhibits held for it.
    pub exhibits: Vec<ExhibitSheet>,
    /// Who it is about, as shown.
    pub person: Option<String>,
    /// The orders that bind that person, to choose terms from.
    pub orders: Vec<OrderTerms>,
    /// Where it was made while this device was locked: by whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<CaptureMark>,
}

/// An order's terms, to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderTerms {
    /// The order.
    pub order: OrderBrief,
    /// Condition, paragraph, and the words with a mark for what needs a tap.
    pub terms: Vec<(ConditionId, String, String)>,
}

/// The drafts kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftsSheet {
    /// Newest first.
    pub drafts: Vec<DraftBrief>,
}

/// A draft in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBrief {
    /// Which.
    pub id: DraftId,
    /// Where or about whom, as far as it is filled.
    pub shown: String,
    /// When it was last kept.
    pub kept: Stamp,
    /// Where it was made while this device was locked: by whom and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<CaptureMark>,
}

/// A record begun on a locked device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedCaptureOpened {
    /// Its id, which is the saving command's.
    pub id: CaptureId,
    /// When its form opened.
    pub at: Stamp,
}

/// A file kept for a record begun on a locked device. It has no reference before an officer takes it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedExhibit {
    /// Its number within the record, from 1.
    pub number: u32,
    /// What it is.
    pub kind: ExhibitKind,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the original, hex.
    pub sha256: String,
}

/// Says of a draft that it was made while this device was locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureMark {
    /// As which capture.
    pub capture: CaptureId,
    /// When its form opened.
    pub made: Stamp,
    /// The officer it claims to be from, as shown; absent for "not signed in".
    pub claimed: Option<String>,
    /// Whether its time is about right rather than exact.
    pub about: bool,
    /// Whether it was saved; else only its files were found.
    pub saved: bool,
}

/// An exhibit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExhibitSheet {
    /// Which.
    pub id: ExhibitId,
    /// `ABC/1`.
    pub reference: String,
    /// What.
    pub kind: ExhibitKind,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the original, hex.
    pub sha256: String,
    /// Its way to HQ.
    pub state: ItemState,
}

/// Saved means on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The record.
    pub id: String,
    /// When it was saved on this device.
    pub at: Stamp,
    /// Clocks it started.
    pub clocks: Vec<ClockSheet>,
}

/// The officer's own records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MineSheet {
    /// Records, newest first.
    pub records: Vec<RecordBrief>,
    /// Drafts.
    pub drafts: Vec<DraftBrief>,
    /// Clocks that run.
    pub clocks: Vec<ClockSheet>,
}

/// A record in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBrief {
    /// Which incident.
    pub incident: IncidentId,
    /// When it happened.
    pub at: Stamp,
    /// How it is known.
    pub mode: Mode,
    /// Who, as shown.
    pub who: String,
    /// The first words of the account.
    pub account: String,
    /// How many exhibits.
    pub exhibits: u32,
    /// Whether a decision was recorded.
    pub decided: bool,
    /// Its way to HQ.
    pub state: ItemState,
}

/// The clocks that run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClocksSheet {
    /// The next limit first.
    pub clocks: Vec<ClockSheet>,
}

/// A clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockSheet {
    /// Under which rule.
    pub rule: ClockRule,
    /// Its letter among the reckoning rules: A, B, B+, C, D, E or F.
    pub letter: String,
    /// Its section.
    pub source: String,
    /// The rule as one plain sentence.
    pub words: String,
    /// Which days count, as one plain sentence.
    pub what_counts: String,
    /// What of the reckoning waits for a lawyer's sign-off, where anything does.
    pub sign_off: Option<String>,
    /// About whom, as shown.
    pub who: String,
    /// From.
    pub start: Stamp,
    /// Cautious time to aim at; absent past the calendar's expiry.
    pub target: Option<Stamp>,
    /// Statutory limit; absent past the calendar's expiry, where only the rule is shown.
    pub limit: Option<Stamp>,
    /// Days that did not count, why, and in which of the two readings.
    pub excluded: Vec<(String, ExcludedBecause, ExcludedIn)>,
}

/// An item's way to HQ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ItemState {
    /// Saved on this device and queued.
    Queued,
    /// Being sent.
    Sending {
        /// Bytes that HQ has.
        sent: u64,
        /// Bytes in all.
        of: u64,
    },
    /// HQ signed a receipt.
    Received {
        /// When.
        at: Stamp,
        /// The receipt's short form: "7Q4K-M2XA".
        receipt: String,
    },
    /// HQ has it but set it aside: a person must look.
    NeedsYou {
        /// Why, in HQ's words.
        why: String,
    },
    /// Received from HQ: not this device's own.
    FromHq,
}

/// The sync centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncSheet {
    /// The chip.
    pub status: StatusChip,
    /// When the oldest waiting item was saved.
    pub oldest: Option<Stamp>,
    /// Items that wait.
    pub waiting: Vec<SyncItem>,
    /// Items that need the officer.
    pub needs_you: Vec<SyncItem>,
    /// Items received, newest first, at most fifty.
    pub received: Vec<SyncItem>,
    /// How many were received today.
    pub received_today: u32,
    /// Whether a run is under way.
    pub running: bool,
    /// The last failure, as a catalogue key, if the last run failed.
    pub last_fault: Option<Fault>,
    /// This copy's age and scope; absent while locked.
    pub coverage: Option<Coverage>,
}

/// One item on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncItem {
    /// What it is, as a catalogue key: `incident`, `exhibit`, `notice`, `lookups`, `capture`.
    pub what: String,
    /// A reference, count or short id to tell it by: "AB/1", "12", "3F2A-91C0".
    pub shown: String,
    /// When it was saved.
    pub saved: Stamp,
    /// Its state.
    pub state: ItemState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fix_of_three_hours_ago_or_of_the_future_says_nothing_of_now() {
        let at = Timestamp::from_millis(1_000_000_000_000);
        let fix = FixReply::Fix {
            lon: -1.5,
            lat: 53.0,
            accuracy_m: 16.0,
            level: AccuracyLevel::Percent68,
            source: PositionSource::Platform,
            at: Stamp::of(at),
            grid: None,
        };
        let after = |minutes: i64| fix.age(at.millis() + minutes * 60_000);
        assert_eq!(
            [after(0), after(4), after(5), after(180)],
            [FixAge::Fresh, FixAge::Fresh, FixAge::Old, FixAge::Old]
        );
        assert_eq!((after(-1), after(-60)), (FixAge::Ahead, FixAge::Ahead));
        assert_eq!(fix.age(at.millis() - 59_999), FixAge::Fresh, "two clocks may be some seconds apart");
        assert_eq!(FixReply::None { why: NoFix::NoSource }.age(0), FixAge::Old);
    }
}
