//! Orders, terms and powers.

use super::{Reader, say};
use crate::wire::law::lines;
use crate::wire::{BailOffence, Custody};
use crate::wire::{
    BreachBrief, BreachIs, Disclosure, HowGiven, InForceAnswer, NoticeAnswer, NoticeKind, Origin, Otherwise, Paper,
    Power, PowerStanding, Tense, TermBrief, Test, Text, Understood, Verbatim,
};

/// Question 2 as a sentence.
pub fn in_force(reader: impl Reader, answer: InForceAnswer) -> String {
    match answer {
        InForceAnswer::Yes => say!(reader, law.in_force_yes),
        InForceAnswer::NotYet => say!(reader, law.in_force_not_yet),
        InForceAnswer::Ended => say!(reader, law.in_force_ended),
        InForceAnswer::Stayed => say!(reader, law.in_force_stayed),
        InForceAnswer::Unknown => say!(reader, law.in_force_unknown),
    }
}

/// Question 2 as the word of a tag.
pub fn in_force_tag(reader: impl Reader, paper: Paper, answer: InForceAnswer) -> String {
    reader.key(paper.in_force_tag(answer))
}

/// Question 5.
pub fn notice(reader: impl Reader, paper: Paper, answer: NoticeAnswer) -> String {
    reader.key(paper.notice(answer))
}

/// What a term was read as.
pub fn term(reader: impl Reader, term: &TermBrief) -> String {
    match term {
        TermBrief::ExclusionZone { place, located, disclosure } => match (disclosure, located) {
            (Disclosure::Hidden, _) => say!(reader, law.term_zone_hidden),
            (Disclosure::Shown, true) => say!(reader, law.term_zone, place = place),
            (Disclosure::Shown, false) => say!(reader, law.term_zone_lost, place = place),
        },
        TermBrief::StayAway { of, distance_m, located: true } => {
            say!(reader, law.term_stay_away, metres = metres(*distance_m), what = of)
        }
        TermBrief::StayAway { of, distance_m, located: false } => {
            say!(reader, law.term_stay_away_lost, metres = metres(*distance_m), what = of)
        }
        TermBrief::NoContact { whom, indirect: true } => {
            say!(reader, law.term_no_contact_indirect, whom = named(whom))
        }
        TermBrief::NoContact { whom, indirect: false } => say!(reader, law.term_no_contact, whom = named(whom)),
        TermBrief::Residence { place } => say!(reader, law.term_residence, place = place),
        TermBrief::Curfew { place, windows, tagged: true } => {
            say!(reader, law.term_curfew_tagged, windows = said(reader, windows), place = place)
        }
        TermBrief::Curfew { place, windows, tagged: false } => {
            say!(reader, law.term_curfew, windows = said(reader, windows), place = place)
        }
        TermBrief::Reporting { place, windows } => {
            say!(reader, law.term_reporting, place = place, windows = said(reader, windows))
        }
        TermBrief::Other { label, what } if what.is_empty() => reader.key(*label),
        TermBrief::Other { label, what } => say!(reader, law.term_with, term = reader.key(*label), what = what),
        TermBrief::WordsOnly => say!(reader, law.term_words),
        TermBrief::WordsNotHeld => say!(reader, law.term_not_held),
    }
}

/// Names as they were written, one after the other.
pub fn named(whom: &[Verbatim]) -> String {
    whom.iter().map(Verbatim::as_str).collect::<Vec<_>>().join(", ")
}

fn said(reader: impl Reader, texts: &[Text]) -> String {
    texts.iter().map(|text| reader.text(text)).collect::<Vec<_>>().join(", ")
}

/// What a breach is, with its section: "Offence: s.363 Sentencing Act 2020 · 5 years".
pub fn breach(reader: impl Reader, breach: &BreachBrief) -> String {
    let source = reader.wording(&breach.source);
    let is = match breach.is {
        BreachIs::Offence => say!(reader, law.breach_offence, source = source),
        BreachIs::Contempt => say!(reader, law.breach_contempt, source = source),
        BreachIs::NotAnOffence => say!(reader, law.breach_none, source = source),
    };
    join([is, reader.text(&breach.penalty)])
}

