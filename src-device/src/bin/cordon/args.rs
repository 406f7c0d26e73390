//! What is asked on the command line. Secrets come by file or environment, never as arguments.

use clap::{Parser, Subcommand, ValueEnum};
use cordon_core::text;
use cordon_core::wire::{EntryId, Meanwhile, Mode, Reason, ReasonKind, RecallReason, Verbatim};
use cordon_core::words::english;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// An argument that begins as a position west or south, "-1.476,52.922": set off by a space, so that it
/// is not taken for an option. Whoever reads a position passes spaces over.
pub fn position_kept(argument: OsString) -> OsString {
    let is_position = argument
        .to_str()
        .and_then(|text| text.strip_prefix('-'))
        .is_some_and(|rest| rest.starts_with(|mark: char| mark.is_ascii_digit()) && rest.contains([',', ' ', ';']));
    if is_position { [OsStr::new(" "), &argument].into_iter().collect() } else { argument }
}

/// Over the options that every command takes.
const EVERYWHERE: &str = "Options of every command";

/// Protective orders in the officer's hand, with no network.
#[derive(Debug, Parser)]
#[command(name = "cordon", version)]
pub struct Args {
    /// The device's folder.
    #[arg(long, env = "CORDON_HOME", global = true, default_value = ".cordon", help_heading = EVERYWHERE)]
    pub home: PathBuf,
    /// Print JSON.
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
    /// Whether to colour what is printed; "auto" does on a terminal, where NO_COLOR is not set.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = When::Auto, help_heading = EVERYWHERE)]
    pub color: When,
    /// Whose slot to open.
    #[arg(long, global = true, default_value_t = 1, help_heading = EVERYWHERE)]
    pub slot: u32,
    /// A file that holds the passphrase; else CORDON_PASSPHRASE, else it is asked for at a terminal.
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub passphrase_file: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Do,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// In a pipe and a file too.
    Always,
    /// Nowhere.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Do {
    /// On a device.
    #[command(flatten)]
    OnDevice(OnDevice),
    /// Without a device.
    #[command(flatten)]
    Pure(Pure),
    /// About this program.
    #[command(flatten)]
    Itself(Itself),
}

/// What the program tells of itself.
#[derive(Debug, Subcommand)]
pub enum Itself {
    /// Print what completes its commands in a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// Write its manual pages.
    Man {
        /// Into which folder, which must be there.
        folder: PathBuf,
    },
}

/// What is reckoned from what is given alone. It opens no store, needs no enrolment and leaves no
/// entry.
#[derive(Debug, Subcommand)]
pub enum Pure {
    /// Show the law of a kind of order; without one, list the kinds.
    Law {
        /// Its id or abbreviation: dvpo, non-molestation, nmo.
        kind: Option<String>,
        /// For an order made on which day: 2019-03-03.
        #[arg(long, value_name = "DATE", requires = "kind")]
        made: Option<String>,
        /// For an act on which day: 2026-11-22.
        #[arg(long, value_name = "DATE", requires = "kind")]
        act: Option<String>,
        /// Instead, which notices and orders the area of a force has: its two-digit code.
        #[arg(long, value_name = "FORCE", requires = "on", conflicts_with = "kind")]
        regime: Option<String>,
        /// On which day: 2026-11-22.
        #[arg(long, value_name = "DATE", requires = "regime", conflicts_with = "kind")]
        on: Option<String>,
        /// Instead, the other offences to have in view, each with its sections and points to prove.
        #[arg(long, conflicts_with_all = ["kind", "regime", "beside"])]
        offences: bool,
        /// Instead, the powers that hang on no order, which a record can name by their ids: breach of the peace,
        /// a warrant and the like, and those that safeguard somebody.
        #[arg(long, conflicts_with_all = ["kind", "regime"])]
        beside: bool,
        /// In which district or London borough of the force.
        #[arg(long, requires = "regime", conflicts_with = "kind")]
        district: Option<String>,
        /// Instead, what the force's lawyers say of the rows, on a device.
        #[command(subcommand)]
        word: Option<LawDo>,
    },
    /// Run a statutory clock.
    Clock {
        /// Under which rule: dvpn-arrest, dvpn-hearing, dvpo-arrest, dapn-arrest, dapn-hearing,
        /// occupation-arrest, asb-arrest, gang-arrest, bail-arrest, murder-bail-arrest, spo-notification,
        /// dapo-notification, sro-notification, shpo-notification, dvpo-life, pace-detention,
        /// charged-to-court, place-of-safety or police-protection.
        #[arg(long, required_unless_present = "batch")]
        rule: Option<String>,
        /// From when, RFC 3339 with an offset.
        #[arg(long, required_unless_present = "batch")]
        start: Option<String>,
        /// How many days the order states, for dvpo-life.
        #[arg(long)]
        days: Option<u32>,
        /// How many hours are authorised, for pace-detention and place-of-safety.
        #[arg(long)]
        hours: Option<u32>,
        /// The hearing ahead, RFC 3339 with an offset, for dvpn-arrest, dapn-arrest, bail-arrest and
        /// murder-bail-arrest: of the application, or at which they must surrender.
        #[arg(long)]
        hearing: Option<String>,
        /// Answer a JSON object on each line of standard input with the same object and its answer, or with the
        /// error in it: the exit code is 0 even so.
        #[arg(long, conflicts_with_all = ["rule", "start", "days", "hours"])]
        batch: bool,
    },
    /// Judge every fix of a track against every zone.
    Zone {
        /// A GPX file; "-" for standard input. Routes and waypoints in it are no fixes.
        #[arg(long)]
        track: PathBuf,
        /// A GeoJSON file; "-" for standard input.
        #[arg(long)]
        zones: PathBuf,
    },
    /// Set facts against an order, both from files. `check` does it with what the device holds.
    Assess {
        /// A file with the order as JSON; "-" for standard input.
        #[arg(long)]
        order: PathBuf,
        /// A file with the facts as JSON; "-" for standard input.
        #[arg(long)]
        facts: PathBuf,
    },
    /// Say what can be told of an identifier from its form alone.
    Id {
        /// pnc, cro, asn, urn, oucode, case, offence, vrm, uprn, usrn, phone, postcode, email, nino or grid.
        #[arg(value_name = "TYPE")]
        kind: String,
        /// The identifier; for grid a reference, or "lat,lon".
        #[arg(required = true)]
        value: Vec<String>,
    },
}

