//! Criminal courts' results: a `ResultedCaseMessage` from Libra or Common Platform, bare or in its
//! envelopes. Most are not about orders; those come out as nothing for us, with a reason.

mod draft;
mod people;

use super::xml::{self, Node, Problem};
use super::{Courts, IncomingOrder, Outcome, Reading, Told, marks};
use cordon_core::rules::dates;
use cordon_core::rules::names;
use cordon_core::rules::order::Court;
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use draft::Draft;

/// The name of this feed in records and ids.
pub const SYSTEM: &str = "Libra";

const TITLE: &str = "court results";

/// Reads one file: of each message in it first what it holds for us, then each defendant who cannot be
/// read, with line and reason. One who cannot holds up none of the others. It never fails.
pub fn read(bytes: &[u8], learnt_at: Timestamp, courts: &Courts) -> Vec<Reading> {
    let mut found = Found::default();
    if let Err(problem) = xml::decode(bytes).and_then(|text| found.document(&text, 1, 0)) {
        found.problems.push(problem);
    }
    let mut readings: Vec<Reading> =
        found.messages.iter().flat_map(|message| read_message(message, learnt_at, courts)).collect();
    readings.extend(found.problems.into_iter().map(|problem| Reading::broken(TITLE, problem.line, problem.reason)));
    if readings.is_empty() {
        readings.push(Reading::nothing(TITLE, text!("feed.libra_no_case")));
    }
    found.unseen.dedup();
    if let Some(first) = readings.first_mut() {
        let unseen = |line: &u32| Told { within: None, line: Some(*line), what: marks::UNSEEN.into() };
        first.told.extend(found.unseen.iter().map(unseen));
    }
    readings
}

/// What lies in a file: every message in its envelopes, and each part that cannot be read.
#[derive(Default)]
struct Found {
    messages: Vec<Node>,
    problems: Vec<Problem>,
    unseen: Vec<u32>,
}

impl Found {
    /// Takes a document apart whose first line is a line of the file.
    fn document(&mut self, text: &str, line: u32, depth: usize) -> Result<(), Problem> {
        let shifted = |inner: u32| inner.saturating_add(line).saturating_sub(1);
        let at = |problem: Problem| Problem { line: problem.line.map(shifted), reason: problem.reason };
        let mut unseen = Vec::new();
        let mut root = xml::parse(text, &mut unseen).map_err(at)?;
        self.unseen.extend(unseen.into_iter().map(shifted));
        shift(&mut root, line);
        if root.name.eq_ignore_ascii_case("html") {
            let reason = text!("feed.libra_web_page");
            return Err(Problem { line: Some(root.line), reason });
        }
        self.messages.extend(root.find_all(MESSAGE).into_iter().cloned());
        let mut carriers = Vec::new();
        carriers_in(&root, &mut carriers);
        for carrier in carriers {
            if let Err(problem) = self.carried(carrier, depth) {
                self.problems.push(problem);
            }
        }
        Ok(())
    }

    /// Takes a message apart that an element holds as text.
    fn carried(&mut self, carrier: &Node, depth: usize) -> Result<(), Problem> {
        if depth >= MOST_ENVELOPES || !carrier.text.contains('<') {
            let reason = text!("feed.libra_not_unwrapped", message = Verbatim::from(MESSAGE));
            return Err(Problem { line: Some(carrier.line), reason });
        }
        let before = (self.messages.len(), self.problems.len());
        self.document(&carrier.text, carrier.line, depth + 1)?;
        if before == (self.messages.len(), self.problems.len()) {
            let reason = text!("feed.libra_not_found", message = Verbatim::from(MESSAGE));
            return Err(Problem { line: Some(carrier.line), reason });
        }
        Ok(())
    }
}

const MESSAGE: &str = "ResultedCaseMessage";

/// How often a message may be wrapped as text.
const MOST_ENVELOPES: usize = 4;

/// The elements outside of messages whose text holds a message.
fn carriers_in<'n>(node: &'n Node, carriers: &mut Vec<&'n Node>) {
    if node.name == MESSAGE {
        return;
    }
    if node.text.contains(MESSAGE) {
        carriers.push(node);
        return;
    }
    for child in &node.children {
        carriers_in(child, carriers);
    }
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
    /// Arrest/summons numbers under which people of several names stand.
    shared: Vec<String>,
}

impl Hearing {
    /// By what a defendant's orders are told apart from others': the arrest/summons number, or the name where
    /// none is given or several people stand under one.
    fn bound_by(&self, defendant: &Node) -> String {
        let asn = people::asn(defendant);
        if asn.is_empty() || self.is_shared(asn) { people::name_key(defendant) } else { asn.to_owned() }
    }

    fn is_shared(&self, asn: &str) -> bool {
        self.shared.iter().any(|shared| shared == asn)
    }
}

/// The arrest/summons numbers of a session that stand for more than one name.
fn shared_numbers(session: &Node) -> Vec<String> {
    let mut first: Vec<(&str, Vec<String>)> = Vec::new();
    let mut shared: Vec<String> = Vec::new();
    for defendant in session.all("Case").flat_map(|case| case.all("Defendant")) {
        let (asn, name) = (people::asn(defendant), names::words(&people::name_key(defendant)));
        if asn.is_empty() || name.is_empty() {
            continue;
        }
        match first.iter().find(|(held, _)| *held == asn) {
            Some((_, held)) if *held != name && !shared.iter().any(|known| known == asn) => {
                shared.push(asn.to_owned());
            }
            Some(_) => {}
            None => first.push((asn, name)),
        }
    }
    shared
}

