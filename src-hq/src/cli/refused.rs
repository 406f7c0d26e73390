//! What was refused, as a person at HQ sees and settles it.

use super::acts::who;
use super::settings::{Common, Listing, Settings};
use super::{NOTHING_DONE, imports, open, open_to_read, print, print_as_it_is, write};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::quarantine::{Given, Many, Released, ending_text, turn_text};
use crate::refused::Weighed;
use crate::store::refused::{CameFrom, Held, Step};
use clap::{Args, Subcommand};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::DeviceId;
use cordon_core::words::{Text, Verbatim, Wording, english, plain, said as in_words};
use cordon_core::{text, text_key};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// What can be done with what was refused.
#[derive(Debug, Subcommand)]
pub enum Quarantine {
    /// List it, a line for each.
    List(Listing),
    /// Write the bytes of one, as they came, to standard output: of a row of a file, that row alone. What it is,
    /// where it stood, and each step that was taken with it (when, who, by which act, why) is told on standard error.
    Show {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which, as the list numbers them.
        id: u64,
    },
    /// Hand one in again, or all that a device handed in: a file's row to the import, what a device sent to
    /// intake. What is taken leaves the quarantine; what is refused once more stays, and the exit code is 2.
    Release {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which.
        #[command(flatten)]
        which: Which,
        /// File with the password of the ACRO archives.
        #[arg(long, env = "CORDON_HQ_ACRO_PASSWORD_FILE")]
        acro_password_file: Option<PathBuf>,
        /// Folder with papers that a manifest's row names and that are not kept with it.
        #[arg(long)]
        papers: Option<PathBuf>,
    },
    /// Close one, or all that a device handed in: nothing is to be done with it. Its bytes stay, with the reason.
    Close {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which.
        #[command(flatten)]
        which: Which,
        /// Why.
        #[arg(long)]
        why: String,
    },
    /// Put one that was closed back into quarantine.
    Reopen {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which, as the list numbers them.
        id: u64,
        /// Why.
        #[arg(long)]
        why: String,
    },
}

/// One by its number, or many of a device.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct Which {
    /// Which, as the list numbers them.
    #[arg(conflicts_with_all = ["device", "reason"])]
    id: Option<u64>,
    /// All that this device handed in.
    #[arg(long)]
    device: Option<DeviceId>,
    /// For this reason alone, by its name in the list's JSON.
    #[arg(long, requires = "device")]
    reason: Option<String>,
}

/// One or many, as asked for.
enum Asked {
    One(u64),
    Many(Many),
}

impl Which {
    fn asked(self) -> Result<Asked> {
        match (self.id, self.device) {
            (Some(id), _) => Ok(Asked::One(id)),
            (None, Some(device)) => {
                let reason = self.reason.as_deref().map(reason_of).transpose()?;
                Ok(Asked::Many(Many { device, reason }))
            }
            (None, None) => Err(Failure::Setting(text!("hq.which_is_not_named"))),
        }
    }
}

/// The reason of a name: a slip in it must not mean every reason.
fn reason_of(name: &str) -> Result<RefusedBecause> {
    let none = || Failure::Setting(text!("hq.no_such_reason", name = Verbatim::from(name)));
    RefusedBecause::find(name).ok_or_else(none)
}

/// Lists what was refused, writes one thing out, or settles some.
pub fn quarantine(what: Quarantine) -> Result<ExitCode> {
    match what {
        Quarantine::List(Listing { all, common, json }) => {
            list(&open_to_read(&common)?, all, json).map(|()| ExitCode::SUCCESS)
        }
        Quarantine::Show { common, id } => show(&open_to_read(&common)?, id).map(|()| ExitCode::SUCCESS),
        Quarantine::Release { common, which, acro_password_file, papers } => {
            let password = Settings::of(&common)?.acro_password(acro_password_file.as_deref())?;
            let password = password.as_deref().map(String::as_str);
            release(&open(&common)?, which.asked()?, &Given { password, papers: papers.as_deref() })
        }
        Quarantine::Close { common, which, why } => {
            let hq = open(&common)?;
            let said = match which.asked()? {
                Asked::One(id) => {
                    hq.close(id, &why)?;
                    text!("hq.closed", number = id)
                }
                Asked::Many(many) => text!("hq.closed_many", count = hq.close_all(&many, &why)?),
            };
            print(&english(said)).map(|()| ExitCode::SUCCESS)
        }
        Quarantine::Reopen { common, id, why } => {
            open(&common)?.reopen(id, &why)?;
            print(&english(text!("hq.reopened", number = id))).map(|()| ExitCode::SUCCESS)
        }
    }
}

fn release(hq: &Hq, asked: Asked, given: &Given<'_>) -> Result<ExitCode> {
    match asked {
        Asked::One(id) => match hq.release(id, given)? {
            Released::TakenIn(taken) => print(&imports::released(id, &taken)).map(|()| ExitCode::SUCCESS),
            Released::Stays(why) => Err(Failure::Setting(stays(id, why))),
        },
        Asked::Many(many) => {
            let released = hq.release_all(&many, given)?;
            print(&english(text!("hq.released_many", count = released.taken)))?;
            let all_taken = released.stay.is_empty();
            released.stay.into_iter().try_for_each(|(id, why)| print(&english(stays(id, why))))?;
            Ok(if all_taken { ExitCode::SUCCESS } else { ExitCode::from(NOTHING_DONE) })
        }
    }
}

fn stays(id: u64, why: Wording) -> Text {
    text!("hq.stays", number = id, why = why)
}

