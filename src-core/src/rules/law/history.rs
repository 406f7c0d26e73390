//! The dated facts of each kind: when it could be made, and what of its law was otherwise on other days.
//!
//! Only what was read, or is settled, stands here. Where a day is not known, the row has a doubt instead.

use super::Breach;
use super::dated::{Afterwards, Change, ChangeOf, Dated, DatedBy, Life, change, made};
use super::span::{Extent, LawDay, Span, before, between, on, since};
use super::words::{EITHER_WAY, FIVE_YEARS, TWO_YEARS_CONTEMPT};
use crate::rules::time::Day;
use crate::text_key;
use crate::words::TextKey;

/// The day on which the Sentencing Code began: it is for convictions from then on (Sentencing Act 2020 s.2).
const CODE: LawDay = on(2020, 12, 1);

/// Made since a day, and nothing else.
const fn made_since(from: LawDay, source: &'static str) -> Life {
    made(since(from, source))
}

/// An offence with the penalty of today.
const fn offence(section: &'static str, code: &'static str) -> ChangeOf {
    ChangeOf::Breach(Breach::Offence { section, penalty: FIVE_YEARS, mode: EITHER_WAY, code: Some(code) })
}

/// A contempt, before its breach was an offence.
const fn contempt(section: &'static str) -> ChangeOf {
    ChangeOf::Breach(Breach::Contempt { section, penalty: TWO_YEARS_CONTEMPT, code: None })
}

/// A breach that was an offence under another section while such orders were made under another Act.
const fn made_before_the_code(source: &'static str, what: ChangeOf) -> Change {
    change(DatedBy::Made, before(CODE, source), what)
}

/// What a breach was, where the act came before it became an offence.
const fn done_before(day: LawDay, source: &'static str, what: ChangeOf) -> Change {
    change(DatedBy::Act, before(day, source), what)
}

/// Restraining orders on conviction (Protection from Harassment Act 1997 s.5, now Sentencing Act 2020 s.360).
pub(super) const RESTRAINING_CONVICTION: Dated = Dated {
    life: &[made_since(on(1997, 6, 16), "Protection from Harassment Act 1997 s.5")],
    changes: &[
        made_before_the_code(
            "Sentencing Act 2020 s.2",
            offence("Protection from Harassment Act 1997 s.5(5)", "PH97003"),
        ),
        change(
            DatedBy::Made,
            before(on(2009, 9, 30), "Domestic Violence, Crime and Victims Act 2004 s.12(1)"),
            ChangeOf::Maker(text_key!("kind.was_restraining_for_harassment_alone")),
        ),
    ],
};

/// Restraining orders on acquittal (Protection from Harassment Act 1997 s.5A).
pub(super) const RESTRAINING_ACQUITTAL: Dated = Dated {
    life: &[made_since(on(2009, 9, 30), "Domestic Violence, Crime and Victims Act 2004 s.12(5)")],
    changes: &[made_before_the_code(
        "Protection from Harassment Act 1997 s.5A(2D)–(2E), of orders since 1 December 2020",
        offence("Protection from Harassment Act 1997 s.5(5), by s.5A", "PH97005"),
    )],
};

const SHPO_SOURCE: &str = "Anti-social Behaviour, Crime and Policing Act 2014 s.113";
const REQUIREMENTS_SOURCE: &str = "Police, Crime, Sentencing and Courts Act 2022";
const SEXUAL_LIFE: &[Life] = &[made_since(on(2015, 3, 8), SHPO_SOURCE)];
const PROHIBITIONS_ALONE: Change = change(
    DatedBy::Made,
    before(on(2022, 11, 29), REQUIREMENTS_SOURCE),
    ChangeOf::Contents(text_key!("kind.was_prohibitions_alone")),
);
const NOT_ACROSS_THE_BORDERS: Change = change(
    DatedBy::Act,
    before(on(2023, 3, 31), REQUIREMENTS_SOURCE),
    ChangeOf::Reach(text_key!("kind.was_in_england_and_wales_alone")),
);

