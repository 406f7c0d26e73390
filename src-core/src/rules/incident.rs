//! Incidents hold acts; an allegation joins an act to a condition version or an offence.

use super::assess::Answer;
use super::ids::{
    ActId, AllegationId, AssessmentId, ConditionId, DraftId, ExhibitId, IncidentId, OrderId, PersonId, VersionId,
};
use super::sighting::Sighting;
use super::time::Timestamp;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// Something attended, reported or found in evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// This incident.
    pub id: IncidentId,
    /// The form it was saved from: a repeat returns the first result.
    pub draft: DraftId,
    /// How the officer knows.
    pub mode: Mode,
    /// The force's incident number, if there is one.
    pub number: Option<String>,
    /// What happened, in the officer's words.
    pub account: String,
    /// Who it was, so far as is said.
    pub respondent: Respondent,
    /// What he did.
    pub acts: Vec<Act>,
    /// Which terms or offences it may bear on.
    pub allegations: Vec<Allegation>,
    /// What was kept as evidence.
    pub exhibits: Vec<ExhibitRef>,
    /// What he said, each kind apart.
    pub said: Vec<Saying>,
    /// What a case file wants beside the account.
    #[serde(default, skip_serializing_if = "FileNotes::is_empty")]
    pub file: FileNotes,
    /// When it was entered: not when it happened.
    pub entered_at: Timestamp,
}

/// What a case file wants beside the account. Whatever is not known is left empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileNotes {
    /// Who saw or heard it, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<String>,
    /// When he was cautioned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cautioned_at: Option<Timestamp>,
    /// Who can say that he was told of the order, when and how.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who_can_say: String,
    /// Who confirmed that the orders it bears on are live.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub live_by: String,
    /// When they said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live_at: Option<Timestamp>,
    /// For which offence he is on bail, and by whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bail_offence: String,
    /// Under which Act and section the order was made, as its papers say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub made_under: String,
    /// A permission that somebody claims. What is merely said changes nothing; a paper may be a later order.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub claimed: String,
    /// Who claims it, or which paper says it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub claimed_by: String,
    /// The account of who made first contact, of pressure, children or a false account, as it was given.
    /// It decides nothing: the protected person commits no breach.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub first_contact: String,
    /// Who says so.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub first_contact_by: String,
}

impl FileNotes {
    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Every text in it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let alone = [
            &self.who_can_say,
            &self.live_by,
            &self.bail_offence,
            &self.made_under,
            &self.claimed,
            &self.claimed_by,
            &self.first_contact,
            &self.first_contact_by,
        ];
        self.witnesses.iter().chain(alone).map(String::as_str)
    }
}

/// How the officer knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// I am with him.
    WithHim,
    /// Reported to me.
    Reported,
    /// Found in evidence.
    Found,
}

/// Who the respondent is said to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Respondent {
    /// Identified as a held person, by an assertion that can be refuted.
    Identified {
        /// Who.
        person: PersonId,
        /// By which identifiers, as the screen named them.
        by: Vec<String>,
    },
    /// Not known.
    Unknown {
        /// What he looked like, in words.
        description: String,
    },
}

/// One thing somebody did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// This act.
    pub id: ActId,
    /// When: an instant, an interval, or a count over one.
    pub when: ActTime,
    /// What, in words.
    pub what: String,
    /// Seen, reported or recovered.
    pub basis: ActBasis,
    /// Where he was.
    pub sighting: Option<Sighting>,
}

/// When an act happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActTime {
    /// At an instant.
    At(Timestamp),
    /// Between two.
    Between {
        /// From.
        from: Timestamp,
        /// To.
        to: Timestamp,
    },
    /// So many times between two: "60 messages over 3 weeks".
    Count {
        /// How many.
        times: u32,
        /// From.
        from: Timestamp,
        /// To.
        to: Timestamp,
    },
}

impl ActTime {
    /// The first instant.
    pub fn start(&self) -> Timestamp {
        match self {
            Self::At(at) => *at,
            Self::Between { from, .. } | Self::Count { from, .. } => *from,
        }
    }
}

/// How an act is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActBasis {
    /// Seen by the officer.
    Seen,
    /// Reported by somebody.
    Reported,
    /// Recovered from a device or recording.
    Recovered,
}

/// An act joined to what it may have broken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Allegation {
    /// This allegation.
    pub id: AllegationId,
    /// Which act.
    pub act: ActId,
    /// What it is joined to.
    pub to: AllegedAgainst,
    /// What became of it, shown wherever it is named.
    pub outcome: Outcome,
}

/// What an allegation is joined to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllegedAgainst {
    /// A condition, in the version in force at the act.
    Condition {
        /// The order.
        order: OrderId,
        /// The version.
        version: VersionId,
        /// The condition.
        condition: ConditionId,
        /// The assessment the officer had, if any.
        assessment: Option<AssessmentId>,
        /// What that assessment answered: facts against words, nothing more.
        answer: Option<Answer>,
    },
    /// An offence without an order.
    Offence {
        /// CJS offence code, if known.
        code: Option<String>,
        /// In words.
        words: String,
    },
}

