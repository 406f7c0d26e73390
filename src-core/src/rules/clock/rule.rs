//! The rules that clocks run under: where each is written, when it starts, and its words.

use super::ClockError;
use super::rows::{self, ClockStart, Length, Row, Without};
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// Which rule a clock runs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockRule {
    /// DVPN arrest: Crime and Security Act 2010 s.26.
    DvpnArrest,
    /// DVPN to DVPO hearing: Crime and Security Act 2010 s.27(3)–(4).
    DvpnHearing,
    /// DVPO arrest: Crime and Security Act 2010 s.29.
    DvpoArrest,
    /// DAPN arrest: Domestic Abuse Act 2021 s.26.
    DapnArrest,
    /// DAPN to DAPO hearing: Domestic Abuse Act 2021 s.29(2)–(3).
    DapnHearing,
    /// Occupation order arrest: Family Law Act 1996 s.47(7).
    OccupationArrest,
    /// Anti-social behaviour injunction arrest: Anti-social Behaviour, Crime and Policing Act 2014 s.9(3)–(4).
    AsbArrest,
    /// Gang injunction arrest: Policing and Crime Act 2009 s.43.
    GangArrest,
    /// Bail arrest: Bail Act 1976 s.7(4).
    BailArrest,
    /// Bail arrest of somebody charged with murder: Bail Act 1976 s.7(8).
    MurderBailArrest,
    /// Notification after an SPO: Stalking Protection Act 2019 s.9.
    SpoNotification,
    /// Notification after a DAPO: Domestic Abuse Act 2021 s.41.
    DapoNotification,
    /// Notification after a sexual risk order: Sexual Offences Act 2003 s.122F.
    SroNotification,
    /// Notification after a sexual harm prevention order, by somebody not bound to notify already: Sexual
    /// Offences Act 2003 s.103G(2)–(4).
    ShpoNotification,
    /// How long a DVPO lasts: Crime and Security Act 2010 s.28(10).
    DvpoLife,
    /// Detention without charge: Police and Criminal Evidence Act 1984 s.41.
    PaceDetention,
    /// Detention after charge, to court: Police and Criminal Evidence Act 1984 s.46.
    ChargedToCourt,
    /// Detention at a place of safety: Mental Health Act 1983 ss.136(2A), 136B.
    PlaceOfSafety,
    /// Police protection of a child: Children Act 1989 s.46(6).
    PoliceProtection,
}

impl ClockRule {
    /// Every rule.
    pub const ALL: [Self; 19] = [
        Self::DvpnArrest,
        Self::DvpnHearing,
        Self::DvpoArrest,
        Self::DapnArrest,
        Self::DapnHearing,
        Self::OccupationArrest,
        Self::AsbArrest,
        Self::GangArrest,
        Self::BailArrest,
        Self::MurderBailArrest,
        Self::SpoNotification,
        Self::DapoNotification,
        Self::SroNotification,
        Self::ShpoNotification,
        Self::DvpoLife,
        Self::PaceDetention,
        Self::ChargedToCourt,
        Self::PlaceOfSafety,
        Self::PoliceProtection,
    ];

    /// Reads a rule's name: `dvpn-arrest`.
    pub fn parse(text: &str) -> Result<Self, ClockError> {
        Self::ALL.into_iter().find(|rule| rule.name() == text).ok_or(ClockError::UnknownRule)
    }

