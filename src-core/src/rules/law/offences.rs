//! Other offences to have in view beside a breach, as prompts: each with its sections, the mode of trial on
//! which entry turns, its CJS code where one is known, and what is to be proved. None is ranked, and none is
//! said to be made out. Arrest for each is under PACE 1984 s.24; entry to arrest under s.17(1)(b) is for
//! indictable offences alone, and what is triable either way is one (Interpretation Act 1978 Sch. 1).

use super::SECTION_24;
use crate::text_key;
use crate::words::TextKey;
use serde::Serialize;

/// Another offence to have in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OffencePrompt {
    /// Its id, as a screen names it: `coercive_control`.
    pub id: &'static str,
    /// What it is called.
    pub title: TextKey,
    /// Its sections, each with the mode of trial.
    pub provisions: &'static [OffenceProvision],
    /// What is to be proved.
    pub points: &'static [TextKey],
}

/// A section of an offence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OffenceProvision {
    /// The section, or that it is of common law.
    pub section: &'static str,
    /// Of what the section is, where a prompt has several.
    pub of: Option<TextKey>,
    /// How it is tried.
    pub trial: Trial,
    /// The CJS codes that it may have; empty where none is known here.
    pub codes: &'static [&'static str],
}

/// How an offence is tried, on which the power to enter turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trial {
    /// By magistrates alone.
    Summary,
    /// Either way.
    EitherWay,
    /// On indictment alone.
    Indictable,
}

impl Trial {
    /// The power to enter and search for somebody to arrest them for it; none for a summary offence.
    pub fn entry(self) -> Option<&'static str> {
        match self {
            Self::Summary => None,
            Self::EitherWay | Self::Indictable => Some("PACE 1984 s.17(1)(b)"),
        }
    }
}

impl OffencePrompt {
    /// The power of arrest for it.
    pub fn arrest(&self) -> &'static str {
        SECTION_24.source
    }
}

