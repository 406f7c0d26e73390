//! The command line: thin over the library. What a program reads goes to standard output as JSON
//! where asked for; errors go to standard error with a next step.

mod arguments;
mod serve;
mod settings;

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::import::FileOutcome;
use crate::key::{self, StoreKey};
use arguments::{Arguments, Command, Common};
use clap::Parser as _;
use settings::Settings;
use std::fs;
use std::io::Write as _;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    log_to_stderr();
    match dispatch(arguments.command) {
        Ok(code) => code,
        Err(failure) => {
            // Where not even standard error takes it, the exit code has to say it.
            let _ = writeln!(std::io::stderr(), "cordon-hq: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("CORDON_HQ_LOG").unwrap_or_else(|_| EnvFilter::new("warn,cordon_hq=info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn dispatch(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve(serve) => serve::run(&serve).map(|()| ExitCode::SUCCESS),
        Command::Import(import) => {
            let settings = Settings::of(&import.common)?;
            let password = settings.acro_password(import.acro_password_file.as_deref())?;
            let imported =
                open(&import.common)?.import_paths(&import.paths, password.as_deref().map(String::as_str))?;
            if import.json {
                print(&serde_json::to_string(&imported)?)?;
            } else {
                imported.files.iter().try_for_each(|file| print(&line(file)))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Enrol(enrol) => {
            let hq = open(&enrol.common)?;
            let code = hq.mint_code(&enrol.officer())?;
            let ca_pem_file = hq.ca_pem_file();
            if enrol.json {
                let ca_pem_file = ca_pem_file.display().to_string();
                let printed =
                    serde_json::json!({ "code": code.code, "expires_at": code.expires_at, "ca_pem_file": ca_pem_file });
                print(&printed.to_string())?;
            } else {
                print(&format!("{}  until {}  {}", code.code, code.expires_at, ca_pem_file.display()))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Revoke(revoke) => {
            let revoked = open(&revoke.common)?.revoke(revoke.device)?;
            print(&serde_json::json!({ "device": revoke.device, "revoked": revoked }).to_string())?;
            Ok(if revoked { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Status(status) => {
            let hq = open(&status.common)?;
            let report = match status.breach {
                Some(incident) => hq.status_of(incident)?,
                None => hq.status()?,
            };
            print(&serde_json::to_string(&report)?)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify(verify) => {
            let report = open(&verify.common)?.verify()?;
            print(&serde_json::to_string(&report)?)?;
            Ok(if report.journal_verified { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::NewKey(new) => key::write_new(&new.file).map(|()| ExitCode::SUCCESS),
    }
}

/// Opens HQ as the common arguments say.
fn open(common: &Common) -> Result<Hq> {
    let settings = Settings::of(common)?;
    let folder = settings.data_folder()?;
    fs::create_dir_all(&folder).map_err(|error| Failure::file("make folder", &folder, error))?;
    Hq::open(&folder, &StoreKey::read(settings.key_file.as_deref())?)
}

fn line(file: &FileOutcome) -> String {
    let orders = &file.orders;
    let reason = file.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
    format!(
        "{}: {} ({} new, {} changed, {} unchanged, {} for a person, {} broken){reason}",
        file.file, file.outcome, orders.new, orders.changed, orders.unchanged, orders.waiting, file.broken
    )
}

fn print(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}")
        .map_err(|source| Failure::File { what: "write to standard output".to_owned(), source })
}
