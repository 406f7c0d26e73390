//! `doctor`: what is wrong with an HQ and what to do, a line for each thing that was looked into.

use super::arguments::DoctorArguments;
use super::serve::LISTEN;
use super::settings::Settings;
use super::{NOTHING_DONE, print, print_as_it_is};
use crate::clock::system_now;
use crate::doctor::{Asked, Finding, Level, Report, examine};
use crate::failure::Result;
use cordon_core::text;
use cordon_core::words::{english, said};
use std::process::ExitCode;

/// Looks an HQ over. The exit code is by the worst that was found.
pub fn run(arguments: &DoctorArguments) -> Result<ExitCode> {
    let settings = Settings::of(&arguments.common)?;
    let report = examine(&Asked {
        folder: &settings.data_folder()?,
        key_file: settings.key_file.as_deref(),
        listen: arguments.listen.or(settings.listen).unwrap_or(LISTEN),
        hosts: if arguments.host.is_empty() { &settings.host } else { &arguments.host },
        unit: &arguments.unit,
        now: system_now(),
    });
    if arguments.json {
        print_as_it_is(&said(&serde_json::to_value(&report)?).to_string())?;
    } else {
        print(&shown(&report))?;
    }
    Ok(match report.worst {
        Level::Fine | Level::Note => ExitCode::SUCCESS,
        Level::Unknown | Level::Look => ExitCode::FAILURE,
        Level::Wrong => ExitCode::from(NOTHING_DONE),
    })
}

fn shown(report: &Report) -> String {
    let mut lines: Vec<String> = report.findings.iter().flat_map(line).collect();
    let counted = |level| report.findings.iter().filter(|finding| finding.level == level).count();
    lines.push(english(match report.worst {
        Level::Fine | Level::Note => text!("doctor.all_well"),
        Level::Unknown | Level::Look | Level::Wrong => text!(
            "doctor.in_all",
            wrong = counted(Level::Wrong),
            look = counted(Level::Look),
            unknown = counted(Level::Unknown),
        ),
    }));
    lines.join("\n")
}

fn line(finding: &Finding) -> Vec<String> {
    let says = finding.says.clone();
    let first = text!("doctor.finding", level = finding.level.word(), name = finding.check.name(), says = says);
    let next = finding.next.clone().map(|next| english(text!("doctor.next", what = next)));
    std::iter::once(english(first)).chain(next).collect()
}
