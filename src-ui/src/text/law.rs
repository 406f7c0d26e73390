//! Orders, terms and powers.

use super::{I18n, say};
use cordon_core::wire::{
    BreachBrief, BreachIs, Disclosure, HowGiven, InForceAnswer, NoticeAnswer, NoticeKind, Origin, Otherwise, Paper,
    Power, PowerStanding, Tense, TermBrief, Test, Text, Understood, Verbatim,
};

/// Question 2 as a sentence.
pub fn in_force(i18n: I18n, answer: InForceAnswer) -> String {
    match answer {
        InForceAnswer::Yes => say!(i18n, law.in_force_yes),
        InForceAnswer::NotYet => say!(i18n, law.in_force_not_yet),
        InForceAnswer::Ended => say!(i18n, law.in_force_ended),
        InForceAnswer::Stayed => say!(i18n, law.in_force_stayed),
        InForceAnswer::Unknown => say!(i18n, law.in_force_unknown),
    }
}

/// Question 2 as the word of a tag.
pub fn in_force_tag(i18n: I18n, paper: Paper, answer: InForceAnswer) -> String {
    i18n.key(paper.in_force_tag(answer))
}

/// Question 5.
pub fn notice(i18n: I18n, paper: Paper, answer: NoticeAnswer) -> String {
    i18n.key(paper.notice(answer))
}

/// What a term was read as.
pub fn term(i18n: I18n, term: &TermBrief) -> String {
    match term {
        TermBrief::ExclusionZone { place, located, disclosure } => match (disclosure, located) {
            (Disclosure::Hidden, _) => say!(i18n, law.term_zone_hidden),
            (Disclosure::Shown, true) => say!(i18n, law.term_zone, place = place),
            (Disclosure::Shown, false) => say!(i18n, law.term_zone_lost, place = place),
        },
        TermBrief::StayAway { of, distance_m, located: true } => {
            say!(i18n, law.term_stay_away, metres = metres(*distance_m), what = of)
        }
        TermBrief::StayAway { of, distance_m, located: false } => {
            say!(i18n, law.term_stay_away_lost, metres = metres(*distance_m), what = of)
        }
        TermBrief::NoContact { whom, indirect: true } => {
            say!(i18n, law.term_no_contact_indirect, whom = named(whom))
        }
        TermBrief::NoContact { whom, indirect: false } => say!(i18n, law.term_no_contact, whom = named(whom)),
        TermBrief::Residence { place } => say!(i18n, law.term_residence, place = place),
        TermBrief::Curfew { place, windows, tagged: true } => {
            say!(i18n, law.term_curfew_tagged, windows = said(i18n, windows), place = place)
        }
        TermBrief::Curfew { place, windows, tagged: false } => {
            say!(i18n, law.term_curfew, windows = said(i18n, windows), place = place)
        }
        TermBrief::Reporting { place, windows } => {
            say!(i18n, law.term_reporting, place = place, windows = said(i18n, windows))
        }
        TermBrief::Other { label, what } if what.is_empty() => i18n.key(*label),
        TermBrief::Other { label, what } => say!(i18n, law.term_with, term = i18n.key(*label), what = what),
        TermBrief::WordsOnly => say!(i18n, law.term_words),
        TermBrief::WordsNotHeld => say!(i18n, law.term_not_held),
    }
}

/// Names as they were written, one after the other.
pub fn named(whom: &[Verbatim]) -> String {
    whom.iter().map(Verbatim::as_str).collect::<Vec<_>>().join(", ")
}

fn said(i18n: I18n, texts: &[Text]) -> String {
    texts.iter().map(|text| i18n.text(text)).collect::<Vec<_>>().join(", ")
}

/// What a breach is, with its section: "Offence s.363 Sentencing Act 2020 · 5 years".
pub fn breach(i18n: I18n, breach: &BreachBrief) -> String {
    let source = i18n.wording(&breach.source);
    let is = match breach.is {
        BreachIs::Offence => say!(i18n, law.breach_offence, source = source),
        BreachIs::Contempt => say!(i18n, law.breach_contempt, source = source),
        BreachIs::NotAnOffence => say!(i18n, law.breach_none, source = source),
    };
    join([is, i18n.text(&breach.penalty)])
}

