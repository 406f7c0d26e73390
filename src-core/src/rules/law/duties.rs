//! Duties to notify police that an order carries, each an offence if late (LAW 1C).

use crate::rules::clock::ClockRule;
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// One duty to notify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NotificationDuty {
    /// What starts it.
    pub starts: DutyStart,
    /// The same, in words.
    pub starts_words: TextKey,
    /// How many days he has, that of the start being the first (clock C).
    pub days: u16,
    /// The clock that reckons it; `None` where Cordon reckons none.
    pub clock: Option<ClockRule>,
    /// What he must notify.
    pub what: TextKey,
    /// Where and how.
    pub how: TextKey,
    /// While what it is waived, where something is said.
    pub waived_while: Option<TextKey>,
    /// The maximum penalty for being late, where one was read.
    pub penalty: Option<TextKey>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DutyCode {
    /// Seven characters.
    #[serde(rename = "id")]
    pub code: &'static str,
    /// What it is for.
    #[serde(rename = "what")]
    pub of: TextKey,
}

const fn code(code: &'static str, of: TextKey) -> DutyCode {
    DutyCode { code, of }
}

const FIVE_YEARS: TextKey = text_key!("kind.duties_five_years");

/// After a stalking protection order, interim or full (Stalking Protection Act 2019 ss.9–11).
pub(super) const STALKING: &[NotificationDuty] = &[
    NotificationDuty {
        starts: DutyStart::DayServed,
        starts_words: text_key!("kind.duty_stalking_starts_words"),
        days: 3,
        clock: Some(ClockRule::SpoNotification),
        what: text_key!("kind.duty_stalking_what"),
        how: STALKING_HOW,
        waived_while: Some(SOA_RUNS),
        penalty: Some(FIVE_YEARS),
        codes: &[
            code("ST19002", text_key!("kind.not_notifying_at_first")),
            code("ST19005", text_key!("kind.not_allowing_fingerprints_or_photograph")),
            code("ST19006", text_key!("kind.false_information")),
        ],
        source: "Stalking Protection Act 2019 ss.9, 11",
    },
    NotificationDuty {
        starts: DutyStart::DayOfChange,
        starts_words: text_key!("kind.duty_stalking_starts_words_the_day_he_uses"),
        days: 3,
        clock: Some(ClockRule::SpoNotification),
        what: text_key!("kind.duty_stalking_what_the_new_name"),
        how: STALKING_HOW,
        waived_while: Some(SOA_RUNS),
        penalty: Some(FIVE_YEARS),
        codes: &[
            code("ST19003", text_key!("kind.not_notifying_a_name")),
            code("ST19004", text_key!("kind.not_notifying_an_address")),
            code("ST19006", text_key!("kind.false_information")),
        ],
        source: "Stalking Protection Act 2019 ss.9–11",
    },
];

const STALKING_HOW: TextKey = text_key!("kind.stalking_how");
const SOA_RUNS: TextKey = text_key!("kind.soa_runs");

/// After a domestic abuse protection order (Domestic Abuse Act 2021 ss.41–43).
pub(super) const DOMESTIC_ABUSE: &[NotificationDuty] = &[
    NotificationDuty {
        starts: DutyStart::DayMade,
        starts_words: text_key!("kind.duty_domestic_abuse_starts_words"),
        days: 3,
        clock: Some(ClockRule::DapoNotification),
        what: text_key!("kind.duty_domestic_abuse_what"),
        how: DOMESTIC_HOW,
        waived_while: Some(OTHER_DUTY_RUNS),
        penalty: Some(FIVE_YEARS),
        codes: &[
            code("DA21002", text_key!("kind.not_notifying_at_first")),
            code("DA21004", text_key!("kind.false_information")),
            code("DA21005", text_key!("kind.not_allowing_fingerprints_or_photograph")),
        ],
        source: "Domestic Abuse Act 2021 ss.41–43",
    },
    NotificationDuty {
        starts: DutyStart::DayOfChange,
        starts_words: text_key!("kind.duty_domestic_abuse_starts_words_the_day_he_uses"),
        days: 3,
        clock: Some(ClockRule::DapoNotification),
        what: text_key!("kind.duty_domestic_abuse_what_the_new_name"),
        how: DOMESTIC_HOW,
        waived_while: Some(OTHER_DUTY_RUNS),
        penalty: Some(FIVE_YEARS),
        codes: &[
            code("DA21003", text_key!("kind.not_notifying_a_name")),
            code("DA21006", text_key!("kind.not_notifying_an_address")),
            code("DA21007", text_key!("kind.offence_not_notifying_that_he_has_no")),
            code("DA21004", text_key!("kind.false_information")),
        ],
        source: "Domestic Abuse Act 2021 ss.41–43",
    },
];

const DOMESTIC_HOW: TextKey = text_key!("kind.domestic_how");
const OTHER_DUTY_RUNS: TextKey = text_key!("kind.other_duty_runs");

