//! Where a session's index stands: made in the background at unlock, kept in step as sync changes
//! people, dropped on lock.
//!
//! People changed since the large index was made stand in a small one beside it, which is made again
//! at each change; once they are many, the large one is made anew, and until then the answer is "still
//! loading".

use super::areas::Areas;
use super::build::Builder;
use super::index::Index;
use super::rank::Found;
use crate::Failure;
use crate::locks::lock_of;
use crate::store::open_replica_to_read;
use crate::store::replica::{clues, zones};
use cordon_core::rules::find::Query;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::time::Day;
use cordon_core::text_key;
use rusqlite::Connection;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use zeroize::Zeroizing;

/// Changed people who may stand beside the large index; beyond them it is made anew.
const MOST_RECENT: usize = 2_000;

/// Called when an index is ready.
type Tell = Arc<dyn Fn() + Send + Sync>;

/// The index of an open session.
pub struct Shelf {
    shared: Arc<Shared>,
    place: PathBuf,
    key: Zeroizing<[u8; 32]>,
    tell: Tell,
}

#[derive(Default)]
struct Shared {
    stands: Mutex<Stands>,
    made: Condvar,
    /// Threads that read the replica now.
    readers: Mutex<u32>,
    rested: Condvar,
}

/// A thread that reads the replica, counted as long as this is held.
struct Reader(Arc<Shared>);

impl Reader {
    fn of(shared: &Arc<Shared>) -> Self {
        *lock_of(&shared.readers) += 1;
        Self(Arc::clone(shared))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        *lock_of(&self.0.readers) -= 1;
        self.0.rested.notify_all();
    }
}

#[derive(Default)]
struct Stands {
    large: Option<Arc<Index>>,
    recent: Option<Arc<Index>>,
    /// People changed since the large index was begun.
    changed: HashSet<PersonId>,
    /// While one is being made: people changed since that was begun.
    since: Option<HashSet<PersonId>>,
    /// Whether so much changed meanwhile that it is made once more.
    again: bool,
    /// Counts the changes: a small index of what stood before the last of them is not kept.
    turn: u64,
    /// Whether the replica is being read anew, so that no index says who is held.
    paused: bool,
    /// The areas; `None` while they are being read, when the store is asked instead.
    areas: Option<Arc<Areas>>,
    /// How often areas changed: what was read before the last change is not kept.
    areas_turn: u64,
    failed: bool,
    closed: bool,
}

impl Shelf {
    /// Begins to make the index of a replica; `tell` is called whenever one is ready.
    pub fn begin(place: PathBuf, key: [u8; 32], tell: impl Fn() + Send + Sync + 'static) -> Self {
        let shelf = Self { shared: Arc::default(), place, key: Zeroizing::new(key), tell: Arc::new(tell) };
        shelf.make();
        shelf
    }

    /// As while the index is being made, for good.
    #[cfg(test)]
    pub(crate) fn load_for_ever(&self) {
        self.waiting()();
        let mut stands = lock_of(&self.shared.stands);
        (stands.large, stands.since) = (None, Some(HashSet::new()));
    }

    /// Asks this index; once it is dropped, what asks is told that it is loading.
    pub fn asking(&self) -> Asking {
        Asking(Arc::clone(&self.shared))
    }

    /// Who fits a query; `None` while the index is still being made.
    pub fn find(&self, query: &Query, today: Day, limit: usize) -> Result<Option<Found>, Failure> {
        self.asking().find(query, today, limit)
    }

    /// People were changed in the replica, and that is committed.
    pub fn changed(&self, db: &Connection, people: HashSet<PersonId>) -> Result<(), Failure> {
        let many = {
            let mut stands = lock_of(&self.shared.stands);
            if let Some(since) = &mut stands.since {
                since.extend(people.iter().copied());
            }
            if people.is_empty() || stands.large.is_none() {
                return Ok(());
            }
            stands.changed.extend(people);
            stands.turn += 1;
            stands.recent = None;
            stands.changed.len() > MOST_RECENT
        };
        if many {
            self.make();
            return Ok(());
        }
        self.shared.renew_recent(db)?;
        (self.tell)();
        Ok(())
    }