/// What the force's lawyers do with the rows of the law, on a device and under its journal.
#[derive(Debug, Subcommand)]
pub enum LawDo {
    /// Say which rows are signed off or recalled, and what waits for a second signature.
    Status,
    /// Sign rows of this edition off. It counts once a second of force legal or an administrator has signed.
    SignOff {
        /// Kinds of order, by id or abbreviation; "all" for every row.
        #[arg(required = true)]
        kinds: Vec<String>,
        /// The last day on which it counts: 2027-06-03.
        #[arg(long, value_name = "DATE")]
        until: String,
    },
    /// Recall rows: it counts as soon as HQ has it, and devices hear it within a minute of that.
    Recall {
        /// Kinds of order, by id or abbreviation; "all" for every row.
        #[arg(required = true)]
        kinds: Vec<String>,
        /// Why: wrong, law-changed, before-a-court, being-checked or other.
        #[arg(long, value_parser = recall_reason)]
        reason: RecallReason,
        /// What officers do until it is lifted: ask-first, other-powers, report-for-court or go-by-the-act.
        #[arg(long, value_parser = meanwhile)]
        meanwhile: Meanwhile,
        /// What you add in your own words.
        #[arg(long, default_value = "")]
        words: String,
        /// In this edition of the table alone; else in every edition until it is lifted.
        #[arg(long)]
        this_edition: bool,
    },
    /// Lift the recalls of rows that this device holds. It counts once a second has signed.
    Lift {
        /// Kinds of order, by id or abbreviation; "all" for every row.
        #[arg(required = true)]
        kinds: Vec<String>,
    },
    /// Sign as the second for what `cordon law status` lists as waiting.
    Second {
        /// The entry, by its id.
        #[arg(value_parser = entry_id)]
        entry: EntryId,
        /// The digest that stood beside what was read: all of it, or its first 32 figures and more.
        #[arg(long)]
        digest: String,
    },
}

fn recall_reason(typed: &str) -> Result<RecallReason, String> {
    one_of(RecallReason::ALL, RecallReason::name, typed)
}

fn meanwhile(typed: &str) -> Result<Meanwhile, String> {
    one_of(Meanwhile::ALL, Meanwhile::name, typed)
}

/// The one of a name; where none has it, all names are told.
fn one_of<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, typed: &str) -> Result<T, String> {
    let found = all.iter().copied().find(|each| name(*each) == typed.trim());
    let names = || all.iter().map(|each| name(*each)).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| english(text!("cordon.one_of", names = Verbatim::from(names()))))
}

