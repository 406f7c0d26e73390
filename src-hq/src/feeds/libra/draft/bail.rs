//! Bail with conditions, and until which hearing it runs.

use super::super::super::Effect;
use super::super::super::xml::Node;
use super::stated::Coded;
use super::{Draft, extend, offence_name, results, words_of};
use cordon_core::rules::dates;
use cordon_core::rules::feed::{ReadOrder, SaidEnd, SaidRead, protected_names, read_bail_conditions};
use cordon_core::rules::order::OrderKind;

/// Bail with conditions: the defendant's own, or else those in the words of a remand.
pub(super) fn bail(defendant: &Node) -> Vec<Draft> {
    let in_custody = defendant.find("BailStatus").is_some_and(|status| status.text.trim().eq_ignore_ascii_case("C"));
    let mut given: Vec<String> = Vec::new();
    let conditions = defendant.find_all("BailConditions");
    extend(&mut given, conditions.into_iter().map(|conditions| conditions.text.trim().to_owned()).collect());
    given.retain(|conditions| !conditions.is_empty());
    let given = given.join("; ");
    if !given.is_empty() {
        let hearing = last_hearing(results(defendant).filter_map(|(_, result)| next_hearing(result)));
        let offences = defendant.all("Offence").map(offence_name).collect();
        let remand =
            Remand { code: "BailConditions", text: &given, terms: &given, hearing, in_custody, line: defendant.line };
        return vec![bail_draft(&remand, offences)];
    }
    results(defendant)
        .filter_map(|(offence, result)| {
            let text = words_of(result);
            let terms = bail_terms(&text)?;
            let code = result.text_at(&["ResultCode"]);
            let remand =
                Remand { code, text: &text, terms, hearing: next_hearing(result), in_custody, line: result.line };
            Some(bail_draft(&remand, vec![offence]))
        })
        .collect()
}

/// What a remand says, and where.
struct Remand<'n> {
    code: &'n str,
    text: &'n str,
    terms: &'n str,
    hearing: Option<SaidEnd>,
    in_custody: bool,
    line: u32,
}

fn bail_draft(remand: &Remand<'_>, offences: Vec<String>) -> Draft {
    let conditions = read_bail_conditions(remand.terms);
    let protected = protected_names(&conditions);
    Draft {
        code: remand.code.to_owned(),
        kind: OrderKind::CourtBail,
        effect: Effect::Makes,
        text: remand.text.to_owned(),
        offences,
        coded: Coded { hearing: remand.hearing.clone(), ..Coded::default() },
        read: ReadOrder {
            preamble: String::new(),
            conditions,
            durations: Vec::new(),
            duration_words: String::new(),
            protected,
        },
        in_custody: remand.in_custody,
        line: remand.line,
    }
}

/// The conditions within the words of a remand on bail.
pub(super) fn bail_terms(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    if !lower.contains("bail") {
        return None;
    }
    let (_, after) = text.split_once("Conditions:").or_else(|| text.split_once("conditions:"))?;
    let terms = after.split_once("Reasons:").map_or(after, |(terms, _)| terms).trim();
    (!terms.is_empty()).then_some(terms)
}

fn next_hearing(result: &Node) -> Option<SaidEnd> {
    let details = result.all("NextHearing").flat_map(|next| next.all("NextHearingDetails"));
    let dates = details.flat_map(|details| details.all("DateOfHearing")).map(|date| date.text.trim());
    last_hearing(dates.filter(|text| !text.is_empty()).map(|text| {
        let read = dates::read_day(text).map_or(SaidRead::Unread, SaidRead::Day);
        SaidEnd { read, written: format!("next hearing as written: {text}") }
    }))
}

/// Bail under several offences runs until the last of their hearings; one that cannot be read may be it.
pub(super) fn last_hearing(hearings: impl Iterator<Item = SaidEnd>) -> Option<SaidEnd> {
    let day = |said: &SaidEnd| match said.read {
        SaidRead::Day(day) => Some(day),
        SaidRead::At(_) | SaidRead::For(_) | SaidRead::UntilFurtherOrder | SaidRead::ForLife | SaidRead::Unread => None,
    };
    hearings.max_by_key(|said| (day(said).is_none(), day(said)))
}
