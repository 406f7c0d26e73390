//! The command line: thin over the library. What a program reads goes to standard output as JSON
//! where asked for; errors go to standard error with a next step.

mod acts;
mod arguments;
mod captures;
mod conflicts;
mod devices;
mod doctor;
mod enrol;
mod failed;
mod help;
mod imports;
mod law;
mod named;
mod officers;
mod progress;
mod refused;
mod serve;
mod set_aside;
mod settings;
mod standing;
mod waiting;

use crate::failure::{Failure, Result};
use crate::folder;
use crate::hq::Hq;
use crate::key::{self, StoreKey};
use crate::openapi;
use crate::unsettled::UnsettledSearch;
use arguments::{Arguments, Command};
use clap::{CommandFactory as _, FromArgMatches as _};
use clap_complete::Generator as _;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, english, plain, said, wrapped};
use settings::{Common, Settings};
use std::ffi::OsString;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// The exit code where nothing was done: it could not be, or all of it was refused.
const NOTHING_DONE: u8 = 2;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let wants_json = failed::wants_json(&given);
    let read = help::command().try_get_matches_from(&given);
    let arguments = match read.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return failed::misused(&error, wants_json),
    };
    log_to_stderr(if arguments.verbose { "warn,cordon_hq=info" } else { "warn" });
    dispatch(arguments.command).unwrap_or_else(|failure| failed::told(&failure, wants_json))
}

