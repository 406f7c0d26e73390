//! The parts of a law row that the catalogue words.

use super::{Reader, clock, law::join, notice_kind, say};
use crate::wire::{
    AwarenessWhen, CodeAct, CodeDecider, Covers, Doubt, DoubtStep, Form, LawRow, MadeUnder, NoticeRule,
    NotificationDuty, OffenceCode, OrderLaw, PowerFrom, Route, RouteKind, RowClock, TextKey,
};

/// Which terms a breach may be of (R1).
pub fn covers(reader: impl Reader, covers: Covers) -> String {
    match covers {
        Covers::Prohibitions => say!(reader, law.covers_prohibitions),
        Covers::ProhibitionsAndRequirements => say!(reader, law.covers_both),
        Covers::EveryTerm => say!(reader, law.covers_every),
    }
}

/// Whence a power of arrest comes.
pub fn power_from(reader: impl Reader, from: PowerFrom) -> String {
    match from {
        PowerFrom::Statute => say!(reader, law.from_statute),
        PowerFrom::ListedProvisions => say!(reader, law.from_listed),
        PowerFrom::OnlyIfAttached => say!(reader, law.from_attached),
        PowerFrom::IfCommenced => say!(reader, law.from_if_commenced),
        PowerFrom::ByWarrant => say!(reader, law.from_warrant),
        PowerFrom::Nobody => say!(reader, law.from_nobody),
    }
}

/// Whether notice is an element (R2), and which events count.
pub fn notice_needed(reader: impl Reader, law: &LawRow) -> Vec<String> {
    let (needed, counts) = match law.notice {
        NoticeRule::NotNeeded => (say!(reader, law.needed_never), [].as_slice()),
        NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts } => {
            (say!(reader, law.needed_without_notice), counts)
        }
        NoticeRule::Awareness { when: AwarenessWhen::Always, counts } => (say!(reader, law.needed_always), counts),
    };
    let counts: Vec<String> = counts.iter().map(|kind| notice_kind(reader, *kind)).collect();
    let counts = part(say!(reader, law.what_counts), &counts.join("; "));
    kept([needed, reader.key(law.service), counts])
}

/// The CJS codes, and what decides between them.
pub fn codes(reader: impl Reader, law: &OrderLaw) -> Vec<String> {
    let decider = law.code_decided_by.map(|decider| decided_by(reader, decider));
    let proceedings = law.proceedings.as_ref().map(|code| labelled(code, &say!(reader, law.code_proceedings)));
    let fits = |code: &OffenceCode| law.fitting.iter().any(|fitting| fitting.as_str() == code.code);
    let codes = law.row.offence_codes.iter().map(|each| code(reader, each, fits(each)));
    codes.chain(decider).chain(proceedings).collect()
}

fn code(reader: impl Reader, code: &OffenceCode, fits: bool) -> String {
    let fits = if fits { say!(reader, law.code_fits) } else { say!(reader, law.code_not_by_day) };
    join([code_alone(reader, code), fits])
}

/// A CJS code, what it is of and for orders of which days; where no order is looked at.
pub fn code_alone(reader: impl Reader, code: &OffenceCode) -> String {
    let act = match code.act {
        CodeAct::Breach => say!(reader, law.code_breach),
        CodeAct::Attempt => say!(reader, law.code_attempt),
    };
    let under = code.made_under.map(|under| made_under(reader, under)).unwrap_or_default();
    let (from, before) = code.days();
    let from = from.map(|day| labelled(&say!(reader, law.code_from), &day.short_text())).unwrap_or_default();
    let before = before.map(|day| labelled(&say!(reader, law.code_before), &day.short_text())).unwrap_or_default();
    join([labelled(code.code, &act), code.section.to_owned(), under, from, before])
}

