//! The births of those whom a case names.

use super::entered::Entered;
use super::table::{Case, day};
use chrono::Months;
use cordon_core::rules::age::HeldBirths;
use cordon_core::rules::person::BirthDate;
use cordon_core::rules::time::{Day, Timestamp};

/// The births as a device would hold them. Where no birthday is named, the respondent turned their age half a
/// year before the act, so that what happened around it was at the same age.
pub fn births(case: &Case, entered: Entered, act: Timestamp) -> Result<HeldBirths, String> {
    let respondent = match entered.born {
        Some(born) => day(born)?,
        None => {
            let turned = act.london_day().minus_days(183);
            let months = Months::new(case.respondent_age_at_act.saturating_mul(12));
            Day(turned.0.checked_sub_months(months).unwrap_or(turned.0))
        }
    };
    let protected = match entered.protected_born {
        Some(born) => vec![vec![BirthDate::Known(day(born)?)]],
        None => Vec::new(),
    };
    Ok(HeldBirths { respondents: vec![vec![BirthDate::Known(respondent)]], protected })
}
