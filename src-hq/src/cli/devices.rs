//! Devices: whose they are, how they stand, when they called and what they fetched; and one that is lost.

use super::settings::Common;
use super::{NOTHING_DONE, open, open_to_read, print, print_as_it_is, standing};
use crate::devices::{KnownDevice, LastCall, OnDevice, Stands};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::store::calls::DeviceDay;
use crate::store::enrolments::State;
use clap::Args;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Text, TextKey, Verbatim, Wording, english, plain};
use cordon_core::{text, text_key};
use serde_json::json;
use std::net::IpAddr;
use std::process::ExitCode;

/// For `devices`.
#[derive(Debug, Args)]
pub struct DevicesArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Those alone that the officer of this collar number was ever enrolled on.
    #[arg(long)]
    pub collar: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `revoke`.
#[derive(Debug, Args)]
pub struct RevokeArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Which.
    #[command(flatten)]
    pub lost: Lost,
    /// Why.
    #[arg(long)]
    pub why: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// A device by its id, or by its officer.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct Lost {
    /// Which device.
    #[arg(long)]
    pub device: Option<DeviceId>,
    /// Whose: the officer's collar number. Where they have several devices, they are named, and nothing is done
    /// without `--device`.
    #[arg(long)]
    pub collar: Option<String>,
}

/// For `pulls`.
#[derive(Debug, Args)]
pub struct PullsArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Of this device alone.
    #[arg(long)]
    pub device: Option<DeviceId>,
    /// Of those devices that the officer of this collar number was ever enrolled on.
    #[arg(long, conflicts_with = "device")]
    pub collar: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Lists devices.
