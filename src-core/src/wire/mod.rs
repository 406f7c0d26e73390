//! What the screens may use: typed commands, screen-shaped replies, changes and faults.
//!
//! Replies hold facts, texts of the catalogue by key, and somebody's own words, such as the court's;
//! whoever shows them makes the sentences, by [`says`]. Times come as an instant and as London text, so a
//! page needs no time-zone tables. Binary data travels as base64 text.

mod assessed;
pub mod bounds;
mod changes;
mod command;
mod doubt;
mod fault;
mod found;
mod grant;
mod law;
mod needs;
mod paper;
mod points;
pub mod says;
mod sheets;
mod together;
mod token;
mod tree;

pub use crate::rules::age::Under;
pub use crate::rules::assess::{Answer, Identity, NoticeAnswer, Operating, Question, Reply, Settle, Told, Why};
pub use crate::rules::clock::{ClockRule, ExcludedBecause, ExcludedIn};
pub use crate::rules::condition::Nature;
pub use crate::rules::coverage::NotHeld;
pub use crate::rules::decision::Necessity;
pub use crate::rules::identifiers::{agreeing, is_blank};
pub use crate::rules::ids::*;
pub use crate::rules::incident::{ActBasis, ExhibitKind, FileNotes, Mode, Outcome, SayingKind};
pub use crate::rules::law::{
    Aspect, AwarenessWhen, Bears, CodeAct, CodeDecider, Covers, Doubt, DoubtStep, DutyCode, DutyStart, Form, LawRow,
    MadeUnder, NoticeRule, NotificationDuty, OFFENCES, OffenceCode, OffencePrompt, OffenceProvision, PointId,
    PowerFrom, PowerId, Route, RouteKind, RowClock, SECTION_24, Tier, Trial,
};
pub use crate::rules::law::{BESIDE, BesideRow, PROTECT, ProtectRow};
pub use crate::rules::law::{BailOffence, Custody, IssueDoubt};
pub use crate::rules::law::{
    LawRecall, LawRecallLift, LawSays, LawSignOff, LawWordId, Meanwhile, RecallNow, RecallReason, RowWord, SignOffNow,
};
pub use crate::rules::look::Subject;
pub use crate::rules::notice::{HowGiven, NoticeKind, Understood};
pub use crate::rules::order::{Ends, InForceAnswer, Origin};
pub use crate::rules::person::{Gender, IdentifierKind, NameKind, Role};
pub use crate::rules::place::{AccuracyLevel, Disclosure, PositionSource};
pub use crate::rules::points::{Have, Missing, PointState};
pub use crate::rules::policy::{Deed, Rank, Scope};
pub use crate::rules::power::{ArrestFor, arrest_for, stands_now};
pub use crate::rules::power::{
    ConditionPower, Otherwise, Power, PowerNote, PowerStanding, SafeguardPrompt, Tense, Test, TurnsOn,
};
pub use crate::rules::reason::{REASON_CHARACTERS, Reason, ReasonFault, ReasonKind};
pub use crate::rules::record::{
    ArrestForm, DecisionForm, FactsInput, LockedCaptureForm, MomentField, OrderPowers, PlaceInput, PlaceOfSafetyForm,
    PoliceProtectionForm, RecordFault, RecordForm, SayingForm, TermRef,
};
pub use crate::rules::settings::{Settings, Theme};
pub use crate::rules::sighting::SightingBasis;
pub use crate::rules::term::TermBrief;
pub use crate::rules::time::entered::{Entered, EnteredPart, NamedDay, Unread, UnreadBecause, WhichHour};
pub use crate::rules::time::{ClockTrust, Timestamp};
pub use crate::rules::together::{Claimed, Clash, PermittedBy};
pub use crate::rules::visibility::{Piece, Visibility};
pub use crate::words::{Argument, Language, Reader, Text, TextKey, Verbatim, Wording, fill, form_of, render};
pub use crate::{text, text_key};
pub use assessed::*;
pub use changes::*;
pub use command::*;
pub use doubt::*;
pub use fault::*;
pub use found::*;
pub use grant::*;
pub use law::*;
pub use needs::*;
pub use paper::*;
pub use points::*;
pub use sheets::*;
pub use together::*;
pub use token::*;
pub use tree::read;
