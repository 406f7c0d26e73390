//! A row's versions: one for each paper under its name, the end it states, the note to read the order.

use super::super::super::{Attachment, condition, duration_words, runs, words_not_held};
use super::super::expiry;
use super::super::papers::Found;
use super::{Placed, Row};
use cordon_core::rules::feed::{Ending, ReadCondition, ReadOrder, SaidEnd, SaidRead, read_order_text, reconcile};
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::order::{InForceCause, Version};
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::words::{TextKey, english};

/// What stands in the manifest, as its orders name it.
const MANIFEST: &str = "family court manifest";

/// A paper, what else lies under its name, and by what its version is told apart from another's.
struct Papered<'f> {
    paper: Option<&'f Attachment>,
    found: &'f Found,
    apart: &'f str,
    doubt: Option<TextKey>,
}

impl Row<'_> {
    /// The end the manifest states, if it does, and what is told of it.
    pub(super) fn expiry(&self, made: Day) -> Option<(SaidEnd, Option<TextKey>)> {
        let text = self.cell("Order Expiry Date");
        if text.is_empty() {
            return None;
        }
        let expiry::Expiry { read, told } = if self.is_either("Order Expiry Date") {
            expiry::Expiry { read: SaidRead::Unread, told: None }
        } else {
            expiry::read(text, made)
        };
        Some((SaidEnd { read, written: format!("Order Expiry Date as written: {text}") }, told))
    }

    /// One version for each paper under the row's name: of two, neither holds before a person says so.
    pub(super) fn versions(&self, order: OrderId, made: Day, placed: &Placed, learnt_at: Timestamp) -> Vec<Version> {
        let version = |paper: Option<&Attachment>, apart: &str| {
            let doubt = paper.and_then(|paper| self.doubt(placed, paper));
            self.version(order, made, &Papered { paper, found: &placed.found, apart, doubt }, learnt_at)
        };
        match placed.found.papers.as_slice() {
            [] => vec![version(None, "")],
            [paper] => vec![version(Some(paper), "")],
            papers => papers.iter().map(|paper| version(Some(paper), &paper.sha256)).collect(),
        }
    }

    fn version(&self, order: OrderId, made: Day, papered: &Papered<'_>, learnt_at: Timestamp) -> Version {
        let made_on = made.to_string();
        let own = papered.paper.filter(|_| papered.doubt.is_none());
        let text = own.and_then(|paper| paper.text.as_deref()).unwrap_or_default();
        let ReadOrder { conditions, durations, duration_words: words, .. } = read_order_text(text);
        let ending = match self.expiry(made) {
            // What a machine read in the paper alone is shown in its words, and ends nothing.
            None => reconcile(made, &[]),
            Some((expiry, _)) => {
                let prose = SaidEnd::of_prose(&durations, &words);
                reconcile(made, &std::iter::once(expiry).chain(prose).collect::<Vec<_>>())
            }
        };
        let mut read = vec![self.read_the_order(papered)];
        read.extend(conditions);
        let id = VersionId::derived(&[
            order.0.as_bytes(),
            made_on.as_bytes(),
            self.file().as_bytes(),
            papered.apart.as_bytes(),
        ]);
        let Ending { stated, .. } = ending.clone();
        Version {
            id,
            based_on: Vec::new(),
            made_at: made.start(),
            hq_learnt_at: learnt_at,
            in_force: runs(made.start(), &ending, InForceCause::Made, MANIFEST),
            conditions: read.into_iter().map(|read| condition(order, Some(made), read)).collect(),
            interim: false,
            duration_words: duration_words(&words, &stated),
            stated_end: stated,
        }
    }

    /// The note that stands until a person has read the order and confirmed its terms.
    fn read_the_order(&self, papered: &Papered<'_>) -> ReadCondition {
        let file = self.file();
        let words = match (file.is_empty(), papered.paper, &papered.found.unopened) {
            (false, Some(_), _) if papered.doubt.is_some() => format!(
                "Read the order: the court's document {file} may be another's ({}), and none of its terms stand here.",
                papered.doubt.map(english).unwrap_or_default()
            ),
            (true, _, _) => "Read the order: the manifest names no document.".to_owned(),
            (false, Some(_), _) if !papered.apart.is_empty() => format!(
                "Read the order: different documents lie under the name {file}, and a person must say which is the order."
            ),
            (false, Some(_), _) => format!("Read the order: the terms are in the court's document {file}."),
            (false, None, Some(reason)) => {
                format!("Read the order: the court's document {file} could not be opened: {reason}.")
            }
            (false, None, None) => format!("Read the order: the court's document {file} was not in the delivery."),
        };
        words_not_held(&words)
    }
}
