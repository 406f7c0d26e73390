//! Our own exchange format: the wire types as JSON, in one object or one to a line, versioned. Shapes
//! are checked before anything is taken in; errors name the line.

mod content;
mod seen;
mod unknown;

use super::{all_of, as_utf8, foreign};
use cordon_core::rules::check::{OrderFault, misread};
use cordon_core::rules::dates;
use cordon_core::rules::order::Order;
use cordon_core::rules::person::{OrderLink, PersonRecord, RecordLink};
use cordon_core::rules::time::Day;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// The name of this feed in records and ids.
pub const SYSTEM: &str = "cordon-exchange";

/// The version of the format that this edition reads and writes.
pub const VERSION: u32 = 1;

/// A file of the exchange format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// Always "cordon-exchange".
    pub format: String,
    /// The format's version.
    pub version: u32,
    /// Orders.
    #[serde(default)]
    pub orders: Vec<Order>,
    /// What sources said of people.
    #[serde(default)]
    pub records: Vec<PersonRecord>,
    /// Which record describes whom.
    #[serde(default)]
    pub links: Vec<RecordLink>,
    /// Who stands in what role to which order.
    #[serde(default)]
    pub order_links: Vec<OrderLink>,
}

/// What a file came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// What could be read.
    pub exchange: Exchange,
    /// What is wrong with the rest.
    pub problems: Vec<ExchangeProblem>,
    /// Where characters that nobody sees were taken out: lines, or the whole.
    pub unseen: Vec<Option<u32>>,
    /// What has to be told of what could be read, by its line.
    pub told: Vec<(Option<u32>, Text)>,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct ExchangeProblem {
    /// The line.
    pub line: Option<u32>,
    /// What is wrong.
    pub reason: Text,
}

/// One line of the line-by-line form.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Order(Box<Order>),
    Record(Box<PersonRecord>),
    RecordLink(RecordLink),
    OrderLink(OrderLink),
}

impl Default for Exchange {
    fn default() -> Self {
        Self {
            format: SYSTEM.to_owned(),
            version: VERSION,
            orders: Vec::new(),
            records: Vec::new(),
            links: Vec::new(),
            order_links: Vec::new(),
        }
    }
}

/// Reads a file in either form with its links: what could be read, and what is wrong with the rest. A byte
/// that is no letter costs the line-by-line form the line that it stands in.
pub fn parse(bytes: &[u8], today: Day) -> Parsed {
    let refused = |problem| Parsed { problems: vec![problem], ..Parsed::default() };
    let bytes = match foreign::instead(bytes).map_or_else(|| as_utf8(bytes), Err) {
        Ok(bytes) => bytes,
        Err(reason) => return refused(problem(None, reason)),
    };
    let bytes: &[u8] = &bytes;
    if bytes.trim_ascii().is_empty() {
        return refused(problem(None, text!("feed.file_empty")));
    }
    if is_by_line(bytes) {
        return parse_lines(bytes, today);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_whole(text, today).unwrap_or_else(refused),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = number(before.iter().filter(|byte| **byte == b'\n').count());
            refused(problem(line, text!("feed.exchange_not_utf_eight")))
        }
    }
}

/// Reads one line of a file in the line-by-line form, with what the other lines say of whose its record is; none
/// of a file in another form.
pub fn parse_one(bytes: &[u8], line: u32, today: Day) -> Option<Parsed> {
    let bytes = as_utf8(bytes).ok()?;
    let bytes: &[u8] = &bytes;
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    let meant = bytes.split(|byte| *byte == b'\n').nth(index).filter(|_line| is_by_line(bytes))?;
    let mut parsed = Parsed::default();
    let Ok(meant) = std::str::from_utf8(meant) else {
        parsed.problems.push(problem(number(index), text!("feed.exchange_not_utf_eight")));
        return Some(parsed);
    };
    let (exchange, unseen) = (&mut parsed.exchange, &mut parsed.unseen);
    let read = parse_line(meant, index, today, unseen);
    parsed.told.extend(read.iter().flat_map(|line| told_of(line, number(index))));
    match read {
        Ok(Line::Order(order)) => exchange.orders.push(*order),
        Ok(Line::Record(record)) => {
            let linked = parse_lines(bytes, today).exchange.links;
            exchange.links.extend(linked.into_iter().filter(|link| link.record == record.id));
            exchange.records.push(*record);
        }
        Ok(Line::RecordLink(link)) => exchange.links.push(link),
        Ok(Line::OrderLink(link)) => exchange.order_links.push(link),
        Err(problem) => parsed.problems.push(problem),
    }
    Some(parsed)
}