/// A power in one line: "Arrest s.24 PACE 1984 if you suspect an offence · entry s.17(1)(b)".
pub fn power(i18n: I18n, power: &Power) -> String {
    let (arrest, entry) = (arrest(i18n, power), entry(i18n, power));
    let necessity = if power.needs_necessity { say!(i18n, law.power_necessity) } else { String::new() };
    let standing = match power.standing {
        PowerStanding::IfTestMet => String::new(),
        PowerStanding::Doubtful
        | PowerStanding::NotInForce
        | PowerStanding::CannotTell
        | PowerStanding::NotForRequirements
        | PowerStanding::NotListed
        | PowerStanding::PowerEnded
        | PowerStanding::NotOperating => standing(i18n, power.standing),
    };
    join([arrest, entry, necessity, standing])
}

/// A power's source and test: "Arrest s.24 PACE 1984 if you suspect an offence".
pub fn arrest(i18n: I18n, power: &Power) -> String {
    let (source, test) = (power.source.clone(), test(i18n, power.test, power.tense));
    if power.asserted {
        say!(i18n, law.power_arrest, source = source, test = test)
    } else {
        say!(i18n, law.power_listed, source = source, test = test)
    }
}

/// A power as the record of an arrest names it: "under Bail Act 1976 s.7(3), suspecting that he had broken
/// it".
pub fn arrested_under(i18n: I18n, power: &Power) -> String {
    let on = match (power.test, power.tense) {
        (Test::Suspecting, Tense::Offence) => say!(i18n, law.suspecting),
        (Test::Suspecting, Tense::IsInBreach) => say!(i18n, law.suspecting_is),
        (Test::Suspecting, Tense::HasBroken) => say!(i18n, law.suspecting_has),
        (Test::Suspecting, Tense::LikelyToBreak) => say!(i18n, law.suspecting_likely),
        (Test::Suspecting, Tense::FailedToAttend) => say!(i18n, law.suspecting_not_attended),
        (Test::Believing, Tense::Offence) => say!(i18n, law.believing),
        (Test::Believing, Tense::IsInBreach) => say!(i18n, law.believing_is),
        (Test::Believing, Tense::HasBroken) => say!(i18n, law.believing_has),
        (Test::Believing, Tense::LikelyToBreak) => say!(i18n, law.believing_likely),
        (Test::Believing, Tense::FailedToAttend) => say!(i18n, law.believing_not_attended),
    };
    say!(i18n, law.arrested_under, source = power.source.clone(), on = on)
}

/// The power to enter for it, or that none is listed.
pub fn entry(i18n: I18n, power: &Power) -> String {
    match &power.entry {
        Some(entry) => say!(i18n, law.power_entry, entry = i18n.text(entry)),
        None => say!(i18n, law.power_no_entry),
    }
}

/// Whether a power can be asserted.
pub fn standing(i18n: I18n, standing: PowerStanding) -> String {
    match standing {
        PowerStanding::IfTestMet => say!(i18n, law.standing_if_met),
        PowerStanding::Doubtful => say!(i18n, law.standing_doubtful),
        PowerStanding::NotInForce => say!(i18n, law.standing_not_in_force),
        PowerStanding::CannotTell => say!(i18n, law.standing_cannot_tell),
        PowerStanding::NotForRequirements => say!(i18n, law.standing_requirement),
        PowerStanding::NotListed => say!(i18n, law.standing_not_listed),
        PowerStanding::PowerEnded => say!(i18n, law.standing_power_ended),
        PowerStanding::NotOperating => say!(i18n, law.standing_not_operating),
    }
}

