//! The command line: thin over the library. What a program reads goes to standard output as JSON
//! where asked for; errors go to standard error with a next step.

mod arguments;
mod imports;
mod officers;
mod progress;
mod serve;
mod settings;

use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::key::{self, StoreKey};
use crate::quarantine::Released;
use crate::unsettled::UnsettledSearch;
use arguments::{Arguments, Command, Common, Quarantine};
use clap::{CommandFactory as _, Parser as _};
use clap_complete::Generator as _;
use cordon_core::words::{Text, Verbatim, english, said};
use cordon_core::{text, text_key};
use settings::Settings;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// The exit code where nothing was done: it could not be, or all of it was refused.
const NOTHING_DONE: u8 = 2;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    log_to_stderr();
    match dispatch(arguments.command) {
        Ok(code) => code,
        Err(failure) => {
            // Where not even standard error takes it, the exit code has to say it.
            let _ = writeln!(std::io::stderr(), "cordon-hq: {failure}");
            ExitCode::from(NOTHING_DONE)
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
            let (hq, password) = (open(&import.common)?, password.as_deref().map(String::as_str));
            let imported = progress::during(text_key!("hq.importing"), || hq.import_paths(&import.paths, password))?;
            if import.json {
                print(&said(&serde_json::to_value(&imported)?).to_string())?;
            } else {
                print(&imports::shown(&imported))?;
            }
            Ok(if imported.took_nothing() { ExitCode::from(NOTHING_DONE) } else { ExitCode::SUCCESS })
        }
        Command::Init(init) => initialised(&init.common),
        Command::Quarantine(quarantine) => quarantined(quarantine.what),
        Command::Enrol(enrol) => {
            let hq = open(&enrol.common)?;
            if enrol.returns {
                officers::take_back(&hq, &enrol.collar)?;
            }
            let code = hq.mint_code(&enrol.officer())?;
            let ca_pem_file = hq.ca_pem_file();
            if enrol.json {
                let ca_pem_file = ca_pem_file.display().to_string();
                let printed =
                    serde_json::json!({ "code": code.code, "expires_at": code.expires_at, "ca_pem_file": ca_pem_file });
                print(&printed.to_string())?;
            } else {
                let until = Verbatim::from(code.expires_at.to_string());
                let file = Verbatim::from(ca_pem_file.display().to_string());
                let code = Verbatim::from(code.code);
                print(&english(text!("hq.code_until", code = code, until = until, file = file)))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Enrolments(asked) => officers::enrolments(&asked),
        Command::Confirm(asked) => officers::confirm(&asked),
        Command::Offboard(asked) => officers::offboard(&asked),
        Command::Revoke(revoke) => {
            let revoked = open(&revoke.common)?.revoke(revoke.device)?;
            print(&serde_json::json!({ "device": revoke.device, "revoked": revoked }).to_string())?;
            Ok(if revoked { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Withdraw(withdraw) => {
            let order = Verbatim::from(withdraw.order.to_string());
            let is_taken = open(&withdraw.common)?.take_out(withdraw.order, withdraw.because)?;
            let said = if is_taken {
                text!("hq.order_taken_out", order = order)
            } else {
                text!("hq.no_such_order", order = order)
            };
            print(&english(said))?;
            Ok(if is_taken { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
        Command::Unsettled(asked) => {
            let listed = open(&asked.common)?.unsettled()?;
            if asked.json {
                print(&serde_json::to_string(&listed)?)?;
            } else if listed.is_empty() {
                print(&english(text!("hq.no_search_overdue")))?;
            } else {
                listed.iter().try_for_each(|search| print(&english(unsettled(search))))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Completions { shell } => completions(shell),
        Command::Man { folder } => manual(&folder),
        Command::NewKey(new) => {
            key::write_new(&new.file)?;
            print(&english(text!("hq.key_made", file = Verbatim::from(new.file.display().to_string()))))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Makes an HQ, and says whether one stood there before.
fn initialised(common: &Common) -> Result<ExitCode> {
    let folder = Settings::of(common)?.data_folder()?;
    let stood = folder.join("hq.db").is_file();
    make(common)?;
    let shown = Verbatim::from(folder.display().to_string());
    print(&english(if stood { text!("hq.stands", folder = shown) } else { text!("hq.made", folder = shown) }))?;
    Ok(ExitCode::SUCCESS)
}

/// A search of which no entry says whom it showed.
fn unsettled(listed: &UnsettledSearch) -> Text {
    let UnsettledSearch { search, shown, device, opened_at, .. } = listed;
    let [at, search, device] = [opened_at.to_string(), search.to_string(), device.to_string()].map(Verbatim::from);
    text!("hq.unsettled", at = at, officer = Verbatim::from(shown.as_str()), search = search, device = device)
}

/// Lists what was refused, or writes one thing out.
fn quarantined(what: Quarantine) -> Result<ExitCode> {
    match what {
        Quarantine::List { all, common, json } => {
            let hq = open(&common)?;
            let held = if all { hq.ever_quarantined()? } else { hq.quarantine()? };
            if json {
                print(&said(&imports::quarantine_in_json(&held)?).to_string())?;
            } else {
                print(&imports::quarantine(&held))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Quarantine::Show { common, id } => {
            let Some((_held, bytes)) = open(&common)?.quarantined(id)? else {
                return Err(Failure::Setting(text!("hq.no_such_refused", number = id)));
            };
            write(&bytes)?;
            Ok(ExitCode::SUCCESS)
        }
        Quarantine::Release { common, id } => match open(&common)?.release(id)? {
            Released::TakenIn => {
                print(&english(text!("hq.released", number = id)))?;
                Ok(ExitCode::SUCCESS)
            }
            Released::Stays(why) => Err(Failure::Setting(text!("hq.stays", number = id, why = why))),
        },
        Quarantine::Close { common, id, why } => {
            open(&common)?.close(id, &why)?;
            print(&english(text!("hq.closed", number = id)))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// What completes the commands in a shell.
fn completions(shell: clap_complete::Shell) -> Result<ExitCode> {
    let mut command = Arguments::command();
    command.set_bin_name("cordon-hq");
    command.build();
    let mut script = Vec::new();
    let made = shell.try_generate(&command, &mut script);
    made.map_err(|source| Failure::File { what: "completions".to_owned(), source })?;
    write(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// The manual, a page a command.
fn manual(folder: &Path) -> Result<ExitCode> {
    clap_mangen::generate_to(Arguments::command(), folder).map_err(|error| Failure::file("write", folder, error))?;
    Ok(ExitCode::SUCCESS)
}

/// Opens HQ as the common arguments say, where there is one.
fn open(common: &Common) -> Result<Hq> {
    let settings = Settings::of(common)?;
    let folder = settings.data_folder()?;
    // A mistyped folder is named before a key that may be mistyped too.
    if !folder.join("hq.db").is_file() {
        return Err(Failure::NoHq(folder));
    }
    Hq::open_held(&folder, &StoreKey::read(settings.key_file.as_deref())?)
}

/// Opens HQ as the common arguments say, making it where there is none.
fn make(common: &Common) -> Result<Hq> {
    let settings = Settings::of(common)?;
    let folder = settings.data_folder()?;
    let key = StoreKey::read(settings.key_file.as_deref())?;
    fs::create_dir_all(&folder).map_err(|error| Failure::file("make folder", &folder, error))?;
    Hq::open(&folder, &key)
}

fn print(line: &str) -> Result<()> {
    write(format!("{line}\n").as_bytes())
}

/// Writes to standard output. Whoever closed it has read enough.
fn write(bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(source) => Err(Failure::File { what: "write to standard output".to_owned(), source }),
    }
}
