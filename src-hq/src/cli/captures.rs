//! Records made on locked devices, as a person at HQ sees and settles them.

use super::acts::who;
use super::settings::{Common, Listing};
use super::{NOTHING_DONE, open, open_to_read, print, print_as_it_is};
use crate::captures::{CaptureReport, CaptureSheet};
use crate::failure::{Failure, Result};
use crate::store::captures::{Decided, Step};
use clap::Subcommand;
use cordon_core::rules::ids::{CaptureId, DeviceId};
use cordon_core::words::{Text, Verbatim, Wording, english, plain, said as in_words};
use cordon_core::{text, text_key};
use serde_json::{Value, json};
use std::process::ExitCode;

/// What can be done with records made while locked.
#[derive(Debug, Subcommand)]
pub enum Captures {
    /// List those that no officer has taken up, a line for each.
    List(Listing),
    /// Show how one stands, whether its files are what was captured, and what persons decided of it.
    Show {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Of which device.
        #[arg(long)]
        device: DeviceId,
        /// Which.
        capture: CaptureId,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Close those that are named, or all of a device that no officer has taken up: they make room for others.
    /// They stay, with the reason, and their officer can take them up all the same.
    Close {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Of which device.
        #[arg(long)]
        device: DeviceId,
        /// Which; all where none is named.
        captures: Vec<CaptureId>,
        /// Why.
        #[arg(long)]
        why: String,
    },
    /// Open one again that was closed.
    Reopen {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Of which device.
        #[arg(long)]
        device: DeviceId,
        /// Which.
        capture: CaptureId,
        /// Why.
        #[arg(long)]
        why: String,
    },
}

/// Lists records made while locked, or settles some.
pub fn run(what: Captures) -> Result<ExitCode> {
    match what {
        Captures::List(Listing { all, common, json }) => {
            let is_shown = |report: &CaptureReport| all || (report.taken.is_none() && report.closed.is_none());
            let listed: Vec<CaptureReport> = open_to_read(&common)?.captures()?.into_iter().filter(is_shown).collect();
            if json {
                let listed: Vec<Value> = listed.iter().map(record_in_json).collect();
                print_as_it_is(&in_words(&Value::Array(listed)).to_string())?;
            } else if listed.is_empty() {
                print(&english(text_key!("hq.no_record_waits")))?;
            } else {
                listed.iter().try_for_each(|report| print(&english(record(report))))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Captures::Show { common, device, capture, json } => {
            let sheet = open_to_read(&common)?.capture(device, capture)?;
            let sheet = sheet.ok_or_else(|| Failure::Setting(text!("hq.no_such_record")))?;
            if json {
                print_as_it_is(&in_words(&sheet_in_json(&sheet)?).to_string())?;
            } else {
                lines(&sheet).into_iter().try_for_each(|line| print(&english(line)))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Captures::Close { common, device, captures, why } => {
            let hq = open(&common)?;
            if !hq.is_enrolled(device)? {
                return Err(Failure::Setting(text!("hq.no_device_of_records")));
            }
            let left: Vec<Text> = not_closed(device, &captures, &hq.captures()?);
            let count = hq.close_captures(device, &captures, &why)?;
            print(&english(text!("hq.records_closed", count = count)))?;
            left.into_iter().try_for_each(|line| print(&english(line)))?;
            Ok(if count > 0 { ExitCode::SUCCESS } else { ExitCode::from(NOTHING_DONE) })
        }
        Captures::Reopen { common, device, capture, why } => {
            if !open(&common)?.reopen_capture(device, capture, &why)? {
                return Err(Failure::Setting(text!("hq.record_not_closed")));
            }
            print(&english(text!("hq.record_reopened", capture = Verbatim::from(capture.to_string()))))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Those of some named records that cannot be closed, each with why.
fn not_closed(device: DeviceId, named: &[CaptureId], all: &[CaptureReport]) -> Vec<Text> {
    let why = |id: &CaptureId| {
        let capture = Verbatim::from(id.to_string());
        match all.iter().find(|report| report.device == device && report.capture == *id) {
            None => Some(text!("hq.record_left_unheld", capture = capture)),
            Some(report) if report.taken.is_some() => Some(text!("hq.record_left_taken", capture = capture)),
            Some(report) if report.closed.is_some() => Some(text!("hq.record_left_closed", capture = capture)),
            Some(_) => None,
        }
    };
    named.iter().filter_map(why).collect()
}

/// What stands of a record; what it says of anybody is for the officer who takes it up.
fn record_in_json(report: &CaptureReport) -> Value {
    json!({
        "device": report.device,
        "capture": report.capture,
        "received_at": report.received_at,
        "claimed": report.claimed,
        "set_aside": report.set_aside,
        "taken_by": report.taken.map(|(_draft, officer)| officer),
        "closed": report.closed.as_ref().map(|closed| json!({ "why": closed.why, "at": closed.at })),
        "saved_at": report.outline.map(|outline| outline.saved_at),
        "exhibits": report.outline.map(|outline| outline.exhibits),
    })
}

/// As in the list, with its files and with what persons decided.
fn sheet_in_json(sheet: &CaptureSheet) -> Result<Value> {
    let mut value = record_in_json(&sheet.report);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("evidence_verified".to_owned(), json!(sheet.evidence_verified));
        fields.insert("steps".to_owned(), serde_json::to_value(&sheet.steps)?);
    }
    Ok(value)
}

/// How a record stands, its files where it names any, and each decision.
fn lines(sheet: &CaptureSheet) -> Vec<Text> {
    let names_files = sheet.report.outline.is_some_and(|outline| outline.exhibits > 0);
    let files = names_files.then(|| match sheet.evidence_verified {
        Some(true) => text!("hq.record_files_whole"),
        Some(false) => text!("hq.record_files_differ"),
        None => text!("hq.record_files_wait"),
    });
    [record(&sheet.report)].into_iter().chain(files).chain(sheet.steps.iter().map(step)).collect()
}

fn step(step: &Step) -> Text {
    let [at, why] = [step.at.london_text(), plain(&step.why)].map(Verbatim::from);
    let how = match step.how {
        Decided::Closed => text!("hq.was_closed"),
        Decided::Reopened => text!("hq.was_reopened"),
    };
    text!("hq.record_step", at = at, who = who(&step.by), how = how, why = why)
}

fn record(report: &CaptureReport) -> Text {
    let [at, device, capture] =
        [report.received_at.london_text(), report.device.to_string(), report.capture.to_string()].map(Verbatim::from);
    let claimed: Wording = match report.claimed {
        Some(officer) => Verbatim::from(officer.to_string()).into(),
        None => text_key!("hq.nobody_named").into(),
    };
    let state: Wording = match (&report.closed, &report.taken, report.set_aside) {
        (_, Some((_draft, officer)), _) => {
            text!("hq.record_taken", officer = Verbatim::from(officer.to_string())).into()
        }
        (Some(closed), None, _) => {
            let [at, why] = [closed.at.london_text(), plain(&closed.why)].map(Verbatim::from);
            text!("hq.record_closed", at = at, why = why).into()
        }
        (None, None, Some(because)) => text!("hq.record_set_aside", why = because.text()).into(),
        (None, None, None) => text_key!("hq.record_waits").into(),
    };
    text!("hq.record", at = at, device = device, capture = capture, claimed = claimed, state = state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::rules::ids::{DraftId, OfficerId};
    use cordon_core::rules::time::Timestamp;
    use uuid::Uuid;

    #[test]
    fn a_named_record_that_is_not_closed_is_told_with_why() {
        let (device, capture) = (|of| DeviceId(Uuid::from_u128(of)), |of| CaptureId(Uuid::from_u128(of)));
        let report = |of, taken| CaptureReport {
            device: device(1),
            capture: capture(of),
            received_at: Timestamp::from_millis(0),
            claimed: None,
            set_aside: None,
            taken,
            closed: None,
            outline: None,
        };
        let by = (DraftId(Uuid::from_u128(5)), OfficerId(Uuid::from_u128(6)));
        let all = [report(1, None), report(2, Some(by))];
        let named = [1, 2, 3].map(capture);
        let keys = |of| not_closed(device(of), &named, &all).iter().map(|why| why.key.name()).collect::<Vec<_>>();
        assert_eq!(keys(1), ["hq.record_left_taken", "hq.record_left_unheld"]);
        assert_eq!(keys(2), ["hq.record_left_unheld"; 3], "another device's are none of its own");
    }
}