/// A power in one line: its source, the officer's test (necessity with it, where it is needed), entry, and
/// how far it reaches where that is not plainly.
pub fn power(reader: impl Reader, power: &Power) -> String {
    let (arrest, entry) =
        (arrest(reader, power), join([entry(reader, power), custody_in_short(reader, power.custody)]));
    let standing = match power.standing {
        PowerStanding::IfTestMet => String::new(),
        PowerStanding::Recalled
        | PowerStanding::Doubtful
        | PowerStanding::NotInForce
        | PowerStanding::CannotTell
        | PowerStanding::NotForRequirements
        | PowerStanding::NotListed
        | PowerStanding::PowerEnded
        | PowerStanding::NotOperating
        | PowerStanding::NotValidlyGiven
        | PowerStanding::UnderTen => standing(reader, power.standing),
    };
    join([arrest, entry, standing])
}

/// A power's source and test: "Arrest Bail Act 1976 s.7(3) if you have reasonable grounds to suspect …".
pub fn arrest(reader: impl Reader, power: &Power) -> String {
    let (source, test) = (power.source.clone(), test(reader, power.test, power.tense));
    say!(reader, law.power_arrest, source = source, test = test)
}

/// A power as the record of an arrest names it: "under Bail Act 1976 s.7(3), suspecting that they had
/// broken it".
pub fn arrested_under(reader: impl Reader, power: &Power) -> String {
    let on = match (power.test, power.tense) {
        (Test::Suspecting, Tense::Offence) => say!(reader, law.suspecting),
        (Test::Suspecting, Tense::IsInBreach) => say!(reader, law.suspecting_is),
        (Test::Suspecting, Tense::HasBroken) => say!(reader, law.suspecting_has),
        (Test::Suspecting, Tense::LikelyToBreak) => say!(reader, law.suspecting_likely),
        (Test::Suspecting, Tense::FailedToAttend) => say!(reader, law.suspecting_not_attended),
        (Test::Believing, Tense::Offence) => say!(reader, law.believing),
        (Test::Believing, Tense::IsInBreach) => say!(reader, law.believing_is),
        (Test::Believing, Tense::HasBroken) => say!(reader, law.believing_has),
        (Test::Believing, Tense::LikelyToBreak) => say!(reader, law.believing_likely),
        (Test::Believing, Tense::FailedToAttend) => say!(reader, law.believing_not_attended),
        (_, Tense::LikelyNotToSurrender) => say!(reader, law.believing_surrender),
        (_, Tense::SuretyNotified) => say!(reader, law.fact_surety),
        (_, Tense::AtLarge) => say!(reader, law.fact_at_large),
        (_, Tense::WarrantOut) => say!(reader, law.fact_warrant),
        (Test::Fact, Tense::FailedToAttend) => say!(reader, law.fact_not_attended),
        // No row states one of these as a fact: the higher of the tests holds.
        (Test::Fact, Tense::Offence) => say!(reader, law.believing),
        (Test::Fact, Tense::IsInBreach) => say!(reader, law.believing_is),
        (Test::Fact, Tense::HasBroken) => say!(reader, law.believing_has),
        (Test::Fact, Tense::LikelyToBreak) => say!(reader, law.believing_likely),
    };
    say!(reader, law.arrested_under, source = power.source.clone(), on = on)
}

/// The power to enter for it, or that none is listed.
pub fn entry(reader: impl Reader, power: &Power) -> String {
    match &power.entry {
        Some(entry) => say!(reader, law.power_entry, entry = reader.text(entry)),
        None => say!(reader, law.power_no_entry),
    }
}

