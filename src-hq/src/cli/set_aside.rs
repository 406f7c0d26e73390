//! Entries that were received and set aside, as a person at HQ sees them and has them read again.

use super::settings::Common;
use super::{NOTHING_DONE, open, open_to_read, print, print_as_it_is};
use crate::failure::Result;
use crate::set_aside::Entry;
use clap::{Args, Subcommand};
use cordon_core::rules::ids::DeviceId;
use cordon_core::words::{Text, Verbatim, Wording, english, plain};
use cordon_core::{text, text_key};
use std::process::ExitCode;

/// What can be done with what was set aside.
#[derive(Debug, Subcommand)]
pub enum SetAside {
    /// List it, a line for each, with why.
    List {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Read it again: what stood against it may be gone. What is taken up is told to its device; where
    /// something stays set aside the exit code is 2.
    Retry {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which.
        #[command(flatten)]
        which: WhichEntries,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// One entry, those of a device, or all.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct WhichEntries {
    /// All of it.
    #[arg(long, conflicts_with_all = ["device", "sequence"])]
    all: bool,
    /// What this device handed in.
    #[arg(long)]
    device: Option<DeviceId>,
    /// The one at this place of the device's chain.
    #[arg(long, requires = "device")]
    sequence: Option<u64>,
}

/// Lists what was set aside, or has it read again.
pub fn run(what: SetAside) -> Result<ExitCode> {
    match what {
        SetAside::List { common, json } => {
            let listed = open_to_read(&common)?.list_set_aside()?;
            if json {
                print_as_it_is(&serde_json::to_string(&listed)?)?;
            } else if listed.is_empty() {
                print(&english(text_key!("hq.nothing_is_set_aside")))?;
            } else {
                listed.iter().try_for_each(|entry| print(&english(line(entry))))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        SetAside::Retry { common, which, json } => {
            let retried = open(&common)?.retry_set_aside(which.device, which.sequence)?;
            if json {
                print_as_it_is(&serde_json::to_string(&retried)?)?;
            } else {
                print(&english(text!("hq.set_aside_taken", count = retried.taken)))?;
                retried.stay.iter().try_for_each(|entry| print(&english(line(entry))))?;
            }
            Ok(if retried.stay.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(NOTHING_DONE) })
        }
    }
}

fn line(entry: &Entry) -> Text {
    let officer: Wording = match &entry.shown {
        Some(shown) => Verbatim::from(plain(shown)).into(),
        None => Verbatim::from(entry.officer.to_string()).into(),
    };
    let [at, kind, device] =
        [entry.received_at.london_text(), plain(&entry.kind), entry.device.to_string()].map(Verbatim::from);
    text!(
        "hq.set_aside_line",
        at = at,
        kind = kind,
        officer = officer,
        device = device,
        place = entry.sequence,
        why = entry.because.text()
    )
}
