//! Secure now: what of the points to prove is still missing, and can only be had at the scene.

use crate::rules::law::{LawRow, PointId};
use crate::rules::points::{Missing, Point, PointState};
use crate::text_key;
use crate::words::{Text, TextKey};
use serde::{Deserialize, Serialize};

/// One thing to secure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecureNow {
    /// Of which point.
    pub point: PointId,
    /// What is missing.
    pub missing: Missing,
}

impl SecureNow {
    /// It in words.
    pub fn text(&self) -> Text {
        short(self.missing).map_or_else(|| Text::from(text_key!("card.secure_none")), Text::from)
    }
}

/// So many are said at most: what more there is stands with the points to prove.
const MOST: usize = 3;

/// What is lost first, first: who it is, that they knew, the words, what shows it.
const ORDER: [&[PointId]; 5] = [
    &[PointId::Identity],
    &[PointId::PersonalService, PointId::Awareness],
    &[PointId::ExactTerm, PointId::PowerAttached],
    &[PointId::WithinTerm, PointId::NoReasonableExcuse],
    &[PointId::OriginalOffence],
];

/// The first things of the points that can be had at the scene, one of each sort.
pub(super) fn chosen(points: &[Point]) -> Vec<SecureNow> {
    ORDER.iter().filter_map(|sort| first_of(points, sort)).take(MOST).collect()
}

/// What is usually missing of the points of a kind.
pub(super) fn usual(row: &LawRow) -> Vec<SecureNow> {
    let asks_for = |id: PointId| row.points_to_prove.iter().any(|point| point.id == id);
    let first = |sort: &&[PointId]| {
        let point = sort.iter().copied().find(|id| asks_for(*id))?;
        Some(SecureNow { point, missing: usual_of(point)? })
    };
    ORDER.iter().filter_map(first).take(MOST).collect()
}

fn usual_of(point: PointId) -> Option<Missing> {
    match point {
        PointId::Identity => Some(Missing::ConfirmIdentifiers),
        PointId::ExactTerm => Some(Missing::NameTheParagraph),
        PointId::WithinTerm => Some(Missing::NoteTheVideo),
        PointId::Awareness => Some(Missing::AskWhoToldHim),
        PointId::PersonalService => Some(Missing::AskWhoServedIt),
        PointId::NoReasonableExcuse => Some(Missing::NoteWhatHeSays),
        PointId::PowerAttached => Some(Missing::CheckArrestSheet),
        PointId::OriginalOffence => Some(Missing::NoteTheBailOffence),
        PointId::InForce | PointId::CertifiedCopy | PointId::VerifyLive | PointId::MakingStatute => None,
    }
}

fn first_of(points: &[Point], sort: &[PointId]) -> Option<SecureNow> {
    let of_sort = sort.iter().flat_map(|id| points.iter().filter(move |point| point.id == *id));
    of_sort.filter(|point| is_open(point.state)).find_map(|point| {
        let missing = point.missing.iter().copied().find(|missing| short(*missing).is_some())?;
        Some(SecureNow { point: point.id, missing })
    })
}

fn is_open(state: PointState) -> bool {
    match state {
        PointState::Missing | PointState::Partly => true,
        PointState::Have | PointState::NotNeeded => false,
    }
}

/// What to do at the scene, in a few words; nothing for what a desk can do as well.
fn short(missing: Missing) -> Option<TextKey> {
    Some(match missing {
        Missing::ConfirmIdentifiers => text_key!("card.secure_identifiers"),
        Missing::AskWhichVersion => text_key!("card.secure_version"),
        Missing::NameTheParagraph => text_key!("card.secure_paragraph"),
        Missing::CompareTheWords => text_key!("card.secure_words"),
        Missing::PhotographTheOrder => text_key!("card.secure_photograph_order"),
        Missing::SayWhereHeWas => text_key!("card.secure_where"),
        Missing::PhotographThePlace => text_key!("card.secure_place"),
        Missing::KeepTheMessages => text_key!("card.secure_messages"),
        Missing::NoteTheVideo => text_key!("card.secure_video"),
        Missing::AskForWitnesses => text_key!("card.secure_witnesses"),
        Missing::AskWhoToldHim => text_key!("card.secure_told"),
        Missing::AskWhetherOnNotice => text_key!("card.secure_whether_on_notice"),
        Missing::NoteWhatProvesIt => text_key!("card.secure_proof"),
        Missing::AskWhoServedIt => text_key!("card.secure_service"),
        Missing::NoteWhatHeSays => text_key!("card.secure_said"),
        Missing::CheckArrestSheet => text_key!("card.secure_arrest_sheet"),
        Missing::NoteTheBailOffence => text_key!("card.secure_bail_offence"),
        Missing::CheckItIsLive
        | Missing::AskForCertifiedCopy
        | Missing::SetFactsAgainstTheWords
        | Missing::AnswerTheQuestions
        | Missing::WriteWhatHeDid
        | Missing::NoteTheIncidentNumber
        | Missing::CautionHim
        | Missing::CautionBeforeQuestions
        | Missing::CheckUnderWhichAct => return None,
    })
}
