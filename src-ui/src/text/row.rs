//! The parts of a law row that the catalogue words.

use super::{I18n, clock, law::join, notice_kind, say};
use cordon_core::wire::{
    CodeAct, CodeBrief, CodeDecider, Covers, DutySheet, LawBrief, MadeUnder, Named, NoticeNeeded, PowerFrom, RouteKind,
    RouteSheet, RowClockSheet,
};

/// Which terms a breach may be of (R1).
pub fn covers(i18n: I18n, covers: Covers) -> String {
    match covers {
        Covers::Prohibitions => say!(i18n, law.covers_prohibitions),
        Covers::ProhibitionsAndRequirements => say!(i18n, law.covers_both),
        Covers::EveryTerm => say!(i18n, law.covers_every),
    }
}

/// Whence a power of arrest comes.
pub fn power_from(i18n: I18n, from: PowerFrom) -> String {
    match from {
        PowerFrom::Statute => say!(i18n, law.from_statute),
        PowerFrom::ListedProvisions => say!(i18n, law.from_listed),
        PowerFrom::OnlyIfAttached => say!(i18n, law.from_attached),
        PowerFrom::Nobody => say!(i18n, law.from_nobody),
    }
}

/// Whether notice is an element (R2), and which events count.
pub fn notice_needed(i18n: I18n, law: &LawBrief) -> Vec<String> {
    let needed = match law.notice {
        NoticeNeeded::NotNeeded => say!(i18n, law.needed_never),
        NoticeNeeded::OnlyWithoutNotice => say!(i18n, law.needed_without_notice),
        NoticeNeeded::Always => say!(i18n, law.needed_always),
    };
    let counts: Vec<String> = law.notice_counts.iter().map(|kind| notice_kind(i18n, *kind)).collect();
    let counts = counts.join("; ");
    let counts = if counts.is_empty() { counts } else { labelled(&say!(i18n, law.what_counts), &counts) };
    kept([needed, law.service.clone(), counts])
}

/// The CJS codes, and what decides between them.
pub fn codes(i18n: I18n, law: &LawBrief) -> Vec<String> {
    let decider = law.code_decided_by.map(|decider| decided_by(i18n, decider));
    let proceedings = law.proceedings.as_ref().map(|code| labelled(code, &say!(i18n, law.code_proceedings)));
    law.codes.iter().map(|each| code(i18n, each)).chain(decider).chain(proceedings).collect()
}

fn code(i18n: I18n, code: &CodeBrief) -> String {
    let act = match code.act {
        CodeAct::Breach => say!(i18n, law.code_breach),
        CodeAct::Attempt => say!(i18n, law.code_attempt),
    };
    let under = code.made_under.map(|under| made_under(i18n, under)).unwrap_or_default();
    let from = code.made_from.as_ref().map(|day| labelled(&say!(i18n, law.code_from), day)).unwrap_or_default();
    let before = code.made_before.as_ref().map(|day| labelled(&say!(i18n, law.code_before), day)).unwrap_or_default();
    let fits = if code.fits { say!(i18n, law.code_fits) } else { say!(i18n, law.code_not_by_day) };
    join([labelled(&code.code, &act), code.section.clone(), under, from, before, fits])
}

fn made_under(i18n: I18n, under: MadeUnder) -> String {
    match under {
        MadeUnder::SentencingCode => say!(i18n, law.under_sentencing),
        MadeUnder::HarassmentAct => say!(i18n, law.under_harassment),
        MadeUnder::SexualOffencesAct => say!(i18n, law.under_sexual),
        MadeUnder::AntiSocialBehaviourAct => say!(i18n, law.under_behaviour),
    }
}

fn decided_by(i18n: I18n, decider: CodeDecider) -> String {
    match decider {
        CodeDecider::MakingStatute => say!(i18n, law.decided_by_act),
        CodeDecider::DayMade => say!(i18n, law.decided_by_day),
        CodeDecider::WhichOffence => say!(i18n, law.decided_by_offence),
        CodeDecider::PapersDisagree => say!(i18n, law.decided_by_papers),
    }
}

/// A clock of the row, and what starts it.
pub fn row_clock(i18n: I18n, row: &RowClockSheet) -> String {
    join([labelled(&clock(i18n, row.rule), &row.starts), row.source.clone()])
}

/// A duty to notify police, a line for each part of it.
pub fn duty(i18n: I18n, duty: &DutySheet) -> Vec<String> {
    let days = say!(i18n, law.duty_days, days = duty.days);
    let waived = part(say!(i18n, law.duty_waived), &duty.waived_while);
    let late = part(say!(i18n, law.duty_late), &duty.penalty);
    let codes: Vec<String> = duty.codes.iter().map(named).collect();
    let starts = labelled(&duty.starts_words, &days);
    kept([duty.what.clone(), starts, duty.how.clone(), waived, late, codes.join("; "), duty.source.clone()])
}

/// A way before a court, and what bars it (R3).
pub fn route(i18n: I18n, route: &RouteSheet) -> Vec<String> {
    let by: Vec<String> = route.barred_by.iter().map(|kind| route_kind(i18n, *kind)).collect();
    let way =
        join([route_kind(i18n, route.route), route.section.clone(), route.brought_by.clone(), route.court.clone()]);
    kept([way, part(say!(i18n, law.route_barred), &by.join("; "))])
}

fn route_kind(i18n: I18n, kind: RouteKind) -> String {
    match kind {
        RouteKind::CriminalCharge => say!(i18n, law.route_charge),
        RouteKind::ContemptByApplicant => say!(i18n, law.route_contempt_applicant),
        RouteKind::ContemptByForceLegal => say!(i18n, law.route_contempt_force),
        RouteKind::Warrant => say!(i18n, law.route_warrant),
        RouteKind::ArrestToJudge => say!(i18n, law.route_judge),
        RouteKind::NoticeHearing => say!(i18n, law.route_notice),
        RouteKind::BailCourt => say!(i18n, law.route_bail),
        RouteKind::SentencingCourt => say!(i18n, law.route_sentencing),
    }
}

/// A form or a code, and what it is.
pub fn named(named: &Named) -> String {
    labelled(&named.id, &named.what)
}

/// "label: words".
pub fn labelled(label: &str, words: &str) -> String {
    format!("{label}: {words}")
}

/// "label: words", or nothing where there are no words.
fn part(label: String, words: &str) -> String {
    if words.is_empty() { String::new() } else { labelled(&label, words) }
}

/// The lines that say something.
fn kept<const N: usize>(lines: [String; N]) -> Vec<String> {
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