/// What goes wrong beside the answer is logged on standard error: `CORDON_HQ_LOG` says how much, else `usually`.
fn log_to_stderr(usually: &str) {
    let filter = EnvFilter::try_from_env("CORDON_HQ_LOG").unwrap_or_else(|_| EnvFilter::new(usually));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn dispatch(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve(serve) => serve::run(&serve).map(|()| ExitCode::SUCCESS),
        Command::Import(import) => {
            let settings = Settings::of(&import.common)?;
            let password = settings.acro_password(import.acro_password_file.as_deref())?;
            let (hq, password) = (open(&import.common)?, password.as_deref().map(String::as_str));
            let imported =
                progress::during(progress::importing, |watch| hq.import_watched(&import.paths, password, watch))?;
            if import.json {
                print_as_it_is(&said(&serde_json::to_value(&imported)?).to_string())?;
            } else {
                print(&imports::shown(&imported))?;
            }
            Ok(if imported.took_nothing() { ExitCode::from(NOTHING_DONE) } else { ExitCode::SUCCESS })
        }
        Command::Init(init) => initialised(&init.common),
        Command::Quarantine(quarantine) => refused::quarantine(quarantine.what),
        Command::SetAside(asked) => set_aside::run(asked.what),
        Command::Captures(captures) => captures::run(captures.what),
        Command::Enrol(enrol) => enrol::run(&enrol),
        Command::Enrolments(asked) => officers::enrolments(&asked),
        Command::Confirm(asked) => officers::confirm(&asked),
        Command::Offboard(asked) => officers::offboard(&asked),
        Command::Codes(codes) => acts::codes(codes.what),
        Command::Devices(asked) => devices::list(&asked),
        Command::Revoke(asked) => devices::revoke(&asked),
        Command::Pulls(asked) => devices::pulls(&asked),
        Command::Acts(asked) => acts::list(&asked),
        Command::Law(asked) => law::list(&asked),
        Command::Withdraw(withdraw) => {
            let order = Verbatim::from(withdraw.order.to_string());
            let is_taken = open(&withdraw.common)?.take_out(withdraw.order, withdraw.because, &withdraw.why)?;
            let said = if is_taken {
                text!("hq.order_taken_out", order = order)
            } else {
                text!("hq.no_such_order", order = order)
            };
            print(&english(said))?;
            Ok(if is_taken { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Restore(restore) => {
            let order = Verbatim::from(restore.order.to_string());
            let is_back = open(&restore.common)?.restore(restore.order, &restore.why)?;
            let said = if is_back {
                text!("hq.order_restored", order = order)
            } else {
                text!("hq.order_not_out", order = order)
            };
            print(&english(said))?;
            Ok(if is_back { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Waiting(waiting) => waiting::run(waiting.what),
        Command::Conflicts(asked) => conflicts::list(&asked),
        Command::Status(status) => {
            let hq = open_to_read(&status.common)?;
            let report = match status.breach {
                Some(incident) => hq.status_of(incident)?,
                None => hq.status()?,
            };
            if status.json {
                print_as_it_is(&serde_json::to_string(&report)?)?;
            } else {
                print(&standing::shown(&report, status.breach))?;
            }
            Ok(if report.received == Some(false) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
        Command::Doctor(asked) => doctor::run(&asked),
        Command::Verify(verify) => {
            let hq = open_to_read(&verify.common)?;
            let report = progress::during(progress::verifying, |watch| hq.verify_watched(watch))?;
            if verify.json {
                print_as_it_is(&serde_json::to_string(&report)?)?;
            } else {
                print(&standing::verified(&report))?;
            }
            Ok(if report.journal_verified { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Unsettled(asked) => {
            let listed = open_to_read(&asked.common)?.unsettled()?;
            if asked.json {
                print_as_it_is(&serde_json::to_string(&listed)?)?;
            } else if listed.is_empty() {
                print(&english(text!("hq.no_search_overdue")))?;
            } else {
                listed.iter().try_for_each(|search| print(&english(unsettled(search))))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Openapi => {
            print_as_it_is(&serde_json::to_string_pretty(&openapi::document())?)?;
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
    let stood = folder::is_begun(&folder)?;
    make(common)?;
    let shown = Verbatim::from(folder.display().to_string());
    print(&english(if stood { text!("hq.stands", folder = shown) } else { text!("hq.made", folder = shown) }))?;
    Ok(ExitCode::SUCCESS)
}

/// A search of which no entry says whom it showed.
fn unsettled(listed: &UnsettledSearch) -> Text {
    let UnsettledSearch { search, shown, device, opened_at, .. } = listed;
    let [at, search, device] = [opened_at.london_text(), search.to_string(), device.to_string()].map(Verbatim::from);
    text!("hq.unsettled", at = at, officer = Verbatim::from(shown.as_str()), search = search, device = device)
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
    clap_mangen::generate_to(help::manual(), folder).map_err(|error| Failure::file("write", folder, error))?;
    Ok(ExitCode::SUCCESS)
}

/// Opens HQ as the common arguments say, where there is one.
fn open(common: &Common) -> Result<Hq> {
    let (folder, key) = held(common)?;
    Hq::open_held(&folder, &key)
}

/// Opens HQ for a command that only reads: also where nothing can be written.
fn open_to_read(common: &Common) -> Result<Hq> {
    let (folder, key) = held(common)?;
    Hq::open_to_read(&folder, &key)
}

/// The folder of an HQ that is there, and the key to it. A mistyped folder is named before a key that may be
/// mistyped too.
fn held(common: &Common) -> Result<(PathBuf, StoreKey)> {
    let settings = Settings::of(common)?;
    let folder = settings.data_folder()?;
    if !folder::is_begun(&folder)? {
        return Err(Failure::NoHq(folder));
    }
    let key = StoreKey::read_of_held(settings.key_file.as_deref())?;
    Ok((folder, key))
}

/// Opens HQ as the common arguments say, making it where there is none.
fn make(common: &Common) -> Result<Hq> {
    let settings = Settings::of(common)?;
    let folder = settings.data_folder()?;
    let named = settings.key_file.as_deref();
    let key = if folder::is_begun(&folder)? { StoreKey::read_of_held(named)? } else { StoreKey::read(named)? };
    Hq::open(&folder, &key)
}

/// Prints lines for a person: nothing in a file's name or a reason drives the terminal.
fn print(lines: &str) -> Result<()> {
    let columns = columns().unwrap_or_default();
    let shown: Vec<String> = lines.lines().flat_map(|line| wrapped(&plain(line), columns)).collect();
    write(format!("{}\n", shown.join("\n")).as_bytes())
}

/// How many columns the terminal has that is printed on, if it is one.
// `cordon` asks the same for itself: it is a question to the system, and core asks none.
#[cfg(unix)]
fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn columns() -> Option<usize> {
    None
}

/// Prints JSON, or a script, as it is.
fn print_as_it_is(text: &str) -> Result<()> {
    write(format!("{text}\n").as_bytes())
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
