//! A part of a file that was refused, read once more because a person says so. Nothing else of the file is
//! taken again: the rest was taken when it came, and later deliveries may have changed it since.

use super::files;
use super::part::{Given, HeldPart, Part, quarantine};
use super::{FileOutcome, RefusedPart, Summary, exchange, orders, papers, settle};
use crate::failure::Result;
use crate::feeds::acro::Papers;
use crate::feeds::{IncomingOrder, Outcome, Reading, Told};
use crate::hq::Hq;
use crate::progress::Progress;
use crate::store::feed::About;
use cordon_core::proof::segment::RowKind;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim, Wording};

/// What came of reading it.
pub enum Again {
    /// It was taken.
    Taken(Taken),
    /// It stays refused, and nothing was changed.
    Refused(Wording),
}

/// What came of something that was released, as an import says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// What became of its orders.
    pub orders: Summary,
    /// How many statements about people it held, where it is of our own exchange format.
    pub people: u64,
    /// Every part of it that is refused for itself, and is in quarantine now.
    pub refused: Vec<RefusedPart>,
    /// What a person has to know of how the rest was read.
    pub told: Vec<Told>,
}

/// Reads a part of a file once more, from the bytes of the whole file, and takes that part alone: as learnt when
/// its delivery came.
pub fn again(hq: &Hq, held: &HeldPart<'_>, bytes: &[u8], given: &Given<'_>) -> Result<Again> {
    let mut outcome = FileOutcome::of(held.path);
    let refused = if files::is_exchange(held.path) {
        exchange::again(hq, held, bytes, &mut outcome)?.map(Wording::from)
    } else {
        court_file(hq, held, bytes, given, &mut outcome)?
    };
    if let Some(why) = refused {
        return Ok(Again::Refused(why));
    }
    remember(hq, held, &outcome)?;
    settle(hq)?;
    let FileOutcome { orders, people, refused, told, .. } = outcome;
    Ok(Again::Taken(Taken { orders, people, refused, told }))
}

/// In place of what was told of the part when it was refused, and beside what was told of the rest.
fn remember(hq: &Hq, held: &HeldPart<'_>, outcome: &FileOutcome) -> Result<()> {
    hq.store().write(|tx| {
        let brought_orders = tx.count_taken(held.file)? > 0;
        let mut told = tx.list_told(held.file)?;
        told.retain(|told| stands(told, held, brought_orders) && !outcome.told.contains(told));
        told.extend(outcome.told.iter().cloned());
        tx.set_told(held.file, &told)?;
        tx.add_taken(held.file, outcome.orders.taken())
    })
}

/// Whether a note of a file stands when a part of it, or the whole, was read again. What was said of the orders
/// that it brought before, it says of no line.
fn stands(told: &Told, held: &HeldPart<'_>, brought_orders: bool) -> bool {
    let is_elsewhere =
        held.within.is_some() && told.within.as_deref().is_some_and(|within| Some(within) != held.within);
    match held.line {
        Some(_) => is_elsewhere || told.line.map(u64::from) != held.line,
        None => is_elsewhere || (told.line.is_none() && brought_orders),
    }
}

fn court_file(
    hq: &Hq,
    held: &HeldPart<'_>,
    bytes: &[u8],
    given: &Given<'_>,
    outcome: &mut FileOutcome,
) -> Result<Option<Wording>> {
    let papers = match papers_of(hq, held, given)? {
        Ok(papers) => papers,
        Err(why) => return Ok(Some(why)),
    };
    let read_with = files::ReadWith { password: given.password, courts: &hq.force().courts, papers: &papers };
    let mut readings = files::read(held.path, bytes, &read_with, held.at);
    // What is said of the whole archive concerns each file in it.
    let is_meant = |reading: &Reading| reading.within.is_none() || reading.within.as_deref() == held.within;
    readings.retain(|reading| held.within.is_none() || is_meant(reading));
    let meant = match held.line {
        Some(line) if files::is_archive(held.path) && is_ambiguous(&readings, line) => {
            Err(text!("hq.release_line_twice", line = line).into())
        }
        Some(line) => row(readings, line),
        None => whole(hq, held, readings)?,
    };
    let Meant { orders, told, refused } = match meant {
        Ok(meant) => meant,
        Err(why) => return Ok(Some(why)),
    };
    // What lies within an archive is all there is; beside a manifest there may be more than is kept.
    let lacks = orders.iter().find_map(|order| order.lacks.as_deref());
    if let Some(name) = lacks.filter(|_name| files::has_papers_beside(held.path)) {
        return Ok(Some(text!("hq.release_paper", file = Verbatim::from(name)).into()));
    }
    (held.begins)()?;
    let part = Part { bytes, file: held.file, learnt_at: held.at, watch: &Progress::default() };
    for Within { file, line, reason } in refused {
        quarantine(hq, &part, (file.as_deref(), line.map(u64::from)), reason, outcome)?;
    }
    let (taken, of_orders) = orders::take_told(hq, &orders)?;
    outcome.orders.add(taken);
    outcome.told.extend(told);
    outcome.told.extend(of_orders.into_iter().map(|what| Told { within: None, line: None, what }));
    Ok(None)
}

