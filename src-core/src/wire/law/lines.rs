//! The parts of a law row, as texts of the catalogue: what page and command line show of it.

use super::OrderLaw;
use crate::rules::clock::ClockRule;
use crate::rules::law::{
    AwarenessWhen, CodeAct, CodeDecider, Covers, Doubt, DoubtStep, Form, LawRow, MadeUnder, NoticeRule,
    NotificationDuty, OffenceCode, PowerFrom, Route, RouteKind, RowClock,
};
use crate::rules::notice::NoticeKind;
use crate::words::{Argument, TextKey, Verbatim, Wording};
use crate::{text, text_key};

/// Which terms a breach may be of (R1).
pub fn covers(covers: Covers) -> TextKey {
    match covers {
        Covers::Prohibitions => text_key!("law.covers_prohibitions"),
        Covers::ProhibitionsAndRequirements => text_key!("law.covers_both"),
        Covers::EveryTerm => text_key!("law.covers_every"),
    }
}

/// Whence a power of arrest comes.
pub fn power_from(from: PowerFrom) -> TextKey {
    match from {
        PowerFrom::Statute => text_key!("law.from_statute"),
        PowerFrom::ListedProvisions => text_key!("law.from_listed"),
        PowerFrom::OnlyIfAttached => text_key!("law.from_attached"),
        PowerFrom::IfCommenced => text_key!("law.from_if_commenced"),
        PowerFrom::ByWarrant => text_key!("law.from_warrant"),
        PowerFrom::Nobody => text_key!("law.from_nobody"),
    }
}

/// Whether notice is an element (R2), and which events count.
pub fn notice_needed(law: &LawRow) -> Vec<Wording> {
    let (needed, counts) = match law.notice {
        NoticeRule::NotNeeded => (text_key!("law.needed_never"), [].as_slice()),
        NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, counts } => {
            (text_key!("law.needed_without_notice"), counts)
        }
        NoticeRule::Awareness { when: AwarenessWhen::Always, counts } => (text_key!("law.needed_always"), counts),
    };
    let counts = also(counts.iter().map(|kind| notice_kind(*kind).into()));
    let counts = counts.map(|counts| labelled(text_key!("law.what_counts"), counts));
    [needed.into(), law.service.into()].into_iter().chain(counts).collect()
}

/// What an event of notice is called.
pub fn notice_kind(kind: NoticeKind) -> TextKey {
    match kind {
        NoticeKind::ToldOfExistence => text_key!("law.event_told"),
        NoticeKind::TermsRead => text_key!("law.event_read"),
        NoticeKind::CopyHanded => text_key!("law.event_handed"),
        NoticeKind::FormallyServed => text_key!("law.event_served"),
        NoticeKind::Deemed => text_key!("law.event_deemed"),
    }
}

/// The CJS codes, and what decides between them.
pub fn codes(law: &OrderLaw) -> Vec<Wording> {
    let decider = law.code_decided_by.map(|decider| decided_by(decider).into());
    let proceedings = law.proceedings.clone().map(|code| labelled(code, text_key!("law.code_proceedings")));
    let fits = |code: &OffenceCode| law.fitting.iter().any(|fitting| fitting.as_str() == code.code);
    let codes = law.row.offence_codes.iter().filter_map(|each| code(each, fits(each)));
    codes.chain(decider).chain(proceedings).collect()
}

fn code(code: &OffenceCode, fits: bool) -> Option<Wording> {
    let fits = if fits { text_key!("law.code_fits") } else { text_key!("law.code_not_by_day") };
    joined(parts_of(code).into_iter().chain([fits.into()]))
}

/// A CJS code, what it is of and for orders of which days; where no order is looked at.
pub fn code_alone(code: &OffenceCode) -> Option<Wording> {
    joined(parts_of(code))
}

fn parts_of(code: &OffenceCode) -> Vec<Wording> {
    let act = match code.act {
        CodeAct::Breach => text_key!("law.code_breach"),
        CodeAct::Attempt => text_key!("law.code_attempt"),
    };
    let under = code.made_under.map(|under| made_under(under).into());
    let (from, before) = code.days();
    let from = from.map(|day| labelled(text_key!("law.code_from"), Verbatim::from(day.short_text())));
    let before = before.map(|day| labelled(text_key!("law.code_before"), Verbatim::from(day.short_text())));
    let first = [labelled(Verbatim::from(code.code), act), cited(code.section)];
    first.into_iter().chain(under).chain(from).chain(before).collect()
}

fn made_under(under: MadeUnder) -> TextKey {
    match under {
        MadeUnder::SentencingCode => text_key!("law.under_sentencing"),
        MadeUnder::HarassmentAct => text_key!("law.under_harassment"),
        MadeUnder::SexualOffencesAct => text_key!("law.under_sexual"),
        MadeUnder::AntiSocialBehaviourAct => text_key!("law.under_behaviour"),
    }
}

fn decided_by(decider: CodeDecider) -> TextKey {
    match decider {
        CodeDecider::MakingStatute => text_key!("law.decided_by_act"),
        CodeDecider::DayMade => text_key!("law.decided_by_day"),
        CodeDecider::WhichOffence => text_key!("law.decided_by_offence"),
        CodeDecider::PapersDisagree => text_key!("law.decided_by_papers"),
    }
}