/// Sexual harm prevention orders (Sexual Offences Act 2003 s.103A; Sentencing Act 2020 s.345).
pub(super) const SHPO: Dated = Dated {
    life: SEXUAL_LIFE,
    changes: &[
        made_before_the_code("Sentencing Act 2020 s.2", offence("Sexual Offences Act 2003 s.103I", "SX03244")),
        PROHIBITIONS_ALONE,
        NOT_ACROSS_THE_BORDERS,
    ],
};

/// Sexual risk orders, and interim orders of both kinds (Sexual Offences Act 2003 ss.103F, 122A, 122E).
pub(super) const SEXUAL_RISK: Dated =
    Dated { life: SEXUAL_LIFE, changes: &[PROHIBITIONS_ALONE, NOT_ACROSS_THE_BORDERS] };

/// An order of the Sexual Offences Act 2003 that none has been made of since 8 March 2015 (LAW 11.25).
const fn precursor(source: &'static str) -> Life {
    made(between(on(2004, 5, 1), on(2015, 3, 8), source))
}

/// Sexual offences prevention orders.
pub(super) const SOPO: Dated = Dated { life: &[precursor("Sexual Offences Act 2003 s.104")], changes: &[] };
/// Risk of sexual harm orders.
pub(super) const ROSHO: Dated = Dated { life: &[precursor("Sexual Offences Act 2003 s.123")], changes: &[] };
/// Foreign travel orders.
pub(super) const FOREIGN_TRAVEL: Dated = Dated { life: &[precursor("Sexual Offences Act 2003 s.114")], changes: &[] };

/// Stalking protection orders.
pub(super) const SPO: Dated =
    Dated { life: &[made_since(on(2020, 1, 20), "Stalking Protection Act 2019 s.1")], changes: &[] };

/// Non-molestation orders: a breach is an offence of acts since 1 July 2007 (Family Law Act 1996 s.42A).
pub(super) const NON_MOLESTATION: Dated = Dated {
    life: &[made_since(on(1997, 10, 1), "Family Law Act 1996 s.42")],
    changes: &[
        done_before(NMO_OFFENCE, NMO_SOURCE, contempt("Family Law Act 1996 s.47; Contempt of Court Act 1981 s.14")),
        done_before(NMO_OFFENCE, NMO_SOURCE, ChangeOf::Powers(&[])),
    ],
};
const NMO_OFFENCE: LawDay = on(2007, 7, 1);
const NMO_SOURCE: &str = "Domestic Violence, Crime and Victims Act 2004 s.1";

/// Occupation orders.
pub(super) const OCCUPATION: Dated =
    Dated { life: &[made_since(on(1997, 10, 1), "Family Law Act 1996 Part IV")], changes: &[] };

/// Forced marriage protection orders: a breach is an offence of acts since 16 June 2014 (s.63CA).
pub(super) const FORCED_MARRIAGE: Dated = Dated {
    life: &[made_since(on(2008, 11, 25), "Forced Marriage (Civil Protection) Act 2007 s.1")],
    changes: &[
        done_before(FMPO_OFFENCE, FMPO_SOURCE, contempt("Contempt of Court Act 1981 s.14")),
        done_before(FMPO_OFFENCE, FMPO_SOURCE, ChangeOf::Powers(&[])),
    ],
};
const FMPO_OFFENCE: LawDay = on(2014, 6, 16);
const FMPO_SOURCE: &str = "Anti-social Behaviour, Crime and Policing Act 2014 s.120";

/// FGM protection orders.
pub(super) const FGM: Dated =
    Dated { life: &[made_since(on(2015, 7, 17), "Serious Crime Act 2015 s.73")], changes: &[] };

/// Injunctions against harassment: a breach is an offence of acts since 1 September 1998 (s.3(6)).
pub(super) const HARASSMENT: Dated = Dated {
    life: &[made_since(on(1997, 6, 16), "Protection from Harassment Act 1997 s.3")],
    changes: &[
        done_before(INJUNCTION_OFFENCE, INJUNCTION_SOURCE, contempt("Contempt of Court Act 1981 s.14")),
        done_before(INJUNCTION_OFFENCE, INJUNCTION_SOURCE, ChangeOf::Powers(&[])),
    ],
};
const INJUNCTION_OFFENCE: LawDay = on(1998, 9, 1);
const INJUNCTION_SOURCE: &str = "Protection from Harassment Act 1997 s.3(6)";

