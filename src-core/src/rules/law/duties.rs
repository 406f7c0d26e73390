//! Duties to notify police that an order carries, each an offence if late (LAW 1C).

use crate::rules::clock::ClockRule;
use serde::{Deserialize, Serialize};

/// One duty to notify.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotificationDuty {
    /// What starts it.
    pub starts: DutyStart,
    /// The same, in words.
    pub starts_words: &'static str,
    /// How many days he has, that of the start being the first (clock C).
    pub days: u16,
    /// The clock that reckons it; `None` where Cordon reckons none.
    pub clock: Option<ClockRule>,
    /// What he must notify.
    pub what: &'static str,
    /// Where and how.
    pub how: &'static str,
    /// While what it is waived.
    pub waived_while: &'static str,
    /// The maximum penalty for being late.
    pub penalty: &'static str,
    /// CJS codes of its offences.
    pub codes: &'static [DutyCode],
    /// Where it is written.
    pub source: &'static str,
}

/// What starts a duty to notify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyStart {
    /// The day the order is served on him.
    DayServed,
    /// The day the order is made, served or not.
    DayMade,
    /// The day on which what he notified changes.
    DayOfChange,
    /// The day of conviction, caution or the like.
    DayOfConviction,
}

/// The CJS code of an offence under a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyCode {
    /// Seven characters.
    pub code: &'static str,
    /// What it is for.
    pub of: &'static str,
}

const fn code(code: &'static str, of: &'static str) -> DutyCode {
    DutyCode { code, of }
}

const FIVE_YEARS: &str = "5 years; either way";

/// After a stalking protection order, interim or full (Stalking Protection Act 2019 ss.9–11).
pub(super) const STALKING: &[NotificationDuty] = &[
    NotificationDuty {
        starts: DutyStart::DayServed,
        starts_words: "The day the order is served on him",
        days: 3,
        clock: Some(ClockRule::SpoNotification),
        what: "All names he uses, and his home address",
        how: STALKING_HOW,
        waived_while: SOA_RUNS,
        penalty: FIVE_YEARS,
        codes: &[
            code("ST19002", "not notifying at first"),
            code("ST19005", "not allowing fingerprints or photograph"),
            code("ST19006", "false information"),
        ],
        source: "Stalking Protection Act 2019 ss.9, 11",
    },
    NotificationDuty {
        starts: DutyStart::DayOfChange,
        starts_words: "The day he uses a new name, or changes his home address",
        days: 3,
        clock: Some(ClockRule::SpoNotification),
        what: "The new name, or the new home address",
        how: STALKING_HOW,
        waived_while: SOA_RUNS,
        penalty: FIVE_YEARS,
        codes: &[
            code("ST19003", "not notifying a name"),
            code("ST19004", "not notifying an address"),
            code("ST19006", "false information"),
        ],
        source: "Stalking Protection Act 2019 ss.9–11",
    },
];

const STALKING_HOW: &str = "In person at a police station in his local police area; acknowledged in writing; fingerprints and photograph on request";
const SOA_RUNS: &str = "While he is subject to notification under the Sexual Offences Act 2003 Part 2";

/// After a domestic abuse protection order (Domestic Abuse Act 2021 ss.41–43).
pub(super) const DOMESTIC_ABUSE: &[NotificationDuty] = &[
    NotificationDuty {
        starts: DutyStart::DayMade,
        starts_words: "The day the order is made, not the day it is served",
        days: 3,
        clock: Some(ClockRule::DapoNotification),
        what: "All names he uses, and his home address; more where regulations say so",
        how: DOMESTIC_HOW,
        waived_while: OTHER_DUTY_RUNS,
        penalty: FIVE_YEARS,
        codes: &[
            code("DA21002", "not notifying at first"),
            code("DA21004", "false information"),
            code("DA21005", "not allowing fingerprints or photograph"),
        ],
        source: "Domestic Abuse Act 2021 ss.41–43",
    },
    NotificationDuty {
        starts: DutyStart::DayOfChange,
        starts_words: "The day he uses a new name, changes his home address, or ceases to have any address",
        days: 3,
        clock: Some(ClockRule::DapoNotification),
        what: "The new name, the new home address, or that he has none",
        how: DOMESTIC_HOW,
        waived_while: OTHER_DUTY_RUNS,
        penalty: FIVE_YEARS,
        codes: &[
            code("DA21003", "not notifying a name"),
            code("DA21006", "not notifying an address"),
            code("DA21007", "not notifying that he has no address"),
            code("DA21004", "false information"),
        ],
        source: "Domestic Abuse Act 2021 ss.41–43",
    },
];

