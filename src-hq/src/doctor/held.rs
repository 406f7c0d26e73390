//! What the store holds, and whether it and what lies about it agree.

use super::beside;
use super::{Asked, Check, Finding, failed, fine, look, note, unknown, wrong};
use crate::authority::Dates;
use crate::failure::Result;
use crate::force::Force;
use crate::report;
use crate::store::refused::Held;
use crate::store::totals::Totals;
use crate::store::{Reads, Store};
use chrono::TimeDelta;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::Verbatim;
use std::fs;
use std::path::Path;

/// Clocks that differ by less agree.
const CLOCK_SECONDS: i64 = 120;
/// From here on an authority is replaced: every device has to be enrolled under the next one.
const AUTHORITY_DAYS: i64 = 365;

/// Looks at the store and what lies about it.
pub fn examine(asked: &Asked<'_>, store: &Store) -> Vec<Finding> {
    let mut findings = soundness(store);
    findings.extend(of(Check::Authority, store.read(|db| authority(asked, db))));
    findings.extend(of(Check::Force, store.read(|db| force(asked.folder, db))));
    findings.extend(of(Check::Clock, store.read(|db| clock(asked.now, db))));
    findings.extend(of(Check::Evidence, store.read(|db| beside::examine(asked.folder, db))));
    findings.extend(of(Check::Journals, count(asked, store).map(|totals| counts(&totals))));
    findings.extend(of(Check::Quarantine, store.read(|db| Ok(vec![quarantine(&db.list_refused()?)]))));
    findings.extend(of(Check::Enrolments, store.read(|db| enrolments(asked.now, db))));
    let overdue = count(asked, store).map(|totals| vec![searches(totals.unsettled_searches)]);
    findings.extend(of(Check::Searches, overdue));
    findings
}

fn count(asked: &Asked<'_>, store: &Store) -> Result<Totals> {
    store.read(|db| db.count_totals(&report::since(asked.now)))
}

/// What was found, or that it could not be looked into.
fn of(check: Check, found: Result<Vec<Finding>>) -> Vec<Finding> {
    found.unwrap_or_else(|failure| vec![failed(check, &failure)])
}

fn soundness(store: &Store) -> Vec<Finding> {
    let examined = match store.examine() {
        Ok(examined) => examined,
        Err(failure) => return vec![failed(Check::Store, &failure)],
    };
    let pages = match examined.faults.first() {
        None => fine(Check::Store, text!("doctor.store_sound")),
        Some(first) => wrong(
            Check::Store,
            text!("doctor.store_spoilt", count = examined.faults.len(), first = Verbatim::from(first.as_str())),
            text!("doctor.put_the_backup_back"),
        ),
    };
    let (held, newest) = (examined.layout, examined.newest);
    let layout = match held.cmp(&newest) {
        std::cmp::Ordering::Equal => fine(Check::Layout, text!("doctor.layout_is", layout = held)),
        std::cmp::Ordering::Less => note(Check::Layout, text!("doctor.layout_old", layout = held, newest = newest)),
        std::cmp::Ordering::Greater => wrong(
            Check::Layout,
            text!("doctor.layout_newer", layout = held, newest = newest),
            text!("doctor.take_the_newer_program"),
        ),
    };
    vec![pages, layout]
}

/// The authority's certificate: whether it holds, and for how long, and whether the file says the same.
fn authority(asked: &Asked<'_>, db: &dyn Reads) -> Result<Vec<Finding>> {
    let Some(pem) = db.find_secret("authority certificate")? else {
        return Ok(vec![wrong(Check::Authority, text!("doctor.no_authority"), text!("doctor.put_the_backup_back"))]);
    };
    let pem = String::from_utf8_lossy(&pem).into_owned();
    let dates = match Dates::of_pem(&pem) {
        Some(dates) => validity(asked.now, dates),
        None => unknown(Check::Authority, text!("doctor.authority_unread").into()),
    };
    Ok(vec![dates, authority_file(asked.folder, &pem)])
}

/// What is to be said of an authority of these dates.
pub fn validity(now: Timestamp, dates: Dates) -> Finding {
    let until = Verbatim::from(dates.until.london_text());
    if now < dates.from {
        let from = Verbatim::from(dates.from.london_text());
        wrong(Check::Authority, text!("doctor.authority_to_come", from = from), text!("doctor.set_the_clock"))
    } else if now >= dates.until {
        wrong(Check::Authority, text!("doctor.authority_over", until = until), text!("doctor.enrol_all_anew"))
    } else if dates.until.since(now) < TimeDelta::days(AUTHORITY_DAYS) {
        look(Check::Authority, text!("doctor.authority_ends", until = until), text!("doctor.enrol_all_anew"))
    } else {
        fine(Check::Authority, text!("doctor.authority_until", until = until))
    }
}

