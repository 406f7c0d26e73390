//! The parts of a law row that the catalogue words.

use super::{I18n, clock, law::join, notice_kind, say};
use cordon_core::wire::{
    AwarenessWhen, CodeAct, CodeDecider, Covers, Form, LawRow, MadeUnder, NoticeRule, NotificationDuty, OffenceCode,
    OrderLaw, PowerFrom, Route, RouteKind, RowClock, TextKey,
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
pub fn notice_needed(i18n: I18n, law: &LawRow) -> Vec<String> {
    let (needed, counts) = match law.notice {
        NoticeRule::NotNeeded => (say!(i18n, law.needed_never), [].as_slice()),
        NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts } => {
            (say!(i18n, law.needed_without_notice), counts)
        }
        NoticeRule::Awareness { when: AwarenessWhen::Always, counts } => (say!(i18n, law.needed_always), counts),
    };
    let counts: Vec<String> = counts.iter().map(|kind| notice_kind(i18n, *kind)).collect();
    let counts = part(say!(i18n, law.what_counts), &counts.join("; "));
    kept([needed, i18n.key(law.service), counts])
}

/// The CJS codes, and what decides between them.
pub fn codes(i18n: I18n, law: &OrderLaw) -> Vec<String> {
    let decider = law.code_decided_by.map(|decider| decided_by(i18n, decider));
    let proceedings = law.proceedings.as_ref().map(|code| labelled(code, &say!(i18n, law.code_proceedings)));
    let fits = |code: &OffenceCode| law.fitting.iter().any(|fitting| fitting.as_str() == code.code);
    let codes = law.row.offence_codes.iter().map(|each| code(i18n, each, fits(each)));
    codes.chain(decider).chain(proceedings).collect()
}

fn code(i18n: I18n, code: &OffenceCode, fits: bool) -> String {
    let act = match code.act {
        CodeAct::Breach => say!(i18n, law.code_breach),
        CodeAct::Attempt => say!(i18n, law.code_attempt),
    };
    let under = code.made_under.map(|under| made_under(i18n, under)).unwrap_or_default();
    let (from, before) = code.days();
    let from = from.map(|day| labelled(&say!(i18n, law.code_from), &day.short_text())).unwrap_or_default();
    let before = before.map(|day| labelled(&say!(i18n, law.code_before), &day.short_text())).unwrap_or_default();
    let fits = if fits { say!(i18n, law.code_fits) } else { say!(i18n, law.code_not_by_day) };
    join([labelled(code.code, &act), code.section.to_owned(), under, from, before, fits])
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
pub fn row_clock(i18n: I18n, row: &RowClock) -> String {
    join([labelled(&clock(i18n, row.rule), &i18n.key(row.starts)), row.rule.source().to_owned()])
}

/// A duty to notify police, a line for each part of it.
pub fn duty(i18n: I18n, duty: &NotificationDuty) -> Vec<String> {
    let days = say!(i18n, law.duty_days, days = duty.days);
    let said = |key: Option<TextKey>| key.map(|key| i18n.key(key)).unwrap_or_default();
    let waived = part(say!(i18n, law.duty_waived), &said(duty.waived_while));
    let late = part(say!(i18n, law.duty_late), &said(duty.penalty));
    let codes: Vec<String> = duty.codes.iter().map(|code| labelled(code.code, &i18n.key(code.of))).collect();
    let starts = labelled(&i18n.key(duty.starts_words), &days);
    let (what, how) = (i18n.key(duty.what), i18n.key(duty.how));
    kept([what, starts, how, waived, late, codes.join("; "), duty.source.to_owned()])
}

/// A way before a court, and what bars it (R3).
pub fn route(i18n: I18n, route: &Route) -> Vec<String> {
    let by: Vec<String> = route.barred_by.iter().map(|kind| route_kind(i18n, *kind)).collect();
    let (brought_by, court) = (i18n.key(route.brought_by), i18n.key(route.court));
    let way = join([route_kind(i18n, route.kind), route.section.to_owned(), brought_by, court]);
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

/// A form, and what it is.
pub fn form(i18n: I18n, form: &Form) -> String {
    labelled(form.id, &i18n.key(form.what))
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