/// Where whoever was arrested must be taken, and whether police may bail them.
pub fn custody(reader: impl Reader, custody: Custody) -> String {
    match custody {
        Custody::CourtOnly => say!(reader, law.custody_court_only),
        Custody::StationThenPolice => say!(reader, law.custody_station),
        Custody::StationForOriginalOffence => say!(reader, law.custody_original_offence),
        Custody::UntilNoLongerLikely => say!(reader, law.custody_no_longer_likely),
        Custody::ReturnedToPrison => say!(reader, law.custody_prison),
        Custody::AsTheWarrantSays => say!(reader, law.custody_warrant),
    }
}

/// That police do not decide on bail, where they do not; else nothing.
pub(super) fn custody_in_short(reader: impl Reader, custody: Custody) -> String {
    match custody {
        Custody::CourtOnly => say!(reader, law.custody_in_short),
        Custody::UntilNoLongerLikely => say!(reader, law.custody_no_longer_in_short),
        Custody::ReturnedToPrison => say!(reader, law.custody_prison_in_short),
        Custody::AsTheWarrantSays => say!(reader, law.custody_warrant_in_short),
        Custody::StationThenPolice | Custody::StationForOriginalOffence => String::new(),
    }
}

/// What somebody is on bail for, so far as it decides the clock.
pub fn bail_offence(reader: impl Reader, on_bail_for: BailOffence) -> String {
    match on_bail_for {
        BailOffence::Murder => say!(reader, law.bail_for_murder),
        BailOffence::Other => say!(reader, law.bail_for_another),
        BailOffence::NotKnown => say!(reader, law.bail_for_not_known),
    }
}

/// How far a power reaches.
pub fn standing(reader: impl Reader, standing: PowerStanding) -> String {
    match standing {
        PowerStanding::IfTestMet => say!(reader, law.standing_if_met),
        PowerStanding::Recalled => say!(reader, law.standing_recalled),
        PowerStanding::Doubtful => say!(reader, law.standing_doubtful),
        PowerStanding::NotInForce => say!(reader, law.standing_not_in_force),
        PowerStanding::CannotTell => say!(reader, law.standing_cannot_tell),
        PowerStanding::NotForRequirements => say!(reader, law.standing_requirement),
        PowerStanding::NotListed => say!(reader, law.standing_not_listed),
        PowerStanding::PowerEnded => say!(reader, law.standing_power_ended),
        PowerStanding::NotOperating => say!(reader, law.standing_not_operating),
        PowerStanding::NotValidlyGiven => say!(reader, law.standing_not_validly_given),
        PowerStanding::UnderTen => say!(reader, law.standing_under_ten),
    }
}

fn test(reader: impl Reader, test: Test, tense: Tense) -> String {
    match (test, tense) {
        (Test::Suspecting, Tense::Offence) => say!(reader, law.test_suspect),
        (Test::Suspecting, Tense::IsInBreach) => say!(reader, law.test_suspect_is),
        (Test::Suspecting, Tense::HasBroken) => say!(reader, law.test_suspect_has),
        (Test::Suspecting, Tense::LikelyToBreak) => say!(reader, law.test_suspect_likely),
        (Test::Suspecting, Tense::FailedToAttend) => say!(reader, law.test_suspect_not_attended),
        (Test::Believing, Tense::Offence) => say!(reader, law.test_believe),
        (Test::Believing, Tense::IsInBreach) => say!(reader, law.test_believe_is),
        (Test::Believing, Tense::HasBroken) => say!(reader, law.test_believe_has),
        (Test::Believing, Tense::LikelyToBreak) => say!(reader, law.test_believe_likely),
        (Test::Believing, Tense::FailedToAttend) => say!(reader, law.test_believe_not_attended),
        (_, Tense::LikelyNotToSurrender) => say!(reader, law.test_believe_surrender),
        (_, Tense::SuretyNotified) => say!(reader, law.test_fact_surety),
        (_, Tense::AtLarge) => say!(reader, law.test_fact_at_large),
        (_, Tense::WarrantOut) => say!(reader, law.test_fact_warrant),
        (Test::Fact, Tense::FailedToAttend) => say!(reader, law.test_fact_not_attended),
        // No row states one of these as a fact: the higher of the tests holds.
        (Test::Fact, Tense::Offence) => say!(reader, law.test_believe),
        (Test::Fact, Tense::IsInBreach) => say!(reader, law.test_believe_is),
        (Test::Fact, Tense::HasBroken) => say!(reader, law.test_believe_has),
        (Test::Fact, Tense::LikelyToBreak) => say!(reader, law.test_believe_likely),
    }
}

