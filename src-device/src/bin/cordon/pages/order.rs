//! An order: who is bound, in whose favour, its card and its conditions; the five answers apart; the court's
//! words; then the powers in full.

use super::brief::{age, ages, breach_and_powers, card, conditions, court_words, history, what_else};
use crate::page::Page;
use cordon_core::wire::{ConditionSheet, OrderSheet, Timestamp, says};
use cordon_core::words::{English, Reader as _, TextKey, Verbatim, english};
use cordon_core::{text, text_key};

/// Everything that the order's page shows.
pub fn order(page: &mut Page, sheet: &OrderSheet, now: Timestamp) {
    let brief = &sheet.brief;
    page.title(English.wording(&brief.title));
    page.say(text!("find.binds", who = Verbatim::from(says::named(&brief.binds))));
    if !brief.protects.is_empty() {
        page.say(text!("find.protects", who = Verbatim::from(says::named(&brief.protects))));
    }
    page.gap();
    card(page, &brief.card);
    page.part(english(text_key!("card.terms")), conditions(brief));
    if sheet.shown.len() > 1 {
        page.alarm(english(text_key!("find.conflict")));
    }
    answers(page, sheet);
    if let Some(lead) = says::resting(sheet) {
        page.gap();
        page.say(lead);
        what_else(page, &sheet.otherwise);
    }
    words(page, sheet);
    page.part(english(text_key!("record.if_broken")), breach_and_powers(brief));
    ages(page, &brief.ages);
    behind(page, sheet);
    history(page, &sheet.history);
    age(page, &sheet.coverage, now);
}

/// The five questions, answered apart and never merged.
fn answers(page: &mut Page, sheet: &OrderSheet) {
    let brief = &sheet.brief;
    let in_force =
        format!("{}, {}", says::in_force(English, brief.in_force), english(brief.ends.text_when(brief.in_force)));
    page.gap();
    let answers = [
        (text_key!("find.q_person"), says::identity(English, sheet.identity)),
        (text_key!("find.q_in_force"), in_force),
        (text_key!("find.q_operating"), says::operating_count(English, sheet.operating)),
        (text_key!("find.q_facts"), english(text_key!("find.not_assessed"))),
        (text_key!("find.q_notice"), says::notice(English, brief.paper, brief.notice)),
    ];
    for ((question, answer), number) in answers.into_iter().zip(1..) {
        page.line(format!("{number} {}: {answer}", english(question)));
    }
}

/// The versions that govern, with the court's words paragraph by paragraph.
fn words(page: &mut Page, sheet: &OrderSheet) {
    if let Some(coming) = &sheet.coming {
        page.gap();
        let day = Verbatim::from(coming.from.day.as_str());
        page.say(text!("find.version_coming", number = coming.number, day = day));
    }
    if sheet.shown.is_empty() {
        page.gap();
        page.say(text_key!("find.no_conditions"));
    }
    for version in &sheet.shown {
        page.gap();
        let title = english(sheet.brief.paper.words_title());
        page.title(format!("{title} · {}", says::version_named(English, sheet, version)));
        if version.conditions.is_empty() {
            page.item(english(text_key!("find.no_conditions")));
        }
        version.conditions.iter().for_each(|condition| paragraph(page, condition));
        page.item(version.duration_words.as_str());
    }
}

fn paragraph(page: &mut Page, condition: &ConditionSheet) {
    page.item(format!("{}  {}", condition.paragraph.as_str(), court_words(&condition.words)));
    if !condition.plain.is_empty() {
        let plain: Vec<String> = condition.plain.iter().map(|text| English.text(text)).collect();
        page.under(english(text!("law.plain_words", words = Verbatim::from(plain.join(" ")))));
    }
    let operating = says::operating(English, condition.operating, condition.next.as_ref());
    page.under(says::join([says::term(English, &condition.term), says::nature(English, condition.nature), operating]));
    for words in &condition.exceptions {
        page.under(english(text!("find.except", words = words.clone())));
    }
    if let Some(reading) = says::reading(condition) {
        page.under(english(reading));
    }
}

/// Where it comes from, what the law row says beside the powers, and what he was told.
fn behind(page: &mut Page, sheet: &OrderSheet) {
    let brief = &sheet.brief;
    let verified = match &sheet.verified {
        Some((by, at)) => text!("find.verified", by = by.clone(), day = Verbatim::from(at.day.as_str())),
        None => text!("find.not_verified"),
    };
    let made = brief.made.as_ref().map(|made| made.day.clone()).unwrap_or_default();
    page.gap();
    page.line(says::join([brief.court.0.clone(), made, says::origin(English, sheet.origin), english(verified)]));
    page.line(sheet.facts.iter().map(|fact| English.text(fact)).collect::<Vec<_>>().join(" · "));
    let references = sheet.references.iter().map(|(kind, value)| format!("{} {}", kind.as_str(), value.as_str()));
    page.line(references.collect::<Vec<_>>().join(" · "));
    let law = sheet.points_to_prove.iter().chain(&sheet.notes).map(|key: &TextKey| English.key(*key));
    page.part(english(text_key!("find.points_to_prove")), law);
    let events = sheet.notice_events.iter().map(|event| {
        says::join([
            says::notice_kind(English, event.kind),
            says::stamp(&event.at),
            event.by.0.clone(),
            says::how_given(English, event.how),
            says::in_language(English, event.language.as_str()),
            says::seemed_to_understand(English, event.understood),
            says::item_state(English, &event.state),
        ])
    });
    page.part(english(text_key!("find.notice_events")), events);
}
