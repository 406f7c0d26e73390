//! Records, evidence, decisions and clocks.

use super::{I18n, law::join, say, stamp};
use cordon_core::wire::{
    CaptureMark, ClockRule, ExcludedBecause, ExcludedIn, ExhibitKind, Mode, Necessity, Outcome, SayingKind,
};

/// Says of a draft that it was made while locked: when, and whose it says it is.
pub fn captured(i18n: I18n, mark: &CaptureMark) -> String {
    let by = match &mark.claimed {
        Some(who) => say!(i18n, record.made_locked_by, who = who.clone()),
        None => say!(i18n, record.made_locked_nobody),
    };
    let about = if mark.about { say!(i18n, record.made_locked_about) } else { String::new() };
    let unsaved = if mark.saved { String::new() } else { say!(i18n, record.made_locked_unsaved) };
    join([say!(i18n, record.made_locked, when = stamp(&mark.made)), by, about, unsaved])
}

/// How the officer knows.
pub fn mode(i18n: I18n, mode: Mode) -> String {
    match mode {
        Mode::WithHim => say!(i18n, law.mode_with),
        Mode::Reported => say!(i18n, law.mode_reported),
        Mode::Found => say!(i18n, law.mode_found),
    }
}

/// What an exhibit is.
pub fn exhibit(i18n: I18n, kind: ExhibitKind) -> String {
    match kind {
        ExhibitKind::Photo => say!(i18n, law.exhibit_photo),
        ExhibitKind::Audio => say!(i18n, law.exhibit_audio),
        ExhibitKind::Video => say!(i18n, law.exhibit_video),
        ExhibitKind::File => say!(i18n, law.exhibit_file),
        ExhibitKind::BodyWornVideo => say!(i18n, law.exhibit_bwv),
    }
}

/// A kind of thing said.
pub fn saying(i18n: I18n, kind: SayingKind) -> String {
    match kind {
        SayingKind::Unsolicited => say!(i18n, law.said_unsolicited),
        SayingKind::Significant => say!(i18n, law.said_significant),
        SayingKind::ReplyToCaution => say!(i18n, law.said_caution),
    }
}

/// A reason that makes an arrest necessary.
pub fn necessity(i18n: I18n, necessity: Necessity) -> String {
    match necessity {
        Necessity::Name => say!(i18n, law.need_name),
        Necessity::Address => say!(i18n, law.need_address),
        Necessity::PreventHarm => say!(i18n, law.need_harm),
        Necessity::ProtectVulnerable => say!(i18n, law.need_vulnerable),
        Necessity::PromptInvestigation => say!(i18n, law.need_prompt),
        Necessity::PreventDisappearance => say!(i18n, law.need_disappear),
    }
}

/// What became of an allegation.
pub fn outcome(i18n: I18n, outcome: Outcome) -> String {
    match outcome {
        Outcome::Alleged => say!(i18n, law.outcome_alleged),
        Outcome::Charged => say!(i18n, law.outcome_charged),
        Outcome::NoFurtherAction => say!(i18n, law.outcome_nfa),
        Outcome::Proved => say!(i18n, law.outcome_proved),
        Outcome::NotProved => say!(i18n, law.outcome_not_proved),
        Outcome::Withdrawn => say!(i18n, law.outcome_withdrawn),
    }
}

/// What a clock runs for.
pub fn clock(i18n: I18n, rule: ClockRule) -> String {
    match rule {
        ClockRule::DvpnArrest => say!(i18n, law.clock_dvpn_arrest),
        ClockRule::DvpnHearing => say!(i18n, law.clock_dvpn_hearing),
        ClockRule::DvpoArrest => say!(i18n, law.clock_dvpo_arrest),
        ClockRule::DapnArrest => say!(i18n, law.clock_dapn_arrest),
        ClockRule::DapnHearing => say!(i18n, law.clock_dapn_hearing),
        ClockRule::OccupationArrest => say!(i18n, law.clock_occupation),
        ClockRule::BailArrest => say!(i18n, law.clock_bail),
        ClockRule::MurderBailArrest => say!(i18n, law.clock_murder_bail),
        ClockRule::SpoNotification => say!(i18n, law.clock_spo),
        ClockRule::DapoNotification => say!(i18n, law.clock_dapo),
        ClockRule::DvpoLife => say!(i18n, law.clock_dvpo_life),
        ClockRule::PaceDetention => say!(i18n, law.clock_pace),
        ClockRule::ChargedToCourt => say!(i18n, law.clock_charged),
    }
}

/// Why a day does not count.
pub fn excluded(i18n: I18n, because: ExcludedBecause) -> String {
    match because {
        ExcludedBecause::Sunday => say!(i18n, law.excluded_sunday),
        ExcludedBecause::ChristmasDay => say!(i18n, law.excluded_christmas),
        ExcludedBecause::GoodFriday => say!(i18n, law.excluded_good_friday),
        ExcludedBecause::BankHoliday => say!(i18n, law.excluded_bank_holiday),
        ExcludedBecause::Saturday => say!(i18n, law.excluded_saturday),
    }
}

/// In which reading a day does not count.
pub fn excluded_in(i18n: I18n, reading: ExcludedIn) -> String {
    match reading {
        ExcludedIn::Limit => say!(i18n, law.excluded_in_limit),
        ExcludedIn::LimitAndTarget => say!(i18n, law.excluded_in_both),
    }
}
