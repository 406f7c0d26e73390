//! Which orders a delivery's rows name each paper for, and why a paper may not be a row's own. A paper
//! that may be another person's lends an order no terms: they would be read out at the wrong door.

use super::super::Attachment;
use super::case_numbers::{CaseNumbers, Named};
use super::papers::Papers;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::names;
use cordon_core::text_key;
use cordon_core::words::TextKey;
use std::collections::{HashMap, HashSet};

/// The orders for which each paper is named, by its name and by its bytes.
#[derive(Debug, Default)]
pub(super) struct Claims(HashMap<String, HashSet<OrderId>>);

impl Claims {
    /// Notes that a row names a paper for an order.
    pub fn note(&mut self, order: OrderId, file: &str, papers: &Papers) {
        for key in papers.keys(file) {
            self.0.entry(key).or_default().insert(order);
        }
    }

    /// Whether rows of different orders name the paper.
    pub fn is_shared(&self, file: &str, papers: &Papers) -> bool {
        papers.keys(file).iter().any(|key| self.0.get(key).is_some_and(|orders| orders.len() > 1))
    }
}

/// Why a paper may not be the row's own, in words that name nobody; none where nothing speaks against it.
pub(super) fn doubt(file: &str, paper: &Attachment, case: &CaseNumbers, surname: &str) -> Option<TextKey> {
    let text = paper.text.as_deref().unwrap_or_default();
    let (by_name, by_text) = (case.in_name(file), case.in_text(text));
    if by_name == Named::Another {
        return Some(text_key!("feed.doubt_name"));
    }
    if by_text == Named::Another {
        return Some(text_key!("feed.doubt_case"));
    }
    let is_own = by_name == Named::Own || by_text == Named::Own;
    if !is_own && (by_name == Named::Unknown || by_text == Named::Unknown) {
        return Some(text_key!("feed.doubt_not_given"));
    }
    (!text.is_empty() && !is_named(surname, text)).then_some(text_key!("feed.doubt_not_him"))
}

/// Whether a text holds some word of a surname, wherever its writer put spaces.
fn is_named(surname: &str, text: &str) -> bool {
    let words = names::words(names::part(surname));
    let text = names::words(text).concat();
    words.is_empty() || words.iter().any(|word| text.contains(word.as_str()))
}