fn authority_file(folder: &Path, pem: &str) -> Finding {
    let file = folder.join("ca.pem");
    let shown = Verbatim::from(file.display().to_string());
    match fs::read_to_string(&file) {
        Ok(written) if written == pem => fine(Check::AuthorityFile, text!("doctor.authority_file_is", file = shown)),
        Ok(_other) => look(
            Check::AuthorityFile,
            text!("doctor.authority_file_differs", file = shown),
            text!("doctor.written_at_start"),
        ),
        Err(error) => {
            let says =
                text!("doctor.authority_file_unread", file = shown, why = Verbatim::from(error.kind().to_string()));
            look(Check::AuthorityFile, says, text!("doctor.written_at_start"))
        }
    }
}

/// The force that is named beside the store, which must be the one that it holds.
fn force(folder: &Path, db: &dyn Reads) -> Result<Vec<Finding>> {
    let held = db.list_areas()?;
    let found = match Force::find(folder) {
        Ok(Some(force)) => match held.iter().find(|area| **area != force.scope) {
            None => fine(Check::Force, text!("doctor.force_is", shown = Verbatim::from(force.shown))),
            Some(other) => wrong(
                Check::Force,
                text!(
                    "hq.of_another_force",
                    held = Verbatim::from(other.as_str()),
                    named = Verbatim::from(force.scope.as_str()),
                ),
                text!("doctor.put_the_force_back"),
            ),
        },
        Ok(None) => wrong(Check::Force, text!("doctor.no_force"), text!("doctor.put_the_force_back")),
        Err(failure) => wrong(
            Check::Force,
            text!("doctor.force_unread", why = Verbatim::from(failure.to_string())),
            text!("doctor.put_the_force_back"),
        ),
    };
    Ok(vec![found])
}

/// The clock, by the last that HQ took in under it.
fn clock(now: Timestamp, db: &dyn Reads) -> Result<Vec<Finding>> {
    let last = db.find_last_received()?;
    let found = match last {
        None => note(Check::Clock, text!("doctor.clock_unproven")),
        Some(last) if last.since(now) > TimeDelta::seconds(CLOCK_SECONDS) => {
            let (now, last) = (Verbatim::from(now.london_text()), Verbatim::from(last.london_text()));
            wrong(Check::Clock, text!("doctor.clock_behind", now = now, last = last), text!("doctor.set_the_clock"))
        }
        Some(last) => fine(Check::Clock, text!("doctor.clock_after", last = Verbatim::from(last.london_text()))),
    };
    Ok(vec![found])
}

/// What the counts of the store say.
pub fn counts(totals: &Totals) -> Vec<Finding> {
    let spoilt = totals.chain_faults + totals.forks;
    let journals = match spoilt {
        0 => fine(Check::Journals, text!("doctor.journals_hold", count = totals.entries)),
        _ => wrong(
            Check::Journals,
            text!("doctor.journals_spoilt", count = spoilt),
            text!("doctor.verify_journals", what = text!("hq.chain_remedy")),
        ),
    };
    let aside = totals.set_aside + totals.captures_set_aside;
    let set_aside = match aside {
        0 => fine(Check::SetAside, text!("doctor.nothing_set_aside")),
        _ => look(Check::SetAside, text!("doctor.set_aside", count = aside), text!("doctor.see_set_aside")),
    };
    let waiting = match totals.needs_a_person {
        0 => fine(Check::Waiting, text!("doctor.no_order_waits")),
        count => look(Check::Waiting, text!("doctor.orders_wait", count = count), text!("doctor.match_orders")),
    };
    vec![journals, set_aside, waiting]
}

/// What lies in quarantine, and since when.
pub fn quarantine(held: &[Held]) -> Finding {
    match held.iter().map(|held| held.at).min() {
        None => fine(Check::Quarantine, text!("hq.nothing_in_quarantine")),
        Some(oldest) => {
            let says = text!("doctor.quarantine", count = held.len(), oldest = Verbatim::from(oldest.london_text()));
            look(Check::Quarantine, says, text!("doctor.see_quarantine"))
        }
    }
}

/// Enrolments that somebody has to confirm.
fn enrolments(now: Timestamp, db: &dyn Reads) -> Result<Vec<Finding>> {
    let waiting = report::unconfirmed(db, now)?;
    let found = match waiting.before {
        None => fine(Check::Enrolments, text!("doctor.no_enrolment_waits")),
        Some(before) => {
            let before = Verbatim::from(before.london_text());
            let says = text!("doctor.enrolments_wait", count = waiting.count, before = before);
            look(Check::Enrolments, says, text!("doctor.confirm_them"))
        }
    };
    Ok(vec![found])
}

fn searches(overdue: u64) -> Finding {
    match overdue {
        0 => fine(Check::Searches, text!("hq.no_search_overdue")),
        count => look(Check::Searches, text!("doctor.searches", count = count), text!("doctor.see_searches")),
    }
}
