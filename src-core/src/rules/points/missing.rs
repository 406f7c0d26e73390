//! What is missing, as something an officer can do while still at the scene.

use serde::{Deserialize, Serialize};

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Identity rests on fewer than two identifiers.
    ConfirmIdentifiers,
    /// Whether the order was live at the act is not confirmed.
    CheckItIsLive,
    /// Two versions conflict.
    AskWhichVersion,
    /// No paragraph is named.
    NameTheParagraph,
    /// The words held were not checked against the order.
    CompareTheWords,
    /// No certified copy is held (R4).
    AskForCertifiedCopy,
    /// No copy is held at all.
    PhotographTheOrder,
    /// The facts were not set against the words.
    SetFactsAgainstTheWords,
    /// The questions that a term asks are open.
    AnswerTheQuestions,
    /// No account is written.
    WriteWhatHeDid,
    /// Where he was is not recorded.
    SayWhereHeWas,
    /// No picture shows the place.
    PhotographThePlace,
    /// No message, call or letter is kept.
    KeepTheMessages,
    /// No body-worn video is noted.
    NoteTheVideo,
    /// No incident number is noted.
    NoteTheIncidentNumber,
    /// Nobody who saw it is named.
    AskForWitnesses,
    /// No evidence is held that he knew of the order.
    AskWhoToldHim,
    /// Whether the order was made with notice is not known.
    AskWhetherOnNotice,
    /// What proves a notice is not noted.
    NoteWhatProvesIt,
    /// No personal service is recorded.
    AskWhoServedIt,
    /// Nothing that he said is recorded.
    NoteWhatHeSays,
    /// No caution is recorded.
    CautionHim,
    /// The list of paragraphs with a power of arrest is not held.
    CheckArrestSheet,
    /// The offence for which he is on bail is not noted.
    NoteTheBailOffence,
    /// The statute under which the order was made is not noted.
    CheckUnderWhichAct,
}

impl Missing {
    /// The advice in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::ConfirmIdentifiers => {
                "Confirm two identifiers with him: date of birth, address, a mark or scar, a photograph"
            }
            Self::CheckItIsLive => {
                "Ask control whether the order was live at the time of the act; note who says so and when"
            }
            Self::AskWhichVersion => "Two versions are held that conflict: ask control which one governs",
            Self::NameTheParagraph => "Name the paragraph that it bears on",
            Self::CompareTheWords => "Compare the words held with the order itself: his copy, hers or the court's",
            Self::AskForCertifiedCopy => "The file still needs a certified copy of the order: ask the court for it",
            Self::PhotographTheOrder => "Photograph every page of any copy of the order that is at hand",
            Self::SetFactsAgainstTheWords => "Set the facts against the words of the order",
            Self::AnswerTheQuestions => "Answer the questions that the term asks",
            Self::WriteWhatHeDid => "Write what he did, in your own words, from when until when",
            Self::SayWhereHeWas => "Say where he was, and how you know it",
            Self::PhotographThePlace => "Photograph the door number, the street sign, or what else shows the place",
            Self::KeepTheMessages => {
                "Photograph the messages or the list of calls, with the number and the times; keep the originals"
            }
            Self::NoteTheVideo => "Note your body-worn video clip: its reference, start and end",
            Self::NoteTheIncidentNumber => {
                "Note the incident number, and ask early for the 999 recording: it is held for a limited time"
            }
            Self::AskForWitnesses => "Ask who saw or heard it, and how they can safely be reached",
            Self::AskWhoToldHim => "Ask who can say that he was told of the order; or tell him now and log it",
            Self::AskWhetherOnNotice => "Ask control whether the order was made with notice to him or in his presence",
            Self::NoteWhatProvesIt => {
                "Note what proves that he was told: a video clip, a statement of service, the court's record"
            }
            Self::AskWhoServedIt => "Ask which constable served the notice on him in person, when and where",
            Self::NoteWhatHeSays => "Note word for word what he says unasked, with the time; ask nothing about it here",
            Self::CautionHim => "Caution him; note the time, and his reply word for word",
            Self::CheckArrestSheet => {
                "Check the sheet with the order (form FL406): which paragraphs carry arrest, and until when"
            }
            Self::NoteTheBailOffence => "Note for which offence he is on bail, and by which court or police station",
            Self::CheckUnderWhichAct => {
                "Look on the order for the Act and section it was made under: the offence code turns on it"
            }
        }
    }
}