fn test(i18n: I18n, test: Test, tense: Tense) -> String {
    match (test, tense) {
        (Test::Suspecting, Tense::Offence) => say!(i18n, law.test_suspect),
        (Test::Suspecting, Tense::IsInBreach) => say!(i18n, law.test_suspect_is),
        (Test::Suspecting, Tense::HasBroken) => say!(i18n, law.test_suspect_has),
        (Test::Suspecting, Tense::LikelyToBreak) => say!(i18n, law.test_suspect_likely),
        (Test::Suspecting, Tense::FailedToAttend) => say!(i18n, law.test_suspect_not_attended),
        (Test::Believing, Tense::Offence) => say!(i18n, law.test_believe),
        (Test::Believing, Tense::IsInBreach) => say!(i18n, law.test_believe_is),
        (Test::Believing, Tense::HasBroken) => say!(i18n, law.test_believe_has),
        (Test::Believing, Tense::LikelyToBreak) => say!(i18n, law.test_believe_likely),
        (Test::Believing, Tense::FailedToAttend) => say!(i18n, law.test_believe_not_attended),
    }
}

/// What else there is.
pub fn otherwise(i18n: I18n, otherwise: Otherwise) -> String {
    match otherwise {
        Otherwise::InformHimNow => say!(i18n, law.else_inform),
        Otherwise::AskThenInform => say!(i18n, law.else_ask_then_inform),
        Otherwise::OtherOffences => say!(i18n, law.else_other_offences),
        Otherwise::BreachOfThePeace => say!(i18n, law.else_breach_of_peace),
        Otherwise::LifeOrLimb => say!(i18n, law.else_s17_1_e),
        Otherwise::DvpnOrDapn => say!(i18n, law.else_notice),
        Otherwise::WarrantRoute => say!(i18n, law.else_warrant),
        Otherwise::ContemptRoute => say!(i18n, law.else_contempt),
        Otherwise::ControlRoom => say!(i18n, law.else_control),
        Otherwise::Safeguarding => say!(i18n, law.else_safeguarding),
    }
}

/// By which way an order reached us.
pub fn origin(i18n: I18n, origin: Origin) -> String {
    match origin {
        Origin::CourtFeed => say!(i18n, law.origin_feed),
        Origin::Desk => say!(i18n, law.origin_desk),
        Origin::PoliceIssued => say!(i18n, law.origin_police),
        Origin::NationalSystem => say!(i18n, law.origin_national),
        Origin::PaperSeen => say!(i18n, law.origin_paper),
        Origin::Told => say!(i18n, law.origin_told),
    }
}

/// A notice event.
pub fn notice_kind(i18n: I18n, kind: NoticeKind) -> String {
    match kind {
        NoticeKind::ToldOfExistence => say!(i18n, law.event_told),
        NoticeKind::TermsRead => say!(i18n, law.event_read),
        NoticeKind::CopyHanded => say!(i18n, law.event_handed),
        NoticeKind::FormallyServed => say!(i18n, law.event_served),
        NoticeKind::Deemed => say!(i18n, law.event_deemed),
    }
}

/// How notice was given.
pub fn how_given(i18n: I18n, how: HowGiven) -> String {
    match how {
        HowGiven::FromADevice => say!(i18n, law.how_from_a_device),
        HowGiven::InPerson => say!(i18n, law.how_in_person),
        HowGiven::Unknown => say!(i18n, law.how_unknown),
    }
}

/// In which language notice was given; empty where that was not recorded.
pub fn in_language(i18n: I18n, language: &str) -> String {
    if language.is_empty() { String::new() } else { say!(i18n, law.in_language, language = language.to_owned()) }
}

/// Whether he seemed to understand.
pub fn understood(i18n: I18n, understood: Understood) -> String {
    match understood {
        Understood::Yes => say!(i18n, law.understood_yes),
        Understood::No => say!(i18n, law.understood_no),
        Understood::Unknown => say!(i18n, law.understood_unknown),
    }
}

/// Whether he seemed to understand, as a line of its own says it.
pub fn seemed_to_understand(i18n: I18n, seemed: Understood) -> String {
    match seemed {
        Understood::Yes | Understood::No => understood(i18n, seemed),
        Understood::Unknown => say!(i18n, law.understood_not_recorded),
    }
}

/// Whole metres.
pub(super) fn metres(value: f64) -> String {
    format!("{:.0}", value.abs())
}

/// The parts that are not empty, with a middle dot between.
pub fn join<const N: usize>(parts: [String; N]) -> String {
    let kept: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    kept.join(" · ")
}
