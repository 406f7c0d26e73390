//! Records, evidence, decisions and clocks.

use super::{Reader, law::join, say, stamp};
use crate::wire::law::lines;
use crate::wire::{
    CaptureMark, ClockRule, ExcludedBecause, ExcludedIn, ExhibitKind, Mode, Necessity, Outcome, SayingKind,
};

/// Says of a draft that it was made while locked: when, and whose it says it is.
pub fn captured(reader: impl Reader, mark: &CaptureMark) -> String {
    let by = match &mark.claimed {
        Some(who) => say!(reader, record.made_locked_by, who = who.clone()),
        None => say!(reader, record.made_locked_nobody),
    };
    let about = if mark.about { say!(reader, record.made_locked_about) } else { String::new() };
    let unsaved = if mark.saved { String::new() } else { say!(reader, record.made_locked_unsaved) };
    join([say!(reader, record.made_locked, when = stamp(&mark.made)), by, about, unsaved])
}

/// How the officer knows.
pub fn mode(reader: impl Reader, mode: Mode) -> String {
    match mode {
        Mode::WithHim => say!(reader, law.mode_with),
        Mode::Reported => say!(reader, law.mode_reported),
        Mode::Found => say!(reader, law.mode_found),
    }
}

/// What an exhibit is.
pub fn exhibit(reader: impl Reader, kind: ExhibitKind) -> String {
    match kind {
        ExhibitKind::Photo => say!(reader, law.exhibit_photo),
        ExhibitKind::Audio => say!(reader, law.exhibit_audio),
        ExhibitKind::Video => say!(reader, law.exhibit_video),
        ExhibitKind::File => say!(reader, law.exhibit_file),
        ExhibitKind::BodyWornVideo => say!(reader, law.exhibit_bwv),
    }
}

/// A kind of thing said.
pub fn saying(reader: impl Reader, kind: SayingKind) -> String {
    match kind {
        SayingKind::Unsolicited => say!(reader, law.said_unsolicited),
        SayingKind::Significant => say!(reader, law.said_significant),
        SayingKind::ReplyToCaution => say!(reader, law.said_caution),
    }
}

/// A reason that makes an arrest necessary.
pub fn necessity(reader: impl Reader, necessity: Necessity) -> String {
    match necessity {
        Necessity::Name => say!(reader, law.need_name),
        Necessity::Address => say!(reader, law.need_address),
        Necessity::PreventHarm => say!(reader, law.need_harm),
        Necessity::ProtectVulnerable => say!(reader, law.need_vulnerable),
        Necessity::PromptInvestigation => say!(reader, law.need_prompt),
        Necessity::PreventDisappearance => say!(reader, law.need_disappear),
    }
}

/// What became of an allegation.
pub fn outcome(reader: impl Reader, outcome: Outcome) -> String {
    match outcome {
        Outcome::Alleged => say!(reader, law.outcome_alleged),
        Outcome::Charged => say!(reader, law.outcome_charged),
        Outcome::NoFurtherAction => say!(reader, law.outcome_nfa),
        Outcome::Proved => say!(reader, law.outcome_proved),
        Outcome::NotProved => say!(reader, law.outcome_not_proved),
        Outcome::Withdrawn => say!(reader, law.outcome_withdrawn),
    }
}

/// What a clock runs for.
pub fn clock(reader: impl Reader, rule: ClockRule) -> String {
    reader.key(lines::clock(rule))
}

/// Why a day does not count.
pub fn excluded(reader: impl Reader, because: ExcludedBecause) -> String {
    match because {
        ExcludedBecause::Sunday => say!(reader, law.excluded_sunday),
        ExcludedBecause::ChristmasDay => say!(reader, law.excluded_christmas),
        ExcludedBecause::GoodFriday => say!(reader, law.excluded_good_friday),
        ExcludedBecause::BankHoliday => say!(reader, law.excluded_bank_holiday),
        ExcludedBecause::Saturday => say!(reader, law.excluded_saturday),
    }
}

/// In which reading a day does not count.
pub fn excluded_in(reader: impl Reader, reading: ExcludedIn) -> String {
    match reading {
        ExcludedIn::Limit => say!(reader, law.excluded_in_limit),
        ExcludedIn::LimitAndTarget => say!(reader, law.excluded_in_both),
    }
}
