//! What the command line takes.

use super::acts::{ActsArguments, Codes};
use super::captures::Captures;
use super::devices::{DevicesArguments, PullsArguments, RevokeArguments};
use super::enrol::EnrolArguments;
use super::law::LawArguments;
use super::named::named;
use super::officers::{ConfirmArguments, EnrolmentsArguments, OffboardArguments};
use super::refused::Quarantine;
use super::set_aside::SetAside;
use super::settings::Common;
use crate::taken_out::TakenOut;
use clap::{Args, Parser, Subcommand};
use cordon_core::rules::ids::{IncidentId, OrderId};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Cordon's HQ server.
#[derive(Debug, Parser)]
#[command(name = "cordon-hq", version, about)]
pub struct Arguments {
    /// Log what is done too, and not warnings alone; where CORDON_HQ_LOG says how much, that is kept to.
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What HQ can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve devices.
    Serve(ServeArguments),
    /// Make an HQ in a folder that holds none yet.
    Init(InitArguments),
    /// Import files from courts and forces.
    Import(ImportArguments),
    /// Show what was refused and is kept.
    Quarantine(QuarantineArguments),
    /// Show entries that were set aside, and have them read again.
    SetAside(SetAsideArguments),
    /// Show records made on locked devices: close what nobody takes up, say who decided what.
    Captures(CapturesArguments),
    /// Mint a one-time enrolment code for an officer.
    Enrol(EnrolArguments),
    /// List the enrolments that wait to be confirmed, with their numbers.
    Enrolments(EnrolmentsArguments),
    /// Confirm an enrolment by the six digits that its officer reads out: three wrong ones end it.
    Confirm(ConfirmArguments),
    /// End an officer's access on every device: each ends their slot when it next calls.
    Offboard(OffboardArguments),
    /// List the enrolment codes that could still be used, or cancel one.
    Codes(CodesArguments),
    /// List devices: whose they are, how they stand, and when each last called.
    Devices(DevicesArguments),
    /// Revoke a device: what it still pushes goes to quarantine.
    Revoke(RevokeArguments),
    /// List when devices called, from where, and how much they fetched: a line for each day.
    Pulls(PullsArguments),
    /// List what persons did at HQ, the oldest first: who, when, what, and why.
    Acts(ActsArguments),
    /// List what the force's lawyers signed of the law: sign-offs, recalls, and recalls lifted.
    Law(LawArguments),
    /// Take an order out of every copy, with all that only it brought: devices drop it and say why.
    Withdraw(WithdrawArguments),
    /// Put an order that was taken out back into every copy.
    Restore(RestoreArguments),
    /// Show, match or close what was stated of orders and waits.
    Waiting(WaitingArguments),
    /// List orders that stand in several current versions: a person must say which holds.
    Conflicts(ConflictsArguments),
    /// Say how much is held.
    Status(StatusArguments),
    /// Look HQ over, and say what is wrong and what to do: exit code 0 where nothing is, 1 where somebody has
    /// to look after something, 2 where HQ does not work so. Nothing is changed.
    Doctor(DoctorArguments),
    /// Walk every device's journal.
    Verify(VerifyArguments),
    /// List searches that their searcher has not closed a day later.
    Unsettled(UnsettledArguments),
    /// Make a key file for the store.
    NewKey(NewKeyArguments),
    /// Print what HQ serves, as OpenAPI 3.1.
    Openapi,
    /// Print what completes the commands in a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual pages.
    Man {
        /// Into which folder, which must be there.
        folder: PathBuf,
    },
}

/// For `serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Make an HQ first where the folder holds none.
    #[arg(long)]
    pub init: bool,
    /// Address for devices, 127.0.0.1:8443 where none is given; port 0 picks one.
    #[arg(long, env = "CORDON_HQ_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// File to write the port to once HQ serves.
    #[arg(long, env = "CORDON_HQ_PORT_FILE")]
    pub port_file: Option<PathBuf>,
    /// A name beside localhost under which devices reach HQ; several may be given.
    #[arg(long, env = "CORDON_HQ_HOST", value_delimiter = ',')]
    pub host: Vec<String>,
    /// Loopback address for Prometheus metrics; off where absent.
    #[arg(long, env = "CORDON_HQ_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,
}

/// For `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// File with the password of the ACRO archives.
    #[arg(long, env = "CORDON_HQ_ACRO_PASSWORD_FILE")]
    pub acro_password_file: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Files and folders: .xml, .csv, .zip, .json, .jsonl, .ndjson.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
}

/// For `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
}

/// For `quarantine`.
#[derive(Debug, Args)]
pub struct QuarantineArguments {
    /// What to do.
    #[command(subcommand)]
    pub what: Quarantine,
}

/// For `set-aside`.
#[derive(Debug, Args)]
pub struct SetAsideArguments {
    /// What to do.
    #[command(subcommand)]
    pub what: SetAside,
}

/// For `captures`.
#[derive(Debug, Args)]
pub struct CapturesArguments {
    /// What to do.
    #[command(subcommand)]
    pub what: Captures,
}

/// For `codes`.
#[derive(Debug, Args)]
pub struct CodesArguments {
    /// What to do.
    #[command(subcommand)]
    pub what: Codes,
}

/// For `withdraw`.
#[derive(Debug, Args)]
pub struct WithdrawArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Which order.
    #[arg(long)]
    pub order: OrderId,
    /// As what: devices say it in these words.
    #[arg(long, value_parser = named(TakenOut::ALL.map(|out| (out.state().name(), out)).to_vec()))]
    pub because: TakenOut,
    /// Why, in your words: they stay at HQ, with your name.
    #[arg(long)]
    pub why: String,
}

/// For `restore`.
#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Which order.
    #[arg(long)]
    pub order: OrderId,
    /// Why, in your words: they stay at HQ, with your name.
    #[arg(long)]
    pub why: String,
}

/// For `waiting`.
#[derive(Debug, Args)]
pub struct WaitingArguments {
    /// What to do.
    #[command(subcommand)]
    pub what: Waiting,
}

/// What can be done with what waits for its order.
#[derive(Debug, Subcommand)]
pub enum Waiting {
    /// List it, a line for each, the oldest first.
    List {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Put one to the order that it means.
    Match {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which, as the list names them.
        id: String,
        /// To which order.
        #[arg(long)]
        order: OrderId,
        /// Why.
        #[arg(long)]
        why: String,
    },
    /// Close one: nothing is to be done with it. It stays on record.
    Close {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which, as the list names them.
        id: String,
        /// Why.
        #[arg(long)]
        why: String,
    },
}

/// For `conflicts`.
#[derive(Debug, Args)]
pub struct ConflictsArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `status`.
#[derive(Debug, Args)]
pub struct StatusArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Say what became of this incident too.
    #[arg(long)]
    pub breach: Option<IncidentId>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `doctor`.
#[derive(Debug, Args)]
pub struct DoctorArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Address at which devices should reach it, 127.0.0.1:8443 where none is given.
    #[arg(long, env = "CORDON_HQ_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// A name beside localhost under which they should; several may be given.
    #[arg(long, env = "CORDON_HQ_HOST", value_delimiter = ',')]
    pub host: Vec<String>,
    /// Its systemd unit.
    #[arg(long, default_value = "/etc/systemd/system/cordon-hq.service")]
    pub unit: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `verify`.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `unsettled`.
#[derive(Debug, Args)]
pub struct UnsettledArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// For `new-key`.
#[derive(Debug, Args)]
pub struct NewKeyArguments {
    /// Where to write it; must not exist yet.
    pub file: PathBuf,
}