    /// Areas about a place, by their boxes; `None` while they are being read: the store knows.
    pub fn areas(&self) -> Option<Arc<Areas>> {
        lock_of(&self.shared.stands).areas.clone()
    }

    /// The replica is about to be read anew: until [`all_changed`](Self::all_changed), no index says
    /// who is held.
    pub fn pause(&self) {
        lock_of(&self.shared.stands).paused = true;
    }

    /// Orders are being changed in the replica: the store is asked for areas.
    pub fn areas_change(&self) {
        let mut stands = lock_of(&self.shared.stands);
        stands.areas = None;
        stands.areas_turn += 1;
    }

    /// Orders were changed in the replica, and that is committed: areas are read anew.
    pub fn areas_changed(&self) {
        self.areas_change();
        let (reader, place, key) = (Reader::of(&self.shared), self.place.clone(), self.key.clone());
        std::thread::spawn(move || {
            let read = open_replica_to_read(&place, &key).and_then(|db| reader.0.read_areas(&db));
            if let Err(failure) = read {
                // The store goes on being asked.
                tracing::warn!(%failure, "the areas cannot be read whole");
            }
        });
    }

    /// Everything may have changed, as where a scope was read anew.
    pub fn all_changed(&self) {
        lock_of(&self.shared.stands).paused = false;
        self.make();
    }

    /// Makes the large index in the background; once more, where one is being made already. One that
    /// stands knows too little by then to say that nobody was found: it goes.
    fn make(&self) {
        {
            let mut stands = lock_of(&self.shared.stands);
            (stands.large, stands.recent) = (None, None);
            stands.changed.clear();
            stands.turn += 1;
            if stands.since.is_some() {
                stands.again = true;
                return;
            }
            stands.since = Some(HashSet::new());
        }
        let (reader, place, key, tell) =
            (Reader::of(&self.shared), self.place.clone(), self.key.clone(), Arc::clone(&self.tell));
        std::thread::spawn(move || {
            if let Err(failure) = reader.0.make(&place, &key) {
                reader.0.fail(&failure);
            }
            drop(reader);
            tell();
        });
    }

    /// Bytes that what is ready takes.
    pub fn bytes(&self) -> usize {
        let stands = lock_of(&self.shared.stands);
        stands.large.iter().chain(&stands.recent).map(|index| index.bytes()).sum()
    }

    /// What waits until its threads read no more.
    pub fn resting(&self) -> Resting {
        Resting(Arc::clone(&self.shared))
    }

