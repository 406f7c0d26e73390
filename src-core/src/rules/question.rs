//! What the officer is asked about a term, and what may be replied.

use crate::rules::ids::ConditionId;
use serde::{Deserialize, Serialize};

/// An officer's reply to a question about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// About which condition.
    pub condition: ConditionId,
    /// What was asked.
    pub question: Question,
    /// What was replied.
    pub reply: Reply,
}

/// A short question that a term asks the officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Did he enter the place in the words?
    DidHeEnter,
    /// Did he come within the distance in the words?
    DidHeComeWithin,
    /// Did the protected person start it? Engine 3 asked it, and old assessments hold it; nobody is asked
    /// any more. The account of who made first contact is taken by the record, in words.
    DidTheProtectedPersonStartIt,
    /// Did he reply to what had reached him?
    DidHeReply,
    /// Did he speak to, message or otherwise reach the person?
    DidHeContact,
    /// Was it by one of the ways that the words name?
    WasItByANamedChannel,
    /// Did he do so through somebody else?
    DidHeUseAThirdParty,
    /// Was it within an exception the court stated?
    WasItExcepted,
    /// Was he at the place, all of the time that is asked about?
    WasHeThere,
    /// Did he come to the door whenever an officer called?
    DidHeComeToTheDoor,
    /// Is he living there?
    DoesHeLiveThere,
    /// Did he sleep there that night?
    DidHeSleepThere,
    /// Did he report as required?
    DidHeReport,
    /// Did he tell police within the time allowed?
    DidHeTellPolice,
    /// Was he wearing the tag?
    WasTheTagWorn,
    /// Was the tag charged and working?
    WasTheTagCharged,
    /// Did he have what the words forbid him to have?
    DidHeHaveIt,
    /// Did he use or keep a device or service as the words forbid?
    DidHeUseIt,
    /// Did he attend as required?
    DidHeAttend,
    /// Was he seen to drink, or did he say that he had?
    DidHeDrink,
    /// Did a test or a tag show alcohol?
    DidATestShowAlcohol,
    /// Did he travel where the words forbid it?
    DidHeTravel,
    /// Did he hand in his passport?
    DidHeHandInHisPassport,
    /// Has he left the premises?
    HasHeLeft,
    /// Did he let them live there, without hindrance?
    DidHeLetThemOccupy,
    /// Did he use or threaten violence?
    DidHeUseOrThreatenViolence,
    /// Did he intimidate?
    DidHeIntimidate,
    /// Did he harass?
    DidHeHarass,
    /// Did he pester?
    DidHePester,
    /// Did he do what the words forbid, or leave undone what they require?
    DidHeDoIt,
}

impl Question {
    /// Whether it asks where he was, set against the area of the words.
    pub(super) fn is_of_a_place(self) -> bool {
        match self {
            Self::DidHeEnter | Self::DidHeComeWithin | Self::WasHeThere => true,
            Self::DidTheProtectedPersonStartIt
            | Self::DidHeReply
            | Self::DidHeContact
            | Self::WasItByANamedChannel
            | Self::DidHeUseAThirdParty
            | Self::WasItExcepted
            | Self::DidHeComeToTheDoor
            | Self::DoesHeLiveThere
            | Self::DidHeSleepThere
            | Self::DidHeReport
            | Self::DidHeTellPolice
            | Self::WasTheTagWorn
            | Self::WasTheTagCharged
            | Self::DidHeHaveIt
            | Self::DidHeUseIt
            | Self::DidHeAttend
            | Self::DidHeDrink
            | Self::DidATestShowAlcohol
            | Self::DidHeTravel
            | Self::DidHeHandInHisPassport
            | Self::HasHeLeft
            | Self::DidHeLetThemOccupy
            | Self::DidHeUseOrThreatenViolence
            | Self::DidHeIntimidate
            | Self::DidHeHarass
            | Self::DidHePester
            | Self::DidHeDoIt => false,
        }
    }
}

/// An answer that can be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known.
    Unknown,
}