/// Injunctions against anti-social behaviour.
pub(super) const ASB: Dated = Dated {
    life: &[made_since(on(2015, 3, 23), "Anti-social Behaviour, Crime and Policing Act 2014 s.1")],
    changes: &[],
};

/// Gang injunctions.
pub(super) const GANG: Dated =
    Dated { life: &[made_since(on(2011, 1, 31), "Policing and Crime Act 2009 s.34")], changes: &[] };

/// Criminal behaviour orders, interim ones too.
pub(super) const CBO: Dated = Dated {
    life: &[made_since(on(2014, 10, 20), "Anti-social Behaviour, Crime and Policing Act 2014 s.22")],
    changes: &[made_before_the_code(
        "Sentencing Act 2020 s.2",
        offence("Anti-social Behaviour, Crime and Policing Act 2014 s.30", "AS14001"),
    )],
};

/// Violent offender orders.
pub(super) const VOO: Dated =
    Dated { life: &[made_since(on(2009, 8, 3), "Criminal Justice and Immigration Act 2008 s.98")], changes: &[] };

/// Domestic violence protection notices.
pub(super) const DVPN: Dated =
    Dated { life: &[made_since(on(2014, 3, 8), "Crime and Security Act 2010 s.24")], changes: &[] };
/// Domestic violence protection orders.
pub(super) const DVPO: Dated =
    Dated { life: &[made_since(on(2014, 3, 8), "Crime and Security Act 2010 s.27")], changes: &[] };

/// Where notices and orders of domestic abuse ran, and after which day that is not confirmed (LAW 1D).
const PILOT: Life = Life {
    made: between(PILOT_BEGAN, PILOT_OVER, "S.I. 2024/1191; S.I. 2025/1222")
        .within(Extent::Areas(&["06", "01", "02", "93", "17", "60"])),
    afterwards: Afterwards::NotConfirmed,
};
const PILOT_BEGAN: LawDay = on(2024, 11, 27);
const PILOT_OVER: LawDay = on(2026, 4, 1);
const ENTRY_SOURCE: &str = "Domestic Abuse Act 2021 s.26(9)";

const fn no_entry(span: Span) -> Change {
    change(DatedBy::Decision, span, ChangeOf::Entry(None))
}

/// Domestic abuse protection notices: the power to enter was commenced for areas and periods only.
pub(super) const DAPN: Dated = Dated {
    life: &[PILOT],
    changes: &[no_entry(before(PILOT_BEGAN, ENTRY_SOURCE)), no_entry(since(PILOT_OVER, ENTRY_SOURCE))],
};
/// Domestic abuse protection orders.
pub(super) const DAPO: Dated = Dated { life: &[PILOT], changes: &[] };

/// Serious violence reduction orders: a pilot, whose orders were to be phased out over some six months.
pub(super) const SVRO: Dated = Dated {
    life: &[Life {
        made: between(on(2023, 4, 19), on(2025, 4, 19), "Sentencing Act 2020 s.342A")
            .within(Extent::Areas(&["05", "47", "43", "20"])),
        afterwards: Afterwards::PhasedOut { not_known_from: on(2025, 10, 19) },
    }],
    changes: &[],
};

/// Knife crime prevention orders: a pilot that has ended.
pub(super) const KCPO: Dated = Dated {
    life: &[made(
        between(on(2021, 7, 5), on(2023, 4, 1), "Offensive Weapons Act 2019 s.14").within(Extent::Areas(&["01"])),
    )],
    changes: &[],
};

