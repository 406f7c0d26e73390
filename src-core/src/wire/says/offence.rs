//! Other offences to have in view, and what safeguarding asks at the scene.

use super::{Reader, law::join, say};
use crate::wire::{OffencePrompt, OffenceProvision, SafeguardPrompt, Trial};

/// A section of an offence: of what it is, how it is tried, its code, and whether there is entry to arrest.
pub fn offence_provision(reader: impl Reader, provision: &OffenceProvision) -> String {
    let of = provision.of.map(|words| reader.key(words)).unwrap_or_default();
    let codes = provision.codes.join(", ");
    let codes = if codes.is_empty() { codes } else { say!(reader, offence.code, codes = codes) };
    join([provision.section.to_owned(), of, trial(reader, provision.trial), codes, entry_for(reader, provision.trial)])
}

fn trial(reader: impl Reader, trial: Trial) -> String {
    match trial {
        Trial::Summary => say!(reader, offence.trial_summary),
        Trial::EitherWay => say!(reader, offence.trial_either_way),
        Trial::Indictable => say!(reader, offence.trial_indictable),
    }
}

fn entry_for(reader: impl Reader, trial: Trial) -> String {
    match trial.entry() {
        Some(source) => say!(reader, offence.entry, source = source),
        None => say!(reader, offence.no_entry),
    }
}

/// Everything of an offence: its sections, then what is to be proved.
pub fn offence(reader: impl Reader, offence: &OffencePrompt) -> Vec<String> {
    let sections = offence.provisions.iter().map(|provision| offence_provision(reader, provision));
    sections.chain(offence.points.iter().map(|point| reader.key(*point))).collect()
}

/// What safeguarding asks at the scene.
pub fn safeguard(reader: impl Reader, prompt: SafeguardPrompt) -> String {
    match prompt {
        SafeguardPrompt::StrangulationIsMedical => say!(reader, law.safeguard_strangulation),
        SafeguardPrompt::AskAlone => say!(reader, law.safeguard_alone),
        SafeguardPrompt::Interpreter => say!(reader, law.safeguard_interpreter),
        SafeguardPrompt::VictimsCode => say!(reader, law.safeguard_code),
        SafeguardPrompt::SchoolTold => say!(reader, law.safeguard_school),
        SafeguardPrompt::PlaceOfSafety => say!(reader, law.safeguard_place_of_safety),
        SafeguardPrompt::PoliceProtection => say!(reader, law.safeguard_protection),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::OFFENCES;
    use crate::words::English;

    #[test]
    fn a_summary_offence_says_that_there_is_no_entry_to_arrest_for_it() {
        // PACE 1984 s.17(1)(b).
        for offence in OFFENCES {
            for provision in offence.provisions {
                let said = offence_provision(English, provision);
                let is_summary = provision.trial == Trial::Summary;
                assert_eq!(said.contains("no entry to arrest"), is_summary, "{said}");
                assert_eq!(said.contains("PACE 1984 s.17(1)(b)"), !is_summary, "{said}");
            }
        }
    }

    #[test]
    fn strangulation_is_said_first_to_be_a_medical_emergency() {
        let first = SafeguardPrompt::ALL.first().map(|prompt| safeguard(English, *prompt)).unwrap();
        assert!(first.contains("medical emergency"), "{first}");
        let all = SafeguardPrompt::ALL.map(|prompt| safeguard(English, prompt)).join("\n");
        for part in ["alone", "never a relative", "Victims and Prisoners Act 2024 s.5", "s.49A"] {
            assert!(all.contains(part), "{part}");
        }
    }
}
