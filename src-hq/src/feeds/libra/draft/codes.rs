//! Which results make an order: by their codes, and by their words where the code says nothing.

use super::super::super::xml::{Node, Problem};
use super::super::super::{Effect, Told, normalised};
use super::bail::bail_terms;
use super::{results, words_of};
use cordon_core::rules::law;
use cordon_core::rules::order::OrderKind;
use cordon_core::words::TextKey;
use cordon_core::{text, text_key};

/// What a defendant's results without one plain code come to.
#[derive(Default)]
pub(in crate::feeds::libra) struct Uncoded {
    /// Those that may make an order.
    pub refused: Vec<Problem>,
    /// That others were passed over.
    pub passed: Option<Told>,
}

/// Looks through the results whose code is missing, is no figures, or stands there twice with different
/// values. Where the words or one of the codes speak of an order, nobody but a person can say which it is.
pub(in crate::feeds::libra) fn uncoded(defendant: &Node) -> Uncoded {
    let mut found = Uncoded::default();
    for (_, result) in results(defendant) {
        let Some(fault) = code_fault(result) else { continue };
        let text = words_of(result);
        let may_make = speaks_of_an_order(&text) || codes(result).any(|code| made_by(code, &text).is_some());
        // Bail is read by its words, whatever its code.
        if bail_terms(&text).is_some() {
            continue;
        }
        let line = Some(result.line);
        if may_make {
            let problem = Problem { line, reason: text!("feed.libra_uncoded_order", fault = fault) };
            // The same result under several offences is one.
            if !found.refused.contains(&problem) {
                found.refused.push(problem);
            }
        } else if found.passed.is_none() {
            found.passed = Some(Told { within: None, line, what: text!("feed.libra_uncoded", fault = fault) });
        }
    }
    found
}

/// The codes of a result as figures, each perhaps with noughts before it.
pub(super) fn codes(result: &Node) -> impl Iterator<Item = &str> {
    let written = result.all("ResultCode").map(|code| code.text.trim().trim_start_matches('0'));
    written.filter(|code| !code.is_empty())
}

/// What is wrong with a result's code; nothing where it is one in figures.
pub(super) fn code_fault(result: &Node) -> Option<TextKey> {
    let mut codes = codes(result);
    let Some(first) = codes.next() else { return Some(text_key!("feed.libra_code_missing")) };
    if codes.any(|other| other != first) {
        return Some(text_key!("feed.libra_code_twice"));
    }
    let is_plain = first.bytes().all(|byte| byte.is_ascii_digit());
    (!is_plain).then_some(text_key!("feed.libra_code_damaged"))
}

/// Whether words are those of an order that binds somebody. Orders for money name themselves, and often come
/// without a code.
fn speaks_of_an_order(text: &str) -> bool {
    const BINDS: [&str; 12] = [
        "must not",
        "shall not",
        "not to contact",
        "not to enter",
        "not to go",
        "restraining order",
        "behaviour order",
        "prevention order",
        "risk order",
        "protection order",
        "exclusion order",
        "in the following terms",
    ];
    const MADE: [&str; 2] = ["order made", "order varied"];
    const OF_MONEY: [&str; 8] = [
        "collection order",
        "compensation order",
        "attachment of earnings",
        "deductions from benefit",
        "costs order",
        "confiscation order",
        "forfeiture order",
        "deprivation order",
    ];
    let words = normalised(text);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    has(&BINDS) || (has(&MADE) && !has(&OF_MONEY))
}

/// The result codes that make, vary or end an order (Bichard's standing data).
pub(super) fn made_by(code: &str, text: &str) -> Option<(OrderKind, Effect)> {
    let made = |kind| Some((kind, Effect::Makes));
    match code {
        "3047" => made(OrderKind::RestrainingConviction),
        "3260" => made(OrderKind::RestrainingAcquittal),
        "3263" => Some(changed(text)),
        "1177" => made(OrderKind::Cbo),
        "1178" => made(OrderKind::InterimCbo),
        "1179" => made(OrderKind::Shpo),
        "1181" => made(OrderKind::InterimShpo),
        "3282" => made(OrderKind::Sro),
        "3281" => made(OrderKind::InterimSro),
        "3307" => made(OrderKind::Spo),
        "3306" => made(OrderKind::InterimSpo),
        "3289" => made(OrderKind::Fgm),
        "3324" => made(OrderKind::Svro),
        "3326" => made(OrderKind::Dapo),
        "3041" => made(other("Exclusion order (licensed premises)")),
        "3105" | "3107" => made(OrderKind::SentenceRequirement),
        _ => None,
    }
}

/// A restraining order varied or discharged: its words say which, and on what it was first made.
fn changed(text: &str) -> (OrderKind, Effect) {
    let words = normalised(text).replace("varied or discharged", "");
    // Words that speak of a part, or of what goes on, never end the whole: they stand to be read.
    let in_part = ["varied", "paragraph", "condition", "remain"].iter().any(|word| words.contains(word));
    let ends = !in_part && ["discharged", "revoked", "ceases to have effect"].iter().any(|word| words.contains(word));
    let kind = match (words.contains("acquittal"), words.contains("conviction")) {
        (true, false) => OrderKind::RestrainingAcquittal,
        (false, true) => OrderKind::RestrainingConviction,
        (true, true) | (false, false) => law::restraining_of_unstated_basis(),
    };
    (kind, if ends { Effect::Ends } else { Effect::Varies })
}

fn other(title: &str) -> OrderKind {
    OrderKind::Other { title: title.to_owned(), court: String::new() }
}
