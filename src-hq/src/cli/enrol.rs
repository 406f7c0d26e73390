//! Minting a one-time code: for whom, and as what.

use super::named::named;
use super::settings::Common;
use super::{open, print, print_as_it_is};
use crate::failure::Result;
use crate::minting::{CodeFor, RankSaid, Returns, RoleChange, SamePerson, told};
use crate::store::devices::Named;
use clap::Args;
use clap::builder::TypedValueParser;
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::text;
use cordon_core::words::{Verbatim, english};
use std::process::ExitCode;

/// For `enrol`.
#[derive(Debug, Args)]
pub struct EnrolArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Rank, collar number and name, as shown: "PC 1234 Example".
    #[arg(long)]
    pub officer: String,
    /// Collar number.
    #[arg(long)]
    pub collar: String,
    /// Initials, for exhibit references.
    #[arg(long)]
    pub initials: String,
    /// What the officer is to the force. Left out it stays what it is, and somebody new is an officer.
    #[arg(long, value_parser = roles())]
    pub role: Option<Role>,
    /// Police rank, or none. Left out it stays what it is, and somebody new has none.
    #[arg(long, value_parser = ranks())]
    pub rank: Option<RankSaid>,
    /// Let the collar number's officer be another role or rank than until now, on every device.
    #[arg(long)]
    pub change_role: bool,
    /// The collar number's officer is the same person as until now, under another name, rank or initials.
    #[arg(long)]
    pub same_officer: bool,
    /// Take back an officer who had left.
    #[arg(long = "return")]
    pub returns: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl EnrolArguments {
    /// What they ask for.
    pub fn code_for(&self) -> CodeFor {
        let (collar, shown, initials) = (self.collar.clone(), self.officer.clone(), self.initials.clone());
        CodeFor {
            named: Named { collar, shown, initials },
            role: self.role,
            rank: self.rank.unwrap_or_default(),
            change: if self.change_role { RoleChange::Meant } else { RoleChange::Refused },
            same: if self.same_officer { SamePerson::Meant } else { SamePerson::Unsaid },
            returns: if self.returns { Returns::Yes } else { Returns::No },
        }
    }
}

/// Mints a one-time code, and says as what it enrols whom.
pub fn run(asked: &EnrolArguments) -> Result<ExitCode> {
    let hq = open(&asked.common)?;
    let code = hq.mint(&asked.code_for())?;
    let file = hq.ca_pem_file().display().to_string();
    if asked.json {
        let mut printed = serde_json::to_value(&code)?;
        if let Some(fields) = printed.as_object_mut() {
            fields.insert("ca_pem_file".to_owned(), file.into());
        }
        print_as_it_is(&printed.to_string())?;
        return Ok(ExitCode::SUCCESS);
    }
    let collar = || Verbatim::from(code.collar.as_str());
    let role = told(code.actor);
    match code.was {
        Some(was) => {
            print(&english(text!("hq.role_changed", collar = collar(), was = told(was), role = role)))?;
            if code.devices > 0 {
                print(&english(text!("hq.role_changed_on", count = code.devices)))?;
            }
        }
        None => print(&english(text!("hq.role_kept", collar = collar(), role = role)))?,
    }
    let [until, file, code] = [code.expires_at.london_text(), file, code.code].map(Verbatim::from);
    print(&english(text!("hq.code_until", code = code, until = until, file = file)))?;
    Ok(ExitCode::SUCCESS)
}

/// The roles that an officer can have, each by its name; a feed has no device.
fn roles() -> impl TypedValueParser<Value = Role> {
    let of_officers = Role::ALL.iter().copied().filter(|role| *role != Role::Feed);
    named(of_officers.map(|role| (role.name(), role)).collect())
}

fn ranks() -> impl TypedValueParser<Value = RankSaid> {
    let ranks = Rank::ALL.iter().map(|rank| (rank.name(), RankSaid::Is(*rank)));
    named(ranks.chain([("none", RankSaid::None)]).collect())
}
