//! Enrolments that wait, the numbers that confirm them, and officers who leave.

use super::settings::Common;
use super::{open, open_to_read, print, print_as_it_is};
use crate::confirmation::{Confirmation, Listed};
use crate::failure::{Failure, Result};
use crate::leaving::Offboarded;
use crate::store::enrolments::State;
use clap::Args;
use cordon_core::proof::short_number::ShortNumber;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, english};
use std::process::ExitCode;

/// For `enrolments`.
#[derive(Debug, Args)]
pub struct EnrolmentsArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Those too that were settled.
    #[arg(long)]
    pub all: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `confirm`.
#[derive(Debug, Args)]
pub struct ConfirmArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// The officer's collar number.
    pub collar: String,
    /// The six digits that the officer reads out, in one piece or two.
    #[arg(required = true)]
    pub number: Vec<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `offboard`.
#[derive(Debug, Args)]
pub struct OffboardArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// The officer's collar number.
    pub collar: String,
    /// Why.
    #[arg(long)]
    pub why: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Lists enrolments with their numbers.
pub fn enrolments(asked: &EnrolmentsArguments) -> Result<ExitCode> {
    let mut listed = open_to_read(&asked.common)?.enrolments()?;
    listed.retain(|each| asked.all || each.state == State::Waits);
    if asked.json {
        print_as_it_is(&serde_json::to_string(&listed)?)?;
    } else if listed.is_empty() {
        print(&english(text!("hq.no_enrolment_waits")))?;
    } else {
        listed.iter().try_for_each(|each| print(&english(line(each))))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn line(listed: &Listed) -> Text {
    let Listed { collar, shown, device, expires_at, enrolled_at, .. } = listed;
    let [at, until, device] =
        [enrolled_at.london_text(), expires_at.london_text(), device.to_string()].map(Verbatim::from);
    let who = Verbatim::from(shown.as_str());
    match (listed.state, listed.number) {
        (State::Waits, Some(number)) => {
            let number = Verbatim::from(number.to_string());
            let collar = Verbatim::from(collar.as_str());
            text!(
                "hq.enrolment_waits",
                at = at,
                who = who,
                collar = collar,
                device = device,
                number = number,
                until = until,
            )
        }
        (State::Waits, None) => text!("hq.enrolment_without_number", at = at, who = who, device = device),
        (State::Confirmed, _) => text!("hq.enrolment_confirmed", at = at, who = who, device = device),
        (State::NotConfirmed, _) => text!("hq.enrolment_given_up", at = at, who = who, device = device),
        (State::Expired, _) => text!("hq.enrolment_expired", at = at, who = who, device = device),
        (State::Left, _) => text!("hq.enrolment_of_one_who_left", at = at, who = who, device = device),
    }
}

/// Confirms an enrolment.
pub fn confirm(asked: &ConfirmArguments) -> Result<ExitCode> {
    let number: ShortNumber =
        asked.number.concat().parse().map_err(|_| Failure::Setting(text!("hq.six_digits_are_needed")))?;
    let done = open(&asked.common)?.confirm(&asked.collar, number)?;
    let collar = Verbatim::from(asked.collar.as_str());
    let (json, said) = match &done {
        Confirmation::Confirmed(held) => {
            let json = serde_json::json!({ "confirmed": true, "device": held.device, "officer": held.officer });
            let who = Verbatim::from(held.shown.as_str());
            (json, text!("hq.confirmed", who = who, device = Verbatim::from(held.device.to_string())))
        }
        Confirmation::Wrong { tries_left } => {
            let json = serde_json::json!({ "confirmed": false, "tries_left": tries_left });
            (json, text!("hq.number_wrong", count = *tries_left, collar = collar))
        }
        Confirmation::GivenUp => {
            (serde_json::json!({ "confirmed": false, "tries_left": 0 }), text!("hq.number_wrong_last", collar = collar))
        }
    };
    print(&if asked.json { json.to_string() } else { english(said) })?;
    Ok(match done {
        Confirmation::Confirmed(_) => ExitCode::SUCCESS,
        Confirmation::Wrong { .. } | Confirmation::GivenUp => ExitCode::FAILURE,
    })
}

/// Ends an officer's access on every device.
pub fn offboard(asked: &OffboardArguments) -> Result<ExitCode> {
    let collar = Verbatim::from(asked.collar.as_str());
    let Some(done) = open(&asked.common)?.offboard(&asked.collar, &asked.why)? else {
        if asked.json {
            print_as_it_is(&serde_json::json!({ "collar": asked.collar, "offboarded": false }).to_string())?;
        } else {
            print(&english(text!("hq.no_such_collar", collar = collar)))?;
        }
        return Ok(ExitCode::FAILURE);
    };
    if asked.json {
        print_as_it_is(&serde_json::to_string(&done)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let Offboarded { at, devices, codes, .. } = done;
    let at = Verbatim::from(at.london_text());
    print(&english(text!("hq.offboarded", count = devices.len(), collar = collar, at = at)))?;
    if codes > 0 {
        print(&english(text!("hq.codes_void", count = codes)))?;
    }
    devices.iter().try_for_each(|device| print(&device.to_string()))?;
    Ok(ExitCode::SUCCESS)
}
