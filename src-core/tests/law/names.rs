//! The program's answers in the table's words.

use super::table::Case;
use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::law::{Custody, LawRow, PowerId, Test};
use cordon_core::rules::order::InForceAnswer;
use cordon_core::rules::power::Power;

/// The plain sentences of the clocks' rules, which name the court.
const SENTENCES: &str = include_str!("../../words/en/clock.json");

/// A power as the table names it.
pub fn power(id: PowerId) -> &'static str {
    match id {
        PowerId::PaceS24 => "s24",
        PowerId::PaceS46a1a | PowerId::PaceS46a1 => "pace_s46A",
        PowerId::PaceS30d2a | PowerId::PaceS30d1 => "pace_s30D",
        PowerId::BailS7Broken | PowerId::BailS7Likely | PowerId::BailS7Surrender | PowerId::BailS7Surety => "ba_s7_3",
        PowerId::CsaS25 => "csa_s25_1_b",
        PowerId::CsaS28 => "csa_s28_9",
        PowerId::DaaS26 => "daa_s26_1",
        PowerId::FlaS47 => "fla_s47_6",
        PowerId::AsbcpaS9 => "asbcpa_s9",
        PowerId::PcaS43 => "pca_s43",
        PowerId::BreachOfThePeace => "breach_of_the_peace",
        PowerId::Warrant => "warrant",
        PowerId::UnlawfullyAtLarge => "recall_s254_s49",
        PowerId::CjaS24a => "cja_s24A",
        PowerId::CaS38a => "ca_s38A",
        PowerId::CjpoaS136 => "cjpoa_1994_cross_border",
    }
}

/// What the officer must hold, as the table names it.
pub fn test(test: Test) -> &'static str {
    match test {
        Test::Believing => "believing",
        Test::Suspecting => "suspecting",
        Test::Fact => "none",
    }
}

/// Whether an order was in force, as the table names it.
pub fn in_force(answer: InForceAnswer) -> &'static str {
    match answer {
        InForceAnswer::Yes => "yes",
        InForceAnswer::NotYet | InForceAnswer::Ended | InForceAnswer::Stayed => "no",
        InForceAnswer::Unknown => "cannot_tell",
    }
}

/// A clock by its letter and length, as the table names it.
pub fn clock(rule: ClockRule) -> &'static str {
    match rule {
        ClockRule::DvpnArrest | ClockRule::DvpoArrest | ClockRule::DapnArrest => "A24",
        ClockRule::DvpnHearing | ClockRule::DapnHearing => "A48hearing",
        ClockRule::OccupationArrest | ClockRule::AsbArrest | ClockRule::GangArrest | ClockRule::BailArrest => "B24",
        ClockRule::MurderBailArrest => "Bplus24",
        ClockRule::SpoNotification
        | ClockRule::DapoNotification
        | ClockRule::SroNotification
        | ClockRule::ShpoNotification => "C3",
        ClockRule::DvpoLife => "D",
        ClockRule::PaceDetention => "Pace",
        ClockRule::ChargedToCourt => "F",
        ClockRule::PlaceOfSafety => "E24",
        ClockRule::PoliceProtection => "E72",
    }
}

/// The power of entry that is listed for a power, where it stands here: "PACE 1984 s.17(1)(cab)" is
/// "s17_1_cab".
pub fn entry(power: &Power, row: &LawRow) -> String {
    let listed = row.powers.iter().find(|each| each.id == power.id).and_then(|each| each.entry);
    section(listed.filter(|_| power.entry.is_some()))
}

/// A section of entry, as the table names it.
pub fn section(listed: Option<&str>) -> String {
    match listed {
        Some(section) => section.trim_start_matches("PACE 1984 ").replace(['.', ')'], "").replace('(', "_"),
        None => "none_listed".to_owned(),
    }
}

/// Whether police may bail whoever was arrested.
pub fn police_bail(custody: Custody) -> &'static str {
    match custody {
        Custody::CourtOnly | Custody::UntilNoLongerLikely | Custody::ReturnedToPrison | Custody::AsTheWarrantSays => {
            "no"
        }
        Custody::StationThenPolice | Custody::StationForOriginalOffence => "yes",
    }
}

/// Where whoever was arrested must first be taken: the court of the table, where the plain sentence of the
/// clock's rule names it, else that sentence. A warrant says it itself, and the table's court stands.
pub fn court(case: &Case, custody: Custody, rule: Option<ClockRule>) -> Result<String, String> {
    let goes_to_court = match custody {
        Custody::CourtOnly => true,
        Custody::StationThenPolice | Custody::StationForOriginalOffence | Custody::UntilNoLongerLikely => false,
        Custody::ReturnedToPrison => return Ok("none".to_owned()),
        Custody::AsTheWarrantSays => return Ok(case.court.clone()),
    };
    let Some(rule) = rule.filter(|_| goes_to_court) else {
        return Ok(if goes_to_court { "a court" } else { "police_station" }.to_owned());
    };
    let sentence = sentence_of(rule)?;
    let is_named = court_in_words(&case.court)?.iter().any(|words| sentence.contains(*words));
    Ok(if is_named { case.court.clone() } else { sentence })
}

fn sentence_of(rule: ClockRule) -> Result<String, String> {
    let all: serde_json::Value = serde_json::from_str(SENTENCES).map_err(|error| error.to_string())?;
    let key = rule.name().replace('-', "_");
    let sentence = all.get(&key).and_then(serde_json::Value::as_str);
    sentence.map(str::to_owned).ok_or_else(|| format!("no sentence of {key}"))
}

/// The words by which a sentence names a court of the table.
fn court_in_words(court: &str) -> Result<&'static [&'static str], String> {
    let words: &[&str] = match court {
        "dvpo_hearing_court" => &["the magistrates' court that is to hear the DVPO application"],
        "magistrates" => &["magistrates' court", "a justice of the peace"],
        "family_judge" => &["a judge of the court that made"],
        "county" => {
            &["a judge of the court that made", "any county court judge", "injunction: High Court or county court"]
        }
        "crown_judge" => &["a judge of the Crown Court as soon as"],
        "the_court_to_surrender_to" => &["the court to surrender to"],
        "youth_or_magistrates" => &["a justice of the peace"],
        "police_station" | "none" => &[],
        other => return Err(format!("no court: {other:?}")),
    };
    Ok(words)
}
