//! What persons did at HQ, and the codes that they minted.

use super::settings::Common;
use super::{open, open_to_read, print, print_as_it_is};
use crate::failure::Result;
use crate::operator::Operator;
use crate::store::acts::Act;
use crate::store::codes::OpenCode;
use clap::{Args, Subcommand};
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, Wording, english, plain};
use std::process::ExitCode;

/// For `acts`.
#[derive(Debug, Args)]
pub struct ActsArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What can be done with enrolment codes.
#[derive(Debug, Subcommand)]
pub enum Codes {
    /// List those that could still be used, a line for each. A code itself is shown when it is made, and never
    /// again.
    List {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Cancel one: whoever has it cannot use it.
    Cancel {
        /// What every command takes.
        #[command(flatten)]
        common: Common,
        /// Which, as the list numbers them.
        number: u64,
        /// Why.
        #[arg(long, default_value = "")]
        why: String,
    },
}

/// Lists what persons did.
pub fn list(asked: &ActsArguments) -> Result<ExitCode> {
    let acts = open_to_read(&asked.common)?.acts()?;
    if asked.json {
        print_as_it_is(&serde_json::to_string(&acts)?)?;
    } else if acts.is_empty() {
        print(&english(text!("hq.no_act")))?;
    } else {
        acts.iter().try_for_each(|act| print(&english(line(act))))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn line(act: &Act) -> Text {
    let at = Verbatim::from(act.at.london_text());
    let [command, object, why] = [&act.command, &act.object, &act.why].map(|text| Verbatim::from(plain(text)));
    let (number, who) = (act.number, who(&act.by));
    if act.why.is_empty() {
        text!("hq.act", number = number, at = at, who = who, command = command, object = object)
    } else {
        text!("hq.act_why", number = number, at = at, who = who, command = command, object = object, why = why)
    }
}

/// Who it was: as whom they logged in, and under which account the program ran where that is another.
pub fn who(by: &Operator) -> Wording {
    let account = Verbatim::from(plain(&by.account));
    match &by.login {
        Some(login) if *login == by.account => account.into(),
        Some(login) => text!("hq.act_by_login", login = Verbatim::from(plain(login)), account = account).into(),
        None => text!("hq.act_by_account", account = account).into(),
    }
}

/// Lists codes, or cancels one.
pub fn codes(what: Codes) -> Result<ExitCode> {
    match what {
        Codes::List { common, json } => {
            let codes = open_to_read(&common)?.codes()?;
            if json {
                print_as_it_is(&serde_json::to_string(&codes)?)?;
            } else if codes.is_empty() {
                print(&english(text!("hq.no_code")))?;
            } else {
                codes.iter().try_for_each(|code| print(&english(code_line(code))))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Codes::Cancel { common, number, why } => {
            let is_cancelled = open(&common)?.cancel_code(number, &why)?;
            let said = if is_cancelled {
                text!("hq.code_cancelled", number = number)
            } else {
                text!("hq.no_such_code", number = number)
            };
            print(&english(said))?;
            Ok(if is_cancelled { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}

fn code_line(code: &OpenCode) -> Text {
    let [at, until] = [code.minted_at, code.expires_at].map(|time| Verbatim::from(time.london_text()));
    text!("hq.code_of", number = code.number, collar = Verbatim::from(code.collar.as_str()), at = at, until = until)
}
