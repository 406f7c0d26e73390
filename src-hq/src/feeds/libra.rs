//! Criminal courts' results: a `ResultedCaseMessage` from Libra or Common Platform, bare or in its
//! envelopes. Most are not about orders; those come out as nothing for us, with a reason.

mod draft;
mod people;

use super::xml::{self, Node, Problem};
use super::{IncomingOrder, Outcome, Reading, Told};
use cordon_core::rules::dates;
use cordon_core::rules::order::Court;
use cordon_core::rules::time::{Day, Timestamp};
use draft::Draft;

/// The name of this feed in records and ids.
pub const SYSTEM: &str = "Libra";

const TITLE: &str = "court results";

/// Courts by their organisation unit code, without its last two characters.
const COURTS: [(&str, &str); 3] = [
    ("B30PI", "Southern Derbyshire Magistrates' Court"),
    ("B30PG", "Chesterfield Magistrates' Court"),
    ("B01EF", "Croydon Magistrates' Court"),
];

/// Reads one message: first what it holds for us, then each defendant who cannot be read, with line and
/// reason. One who cannot holds up none of the others. It never fails.
pub fn read(bytes: &[u8], learnt_at: Timestamp) -> Vec<Reading> {
    match message(bytes) {
        Ok(Some(message)) => read_message(&message, learnt_at),
        Ok(None) => vec![Reading::nothing(TITLE, "no resulted case in it")],
        Err(problem) => vec![Reading::broken(TITLE, problem.line, problem.reason)],
    }
}

/// Unwraps the envelopes around a message.
fn message(bytes: &[u8]) -> Result<Option<Node>, Problem> {
    let text = xml::decode(bytes)?;
    let root = xml::parse(&text)?;
    if let Some(inline) = root.find(MESSAGE) {
        return Ok(Some(inline.clone()));
    }
    let Some(carrier) = carrier(&root) else { return Ok(None) };
    let shifted = |line: u32| line.saturating_add(carrier.line).saturating_sub(1);
    let mut inner = xml::parse(&carrier.text)
        .map_err(|problem| Problem { line: problem.line.map(shifted), reason: problem.reason })?;
    shift(&mut inner, carrier.line);
    Ok(inner.find(MESSAGE).cloned())
}

const MESSAGE: &str = "ResultedCaseMessage";

/// The element whose text holds the message as text.
fn carrier(node: &Node) -> Option<&Node> {
    if node.text.contains('<') && node.text.contains(MESSAGE) {
        return Some(node);
    }
    node.children.iter().find_map(carrier)
}

fn shift(node: &mut Node, by: u32) {
    node.line = node.line.saturating_add(by).saturating_sub(1);
    for child in &mut node.children {
        shift(child, by);
    }
}

/// What all defendants of a hearing share.
struct Hearing {
    day: Day,
    court: Court,
}

fn read_message(message: &Node, learnt_at: Timestamp) -> Vec<Reading> {
    let mut orders: Vec<IncomingOrder> = Vec::new();
    let mut told: Vec<Told> = Vec::new();
    let mut title = TITLE.to_owned();
    let mut refused: Vec<Problem> = Vec::new();
    let mut companies = 0_usize;
    for session in message.all("Session") {
        for case in session.all("Case") {
            let urn = case.text_at(&["PTIURN"]);
            if title == TITLE && !urn.is_empty() {
                title = format!("{TITLE}, PTI-URN {}", urn.chars().take(40).collect::<String>());
            }
            for defendant in case.all("Defendant") {
                let drafts = draft::drafts(defendant);
                if drafts.is_empty() {
                    continue;
                }
                if people::is_company(defendant) {
                    companies += 1;
                    continue;
                }
                match defendant_orders(session, urn, defendant, drafts, learnt_at) {
                    Ok(made) => {
                        for (order, of_it) in made {
                            orders.push(order);
                            told.extend(of_it);
                        }
                    }
                    Err(problem) => refused.push(problem),
                }
            }
        }
    }
    // What ails a hearing ails each of its defendants, and is said once.
    refused.dedup();
    told.dedup();
    let mut readings = Vec::new();
    if !orders.is_empty() {
        readings.push(Reading { outcome: Outcome::Orders(orders), title: title.clone(), told });
    } else if refused.is_empty() {
        readings.push(Reading::nothing(&title, reason_for_nothing(message, companies)));
    }
    readings.extend(refused.into_iter().map(|problem| Reading::broken(&title, problem.line, problem.reason)));
    readings
}

fn defendant_orders(
    session: &Node,
    urn: &str,
    defendant: &Node,
    drafts: Vec<Draft>,
    learnt_at: Timestamp,
) -> Result<Vec<(IncomingOrder, Vec<Told>)>, Problem> {
    let hearing = hearing(session, learnt_at)?;
    if urn.is_empty() {
        return Err(Problem { line: Some(defendant.line), reason: "PTIURN is missing".to_owned() });
    }
    people::refuse_long_names(defendant)?;
    if people::is_nobody(defendant) {
        let reason = "the defendant has neither a name nor an arrest/summons number".to_owned();
        return Err(Problem { line: Some(defendant.line), reason });
    }
    Ok(drafts.into_iter().map(|draft| draft.order(&hearing, urn, defendant, learnt_at)).collect())
}

fn hearing(session: &Node, learnt_at: Timestamp) -> Result<Hearing, Problem> {
    let path = ["CourtHearing", "Hearing", "DateOfHearing"];
    let Some(date) = session.at(&path) else {
        return Err(Problem { line: Some(session.line), reason: "DateOfHearing is missing".to_owned() });
    };
    let day = dates::read_made(&date.text, learnt_at.london_day())
        .map_err(|fault| Problem { line: Some(date.line), reason: format!("DateOfHearing {fault}") })?;
    let code = session.text_at(&["CourtHearing", "Hearing", "CourtHearingLocation"]);
    Ok(Hearing { day, court: court(code) })
}

fn court(code: &str) -> Court {
    let known = COURTS.iter().find(|(start, _)| code.starts_with(start)).map(|(_, name)| (*name).to_owned());
    let name =
        known.unwrap_or_else(|| if code.is_empty() { "court not stated".to_owned() } else { format!("court {code}") });
    Court { name, oucode: Some(code.to_owned()).filter(|code| !code.is_empty()) }
}

fn reason_for_nothing(message: &Node, companies: usize) -> String {
    if companies > 0 {
        return "the defendant is a company".to_owned();
    }
    let mut codes: Vec<&str> = Vec::new();
    let mut defendants = 0_usize;
    for defendant in
        message.all("Session").flat_map(|session| session.all("Case")).flat_map(|case| case.all("Defendant"))
    {
        defendants += 1;
        codes.extend(draft::results(defendant).map(|(_, result)| result.text_at(&["ResultCode"])));
    }
    codes.retain(|code| !code.is_empty());
    codes.sort_unstable();
    codes.dedup();
    if defendants == 0 {
        return "no defendant in it".to_owned();
    }
    if codes.is_empty() {
        return "no result in it".to_owned();
    }
    let listed: Vec<String> = codes.iter().take(12).map(|code| code.chars().take(8).collect()).collect();
    format!("no result makes, varies or ends an order: {}", listed.join(", "))
}

#[cfg(test)]
#[path = "libra_tests.rs"]
mod libra_tests;