/// A clock of the row, and what starts it.
pub fn row_clock(row: &RowClock) -> Option<Wording> {
    joined([labelled(clock(row.rule), row.starts), cited(row.rule.source())])
}

/// What a rule of a clock is called.
pub fn clock(rule: ClockRule) -> TextKey {
    match rule {
        ClockRule::DvpnArrest => text_key!("law.clock_dvpn_arrest"),
        ClockRule::DvpnHearing => text_key!("law.clock_dvpn_hearing"),
        ClockRule::DvpoArrest => text_key!("law.clock_dvpo_arrest"),
        ClockRule::DapnArrest => text_key!("law.clock_dapn_arrest"),
        ClockRule::DapnHearing => text_key!("law.clock_dapn_hearing"),
        ClockRule::OccupationArrest => text_key!("law.clock_occupation"),
        ClockRule::AsbArrest => text_key!("law.clock_asb"),
        ClockRule::GangArrest => text_key!("law.clock_gang"),
        ClockRule::BailArrest => text_key!("law.clock_bail"),
        ClockRule::MurderBailArrest => text_key!("law.clock_murder_bail"),
        ClockRule::SpoNotification => text_key!("law.clock_spo"),
        ClockRule::DapoNotification => text_key!("law.clock_dapo"),
        ClockRule::SroNotification => text_key!("law.clock_sro"),
        ClockRule::ShpoNotification => text_key!("law.clock_shpo"),
        ClockRule::DvpoLife => text_key!("law.clock_dvpo_life"),
        ClockRule::PaceDetention => text_key!("law.clock_pace"),
        ClockRule::ChargedToCourt => text_key!("law.clock_charged"),
        ClockRule::PlaceOfSafety => text_key!("law.clock_place_of_safety"),
        ClockRule::PoliceProtection => text_key!("law.clock_police_protection"),
    }
}

/// A duty to notify police, a line for each part of it.
pub fn duty(duty: &NotificationDuty) -> Vec<Wording> {
    let starts = labelled(duty.starts_words, text!("law.duty_days", days = duty.days));
    let waived = duty.waived_while.map(|key| labelled(text_key!("law.duty_waived"), key));
    let late = duty.penalty.map(|key| labelled(text_key!("law.duty_late"), key));
    let codes = also(duty.codes.iter().map(|code| labelled(Verbatim::from(code.code), code.of)));
    let first = [duty.what.into(), starts, duty.how.into()];
    first.into_iter().chain(waived).chain(late).chain(codes).chain([cited(duty.source)]).collect()
}

/// A way before a court, and what bars it (R3).
pub fn route(route: &Route) -> Vec<Wording> {
    let way = [route_kind(route.kind).into(), cited(route.section), route.brought_by.into(), route.court.into()];
    let barred = also(route.barred_by.iter().map(|kind| route_kind(*kind).into()));
    let barred = barred.map(|kinds| labelled(text_key!("law.route_barred"), kinds));
    joined(way).into_iter().chain(barred).collect()
}

fn route_kind(kind: RouteKind) -> TextKey {
    match kind {
        RouteKind::CriminalCharge => text_key!("law.route_charge"),
        RouteKind::ContemptByApplicant => text_key!("law.route_contempt_applicant"),
        RouteKind::ContemptByForceLegal => text_key!("law.route_contempt_force"),
        RouteKind::Warrant => text_key!("law.route_warrant"),
        RouteKind::ArrestToJudge => text_key!("law.route_judge"),
        RouteKind::NoticeHearing => text_key!("law.route_notice"),
        RouteKind::BailCourt => text_key!("law.route_bail"),
        RouteKind::SentencingCourt => text_key!("law.route_sentencing"),
        RouteKind::BackToPrison => text_key!("law.route_prison"),
        RouteKind::WarrantExecuted => text_key!("law.route_executed"),
    }
}

/// A form, and what it is.
pub fn form(form: &Form) -> Wording {
    labelled(Verbatim::from(form.id), form.what)
}

/// What is open in a row, and what to do until it is answered.
pub fn doubt(doubt: &Doubt) -> Wording {
    doubted(doubt.what, doubt.meanwhile)
}

/// The same, of its parts.
pub fn doubted(what: TextKey, meanwhile: &[DoubtStep]) -> Wording {
    let steps = also(meanwhile.iter().map(|step| step.text().into())).unwrap_or_else(|| cited(""));
    text!("law.what_and_meanwhile", what = what, meanwhile = text!("law.meanwhile", steps = steps)).into()
}

/// Words of the statute book, as they are cited.
pub fn cited(words: &str) -> Wording {
    Verbatim::from(words).into()
}

fn labelled(about: impl Into<Argument>, words: impl Into<Argument>) -> Wording {
    text!("law.labelled", about = about, words = words).into()
}

fn joined(parts: impl IntoIterator<Item = Wording>) -> Option<Wording> {
    parts.into_iter().reduce(|first, next| text!("law.joined", first = first, next = next).into())
}

fn also(parts: impl IntoIterator<Item = Wording>) -> Option<Wording> {
    parts.into_iter().reduce(|first, next| text!("law.and_also", first = first, next = next).into())
}
