//! What is missing, as something an officer can do while still at the scene. The page's catalogue
//! holds the advice.

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
    /// No caution is recorded, though an arrest or an answer about the act is (Code C 10).
    CautionHim,
    /// No caution is wanted yet: it comes before questions about involvement, or on arrest (Code C 10).
    CautionBeforeQuestions,
    /// The list of paragraphs with a power of arrest is not held.
    CheckArrestSheet,
    /// The offence for which he is on bail is not noted.
    NoteTheBailOffence,
    /// The statute under which the order was made is not noted.
    CheckUnderWhichAct,
}
