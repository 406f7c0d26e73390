//! An assessment: each question with its own answer, and the powers answered apart.

use super::brief::{age, ages, court_words, what_else};
use crate::page::Page;
use cordon_core::rules::assess::{Assessment, TermAnswer};
use cordon_core::rules::condition::Condition;
use cordon_core::rules::order::Order;
use cordon_core::wire::{
    Answer, ArrestFor, AssessmentSheet, Nature, Operating, Power, Question, Settle, Stamp, TermSheet, Text, Timestamp,
    Why, arrest_for, says,
};
use cordon_core::words::{English, Reader as _, TextKey, Verbatim, english};
use cordon_core::{text, text_key};

/// What the assessment page shows.
pub fn check(page: &mut Page, sheet: &AssessmentSheet, now: Timestamp) {
    page.title(English.wording(&sheet.order.title));
    page.say(text!("find.binds", who = Verbatim::from(says::named(&sheet.order.binds))));
    page.say(text!("record.assessed_of", when = Verbatim::from(says::stamp(&sheet.act_at))));
    page.line(says::fix(English, &sheet.he_is, now.millis()));
    page.line(says::clock_trust(English, sheet.made.clock_trust));
    let operating = sheet.terms.iter().filter(|term| operates(term.operating)).count();
    let answers = sheet.terms.iter().map(|term| term.answer).collect::<Vec<_>>();
    five(
        page,
        [
            says::identity(English, sheet.identity),
            says::in_force(English, sheet.in_force),
            english(text!("record.operating_count", n = operating, all = sheet.terms.len())),
            facts_count(&answers),
            says::notice(English, sheet.order.paper, sheet.notice),
        ],
    );
    for term in &sheet.terms {
        page.gap();
        term_of(page, sheet, term);
    }
    power_lines(page, &sheet.powers);
    ages(page, &sheet.order.ages);
    what_else(page, &sheet.otherwise);
    age(page, &sheet.coverage, now);
}

/// An assessment of an order from a file. Who is meant is nowhere looked up.
pub fn assessment(page: &mut Page, order: &Order, assessment: &Assessment, powers: &[Power]) {
    let operating = assessment.terms.iter().filter(|term| operates(term.operating)).count();
    let answers = assessment.terms.iter().map(|term| term.answer).collect::<Vec<_>>();
    let lines = [
        (text_key!("record.q_person"), says::identity(English, assessment.facts.identity)),
        (text_key!("record.q_in_force"), says::in_force(English, assessment.in_force)),
        (
            text_key!("record.q_operating"),
            english(text!("record.operating_count", n = operating, all = assessment.terms.len())),
        ),
        (text_key!("record.q_facts"), facts_count(&answers)),
    ];
    for (question, answer) in lines {
        page.line(format!("{}: {answer}", english(question)));
    }
    for term in &assessment.terms {
        page.gap();
        term_answer(page, condition_of(order, assessment, term), term);
    }
    power_lines(page, powers);
}

/// Each power, what it turns on, and what to know before it is used.
fn power_lines(page: &mut Page, powers: &[Power]) {
    page.gap();
    page.title(english(text_key!("record.powers_now")));
    page.item(english(text_key!("record.powers_apart")));
    for power in powers {
        page.item(says::power(English, power));
        let parts = power.for_conditions.iter().map(|each| says::condition_power(English, each));
        let turns = power.turns_on.iter().map(|on| says::turns_on(English, on));
        let notes = power.notes.iter().map(|note| says::power_note(English, *note));
        parts.chain(turns).chain(notes).for_each(|line| page.under(line));
    }
    if powers.is_empty() {
        page.item(english(text_key!("record.no_arrest")));
    }
}

fn five(page: &mut Page, answers: [String; 5]) {
    const QUESTIONS: [TextKey; 5] = [
        text_key!("record.q_person"),
        text_key!("record.q_in_force"),
        text_key!("record.q_operating"),
        text_key!("record.q_facts"),
        text_key!("record.q_notice"),
    ];
    page.gap();
    for (question, answer) in QUESTIONS.into_iter().zip(answers) {
        page.line(format!("{}: {answer}", english(question)));
    }
}

fn operates(operating: Operating) -> bool {
    match operating {
        Operating::Yes => true,
        Operating::No { .. } | Operating::Unknown => false,
    }
}

