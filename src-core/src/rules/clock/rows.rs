//! One row for each rule, with its section and its words.

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
    /// Hours elapsed, as authorised: E.
    Elapsed,
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
    /// The rule in a plain sentence.
    pub(super) words: &'static str,
}

pub(super) static DVPN_ARREST: Row = Row {
    name: "dvpn-arrest",
    source: "Crime and Security Act 2010 s.26(1)(a), (4)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::BankHolidays },
    words: "Bring before the magistrates' court that is to hear the DVPO application within 24 hours beginning with \
            the time of the arrest, or at that hearing if it comes sooner.",
};

pub(super) static DVPN_HEARING: Row = Row {
    name: "dvpn-hearing",
    source: "Crime and Security Act 2010 s.27(3)–(4)",
    starts_with: ClockStart::Service,
    length: Length::Counted { hours: 48, without: Without::BankHolidays },
    words: "The application for a DVPO must be heard not later than 48 hours after the DVPN was served.",
};

pub(super) static DVPO_ARREST: Row = Row {
    name: "dvpo-arrest",
    source: "Crime and Security Act 2010 s.29",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::BankHolidays },
    words: "Bring before a magistrates' court within 24 hours beginning with the time of the arrest.",
};

pub(super) static DAPN_ARREST: Row = Row {
    name: "dapn-arrest",
    source: "Domestic Abuse Act 2021 s.26",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::BankHolidays },
    words: "Bring before the magistrates' court that is to hear the DAPO application within 24 hours beginning with \
            the time of the arrest, or at that hearing if it comes sooner.",
};

pub(super) static DAPN_HEARING: Row = Row {
    name: "dapn-hearing",
    source: "Domestic Abuse Act 2021 s.29(2)–(3)",
    starts_with: ClockStart::NoticeGiven,
    length: Length::Counted { hours: 48, without: Without::BankHolidays },
    words: "The application for a DAPO must be heard not later than 48 hours after the DAPN was given.",
};

pub(super) static OCCUPATION_ARREST: Row = Row {
    name: "occupation-arrest",
    source: "Family Law Act 1996 s.47(7)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::Sundays },
    words: "Bring before the relevant judicial authority, a judge of the court that made the order, within 24 hours \
            beginning at the time of the arrest.",
};

pub(super) static BAIL_ARREST: Row = Row {
    name: "bail-arrest",
    source: "Bail Act 1976 s.7(4)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::Sundays },
    words: "Bring before a justice of the peace as soon as practicable and in any event within 24 hours after the \
            arrest; if arrested within 24 hours before the time to surrender, before the court to surrender to.",
};

pub(super) static MURDER_BAIL_ARREST: Row = Row {
    name: "murder-bail-arrest",
    source: "Bail Act 1976 s.7(4), (8)",
    starts_with: ClockStart::Arrest,
    length: Length::Counted { hours: 24, without: Without::SaturdaysToo },
    words: "Bring before a judge of the Crown Court as soon as practicable and in any event within 24 hours after the \
            arrest.",
};

pub(super) static SPO_NOTIFICATION: Row = Row {
    name: "spo-notification",
    source: "Stalking Protection Act 2019 s.9",
    starts_with: ClockStart::Service,
    length: Length::Days { count: 3 },
    words: "Names and home address must be notified to the police within 3 days beginning with the day the order was \
            served.",
};

pub(super) static DAPO_NOTIFICATION: Row = Row {
    name: "dapo-notification",
    source: "Domestic Abuse Act 2021 s.41",
    starts_with: ClockStart::DayMade,
    length: Length::Days { count: 3 },
    words: "Names and home address must be notified to the police within 3 days beginning with the day the order was \
            made.",
};

pub(super) static DVPO_LIFE: Row = Row {
    name: "dvpo-life",
    source: "Crime and Security Act 2010 s.28(10)",
    starts_with: ClockStart::DayMade,
    length: Length::DaysGiven,
    words: "The order lasts for the days it states, 14 to 28, beginning with the day it was made.",
};

pub(super) static PACE_DETENTION: Row = Row {
    name: "pace-detention",
    source: "Police and Criminal Evidence Act 1984 ss.41–44",
    starts_with: ClockStart::ArrivalAtStation,
    length: Length::Elapsed,
    words: "Detention without charge ends 24 hours after the relevant time, 36 where a superintendent authorised it, \
            and 96 at the most under magistrates' warrants.",
};

pub(super) static CHARGED_TO_COURT: Row = Row {
    name: "charged-to-court",
    source: "Police and Criminal Evidence Act 1984 s.46(2)–(8)",
    starts_with: ClockStart::Charge,
    length: Length::NextSitting,
    words: "Bring before a magistrates' court as soon as practicable and not later than the first sitting after \
            charge; if none is due that day or the next, tell the court, which must then sit not later than the day \
            after the charge, or the first day after it that is no Sunday, Christmas Day or Good Friday.",
};
