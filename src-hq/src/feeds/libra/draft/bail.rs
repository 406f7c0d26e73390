//! Bail with conditions, and until which hearing it runs.

use super::super::super::Effect;
use super::super::super::xml::Node;
use super::stated::Coded;
use super::{Draft, extend, offence_name, results, words_of};
use chrono::NaiveTime;
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
    last_hearing(details.flat_map(hearings_in))
}

/// The hearings that one element states. Its time counts where it states one day and one time of it.
fn hearings_in(details: &Node) -> Vec<SaidEnd> {
    let texts = |name: &str| -> Vec<String> {
        let all = details.all(name).map(|node| node.text.trim().to_owned());
        all.filter(|text| !text.is_empty()).collect()
    };
    let (days, times) = (texts("DateOfHearing"), texts("TimeOfHearing"));
    let time = match (days.as_slice(), times.as_slice()) {
        ([_], [time]) => read_time(time),
        ([..], [..]) => None,
    };
    let said = |text: String| {
        let read = dates::read_day(&text).map_or(SaidRead::Unread, |day| match time {
            Some(time) => SaidRead::At(day.at(time)),
            None => SaidRead::Day(day),
        });
        SaidEnd { read, written: format!("next hearing as written: {text}") }
    };
    days.into_iter().map(said).collect()
}

/// A time of day, `10:00` or `10:00:00`. Midnight stands where none was set, and is none.
fn read_time(text: &str) -> Option<NaiveTime> {
    let time = ["%H:%M", "%H:%M:%S"].into_iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok());
    time.filter(|time| *time != NaiveTime::MIN)
}

/// Bail under several offences runs until the last of their hearings; one that cannot be read may be it.
pub(super) fn last_hearing(hearings: impl Iterator<Item = SaidEnd>) -> Option<SaidEnd> {
    let until = |said: &SaidEnd| match said.read {
        SaidRead::Day(day) => Some(day.end()),
        SaidRead::At(at) => Some(at),
        SaidRead::For(_) | SaidRead::UntilFurtherOrder | SaidRead::ForLife | SaidRead::Unread => None,
    };
    hearings.max_by_key(|said| (until(said).is_none(), until(said)))
}