const DOMESTIC_HOW: &str = "At a police station in the police area of his home address";
const OTHER_DUTY_RUNS: &str =
    "While notification under a stalking protection order, the Sexual Offences Act 2003 or another such order runs";

/// Under the Sexual Offences Act 2003 Part 2.
pub(super) const SEXUAL: &[NotificationDuty] = &[NotificationDuty {
    starts: DutyStart::DayOfConviction,
    starts_words: "Conviction, caution or the like; then every year, and on 7 days away from home",
    days: 3,
    clock: None,
    what: "What Sexual Offences Act 2003 ss.83–86 list",
    how: "At a police station",
    waived_while: "",
    penalty: "5 years",
    codes: &[
        code("SX03204", "notification offence: read the wording"),
        code("SX03205", "notification offence: read the wording"),
        code("SX03206", "notification offence: read the wording"),
    ],
    source: "Sexual Offences Act 2003 ss.83–86",
}];

/// After a violent offender order (Criminal Justice and Immigration Act 2008 Part 7).
pub(super) const VIOLENT: &[NotificationDuty] = &[NotificationDuty {
    codes: &[
        code("CJ08006", "notification offence: read the wording"),
        code("CJ08007", "notification offence: read the wording"),
        code("CJ08008", "notification offence: read the wording"),
        code("CJ08009", "notification offence: read the wording"),
        code("CJ08010", "notification offence: read the wording"),
    ],
    source: "Criminal Justice and Immigration Act 2008 Part 7",
    ..AFTER_ORDER
}];

/// After a knife crime prevention order (Offensive Weapons Act 2019 Part 2).
pub(super) const KNIFE: &[NotificationDuty] =
    &[NotificationDuty { source: "Offensive Weapons Act 2019 Part 2", ..AFTER_ORDER }];

/// After a serious violence reduction order (Sentencing Act 2020 Part 11).
pub(super) const SERIOUS_VIOLENCE: &[NotificationDuty] = &[NotificationDuty {
    codes: &[code("SE20015", "notification offence")],
    source: "Sentencing Act 2020 ss.342A–342L",
    ..AFTER_ORDER
}];

/// The duty of which no more is known than its three days.
const AFTER_ORDER: NotificationDuty = NotificationDuty {
    starts: DutyStart::DayMade,
    starts_words: "The order",
    days: 3,
    clock: None,
    what: "What the Act and the order list: read the order",
    how: "As the order says",
    waived_while: "",
    penalty: "",
    codes: &[],
    source: "",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::row_for;
    use crate::rules::order::OrderKind;

    #[track_caller]
    fn starts(kind: OrderKind, expected: &[DutyStart]) {
        let row = row_for(&kind).unwrap();
        let found: Vec<DutyStart> = row.duties.iter().map(|duty| duty.starts).collect();
        assert_eq!(found, expected, "{kind:?}");
        assert!(row.duties.iter().all(|duty| duty.days == 3 && !duty.source.is_empty()));
    }

    #[test]
    fn an_spo_is_notified_from_service_and_a_dapo_from_the_day_it_is_made() {
        starts(OrderKind::Spo, &[DutyStart::DayServed, DutyStart::DayOfChange]);
        starts(OrderKind::InterimSpo, &[DutyStart::DayServed, DutyStart::DayOfChange]);
        starts(OrderKind::Dapo, &[DutyStart::DayMade, DutyStart::DayOfChange]);
        starts(OrderKind::Shpo, &[DutyStart::DayOfConviction]);
        starts(OrderKind::Kcpo, &[DutyStart::DayMade]);
        starts(OrderKind::RestrainingConviction, &[]);
    }

    #[test]
    fn their_offences_have_the_codes_of_the_list() {
        let codes = |kind: OrderKind| {
            let duties = row_for(&kind).unwrap().duties.iter();
            let mut codes: Vec<&str> = duties.flat_map(|duty| duty.codes).map(|code| code.code).collect();
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        assert_eq!(codes(OrderKind::Spo), ["ST19002", "ST19003", "ST19004", "ST19005", "ST19006"]);
        let domestic = ["DA21002", "DA21003", "DA21004", "DA21005", "DA21006", "DA21007"];
        assert_eq!(codes(OrderKind::Dapo), domestic);
        assert_eq!(codes(OrderKind::Shpo), ["SX03204", "SX03205", "SX03206"]);
        assert_eq!(codes(OrderKind::Voo), ["CJ08006", "CJ08007", "CJ08008", "CJ08009", "CJ08010"]);
        assert_eq!(codes(OrderKind::Svro), ["SE20015"]);
        assert!(codes(OrderKind::Kcpo).is_empty());
    }
}