/// A section that stands for the whole prompt.
const fn under(section: &'static str, trial: Trial, codes: &'static [&'static str]) -> OffenceProvision {
    OffenceProvision { section, of: None, trial, codes }
}

/// A section among several, with what it is of.
const fn of(words: TextKey, section: &'static str, trial: Trial, codes: &'static [&'static str]) -> OffenceProvision {
    OffenceProvision { section, of: Some(words), trial, codes }
}

/// The other offences to have in view (LAW 11.12), in the order in which they are listed there.
pub const OFFENCES: &[OffencePrompt] = &[
    OffencePrompt {
        id: "coercive_control",
        title: text_key!("offence.coercive_control"),
        provisions: &[under("Serious Crime Act 2015 s.76", Trial::EitherWay, &["SC15004"])],
        points: &[
            text_key!("offence.control_repeated"),
            text_key!("offence.control_connected"),
            text_key!("offence.control_effect"),
            text_key!("offence.control_knew"),
            text_key!("offence.control_dates"),
        ],
    },
    OffencePrompt {
        id: "strangulation",
        title: text_key!("offence.strangulation"),
        provisions: &[under("Serious Crime Act 2015 s.75A", Trial::EitherWay, &[])],
        points: &[
            text_key!("offence.strangle_medical"),
            text_key!("offence.strangle_act"),
            text_key!("offence.strangle_intent"),
            text_key!("offence.strangle_consent"),
            text_key!("offence.strangle_date"),
        ],
    },
    OffencePrompt {
        id: "witness_intimidation",
        title: text_key!("offence.witness_intimidation"),
        provisions: &[under("Criminal Justice and Public Order Act 1994 s.51", Trial::EitherWay, &[])],
        points: &[
            text_key!("offence.witness_act"),
            text_key!("offence.witness_who"),
            text_key!("offence.witness_intent"),
        ],
    },
    OffencePrompt {
        id: "perverting_justice",
        title: text_key!("offence.perverting_justice"),
        provisions: &[under("Common law", Trial::Indictable, &[])],
        points: &[text_key!("offence.pervert_act"), text_key!("offence.pervert_intent")],
    },
    OffencePrompt {
        id: "sexual",
        title: text_key!("offence.sexual"),
        provisions: &[
            of(text_key!("offence.sexual_rape"), "Sexual Offences Act 2003 s.1", Trial::Indictable, &[]),
            of(text_key!("offence.sexual_penetration"), "Sexual Offences Act 2003 s.2", Trial::Indictable, &[]),
            of(text_key!("offence.sexual_touching"), "Sexual Offences Act 2003 s.3", Trial::EitherWay, &[]),
        ],
        points: &[
            text_key!("offence.sexual_act"),
            text_key!("offence.sexual_consent"),
            text_key!("offence.sexual_belief"),
            text_key!("offence.sexual_first"),
        ],
    },
    OffencePrompt {
        id: "communications",
        title: text_key!("offence.communications"),
        provisions: &[
            of(text_key!("offence.message_threatening"), "Online Safety Act 2023 s.181", Trial::EitherWay, &[]),
            of(text_key!("offence.message_false"), "Online Safety Act 2023 s.179", Trial::Summary, &[]),
        ],
        points: &[
            text_key!("offence.message_threat"),
            text_key!("offence.message_fear"),
            text_key!("offence.message_untrue"),
            text_key!("offence.message_kept"),
            text_key!("offence.message_date"),
        ],
    },
    OffencePrompt {
        id: "harassment",
        title: text_key!("offence.harassment"),
        provisions: &[under("Protection from Harassment Act 1997 s.2", Trial::Summary, &["PH97004"])],
        points: &[
            text_key!("offence.course_of_conduct"),
            text_key!("offence.harass_amounts"),
            text_key!("offence.course_knew"),
            text_key!("offence.course_excuse"),
        ],
    },
    OffencePrompt {
        id: "stalking",
        title: text_key!("offence.stalking"),
        provisions: &[under("Protection from Harassment Act 1997 s.2A", Trial::Summary, &["PH97006"])],
        points: &[
            text_key!("offence.course_of_conduct"),
            text_key!("offence.harass_amounts"),
            text_key!("offence.stalk_acts"),
            text_key!("offence.course_knew"),
            text_key!("offence.course_excuse"),
            text_key!("offence.stalk_order"),
        ],
    },
    OffencePrompt {
        id: "fear_or_alarm",
        title: text_key!("offence.fear_or_alarm"),
        provisions: &[
            of(
                text_key!("offence.fear_of_violence"),
                "Protection from Harassment Act 1997 s.4 or s.4A(1)(b)(i)",
                Trial::EitherWay,
                &["PH97009", "PH97010"],
            ),
            of(
                text_key!("offence.serious_alarm"),
                "Protection from Harassment Act 1997 s.4A(1)(b)(ii)",
                Trial::EitherWay,
                &["PH97011"],
            ),
        ],
        points: &[
            text_key!("offence.fear_twice"),
            text_key!("offence.alarm_effect"),
            text_key!("offence.fear_knew"),
            text_key!("offence.course_excuse"),
        ],
    },
    OffencePrompt {
        id: "threats_to_kill",
        title: text_key!("offence.threats_to_kill"),
        provisions: &[under("Offences against the Person Act 1861 s.16", Trial::EitherWay, &[])],
        points: &[text_key!("offence.kill_threat"), text_key!("offence.kill_intent"), text_key!("offence.kill_excuse")],
    },
    OffencePrompt {
        id: "criminal_damage",
        title: text_key!("offence.criminal_damage"),
        provisions: &[under("Criminal Damage Act 1971 s.1(1)", Trial::EitherWay, &[])],
        points: &[
            text_key!("offence.damage_done"),
            text_key!("offence.damage_anothers"),
            text_key!("offence.damage_intent"),
            text_key!("offence.damage_excuse"),
        ],
    },
    OffencePrompt {
        id: "assault",
        title: text_key!("offence.assault"),
        provisions: &[
            of(text_key!("offence.assault_common"), "Criminal Justice Act 1988 s.39", Trial::Summary, &[]),
            of(text_key!("offence.assault_harm"), "Offences against the Person Act 1861 s.47", Trial::EitherWay, &[]),
            of(text_key!("offence.assault_wound"), "Offences against the Person Act 1861 s.20", Trial::EitherWay, &[]),
            of(
                text_key!("offence.assault_intent"),
                "Offences against the Person Act 1861 s.18",
                Trial::Indictable,
                &[],
            ),
        ],
        points: &[
            text_key!("offence.assault_act"),
            text_key!("offence.assault_unlawful"),
            text_key!("offence.assault_injury"),
            text_key!("offence.assault_limit"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[track_caller]
    fn check(id: &str, expected: &[(&str, Option<&str>)]) {
        let found = OFFENCES.iter().find(|each| each.id == id).unwrap();
        let entries: Vec<_> = found.provisions.iter().map(|each| (each.section, each.trial.entry())).collect();
        assert_eq!(entries, expected, "{id}");
        assert_eq!(found.arrest(), "PACE 1984 s.24", "{id}");
    }

    #[test]
    fn entry_to_arrest_is_named_for_what_is_indictable_and_never_for_a_summary_offence() {
        // PACE 1984 s.17(1)(b).
        let entry = Some("PACE 1984 s.17(1)(b)");
        check("coercive_control", &[("Serious Crime Act 2015 s.76", entry)]);
        check("strangulation", &[("Serious Crime Act 2015 s.75A", entry)]);
        check("harassment", &[("Protection from Harassment Act 1997 s.2", None)]);
        check("stalking", &[("Protection from Harassment Act 1997 s.2A", None)]);
        check("communications", &[("Online Safety Act 2023 s.181", entry), ("Online Safety Act 2023 s.179", None)]);
        check("criminal_damage", &[("Criminal Damage Act 1971 s.1(1)", entry)]);
        check(
            "assault",
            &[
                ("Criminal Justice Act 1988 s.39", None),
                ("Offences against the Person Act 1861 s.47", entry),
                ("Offences against the Person Act 1861 s.20", entry),
                ("Offences against the Person Act 1861 s.18", entry),
            ],
        );
    }

    #[test]
    fn stalking_is_a_course_of_conduct_that_amounts_to_harassment() {
        // Protection from Harassment Act 1997 ss.1(3), 2A(2)(a).
        let stalking = OFFENCES.iter().find(|each| each.id == "stalking").unwrap();
        assert!(stalking.points.contains(&text_key!("offence.harass_amounts")));
        assert!(stalking.points.contains(&text_key!("offence.course_excuse")));
    }

    #[test]
    fn every_offence_of_the_list_is_there_once_with_points_to_prove() {
        // LAW 11.12.
        let ids: BTreeSet<&str> = OFFENCES.iter().map(|each| each.id).collect();
        assert_eq!(ids.len(), OFFENCES.len());
        for each in OFFENCES {
            assert!(each.points.len() > 1 && !each.provisions.is_empty(), "{}", each.id);
            let is_alone = each.provisions.len() == 1;
            assert!(each.provisions.iter().all(|provision| provision.of.is_none() == is_alone), "{}", each.id);
        }
        assert_eq!(
            OFFENCES.first().map(|each| each.provisions),
            Some(&[under("Serious Crime Act 2015 s.76", Trial::EitherWay, &["SC15004"],)][..])
        );
    }
}