fn read_message(message: &Node, learnt_at: Timestamp, courts: &Courts) -> Vec<Reading> {
    let mut orders: Vec<IncomingOrder> = Vec::new();
    let mut told: Vec<Told> = Vec::new();
    let mut title = TITLE.to_owned();
    let mut refused: Vec<Problem> = Vec::new();
    let mut companies = 0_usize;
    for session in message.all("Session") {
        for case in session.all("Case") {
            let urn = case.text_at(&["PTIURN"]);
            if let Some(twice) = twice(case, "PTIURN") {
                refused.push(twice);
                continue;
            }
            if title == TITLE && !urn.is_empty() {
                title = format!("{TITLE}, PTI-URN {}", urn.chars().take(40).collect::<String>());
            }
            for defendant in case.all("Defendant") {
                let drafts = draft::drafts(defendant);
                if people::is_company(defendant) {
                    companies += usize::from(!drafts.is_empty());
                    continue;
                }
                let uncoded = draft::uncoded(defendant);
                refused.extend(uncoded.refused);
                told.extend(uncoded.passed);
                if drafts.is_empty() {
                    continue;
                }
                let read = hearing(session, learnt_at, courts)
                    .and_then(|of| defendant_orders(&of, urn, defendant, drafts, learnt_at));
                match read {
                    Ok(made) => {
                        let lines = lines_of(session, case, defendant);
                        for (mut order, of_it) in made {
                            order.lines.clone_from(&lines);
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
        readings.push(Reading {
            outcome: Outcome::Orders(orders),
            title: title.clone(),
            within: None,
            told: Vec::new(),
        });
    } else if refused.is_empty() {
        readings.push(Reading::nothing(&title, reason_for_nothing(message, companies)));
    }
    readings.extend(refused.into_iter().map(|problem| Reading::broken(&title, problem.line, problem.reason)));
    if let Some(first) = readings.first_mut() {
        first.told = told;
    }
    readings
}

/// The lines that a defendant's orders are read from: their own, and those of the case and of the session that
/// are about no other defendant.
fn lines_of(session: &Node, case: &Node, defendant: &Node) -> Vec<u32> {
    let mut lines = Vec::new();
    add_lines(session, &["Case"], &mut lines);
    add_lines(case, &["Defendant"], &mut lines);
    add_lines(defendant, &[], &mut lines);
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn add_lines(node: &Node, but: &[&str], lines: &mut Vec<u32>) {
    lines.push(node.line);
    for child in node.children.iter().filter(|child| !but.contains(&child.name.as_str())) {
        add_lines(child, but, lines);
    }
}

fn defendant_orders(
    hearing: &Hearing,
    urn: &str,
    defendant: &Node,
    drafts: Vec<Draft>,
    learnt_at: Timestamp,
) -> Result<Vec<(IncomingOrder, Vec<Told>)>, Problem> {
    if urn.is_empty() {
        return Err(Problem { line: Some(defendant.line), reason: missing("PTIURN") });
    }
    if let Some(twice) = twice(defendant, "ProsecutorReference") {
        return Err(twice);
    }
    if let Some(lost) = defendant.lost() {
        let reason = text!("feed.libra_lost");
        return Err(Problem { line: Some(lost.line), reason });
    }
    people::refuse_long_names(defendant)?;
    if people::is_nobody(defendant) {
        let reason = text!("feed.libra_nobody");
        return Err(Problem { line: Some(defendant.line), reason });
    }
    Ok(drafts.into_iter().map(|draft| draft.order(hearing, urn, defendant, learnt_at)).collect())
}

/// A child that stands there again with another value: nothing says which holds.
fn twice(parent: &Node, name: &str) -> Option<Problem> {
    let mut all = parent.all(name);
    let first = all.next()?;
    let other = all.find(|node| node.text.trim() != first.text.trim())?;
    Some(Problem { line: Some(other.line), reason: text!("feed.libra_twice", element = Verbatim::from(name)) })
}

fn missing(element: &str) -> Text {
    text!("feed.libra_missing", element = Verbatim::from(element))
}

fn hearing(session: &Node, learnt_at: Timestamp, courts: &Courts) -> Result<Hearing, Problem> {
    let path = ["CourtHearing", "Hearing", "DateOfHearing"];
    let Some(date) = session.at(&path) else {
        return Err(Problem { line: Some(session.line), reason: missing("DateOfHearing") });
    };
    if let Some(twice) = session.at(&["CourtHearing", "Hearing"]).and_then(|hearing| twice(hearing, "DateOfHearing")) {
        return Err(twice);
    }
    let day = dates::read_made(&date.text, learnt_at.london_day()).map_err(|fault| Problem {
        line: Some(date.line),
        reason: text!("feed.column_fault", column = Verbatim::from("DateOfHearing"), fault = fault.text()),
    })?;
    let code = session.text_at(&["CourtHearing", "Hearing", "CourtHearingLocation"]);
    Ok(Hearing { day, court: court(code, courts), shared: shared_numbers(session) })
}

fn court(code: &str, courts: &Courts) -> Court {
    let known = courts.name(code).map(str::to_owned);
    let name =
        known.unwrap_or_else(|| if code.is_empty() { "court not stated".to_owned() } else { format!("court {code}") });
    Court { name, oucode: Some(code.to_owned()).filter(|code| !code.is_empty()) }
}

fn reason_for_nothing(message: &Node, companies: usize) -> Text {
    if companies > 0 {
        return text!("feed.libra_company");
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
        return text!("feed.libra_no_defendant");
    }
    if codes.is_empty() {
        return text!("feed.libra_no_result");
    }
    let listed: Vec<String> = codes.iter().take(12).map(|code| code.chars().take(8).collect()).collect();
    text!("feed.libra_no_order", codes = Verbatim::from(listed.join(", ")))
}

#[cfg(test)]
#[path = "libra_tests.rs"]
mod libra_tests;
