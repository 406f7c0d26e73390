//! What the lawyers' words come to for one row: whether it is signed off, and whether it is recalled.

use super::LAW_TABLE;
use super::word::{
    LawRecall, LawRecallLift, LawSays, LawSignOff, LawSigner, LawWord, LawWordId, Meanwhile, RecallReason,
};
use crate::rules::time::Day;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// What the force's lawyers say of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowWord {
    /// Whether it is signed off: said once, at the row's foot.
    #[serde(default)]
    pub sign_off: SignOffNow,
    /// That it is recalled: said beside whatever it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall: Option<RecallNow>,
}

/// Whether a row is signed off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum SignOffNow {
    /// Nobody's signatures over this edition of it are held.
    #[default]
    NotSigned,
    /// By two, until a day.
    Signed {
        /// For which force, as shown.
        force: Verbatim,
        /// Who asked for it, as shown.
        by: Verbatim,
        /// Who signed as the second, as shown.
        second: Verbatim,
        /// The last day on which it counts.
        until: Day,
    },
    /// Its last day has passed, or may have.
    Expired {
        /// The last day on which it counted.
        until: Day,
    },
}

/// That a row is recalled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecallNow {
    /// Since which day, by the clock of whoever recalled it.
    pub on: Day,
    /// Who recalled it, as shown.
    pub by: Verbatim,
    /// Why.
    pub reason: RecallReason,
    /// What they add; empty where nothing.
    pub words: Verbatim,
    /// What an officer does until it is lifted.
    pub meanwhile: Meanwhile,
}

impl RecallNow {
    fn of(word: &LawWord, said: &LawRecall) -> Self {
        Self {
            on: word.by.at.london_day(),
            by: word.by.shown.clone(),
            reason: said.reason,
            words: said.words.clone(),
            meanwhile: said.meanwhile,
        }
    }
}

/// What is held of the lawyers' words, asked row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LawWords(pub Vec<LawWord>);

impl LawWords {
    /// What they come to for a kind of order, in this edition, on the latest day that it may be.
    pub fn of(&self, kind: &str, latest: Day) -> RowWord {
        RowWord { sign_off: sign_off_of(&self.0, kind, latest), recall: self.recall(kind) }
    }

    /// That a kind is recalled in this edition. Of several recalls what the newest says: its lawyer knew of the
    /// others.
    pub fn recall(&self, kind: &str) -> Option<RecallNow> {
        recalls_of(&self.0, kind).pop().map(|(word, said)| RecallNow::of(word, said))
    }

    /// What the recalls say that something lifts, in its order; nothing where one of them is not held: nobody signs
    /// that a recall is lifted which they could not read.
    pub fn lifted_by(&self, lift: &LawRecallLift) -> Option<Vec<RecallNow>> {
        let read = |id: &LawWordId| {
            let word = self.0.iter().find(|word| word.id == *id)?;
            let LawSays::Recall(said) = &word.says else { return None };
            Some(RecallNow::of(word, said))
        };
        lift.recalls.iter().map(read).collect()
    }

    /// The recalls of a kind that stand in this edition, the oldest first.
    pub fn recalls(&self, kind: &str) -> Vec<LawWordId> {
        recalls_of(&self.0, kind).into_iter().map(|(word, _said)| word.id).collect()
    }
}

/// The recalls of a kind that stand, the oldest first.
fn recalls_of<'w>(words: &'w [LawWord], kind: &str) -> Vec<(&'w LawWord, &'w LawRecall)> {
    let is_lifted = |id: LawWordId| words.iter().any(|word| lifts(word, id, kind));
    let recalled = words.iter().filter_map(|word| Some((word, recall_by(word, kind)?)));
    let mut standing: Vec<_> = recalled.filter(|(word, _said)| !is_lifted(word.id)).collect();
    standing.sort_by_key(|(word, _said)| word.by.at);
    standing
}

/// Of several sign-offs the one that runs longest.
fn sign_off_of(words: &[LawWord], kind: &str, latest: Day) -> SignOffNow {
    let signed = words.iter().filter_map(|word| signed_by(word, kind).map(|(said, second)| (word, said, second)));
    let Some((word, said, second)) = signed.max_by_key(|(_word, said, _second)| said.valid_until) else {
        return SignOffNow::NotSigned;
    };
    let until = said.valid_until;
    if until < latest {
        return SignOffNow::Expired { until };
    }
    SignOffNow::Signed { force: word.force.clone(), by: word.by.shown.clone(), second: second.shown.clone(), until }
}

/// The sign-off of a kind in this edition, where two people have signed it.
fn signed_by<'w>(word: &'w LawWord, kind: &str) -> Option<(&'w LawSignOff, &'w LawSigner)> {
    let second = second_of(word)?;
    match &word.says {
        LawSays::SignOff(said) => (said.edition == *LAW_TABLE && names(&said.kinds, kind)).then_some((said, second)),
        LawSays::Recall(_) | LawSays::Lift(_) => None,
    }
}

/// The recall of a kind in this edition.
fn recall_by<'w>(word: &'w LawWord, kind: &str) -> Option<&'w LawRecall> {
    match &word.says {
        LawSays::Recall(said) => {
            let is_of_this = said.edition.as_ref().is_none_or(|edition| *edition == *LAW_TABLE);
            (is_of_this && names(&said.kinds, kind)).then_some(said)
        }
        LawSays::SignOff(_) | LawSays::Lift(_) => None,
    }
}

/// Whether two people have lifted a recall for a kind.
fn lifts(word: &LawWord, recall: LawWordId, kind: &str) -> bool {
    let is_signed = second_of(word).is_some();
    match &word.says {
        LawSays::Lift(said) => is_signed && said.recalls.contains(&recall) && names(&said.kinds, kind),
        LawSays::SignOff(_) | LawSays::Recall(_) => false,
    }
}

/// The second signer, where they are another person. HQ checks it too: one person's two signatures are none.
fn second_of(word: &LawWord) -> Option<&LawSigner> {
    let is_another = |second: &&LawSigner| second.officer != word.by.officer && second.collar != word.by.collar;
    word.second.as_ref().filter(is_another)
}

fn names(kinds: &[Verbatim], kind: &str) -> bool {
    kinds.iter().any(|each| *each == *kind)
}

#[cfg(test)]
#[path = "word_tests.rs"]
mod word_tests;