/// Under the Sexual Offences Act 2003 Part 2: from conviction, or from service of the order for whoever is
/// not bound to notify already (s.103G(2)–(4), interim orders too).
pub(super) const SEXUAL: &[NotificationDuty] = &[
    FROM_CONVICTION,
    NotificationDuty {
        starts: DutyStart::DayServed,
        starts_words: text_key!("kind.duty_sexual_starts_words_where_not_bound"),
        clock: Some(ClockRule::ShpoNotification),
        source: "Sexual Offences Act 2003 ss.83–86, 103G(2)–(4)",
        ..FROM_CONVICTION
    },
];

const FROM_CONVICTION: NotificationDuty = NotificationDuty {
    starts: DutyStart::DayOfConviction,
    starts_words: text_key!("kind.duty_sexual_starts_words"),
    days: 3,
    clock: None,
    what: text_key!("kind.duty_sexual_what"),
    how: text_key!("kind.duty_sexual_how"),
    waived_while: None,
    penalty: Some(text_key!("kind.5_years")),
    codes: &[
        code("SX03204", text_key!("kind.notification_offence_read_the_wording")),
        code("SX03205", text_key!("kind.notification_offence_read_the_wording")),
        code("SX03206", text_key!("kind.notification_offence_read_the_wording")),
    ],
    source: "Sexual Offences Act 2003 ss.83–86",
};

/// After a sexual risk order, interim or full (Sexual Offences Act 2003 s.122F; the offence is s.122H).
pub(super) const SEXUAL_RISK: &[NotificationDuty] = &[
    NotificationDuty {
        starts: DutyStart::DayServed,
        starts_words: text_key!("kind.duty_sexual_risk_starts_words"),
        clock: Some(ClockRule::SroNotification),
        what: text_key!("kind.duty_sexual_risk_what"),
        penalty: None,
        codes: &[],
        source: "Sexual Offences Act 2003 ss.122F, 122H",
        ..FROM_CONVICTION
    },
    NotificationDuty {
        starts: DutyStart::DayOfChange,
        starts_words: text_key!("kind.duty_sexual_risk_starts_words_the_day_of_a_change"),
        clock: Some(ClockRule::SroNotification),
        what: text_key!("kind.duty_sexual_risk_what_the_new_name"),
        penalty: None,
        codes: &[],
        source: "Sexual Offences Act 2003 ss.122F, 122H",
        ..FROM_CONVICTION
    },
];

/// After a violent offender order (Criminal Justice and Immigration Act 2008 Part 7).
pub(super) const VIOLENT: &[NotificationDuty] = &[NotificationDuty {
    codes: &[
        code("CJ08006", text_key!("kind.notification_offence_read_the_wording")),
        code("CJ08007", text_key!("kind.notification_offence_read_the_wording")),
        code("CJ08008", text_key!("kind.notification_offence_read_the_wording")),
        code("CJ08009", text_key!("kind.notification_offence_read_the_wording")),
        code("CJ08010", text_key!("kind.notification_offence_read_the_wording")),
    ],
    source: "Criminal Justice and Immigration Act 2008 Part 7",
    ..AFTER_ORDER
}];

/// After a knife crime prevention order (Offensive Weapons Act 2019 Part 2).
pub(super) const KNIFE: &[NotificationDuty] =
    &[NotificationDuty { source: "Offensive Weapons Act 2019 Part 2", ..AFTER_ORDER }];

/// After a serious violence reduction order (Sentencing Act 2020 Part 11).
pub(super) const SERIOUS_VIOLENCE: &[NotificationDuty] = &[NotificationDuty {
    codes: &[code("SE20015", text_key!("kind.offence_notification_offence"))],
    source: "Sentencing Act 2020 ss.342A–342L",
    ..AFTER_ORDER
}];

/// The duty of which no more is known than its three days.
const AFTER_ORDER: NotificationDuty = NotificationDuty {
    starts: DutyStart::DayMade,
    starts_words: text_key!("kind.from_the_order"),
    days: 3,
    clock: None,
    what: text_key!("kind.duty_after_order_what"),
    how: text_key!("kind.duty_after_order_how"),
    waived_while: None,
    penalty: None,
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
        starts(OrderKind::RestrainingConviction, &[]);
        starts(OrderKind::Kcpo, &[DutyStart::DayMade]);
    }

    /// Sexual Offences Act 2003 s.103G(2)–(4).
    #[test]
    fn an_shpo_is_notified_from_service_where_no_conviction_bound_them_already() {
        for kind in [OrderKind::Shpo, OrderKind::InterimShpo] {
            starts(kind.clone(), &[DutyStart::DayOfConviction, DutyStart::DayServed]);
            let clocks: Vec<Option<ClockRule>> = row_for(&kind).unwrap().duties.iter().map(|duty| duty.clock).collect();
            assert_eq!(clocks, [None, Some(ClockRule::ShpoNotification)]);
        }
    }

    /// Sexual Offences Act 2003 s.122F.
    #[test]
    fn an_sro_is_notified_from_service_and_from_each_change() {
        for kind in [OrderKind::Sro, OrderKind::InterimSro] {
            starts(kind.clone(), &[DutyStart::DayServed, DutyStart::DayOfChange]);
            let duties = row_for(&kind).unwrap().duties;
            assert!(duties.iter().all(|duty| duty.clock == Some(ClockRule::SroNotification)));
        }
        for kind in [OrderKind::Sopo, OrderKind::Rosho, OrderKind::ForeignTravel] {
            starts(kind, &[]);
        }
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
