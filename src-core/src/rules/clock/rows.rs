//! One row for each rule, with its section and its words.

use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// What starts a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockStart {
    /// The time of the arrest.
    Arrest,
    /// The time of service.
    Service,
    /// When the notice was given.
    NoticeGiven,
    /// The day the order was made.
    DayMade,
    /// Arrival at the station, or what else PACE s.41(2) makes the relevant time.
    ArrivalAtStation,
    /// The time of charge.
    Charge,
    /// Arrival at a place of safety, or the decision to keep somebody who was already at one (Mental Health
    /// Act 1983 s.136(2A)).
    ArrivalAtPlaceOfSafety,
    /// When a child was taken into police protection (Children Act 1989 s.46(6)).
    TakenIntoProtection,
}

/// How long a clock runs, and what it leaves out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// Hours of the days that count: A, B and B+.
    Counted { hours: i64, without: Without },
    /// So many days, that of the start the first: C.
    Days { count: u32 },
    /// As many days as the order states, the day made the first: D.
    DaysGiven,
    /// Hours elapsed: E. So many where none are given; others only where they may be authorised.
    Elapsed { hours: u32, authorised: &'static [u32], open: Option<TextKey> },
    /// To the first sitting of a court: F.
    NextSitting,
}

/// Which days contribute no time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Without {
    /// Sundays, Christmas Day and Good Friday: B.
    Sundays,
    /// Those, and bank holidays: A.
    BankHolidays,
    /// Those, bank holidays and Saturdays: B+.
    SaturdaysToo,
}

/// What is written down of a rule.
pub(super) struct Row {
    /// Its name in commands and files.
    pub(super) name: &'static str,
    /// Where it is written.
    pub(super) source: &'static str,
    /// What starts it.
    pub(super) starts_with: ClockStart,
    /// How long it runs.
    pub(super) length: Length,
    /// The text that says the rule in a plain sentence.
    pub(super) words: TextKey,
}

pub(super) static DVPN_ARREST: Row = Row {
    name: "dvpn-arrest",
    source: "Crime and Security Act 2010 s.26(1)(a), (4)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::BankHolidays },
    words: text_key!("clock.dvpn_arrest"),
};

pub(super) static DVPN_HEARING: Row = Row {
    name: "dvpn-hearing",
    source: "Crime and Security Act 2010 s.27(3)–(4)",
    starts_with: ClockStart::Service,
    length: Length::Counted { hours: 48, without: Without::BankHolidays },
    words: text_key!("clock.dvpn_hearing"),
};

pub(super) static DVPO_ARREST: Row = Row {
    name: "dvpo-arrest",
    source: "Crime and Security Act 2010 s.29",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::BankHolidays },
    words: text_key!("clock.dvpo_arrest"),
};

pub(super) static DAPN_ARREST: Row = Row {
    name: "dapn-arrest",
    source: "Domestic Abuse Act 2021 s.26",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::BankHolidays },
    words: text_key!("clock.dapn_arrest"),
};

pub(super) static DAPN_HEARING: Row = Row {
    name: "dapn-hearing",
    source: "Domestic Abuse Act 2021 s.29(2)–(3)",
    starts_with: ClockStart::NoticeGiven,
    length: Length::Counted { hours: 48, without: Without::BankHolidays },
    words: text_key!("clock.dapn_hearing"),
};

pub(super) static OCCUPATION_ARREST: Row = Row {
    name: "occupation-arrest",
    source: "Family Law Act 1996 s.47(7)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::Sundays },
    words: text_key!("clock.occupation_arrest"),
};

pub(super) static ASB_ARREST: Row = Row {
    name: "asb-arrest",
    source: "Anti-social Behaviour, Crime and Policing Act 2014 s.9(3)–(4)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::Sundays },
    words: text_key!("clock.asb_arrest"),
};

pub(super) static GANG_ARREST: Row = Row {
    name: "gang-arrest",
    source: "Policing and Crime Act 2009 s.43",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::Sundays },
    words: text_key!("clock.gang_arrest"),
};

pub(super) static BAIL_ARREST: Row = Row {
    name: "bail-arrest",
    source: "Bail Act 1976 s.7(4)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::Sundays },
    words: text_key!("clock.bail_arrest"),
};

pub(super) static MURDER_BAIL_ARREST: Row = Row {
    name: "murder-bail-arrest",
    source: "Bail Act 1976 s.7(4), (8)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::SaturdaysToo },
    words: text_key!("clock.murder_bail_arrest"),
};

pub(super) static SPO_NOTIFICATION: Row = Row {
    name: "spo-notification",
    source: "Stalking Protection Act 2019 s.9",
    starts_with: ClockStart::Service,
    length: Length::Days { count: 3 },
    words: text_key!("clock.spo_notification"),
};

pub(super) static DAPO_NOTIFICATION: Row = Row {
    name: "dapo-notification",
    source: "Domestic Abuse Act 2021 s.41",
    starts_with: ClockStart::DayMade,
    length: Length::Days { count: 3 },
    words: text_key!("clock.dapo_notification"),
};

pub(super) static SRO_NOTIFICATION: Row = Row {
    name: "sro-notification",
    source: "Sexual Offences Act 2003 s.122F",
    starts_with: ClockStart::Service,
    length: Length::Days { count: 3 },
    words: text_key!("clock.sro_notification"),
};

pub(super) static SHPO_NOTIFICATION: Row = Row {
    name: "shpo-notification",
    source: "Sexual Offences Act 2003 ss.83, 103G(2)–(4)",
    starts_with: ClockStart::Service,
    length: Length::Days { count: 3 },
    words: text_key!("clock.shpo_notification"),
};

pub(super) static DVPO_LIFE: Row = Row {
    name: "dvpo-life",
    source: "Crime and Security Act 2010 s.28(10)",
    starts_with: ClockStart::DayMade,
    length: Length::DaysGiven,
    words: text_key!("clock.dvpo_life"),
};

pub(super) static PACE_DETENTION: Row = Row {
    name: "pace-detention",
    source: "Police and Criminal Evidence Act 1984 ss.41–44",
    starts_with: ClockStart::ArrivalAtStation,
    length: Length::Elapsed { hours: 24, authorised: &[36, 96], open: Some(text_key!("clock.waits_detention")) },
    words: text_key!("clock.pace_detention"),
};

pub(super) static CHARGED_TO_COURT: Row = Row {
    name: "charged-to-court",
    source: "Police and Criminal Evidence Act 1984 s.46(2)–(8)",
    starts_with: ClockStart::Charge,
    length: Length::NextSitting,
    words: text_key!("clock.charged_to_court"),
};

pub(super) static PLACE_OF_SAFETY: Row = Row {
    name: "place-of-safety",
    source: "Mental Health Act 1983 ss.136(2A), 136B",
    starts_with: ClockStart::ArrivalAtPlaceOfSafety,
    length: Length::Elapsed { hours: 24, authorised: &[36], open: Some(text_key!("clock.waits_place_of_safety")) },
    words: text_key!("clock.place_of_safety"),
};

pub(super) static POLICE_PROTECTION: Row = Row {
    name: "police-protection",
    source: "Children Act 1989 s.46(6)",
    starts_with: ClockStart::TakenIntoProtection,
    length: Length::Elapsed { hours: 72, authorised: &[], open: None },
    words: text_key!("clock.police_protection"),
};