/// Police bail before charge, before its first period was three months.
pub(super) const POLICE_BAIL: Dated = Dated {
    life: &[],
    changes: &[change(
        DatedBy::Made,
        between(on(2017, 4, 3), on(2022, 10, 28), "Police, Crime, Sentencing and Courts Act 2022 Sch 4"),
        ChangeOf::Length(BAIL_OF_28_DAYS),
    )],
};
const BAIL_OF_28_DAYS: TextKey = text_key!("kind.was_28_days_of_bail");

/// Respect orders, youth and housing injunctions: none before the first provisions of their Act came in. Whether
/// their own sections have come in since is a doubt of each row (LAW 11.7).
pub(super) const RESPECT: Dated = Dated {
    life: &[Life {
        made: since(on(2026, 6, 29), "S.I. 2026/689; Crime and Policing Act 2026 ss.1–2"),
        afterwards: Afterwards::NotConfirmed,
    }],
    changes: &[],
};

/// Conditional cautions.
pub(super) const CONDITIONAL_CAUTION: Dated =
    Dated { life: &[made_since(on(2004, 7, 3), "Criminal Justice Act 2003 s.22")], changes: &[] };

/// Dispersal, closure, community protection and public spaces.
pub(super) const PLACES: Dated = Dated {
    life: &[made_since(on(2014, 10, 20), "Anti-social Behaviour, Crime and Policing Act 2014 Parts 3 and 4")],
    changes: &[],
};

/// Football banning orders of ss.14A and 14B.
pub(super) const FOOTBALL_BANNING: Dated =
    Dated { life: &[made_since(on(2000, 8, 28), "Football (Disorder) Act 2000 s.1")], changes: &[] };

/// Serious crime prevention orders.
pub(super) const SCPO: Dated =
    Dated { life: &[made_since(on(2008, 4, 6), "Serious Crime Act 2007 Part 1")], changes: &[] };

/// Slavery and trafficking prevention and risk orders, interim ones too.
pub(super) const SLAVERY: Dated =
    Dated { life: &[made_since(on(2015, 7, 31), "Modern Slavery Act 2015 Part 2")], changes: &[] };

/// Exclusion requirements of ss.38A and 44A.
pub(super) const EXCLUSION: Dated =
    Dated { life: &[made_since(on(1997, 10, 1), "Family Law Act 1996 s.52, Sch 6")], changes: &[] };

/// Orders under s.8; those that were of residence and contact are of child arrangements since 22 April 2014.
pub(super) const CHILDREN_ACT_S8: Dated =
    Dated { life: &[made_since(on(1991, 10, 14), "Children Act 1989 s.8")], changes: &[] };

const LIMIT_SOURCE: &str = "Sentencing Act 2020 Sch 23 para 14A(2)";

const fn limit(span: Span, months: u16) -> Change {
    change(DatedBy::Conviction, span, ChangeOf::GeneralLimit { months })
}

/// The general limit in a magistrates' court, by the day of the conviction (LAW 11.19): of every breach that
/// is triable either way.
pub(super) static GENERAL_LIMITS: [Change; 4] = [
    limit(since(on(2024, 11, 18), LIMIT_SOURCE), 12),
    limit(between(on(2023, 3, 30), on(2024, 11, 18), LIMIT_SOURCE), 6),
    limit(between(on(2022, 5, 2), on(2023, 3, 30), LIMIT_SOURCE), 12),
    limit(before(on(2022, 5, 2), LIMIT_SOURCE), 6),
];

/// The general limits of a breach: none but of one that is triable either way.
pub fn general_limits(breach: Breach) -> &'static [Change] {
    match breach {
        Breach::Offence { mode, .. } if mode == EITHER_WAY => &GENERAL_LIMITS,
        Breach::Offence { .. } | Breach::Contempt { .. } | Breach::NoOffence { .. } => &[],
    }
}

/// How many months a magistrates' court may give for an offence triable either way, on a conviction of a day.
pub fn general_limit_on(convicted: Day) -> Option<u16> {
    let then = GENERAL_LIMITS.iter().find(|limit| limit.span.holds(convicted))?;
    if let ChangeOf::GeneralLimit { months } = then.what { Some(months) } else { None }
}