    /// Its name in commands and files: `dvpn-arrest`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Where the rule is written.
    pub fn source(self) -> &'static str {
        self.row().source
    }

    /// What starts it.
    pub fn starts_with(self) -> ClockStart {
        self.row().starts_with
    }

    /// What to do once its limit has passed. What then becomes of an arrest, a notice or a duty is for
    /// others to decide.
    pub fn past_limit(self) -> TextKey {
        match self {
            Self::DvpnArrest
            | Self::DvpoArrest
            | Self::DapnArrest
            | Self::OccupationArrest
            | Self::AsbArrest
            | Self::GangArrest
            | Self::BailArrest
            | Self::MurderBailArrest
            | Self::ChargedToCourt => text_key!("clock.past_court"),
            Self::PaceDetention => text_key!("clock.past_detention"),
            Self::DvpnHearing | Self::DapnHearing => text_key!("clock.past_hearing"),
            Self::SpoNotification | Self::DapoNotification | Self::SroNotification | Self::ShpoNotification => {
                text_key!("clock.past_notification")
            }
            Self::DvpoLife => text_key!("clock.past_life"),
            Self::PlaceOfSafety => text_key!("clock.past_place_of_safety"),
            Self::PoliceProtection => text_key!("clock.past_police_protection"),
        }
    }

    /// The rule as one plain sentence, for when no date may be given.
    pub fn words(self) -> TextKey {
        self.row().words
    }

    /// Its letter among the reckoning rules: A, B, B+, C, D, E or F.
    pub fn letter(self) -> &'static str {
        match self.length() {
            Length::Counted { without: Without::BankHolidays, .. } => "A",
            Length::Counted { without: Without::Sundays, .. } => "B",
            Length::Counted { without: Without::SaturdaysToo, .. } => "B+",
            Length::Days { .. } => "C",
            Length::DaysGiven => "D",
            Length::Elapsed { .. } => "E",
            Length::NextSitting => "F",
        }
    }

    /// Which days count, as one plain sentence.
    pub fn what_counts(self) -> TextKey {
        match self.length() {
            Length::Counted { without: Without::BankHolidays, .. } => {
                text_key!("clock.counts_not_bank_holidays")
            }
            Length::Counted { without: Without::Sundays, .. } => {
                text_key!("clock.counts_bank_holidays")
            }
            Length::Counted { without: Without::SaturdaysToo, .. } => {
                text_key!("clock.counts_not_saturdays")
            }
            Length::Days { .. } | Length::DaysGiven => text_key!("clock.counts_every_day"),
            Length::Elapsed { .. } => text_key!("clock.counts_every_hour"),
            Length::NextSitting => {
                text_key!("clock.counts_to_a_sitting")
            }
        }
    }

    /// What the reckoning leaves open of a clock with this target and this limit. How days are counted is a
    /// question only where the two readings differ; what is not reckoned at all always is one.
    pub fn open_question<T: PartialEq>(self, target: &T, limit: &T) -> Option<TextKey> {
        let readings_differ = |question: TextKey| (target != limit).then_some(question);
        match self.length() {
            Length::Counted { without: Without::BankHolidays, .. } => {
                readings_differ(text_key!("clock.waits_boxing_day_and_start"))
            }
            Length::Counted { without: Without::Sundays | Without::SaturdaysToo, .. } => {
                readings_differ(text_key!("clock.waits_start"))
            }
            Length::Days { .. } | Length::DaysGiven => None,
            Length::Elapsed { open, .. } => open,
            Length::NextSitting => Some(text_key!("clock.waits_sitting")),
        }
    }

    /// Whether only the order states how many days it runs.
    pub fn takes_the_orders_days(self) -> bool {
        self.length() == Length::DaysGiven
    }

    /// Whether it runs for as many days as an order states.
    pub fn takes_days(self) -> bool {
        self.length() == Length::DaysGiven
    }

    /// Whether other hours than its own may be authorised.
    pub fn takes_hours(self) -> bool {
        match self.length() {
            Length::Elapsed { authorised, .. } => !authorised.is_empty(),
            Length::Counted { .. } | Length::Days { .. } | Length::DaysGiven | Length::NextSitting => false,
        }
    }

    /// Whether a hearing that comes sooner ends it: that of the application for which somebody is held
    /// (Crime and Security Act 2010 s.26(1); Domestic Abuse Act 2021 s.26), or that at which they must
    /// surrender to bail (Bail Act 1976 s.7(4)(b), of which s.7(8) changes for murder the judge and the days
    /// alone).
    pub fn takes_a_hearing(self) -> bool {
        match self {
            Self::DvpnArrest | Self::DapnArrest | Self::BailArrest | Self::MurderBailArrest => true,
            Self::DvpnHearing
            | Self::DvpoArrest
            | Self::DapnHearing
            | Self::OccupationArrest
            | Self::AsbArrest
            | Self::GangArrest
            | Self::SpoNotification
            | Self::DapoNotification
            | Self::SroNotification
            | Self::ShpoNotification
            | Self::DvpoLife
            | Self::PaceDetention
            | Self::ChargedToCourt
            | Self::PlaceOfSafety
            | Self::PoliceProtection => false,
        }
    }

    /// How long it runs.
    pub(super) fn length(self) -> Length {
        self.row().length
    }

    fn row(self) -> &'static Row {
        match self {
            Self::DvpnArrest => &rows::DVPN_ARREST,
            Self::DvpnHearing => &rows::DVPN_HEARING,
            Self::DvpoArrest => &rows::DVPO_ARREST,
            Self::DapnArrest => &rows::DAPN_ARREST,
            Self::DapnHearing => &rows::DAPN_HEARING,
            Self::OccupationArrest => &rows::OCCUPATION_ARREST,
            Self::AsbArrest => &rows::ASB_ARREST,
            Self::GangArrest => &rows::GANG_ARREST,
            Self::BailArrest => &rows::BAIL_ARREST,
            Self::MurderBailArrest => &rows::MURDER_BAIL_ARREST,
            Self::SpoNotification => &rows::SPO_NOTIFICATION,
            Self::DapoNotification => &rows::DAPO_NOTIFICATION,
            Self::SroNotification => &rows::SRO_NOTIFICATION,
            Self::ShpoNotification => &rows::SHPO_NOTIFICATION,
            Self::DvpoLife => &rows::DVPO_LIFE,
            Self::PaceDetention => &rows::PACE_DETENTION,
            Self::ChargedToCourt => &rows::CHARGED_TO_COURT,
            Self::PlaceOfSafety => &rows::PLACE_OF_SAFETY,
            Self::PoliceProtection => &rows::POLICE_PROTECTION,
        }
    }
}

/// The names of all rules, for whoever named none of them.
pub(super) fn names() -> String {
    ClockRule::ALL.map(ClockRule::name).join(", ")
}
