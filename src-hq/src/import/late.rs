//! Papers that came after the file that names them. A file is known by its bytes, but what its rows come to depends
//! on the papers beside it and on its password: rows whose papers lacked are read again when the file comes again.

use super::{FileOutcome, beside, files, is_imported, orders, recall, unread};
use crate::failure::Result;
use crate::feeds::acro::Papers;
use crate::feeds::{IncomingOrder, Outcome, Reading, Told};
use crate::hq::Hq;
use crate::store::feed;
use chrono::TimeDelta;
use cordon_core::rules::order::Order;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use std::collections::BTreeSet;
use std::path::Path;

/// The least that one time is after another. Versions of one delivery are told apart by when HQ learnt of them alone:
/// the one with its paper, so much later than the one without, is the one that stands.
const A_MOMENT: TimeDelta = TimeDelta::milliseconds(1);

/// A file that was imported before and comes again.
pub(super) struct Repeated<'r> {
    /// Its path.
    pub path: &'r Path,
    /// Its bytes.
    pub bytes: &'r [u8],
    /// SHA-256 of them.
    pub sha256: &'r str,
    /// Opens archives.
    pub password: Option<&'r str>,
}

/// Recalls what became of a file, and takes again those of its orders whose papers lacked and are there now.
pub(super) fn again(hq: &Hq, file: &Repeated<'_>) -> Result<FileOutcome> {
    let mut outcome = FileOutcome::of(file.path);
    hq.store().read(|db| recall(db, file.sha256, &mut outcome))?;
    let lacking = lines_lacking(&outcome.told);
    let papers = if lacking.is_empty() { Ok(Papers::default()) } else { beside(file.path) };
    let papers = match papers {
        Ok(papers) => papers,
        // Whether the papers came is not known, and nothing is written down: it is tried again.
        Err(why) => return Ok(unread(file.path, text!("feed.papers_folder_unread", why = why))),
    };
    let found = if lacking.is_empty() { Found::default() } else { find(hq, file, &papers, &lacking)? };
    hq.store().write(|tx| {
        tx.keep_repeat(file.sha256, hq.now())?;
        is_imported(hq, tx, file.path, file.sha256)
    })?;
    if !found.came.is_empty() {
        take(hq, file.sha256, found.came, &mut outcome)?;
    }
    // Said each time, and kept nowhere: the note that the paper lacks stays for the row.
    let what = || text!("feed.papers_of_out");
    outcome.told.extend(found.out.into_iter().map(|(within, line)| Told { within, line: Some(line), what: what() }));
    Ok(outcome)
}

/// A line of a file, or of a file of an archive by its path there.
type Place = (Option<String>, u32);

/// An order whose paper came.
struct Came {
    order: IncomingOrder,
    /// The file of an archive that it stands in.
    within: Option<String>,
    /// What is told of its lines, read with the paper.
    told: Vec<Told>,
}

impl Came {
    fn places(&self) -> impl Iterator<Item = Place> {
        self.order.lines.iter().map(|line| (self.within.clone(), *line))
    }
}

/// Orders whose papers came.
#[derive(Default)]
struct Found {
    /// Those that are in the copies.
    came: Vec<Came>,
    /// Where those stand that are not in the copies: a paper does not put an order back.
    out: BTreeSet<Place>,
}

/// Whether a note says that a row's paper was not there, or did not open.
fn says_it_lacks(told: &Told) -> bool {
    matches!(told.what.key.name(), "feed.papers_missing" | "feed.row_unopened")
}

fn lines_lacking(told: &[Told]) -> BTreeSet<Place> {
    let place = |told: &Told| Some((told.within.clone(), told.line?));
    told.iter().filter(|told| says_it_lacks(told)).filter_map(place).collect()
}

