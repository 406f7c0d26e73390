//! `cordon enrol`: an officer is enrolled, or nothing is left behind.

use super::args::Args;
use super::input;
use super::passphrase;
use super::run::call;
use anyhow::Result;
use cordon_core::text;
use cordon_core::wire::{EnrolledSheet, Fault, FaultKind, GetSession, Unlock, Unreached, span};
use cordon_device::files::device;
use cordon_device::files::paths::Paths;
use cordon_device::{Enrolment, Failure, House, enrol};
use std::path::Path;

/// What is asked for.
pub struct Asked<'a> {
    /// HQ's address.
    pub hq: &'a str,
    /// HQ's certificate authority, PEM.
    pub ca: &'a Path,
    /// The one-time code.
    pub code: &'a str,
    /// For another officer: the passphrase of one already enrolled.
    pub unlock: Option<&'a Path>,
}

/// What stood at the device's folder before the program opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A device, enrolled or about to be.
    Device,
    /// A folder of somebody's.
    Folder,
    /// Nothing.
    Nothing,
}

impl Before {
    /// Of a device's folder.
    pub fn at(home: &Path) -> Self {
        match (House::stands_at(home), home.exists()) {
            (true, _) => Self::Device,
            (false, true) => Self::Folder,
            (false, false) => Self::Nothing,
        }
    }
}

/// What enrolling needs, read and asked for before the house is held.
pub struct Ready {
    given: Enrolment,
    /// For another officer: the passphrase of one already enrolled.
    unlock: Option<String>,
}

/// Reads what is asked, and asks for the passphrase to be: while somebody types, the house is free for others.
pub fn read(args: &Args, asked: &Asked<'_>) -> Result<Ready> {
    let ca_pem = certificate_of(asked.ca)?;
    let unlock = asked.unlock.map(passphrase::in_file).transpose()?;
    if unlock.is_none() && device::load_device(&Paths::new(&args.home))?.is_some() {
        return Err(is_another().into());
    }
    let (hq, code) = (asked.hq.to_owned(), asked.code.to_owned());
    Ok(Ready { given: Enrolment { hq, ca_pem, code, passphrase: passphrase::new(args)? }, unlock })
}

/// Enrols. Where it fails, what was made for it is taken away, and nothing that stood before.
pub fn enrolled(house: &House, args: &Args, ready: Ready, before: Before) -> Result<EnrolledSheet> {
    let done = try_to(house, args, ready);
    if done.is_err() {
        clear(house, before);
    }
    done
}

fn try_to(house: &House, args: &Args, ready: Ready) -> Result<EnrolledSheet> {
    match ready.unlock {
        Some(passphrase) => {
            call(house, Unlock { slot: args.slot, passphrase })?;
        }
        // Somebody may have been enrolled meanwhile.
        None => must_be_new(house)?,
    }
    enrol(house, &ready.given).map_err(not_enrolled)
}

/// Takes away what this run made. What cannot be taken away stays: why nobody was enrolled is what is told.
fn clear(house: &House, before: Before) {
    match before {
        Before::Device => {}
        Before::Folder => drop(house.unmake()),
        Before::Nothing => {
            if house.unmake().is_ok() {
                let _kept = std::fs::remove_dir(house.home());
            }
        }
    }
}

/// Refuses to enrol another officer unless one of the device's own is named to unlock it.
fn must_be_new(house: &House) -> Result<()> {
    if call(house, GetSession {})?.enrolled {
        return Err(is_another().into());
    }
    Ok(())
}

fn is_another() -> Fault {
    Fault::new(FaultKind::Refused, text!("cordon.unlock_it_first"))
}

/// HQ's certificate. A file without one is told before anything is sent.
fn certificate_of(ca: &Path) -> Result<String> {
    let pem = input::text_of(ca)?;
    if !pem.contains("-----BEGIN CERTIFICATE-----") {
        let what = text!("cordon.no_certificate", file = input::name_of(ca));
        return Err(Fault::new(FaultKind::Invalid, what).at("ca").into());
    }
    Ok(pem)
}

/// Why nobody was enrolled. Where HQ is away nothing was recorded yet that would be safe here, and what
/// comes next is to enrol again.
fn not_enrolled(failure: Failure) -> anyhow::Error {
    let Failure::Unreachable(why) = failure else { return failure.into() };
    let what = match why {
        Unreached::NoConnection
        | Unreached::NoAnswer
        | Unreached::CutOff
        | Unreached::CannotServe
        | Unreached::UsedUp => {
            text!("frame.enrol_unreached")
        }
        Unreached::ClockBehind { days } => text!("cordon.enrol_clock_behind", span = span(days)),
        Unreached::ClockAhead { days } => text!("cordon.enrol_clock_ahead", span = span(days)),
        Unreached::NotHq
        | Unreached::OtherName
        | Unreached::NotTls
        | Unreached::OlderTls
        | Unreached::DeviceRefused => return Failure::Unreachable(why).into(),
    };
    Fault::new(FaultKind::HqUnreachable { why }, what).into()
}
