//! The answers of a draft in words, each with a way to change it.

use super::choosable::Choosable;
use crate::components::SummaryRow;
use crate::text::{self, I18n, say};
use cordon_core::wire::{
    ArrestForm, BailOffence, DecisionForm, DraftSheet, Entered, FileNotes, OrderBrief, OrderTerms, PlaceInput,
    PlaceOfSafetyForm, PoliceProtectionForm, RecordForm, TermRef, Timestamp, WhichHour,
};

/// The rows of the summary.
pub fn rows(i18n: I18n, draft: &DraftSheet, powers: &[Choosable]) -> Vec<SummaryRow> {
    let form = &draft.form;
    let row = |key: String, value: String, field: &str| {
        let value = if value.is_empty() { say!(i18n, record.not_given) } else { value };
        let change = (format!("/record/{}#{field}", draft.id), say!(i18n, record.change));
        SummaryRow { key, value, change: Some(change) }
    };
    let who = draft.person.as_deref().unwrap_or(&form.description).to_owned();
    let mode = form.mode.map(|mode| text::mode(i18n, mode)).unwrap_or_default();
    let exhibits: Vec<&str> = draft.exhibits.iter().map(|exhibit| exhibit.reference.as_str()).collect();
    let said: Vec<String> =
        form.said.iter().map(|said| format!("{}: {}", text::saying(i18n, said.kind), said.words)).collect();
    let mut rows = vec![
        row(say!(i18n, record.how_known), mode, "mode"),
        row(say!(i18n, record.who), who, "description"),
        row(say!(i18n, record.what_happened), form.account.clone(), "account"),
        row(say!(i18n, record.when), when(i18n, form), "when"),
        row(say!(i18n, record.place), place(i18n, form), "place"),
        row(say!(i18n, record.evidence), exhibits.join(", "), "evidence"),
        row(say!(i18n, record.terms_bear), terms(i18n, draft), "terms"),
        row(say!(i18n, record.offences), form.offences.join("; "), "offences"),
        row(say!(i18n, record.task_said), said.join("\n"), "said-unsolicited"),
        row(say!(i18n, points.file_title), file(i18n, &form.file).join("\n"), "witnesses"),
    ];
    match &form.decision {
        Some(decision) => {
            rows.push(row(say!(i18n, record.grounds), decision.grounds.clone(), "decision-grounds"));
            rows.push(row(say!(i18n, record.actions), actions(i18n, decision, powers), "arrests"));
        }
        None => rows.push(row(say!(i18n, record.task_decision), String::new(), "decision-grounds")),
    }
    rows
}

fn when(i18n: I18n, form: &RecordForm) -> String {
    let from = form.act_at.map_or_else(|| say!(i18n, record.when_saving), |at| moment(i18n, at));
    let until =
        form.act_until.map(|until| say!(i18n, record.when_until, from = from.clone(), until = moment(i18n, until)));
    let span = until.unwrap_or(from);
    match form.times {
        Some(times) => say!(i18n, record.when_times, span = span, n = times),
        None => span,
    }
}

/// An instant as London shows it: "22/11/2026 at 14:31".
fn moment(i18n: I18n, at: Timestamp) -> String {
    let Entered { day, month, year, time, hour } = Entered::of(at);
    let time = match hour {
        Some(WhichHour::First) => say!(i18n, record.moment_at_first, time = time),
        Some(WhichHour::Second) => say!(i18n, record.moment_at_second, time = time),
        None => time,
    };
    say!(i18n, record.moment, day = day, month = month, year = year, time = time)
}

fn place(i18n: I18n, form: &RecordForm) -> String {
    let given = match &form.place {
        Some(PlaceInput::Here) => say!(i18n, record.place_here),
        Some(PlaceInput::Fix { accuracy_m, fixed_at, .. }) => {
            say!(i18n, record.place_fixed, when = moment(i18n, *fixed_at), metres = accuracy_m.round().to_string())
        }
        Some(PlaceInput::GridReference { text } | PlaceInput::Words { text }) => text.clone(),
        Some(PlaceInput::Unknown) | None => String::new(),
    };
    dotted([form.place_words.clone(), given])
}

/// What is noted for the file, a line each.
fn file(i18n: I18n, file: &FileNotes) -> Vec<String> {
    let when = |at: Option<Timestamp>| at.map(|at| moment(i18n, at)).unwrap_or_default();
    let (witnesses, cautioned) = (file.witnesses.join("; "), when(file.cautioned_at));
    let live = dotted([file.live_by.clone(), when(file.live_at)]);
    let claimed = dotted([file.claimed.clone(), file.claimed_by.clone()]);
    let first_contact = dotted([file.first_contact.clone(), file.first_contact_by.clone()]);
    let (told, bail, statute) = (file.who_can_say.clone(), file.bail_offence.clone(), file.made_under.clone());
    let noted = [
        (!witnesses.is_empty(), say!(i18n, points.row_witnesses, who = witnesses)),
        (!cautioned.is_empty(), say!(i18n, points.row_cautioned, when = cautioned)),
        (!told.is_empty(), say!(i18n, points.have_who_can_say, who = told)),
        (!live.is_empty(), say!(i18n, points.row_live, words = live)),
        (!bail.is_empty(), say!(i18n, points.have_offence, words = bail)),
        (!statute.is_empty(), say!(i18n, points.have_made_under, statute = statute)),
        (!claimed.is_empty(), say!(i18n, points.row_claimed, words = claimed)),
        (!first_contact.is_empty(), say!(i18n, points.row_first_contact, words = first_contact)),
    ];
    noted.into_iter().filter(|(is_noted, _)| *is_noted).map(|(_, line)| line).collect()
}