/// What else there is.
pub fn otherwise(reader: impl Reader, otherwise: Otherwise) -> String {
    match otherwise {
        Otherwise::InformHimNow => say!(reader, law.else_inform),
        Otherwise::AskThenInform => say!(reader, law.else_ask_then_inform),
        Otherwise::OtherOffences => say!(reader, law.else_other_offences),
        Otherwise::BreachOfThePeace => say!(reader, law.else_breach_of_peace),
        Otherwise::LifeOrLimb => say!(reader, law.else_s17_1_e),
        Otherwise::Dvpn => say!(reader, law.else_dvpn),
        Otherwise::Dapn => say!(reader, law.else_dapn),
        Otherwise::DapnByForce => say!(reader, law.else_dapn_by_force),
        Otherwise::DapnNotConfirmed => say!(reader, law.else_dapn_not_confirmed),
        Otherwise::WarrantRoute => say!(reader, law.else_warrant),
        Otherwise::ContemptRoute => say!(reader, law.else_contempt),
        Otherwise::ContemptByForceLegal => say!(reader, law.else_contempt_force),
        Otherwise::ContemptByWhoApplied => say!(reader, law.else_contempt_who_applied),
        Otherwise::NoNoticeUnder18 => say!(reader, law.else_notice_under_18),
        Otherwise::PoliceProtection => say!(reader, law.else_police_protection),
        Otherwise::ControlRoom => say!(reader, law.else_control),
        Otherwise::Safeguarding => say!(reader, law.else_safeguarding),
    }
}

/// By which way an order reached us.
pub fn origin(reader: impl Reader, origin: Origin) -> String {
    match origin {
        Origin::CourtFeed => say!(reader, law.origin_feed),
        Origin::Desk => say!(reader, law.origin_desk),
        Origin::PoliceIssued => say!(reader, law.origin_police),
        Origin::NationalSystem => say!(reader, law.origin_national),
        Origin::PaperSeen => say!(reader, law.origin_paper),
        Origin::Told => say!(reader, law.origin_told),
    }
}

/// A notice event.
pub fn notice_kind(reader: impl Reader, kind: NoticeKind) -> String {
    reader.key(lines::notice_kind(kind))
}

/// How notice was given.
pub fn how_given(reader: impl Reader, how: HowGiven) -> String {
    match how {
        HowGiven::FromADevice => say!(reader, law.how_from_a_device),
        HowGiven::InPerson => say!(reader, law.how_in_person),
        HowGiven::Unknown => say!(reader, law.how_unknown),
    }
}

/// In which language notice was given; empty where that was not recorded.
pub fn in_language(reader: impl Reader, language: &str) -> String {
    if language.is_empty() { String::new() } else { say!(reader, law.in_language, language = language.to_owned()) }
}

/// Whether he seemed to understand.
pub fn understood(reader: impl Reader, understood: Understood) -> String {
    match understood {
        Understood::Yes => say!(reader, law.understood_yes),
        Understood::No => say!(reader, law.understood_no),
        Understood::Unknown => say!(reader, law.understood_unknown),
    }
}

/// Whether he seemed to understand, as a line of its own says it.
pub fn seemed_to_understand(reader: impl Reader, seemed: Understood) -> String {
    match seemed {
        Understood::Yes | Understood::No => understood(reader, seemed),
        Understood::Unknown => say!(reader, law.understood_not_recorded),
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
