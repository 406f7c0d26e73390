//! From results to orders: which results make one, what they say, and how long it runs.

mod bail;
mod codes;
mod order;
mod stated;

pub(super) use codes::uncoded;

use super::super::xml::Node;
use super::super::{Effect, normalised};
use bail::{bail, last_hearing};
use codes::{code_fault, codes, made_by};
use cordon_core::rules::feed::{ReadOrder, read_order_text};
use cordon_core::rules::order::OrderKind;
use stated::{Coded, coded};

/// An order that a defendant's results make, change or end, before the hearing is known.
pub(super) struct Draft {
    code: String,
    kind: OrderKind,
    effect: Effect,
    text: String,
    offences: Vec<String>,
    coded: Coded,
    read: ReadOrder,
    in_custody: bool,
    line: u32,
}

/// All results of a defendant, each with its offence.
pub(super) fn results(defendant: &Node) -> impl Iterator<Item = (String, &Node)> {
    let of_offences = defendant.all("Offence").flat_map(|offence| {
        let name = offence_name(offence);
        offence.all("Result").map(move |result| (name.clone(), result))
    });
    of_offences.chain(defendant.all("Result").map(|result| (String::new(), result)))
}

fn offence_name(offence: &Node) -> String {
    let sequence = offence.text_at(&["BaseOffenceDetails", "OffenceSequenceNumber"]);
    let code = offence.text_at(&["BaseOffenceDetails", "OffenceCode"]);
    format!("{sequence} {code}").trim().to_owned()
}

/// The orders in a defendant's results: identical results under several offences are one.
pub(super) fn drafts(defendant: &Node) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (offence, result) in results(defendant) {
        if let Some(draft) = of_result(&offence, result) {
            merge(&mut drafts, draft);
        }
    }
    for draft in bail(defendant) {
        merge(&mut drafts, draft);
    }
    drafts
}

fn merge(drafts: &mut Vec<Draft>, draft: Draft) {
    let same = drafts
        .iter_mut()
        .find(|held| held.kind == draft.kind && held.effect == draft.effect && held.terms() == draft.terms());
    let Some(held) = same else {
        drafts.push(draft);
        return;
    };
    for offence in draft.offences {
        if !held.offences.contains(&offence) {
            held.offences.push(offence);
        }
    }
    // The same words with other dates are one order whose dates differ.
    extend(&mut held.coded.starts, draft.coded.starts);
    extend(&mut held.coded.ends, draft.coded.ends);
    extend(&mut held.coded.lengths, draft.coded.lengths);
    if held.kind == OrderKind::CourtBail {
        held.coded.hearing = last_hearing([held.coded.hearing.take(), draft.coded.hearing].into_iter().flatten());
    }
}

/// Adds what is not there yet.
fn extend<T: PartialEq>(held: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !held.contains(&one) {
            held.push(one);
        }
    }
}

/// The words of a result; where they stand in several elements, all of them.
fn words_of(result: &Node) -> String {
    let mut words: Vec<String> = Vec::new();
    extend(&mut words, result.all("ResultText").map(|text| text.text.trim().to_owned()).collect());
    words.retain(|text| !text.is_empty());
    words.join("\n")
}

/// The order that a result makes, varies or ends, if it does.
fn of_result(offence: &str, result: &Node) -> Option<Draft> {
    if code_fault(result).is_some() {
        return None;
    }
    let code = codes(result).next()?;
    let text = words_of(result);
    let (kind, effect) = made_by(code, &text)?;
    Some(Draft {
        code: code.to_owned(),
        kind,
        effect,
        read: read_order_text(&text),
        text,
        offences: Some(offence.to_owned()).filter(|offence| !offence.is_empty()).into_iter().collect(),
        coded: coded(result),
        in_custody: false,
        line: result.line,
    })
}

impl Draft {
    /// The terms and their duration, normalised: what makes two results the same order.
    fn terms(&self) -> String {
        let conditions = self.read.conditions.iter().map(|condition| normalised(&condition.verbatim));
        let mut parts: Vec<String> = conditions.collect();
        parts.push(normalised(&self.read.duration_words));
        if self.read.conditions.is_empty() {
            parts.push(normalised(&self.text));
        }
        parts.join(" | ")
    }

    fn protected(&self) -> Vec<String> {
        let mut names: Vec<String> = self.read.protected.iter().map(|name| normalised(name)).collect();
        names.sort_unstable();
        names
    }
}
