//! What the force's lawyers signed of the law's rows.

use super::settings::Common;
use super::{open_to_read, print, print_as_it_is};
use crate::failure::Result;
use clap::Args;
use cordon_core::rules::law::LawWord;
use cordon_core::text;
use cordon_core::wire::says;
use cordon_core::words::{English, Text, Verbatim, english, plain};
use std::process::ExitCode;

/// For `law`.
#[derive(Debug, Args)]
pub struct LawArguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Lists sign-offs, recalls and their lifting.
pub fn list(asked: &LawArguments) -> Result<ExitCode> {
    let words = open_to_read(&asked.common)?.law_words()?;
    if asked.json {
        print_as_it_is(&serde_json::to_string(&words)?)?;
    } else if words.is_empty() {
        print(&english(text!("hq.no_law_word")))?;
    } else {
        words.iter().try_for_each(|word| print(&english(line(word))))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn line(word: &LawWord) -> Text {
    let at = Verbatim::from(word.by.at.to_string());
    let by = Verbatim::from(plain(&word.by.shown));
    let says = Verbatim::from(says::law_says(English, &word.says));
    match &word.second {
        Some(second) => {
            let second = Verbatim::from(plain(&second.shown));
            text!("hq.law_word_of_two", at = at, by = by, second = second, says = says)
        }
        None if word.says.needs_second() => text!("hq.law_word_waits", at = at, by = by, says = says),
        None => text!("hq.law_word", at = at, by = by, says = says),
    }
}
