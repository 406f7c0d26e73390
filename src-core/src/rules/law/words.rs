//! Notes and open questions that several rows share.

use crate::text_key;
use crate::words::TextKey;

/// A note on consent (R8).
pub(super) const INVITATION: TextKey = text_key!("kind.invitation");
/// A note on the route (R3).
pub(super) const ONE_ROUTE: TextKey = text_key!("kind.one_route");
/// A note on prohibitions (R1).
pub(super) const PROHIBITED_ONLY: TextKey = text_key!("kind.prohibited_only");
/// A note on requirements (R1).
pub(super) const REQUIRED_TOO: TextKey = text_key!("kind.required_too");
/// A note on awareness (R2).
pub(super) const TELL_HIM: TextKey = text_key!("kind.tell_him");
/// A note on entry (R6).
pub(super) const NO_ENTRY: TextKey = text_key!("kind.no_entry");
/// A note on sentence (R11).
pub(super) const NO_DISCHARGE: TextKey = text_key!("kind.no_discharge");

/// Penalty and mode of the commonest offence.
pub(super) const FIVE_YEARS: TextKey = text_key!("kind.five_years");
/// Where it is tried.
pub(super) const EITHER_WAY: TextKey = text_key!("kind.either_way");
/// Where a summary offence is tried.
pub(super) const SUMMARY_ONLY: TextKey = text_key!("kind.summary_only");
/// The penalty for contempt of a superior court.
pub(super) const TWO_YEARS_CONTEMPT: TextKey = text_key!("kind.two_years_contempt");

/// Open: the magistrates' general limit.
pub(super) const GENERAL_LIMIT: TextKey = text_key!("kind.general_limit");
/// Open: the want of an entry power.
pub(super) const ENTRY_GAP: TextKey = text_key!("kind.entry_gap");
/// Open: arrest on a Sunday.
pub(super) const SUNDAY_ARREST: TextKey = text_key!("kind.sunday_arrest");
/// Open: 26 December on a Saturday.
pub(super) const BOXING_DAY: TextKey = text_key!("kind.boxing_day");
/// Open: its reach, as remembered (R10).
pub(super) const REACH: TextKey = text_key!("kind.reach");
/// Open: its reach, of which R10 says nothing.
pub(super) const REACH_NOT_READ: TextKey = text_key!("kind.reach_not_read");
/// Open: its reach, from Home Office guidance (R10).
pub(super) const REACH_BY_GUIDANCE: TextKey = text_key!("kind.reach_by_guidance");
/// Open: the penalty for contempt.
pub(super) const CONTEMPT_PENALTY: TextKey = text_key!("kind.contempt_penalty");
/// Open: requirements as an offence (R1).
pub(super) const REQUIRED_UNREAD: TextKey = text_key!("kind.required_unread");
/// Open: the conditional discharge (R11).
pub(super) const DISCHARGE_UNREAD: TextKey = text_key!("kind.discharge_unread");
/// Open: knowledge where LAW is silent.
pub(super) const NOTICE_UNREAD: TextKey = text_key!("kind.notice_unread");
/// Open: codes by the day of the Sentencing Code.
pub(super) const CODE_DAY: TextKey = text_key!("kind.code_day");