/// What became of an allegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Alleged.
    Alleged,
    /// Charged.
    Charged,
    /// No further action.
    NoFurtherAction,
    /// Proved.
    Proved,
    /// Not proved.
    NotProved,
    /// Withdrawn.
    Withdrawn,
}

/// An exhibit as an incident names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExhibitRef {
    /// The exhibit.
    pub id: ExhibitId,
    /// Its reference: `ABC/1`.
    pub reference: String,
    /// What it is.
    pub kind: ExhibitKind,
    /// The file's own name where it was taken from, as it was written there; empty where it had none.
    #[serde(default, skip_serializing_if = "is_unnamed")]
    pub name: Verbatim,
    /// Its media type, by its first bytes.
    pub media_type: String,
    /// SHA-256 of the original bytes at capture, lower-case hex.
    pub sha256: String,
    /// Size of the original, in bytes.
    pub size_bytes: u64,
    /// When it was captured.
    pub captured_at: Timestamp,
}

/// Whether a file had no name of its own.
pub fn is_unnamed(name: &Verbatim) -> bool {
    name.is_empty()
}

/// What an exhibit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExhibitKind {
    /// A photograph.
    Photo,
    /// A sound recording.
    Audio,
    /// A video.
    Video,
    /// Another file.
    File,
    /// A reference to body-worn video held elsewhere.
    BodyWornVideo,
}

impl ExhibitKind {
    /// What a file chosen as this is, by the media type that its first bytes show: a film is not called a
    /// photograph, nor a page of the web. Nothing is turned away for it: it is kept as what it is. A
    /// container of film may hold sound alone, so it can be a recording.
    pub fn by_content(self, media_type: &str) -> Self {
        let is_film = media_type.starts_with("video/");
        match self {
            Self::BodyWornVideo | Self::File => self,
            Self::Audio if is_film => self,
            Self::Photo | Self::Audio | Self::Video if is_film => Self::Video,
            Self::Photo | Self::Audio | Self::Video if media_type.starts_with("image/") => Self::Photo,
            Self::Photo | Self::Audio | Self::Video if media_type.starts_with("audio/") => Self::Audio,
            Self::Photo | Self::Audio | Self::Video => Self::File,
        }
    }
}

/// What was said by the respondent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// What kind of saying: kept apart because the law treats them apart (PACE Code C).
    pub kind: SayingKind,
    /// The words.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// Kinds of thing said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SayingKind {
    /// Said without being asked.
    Unsolicited,
    /// A significant statement.
    Significant,
    /// The reply to the caution.
    ReplyToCaution,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_notes_is_written_as_nothing() {
        assert_eq!(serde_json::to_string(&FileNotes::default()).unwrap(), "{}");
        assert!(serde_json::from_str::<FileNotes>("{}").unwrap().is_empty());
    }

    #[test]
    fn what_is_noted_is_written_and_read_again() {
        let noted = FileNotes {
            witnesses: vec!["B. Specimen".to_owned()],
            cautioned_at: Timestamp::parse("2026-11-22T21:40:00Z"),
            claimed: "he may collect the children".to_owned(),
            first_contact: "A message from a number that neither of them knows".to_owned(),
            first_contact_by: "his sister".to_owned(),
            ..FileNotes::default()
        };
        let written = serde_json::to_string(&noted).unwrap();
        assert_eq!(serde_json::from_str::<FileNotes>(&written).unwrap(), noted);
        assert!(!noted.is_empty() && !written.contains("live"), "{written}");
        let texts: Vec<&str> = noted.texts().filter(|text| !text.is_empty()).collect();
        let first = "A message from a number that neither of them knows";
        assert_eq!(texts, ["B. Specimen", "he may collect the children", first, "his sister"]);
    }
}

#[cfg(test)]
mod exhibit_tests {
    use super::ExhibitKind::{self, Audio, BodyWornVideo, File, Photo, Video};

    #[track_caller]
    fn check(chosen: ExhibitKind, media_type: &str, is: ExhibitKind) {
        assert_eq!(chosen.by_content(media_type), is);
    }

    #[test]
    fn a_file_is_kept_as_what_its_content_is() {
        check(Photo, "image/jpeg", Photo);
        check(Photo, "image/heif", Photo);
        check(Photo, "video/mp4", Video);
        check(Photo, "audio/mpeg", Audio);
        check(Photo, "text/html", File);
        check(Photo, "application/octet-stream", File);
        check(Audio, "audio/m4a", Audio);
        check(Audio, "video/webm", Audio);
        check(Audio, "image/png", Photo);
        check(Video, "video/quicktime", Video);
        check(Video, "application/pdf", File);
        check(File, "image/png", File);
        check(BodyWornVideo, "text/plain", BodyWornVideo);
    }
}
