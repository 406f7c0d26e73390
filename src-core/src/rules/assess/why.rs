//! Reasons, and what would settle an answer, as data: the screen's catalogue holds the words.

use crate::rules::question::{Question, Reply};
use crate::rules::time::Timestamp;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// One reason, as data: the screen's catalogue holds the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Why {
    /// The position lies inside, so many metres from the edge.
    InsideBy {
        /// Distance to the edge in metres.
        edge_m: f64,
        /// Accuracy in metres, at 95 %.
        accuracy_m: f64,
    },
    /// The position lies outside, so many metres from the edge.
    OutsideBy {
        /// Distance to the edge in metres.
        edge_m: f64,
        /// Accuracy in metres, at 95 %.
        accuracy_m: f64,
    },
    /// The edge is within the position's uncertainty.
    EdgeWithinUncertainty {
        /// Distance to the edge in metres.
        edge_m: f64,
        /// Accuracy in metres, at 95 %.
        accuracy_m: f64,
    },
    /// The position rests on several fixes of one encounter that agree.
    SeveralFixes {
        /// How many.
        fixes: u32,
    },
    /// The fixes of one encounter contradict one another.
    FixesDisagree,
    /// One sighting, there or elsewhere, does not settle where somebody lives or whether he left.
    OneSightingDoesNotSettle,
    /// A hidden area's answer, with no measure.
    HiddenArea,
    /// A hidden area answers a live fix only.
    HiddenAreaNeedsLiveFix,
    /// Hidden areas answer one place a minute, and were asked of another one in this.
    HiddenAreaAskedElsewhere,
    /// The place named in the words has not been located.
    PlaceNotLocated,
    /// Where he was is not known.
    NoSighting,
    /// The sighting is of somebody not identified as the respondent.
    SightingNotHis,
    /// The officer answered.
    OfficerSaid {
        /// The question.
        question: Question,
        /// The reply.
        reply: Reply,
    },
    /// The officer has not answered yet.
    NotAnswered {
        /// The question.
        question: Question,
    },
    /// Of engine 3: contact began with somebody else, which does not lift the order; what he did counts.
    InvitationDoesNotLift,
    /// An exception the court stated may apply.
    ExceptionStated {
        /// Its words.
        words: Verbatim,
    },
    /// An exception the court stated was not open at the time of the act.
    ExceptionNotOpen {
        /// Its words.
        words: Verbatim,
    },
    /// An exception the court stated is for a place where he was not.
    ExceptionElsewhere {
        /// Its words.
        words: Verbatim,
    },
    /// Outside the hours of the term.
    OutsideWindow,
    /// The hours that are judged are those that closed last before the act.
    HoursClosed {
        /// When they closed.
        at: Timestamp,
    },
    /// The hours depend on dates that are not held, such as those of a school term.
    HoursNotKnown,
    /// The time by which it must be done had not come.
    NotYetDue,
    /// The time for it was still running: he might yet do it.
    MayYetDoIt,
    /// Outside the condition's own period.
    OutsidePeriod,
    /// The court's words set a time that was not read.
    PeriodNotRead,
    /// The version was not in force then.
    VersionNotInForce,
    /// Whether the version was in force then is not known.
    InForceUnknown,
    /// Two versions conflict; a person must say which governs.
    VersionsConflict,
    /// The clock's uncertainty changes the answer.
    ClockUncertain,
    /// Nothing was read from these words: they are for you to read.
    WordsNotRead,
    /// The court's words are not held: there is nothing to set facts against.
    WordsNotHeld,
    /// The words name people, or set a distance, that was not read.
    PartsNotRead,
    /// A machine read the term; nobody has confirmed it.
    ReadByMachine,
    /// The accuracy was assumed, for the source states none.
    AccuracyAssumed,
}

impl Why {
    /// Whether it measures how far he was from an area's edge, and so tells where the area lies.
    pub fn tells_where(&self) -> bool {
        match self {
            Self::InsideBy { .. } | Self::OutsideBy { .. } | Self::EdgeWithinUncertainty { .. } => true,
            Self::SeveralFixes { .. }
            | Self::FixesDisagree
            | Self::OneSightingDoesNotSettle
            | Self::HiddenArea
            | Self::HiddenAreaNeedsLiveFix
            | Self::HiddenAreaAskedElsewhere
            | Self::PlaceNotLocated
            | Self::NoSighting
            | Self::SightingNotHis
            | Self::OfficerSaid { .. }
            | Self::NotAnswered { .. }
            | Self::InvitationDoesNotLift
            | Self::ExceptionStated { .. }
            | Self::ExceptionNotOpen { .. }
            | Self::ExceptionElsewhere { .. }
            | Self::OutsideWindow
            | Self::HoursClosed { .. }
            | Self::HoursNotKnown
            | Self::NotYetDue
            | Self::MayYetDoIt
            | Self::OutsidePeriod
            | Self::PeriodNotRead
            | Self::PartsNotRead
            | Self::VersionNotInForce
            | Self::InForceUnknown
            | Self::VersionsConflict
            | Self::ClockUncertain
            | Self::WordsNotRead
            | Self::WordsNotHeld
            | Self::ReadByMachine
            | Self::AccuracyAssumed => false,
        }
    }

    /// The same reason without the court's words that it repeats.
    #[must_use]
    pub fn without_words(self) -> Self {
        let words = Verbatim::default();
        match self {
            Self::ExceptionStated { .. } => Self::ExceptionStated { words },
            Self::ExceptionNotOpen { .. } => Self::ExceptionNotOpen { words },
            Self::ExceptionElsewhere { .. } => Self::ExceptionElsewhere { words },
            Self::InsideBy { .. }
            | Self::OutsideBy { .. }
            | Self::EdgeWithinUncertainty { .. }
            | Self::SeveralFixes { .. }
            | Self::FixesDisagree
            | Self::OneSightingDoesNotSettle
            | Self::HiddenArea
            | Self::HiddenAreaNeedsLiveFix
            | Self::HiddenAreaAskedElsewhere
            | Self::PlaceNotLocated
            | Self::NoSighting
            | Self::SightingNotHis
            | Self::OfficerSaid { .. }
            | Self::NotAnswered { .. }
            | Self::InvitationDoesNotLift
            | Self::OutsideWindow
            | Self::HoursClosed { .. }
            | Self::HoursNotKnown
            | Self::NotYetDue
            | Self::MayYetDoIt
            | Self::OutsidePeriod
            | Self::PeriodNotRead
            | Self::PartsNotRead
            | Self::VersionNotInForce
            | Self::InForceUnknown
            | Self::VersionsConflict
            | Self::ClockUncertain
            | Self::WordsNotRead
            | Self::WordsNotHeld
            | Self::ReadByMachine
            | Self::AccuracyAssumed => self,
        }
    }
}

/// What would settle a "cannot tell" about a place. A hidden area names nothing but a live fix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Settle {
    /// A better fix of where he is.
    BetterFix {
        /// The radius in metres, at 68 % as a phone states it, that is good enough if the fix falls
        /// where this one did.
        within_m: f64,
    },
    /// Where he stood: on which side of the road or of the gate.
    AskWhere,
    /// An answer to a question.
    AskQuestion {
        /// The question.
        question: Question,
    },
    /// A live fix, for the area is hidden.
    LiveFix,
}

impl Settle {
    /// Whether it tells where an area lies: how good a fix must be says how near the edge is.
    pub fn tells_where(&self) -> bool {
        match self {
            Self::BetterFix { .. } => true,
            Self::AskWhere | Self::AskQuestion { .. } | Self::LiveFix => false,
        }
    }
}
