//! What the rows of offences share: arrest under PACE s.24 and the clocks of custody.

use super::{ClockChoice, Custody, PowerId, PowerRow, RowClock};
use super::{Tense, Test};
use crate::rules::clock::ClockRule;
use crate::text_key;

/// Arrest for an offence (PACE 1984 s.24; entry s.17(1)(b), for either-way counts as indictable).
/// No clock starts at the arrest itself: the detention clock starts at the station.
pub const ARREST_FOR_OFFENCE: PowerRow = PowerRow {
    id: PowerId::PaceS24,
    source: "PACE 1984 s.24",
    tense: Tense::Offence,
    test: Test::Suspecting,
    needs_necessity: true,
    entry: Some("PACE 1984 s.17(1)(b)"),
    custody: Custody::StationThenPolice,
    clock: ClockChoice::None,
};

/// The same for an offence that is tried summarily alone: s.17(1)(b) is of indictable offences, and no other
/// power of entry is listed for it.
const ARREST_FOR_SUMMARY_OFFENCE: PowerRow = PowerRow { entry: None, ..ARREST_FOR_OFFENCE };

/// The one power of a breach that is an offence.
pub(super) const POWERS: &[PowerRow] = &[ARREST_FOR_OFFENCE];

/// The one power of a breach that is a summary offence, or one of which the mode of trial was not read.
pub(super) const SUMMARY_POWERS: &[PowerRow] = &[ARREST_FOR_SUMMARY_OFFENCE];

/// Detention before charge (PACE 1984 s.41).
pub(super) const DETENTION: RowClock =
    RowClock { rule: ClockRule::PaceDetention, starts: text_key!("kind.detention_the_relevant_time_as_a_rule") };

/// From charge to court (PACE 1984 s.46).
pub(super) const CHARGED: RowClock =
    RowClock { rule: ClockRule::ChargedToCourt, starts: text_key!("kind.charged_the_charge_if_he_is_held") };

/// The clocks of custody, for a breach that is an offence.
pub(super) const CLOCKS: &[RowClock] = &[DETENTION, CHARGED];