/// The papers that are kept with a file, and those in a folder that is named for it.
fn papers_of(hq: &Hq, held: &HeldPart<'_>, given: &Given<'_>) -> Result<std::result::Result<Papers, Wording>> {
    if !files::has_papers_beside(held.path) {
        return Ok(Ok(Papers::default()));
    }
    let mut papers = papers::kept_beside(hq, held.file)?;
    if let Some(folder) = given.papers {
        match files::papers_in(folder) {
            Ok(found) => found.all().for_each(|paper| papers.add(paper.clone())),
            Err(error) => {
                let why = Verbatim::from(error.kind().to_string());
                return Ok(Err(text!("feed.papers_folder_unread", why = why).into()));
            }
        }
    }
    Ok(Ok(papers))
}

/// What is meant of a file's readings.
#[derive(Default)]
struct Meant {
    orders: Vec<IncomingOrder>,
    told: Vec<Told>,
    /// Parts within that are refused for themselves, and are kept so.
    refused: Vec<Within>,
}

/// A part within that is refused for itself.
struct Within {
    file: Option<String>,
    line: Option<u32>,
    reason: Text,
}

/// Whether rows of several manifests of an archive stand at a line, as where these lie under one path.
fn is_ambiguous(readings: &[Reading], line: u64) -> bool {
    let is_at = |reading: &&Reading| match &reading.outcome {
        Outcome::Broken { line: broken, .. } => broken.map(u64::from) == Some(line),
        Outcome::Orders(orders) => orders.iter().flat_map(|order| order.lines.iter()).any(|of| u64::from(*of) == line),
        Outcome::NothingForUs { .. } => false,
    };
    readings.iter().filter(is_at).count() > 1
}

/// The orders of one line; why there are none where it is still refused. What is refused elsewhere in the file
/// does not matter.
fn row(readings: Vec<Reading>, line: u64) -> std::result::Result<Meant, Wording> {
    let mut meant = Meant::default();
    let mut of_the_whole = None;
    for reading in readings {
        let within = reading.within.as_deref();
        match reading.outcome {
            Outcome::Broken { line: None, reason } => of_the_whole = of_the_whole.or(Some(reason)),
            Outcome::Broken { line: Some(broken), reason } if u64::from(broken) == line => return Err(reason.into()),
            Outcome::Broken { line: Some(_), .. } | Outcome::NothingForUs { .. } => {}
            Outcome::Orders(orders) => {
                let of_line = |order: &IncomingOrder| order.lines.iter().any(|of| u64::from(*of) == line);
                for order in orders.into_iter().filter(of_line) {
                    meant.told.extend(reading.told.iter().filter(|told| told.is_of(within, &order.lines)).cloned());
                    meant.orders.push(order);
                }
            }
        }
    }
    if meant.orders.is_empty() {
        return Err(of_the_whole.unwrap_or_else(|| text!("hq.release_no_row")).into());
    }
    Ok(meant)
}

/// The orders of a file of which a whole was refused, those that it brought already left out. Rows within that
/// are refused stay so, each for itself.
fn whole(hq: &Hq, held: &HeldPart<'_>, readings: Vec<Reading>) -> Result<std::result::Result<Meant, Wording>> {
    let mut meant = Meant::default();
    let mut refused = Vec::new();
    for reading in readings {
        meant.told.extend(reading.told);
        match reading.outcome {
            Outcome::Broken { line, reason } => refused.push(Within { file: reading.within, line, reason }),
            Outcome::NothingForUs { .. } => {}
            Outcome::Orders(orders) => meant.orders.extend(orders),
        }
    }
    let same = refused.iter().find(|part| part.line.is_none() && Wording::from(part.reason.clone()) == held.why);
    let first = refused.iter().find(|part| part.line.is_none());
    let still = if meant.orders.is_empty() { same.or(first).or(refused.first()) } else { same };
    if let Some(part) = still {
        return Ok(Err(part.reason.clone().into()));
    }
    meant.orders = not_taken_yet(hq, held.file, meant.orders)?;
    meant.refused = refused;
    Ok(Ok(meant))
}

/// Of a file that brought orders when it came, those that it has not brought.
fn not_taken_yet(hq: &Hq, file: &str, orders: Vec<IncomingOrder>) -> Result<Vec<IncomingOrder>> {
    hq.store().read(|db| {
        if db.count_taken(file)? == 0 {
            return Ok(orders);
        }
        let mut left = Vec::new();
        for order in orders {
            let id = order.order.id.to_string();
            // One that was taken out since was brought too: a release does not put it back.
            if db.find_statement(About { scope: hq.scope(), kind: RowKind::Order, id: &id })?.is_none() {
                left.push(order);
            }
        }
        Ok(left)
    })
}