pub fn list(asked: &DevicesArguments) -> Result<ExitCode> {
    let hq = open_to_read(&asked.common)?;
    let known = match &asked.collar {
        Some(collar) => hq.devices_of(collar)?,
        None => hq.devices()?,
    };
    if asked.json {
        print_as_it_is(&serde_json::to_string(&known)?)?;
    } else if known.is_empty() {
        print(&english(none(asked.collar.as_deref())))?;
    } else {
        known.iter().try_for_each(|device| print(&shown(device)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn none(collar: Option<&str>) -> Text {
    match collar {
        Some(collar) => text!("hq.no_device_of_collar", collar = Verbatim::from(collar)),
        None => text!("hq.no_device"),
    }
}

/// A device, and under it a line for each officer.
fn shown(known: &KnownDevice) -> String {
    let mut lines = vec![english(device_line(known))];
    lines.extend(known.officers.iter().map(|on| english(officer_line(on))));
    lines.join("\n")
}

fn device_line(known: &KnownDevice) -> Text {
    let id = Verbatim::from(known.device.to_string());
    let [enrolled, ends, revoked] = [Some(known.enrolled_at), known.certificate_ends, known.revoked_at]
        .map(|time| Verbatim::from(time.map(Timestamp::london_text).unwrap_or_default()));
    let call = call(known.last_call.as_ref());
    match known.stands {
        Stands::InUse => text!("hq.device_in_use", device = id, at = enrolled, until = ends, call = call),
        Stands::Expired => text!("hq.device_expired", device = id, at = enrolled, until = ends, call = call),
        Stands::Revoked => text!("hq.device_is_revoked", device = id, at = enrolled, revoked = revoked, call = call),
    }
}

fn call(last: Option<&LastCall>) -> Wording {
    match last {
        None => text_key!("hq.never_called").into(),
        Some(LastCall { at, addresses }) => {
            text!("hq.last_call", at = Verbatim::from(at.london_text()), from = from(addresses)).into()
        }
    }
}

fn from(addresses: &[IpAddr]) -> Verbatim {
    Verbatim::from(addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
}

fn officer_line(on: &OnDevice) -> Text {
    let [who, collar] = [&on.shown, &on.collar].map(|text| Verbatim::from(plain(text)));
    text!("hq.officer_on_device", who = who, collar = collar, state = state(on.state))
}

const fn state(state: State) -> TextKey {
    match state {
        State::Waits => text_key!("hq.on_device_waits"),
        State::Confirmed => text_key!("hq.on_device_confirmed"),
        State::NotConfirmed => text_key!("hq.on_device_given_up"),
        State::Expired => text_key!("hq.on_device_expired"),
        State::Left => text_key!("hq.on_device_left"),
    }
}

/// Revokes a device that is named, or the only one of an officer.
pub fn revoke(asked: &RevokeArguments) -> Result<ExitCode> {
    let hq = open(&asked.common)?;
    let device = match (asked.lost.device, &asked.lost.collar) {
        (Some(device), None) => device,
        (named, Some(collar)) => match of_officer(&hq, named, collar)? {
            Meant::This(device) => device,
            Meant::None => return none_to_revoke(asked, collar),
            Meant::Several(known) => return several(asked, collar, &known),
        },
        (None, None) => return Err(Failure::Setting(text!("hq.which_device_is_not_named"))),
    };
    let (is_enrolled, is_revoked) = (hq.is_enrolled(device)?, hq.revoke(device, &asked.why)?);
    if asked.json {
        let printed = json!({ "device": device, "revoked": is_revoked, "enrolled": is_enrolled });
        print_as_it_is(&printed.to_string())?;
    } else {
        print(&english(standing::revoked(device, is_revoked, is_enrolled)))?;
        let known = hq.devices()?.into_iter().find(|known| known.device == device);
        known.iter().flat_map(|known| &known.officers).try_for_each(|on| print(&english(officer_line(on))))?;
    }
    Ok(if is_revoked { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Which device of an officer is meant.
enum Meant {
    This(DeviceId),
    None,
    Several(Vec<KnownDevice>),
}

fn of_officer(hq: &Hq, named: Option<DeviceId>, collar: &str) -> Result<Meant> {
    let mut known = hq.devices_of(collar)?;
    if let Some(device) = named {
        if known.iter().any(|known| known.device == device) {
            return Ok(Meant::This(device));
        }
        let (device, collar) = (Verbatim::from(device.to_string()), Verbatim::from(collar));
        return Err(Failure::Setting(text!("hq.device_of_another_collar", device = device, collar = collar)));
    }
    known.retain(|known| known.revoked_at.is_none());
    Ok(match known.as_slice() {
        [] => Meant::None,
        [only] => Meant::This(only.device),
        [_, ..] => Meant::Several(known),
    })
}

fn none_to_revoke(asked: &RevokeArguments, collar: &str) -> Result<ExitCode> {
    if asked.json {
        print_as_it_is(&json!({ "collar": collar, "revoked": false, "devices": [] }).to_string())?;
    } else {
        print(&english(text!("hq.no_device_to_revoke", collar = Verbatim::from(collar))))?;
    }
    Ok(ExitCode::FAILURE)
}

/// Names an officer's devices: which of them is lost a person has to say.
fn several(asked: &RevokeArguments, collar: &str, known: &[KnownDevice]) -> Result<ExitCode> {
    if asked.json {
        print_as_it_is(&json!({ "collar": collar, "revoked": false, "devices": known }).to_string())?;
    } else {
        print(&english(text!("hq.several_devices", count = known.len(), collar = Verbatim::from(collar))))?;
        known.iter().try_for_each(|device| print(&shown(device)))?;
    }
    Ok(ExitCode::from(NOTHING_DONE))
}

/// Lists when devices called and what they fetched.
pub fn pulls(asked: &PullsArguments) -> Result<ExitCode> {
    let hq = open_to_read(&asked.common)?;
    let mut days = hq.device_days(asked.device)?;
    if let Some(collar) = &asked.collar {
        let theirs: Vec<DeviceId> = hq.devices_of(collar)?.iter().map(|known| known.device).collect();
        days.retain(|day| theirs.contains(&day.device));
    }
    if asked.json {
        print_as_it_is(&serde_json::to_string(&days)?)?;
    } else if days.is_empty() {
        print(&english(text!("hq.no_pull")))?;
    } else {
        days.iter().try_for_each(|day| print(&english(day_line(day))))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn day_line(day: &DeviceDay) -> Text {
    let [date, device] = [day.day.to_string(), day.device.to_string()].map(Verbatim::from);
    let [first, last] = [day.first_at, day.last_at].map(|time| Verbatim::from(time.london_text()));
    let fetched = text!("hq.fetched", count = day.segments, bytes = day.bytes);
    let from: Wording = match day.unnamed {
        0 => from(&day.addresses).into(),
        more => text!("hq.from_others_too", from = from(&day.addresses), count = more).into(),
    };
    text!("hq.pulled", day = date, device = device, first = first, last = last, fetched = fetched, from = from)
}
