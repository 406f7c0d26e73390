//! What answers searches while a slot is open, through doors of its own to both stores: a search waits
//! neither for a slice of a pull nor for what else is being written. It lets nobody be seen before it
//! is on the disk that they were.
//!
//! Locks are taken in this order: `open`, then the session. Nothing that holds the session asks for
//! `open`.

use crate::failure::{Failure, Refusal};
use crate::files::paths::Paths;
use crate::files::reserve;
use crate::locks::lock_of;
use crate::search::Asking;
use crate::store::own::shown::{self, Shown};
use crate::store::replica::prepared::Rows;
use cordon_core::proof::entry::Asked;
use cordon_core::rules::ids::{OfficerId, PersonId, SearchId};
use cordon_core::rules::look::is_same_incident;
use cordon_core::text;
use cordon_core::wire::Reason;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

/// Questions that showed nobody new, kept without a row, at most.
const ASKED_IN_MEMORY: usize = 64;

/// Answers searches of one officer.
pub struct Finder {
    officer: OfficerId,
    copy: Mutex<Door>,
    open: Mutex<Open>,
    /// The incident that the last reason of this sitting named. Whoever holds it asks for nothing else.
    incident: Mutex<Option<String>>,
}

/// The index, a door to the copy, and rows that were read through it.
struct Door {
    asking: Asking,
    db: Connection,
    rows: Rows,
}

impl Door {
    fn new(asking: Asking, db: Connection) -> Self {
        Self { asking, db, rows: Rows::default() }
    }
}

struct Open {
    own: Connection,
    searches: HashMap<SearchId, OpenSearch>,
    closed: bool,
}

/// A search whose box was opened.
#[derive(Default)]
struct OpenSearch {
    /// Everybody it showed, all of them on the disk.
    shown: HashSet<PersonId>,
    /// Questions that no row and no entry names yet: they showed nobody new.
    asked: Vec<Asked>,
    /// The number of the next row.
    next: u32,
    /// Whether rows wait to be folded into an entry.
    has_rows: bool,
    /// The incident that its reason named.
    incident: Option<String>,
}

impl OpenSearch {
    fn is_settled(&self) -> bool {
        !self.has_rows && self.asked.is_empty()
    }
}

impl Finder {
    /// Answers an officer's searches from a copy of HQ's, and writes whom it shows to the own store.
    pub fn new(officer: OfficerId, asking: Asking, copy: Connection, own: Connection) -> Self {
        let open = Open { own, searches: HashMap::new(), closed: false };
        Self { officer, copy: Mutex::new(Door::new(asking, copy)), open: Mutex::new(open), incident: Mutex::new(None) }
    }

    /// A search was opened under a reason, and that is on the disk: its first row with it.
    pub fn begin(&self, search: SearchId, reason: &Reason) {
        self.reason_given(reason);
        let incident = reason.incident().map(str::to_owned);
        let begun = OpenSearch { next: 1, has_rows: true, incident, ..OpenSearch::default() };
        lock_of(&self.open).searches.insert(search, begun);
    }

    /// A reason was given for something: a search of another incident shows nobody any more, as a grant does.
    pub fn reason_given(&self, reason: &Reason) {
        if let Some(incident) = reason.incident() {
            *lock_of(&self.incident) = Some(incident.to_owned());
        }
    }

    /// Whether a search is of another incident than the last reason named.
    fn is_of_another_incident(&self, of: &OpenSearch) -> bool {
        match (of.incident.as_deref(), lock_of(&self.incident).as_deref()) {
            (Some(own), Some(last)) => !is_same_incident(own, last),
            (Some(_), None) | (None, Some(_) | None) => false,
        }
    }

    /// Refuses a search that was not opened under a reason.
    pub fn needs_open(&self, search: SearchId) -> Result<(), Failure> {
        if lock_of(&self.open).searches.get(&search).is_some_and(|of| !self.is_of_another_incident(of)) {
            return Ok(());
        }
        Err(Failure::Refused(Refusal::No(text!("refusal.open_a_search_under_a_reason_first"))))
    }

    /// The index, and the copy as it stands now with the rows of it that were read before: nothing that is
    /// applied meanwhile is seen by half.
    pub fn look<T>(
        &self,
        look: impl FnOnce(&Asking, &Connection, &mut Rows) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut held = lock_of(&self.copy);
        let Door { asking, db, rows } = &mut *held;
        let view = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Deferred)?;
        rows.renew(db)?;
        let seen = look(asking, db, rows)?;
        view.commit()?;
        Ok(seen)
    }

    /// Answers from another copy from now on. Searches that are open stay so, with whom they showed.
    pub fn begin_anew(&self, asking: Asking, copy: Connection) {
        *lock_of(&self.copy) = Door::new(asking, copy);
    }

    /// Returns only once it is on the disk whom a question shows: one commit where that is somebody
    /// new, none where it is not.
    pub fn account(
        &self,
        paths: &Paths,
        search: SearchId,
        asked: Asked,
        shows: impl Iterator<Item = PersonId>,
    ) -> Result<(), Failure> {
        let mut open = lock_of(&self.open);
        let Open { own, searches, closed } = &mut *open;
        // Locked since the question was asked: there is nobody any more to show them to.
        let found = searches.get_mut(&search).filter(|_| !*closed);
        let of = found.ok_or(Failure::Refused(Refusal::Locked))?;
        if self.is_of_another_incident(of) {
            return Err(Failure::Refused(Refusal::ReasonNeeded));
        }
        let persons: Vec<PersonId> = shows.filter(|person| !of.shown.contains(person)).collect();
        if persons.is_empty() && of.asked.len() < ASKED_IN_MEMORY {
            of.asked.push(asked);
            return Ok(());
        }
        let asked = of.asked.iter().cloned().chain([asked]).collect();
        let row = Shown { search, number: of.next, officer: self.officer, asked, persons };
        if let Err(failure) = reserve::release_if_full(paths).and_then(|()| shown::add(own, &row)) {
            if row.persons.is_empty() {
                // Nobody is shown by it: it waits in memory, as the questions before it did.
                of.asked = row.asked;
                return Ok(());
            }
            return Err(Failure::NotShown(Box::new(failure)));
        }
        of.shown.extend(row.persons);
        of.asked.clear();
        of.next += 1;
        of.has_rows = true;
        Ok(())
    }

    /// One entry, which `fold` writes, says what a search asked and showed since the last; safe to repeat.
    pub fn settle(
        &self,
        search: SearchId,
        fold: impl FnOnce(OfficerId, &[Asked]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut open = lock_of(&self.open);
        let Some(of) = open.searches.get_mut(&search).filter(|of| !of.is_settled()) else { return Ok(()) };
        fold(self.officer, &of.asked)?;
        of.asked.clear();
        of.has_rows = false;
        Ok(())
    }

    /// The last entry of a search, which `fold` writes: nothing is asked under it any more. Safe to repeat.
    pub fn close_one(
        &self,
        search: SearchId,
        fold: impl FnOnce(OfficerId, &[Asked]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut open = lock_of(&self.open);
        let Some(of) = open.searches.get(&search) else { return Ok(()) };
        fold(self.officer, &of.asked)?;
        open.searches.remove(&search);
        Ok(())
    }

    /// Searches that are open.
    pub fn searches(&self) -> Vec<SearchId> {
        lock_of(&self.open).searches.keys().copied().collect()
    }

    /// Lets nothing be shown any more.
    pub fn close(&self) {
        lock_of(&self.open).closed = true;
    }
}
