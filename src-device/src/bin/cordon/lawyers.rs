//! What the force's lawyers do with the rows of the law, on a device of their own.

use super::args::{Args, LawDo};
use super::page::Page;
use super::pages;
use super::print::{Out, reply};
use super::run::{call, opened};
use anyhow::Result;
use cordon_core::rules::law::{LAW_TABLE, ROWS};
use cordon_core::rules::time::Day;
use cordon_core::wire::{
    Fault, FaultKind, LawSaid, LawStatus, LawStatusSheet, LiftLawRecall, RecallLaw, RowWord, SecondLaw, SignLawOff,
    Token, Verbatim, says,
};
use cordon_core::words::{English, Reader as _, english};
use cordon_core::{text, text_key};
use cordon_device::House;

/// Does it.
pub fn run(args: &Args, asked: &LawDo, out: Out) -> Result<bool> {
    let house = opened(args)?;
    match asked {
        LawDo::Status => reply(&call(&house, LawStatus {})?, out, status)?,
        LawDo::SignOff { kinds, until } => {
            let no = || Fault::new(FaultKind::Invalid, text!("cordon.until_is_a_day")).at("--until");
            let valid_until = Day::parse(until.trim()).ok_or_else(no)?;
            reply(&call(&house, SignLawOff { kinds: kinds_of(kinds), valid_until })?, out, said)?;
        }
        LawDo::Recall { kinds, reason, meanwhile, words, this_edition } => {
            let edition = this_edition.then(|| Token::from(LAW_TABLE));
            let (kinds, words) = (kinds_of(kinds), Verbatim::from(words.trim()));
            let recall = RecallLaw { kinds, edition, reason: *reason, words, meanwhile: *meanwhile };
            reply(&call(&house, recall)?, out, said)?;
        }
        LawDo::Lift { kinds } => reply(&call(&house, LiftLawRecall { kinds: kinds_of(kinds) })?, out, said)?,
        LawDo::Second { entry, digest } => {
            let digest = whole_digest(&house, digest)?;
            reply(&call(&house, SecondLaw { entry: *entry, digest })?, out, pages::approved)?;
        }
    }
    Ok(true)
}

/// The kinds that were named; every one for "all".
fn kinds_of(typed: &[String]) -> Vec<Token> {
    match typed {
        [all] if all == "all" => ROWS.iter().map(|row| row.kind_id.into()).collect(),
        [..] => typed.iter().map(|kind| kind.as_str().into()).collect(),
    }
}

/// The whole of a digest of which so much was given as is shown; as it was given where nothing that waits has it.
fn whole_digest(house: &House, typed: &str) -> Result<Token, Fault> {
    let typed = typed.trim().to_ascii_lowercase();
    let waiting = call(house, LawStatus {})?.waiting;
    let is_meant = |said: &LawSaid| typed.len() >= pages::DIGEST_FIGURES && said.digest.starts_with(&typed);
    Ok(waiting.into_iter().find(is_meant).map_or_else(|| typed.as_str().into(), |said| said.digest))
}

fn status(page: &mut Page, sheet: &LawStatusSheet) {
    let said: Vec<_> = sheet.rows.iter().filter(|row| row.word != RowWord::default()).collect();
    if said.is_empty() {
        page.say(text_key!("cordon.law_nothing_said"));
    }
    for row in said {
        page.line(says::join([row.kind.0.clone(), English.key(row.title)]));
        if let Some(recall) = &row.word.recall {
            page.item(says::recalled(English, recall));
        }
        page.item(says::sign_off(English, &row.word.sign_off));
    }
    page.part(english(text_key!("cordon.law_waiting")), sheet.waiting.iter().flat_map(read));
    page.aside(sheet.edition.as_str());
}

/// What was signed, and what it waits for.
fn said(page: &mut Page, said: &LawSaid) {
    read(said).for_each(|line| page.line(line));
    if said.says.needs_second() {
        page.say(text_key!("cordon.law_waits"));
    } else {
        page.say(text_key!("cordon.law_goes_out"));
    }
}

/// What is read of it before a second signs: what it says, every recall that it lifts, and who signed it.
fn read(said: &LawSaid) -> impl Iterator<Item = String> {
    let lifted = said.lifts.iter().map(|recall| says::recalled(English, recall));
    std::iter::once(says::law_says(English, &said.says)).chain(lifted).chain([signed(said)])
}

/// Who signed, when, and what a second signature is over.
fn signed(said: &LawSaid) -> String {
    let digest = said.digest.get(..pages::DIGEST_FIGURES).unwrap_or(&said.digest);
    let (at, entry) = (Verbatim::from(says::stamp(&said.at)), Verbatim::from(said.entry.to_string()));
    let (by, digest) = (said.by.clone(), Verbatim::from(digest));
    english(text!("cordon.law_signed", by = by, at = at, entry = entry, digest = digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_every_row_and_a_kind_is_taken_as_it_is_typed() {
        assert_eq!(kinds_of(&["all".to_owned()]).len(), ROWS.len());
        assert_eq!(kinds_of(&["NMO".to_owned(), "dvpo".to_owned()]), ["NMO", "dvpo"].map(Token::from));
    }
}