fn facts_count(answers: &[Answer]) -> String {
    let of = |wanted: Answer| answers.iter().filter(|answer| **answer == wanted).count();
    let (fit, tell, apart) = (of(Answer::FactsFit), of(Answer::CannotTell), of(Answer::FactsDoNotFit));
    english(text!("record.facts_count", fit = fit, tell = tell, apart = apart))
}

/// A term with its words, its answer and its reasons.
fn term_of(page: &mut Page, sheet: &AssessmentSheet, term: &TermSheet) {
    page.title(format!(
        "{}  {}",
        term.paragraph.as_str(),
        said((term.answer, term.nature), &term.ask, term.next.as_ref())
    ));
    if term.answer != Answer::NotOperating {
        match arrest_for(&sheet.powers, term.condition) {
            ArrestFor::MayFollow => {}
            ArrestFor::NotFor(standing) => {
                let why = Verbatim::from(says::standing(English, standing));
                page.item(english(text!("record.no_arrest_because", why = why)));
            }
            ArrestFor::NoneListed => page.item(english(text_key!("record.no_arrest"))),
        }
    }
    page.item(court_words(&term.words));
    plain_words(page, &term.plain);
    page.item(says::nature(English, term.nature));
    reasons(page, &term.why, term.answer);
    asked(page, &term.ask, &term.settle);
}

/// What the words ask of him, in plain words, where they are read.
fn plain_words(page: &mut Page, plain: &[Text]) {
    if !plain.is_empty() {
        let plain: Vec<String> = plain.iter().map(|text| English.text(text)).collect();
        page.item(english(text!("law.plain_words", words = Verbatim::from(plain.join(" ")))));
    }
}

/// The condition that an answer is about, as the version that governed the act has it.
fn condition_of<'o>(order: &'o Order, assessment: &Assessment, term: &TermAnswer) -> Option<&'o Condition> {
    let governing = assessment.version.and_then(|version| order.version(version));
    let versions = governing.into_iter().chain(order.versions.iter().rev());
    versions.flat_map(|version| &version.conditions).find(|condition| condition.id == term.condition)
}

/// An answer with the words of the file: whoever holds the file has them all.
fn term_answer(page: &mut Page, condition: Option<&Condition>, term: &TermAnswer) {
    page.title(format!("{}  {}", term.paragraph, said((term.answer, term.nature), &term.ask, None)));
    if let Some(condition) = condition {
        page.item(court_words(&condition.pieces()));
        plain_words(page, &condition.in_plain_words());
    }
    page.item(says::nature(English, term.nature));
    reasons(page, &term.why, term.answer);
    asked(page, &term.ask, &term.settle);
}

fn reasons(page: &mut Page, why: &[Why], answer: Answer) {
    // What was not answered yet stands as a question below.
    let is_asked = |why: &&Why| matches!(why, Why::NotAnswered { .. });
    why.iter().filter(|why| !is_asked(why)).for_each(|why| page.item(says::why(English, why)));
    match answer {
        Answer::CannotTell | Answer::FactsDoNotFit => page.item(english(text_key!("record.not_a_finding"))),
        Answer::NotOperating => {
            page.item(english(text_key!("record.not_operating_means")));
            page.item(english(text_key!("record.not_a_finding")));
        }
        Answer::FactsFit => {}
    }
}

/// What the officer can be asked, and what would settle a place that cannot be told.
fn asked(page: &mut Page, ask: &[Question], settle: &[Settle]) {
    ask.iter().for_each(|question| page.under(says::question(English, *question)));
    let settle: Vec<String> = settle.iter().filter_map(|settle| says::settle(English, settle)).collect();
    if !settle.is_empty() {
        page.item(english(text_key!("record.settles")));
        settle.iter().for_each(|line| page.under(line));
    }
}

/// The answer in words; "not operating" says until when.
fn said((answer, nature): (Answer, Nature), ask: &[Question], next: Option<&Stamp>) -> String {
    match (answer, next) {
        (Answer::NotOperating, Some(next)) => {
            english(text!("record.not_operating_until", when = Verbatim::from(says::stamp(next))))
        }
        (Answer::CannotTell, _) if !ask.is_empty() => english(text_key!("record.cannot_tell_yet")),
        (Answer::FactsFit | Answer::FactsDoNotFit | Answer::CannotTell | Answer::NotOperating, _) => {
            says::answer(English, answer, nature)
        }
    }
}
