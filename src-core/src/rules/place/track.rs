//! What a receiver says of its own quality, read as an accuracy.
//!
//! Calibrated on the same road ridden with three receivers (`tests/tests/calibration.rs`). There a
//! phone that stated 3 m at 68 % lay farther than that from the road in half of its fixes, and how a
//! fix disagreed with those before it told nothing of its error: such errors drift, they do not jump.
//! So a stated radius is believed to no better than [`BEST_RADIUS_M`], and no fix is dropped. A source that
//! states no radius may be far worse than those three (ADR 0018); neither a dilution nor the smoothness
//! of a track shows that it is not, for errors that drift are smooth.

use super::{ASSUMED_RADIUS_M, Accuracy, AccuracyLevel, BEST_RADIUS_M, radius_in_sigmas};

/// The radius in metres at 68 % for each unit of horizontal dilution: the range error of a receiver
/// under open sky. Some programs write metres where GPX has the dilution; this covers both readings.
pub const METRES_PER_DILUTION: f64 = 2.0;

/// The dilution that receivers write where they have no fix (NMEA 0183 fills the field so).
pub const NO_FIX_DILUTION: f64 = 99.99;

/// No stated radius is taken as wider than this, in metres.
const WIDEST_RADIUS_M: f64 = 20_000.0;

/// The accuracy of a fix whose source states none: [`ASSUMED_RADIUS_M`] at 68 %, marked as assumed.
pub fn assumed() -> Accuracy {
    Accuracy { radius_m: ASSUMED_RADIUS_M, level: AccuracyLevel::Assumed }
}

/// The accuracy of a fix that states only its horizontal dilution of precision (GPX 1.1 `hdop`): no
/// radius, so it is marked as assumed. A dilution that is no positive number states nothing.
pub fn accuracy_from_hdop(hdop: f64) -> Accuracy {
    if hdop.is_nan() || hdop <= 0.0 {
        return assumed();
    }
    let radius_m = METRES_PER_DILUTION * hdop.min(NO_FIX_DILUTION);
    Accuracy { radius_m: radius_m.max(ASSUMED_RADIUS_M), level: AccuracyLevel::Assumed }
}

/// The accuracy of a satellite fix that states a radius in metres at a level: kept as stated where it
/// is wider than [`BEST_RADIUS_M`], else raised to that. A radius that is no positive number
/// states nothing.
pub fn accuracy_from_radius(radius_m: f64, level: AccuracyLevel) -> Accuracy {
    if radius_m.is_nan() || radius_m <= 0.0 {
        return assumed();
    }
    let least_m = BEST_RADIUS_M * radius_in_sigmas(level.share()) / radius_in_sigmas(AccuracyLevel::Percent68.share());
    Accuracy { radius_m: radius_m.clamp(least_m, WIDEST_RADIUS_M), level }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(found: Accuracy, radius_m: f64, level: AccuracyLevel) {
        assert!((found.radius_m - radius_m).abs() < 1e-6, "{found:?}, expected {radius_m} m");
        assert_eq!(found.level, level);
    }

    #[test]
    fn a_source_that_states_nothing_gets_the_assumed_accuracy() {
        check(assumed(), 52.0, AccuracyLevel::Assumed);
        for nothing in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
            check(accuracy_from_hdop(nothing), 52.0, AccuracyLevel::Assumed);
            check(accuracy_from_radius(nothing, AccuracyLevel::Percent95), 52.0, AccuracyLevel::Assumed);
        }
    }

    #[test]
    fn a_dilution_widens_and_never_narrows() {
        check(accuracy_from_hdop(0.8), 52.0, AccuracyLevel::Assumed);
        check(accuracy_from_hdop(18.0), 52.0, AccuracyLevel::Assumed);
        check(accuracy_from_hdop(30.0), 60.0, AccuracyLevel::Assumed);
        check(accuracy_from_hdop(f64::INFINITY), 199.98, AccuracyLevel::Assumed);
    }

    #[test]
    fn a_stated_radius_keeps_its_level_and_is_never_better_than_assumed() {
        check(accuracy_from_radius(25.0, AccuracyLevel::Percent68), 25.0, AccuracyLevel::Percent68);
        check(accuracy_from_radius(3.0, AccuracyLevel::Percent68), 8.0, AccuracyLevel::Percent68);
        // 8 m at 68 % is 12.972 m at 95 %: 8 · √(ln 0.05 / ln 0.32).
        let at_95 = accuracy_from_radius(5.0, AccuracyLevel::Percent95);
        check(at_95, 8.0 * (0.05_f64.ln() / 0.32_f64.ln()).sqrt(), AccuracyLevel::Percent95);
        check(accuracy_from_radius(f64::INFINITY, AccuracyLevel::Percent95), 20_000.0, AccuracyLevel::Percent95);
    }

    proptest! {
        #[test]
        fn a_worse_statement_is_never_a_better_accuracy(one in 0.01_f64..500.0, more in 0.0_f64..500.0) {
            prop_assert!(accuracy_from_hdop(one + more).sigma_m() >= accuracy_from_hdop(one).sigma_m());
            for level in [AccuracyLevel::Percent68, AccuracyLevel::Percent95, AccuracyLevel::Assumed] {
                let (good, bad) = (accuracy_from_radius(one, level), accuracy_from_radius(one + more, level));
                prop_assert!(bad.sigma_m() >= good.sigma_m() && good.sigma_m() > 5.29);
            }
        }
    }
}
