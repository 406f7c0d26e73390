//! Notes and open questions that several rows share.

use super::doubt::{Aspect, Bears, Doubt, DoubtStep, doubt};
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
pub(super) const GENERAL_LIMIT: Doubt =
    doubt(text_key!("kind.general_limit"), &[Aspect::Penalty], &[DoubtStep::ForTheCourt]);
/// Open: arrest on a day that does not count.
pub(super) const SUNDAY_ARREST: Doubt = Doubt {
    bears: Bears::StartOnADayLeftOut,
    ..doubt(text_key!("kind.sunday_arrest"), &[Aspect::Clock], &[DoubtStep::EarlierTime])
};
/// Open: 26 December on a Saturday.
pub(super) const BOXING_DAY: Doubt = Doubt {
    bears: Bears::OverBoxingDay,
    ..doubt(text_key!("kind.boxing_day"), &[Aspect::Clock], &[DoubtStep::EarlierTime])
};
/// Open: its reach, of which R10 says nothing.
pub(super) const REACH_NOT_READ: Doubt = doubt(text_key!("kind.reach_not_read"), &[Aspect::Reach], OUTSIDE);
/// Open: its reach, from Home Office guidance (R10).
pub(super) const REACH_BY_GUIDANCE: Doubt = doubt(text_key!("kind.reach_by_guidance"), &[Aspect::Reach], OUTSIDE);
/// Open: the code of an offence of which none is held.
pub(super) const NO_CODE: Doubt = doubt(text_key!("kind.no_code_is_held"), &[Aspect::Code], &[DoubtStep::ForTheCourt]);
/// Open: a contempt of which they were not told.
pub(super) const NOT_TOLD: Doubt = doubt(text_key!("kind.not_told"), &[Aspect::Notice], ASK_ONE_WHO_DECIDES);
/// Open: an order of a length that the Act does not allow.
pub(super) const LENGTH_OUTSIDE: Doubt = doubt(
    text_key!("kind.length_outside"),
    &[Aspect::Duration],
    &[DoubtStep::AskControl, DoubtStep::OtherPowers, DoubtStep::Safeguarding],
);

/// Outside England and Wales.
const OUTSIDE: &[DoubtStep] = &[DoubtStep::AskControl, DoubtStep::OtherPowers];
/// Whoever decides is asked, and nobody is left without help until they answer.
const ASK_ONE_WHO_DECIDES: &[DoubtStep] =
    &[DoubtStep::DutyInspector, DoubtStep::OnCallSolicitor, DoubtStep::OtherPowers, DoubtStep::Safeguarding];
