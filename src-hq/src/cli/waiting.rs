//! What waits for its order: listed, matched, closed.

use super::arguments::Waiting as Asked;
use super::{open, open_to_read, print, print_as_it_is};
use crate::failure::Result;
use crate::feeds::Effect;
use crate::import::Waiting;
use cordon_core::rules::law;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, english, said};
use std::process::ExitCode;

/// Runs one of the commands.
pub fn run(asked: Asked) -> Result<ExitCode> {
    match asked {
        Asked::List { common, json } => {
            let waiting = open_to_read(&common)?.waiting()?;
            if json {
                print_as_it_is(&said(&serde_json::to_value(&waiting)?).to_string())?;
            } else {
                print(&shown(&waiting))?;
            }
        }
        Asked::Match { common, id, order, why } => {
            open(&common)?.match_waiting(&id, order, &why)?;
            print(&english(text!("hq.waiting_matched", order = Verbatim::from(order.to_string()))))?;
        }
        Asked::Close { common, id, why } => {
            open(&common)?.close_waiting(&id, &why)?;
            print(&english(text!("hq.waiting_closed", id = Verbatim::from(id))))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What waits, a line for each.
fn shown(waiting: &[Waiting]) -> String {
    if waiting.is_empty() {
        return english(text!("hq.nothing_waits"));
    }
    waiting.iter().map(|one| english(line(one))).collect::<Vec<_>>().join("\n")
}

fn line(one: &Waiting) -> Text {
    let [id, at, case] = [one.id.clone(), one.at.london_text(), one.case.clone()].map(Verbatim::from);
    let (kind, why) = (law::title(&one.kind), one.why.clone());
    match one.does {
        Effect::Makes => text!("hq.waits_makes", id = id, at = at, kind = kind, case = case, why = why),
        Effect::Varies => text!("hq.waits_varies", id = id, at = at, kind = kind, case = case, why = why),
        Effect::Ends => text!("hq.waits_ends", id = id, at = at, kind = kind, case = case, why = why),
    }
}