/// The parts that are not empty, with a middle dot between.
fn dotted(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A paragraph by its order; of two orders of one name by the day each was made.
fn named(i18n: I18n, orders: &[OrderTerms], order: &OrderBrief, paragraph: &str) -> String {
    let title = i18n.wording(&order.title);
    let is_alone = orders.iter().filter(|other| other.order.title == order.title).count() < 2;
    match &order.made {
        Some(made) if !is_alone => {
            say!(i18n, together.clause_made, title = title, day = made.day.clone(), paragraph = paragraph.to_owned())
        }
        Some(_) | None => say!(i18n, together.clause, title = title, paragraph = paragraph.to_owned()),
    }
}

fn terms(i18n: I18n, draft: &DraftSheet) -> String {
    let mut chosen = Vec::new();
    for order in &draft.orders {
        for (condition, paragraph, _) in &order.terms {
            let term = TermRef { order: order.order.order, condition: *condition };
            if draft.form.terms.contains(&term) {
                chosen.push(named(i18n, &draft.orders, &order.order, paragraph));
            }
        }
    }
    chosen.join("; ")
}

fn actions(i18n: I18n, decision: &DecisionForm, powers: &[Choosable]) -> String {
    let mut said: Vec<String> = decision.arrests.iter().map(|arrest| arrested(i18n, arrest, powers)).collect();
    let others = [
        (decision.voluntary_interview, say!(i18n, record.voluntary)),
        (decision.report, say!(i18n, record.report)),
        (decision.warrant, say!(i18n, record.warrant)),
        (decision.notice, say!(i18n, record.notice_given)),
    ];
    said.extend(others.into_iter().filter(|(done, _)| *done).map(|(_, what)| what));
    said.extend(decision.place_of_safety.iter().map(|safety| taken_to_safety(i18n, safety)));
    said.extend(decision.police_protection.iter().map(|protection| protected(i18n, protection)));
    if !decision.none_because.is_empty() {
        said.push(say!(i18n, record.none_said, why = decision.none_because.clone()));
    }
    said.join("; ")
}

fn taken_to_safety(i18n: I18n, safety: &PlaceOfSafetyForm) -> String {
    let arrived = match safety.arrived {
        Some(at) => say!(i18n, record.safety_arrived_at, when = moment(i18n, at)),
        None => say!(i18n, record.safety_not_arrived),
    };
    text::join([say!(i18n, record.place_of_safety), safety.who.clone(), or_saving(i18n, safety.at), arrived])
}

fn protected(i18n: I18n, protection: &PoliceProtectionForm) -> String {
    let designated = if protection.designated.is_empty() {
        String::new()
    } else {
        say!(i18n, record.protection_told, who = protection.designated.clone())
    };
    let (what, who) = (say!(i18n, record.police_protection), protection.who.clone());
    text::join([what, who, or_saving(i18n, protection.at), designated])
}

/// A moment, or that it is the one of saving.
fn or_saving(i18n: I18n, at: Option<Timestamp>) -> String {
    at.map_or_else(|| say!(i18n, record.when_saving), |at| moment(i18n, at))
}

fn arrested(i18n: I18n, arrest: &ArrestForm, powers: &[Choosable]) -> String {
    let row = powers.iter().find(|one| Some(one.power) == arrest.power && one.order == arrest.order);
    let power =
        row.map_or_else(|| arrest.power.map(|power| power.to_string()).unwrap_or_default(), |row| row.recorded.clone());
    let at = or_saving(i18n, arrest.at);
    let why = arrest.necessity.iter().map(|one| text::necessity(i18n, *one));
    let bail_for = match arrest.bail_for {
        BailOffence::Murder => Some(say!(i18n, record.arrested_on_bail_for_murder)),
        BailOffence::Other | BailOffence::NotKnown => None,
    };
    let hearing = arrest.hearing.map(|at| say!(i18n, record.arrested_hearing, when = moment(i18n, at)));
    let why = why.chain((!arrest.despite.is_empty()).then(|| arrest.despite.clone()));
    let why: Vec<String> = why.chain(bail_for).chain(hearing).collect();
    say!(i18n, record.arrested, power = power, when = at, why = why.join(", "))
}
