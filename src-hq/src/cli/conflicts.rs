//! Orders whose current versions contradict one another: listed, with what each says of the end.

use super::arguments::ConflictsArguments;
use super::{open_to_read, print, print_as_it_is};
use crate::conflicts::{Conflict, Current};
use crate::failure::Result;
use cordon_core::rules::law;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, english, plain};
use std::process::ExitCode;

/// Lists them.
pub fn list(asked: &ConflictsArguments) -> Result<ExitCode> {
    let conflicts = open_to_read(&asked.common)?.conflicts()?;
    if asked.json {
        print_as_it_is(&serde_json::to_string(&conflicts)?)?;
    } else if conflicts.is_empty() {
        print(&english(text!("hq.no_conflict")))?;
    } else {
        conflicts.iter().try_for_each(|one| print(&shown(one)))?;
        print(&english(text!("hq.conflict_remedy")))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// An order, and under it a line for each of its current versions.
fn shown(one: &Conflict) -> String {
    let [order, case] = [one.order.to_string(), plain(&one.case)].map(Verbatim::from);
    let first = text!("hq.conflict", order = order, kind = law::title(&one.kind), case = case);
    std::iter::once(first).chain(one.versions.iter().map(version)).map(english).collect::<Vec<_>>().join("\n")
}

fn version(current: &Current) -> Text {
    let id = Verbatim::from(current.version.to_string());
    let made = Verbatim::from(current.made_at.london_date_text());
    let learnt = Verbatim::from(current.learnt_at.london_text());
    text!("hq.conflict_version", version = id, made = made, learnt = learnt, ends = current.ends.text())
}