/// The first line with something in it. What is no letter in it keeps no other from being read.
fn first_line(bytes: &[u8]) -> String {
    let first = bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    String::from_utf8_lossy(first).trim().to_owned()
}

/// Where a file of the whole form names its format, at the latest.
const HEAD_BYTES: usize = 1024;

/// Whether a file goes line by line: its first line says so, or, where that one is spoilt, a later one does and
/// nothing at the beginning names a format.
fn is_by_line(bytes: &[u8]) -> bool {
    let first = first_line(bytes);
    let whole: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_str(&first);
    let is_line = whole.is_ok_and(|object| object.len() == 1 && !object.contains_key("format"));
    let names_format = || {
        let name = b"\"format\"";
        bytes.get(..HEAD_BYTES).unwrap_or(bytes).windows(name.len()).any(|at| at == name)
    };
    let begins = |line: &[u8]| has_key_of_a_line(&String::from_utf8_lossy(line));
    has_key_of_a_line(&first) || is_line || !names_format() && bytes.split(|byte| *byte == b'\n').any(begins)
}

/// Whether a text begins with an object by one of a line's keys.
fn has_key_of_a_line(text: &str) -> bool {
    let Some(object) = text.trim_start().strip_prefix('{') else { return false };
    let key = object.trim_start();
    ["\"order\"", "\"record\"", "\"record_link\"", "\"order_link\""].iter().any(|name| key.starts_with(name))
}

fn parse_whole(text: &str, today: Day) -> Result<Parsed, ExchangeProblem> {
    let mut exchange: Exchange = serde_json::from_str(text).map_err(|error| of_json(&error, 0))?;
    let mut unseen = Vec::new();
    if let Some(cleaned) = seen::cleaned(text).map_err(|reason| problem(None, reason))? {
        exchange = serde_json::from_value(cleaned).map_err(|error| of_json(&error, 0))?;
        unseen.push(None);
    }
    unknown::check(text, &exchange).map_err(|reason| problem(None, reason))?;
    if exchange.format != SYSTEM {
        return Err(problem(Some(1), text!("feed.exchange_format")));
    }
    if exchange.version != VERSION {
        return Err(problem(Some(1), text!("feed.exchange_version", version = exchange.version, expected = VERSION)));
    }
    for order in &exchange.orders {
        check_order(order, today).map_err(|reason| problem(line_of(text, &order.id.to_string()), reason))?;
    }
    for record in &exchange.records {
        check_record(record, today).map_err(|reason| problem(line_of(text, &record.id.to_string()), reason))?;
    }
    let of_orders = exchange.orders.iter().flat_map(|order| {
        let line = line_of(text, &order.id.to_string());
        content::told_of_order(order).into_iter().map(move |what| (line, what))
    });
    let of_records = exchange.records.iter().flat_map(|record| {
        let line = line_of(text, &record.id.to_string());
        content::told_of_record(record).into_iter().map(move |what| (line, what))
    });
    let of_all = content::binding_nobody(&exchange).into_iter().map(|what| (None, what));
    let told = of_orders.chain(of_records).chain(of_all).collect();
    Ok(Parsed { exchange, problems: Vec::new(), unseen, told })
}