fn find(hq: &Hq, file: &Repeated<'_>, papers: &Papers, lacking: &BTreeSet<Place>) -> Result<Found> {
    let with = files::ReadWith { password: file.password, courts: &hq.force().courts, papers };
    let came_as_of = |at| whose_paper_came(files::read(file.path, file.bytes, &with, at), lacking);
    let came = came_as_of(hq.now());
    // Its dates are read as of when it came, which the orders that it brought still say.
    match learnt_at(hq, &came)? {
        Some(learnt_at) => sorted(hq, came_as_of(learnt_at)),
        None => sorted(hq, came),
    }
}

/// The orders of lines that lacked a paper and that lack none now, each with what is told of its lines.
fn whose_paper_came(readings: Vec<Reading>, lacking: &BTreeSet<Place>) -> Vec<Came> {
    let mut came = Vec::new();
    for reading in readings {
        let within = reading.within.as_deref();
        let lacked = |line: &u32| lacking.contains(&(within.map(str::to_owned), *line));
        let is_meant = |order: &IncomingOrder| order.lines.iter().any(lacked);
        match reading.outcome {
            Outcome::Orders(orders) if !reading.told.iter().any(says_it_lacks) => {
                for order in orders.into_iter().filter(is_meant) {
                    let of_it = |told: &&Told| told.is_of(within, &order.lines);
                    let told = reading.told.iter().filter(of_it).cloned().collect();
                    came.push(Came { order, within: within.map(str::to_owned), told });
                }
            }
            Outcome::Orders(_) | Outcome::NothingForUs { .. } | Outcome::Broken { .. } => {}
        }
    }
    came
}

/// When the file's delivery came, by the earliest of the versions that it brought.
fn learnt_at(hq: &Hq, came: &[Came]) -> Result<Option<Timestamp>> {
    hq.store().read(|db| {
        let mut learnt = Vec::new();
        for Came { order: incoming, .. } in came {
            let Some(held) = feed::find_order(db, hq.scope(), incoming.order.id)? else { continue };
            let brought = incoming.order.versions.iter().filter_map(|version| held.version(version.id));
            learnt.extend(brought.map(|version| version.hq_learnt_at));
        }
        Ok(learnt.into_iter().min())
    })
}

/// Parts the orders that are in the copies from those that are not.
fn sorted(hq: &Hq, came: Vec<Came>) -> Result<Found> {
    hq.store().read(|db| {
        let mut found = Found::default();
        for mut came in came {
            let Some(held) = feed::find_order(db, hq.scope(), came.order.order.id)? else {
                found.out.extend(came.places());
                continue;
            };
            date_as_of_its_delivery(&held, &mut came.order);
            found.came.push(came);
        }
        Ok(found)
    })
}

/// Dates an order's versions as learnt with the row's delivery, and a moment after what stands there without the
/// paper: they take the place of that, and of nothing that a later delivery corrected.
fn date_as_of_its_delivery(held: &Order, incoming: &mut IncomingOrder) {
    for version in &mut incoming.order.versions {
        // Of two papers under one name each has a version of its own.
        let same_day = held.versions.iter().filter(|of| of.made_at == version.made_at).map(|of| of.hq_learnt_at).min();
        let without = held.version(version.id).map(|of| of.hq_learnt_at).or(same_day);
        version.hq_learnt_at = without.unwrap_or(version.hq_learnt_at).plus(A_MOMENT);
    }
}

fn take(hq: &Hq, sha256: &str, came: Vec<Came>, outcome: &mut FileOutcome) -> Result<()> {
    for Came { order, within, .. } in &came {
        outcome.told.retain(|told| !told.is_of(within.as_deref(), &order.lines));
    }
    let (orders, told): (Vec<IncomingOrder>, Vec<Vec<Told>>) =
        came.into_iter().map(|came| (came.order, came.told)).unzip();
    let (taken, of_orders) = orders::take_told(hq, &orders)?;
    outcome.orders.add(taken);
    outcome.told.extend(told.into_iter().flatten());
    for what in of_orders {
        let told = Told { within: None, line: None, what };
        if !outcome.told.contains(&told) {
            outcome.told.push(told);
        }
    }
    hq.store().write(|tx| tx.set_told(sha256, &outcome.told))
}