    /// What waits until an index is ready, cannot be made, or is dropped: without holding the session.
    pub fn waiting(&self) -> impl FnOnce() + use<> {
        let shared = Arc::clone(&self.shared);
        move || {
            let waits = |stands: &mut Stands| stands.large.is_none() && !stands.failed && !stands.closed;
            let _ready = shared.made.wait_while(lock_of(&shared.stands), waits).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// What waits until no thread of a shelf reads the replica any more; one that is dropped gives up soon.
pub struct Resting(Arc<Shared>);

impl Resting {
    /// Waits.
    pub fn wait(self) {
        let reads = |readers: &mut u32| *readers > 0;
        let _none = self.0.rested.wait_while(lock_of(&self.0.readers), reads).unwrap_or_else(PoisonError::into_inner);
    }
}

/// What asks a session's index, and does not hold the session.
pub struct Asking(Arc<Shared>);

impl Asking {
    /// Who fits a query; `None` while the index is still being made.
    pub fn find(&self, query: &Query, today: Day, limit: usize) -> Result<Option<Found>, Failure> {
        let (large, recent, changed) = {
            let stands = lock_of(&self.0.stands);
            let Some(large) = stands.large.clone().filter(|_| !stands.paused) else {
                return if stands.failed { Err(Failure::Damaged(text_key!("fault.search_index"))) } else { Ok(None) };
            };
            let changed = if stands.changed.is_empty() { HashSet::new() } else { stands.changed.clone() };
            (large, stands.recent.clone(), changed)
        };
        let mut found = large.find(query, today, limit, None);
        // Somebody changed who is not in an index yet: nobody may be said to be missing.
        let Some(recent) = recent else { return Ok(changed.is_empty().then_some(found)) };
        found.matches.retain(|each| !changed.contains(&each.person));
        let newer = recent.find(query, today, limit, Some(&found.among));
        found.matches.extend(newer.matches.into_iter().filter(|each| changed.contains(&each.person)));
        found.matches.sort_by(|one, other| other.bits.total_cmp(&one.bits));
        found.more |= newer.more || found.matches.len() > limit;
        found.matches.truncate(limit);
        Ok(Some(found))
    }
}

/// The index goes with the session; one still being made is given up.
impl Drop for Shelf {
    fn drop(&mut self) {
        *lock_of(&self.shared.stands) = Stands { closed: true, ..Stands::default() };
        self.shared.made.notify_all();
    }
}

impl Shared {
    fn is_closed(&self) -> bool {
        lock_of(&self.stands).closed
    }

    /// Makes the large index through a door of its own, and the small one of what changed meanwhile.
    fn make(&self, place: &Path, key: &[u8; 32]) -> Result<(), Failure> {
        let db = open_replica_to_read(place, key)?;
        if let Err(failure) = self.read_areas(&db) {
            // The store goes on being asked of areas; people are found all the same.
            tracing::warn!(%failure, "the areas cannot be read whole");
        }
        loop {
            let Some(index) = self.read_all(&db)? else { return Ok(()) };
            let mut stands = lock_of(&self.stands);
            if stands.closed {
                return Ok(());
            }
            if std::mem::take(&mut stands.again) {
                stands.since = Some(HashSet::new());
                continue;
            }
            stands.large = Some(Arc::new(index));
            stands.failed = false;
            stands.changed = stands.since.take().unwrap_or_default();
            stands.recent = None;
            stands.turn += 1;
            break;
        }
        let renewed = self.renew_recent(&db);
        self.made.notify_all();
        renewed
    }

    fn read_areas(&self, db: &Connection) -> Result<(), Failure> {
        let turn = lock_of(&self.stands).areas_turn;
        let areas = Areas::of(zones::all(db)?);
        let mut stands = lock_of(&self.stands);
        if stands.areas_turn == turn && !stands.closed {
            stands.areas = Some(Arc::new(areas));
        }
        Ok(())
    }

    /// `None` where the session was closed meanwhile.
    fn read_all(&self, db: &Connection) -> Result<Option<Index>, Failure> {
        let mut builder = Builder::new();
        let mut count = 0_u32;
        clues::each(db, |person, clues| {
            builder.add(person, clues);
            count = count.wrapping_add(1);
            !count.is_multiple_of(4_096) || !self.is_closed()
        })?;
        Ok((!self.is_closed()).then(|| builder.finish()))
    }

    /// Makes the small index again, of everybody changed since the large one was begun; once more,
    /// where somebody changed meanwhile.
    fn renew_recent(&self, db: &Connection) -> Result<(), Failure> {
        loop {
            let (turn, changed) = {
                let stands = lock_of(&self.stands);
                (stands.turn, stands.changed.iter().copied().collect::<Vec<_>>())
            };
            let mut builder = Builder::new();
            for person in &changed {
                for clues in clues::of_person(db, *person)? {
                    builder.add(*person, &clues);
                }
            }
            let recent = (!changed.is_empty()).then(|| Arc::new(builder.finish()));
            let mut stands = lock_of(&self.stands);
            if stands.closed {
                return Ok(());
            }
            if stands.turn == turn {
                stands.recent = recent;
                return Ok(());
            }
        }
    }

    fn fail(&self, failure: &Failure) {
        tracing::error!(%failure, "the search index cannot be made");
        let mut stands = lock_of(&self.stands);
        stands.since = None;
        stands.failed = stands.large.is_none();
        drop(stands);
        self.made.notify_all();
    }
}

#[cfg(test)]
#[path = "shelf_tests.rs"]
mod shelf_tests;