fn list(hq: &Hq, all: bool, json: bool) -> Result<()> {
    let held = if all { hq.ever_quarantined()? } else { hq.quarantine()? };
    let mut weighed = Vec::with_capacity(held.len());
    for held in held {
        weighed.push((hq.weigh(&held)?, held));
    }
    if json {
        let listed: Vec<Value> =
            weighed.iter().map(|(weighed, held)| in_json(hq, held, weighed.as_ref())).collect::<Result<_>>()?;
        return print_as_it_is(&in_words(&Value::Array(listed)).to_string());
    }
    if weighed.is_empty() {
        return print(&english(text_key!("hq.nothing_in_quarantine")));
    }
    weighed.into_iter().try_for_each(|(weighed, held)| print(&english(shown(&held, weighed))))
}

/// Writes the bytes of one, and beside them what it is.
fn show(hq: &Hq, id: u64) -> Result<()> {
    let bytes = hq.quarantined(id)?;
    if let Some(held) = hq.find_quarantined(id)? {
        let steps = hq.quarantine_steps(id)?;
        for line in [in_quarantine(&held)].into_iter().chain(steps.iter().map(step)) {
            // Where nobody reads it, the bytes are shown all the same.
            let _untold = writeln!(std::io::stderr(), "{}", plain(&english(line)));
        }
    }
    write(&bytes)
}

/// One as JSON: what it is, the name of its reason, what can be said of it, and what became of it, step by step.
fn in_json(hq: &Hq, held: &Held, weighed: Option<&Weighed>) -> Result<Value> {
    let mut value = serde_json::to_value(held)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("reason_name".to_owned(), json!(held.because.name()));
        fields.insert("weighed".to_owned(), serde_json::to_value(weighed)?);
        fields.insert("steps".to_owned(), serde_json::to_value(hq.quarantine_steps(held.id)?)?);
    }
    Ok(value)
}

fn shown(held: &Held, weighed: Option<Weighed>) -> Text {
    let mut line = in_quarantine(held);
    if let Some(weighed) = weighed {
        line = with(line, weighed);
    }
    match &held.ended {
        None => line,
        Some(ended) => {
            let (at, why) = (Verbatim::from(ended.at.london_text()), Verbatim::from(plain(&ended.why)));
            text!("hq.ended", what = line, how = ending_text(ended.how), at = at, why = why)
        }
    }
}

/// What opens says of what kind it is, whose, from when, and whether it is theirs.
fn with(line: Text, weighed: Weighed) -> Text {
    let [kind, at] = [plain(&weighed.what), weighed.at.london_text()].map(Verbatim::from);
    let officer: Wording = match (weighed.shown, weighed.officer) {
        (Some(shown), _) => Verbatim::from(plain(&shown)).into(),
        (None, Some(officer)) => Verbatim::from(officer.to_string()).into(),
        (None, None) => text_key!("hq.nobody_named").into(),
    };
    if weighed.signatures_stand {
        text!("hq.weighed", line = line, kind = kind, officer = officer, at = at)
    } else {
        text!("hq.weighed_in_vain", line = line, kind = kind, officer = officer, at = at)
    }
}

fn in_quarantine(held: &Held) -> Text {
    let at = Verbatim::from(held.at.london_text());
    let (number, reason, bytes) = (held.id, held.why(), held.bytes);
    let source: Wording = match &held.from {
        CameFrom::Part { path, within, line: Some(line), .. } => {
            let source = source_of(path, within.as_deref());
            let (number, line) = (held.id, *line);
            return text!(
                "hq.quarantined_line",
                number = number,
                at = at,
                source = source,
                line = line,
                reason = reason
            );
        }
        CameFrom::Part { path, within, line: None, .. } => source_of(path, within.as_deref()).into(),
        CameFrom::Entry { device, sequence } => {
            text!("hq.from_entry", device = Verbatim::from(device.to_string()), sequence = *sequence).into()
        }
        CameFrom::Capture { device, capture } => {
            let [device, capture] = [device.to_string(), capture.to_string()].map(Verbatim::from);
            text!("hq.from_capture", device = device, capture = capture).into()
        }
        CameFrom::Nonsense => {
            let device = held.by.map(|device| device.to_string()).unwrap_or_default();
            text!("hq.from_nonsense", device = Verbatim::from(device), count = held.times).into()
        }
    };
    text!("hq.quarantined", number = number, at = at, source = source, reason = reason, bytes = bytes)
}

/// What became of it once: when, whose act it was, what, and why.
fn step(step: &Step) -> Text {
    let at = Verbatim::from(step.at.london_text());
    let (who, how): (Wording, Text) = match &step.act {
        Some(act) => (who(&act.by), text!("hq.step_of_act", how = turn_text(step.how), number = act.number)),
        None => (text_key!("hq.an_import").into(), turn_text(step.how)),
    };
    if step.why == Wording::from(Verbatim::default()) {
        text!("hq.refused_step", at = at, who = who, how = how)
    } else {
        text!("hq.refused_step_why", at = at, who = who, how = how, why = step.why.clone())
    }
}

/// A file as it was named, and the one in it where it is an archive.
fn source_of(path: &str, within: Option<&str>) -> Verbatim {
    Verbatim::from(match within {
        Some(within) => format!("{} › {}", plain(path), plain(within)),
        None => plain(path),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_that_is_none_of_hqs_stops_before_anything_is_released_or_closed() {
        assert_eq!(reason_of("device_revoked").unwrap(), RefusedBecause::DeviceRevoked);
        for slip in ["no_such_reason", "Device_Revoked", ""] {
            assert!(reason_of(slip).is_err(), "{slip:?}");
        }
    }
}