fn parse_lines(text: impl AsRef<[u8]>, today: Day) -> Parsed {
    let Parsed { mut exchange, mut problems, mut unseen, mut told } = Parsed::default();
    for (index, line) in text.as_ref().split(|byte| *byte == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let read = std::str::from_utf8(line)
            .map_err(|_| problem(number(index), text!("feed.exchange_not_utf_eight")))
            .and_then(|line| parse_line(line, index, today, &mut unseen));
        told.extend(read.iter().flat_map(|line| told_of(line, number(index))));
        match read {
            Ok(Line::Order(order)) => exchange.orders.push(*order),
            Ok(Line::Record(record)) => exchange.records.push(*record),
            Ok(Line::RecordLink(link)) => exchange.links.push(link),
            Ok(Line::OrderLink(link)) => exchange.order_links.push(link),
            Err(problem) => problems.push(problem),
        }
    }
    told.extend(content::binding_nobody(&exchange).into_iter().map(|what| (None, what)));
    Parsed { exchange, problems, unseen, told }
}

fn parse_line(line: &str, index: usize, today: Day, unseen: &mut Vec<Option<u32>>) -> Result<Line, ExchangeProblem> {
    let mut parsed: Line = serde_json::from_str(line).map_err(|error| of_json(&error, index))?;
    if let Some(cleaned) = seen::cleaned(line).map_err(|reason| problem(number(index), reason))? {
        parsed = serde_json::from_value(cleaned).map_err(|error| of_json(&error, index))?;
        unseen.push(number(index));
    }
    let checked = match &parsed {
        Line::Order(order) => check_order(order, today),
        Line::Record(record) => check_record(record, today),
        Line::RecordLink(_) | Line::OrderLink(_) => Ok(()),
    };
    let checked = unknown::check(line, &parsed).and(checked);
    checked.map_err(|reason| problem(number(index), reason))?;
    Ok(parsed)
}

/// A JSON error by its line: it says what belongs there, never what the value was.
fn of_json(error: &serde_json::Error, lines_before: usize) -> ExchangeProblem {
    let line = u32::try_from(error.line().max(1) + lines_before).ok();
    let reason = match error.classify() {
        serde_json::error::Category::Data => {
            let why = misread(&error.to_string());
            match error.column() {
                0 => text!("feed.exchange_shape", why = why),
                column => text!("feed.exchange_shape_at", column = column, why = why),
            }
        }
        serde_json::error::Category::Io | serde_json::error::Category::Syntax | serde_json::error::Category::Eof => {
            text!("feed.exchange_not_json")
        }
    };
    ExchangeProblem { line, reason }
}

fn problem(line: Option<u32>, reason: Text) -> ExchangeProblem {
    ExchangeProblem { line, reason }
}

fn number(index: usize) -> Option<u32> {
    u32::try_from(index + 1).ok()
}

fn line_of(text: &str, id: &str) -> Option<u32> {
    text.lines().position(|line| line.contains(id)).and_then(number)
}

/// What is told of a line that was read.
fn told_of(line: &Line, number: Option<u32>) -> Vec<(Option<u32>, Text)> {
    let told = match line {
        Line::Order(order) => content::told_of_order(order),
        Line::Record(record) => content::told_of_record(record),
        Line::RecordLink(_) | Line::OrderLink(_) => Vec::new(),
    };
    told.into_iter().map(|what| (number, what)).collect()
}

fn check_order(order: &Order, today: Day) -> Result<(), Text> {
    check_shapes(order)?;
    let mut faults = dates::order_faults(order, today);
    faults.extend(content::order_faults(order, today));
    check_fields(&faults)
}

fn check_record(record: &PersonRecord, today: Day) -> Result<(), Text> {
    let mut faults = dates::record_faults(record, today);
    faults.extend(content::record_faults(record, today));
    check_fields(&faults)
}

/// Refuses an order with a shape that is none.
fn check_shapes(order: &Order) -> Result<(), Text> {
    for condition in order.versions.iter().flat_map(|version| version.conditions.iter()) {
        for zone in condition.zones() {
            zone.shape.validate().map_err(|error| {
                text!(
                    "feed.exchange_paragraph",
                    paragraph = Verbatim::from(condition.paragraph.as_str()),
                    fault = error.text()
                )
            })?;
        }
    }
    Ok(())
}

/// Refuses dates out of life and words of nothing: they would be signed, and stand for ever.
fn check_fields(faults: &[OrderFault]) -> Result<(), Text> {
    all_of(faults.iter().map(OrderFault::text)).map_or(Ok(()), Err)
}

#[cfg(test)]
#[path = "exchange_tests.rs"]
mod exchange_tests;