/// What is done on a device, under its journal.
#[derive(Debug, Subcommand)]
pub enum OnDevice {
    /// Search for a person by any clue.
    Search {
        /// What is known.
        #[arg(required = true)]
        text: Vec<String>,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Open a person.
    Person {
        /// Who: the id that `search` prints, or so much of its beginning or end as fits nobody else.
        id: String,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Open an order.
    Order {
        /// Which: the id that `person` prints, or so much of its beginning or end as fits no other.
        id: String,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Set facts against an order's words.
    Check {
        /// Which order, as for `order`.
        id: String,
        /// Where he is: a grid reference, "lat,lon,accuracy_m", "here", or left out.
        #[arg(long)]
        place: Option<String>,
        /// When, RFC 3339; now where left out.
        #[arg(long)]
        at: Option<String>,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Record what happened: a form as JSON, or the fields below.
    Record(RecordArgs),
    /// Push and pull once.
    Sync,
    /// How this device stands.
    Status,
    /// Read a colleague's entry before signing for it: a record, a decision or a notice.
    Entry {
        /// The entry, by its id.
        #[arg(value_parser = entry_id)]
        entry: EntryId,
        /// Show every id and digest whole.
        #[arg(long)]
        full: bool,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Sign for a colleague's entry as the second officer: a record, a decision or a notice.
    Approve {
        /// The entry, by its id.
        #[arg(value_parser = entry_id)]
        entry: EntryId,
        /// The digest that `cordon entry` showed with what was read: all of it, or its first 32 figures and more.
        #[arg(long)]
        digest: String,
        /// Why.
        #[command(flatten)]
        why: Why,
    },
    /// Enrol this device, or another officer on it.
    Enrol {
        /// HQ's address, https://….
        #[arg(long)]
        hq: String,
        /// HQ's certificate authority, PEM.
        #[arg(long)]
        ca: PathBuf,
        /// The one-time code.
        #[arg(long)]
        code: String,
        /// For another officer: a file with the passphrase of an officer already enrolled.
        #[arg(long)]
        unlock_passphrase_file: Option<PathBuf>,
    },
    /// Verify this device's journal.
    Verify {
        /// What.
        what: Verifiable,
    },
    /// Serve the page and the commands on loopback, for browser tests.
    #[cfg(feature = "bridge")]
    #[command(hide = true)]
    Bridge {
        /// The folder of the page.
        #[arg(long)]
        page: PathBuf,
        /// Where to write the address; the page it serves holds the token.
        #[arg(long)]
        address_file: PathBuf,
    },
}

/// An entry's id; what is none is told so, and not by what a library says of it.
fn entry_id(typed: &str) -> Result<EntryId, String> {
    typed.trim().parse().map_err(|_| english(text!("cordon.entry_id_wanted")))
}

/// What is recorded.
#[derive(Debug, clap::Args)]
pub struct RecordArgs {
    /// A file with the form as JSON; "-" for standard input.
    #[arg(long)]
    pub form: Option<PathBuf>,
    /// How you know of it.
    #[arg(long, value_enum)]
    pub mode: Option<HowKnown>,
    /// What happened.
    #[arg(long)]
    pub account: Option<String>,
    /// Files to keep as evidence.
    #[arg(long)]
    pub photo: Vec<PathBuf>,
    /// Declare that it is true to the best of your knowledge and belief.
    #[arg(long)]
    pub declare: bool,
    /// Why the person and the orders that the form names are looked at, as for `person`; needed where it
    /// names any.
    #[arg(long)]
    pub reason: Option<String>,
    /// The force's incident number: of that look and of the record.
    #[arg(long)]
    pub incident: Option<String>,
    /// Record it although the same words were recorded already.
    #[arg(long)]
    pub again: bool,
    /// How many times to record it, for tests of durability.
    #[arg(long, hide = true, default_value_t = 1)]
    pub times: u32,
}

/// How an officer knows of what is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum HowKnown {
    /// You are with him.
    WithHim,
    /// Somebody reported it.
    Reported,
    /// Found in evidence.
    Found,
}

impl From<HowKnown> for Mode {
    fn from(known: HowKnown) -> Self {
        match known {
            HowKnown::WithHim => Self::WithHim,
            HowKnown::Reported => Self::Reported,
            HowKnown::Found => Self::Found,
        }
    }
}

/// What can be verified.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Verifiable {
    /// The journal's signatures and chain.
    Journal,
}

/// Why a look-up is made. Mandatory: without it nothing is shown.
#[derive(Debug, clap::Args)]
pub struct Why {
    /// at-scene, report, visit, custody, or a reason in words.
    #[arg(long)]
    pub reason: String,
    /// The force's incident number.
    #[arg(long)]
    pub incident: Option<String>,
}

impl Why {
    /// As the wire has it.
    pub fn reason(&self) -> Reason {
        reason(&self.reason, self.incident.clone())
    }
}

/// A reason as it is typed, as the wire has it.
pub fn reason(typed: &str, incident_number: Option<String>) -> Reason {
    let kind = match typed {
        "at-scene" => ReasonKind::AtScene,
        "report" => ReasonKind::Report,
        "visit" => ReasonKind::Visit,
        "custody" => ReasonKind::Custody,
        _ => ReasonKind::Other,
    };
    let words = match kind {
        ReasonKind::Other => Some(typed.to_owned()),
        ReasonKind::AtScene | ReasonKind::Report | ReasonKind::Visit | ReasonKind::Custody => None,
    };
    Reason { kind, words, incident_number }
}