fn made_under(reader: impl Reader, under: MadeUnder) -> String {
    match under {
        MadeUnder::SentencingCode => say!(reader, law.under_sentencing),
        MadeUnder::HarassmentAct => say!(reader, law.under_harassment),
        MadeUnder::SexualOffencesAct => say!(reader, law.under_sexual),
        MadeUnder::AntiSocialBehaviourAct => say!(reader, law.under_behaviour),
    }
}

fn decided_by(reader: impl Reader, decider: CodeDecider) -> String {
    match decider {
        CodeDecider::MakingStatute => say!(reader, law.decided_by_act),
        CodeDecider::DayMade => say!(reader, law.decided_by_day),
        CodeDecider::WhichOffence => say!(reader, law.decided_by_offence),
        CodeDecider::PapersDisagree => say!(reader, law.decided_by_papers),
    }
}

/// A clock of the row, and what starts it.
pub fn row_clock(reader: impl Reader, row: &RowClock) -> String {
    join([labelled(&clock(reader, row.rule), &reader.key(row.starts)), row.rule.source().to_owned()])
}

/// A duty to notify police, a line for each part of it.
pub fn duty(reader: impl Reader, duty: &NotificationDuty) -> Vec<String> {
    let days = say!(reader, law.duty_days, days = duty.days);
    let said = |key: Option<TextKey>| key.map(|key| reader.key(key)).unwrap_or_default();
    let waived = part(say!(reader, law.duty_waived), &said(duty.waived_while));
    let late = part(say!(reader, law.duty_late), &said(duty.penalty));
    let codes: Vec<String> = duty.codes.iter().map(|code| labelled(code.code, &reader.key(code.of))).collect();
    let starts = labelled(&reader.key(duty.starts_words), &days);
    let (what, how) = (reader.key(duty.what), reader.key(duty.how));
    kept([what, starts, how, waived, late, codes.join("; "), duty.source.to_owned()])
}

/// A way before a court, and what bars it (R3).
pub fn route(reader: impl Reader, route: &Route) -> Vec<String> {
    let by: Vec<String> = route.barred_by.iter().map(|kind| route_kind(reader, *kind)).collect();
    let (brought_by, court) = (reader.key(route.brought_by), reader.key(route.court));
    let way = join([route_kind(reader, route.kind), route.section.to_owned(), brought_by, court]);
    kept([way, part(say!(reader, law.route_barred), &by.join("; "))])
}

fn route_kind(reader: impl Reader, kind: RouteKind) -> String {
    match kind {
        RouteKind::CriminalCharge => say!(reader, law.route_charge),
        RouteKind::ContemptByApplicant => say!(reader, law.route_contempt_applicant),
        RouteKind::ContemptByForceLegal => say!(reader, law.route_contempt_force),
        RouteKind::Warrant => say!(reader, law.route_warrant),
        RouteKind::ArrestToJudge => say!(reader, law.route_judge),
        RouteKind::NoticeHearing => say!(reader, law.route_notice),
        RouteKind::BailCourt => say!(reader, law.route_bail),
        RouteKind::SentencingCourt => say!(reader, law.route_sentencing),
        RouteKind::BackToPrison => say!(reader, law.route_prison),
        RouteKind::WarrantExecuted => say!(reader, law.route_executed),
    }
}

/// A form, and what it is.
pub fn form(reader: impl Reader, form: &Form) -> String {
    labelled(form.id, &reader.key(form.what))
}

/// What is open in a row, and what to do until it is answered.
pub fn doubt(reader: impl Reader, doubt: &Doubt) -> String {
    doubted(reader, doubt.what, doubt.meanwhile)
}

/// The same, of its parts.
pub(super) fn doubted(reader: impl Reader, what: TextKey, meanwhile: &[DoubtStep]) -> String {
    let steps: Vec<String> = meanwhile.iter().map(|step| reader.key(step.text())).collect();
    format!("{} {}", reader.key(what), say!(reader, law.meanwhile, steps = steps.join("; ")))
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
